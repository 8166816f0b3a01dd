"""How fast the trainer is, as ratios to scikit-learn's MLPClassifier in the same run.

`python -m tests.benchmarks.trainer_speed [--json]` prints the figures. Rounds of both are
interleaved and medians taken, so that other work on the machine strikes both alike.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import DenseLayer, Design, InputLayer, Link, OutputLayer
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.train import Trainer, limit_blas_threads

Figures = dict[str, float]


def measure(*, rounds: int = 7, mnist: bool = True) -> Figures:
    """Return all figures: samples per second, ratios, and microseconds of a tiny net's epoch."""
    with limit_blas_threads():
        return _measure(rounds, mnist=mnist)


def _measure(rounds: int, *, mnist: bool) -> Figures:
    figures = _compare("digits", _digits(), hidden=64, batch=32, epochs=20, rounds=rounds)
    pictures = _mnist() if mnist else None
    if pictures is not None:
        figures |= _compare("mnist", pictures, hidden=256, batch=64, epochs=1, rounds=3)
    return figures | _tiny(rounds)


def _compare(
    name: str, dataset: Dataset, *, hidden: int, batch: int, epochs: int, rounds: int
) -> Figures:
    """Compare the same work: all samples trained on, none held back, one BLAS thread each.

    scikit-learn computes in the format of its data: float32 as here, and float64 as usual.
    """
    samples = epochs * len(dataset.train)
    runs: dict[str, Callable[[], None]] = {
        "": _our_run(_design(dataset, hidden, batch, epochs, validation=0.0), dataset),
        "_validated": _our_run(_design(dataset, hidden, batch, epochs, validation=0.15), dataset),
        "_sklearn": _sklearn_run(dataset, hidden, batch, epochs, np.float32),
        "_sklearn_float64": _sklearn_run(dataset, hidden, batch, epochs, np.float64),
    }
    times: dict[str, list[float]] = {key: [] for key in runs}
    for _ in range(rounds):
        for key, run in runs.items():
            start = perf_counter()
            run()
            times[key].append(perf_counter() - start)
    figures = {
        f"{name}{key}_samples_per_second": (0.85 if key == "_validated" else 1) * samples / middle
        for key, middle in ((key, median(seconds)) for key, seconds in times.items())
    }
    for key in ("_sklearn", "_sklearn_float64"):
        ratios = [theirs / ours for ours, theirs in zip(times[""], times[key], strict=True)]
        figures[f"{name}_ratio_to{key}"] = median(ratios)
    return figures


def _our_run(design: Design, dataset: Dataset) -> Callable[[], None]:
    state = initial_state(design)

    def run() -> None:
        # start_epoch 1: the epoch-0 row, which scikit-learn has not, is left out
        for _ in Trainer(design, state, dataset, start_epoch=1).run():
            pass

    return run


def _sklearn_run(
    dataset: Dataset, hidden: int, batch: int, epochs: int, dtype: type[np.floating]
) -> Callable[[], None]:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    x, y = dataset.inputs[dataset.train].astype(dtype), dataset.targets[dataset.train]

    def run() -> None:
        model = MLPClassifier(
            (hidden,),
            batch_size=batch,
            max_iter=epochs,
            alpha=0,
            tol=0,
            random_state=0,
            n_iter_no_change=epochs + 1,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(x, y)

    return run


def _tiny(rounds: int) -> Figures:
    """Measure an epoch of 2-8-1 on the four samples of XOR, one batch each."""
    epochs = 500
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    every = np.arange(4)
    spec = DataSpec("xor", (2,), ("0", "1"))
    dataset = Dataset(spec, inputs, np.array([0, 1, 1, 0]), every, every)
    design = Design(
        layers=(
            InputLayer(id="input", name="Input", shape=(2,)),
            DenseLayer(id="hidden", name="Hidden", units=8, activation="tanh"),
            OutputLayer(
                id="output",
                name="Output",
                units=1,
                activation="sigmoid",
                loss="binary_cross_entropy",
                classes=("0", "1"),
            ),
        ),
        links=(
            Link(id="first", source="input", target="hidden"),
            Link(id="second", source="hidden", target="output"),
        ),
        training=TrainingSettings(epochs=epochs, batch_size=4, validation_fraction=0),
    )
    run = _our_run(design, dataset)
    times = []
    for _ in range(rounds):
        start = perf_counter()
        run()
        times.append((perf_counter() - start) / epochs)
    return {"tiny_2_8_1_epoch_microseconds": median(times) * 1e6}


def _design(dataset: Dataset, hidden: int, batch: int, epochs: int, *, validation: float) -> Design:
    classes = dataset.spec.classes
    return Design(
        layers=(
            InputLayer(id="input", name="Input", shape=dataset.spec.input_shape),
            DenseLayer(id="hidden", name="Hidden", units=hidden),
            OutputLayer(id="output", name="Output", units=len(classes), classes=classes),
        ),
        links=(
            Link(id="first", source="input", target="hidden"),
            Link(id="second", source="hidden", target="output"),
        ),
        training=TrainingSettings(epochs=epochs, batch_size=batch, validation_fraction=validation),
    )


def _digits() -> Dataset:
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    data = load_digits()
    inputs, targets = (data.data / 16).astype(np.float32), data.target.astype(np.int64)
    train, test = train_test_split(np.arange(len(inputs)), test_size=0.3, random_state=42)
    classes = tuple(str(number) for number in range(10))
    return Dataset(DataSpec("digits", (8, 8), classes), inputs, targets, train, test)


def _mnist() -> Dataset | None:
    """Return MNIST's training pictures from the shared test data, None where it is absent."""
    root = Path(__file__).resolve().parents[2]
    default = root.parent / "shared" / "data"
    folder = Path(os.environ.get("NNDESIGNER_TEST_DATA", default)) / "mnist"
    pictures, labels = (
        folder / name for name in ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")
    )
    if not pictures.exists() or not labels.exists():
        return None
    raw = np.frombuffer(gzip.decompress(pictures.read_bytes()), np.uint8, offset=16)
    inputs = raw.reshape(-1, 784).astype(np.float32) / 255
    targets = np.frombuffer(gzip.decompress(labels.read_bytes()), np.uint8, offset=8)
    every = np.arange(len(inputs))
    classes = tuple(str(number) for number in range(10))
    spec = DataSpec("mnist", (28, 28), classes)
    return Dataset(spec, inputs, targets.astype(np.int64), every, every[:0])


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the trainer against scikit-learn.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (default 7)")
    parser.add_argument("--no-mnist", action="store_true", help="leave MNIST out")
    options = parser.parse_args()
    figures = measure(rounds=options.rounds, mnist=not options.no_mnist)
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:40} {value:14,.1f}")


if __name__ == "__main__":
    main()
