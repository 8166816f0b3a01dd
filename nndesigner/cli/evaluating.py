"""The command `evaluate`: how good a network is on samples it never trained on."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nndesigner.app.evaluation import evaluate_project
from nndesigner.cli.console import CommandError, Console
from nndesigner.cli.projects import decimal, loaded, opened, percent, ready
from nndesigner.engine.metrics import Averages, ClassReport, Evaluation
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
        "top_k": list(found.top_k),
        "auc": found.auc,
        "calibration_error": found.calibration_error,
        "macro": found.macro and asdict(found.macro),
        "weighted": found.weighted and asdict(found.weighted),
        "r2": found.r2,
        "mae": found.mae,
        "rmse": found.rmse,
        "classes": [asdict(report) for report in found.reports],
        "confusion": found.confusion.tolist(),
    }


def _text(found: Evaluation, samples: int) -> str:
    lines = [f"{samples} test samples, loss {decimal(found.loss)}"]
    errors = [
        f"{name} {value:.4f}"
        for name, value in (("r2", found.r2), ("mae", found.mae), ("rmse", found.rmse))
        if value is not None
    ]
    if errors:
        lines.append(", ".join(errors))
    if found.accuracy is not None:
        lines[0] += f", accuracy {percent(found.accuracy)}"
        lines += [*_more(found), "", *_reports(found), "", *_confusion(found)]
    return "\n".join(lines)


def _more(found: Evaluation) -> list[str]:
    """Return one line of what else there is to say about classes, if anything."""
    # with k classes the right one is always among the k largest outputs
    shares = found.top_k[1 : max(1, len(found.reports) - 1)]
    parts = [f"top {k} {percent(share)}" for k, share in enumerate(shares, start=2)]
    if found.auc is not None:
        parts.append(f"roc auc {found.auc:.4f}")
    if found.calibration_error is not None:
        parts.append(f"calibration error {percent(found.calibration_error)}")
    return [", ".join(parts)] if parts else []


def _reports(found: Evaluation) -> list[str]:
    averages = [("macro average", found.macro), ("weighted average", found.weighted)]
    rows: list[tuple[str, ClassReport | Averages]] = [(item.name, item) for item in found.reports]
    rows += [(name, average) for name, average in averages if average is not None]
    width = max(len("class"), *(len(name) for name, _ in rows))
    samples = sum(report.support for report in found.reports)
    head = f"{'class':<{width}}  precision  recall      f1  support"
    return [head] + [
        f"{name:<{width}}  {row.precision:9.3f}  {row.recall:6.3f}  {row.f1:6.3f}  "
        f"{row.support if isinstance(row, ClassReport) else samples:7d}"
        for name, row in rows
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
