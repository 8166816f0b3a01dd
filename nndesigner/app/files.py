"""Project files for the window: read and written beside the GUI thread, which stays alive."""

from __future__ import annotations

from pathlib import Path

from nndesigner.app.jobs import run_responsive
from nndesigner.core.project import Project
from nndesigner.storage import project as storage

SUFFIX = ".nnd"


def read_project(path: Path) -> Project:
    """Return the project in a file. Raises StorageError as `storage.project.read`."""
    return run_responsive(lambda: storage.read(path))


def write_project(path: Path, project: Project) -> None:
    """Write a project to a file, all or nothing. Raises StorageError."""
    run_responsive(lambda: storage.write(path, project))
