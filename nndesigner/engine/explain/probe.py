"""What a unit depends on: gradients with respect to the input, and what a unit looks for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, Link
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import (
    ActivationLayer,
    Conv1DLayer,
    Conv2DLayer,
    DenseLayer,
    Layer,
    NeuronLayer,
    OutputLayer,
    Shape,
    TransposedConv2DLayer,
)
from nndesigner.engine.explain.passes import Watched, sample_row
from nndesigner.engine.explain.sums import NeuronTrace, neuron
from nndesigner.engine.network import compile_design

_END = "_" * 40
_LINK = "-" * 40
"""Ids of what is put behind the layer looked at; nothing edits make has them."""

_STEPS = 40
_STEP = 0.15
_START = 0.05
_TYPICAL = 0.5
"""Root mean square of the numbers of a typical input, about that of scaled data."""


class Probe:
    """The z of any unit of one layer as a function of the input, with its gradients.

    Units of layers without an activation of their own are looked at as they are. The network
    is cut off behind the layer, and one weight of 1 leads to its unit.
    """

    def __init__(
        self,
        design: Design,
        state: NetworkState,
        layer_id: str,
        dtype: npt.DTypeLike = np.float32,
    ) -> None:
        """Cut a design. What is behind the layer need not be complete.

        Raises EngineError `no_neuron` (layer_id, unit), `cannot_compute` (problem, where) or
        `state_does_not_fit` (id).
        """
        if layer_id not in design.shapes or design.input is None:
            raise EngineError("no_neuron", layer_id=layer_id, unit=0)
        self._layer_id = layer_id
        self._units = design.widths[layer_id]
        self._network = compile_design(_cut(design, layer_id), dtype)
        self._watched = Watched(self._network)
        self.shape: Shape = design.input.shape
        self.set_state(state)

    def set_state(self, state: NetworkState) -> None:
        """Use other weights from now on. Raises EngineError `state_does_not_fit` (id)."""
        one = np.zeros((1, self._units), self._network.dtype)
        ends = {_END: np.zeros(1), _LINK: one}
        self._network.set_state(NetworkState({**state, **ends}))

    @np.errstate(all="ignore")
    def z(self, x: npt.ArrayLike, unit: int) -> float:
        """Return the unit's pre-activation for one sample in any shape."""
        self._choose(unit)
        return float(self._watched.forward(sample_row(self._network, x))[0, 0])

    @np.errstate(all="ignore")
    def gradient(self, x: npt.ArrayLike, unit: int) -> FloatArray:
        """Return dz/dx of a unit at one sample, as a new array in the input's shape."""
        return self.gradients(x, unit)[self._network.input.id].reshape(self.shape)

    @np.errstate(all="ignore")
    def gradients(self, x: npt.ArrayLike, unit: int) -> dict[str, FloatArray]:
        """Return dz/da `(1, units)` for every layer before the unit, by id.

        Raises EngineError `input_does_not_fit` or `no_neuron` (layer_id, unit).
        """
        self._choose(unit)
        self._watched.forward(sample_row(self._network, x))
        self._watched.backward_from(np.ones((1, 1)))
        return dict(self._watched.gradients)

    def activations(self) -> dict[str, FloatArray]:
        """Return the activations `(1, units)` of every layer for the sample looked at last."""
        return {key: np.array(layer.a) for key, layer in self._watched.layers.items()}

    def _choose(self, unit: int) -> None:
        if not 0 <= unit < self._units:
            raise EngineError("no_neuron", layer_id=self._layer_id, unit=unit)
        (weights,) = self._network.parameters.arrays[_LINK]
        weights.fill(0)
        weights[unit] = 1


def saliency(design: Design, state: NetworkState, x: npt.ArrayLike, chosen: int) -> FloatArray:
    """Return the gradient of an output's score with respect to the input, in its shape.

    `chosen` is a class number, or an output unit where there are no classes. The score is z
    (Simonyan, Vedaldi, Zisserman 2014, "Deep inside convolutional networks", section 3); that
    of the first of two classes on one unit is -z. Raises EngineError as `Probe` does.
    """
    output = design.output
    if output is None:
        raise EngineError("no_neuron", layer_id="", unit=chosen)
    single = output.units == 1 and len(output.classes) == 2 and chosen in (0, 1)
    gradient = Probe(design, state, output.id).gradient(x, 0 if single else chosen)
    return -gradient if single and chosen == 0 else gradient


