"""The training examples a network takes for most like a sample: found beside the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from nndesigner.app import datasets
from nndesigner.app.document import Document
from nndesigner.app.jobs import LatestJob
from nndesigner.app.prediction import Prediction
from nndesigner.app.session import TrainingSession
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import can_train
from nndesigner.core.dataset import Dataset, IntArray
from nndesigner.core.design import Design
from nndesigner.core.errors import NNDesignerError
from nndesigner.core.project import Project

REST_MS = 150
"""So long the pen rests before anything is looked for."""

SHOWN = 6
MOST_SAMPLES = 10_000
_MOST_NUMBERS = 8_000_000
"""Of inputs and activations together: 32 MB."""


@dataclass(frozen=True, eq=False)
class NearExample:
    """A training example: its input, its class, and how alike the network sees both, -1..1."""

    input: FloatArray
    label: str
    similarity: float


class ExampleIndex:
    """The last hidden layer's activations for the training samples, ready to be searched."""

    def __init__(self, project: Project, dataset: Dataset) -> None:
        """Compute the activations of at most 10,000 samples chosen at random; takes a while.

        Raises EngineError if design, weights and data do not fit together.
        """
        from nndesigner.engine.blas import limit_blas_threads
        from nndesigner.engine.network import compile_design

        self.design, self.state = project.design, project.state
        self.shape, self._classes = dataset.spec.input_shape, dataset.spec.classes
        network = compile_design(project.design)
        network.set_state(project.state)
        self._layers = hidden_layers(project.design)
        width = sum(project.design.widths[layer] for layer in self._layers)
        rows = _chosen(dataset, width)
        self._inputs: FloatArray = dataset.inputs[rows]
        self._targets = np.asarray(dataset.targets)[rows]
        self._features: FloatArray = np.empty((len(rows), width), np.float32)
        with limit_blas_threads():
            for start in range(0, len(rows), network.chunk):
                part = slice(start, start + network.chunk)
                self._features[part] = self._seen(network.activations(self._inputs[part]))

    def nearest(
        self, activations: Mapping[str, FloatArray], most: int = SHOWN
    ) -> tuple[NearExample, ...]:
        """Return the examples whose activations point most the same way, the nearest first."""
        wanted = self._seen({key: np.atleast_2d(activations[key]) for key in self._layers})[0]
        found: FloatArray = np.einsum("nd,d->n", self._features, wanted)  # without BLAS's threads
        most = min(most, len(found))
        best = np.argpartition(-found, most - 1)[:most] if most else np.empty(0, np.int64)
        order = best[np.argsort(-found[best], kind="stable")]
        return tuple(
            NearExample(self._inputs[i], self._label(i), float(found[i])) for i in order.tolist()
        )

    def _seen(self, activations: Mapping[str, FloatArray]) -> FloatArray:
        """Return what the output gets, each row made one long."""
        rows = np.concatenate([activations[layer] for layer in self._layers], axis=1)
        lengths = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
        unit: FloatArray = rows / np.where(lengths > 0, lengths, 1)
        return unit

    def _label(self, row: int) -> str:
        target = self._targets[row]
        if self._classes:
            return self._classes[int(target)]
        return f"{float(np.ravel(target)[0]):.3g}"


def hidden_layers(design: Design) -> tuple[str, ...]:
    """Return the ids of what leads into the output: the last hidden layer, or several."""
    if design.output is None:
        return ()
    return tuple(dict.fromkeys(link.source for link in design.links_into(design.output.id)))


class NearestExamples(QObject):
    """Looks for the examples nearest to the present sample while somebody wants to see them.

    `found(tuple[NearExample, ...] | None)`: None while there is nothing to compare, because the
    network is untrained, just being trained, or there is no sample. Whoever shows them in the
    window is never kept waiting: activations are computed, and searched, in other threads.
    """

    found = Signal(object)

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        wanted: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Work as long as `wanted()`: while somebody looks."""
        super().__init__(parent)
        self._document, self._session, self._wanted = document, session, wanted
        self._prediction: Prediction | None = None
        self._index: ExampleIndex | None = None
        self._asked: NetworkState | None = None
        self._shown = False
        self._making, self._searching = LatestJob(self), LatestJob(self)
        self._making.done.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self._searching.done.connect(self._on_found)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        document.changed.connect(self._follow)
        session.phase_changed.connect(self._on_phase)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the examples' inputs; () while there are none."""
        return self._index.shape if self._index is not None else ()

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Look for what is near to this sample, once it stays as it is for a moment."""
        self._prediction = prediction
        if prediction is None:
            self._rest.stop()
            self._searching.cancel()
            self._say(None)
        else:
            self._rest.start()

    def _follow(self, old: Project, new: Project) -> None:
        if old.state is not new.state or old.design.data != new.design.data:
            self._forget()
            self._rest.start()

    def _on_phase(self, phase: str) -> None:
        if phase != "idle":
            self._forget()
        else:
            self._rest.start()

    def _forget(self) -> None:
        self._making.cancel()
        self._searching.cancel()
        self._index = self._asked = None
        self._say(None)

    def _look(self) -> None:
        project, prediction = self._document.project, self._prediction
        if prediction is None or self._session.active or not project.history:
            return
        if not self._wanted():
            return
        if self._index is not None:
            self._searching.start(partial(self._index.nearest, prediction.activations))
        elif self._asked is not project.state and can_train(self._document.problems):
            self._asked = project.state
            self._making.start(partial(_make_index, project))

    def _on_made(self, index: ExampleIndex) -> None:
        self._index = index
        self._look()

    def _on_found(self, examples: tuple[NearExample, ...]) -> None:
        self._say(examples)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, NNDesignerError):  # samples that cannot be had say nothing
            raise error

    def _say(self, examples: tuple[NearExample, ...] | None) -> None:
        if examples is not None or self._shown:
            self._shown = examples is not None
            self.found.emit(examples)


def _make_index(project: Project) -> ExampleIndex:
    return ExampleIndex(project, datasets.load_for(project))


def _chosen(dataset: Dataset, width: int) -> IntArray:
    rows = np.unique(np.concatenate([dataset.train, dataset.besides]))
    most = min(MOST_SAMPLES, _MOST_NUMBERS // max(1, width + dataset.inputs.shape[1]))
    if len(rows) <= most:
        return rows
    return np.sort(np.random.default_rng(0).choice(rows, most, replace=False))
