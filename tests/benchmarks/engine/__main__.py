"""`python -m tests.benchmarks.engine [--json] [--only NAME] [--rounds N] [--quick]`.

Prints one line a comparison; ratios are medians over interleaved rounds of one run, with one
thread for matrix products everywhere. PyTorch and JAX are measured where they are installed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping

from nndesigner.engine.blas import limit_blas_threads
from tests.benchmarks.bounds import as_json
from tests.benchmarks.engine import accuracy, growth, report, speed
from tests.benchmarks.engine.report import Result
from tests.benchmarks.engine.speed import Options

Work = Callable[[Options], Iterator[Result]]

WORKS: Mapping[str, Work] = {
    "mnist_epoch": speed.mnist_epoch,
    "mnist_98": speed.mnist_98,
    "digits": speed.digits,
    "cnn": speed.cnn,
    "lstm": speed.lstm,
    "one_sample": speed.one_sample,
    "growth": growth.growth,
    "free_neurons": growth.free_neurons,
    "look": speed.look,
}

ASKED_FOR: Mapping[str, Work] = {
    "mnist_accuracy": accuracy.mnist_accuracy,
    "cnn_accuracy": accuracy.cnn_accuracy,
}
"""Works of minutes, measured only with --only."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the engine.")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")
    parser.add_argument("--only", choices=[*WORKS, *ASKED_FOR], help="measure this work only")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default 5)")
    parser.add_argument("--quick", action="store_true", help="fewer samples, rougher figures")
    arguments = parser.parse_args()
    chosen = {**WORKS, **ASKED_FOR}
    works = {arguments.only: chosen[arguments.only]} if arguments.only else WORKS
    options = Options(arguments.rounds, arguments.quick)
    results = []
    if not arguments.json:
        print(report.machine(), report.HEAD, sep="\n", flush=True)
    with limit_blas_threads():
        for work in works.values():
            for result in work(options):
                results.append(result)
                if not arguments.json:
                    print(report.line(result), flush=True)
    if arguments.json:
        print(as_json(report.machine(), results))


if __name__ == "__main__":
    main()
