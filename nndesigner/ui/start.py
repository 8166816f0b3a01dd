"""Templates as they come onto the canvas: arranged by the sizes of their blocks."""

from __future__ import annotations

from nndesigner.core import edits
from nndesigner.core.project import Project
from nndesigner.core.templates import template
from nndesigner.ui.canvas.layout import auto_layout


def new_project(name: str = "") -> Project:
    """Return an empty project, or a template with its blocks in neat columns."""
    if not name:
        return Project()
    project = template(name)
    return project.with_(design=edits.move(project.design, auto_layout(project.design)))
