"""The person's drawings brought out to a file and in from one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nndesigner.app import files
from nndesigner.app.document import Document
from nndesigner.core.errors import DataError, StorageError
from nndesigner.ui.texts import error_text


class DrawingsFiles(QObject):
    """Exports and imports; `said(sentence)` tells what came of it, `failed(sentence)` why not.

    `ask_open` and `ask_save` are the questions put to the person; tests replace them.
    """

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self.ask_open: Callable[[], Path | None] = self._ask_open
        self.ask_save: Callable[[], Path | None] = self._ask_save

    def export(self) -> bool:
        """Ask for a file and write all drawings to it."""
        path = self.ask_save()
        if path is None:
            return False
        self.said.emit("")  # what came of the time before
        examples = self._document.project.examples
        try:
            files.write_drawings(path, examples)
        except StorageError as error:
            self.failed.emit(error_text(error))
            return False
        text = QCoreApplication.translate(
            "DrawingsFiles", "%n drawing(s) saved as {file}.", None, len(examples)
        )
        self.said.emit(text.format(file=path.name))
        return True

    def import_(self) -> bool:
        """Ask for a file and add its drawings, as one undo step; without those already there."""
        path = self.ask_open()
        if path is None:
            return False
        self.said.emit("")
        try:
            examples, added, found = files.import_drawings(path, self._document.project)
        except (StorageError, DataError) as error:
            self.failed.emit(error_text(error))
            return False
        if added:  # a training may have gone on meanwhile: nothing else of the project is old
            project = self._document.project.with_(examples=examples)
            self._document.change(self.tr("Import drawings"), project)
        text = QCoreApplication.translate("DrawingsFiles", "%n drawing(s) added.", None, added)
        if added < found:
            known = QCoreApplication.translate(
                "DrawingsFiles", "%n were there already.", None, found - added
            )
            text = f"{text} {known}"
        self.said.emit(text)
        return True

    def _ask_open(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import drawings"), str(Path.home()), self._filter()
        )
        return Path(name) if name else None

    def _ask_save(self) -> Path | None:
        start = Path.home() / "drawings.json"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export drawings"), str(start), self._filter()
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(".json")

    def _filter(self) -> str:
        return self.tr("Drawings (*.json);;All files (*)")
