"""Explanations in plain words: of kinds of layers, data sets and templates."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from nndesigner.ui.texts.table import Table

KINDS = Table(
    "KindHelp",
    {
        "input": QT_TRANSLATE_NOOP("KindHelp", "Where the numbers of a sample enter"),
        "output": QT_TRANSLATE_NOOP("KindHelp", "Gives the answer and measures the error"),
        "dense": QT_TRANSLATE_NOOP("KindHelp", "Neurons that each see everything before them"),
        "neuron": QT_TRANSLATE_NOOP("KindHelp", "A single neuron to wire by hand"),
        "activation": QT_TRANSLATE_NOOP("KindHelp", "Bends every number by an activation function"),
        "dropout": QT_TRANSLATE_NOOP("KindHelp", "Silences random neurons while training"),
        "conv2d": QT_TRANSLATE_NOOP(
            "KindHelp", "Small kernels slide over a picture and find patterns"
        ),
        "max_pool": QT_TRANSLATE_NOOP("KindHelp", "Keeps the largest number of every window"),
        "avg_pool": QT_TRANSLATE_NOOP("KindHelp", "Keeps the mean of every window"),
        "global_avg_pool": QT_TRANSLATE_NOOP("KindHelp", "Turns every channel into its mean"),
        "up_sampling": QT_TRANSLATE_NOOP("KindHelp", "Enlarges a picture by repeating its numbers"),
        "transposed_conv2d": QT_TRANSLATE_NOOP(
            "KindHelp", "Enlarges a picture with learned kernels"
        ),
        "embedding": QT_TRANSLATE_NOOP(
            "KindHelp", "Turns numbers that stand for words into learned vectors"
        ),
        "conv1d": QT_TRANSLATE_NOOP(
            "KindHelp", "Small kernels slide along a sequence and find patterns"
        ),
        "simple_rnn": QT_TRANSLATE_NOOP(
            "KindHelp", "Reads a sequence step by step and remembers a little"
        ),
        "lstm": QT_TRANSLATE_NOOP(
            "KindHelp", "Reads a sequence with a long memory and three gates"
        ),
        "gru": QT_TRANSLATE_NOOP("KindHelp", "Reads a sequence with a memory and two gates"),
        "flatten": QT_TRANSLATE_NOOP("KindHelp", "Puts all numbers into one row"),
        "reshape": QT_TRANSLATE_NOOP("KindHelp", "Puts the same numbers into another shape"),
        "add": QT_TRANSLATE_NOOP("KindHelp", "Adds branches, number by number"),
        "concatenate": QT_TRANSLATE_NOOP("KindHelp", "Puts branches side by side"),
        "multiply": QT_TRANSLATE_NOOP("KindHelp", "Multiplies branches, number by number"),
        "batch_norm": QT_TRANSLATE_NOOP(
            "KindHelp", "Brings each feature to mean 0 and spread 1 over a batch"
        ),
        "layer_norm": QT_TRANSLATE_NOOP("KindHelp", "Brings each sample to mean 0 and spread 1"),
    },
)

DATASETS = Table(
    "DatasetHelp",
    {
        "digits": QT_TRANSLATE_NOOP(
            "DatasetHelp", "1,797 pictures of handwritten digits, 8 × 8 pixels each"
        ),
        "handwriting": QT_TRANSLATE_NOOP(
            "DatasetHelp",
            "digits written by the app itself in many styles, 28 × 28 pixels: nothing to download",
        ),
        "mnist": QT_TRANSLATE_NOOP(
            "DatasetHelp",
            "70,000 pictures of handwritten digits, 28 × 28 pixels each; needs a download",
        ),
        "drawn": QT_TRANSLATE_NOOP(
            "DatasetHelp", "what you have drawn and named yourself, 28 × 28 pixels"
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
        "drawn": QT_TRANSLATE_NOOP(
            "TemplateHelp", "learns letters, shapes … from a few drawings of yours"
        ),
        "handwriting-cnn": QT_TRANSLATE_NOOP(
            "TemplateHelp", "learns from generated handwriting alone, reads yours: no download"
        ),
        "mnist-mlp": QT_TRANSLATE_NOOP(
            "TemplateHelp", "one hidden layer of 256 on 70,000 digits; needs a download"
        ),
        "mnist-cnn": QT_TRANSLATE_NOOP(
            "TemplateHelp", "finds patterns with small kernels; best with digits; needs a download"
        ),
        "iris": QT_TRANSLATE_NOOP("TemplateHelp", "tell three kinds of iris from four measures"),
        "moons": QT_TRANSLATE_NOOP("TemplateHelp", "bend a border between two half moons"),
    },
)


def kind_help(kind: str) -> str:
    """Return in a few words what a kind of layer does."""
    return KINDS.text(kind)


def dataset_help(name: str) -> str:
    """Return in a few words what a built-in data set holds."""
    return DATASETS.text(name)


def template_help(name: str) -> str:
    """Return in a few words what a template is good for."""
    return TEMPLATES.text(name)
