"""The arguments of every command; their ranges are those of the training settings."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence

_PURPOSES = {
    "new": "make a project file from a template",
    "templates": "list the templates",
    "datasets": "list the built-in data sets",
    "train": "train a network",
    "evaluate": "measure a network on the test samples",
    "predict": "let a network read pictures or numbers",
    "check": "list what keeps a design from being trained",
}
COMMANDS = tuple(_PURPOSES)

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
    return parser.parse_args([_not_an_option(argument) for argument in argv])


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
        "--data", metavar="NAME|PATH", help="a built-in data set or a CSV file instead of its own"
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
    setting = command.add_argument
    setting("--epochs", metavar="N", type=_setting("epochs"), help="passes to train now")
    setting("--batch-size", metavar="N", type=_setting("batch_size"), help="samples in a step")
    setting("--lr", metavar="X", type=_setting("learning_rate"), help="the learning rate")
    setting("--optimizer", metavar="NAME", type=_setting("optimizer"), help=_optimizers())
    setting("--seed", metavar="N", type=_setting("seed"), help="start anew from this seed")
    setting("--out", metavar="OUT.nnd", help="keep design, weights and curves in this file")


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


def _optimizers() -> str:
    from nndesigner.core.catalog import OPTIMIZERS

    return ", ".join(OPTIMIZERS[:-1]) + f" or {OPTIMIZERS[-1]}"


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

        kinds: dict[str, Callable[[str], object]] = {"int": int, "float": float, "choice": str}
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
    kind = "a whole number" if spec.kind == "int" else "a number"
    lowest = f"above {spec.minimum:g}" if spec.open_minimum else f"from {spec.minimum}"
    highest = f"{spec.maximum:g}" if spec.kind == "float" else f"{spec.maximum}"
    return f"{text!r} is not {kind} {lowest} to {highest}"


_ADDERS: dict[str, Callable[[ArgumentParser], None]] = {
    "new": _new,
    "templates": _nothing,
    "datasets": _nothing,
    "train": _train,
    "evaluate": _evaluate,
    "predict": _predict,
    "check": _file,
}
