"""Pictures of drawings are made once, however many there are."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.errors import DataError
from nndesigner.data import handwriting, rendered
from nndesigner.data.look import mnist_look
from nndesigner.data.normalise import drawing_to_input


@pytest.fixture
def asked(monkeypatch):
    monkeypatch.setattr(rendered, "_kept", {})
    seen = []

    def render(drawing, shape, look):
        seen.append(drawing)
        return drawing_to_input(drawing, shape, look)

    monkeypatch.setattr(rendered, "drawing_to_input", render)
    return seen


DRAWINGS = tuple(handwriting.drawing(number % 10, number) for number in range(12))


def test_only_what_is_new_is_rendered(asked):
    first = rendered.rendered(DRAWINGS[:10], (8, 8))
    again = rendered.rendered(DRAWINGS, (8, 8))
    assert asked == list(DRAWINGS)
    np.testing.assert_array_equal(again[:10], first)
    np.testing.assert_array_equal(again[11], drawing_to_input(DRAWINGS[11], (8, 8)))


def test_more_than_are_kept_are_not_rendered_again_and_again(asked, monkeypatch):
    monkeypatch.setattr(rendered, "MOST_ROWS", 10)
    for _ in range(5):
        rendered.rendered(DRAWINGS, (8, 8))
    assert len(asked) == 12 + 4 * 2
    rendered.rendered(DRAWINGS[5:], (8, 8))
    rendered.rendered(DRAWINGS[5:], (8, 8))
    assert len(asked) == 20 + 2


def test_looks_and_shapes_are_told_apart_and_few_are_kept(asked):
    one, other = mnist_look((28, 28)), mnist_look((28, 28))
    for look in (one, other, one, other):
        rendered.rendered(DRAWINGS[:2], (28, 28), look)
    assert len(asked) == 4
    rendered.rendered(DRAWINGS[:2], (8, 8))
    rendered.rendered(DRAWINGS[:2], (12, 12))
    rendered.rendered(DRAWINGS[:2], (28, 28), one)
    assert len(asked) == 10
    assert len(rendered._kept) == 3


def test_none_are_an_empty_array_and_what_is_no_picture_is_refused(asked):
    assert rendered.rendered((), (8, 8)).shape == (0, 64)
    with pytest.raises(DataError):
        rendered.rendered(DRAWINGS[:1], (3,))
    assert not rendered._kept.get(((3,), id(None)), (None, {}))[1]
