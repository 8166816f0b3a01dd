"""The steps from a drawing to a network's input end in exactly that input."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.app.seen import drawing_steps
from nndesigner.core.errors import DataError
from nndesigner.data.normalise import drawing_to_input

SEVEN = (((80.0, 70.0), (210.0, 70.0), (140.0, 220.0)), ((110.0, 140.0), (190.0, 135.0)))
KNOWN = ("ink", "crop", "deskew", "scale", "centre", "levels", "pixels")


@pytest.mark.parametrize("shape", [(8, 8), (28, 28), (64,), (1, 28, 28), (20, 12)])
def test_the_last_step_is_the_input(shape):
    steps = drawing_steps(SEVEN, shape)
    names = [step.name for step in steps]
    assert names[:2] == ["ink", "crop"]
    assert names[-1] == "pixels"
    assert names == [name for name in KNOWN if name in names]
    assert np.array_equal(steps[-1].picture.reshape(-1), drawing_to_input(SEVEN, shape))
    for step in steps[:-1]:
        assert step.picture.ndim == 2
        assert step.picture.min() >= 0
        assert 0.5 < step.picture.max() <= 1


def test_what_cannot_be_a_picture_has_no_steps():
    with pytest.raises(DataError, match="not_a_picture"):
        drawing_steps(SEVEN, (30,))
    assert drawing_steps((), (8, 8)) == ()
