"""One sample's way through a network and back: the numbers of every layer, for a stepper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design
from nndesigner.core.layers import Shape
from nndesigner.engine.incoming import as_numbers, input_does_not_fit
from nndesigner.engine.layers.base import Call, LayerAtWork
from nndesigner.engine.network import Network, compile_design
from nndesigner.engine.plan import Node
from nndesigner.engine.targets import encode, targets_do_not_fit
from nndesigner.engine.workspace import Workspace


@dataclass(frozen=True, eq=False)
class LayerTrace:
    """One layer's numbers for one sample, as read-only arrays in the layer's `shape`.

    `z` is what the activation function is applied to, None where there is none, or where it is
    applied within the layer many times (recurrent layers). `gradient` is dL/da, summed over
    all layers behind; None where the loss takes z itself. `delta` is dL/dz, for layers without
    z dL/da as well. Both are None without a target.
    """

    shape: Shape
    a: FloatArray
    z: FloatArray | None = None
    gradient: FloatArray | None = None
    delta: FloatArray | None = None


@dataclass(frozen=True, eq=False)
class Trace:
    """One sample's way through a network.

    `layers` are in order of computation: forwards for the way there, reversed for the way
    back. With a target there are its `loss`, without penalties on weights, and the loss's
    gradient for every array of the state.
    """

    layers: Mapping[str, LayerTrace]
    loss: float | None = None
    gradients: NetworkState | None = None

    @property
    def activations(self) -> dict[str, FloatArray]:
        """Return every layer's activations in its shape, by id."""
        return {layer_id: layer.a for layer_id, layer in self.layers.items()}


class Watched(Workspace):
    """A workspace for one sample that keeps what every layer is given on the way back.

    `gradients` are copies of every layer's complete `da`: layers may change it in place.
    """

    def __init__(self, network: Network) -> None:
        self.gradients: dict[str, FloatArray] = {}
        super().__init__(
            network.design,
            network.plan,
            network.parameters,
            {},
            rows=1,
            keep_z=True,
            every_gradient=True,
        )

    def node_backward(self, node: Node) -> Iterator[Call]:
        yield partial(self._note, node)
        yield from super().node_backward(node)

    def _note(self, node: Node) -> None:
        for layer in node.layers:
            da = self.layers[layer.id].da
            if da is not None:
                self.gradients[layer.id] = da.copy()


@np.errstate(all="ignore")
def trace(
    design: Design,
    state: NetworkState,
    x: npt.ArrayLike,
    target: npt.ArrayLike | None = None,
    dtype: npt.DTypeLike = np.float64,
) -> Trace:
    """Return everything one sample `x`, in any shape, brings about in a network.

    `target` is a class number, or the wanted activations `(outputs,)`. Layers work as for
    predicting: dropout drops nothing, batch normalisation uses its running statistics. Frozen
    layers and locked weights have gradients too.
    Raises EngineError `cannot_compute` (problem, where), `state_does_not_fit` (id),
    and as `sample_row`, `targets.encode`.
    """
    network = compile_design(design, dtype)
    network.set_state(state)
    workspace = Watched(network)
    scores = workspace.forward(sample_row(network, x))
    if target is None:
        return Trace(MappingProxyType(dict(_layers(network, workspace))))
    wanted = _target_row(network, target)
    loss = float(network.loss.per_sample(scores, wanted)[0])
    # z is read before: the way back may use its memory
    forward = dict(_layers(network, workspace))
    workspace.backward(wanted)
    layers = {key: _with_gradients(network, workspace, key, part) for key, part in forward.items()}
    return Trace(MappingProxyType(layers), loss, network.parameters.gradient_state())


def sample_row(network: Network, x: npt.ArrayLike) -> FloatArray:
    """Return one sample as `(1, features)`.

    Raises EngineError `not_numbers` (id, found) or `input_does_not_fit` (id, shape, wanted,
    needed).
    """
    row = np.array(as_numbers(x, network.input.id), network.dtype).reshape(1, -1)
    if row.size != network.input.units:
        raise input_does_not_fit(network.input, np.shape(x), network.input.shape)
    return row


def _target_row(network: Network, target: npt.ArrayLike) -> FloatArray:
    output_id, units = network.output.id, network.output.units
    numbers = as_numbers(target, output_id).reshape(-1)
    if numbers.size == units:
        return numbers.astype(network.dtype)[np.newaxis]
    if numbers.size != 1:
        raise targets_do_not_fit(output_id, (1, numbers.size), units)
    return encode(numbers, units, units, network.dtype, output_id)


def _layers(network: Network, workspace: Workspace) -> Iterator[tuple[str, LayerTrace]]:
    for layer_id, layer in workspace.layers.items():
        shape = network.design.shapes[layer_id]
        z = _frozen(layer.z, shape)
        yield layer_id, LayerTrace(shape, _frozen_activations(layer, shape), z)


def _with_gradients(
    network: Network, workspace: Watched, layer_id: str, forward: LayerTrace
) -> LayerTrace:
    given, shape = workspace.gradients.get(layer_id), forward.shape
    gradient = _frozen(given, shape)
    delta = gradient if forward.z is None else _frozen(workspace.layers[layer_id].dz, shape)
    if layer_id == network.output.id and network.loss.from_pre_activations:
        gradient, delta = None, gradient
    return LayerTrace(shape, forward.a, forward.z, gradient, delta)


def _frozen_activations(layer: LayerAtWork, shape: Shape) -> FloatArray:
    activations = _frozen(layer.a, shape)
    assert activations is not None
    return activations


def _frozen(array: FloatArray | None, shape: Shape) -> FloatArray | None:
    """Return one sample's numbers `(1, units)` as a read-only copy in the layer's shape."""
    if array is None:
        return None
    copy: FloatArray = np.array(array, order="C").reshape(shape)
    copy.flags.writeable = False
    return copy
