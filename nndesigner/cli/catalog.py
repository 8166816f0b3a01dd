"""The command `catalog`: every kind and choice there is, with its formula and a sentence."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import Any

from nndesigner.cli.console import CommandError, Console
from nndesigner.core import catalog as entries
from nndesigner.core.catalog import FieldSpec
from nndesigner.ui import texts

_CHOICES = {
    "activations": "activation",
    "losses": "loss",
    "optimizers": "optimizer",
    "schedules": "schedule",
    "initializers": "initializer",
    "augmentations": "augmentation",
    "precisions": "precision",
}
_UNSAID = ("id", "x", "y", "unit_activations", "locked")
"""Fields that are for the canvas, or for single neurons."""


def catalog(arguments: Namespace, console: Console) -> None:
    """List all there is, one list of it, one kind of layer with its fields, or one choice."""
    name = arguments.name
    if name is None:
        found = {section: _section(section) for section in _sections()}
    elif name in _sections():
        found = {name: _section(name)}
    elif name in entries.PALETTE:
        found = {"layers": [_kind(name)]}
    else:
        found = _named(name)
    console.result(found, "\n".join(_lines(found, whole=name in entries.PALETTE)))


def _named(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return every entry of this name, by its list. Raises CommandError `unknown_name`."""
    lists = {section: _section(section) for section in _sections() if section != "layers"}
    found = {
        section: [item for item in items if item["name"] == name]
        for section, items in lists.items()
    }
    found = {section: items for section, items in found.items() if items}
    if not found:
        known = ", ".join((*_sections(), *entries.PALETTE))
        raise CommandError(
            "unknown_name",
            f"There is no {name!r} in the catalog. There are: {known}, and all that is in the "
            "lists.",
        )
    return found


def _sections() -> tuple[str, ...]:
    return ("layers", *_CHOICES, "training")


def _section(section: str) -> list[dict[str, Any]]:
    if section == "layers":
        return [_kind(kind) for kind in entries.PALETTE]
    if section == "training":
        return [_field(spec, "") for spec in entries.TRAINING_FIELDS.values()]
    field = _CHOICES[section]
    return [
        {
            "name": choice,
            "title": texts.choice_name(field, choice),
            "formula": texts.choice_formula(field, choice),
            "description": texts.choice_meaning(field, choice),
        }
        for choice in _choices(field)
    ]


def _choices(field: str) -> tuple[str, ...]:
    """Return the choices of a field of the training, or of a layer."""
    if field in entries.TRAINING_FIELDS:
        return entries.TRAINING_FIELDS[field].choices
    return entries.layer_fields("output")[field].choices


def _kind(kind: str) -> dict[str, Any]:
    fields = entries.layer_fields("dense" if kind == "neuron" else kind)
    groups = entries.PALETTE_GROUPS.items()
    return {
        "name": kind,
        "title": texts.kind_name(kind),
        "group": next(group for group, kinds in groups if kind in kinds),
        "formula": texts.kind_formula(kind),
        "description": texts.kind_help(kind),
        "fields": [_field(spec, kind) for name, spec in fields.items() if name not in _UNSAID],
    }


def _field(spec: FieldSpec, kind: str) -> dict[str, Any]:
    required = spec.name == "name"
    return {
        "name": spec.name,
        "title": texts.field_name(spec.name, kind),
        "type": spec.kind,
        "default": None if required else spec.default,
        "minimum": spec.minimum,
        "maximum": spec.maximum,
        "above_minimum": spec.open_minimum,
        "below_maximum": spec.open_maximum,
        "choices": spec.choices,
        "description": texts.field_help(spec.name, kind),
    }


def _lines(found: Mapping[str, list[dict[str, Any]]], *, whole: bool) -> Iterable[str]:
    """Yield the lists one below the other; a single kind with all its fields."""
    for section, items in found.items():
        if len(found) > 1:
            yield f"{section}:"
        width = max(len(item["name"]) for item in items)
        for item in items:
            yield _line(item, width)
            if whole:
                yield from _field_lines(item["fields"])
        if len(found) > 1:
            yield ""


def _line(item: Mapping[str, Any], width: int) -> str:
    name = f"{item['name']:<{width}}"
    if "type" in item:
        return f"{name}  {_range(item)}  {item['description']}"
    formula = f"  {item['formula']}" if item["formula"] else ""
    return f"{name}  {item['description']}{formula and ':'}{formula}"


def _field_lines(fields: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    listed = list(fields)
    width = max(len(field["name"]) for field in listed)
    for field in listed:
        yield f"  {field['name']:<{width}}  {_range(field)}"
        yield f"  {'':<{width}}    {field['description']}"


def _range(field: Mapping[str, Any]) -> str:
    """Return what a field may be, and what it is by default."""
    if field["choices"]:
        allowed = " | ".join(field["choices"])
    elif field["type"] == "floats":
        allowed = f"1,2.5 (each {field['minimum']:g} .. {field['maximum']:g})"
    elif field["minimum"] is not None:
        least = f"above {field['minimum']:g}" if field["above_minimum"] else f"{field['minimum']:g}"
        most = f"below {field['maximum']:g}" if field["below_maximum"] else f"{field['maximum']:g}"
        allowed = f"{least} .. {most}"
    else:
        allowed = {"bool": "yes | no", "shape": "28x28", "texts": "a,b"}.get(field["type"], "text")
    return f"{allowed}  (default {_written(field['default'])})"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "x".join(map(str, value)) or "none"
    return "none" if value in (None, "") else str(value)
