"""A design made ready to compute: predictions, activations, loss and gradients."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import check_network
from nndesigner.core.design import Design, DropoutLayer, InputLayer, NeuronLayer, OutputLayer
from nndesigner.core.errors import EngineError
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.losses import LOSSES
from nndesigner.engine.parameters import Parameters
from nndesigner.engine.workspace import Workspace

_CHUNK = 1024
"""Rows computed at a time, so that large data sets need no large buffers."""

_WORKSPACES = 6
"""Batch sizes whose buffers are kept."""


def compile_design(design: Design, dtype: npt.DTypeLike = np.float32) -> Network:
    """Return the network of a design, all weights 0 until `set_state`.

    Data is not looked at. Raises EngineError `cannot_compute` (problem, where) with the first
    problem `core.check` finds.
    """
    for problem in check_network(design):
        if problem.severity == "error":
            raise EngineError("cannot_compute", problem=problem.code, where=problem.where)
    return Network(design, dtype)


class Network:
    """A design's arithmetic with one set of weights; made by `compile_design`.

    Samples are rows. Not for use by two threads at once: buffers are shared.
    """

    def __init__(self, design: Design, dtype: npt.DTypeLike = np.float32) -> None:
        self.design = design
        self.parameters = Parameters(design, dtype)
        self.output = next(layer for layer in design.layers if isinstance(layer, OutputLayer))
        self.input = next(layer for layer in design.layers if isinstance(layer, InputLayer))
        self.loss = LOSSES[self.output.loss]
        self._streams: dict[str, np.random.Generator] = {}
        self._workspaces: dict[int, Workspace] = {}
        self.seed_dropout(design.training.seed)

    @property
    def dtype(self) -> np.dtype[np.floating]:
        return self.parameters.values.dtype

    def set_state(self, state: NetworkState) -> None:
        """Take over weights. Raises EngineError `state_does_not_fit` (id)."""
        self.parameters.load(state)

    def state(self) -> NetworkState:
        """Return a copy of the weights."""
        return self.parameters.state()

    def seed_dropout(self, *seed: int) -> None:
        """Restart the random stream of every Dropout layer."""
        for layer in self.design.layers:
            if isinstance(layer, DropoutLayer):
                self._streams[layer.id] = np.random.default_rng([*seed, crc32(layer.id.encode())])

    @np.errstate(all="ignore")  # weights on their way to infinity are no warning
    def predict(self, x: npt.ArrayLike) -> FloatArray:
        """Return the output activations `(n, outputs)` for samples `(n, features)`."""
        return self.finish(self.scores(x))

    @np.errstate(all="ignore")
    def scores(self, x: npt.ArrayLike) -> FloatArray:
        """Return what the loss is computed from: the output's z or a, see `losses.Loss`."""
        samples = self._samples(x)
        result = np.empty((len(samples), self.output.units), self.dtype)
        for rows in _chunks(len(samples)):
            part = samples[rows]
            result[rows] = self.workspace(len(part)).forward(part)
        return result

    def finish(self, scores: FloatArray) -> FloatArray:
        """Turn scores into output activations, in place."""
        if self.loss.from_pre_activations:
            ACTIVATIONS[self.output.activation].forward(scores)
        return scores

    @np.errstate(all="ignore")
    def activations(self, x: npt.ArrayLike) -> dict[str, FloatArray]:
        """Return the activations `(n, units)` of every layer by id."""
        samples = self._samples(x)
        parts = [self._activations(samples[rows]) for rows in _chunks(len(samples))]
        return {
            layer_id: np.concatenate([part[layer_id] for part in parts]) for layer_id in parts[0]
        }

    @np.errstate(all="ignore")
    def pre_activations(self, x: npt.ArrayLike) -> dict[str, FloatArray]:
        """Return z = sum_k(W_k a_k) + b `(n, units)` of every layer with neurons by id."""
        activations, arrays = self.activations(x), self.parameters.arrays
        found: dict[str, FloatArray] = {}
        for layer in self.design.layers:
            if isinstance(layer, NeuronLayer):
                links = self.design.links_into(layer.id)
                sums = (activations[link.source] @ arrays[link.id].T for link in links)
                found[layer.id] = sum(sums, start=arrays[layer.id])
        return found

    def loss_and_gradient(
        self, x: npt.ArrayLike, targets: npt.ArrayLike, *, training: bool = False
    ) -> tuple[float, NetworkState]:
        """Return the mean loss of a batch and its gradient for every array.

        `targets` is `(n, outputs)`, see `targets.encode`. Dropout works only with `training`.
        """
        samples, wanted = self._samples(x), np.asarray(targets, self.dtype)
        workspace = self.workspace(len(samples))
        scores = workspace.forward(samples, training=training)
        loss = float(self.loss.per_sample(scores, wanted).mean())
        workspace.backward(wanted)
        return loss, self.parameters.gradient_state()

    def workspace(self, rows: int) -> Workspace:
        """Return the buffers for batches of this size."""
        found = self._workspaces.get(rows)
        if found is None:
            if len(self._workspaces) >= _WORKSPACES:
                self._workspaces.clear()
            found = Workspace(self.design, self.parameters, self._streams, rows)
            self._workspaces[rows] = found
        return found

    def _activations(self, samples: FloatArray) -> dict[str, FloatArray]:
        workspace = self.workspace(len(samples))
        workspace.forward(samples)
        found = {layer_id: layer.a.copy() for layer_id, layer in workspace.layers.items()}
        self.finish(found[self.output.id])
        return found

    def _samples(self, x: npt.ArrayLike) -> FloatArray:
        samples = np.ascontiguousarray(x, self.dtype)
        if samples.ndim != 2 or samples.shape[1] != self.input.units:
            raise EngineError("input_does_not_fit", shape=np.shape(x), needed=self.input.units)
        return samples


def _chunks(count: int) -> Iterator[slice]:
    yield slice(0, min(count, _CHUNK))
    for start in range(_CHUNK, count, _CHUNK):
        yield slice(start, min(start + _CHUNK, count))
