"""How the pictures of a data set look, and drawings made to look like them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset
from nndesigner.core.project import Drawing
from nndesigner.data.paths import Paths, path_of
from nndesigner.data.pictures import picture_shape
from nndesigner.data.placing import Extent, Frame, framed, sheared, slants
from nndesigner.data.raster import centres_of_mass, ink_within, soft_distances
from nndesigner.data.steps import Step, steps_of
from nndesigner.data.strokes import lines

_AT_ONCE = 512
"""Drawings rendered at a time."""


@dataclass(frozen=True)
class Look:
    """How the pictures of one data set are made; lengths are in pixels of a finer grid.

    Pictures have `shape` (rows, columns); each pixel is the mean of `block` x `block` pixels of
    the grid. Digits fit into `box` (width, height), their proportions kept, or filling it if
    `fills`; `upright` ones are sheared first. `mass` (x, y) are the shares by which the centre
    of mass, rather than of the box, is put in the middle. The pen has the half width `radius`,
    moved by `ink_share` towards the one that leaves `ink` pixels of the grid dark, within
    `radii`; its edge is a slope `blur` wide, its joints are rounded by `softness`. With
    `levels` there are so many greys, with 0 any. `paper` and `full` are the pixels' values
    without and with ink; `scale` (shift, divisor) then makes them the network's.
    """

    shape: tuple[int, int]
    box: tuple[float, float]
    radius: float
    block: int = 1
    fills: bool = False
    upright: bool = False
    mass: tuple[float, float] = (1.0, 1.0)
    ink: int = 0
    ink_share: float = 0.6
    radii: tuple[float, float] = (0.0, 1e9)
    blur: float = 1.5
    softness: float = 0.4
    levels: int = 0
    paper: float = 0.0
    full: float = 1.0
    scale: tuple[FloatArray, FloatArray] | None = field(default=None, compare=False, repr=False)

    @property
    def grid(self) -> tuple[int, int]:
        """Return (rows, columns) of the finer grid."""
        return self.shape[0] * self.block, self.shape[1] * self.block

    def render(self, drawing: Drawing) -> FloatArray:
        """Return a drawing as float32 `(pixels,)`; nothing drawn is paper."""
        strokes = lines(drawing)
        if not strokes:
            return self.pixels(np.zeros((1, *self.grid), np.float32)).reshape(-1)
        return self.render_many(path_of(strokes)).reshape(-1)

    def render_many(self, paths: Paths, pens: FloatArray | None = None) -> FloatArray:
        """Return drawings as float32 `(n, pixels)`; `pens (n,)` widens or narrows each pen."""
        result = np.empty((len(paths), self.shape[0] * self.shape[1]), np.float32)
        for start in range(0, len(paths), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            pen = None if pens is None else pens[part]
            inked = self.inked(paths[part], pen)
            result[part] = self.pixels(inked).reshape(len(inked), -1)
        return result

    def steps(self, drawing: Drawing) -> tuple[Step, ...]:
        """Return how a drawing becomes the network's input, the last step exactly that.

        Steps that change nothing in pictures like these are left out; nothing drawn has none.
        """
        return steps_of(self, drawing)

    def inked(self, paths: Paths, pens: FloatArray | None = None) -> FloatArray:
        """Return drawings on the grid `(n, rows, columns)`, 0 paper .. 1 ink."""
        return self.inked_in(paths, pens)[0]

    def inked_in(self, paths: Paths, pens: FloatArray | None = None) -> tuple[FloatArray, Frame]:
        """Return drawings on the grid as `inked`, and the frame they are in."""
        points = self.straightened(paths.points)
        pen = np.ones(len(paths)) if pens is None else pens
        radius = (pen * self.radius).astype(np.float32)
        draw = self._evenly_inked if self.ink else self._balanced
        return draw(points, paths.spacing, radius)

    def straightened(self, points: FloatArray) -> FloatArray:
        """Return the points of drawings without their slant, if that is what this data shows."""
        return sheared(points, slants(points)) if self.upright else points

    def frame(self, extent: Extent, radius: FloatArray) -> Frame:
        """Return the frame that fits drawings into the box, its middle in the picture's."""
        size = (self.grid[1], self.grid[0])
        return framed(extent, radius, self.box, size, fills=self.fills)

    def centred(self, extent: Extent, frame: Frame) -> Frame:
        """Return the frame with the lines' centre of mass moved towards the middle."""
        off = (frame.middle - extent.mean) * frame.scale
        return frame.moved(off * np.array(self.mass, np.float32))

    def pixels(self, inked: FloatArray) -> FloatArray:
        """Return the pictures `(n, rows, columns)` of drawings on the grid."""
        rows, columns = self.shape
        parts = inked.reshape(-1, rows, self.block, columns, self.block)
        return self.toned(parts.mean(axis=(2, 4)) if self.block > 1 else inked)

    def toned(self, pixels: FloatArray) -> FloatArray:
        """Return pictures `(n, rows, columns)`, 0 paper .. 1 ink, with this data's numbers."""
        if self.levels:
            pixels = np.rint(pixels * (self.levels - 1)) / np.float32(self.levels - 1)
        if (self.paper, self.full) != (0.0, 1.0):
            pixels = self.paper + pixels * np.float32(self.full - self.paper)
        if self.scale is not None:
            shift, divisor = (array.reshape(self.shape) for array in self.scale)
            pixels = (pixels - shift) / divisor
        made: FloatArray = pixels.astype(np.float32, copy=False)
        return made

    def _balanced(
        self, points: FloatArray, spacing: FloatArray, radius: FloatArray
    ) -> tuple[FloatArray, Frame]:
        """Draw with these pens, and move the pictures until their ink is in balance."""
        middle = np.array((self.grid[1], self.grid[0]), np.float32) / 2
        share = np.array(self.mass, np.float32)
        extent = Extent.of(points)
        frame = self.centred(extent, self.frame(extent, radius))
        picture = ink_within(self._distances(points, spacing, frame), radius, self.blur)
        if not share.any():
            return picture, frame
        # Where lines cross there is less ink than line: one correction is nearly exact.
        frame = frame.moved((middle - centres_of_mass(picture)) * share)
        return ink_within(self._distances(points, spacing, frame), radius, self.blur), frame

    def _evenly_inked(
        self, points: FloatArray, spacing: FloatArray, pen: FloatArray
    ) -> tuple[FloatArray, Frame]:
        """Draw with pens as wide as it takes for about the usual amount of ink."""
        extent, radius = Extent.of(points), pen
        # The pen's width decides how much room is left for the line, and the line's length how
        # wide the pen has to be: the second round settles it.
        for _ in range(2):
            frame = self.centred(extent, self.frame(extent, radius))
            distance = self._distances(points, spacing, frame)
            radius = self.radius_for(distance) * (pen / np.float32(self.radius))
        return ink_within(distance, radius, self.blur), frame

    def _distances(self, points: FloatArray, spacing: FloatArray, frame: Frame) -> FloatArray:
        placed, spaced = frame.placed(points), frame.spaced(spacing)
        return soft_distances(placed, spaced, self.grid, self.softness)

    def radius_for(self, distance: FloatArray) -> FloatArray:
        """Return for distances `(n, rows, columns)` the pen's half width `(n,)`."""
        flat = distance.reshape(len(distance), -1)
        exact = np.partition(flat, self.ink, axis=1)[:, self.ink]
        radius = self.radius + self.ink_share * (exact - self.radius)
        kept: FloatArray = np.clip(radius, *self.radii).astype(np.float32)
        return kept


