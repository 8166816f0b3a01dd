"""Schedules: PyTorch's numbers, and changes during a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.core.catalog import SCHEDULES
from nndesigner.core.training import ScheduleName, TrainingSettings
from nndesigner.engine.schedules import Progress, Schedule, factor
from tests.engine.reference.runs import BATCHES, EPOCHS, LOSSES

REFERENCE = np.load(Path(__file__).parent / "reference" / "functions.npz")


def settings(name: str, **changes: Any) -> TrainingSettings:
    given: dict[str, Any] = {"epochs": EPOCHS, "schedule_epochs": 3, "schedule_factor": 0.5}
    return TrainingSettings(schedule=name, **(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["step", "exponential"])
def test_pytorchs_rates_of_epochs(name: str) -> None:
    schedule = Schedule(settings(name))
    found = [schedule.rate(1.0, epoch) for epoch in range(EPOCHS)]
    np.testing.assert_allclose(found, REFERENCE[f"schedule {name}"], rtol=1e-10)


@pytest.mark.parametrize("name", ["cosine", "warm_up", "one_cycle"])
def test_pytorchs_rates_of_batches(name: str) -> None:
    schedule = Schedule(settings(name))
    steps = range(EPOCHS * BATCHES)
    found = [schedule.rate(1.0, step / BATCHES, 1 / BATCHES) for step in steps]
    np.testing.assert_allclose(found, REFERENCE[f"schedule {name}"], rtol=1e-10)


def test_pytorchs_plateau() -> None:
    schedule = Schedule(settings("plateau", schedule_epochs=2))
    found = []
    for loss in LOSSES:
        found.append(schedule.rate(1.0, 0))
        schedule.epoch_ended(loss)
    np.testing.assert_allclose(found, REFERENCE["schedule plateau"], rtol=1e-10)
    assert found[-1] < 1


@pytest.mark.parametrize("name", SCHEDULES)
@given(st.floats(0, 30), st.sampled_from([0.0, 0.001, 0.25, 1.0]), st.integers(1, 20))
def test_rates_are_between_nothing_and_the_one_set(
    name: ScheduleName, epoch: float, step: float, epochs: int
) -> None:
    found = factor(settings(name, epochs=epochs), Progress(epoch, epochs, step))
    assert 0 <= found <= 1


def test_one_cycle_peaks_after_three_tenths() -> None:
    rates = [Schedule(settings("one_cycle")).rate(0.5, epoch) for epoch in (0, 3, 10)]
    np.testing.assert_allclose(rates, [0.5 / 25, 0.5, 0.5 / 25e4])


def test_one_cycle_of_a_few_batches_starts_at_the_peak() -> None:
    for epochs in (1, 2, 3):
        schedule = Schedule(settings("one_cycle", epochs=epochs))
        assert schedule.rate(1.0, 0, 8.0) == 1  # one batch an epoch, only half full
        assert schedule.rate(1.0, epochs, 8.0) == pytest.approx(1 / 25e4)


def test_changes_take_effect_at_once() -> None:
    schedule = Schedule(settings("cosine"))
    assert schedule.rate(2.0, 5) == pytest.approx(1)
    schedule.adopt(settings("cosine", epochs=5))
    assert schedule.rate(2.0, 5) == 0
    schedule.adopt(settings("exponential"))
    assert schedule.rate(2.0, 2) == 0.5
    schedule.adopt(settings("exponential", schedule_factor=0.1))
    assert schedule.rate(2.0, 2) == pytest.approx(0.02)


def test_a_plateau_can_be_saved_and_forgotten() -> None:
    schedule = Schedule(settings("plateau", schedule_epochs=1))
    schedule.epoch_ended(1.0)
    saved = schedule.save()
    schedule.epoch_ended(1.0)
    assert schedule.rate(1.0, 2) == 0.5
    schedule.load(saved)
    assert schedule.rate(1.0, 1) == 1
    schedule.epoch_ended(float("nan"))
    assert schedule.rate(1.0, 2) == 0.5
    schedule.adopt(settings("constant"))
    assert schedule.rate(1.0, 2) == 1
    schedule.epoch_ended(2.0)
    assert schedule.rate(1.0, 3) == 1
