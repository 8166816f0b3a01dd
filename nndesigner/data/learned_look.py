"""A data set's look, learnt from its own pictures: sizes, middles, line widths and greys."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset
from nndesigner.data.look import Look, mnist_look
from nndesigner.data.paths import Paths

_PICTURES = 600
"""Training pictures that are looked at."""

_TRIALS = 300
"""Generated drawings that are rendered to compare with them."""

_ROUNDS = 4
"""Rounds in which sizes are brought nearer to those of the data set."""

_FEW_LEVELS = 8
"""Up to so many greys are kept; more are as good as any."""

_INK = 0.5
_SOFTNESS = 0.32
"""Of the pen's half width, as in `mnist_look`."""

_QUANTILES = np.linspace(0.1, 0.9, 9)


def learned_look(dataset: Dataset, shape: tuple[int, int]) -> Look:
    """Return how the pictures of a data set, `shape` (rows, columns) large, are made.

    Of several ways of making pictures, that one is taken whose pictures of generated digits
    are most like the data set's. Where they show nothing, MNIST's way is taken.
    """
    usual = mnist_look(shape)
    rows = dataset.train[:: max(len(dataset.train) // _PICTURES, 1)][:_PICTURES]
    raw = dataset.unscaled().inputs[rows].reshape(-1, *shape).astype(np.float32)
    scaled = replace(usual, scale=dataset.scale)
    if not len(raw) or min(shape) < 4:
        return scaled
    paper, full = _greys(raw)
    if full == paper:
        return scaled
    found = Measures.of(np.clip((raw - paper) / (full - paper), 0.0, 1.0))
    if found is None:
        return scaled
    box = _largest(found.sizes)
    start = replace(usual, box=box, mass=found.mass, levels=_levels(raw))
    fitted = _best(start, found)
    return replace(fitted, paper=paper, full=full, scale=dataset.scale)


def _greys(raw: FloatArray) -> tuple[float, float]:
    """Return the values of paper, as seen along the edges, and of full ink."""
    edges = np.concatenate([raw[:, 0], raw[:, -1], raw[:, :, 0], raw[:, :, -1]], axis=1)
    paper = float(np.median(edges))
    low, high = (float(np.median(part(raw, axis=(1, 2)))) for part in (np.min, np.max))
    full = high if high - paper >= paper - low else low
    return paper, full


def _levels(raw: FloatArray) -> int:
    """Return how many greys there are, if there are few, else 0."""
    count = len(np.unique(np.round(raw, 4)))
    return count if 2 <= count <= _FEW_LEVELS else 0


@dataclass(frozen=True)
class Measures:
    """What is measured of pictures `(n, rows, columns)`, 0 paper .. 1 ink.

    `sizes (n, 2)` are width and height of the ink, `slants (n,)` x per y along its axis. `width`
    is the median of ink by edge, half a line's width; `slope` how wide the edges' slope is.
    `mass` (x, y) is 1 where rather the centre of mass is in the middle than the box's, else 0.
    """

    sizes: FloatArray
    slants: FloatArray
    width: float
    slope: float
    mass: tuple[float, float]

    @classmethod
    def of(cls, pictures: FloatArray) -> Measures | None:
        """Measure pictures; those without ink are left out, None if there are no others."""
        pictures = pictures[pictures.max(axis=(1, 2)) >= _INK]
        if not len(pictures):
            return None
        boxes = _boxes(pictures)
        middle = np.array(pictures.shape[:0:-1], np.float32) / 2
        masses, slants = _moments(pictures)
        off = np.abs(boxes.mean(axis=1) - middle).mean(axis=0)
        mass_off = np.abs(masses - middle).mean(axis=0)
        right, down = np.diff(pictures, axis=2)[:, :-1], np.diff(pictures, axis=1)[:, :, :-1]
        edge = np.maximum(np.hypot(right, down).sum(axis=(1, 2)), 1e-6)
        return cls(
            np.diff(boxes, axis=1)[:, 0],
            slants,
            float(np.median(pictures.sum(axis=(1, 2)) / edge)),
            float(np.median(6 * (pictures * (1 - pictures)).sum(axis=(1, 2)) / edge)),
            (float(mass_off[0] <= off[0]), float(mass_off[1] <= off[1])),
        )

    def difference(self, other: Measures) -> float:
        """Return how unlike sizes and slants are, in about pixels."""
        sizes = np.quantile(self.sizes, _QUANTILES, axis=0)
        slants = np.quantile(self.slants, _QUANTILES)
        unlike = np.abs(sizes - np.quantile(other.sizes, _QUANTILES, axis=0)).mean()
        leaning = np.abs(slants - np.quantile(other.slants, _QUANTILES)).mean()
        return float(unlike + leaning * sizes[:, 1].mean())


def _boxes(pictures: FloatArray) -> FloatArray:
    """Return where the ink begins and ends: `(n, 2, 2)`, x and y of both corners."""
    corners = []
    for axis in (1, 2):
        dark = pictures.max(axis=axis) >= _INK
        corners.append(np.stack([dark.argmax(1), dark.shape[1] - dark[:, ::-1].argmax(1)], axis=1))
    return np.stack(corners, axis=2).astype(np.float32)


def _moments(pictures: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the centres of mass `(n, 2)` and x per y along the axes `(n,)`."""
    y, x = np.meshgrid(*(np.arange(0.5, side) for side in pictures.shape[1:]), indexing="ij")
    ink = pictures / pictures.sum(axis=(1, 2), keepdims=True)
    centre = np.stack([(ink * x).sum(axis=(1, 2)), (ink * y).sum(axis=(1, 2))], axis=1)
    right, down = x - centre[:, 0, None, None], y - centre[:, 1, None, None]
    spread = np.maximum((ink * down**2).sum(axis=(1, 2)), 1e-6)
    return centre.astype(np.float32), (ink * right * down).sum(axis=(1, 2)) / spread


def _largest(sizes: FloatArray) -> tuple[float, float]:
    width, height = np.quantile(sizes, 0.95, axis=0)
    return float(width), float(height)


def _best(start: Look, wanted: Measures) -> Look:
    """Return the way of making pictures whose pictures are measured most alike."""
    from nndesigner.data import handwriting

    paths, _ = handwriting.strokes(_TRIALS, seed=0)
    ways = [(fills, upright) for fills in (False, True) for upright in (False, True)]
    tried = [
        _fitted(replace(start, fills=fills, upright=upright), wanted, paths)
        for fills, upright in ways
    ]
    return min(tried, key=lambda one: one[1])[0]


def _fitted(look: Look, wanted: Measures, paths: Paths) -> tuple[Look, float]:
    """Return the look with box, pen and edge as wanted, and how unlike its pictures still are."""
    unlike = np.inf
    aim = np.array(_largest(wanted.sizes))
    for _ in range(_ROUNDS):
        pictures = look.render_many(paths).reshape(-1, *look.shape)
        measured = Measures.of(pictures)
        if measured is None:
            return look, np.inf
        unlike = wanted.difference(measured)
        off = aim - _largest(measured.sizes)
        box = np.clip(np.array(look.box) + off, 2.0, np.array(look.shape[::-1]) + 2.0)
        radius = float(np.clip(look.radius * wanted.width / measured.width, 0.3, box.min() / 3))
        blur = float(np.clip(look.blur + 0.7 * (wanted.slope - measured.slope), 0.3, 3.0))
        softness = max(_SOFTNESS * radius, 0.3)
        look = replace(
            look,
            box=(float(box[0]), float(box[1])),
            radius=radius,
            blur=look.blur if look.levels else blur,
            softness=softness,
        )
    return look, unlike
