"""Ready-made projects to start from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.dataset import DIGITS
from nndesigner.core.design import Design
from nndesigner.core.edits.classes import DRAWN, for_few_drawings
from nndesigner.core.errors import EditError
from nndesigner.core.project import Project

COLUMN = 320.0
"""Distance between the left edges of neighbouring blocks, in scene units."""


def template(name: str) -> Project:
    """Return a new project made from a template. Raises EditError `unknown_template`."""
    make = _MAKERS.get(name)
    if make is None:
        raise EditError("unknown_template", name=name, known=TEMPLATES)
    return make()


def _neuron() -> Project:
    """One neuron with the weights of the worked example: x = (0.5, 0.3) gives z = 0.38."""
    design = _chain(
        ("input", "Input", {"shape": (2,)}),
        ("output", "Neuron", _yes_or_no()),
    )
    design = edits.set_data(design, name="blobs", samples=200, noise=0.25)
    design = edits.set_training(
        design, epochs=100, batch_size=16, optimizer="sgd", learning_rate=0.1
    )
    neuron, link = design.layers[-1].id, design.links[0].id
    state = NetworkState(
        {
            link: np.array([[0.8, -0.4]], dtype=np.float32),
            neuron: np.array([0.1], dtype=np.float32),
        }
    )
    return Project(design, state, probe=(0.5, 0.3))


def _xor() -> Project:
    """The problem one neuron cannot solve, and eight hidden ones can."""
    design = _chain(
        ("input", "Input", {"shape": (2,)}),
        ("dense", "Hidden", {"units": 8, "activation": "tanh", "initializer": "xavier"}),
        ("output", "Output", _yes_or_no()),
    )
    design = edits.set_data(design, name="xor", samples=4, noise=0.0)
    design = edits.set_training(
        design, epochs=300, batch_size=4, learning_rate=0.05, validation_fraction=0.0
    )
    return Project(design, probe=(1.0, 0.0))


def _digits() -> Project:
    """Handwritten digits of 8 x 8 pixels."""
    design = _chain(
        ("input", "Picture", {"shape": (8, 8)}),
        ("dense", "Hidden", {"units": 256, "activation": "relu", "initializer": "he"}),
        ("output", "Digit", {"units": 10, "classes": DIGITS}),
    )
    design = edits.set_data(design, name="digits")
    # The 1,257 pictures show few of the ways in which people write: most are generated.
    design = edits.set_training(
        design,
        epochs=60,
        batch_size=64,
        schedule="one_cycle",
        learning_rate=0.003,
        augmentation="distort",
        handwriting=15_000,
        validation_fraction=0.1,
    )
    return Project(design)


def _drawn() -> Project:
    """Classes of the person's own, learned from the drawings of them and nothing else."""
    names = ("A", "B", "C")
    design = _chain(
        ("input", "Picture", {"shape": (28, 28)}),
        ("dense", "Hidden", {"units": 64, "activation": "relu", "initializer": "he"}),
        ("output", "Answer", {"units": len(names), "classes": names}),
    )
    design = for_few_drawings(edits.set_data(design, name=DRAWN, classes=names))
    return Project(edits.set_training(design, learning_rate=0.002))


def _mnist_mlp() -> Project:
    """The classic: 784 pixels, 256 neurons, ten digits."""
    design = _chain(
        ("input", "Picture", {"shape": (28, 28)}),
        ("dense", "Hidden", {"units": 256, "activation": "relu", "initializer": "he"}),
        ("output", "Digit", {"units": 10, "classes": DIGITS}),
    )
    design = edits.set_data(design, name="mnist")
    design = edits.set_training(
        design,
        epochs=12,
        batch_size=128,
        schedule="one_cycle",
        learning_rate=0.004,
        augmentation="distort",
        handwriting=30_000,
        validation_fraction=0.05,
    )
    return Project(design)


