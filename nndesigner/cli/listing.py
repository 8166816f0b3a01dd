"""The commands `new`, `templates`, `datasets` and `check`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nndesigner.cli.console import CommandError, Console
from nndesigner.cli.projects import problem_line, problem_values
from nndesigner.core.arrays import NetworkState
from nndesigner.core.check import can_train
from nndesigner.core.check import check as problems_of
from nndesigner.core.shapes import parameter_count
from nndesigner.core.templates import TEMPLATES, template
from nndesigner.data import builtin
from nndesigner.storage.atomic import check_writable
from nndesigner.storage.project import read, write


def new(arguments: Namespace, console: Console) -> None:
    """Make a project file from a template."""
    from nndesigner.engine.initializers import initial_state

    path = Path(arguments.out)
    if check_writable(path).exists() and not arguments.force:
        raise CommandError(
            "file_exists",
            f"“{path.name}” exists already. Choose another name, or add --force to replace it.",
            values={"path": str(path)},
        )
    project = template(arguments.template)
    state = NetworkState({**initial_state(project.design), **project.state})
    write(path, project.with_(state=state))
    parameters = parameter_count(project.design)
    console.result(
        {"template": arguments.template, "file": str(path), "parameters": parameters},
        f"{path}: {arguments.template}, {parameters:,} parameters",
    )


def templates(_arguments: Namespace, console: Console) -> None:
    """List the templates."""
    from nndesigner.ui.texts import template_help, template_name

    found = []
    for name in TEMPLATES:
        project = template(name)
        found.append(
            {
                "name": name,
                "title": template_name(name),
                "description": template_help(name),
                "data": project.design.data.name,
                "parameters": parameter_count(project.design),
            }
        )
    console.result({"templates": found}, _listed(found))


def datasets(arguments: Namespace, console: Console) -> None:
    """List the built-in data sets; fetch one first if asked to."""
    from nndesigner.ui.texts import dataset_help, dataset_name

    if arguments.download is not None:
        _download(console)
    found = []
    for name in builtin.names():
        spec = builtin.about(name)
        found.append(
            {
                "name": name,
                "title": dataset_name(name),
                "description": dataset_help(name),
                "input_shape": spec.input_shape,
                "classes": spec.classes,
                "features": spec.features,
                "available": _is_available(name),
            }
        )
    console.result({"datasets": found}, _listed(found))


def _is_available(name: str) -> bool:
    """Tell whether the samples of a data set are there, or can be made."""
    from nndesigner.core.training import DataReference

    return builtin.spec_or_none(DataReference(name=name)) is not None


def _download(console: Console) -> None:
    """Fetch the files of MNIST. Raises DataError as `app.downloads.download`."""
    from nndesigner.app import downloads
    from nndesigner.data import mnist

    def tell(progress: downloads.Progress) -> None:
        console.progress(f"{progress.done / 1e6:.1f} of {progress.total / 1e6:.1f} MB")

    source = downloads.Source(mnist.cache_folder())
    downloads.download(source, downloads.retrieve, downloads.Reporter(source, tell))


def _listed(found: Sequence[Mapping[str, Any]]) -> str:
    width = max(len(entry["name"]) for entry in found)
    return "\n".join(f"{entry['name']:<{width}}  {entry['description']}" for entry in found)


def check(arguments: Namespace, console: Console) -> None:
    """List a design's problems; fail if it cannot be trained."""
    project = read(arguments.file)
    spec = builtin.spec_or_none(project.design.data)
    problems = problems_of(project.design, spec, project.examples)
    trainable = can_train(problems)
    values = {
        "file": arguments.file,
        "trainable": trainable,
        "problems": [problem_values(problem) for problem in problems],
        "parameters": parameter_count(project.design),
        "drawings": len(project.examples),
    }
    lines = [problem_line(problem).strip() for problem in problems]
    if project.examples:
        lines.append(f"drawings kept in the project: {len(project.examples)}")
    name = Path(arguments.file).name
    if trainable:
        console.result(values, "\n".join([*lines, f"“{name}” can be trained."]))
        return
    _print_unless_json(arguments, lines)
    errors = sum(problem.severity == "error" for problem in problems)
    count = "1 problem" if errors == 1 else f"{errors} problems"
    raise CommandError("cannot_train", f"“{name}” cannot be trained yet: {count}.", result=values)


def _print_unless_json(arguments: Namespace, lines: list[str]) -> None:
    if not arguments.json:
        print("\n".join(lines))
