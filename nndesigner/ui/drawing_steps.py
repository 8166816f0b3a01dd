"""Taking back single strokes: the pad's own view of the document's undo steps."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession
from nndesigner.core.project import Drawing, Project
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.pad_keys import PadCommand


class DrawingSteps(QObject):
    """Undoes and redoes what was drawn, whatever else was done since, and trains on.

    Where the last step of the document is one of drawing, it is that which is undone. Where
    something else was done since, the last stroke is taken off as a step of its own.
    """

    def __init__(
        self, document: Document, session: TrainingSession, pad: DigitPad, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._pad = document, session, pad
        self._taken: tuple[Drawing, ...] = ()
        self._made: Drawing | None = None
        pad.undo_requested.connect(self.undo)
        pad.redo_requested.connect(self.redo)
        document.undo_changed.connect(self.refresh)
        session.phase_changed.connect(self.refresh)
        self.refresh()

    def undo(self) -> None:
        """Take the last stroke back, or undo the last step of drawing."""
        document, drawing = self._document, self._document.project.drawing
        taken = (*self._taken, drawing)
        if self._undoes():
            document.undo(keep_training=True)
            self._remember(taken)
        elif drawing:
            self._change(self.tr("Take a stroke back"), drawing[:-1], taken)

    def redo(self) -> None:
        """Put back what was taken back last."""
        document, taken = self._document, self._taken
        if self._redoes():
            document.redo(keep_training=True)
            self._remember(taken[:-1])
        elif taken:
            self._change(self.tr("Put a stroke back"), taken[-1], taken[:-1])

    def refresh(self) -> None:
        """Tell the pad what can be done, and which keys it may keep from the window."""
        drawing, training = self._document.project.drawing, self._session.active
        if drawing is not self._made:  # another one was made since
            self._taken, self._made = (), drawing
        undoes, redoes = self._undoes(), self._redoes()
        keys: set[PadCommand] = set()
        if undoes or training:  # the window's own would end the training
            keys.add("undo")
        if redoes or training:
            keys.add("redo")
        undo, redo = undoes or bool(drawing), redoes or bool(self._taken)
        self._pad.set_undoable(undo, redo, frozenset(keys))

    def _undoes(self) -> bool:
        """Tell whether the document's last step is one of drawing, and not a stroke taken off."""
        before = self._document.project_after_undo
        return self._draws(before) and not self._was_taken_last(before)

    def _redoes(self) -> bool:
        after = self._document.project_after_redo
        return self._draws(after) and (not self._taken or self._was_taken_last(after))

    def _was_taken_last(self, project: Project | None) -> bool:
        return project is not None and bool(self._taken) and project.drawing is self._taken[-1]

    def _change(self, text: str, drawing: Drawing, taken: tuple[Drawing, ...]) -> None:
        self._taken, self._made = taken, drawing
        self._document.change(text, self._document.project.with_(drawing=drawing))

    def _remember(self, taken: tuple[Drawing, ...]) -> None:
        self._taken, self._made = taken, self._document.project.drawing
        self.refresh()

    def _draws(self, other: Project | None) -> bool:
        """Tell whether another project is the present one with another drawing."""
        mine = vars(self._document.project)
        if other is None:
            return False
        same = all(value is mine[name] for name, value in vars(other).items() if name != "drawing")
        return same and other.drawing is not mine["drawing"]
