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
    from nndesigner.engine.metrics import evaluate
    from nndesigner.engine.network import compile_design

    dataset = datasets.load_for(project.design)
    if not dataset.test.size:
        return None
    network = compile_design(project.design)
    network.set_state(project.state)
    return evaluate(
        network, dataset.inputs[dataset.test], dataset.targets[dataset.test], dataset.spec.classes
    )
