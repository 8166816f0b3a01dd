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
from nndesigner.engine.layers.activation import activate
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
        loss, self._output = LOSSES[output.loss], self.layers[output.id]
        assert self._output.da is not None
        self._gradient = self._output.da
        finish = output.activation if loss.from_pre_activations else "identity"
        self._finish = list(activate(finish, self._output.a, self._gradient))
        self._factor = loss.factor((max(rows, 1), output.units))
        # a number in an array: NumPy converts Python's at every use
        self._scale = np.array(self._factor, parameters.values.dtype)
        every = self.layers.values()
        self._input = next(layer for layer in every if isinstance(layer, InputAtWork))
        self._dropouts = [layer for layer in every if isinstance(layer, DropoutAtWork)]
        self._forward = [call for layer in every for call in layer.forward()]
        self._backward = [call for layer in reversed(every) for call in layer.backward()]

    def forward(self, x: FloatArray, *, training: bool = False) -> FloatArray:
        """Return the output's scores for a batch `(rows, features)`: a buffer, not a copy."""
        self._input.a = x
        for dropout in self._dropouts:
            dropout.active = training
        for call in self._forward:
            call()
        return self._output.a

    def backward(self, targets: FloatArray, scale: float = 1.0) -> None:
        """Fill the parameters' gradients of the mean loss of the batch just computed.

        All of them come out multiplied by `scale`.
        """
        for call in self._finish:
            call()
        gradient = self._gradient
        np.subtract(gradient, targets, gradient)
        self._scale[...] = self._factor * scale
        np.multiply(gradient, self._scale, gradient)
        for call in self._backward:
            call()

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
