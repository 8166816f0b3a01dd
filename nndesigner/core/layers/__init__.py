"""The layers a design is made of: what each is called, what shape comes out, what it learns.

One short file a family. What a layer computes is in `engine.layers`, what it is called for
people in `ui.texts`.
"""

from nndesigner.core.layers.base import (
    MAX_NAME_LENGTH,
    MAX_NUMBERS,
    MAX_UNITS,
    ActivationName,
    ArraySpec,
    Coordinate,
    Identifier,
    InitializerName,
    LayerBase,
    LossName,
    Name,
    Shape,
    View,
)
from nndesigner.core.layers.conv import Conv1DLayer, Conv2DLayer, TransposedConv2DLayer
from nndesigner.core.layers.dense import DenseLayer, NeuronLayer, OutputLayer, activation_of
from nndesigner.core.layers.elementwise import ActivationLayer, DropoutLayer
from nndesigner.core.layers.embedding import EmbeddingLayer
from nndesigner.core.layers.entry import InputLayer
from nndesigner.core.layers.merge import AddLayer, ConcatenateLayer, MultiplyLayer
from nndesigner.core.layers.norm import BatchNormLayer, LayerNormLayer
from nndesigner.core.layers.pool import AvgPoolLayer, GlobalAvgPoolLayer, MaxPoolLayer
from nndesigner.core.layers.recurrent import GRULayer, LSTMLayer, SimpleRNNLayer
from nndesigner.core.layers.reshaping import FlattenLayer, ReshapeLayer, UpSamplingLayer

Layer = (
    InputLayer
    | DenseLayer
    | ActivationLayer
    | DropoutLayer
    | FlattenLayer
    | ReshapeLayer
    | Conv1DLayer
    | Conv2DLayer
    | TransposedConv2DLayer
    | MaxPoolLayer
    | AvgPoolLayer
    | GlobalAvgPoolLayer
    | UpSamplingLayer
    | BatchNormLayer
    | LayerNormLayer
    | EmbeddingLayer
    | SimpleRNNLayer
    | LSTMLayer
    | GRULayer
    | AddLayer
    | ConcatenateLayer
    | MultiplyLayer
    | OutputLayer
)

__all__ = [
    "MAX_NAME_LENGTH",
    "MAX_NUMBERS",
    "MAX_UNITS",
    "ActivationLayer",
    "ActivationName",
    "AddLayer",
    "ArraySpec",
    "AvgPoolLayer",
    "BatchNormLayer",
    "ConcatenateLayer",
    "Conv1DLayer",
    "Conv2DLayer",
    "Coordinate",
    "DenseLayer",
    "DropoutLayer",
    "EmbeddingLayer",
    "FlattenLayer",
    "GRULayer",
    "GlobalAvgPoolLayer",
    "Identifier",
    "InitializerName",
    "InputLayer",
    "LSTMLayer",
    "Layer",
    "LayerBase",
    "LayerNormLayer",
    "LossName",
    "MaxPoolLayer",
    "MultiplyLayer",
    "Name",
    "NeuronLayer",
    "OutputLayer",
    "ReshapeLayer",
    "Shape",
    "SimpleRNNLayer",
    "TransposedConv2DLayer",
    "UpSamplingLayer",
    "View",
    "activation_of",
]
