"""Names for people of everything that has a name in code: kinds, choices, fields, data sets."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QT_TRANSLATE_NOOP

from nndesigner.ui.texts.table import Table

KINDS = Table(
    "Kind",
    {
        "input": QT_TRANSLATE_NOOP("Kind", "Input"),
        "dense": QT_TRANSLATE_NOOP("Kind", "Dense"),
        "neuron": QT_TRANSLATE_NOOP("Kind", "Neuron"),
        "dropout": QT_TRANSLATE_NOOP("Kind", "Dropout"),
        "output": QT_TRANSLATE_NOOP("Kind", "Output"),
    },
)

ACTIVATIONS = Table(
    "Activation",
    {
        "identity": QT_TRANSLATE_NOOP("Activation", "Identity"),
        "relu": QT_TRANSLATE_NOOP("Activation", "ReLU"),
        "leaky_relu": QT_TRANSLATE_NOOP("Activation", "Leaky ReLU"),
        "sigmoid": QT_TRANSLATE_NOOP("Activation", "Sigmoid"),
        "tanh": QT_TRANSLATE_NOOP("Activation", "Tanh"),
        "softmax": QT_TRANSLATE_NOOP("Activation", "Softmax"),
    },
)

INITIALIZERS = Table(
    "Initializer",
    {
        "zeros": QT_TRANSLATE_NOOP("Initializer", "Zeros"),
        "normal": QT_TRANSLATE_NOOP("Initializer", "Normal"),
        "xavier": QT_TRANSLATE_NOOP("Initializer", "Xavier"),
        "he": QT_TRANSLATE_NOOP("Initializer", "He"),
    },
)

LOSSES = Table(
    "Loss",
    {
        "cross_entropy": QT_TRANSLATE_NOOP("Loss", "Cross-entropy"),
        "binary_cross_entropy": QT_TRANSLATE_NOOP("Loss", "Binary cross-entropy"),
        "mean_squared_error": QT_TRANSLATE_NOOP("Loss", "Mean squared error"),
    },
)

OPTIMIZERS = Table(
    "Optimizer",
    {
        "sgd": QT_TRANSLATE_NOOP("Optimizer", "SGD"),
        "momentum": QT_TRANSLATE_NOOP("Optimizer", "SGD with momentum"),
        "adam": QT_TRANSLATE_NOOP("Optimizer", "Adam"),
    },
)

DATASETS = Table(
    "Dataset",
    {
        "digits": QT_TRANSLATE_NOOP("Dataset", "Handwritten digits"),
        "iris": QT_TRANSLATE_NOOP("Dataset", "Iris flowers"),
        "moons": QT_TRANSLATE_NOOP("Dataset", "Two moons"),
        "circles": QT_TRANSLATE_NOOP("Dataset", "Two circles"),
        "spiral": QT_TRANSLATE_NOOP("Dataset", "Spiral"),
        "xor": QT_TRANSLATE_NOOP("Dataset", "XOR"),
        "blobs": QT_TRANSLATE_NOOP("Dataset", "Blobs"),
    },
)

TEMPLATES = Table(
    "Template",
    {
        "neuron": QT_TRANSLATE_NOOP("Template", "One neuron"),
        "xor": QT_TRANSLATE_NOOP("Template", "XOR"),
        "digits": QT_TRANSLATE_NOOP("Template", "Handwritten digits"),
        "iris": QT_TRANSLATE_NOOP("Template", "Iris flowers"),
        "moons": QT_TRANSLATE_NOOP("Template", "Two moons"),
    },
)

FIELDS = Table(
    "Field",
    {
        "name": QT_TRANSLATE_NOOP("Field", "Name"),
        "x": QT_TRANSLATE_NOOP("Field", "Position from the left"),
        "y": QT_TRANSLATE_NOOP("Field", "Position from the top"),
        "shape": QT_TRANSLATE_NOOP("Field", "Shape"),
        "units": QT_TRANSLATE_NOOP("Field", "Neurons"),
        "activation": QT_TRANSLATE_NOOP("Field", "Activation"),
        "initializer": QT_TRANSLATE_NOOP("Field", "Starting weights"),
        "rate": QT_TRANSLATE_NOOP("Field", "Dropout rate"),
        "loss": QT_TRANSLATE_NOOP("Field", "Loss"),
        "classes": QT_TRANSLATE_NOOP("Field", "Classes"),
        "epochs": QT_TRANSLATE_NOOP("Field", "Epochs"),
        "batch_size": QT_TRANSLATE_NOOP("Field", "Batch size"),
        "optimizer": QT_TRANSLATE_NOOP("Field", "Optimizer"),
        "learning_rate": QT_TRANSLATE_NOOP("Field", "Learning rate"),
        "momentum": QT_TRANSLATE_NOOP("Field", "Momentum"),
        "validation_fraction": QT_TRANSLATE_NOOP("Field", "Validation share"),
        "seed": QT_TRANSLATE_NOOP("Field", "Seed"),
        "data": QT_TRANSLATE_NOOP("Field", "Data set"),
        "path": QT_TRANSLATE_NOOP("Field", "File"),
        "samples": QT_TRANSLATE_NOOP("Field", "Samples"),
        "noise": QT_TRANSLATE_NOOP("Field", "Noise"),
        "test_fraction": QT_TRANSLATE_NOOP("Field", "Test share"),
        "split_seed": QT_TRANSLATE_NOOP("Field", "Seed of the split"),
        "weight": QT_TRANSLATE_NOOP("Field", "Weight"),
        "bias": QT_TRANSLATE_NOOP("Field", "Bias"),
    },
)

_CHOICES = {
    "activation": ACTIVATIONS,
    "initializer": INITIALIZERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
}


def kind_name(kind: str) -> str:
    """Return the name of a kind of layer of the catalog's palette."""
    return KINDS.text(kind, kind)


def activation_name(name: str) -> str:
    """Return the name of an activation."""
    return ACTIVATIONS.text(name, name)


def initializer_name(name: str) -> str:
    """Return the name of an initializer."""
    return INITIALIZERS.text(name, name)


def loss_name(name: str) -> str:
    """Return the name of a loss."""
    return LOSSES.text(name, name)


def optimizer_name(name: str) -> str:
    """Return the name of an optimizer."""
    return OPTIMIZERS.text(name, name)


def dataset_name(name: str) -> str:
    """Return the name of a built-in data set."""
    return DATASETS.text(name, name)


def data_name(name_or_path: str) -> str:
    """Return the name of a built-in data set, or the file's name of a path."""
    if name_or_path in DATASETS:
        return DATASETS.text(name_or_path)
    return PurePath(name_or_path).name or name_or_path


def template_name(name: str) -> str:
    """Return the name of a template."""
    return TEMPLATES.text(name, name)


def field_name(field: str) -> str:
    """Return the label of a field of a layer, of the training settings or the data reference."""
    return FIELDS.text(field, field)


def choice_name(field: str, choice: str) -> str:
    """Return the name of one choice of a choice field ("activation", "loss", ...)."""
    table = _CHOICES.get(field)
    return table.text(choice, choice) if table else choice
