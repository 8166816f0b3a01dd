"""Explanations in plain words of every choice: activations, losses, optimizers and the like."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nndesigner.ui.texts.formulas import choice_formula
from nndesigner.ui.texts.table import Table

ACTIVATIONS = Table(
    "ActivationHelp",
    {
        "identity": QT_TRANSLATE_NOOP("ActivationHelp", "passes the sum on as it is"),
        "relu": QT_TRANSLATE_NOOP("ActivationHelp", "passes positive sums, silences negative ones"),
        "leaky_relu": QT_TRANSLATE_NOOP(
            "ActivationHelp", "passes positive sums, lets a hundredth of negative ones through"
        ),
        "elu": QT_TRANSLATE_NOOP(
            "ActivationHelp", "passes positive sums, bends negative ones gently towards −1"
        ),
        "selu": QT_TRANSLATE_NOOP(
            "ActivationHelp",
            "an ELU scaled so that mean and spread stay steady from layer to layer",
        ),
        "gelu": QT_TRANSLATE_NOOP(
            "ActivationHelp", "passes a sum in proportion to how likely a normal number is below it"
        ),
        "silu": QT_TRANSLATE_NOOP(
            "ActivationHelp", "the sum times its sigmoid: smooth, with a small dip below zero"
        ),
        "softplus": QT_TRANSLATE_NOOP(
            "ActivationHelp", "a smooth ReLU that never quite reaches zero"
        ),
        "sigmoid": QT_TRANSLATE_NOOP(
            "ActivationHelp", "squeezes any sum between 0 and 1, like a probability"
        ),
        "tanh": QT_TRANSLATE_NOOP("ActivationHelp", "squeezes any sum between −1 and 1"),
        "hard_sigmoid": QT_TRANSLATE_NOOP(
            "ActivationHelp", "a sigmoid of three straight lines: quick to compute"
        ),
        "softmax": QT_TRANSLATE_NOOP(
            "ActivationHelp", "shares 100 % among the neurons of the layer: one for each class"
        ),
        "step": QT_TRANSLATE_NOOP(
            "ActivationHelp",
            "says yes or no, as the first perceptron did. It works forward only: with no slope "
            "anywhere, gradient descent cannot teach what stands before it",
        ),
        "sine": QT_TRANSLATE_NOOP("ActivationHelp", "swings up and down: good for what repeats"),
    },
)

INITIALIZERS = Table(
    "InitializerHelp",
    {
        "zeros": QT_TRANSLATE_NOOP(
            "InitializerHelp", "all weights start at 0: all neurons then stay alike"
        ),
        "constant": QT_TRANSLATE_NOOP(
            "InitializerHelp", "all weights start alike, so all neurons stay alike"
        ),
        "uniform": QT_TRANSLATE_NOOP("InitializerHelp", "small random numbers, all equally likely"),
        "normal": QT_TRANSLATE_NOOP(
            "InitializerHelp", "small random numbers, the same spread for every layer"
        ),
        "xavier": QT_TRANSLATE_NOOP(
            "InitializerHelp", "random, smaller in wider layers: good for sigmoid and tanh"
        ),
        "xavier_normal": QT_TRANSLATE_NOOP("InitializerHelp", "as Xavier, but from a bell curve"),
        "he": QT_TRANSLATE_NOOP(
            "InitializerHelp", "random, a little larger than Xavier: good for ReLU"
        ),
        "he_uniform": QT_TRANSLATE_NOOP(
            "InitializerHelp", "as He, but all numbers within the range equally likely"
        ),
        "lecun": QT_TRANSLATE_NOOP(
            "InitializerHelp", "random, by the number of inputs alone: made for SELU"
        ),
        "orthogonal": QT_TRANSLATE_NOOP(
            "InitializerHelp", "random directions at right angles: good for recurrent layers"
        ),
    },
)

LOSSES = Table(
    "LossHelp",
    {
        "cross_entropy": QT_TRANSLATE_NOOP(
            "LossHelp",
            "grows as the probability of the right class shrinks: for telling classes apart",
        ),
        "binary_cross_entropy": QT_TRANSLATE_NOOP(
            "LossHelp", "grows as the probability of the right answer shrinks: for yes or no"
        ),
        "mean_squared_error": QT_TRANSLATE_NOOP(
            "LossHelp", "the mean of the squared errors: for predicting values"
        ),
        "mean_absolute_error": QT_TRANSLATE_NOOP(
            "LossHelp", "the mean of the errors without their sign: for values with outliers"
        ),
        "huber": QT_TRANSLATE_NOOP(
            "LossHelp",
            "squared for small errors, straight for large ones: for values with outliers",
        ),
        "hinge": QT_TRANSLATE_NOOP(
            "LossHelp", "zero once the answer is right by a margin of 1: for telling classes apart"
        ),
    },
)

OPTIMIZERS = Table(
    "OptimizerHelp",
    {
        "sgd": QT_TRANSLATE_NOOP("OptimizerHelp", "one step straight downhill"),
        "momentum": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "keeps rolling in the direction of earlier steps, like a ball"
        ),
        "nesterov": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "like momentum, but looks ahead to where it is rolling"
        ),
        "adagrad": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "smaller steps for weights that have moved much: they only ever shrink"
        ),
        "rmsprop": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "divides each step by the recent size of its gradient"
        ),
        "adam": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "finds a fitting step size for every weight: a good first choice"
        ),
        "adamw": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "Adam with weight decay that acts on the weights themselves"
        ),
        "nadam": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "Adam that looks ahead as Nesterov momentum does"
        ),
        "rprop": QT_TRANSLATE_NOOP(
            "OptimizerHelp", "looks only at the sign of the gradient: for batches of all samples"
        ),
        "lion": QT_TRANSLATE_NOOP(
            "OptimizerHelp",
            "steps of one size by the sign of a momentum: takes a small learning rate",
        ),
    },
)

SCHEDULES = Table(
    "ScheduleHelp",
    {
        "constant": QT_TRANSLATE_NOOP("ScheduleHelp", "the learning rate stays as it is"),
        "step": QT_TRANSLATE_NOOP(
            "ScheduleHelp", "the rate is multiplied by the factor every so many epochs"
        ),
        "exponential": QT_TRANSLATE_NOOP(
            "ScheduleHelp", "the rate is multiplied by the factor after every epoch"
        ),
        "cosine": QT_TRANSLATE_NOOP(
            "ScheduleHelp", "the rate falls in half a wave to zero at the last epoch"
        ),
        "warm_up": QT_TRANSLATE_NOOP(
            "ScheduleHelp", "the rate rises from 1/100 of itself over the first epochs, then stays"
        ),
        "one_cycle": QT_TRANSLATE_NOOP(
            "ScheduleHelp",
            "the rate rises, then falls to almost zero: often the quickest way to a good network",
        ),
        "plateau": QT_TRANSLATE_NOOP(
            "ScheduleHelp",
            "the rate is multiplied by the factor whenever the loss has stopped falling",
        ),
    },
)

AUGMENTATIONS = Table(
    "AugmentationHelp",
    {
        "none": QT_TRANSLATE_NOOP("AugmentationHelp", "pictures are shown as they are"),
        "shift": QT_TRANSLATE_NOOP(
            "AugmentationHelp",
            "pictures are moved by up to a tenth of their sides at random each time",
        ),
        "distort": QT_TRANSLATE_NOOP(
            "AugmentationHelp",
            "pictures are turned, moved, scaled, thickened and bent a little at random each time",
        ),
    },
)

PRECISIONS = Table(
    "PrecisionHelp",
    {
        "float32": QT_TRANSLATE_NOOP(
            "PrecisionHelp", "about 7 digits: fast, and enough for training"
        ),
        "float64": QT_TRANSLATE_NOOP(
            "PrecisionHelp", "about 16 digits: half as fast, for exact comparisons"
        ),
    },
)

PADDINGS = Table(
    "PaddingHelp",
    {
        "same": QT_TRANSLATE_NOOP(
            "PaddingHelp", "zeros around the edge, so that with stride 1 the size stays the same"
        ),
        "valid": QT_TRANSLATE_NOOP("PaddingHelp", "only places where the whole window lies inside"),
    },
)

OVERS = Table(
    "OverHelp",
    {
        "auto": QT_TRANSLATE_NOOP(
            "OverHelp", "pictures if there are channels, rows and columns, else a sequence"
        ),
        "pictures": QT_TRANSLATE_NOOP(
            "OverHelp", "rows and columns, also of a grey picture without channels"
        ),
        "steps": QT_TRANSLATE_NOOP("OverHelp", "the steps of a sequence"),
    },
)

RETURNS = Table(
    "ReturnsHelp",
    {
        "last": QT_TRANSLATE_NOOP("ReturnsHelp", "only the memory after the last step"),
        "all": QT_TRANSLATE_NOOP("ReturnsHelp", "the memory after every step: a sequence again"),
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


def activation_help(name: str) -> str:
    """Return formula and meaning: "max(0, z): passes positive sums, silences negative ones"."""
    return choice_help("activation", name)


def initializer_help(name: str) -> str:
    """Return formula and meaning of an initialiser."""
    return choice_help("initializer", name)


def loss_help(name: str) -> str:
    """Return formula and purpose of a loss."""
    return choice_help("loss", name)


def optimizer_help(name: str) -> str:
    """Return how an optimizer moves the weights, as a formula and in words."""
    return choice_help("optimizer", name)


def choice_meaning(field: str, choice: str) -> str:
    """Return in a few words what one choice of a choice field does, "" if nothing is said."""
    return _CHOICES[field].text(choice) if field in _CHOICES else ""


def choice_help(field: str, choice: str) -> str:
    """Return formula and meaning of one choice of a choice field, "" if nothing is said."""
    meaning, formula = choice_meaning(field, choice), choice_formula(field, choice)
    if not meaning or not formula:
        return meaning
    text = QCoreApplication.translate("ActivationHelp", "{formula}: {meaning}")
    return text.format(formula=formula, meaning=meaning)
