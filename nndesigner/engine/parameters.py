"""All weights and biases of a design in one flat vector, with a view for each array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod

import numpy as np
import numpy.typing as npt

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.dataset import IntArray
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import ArraySpec, Layer, TransposedConv2DLayer
from nndesigner.engine.masks import mask_matrix
from nndesigner.engine.plan import Bundle, Node


class Parameters:
    """Values and gradients, each one flat vector; `arrays` and `slopes` are views by key.

    One vector lets an optimizer update everything with a few calls, whatever the layers.
    Besides the keys of a state there are views of what is computed at once: a bundle's matrix
    by its `key`, the biases of a node of several layers by `biases_key`.
    """

    def __init__(self, design: Design, plan: Sequence[Node], dtype: npt.DTypeLike) -> None:
        self._design, self._plan = design, plan
        self._keys = tuple(shapes.array_shapes(design))
        self._regions = dict(_regions(design, plan))
        size = sum(map(prod, self._regions.values()))
        self.values: FloatArray = np.zeros(size, dtype)
        self.gradients: FloatArray = np.zeros(size, dtype)
        self.arrays = self._views(self.values)
        self.slopes = self._views(self.gradients)
        found = {bundle.key: bundle.mask() for bundle in _bundles(plan)}
        self.masks = {key: mask for key, mask in found.items() if mask is not None}

    def load(self, state: NetworkState) -> None:
        """Copy a state in; connections a mask leaves out become 0.

        Raises EngineError `state_does_not_fit` (id, shape, wanted) if an array is missing
        (shape None) or has another shape.
        """
        for key in self._keys:
            array = self.arrays[key]
            if key not in state or state[key].shape != array.shape:
                shape = state[key].shape if key in state else None
                raise EngineError(
                    "state_does_not_fit", id=shapes.owner_of(key), shape=shape, wanted=array.shape
                )
            array[...] = state[key]
        for key, mask in self.masks.items():
            self.arrays[key][~mask] = 0

    def state(self) -> NetworkState:
        """Return a copy of the values."""
        return self._frozen(self.values)

    def gradient_state(self) -> NetworkState:
        """Return a copy of the gradients."""
        return self._frozen(self.gradients)

    def own(self, layer_id: str, views: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Return a layer's own arrays among `arrays` or `slopes`, by the ends of their keys."""
        keys = shapes.layer_arrays(self._design, layer_id)
        return {key.partition(".")[2]: views[key] for key in keys}

    def decayed(self) -> FloatArray:
        """Return a vector with 1 for every weight, 0 for what does not decay: biases, scales."""
        chosen = np.zeros_like(self.values)
        views = self._views(chosen)
        for bundle in _bundles(self._plan):
            mask = self.masks.get(bundle.key)
            views[bundle.key][...] = 1 if mask is None else mask
        for key, spec in self._specs():
            if spec.role == "weights":
                views[key][...] = 1
        return chosen

    def locked(self, design: Design) -> IntArray:
        """Return the places of all numbers training must leave alone, ascending.

        `design` is that of these parameters, perhaps with other locks.
        """
        chosen = np.zeros(self.values.shape, bool)
        for key, view in self._views(chosen).items():
            self._mark_locked(design, key, view)
        return np.flatnonzero(chosen)

    def neuron_rows(self) -> list[tuple[FloatArray, ...]]:
        """Return views of the values in which each row holds one neuron's incoming weights.

        The parts of a tuple have the same rows: neurons that several bundles come into.
        """
        found = [tuple(self.arrays[b.key] for b in node.bundles) for node in self._plan]
        for layer in self._design.layers:
            own = [key for key, spec in self._specs_of(layer) if spec.role == "weights"]
            arrays = [self.arrays[key] for key in own]
            if isinstance(layer, TransposedConv2DLayer):  # a kernel's filters are its second axis
                arrays = list(arrays[0])
            found.append(tuple(array.reshape(len(array), -1) for array in arrays))
        return [parts for parts in found if parts]

    def _specs(self) -> Iterator[tuple[str, ArraySpec]]:
        for layer in self._design.layers:
            yield from self._specs_of(layer)

    def _specs_of(self, layer: Layer) -> Iterable[tuple[str, ArraySpec]]:
        return shapes.layer_arrays(self._design, layer.id).items()

    def _mark_locked(self, design: Design, key: str, view: npt.NDArray[np.bool_]) -> None:
        if key not in self._keys:
            return
        owner = shapes.owner_of(key)
        link = design.links_by_id.get(owner)
        layer = design.layer(owner if link is None else link.target)
        if getattr(layer, "frozen", False):
            view[...] = True
        elif link is not None and link.locked is not None:
            view[...] = mask_matrix(link.locked, view.shape)
        elif link is None and key == owner:
            view[list(getattr(layer, "locked", ()))] = True

    def _frozen(self, vector: FloatArray) -> NetworkState:
        copy = vector.copy()
        copy.flags.writeable = False
        views = self._views(copy)
        return NetworkState({key: views[key] for key in self._keys})

    def _views(self, vector: npt.NDArray[np.generic]) -> dict[str, npt.NDArray]:  # type: ignore[type-arg]
        views = {}
        start = 0
        for key, shape in self._regions.items():
            stop = start + prod(shape)
            views[key] = vector[start:stop].reshape(shape)
            start = stop
        for node in self._plan:
            for bundle in node.bundles:
                for part in bundle.parts:
                    views[part.link.id] = views[bundle.key][part.place]
            for layer, first in zip(node.neurons(), node.starts, strict=False):
                views[layer.id] = views[biases_key(node)][first : first + layer.units]
        return views


def biases_key(node: Node) -> str:
    """Return the key of the biases of a node of neurons."""
    return f"{node.id}:biases"


def _bundles(plan: Sequence[Node]) -> Iterator[Bundle]:
    for node in plan:
        yield from node.bundles


def _regions(design: Design, plan: Sequence[Node]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the stretches of the vector: matrices, biases and layers' own arrays."""
    for bundle in _bundles(plan):
        yield bundle.key, bundle.shape
    for node in plan:
        if node.neurons():
            yield biases_key(node), (node.units,)
        else:
            own = shapes.layer_arrays(design, node.id)
            yield from ((key, spec.shape) for key, spec in own.items())
