"""A design made ready to compute: predictions, activations, loss and gradients."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextvars import copy_context
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.catalog import PRECISIONS
from nndesigner.core.check import Problem, check_network
from nndesigner.core.design import Design, InputLayer, OutputLayer
from nndesigner.core.errors import EngineError
from nndesigner.core.soundness import check_values
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.incoming import as_numbers, as_samples
from nndesigner.engine.layers.base import LayerAtWork
from nndesigner.engine.losses import make_loss
from nndesigner.engine.parameters import Parameters
from nndesigner.engine.plan import make_plan
from nndesigner.engine.targets import targets_do_not_fit
from nndesigner.engine.workspace import Workspace

_MOST_AT_ONCE = 1024
_WORK_AT_ONCE = 20_000_000
_BUFFERS_AT_ONCE = 4_000_000
"""Samples computed at a time, how many times their number the parameters may be, and all
layers' activations: large data sets need no large buffers, and somebody may want to interrupt."""

_WORKSPACES = 6
"""Batch sizes whose buffers are kept."""


def compile_design(design: Design, dtype: npt.DTypeLike = np.float32) -> Network:
    """Return the network of a design, all weights 0 until `set_state`.

    Data is not looked at. Raises EngineError `invalid_value` as `core.soundness.check_values`,
    also for a `dtype` other than float32 and float64, or `cannot_compute` (problem, where, and
    the problem's own params) with the first error `core.check` finds.
    """
    check_values(design)
    for problem in check_network(design):
        refuse(problem)
    return Network(design, _precision(dtype))


def refuse(problem: Problem) -> None:
    """Raise EngineError `cannot_compute` (problem, where, its params) unless it is a warning."""
    if problem.severity == "error":
        params = {**problem.params, "problem": problem.code, "where": problem.where}
        raise EngineError("cannot_compute", **params)


