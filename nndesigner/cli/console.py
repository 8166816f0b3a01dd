"""What a command prints: one result on stdout, progress and failures on stderr."""

from __future__ import annotations

import json
import math
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

_TERMINAL_INTERVAL_S = 0.1
_LOG_INTERVAL_S = 5.0
_STDERR = 2


class CommandError(Exception):
    """A command could not do its work: one line for people, a code and values for scripts.

    `values` describe the error for scripts, `lines` follow the first line on stderr. `result`
    is printed as the JSON object in place of one that describes the error.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        values: Mapping[str, object] | None = None,
        lines: Sequence[str] = (),
        status: int = 1,
        result: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.lines = lines
        self.status = status
        self.result = result
        self.values = values or {}


class Console:
    """Prints for one command; `as_json` decides what `result` prints."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._shown = 0
        self._next_progress = 0.0

    def result(self, values: Mapping[str, Any], text: str) -> None:
        """Print what the command found: the values as JSON, or the text."""
        self._clear()
        if self._as_json:
            self._print_json(values)
        elif text:
            print(text)

    def note(self, line: str) -> None:
        """Print a line beside the result, on stderr."""
        self._clear()
        print(line, file=sys.stderr)

    def progress(self, line: str) -> None:
        """Show how far the work is: over the last such line on a terminal, else now and then."""
        now = time.monotonic()
        if now < self._next_progress:
            return
        self._show(line, now)

    def begin(self, line: str) -> None:
        """Show what is being done now; the first progress of it is shown at once."""
        self._show(line, time.monotonic())
        self._next_progress = 0.0

    def _show(self, line: str, now: float) -> None:
        if sys.stderr.isatty():
            # A line that wraps could not be written over.
            line = line[: shutil.get_terminal_size().columns - 1]
            print(f"\r{line:<{self._shown}}", end="", file=sys.stderr, flush=True)
            self._shown = len(line)
            self._next_progress = now + _TERMINAL_INTERVAL_S
        else:
            print(line, file=sys.stderr, flush=True)
            self._next_progress = now + _LOG_INTERVAL_S

    def failed(self, failure: CommandError) -> None:
        """Print why nothing came of it."""
        self._clear()
        for line in (f"nndesigner: {failure.message}", *failure.lines):
            print(line, file=sys.stderr)
        if not self._as_json:
            return
        named = {"code": failure.code, "message": failure.message}
        error = {**named, **failure.values, **named}
        self._print_json(failure.result if failure.result is not None else {"error": error})

    def _clear(self) -> None:
        if self._shown:
            print(f"\r{'':<{self._shown}}\r", end="", file=sys.stderr, flush=True)
            self._shown = 0

    def _print_json(self, values: Mapping[str, Any]) -> None:
        print(json.dumps(_plain(values), indent=2, allow_nan=False))


@contextmanager
def native_silence() -> Iterator[None]:
    """Keep C libraries from printing on stderr what they also return as an error."""
    sys.stderr.flush()
    kept, nowhere = os.dup(_STDERR), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)


def _plain(value: Any) -> Any:
    """Return the value in JSON's own types; numbers that are not finite become null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    return str(value)
