"""The engine at work, as things to measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

import numpy as np

from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design
from nndesigner.engine.batches import Augment
from nndesigner.engine.events import Ended, EpochDone
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.network import compile_design
from nndesigner.engine.train import Trainer


class Epochs:
    """Trains for another epoch at every call, books kept as in the app."""

    def __init__(self, design: Design, dataset: Dataset) -> None:
        # epoch 0, which only measures, is left out
        self.trainer = Trainer(design, initial_state(design), dataset, start_epoch=1)

    def __call__(self) -> None:
        while not isinstance(self.trainer.advance(), EpochDone):
            pass


def epochs_tested(
    design: Design, dataset: Dataset, augment: Augment | None = None
) -> Iterator[tuple[float, float]]:
    """Yield the seconds of training so far and the test accuracy after every epoch.

    Testing is outside the clock, as is making the trainer.
    """
    training = replace(dataset, test=dataset.test[:0])
    trainer = Trainer(design, initial_state(design), training, start_epoch=1, augment=augment)
    network = compile_design(design)
    seconds, start = 0.0, perf_counter()
    while not isinstance(event := trainer.advance(), Ended):
        if isinstance(event, EpochDone):
            seconds += perf_counter() - start
            network.set_state(trainer.state())
            answers = network.predict(dataset.inputs[dataset.test]).argmax(axis=1)
            yield seconds, float((answers == dataset.targets[dataset.test]).mean())
            start = perf_counter()


def predictions(design: Design, x: np.ndarray) -> dict[str, Callable[[], object]]:
    """Return two ways to compute one sample: answers, or only what the loss takes."""
    network = compile_design(design)
    network.set_state(initial_state(design))
    row = np.ascontiguousarray(x[:1])
    workspace = network.workspace(1)
    return {
        "predict": lambda: network.predict(row),
        "ours": lambda: workspace.forward(row),
    }
