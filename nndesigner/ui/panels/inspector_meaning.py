"""What the parameters of a layer are, in one sentence."""

from __future__ import annotations

from math import prod

from PySide6.QtCore import QCoreApplication

from nndesigner.core import shapes
from nndesigner.core.catalog import kind_of
from nndesigner.core.design import Design, InputLayer, Layer, NeuronLayer
from nndesigner.core.layers import (
    BatchNormLayer,
    Conv1DLayer,
    Conv2DLayer,
    EmbeddingLayer,
    GRULayer,
    LayerNormLayer,
    LSTMLayer,
    SimpleRNNLayer,
    TransposedConv2DLayer,
)
from nndesigner.ui.texts import count, kind_name

translate = QCoreApplication.translate


def meaning(design: Design, layer: Layer) -> str:
    """Return in one sentence what the parameters of a layer are."""
    if isinstance(layer, InputLayer):
        return translate("Inspector", "An input layer only passes the numbers of a sample on.")
    if isinstance(layer, NeuronLayer):
        return _neurons(design, layer)
    if not hasattr(layer, "frozen"):
        text = translate("Inspector", "{kind} has nothing to learn.")
        return text.format(kind=kind_name(kind_of(layer)))
    if not shapes.layer_arrays(design, layer.id):
        return translate(
            "Inspector", "How many there are is known when the layer before it is connected."
        )
    return _own(design, layer)


def _neurons(design: Design, layer: NeuronLayer) -> str:
    summed = shapes.parameter_sum(design, layer.id)
    if layer.units == 1:
        return translate(
            "Inspector", "One weight for each connection into the neuron, and its bias."
        )
    if len(summed.products) == 1 and not summed.counts:
        text = translate(
            "Inspector", "{sources} inputs × {units} neurons, and one bias for each neuron."
        )
        return text.format(sources=count(summed.products[0][0]), units=count(layer.units))
    if summed.products or summed.counts:
        return translate(
            "Inspector", "One weight for each connection, and one bias for each neuron."
        )
    return translate("Inspector", "Only biases yet: no connection leads into it.")


def _own(design: Design, layer: Layer) -> str:
    """Return what the arrays are that a layer keeps itself."""
    arrays = shapes.layer_arrays(design, layer.id)
    if isinstance(layer, EmbeddingLayer):
        text = translate("Inspector", "A vector of {size} numbers for each of {words} words.")
        return text.format(size=count(layer.size), words=count(layer.vocabulary))
    if isinstance(layer, Conv1DLayer | Conv2DLayer | TransposedConv2DLayer):
        each = prod(arrays[f"{layer.id}.kernel"].shape) // layer.filters
        text = translate(
            "Inspector", "{kernels} kernels of {each} weights, and one bias for each kernel."
        )
        return text.format(kernels=count(layer.filters), each=count(each))
    if isinstance(layer, SimpleRNNLayer | LSTMLayer | GRULayer):
        text = translate(
            "Inspector",
            "Weights W for what comes in and U for the memory, each {gates} times, and biases b.",
        )
        once = translate(
            "Inspector", "Weights W for what comes in and U for the memory, and biases b."
        )
        return once if layer.gates == 1 else text.format(gates=layer.gates)
    assert isinstance(layer, BatchNormLayer | LayerNormLayer)
    text = translate("Inspector", "A scale γ and a shift β for each of {count} features.")
    return text.format(count=count(arrays[layer.id].shape[0]))
