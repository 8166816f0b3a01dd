"""A network at work on batches of one size: all buffers made once, reused for every batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Design
from nndesigner.core.layers import ActivationName, InputLayer, Layer, NeuronLayer, OutputLayer
from nndesigner.engine.layers.activation import activate
from nndesigner.engine.layers.base import Call, LayerAtWork, Run, Site, Source
from nndesigner.engine.layers.conv import defers_activation
from nndesigner.engine.layers.dense import DenseAtWork, Member, Wire
from nndesigner.engine.layers.registry import AT_WORK
from nndesigner.engine.losses import make_loss
from nndesigner.engine.parameters import Parameters, biases_key
from nndesigner.engine.plan import Bundle, Node

Streams = Mapping[str, np.random.Generator]


class Workspace:
    """The layers of a design in order of computation, with buffers for `rows` samples.

    Parameters are shared between the workspaces of one network; buffers are not. With `keep_z`
    every layer also keeps its pre-activations, and the output has its own activations, not what
    the loss is computed from. With `every_gradient` each layer gets a `da`, the input too, even
    where nothing learns.
    """

    def __init__(
        self,
        design: Design,
        plan: Sequence[Node],
        parameters: Parameters,
        streams: Streams,
        rows: int,
        *,
        keep_z: bool = False,
        every_gradient: bool = False,
    ) -> None:
        self._design, self._parameters = design, parameters
        self._streams, self._rows, self._keep_z = streams, rows, keep_z
        self._run = Run()
        self._adding = _edges_that_add(plan)
        everything = frozenset(node.id for node in plan)
        self._learning = everything if every_gradient else _learning(design, plan)
        self.layers: dict[str, LayerAtWork] = {}
        self._nodes: dict[str, LayerAtWork] = {}
        for node in plan:
            self._build(node)
        output = next(layer for layer in design.layers if isinstance(layer, OutputLayer))
        self._input = self.layers[next(i.id for i in design.layers if isinstance(i, InputLayer))]
        self._output, self._loss = self.layers[output.id], make_loss(output)
        self._set_up_loss(output)
        self._forward = [call for node in self._nodes.values() for call in node.forward()]
        self._backward = list(self._list_backward(plan))

    def forward(self, x: FloatArray, *, training: bool = False) -> FloatArray:
        """Return the output's scores for a batch `(rows, features)`: a buffer, not a copy."""
        self._input.a = x
        self._run.training = training
        for call in self._forward:
            call()
        return self._scores

    def predict(self, x: FloatArray) -> FloatArray:
        """Return the output's activations for a batch `(rows, features)`: a buffer, not a copy."""
        self.forward(x)
        for call in self._finish:
            call()
        return self._gradient

    def backward(
        self, targets: FloatArray, scale: float = 1.0, weights: FloatArray | None = None
    ) -> None:
        """Fill the parameters' gradients of the mean loss of the batch just computed.

        All of them come out multiplied by `scale`; `weights` `(rows, 1)` count each sample so
        many times.
        """
        for call in self._finish:
            call()
        self._scale[...] = self._factor * scale
        gradient = self._gradient
        self._loss.gradient(gradient, targets, self._scale, gradient, weights)
        for call in self._backward:
            call()

    def backward_from(self, gradient: FloatArray) -> None:
        """Fill the gradients of whatever has this gradient `(rows, outputs)` for the scores."""
        self._gradient[...] = gradient
        for call in self._backward:
            call()

    def node_backward(self, node: Node) -> Iterator[Call]:
        """List the calls that take one node backward; `da` of its layers is complete then."""
        yield from self._nodes[node.id].backward()

    def _set_up_loss(self, output: OutputLayer) -> None:
        assert self._output.da is not None
        kept = self._output.z if self._loss.from_pre_activations else None
        self._scores = self._output.a if kept is None else kept
        # the loss's own gradient is written where layers behind would write theirs
        self._gradient = self._output.da
        finish = output.activation if self._loss.from_pre_activations else "identity"
        self._finish = list(activate(finish, self._scores, self._gradient))
        self._factor = self._loss.factor((max(self._rows, 1), output.units))
        # a number in an array: NumPy converts Python's at every use
        self._scale = np.array(self._factor, self._parameters.values.dtype)

    def _list_backward(self, plan: Sequence[Node]) -> Iterator[Call]:
        for node in plan:
            da = self._nodes[node.id].da
            if len(node.layers) > 1 and da is not None:
                yield partial(da.fill, 0)
        for node in reversed(plan):
            if node.id in self._learning:
                yield from self.node_backward(node)

    def _build(self, node: Node) -> None:
        if node.neurons():
            block = self._block(node)
            self._nodes[node.id] = block
            for layer, start in zip(node.neurons(), node.starts, strict=True):
                alone = len(node.layers) == 1
                columns = slice(start, start + layer.units)
                self.layers[layer.id] = block if alone else Member(block, columns)
        else:
            self._nodes[node.id] = self.layers[node.id] = self._single(node)

    def _block(self, node: Node) -> DenseAtWork:
        parameters, key = self._parameters, biases_key(node)
        fused = [layer for layer in node.neurons() if _is_fused(layer)]
        names = [
            "identity" if layer in fused and not self._keep_z else name
            for layer in node.neurons()
            for name in unit_activations(layer)
        ]
        return DenseAtWork(
            [self._wire(bundle) for bundle in node.bundles],
            parameters.arrays[key],
            parameters.slopes[key],
            names,
            self._rows,
            wanted=node.id in self._learning,
            keep_z=self._keep_z,
            da_is_dz=bool(fused),
        )

    def _wire(self, bundle: Bundle) -> Wire:
        parameters, key = self._parameters, bundle.key
        source = self._nodes[bundle.source]
        adds = (bundle.target, bundle.source) in self._adding
        return Wire(
            Source(source, (source.a.shape[1],), adds),
            parameters.arrays[key],
            parameters.slopes[key],
            parameters.masks.get(key),
        )

    def _single(self, node: Node) -> LayerAtWork:
        parameters, (layer,) = self._parameters, node.layers
        sources = tuple(
            Source(
                self.layers[source],
                self._design.shapes[source],
                (node.id, source) in self._adding,
            )
            for source in node.sources
        )
        site = Site(
            layer=layer,
            sources=sources,
            shape=self._design.shapes[layer.id],
            rows=self._rows,
            dtype=parameters.values.dtype,
            arrays=parameters.own(layer.id, parameters.arrays),
            slopes=parameters.own(layer.id, parameters.slopes),
            stream=partial(self._streams.__getitem__, layer.id),
            run=self._run,
            wanted=node.id in self._learning,
            keep_z=self._keep_z,
            defers=not self._keep_z and defers_activation(layer, self._layers_behind(layer)),
        )
        return AT_WORK[type(layer)](site)

    def _layers_behind(self, layer: Layer) -> list[Layer]:
        design = self._design
        return [design.layer(link.target) for link in design.links_out_of(layer.id)]


