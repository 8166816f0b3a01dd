from __future__ import annotations

import pytest

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.core import edits
from nndesigner.core.templates import template
from nndesigner.ui.panels.shown_pictures import ShownStrip


@pytest.fixture
def strip(qtbot):
    result = ShownStrip(LIGHT)
    result.resize(300, 200)
    qtbot.addWidget(result)
    return result


def digits(**training: object):
    project = template("digits")
    settings = {"augmentation": "none", "handwriting": 0} | training
    return project.with_(design=edits.set_training(project.design, **settings))


def test_it_has_a_row_for_everything_that_is_switched_on(strip, qtbot):
    strip.show_project(digits())
    qtbot.waitUntil(lambda: strip.kinds == ("original",), timeout=20_000)
    low = strip.height()
    strip.show_project(digits(augmentation="shift", handwriting=50))
    kinds = ("original", "augmented", "generated")
    qtbot.waitUntil(lambda: strip.kinds == kinds, timeout=20_000)
    assert strip.height() == 3 * low
    assert strip.isVisibleTo(strip.parentWidget())
    light = strip.grab().toImage()
    strip.set_theme(DARK)
    assert strip.grab().toImage() != light


def test_it_hides_where_there_are_no_pictures(strip, qtbot):
    strip.show_project(digits())
    qtbot.waitUntil(lambda: bool(strip.kinds), timeout=20_000)
    strip.show_project(template("moons"))
    qtbot.waitUntil(lambda: not strip.kinds, timeout=20_000)
    assert not strip.isVisible()
    strip.show_project(digits())
    strip.clear()
    assert not strip.kinds


def test_data_that_cannot_be_had_leaves_it_empty(strip, qtbot):
    with qtbot.waitSignal(strip._job.failed, timeout=20_000):
        strip.show_project(template("mnist-mlp"))
    assert strip.kinds == ()
