"""Single neurons that nothing reaches, or that reach nothing, beside others that are wired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nndesigner.core import masks, shapes
from nndesigner.core.design import Design, Layer, Link, NeuronLayer, OutputLayer
from nndesigner.core.problem import Problem
from nndesigner.core.repairs import Repair

_MOST_NAMED = 3
"""So many neurons of a layer are named by their numbers."""


def of_neurons(design: Design) -> Iterator[Problem]:
    """Find neurons without any connection on one side, in layers whose links are all masked.

    The network can be computed all the same, so they are warnings; a layer without any link is
    a worse problem of its own. A number of an input that leads nowhere is none: features may be
    left out on purpose.
    """
    for layer in design.layers:
        if isinstance(layer, NeuronLayer):
            yield from _without_input(design, layer)
        if isinstance(layer, NeuronLayer) and not isinstance(layer, OutputLayer):
            yield from _without_output(design, layer)


def _without_input(design: Design, layer: NeuronLayer) -> Iterator[Problem]:
    links = design.links_into(layer.id)
    if not links or not all(_is_masked(design, link) for link in links):
        return
    lonely = [
        unit for unit in range(layer.units) if not any((link.mask or ())[unit] for link in links)
    ]
    if lonely:
        link = _fullest(links)
        params = {"name": design.layer(link.source).name}
        changes = {"targets": tuple(lonely)}
        repair = Repair("connect_from", link.id, changes, "wire", params)
        if len(lonely) > 1:
            repair = Repair("connect_all_from", link.id, changes, "wire", params)
        yield _problem("neuron_without_input", layer, lonely, repair)


def _without_output(design: Design, layer: NeuronLayer) -> Iterator[Problem]:
    links = tuple(_links_behind(design, layer.id))
    if not links or not all(_is_masked(design, link) for link in links):
        return
    reached = {unit for link in links for row in set(link.mask or ()) for unit in row}
    lonely = [unit for unit in range(layer.units) if unit not in reached]
    if lonely:
        link = _fullest(links)
        params = {"name": design.layer(link.target).name}
        repair = Repair("connect_to", link.id, {"sources": tuple(lonely)}, "wire", params)
        yield _problem("neuron_without_output", layer, lonely, repair)


def _problem(code: str, layer: Layer, lonely: Sequence[int], repair: Repair) -> Problem:
    params = {
        "name": layer.name,
        "unit": lonely[0] + 1,
        "count": len(lonely),
        "units": tuple(unit + 1 for unit in lonely[:_MOST_NAMED]),
    }
    return Problem(code, layer.id, params, "warning", repair)


def _links_behind(design: Design, layer_id: str) -> Iterator[Link]:
    """Yield the links by which a layer's units leave it, through Dropout and its like."""
    for link in design.links_out_of(layer_id):
        if isinstance(design.layers_by_id.get(link.target), shapes.KeepsUnits):
            yield from _links_behind(design, link.target)
        else:
            yield link


def _is_masked(design: Design, link: Link) -> bool:
    return link.mask is not None and masks.fits(design, link)


def _fullest(links: Iterable[Link]) -> Link:
    """Return the link that most of the layer's connections are in: a new one fits in there."""
    return max(links, key=lambda link: sum(map(len, link.mask or ())))
