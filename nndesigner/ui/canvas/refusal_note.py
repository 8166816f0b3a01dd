"""Why a gesture was refused, said for a while where the pointer is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Slot

from nndesigner.ui.canvas.free_area import way_into
from nndesigner.ui.canvas.overlay import Sentence
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.zoom_view import ZoomView

_SHOWN_MS = 5000
_FAR = 60.0
"""Pixels the pointer goes away before the sentence does too."""


class RefusalNote(QObject):
    """Shows why what a hand just did on a scene is refused, as one view sees it.

    What is refused without a place on the canvas (most keys, panels) is for others to say.
    """

    def __init__(self, scene: DesignScene, view: ZoomView) -> None:
        super().__init__(view)
        self._scene, self._view = scene, view
        self.note = Sentence(scene.colours)
        scene.addItem(self.note)
        self._at = QPointF()
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        scene.editor.refused.connect(self.show)
        scene.message.connect(self.hide)
        scene.editor.document.changed.connect(self.hide)

    @Slot(str)
    def show(self, sentence: str) -> None:
        """Say this at the pointer, if what is refused was done there."""
        if not self._scene.pointer.is_acting:
            self.hide()  # one reason at a time
            return
        self._at = self._scene.pointer.at
        self.note.set_colours(self._scene.colours)
        self.note.say(sentence, self._at, error=True)
        self.note.setPos(self._inside())
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

    def _inside(self) -> QPointF:
        """Return where the sentence is wholly in sight, and nothing lies over it."""
        at = QPointF(self._view.mapFromScene(self._at))
        rect = self.note.boundingRect().translated(at)
        way = way_into(rect, self._view.free_areas()) or QPointF()
        return self._at + way / self._scene.pointer.scale
