"""Downloads of data sets: in a thread, checked by their checksums, with progress and cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from nndesigner.app.jobs import LatestJob
from nndesigner.core.errors import DataError
from nndesigner.data import mnist

REPORT_INTERVAL_S = 0.1
TIMEOUTS_S = (5, 15)
"""To connect, and between two pieces of a file."""

_PIECE = 1 << 16


@dataclass(frozen=True)
class Progress:
    """How much of a download has arrived, in bytes."""

    done: int
    total: int


class Cancelled(Exception):  # noqa: N818  (nothing went wrong)
    """The person would rather not."""


class Fetch(Protocol):
    """Brings one file into a folder, unless it is there already with this checksum.

    Raises DataError `download_offline`, `download_refused` (status) and `download_damaged`.
    """

    def __call__(
        self, url: str, name: str, checksum: str, folder: Path, arrived: Callable[[int], None]
    ) -> None: ...


@dataclass(frozen=True)
class Source:
    """What is downloaded: the folder for it, mirrors to try in turn, checksums, bytes."""

    folder: Path
    mirrors: Sequence[str] = mnist.MIRRORS
    checksums: Mapping[str, str] = field(default_factory=lambda: mnist.CHECKSUMS)
    sizes: Mapping[str, int] = field(default_factory=lambda: mnist.SIZES)


class Download(QObject):
    """Downloads the files of MNIST, one download at a time.

    `progressed(Progress)` about ten times a second, then one of `finished()`, `cancelled()` and
    `failed(error)`, a DataError. Files that are there and sound are not downloaded again.
    """

    progressed = Signal(object)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, fetch: Fetch | None = None) -> None:
        super().__init__(parent)
        self._fetch: Fetch = fetch or retrieve
        self._job = LatestJob(self)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._cancel: threading.Event | None = None

    @property
    def running(self) -> bool:
        return self._cancel is not None

    def start(self, source: Source | None = None) -> None:
        """Begin to download, unless that is going on already."""
        if self._cancel is not None:
            return
        self._cancel = threading.Event()
        source = source or Source(mnist.cache_folder())
        report = Reporter(source, self.progressed.emit, self._cancel)
        self._job.start(partial(download, source, self._fetch, report))

    def cancel(self) -> None:
        """Stop at once; what has arrived whole is kept for the next time."""
        if self._cancel is not None:
            self._cancel.set()
            self._cancel = None
            self._job.cancel()
            self.cancelled.emit()

    def _on_done(self) -> None:
        self._cancel = None
        self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        self._cancel = None
        self.failed.emit(error)


class Reporter:
    """Adds up what arrives, tells it now and then, and ends the work once it is cancelled."""

    def __init__(
        self,
        source: Source,
        tell: Callable[[Progress], object],
        cancelled: threading.Event | None = None,
    ) -> None:
        self._total = sum(source.sizes.values())
        self._tell, self._cancelled = tell, cancelled or threading.Event()
        self._before = 0
        self._next = 0.0

    def begin(self) -> None:
        """Raise Cancelled once the person would rather not."""
        if self._cancelled.is_set():
            raise Cancelled

    def arrived(self, count: int) -> None:
        """Take the bytes of the present file that have arrived so far."""
        self.begin()
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + REPORT_INTERVAL_S
            self._tell(Progress(min(self._before + count, self._total), self._total))

    def end(self, size: int) -> None:
        """Take a file of this size as done."""
        self._before += size
        self._next = 0.0
        self.arrived(0)


def download(source: Source, fetch: Fetch, report: Reporter) -> None:
    """Download all files, each from the first mirror that has it. For a thread.

    Raises DataError as `Fetch`, and `download_not_written` (path) if the folder cannot be
    written.
    """
    for name, checksum in source.checksums.items():
        report.begin()
        try:
            _from_a_mirror(source, name, checksum, fetch, report)
        except OSError as error:
            raise DataError("download_not_written", path=str(source.folder)) from error
        report.end(source.sizes[name])


def _from_a_mirror(
    source: Source, name: str, checksum: str, fetch: Fetch, report: Reporter
) -> None:
    failures: list[DataError] = []
    for mirror in source.mirrors:
        try:
            fetch(mirror + name, name, checksum, source.folder, report.arrived)
        except DataError as error:
            failures.append(error)
        else:
            return
    # That a mirror answered at all says more than that another one did not.
    failures.sort(key=lambda error: error.code == "download_offline")
    raise failures[0]


def retrieve(
    url: str, name: str, checksum: str, folder: Path, arrived: Callable[[int], None]
) -> None:
    """Fetch a file with pooch. Raises DataError as `Fetch`, and OSError if it cannot be kept."""
    import pooch
    from requests import HTTPError, RequestException

    pooch.get_logger().setLevel("WARNING")
    stream = partial(_stream, arrived=arrived)
    try:
        pooch.retrieve(url, checksum, fname=name, path=folder, downloader=stream)
    except HTTPError as error:
        status = error.response.status_code if error.response is not None else 0
        raise DataError("download_refused", status=status) from error
    except RequestException as error:
        raise DataError("download_offline") from error
    except ValueError as error:
        raise DataError("download_damaged", file=name) from error


def _stream(url: str, output: str, _pooch: object, *, arrived: Callable[[int], None]) -> None:
    """Write what a server sends into a file, piece by piece.

    As pooch's own downloader does, which leaves the connection open when it is interrupted.
    """
    import requests

    # A server that unpacks what it sends would spoil the checksum.
    headers = {"Accept-Encoding": "identity"}
    with requests.get(url, stream=True, timeout=TIMEOUTS_S, headers=headers) as response:
        response.raise_for_status()
        with Path(output).open("wb") as file:
            for piece in response.iter_content(_PIECE):
                file.write(piece)
                arrived(file.tell())
