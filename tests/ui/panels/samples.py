"""Realistic values for the tests of the panels."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from nndesigner.app.document import Document
from nndesigner.app.prediction import Prediction
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.project import HistoryRow
from nndesigner.engine.metrics import Evaluation, class_reports, confusion_matrix
from nndesigner.ui.editor import Editor
from tests.designs import template

DIGITS = tuple("0123456789")


def editor(name: str = "digits") -> Editor:
    """An editor of a document with a template in it; the editor owns the document."""
    document = Document()
    result = Editor(document)
    document.setParent(result)
    document.edit("Template", template(name).design)
    document.undo_stack.clear()
    return result


def prediction(probabilities, classes=DIGITS, shape=(8, 8)) -> Prediction:
    shares = np.asarray(probabilities, np.float32)
    inputs = np.linspace(0, 1, int(np.prod(shape)), dtype=np.float32)
    label = classes[int(shares.argmax())]
    return Prediction(inputs, shape, {}, shares, shares, tuple(classes), label)


def values_prediction(outputs) -> Prediction:
    numbers = np.asarray(outputs, np.float32)
    return Prediction(np.zeros(2, np.float32), (2,), {}, numbers, None, (), None)


def history(rows: int, *, accuracy: bool = True, validation: bool = True):
    fall = np.exp(-np.arange(rows) / max(1, rows) * 5)
    return tuple(
        HistoryRow(
            float(epoch),
            2.3 * f,
            2.4 * f if validation else None,
            1 - 0.9 * f if accuracy else None,
            1 - 0.92 * f if accuracy and validation else None,
        )
        for epoch, f in enumerate(fall)
    )


def picture_set() -> Dataset:
    rng = np.random.default_rng(0)
    inputs = rng.random((100, 64), dtype=np.float32)
    targets = np.arange(100) % 10
    spec = DataSpec("digits", (8, 8), DIGITS)
    return Dataset(spec, inputs, targets, np.arange(70), np.arange(70, 100))


def point_set(features: int = 2, classes: int = 2) -> Dataset:
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(200, features)).astype(np.float32)
    names = tuple(f"class {n}" for n in range(classes))
    targets = np.arange(200) % classes if classes else inputs[:, :1] * 2
    spec = DataSpec("points", (features,), names)
    return Dataset(spec, inputs, targets, np.arange(140), np.arange(140, 200))


def evaluation() -> Evaluation:
    true = np.repeat(np.arange(3), 10)
    said = true.copy()
    said[[3, 12, 13]] = [1, 2, 2]
    confusion = confusion_matrix(true, said, 3)
    return Evaluation(0.25, 0.9, confusion, class_reports(confusion, ("ant", "bee", "cat")))


def assert_freed(make: Callable[[], QWidget], use: Callable[[QWidget], object]) -> None:
    """Assert that a used widget is gone after `deleteLater`: nothing keeps it alive."""
    widget = make()
    widget.resize(400, 400)
    widget.show()
    QCoreApplication.processEvents()
    use(widget)
    widget.grab()
    QCoreApplication.processEvents()
    gone = weakref.ref(widget)
    widget.close()
    widget.deleteLater()
    del widget
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
