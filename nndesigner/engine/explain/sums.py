"""Why a neuron says what it says: its inputs, weights and products for one sample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, Link, NeuronLayer
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import activation_of
from nndesigner.engine.activations import ACTIVATIONS


@dataclass(frozen=True)
class Term:
    """One connection into a neuron: `product` = `weight` * `value` of that unit before it.

    `gradient` is that of the loss with respect to the weight, `delta * value`, if the neuron's
    delta is known.
    """

    layer_id: str
    unit: int
    weight: float
    value: float
    product: float
    gradient: float | None = None


@dataclass(frozen=True)
class NeuronTrace:
    """z = sum of the terms' products + `bias`, and a = activation(z).

    `delta` is the gradient of the loss with respect to z, and so to the bias, if it is known.
    """

    terms: tuple[Term, ...]
    bias: float
    z: float
    a: float
    delta: float | None = None


def neuron(
    design: Design,
    state: NetworkState,
    activations: Mapping[str, npt.NDArray[np.floating]],
    layer_id: str,
    unit: int,
    delta: float | None = None,
) -> NeuronTrace:
    """Return how one neuron of a Dense or Output layer arrives at its activation.

    `activations` has one sample's activations of every layer before it, in any shape. With
    `delta`, the neuron's gradient as `Trace` has it, terms have one too. Connections a mask
    leaves out are no terms. Raises EngineError `no_neuron` (layer_id, unit), or
    `state_does_not_fit` (id) while weights or activations are missing.
    """
    layer = design.layers_by_id.get(layer_id)
    if not isinstance(layer, NeuronLayer) or not 0 <= unit < layer.units:
        raise EngineError("no_neuron", layer_id=layer_id, unit=unit)
    links = design.links_into(layer_id)
    for key in (layer_id, *(link.id for link in links)):
        if key not in state:
            wanted = shapes.array_shapes(design).get(key)
            raise EngineError("state_does_not_fit", id=key, shape=None, wanted=wanted)
    terms = tuple(
        term for link in links for term in _terms(link, state[link.id], activations, unit, delta)
    )
    z = _pre_activations(state, activations, layer, links)
    bias = float(state[layer_id][unit])
    return NeuronTrace(terms, bias, float(z[unit]), _activation(layer, z, unit), delta)


def strongest(terms: Iterable[Term], most: int | None = None) -> tuple[Term, ...]:
    """Return the terms by the size of their products, largest first; only `most` of them."""
    return tuple(sorted(terms, key=lambda term: -abs(term.product))[:most])


def _terms(
    link: Link,
    weights: FloatArray,
    activations: Mapping[str, FloatArray],
    unit: int,
    delta: float | None,
) -> Iterator[Term]:
    values = _values(link, weights, activations)
    sources = range(len(values)) if link.mask is None else link.mask[unit]
    for source in sources:
        weight, value = float(weights[unit, source]), float(values[source])
        gradient = None if delta is None else delta * value
        yield Term(link.source, source, weight, value, weight * value, gradient)


def _pre_activations(
    state: NetworkState,
    activations: Mapping[str, FloatArray],
    layer: NeuronLayer,
    links: tuple[Link, ...],
) -> FloatArray:
    """Return z of the whole layer in float64: softmax needs all of them."""
    z: FloatArray = state[layer.id].astype(np.float64)
    for link in links:
        weights = state[link.id]
        z += weights.astype(np.float64) @ _values(link, weights, activations)
    return z


def _activation(layer: NeuronLayer, z: FloatArray, unit: int) -> float:
    """Apply the neuron's own activation; softmax is about all neurons that have it."""
    name = activation_of(layer, unit)
    alike = [other for other in range(layer.units) if activation_of(layer, other) == name]
    with np.errstate(all="ignore"):
        a = ACTIVATIONS[name].of(z[np.newaxis, alike])
    return float(a[0, alike.index(unit)])


def _values(link: Link, weights: FloatArray, activations: Mapping[str, FloatArray]) -> FloatArray:
    values = activations.get(link.source)
    if values is None or values.size != weights.shape[1]:
        shape = None if values is None else values.shape
        raise EngineError(
            "state_does_not_fit", id=link.source, shape=shape, wanted=weights.shape[1:]
        )
    return values.reshape(-1)
