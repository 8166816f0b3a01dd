"""Whether features are those of known kinds or of others: a small network that saw both."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import exp
from threading import Lock

import numpy as np

from nndesigner.core import edits
from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset, DataSpec, IntArray
from nndesigner.core.design import Design
from nndesigner.engine.blas import limit_blas_threads
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.network import Network, compile_design
from nndesigner.engine.train import Trainer

_UNITS, _EPOCHS, _BATCH, _RATE = 96, 12, 64, 0.002
_HELD_BACK = 5
"""One in so many of the known is not learnt from, and sets the limit."""

_STEEPNESS = 2.0
"""What is far from the limit is hardly doubted: doubting all known things would be dishonest."""

_HARDLY = 1e-30
_CLEAR = 50.0
_OTHER = "other"


class OutlierDetector:
    """Tells features of known things from those of others.

    It is shown both, others of as many kinds as possible, and then is wary of kinds it never
    saw too (D. Hendrycks, M. Mazeika, T. Dietterich, "Deep anomaly detection with outlier
    exposure", 2019). It learns to tell the known kinds apart as well, since what is clearly none
    of them, or hardly more one than another, is rather something else (D. Hendrycks, K. Gimpel,
    "A baseline for detecting misclassified and out-of-distribution examples", 2017). The limit
    is where `known` of all known things that it did not learn from are accepted.

    Several threads may ask it at once.
    """

    def __init__(
        self,
        inside: FloatArray,
        kinds: IntArray,
        outside: FloatArray,
        *,
        known: float,
        pause: Callable[[], None] | None = None,
    ) -> None:
        """Learn from features `(n, features)` of known things and of others, in a second or two.

        `kinds (n,)` are those of the known things, counted from 0; `known` is 0..1; `pause` is
        called between two batches, thousands of times.
        """
        held = np.zeros(len(inside), bool)
        order = np.random.default_rng(0).permutation(len(inside))  # rows may come in any order
        held[order[: max(1, len(inside) // _HELD_BACK)]] = True
        learnt = ~held if not held.all() else held
        dataset = _dataset(inside[learnt], kinds[learnt], outside)
        self._network = _learn(dataset, pause)
        self._asking = Lock()  # a network computes one thing at a time
        self._limit = float(np.quantile(self._scores(inside[held]), known))

    def share(self, features: FloatArray) -> float:
        """Return by how much features `(features,)` are those of something else, 0..1.

        0.5 is the limit.
        """
        score = _STEEPNESS * (float(self._scores(features.reshape(1, -1))[0]) - self._limit)
        return 1 / (1 + exp(-min(max(score, -_CLEAR), _CLEAR)))

    def _scores(self, features: FloatArray) -> FloatArray:
        """Return the logarithm of the odds against the likeliest known kind, `(n,)`."""
        with self._asking:
            found = self._network.predict(features.astype(np.float32))
        shares = np.maximum(found, _HARDLY)
        likeliest = shares[:, :-1].max(axis=1)
        # not 1 - likeliest: of what is nearly certain nothing would be left to compare
        rest = np.maximum(shares.sum(axis=1, dtype=np.float64) - likeliest, _HARDLY)
        scores: FloatArray = np.log(rest) - np.log(likeliest)
        return scores


def _learn(dataset: Dataset, pause: Callable[[], None] | None) -> Network:
    design = _design(dataset.spec)
    with limit_blas_threads():
        trainer = Trainer(design, initial_state(design), dataset)
        for _event in trainer.run():
            if pause is not None:
                pause()
    network = compile_design(design)
    network.set_state(trainer.state())
    return network


def _dataset(inside: FloatArray, kinds: IntArray, outside: FloatArray) -> Dataset:
    inputs = np.concatenate([inside, outside]).astype(np.float32)
    count = int(kinds.max()) + 1
    targets = np.concatenate([kinds, np.full(len(outside), count)]).astype(np.int64)
    classes = (*map(str, range(count)), _OTHER)
    spec = DataSpec("known", (inputs.shape[1],), classes, len(inputs))
    nothing = np.empty(0, np.int64)
    return Dataset(spec, inputs, targets, np.arange(len(inputs)), nothing)


def _design(spec: DataSpec) -> Design:
    classes = spec.classes
    design = edits.add_layer(Design(), "input", 0, 0, shape=spec.input_shape)
    design = edits.add_layer(design, "dense", 0, 0, units=_UNITS, activation="relu")
    design = edits.add_layer(design, "output", 0, 0, units=len(classes), classes=classes)
    for one, other in pairwise(design.layers):
        design = edits.connect(design, one.id, other.id)
    return edits.set_training(
        design,
        epochs=_EPOCHS,
        batch_size=_BATCH,
        learning_rate=_RATE,
        schedule="cosine",
        optimizer="adam",
        validation_fraction=0.0,
        patience=0,
    )
