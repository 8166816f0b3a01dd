"""A panel that is imported and made when it is looked at for the first time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


def in_view(widget: QWidget) -> bool:
    """Tell whether any part of a widget can be seen; not so in a dock behind another's tab."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


class LazyPanel(QWidget):
    """Stands in a dock for a panel that nobody has opened yet.

    Panels behind tabs would otherwise be imported and made before the window's first paint.
    """

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        """Remember how to make the panel; it is made once it has been painted."""
        super().__init__(parent)
        self._make = make
        self._panel: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> QWidget | None:
        """The real panel, None while it has never been shown."""
        return self._panel

    def ensure(self) -> QWidget:
        """Return the real panel, making it now if need be."""
        if self._panel is None:
            self._panel = self._make()
            self._layout.addWidget(self._panel)
        return self._panel

    def paintEvent(self, event: QPaintEvent) -> None:
        # Docks behind other tabs are shown too, outside the window: only what is painted is seen.
        if self._panel is None:
            # Not while Qt walks through the children it paints: there would be new ones.
            QTimer.singleShot(0, self, self._wake)
        super().paintEvent(event)

    @Slot()
    def _wake(self) -> None:
        self.ensure()

    def sizeHint(self) -> QSize:
        return QSize(380, 300)
