"""Templates as they come onto the canvas: arranged by the sizes of their blocks."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.core.templates import template
from nndesigner.ui.canvas.layout import auto_layout

_NAMES = {
    "Input": QT_TRANSLATE_NOOP("Templates", "Input"),
    "Output": QT_TRANSLATE_NOOP("Templates", "Output"),
    "Neuron": QT_TRANSLATE_NOOP("Templates", "Neuron"),
    "Hidden": QT_TRANSLATE_NOOP("Templates", "Hidden"),
    "Picture": QT_TRANSLATE_NOOP("Templates", "Picture"),
    "Digit": QT_TRANSLATE_NOOP("Templates", "Digit"),
    "Answer": QT_TRANSLATE_NOOP("Templates", "Answer"),
    "Measurements": QT_TRANSLATE_NOOP("Templates", "Measurements"),
    "Species": QT_TRANSLATE_NOOP("Templates", "Species"),
    "Edges": QT_TRANSLATE_NOOP("Templates", "Edges"),
    "Shapes": QT_TRANSLATE_NOOP("Templates", "Shapes"),
    "Smaller": QT_TRANSLATE_NOOP("Templates", "Smaller"),
    "Row": QT_TRANSLATE_NOOP("Templates", "Row"),
    "Point": QT_TRANSLATE_NOOP("Templates", "Point"),
}
"""Names the templates give their layers; a number may follow."""


def new_project(name: str = "") -> Project:
    """Return an empty project, or a template with its blocks in neat columns."""
    if not name:
        return Project()
    project = template(name)
    design = _in_present_language(project.design)
    return project.with_(design=edits.move(design, auto_layout(design)))


def _in_present_language(design: Design) -> Design:
    for layer in design.layers:
        stem, _, tail = layer.name.rpartition(" ")
        base, number = (stem, f" {tail}") if stem and tail.isdigit() else (layer.name, "")
        if base in _NAMES:
            translated = QCoreApplication.translate("Templates", str(_NAMES[base]))
            design = edits.set_fields(design, layer.id, name=f"{translated}{number}")
    return design
