"""A new layer between the two ends of a link."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from nndesigner.core import masks, shapes
from nndesigner.core.design import Design, Link
from nndesigner.core.edits.layers import add_layer
from nndesigner.core.edits.lookup import bounded, fresh_id, link_of, names_of
from nndesigner.core.errors import EditError
from nndesigner.core.layers import (
    AddLayer,
    ConcatenateLayer,
    InputLayer,
    Layer,
    MultiplyLayer,
    OutputLayer,
)
from nndesigner.core.numbering import Carried, Moved

_Passing = shapes.KeepsUnits | AddLayer | MultiplyLayer | ConcatenateLayer
"""Layers behind which the numbers of their only source still stand in the same order."""


def insertion_on_link(
    design: Design, link_id: str, kind: str, x: float, y: float, **fields: Any
) -> Carried:
    """Put a new layer of a kind at (x, y) between the two layers of a link.

    Behind a layer that passes on all numbers, such as Dropout, the link keeps its id, mask and
    weights; otherwise it is full and new. Raises EditError
    `unknown_item`, `into_input`, `out_of_output`, `too_many_parameters`, `invalid_value`, or
    `does_not_fit_here` (source, target, name of the layer that cannot take what comes in then,
    problem: the code of its ShapeError, and that error's own params).
    """
    link = link_of(design, link_id)
    grown = add_layer(design, kind, x, y, **fields)
    layer = grown.layers[-1]
    names = names_of(design, link.source, link.target)
    if isinstance(layer, InputLayer):
        raise EditError("into_input", **{**names, "target": layer.name})
    if isinstance(layer, OutputLayer):
        raise EditError("out_of_output", **{**names, "source": layer.name})
    new = bounded(masks.fitted(_with_layer_between(grown, link, layer)))
    for layer_id, error in new.shape_errors.items():
        if layer_id not in design.shape_errors:
            problem = {"name": new.layer(layer_id).name, "problem": error.code}
            raise EditError("does_not_fit_here", **{**error.params, **names, **problem})
    return Carried(new, moved=_moved(design, link, layer))


def _with_layer_between(design: Design, link: Link, layer: Layer) -> Design:
    first = Link(id=fresh_id(design, "link"), source=link.source, target=layer.id)
    design = replace(design, links=(*design.links, first))
    second = replace(link, source=layer.id)
    if not isinstance(layer, _Passing):
        second = Link(id=fresh_id(design, "link"), source=layer.id, target=link.target)
    links = tuple(second if other is link else other for other in design.links)
    return replace(design, links=links)


def _moved(design: Design, link: Link, layer: Layer) -> dict[str, Moved]:
    """Return where a link's weights come from whose source looks like another one now."""
    shape = shapes.matrix_shape(design, link)
    if shape is None or isinstance(layer, shapes.KeepsUnits) or not isinstance(layer, _Passing):
        return {}
    return {link.id: Moved(link.id, columns={unit: unit for unit in range(shape[1])})}
