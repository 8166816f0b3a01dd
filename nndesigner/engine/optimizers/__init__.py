"""Optimizers: how one flat vector of parameters follows its gradient."""

from __future__ import annotations

from collections.abc import Mapping

from nndesigner.core.arrays import FloatArray
from nndesigner.core.training import OptimizerName, TrainingSettings
from nndesigner.engine.optimizers.adam import Adam, NAdam
from nndesigner.engine.optimizers.adaptive import Adagrad, RMSprop
from nndesigner.engine.optimizers.base import Optimizer, Saved
from nndesigner.engine.optimizers.descent import SGD, Momentum, Nesterov
from nndesigner.engine.optimizers.signs import Lion, Rprop

__all__ = [
    "OPTIMIZERS",
    "SGD",
    "Adagrad",
    "Adam",
    "Lion",
    "Momentum",
    "NAdam",
    "Nesterov",
    "Optimizer",
    "RMSprop",
    "Rprop",
    "Saved",
    "make_optimizer",
]

OPTIMIZERS: Mapping[OptimizerName, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": Adagrad,
    "rmsprop": RMSprop,
    "adam": Adam,
    "adamw": Adam,  # weights decay in the same, decoupled way whatever the optimizer
    "nadam": NAdam,
    "rprop": Rprop,
    "lion": Lion,
}


def make_optimizer(
    settings: TrainingSettings,
    values: FloatArray,
    gradients: FloatArray,
    decayed: FloatArray | None = None,
) -> Optimizer:
    """Return the optimizer the settings name, at rest; see `Optimizer` for the vectors."""
    return OPTIMIZERS[settings.optimizer](values, gradients, settings, decayed)
