"""Projects for tests that must not change whenever a template is tuned."""

from __future__ import annotations

from nndesigner.core import edits, templates
from nndesigner.core.dataset import DIGITS
from nndesigner.core.design import Design
from nndesigner.core.project import Project


def template(name: str) -> Project:
    """A template, but for "digits": 64-64-10 on the 8x8 pictures alone, with plain settings."""
    return small_digits() if name == "digits" else templates.template(name)


def small_digits() -> Project:
    """Handwritten digits of 8 x 8 pixels and one hidden layer."""
    design = edits.add_layer(Design(), "input", 0.0, 0.0, name="Picture", shape=(8, 8))
    hidden = {"units": 64, "activation": "relu", "initializer": "he"}
    design = edits.add_layer(design, "dense", 320.0, 0.0, name="Hidden", **hidden)
    design = edits.add_layer(design, "output", 640.0, 0.0, name="Digit", units=10, classes=DIGITS)
    first, second, third = (layer.id for layer in design.layers)
    design = edits.connect(edits.connect(design, first, second), second, third)
    design = edits.set_data(design, name="digits")
    settings = {"learning_rate": 0.003, "validation_fraction": 0.1, "seed": 2}
    return Project(edits.set_training(design, **settings))
