"""Everything on the canvas in one sentence, for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.core import shapes
from nndesigner.core.arrays import NetworkState
from nndesigner.core.catalog import kind_of
from nndesigner.core.check import Problem
from nndesigner.core.design import Design, Layer, Link, NeuronLayer
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.subtitles import grouped, subtitle
from nndesigner.ui.canvas.wire_editing import is_locked, picked
from nndesigner.ui.texts import kind_name, listed, number, problem_text

translate = QCoreApplication.translate

_TOLD_MOST = 8
"""Of more than these only the number is told: nobody would listen to all of them."""


def block(design: Design, layer: Layer, problems: tuple[Problem, ...] = ()) -> str:
    """Return a block: "Dense 2, 64 neurons, ReLU, 4,160 parameters, linked to Output"."""
    kind = kind_name(kind_of(layer))
    parts = [layer.name] if layer.name.startswith(kind) else [layer.name, kind]
    parts += subtitle(layer).split(" · ")
    if shapes.parameter_sum(design, layer.id).total:
        parts.append(words.parameter_total(design, layer.id))
    if getattr(layer, "frozen", False):
        parts.append(translate("Canvas", "frozen"))
    parts.append(_neighbours(design, layer))
    text = listed(part for part in parts if part)
    return "\n".join([text, *(problem(found) for found in problems)])


def problem(found: Problem) -> str:
    """Return what is wrong: "Error: No connection leads into …"."""
    kind = translate("Canvas", "Warning")
    if found.severity == "error":
        kind = translate("Canvas", "Error")
    text = translate("Canvas", "{kind}: {what}")
    return text.format(kind=kind, what=problem_text(found).sentence)


def unit(design: Design, layer: Layer, number_of: int, state: NetworkState) -> str:
    """Return a neuron: "Neuron 3 of “Dense 2”, bias 0.12, 5 connections"."""
    parts = [words.unit_name(layer, number_of)]
    bias = state.get(layer.id)
    if isinstance(layer, NeuronLayer) and bias is not None and number_of < len(bias):
        text = translate("Canvas", "bias {value}")
        parts.append(text.format(value=number(bias[number_of])))
        if number_of in layer.locked:
            parts.append(translate("Canvas", "locked"))
    links = unit_connections(design, layer.id, number_of)
    connections = translate("Canvas", "1 connection")
    if links != 1:
        connections = grouped(translate("Canvas", "%n connections", None, links), links)
    parts.append(connections)
    return listed(parts)


def wire(design: Design, link: Link, target: int, source: int, state: NetworkState) -> str:
    """Return a connection: "Weight from … to …: 0.52, locked"."""
    text = translate("Canvas", "Weight from {source} to {target}").format(
        source=words.unit_name(design.layer(link.source), source),
        target=words.unit_name(design.layer(link.target), target),
    )
    weights = state.get(link.id)
    if weights is not None and target < weights.shape[0] and source < weights.shape[1]:
        value = number(weights[target, source])
        text = translate("Canvas", "{what}: {value}").format(what=text, value=value)
    found = picked(design, Selection(wire=(link.id, target, source)))
    if found is None or not is_locked(design, found):
        return text
    return listed([text, translate("Canvas", "locked")])


def link(design: Design, of: Link) -> str:
    """Return a link: "Link from “A” to “B”, 12 weights"."""
    text = translate("Canvas", "Link from “{source}” to “{target}”").format(
        source=design.layer(of.source).name, target=design.layer(of.target).name
    )
    connections = shapes.connection_count(design, of)
    if not connections:
        return text
    weights = translate("Canvas", "%n weights", None, connections)
    return listed([text, grouped(weights, connections)])


def selected(
    design: Design,
    selection: Selection,
    state: NetworkState,
    problems: tuple[Problem, ...] = (),
) -> str:
    """Return whatever is selected; "" if it is nothing."""
    if selection.wire is not None and selection.wire[0] in design.links_by_id:
        link_id, target, source = selection.wire
        return wire(design, design.link(link_id), target, source, state)
    if selection.unit is not None and selection.unit[0] in design.layers_by_id:
        return unit(design, design.layer(selection.unit[0]), selection.unit[1], state)
    if len(selection.ids) > _TOLD_MOST:
        text = translate("Canvas", "%n things are selected", None, len(selection.ids))
        return grouped(text, len(selection.ids))
    said = [
        block(design, layer, tuple(p for p in problems if p.where == layer.id))
        for layer in design.layers
        if layer.id in selection.layers
    ]
    said += [link(design, found) for found in design.links if found.id in selection.links]
    said += [note(found.text) for found in design.notes if found.id in selection.notes]
    return "; ".join(said)


def note(text: str) -> str:
    """Return a note in words."""
    return translate("Canvas", "Note: {text}").format(text=text)


def unit_connections(design: Design, layer_id: str, number_of: int) -> int:
    """Return how many connections a neuron has, into it and out of it."""
    count = 0
    for into in design.links_into(layer_id):
        shape = shapes.matrix_shape(design, into)
        if into.mask is not None:
            count += len(into.mask[number_of]) if number_of < len(into.mask) else 0
        elif shape is not None and number_of < shape[0]:
            count += shape[1]
    for out in design.links_out_of(layer_id):
        shape = shapes.matrix_shape(design, out)
        if out.mask is not None:
            count += sum(number_of in row for row in out.mask)
        elif shape is not None and number_of < shape[1]:
            count += shape[0]
    return count


def _neighbours(design: Design, layer: Layer) -> str:
    names = [design.layer(found.target).name for found in design.links_out_of(layer.id)]
    if names:
        return translate("Canvas", "linked to {names}").format(names=listed(names))
    if design.links_into(layer.id):
        return ""
    return translate("Canvas", "not linked")