def _mnist_cnn() -> Project:
    """MNIST read with small kernels that slide over the picture."""
    design = edits.set_data(_convolutional(16, 32, hidden=128, dropout=0.4), name="mnist")
    # "distort" reads drawings no better here, and costs a tenth of a percent of MNIST's own.
    settings = {**_CONVOLUTIONAL, "augmentation": "shift", "validation_fraction": 0.03}
    return Project(edits.set_training(design, **settings, epochs=12, handwriting=15_000))


def _handwriting_cnn() -> Project:
    """A smaller such network, on digits the app writes itself: nothing to download."""
    design = edits.set_data(
        _convolutional(12, 24, hidden=64, dropout=0.3),
        name="handwriting",
        samples=40_000,
        test_fraction=0.1,
    )
    return Project(edits.set_training(design, **_CONVOLUTIONAL, epochs=5))


_CONVOLUTIONAL: Mapping[str, Any] = {
    "batch_size": 64,
    "schedule": "one_cycle",
    "learning_rate": 0.003,
    "augmentation": "distort",
    "validation_fraction": 0.05,
}
"""Training of the convolutional networks."""


def _convolutional(edges: int, shapes: int, *, hidden: int, dropout: float) -> Design:
    kernels = {"size": 3, "activation": "relu", "initializer": "he"}
    return _chain(
        ("input", "Picture", {"shape": (28, 28)}),
        ("conv2d", "Edges", {"filters": edges, **kernels}),
        ("max_pool", "Smaller", {}),
        ("conv2d", "Shapes", {"filters": shapes, **kernels}),
        ("max_pool", "Smaller", {}),
        ("flatten", "Row", {}),
        ("dense", "Hidden", {"units": hidden, "activation": "relu", "initializer": "he"}),
        ("dropout", "Dropout", {"rate": dropout}),
        ("output", "Digit", {"units": 10, "classes": DIGITS}),
    )


def _iris() -> Project:
    """Three kinds of iris told apart by four measurements."""
    design = _chain(
        ("input", "Measurements", {"shape": (4,)}),
        ("dense", "Hidden", {"units": 8, "activation": "tanh", "initializer": "xavier"}),
        ("output", "Species", {"units": 3, "classes": ("setosa", "versicolor", "virginica")}),
    )
    design = edits.set_data(design, name="iris")
    design = edits.set_training(design, epochs=120, batch_size=16, learning_rate=0.01)
    return Project(design, probe=(5.8, 3.0, 3.8, 1.2))


def _moons() -> Project:
    """Two half moons that no straight line parts."""
    hidden = {"units": 8, "activation": "tanh", "initializer": "xavier"}
    design = _chain(
        ("input", "Point", {"shape": (2,)}),
        ("dense", "Hidden", hidden),
        ("dense", "Hidden", hidden),
        ("output", "Output", _yes_or_no()),
    )
    design = edits.set_data(design, name="moons", samples=400, noise=0.15)
    design = edits.set_training(design, epochs=150, batch_size=16, learning_rate=0.01)
    return Project(design, probe=(0.5, 0.25))


def _yes_or_no() -> dict[str, Any]:
    return {
        "units": 1,
        "activation": "sigmoid",
        "loss": "binary_cross_entropy",
        "classes": ("0", "1"),
    }


def _chain(*layers: tuple[str, str, Mapping[str, Any]]) -> Design:
    """Return the layers in a row, each linked to the next."""
    design = Design()
    for column, (kind, name, fields) in enumerate(layers):
        design = edits.add_layer(design, kind, column * COLUMN, 0.0, name=name, **fields)
        if column:
            before, last = design.layers[-2:]
            design = edits.connect(design, before.id, last.id)
    return design


_MAKERS: Mapping[str, Callable[[], Project]] = {
    "neuron": _neuron,
    "xor": _xor,
    "digits": _digits,
    "drawn": _drawn,
    "handwriting-cnn": _handwriting_cnn,
    "mnist-mlp": _mnist_mlp,
    "mnist-cnn": _mnist_cnn,
    "iris": _iris,
    "moons": _moons,
}

TEMPLATES: tuple[str, ...] = tuple(_MAKERS)
