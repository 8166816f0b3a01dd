"""Why something was refused, said for a while where the pointer is, or at the selected block."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Slot
from PySide6.QtWidgets import QGraphicsItem

from nndesigner.ui.canvas.free_area import way_into
from nndesigner.ui.canvas.overlay import Overlay
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.zoom_view import ZoomView

_SHOWN_MS = 5000
_FAR = 60.0
"""Pixels the pointer goes away before the sentence does too."""


class RefusalNote(QObject):
    """Shows each refusal of the editor on a scene, as one view sees it."""

    def __init__(self, scene: DesignScene, view: ZoomView) -> None:
        super().__init__(view)
        self._scene, self._view = scene, view
        self.note = Overlay(scene.colours)
        # To be read however small the network is shown.
        self.note.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        scene.addItem(self.note)
        self._at = QPointF()
        self._is_at_pointer = False
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        scene.editor.refused.connect(self.show)
        scene.editor.document.changed.connect(self.hide)

    @Slot(str)
    def show(self, sentence: str) -> None:
        """Say this at the pointer; if that is elsewhere, by what is selected, or in the middle."""
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        self._at = self._place(seen)
        self.note.set_colours(self._scene.colours)
        self.note.show()
        self.note.show_text(sentence, QPointF(), error=True)
        self.note.setPos(self._inside())
        self._timer.start()

    @Slot()
    def hide(self) -> None:
        """Say no more."""
        self._timer.stop()
        self.note.clear()

    def follow(self, pos: QPointF) -> None:
        """Go when the pointer goes away."""
        if self._timer.isActive() and self._is_at_pointer:
            away = (pos - self._at) * self._scene.pointer.scale
            if away.manhattanLength() > _FAR:
                self.hide()

    def _place(self, seen: QRectF) -> QPointF:
        pointer = self._scene.pointer
        self._is_at_pointer = pointer.is_over and seen.contains(pointer.at)
        if self._is_at_pointer:
            return pointer.at
        block = self._scene.focus.rect()
        if not block.isEmpty() and seen.intersects(block):
            return block.intersected(seen).bottomLeft()
        return seen.center()

    def _inside(self) -> QPointF:
        """Return where the sentence is wholly in sight, and nothing lies over it."""
        at = QPointF(self._view.mapFromScene(self._at))
        rect = self.note.boundingRect().translated(at)
        way = way_into(rect, self._view.free_areas()) or QPointF()
        return self._at + way / self._scene.pointer.scale
