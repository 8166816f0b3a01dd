"""Trained weights on the test samples: measured beside everything else, without its threads."""

from __future__ import annotations

import pytest
from threadpoolctl import threadpool_info

from nndesigner.app.evaluation import evaluate_project
from nndesigner.core import edits
from nndesigner.core.templates import template
from nndesigner.engine import metrics
from nndesigner.engine.initializers import initial_state


@pytest.fixture
def digits():
    project = template("digits")
    design = edits.set_training(project.design, handwriting=0)
    return project.with_(design=design, state=initial_state(design))


def test_matrix_products_are_not_shared_out_to_threads(digits, monkeypatch):
    seen, real = set(), metrics.evaluate

    def watched(*arguments):
        pools = threadpool_info()
        seen.update(pool["num_threads"] for pool in pools if pool["user_api"] == "blas")
        return real(*arguments)

    monkeypatch.setattr(metrics, "evaluate", watched)
    found = evaluate_project(digits)
    assert found is not None
    assert found.confusion.sum() == 540
    assert seen == {1}


def test_without_test_samples_there_is_nothing_to_measure(digits):
    design = edits.set_data(digits.design, test_fraction=0.0)
    assert evaluate_project(digits.with_(design=design)) is None
