"""Runs one command and turns whatever stops it into an exit status and a sentence."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from nndesigner.cli.arguments import parse
from nndesigner.cli.console import CommandError, Console

Command = Callable[[Namespace, Console], None]


def run(argv: Sequence[str]) -> int:
    """Run a command; return 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C."""
    try:
        arguments = parse(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    _tolerate(sys.stdout)
    console = Console(as_json=arguments.json)
    try:
        failure = _outcome(arguments, console)
        if failure is not None:
            console.failed(failure)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not try to flush at exit.
        _silence(sys.stdout)
        return 1
    return 0 if failure is None else failure.status


def _outcome(arguments: Namespace, console: Console) -> CommandError | None:
    from nndesigner.core.errors import NNDesignerError

    try:
        _command(arguments.command)(arguments, console)
    except CommandError as failure:
        return failure
    except NNDesignerError as error:
        from nndesigner.ui.texts import error_text

        return CommandError(error.code, error_text(error), values=error.params)
    except KeyboardInterrupt:
        return CommandError("stopped", "Stopped.", status=130)
    except MemoryError:
        return CommandError("no_memory", "There is not enough memory for this.")
    return None


def _command(name: str) -> Command:
    """Return the function of a command; only what it needs is imported."""
    if name in ("train", "evaluate"):
        from nndesigner.cli import evaluating, training

        return training.train if name == "train" else evaluating.evaluate
    if name == "predict":
        from nndesigner.cli.predicting import predict

        return predict
    if name == "catalog":
        from nndesigner.cli.catalog import catalog

        return catalog
    if name in ("set", "add"):
        from nndesigner.cli import editing

        return editing.set_fields if name == "set" else editing.add
    from nndesigner.cli import listing

    return {
        "new": listing.new,
        "templates": listing.templates,
        "datasets": listing.datasets,
        "check": listing.check,
    }[name]


def _tolerate(stream: object) -> None:
    """Let names no terminal of this kind can show be printed as "?" instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def _silence(stream: object) -> None:
    try:
        handle = stream.fileno()  # type: ignore[attr-defined]
    except (AttributeError, io.UnsupportedOperation):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), handle)
