"""Training pictures changed a little, at random, each time they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import DataSpec
from nndesigner.core.training import AugmentationName

Augmenter = Callable[[FloatArray, np.random.Generator], FloatArray]

_AT_ONCE = 100_000
"""Pixels computed at a time: what they need stays in a cache."""

_BUMPS = 5
"""Bumps along each side from which an elastic distortion is put together."""


@dataclass(frozen=True)
class _Amounts:
    """The most a picture is changed: lengths in sides of the picture, `turn` in degrees.

    `bend` is the standard deviation of the elastic displacement of a pixel, not a bound.
    `thicken` is by how much lines grow or shrink at each edge.
    """

    shift: float
    turn: float = 0.0
    scale: float = 0.0
    shear: float = 0.0
    bend: float = 0.0
    thicken: float = 0.0


_SHIFT = _Amounts(shift=0.1)
_DISTORT = _Amounts(shift=0.07, turn=12.0, scale=0.1, shear=0.1, bend=0.02, thicken=0.02)


def augmenter(name: AugmentationName, spec: DataSpec) -> Augmenter | None:
    """Return what changes samples `(n, features)` at random; None if they stay as they are.

    "shift" moves pictures by up to a tenth of their sides, also by parts of a pixel. "distort"
    moves, turns (12 degrees), scales (0.9 to 1.1), shears and bends them, and makes their lines
    thicker or thinner. Samples that are no pictures stay as they are. What comes in from
    outside has the picture's least number, its background; all numbers stay between the least
    and the largest of the picture.

    The result is a new array of the same type, the same for the same state of the generator.
    """
    if name == "none" or not spec.is_picture:
        return None
    rows, columns = spec.input_shape
    return _Warp((rows, columns), _SHIFT if name == "shift" else _DISTORT)


class _Warp:
    """Reads every pixel of a new picture at a displaced place of the old one.

    Displacements are sums of a few smooth fields over the picture, with random factors: a
    constant moves the picture, one growing with the row or column turns, scales and shears it,
    and bumps bend it, much as random displacements blurred by a Gaussian do (Simard,
    Steinkraus, Platt 2003, "Best practices for convolutional neural networks", section 2). So
    the places of all pixels of all pictures are one product of matrices.
    """

    def __init__(self, shape: tuple[int, int], amounts: _Amounts) -> None:
        self._shape, self._amounts = shape, amounts
        self._fields = _fields(shape, bumps=amounts.bend > 0)

    def __call__(self, x: FloatArray, rng: np.random.Generator) -> FloatArray:
        result: FloatArray = np.empty_like(x, order="C")
        factors = self._factors(len(x), rng).astype(x.dtype)
        fields = self._fields.astype(x.dtype)
        size = max(1, _AT_ONCE // fields.shape[1])
        growth = self._growth(len(x), rng).astype(x.dtype)
        for start in range(0, len(x), size):
            part = slice(start, start + size)
            places = factors[:, part] @ fields
            found = _read(x[part].reshape(-1, *self._shape), *places)
            if self._amounts.thicken:
                _thicken(found.reshape(-1, *self._shape), growth[part])
            result[part] = found
        return result

    def _growth(self, count: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
        """Draw by how many pixels the edges of bright lines move outwards, `(count,)`."""
        most = min(self._amounts.thicken * min(self._shape), 1.0)
        return rng.uniform(-most, most, count) if most else np.zeros(count)

    def _factors(self, count: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
        """Draw the factors of the fields: `(2, count, fields)`, for rows and for columns."""
        amounts = self._amounts
        result = np.zeros((2, count, len(self._fields)))
        shifts = rng.uniform(-amounts.shift, amounts.shift, (2, count))
        turn, shear, *scales = rng.uniform(-1, 1, (4, count))
        turn, shear = np.deg2rad(amounts.turn) * turn, amounts.shear * shear
        row_scale, column_scale = (1 + amounts.scale * scale for scale in scales)
        sides = np.array(self._shape)
        result[:, :, 0] = (sides[:, np.newaxis] - 1) / 2 + shifts * sides[:, np.newaxis]
        result[0, :, 1], result[0, :, 2] = row_scale * np.cos(turn), np.sin(turn)
        result[1, :, 1], result[1, :, 2] = shear - np.sin(turn), column_scale * np.cos(turn)
        bumps = result[:, :, 3:]
        if bumps.size:
            bends = rng.normal(0, amounts.bend, bumps.shape)
            bumps[...] = bends * sides[:, np.newaxis, np.newaxis]
        return result


def _fields(shape: tuple[int, int], *, bumps: bool) -> npt.NDArray[np.float64]:
    """Return smooth fields `(fields, pixels)`: 1, row and column from the centre, bumps.

    The squares of all bumps sum to 1 at every pixel, so that normal factors give normal
    displacements of the same deviation.
    """
    rows, columns = (np.arange(side) - (side - 1) / 2 for side in shape)
    row, column = (grid.reshape(-1) for grid in np.meshgrid(rows, columns, indexing="ij"))
    plane = np.stack([np.ones_like(row), row, column])
    if not bumps:
        return plane
    down, across = (_bumps_along(side) for side in shape)
    every = np.einsum("ir,jc->ijrc", down, across).reshape(_BUMPS**2, -1)
    return np.concatenate([plane, every / np.sqrt(np.square(every).sum(axis=0))])


def _bumps_along(side: int) -> npt.NDArray[np.float64]:
    """Return Gaussians `(bumps, side)` whose centres lie from end to end of a side."""
    places = np.linspace(0, _BUMPS - 1, side)
    return cast(
        "npt.NDArray[np.float64]", np.exp(-np.square(places - np.arange(_BUMPS)[:, np.newaxis]))
    )


def _read(pictures: FloatArray, row: FloatArray, column: FloatArray) -> FloatArray:
    """Return pictures `(n, rows, columns)` at places `(n, pixels)`, between pixels bilinearly."""
    count, rows, columns = pictures.shape
    background = pictures.min(axis=(1, 2))
    framed = np.empty((count, rows + 2, columns + 2), pictures.dtype)
    framed[...] = background[:, np.newaxis, np.newaxis]
    framed[:, 1:-1, 1:-1] = pictures
    top, down = _split(row, rows)
    left, right = _split(column, columns)
    place = top * (columns + 2) + left
    place += (np.arange(count) * framed[0].size)[:, np.newaxis]
    pixels = framed.reshape(-1)
    upper = _between(pixels, place, right)
    lower = _between(pixels, place + (columns + 2), right)
    lower -= upper
    lower *= down
    lower += upper
    return lower


def _thicken(pictures: FloatArray, growth: FloatArray) -> None:
    """Move the edges in pictures `(n, rows, columns)` by `growth (n,)` pixels, in place.

    Each pixel goes a share of the way to the largest of itself and its neighbours on all four
    sides, or to the least where `growth` is negative.
    """
    sign = np.where(growth < 0, -1, 1).astype(pictures.dtype)[:, np.newaxis, np.newaxis]
    signed = pictures * sign
    across = signed.copy()
    np.maximum(across[:, :, 1:], signed[:, :, :-1], out=across[:, :, 1:])
    np.maximum(across[:, :, :-1], signed[:, :, 1:], out=across[:, :, :-1])
    np.maximum(across[:, 1:], signed[:, :-1], out=across[:, 1:])
    np.maximum(across[:, :-1], signed[:, 1:], out=across[:, :-1])
    across -= signed
    across *= growth[:, np.newaxis, np.newaxis]
    pictures += across


def _split(place: FloatArray, side: int) -> tuple[npt.NDArray[np.intp], FloatArray]:
    """Return the pixels of the framed picture before these places, and how far behind they are."""
    framed = np.clip(place + 1, 0, side + 1)
    before = np.minimum(framed.astype(np.intp), side)
    framed -= before
    return before, framed


def _between(pixels: FloatArray, place: npt.NDArray[np.intp], share: FloatArray) -> FloatArray:
    one, other = pixels.take(place), pixels.take(place + 1)
    other -= one
    other *= share
    other += one
    return other
