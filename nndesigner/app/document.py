"""The open document: one immutable project, its file, its problems, and one undo stack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from nndesigner.app import datasets
from nndesigner.app.initial_weights import InitialWeights, output_differs
from nndesigner.app.redesign import (
    keeps_what_was_learnt,
    only_removes,
    redesigned,
    trains_differently,
    with_given,
)
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import Problem, check
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design
from nndesigner.core.numbering import Kept, Moved
from nndesigner.core.project import Example, Project
from nndesigner.engine.carry import carry_state


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
        if _equal(self._before, self._after):
            self.setObsolete(True)
        return True

    def redo(self) -> None:
        self._document._put(self._after)

    def undo(self) -> None:
        self._document._put(self._before)


class Document(QObject):
    """Holds the present project and everything that was before it.

    Views follow `changed(old, new)`; nothing is ever changed in place. `training_must_end`
    comes before a change that a training run cannot survive, `undo_changed` after what can be
    undone or redone may be something else (the stack's own signals come even while it dies).
    """

    changed = Signal(object, object)
    problems_changed = Signal(object)
    title_changed = Signal()
    undo_changed = Signal()
    about_to_replace = Signal()
    training_must_end = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._project = Project()
        self._saved = self._project
        self._path: Path | None = None
        self._problems: tuple[Problem, ...] = ()
        self._was_modified = False
        self._merge_broken = 0
        self._initial = InitialWeights()
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
            and now.examples == saved.examples
            and now.temperature == saved.temperature
            and now.learnt == saved.learnt
            and now.trained_on == saved.trained_on
            and now.trained_as == saved.trained_as
        )

    def edit(
        self,
        text: str,
        design: Design,
        *,
        kept: Kept | None = None,
        moved: Mapping[str, Moved] | None = None,
        given: Mapping[str, FloatArray] | None = None,
        learnt: bool = False,
        examples: tuple[Example, ...] | None = None,
        merge_key: str = "",
    ) -> None:
        """Make an edited design the present one; weights of what remains are carried along.

        `kept` and `moved` tell how, where units are not simply the first ones they were (see
        `engine.carry`); `given` are arrays of new layers and links that bring their weights along,
        and what they have `learnt` or not, `examples` the person's drawings where their labels
        change with the classes.
        Edits in a row with the same non-empty `merge_key` become one undo step.
        """
        reordered = bool(moved) or not only_removes(kept or {})
        if design == self.design and not reordered:
            return
        if reordered or trains_differently(self.design, design):
            self.training_must_end.emit()
        before = self._project
        if self.weights_are_untouched() and not reordered:
            before, state = before.with_(learnt=False), self._initial.of(design)
        else:
            state = carry_state(self.state, self.design, design, kept, moved)
        if given:
            state = with_given(state, given)
        knows = keeps_what_was_learnt(before, design, moved, given if given and learnt else ())
        project = redesigned(before, design, state, reordered=reordered, learnt=knows)
        if examples is not None:
            project = project.with_(examples=examples)
        self._push(text, project, merge_key)

    def change(self, text: str, project: Project, *, merge_key: str = "") -> None:
        """Make another project the present one, as one undo step."""
        if project is not self._project:
            self._push(text, project, merge_key)

    def weights_are_untouched(self) -> bool:
        """Tell whether seed and initialisers alone made the weights, so may still remake them."""
        return not self._project.history and self.state.same_as(self._initial.of(self.design))

    def has_learnt(self) -> bool:
        """Tell whether answers are more than guesses of seed and initialisers: see `Project`."""
        return bool(self._project.learnt)

    def undo(self, *, keep_training: bool = False) -> None:
        """Put the project before the last change back.

        That ends a training run, unless `keep_training` and the run is not concerned.
        """
        command = self._command(self.undo_stack.index() - 1)
        self._leave_for(command._before if keep_training and command is not None else None)
        self.end_merging()  # or the next nudge would be one with those before the undo
        self.undo_stack.undo()
        self.undo_changed.emit()

    def redo(self, *, keep_training: bool = False) -> None:
        """Put the project after the last undone change back; `keep_training` as for undo."""
        self._leave_for(self.project_after_redo if keep_training else None)
        self.end_merging()
        self.undo_stack.redo()
        self.undo_changed.emit()

    @property
    def project_after_undo(self) -> Project | None:
        """The project that undo would put back; None if there is nothing to undo."""
        command = self._command(self.undo_stack.index() - 1)
        return command._before if command is not None else None

    @property
    def project_after_redo(self) -> Project | None:
        """The project that redo would put back; None if there is nothing to redo."""
        command = self._command(self.undo_stack.index())
        return command._after if command is not None else None

    def _command(self, index: int) -> _Change | None:
        command = self.undo_stack.command(index) if 0 <= index < self.undo_stack.count() else None
        return command if isinstance(command, _Change) else None

    def _leave_for(self, project: Project | None) -> None:
        """End a training run, unless a project is to come that is trained the same way."""
        mine = self._project
        if project is None or (
            project.state is not mine.state
            or project.history is not mine.history
            or trains_differently(mine.design, project.design)
        ):
            self.training_must_end.emit()

    def end_merging(self) -> None:
        """Let the next change be an undo step of its own, whatever its merge key."""
        self._merge_broken += 1

    def replace(self, project: Project, path: Path | None = None) -> None:
        """Show another project, as opened or new: nothing to undo, nothing unsaved."""
        self.about_to_replace.emit()
        self.undo_stack.clear()
        project = self._with_complete_weights(project)
        self._path = path
        self._saved = project
        self._put(project)
        self._announce_title(force=True)
        self.undo_changed.emit()

    def mark_saved(self, project: Project, path: Path) -> None:
        """Remember that this project stands in the file."""
        self._path = path
        self._saved = project
        self.end_merging()  # or undo would skip what stands in the file
        self._announce_title(force=True)

    def close(self) -> None:
        """Let go of all commands before Qt destroys the stack (its signals outlive Python's)."""
        self.undo_stack.blockSignals(True)
        self.undo_stack.clear()

    def __del__(self) -> None:
        """End the commands while all is whole.

        The collector of cycles may empty them before the stack, which would end them again.
        """
        if isValid(self.undo_stack):
            self.close()

    def _with_complete_weights(self, project: Project) -> Project:
        """Give a project that has no weights yet its initial ones, and note if it has learnt."""
        initial = self._initial.of(project.design)
        if not project.state:
            return project.with_(state=initial, learnt=False, trained_on=())
        if not initial.keys() <= project.state.keys():
            project = project.with_(state=NetworkState({**initial, **project.state}))
        if project.learnt is not None:
            return project
        return project.with_(learnt=bool(project.history) or output_differs(project, initial))

    def _push(self, text: str, project: Project, merge_key: str) -> None:
        key = f"{merge_key}#{self._merge_broken}" if merge_key else ""
        self.undo_stack.push(_Change(self, text, self._project, project, key))
        self.undo_changed.emit()

    def _put(self, project: Project) -> None:
        old, self._project = self._project, project
        self.changed.emit(old, project)
        if old.design is not project.design or old.examples is not project.examples:
            self._announce_problems()
        self._announce_title()

    def check_again(self) -> None:
        """Look for problems anew: the files of the data have changed outside."""
        self._announce_problems()

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
        return check(self.design, self.spec, self._project.examples)


def _equal(one: Project, other: Project) -> bool:
    return (
        one.design == other.design
        and one.state is other.state
        and one.history is other.history
        and one.drawing == other.drawing
        and one.probe == other.probe
        and one.examples == other.examples
        and one.temperature == other.temperature
        and one.learnt == other.learnt
        and one.trained_on == other.trained_on
        and one.trained_as == other.trained_as
    )
