from __future__ import annotations

import numpy as np

from nndesigner.app.shown import shown_pictures
from nndesigner.core import edits
from nndesigner.core.project import Example
from nndesigner.core.templates import template
from nndesigner.data import handwriting


def digits(**training: object):
    project = template("digits")
    settings = {"augmentation": "none", "handwriting": 0} | training
    return project.with_(design=edits.set_training(project.design, **settings))


def test_one_sample_of_each_class_as_it_is():
    shown = shown_pictures(digits(), 10)
    assert shown is not None
    assert shown.shape == (8, 8)
    ((kind, pictures),) = shown.rows
    assert kind == "original"
    assert pictures.shape == (10, 64)


def test_every_kind_that_is_switched_on():
    project = digits(augmentation="distort", handwriting=100)
    project = project.with_(examples=(Example("3", handwriting.drawing(3, 0)),))
    shown = shown_pictures(project, 6)
    assert shown is not None
    rows = dict(shown.rows)
    assert list(rows) == ["original", "augmented", "generated", "own"]
    assert [len(pictures) for pictures in rows.values()] == [6, 6, 6, 1]
    assert not np.array_equal(rows["original"], rows["augmented"])
    assert all(p.min() >= 0 and p.max() <= 1.001 for p in rows.values())
    without = digits(handwriting=100, examples=False).with_(examples=project.examples)
    shown = shown_pictures(without, 6)
    assert shown is not None
    assert [kind for kind, _ in shown.rows] == ["original", "generated"]


def test_nothing_of_what_is_no_picture():
    assert shown_pictures(template("moons"), 10) is None
