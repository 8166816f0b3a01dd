"""What a layer is in one line, with the settings that matter most: "64 neurons · ReLU"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.core.design import DropoutLayer, InputLayer, Layer, NeuronLayer, OutputLayer
from nndesigner.core.layers import (
    ActivationLayer,
    AddLayer,
    AvgPoolLayer,
    BatchNormLayer,
    ConcatenateLayer,
    Conv1DLayer,
    Conv2DLayer,
    EmbeddingLayer,
    FlattenLayer,
    GlobalAvgPoolLayer,
    GRULayer,
    LayerNormLayer,
    LSTMLayer,
    MaxPoolLayer,
    MultiplyLayer,
    ReshapeLayer,
    SimpleRNNLayer,
    TransposedConv2DLayer,
    UpSamplingLayer,
)
from nndesigner.ui.texts import activation_name, choice_name, count, number, sizes

translate = QCoreApplication.translate

_Convolution = Conv1DLayer | Conv2DLayer | TransposedConv2DLayer
_Recurrent = SimpleRNNLayer | LSTMLayer | GRULayer


def subtitle(layer: Layer) -> str:
    """Return what a layer is in one line: "64 neurons · ReLU"."""
    if isinstance(layer, InputLayer):
        return _input(layer)
    if isinstance(layer, NeuronLayer):
        return _neurons(layer)
    if isinstance(layer, _Convolution):
        return _convolution(layer)
    if isinstance(layer, _Recurrent):
        return _recurrent(layer)
    if isinstance(layer, MaxPoolLayer | AvgPoolLayer):
        window = translate("Canvas", "windows of {size}").format(size=layer.size)
        return window if layer.stride == layer.size else f"{window}, {_stride(layer.stride)}"
    return _others(layer)


def grouped(text: str, value: int) -> str:
    """Set the thousands apart of a number that Qt put into a text."""
    return text.replace(str(value), count(value), 1)


def _input(layer: InputLayer) -> str:
    if len(layer.shape) > 1:
        return translate("Canvas", "{size} picture").format(size=sizes(layer.shape))
    if layer.units == 1:
        return translate("Canvas", "1 number")
    return grouped(translate("Canvas", "%n numbers", None, layer.units), layer.units)


def _neurons(layer: NeuronLayer) -> str:
    activation = activation_name(layer.activation)
    if layer.units == 1 and not isinstance(layer, OutputLayer):
        return activation
    neurons = translate("Canvas", "1 neuron")
    if layer.units > 1:
        neurons = grouped(translate("Canvas", "%n neurons", None, layer.units), layer.units)
    return f"{neurons} · {activation}"


def _convolution(layer: _Convolution) -> str:
    text = _kernels(layer)
    if layer.stride > 1:
        text = f"{text}, {_stride(layer.stride)}"
    return f"{text} · {activation_name(layer.activation)}"


def _kernels(layer: _Convolution) -> str:
    if isinstance(layer, Conv1DLayer):
        text = translate("Canvas", "{count} kernels of {size}")
        if layer.filters == 1:
            text = translate("Canvas", "1 kernel of {size}")
        return text.format(count=count(layer.filters), size=layer.size)
    text = translate("Canvas", "{count} kernels {size}")
    if layer.filters == 1:
        text = translate("Canvas", "1 kernel {size}")
    return text.format(count=count(layer.filters), size=sizes((layer.size, layer.size)))


def _stride(stride: int) -> str:
    return translate("Canvas", "stride {stride}").format(stride=stride)


def _recurrent(layer: _Recurrent) -> str:
    parts = [
        translate("Canvas", "memory of {units}").format(units=count(layer.units)),
        choice_name("returns", layer.returns),
    ]
    if isinstance(layer, SimpleRNNLayer):
        parts.append(activation_name(layer.activation))
    return " · ".join(parts)


def _others(layer: Layer) -> str:
    """Return the line of a layer with a single setting or none."""
    if isinstance(layer, DropoutLayer):
        percent = number(layer.rate * 100, 3)
        return translate("Canvas", "drops {percent} %").format(percent=percent)
    if isinstance(layer, ActivationLayer):
        return activation_name(layer.activation)
    if isinstance(layer, UpSamplingLayer):
        return translate("Canvas", "{factor} times larger").format(factor=layer.factor)
    if isinstance(layer, EmbeddingLayer):
        text = translate("Canvas", "{words} words, {size} numbers each")
        return text.format(words=count(layer.vocabulary), size=count(layer.size))
    if isinstance(layer, ReshapeLayer):
        return translate("Canvas", "into {shape}").format(shape=sizes(layer.shape))
    return _fixed(layer)


def _fixed(layer: Layer) -> str:
    """Return the line of a layer that has no settings to tell."""
    lines: dict[type, str] = {
        FlattenLayer: translate("Canvas", "into one row"),
        GlobalAvgPoolLayer: translate("Canvas", "mean of each channel"),
        AddLayer: translate("Canvas", "sum of its branches"),
        MultiplyLayer: translate("Canvas", "product of its branches"),
        ConcatenateLayer: translate("Canvas", "branches side by side"),
        BatchNormLayer: translate("Canvas", "over each batch"),
        LayerNormLayer: translate("Canvas", "over each sample"),
    }
    return lines[type(layer)]