DIGITS_LOOK = Look(
    shape=(8, 8),
    block=4,
    box=(20.5, 30.0),
    fills=True,
    upright=True,
    mass=(0.25, 0.0),
    radius=2.1,
    ink=295,
    radii=(1.3, 4.5),
    softness=0.62,
)
"""How scikit-learn's 8x8 digits were made, imitated.

Known (its description, after E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten
Digits", UCI 1998, and M. D. Garris et al., NISTIR 5469, 1994): bitmaps of 32x32, normalised by
NIST's programs, the ink of each 4x4 block counted. Seen in its pictures, not documented there:
they fill about 20x32, hold nearly the same amount of ink, and have their left edge upright.

The numbers start from that. Their values were chosen long ago, among some two hundred settings,
by comparing how well networks trained on the digits alone read real drawings. They suit those
drawings a little better than others: judge them on other people's.
"""

_BOX = 20 / 28
_PEN_RADIUS = 1.25 / 28
_SOFTNESS = 0.4 / 28


def mnist_look(shape: tuple[int, int]) -> Look:
    """Return how MNIST's 28x28 digits were made, for any picture size (rows, columns).

    The digit is scaled, its proportions kept, into a box of 20x20 and set into 28x28 so that
    its centre of mass is in the middle (Y. LeCun, C. Cortes, C. Burges, "The MNIST database").
    """
    side = min(shape)
    box = _BOX * side
    radius = max(_PEN_RADIUS * side, 0.5)
    return Look(shape, (box, box), radius, softness=max(_SOFTNESS * side, 0.3))


def look_for(shape: tuple[int, int]) -> Look:
    """Return the usual look of pictures of this size: 8x8 as the digits, others as MNIST."""
    return DIGITS_LOOK if shape == (8, 8) else mnist_look(shape)


_MADE_LIKE_MNIST = ("mnist", "handwriting", "drawn")


def look_of(dataset: Dataset) -> Look:
    """Return how a data set's pictures are made, learnt from them where it is not known.

    Learning takes some tenths of a second: not for the GUI thread.
    Raises DataError `not_a_picture` (shape).
    """
    shape = picture_shape(dataset.spec.input_shape)
    if dataset.spec.name == "digits" and shape == DIGITS_LOOK.shape:
        return DIGITS_LOOK
    if dataset.spec.name in _MADE_LIKE_MNIST:
        return mnist_look(shape)
    from nndesigner.data.learned_look import learned_look

    return learned_look(dataset, shape)
