from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.app.history import MetricHistory
from nndesigner.core.project import HistoryRow
from nndesigner.ui.panels import curve
from nndesigner.ui.panels.curve import (
    HistoryColumns,
    envelope,
    grown_end,
    log_ends,
    nearest,
    tick_spacing,
)

from .samples import history


def test_columns_follow_a_growing_history():
    rows = history(1500)
    columns = HistoryColumns()
    for count in (1, 2, 400, 900, 1500):
        columns.follow(rows[:count])
        assert len(columns) == count
        assert columns.epoch[-1] == count - 1
    assert columns.column("val_accuracy") == pytest.approx([row.val_accuracy for row in rows])


def test_known_rows_are_not_read_again(monkeypatch):
    rows = history(300)
    columns = HistoryColumns()
    columns.follow(rows[:290])
    read = []
    numbers = curve._numbers
    monkeypatch.setattr(curve, "_numbers", lambda row: read.append(row) or numbers(row))
    columns.follow(rows)
    assert read == list(rows[289:])


def test_missing_numbers_are_nan():
    columns = HistoryColumns()
    columns.follow((HistoryRow(0.0), HistoryRow(1.0, 0.5)))
    assert np.isnan(columns.column("train_loss")[0])
    assert columns.column("train_loss")[1] == 0.5
    assert np.isnan(columns.column("val_loss")).all()


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(4, 64))
def test_columns_follow_a_history_that_is_thinned(steps, capacity):
    recorded = MetricHistory(capacity=capacity)
    columns = HistoryColumns()
    epoch = 0.0
    for count in steps:
        for _ in range(count):
            recorded.add(HistoryRow(epoch, epoch * 2))
            epoch += 1
        columns.follow(recorded.rows())
        assert columns.epoch.tolist() == [row.epoch for row in recorded.rows()]
        assert columns.column("train_loss").tolist() == [r.train_loss for r in recorded.rows()]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=400), st.integers(1, 50))
def test_envelope_keeps_extremes_and_the_last_point(values, columns):
    y = np.array(values)
    x = np.arange(len(y), dtype=float)
    ex, ey = envelope(x, y, columns)
    assert len(ex) <= max(3 * columns + 3, 3 * columns + len(y) // columns)
    assert ey.min() == y.min()
    assert ey.max() == y.max()
    assert (np.diff(ex) >= 0).all()
    assert ex[-1] >= len(y) - 1 - len(y) / columns


def test_envelope_leaves_few_points_alone():
    x = np.arange(50.0)
    assert envelope(x, x, 400)[0] is x


@given(st.floats(1e-9, 1e9))
def test_axis_ends_are_round_and_not_far(value):
    end = grown_end(value)
    assert value <= end * (1 + 1e-6)
    assert end <= value * 1.6


def test_axis_ends_grow_in_steps():
    assert [grown_end(v) for v in (1, 1.2, 9, 61, 0.7, 0)] == [1, 1.5, 10, 80, 0.8, 1.0]
    assert log_ends(0.02, 3) == (-2.0, 1.0)
    assert log_ends(0.0, 0.0) == (-12.0, -11.0)


def test_nearest():
    x = np.array([0.0, 1.0, 4.0])
    assert [nearest(x, p) for p in (-5, 0.4, 0.6, 2.4, 2.6, 99)] == [0, 0, 1, 1, 2, 2]


@given(st.floats(1e-6, 1e9), st.integers(1, 12))
def test_ticks_divide_the_axis_into_whole_steps(value, most):
    end = grown_end(value)
    steps = end / tick_spacing(end, most)
    assert steps == pytest.approx(round(steps))
    assert 1 <= round(steps) <= most


@pytest.mark.parametrize(
    ("end", "most", "spacing"),
    [
        (60, 6, 10),
        (60, 5, 20),
        (100, 5, 20),
        (100, 4, 50),
        (5, 3, 2.5),
        (3, 3, 1),
        (40000, 5, 1e4),
        (8, 2, 4),
    ],
)
def test_ticks_are_round(end, most, spacing):
    assert tick_spacing(end, most) == pytest.approx(spacing)
