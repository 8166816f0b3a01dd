"""The settings of a short run that adds a little to what a network has learnt already."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from nndesigner.core.design import Design
from nndesigner.core.training import TrainingSettings

RATE_FACTOR = 0.5
"""Smaller steps than in the run before: what is known is to stay known."""

FEWEST_EPOCHS, MOST_EPOCHS = 3, 30
SHARE_OF_EPOCHS = 0.5
TIME_LIMIT_S = 20.0


def short_run(settings: TrainingSettings) -> TrainingSettings:
    """Return the settings of a run of half the epochs with half the rate, falling to 0.

    The fall is what brings back what the first new steps make the network forget. All samples
    are in the run, the person's own ones among them; no rule ends it early but a time limit, of
    `TIME_LIMIT_S` at most.
    """
    epochs = min(max(ceil(settings.epochs * SHARE_OF_EPOCHS), FEWEST_EPOCHS), MOST_EPOCHS)
    limit = settings.time_limit or TIME_LIMIT_S
    return replace(
        settings,
        epochs=epochs,
        learning_rate=settings.learning_rate * RATE_FACTOR,
        schedule="cosine",
        patience=0,
        target_loss=0.0,
        time_limit=min(limit, TIME_LIMIT_S),
        examples=True,
    )


def shortened(design: Design) -> Design:
    """Return a design with the settings of a short run."""
    return replace(design, training=short_run(design.training))
