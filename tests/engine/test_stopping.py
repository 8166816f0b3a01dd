"""When a run ends by itself: time, target, patience; and what is noticed on the way."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from nndesigner.core.arrays import NetworkState
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import (
    Conv1DLayer,
    EmbeddingLayer,
    GRULayer,
    InputLayer,
    LSTMLayer,
    TransposedConv2DLayer,
)
from nndesigner.core.project import HistoryRow
from nndesigner.core.shapes import layer_arrays
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.stopping import StopRules
from nndesigner.engine.train import Ended, EpochDone, Noticed, Trainer
from tests.engine.builders import dense, design, digits_dataset, digits_design, inputs, output


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def rules(**settings: Any) -> tuple[StopRules, np.ndarray, Clock]:
    values, clock = np.zeros(3), Clock()
    return StopRules(TrainingSettings(**settings), values, clock), values, clock


def test_without_rules_nothing_ends() -> None:
    stop, _, clock = rules()
    stop.resume()
    clock.now = 1e9
    assert stop.epoch_ended(HistoryRow(1, 0.5)) is None
    assert stop.epoch_ended(HistoryRow(2, 0.0)) is None


def test_patience_puts_the_best_weights_back() -> None:
    stop, values, _ = rules(patience=2)
    for epoch, loss in enumerate([1.0, 0.5, 0.7, 0.6], 1):
        values[...] = epoch
        reason = stop.epoch_ended(HistoryRow(epoch, 9.0, loss))
        assert reason == ("patience" if epoch == 4 else None)
    assert stop.best_epoch == 2
    assert values.tolist() == [2, 2, 2]


def test_patience_without_validation_looks_at_the_training_loss() -> None:
    stop, _, _ = rules(patience=1)
    assert stop.epoch_ended(HistoryRow(1, 0.5)) is None
    assert stop.epoch_ended(HistoryRow(2, 0.6)) == "patience"


def test_time_does_not_run_while_somebody_waits() -> None:
    stop, _, clock = rules(time_limit=10)
    stop.resume()
    clock.now = 6
    stop.pause()
    clock.now = 100
    assert not stop.out_of_time
    stop.resume()
    clock.now = 103.9
    assert not stop.out_of_time
    clock.now = 104
    assert stop.out_of_time
    assert stop.epoch_ended(HistoryRow(1, 0.5)) == "time"


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"target_loss": 1.0}, "target"),
        ({"time_limit": 0.05, "epochs": 100_000}, "time"),
        ({"patience": 2, "learning_rate": 1e-9, "epochs": 50, "optimizer": "sgd"}, "patience"),
        ({"epochs": 2}, "epochs"),
    ],
)
def test_a_run_says_why_it_ended(settings: dict[str, Any], reason: str) -> None:
    wanted = digits_design(**settings)
    trainer = Trainer(wanted, initial_state(wanted), digits_dataset())
    events = list(trainer.run())
    assert isinstance(events[-1], Ended)
    assert events[-1].reason == reason
    assert sum(isinstance(event, Ended) for event in events) == 1


def test_settings_changed_in_the_course_of_a_run() -> None:
    wanted = digits_design(epochs=100)
    trainer = Trainer(wanted, initial_state(wanted), digits_dataset())
    epochs = 0
    for event in trainer.run():
        if isinstance(event, EpochDone):
            epochs += 1
        if epochs == 2:
            changed = replace(wanted.training, batch_size=64, l2=0.1, epochs=4, weight_decay=0.01)
            trainer.adopt(replace(wanted, training=changed))
    assert trainer.epoch == 4
    per_epoch = trainer.samples_per_epoch
    assert trainer.step == -(-per_epoch // 32) + 3 * -(-per_epoch // 64)


def test_frozen_layers_and_locked_weights_stay() -> None:
    wanted = design(
        [inputs(3), dense("a", 4, frozen=True), dense("b", 3, locked=(1,)), output(2)],
        ["in>a", "a>b", "b>out"],
        epochs=3,
        max_norm=0.5,
        weight_decay=0.1,
    )
    links = [
        replace(link, locked=((), (0, 2), ())) if link.id == "a-b" else link
        for link in wanted.links
    ]
    wanted = replace(wanted, links=tuple(links))
    rng = np.random.default_rng(0)
    spec = DataSpec("two", (3,), ("a", "b"))
    x = rng.normal(size=(60, 3)).astype(np.float32)
    data = Dataset(spec, x, (x[:, 0] > 0).astype(np.int64), np.arange(60), np.arange(2))
    before = initial_state(wanted)
    trainer = Trainer(wanted, before, data)
    list(trainer.run())
    after = trainer.state()
    for key in ("a", "in-a"):
        np.testing.assert_array_equal(after[key], before[key])
    changed = after["a-b"] != before["a-b"]
    assert changed[1].tolist() == [False, True, False, True]
    assert changed[0].all()
    assert after["b"][1] == before["b"][1]
    assert after["b"][0] != before["b"][0]


def notices(wanted: Any, data: Dataset, state: NetworkState | None = None) -> dict[str, Noticed]:
    trainer = Trainer(wanted, state or initial_state(wanted), data)
    return {event.code: event for event in trainer.run() if isinstance(event, Noticed)}


def test_a_healthy_run_notices_nothing() -> None:
    assert notices(digits_design(epochs=1), digits_dataset()).keys() <= {"dead_units"}


def test_odd_classes_and_columns_are_named() -> None:
    wanted = design([inputs(2), output(3)], ["in>out"], epochs=1, validation_fraction=0)
    x = np.array([[0, 5], [1, 5], [2, 5], [3, 5]], np.float32)
    spec = DataSpec("odd", (2,), ("a", "b", "c"), features=("width", "height"))
    data = Dataset(spec, x, np.array([0, 2, 0, 2]), np.arange(4), np.arange(1))
    found = notices(wanted, data)
    assert found["class_missing"].params["classes"] == ("b",)
    assert found["constant_columns"].params["columns"] == ("height",)
    alone = Dataset(spec, x, np.array([1, 1, 1, 1]), np.arange(4), np.arange(1))
    assert notices(wanted, alone)["one_class"].params["name"] == "b"


def test_equal_weights_and_dead_units_are_named() -> None:
    wanted = digits_design(epochs=2)
    start = initial_state(wanted)
    zeros = NetworkState({key: np.zeros_like(array) for key, array in start.items()})
    assert notices(wanted, digits_dataset(), zeros)["same_weights"].where == "hidden"
    dead = start.replaced(hidden=np.where(np.arange(64) < 5, -100, 0).astype(np.float32))
    found = notices(wanted, digits_dataset(), dead)["dead_units"]
    assert (found.where, found.params["units"] >= 5, found.params["of"]) == ("hidden", True, 64)


@pytest.mark.parametrize("balance", [False, True])
def test_class_weights(balance: bool) -> None:
    wanted = design(
        [inputs(1), output(2)],
        ["in>out"],
        epochs=200,
        batch_size=40,
        learning_rate=0.05,
        validation_fraction=0,
        balance_classes=balance,
        class_weights=(1.0, 3.0),
    )
    x = np.ones((40, 1), np.float32)  # nothing to tell apart: only how often each class is
    labels = (np.arange(40) < 10).astype(np.int64)
    spec = DataSpec("rare", (1,), ("often", "rare"))
    data = Dataset(spec, x, labels, np.arange(40), np.arange(1))
    trainer = Trainer(wanted, initial_state(wanted), data)
    list(trainer.run())
    network = trainer.learner.network
    odds = network.predict(x[:1])[0]
    assert odds[1] / odds[0] == pytest.approx(3.0 if balance else 3 * 10 / 30, rel=0.02)


def test_what_is_frozen_does_not_make_the_gradient_longer() -> None:
    """Clipping and penalties see only what learns, as PyTorch's parameters without gradient."""
    layers = [inputs(3), dense("a", 4, frozen=True), output(2)]
    free = design(layers, ["in>a", "a>out"], epochs=5, optimizer="sgd", clip_norm=0.05, l2=1.0)
    rng = np.random.default_rng(0)
    x = rng.normal(size=(60, 3)).astype(np.float32)
    spec = DataSpec("two", (3,), ("a", "b"))
    data = Dataset(spec, x, (x[:, 0] > 0).astype(np.int64), np.arange(60), np.arange(2))
    trainer = Trainer(free, initial_state(free), data)
    list(trainer.run())
    hidden = trainer.learner.network.activations(x)["a"]
    alone = design(
        [inputs(4), output(2)], ["in>out"], epochs=5, optimizer="sgd", clip_norm=0.05, l2=1.0
    )
    start = initial_state(free)
    begin = NetworkState({"in-out": start["a-out"], "out": start["out"]})
    spec = DataSpec("two", (4,), ("a", "b"))
    other = Trainer(alone, begin, replace_data(data, spec, hidden))
    list(other.run())
    np.testing.assert_allclose(trainer.state()["a-out"], other.state()["in-out"], atol=1e-6)
    assert not trainer.learner.network.parameters.slopes["in-a"].any()


