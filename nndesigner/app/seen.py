"""The steps by which a drawing becomes what the network sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nndesigner.core.project import Drawing
from nndesigner.data.normalise import picture_shape

if TYPE_CHECKING:
    from nndesigner.data.look import Look
    from nndesigner.data.steps import Step


def drawing_steps(
    drawing: Drawing, shape: tuple[int, ...], look: Look | None = None
) -> tuple[Step, ...]:
    """Return the pictures from the ink of a drawing to a network's input, the last one.

    `shape` and `look` as for `data.normalise.drawing_to_input`, which gives the same pixels.
    Raises DataError `not_a_picture` (shape).
    """
    from nndesigner.data.look import look_for

    size = picture_shape(shape)
    chosen = look if look is not None and look.shape == size else look_for(size)
    return chosen.steps(drawing)
