"""How a design is trained and on which data: part of the design, so every change is undoable."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

OptimizerName = Literal["sgd", "momentum", "adam"]


class TrainingSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a training run.

    `learning_rate` is the step size of the optimizer, `momentum` is used by "momentum" only
    (Adam uses its published constants). `validation_fraction` of the training samples is held
    back to measure validation loss; 0 trains on all. `seed` decides initial weights, the
    validation split, the order of samples and dropout.
    """

    epochs: Annotated[int, Meta(ge=1, le=1_000_000)] = 60
    batch_size: Annotated[int, Meta(ge=1, le=65_536)] = 32
    optimizer: OptimizerName = "adam"
    learning_rate: Annotated[float, Meta(gt=0, le=1000)] = 0.001
    momentum: Annotated[float, Meta(ge=0, lt=1)] = 0.9
    validation_fraction: Annotated[float, Meta(ge=0, le=0.9)] = 0.15
    seed: Annotated[int, Meta(ge=0, le=2**32 - 1)] = 0


class DataReference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which data set a design learns from.

    `name` is a built-in data set (see `data.builtin`), or "" while none is chosen; `path` names
    a table file instead. `samples` and `noise` shape the generated two-dimensional sets.
    `test_fraction` of all samples is never trained on; `split_seed` decides which.
    """

    name: str = ""
    path: str | None = None
    samples: Annotated[int, Meta(ge=4, le=100_000)] = 400
    noise: Annotated[float, Meta(ge=0, le=2)] = 0.15
    test_fraction: Annotated[float, Meta(ge=0, le=0.9)] = 0.3
    split_seed: Annotated[int, Meta(ge=0, le=2**32 - 1)] = 42
