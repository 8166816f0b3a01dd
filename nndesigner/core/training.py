"""How a design is trained and on which data: part of the design, so every change is undoable."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

OptimizerName = Literal[
    "sgd",
    "momentum",
    "nesterov",
    "adagrad",
    "rmsprop",
    "adam",
    "adamw",
    "nadam",
    "rprop",
    "lion",
]
ScheduleName = Literal[
    "constant", "step", "exponential", "cosine", "warm_up", "one_cycle", "plateau"
]
AugmentationName = Literal["none", "shift", "distort"]
PrecisionName = Literal["float32", "float64"]

Amount = Annotated[float, Meta(ge=0, le=1e6)]


class TrainingSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a training run.

    `learning_rate` is the step size of the optimizer; `schedule` changes it in the course of
    the run: every `schedule_epochs` by `schedule_factor` ("step"), by that factor an epoch
    ("exponential"), in a half cosine to 0 ("cosine"), rising over `schedule_epochs`
    ("warm_up"), up and down again ("one_cycle"), or by the factor whenever the loss has not
    improved for `schedule_epochs` ("plateau"). `momentum` is used by "momentum" and "nesterov"
    only; the others use their published constants.

    `weight_decay` takes that share of every weight at each step, times the learning rate; `l1`
    and `l2` add sum |w| and sum w^2 / 2 times them to what is
    minimised, not to the loss that is shown. `clip_norm` bounds the length
    of the gradient, `max_norm` that of each neuron's weights; 0 means no bound.

    A run ends after `epochs`, after `time_limit` seconds, when the loss has reached
    `target_loss`, or when it has not improved for `patience` epochs, and then goes back to the
    best weights; 0 means without these rules. The loss is that of validation, if there is one.

    `balance_classes` lets every class count the same however rare it is; `class_weights` count
    a class so many times, 1 where they are missing. `augmentation` changes pictures a little
    each time they are shown; `handwriting` so many generated pictures are mixed into those of
    digits, and with `examples` the person's own drawings. `validation_fraction` of the training
    samples is held back to measure validation loss; 0 trains on all. `seed` decides initial
    weights, the validation split, the order of samples, dropout and augmentation.
    """

    epochs: Annotated[int, Meta(ge=1, le=1_000_000)] = 60
    batch_size: Annotated[int, Meta(ge=1, le=65_536)] = 32
    optimizer: OptimizerName = "adam"
    learning_rate: Annotated[float, Meta(gt=0, le=1000)] = 0.001
    momentum: Annotated[float, Meta(ge=0, lt=1)] = 0.9
    schedule: ScheduleName = "constant"
    schedule_epochs: Annotated[int, Meta(ge=1, le=1_000_000)] = 10
    schedule_factor: Annotated[float, Meta(gt=0, lt=1)] = 0.5
    weight_decay: Amount = 0.0
    l1: Amount = 0.0
    l2: Amount = 0.0
    clip_norm: Amount = 0.0
    max_norm: Amount = 0.0
    time_limit: Amount = 0.0
    target_loss: Amount = 0.0
    patience: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    balance_classes: bool = False
    class_weights: tuple[Annotated[float, Meta(ge=0, le=1e6)], ...] = ()
    augmentation: AugmentationName = "none"
    handwriting: Annotated[int, Meta(ge=0, le=200_000)] = 0
    examples: bool = True
    validation_fraction: Annotated[float, Meta(ge=0, le=0.9)] = 0.15
    precision: PrecisionName = "float32"
    seed: Annotated[int, Meta(ge=0, le=2**32 - 1)] = 0


LIVE_SETTINGS = frozenset(
    {
        "epochs",
        "batch_size",
        "learning_rate",
        "momentum",
        "schedule",
        "schedule_epochs",
        "schedule_factor",
        "weight_decay",
        "l1",
        "l2",
        "clip_norm",
        "max_norm",
        "time_limit",
        "target_loss",
        "patience",
        "balance_classes",
        "class_weights",
    }
)
"""Settings that a run takes over at once; a change of the others ends it."""


class DataReference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which data set a design learns from.

    `name` is a built-in data set (see `data.builtin`), or "" while none is chosen; `path` names
    a table file instead, or for "mnist" the folder of its files. `samples` and `noise` shape the
    generated two-dimensional sets, `samples` also "handwriting". `classes` are those of "drawn",
    the person's own examples.
    `test_fraction` of all samples is never trained on; `split_seed` decides which.
    """

    name: str = ""
    path: str | None = None
    samples: Annotated[int, Meta(ge=4, le=100_000)] = 400
    classes: tuple[Annotated[str, Meta(min_length=1, max_length=100)], ...] = ()
    noise: Annotated[float, Meta(ge=0, le=2)] = 0.15
    test_fraction: Annotated[float, Meta(ge=0, le=0.9)] = 0.3
    split_seed: Annotated[int, Meta(ge=0, le=2**32 - 1)] = 42
