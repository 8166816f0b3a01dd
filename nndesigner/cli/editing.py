"""The commands `set` and `add`: changing a design without a window."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nndesigner.app.redesign import keeps_what_was_learnt
from nndesigner.cli.console import Console
from nndesigner.cli.lookup import find, named, unknown
from nndesigner.cli.neurons import with_neuron
from nndesigner.cli.projects import problem_line, problem_values
from nndesigner.core import edits, shapes
from nndesigner.core.catalog import (
    DATA_FIELDS,
    TRAINING_FIELDS,
    FieldSpec,
    kind_of,
    layer_fields,
)
from nndesigner.core.check import check
from nndesigner.core.design import Design, InputLayer, Layer, OutputLayer
from nndesigner.core.project import Project
from nndesigner.data import builtin
from nndesigner.engine.carry import carry_state
from nndesigner.engine.initializers import initial_state
from nndesigner.storage.project import read, write

COLUMN = 320.0
"""How far apart the left edges of neighbouring blocks stand on the canvas."""

_SWITCHES = {"yes": True, "true": True, "on": True, "1": True} | {
    "no": False,
    "false": False,
    "off": False,
    "0": False,
}
Fields = Sequence[tuple[str, str]]


def set_fields(arguments: Namespace, console: Console) -> None:
    """Set fields of a layer, of the training or of the data."""
    project = read(arguments.file)
    design = project.design
    layer = find(design, arguments.layer)
    if layer is not None:
        whole = [(name, text) for name, text in arguments.fields if "." not in name]
        changes = _values(whole, layer_fields(kind_of(layer)))
        changed = edits.set_fields(design, layer.id, **changes)
        for name, text in arguments.fields:
            if "." in name:
                changed = with_neuron(changed, layer.id, name, text)
    elif arguments.layer == "training":
        changed = edits.set_training(design, **_values(arguments.fields, TRAINING_FIELDS))
    elif arguments.layer == "data":
        changed = edits.set_data(design, **_values(arguments.fields, DATA_FIELDS))
    else:
        raise unknown(design, arguments.layer)
    _keep(project, changed, layer.id if layer else None, arguments, console)


def add(arguments: Namespace, console: Console) -> None:
    """Add a layer behind another one, between it and what it led to."""
    project = read(arguments.file)
    kind = arguments.kind
    specs = layer_fields("dense" if kind == "neuron" else kind)
    before = _before(project.design, arguments.after, kind)
    others = [named(project.design, name) for name in arguments.others]
    changed = _with_room(project.design, before)
    x, y = (before.x + COLUMN, before.y) if before else (0.0, 0.0)
    fields = _values(arguments.fields, specs)
    changed = edits.add_layer(changed, kind, x, y, **fields)
    added = changed.layers[-1]
    if before is not None:
        changed = _inserted(changed, before, added)
    for other in others:
        changed = edits.connect(changed, other.id, added.id)
    _keep(project, changed, added.id, arguments, console)


def _before(design: Design, name: str | None, kind: str) -> Layer | None:
    """Return the layer a new one follows: the one named, else the last before the output."""
    if name is not None:
        return named(design, name)
    if kind == "input":
        return None
    if design.output is not None and kind != "output":
        sources = design.links_into(design.output.id)
        return design.layer(sources[0].source) if sources else None
    ends = [layer for layer in design.layers if not design.links_out_of(layer.id)]
    ends = [layer for layer in ends if not isinstance(layer, OutputLayer)]
    return ends[-1] if ends else None


def _inserted(design: Design, before: Layer, added: Layer) -> Design:
    """Lead the links that left `before` through the new layer."""
    leaving = design.links_out_of(before.id)
    if not isinstance(added, OutputLayer):
        design = edits.remove(design, [link.id for link in leaving])
    design = edits.connect(design, before.id, added.id)
    if isinstance(added, OutputLayer):
        return design
    for link in leaving:
        design = edits.connect(design, added.id, link.target)
    return design


def _with_room(design: Design, before: Layer | None) -> Design:
    """Move what stands to the right of a layer, to make room for a block."""
    if before is None:
        return design
    right = [layer for layer in design.layers if layer.x > before.x]
    if isinstance(before, InputLayer) and not design.links_out_of(before.id):
        return design
    return edits.move(design, {layer.id: (layer.x + COLUMN, layer.y) for layer in right})


def _values(fields: Fields, specs: Mapping[str, FieldSpec]) -> dict[str, Any]:
    """Return typed values; what cannot be understood stays text, for the edit to refuse."""
    return {name: _value(specs[name], text) if name in specs else text for name, text in fields}


def _value(spec: FieldSpec, text: str) -> object:
    parsers: dict[str, Callable[[str], object]] = {
        "int": int,
        "float": float,
        "bool": lambda word: _SWITCHES[word.lower()],
        "shape": lambda words: tuple(int(part) for part in re.split(r"[x×,*\s]+", words)),
        "floats": lambda words: tuple(float(part) for part in words.split(",") if part.strip()),
        "texts": lambda words: tuple(part.strip() for part in words.split(",") if part.strip()),
    }
    try:
        return parsers.get(spec.kind, str)(text)
    except (ValueError, KeyError):
        return text


def _keep(
    project: Project, design: Design, layer_id: str | None, arguments: Namespace, console: Console
) -> None:
    """Write the changed design with the weights that still fit, and say what it is now."""
    fresh = not project.history and project.state.same_as(initial_state(project.design))
    state = initial_state(design) if fresh else carry_state(project.state, project.design, design)
    learnt = project.learnt and not fresh and keeps_what_was_learnt(project, design)
    out = arguments.out or arguments.file
    write(out, project.with_(design=design, state=state, learnt=learnt))
    problems = check(design, builtin.spec_or_none(design.data))
    for problem in problems:
        console.note(problem_line(problem))
    values = {
        "file": out,
        "layer": _layer_values(design, layer_id) if layer_id else None,
        "parameters": shapes.parameter_count(design),
        "problems": [problem_values(problem) for problem in problems],
    }
    console.result(values, _text(design, layer_id, out))


def _layer_values(design: Design, layer_id: str) -> dict[str, Any]:
    layer = design.layer(layer_id)
    fields = {name: getattr(layer, name) for name in layer_fields(kind_of(layer))}
    return {
        "kind": kind_of(layer),
        **fields,
        "output_shape": design.shapes.get(layer_id),
        "parameters": shapes.parameter_sum(design, layer_id).total,
        "sources": [link.source for link in design.links_into(layer_id)],
        "targets": [link.target for link in design.links_out_of(layer_id)],
    }


def _text(design: Design, layer_id: str | None, out: str) -> str:
    total = f"{shapes.parameter_count(design):,} parameters"
    if layer_id is None:
        return f"{out}: changed, {total}"
    layer = design.layer(layer_id)
    shape = " x ".join(map(str, design.shapes.get(layer_id, ()))) or "not known yet"
    own = shapes.parameter_sum(design, layer_id).total
    return f"{out}: “{layer.name}” ({kind_of(layer)}), output {shape}, {own:,} of {total}"
