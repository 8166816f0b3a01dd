"""New, open, save, recent files, and the question about unsaved changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from nndesigner.app import files
from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession
from nndesigner.app.settings import Settings
from nndesigner.core import edits
from nndesigner.core.errors import DataError, EditError, StorageError
from nndesigner.core.project import Project
from nndesigner.ui.start import new_project
from nndesigner.ui.texts import error_text

Answer = Literal["save", "discard", "cancel"]


class Files(QObject):
    """Brings projects into the document and out to files.

    `ask_unsaved`, `ask_open`, `ask_save`, `ask_table` and `ask_folder` are the questions put to the
    person; tests replace them.
    """

    failed = Signal(str)
    opened = Signal()
    saved = Signal(object)
    recent_changed = Signal()

    def __init__(
        self, document: Document, session: TrainingSession, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._session = session
        self._settings = settings
        self._window = window
        self.ask_unsaved: Callable[[], Answer] = self._ask_unsaved
        self.ask_open: Callable[[], Path | None] = self._ask_open
        self.ask_save: Callable[[], Path | None] = self._ask_save
        self.ask_table: Callable[[], Path | None] = self._ask_table
        self.ask_folder: Callable[[], Path | None] = self._ask_folder
        self.ask_overwrite: Callable[[], bool] = self._ask_overwrite
        self._stamp: tuple[int, int] | None = None

    def new(self, name: str = "") -> bool:
        """Start with an empty canvas or a template, unless the person would rather not."""
        if not self.may_leave():
            return False
        self._show(new_project(name), None)
        return True

    def show_new(self, project: Project) -> bool:
        """Start with a project that was just made, unless the person would rather not."""
        if not self.may_leave():
            return False
        self._show(project, None)
        return True

    def open(self) -> bool:
        """Ask for a file and open it."""
        if not self.may_leave():
            return False
        path = self.ask_open()
        return path is not None and self.open_path(path)

    def open_recent(self, path: Path) -> bool:
        """Open a file of the recent list; one that is gone leaves the list."""
        if not self.may_leave():
            return False
        if self.open_path(path):
            return True
        if not path.exists():
            self._settings.remove_recent_file(path)
            self.recent_changed.emit()
        return False

    def open_path(self, path: Path) -> bool:
        """Show the project of a file; on failure say why and leave the open one untouched."""
        try:
            project = files.read_project(path)
        except StorageError as error:
            self.failed.emit(error_text(error))
            return False
        self._show(project, path)
        self._stamp = _stamp(path)
        self._remember(path)
        return True

    def save(self) -> bool:
        """Save to the document's file, or ask for one.

        A file that somebody else has changed since is replaced only if the person says so.
        """
        path = self._document.path
        if path is None:
            return self.save_as()
        if path.exists() and _stamp(path) != self._stamp and not self.ask_overwrite():
            return False
        return self.save_path(path)

    def save_as(self) -> bool:
        """Ask for a file and save to it."""
        path = self.ask_save()
        return path is not None and self.save_path(path)

    def save_path(self, path: Path) -> bool:
        """Save design, the weights of now, and curves; on failure say why."""
        self._commit_typing()
        project = self._session.project
        committed = self._document.project
        try:
            files.write_project(path, project)
        except StorageError as error:
            self.failed.emit(error_text(error))
            return False
        self._document.mark_saved(project if self._session.active else committed, path)
        self._stamp = _stamp(path)
        self._remember(path)
        self.saved.emit(path)
        return True

    def open_table(self) -> None:
        """Ask for a table file and let the design learn from it."""
        path = self.ask_table()
        if path is not None:
            self.use_table(path)

    def use_table(self, path: Path) -> bool:
        """Let the design learn from a table file; on failure say why and change nothing."""
        return self._use_data(name="", path=str(path.absolute()))

    def use_folder(self, path: Path) -> bool:
        """Let the design learn from a folder of MNIST's files; on failure say why."""
        return self._use_data(name="mnist", path=str(path.absolute()))

    def _use_data(self, **changes: str) -> bool:
        try:
            design = edits.set_data(self._document.design, **changes)
            files.look_at_table(design.data)
        except (DataError, EditError) as error:
            self.failed.emit(error_text(error))
            return False
        self._document.edit(self.tr("Choose data"), design)
        return True

    def may_leave(self) -> bool:
        """Tell whether the open project may be closed; asks if it has unsaved changes."""
        self._commit_typing()
        if not self._document.modified and not self._session.active:
            return True
        answer = self.ask_unsaved()
        return answer == "discard" or (answer == "save" and self.save())

    def _commit_typing(self) -> None:
        """Take what is just being typed, such as a note, into the project it is typed in."""
        typing = self._window.focusWidget()
        if isinstance(typing, QLineEdit | QPlainTextEdit):
            typing.clearFocus()
            if typing.isVisible():
                typing.setFocus()

    def recent(self) -> list[Path]:
        """Return the files opened or saved lately, the latest first."""
        return [Path(text) for text in self._settings.recent_files()]

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._settings.clear_recent_files()
        self.recent_changed.emit()

    def _show(self, project: Project, path: Path | None) -> None:
        self._document.replace(project, path)
        self.opened.emit()

    def _remember(self, path: Path) -> None:
        self._settings.add_recent_file(path.absolute())
        self.recent_changed.emit()

    def _ask_unsaved(self) -> Answer:
        box = QMessageBox(self._window)
        box.setObjectName("unsavedQuestion")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setText(self.tr("Save the changes to “{name}” first?").format(name=self.title()))
        box.setInformativeText(self.tr("What is not saved is lost."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        choice = QMessageBox.StandardButton(box.exec())
        return {buttons.Save: "save", buttons.Discard: "discard"}.get(choice, "cancel")  # type: ignore[return-value]

    def _ask_overwrite(self) -> bool:
        box = QMessageBox(self._window)
        box.setObjectName("overwriteQuestion")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Changed by somebody else"))
        box.setText(self.tr("“{name}” was changed since you opened it.").format(name=self.title()))
        box.setInformativeText(
            self.tr("Saving replaces what the other window or program has written.")
        )
        replacing = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is replacing

    def title(self) -> str:
        """Return the name of the open project for people."""
        path = self._document.path
        return path.stem if path else self.tr("Untitled")

    def _ask_open(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a project"), self._folder(), self._filter()
        )
        return Path(name) if name else None

    def _ask_save(self) -> Path | None:
        start = Path(self._folder()) / f"{self.title()}{files.SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the project"), str(start), self._filter()
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(files.SUFFIX)

    def _ask_table(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a table"),
            self._folder(),
            self.tr("Tables (*.csv *.tsv *.txt);;All files (*)"),
        )
        return Path(name) if name else None

    def _ask_folder(self) -> Path | None:
        title = self.tr("Open a folder with the files of MNIST")
        name = QFileDialog.getExistingDirectory(self._window, title, self._folder())
        return Path(name) if name else None

    def _folder(self) -> str:
        recent = self.recent()
        if self._document.path is not None:
            return str(self._document.path.parent)
        return str(recent[0].parent if recent else Path.home())

    def _filter(self) -> str:
        return self.tr("nndesigner projects (*.nnd);;All files (*)")


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells one state of a file from another; None if it cannot be had."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
