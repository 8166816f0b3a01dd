"""The command `predict`: what a network says of pictures and numbers."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from nndesigner.app.prediction import Prediction, Predictor
from nndesigner.cli.console import CommandError, Console
from nndesigner.cli.inputs import Sample, samples
from nndesigner.cli.projects import percent, refuse
from nndesigner.core.check import check_network
from nndesigner.core.project import Project
from nndesigner.storage.project import read

_SHOWN = 3


def predict(arguments: Namespace, console: Console) -> None:
    """Print what the network says of each input."""
    project = read(arguments.file)
    design = project.design
    refuse(check_network(design), arguments.file, "used")
    assert design.input is not None  # else there would have been a problem
    assert design.output is not None
    found = _predictions(project, samples(arguments.inputs, project))
    values = {
        "classes": design.output.classes,
        "predictions": [_values(sample, prediction) for sample, prediction in found],
    }
    text = "\n".join(_line(sample, prediction) for sample, prediction in found)
    console.result(values, text)


def _predictions(project: Project, inputs: list[Sample]) -> list[tuple[Sample, Prediction]]:
    # The app's own predictor, so that both say the same of the same picture.
    predictor = Predictor()
    predictor.set_network(project.design, project.state, project.temperature)
    found = []
    for sample in inputs:
        predictor.set_numbers(tuple(sample.vector.tolist()), sample.vector)
        if predictor.prediction is None:
            raise CommandError("cannot_predict", f"{sample.name}: the network cannot read this.")
        found.append((sample, predictor.prediction))
    return found


def _values(sample: Sample, prediction: Prediction) -> dict[str, Any]:
    probabilities = prediction.probabilities
    return {
        "input": sample.name,
        "label": prediction.label,
        "probabilities": None if probabilities is None else probabilities.tolist(),
        "output": prediction.output.tolist(),
    }


def _line(sample: Sample, prediction: Prediction) -> str:
    if prediction.probabilities is None:
        numbers = " ".join(f"{value:.6g}" for value in prediction.output.tolist())
        return f"{sample.name}: {numbers}" + (f" ({prediction.label})" if prediction.label else "")
    pairs = zip(prediction.classes, prediction.probabilities.tolist(), strict=False)
    likely = sorted(pairs, key=lambda pair: -pair[1])[:_SHOWN]
    shares = ", ".join(f"{name} {percent(share)}" for name, share in likely)
    return f"{sample.name}: {prediction.label} ({shares})"
