"""Why something was refused, said for a while where the pointer is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Slot
from PySide6.QtWidgets import QGraphicsView

from nndesigner.ui.canvas.overlay import Overlay
from nndesigner.ui.canvas.scene import DesignScene

_SHOWN_MS = 5000
_FAR = 60.0
"""Pixels the pointer goes away before the sentence does too."""


class RefusalNote(QObject):
    """Shows each refusal of the editor on a scene, as one view sees it."""

    def __init__(self, scene: DesignScene, view: QGraphicsView) -> None:
        super().__init__(view)
        self._scene, self._view = scene, view
        self.note = Overlay(scene.colours)
        scene.addItem(self.note)
        self._at = QPointF()
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        scene.editor.refused.connect(self.show)
        scene.editor.document.changed.connect(self.hide)

    @Slot(str)
    def show(self, sentence: str) -> None:
        """Say this at the pointer, or in the middle of the view if the pointer is elsewhere."""
        self._at = self._scene.pointer.at
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        if not seen.contains(self._at):
            self._at = seen.center()
        self.note.set_colours(self._scene.colours)
        self.note.show()
        self.note.show_text(sentence, self._at, error=True)
        self._timer.start()

    @Slot()
    def hide(self) -> None:
        """Say no more."""
        self._timer.stop()
        self.note.clear()

    def follow(self, pos: QPointF) -> None:
        """Go when the pointer goes away."""
        if self._timer.isActive():
            away = (pos - self._at) * self._scene.pointer.scale
            if away.manhattanLength() > _FAR:
                self.hide()