def replace_data(data: Dataset, spec: DataSpec, x: np.ndarray) -> Dataset:
    return Dataset(spec, x, data.targets, data.train, data.test)


@pytest.mark.parametrize(
    "layer",
    [
        LSTMLayer(id="l", name="l", units=5),
        GRULayer(id="l", name="l", units=5),
        TransposedConv2DLayer(id="l", name="l", filters=3, stride=1),
        Conv1DLayer(id="l", name="l", filters=3),
        EmbeddingLayer(id="l", name="l", vocabulary=9, size=4),
    ],
)
def test_max_norm_bounds_the_weights_of_every_kind(layer: Any) -> None:
    shape = (4, 4) if not isinstance(layer, EmbeddingLayer) else (16,)
    entry = InputLayer(id="in", name="in", shape=shape)
    wanted = design([entry, layer, output(2)], ["in>l", "l>out"], epochs=2, max_norm=0.1)
    x = np.random.default_rng(0).integers(0, 9, (40, 16)).astype(np.float32)
    spec = DataSpec("two", shape, ("a", "b"))
    data = Dataset(spec, x, (x[:, 0] > 4).astype(np.int64), np.arange(40), np.arange(2))
    trainer = Trainer(wanted, initial_state(wanted), data)
    list(trainer.run())
    for parts in trainer.learner.network.parameters.neuron_rows():
        assert len(parts) >= 1
        lengths = np.sqrt(sum((part**2).sum(axis=1) for part in parts))
        assert (lengths <= 0.1 * (1 + 1e-5)).all()
    weights = [key for key, spec in layer_arrays(wanted, "l").items() if spec.role == "weights"]
    for key in weights:
        assert np.abs(trainer.state()[key]).max() <= 0.1 + 1e-6


