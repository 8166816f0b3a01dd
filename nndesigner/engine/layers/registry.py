"""Which class computes which kind of layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nndesigner.core.layers import (
    ActivationLayer,
    AddLayer,
    AvgPoolLayer,
    BatchNormLayer,
    ConcatenateLayer,
    Conv1DLayer,
    Conv2DLayer,
    DropoutLayer,
    EmbeddingLayer,
    FlattenLayer,
    GlobalAvgPoolLayer,
    GRULayer,
    InputLayer,
    Layer,
    LayerNormLayer,
    LSTMLayer,
    MaxPoolLayer,
    MultiplyLayer,
    ReshapeLayer,
    SimpleRNNLayer,
    TransposedConv2DLayer,
    UpSamplingLayer,
)
from nndesigner.engine.layers.base import InputAtWork, LayerAtWork, Site
from nndesigner.engine.layers.conv import TransposedConvolution, conv1d, conv2d
from nndesigner.engine.layers.dropout import DropoutAtWork
from nndesigner.engine.layers.elementwise import ActivationAtWork
from nndesigner.engine.layers.embedding import EmbeddingAtWork
from nndesigner.engine.layers.gru import GRUAtWork
from nndesigner.engine.layers.lstm import LSTMAtWork
from nndesigner.engine.layers.merge import AddAtWork, ConcatenateAtWork, MultiplyAtWork
from nndesigner.engine.layers.norm import BatchNormAtWork, LayerNormAtWork
from nndesigner.engine.layers.pool import AvgPoolAtWork, GlobalAvgPoolAtWork, MaxPoolAtWork
from nndesigner.engine.layers.reshaping import ReshapeAtWork, UpSamplingAtWork
from nndesigner.engine.layers.simple_rnn import SimpleRNNAtWork

AT_WORK: Mapping[type[Layer], Callable[[Site], LayerAtWork]] = {
    InputLayer: InputAtWork,
    ActivationLayer: ActivationAtWork,
    DropoutLayer: DropoutAtWork,
    EmbeddingLayer: EmbeddingAtWork,
    SimpleRNNLayer: SimpleRNNAtWork,
    LSTMLayer: LSTMAtWork,
    GRULayer: GRUAtWork,
    BatchNormLayer: BatchNormAtWork,
    LayerNormLayer: LayerNormAtWork,
    AddLayer: AddAtWork,
    MultiplyLayer: MultiplyAtWork,
    ConcatenateLayer: ConcatenateAtWork,
    Conv2DLayer: conv2d,
    Conv1DLayer: conv1d,
    TransposedConv2DLayer: TransposedConvolution,
    MaxPoolLayer: MaxPoolAtWork,
    AvgPoolLayer: AvgPoolAtWork,
    GlobalAvgPoolLayer: GlobalAvgPoolAtWork,
    FlattenLayer: ReshapeAtWork,
    ReshapeLayer: ReshapeAtWork,
    UpSamplingLayer: UpSamplingAtWork,
}
"""All kinds but those of neurons, which are computed in blocks (see `engine.plan`)."""
