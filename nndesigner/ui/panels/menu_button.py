"""A small button that opens a menu."""

from __future__ import annotations

from PySide6.QtWidgets import QStyleOptionToolButton, QToolButton


class MenuButton(QToolButton):
    """Has no arrow, which would lie over what it shows."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        # A style sheet could hide it as well, but would keep the colours of the first theme.
        super().initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
