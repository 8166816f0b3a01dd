"""A data set as a network takes it: numbers of its own format, split, checked and weighed."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset, IntArray
from nndesigner.core.errors import EngineError
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.incoming import as_indices, as_numbers, as_samples, check_lengths
from nndesigner.engine.losses import class_weights
from nndesigner.engine.network import Network
from nndesigner.engine.targets import encode


def validation_split(dataset: Dataset, fraction: float, seed: int) -> tuple[IntArray, IntArray]:
    """Split the training samples at random into those to learn from and those to validate on.

    Returns index arrays into the data set. The share to validate on is rounded down, so that
    a handful of samples (the four of XOR) are all learned from. Those `besides` never are.
    """
    order = np.random.default_rng([seed, crc32(b"validation")]).permutation(dataset.train)
    held_back = int(len(order) * fraction)
    return np.concatenate([order[held_back:], dataset.besides]), order[:held_back]


class Samples:
    """All inputs and encoded targets; `train` and `validation` are index arrays into them.

    `classes` is the number of classes, 0 for values.
    """

    def __init__(self, network: Network, dataset: Dataset, settings: TrainingSettings) -> None:
        """Take the data. Raises EngineError if the network cannot learn from it.

        Codes: `not_numbers`, `input_does_not_fit`, `samples_and_targets_differ`,
        `not_sample_numbers`, `no_such_sample`, `no_samples`, `one_class_each`, `not_a_class`,
        `targets_do_not_fit` and `data_not_finite` (sample, count).
        """
        output = network.output
        with np.errstate(over="ignore"):  # what is too large for float32 is found below
            inputs = as_samples(dataset.inputs, network.input, network.dtype)
        check_lengths(inputs, as_numbers(dataset.targets, output.id), output.id)
        for part, indices in (
            ("train", dataset.train),
            ("besides", dataset.besides),
            ("test", dataset.test),
        ):
            as_indices(indices, len(inputs), part)
        self._dataset = dataset
        self.train, self.validation = validation_split(
            dataset, settings.validation_fraction, settings.seed
        )
        if not len(self.train):
            raise EngineError("no_samples")
        self.inputs, self.classes = inputs, len(dataset.spec.classes)
        with np.errstate(over="ignore"):
            self.targets = encode(
                dataset.targets, self.classes, output.units, network.dtype, output.id
            )
        for numbers in (self.inputs, self.targets):
            with np.errstate(all="ignore"):  # one NaN or infinity makes the sum one: no copy
                if np.isfinite(numbers.sum(dtype=np.float64)):
                    continue
            wrong = np.flatnonzero(~np.isfinite(numbers).all(axis=1))
            if len(wrong):
                raise EngineError("data_not_finite", sample=int(wrong[0]) + 1, count=len(wrong))

    def weights(self, settings: TrainingSettings) -> FloatArray | None:
        """Return how many times each sample counts, `(samples, 1)`; None if all count once."""
        if not self.classes or not (settings.balance_classes or settings.class_weights):
            return None
        labels = np.asarray(self._dataset.targets, np.int64)
        counts = np.bincount(labels[self.train], minlength=self.classes)
        by_class = class_weights(settings, counts.tolist())
        return None if by_class is None else by_class.astype(self.inputs.dtype)[labels, np.newaxis]