class Network:
    """A design's arithmetic with one set of weights; made by `compile_design`.

    Samples are rows. Not for use by two threads at once: buffers are shared.
    """

    def __init__(self, design: Design, dtype: npt.DTypeLike = np.float32) -> None:
        self.design = design
        self.plan = make_plan(design)
        self.parameters = Parameters(design, self.plan, dtype)
        self.output = next(layer for layer in design.layers if isinstance(layer, OutputLayer))
        self.input = next(layer for layer in design.layers if isinstance(layer, InputLayer))
        self.loss = make_loss(self.output)
        self._streams: dict[str, np.random.Generator] = {}
        self._workspaces: dict[tuple[int, bool], Workspace] = {}
        self.seed_layers(design.training.seed)
        numbers = sum(design.widths[layer.id] for layer in design.layers)
        work = _WORK_AT_ONCE // max(1, len(self.parameters.values))
        self.chunk = max(16, min(_MOST_AT_ONCE, work, _BUFFERS_AT_ONCE // numbers))
        # weights on their way to infinity are no warning; np.errstate takes longer to enter
        self._quiet = copy_context()
        self._quiet.run(np.seterr, all="ignore")

    @property
    def dtype(self) -> np.dtype[np.floating]:
        return self.parameters.values.dtype

    def set_state(self, state: NetworkState) -> None:
        """Take over weights. Raises EngineError `state_does_not_fit` (id, shape, wanted)."""
        self.parameters.load(state)

    def state(self) -> NetworkState:
        """Return a copy of the weights."""
        return self.parameters.state()

    def adopt(self, design: Design) -> None:
        """Compute `design` from now on, which may differ from the present one in what is frozen.

        A frozen BatchNorm works otherwise, so that buffers are made anew then.
        """
        if design.layers != self.design.layers:
            self._workspaces.clear()
        self.design = design

    def seed_layers(self, *seed: int) -> None:
        """Restart the random stream of every layer that has one."""
        for layer in self.design.layers:
            self._streams[layer.id] = np.random.default_rng([*seed, crc32(layer.id.encode())])

    def save_streams(self) -> dict[str, object]:
        """Return the states of the layers' random streams."""
        return {key: stream.bit_generator.state for key, stream in self._streams.items()}

    def load_streams(self, saved: Mapping[str, Any]) -> None:
        """Put the random streams back to what `save_streams` returned."""
        for key, state in saved.items():
            self._streams[key].bit_generator.state = state

    def predict(self, x: npt.ArrayLike) -> FloatArray:
        """Return the output activations `(n, outputs)` for samples `(n, features)`.

        Raises EngineError `not_numbers` or `input_does_not_fit`, see `as_samples`.
        """
        return self._computed(x, Workspace.predict)

    def scores(self, x: npt.ArrayLike) -> FloatArray:
        """Return what the loss is computed from: the output's z or a, see `losses.Loss`."""
        return self._computed(x, Workspace.forward)

    @np.errstate(all="ignore")
    def finish(self, scores: FloatArray) -> FloatArray:
        """Turn scores into output activations, in place."""
        if self.loss.from_pre_activations:
            ACTIVATIONS[self.output.activation].forward(scores)
        return scores

    @np.errstate(all="ignore")
    def activations(self, x: npt.ArrayLike) -> dict[str, FloatArray]:
        """Return the activations `(n, units)` of every layer by id."""
        return self._looked_at(x, lambda layer: layer.a)

    def active_units(
        self, x: FloatArray, layers: Collection[str]
    ) -> Iterator[tuple[str, npt.NDArray[np.bool_]]]:
        """Yield which units of some layers are not 0 for one of these samples, `(units,)`."""
        workspace = self.workspace(len(x))
        self._quiet.run(workspace.forward, x)
        for layer_id in layers:
            yield layer_id, (workspace.layers[layer_id].a != 0).any(axis=0)

    @np.errstate(all="ignore")
    def pre_activations(self, x: npt.ArrayLike) -> dict[str, FloatArray]:
        """Return z `(n, units)` of every layer that has an activation, by id."""
        return self._looked_at(x, lambda layer: layer.z)

    @np.errstate(all="ignore")
    def loss_and_gradient(
        self, x: npt.ArrayLike, targets: npt.ArrayLike, *, training: bool = False
    ) -> tuple[float, NetworkState]:
        """Return the mean loss of a batch and its gradient for every array.

        `targets` is `(n, outputs)`, see `targets.encode`. Dropout works only with `training`.
        Raises EngineError `not_numbers`, `input_does_not_fit` or `targets_do_not_fit`.
        """
        samples = as_samples(x, self.input, self.dtype)
        wanted: FloatArray = as_numbers(targets, self.output.id).astype(self.dtype, copy=False)
        if wanted.shape != (len(samples), self.output.units):
            units = self.output.units
            raise targets_do_not_fit(self.output.id, wanted.shape, units, len(samples))
        workspace = self.workspace(len(samples))
        scores = workspace.forward(samples, training=training)
        loss = float(self.loss.per_sample(scores, wanted).mean())
        workspace.backward(wanted)
        return loss, self.parameters.gradient_state()

    def _computed(
        self, x: npt.ArrayLike, compute: Callable[[Workspace, FloatArray], FloatArray]
    ) -> FloatArray:
        samples = as_samples(x, self.input, self.dtype)
        result: FloatArray = np.empty((len(samples), self.output.units), self.dtype)
        self._quiet.run(self._fill, samples, result, compute)
        return result

    def _fill(
        self,
        samples: FloatArray,
        result: FloatArray,
        compute: Callable[[Workspace, FloatArray], FloatArray],
    ) -> None:
        if len(samples) <= self.chunk:  # a single sample is to be quick
            result[...] = compute(self.workspace(len(samples)), samples)
            return
        for rows in _chunks(len(samples), self.chunk):
            part = samples[rows]
            result[rows] = compute(self.workspace(len(part)), part)

    def workspace(self, rows: int, *, keep_z: bool = False) -> Workspace:
        """Return the buffers for batches of this size."""
        key = rows, keep_z
        found = self._workspaces.get(key)
        if found is None:
            if len(self._workspaces) >= _WORKSPACES:
                self._workspaces.clear()
            found = Workspace(
                self.design, self.plan, self.parameters, self._streams, rows, keep_z=keep_z
            )
            self._workspaces[key] = found
        return found

    def _looked_at(
        self, x: npt.ArrayLike, part: Callable[[LayerAtWork], FloatArray | None]
    ) -> dict[str, FloatArray]:
        samples = as_samples(x, self.input, self.dtype)
        found: dict[str, list[FloatArray]] = {}
        for rows in _chunks(len(samples), self.chunk):
            workspace = self.workspace(rows.stop - rows.start, keep_z=True)
            workspace.forward(samples[rows])
            for layer_id, layer in workspace.layers.items():
                array = part(layer)
                if array is not None:
                    found.setdefault(layer_id, []).append(np.array(array, order="C"))
        return {layer_id: np.concatenate(parts) for layer_id, parts in found.items()}


def _precision(dtype: npt.DTypeLike) -> np.dtype[np.floating]:
    for name in PRECISIONS:
        if _is_type(dtype, name):
            return np.dtype(name)
    value = getattr(dtype, "__name__", str(dtype))
    raise EngineError(
        "invalid_value", where=None, field="precision", value=value, choices=PRECISIONS
    )


def _is_type(dtype: npt.DTypeLike, name: str) -> bool:
    try:
        return bool(dtype is not None and np.dtype(dtype) == np.dtype(name))
    except TypeError:
        return False


def _chunks(count: int, most: int) -> Iterator[slice]:
    yield slice(0, min(count, most))
    for start in range(most, count, most):
        yield slice(start, min(start + most, count))
