"""What follows from a design's structure: widths, order, connections and parameter counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from math import prod
from types import MappingProxyType

from msgspec.structs import asdict

from nndesigner.core.design import Design, Link, Mask
from nndesigner.core.layers import (
    ActivationLayer,
    ArraySpec,
    BatchNormLayer,
    DropoutLayer,
    EmbeddingLayer,
    FlattenLayer,
    LayerNormLayer,
    NeuronLayer,
    ReshapeLayer,
    Shape,
)

KeepsUnits = (
    ActivationLayer | DropoutLayer | FlattenLayer | ReshapeLayer | BatchNormLayer | LayerNormLayer
)
"""Layers behind which every number still stands for the same unit of the layer before."""


def has_neurons(layer: object) -> bool:
    """Tell whether links into this layer carry weights."""
    return isinstance(layer, NeuronLayer)


def width(design: Design, layer_id: str) -> int | None:
    """Return a layer's number of outputs, or None while it does not follow from its sources."""
    return design.widths.get(layer_id)


def topological_order(design: Design) -> tuple[str, ...]:
    """Return layer ids, sources before targets, otherwise in the design's own order.

    Raises graphlib.CycleError; edits never make a cycle, a foreign file might.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter({layer.id: () for layer in design.layers})
    for link in design.links:
        sorter.add(link.target, link.source)
    return tuple(sorter.static_order())


def has_cycle(design: Design) -> bool:
    """Tell whether some layer would, through links, feed itself."""
    known = design.layers_by_id
    waiting = {key: sum(link.source in known for link in design.links_into(key)) for key in known}
    ready = [key for key, count in waiting.items() if not count]
    for current in ready:  # which grows meanwhile
        for link in design.links_out_of(current):
            if link.target in waiting:
                waiting[link.target] -= 1
                if not waiting[link.target]:
                    ready.append(link.target)
    return len(ready) < len(known)


def reachable(design: Design, *starts: str, forward: bool) -> frozenset[str]:
    """Return the ids reached from `starts` along the links (or against them), these included."""
    found = set(starts)
    frontier = list(found)
    while frontier:
        current = frontier.pop()
        if forward:
            reached = {link.target for link in design.links_out_of(current)}
        else:
            reached = {link.source for link in design.links_into(current)}
        frontier += reached - found
        found |= reached
    return frozenset(found)


def carries_weights(design: Design, link: Link) -> bool:
    """Tell whether a link has a weight matrix (its target has neurons)."""
    return has_neurons(design.layers_by_id.get(link.target))


def matrix_shape(design: Design, link: Link) -> tuple[int, int] | None:
    """Return (units_target, units_source) of a link's weights; None if it has none yet."""
    target = design.layers_by_id.get(link.target)
    source_units = width(design, link.source)
    if not isinstance(target, NeuronLayer) or source_units is None:
        return None
    return target.units, source_units


def layer_arrays(design: Design, layer_id: str) -> dict[str, ArraySpec]:
    """Return the arrays a layer keeps itself by their keys in a state.

    A layer has none before it is known what shape comes in; neurons have their biases anyway.
    """
    layer = design.layer(layer_id)
    sources = design.source_shapes(layer_id) or ()
    if not (sources or isinstance(layer, NeuronLayer)) or layer_id not in design.shapes:
        return {}
    return {
        f"{layer_id}.{end}" if end else layer_id: spec
        for end, spec in layer.arrays(sources).items()
    }


def owner_of(key: str) -> str:
    """Return the id of the layer or link an array's key belongs to."""
    return key.partition(".")[0]


def array_shapes(design: Design) -> Mapping[str, Shape]:
    """Return the shapes of a design's arrays by key: matrices of links, and layers' own.

    Links and layers whose sources are not known yet have none.
    """
    known: Mapping[str, Shape] | None = design.__dict__.get("_array_shapes")
    if known is None:  # asked for several times in every edit
        known = design.__dict__["_array_shapes"] = MappingProxyType(_array_shapes(design))
    return known


def _array_shapes(design: Design) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for link in design.links:
        shape = matrix_shape(design, link)
        if shape is not None:
            found[link.id] = shape
    for layer in design.layers:
        arrays = layer_arrays(design, layer.id)
        found |= {key: spec.shape for key, spec in arrays.items()}
    return found


def stored_count(design: Design) -> int:
    """Return how many numbers a design's arrays hold, those a mask leaves out included."""
    return sum(map(prod, array_shapes(design).values()))


def connection_count(design: Design, link: Link) -> int:
    """Return how many weights a link really has, masked ones left out."""
    if link.mask is not None:
        return sum(map(len, link.mask)) if carries_weights(design, link) else 0
    shape = matrix_shape(design, link)
    return shape[0] * shape[1] if shape else 0


def full_mask(target_units: int, source_units: int) -> Mask:
    """Return the mask in which every unit is connected to every unit."""
    row = tuple(range(source_units))
    return (row,) * target_units


@dataclass(frozen=True)
class ParameterSum:
    """A layer's parameters as a sum a person can follow: "784 x 256 + 256 = 200,960".

    `products` has (units_source, units_target) for each full link, and the shape of every
    array of weights a layer keeps itself; `counts` the number of connections of each masked
    link; `biases` counts biases and scales. What is only measured is no parameter.
    """

    products: tuple[Shape, ...]
    counts: tuple[int, ...]
    biases: int

    @property
    def total(self) -> int:
        return sum(map(prod, self.products)) + sum(self.counts) + self.biases


def parameter_sum(design: Design, layer_id: str) -> ParameterSum:
    """Return the parameters of one layer: its own, and the weights of its incoming links."""
    products: list[Shape] = []
    counts: list[int] = []
    for link in design.links_into(layer_id):
        shape = matrix_shape(design, link)
        if link.mask is not None:
            counts.append(connection_count(design, link))
        elif shape is not None:
            products.append((shape[1], shape[0]))
    own = layer_arrays(design, layer_id).values()
    products += [spec.shape for spec in own if spec.role == "weights"]
    biases = sum(prod(spec.shape) for spec in own if spec.role in ("bias", "scale"))
    return ParameterSum(tuple(products), tuple(counts), biases)


def parameter_count(design: Design) -> int:
    """Return the number of weights and biases of the whole design."""
    return sum(parameter_sum(design, layer.id).total for layer in design.layers)


OF_NO_ACCOUNT = frozenset(
    {"name", "x", "y", "view", "first", "initializer", "classes", "locked", "frozen"}
)
"""Fields of a layer that change neither its arrays nor its arithmetic."""


def structure(design: Design) -> tuple[object, ...]:
    """Return what decides the arrays and the arithmetic; designs equal in it train alike.

    Names, positions, training settings and what is frozen are left out, so a running training
    survives their changes.
    """
    known: tuple[object, ...] | None = design.__dict__.get("_structure")
    if known is None:  # asked for several times in every edit
        known = design.__dict__["_structure"] = _structure(design)
    return known


def _structure(design: Design) -> tuple[object, ...]:
    layers = tuple(
        tuple(value for name, value in asdict(layer).items() if name not in OF_NO_ACCOUNT)
        for layer in design.layers
    )
    kinds = tuple(type(layer) for layer in design.layers)
    links = tuple((link.id, link.source, link.target, link.mask) for link in design.links)
    return kinds, layers, links


def reads_words(design: Design) -> bool:
    """Tell whether samples only go into Embeddings, which take their numbers as they are."""
    entry = design.input
    links = design.links_out_of(entry.id) if entry is not None else ()
    return bool(links) and all(
        isinstance(design.layers_by_id.get(link.target), EmbeddingLayer) for link in links
    )
