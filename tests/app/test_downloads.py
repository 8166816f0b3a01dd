from __future__ import annotations

import gzip
import hashlib
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from nndesigner.app.downloads import Download, Progress, Source
from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import builtin, mnist
from tests.data.idx_files import encoded, small_set

FILES = {f"{name}.gz": gzip.compress(encoded(array)) for name, array in small_set().items()}
CHECKSUMS = {name: "md5:" + hashlib.md5(content).hexdigest() for name, content in FILES.items()}
SIZES = {name: len(content) for name, content in FILES.items()}


class Mirror(ThreadingHTTPServer):
    """A server in this process; `answers` are the files by name, `asked` what was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = dict(FILES)
        self.asked: list[str] = []
        self.hold: threading.Event | None = None
        self.address = f"http://127.0.0.1:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        name = self.path[1:]
        self.server.asked.append(name)
        content = self.server.answers.get(name)
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:10])
        if self.server.hold is not None:
            self.server.hold.wait(10)
        self.wfile.write(content[10:])

    def log_message(self, *_arguments) -> None:
        pass


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    server = Mirror()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    if server.hold is not None:
        server.hold.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def nobody() -> str:
    """An address where nobody listens: what being offline looks like, only sooner."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


@pytest.fixture
def download(qapp) -> Iterator[Download]:
    made = Download()
    yield made
    made.cancel()


def source(folder, *mirrors: str) -> Source:
    return Source(folder, mirrors, CHECKSUMS, SIZES)


def failure(qtbot, download, given: Source) -> DataError:
    with qtbot.waitSignal(download.failed, timeout=20_000) as caught:
        download.start(given)
    assert not download.running
    assert isinstance(caught.args[0], DataError)
    return caught.args[0]


def fetch(qtbot, download, given: Source) -> None:
    with qtbot.waitSignal(download.finished, timeout=20_000):
        download.start(given)


def test_the_files_arrive_and_can_be_learned_from(qtbot, download, mirror, tmp_path):
    seen: list[Progress] = []
    download.progressed.connect(seen.append)
    fetch(qtbot, download, source(tmp_path / "new" / "folder", mirror.address))
    assert not download.running
    assert mirror.asked == list(FILES)
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert done[-1] == seen[-1].total == sum(SIZES.values())
    reference = DataReference(name="mnist", path=str(tmp_path / "new" / "folder"))
    assert len(builtin.load(reference).inputs) == 50


def test_what_is_there_and_sound_is_not_fetched_again(qtbot, download, mirror, tmp_path):
    first, second, third, _ = FILES
    (tmp_path / first).write_bytes(FILES[first])
    (tmp_path / second).write_bytes(FILES[second][:-1])
    (tmp_path / third).write_bytes(b"")
    fetch(qtbot, download, source(tmp_path, mirror.address))
    assert mirror.asked == list(FILES)[1:]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == FILES


def test_another_mirror_helps(qtbot, download, mirror, nobody, tmp_path):
    fetch(qtbot, download, source(tmp_path, nobody, mirror.address + "missing/", mirror.address))
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)


def test_offline(qtbot, download, nobody, tmp_path):
    assert failure(qtbot, download, source(tmp_path, nobody, nobody)).code == "download_offline"
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_says_no(qtbot, download, mirror, nobody, tmp_path):
    mirror.answers.clear()
    error = failure(qtbot, download, source(tmp_path, nobody, mirror.address))
    assert (error.code, error.params["status"]) == ("download_refused", 404)


def test_what_is_not_the_file_is_thrown_away(qtbot, download, mirror, tmp_path):
    name = list(FILES)[1]
    mirror.answers[name] = b"<html>please log in</html>" * 10
    error = failure(qtbot, download, source(tmp_path, mirror.address))
    assert (error.code, error.params["file"]) == ("download_damaged", name)
    assert [path.name for path in tmp_path.iterdir()] == [next(iter(FILES))]


def test_a_folder_that_cannot_be_written(qtbot, download, mirror, tmp_path):
    (tmp_path / "file").write_text("no folder")
    error = failure(qtbot, download, source(tmp_path / "file" / "mnist", mirror.address))
    assert error.code == "download_not_written"


def test_cancelled_at_once_and_begun_again(qtbot, download, mirror, tmp_path):
    mirror.hold = threading.Event()
    download.start(source(tmp_path, mirror.address))
    qtbot.waitUntil(lambda: bool(mirror.asked), timeout=10_000)
    finished: list[object] = []
    download.finished.connect(lambda: finished.append(1))
    with qtbot.waitSignal(download.cancelled):
        download.cancel()
    assert not download.running
    mirror.hold.set()
    fetch(qtbot, download, source(tmp_path, mirror.address))
    assert len(finished) == 1
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)


def test_a_second_start_does_nothing(qtbot, tmp_path):
    begun: list[str] = []
    go_on = threading.Event()

    def slow(url, name, checksum, folder, arrived) -> None:
        begun.append(name)
        go_on.wait(10)

    download = Download(fetch=slow)
    download.start(source(tmp_path, "a/"))
    download.start(source(tmp_path, "b/"))
    with qtbot.waitSignal(download.finished, timeout=10_000):
        go_on.set()
    assert begun == list(FILES)


def test_nothing_of_it_is_imported_before_it_is_needed():
    program = (
        "import sys, nndesigner.app.downloads\n"
        "print([name for name in ('pooch', 'requests', 'urllib3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_the_real_files_are_asked_for_by_default(tmp_path):
    made = Source(tmp_path)
    assert made.mirrors == mnist.MIRRORS
    assert made.checksums == mnist.CHECKSUMS
    assert sum(made.sizes.values()) == pytest.approx(11.6e6, rel=0.01)
