"""Which of the person's drawings a network's weights were trained on."""

from __future__ import annotations

from nndesigner.app import teaching
from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.project import Example, Project


def noted(project: Project, start: Project) -> Project:
    """Return a project whose weights are to become those of a run, with what that was shown.

    `start` is the project the run began with; what `project` has been trained on before it
    counts as long as its weights had learnt anything.
    """
    known = frozenset(teaching.classes(start.design))
    shown = start.examples if _shows(start.design) else ()
    used = tuple(one.drawing for one in shown if one.label in known)
    if not used:
        used = project.trained_on if project.learnt else ()
    return project.with_(trained_on=used)


def trained_examples(project: Project) -> tuple[Example, ...]:
    """Return the examples the weights were trained on, with the names they have now."""
    # by identity: thousands of drawings are slow to compare, and editing never copies one
    trained = {id(drawing) for drawing in project.trained_on}
    return tuple(one for one in project.examples if id(one.drawing) in trained)


def as_trained(project: Project) -> Project:
    """Return the project with no other drawings than those trained on, and these mixed in."""
    design = edits.set_training(project.design, examples=True)
    return project.with_(design=design, examples=trained_examples(project))


def _shows(design: Design) -> bool:
    """Tell whether a training of a design shows it the person's drawings."""
    own = design.data.name == DRAWN and design.data.path is None
    return own or design.training.examples
