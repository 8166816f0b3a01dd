"""Runs that diverge end with the last good weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.recovery import Recovery
from nndesigner.engine.train import Diverged, EpochDone, Trainer
from tests.engine.builders import (
    dense,
    design,
    digits_dataset,
    digits_design,
    inputs,
    output,
    values_dataset,
)


def regression(**training: Any) -> Design:
    layers = [inputs(3), dense("h", 8, "relu"), output(2, "identity", "mean_squared_error")]
    return design(layers, ["in>h", "h>out"], **training)


def is_finite(state: NetworkState) -> bool:
    return all(np.isfinite(array).all() for array in state.values())


@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
def test_learning_rate_1000(optimizer: str) -> None:
    wanted = regression(optimizer=optimizer, learning_rate=1000.0)
    state = initial_state(wanted)
    trainer = Trainer(wanted, state, values_dataset())
    *before, last = trainer.run()
    assert isinstance(last, Diverged)
    assert last.learning_rate == 1000
    assert last.step == trainer.step > 0
    assert (last.good_epoch, last.good_step) == (0, 0)
    assert isinstance(before[0], EpochDone)
    assert last.row == before[0].row
    assert trainer.state().same_as(state)


def test_slow_explosion_goes_back_to_before_it_began() -> None:
    """Weights that are finite but already on their way to infinity are not good ones."""
    wanted = regression(optimizer="sgd", learning_rate=0.02, epochs=40, batch_size=16)
    trainer = Trainer(wanted, initial_state(wanted), values_dataset())
    good, loss, last = None, None, None
    for event in trainer.run():
        if isinstance(event, EpochDone) and event.row.epoch == 5:
            good, loss = trainer.state(), event.row.train_loss
            settings = replace(wanted.training, learning_rate=2.0)
            trainer.adopt(replace(wanted, training=settings))
        last = event
    assert isinstance(last, Diverged)
    assert good is not None
    assert loss is not None
    assert last.good_epoch == 5
    assert trainer.state().same_as(good)
    assert last.epoch >= 5


def test_diverges_within_a_long_epoch() -> None:
    """Noticed after about a hundred steps, not at the end of the epoch."""
    wanted = regression(optimizer="sgd", learning_rate=1000.0, batch_size=1)
    trainer = Trainer(wanted, initial_state(wanted), values_dataset(5000))
    last = list(trainer.run())[-1]
    assert isinstance(last, Diverged)
    assert last.step <= 200
    assert is_finite(trainer.state())


def test_digits_at_learning_rate_1000_never_leaves_bad_weights() -> None:
    for optimizer in ("sgd", "momentum", "adam"):
        wanted = digits_design(optimizer=optimizer, learning_rate=1000.0, epochs=3)
        trainer = Trainer(wanted, initial_state(wanted), digits_dataset())
        for event in trainer.run():
            if isinstance(event, EpochDone):
                losses = (event.row.train_loss, event.row.val_loss)
                assert np.isfinite([loss for loss in losses if loss is not None]).all()
        assert is_finite(trainer.state())


def test_measures_of_a_diverging_run_are_finite_or_missing() -> None:
    wanted = regression(optimizer="sgd", learning_rate=1000.0)
    trainer = Trainer(wanted, initial_state(wanted), values_dataset())
    rows = [trainer.measure() for event in trainer.run() if not isinstance(event, Diverged)]
    assert rows[0].train_loss is not None
    for row in rows:
        for loss in (row.train_loss, row.val_loss):
            assert loss is None or np.isfinite(loss)


def test_weights_that_were_never_finite() -> None:
    wanted = regression()
    broken = initial_state(wanted).replaced(h=np.full(8, np.nan, np.float32))
    (only,) = Trainer(wanted, broken, values_dataset()).run()
    assert isinstance(only, Diverged)
    assert (only.epoch, only.step, only.good_step) == (0, 0, 0)
    *_, last = Trainer(wanted, broken, values_dataset(), start_epoch=3).run()
    assert isinstance(last, Diverged)


def test_no_warnings_leak_and_none_are_hidden_outside() -> None:
    """Numerical warnings are off inside a step, and on again for whoever pulls the events."""
    wanted = regression(optimizer="sgd", learning_rate=1000.0)
    for _ in Trainer(wanted, initial_state(wanted), values_dataset()).run():
        assert np.geterr()["over"] == "warn"


def test_recovery() -> None:
    values = np.array([1.0, 2.0])
    recovery = Recovery(values, 0.0)
    assert recovery.look(1.0, 1.0, 10)
    values[...] = [3, 4]
    assert recovery.look(2.0, 2.0, 20)
    values[...] = [5, 6]
    assert recovery.look(50.0, 3.0, 30)  # finite, but not to be kept
    values[...] = [np.inf, -np.inf]
    assert not recovery.look(1.0, 4.0, 40)
    assert not recovery.look(float("nan"), 4.0, 40)
    recovery.restore()
    np.testing.assert_array_equal(values, [3, 4])
    assert (recovery.epoch, recovery.step) == (2.0, 20)
