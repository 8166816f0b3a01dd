"""Stepping by hand: by sample, batch and epoch, and back again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nndesigner.core.catalog import OPTIMIZERS
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.train import Ended, EpochDone, StepDone, Trainer
from tests.engine.builders import (
    dense,
    design,
    digits_dataset,
    digits_design,
    dropout,
    inputs,
    values_dataset,
)
from tests.engine.builders import output as output_layer


def shaken(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return samples + rng.normal(0, 0.1, samples.shape).astype(samples.dtype)


def restless(**training: Any) -> Trainer:
    """Return a trainer with everything that is drawn at random or kept between steps."""
    wanted = design(
        [inputs(3), dense("a", 6), dropout("d"), output_layer(2, "identity", "mean_squared_error")],
        ["in>a", "a>d", "d>out"],
        batch_size=8,
        **training,
    )
    return Trainer(wanted, initial_state(wanted), values_dataset(40), augment=shaken)


def until(trainer: Trainer, kind: type) -> Any:
    while not isinstance(event := trainer.advance(), kind):
        pass
    return event


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("steps", [1, 4, 9])
def test_a_step_back_undoes_everything(optimizer: str, steps: int) -> None:
    trainer = restless(optimizer=optimizer, epochs=20, schedule="cosine")
    until(trainer, EpochDone)
    for _ in range(3):
        until(trainer, StepDone)
    start = trainer.state()
    epoch, step = trainer.epoch, trainer.step
    row = trainer.measure()
    for _ in range(steps):
        trainer.remember()
        until(trainer, StepDone)
    end = trainer.state()
    assert not end.same_as(start)
    for _ in range(steps):
        assert trainer.step_back()
    assert trainer.state().same_as(start)
    assert (trainer.epoch, trainer.step) == (epoch, step)
    assert trainer.measure() == row
    assert not trainer.step_back()
    for _ in range(steps):
        until(trainer, StepDone)
    assert trainer.state().same_as(end)


def test_back_over_the_end_of_an_epoch() -> None:
    trainer = restless(epochs=5)
    until(trainer, EpochDone)
    trainer.remember()
    start = trainer.state()
    first = until(trainer, EpochDone)
    assert trainer.step_back()
    assert trainer.state().same_as(start)
    assert trainer.epoch == 0
    assert until(trainer, EpochDone) == first


def test_a_single_sample_is_a_step() -> None:
    trainer = restless(epochs=3)
    until(trainer, EpochDone)
    for number in range(1, 5):
        assert isinstance(trainer.advance(1), StepDone)
        assert trainer.samples_seen == number
    until(trainer, EpochDone)
    assert trainer.epoch == 1
    assert isinstance(until(trainer, Ended), Ended)


def test_memory_for_steps_is_bounded() -> None:
    wanted = digits_design(epochs=3)
    trainer = Trainer(wanted, initial_state(wanted), digits_dataset())
    until(trainer, EpochDone)
    for _ in range(250):
        trainer.remember()
        trainer.advance(1)
    back = 0
    while trainer.step_back():
        back += 1
    assert back == 200


def test_a_step_back_forgets_what_comes_after_it() -> None:
    """The best loss, the good weights and what was noticed in an undone future."""
    trainer = restless(optimizer="sgd", learning_rate=2.0, patience=1, epochs=9)
    until(trainer, EpochDone)
    trainer.remember()
    first = until(trainer, EpochDone)
    trainer.remember()
    for _ in range(4):
        trainer.advance()
    assert trainer.step_back()
    assert trainer.step_back()
    assert isinstance(trainer.advance(), StepDone)
    assert until(trainer, EpochDone) == first


@pytest.mark.parametrize("steps", [1, 5])
def test_events_come_again_in_the_same_order(steps: int) -> None:
    trainer = restless(epochs=4, patience=2, learning_rate=0.5)
    until(trainer, EpochDone)
    for _ in range(steps):
        trainer.advance()
    trainer.remember()
    events = list(trainer.run())
    assert trainer.step_back()
    assert list(trainer.run()) == events
