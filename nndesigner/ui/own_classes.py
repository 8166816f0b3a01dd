"""Classes of the person's own: begun, added, renamed and removed, each as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nndesigner.app import teaching
from nndesigner.app.document import Document
from nndesigner.core.design import Design
from nndesigner.core.edits import classes as edits
from nndesigner.core.errors import EditError
from nndesigner.core.labels import clean_label
from nndesigner.core.numbering import Carried
from nndesigner.core.project import Example, Project
from nndesigner.ui.dialogs.class_names import ClassNameDialog, OwnClassesDialog
from nndesigner.ui.editor import Editor
from nndesigner.ui.start import new_project
from nndesigner.ui.teaching import Teaching


class OwnClasses(QObject):
    """Asks and edits. `show_new(project)` opens a project unless the person would rather not."""

    def __init__(self, editor: Editor, teaching: Teaching, window: QWidget) -> None:
        super().__init__(window)
        self._editor, self._teaching, self._window = editor, teaching, window
        self.show_new: Callable[[Project], bool] | None = None

    @property
    def _document(self) -> Document:
        return self._editor.document

    @property
    def active(self) -> bool:
        """Tell whether the design learns from the person's own drawings."""
        return self._document.design.data.name == edits.DRAWN

    def ask_to_begin(self) -> None:
        """Ask which classes there are, and begin."""
        design = self._document.design
        labels = dict.fromkeys(one.label for one in self._document.project.examples)
        usable = design.input is not None and design.output is not None
        dialog = OwnClassesDialog(self._window, tuple(labels), usable=usable)
        dialog.new.setEnabled(dialog.new.isEnabled() and self.show_new is not None)
        dialog.chosen.connect(self._begin)
        dialog.open()

    def ask_to_add(self) -> None:
        """Ask for the name of one more class."""
        if not self.active:
            self.ask_to_begin()
            return
        classes = self._document.design.data.classes
        dialog = ClassNameDialog(self._window, self.tr("New class"), others=classes)
        dialog.named.connect(self.add)
        dialog.open()

    def ask_to_rename(self, name: str) -> None:
        """Ask what a class is to be called."""
        others = tuple(one for one in self._document.design.data.classes if one != name)
        dialog = ClassNameDialog(self._window, self.tr("Rename class"), name, others)
        dialog.named.connect(partial(self.rename, name))
        dialog.open()

    def begin(self, names: Sequence[str], *, new: bool) -> bool:
        """Learn these classes from drawings, with a new network or the present one."""
        if not new:
            return self._edit(self.tr("My own classes"), partial(edits.own_classes, classes=names))
        examples = self._document.project.examples
        project = new_project("drawn")
        try:
            design = edits.own_classes(project.design, names).design
        except EditError as error:
            return self._editor.refuse(error)
        kept = tuple(one for one in examples if one.label in design.data.classes)
        fresh = project.with_(design=design, examples=kept)
        return self.show_new is not None and self.show_new(fresh)

    def add(self, name: str) -> bool:
        """Add a class and draw it next."""
        done = self._edit(
            self.tr("New class “{name}”").format(name=name), partial(edits.add_class, name=name)
        )
        if done:
            self._teaching.set_target(self._document.design.data.classes[-1])
        return done

    def rename(self, name: str, new: str) -> bool:
        """Call a class, and the drawings of it, otherwise."""
        new = clean_label(new)
        examples = teaching.rename_label(self._document.project.examples, name, new)
        target = self._teaching.target
        done = new != name and self._edit(
            self.tr("Rename class “{name}”").format(name=name),
            partial(edits.rename_class, name=name, new=new),
            examples,
        )
        if done and target == name:
            self._teaching.set_target(new)
        return done

    def remove(self, name: str) -> bool:
        """Take a class away with its drawings."""
        examples = teaching.without_label(self._document.project.examples, name)
        return self._edit(
            self.tr("Delete class “{name}”").format(name=name),
            partial(edits.remove_class, name=name),
            examples,
        )

    def _begin(self, names: object, new: bool) -> None:
        assert isinstance(names, tuple)
        self.begin(names, new=new)

    def _edit(
        self,
        text: str,
        edit: Callable[[Design], Carried],
        examples: tuple[Example, ...] | None = None,
    ) -> bool:
        try:
            made = edit(self._document.design)
        except EditError as error:
            return self._editor.refuse(error)
        self._document.edit(text, made.design, kept=made.kept, examples=examples)
        return True
