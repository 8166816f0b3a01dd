"""How time and memory grow with samples and parameters, and what single neurons cost."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import Design, Link
from nndesigner.core.layers import DenseLayer, InputLayer, OutputLayer
from nndesigner.core.shapes import parameter_count
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.train import Trainer
from tests.benchmarks.engine import ours, works
from tests.benchmarks.engine.clock import interleaved
from tests.benchmarks.engine.report import Result, compared
from tests.benchmarks.engine.speed import Options

HIDDEN = (13, 40, 126, 400, 1_260, 2_520)
"""Units between 784 and 10 for 10,000 to 2,000,000 parameters."""


def growth(options: Options) -> Iterator[Result]:
    """Exponents of time per epoch, and the most memory against what is allowed."""
    part = 10 if options.quick else 1
    counts = [count // part for count in (10_000, 20_000, 40_000, 60_000)]
    by_samples = {count: _epochs(256, count) for count in counts}
    yield from _exponent("samples", by_samples, options)
    designs = {hidden: works.perceptron((28, 28), hidden, 64) for hidden in HIDDEN}
    by_parameters = {
        parameter_count(design): _epochs(hidden, 640 // (2 if options.quick else 1))
        for hidden, design in designs.items()
    }
    yield from _exponent("parameters", by_parameters, options)
    for hidden in (256, HIDDEN[-1]):
        yield _memory(designs.get(hidden) or works.perceptron((28, 28), hidden, 64))


def _epochs(hidden: int, samples: int) -> ours.Epochs:
    return ours.Epochs(works.perceptron((28, 28), hidden, 64), works.pictures(samples))


def _exponent(over: str, runs: dict[int, ours.Epochs], options: Options) -> Iterator[Result]:
    """Yield the time at each size, and p of the fit time = c size^p."""
    times = interleaved({str(size): run for size, run in runs.items()}, options.rounds)
    sizes = np.array(list(runs), float)
    middle = np.array([np.median(times[str(size)]) for size in runs])
    for size, seconds in zip(runs, middle, strict=True):
        yield Result("growth", "ms/epoch", seconds * 1000, f"{size:,} {over}")
    exponent = float(np.polyfit(np.log(sizes), np.log(middle), 1)[0])
    # a tenth more than linear is what the same fit gives for noise
    yield Result("growth", "exponent", exponent, f"linear in {over}", 1.0, exponent, at_most=1.1)


def _memory(design: Design) -> Result:
    """Compare the most memory of a run with 5 x parameters + two batches of activations.

    Data and initial weights are there before; a stretch of the data gathered in advance, one
    megabyte at most, is allowed for.
    """
    data, state = works.pictures(1_280), initial_state(design)
    parameters = 4 * parameter_count(design)
    batch = 4 * design.training.batch_size * sum(design.widths.values())
    tracemalloc.start()
    trainer = Trainer(design, state, data)
    for _ in range(50):
        trainer.advance()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    allowed = 5 * parameters + 2 * batch + (1 << 20)
    peer = f"allowed, {parameters // 4:,} params"
    return Result("growth", "MB", most / 1e6, peer, allowed / 1e6, most / allowed, at_most=1.0)


def free_neurons(options: Options) -> Iterator[Result]:
    """200 neurons in five depths, wired one by one by 2,000 wires, against Dense layers."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(500 if options.quick else 2_000, 16)).astype(np.float32)
    y = (x[:, 0] * x[:, 1] > 0).astype(np.int64)
    order = np.arange(len(x))
    data = Dataset(DataSpec("signs", (16,), ("no", "yes")), x, y, order, order[:0])
    runs = {
        "ours": ours.Epochs(_free(rng), data),
        "Dense layers, a chain": ours.Epochs(_layers(skips=False), data),
        "Dense layers, same skips": ours.Epochs(_layers(skips=True), data),
    }
    times = interleaved(runs, options.rounds)
    yield compared("free_neurons", "Dense layers, a chain", times, at_most=3.0)
    yield compared("free_neurons", "Dense layers, same skips", times)


DEPTHS, WIDTH, WIRES = 5, 40, 10


def _ends() -> tuple[InputLayer, OutputLayer]:
    classes = ("no", "yes")
    return (
        InputLayer(id="in", name="Input", shape=(16,)),
        OutputLayer(id="out", name="Output", units=2, classes=classes),
    )


def _settings() -> TrainingSettings:
    return TrainingSettings(validation_fraction=0.0, epochs=1_000_000, batch_size=32)


def _free(rng: np.random.Generator) -> Design:
    """Return neurons that each hear ten others, at least one of them of the depth before."""
    depths = [
        [
            DenseLayer(id=f"n{depth}-{number}", name=f"{depth}-{number}", units=1)
            for number in range(WIDTH)
        ]
        for depth in range(DEPTHS)
    ]
    first, last = _ends()
    wires: list[tuple[str, str]] = []
    earlier: list[str] = []
    for number, neurons in enumerate(depths):
        before = [first.id] if number == 0 else [layer.id for layer in depths[number - 1]]
        for neuron in neurons:
            sure = str(rng.choice(before))
            others = [name for name in earlier if name != sure]
            more = rng.choice(others, WIRES - 1, replace=False) if others else ()
            wires += [(str(source), neuron.id) for source in (sure, *more)]
        earlier += [layer.id for layer in neurons]
    wires += [(layer.id, last.id) for layer in depths[-1]]
    neurons = [layer for group in depths for layer in group]
    links = tuple(Link(id=f"w{n}", source=a, target=b) for n, (a, b) in enumerate(wires))
    return Design(layers=(first, *neurons, last), links=links, training=_settings())


def _layers(*, skips: bool) -> Design:
    first, last = _ends()
    hidden = [DenseLayer(id=f"d{n}", name=f"D{n}", units=WIDTH) for n in range(DEPTHS)]
    layers = (first, *hidden, last)
    pairs = {(one.id, other.id) for one, other in pairwise(layers)}
    if skips:
        pairs |= {(a.id, b.id) for n, a in enumerate(hidden) for b in hidden[n + 1 :]}
    links = tuple(Link(id=f"{a}-{b}", source=a, target=b) for a, b in sorted(pairs))
    return Design(layers=layers, links=links, training=_settings())
