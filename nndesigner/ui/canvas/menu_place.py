"""Where a menu was opened by a hand: why an entry of it is refused is said there."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from nndesigner.ui.canvas.pointer import Pointer


class MenuPlace(QObject):
    """Connects the entries of a menu to what they do, and belongs to the menu.

    `pos` is the point of the scene, None for a menu that was opened by keys.
    """

    def __init__(self, pointer: Pointer, pos: QPointF | None, menu: QMenu) -> None:
        super().__init__(menu)
        self._pointer, self._pos = pointer, pos
        self._acting = ExitStack()

    def connect_action(self, action: QAction, slot: object) -> None:
        """Have an entry call a slot, which finds the entry as its `sender()`."""
        # Three connections in this order, as a function around the slot would be the sender.
        action.triggered.connect(self._begin)
        action.triggered.connect(slot)
        action.triggered.connect(self._end)

    @Slot()
    def _begin(self) -> None:
        if self._pos is not None:
            self._acting.enter_context(self._pointer.acting(self._pos))

    @Slot()
    def _end(self) -> None:
        self._acting.close()
