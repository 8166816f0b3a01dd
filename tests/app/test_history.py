from itertools import pairwise

from nndesigner.app.history import MetricHistory
from nndesigner.core.project import HistoryRow


def rows(count: int) -> list[HistoryRow]:
    return [HistoryRow(float(epoch), 1.0 / (1 + epoch)) for epoch in range(count)]


def test_keeps_every_row_while_there_is_room():
    history = MetricHistory(rows(100), capacity=128)
    assert history.rows() == tuple(rows(100))


def test_never_holds_more_than_its_capacity_and_keeps_first_and_newest():
    history = MetricHistory(capacity=64)
    for row in rows(100_000):
        history.add(row)
        assert len(history.rows()) <= 64 if row.epoch % 997 == 0 else True
    kept = history.rows()
    assert 16 <= len(kept) <= 64
    assert kept[0].epoch == 0
    assert kept[-1].epoch == 99_999


def test_thinned_rows_are_evenly_spaced():
    history = MetricHistory(capacity=64)
    for row in rows(10_000):
        history.add(row)
    epochs = [row.epoch for row in history.rows()]
    gaps = [later - earlier for earlier, later in pairwise(epochs[:-1])]
    assert max(gaps) <= 2.5 * min(gaps)


def test_last_epoch_of_nothing_is_zero():
    assert MetricHistory().last_epoch == 0.0
    assert MetricHistory(rows(3)).last_epoch == 2.0


def test_a_second_row_of_an_epoch_replaces_the_first():
    history = MetricHistory([HistoryRow(0.0, 1.0), HistoryRow(1.0, 0.5), HistoryRow(1.0, 0.4)])
    assert history.rows() == (HistoryRow(0.0, 1.0), HistoryRow(1.0, 0.4))
