"""Everything on the canvas in one sentence, for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.core import shapes
from nndesigner.core.arrays import NetworkState
from nndesigner.core.catalog import kind_of
from nndesigner.core.check import Problem
from nndesigner.core.design import Design, Group, Layer, Link, NeuronLayer
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.link_badges import problems_by_link
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.subtitles import grouped, subtitle
from nndesigner.ui.canvas.wire_editing import is_locked, picked
from nndesigner.ui.texts import kind_name, listed, number, problem_text, repair_text

translate = QCoreApplication.translate

_TOLD_MOST = 8
"""Of more than these only the number is told: nobody would listen to all of them."""


def block(design: Design, layer: Layer, problems: tuple[Problem, ...] = ()) -> str:
    """Return a block: "Dense 2, 64 neurons, …, linked from Input, linked to Output"."""
    kind = kind_name(kind_of(layer))
    parts = [layer.name] if layer.name.startswith(kind) else [layer.name, kind]
    parts += subtitle(layer).split(" · ")
    if shapes.parameter_sum(design, layer.id).total:
        parts.append(words.parameter_total(design, layer.id))
    if getattr(layer, "frozen", False):
        parts.append(translate("Canvas", "frozen"))
    parts += _neighbours(design, layer)
    parts += [_member(group) for group in design.groups if layer.id in group.layers]
    return "\n".join([listed(parts), *(problem(found) for found in problems)])


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


def link(design: Design, of: Link, problems: tuple[Problem, ...] = ()) -> str:
    """Return a link: "Link from “A” to “B”, 12 weights", and what is wrong with it."""
    text = translate("Canvas", "Link from “{source}” to “{target}”").format(
        source=design.layer(of.source).name, target=design.layer(of.target).name
    )
    connections = shapes.connection_count(design, of)
    if connections:
        weights = translate("Canvas", "%n weights", None, connections)
        text = listed([text, grouped(weights, connections)])
    return "\n".join([text, *(problem(found) for found in problems)])


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
    whole = _whole_group(design, selection)
    if whole is not None:
        names = listed(design.layer(key).name for key in whole.layers)
        text = translate("Canvas", "Group “{name}”: {names}")
        return text.format(name=whole.name, names=names)
    said = [
        block(design, layer, tuple(p for p in problems if p.where == layer.id))
        for layer in design.layers
        if layer.id in selection.layers
    ]
    marked = problems_by_link(design, problems) if selection.links else {}
    said += [
        link(design, found, marked.get(found.id, ()))
        for found in design.links
        if found.id in selection.links
    ]
    said += [note(found.text) for found in design.notes if found.id in selection.notes]
    return "; ".join(said)


def how(design: Design, at: Selection, problems: tuple[Problem, ...] = ()) -> str:
    """Return what the keys do with one thing, and the repairs there are: its description."""
    if at.wire is not None:
        return translate("Canvas", "Up and Down change it, Enter types it, L locks it, Del cuts it")
    layer = design.layers_by_id.get(next(iter(at.layers), ""))
    if at.unit is not None:
        if isinstance(layer, NeuronLayer):
            return translate("Canvas", "Up and Down change its bias, W goes to its connections")
        return translate("Canvas", "W goes to its connections")
    if at.notes:
        return translate("Canvas", "Enter to write on it")
    marked = problems_by_link(design, problems) if at.links else {}
    found = [wrong for key in at.links for wrong in marked.get(key, ())]
    found += [wrong for wrong in problems if wrong.where in at.layers]
    repairs = [repair_text(wrong.repair) for wrong in found if wrong.repair is not None]
    if repairs:
        text = translate("Canvas", "Can be repaired with the Menu key: {repairs}")
        return text.format(repairs=listed(repairs))
    if at.links:
        return translate("Canvas", "Enter goes to its wires, Del removes it")
    if isinstance(layer, NeuronLayer) and layer.units > 1:
        return translate("Canvas", "Enter goes to its neurons, C connects it, W goes to its links")
    return translate("Canvas", "C connects it, W goes to its links")


def _whole_group(design: Design, selection: Selection) -> Group | None:
    """Return the group that is selected as a whole, with nothing else."""
    if len(selection.layers) < 2 or selection.ids != selection.layers:
        return None
    groups = (group for group in design.groups if set(group.layers) == selection.layers)
    return next(groups, None)


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


def _neighbours(design: Design, layer: Layer) -> list[str]:
    before = [design.layer(found.source).name for found in design.links_into(layer.id)]
    behind = [design.layer(found.target).name for found in design.links_out_of(layer.id)]
    said: list[str] = []
    if before:
        said.append(translate("Canvas", "linked from {names}").format(names=listed(before)))
    if behind:
        said.append(translate("Canvas", "linked to {names}").format(names=listed(behind)))
    return said or [translate("Canvas", "not linked")]


def _member(group: Group) -> str:
    return translate("Canvas", "in the group “{name}”").format(name=group.name)
