"""The command `evaluate`: how good a network is on samples it never trained on."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from nndesigner.app.evaluation import evaluate_project
from nndesigner.cli.console import CommandError, Console
from nndesigner.cli.projects import decimal, loaded, opened, percent, ready
from nndesigner.engine.metrics import Evaluation
from nndesigner.engine.train import limit_blas_threads

_MOST_COLUMNS = 30


def evaluate(arguments: Namespace, console: Console) -> None:
    """Measure a network on the test samples."""
    project = opened(arguments.file, arguments.data)
    spec = ready(project, arguments.file, console)
    test = loaded(project, console).test
    with limit_blas_threads():
        found = evaluate_project(project)
    if found is None:
        raise CommandError(
            "no_test_samples",
            f"The data set of “{Path(arguments.file).name}” holds back no test samples: "
            "its test share is 0.",
        )
    console.result(_values(found, spec.name, len(test)), _text(found, len(test)))


def _values(found: Evaluation, data: str, samples: int) -> dict[str, Any]:
    return {
        "data": data,
        "samples": samples,
        "loss": found.loss,
        "accuracy": found.accuracy,
        "r2": found.r2,
        "classes": [
            {
                "name": report.name,
                "precision": report.precision,
                "recall": report.recall,
                "f1": report.f1,
                "support": report.support,
            }
            for report in found.reports
        ],
        "confusion": found.confusion.tolist(),
    }


def _text(found: Evaluation, samples: int) -> str:
    lines = [f"{samples} test samples, loss {decimal(found.loss)}"]
    if found.r2 is not None:
        lines.append(f"r2 {found.r2:.4f}")
    if found.accuracy is not None:
        lines[0] += f", accuracy {percent(found.accuracy)}"
        lines += ["", *_reports(found), "", *_confusion(found)]
    return "\n".join(lines)


def _reports(found: Evaluation) -> list[str]:
    width = max(len("class"), *(len(report.name) for report in found.reports))
    head = f"{'class':<{width}}  precision  recall      f1  support"
    return [head] + [
        f"{report.name:<{width}}  {report.precision:9.3f}  {report.recall:6.3f}  "
        f"{report.f1:6.3f}  {report.support:7d}"
        for report in found.reports
    ]


def _confusion(found: Evaluation) -> list[str]:
    names = [report.name for report in found.reports]
    if len(names) > _MOST_COLUMNS:
        return [f"(confusion matrix of {len(names)} classes: see --json)"]
    cells = [str(number) for row in found.confusion.tolist() for number in row]
    width = max(map(len, (*names, *cells)))
    margin = max(map(len, names))
    head = " ".join([" " * margin, *(f"{name:>{width}}" for name in names)])
    rows = [
        " ".join([f"{name:<{margin}}", *(f"{number:{width}d}" for number in row)])
        for name, row in zip(names, found.confusion.tolist(), strict=True)
    ]
    return ["confusion matrix (rows: true class, columns: what the network says)", head, *rows]
