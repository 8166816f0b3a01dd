"""What several commands do with a project: open it, choose its data, refuse what cannot work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nndesigner.app import datasets
from nndesigner.cli.console import CommandError, Console
from nndesigner.core import edits
from nndesigner.core.check import Problem, can_train, check
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import Design
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.project import Project
from nndesigner.data import builtin
from nndesigner.storage.project import read


def opened(file: str, data: str | None = None) -> Project:
    """Return the project in a file, with other data if `data` names a set or a table file."""
    project = read(file)
    if data is None:
        return project
    return project.with_(design=with_data(project.design, data))


def with_data(design: Design, data: str) -> Design:
    """Return the design with a built-in data set, the table in a file, or a folder of MNIST's."""
    if data == DRAWN and design.output is not None and len(design.output.classes) > 1:
        return edits.set_data(design, name=data, path=None, classes=design.output.classes)
    if data in builtin.names():
        return edits.set_data(design, name=data, path=None)
    # Absolute, so that the project finds it from wherever it is opened next.
    path = Path(data).absolute()
    return edits.set_data(design, name="mnist" if path.is_dir() else "", path=str(path))


def ready(project: Project, file: str, console: Console) -> DataSpec:
    """Return what the data looks like if design and data fit together.

    Warnings are noted. Raises CommandError `cannot_train` with all problems, one in each line, and
    DataError if the data set cannot be had.
    """
    data = project.design.data
    spec = builtin.spec(data) if data.name or data.path is not None else None
    problems = check(project.design, spec, project.examples)
    refuse(problems, file, "trained or measured")
    for problem in problems:
        console.note(problem_line(problem))
    assert spec is not None  # else there would have been a problem
    return spec


def refuse(problems: tuple[Problem, ...], file: str, what: str) -> None:
    """Raise CommandError `cannot_train` with the problems if one of them is an error."""
    if can_train(problems):
        return
    errors = [problem for problem in problems if problem.severity == "error"]
    count = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
    raise CommandError(
        "cannot_train",
        f"“{Path(file).name}” cannot be {what} yet: {count}.",
        lines=[problem_line(problem) for problem in problems],
        values={"problems": [problem_values(problem) for problem in problems]},
    )


def loaded(project: Project, console: Console) -> Dataset:
    """Return the project's data set; the first one takes a second."""
    console.begin("loading the data set ...")
    return datasets.load_for(project)


def problem_line(problem: Problem) -> str:
    """Return a problem as one line: how bad, its code, what is wrong and how to repair it."""
    from nndesigner.ui.texts import problem_text

    return f"  {problem.severity} {problem.code}: {problem_text(problem).sentence}"


def problem_values(problem: Problem) -> dict[str, Any]:
    """Return a problem for scripts."""
    from nndesigner.ui.texts import problem_text

    return {
        "code": problem.code,
        "severity": problem.severity,
        "layer": problem.where,
        "name": problem.params.get("name"),
        "message": problem_text(problem).sentence,
        "params": dict(problem.params),
        "repair": problem.repair.code if problem.repair else None,
    }


def percent(share: float) -> str:
    """Return a share of 1 as "97.4 %"."""
    return f"{100 * share:.1f} %"


def decimal(value: float | None) -> str:
    """Return a loss with four digits, "-" if it was not measured."""
    return "-" if value is None else f"{value:.4g}"
