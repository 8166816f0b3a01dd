"""A network at work on batches of one size: all buffers made once, reused for every batch."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import (
    ActivationName,
    Design,
    DropoutLayer,
    InputLayer,
    Link,
    NeuronLayer,
    OutputLayer,
)
from nndesigner.engine.layers.base import InputAtWork, LayerAtWork
from nndesigner.engine.layers.dense import DenseAtWork, Wire
from nndesigner.engine.layers.dropout import DropoutAtWork
from nndesigner.engine.losses import LOSSES
from nndesigner.engine.parameters import Parameters


class Workspace:
    """The layers of a design in order of computation, with buffers for `rows` samples.

    Parameters are shared between the workspaces of one network; buffers are not.
    """

    def __init__(
        self,
        design: Design,
        parameters: Parameters,
        streams: Mapping[str, np.random.Generator],
        rows: int,
    ) -> None:
        self._design, self._parameters = design, parameters
        self._streams, self._rows = streams, rows
        self._adding = _links_that_add(design)
        self.layers: dict[str, LayerAtWork] = {}
        for layer_id in shapes.topological_order(design):
            self.layers[layer_id] = self._at_work(layer_id)
        output = next(layer for layer in design.layers if isinstance(layer, OutputLayer))
        self._loss = LOSSES[output.loss]
        self._output = self.layers[output.id]
        self._factor = self._loss.factor((max(rows, 1), output.units))
        # a number in an array: NumPy converts Python's at every use
        self._scale = np.array(self._factor, parameters.values.dtype)
        every = self.layers.values()
        self._input = next(layer for layer in every if isinstance(layer, InputAtWork))
        self._dropouts = [layer for layer in every if isinstance(layer, DropoutAtWork)]
        self._computing = [layer for layer in every if layer is not self._input]

    def forward(self, x: FloatArray, *, training: bool = False) -> FloatArray:
        """Return the output's scores for a batch `(rows, features)`: a buffer, not a copy."""
        self._input.a = x
        for dropout in self._dropouts:
            dropout.active = training
        for layer in self._computing:
            layer.forward()
        return self._output.a

    def backward(self, targets: FloatArray, scale: float = 1.0) -> None:
        """Fill the parameters' gradients of the mean loss of the batch just computed.

        All of them come out multiplied by `scale`.
        """
        scores, gradient = self._output.a, self._output.da
        assert gradient is not None
        self._loss.difference(scores, targets, gradient)
        self._scale[...] = self._factor * scale
        np.multiply(gradient, self._scale, gradient)
        for layer in reversed(self._computing):
            layer.backward()

    def _at_work(self, layer_id: str) -> LayerAtWork:
        layer = self._design.layer(layer_id)
        links = self._design.links_into(layer_id)
        if isinstance(layer, InputLayer):
            return InputAtWork(self._rows, layer.units, self._parameters.values.dtype)
        if isinstance(layer, DropoutLayer):
            (link,) = links
            source = self.layers[link.source]
            adds = link.id in self._adding
            return DropoutAtWork(source, layer.rate, layer.id, self._streams, adds=adds)
        wires = [self._wire(link) for link in links]
        bias, slopes = self._parameters.arrays[layer_id], self._parameters.slopes[layer_id]
        return DenseAtWork(wires, bias, slopes, score_activation(layer), self._rows)

    def _wire(self, link: Link) -> Wire:
        parameters = self._parameters
        return Wire(
            self.layers[link.source],
            parameters.arrays[link.id],
            parameters.slopes[link.id],
            parameters.masks.get(link.id),
            adds=link.id in self._adding,
        )


def score_activation(layer: NeuronLayer) -> ActivationName:
    """Return what a layer applies to z; an output whose loss takes z itself applies nothing."""
    if isinstance(layer, OutputLayer) and LOSSES[layer.loss].from_pre_activations:
        return "identity"
    return layer.activation


def _links_that_add(design: Design) -> frozenset[str]:
    """Return the links that find their source's gradient already written when going backward."""
    written: set[str] = set()
    adding: set[str] = set()
    for layer_id in reversed(shapes.topological_order(design)):
        for link in design.links_into(layer_id):
            if link.source in written:
                adding.add(link.id)
            written.add(link.source)
    return frozenset(adding)
