"""Drawings and pictures become what a network's training pictures look like."""

from __future__ import annotations

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing
from nndesigner.data import mnist_like, optdigits, pictures
from nndesigner.data.look import Look, look_for
from nndesigner.data.pictures import picture_shape

__all__ = ["drawing_to_input", "picture_shape", "picture_to_input"]


def drawing_to_input(
    drawing: Drawing, shape: tuple[int, ...], look: Look | None = None
) -> FloatArray:
    """Return a drawing as a network's input: float32 `(rows * columns,)`, 0 paper .. 1 ink.

    Size, place, slant (8x8) and pen width do not matter; only an empty drawing gives zeros.
    It looks as `look` says, if that is for pictures of this shape, or as is usual: 8x8 as
    scikit-learn's digits, every other shape as MNIST. Raises DataError `not_a_picture` (shape).
    """
    size = picture_shape(shape)
    return (look if look is not None and look.shape == size else look_for(size)).render(drawing)


def picture_to_input(
    grey: FloatArray, shape: tuple[int, ...], look: Look | None = None
) -> FloatArray:
    """Return a grey picture `(height, width)` of 0..1 as a network's input, as for drawings.

    Dark on bright and bright on dark are told apart by the picture's edge. A picture that has
    the network's own size is taken to be normalised already. With a `look` for this shape it
    gets that one's greys and scale.
    Raises DataError `not_a_picture` (shape), `not_grey` (shape) and `picture_is_blank`.
    """
    rows, columns = picture_shape(shape)
    found = pictures.ink_of(grey)
    if grey.shape != (rows, columns):
        found = _normalised(pictures.cropped(found), (rows, columns))
    found = found.reshape(1, rows, columns)
    if look is not None and look.shape == (rows, columns):
        found = look.toned(found)
    return found.reshape(-1)


def _normalised(ink: FloatArray, shape: tuple[int, int]) -> FloatArray:
    if shape == (8, 8):
        return optdigits.from_picture(ink)
    return mnist_like.from_picture(ink, shape)
