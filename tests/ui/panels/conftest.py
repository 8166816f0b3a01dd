"""Fixtures of the inspector's tests."""

from __future__ import annotations

import pytest

from nndesigner.core.project import Project
from tests.designs import template
from tests.ui.panels.inspector_bench import Bench


@pytest.fixture
def bench(qtbot):
    made: list[Bench] = []

    def make(project: Project) -> Bench:
        made.append(Bench(qtbot, project))
        return made[-1]

    yield make
    for one in made:
        one.document.close()


@pytest.fixture
def digits(bench) -> Bench:
    return bench(template("digits"))


@pytest.fixture
def neuron(bench) -> Bench:
    return bench(template("neuron"))
