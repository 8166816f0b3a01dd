"""Finding layers by what they are called on the command line."""

from __future__ import annotations

from nndesigner.cli.console import CommandError
from nndesigner.core.design import Design, Layer


def find(design: Design, name: str) -> Layer | None:
    """Return the layer with this name, else with this id."""
    named = [layer for layer in design.layers if layer.name == name]
    return named[0] if named else design.layers_by_id.get(name)


def named(design: Design, name: str) -> Layer:
    """Return the layer with this name or id. Raises CommandError `unknown_layer`."""
    layer = find(design, name)
    if layer is None:
        raise unknown(design, name)
    return layer


def unknown(design: Design, name: str) -> CommandError:
    """Return the error about a layer that does not exist."""
    known = [layer.name for layer in design.layers]
    listed = ", ".join(f"“{name}”" for name in known) or "none"
    return CommandError(
        "unknown_layer",
        f"There is no layer “{name}”. There are: {listed}.",
        values={"name": name, "known": known},
    )
