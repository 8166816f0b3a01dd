"""How the files of a data set come: two buttons, and a progress bar while they are downloaded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.panel import Note, Panel, PlainLabel

MEGABYTE = 1_000_000
_STEPS = 1000


class DownloadRow(Panel):
    """Offers a download and a folder; asks with signals and is told how it goes."""

    download_requested = Signal()
    folder_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("downloadRow")
        self.download, self.folder, self.cancel = QPushButton(), QPushButton(), QPushButton()
        for name, button, signal in (
            ("downloadData", self.download, self.download_requested),
            ("openFolder", self.folder, self.folder_requested),
            ("cancelDownload", self.cancel, self.cancel_requested),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
        self.bar = QProgressBar()
        self.bar.setObjectName("downloadProgress")
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.amount = Note(theme)
        self.trouble = PlainLabel()
        self.trouble.setObjectName("downloadTrouble")
        self._arrange()
        self._available = False
        self._done: tuple[int, int] | None = None
        self._show()
        self.retranslate()

    def set_available(self, available: bool) -> None:
        """Tell whether the files are there: then there is nothing to download."""
        self._available = available
        if available:
            self.trouble.setText("")
        self._show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many bytes have arrived."""
        self._done = done, total
        self.trouble.setText("")
        self.bar.setValue(round(_STEPS * done / total) if total else 0)
        self._show()

    def show_end(self, trouble: str = "") -> None:
        """Show the buttons again, and what went wrong if anything did."""
        self._done = None
        self.trouble.setText(trouble)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.amount.set_theme(theme)

    def retranslate(self) -> None:
        self.download.setText(self.tr("Download (12 MB)"))
        self.download.setToolTip(
            self.tr("Fetch the four files of MNIST from a public server, once for all projects")
        )
        self.folder.setText(self.tr("Open folder …"))
        self.folder.setToolTip(
            self.tr("Use a folder with the four files of MNIST, packed (.gz) or not")
        )
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop the download; what has arrived whole is kept"))
        self.bar.setAccessibleName(self.tr("Progress of the download"))
        self._show()

    def _arrange(self) -> None:
        buttons, progress = QHBoxLayout(), QHBoxLayout()
        buttons.addWidget(self.download)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addLayout(progress)
        layout.addWidget(self.amount)
        layout.addWidget(self.trouble)

    def _show(self) -> None:
        running = self._done is not None
        self.download.setVisible(not running and not self._available)
        self.folder.setVisible(not running)
        for widget in (self.bar, self.cancel, self.amount):
            widget.setVisible(running)
        self.trouble.setVisible(bool(self.trouble.text()))
        if self._done is not None:
            text = self.tr("{done} of {total} MB")
            megabytes = [f"{size / MEGABYTE:.1f}" for size in self._done]
            self.amount.setText(text.format(done=megabytes[0], total=megabytes[1]))
