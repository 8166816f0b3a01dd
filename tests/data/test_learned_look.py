"""Looks learnt from a data set's pictures: renders of a known look are recovered."""

from dataclasses import replace

import numpy as np
import pytest

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.data import handwriting
from nndesigner.data.look import Look, look_of, mnist_look
from nndesigner.data.split import standardise

KNOWN = {
    "box in the middle": Look((16, 16), (12.0, 12.0), 1.0, mass=(0, 0), blur=1.2, softness=0.3),
    "dark on bright": Look((16, 16), (12.0, 12.0), 1.0, paper=255.0, full=0.0, softness=0.3),
    "filled, not square": Look((32, 20), (16.0, 28.0), 1.6, fills=True, mass=(0, 0), softness=0.5),
    "upright, not square": Look((32, 20), (16.0, 26.0), 1.6, upright=True, paper=1.0, full=0.0),
    "black and white": Look((28, 28), (24.0, 24.0), 2.0, mass=(0, 0), levels=2, softness=0.6),
    "as MNIST": mnist_look((28, 28)),
}


def dataset(look: Look, count: int = 800) -> Dataset:
    """Return other writings than those a look is learnt with, with pens of several widths."""
    paths, labels = handwriting.strokes(count, seed=3)
    pens = np.random.default_rng(1).uniform(0.8, 1.3, count)
    spec = DataSpec("mine", look.shape, tuple("0123456789"))
    every = np.arange(count)
    return Dataset(spec, look.render_many(paths, pens), labels, every[40:], every[:40])


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_look_is_recovered(name):
    known = KNOWN[name]
    found = look_of(dataset(known))
    assert found.shape == known.shape
    assert (found.fills, found.upright, found.mass) == (known.fills, known.upright, known.mass)
    assert (found.levels, found.paper, found.full) == (known.levels, known.paper, known.full)
    np.testing.assert_allclose(found.box, known.box, atol=1)
    assert found.radius == pytest.approx(known.radius, rel=0.15)
    assert found.blur == pytest.approx(known.blur, abs=0.2)
    paths, _ = handwriting.strokes(100, seed=8)
    difference = np.abs(found.render_many(paths) - known.render_many(paths)).mean()
    assert difference < 0.015 * abs(known.full - known.paper)


def test_drawings_look_more_like_the_data_than_with_the_usual_look():
    known = KNOWN["filled, not square"]
    paths, _ = handwriting.strokes(100, seed=8)
    wanted = known.render_many(paths)
    usual = np.abs(mnist_look(known.shape).render_many(paths) - wanted).mean()
    assert np.abs(look_of(dataset(known)).render_many(paths) - wanted).mean() < usual / 10


def test_standardised_pictures_are_rendered_as_the_network_gets_them():
    known = KNOWN["dark on bright"]
    raw = dataset(known)
    inputs, scale = standardise(raw.inputs, raw.train)
    table = replace(
        raw, spec=DataSpec("table", (256,), raw.spec.classes), inputs=inputs, scale=scale
    )
    paths, _ = handwriting.strokes(20, seed=8)
    found = look_of(table).render_many(paths)
    unscaled = found * scale[1] + scale[0]
    assert np.abs(unscaled - known.render_many(paths)).mean() < 0.015 * 255


@pytest.mark.parametrize("kind", ["blank", "noise", "tiny", "none", "black"])
def test_pictures_that_show_nothing_of_use_do_no_harm(kind):
    rng = np.random.default_rng(0)
    shape = (2, 2) if kind == "tiny" else (12, 14)
    count = 0 if kind == "none" else 30
    inputs = {
        "noise": rng.random((count, 12 * 14)),
        "tiny": rng.random((count, 4)),
        "black": np.ones((count, 12 * 14)),
    }.get(kind, np.zeros((count, 12 * 14)))
    spec = DataSpec("mine", shape, ("a", "b"))
    labels, every = np.zeros(count, np.int64), np.arange(count)
    look = look_of(Dataset(spec, inputs.astype(np.float32), labels, every, every[:0]))
    picture = look.render((((10.0, 10.0), (50.0, 200.0)),))
    assert picture.shape == (shape[0] * shape[1],)
    assert np.isfinite(picture).all()
