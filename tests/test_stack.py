"""What the libraries beneath must do; each test stands for a fault a version of them had."""

from __future__ import annotations

import gc
import sys
from importlib.metadata import version

import numpy as np
import pytest
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene
from safetensors.numpy import load, save

REPEATS = 20_000


class Sender(QObject):
    sent = Signal(object, bool)


class Dot(QGraphicsItem):
    """Paints nothing; only that Qt calls it counts."""

    painted = 0

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 1, 1)

    def paint(self, painter, option, widget=None) -> None:
        Dot.painted += 1


def references() -> tuple[int, int, int]:
    gc.collect()
    return sys.getrefcount(True), sys.getrefcount(False), sys.getrefcount(None)


def assert_not_fallen(before, after):
    # A lost reference at each call would be a fall by thousands; other code may hold a few.
    assert all(now > then - 500 for then, now in zip(before, after, strict=True)), (before, after)


def test_signals_lose_no_references(qapp):
    sender = Sender()
    got = []
    sender.sent.connect(lambda _, flag: got.append(flag))
    before = references()
    for _ in range(REPEATS):
        sender.sent.emit(None, True)
    assert len(got) == REPEATS
    got.clear()
    assert_not_fallen(before, references())


def test_paints_lose_no_references(qapp):
    scene = QGraphicsScene()
    items = [Dot() for _ in range(200)]
    for item in items:
        scene.addItem(item)
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    Dot.painted = 0
    before = references()
    painter = QPainter(image)
    for _ in range(REPEATS // len(items)):
        scene.render(painter)
    painter.end()
    assert Dot.painted == REPEATS
    assert_not_fallen(before, references())
    for item in items:
        scene.removeItem(item)


def test_transposed_and_strided_weights_survive_the_file_format():
    matrix = np.arange(12, dtype=np.float32).reshape(3, 4)
    arrays = {
        "transposed": matrix.T,
        "strided": matrix[:, ::2],
        "fortran": np.asfortranarray(matrix),
    }
    back = load(save({name: np.ascontiguousarray(array) for name, array in arrays.items()}))
    for name, array in arrays.items():
        np.testing.assert_array_equal(back[name], array)


@pytest.mark.parametrize(
    ("name", "at_least", "below"),
    [("PySide6-Essentials", (6, 10), (6, 12)), ("safetensors", (0, 5), (0, 8))],
)
def test_versions_with_known_faults_are_not_installed(name, at_least, below):
    assert at_least <= tuple(int(part) for part in version(name).split(".")[:2]) < below
