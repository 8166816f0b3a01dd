"""The arguments of every command; their ranges are those of the training settings."""

from __future__ import annotations

import re
from argparse import (
    ArgumentParser,
    ArgumentTypeError,
    BooleanOptionalAction,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Sequence

_PURPOSES = {
    "new": "make a project file from a template",
    "templates": "list the templates",
    "datasets": "list the built-in data sets",
    "train": "train a network",
    "evaluate": "measure a network on the test samples",
    "predict": "let a network read pictures or numbers",
    "check": "list what keeps a design from being trained",
    "catalog": "list kinds of layers, activations, losses, optimizers and all other choices",
    "set": "change a layer, the training or the data of a design",
    "add": "add a layer to a design",
}
COMMANDS = tuple(_PURPOSES)

_SHORT_OPTIONS = {"learning_rate": "lr", "validation_fraction": "validation"}

_NEGATIVE_NUMBERS = re.compile(r"-[\d.,;eE+\- ]*")


def parse(argv: Sequence[str]) -> Namespace:
    """Return a command's arguments; SystemExit after help (0) or wrong usage (2)."""
    parser = ArgumentParser(prog="nndesigner", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, text in _PURPOSES.items():
        command = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        _ADDERS[name](command)
        command.add_argument(
            "--json", action="store_true", help="print one JSON object instead of text"
        )
    words = [_not_an_option(argument) for argument in argv]
    arguments, rest = parser.parse_known_args(words)
    if rest:
        _take_fields(arguments, rest, parser)
    return arguments


def _take_fields(arguments: Namespace, rest: Sequence[str], parser: ArgumentParser) -> None:
    """Take fields that stand behind an option, where argparse no longer expects them."""
    if not hasattr(arguments, "fields") or any(word.startswith("-") for word in rest):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        arguments.fields += [_assignment(word) for word in rest]
    except ArgumentTypeError as error:
        parser.error(str(error))


def _not_an_option(argument: str) -> str:
    """Put a space before "-0.5,0.3", which argparse would take for an unknown option."""
    return (
        f" {argument}" if len(argument) > 1 and _NEGATIVE_NUMBERS.fullmatch(argument) else argument
    )


def _nothing(_command: ArgumentParser) -> None:
    pass


def _file(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE.nnd", help="the project file")


def _data(command: ArgumentParser) -> None:
    command.add_argument(
        "--data",
        metavar="NAME|PATH",
        help="a built-in data set, a CSV file, or a folder of MNIST's files instead of its own",
    )


def _new(command: ArgumentParser) -> None:
    command.add_argument("template", metavar="TEMPLATE", type=_template, help="its name")
    command.add_argument("out", metavar="OUT.nnd", help="the file to make")
    command.add_argument("--force", action="store_true", help="replace the file if it exists")


def _train(command: ArgumentParser) -> None:
    command.epilog = (
        "Training goes on from the weights in the file; with --seed it starts anew from fresh\n"
        "weights, so the same seed gives the same network bit for bit. The file itself stays as\n"
        "it is unless --out names it. If training is stopped by Ctrl-C or diverges, nothing is\n"
        "written."
    )
    _file(command)
    _data(command)
    _add_settings(command)
    command.add_argument(
        "--out", metavar="OUT.nnd", help="keep design, weights and curves in this file"
    )


def _datasets(command: ArgumentParser) -> None:
    command.add_argument(
        "--download",
        metavar="NAME",
        choices=("mnist",),
        help="fetch the files of this one first, unless they are there: mnist",
    )


def _evaluate(command: ArgumentParser) -> None:
    _file(command)
    _data(command)


def _predict(command: ArgumentParser) -> None:
    command.epilog = (
        "An INPUT is a picture (dark on light or light on dark), a .npy array of one sample or\n"
        "of many, a .csv table with a sample in each row, a .json drawing (strokes of x, y in\n"
        "0..280), or numbers: 0.5,0.3. Numbers are given as they are in the data set."
    )
    _file(command)
    command.add_argument("inputs", metavar="INPUT", nargs="+", help="what to read")


def _catalog(command: ArgumentParser) -> None:
    command.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        help="a kind of layer, the name of anything else in the lists such as relu or one_cycle, "
        "or one of the lists: layers, activations, losses, optimizers, schedules, initializers, "
        "augmentations, precisions, training",
    )


def _set(command: ArgumentParser) -> None:
    command.epilog = (
        "LAYER is a layer's name or id, or “training” or “data”. What the fields are called and\n"
        "which values they take: nndesigner catalog KIND. A shape is written 28x28, names and\n"
        "numbers a,b,c, a switch yes or no. Weights of what remains are kept.\n"
        "\n"
        "Single neurons of a Dense or Output layer are counted from 1:\n"
        "  activation.3=relu           neuron 3 uses relu; the layer's own undoes that\n"
        "  bias.3=locked               training leaves its bias alone; free undoes that\n"
        "  weight.3.Picture.5=locked   and so the weight it has for number 5 of “Picture”"
    )
    _file(command)
    command.add_argument("layer", metavar="LAYER", help="what to change")
    _fields(command, "+")
    command.add_argument("--out", metavar="OUT.nnd", help="write here, not into the same file")


def _add(command: ArgumentParser) -> None:
    command.epilog = (
        "The layer comes between LAYER and all that LAYER led to, or before the output if no\n"
        "LAYER is named. The kinds: nndesigner catalog layers; their fields: catalog KIND."
    )
    _file(command)
    command.add_argument("kind", metavar="KIND", type=_kind, help="such as conv2d or dense")
    _fields(command, "*")
    command.add_argument("--after", metavar="LAYER", help="the layer it follows")
    command.add_argument(
        "--with",
        metavar="LAYER",
        dest="others",
        action="append",
        default=[],
        help="one more layer that leads into it, for add, concatenate and multiply",
    )
    command.add_argument("--out", metavar="OUT.nnd", help="write here, not into the same file")


def _fields(command: ArgumentParser, number: str) -> None:
    command.add_argument(
        "fields", metavar="FIELD=VALUE", nargs=number, type=_assignment, help="what to set"
    )


def _add_settings(command: ArgumentParser) -> None:
    """Add an option for every setting of the catalog."""
    from nndesigner.core.catalog import TRAINING_FIELDS

    for name, spec in TRAINING_FIELDS.items():
        option = "--" + _SHORT_OPTIONS.get(name, name.replace("_", "-"))
        help_ = _OWN_HELP.get(name) or ", ".join(spec.choices) or name.replace("_", " ")
        if spec.kind == "bool":
            command.add_argument(
                option, action=BooleanOptionalAction, default=None, dest=name, help=help_
            )
        else:
            metavar = _METAVARS.get(spec.kind, "X")
            command.add_argument(
                option, metavar=metavar, dest=name, type=_setting(name), help=help_
            )


def _kind(name: str) -> str:
    from nndesigner.core.catalog import PALETTE

    if name not in PALETTE:
        raise ArgumentTypeError(f"there is no kind {name!r}: choose {', '.join(PALETTE)}")
    return name


def _assignment(text: str) -> tuple[str, str]:
    """Return (field, value) of "field=value"."""
    field, sign, value = text.strip().partition("=")
    if not sign or not field:
        raise ArgumentTypeError(f"{text!r} is not FIELD=VALUE, such as units=64")
    field = field.strip()
    # behind a dot there may be the name of a layer
    return (field if "." in field else field.replace("-", "_")), value.strip()


def _template(name: str) -> str:
    from nndesigner.core.templates import TEMPLATES

    name = name.strip()
    if name not in TEMPLATES:
        raise ArgumentTypeError(f"there is no template {name!r}: choose {', '.join(TEMPLATES)}")
    return name


def _setting(field: str) -> Callable[[str], object]:
    """Return what turns an argument into a training setting, or says which ones there are."""

    def convert(text: str) -> object:
        from nndesigner.core.catalog import TRAINING_FIELDS
        from nndesigner.core.errors import EditError
        from nndesigner.core.training import TrainingSettings
        from nndesigner.core.validate import validated

        kinds: dict[str, Callable[[str], object]] = {
            "int": int,
            "float": float,
            "choice": str,
            "floats": lambda words: tuple(map(float, words.split(","))),
        }
        try:
            value = kinds[TRAINING_FIELDS[field].kind](text.strip())
            return getattr(validated(TrainingSettings(), {field: value}), field)
        except (ValueError, EditError) as error:
            raise ArgumentTypeError(_range(field, text.strip())) from error

    return convert


def _range(field: str, text: str) -> str:
    from nndesigner.core.catalog import TRAINING_FIELDS

    spec = TRAINING_FIELDS[field]
    if spec.choices:
        return f"{text!r} is none of {', '.join(spec.choices)}"
    if spec.kind == "floats":
        each = f"each must be at least {spec.minimum:g} and at most {spec.maximum:g}"
        return f"{text!r} are not numbers separated by commas, such as 1,2.5; {each}"
    kind = "a whole number" if spec.kind == "int" else "a number"
    lowest = f"above {spec.minimum:g}" if spec.open_minimum else f"from {spec.minimum}"
    highest = f"{spec.maximum:g}" if spec.kind == "float" else f"{spec.maximum}"
    if spec.open_maximum:
        highest = f"just below {highest}"
    return f"{text!r} is not {kind} {lowest} to {highest}"


_METAVARS = {"int": "N", "choice": "NAME", "floats": "X,X"}
_OWN_HELP = {
    "epochs": "passes to train now",
    "batch_size": "samples in a step",
    "learning_rate": "the learning rate",
    "momentum": "for momentum and nesterov",
    "schedule_epochs": "epochs between changes of step, of warm_up, or of patience of plateau",
    "schedule_factor": "what step, exponential and plateau multiply the rate by",
    "weight_decay": "share of the weights taken away at each step, times the rate",
    "l1": "penalty on the sum of |w|",
    "l2": "penalty on the sum of w^2 / 2",
    "clip_norm": "longest gradient allowed, 0 for any",
    "max_norm": "longest row of weights of a neuron, 0 for any",
    "time_limit": "seconds after which to stop, 0 for never",
    "target_loss": "loss at which to stop, 0 for never",
    "patience": "epochs without progress after which to stop, 0 for never",
    "balance_classes": "let every class count the same however rare",
    "class_weights": "how many times each class counts",
    "handwriting": "so many generated digits mixed in, 0 for none",
    "examples": "mix the named drawings of the project in",
    "validation_fraction": "share of the training samples held back",
    "seed": "start anew from this seed",
}

_ADDERS: dict[str, Callable[[ArgumentParser], None]] = {
    "new": _new,
    "templates": _nothing,
    "datasets": _datasets,
    "train": _train,
    "evaluate": _evaluate,
    "predict": _predict,
    "check": _file,
    "catalog": _catalog,
    "set": _set,
    "add": _add,
}
