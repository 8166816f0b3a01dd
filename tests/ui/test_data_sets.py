"""Data sets that have to be fetched, through the real window."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from nndesigner.app.downloads import Download
from nndesigner.core import edits
from nndesigner.core.check import can_train
from nndesigner.core.errors import DataError
from nndesigner.core.project import Example
from nndesigner.data import handwriting, mnist
from tests.data.idx_files import small_set, write_set

LEFT = Qt.MouseButton.LeftButton


class Server:
    """Stands for the mirrors: one after the other, the files come when they are let."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked: list[str] = []
        self.error: DataError | None = None

    def __call__(self, url, name, checksum, folder, arrived) -> None:
        self.asked.append(name)
        arrived(1000)
        while not self.go_on.wait(0.01):
            arrived(2000)
        if self.error is not None:
            raise self.error
        write_set(folder, small_set())


@pytest.fixture
def server(window, tmp_path, monkeypatch):
    monkeypatch.setenv(mnist.CACHE_VARIABLE, str(tmp_path / "cache"))
    result = Server()
    window.data_sets.use_downloads(Download(window.data_sets, fetch=result))
    window.files.new("mnist-mlp")
    window.docks.by_name["dataDock"].raise_()
    yield result
    result.go_on.set()


def codes(window) -> list[str]:
    return [problem.code for problem in window.document.problems]


def repair(window) -> None:
    (problem,) = (one for one in window.document.problems if one.code == "mnist_missing")
    window.views.problems.repair_requested.emit(problem)


def test_a_missing_data_set_comes_with_one_click(window, server, qtbot):
    panel = window.views.data
    assert codes(window) == ["mnist_missing"]
    assert not window.actions_["Train"].isEnabled()
    repair(window)
    qtbot.waitUntil(lambda: panel.source.bar.isVisible() and panel.source.bar.value() == 0)
    qtbot.waitUntil(lambda: bool(server.asked), timeout=5000)
    server.go_on.set()
    qtbot.waitUntil(lambda: not codes(window), timeout=10_000)
    assert server.asked == list(mnist.CHECKSUMS)
    assert not panel.source.bar.isVisible()
    assert not panel.source.download.isVisible()
    assert window.actions_["Train"].isEnabled()
    qtbot.waitUntil(lambda: "Test: 10 samples" in panel.counts.text(), timeout=10_000)
    assert not window.document.modified


def test_a_download_can_be_cancelled(window, server, qtbot):
    source = window.views.data.source
    qtbot.mouseClick(source.download, LEFT)
    qtbot.waitUntil(lambda: bool(server.asked), timeout=5000)
    assert source.cancel.isVisible()
    qtbot.mouseClick(source.cancel, LEFT)
    assert not source.bar.isVisible()
    assert source.download.isVisible()
    assert codes(window) == ["mnist_missing"]
    qtbot.mouseClick(source.download, LEFT)
    server.go_on.set()
    qtbot.waitUntil(lambda: not codes(window), timeout=10_000)


def test_offline_is_said_and_other_data_stay_usable(window, server, qtbot, tmp_path):
    server.error = DataError("download_offline")
    server.go_on.set()
    panel = window.views.data
    qtbot.mouseClick(panel.source.download, LEFT)
    qtbot.waitUntil(panel.source.trouble.isVisible, timeout=10_000)
    assert "no connection to the Internet" in panel.source.trouble.text()
    assert panel.source.download.isVisible()
    window.files.ask_folder = lambda: None
    qtbot.mouseClick(panel.source.folder, LEFT)
    assert panel.source.trouble.isVisible(), "nothing else was tried"
    window.files.ask_folder = lambda: tmp_path
    qtbot.mouseClick(panel.source.folder, LEFT)
    assert not panel.source.trouble.isVisible()
    assert window.message_bar.kind == "error"
    qtbot.mouseClick(panel.source.download, LEFT)
    assert not window.message_bar.text
    qtbot.waitUntil(panel.source.trouble.isVisible, timeout=10_000)
    panel.choice.setCurrentIndex(panel.choice.findData("handwriting"))
    panel.choice.activated.emit(panel.choice.currentIndex())
    assert window.document.design.data.samples == 20_000
    assert can_train(window.document.problems)
    assert not panel.source.isVisible()
    assert panel.fields["samples"].isVisible()
    assert not panel.fields["noise"].isVisible()


