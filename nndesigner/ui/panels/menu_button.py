"""A button with three dots that opens a menu."""

from __future__ import annotations

from PySide6.QtWidgets import QStyleOptionToolButton, QToolButton


class DotsButton(QToolButton):
    """Has no arrow, which would lie over the dots."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        # A style sheet could hide it as well, but would keep the colours of the first theme.
        super().initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
