"""How good the present weights are on the test samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nndesigner.app import datasets
from nndesigner.core.project import Project

if TYPE_CHECKING:
    from nndesigner.engine.metrics import Evaluation


def evaluate_project(project: Project) -> Evaluation | None:
    """Measure a project on its test samples; None if it has none. Slow: for a thread.

    Raises EngineError or DataError if the design cannot be computed with its data.
    """
    from nndesigner.engine.blas import limit_blas_threads
    from nndesigner.engine.metrics import evaluate
    from nndesigner.engine.network import compile_design

    dataset = datasets.load_for(project)
    if not dataset.test.size:
        return None
    network = compile_design(project.design)
    network.set_state(project.state)
    inputs, targets = dataset.inputs[dataset.test], dataset.targets[dataset.test]
    with limit_blas_threads():  # thousands of pictures take many times as long otherwise
        return evaluate(network, inputs, targets, dataset.spec.classes, project.temperature)
