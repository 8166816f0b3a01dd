"""All weights and biases of a design in one flat vector, with a view for each array."""

from __future__ import annotations

from math import prod

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, Mask
from nndesigner.core.errors import EngineError
from nndesigner.core.shapes import array_shapes

BoolArray = npt.NDArray[np.bool_]


def mask_matrix(mask: Mask, shape: tuple[int, ...]) -> BoolArray:
    """Return the mask as `(units_target, units_source)`; what lies outside is left out."""
    matrix = np.zeros(shape, bool)
    for row, sources in zip(matrix, mask, strict=False):
        row[[source for source in sources if source < len(row)]] = True
    return matrix


class Parameters:
    """Values and gradients, each one flat vector; `arrays` and `slopes` are views by id.

    One vector lets an optimizer update everything with a few calls, whatever the layers.
    """

    def __init__(self, design: Design, dtype: npt.DTypeLike) -> None:
        self._shapes = array_shapes(design)
        size = sum(prod(shape) for shape in self._shapes.values())
        self.values: FloatArray = np.zeros(size, dtype)
        self.gradients: FloatArray = np.zeros(size, dtype)
        self.arrays = self._views(self.values)
        self.slopes = self._views(self.gradients)
        self.masks = {
            link.id: mask_matrix(link.mask, self._shapes[link.id])
            for link in design.links
            if link.mask is not None and link.id in self._shapes
        }

    def load(self, state: NetworkState) -> None:
        """Copy a state in; connections a mask leaves out become 0.

        Raises EngineError `state_does_not_fit` (id) if an array is missing or has another shape.
        """
        for key, array in self.arrays.items():
            if key not in state or state[key].shape != array.shape:
                raise EngineError("state_does_not_fit", id=key)
            array[...] = state[key]
        for key, mask in self.masks.items():
            self.arrays[key][~mask] = 0

    def state(self) -> NetworkState:
        """Return a copy of the values."""
        return self._frozen(self.values)

    def gradient_state(self) -> NetworkState:
        """Return a copy of the gradients."""
        return self._frozen(self.gradients)

    def _frozen(self, vector: FloatArray) -> NetworkState:
        copy = vector.copy()
        copy.flags.writeable = False
        return NetworkState(self._views(copy))

    def _views(self, vector: FloatArray) -> dict[str, FloatArray]:
        views: dict[str, FloatArray] = {}
        start = 0
        for key, shape in self._shapes.items():
            stop = start + prod(shape)
            views[key] = vector[start:stop].reshape(shape)
            start = stop
        return views
