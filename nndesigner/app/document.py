"""The open document: one immutable project, its file, its problems, and one undo stack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from nndesigner.app import datasets
from nndesigner.core.arrays import NetworkState
from nndesigner.core.check import Problem, check
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.core.shapes import structure
from nndesigner.engine.carry import carry_state
from nndesigner.engine.initializers import initial_state


class _Change(QUndoCommand):
    """The one undo command there is: it puts a project back."""

    def __init__(
        self, document: Document, text: str, before: Project, after: Project, merge_key: str
    ) -> None:
        super().__init__(text)
        self._document = document
        self._before = before
        self._after = after
        self._merge_key = merge_key

    def id(self) -> int:
        return 1 if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        self._document._put(self._after)

    def undo(self) -> None:
        self._document._put(self._before)


class Document(QObject):
    """Holds the present project and everything that was before it.

    Views follow `changed(old, new)`; nothing is ever changed in place. `about_to_restructure`
    comes before an edit that a training run cannot survive, `undo_changed` after what can be
    undone or redone may be something else (the stack's own signals come even while it dies).
    """

    changed = Signal(object, object)
    problems_changed = Signal(object)
    title_changed = Signal()
    undo_changed = Signal()
    about_to_restructure = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._project = Project()
        self._saved = self._project
        self._path: Path | None = None
        self._problems: tuple[Problem, ...] = ()
        self._was_modified = False
        self._merge_broken = 0
        self._problems = self._check()

    @property
    def project(self) -> Project:
        return self._project

    @property
    def design(self) -> Design:
        return self._project.design

    @property
    def state(self) -> NetworkState:
        return self._project.state

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._problems

    @property
    def spec(self) -> DataSpec | None:
        return datasets.spec_of(self.design.data)

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def modified(self) -> bool:
        """Tell whether anything but the doodle on the pad and the typed-in sample changed."""
        now, saved = self._project, self._saved
        return not (
            (now.design is saved.design or now.design == saved.design)
            and (now.state is saved.state or now.state.same_as(saved.state))
            and (now.history is saved.history or now.history == saved.history)
        )

    def edit(
        self,
        text: str,
        design: Design,
        *,
        kept: Mapping[str, Sequence[int]] | None = None,
        merge_key: str = "",
    ) -> None:
        """Make an edited design the present one; weights of what remains are carried along.

        `kept` gives the old numbers of the units that remain in layers that lost some. Edits
        in a row with the same non-empty `merge_key` become one undo step.
        """
        if design == self.design:
            return
        if structure(design) != structure(self.design):
            self.about_to_restructure.emit()
        if self.weights_are_untouched():
            state = initial_state(design)
        else:
            state = carry_state(self.state, self.design, design, kept)
        self._push(text, self._project.with_(design=design, state=state), merge_key)

    def change(self, text: str, project: Project, *, merge_key: str = "") -> None:
        """Make another project the present one, as one undo step."""
        if project is not self._project:
            self._push(text, project, merge_key)

    def weights_are_untouched(self) -> bool:
        """Tell whether seed and initialisers alone made the weights, so may still remake them."""
        return not self._project.history and self.state.same_as(initial_state(self.design))

    def undo(self) -> None:
        """Put the project before the last change back."""
        self.about_to_restructure.emit()
        self.undo_stack.undo()
        self.undo_changed.emit()

    def redo(self) -> None:
        """Put the project after the last undone change back."""
        self.about_to_restructure.emit()
        self.undo_stack.redo()
        self.undo_changed.emit()

    def end_merging(self) -> None:
        """Let the next change be an undo step of its own, whatever its merge key."""
        self._merge_broken += 1

    def replace(self, project: Project, path: Path | None = None) -> None:
        """Show another project, as opened or new: nothing to undo, nothing unsaved."""
        self.undo_stack.clear()
        project = _with_complete_weights(project)
        self._path = path
        self._saved = project
        self._put(project)
        self._announce_title(force=True)
        self.undo_changed.emit()

    def mark_saved(self, project: Project, path: Path) -> None:
        """Remember that this project stands in the file."""
        self._path = path
        self._saved = project
        self._announce_title(force=True)

    def close(self) -> None:
        """Let go of all commands before Qt destroys the stack (its signals outlive Python's)."""
        self.undo_stack.blockSignals(True)
        self.undo_stack.clear()

    def _push(self, text: str, project: Project, merge_key: str) -> None:
        key = f"{merge_key}#{self._merge_broken}" if merge_key else ""
        self.undo_stack.push(_Change(self, text, self._project, project, key))
        self.undo_changed.emit()

    def _put(self, project: Project) -> None:
        old, self._project = self._project, project
        self.changed.emit(old, project)
        if old.design is not project.design:
            self._announce_problems()
        self._announce_title()

    def _announce_problems(self) -> None:
        problems = self._check()
        if problems != self._problems:
            self._problems = problems
            self.problems_changed.emit(problems)

    def _announce_title(self, *, force: bool = False) -> None:
        if force or self.modified != self._was_modified:
            self._was_modified = self.modified
            self.title_changed.emit()

    def _check(self) -> tuple[Problem, ...]:
        return check(self.design, self.spec)


def _with_complete_weights(project: Project) -> Project:
    """Give a project that has no weights yet its initial ones."""
    initial = initial_state(project.design)
    if initial.keys() <= project.state.keys():
        return project
    return project.with_(state=NetworkState({**initial, **project.state}))
