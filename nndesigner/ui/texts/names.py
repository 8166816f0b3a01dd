"""Names for people of everything that has a name in code: kinds, choices, data sets."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QT_TRANSLATE_NOOP

from nndesigner.ui.texts.table import Table

KINDS = Table(
    "Kind",
    {
        "input": QT_TRANSLATE_NOOP("Kind", "Input"),
        "output": QT_TRANSLATE_NOOP("Kind", "Output"),
        "dense": QT_TRANSLATE_NOOP("Kind", "Dense"),
        "neuron": QT_TRANSLATE_NOOP("Kind", "Neuron"),
        "activation": QT_TRANSLATE_NOOP("Kind", "Activation"),
        "dropout": QT_TRANSLATE_NOOP("Kind", "Dropout"),
        "conv2d": QT_TRANSLATE_NOOP("Kind", "Conv2D"),
        "max_pool": QT_TRANSLATE_NOOP("Kind", "MaxPool"),
        "avg_pool": QT_TRANSLATE_NOOP("Kind", "AvgPool"),
        "global_avg_pool": QT_TRANSLATE_NOOP("Kind", "GlobalAvgPool"),
        "up_sampling": QT_TRANSLATE_NOOP("Kind", "UpSampling"),
        "transposed_conv2d": QT_TRANSLATE_NOOP("Kind", "TransposedConv2D"),
        "embedding": QT_TRANSLATE_NOOP("Kind", "Embedding"),
        "conv1d": QT_TRANSLATE_NOOP("Kind", "Conv1D"),
        "simple_rnn": QT_TRANSLATE_NOOP("Kind", "SimpleRNN"),
        "lstm": QT_TRANSLATE_NOOP("Kind", "LSTM"),
        "gru": QT_TRANSLATE_NOOP("Kind", "GRU"),
        "flatten": QT_TRANSLATE_NOOP("Kind", "Flatten"),
        "reshape": QT_TRANSLATE_NOOP("Kind", "Reshape"),
        "add": QT_TRANSLATE_NOOP("Kind", "Add"),
        "concatenate": QT_TRANSLATE_NOOP("Kind", "Concatenate"),
        "multiply": QT_TRANSLATE_NOOP("Kind", "Multiply"),
        "batch_norm": QT_TRANSLATE_NOOP("Kind", "BatchNorm"),
        "layer_norm": QT_TRANSLATE_NOOP("Kind", "LayerNorm"),
    },
)

ACTIVATIONS = Table(
    "Activation",
    {
        "identity": QT_TRANSLATE_NOOP("Activation", "Identity"),
        "relu": QT_TRANSLATE_NOOP("Activation", "ReLU"),
        "leaky_relu": QT_TRANSLATE_NOOP("Activation", "Leaky ReLU"),
        "elu": QT_TRANSLATE_NOOP("Activation", "ELU"),
        "selu": QT_TRANSLATE_NOOP("Activation", "SELU"),
        "gelu": QT_TRANSLATE_NOOP("Activation", "GELU"),
        "silu": QT_TRANSLATE_NOOP("Activation", "SiLU"),
        "softplus": QT_TRANSLATE_NOOP("Activation", "Softplus"),
        "sigmoid": QT_TRANSLATE_NOOP("Activation", "Sigmoid"),
        "tanh": QT_TRANSLATE_NOOP("Activation", "Tanh"),
        "hard_sigmoid": QT_TRANSLATE_NOOP("Activation", "Hard sigmoid"),
        "softmax": QT_TRANSLATE_NOOP("Activation", "Softmax"),
        "step": QT_TRANSLATE_NOOP("Activation", "Step"),
        "sine": QT_TRANSLATE_NOOP("Activation", "Sine"),
    },
)

INITIALIZERS = Table(
    "Initializer",
    {
        "zeros": QT_TRANSLATE_NOOP("Initializer", "Zeros"),
        "constant": QT_TRANSLATE_NOOP("Initializer", "Constant"),
        "uniform": QT_TRANSLATE_NOOP("Initializer", "Uniform"),
        "normal": QT_TRANSLATE_NOOP("Initializer", "Normal"),
        "xavier": QT_TRANSLATE_NOOP("Initializer", "Xavier"),
        "xavier_normal": QT_TRANSLATE_NOOP("Initializer", "Xavier normal"),
        "he": QT_TRANSLATE_NOOP("Initializer", "He"),
        "he_uniform": QT_TRANSLATE_NOOP("Initializer", "He uniform"),
        "lecun": QT_TRANSLATE_NOOP("Initializer", "LeCun"),
        "orthogonal": QT_TRANSLATE_NOOP("Initializer", "Orthogonal"),
    },
)

LOSSES = Table(
    "Loss",
    {
        "cross_entropy": QT_TRANSLATE_NOOP("Loss", "Cross-entropy"),
        "binary_cross_entropy": QT_TRANSLATE_NOOP("Loss", "Binary cross-entropy"),
        "mean_squared_error": QT_TRANSLATE_NOOP("Loss", "Mean squared error"),
        "mean_absolute_error": QT_TRANSLATE_NOOP("Loss", "Mean absolute error"),
        "huber": QT_TRANSLATE_NOOP("Loss", "Huber"),
        "hinge": QT_TRANSLATE_NOOP("Loss", "Hinge"),
    },
)

OPTIMIZERS = Table(
    "Optimizer",
    {
        "sgd": QT_TRANSLATE_NOOP("Optimizer", "SGD"),
        "momentum": QT_TRANSLATE_NOOP("Optimizer", "SGD with momentum"),
        "nesterov": QT_TRANSLATE_NOOP("Optimizer", "Nesterov momentum"),
        "adagrad": QT_TRANSLATE_NOOP("Optimizer", "Adagrad"),
        "rmsprop": QT_TRANSLATE_NOOP("Optimizer", "RMSprop"),
        "adam": QT_TRANSLATE_NOOP("Optimizer", "Adam"),
        "adamw": QT_TRANSLATE_NOOP("Optimizer", "AdamW"),
        "nadam": QT_TRANSLATE_NOOP("Optimizer", "NAdam"),
        "rprop": QT_TRANSLATE_NOOP("Optimizer", "Rprop"),
        "lion": QT_TRANSLATE_NOOP("Optimizer", "Lion"),
    },
)

GROUPS = Table(
    "LayerGroup",
    {
        "ends": QT_TRANSLATE_NOOP("LayerGroup", "Start and end"),
        "neurons": QT_TRANSLATE_NOOP("LayerGroup", "Neurons"),
        "pictures": QT_TRANSLATE_NOOP("LayerGroup", "Pictures"),
        "sequences": QT_TRANSLATE_NOOP("LayerGroup", "Sequences"),
        "shape": QT_TRANSLATE_NOOP("LayerGroup", "Shape"),
        "branches": QT_TRANSLATE_NOOP("LayerGroup", "Branches"),
        "normalisation": QT_TRANSLATE_NOOP("LayerGroup", "Normalisation"),
    },
)

SCHEDULES = Table(
    "Schedule",
    {
        "constant": QT_TRANSLATE_NOOP("Schedule", "Constant"),
        "step": QT_TRANSLATE_NOOP("Schedule", "In steps"),
        "exponential": QT_TRANSLATE_NOOP("Schedule", "Exponential"),
        "cosine": QT_TRANSLATE_NOOP("Schedule", "Cosine"),
        "warm_up": QT_TRANSLATE_NOOP("Schedule", "Warm-up"),
        "one_cycle": QT_TRANSLATE_NOOP("Schedule", "One cycle"),
        "plateau": QT_TRANSLATE_NOOP("Schedule", "On a plateau"),
    },
)

AUGMENTATIONS = Table(
    "Augmentation",
    {
        "none": QT_TRANSLATE_NOOP("Augmentation", "None"),
        "shift": QT_TRANSLATE_NOOP("Augmentation", "Shift"),
        "distort": QT_TRANSLATE_NOOP("Augmentation", "Distort"),
    },
)

PRECISIONS = Table(
    "Precision",
    {
        "float32": QT_TRANSLATE_NOOP("Precision", "32 bits"),
        "float64": QT_TRANSLATE_NOOP("Precision", "64 bits"),
    },
)

PADDINGS = Table(
    "Padding",
    {
        "same": QT_TRANSLATE_NOOP("Padding", "Same"),
        "valid": QT_TRANSLATE_NOOP("Padding", "Valid"),
    },
)

OVERS = Table(
    "Over",
    {
        "auto": QT_TRANSLATE_NOOP("Over", "Automatic"),
        "pictures": QT_TRANSLATE_NOOP("Over", "Pictures"),
        "steps": QT_TRANSLATE_NOOP("Over", "Steps"),
    },
)

RETURNS = Table(
    "Returns",
    {
        "last": QT_TRANSLATE_NOOP("Returns", "Last step"),
        "all": QT_TRANSLATE_NOOP("Returns", "All steps"),
    },
)

DATASETS = Table(
    "Dataset",
    {
        "digits": QT_TRANSLATE_NOOP("Dataset", "Handwritten digits"),
        "handwriting": QT_TRANSLATE_NOOP("Dataset", "Generated handwriting"),
        "mnist": QT_TRANSLATE_NOOP("Dataset", "MNIST digits"),
        "drawn": QT_TRANSLATE_NOOP("Dataset", "My drawings"),
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
        "handwriting-cnn": QT_TRANSLATE_NOOP("Template", "Generated handwriting, convolutional"),
        "mnist-mlp": QT_TRANSLATE_NOOP("Template", "MNIST, dense"),
        "mnist-cnn": QT_TRANSLATE_NOOP("Template", "MNIST, convolutional"),
        "drawn": QT_TRANSLATE_NOOP("Template", "My own classes"),
        "iris": QT_TRANSLATE_NOOP("Template", "Iris flowers"),
        "moons": QT_TRANSLATE_NOOP("Template", "Two moons"),
    },
)

_CHOICES = {
    "activation": ACTIVATIONS,
    "initializer": INITIALIZERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "augmentation": AUGMENTATIONS,
    "precision": PRECISIONS,
    "padding": PADDINGS,
    "over": OVERS,
    "returns": RETURNS,
}


def group_name(group: str) -> str:
    """Return the heading of a group of the palette."""
    return GROUPS.text(group, group)


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


def choice_name(field: str, choice: str) -> str:
    """Return the name of one choice of a choice field ("activation", "loss", ...)."""
    table = _CHOICES.get(field)
    return table.text(choice, choice) if table else choice
