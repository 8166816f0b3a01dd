"""Four curves of a long history: two plots with a training and a validation curve each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from nndesigner.app.theme import LIGHT
from nndesigner.core.project import History, HistoryRow
from nndesigner.ui.panels.plots import PlotsPanel
from tests.benchmarks.canvas.clock import WARM_UP, frames, percentile, spin
from tests.benchmarks.canvas.report import Result


def plots(count: int) -> Iterator[Result]:
    """A history of some length grows by one row with every update."""
    for rows in (20, 1_000, 10_000, 100_000):
        panel = PlotsPanel(LIGHT)
        panel.resize(900, 300)
        panel.show()
        history = _history(rows + count + WARM_UP)
        panel.show_history(history[:rows])
        spin(0.3)
        longer = [history[: rows + n] for n in range(1, count + WARM_UP + 1)]
        times = frames(panel, [partial(panel.show_history, part) for part in longer])
        yield Result("plots", f"{rows:,} rows, median", percentile(times, 50), at_most=5.0)
        yield Result("plots", f"{rows:,} rows, p99", percentile(times, 99))
        panel.close()
        panel.deleteLater()


def _history(rows: int) -> History:
    rng = np.random.default_rng(0)
    epochs = np.arange(rows)
    falling = 2 * np.exp(-epochs / max(rows / 4, 1))
    noise = rng.normal(0, 0.05, (4, rows))
    return tuple(
        HistoryRow(
            epoch=float(n),
            train_loss=abs(float(falling[n] + noise[0, n])) + 0.01,
            val_loss=abs(float(falling[n] + 0.2 + noise[1, n])) + 0.01,
            train_accuracy=float(np.clip(1 - falling[n] / 2 + noise[2, n], 0, 1)),
            val_accuracy=float(np.clip(0.9 - falling[n] / 2 + noise[3, n], 0, 1)),
        )
        for n in range(rows)
    )
