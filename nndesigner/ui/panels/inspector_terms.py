"""The terms of one neuron's sum, as rows and as people write them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from heapq import nlargest
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nndesigner.core.design import Design, Layer, NeuronLayer
from nndesigner.core.errors import EngineError
from nndesigner.core.shapes import KeepsUnits
from nndesigner.engine.explain.sums import NeuronTrace, Term, neuron
from nndesigner.ui.panels.inspector_context import Shown, unit_label
from nndesigner.ui.panels.inspector_sum import MOST_TERMS, TermRow
from nndesigner.ui.texts import number


class BareTerm(NamedTuple):
    """A connection into a neuron while there is no sample."""

    layer_id: str
    unit: int
    weight: float
    value: None = None
    product: None = None


AnyTerm = Term | BareTerm


def trace_of(shown: Shown, layer: NeuronLayer, unit: int) -> NeuronTrace | None:
    """Return how the neuron arrives at its activation; None while numbers are missing."""
    if shown.activations is None:
        return None
    try:
        return neuron(shown.design, shown.state, shown.activations, layer.id, unit)
    except EngineError:
        return None


def terms_of(
    shown: Shown, layer: NeuronLayer, unit: int, trace: NeuronTrace | None
) -> Sequence[AnyTerm]:
    """Return the connections into a neuron in the order of links and units."""
    if trace is not None:
        return trace.terms
    terms: list[AnyTerm] = []
    for link in shown.design.links_into(layer.id):
        weights = shown.state.get(link.id)
        if weights is None or unit >= len(weights):
            continue
        row = weights[unit].tolist()
        units = range(len(row)) if link.mask is None else link.mask[unit]
        terms += [BareTerm(link.source, place, row[place]) for place in units if place < len(row)]
    return terms


def chosen_terms(
    terms: Sequence[AnyTerm], kept: Collection[tuple[str, int]] = ()
) -> Sequence[AnyTerm]:
    """Return the terms to show: all, or those that count most; or the ones to be `kept`."""
    if len(terms) <= MOST_TERMS:
        return terms
    if kept:
        found = {(term.layer_id, term.unit): term for term in terms}
        if all(key in found for key in kept):
            return [found[key] for key in kept]
    return nlargest(MOST_TERMS, terms, key=_size)


def _size(term: AnyTerm) -> float:
    return abs(term.weight if term.product is None else term.product)


def rows_of(
    shown: Shown, layer: NeuronLayer, unit: int, terms: Sequence[AnyTerm]
) -> tuple[TermRow, ...]:
    """Return terms as rows of the table, each with the name of its input."""
    links = {link.source: link.id for link in shown.design.links_into(layer.id)}
    return tuple(
        TermRow(
            _label(shown, term, several=len(links) > 1),
            links[term.layer_id],
            term.layer_id,
            term.unit,
            term.weight,
            term.value,
            term.product,
            is_locked(shown.design, links[term.layer_id], unit, term.unit),
        )
        for term in terms
    )


def is_locked(design: Design, link_id: str, target_unit: int, source_unit: int) -> bool:
    """Tell whether training leaves one weight of a link alone."""
    locked = design.link(link_id).locked
    return locked is not None and source_unit in locked[target_unit]


def written_sum(terms: Sequence[AnyTerm], trace: NeuronTrace) -> str:
    """Return the sum as one writes it: "z = 0.8 · 0.5 + (−0.4) · 0.3 + 0.1 = 0.38"."""
    parts = [f"{_in_brackets(term.weight)} · {_in_brackets(term.value or 0.0)}" for term in terms]
    parts.append(_in_brackets(trace.bias))
    return f"z = {' + '.join(parts)} = {number(trace.z)}"


def origin(design: Design, layer_id: str) -> Layer:
    """Return the layer whose units these are: dropout and the like only pass others' on."""
    layer = design.layer(layer_id)
    seen = set()
    while isinstance(layer, KeepsUnits) and layer.id not in seen:
        seen.add(layer.id)
        incoming = design.links_into(layer.id)
        if not incoming:
            break
        layer = design.layer(incoming[0].source)
    return layer


def _in_brackets(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)


def _label(shown: Shown, term: AnyTerm, *, several: bool) -> str:
    source = origin(shown.design, term.layer_id)
    label = unit_label(source, term.unit, shown.spec)
    if several and source.name not in label:
        text = QCoreApplication.translate("Inspector", "{layer}: {unit}")
        return text.format(layer=source.name, unit=label)
    return label
