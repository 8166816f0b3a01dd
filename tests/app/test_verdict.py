from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nndesigner.app.prediction import picture_read
from nndesigner.app.verdict import verdict
from nndesigner.core import edits
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design
from nndesigner.core.templates import template
from tests.ui.panels.samples import prediction, values_prediction


@pytest.mark.parametrize(
    ("shares", "wanted"),
    [
        ((0.93, 0.05, 0.02), "sure"),
        ((0.8, 0.2, 0.0), "sure"),
        ((0.66, 0.2, 0.14), "likely"),
        ((0.48, 0.44, 0.08), "tie"),
        ((0.45, 0.28, 0.27), "unsure"),
        ((0.3, 0.28, 0.42), "tie"),
        ((0.2,) * 5, "unsure"),
    ],
)
def test_how_much_an_answer_is_worth(shares, wanted):
    names = tuple("abcde")[: len(shares)]
    assert verdict(prediction(shares, names)) == wanted


def test_what_is_no_answer():
    assert verdict(values_prediction([0.25])) == "value"
    sure = prediction(np.eye(10)[3])
    assert verdict(replace(sure, strange=True)) == "strange"
    assert verdict(replace(sure, probabilities=None)) == "largest"
    assert verdict(replace(sure, probabilities=None, label=None)) == "broken"


def entry(*shape: int) -> Design:
    return edits.add_layer(Design(), "input", 0, 0, shape=shape)


def test_which_networks_read_drawings():
    assert picture_read(template("digits").design) == (8, 8)
    assert picture_read(entry(784)) == (28, 28)
    assert picture_read(entry(28, 28, 1)) == (28, 28)
    assert picture_read(entry(30)) is None
    assert picture_read(Design()) is None
    table = DataSpec("table", (25,), ("a", "b"), features=tuple(map(str, range(25))))
    assert picture_read(entry(25), table) is None