def test_a_folder_is_used_or_refused_with_a_reason(window, server, qtbot, tmp_path):
    said: list[str] = []
    window.files.failed.connect(said.append)
    folder = tmp_path / "files"
    folder.mkdir()
    window.files.ask_folder = lambda: folder
    qtbot.mouseClick(window.views.data.source.folder, LEFT)
    assert "Missing: train-images" in said[0]
    assert window.document.design.data.path is None
    assert "Missing" in window.message_bar.text
    write_set(folder, small_set(), packed=False)
    qtbot.mouseClick(window.views.data.source.folder, LEFT)
    assert window.document.design.data.path == str(folder)
    assert not codes(window)
    assert not window.message_bar.text, "what was wrong is put right"
    panel = window.views.data
    assert str(folder) in panel.description.text()
    assert panel.choice.currentText() == "MNIST digits"
    qtbot.waitUntil(lambda: "Test: 10 samples" in panel.counts.text(), timeout=10_000)
    window.document.undo()
    assert codes(window) == ["mnist_missing"]


def test_a_damaged_file_offers_the_download_again(window, server, qtbot, tmp_path):
    write_set(tmp_path / "cache" / "mnist", small_set())
    (tmp_path / "cache" / "mnist" / "t10k-labels-idx1-ubyte.gz").write_bytes(b"\x1f\x8bxx")
    window.document.check_again()
    window.views.data.files_changed()
    assert not window.views.data.source.download.isVisible()
    with qtbot.waitSignal(window.background.data_failed, timeout=10_000):
        window.background.load_again()
    assert window.views.data.source.download.isVisible()
    assert "damaged" in window.message_bar.text


def test_what_the_network_will_be_shown_follows_the_settings(window, qtbot):
    window.files.new("digits")
    design = edits.set_training(window.document.design, augmentation="none", handwriting=0)
    window.document.edit("Settings", design)
    strip = window.views.training.form.strip
    qtbot.waitUntil(lambda: strip.kinds == ("original",), timeout=20_000)
    design = edits.set_training(window.document.design, augmentation="distort")
    window.document.edit("Settings", design)
    qtbot.waitUntil(lambda: strip.kinds == ("original", "augmented"), timeout=20_000)
    design = edits.set_training(window.document.design, handwriting=60)
    window.document.edit("Settings", design)
    kinds = ("original", "augmented", "generated")
    qtbot.waitUntil(lambda: strip.kinds == kinds, timeout=20_000)
    counts = window.views.data.counts
    qtbot.waitUntil(
        lambda: "Generated handwriting among these: 60" in counts.text(), timeout=10_000
    )
    project = window.document.project
    example = Example("3", handwriting.drawing(3, 0))
    window.document.change("Drawing", project.with_(examples=(example,)))
    qtbot.waitUntil(lambda: strip.kinds == (*kinds, "own"), timeout=20_000)
    assert "Your own drawings besides: 1" in counts.text()
    window.files.ask_unsaved = lambda: "discard"
    window.files.new("moons")
    qtbot.waitUntil(lambda: not strip.kinds, timeout=20_000)
    assert not window.views.training.fields["handwriting"].isVisible()


def test_ones_own_drawings_as_a_data_set(window, qtbot):
    window.files.new("digits")
    panel = window.views.data
    panel.choice.setCurrentIndex(panel.choice.findData("drawn"))
    panel.choice.activated.emit(panel.choice.currentIndex())
    assert window.document.design.data.classes == tuple("0123456789")
    assert "too_few_drawings" in codes(window)
    examples = tuple(Example(str(k % 2), handwriting.drawing(k % 2, k)) for k in range(8))
    window.document.change("Drawings", window.document.project.with_(examples=examples))
    assert "too_few_drawings" not in codes(window)
    assert can_train(window.document.problems)
    qtbot.waitUntil(lambda: bool(panel.counts.text()), timeout=10_000)
