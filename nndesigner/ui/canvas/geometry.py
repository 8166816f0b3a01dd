"""Where everything of a block is: its size, its neurons and its strips, without any painting."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from nndesigner.core import shapes
from nndesigner.core.design import (
    DenseLayer,
    Design,
    DropoutLayer,
    InputLayer,
    Layer,
    NeuronLayer,
    OutputLayer,
)
from nndesigner.core.layers import (
    Conv1DLayer,
    EmbeddingLayer,
    GRULayer,
    LSTMLayer,
    Shape,
    SimpleRNNLayer,
)
from nndesigner.ui.canvas import forms
from nndesigner.ui.canvas.block_geometry import HEADER, Form, LayerGeometry, Points
from nndesigner.ui.canvas.forms import COLUMN_MOST, LETTERS_MOST

__all__ = [
    "COLUMN_MOST",
    "HEADER",
    "Form",
    "LayerGeometry",
    "Points",
    "bounds",
    "geometry_in",
    "geometry_of",
    "is_sequence",
    "outline",
    "outline_in",
    "source_units",
]

_SEQUENCES = EmbeddingLayer | Conv1DLayer | SimpleRNNLayer | LSTMLayer | GRULayer


def geometry_of(
    layer: Layer, shape: Shape | None = None, *, sequence: bool = False
) -> LayerGeometry:
    """Return the geometry of a layer; layers of one shape share one value.

    `shape` is what comes out of it, where that is known, and `sequence` whether that is one:
    blocks that show pictures of it need them.
    """
    if isinstance(layer, InputLayer):
        return _input(layer)
    if isinstance(layer, NeuronLayer):
        return _neurons(layer)
    footed = hasattr(layer, "frozen")
    if layer.view == "opened" and shape:
        return forms.maps(shape, first=layer.first, sequence=sequence, footed=footed)
    if isinstance(layer, DropoutLayer) and layer.view == "auto":
        return forms.dropout()
    pictured = bool(shape) and (len(shape or ()) > 1 or layer.view == "folded")
    return forms.plain(footed=footed, pictured=pictured)


def geometry_in(design: Design, layer: Layer) -> LayerGeometry:
    """Return the geometry a layer has as part of a design."""
    shape = design.shapes.get(layer.id)
    if shape is None or isinstance(layer, NeuronLayer | InputLayer):
        return geometry_of(layer, shape)
    return geometry_of(layer, shape, sequence=is_sequence(design, layer.id))


def is_sequence(design: Design, layer_id: str) -> bool:
    """Tell whether a layer's output of two axes is a sequence rather than a grey picture."""
    seen: set[str] = set()
    while layer_id not in seen and len(design.shapes.get(layer_id, ())) == 2:
        if isinstance(design.layers_by_id.get(layer_id), _SEQUENCES):
            return True
        seen.add(layer_id)
        links = design.links_into(layer_id)
        layer_id = links[0].source if links else layer_id
    return False


def outline(layer: Layer) -> QRectF:
    """Return a layer's block with the text under it, in its own coordinates."""
    return _outline(geometry_of(layer))


def outline_in(design: Design, layer: Layer) -> QRectF:
    """Return the same of a layer as part of a design."""
    return _outline(geometry_in(design, layer))


def bounds(design: Design) -> QRectF:
    """Return the rectangle all blocks of a design lie in, in scene coordinates."""
    result = QRectF()
    for layer in design.layers:
        result = result.united(outline_in(design, layer).translated(layer.x, layer.y))
    return result


def source_units(design: Design, layer_id: str) -> int:
    """Return how many wires can leave a layer; 0 while that is not known."""
    return shapes.width(design, layer_id) or 0


def _input(layer: InputLayer) -> LayerGeometry:
    if layer.view == "folded":
        return forms.plain(units=layer.units, footed=False, pictured=True)
    pixels = forms.pixels_of(layer.shape)
    if pixels is not None:
        return forms.picture(*pixels)
    if len(layer.shape) == 3:
        return forms.maps(layer.shape, first=layer.first, sequence=False, footed=False)
    return forms.neurons(layer.units, letters=0, footed=False, first=_first(layer))


def _neurons(layer: NeuronLayer) -> LayerGeometry:
    if isinstance(layer, DenseLayer) and layer.units == 1:
        return forms.neuron()
    if layer.view == "folded":
        return forms.plain(units=layer.units, footed=True, pictured=True)
    names = layer.classes if isinstance(layer, OutputLayer) else ()
    letters = max(map(len, names), default=0) if len(names) == layer.units else 0
    letters = min(letters, LETTERS_MOST)
    return forms.neurons(layer.units, letters=letters, footed=True, first=_first(layer))


def _first(layer: InputLayer | NeuronLayer) -> int | None:
    """Return where the range of an opened layer begins; None if all its neurons are shown."""
    ranged = layer.view == "opened" and layer.units > COLUMN_MOST
    return min(layer.first, layer.units - COLUMN_MOST) if ranged else None


def _outline(geometry: LayerGeometry) -> QRectF:
    if geometry.form == "neuron":
        return geometry.rect.united(geometry.header).united(geometry.footer)
    return geometry.rect
