"""Explanations in plain words: of fields, choices, kinds of layers, data sets and templates."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nndesigner.ui.texts.table import Table

KINDS = Table(
    "KindHelp",
    {
        "input": QT_TRANSLATE_NOOP("KindHelp", "Where the numbers of a sample enter"),
        "dense": QT_TRANSLATE_NOOP("KindHelp", "Neurons that each see everything before them"),
        "neuron": QT_TRANSLATE_NOOP("KindHelp", "A single neuron to wire by hand"),
        "dropout": QT_TRANSLATE_NOOP("KindHelp", "Silences random neurons while training"),
        "output": QT_TRANSLATE_NOOP("KindHelp", "Gives the answer and measures the error"),
    },
)

FORMULAS = {
    "identity": "z",
    "relu": "max(0, z)",
    "leaky_relu": "max(0.01·z, z)",
    "sigmoid": "1 / (1 + e⁻ᶻ)",
    "tanh": "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
    "softmax": "eᶻ / Σ eᶻ",
}
"""Formulas of the activations; they read the same in every language."""

ACTIVATIONS = Table(
    "ActivationHelp",
    {
        "identity": QT_TRANSLATE_NOOP("ActivationHelp", "passes the sum on as it is"),
        "relu": QT_TRANSLATE_NOOP("ActivationHelp", "passes positive sums, silences negative ones"),
        "leaky_relu": QT_TRANSLATE_NOOP(
            "ActivationHelp", "passes positive sums, lets a hundredth of negative ones through"
        ),
        "sigmoid": QT_TRANSLATE_NOOP(
            "ActivationHelp", "squeezes any sum between 0 and 1, like a probability"
        ),
        "tanh": QT_TRANSLATE_NOOP("ActivationHelp", "squeezes any sum between −1 and 1"),
        "softmax": QT_TRANSLATE_NOOP(
            "ActivationHelp", "shares 100 % among the neurons of the layer: one for each class"
        ),
    },
)

INITIALIZERS = Table(
    "InitializerHelp",
    {
        "zeros": QT_TRANSLATE_NOOP(
            "InitializerHelp", "all weights start at 0: all neurons then stay alike"
        ),
        "normal": QT_TRANSLATE_NOOP(
            "InitializerHelp", "small random numbers, the same spread for every layer"
        ),
        "xavier": QT_TRANSLATE_NOOP(
            "InitializerHelp", "random, smaller in wider layers: good for sigmoid and tanh"
        ),
        "he": QT_TRANSLATE_NOOP(
            "InitializerHelp", "random, a little larger than Xavier: good for ReLU"
        ),
    },
)

LOSSES = Table(
    "LossHelp",
    {
        "cross_entropy": QT_TRANSLATE_NOOP(
            "LossHelp", "−ln(probability of the right class): for telling classes apart"
        ),
        "binary_cross_entropy": QT_TRANSLATE_NOOP(
            "LossHelp", "−ln(probability of the right answer): for yes or no with one neuron"
        ),
        "mean_squared_error": QT_TRANSLATE_NOOP(
            "LossHelp", "mean of (answer − target)²: for predicting values"
        ),
    },
)

OPTIMIZERS = Table(
    "OptimizerHelp",
    {
        "sgd": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "w ← w − rate · gradient: one step straight downhill"
        ),
        "momentum": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "keeps rolling in the direction of earlier steps, like a ball"
        ),
        "adam": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "finds a fitting step size for every weight: a good first choice"
        ),
    },
)

DATASETS = Table(
    "DatasetHelp",
    {
        "digits": QT_TRANSLATE_NOOP(
            "DatasetHelp", "1,797 pictures of handwritten digits, 8 × 8 pixels each"
        ),
        "iris": QT_TRANSLATE_NOOP(
            "DatasetHelp", "150 flowers of three kinds, measured in four ways"
        ),
        "moons": QT_TRANSLATE_NOOP("DatasetHelp", "two half moons that reach into each other"),
        "circles": QT_TRANSLATE_NOOP("DatasetHelp", "a small circle inside a large one"),
        "spiral": QT_TRANSLATE_NOOP(
            "DatasetHelp", "two arms wound around each other: the hardest of the flat ones"
        ),
        "xor": QT_TRANSLATE_NOOP(
            "DatasetHelp", "one or the other, not both: one straight line cannot do it"
        ),
        "blobs": QT_TRANSLATE_NOOP("DatasetHelp", "clouds of points, easily told apart"),
    },
)

TEMPLATES = Table(
    "TemplateHelp",
    {
        "neuron": QT_TRANSLATE_NOOP(
            "TemplateHelp", "a single neuron: follow its sum number by number"
        ),
        "xor": QT_TRANSLATE_NOOP("TemplateHelp", "the smallest problem that needs a hidden layer"),
        "digits": QT_TRANSLATE_NOOP("TemplateHelp", "train it, then draw a digit yourself"),
        "iris": QT_TRANSLATE_NOOP("TemplateHelp", "tell three kinds of iris from four measures"),
        "moons": QT_TRANSLATE_NOOP("TemplateHelp", "bend a border between two half moons"),
    },
)

FIELDS = Table(
    "FieldHelp",
    {
        "name": QT_TRANSLATE_NOOP("FieldHelp", "What the block is called on the canvas."),
        "x": QT_TRANSLATE_NOOP("FieldHelp", "How far from the left of the canvas it stands."),
        "y": QT_TRANSLATE_NOOP("FieldHelp", "How far from the top of the canvas it stands."),
        "shape": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How the numbers of one sample are arranged: “4” for four numbers, "
            "“8 × 8” for a picture of 8 rows and 8 columns.",
        ),
        "units": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How many neurons the layer has. More can learn more, "
            "but need more data and more time.",
        ),
        "activation": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "What each neuron does with its sum z. "
            "Without it, many layers could do no more than one.",
        ),
        "initializer": QT_TRANSLATE_NOOP(
            "FieldHelp", "Where the weights of the incoming connections start before training."
        ),
        "rate": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of numbers set to 0 at random in each training step, so that the "
            "network does not rely on single neurons. Off when it answers.",
        ),
        "loss": QT_TRANSLATE_NOOP(
            "FieldHelp", "How the error of an answer is measured. Training makes it small."
        ),
        "classes": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The names of the possible answers, separated by commas, in the order of the "
            "neurons. Empty if the network predicts values.",
        ),
        "epochs": QT_TRANSLATE_NOOP(
            "FieldHelp", "How often the training goes through all training samples."
        ),
        "batch_size": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How many samples are looked at before the weights are changed once. "
            "Small: many trembling steps; large: few calm ones.",
        ),
        "optimizer": QT_TRANSLATE_NOOP(
            "FieldHelp", "How the weights are changed to make the loss smaller."
        ),
        "learning_rate": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How far the weights move in each step. Too small: learning takes forever; "
            "too large: it jumps about and the loss grows.",
        ),
        "momentum": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How much of the last step is carried into the next: "
            "0 for nothing, 0.9 for a rolling ball.",
        ),
        "validation_fraction": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of training samples that is held back to see, during training, how "
            "well the network does on samples it has not learned.",
        ),
        "seed": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The number all randomness starts from. "
            "The same seed gives exactly the same training again.",
        ),
        "data": QT_TRANSLATE_NOOP("FieldHelp", "The samples the network learns from."),
        "path": QT_TRANSLATE_NOOP("FieldHelp", "The table (CSV) the samples come from."),
        "samples": QT_TRANSLATE_NOOP("FieldHelp", "How many points are made."),
        "noise": QT_TRANSLATE_NOOP(
            "FieldHelp", "How far the points stray at random: 0 for not at all."
        ),
        "test_fraction": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of all samples that is never trained on, "
            "to measure at the end how good the network really is.",
        ),
        "split_seed": QT_TRANSLATE_NOOP(
            "FieldHelp", "Decides which samples are for the test. Another number, another choice."
        ),
        "weight": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How strongly, and in which direction, this connection counts: "
            "its input is multiplied by it.",
        ),
        "bias": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "Added to the sum: how easily the neuron becomes active, whatever comes in.",
        ),
    },
)


def kind_help(kind: str) -> str:
    """Return in a few words what a kind of layer does."""
    return KINDS.text(kind)


def activation_formula(name: str) -> str:
    """Return the formula of an activation in terms of z, the same in every language."""
    return FORMULAS.get(name, "")


def activation_help(name: str) -> str:
    """Return formula and meaning: "max(0, z): passes positive sums, silences negative ones"."""
    if name not in ACTIVATIONS:
        return ""
    text = QCoreApplication.translate("ActivationHelp", "{formula}: {meaning}")
    return text.format(formula=FORMULAS[name], meaning=ACTIVATIONS.text(name))


def initializer_help(name: str) -> str:
    """Return in a few words where the weights start."""
    return INITIALIZERS.text(name)


def loss_help(name: str) -> str:
    """Return formula and purpose of a loss."""
    return LOSSES.text(name)


def optimizer_help(name: str) -> str:
    """Return in a few words how an optimizer moves the weights."""
    return OPTIMIZERS.text(name)


def dataset_help(name: str) -> str:
    """Return in a few words what a built-in data set holds."""
    return DATASETS.text(name)


def template_help(name: str) -> str:
    """Return in a few words what a template is good for."""
    return TEMPLATES.text(name)


def field_help(field: str) -> str:
    """Return what a field is for, in words a student understands."""
    return FIELDS.text(field)


def choice_help(field: str, choice: str) -> str:
    """Return the explanation of one choice of a choice field, "" if there is none."""
    helps = {
        "activation": activation_help,
        "initializer": initializer_help,
        "loss": loss_help,
        "optimizer": optimizer_help,
    }
    return helps[field](choice) if field in helps else ""
