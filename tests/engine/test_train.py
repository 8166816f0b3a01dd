"""Training runs: determinism, events, known problems solved, and divergence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace as changed

from nndesigner.core.arrays import NetworkState
from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.core.project import HistoryRow
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.train import (
    Ended,
    EpochDone,
    Event,
    StepDone,
    Trainer,
    limit_blas_threads,
    validation_split,
)
from tests.engine.builders import (
    dense,
    design,
    digits_dataset,
    digits_design,
    dropout,
    inputs,
    output,
    values_dataset,
    xor_dataset,
)


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return digits_dataset()


def trained(wanted: Design, dataset: Dataset, **options: Any) -> tuple[Trainer, list[Event]]:
    trainer = Trainer(wanted, initial_state(wanted), dataset, **options)
    with limit_blas_threads():
        events = list(trainer.run())
    return trainer, events


def rows(events: list[Event]) -> list[HistoryRow]:
    return [event.row for event in events if isinstance(event, EpochDone)]


def regression(**training: Any) -> Design:
    layers = [inputs(3), output(2, "identity", "mean_squared_error")]
    return design(layers, ["in>out"], **training)


def test_values_are_learned() -> None:
    wanted = regression(epochs=60, learning_rate=0.05, optimizer="momentum", batch_size=8)
    _, events = trained(wanted, values_dataset())
    last = rows(events)[-1]
    assert last.train_loss is not None
    assert last.train_loss < 1e-4
    assert last.val_loss is not None
    assert last.val_loss < 1e-4
    assert last.train_accuracy is None
    assert last.val_accuracy is None


def test_same_seed_same_weights_bit_for_bit(digits: Dataset) -> None:
    layers = [inputs(64), dense("h", 16, "relu"), dropout("d"), output(10)]
    wanted = design(layers, ["in>h", "h>d", "d>out"], epochs=3, seed=5)
    first, first_events = trained(wanted, digits)
    second, second_events = trained(wanted, digits)
    assert first.state().same_as(second.state())
    assert rows(first_events) == rows(second_events)
    other, _ = trained(changed(wanted, training=changed(wanted.training, seed=6)), digits)
    assert not other.state().same_as(first.state())


def test_each_choice_of_the_seed_matters_alone(digits: Dataset) -> None:
    """With equal weights, order and dropout alone make runs of other seeds differ."""
    wanted = digits_design(epochs=1, validation_fraction=0)
    other = changed(wanted, training=changed(wanted.training, seed=1))
    state = initial_state(wanted)
    states = []
    for one in (wanted, other):
        trainer = Trainer(one, state, digits)
        list(trainer.run())
        states.append(trainer.state())
    assert not states[0].same_as(states[1])


def test_looking_changes_nothing(digits: Dataset) -> None:
    layers = [inputs(64), dense("h", 8, "relu"), dropout("d"), output(10)]
    wanted = design(layers, ["in>h", "h>d", "d>out"], epochs=2)
    quiet, events = trained(wanted, digits)
    watched = Trainer(wanted, initial_state(wanted), digits)
    seen = []
    for number, event in enumerate(watched.run()):
        if number % 7 == 0:
            watched.measure()
            watched.state()
        seen.append(event)
    assert watched.state().same_as(quiet.state())
    assert [row.epoch for row in rows(seen)] == [0, 1, 2]
    for ours, theirs in zip(rows(seen), rows(events), strict=True):
        assert ours.train_loss == pytest.approx(theirs.train_loss, rel=1e-6)
        assert ours.train_accuracy == pytest.approx(theirs.train_accuracy)
        assert ours.val_loss == theirs.val_loss


def test_events_of_a_run() -> None:
    wanted = regression(epochs=2, batch_size=16, validation_fraction=0.2)
    trainer, events = trained(wanted, values_dataset())
    assert trainer.samples_per_epoch == 48
    kinds = [type(event) for event in events]
    assert kinds == [EpochDone, *([StepDone] * 3 + [EpochDone]) * 2, Ended]
    assert [e.samples_seen for e in events if isinstance(e, EpochDone)] == [0, 48, 96]
    assert trainer.step == 6
    assert trainer.epoch == 2


def test_full_batch_is_textbook_gradient_descent() -> None:
    dataset = values_dataset(20)
    wanted = regression(
        epochs=5, batch_size=64, optimizer="sgd", learning_rate=0.1, validation_fraction=0
    )
    trainer, events = trained(wanted, dataset)
    weights = initial_state(wanted)["in-out"].astype(float)
    bias, losses = np.zeros(2), []
    for _ in range(5):
        error = dataset.inputs @ weights.T + bias - dataset.targets
        losses.append((error**2).mean())
        weights -= 0.1 * 2 / error.size * error.T @ dataset.inputs
        bias -= 0.1 * 2 / error.size * error.sum(axis=0)
    np.testing.assert_allclose(trainer.state()["in-out"], weights, rtol=1e-5)
    np.testing.assert_allclose(trainer.state()["out"], bias, rtol=1e-5)
    # the running mean of an epoch is that of the weights each batch met
    assert [row.train_loss for row in rows(events)[1:]] == pytest.approx(losses, rel=1e-5)
    assert rows(events)[0].train_loss == pytest.approx(losses[0], rel=1e-5)


def test_metrics_of_the_untrained_network() -> None:
    wanted = digits_design(epochs=1, validation_fraction=0)
    zeros = {key: np.zeros_like(a) for key, a in initial_state(wanted).items()}
    trainer = Trainer(wanted, NetworkState(zeros), digits_dataset())
    first = next(event for event in trainer.run() if isinstance(event, EpochDone))
    assert first.row.epoch == 0
    assert first.row.train_loss == pytest.approx(np.log(10), rel=1e-5)
    assert first.row.train_accuracy == pytest.approx(0.1, abs=0.02)  # not 1: all scores tie


def test_zero_weights_do_not_look_accurate() -> None:
    """All-zero weights never learn XOR; equal scores must not count as right."""
    layers = [inputs(2), dense("h", 4, "relu", initializer="zeros"), output(2)]
    layers[-1] = changed(layers[-1], initializer="zeros")
    wanted = design(layers, ["in>h", "h>out"], epochs=5, batch_size=4)
    _, events = trained(wanted, xor_dataset())
    assert [row.train_accuracy for row in rows(events)] == [0.5] * 6


def test_continued_run() -> None:
    wanted = regression(epochs=3)
    trainer, events = trained(wanted, values_dataset(), start_epoch=2.5)
    assert [row.epoch for row in rows(events)] == pytest.approx([3.5, 4.5, 5.5])
    again, _ = trained(wanted, values_dataset(), start_epoch=2.5)
    assert again.state().same_as(trainer.state())
    fresh, _ = trained(wanted, values_dataset())
    assert not fresh.state().same_as(trainer.state())


def test_measure_inside_an_epoch() -> None:
    wanted = regression(epochs=2, batch_size=10, validation_fraction=0.5)
    trainer = Trainer(wanted, initial_state(wanted), values_dataset())
    events = trainer.run()
    start = next(events)
    assert isinstance(start, EpochDone)
    assert trainer.measure() == start.row
    next(events)
    row = trainer.measure()
    assert row.epoch == pytest.approx(1 / 3)
    assert row.train_loss is not None
    assert row.val_loss is not None
    assert row.val_loss != start.row.val_loss
    assert trainer.measure() == row
    next(events), next(events)
    end = next(events)
    assert isinstance(end, EpochDone)
    assert trainer.measure() == end.row


def test_curves_do_not_jump_where_one_stops_just_after_an_epoch(digits: Dataset) -> None:
    wanted = design(
        [inputs(64), dense("h", 8, "relu"), output(10)], ["in>h", "h>out"], epochs=3, batch_size=4
    )
    trainer = Trainer(wanted, initial_state(wanted), digits)
    events = trainer.run()
    end = next(event.row for event in events if isinstance(event, EpochDone) and event.row.epoch)
    next(event for event in events if isinstance(event, StepDone))
    row = trainer.measure()
    assert 1.0 < row.epoch < 1.01
    assert row.train_loss == pytest.approx(end.train_loss, rel=0.02)
    assert row.train_loss != end.train_loss
    assert row.train_accuracy == pytest.approx(end.train_accuracy, abs=0.02)


def test_measure_before_anything() -> None:
    wanted = regression()
    row = Trainer(wanted, initial_state(wanted), values_dataset(), start_epoch=4).measure()
    assert row.epoch == 4
    assert row.train_loss is not None


def test_epochs_and_learning_rate_can_be_changed_meanwhile() -> None:
    wanted = regression(epochs=100, optimizer="sgd", learning_rate=0.1)
    trainer = Trainer(wanted, initial_state(wanted), values_dataset())
    count = 0
    for event in trainer.run():
        if isinstance(event, EpochDone):
            count += 1
            if count == 3:
                # so small that no weight changes
                settings = changed(wanted.training, epochs=5, learning_rate=1e-30)
                trainer.adopt(changed(wanted, training=settings))
                frozen = trainer.state()
    assert count == 6  # the untrained row and five epochs
    assert trainer.state().same_as(frozen)


def test_masked_weights_stay_zero() -> None:
    for optimizer in ("sgd", "momentum", "adam"):
        mask = ((0,), (1, 2), (0, 2))
        layers = [inputs(3), dense("h", 3), output(2, "identity", "mean_squared_error")]
        wanted = design(
            layers, [("in>h", mask), "h>out"], epochs=10, optimizer=optimizer, learning_rate=0.05
        )
        trainer, _ = trained(wanted, values_dataset())
        weights = trainer.state()["in-h"]
        free = np.zeros((3, 3), bool)
        for row, sources in enumerate(mask):
            free[row, list(sources)] = True
        assert not weights[~free].any()
        assert (weights[free] != initial_state(wanted)["in-h"][free]).all()


def test_state_is_a_copy() -> None:
    wanted = regression(epochs=2)
    trainer = Trainer(wanted, initial_state(wanted), values_dataset())
    events = trainer.run()
    next(events)
    before = trainer.state()
    kept = before["in-out"].copy()
    list(events)
    np.testing.assert_array_equal(before["in-out"], kept)
    assert not before["in-out"].flags.writeable
    assert all(array.dtype == np.float32 for array in before.values())


def test_quiet_steps_do_not_silence_the_caller() -> None:
    wanted = regression(epochs=1)
    before = np.geterr()
    for _ in Trainer(wanted, initial_state(wanted), values_dataset()).run():
        assert np.geterr() == before


def test_validation_split() -> None:
    dataset = values_dataset(100)
    train, validation = validation_split(dataset, 0.15, 3)
    assert len(validation) == 15
    assert sorted([*train, *validation]) == list(range(100))
    again = validation_split(dataset, 0.15, 3)
    np.testing.assert_array_equal(again[1], validation)
    assert not np.array_equal(validation_split(dataset, 0.15, 4)[1], validation)
    assert len(validation_split(xor_dataset(), 0.15, 0)[1]) == 0
    assert len(validation_split(dataset, 0.0, 0)[1]) == 0


def test_test_samples_are_never_looked_at() -> None:
    dataset = values_dataset()
    spoiled = dataset.inputs.copy()
    spoiled[40:] = 1000.0
    some = replace(dataset, train=np.arange(40), test=np.arange(40, 60))
    wanted = regression(epochs=2)
    clean, _ = trained(wanted, some)
    dirty, _ = trained(wanted, replace(some, inputs=spoiled))
    assert clean.state().same_as(dirty.state())


def test_blas_limit() -> None:
    from threadpoolctl import threadpool_info

    with limit_blas_threads():
        assert {
            pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"
        } == {1}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"train": np.arange(0)}, "no_samples"),
        ({"inputs": np.zeros((60, 4), np.float32)}, "input_does_not_fit"),
        ({"targets": np.zeros((60, 3), np.float32)}, "targets_do_not_fit"),
        ({"inputs": np.full((60, 3), np.nan, np.float32)}, "data_not_finite"),
        ({"targets": np.full((60, 2), np.inf, np.float32)}, "data_not_finite"),
    ],
)
def test_data_that_does_not_fit(change: dict[str, Any], code: str) -> None:
    wanted = regression()
    with pytest.raises(EngineError) as caught:
        Trainer(wanted, initial_state(wanted), replace(values_dataset(), **change))
    assert caught.value.code == code