def unit_activations(layer: NeuronLayer) -> list[ActivationName]:
    """Return what each unit applies to its z."""
    own = dict(layer.unit_activations)
    return [own.get(unit, layer.activation) for unit in range(layer.units)]


def _is_fused(layer: NeuronLayer) -> bool:
    """Tell whether the loss takes the layer's z itself, activation included."""
    return isinstance(layer, OutputLayer) and make_loss(layer).from_pre_activations


def _edges_that_add(plan: Sequence[Node]) -> frozenset[tuple[str, str]]:
    """Return (target, source) where the source's gradient has been written before.

    Blocks of several layers start from 0, because one layer behind may write a part only.
    """
    blocks = {layer.id: node for node in plan for layer in node.layers}
    written = {node.id for node in plan if len(node.layers) > 1}
    adding: set[tuple[str, str]] = set()
    for node in reversed(plan):
        for source in (*(bundle.source for bundle in node.bundles), *node.sources):
            block = blocks[source].id
            if block in written:
                adding.add((node.id, source))
            written.add(block)
    return frozenset(adding)


def _learning(design: Design, plan: Sequence[Node]) -> frozenset[str]:
    """Return the nodes for which a gradient is needed: something in or before them learns."""
    blocks = {layer.id: node.id for node in plan for layer in node.layers}
    found: set[str] = set()
    for node in plan:
        sources = (*(bundle.source for bundle in node.bundles), *node.sources)
        is_output = any(isinstance(layer, OutputLayer) for layer in node.layers)
        learns = any(_learns(design, layer) for layer in node.layers)
        if is_output or learns or any(blocks[source] in found for source in sources):
            found.add(node.id)
    return frozenset(found)


def _learns(design: Design, layer: Layer) -> bool:
    return bool(shapes.layer_arrays(design, layer.id)) and not getattr(layer, "frozen", False)