def input_contributions(
    design: Design, state: NetworkState, x: npt.ArrayLike, chosen: int
) -> FloatArray:
    """Return gradient x input for an output's score: how much each input counts for it.

    Exact for a network that is linear around `x` and has no biases (Shrikumar et al. 2016,
    "Not just a black box"). Raises EngineError as `saliency` does.
    """
    gradient = saliency(design, state, x, chosen)
    return gradient * np.asarray(x, gradient.dtype).reshape(gradient.shape)


def contributions(
    design: Design, state: NetworkState, x: npt.ArrayLike, layer_id: str, unit: int
) -> dict[str, FloatArray]:
    """Return weight x value for all that comes into a unit, by source, in the source's shape.

    With the bias they sum to z, for neurons and convolutions; for other layers they are
    dz/da x a. Raises EngineError `no_neuron` (layer_id, unit) also for layers that merge others.
    """
    links = design.links_into(layer_id)
    is_neuron = isinstance(design.layers_by_id.get(layer_id), NeuronLayer)
    if not (is_neuron or len(links) == 1):
        raise EngineError("no_neuron", layer_id=layer_id, unit=unit)
    probe = Probe(design, state, layer_id)
    slopes, values = probe.gradients(x, unit), probe.activations()
    if is_neuron:
        return _products(design, neuron(design, state, values, layer_id, unit))
    (source,) = (link.source for link in links)
    return {source: (slopes[source] * values[source]).reshape(design.shapes[source])}


def looks_for(design: Design, state: NetworkState, layer_id: str, unit: int) -> FloatArray:
    """Return the input that excites a unit most, in the input's shape, within -1 .. 1.

    Gradient ascent of z - |g| |x|^2 / 2 R from zero, where g = dz/dx and R is the length of a
    typical input: x moves towards g of length R (activation maximisation, Erhan, Bengio,
    Courville, Vincent 2009, "Visualizing higher-layer features of a deep network"). For neurons
    that see the input itself that is their weights. Always the same for the same weights; all 0
    if the unit does not depend on the input. Raises EngineError as `Probe` does.
    """
    probe = Probe(design, state, layer_id)
    x = np.zeros(probe.shape, np.float32)
    length = _TYPICAL * np.sqrt(x.size)
    if not probe.gradient(x, unit).any():  # all rectifiers of an untrained network are off at 0
        x += np.random.default_rng(0).normal(0, _START, x.shape).astype(x.dtype)
        if not probe.gradient(x, unit).any():
            return np.zeros_like(x)
    for _ in range(_STEPS):
        gradient = probe.gradient(x, unit)
        size = float(np.linalg.norm(gradient))
        x += _STEP * ((length / size if size else 0.0) * gradient - x)
    largest = np.abs(x).max()
    return x / largest if largest > 0 else x


def central_unit(shape: Shape, feature: int) -> int:
    """Return the unit in the middle of a channel or of a feature's steps, else the feature."""
    if len(shape) == 1:
        return feature
    axis = 0 if len(shape) == 3 else 1
    place = [size // 2 for size in shape]
    place[axis] = feature
    return int(np.ravel_multi_index(place, shape))


def _products(design: Design, found: NeuronTrace) -> dict[str, FloatArray]:
    """Return the terms' products by source, in the source's shape; 0 where nothing is wired."""
    products: dict[str, FloatArray] = {}
    for term in found.terms:
        empty = np.zeros(design.widths[term.layer_id], np.float32)
        products.setdefault(term.layer_id, empty)[term.unit] = term.product
    return {source: numbers.reshape(design.shapes[source]) for source, numbers in products.items()}


def _cut(design: Design, layer_id: str) -> Design:
    """Return the part of a design before and with a layer, and one unit behind it."""
    kept = shapes.reachable(design, layer_id, forward=False)
    end = OutputLayer(id=_END, name=_END, units=1, activation="identity", loss="mean_squared_error")
    links = [link for link in design.links if link.target in kept]
    links.append(Link(id=_LINK, source=layer_id, target=_END))
    return replace(design, layers=(*_layers(design, kept, layer_id), end), links=tuple(links))


def _layers(design: Design, kept: frozenset[str], last: str) -> Iterator[Layer]:
    for layer in design.layers:
        if layer.id == last:
            yield _without_activation(layer)
        elif layer.id in kept:
            yield layer


def _without_activation(layer: Layer) -> Layer:
    if isinstance(layer, NeuronLayer):
        return DenseLayer(id=layer.id, name=layer.name, units=layer.units, activation="identity")
    if isinstance(layer, ActivationLayer | Conv1DLayer | Conv2DLayer | TransposedConv2DLayer):
        return replace(layer, activation="identity")
    return layer