def test_patience_switched_on_in_a_run_has_weights_to_go_back_to() -> None:
    stop, values, _ = rules()
    for epoch, loss in enumerate([1.0, 0.1], 1):
        values[...] = epoch
        assert stop.epoch_ended(HistoryRow(epoch, loss)) is None
    stop.adopt(TrainingSettings(patience=1))
    for epoch, loss in enumerate([0.5, 0.6], 3):
        values[...] = epoch
        reason = stop.epoch_ended(HistoryRow(epoch, loss))
    assert (reason, stop.best_epoch) == ("patience", 3)
    assert values.tolist() == [3, 3, 3]


def test_the_weights_a_run_starts_from_may_be_the_best() -> None:
    wanted = digits_design(epochs=8)
    first = Trainer(wanted, initial_state(wanted), digits_dataset())
    list(first.run())
    start = first.state()
    worse = replace(
        wanted, training=replace(wanted.training, learning_rate=3.0, patience=2, optimizer="sgd")
    )
    again = Trainer(worse, start, digits_dataset(), start_epoch=8)
    *_, last = again.run()
    assert isinstance(last, Ended)
    assert (last.reason, last.epoch) == ("patience", 8)
    assert again.state().same_as(start)


def test_a_larger_batch_size_counts_from_the_next_block() -> None:
    wanted = digits_design(epochs=4, batch_size=1, validation_fraction=0)
    trainer = Trainer(wanted, initial_state(wanted), digits_dataset())
    for _ in range(3):
        trainer.advance()
    trainer.adopt(replace(wanted, training=replace(wanted.training, batch_size=1000)))
    while not isinstance(trainer.advance(), EpochDone):
        pass
    step = trainer.step
    while not isinstance(trainer.advance(), EpochDone):
        pass
    assert trainer.step - step == 2  # 1,257 samples: 1,000 and the rest


def test_a_run_takes_over_no_other_network() -> None:
    wanted = digits_design(epochs=2)
    trainer = Trainer(wanted, initial_state(wanted), digits_dataset())
    for other in (
        replace(wanted, training=replace(wanted.training, seed=9)),
        replace(wanted, layers=(*wanted.layers[:-1], replace(wanted.layers[-1], units=9))),
    ):
        with pytest.raises(EngineError, match="another_network"):
            trainer.adopt(other)


def test_a_weight_locked_later_keeps_its_value_through_a_step_back() -> None:
    wanted = digits_design(epochs=3)
    trainer = Trainer(wanted, initial_state(wanted), digits_dataset())
    trainer.advance()
    trainer.remember()
    trainer.advance()
    hidden = replace(wanted.layers[1], locked=(0,))
    trainer.adopt(replace(wanted, layers=(wanted.layers[0], hidden, *wanted.layers[2:])))
    trainer.advance()
    assert trainer.step_back()
    before = trainer.state()["hidden"][0]
    trainer.advance()
    assert trainer.state()["hidden"][0] == before
