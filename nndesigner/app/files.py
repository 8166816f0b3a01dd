"""Project files for the window: read and written beside the GUI thread, which stays alive."""

from __future__ import annotations

from pathlib import Path

from nndesigner.app import datasets
from nndesigner.app.jobs import run_responsive
from nndesigner.core.dataset import DataSpec
from nndesigner.core.project import Example, Project
from nndesigner.core.training import DataReference

SUFFIX = ".nnd"


def read_project(path: Path) -> Project:
    """Return the project in a file. Raises StorageError as `storage.project.read`."""
    from nndesigner.storage import project as storage

    def read() -> Project:
        project = storage.read(path)
        datasets.spec_of(project.design.data)  # a table is read here, not in the GUI thread
        return project

    return run_responsive(read)


def write_project(path: Path, project: Project) -> None:
    """Write a project to a file, all or nothing. Raises StorageError."""
    from nndesigner.storage import project as storage

    run_responsive(lambda: storage.write(path, project))


def look_at_table(reference: DataReference) -> DataSpec:
    """Return what a table file looks like. Raises DataError as `data.table.spec`."""
    return run_responsive(lambda: datasets.require(reference))


def import_drawings(path: Path, project: Project) -> tuple[tuple[Example, ...], int, int]:
    """Return a project's examples with those of a file; how many were added, and were found.

    Raises StorageError as `storage.drawings.read`, DataError as `teaching.add_many`.
    """
    from nndesigner.app import teaching
    from nndesigner.storage import drawings

    def read() -> tuple[tuple[Example, ...], int, int]:
        found = drawings.read(path)
        after, added = teaching.add_many(project, found)
        return after.examples, added, len(found)

    return run_responsive(read)


def write_drawings(path: Path, examples: tuple[Example, ...]) -> None:
    """Write labelled drawings to a file, all or nothing. Raises StorageError."""
    from nndesigner.storage import drawings

    run_responsive(lambda: drawings.write(path, examples))
