"""Lets the Data panel fetch data sets: by a download, or from a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nndesigner.app.document import Document
from nndesigner.core.edits import set_data
from nndesigner.core.errors import DataError
from nndesigner.ui.background import Background
from nndesigner.ui.files import Files
from nndesigner.ui.panels.data import DataPanel
from nndesigner.ui.texts import error_text

if TYPE_CHECKING:
    from nndesigner.app.downloads import Download, Progress


class DataSets(QObject):
    """Stands between the panel's buttons and the work.

    `shown()` asks to bring the panel up; `tried()`: files come from another place, so that what
    was wrong with those before is past.
    """

    shown = Signal()
    tried = Signal()

    def __init__(
        self, document: Document, panel: DataPanel, background: Background, files: Files
    ) -> None:
        super().__init__(panel)
        self._document, self._panel = document, panel
        self._background, self._files = background, files
        self._download: Download | None = None
        panel.table_requested.connect(files.open_table)
        panel.source.folder_requested.connect(self.open_folder)
        panel.source.download_requested.connect(self.download)
        panel.source.cancel_requested.connect(self.cancel)
        background.data_failed.connect(panel.show_failure)

    @property
    def downloads(self) -> Download:
        """What downloads; made when it is first needed."""
        if self._download is None:
            from nndesigner.app.downloads import Download

            self.use_downloads(Download(self))
        assert self._download is not None
        return self._download

    def use_downloads(self, download: Download) -> None:
        """Download with this from now on."""
        self._download = download
        download.progressed.connect(self._on_progress)
        download.finished.connect(self._on_finished)
        download.cancelled.connect(self._on_cancelled)
        download.failed.connect(self._on_failed)

    def download(self) -> None:
        """Begin to download MNIST, in sight."""
        self.shown.emit()
        self.tried.emit()
        self._panel.source.show_progress(0, 0)
        self.downloads.start()

    def open_folder(self) -> None:
        """Ask for a folder with the files of MNIST and let the design learn from them."""
        path = self._files.ask_folder()
        if path is not None:
            self._panel.source.show_end()
            self.tried.emit()
            self._files.use_folder(path)

    def cancel(self) -> None:
        """Stop a download that is running."""
        if self._download is not None:
            self._download.cancel()

    def _on_progress(self, progress: Progress) -> None:
        if self.downloads.running:  # what was on its way when it was cancelled comes late
            self._panel.source.show_progress(progress.done, progress.total)

    def _on_finished(self) -> None:
        self._panel.source.show_end()
        self._panel.files_changed()
        design = self._document.design
        if design.data.name == "mnist" and design.data.path is None:
            self._document.check_again()
            self._background.load_again()
        elif design.data.name == "mnist":  # of a folder without the files
            self._document.edit(self.tr("Choose data set"), set_data(design, path=None))

    def _on_cancelled(self) -> None:
        self._panel.source.show_end()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, DataError):
            self._panel.source.show_end()
            raise error
        self._panel.source.show_end(error_text(error))
