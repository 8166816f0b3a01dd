"""What single neurons share when one becomes a layer of its own, or joins another layer."""

from __future__ import annotations

from msgspec.structs import replace

from nndesigner.core.design import Design, Link, Mask
from nndesigner.core.errors import EditError
from nndesigner.core.layers import (
    ActivationLayer,
    BatchNormLayer,
    DropoutLayer,
    FlattenLayer,
    Layer,
    NeuronLayer,
)


def treats_each_by_itself(layer: Layer) -> bool:
    """Tell whether a layer does the same to a neuron when it has that one alone."""
    if isinstance(layer, ActivationLayer):
        return layer.activation != "softmax"
    return isinstance(layer, DropoutLayer | BatchNormLayer | FlattenLayer)


def check_separable(design: Design, source: str, target: str) -> None:
    """Check that a layer takes the neurons before it one by one.

    Raises EditError `needs_all_neurons` (source, target).
    """
    layer = design.layer(target)
    if not (isinstance(layer, NeuronLayer) or treats_each_by_itself(layer)):
        names = {"source": design.layer(source).name, "target": layer.name}
        raise EditError("needs_all_neurons", **names)


def same_settings(one: Layer, other: Layer) -> bool:
    """Tell whether two layers differ at most in what they are called and how they are drawn."""
    return type(one) is type(other) and other == replace(
        one, id=other.id, name=other.name, x=other.x, y=other.y, view=other.view, first=other.first
    )


def row_of(link: Link, unit: int, columns: int | None) -> Link | None:
    """Return the link as one target neuron has it alone; None if it has no connection."""
    if link.mask is not None and not link.mask[unit]:
        return None
    mask = link.mask and (link.mask[unit],)
    locked = link.locked and (link.locked[unit],)
    full = mask is not None and len(mask[0]) == columns
    return _normal(link, None if full else mask, locked)


def column_of(link: Link, unit: int) -> Link | None:
    """Return the link as one source neuron has it alone; None if it has no connection."""
    mask = link.mask and _column(link.mask, unit)
    if mask is not None and not any(mask):
        return None
    full = mask is not None and all(mask)
    return _normal(link, None if full else mask, link.locked and _column(link.locked, unit))


def with_row(rows: Mask, at: int, row: tuple[int, ...]) -> Mask:
    """Return a mask with one target unit's row replaced."""
    return (*rows[:at], row, *rows[at + 1 :])


def with_column(rows: Mask, at: int, column: Mask) -> Mask:
    """Return a mask in which one source unit reaches the targets `column` has a number for."""
    return tuple(
        tuple(sorted({*row, at} if reached else {*row} - {at}))
        for row, reached in zip(rows, column, strict=True)
    )


def _column(rows: Mask, unit: int) -> Mask:
    return tuple((0,) if unit in row else () for row in rows)


def _normal(link: Link, mask: Mask | None, locked: Mask | None) -> Link:
    return replace(link, mask=mask, locked=locked if locked and any(locked) else None)
