"""Networks trained on the digits, and other people's pen strokes to try them on."""

from __future__ import annotations

import gzip
import json
import os
import warnings
from pathlib import Path

import numpy as np
import pytest

from nndesigner.core.training import DataReference
from nndesigner.data import builtin

SEEDS = (0, 1, 2, 3)


@pytest.fixture(scope="session")
def readers():
    """Return functions (n, 64) -> digits (n,): scikit-learn's 64-64-10, one for each seed."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    digits = builtin.load(DataReference(name="digits"))
    train = digits.inputs[digits.train], digits.targets[digits.train]
    networks = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        for seed in SEEDS:
            network = MLPClassifier(
                (64,), batch_size=32, learning_rate_init=0.003, max_iter=20, random_state=seed
            )
            networks.append(network.fit(*train).predict)
    return networks


@pytest.fixture(scope="session")
def pen_digits():
    """Return (drawings, digits) of 800 digits by 30 writers, scaled to the pad. Only measure."""
    root = Path(__file__).parents[3] / "shared" / "data"
    folder = Path(os.environ.get("NNDESIGNER_TEST_DATA", root))
    file = folder / "pendigits" / "strokes-30-writers.json.gz"
    if not file.exists():
        pytest.skip(f"the pen strokes are not there: {file.name}")
    samples = json.loads(gzip.decompress(file.read_bytes()))
    chosen = np.random.default_rng(0).permutation(len(samples))[:800]
    scale = 280 / 500
    drawings = [
        tuple(tuple((x * scale, y * scale) for x, y in stroke) for stroke in samples[n]["strokes"])
        for n in chosen
    ]
    return drawings, np.array([samples[n]["digit"] for n in chosen])
