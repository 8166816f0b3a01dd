"""Install what nndesigner needs into `.venv` and start it: `python3 packaging/run.py [FILE]`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (whoever starts this may have any Python)
    sys.exit("nndesigner needs Python 3.11 or newer, but this is {}.{}.".format(*sys.version_info))

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bootstrap

DEMO_FOLDER = "nndesigner-demo"


def main() -> int:
    """Prepare the environment, then become the app."""
    return bootstrap.guarded(start)


def start() -> int:
    """Start the app with the arguments given, or the demo where there is no display."""
    arguments = sys.argv[1:]
    environment = bootstrap.app_environment(os.environ)
    if not has_display(os.environ, sys.platform):
        environment["QT_QPA_PLATFORM"] = "offscreen"
        if opens_window(arguments):
            bootstrap.say(
                "there is no display here, so the demo runs without one; its pictures and "
                f"report.json go to {Path(DEMO_FOLDER).resolve()}"
            )
            arguments = ["--demo", DEMO_FOLDER]
    python = bootstrap.prepare("run", needs_display=opens_window(arguments))
    command = [str(python), "-P", "-m", "nndesigner", *arguments]
    if os.name == "posix":
        os.execve(command[0], command, environment)
    return subprocess.call(command, env=environment)


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can be shown; a Qt platform chosen by hand counts as a display."""
    if platform in ("win32", "darwin", "cygwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environ.get(name) for name in names)


def opens_window(arguments: list[str]) -> bool:
    """Tell whether the app would open its window: no command word, no `--demo`, no `--help`."""
    if {"--demo", "--help", "-h", "--version"} & {word.split("=")[0] for word in arguments}:
        return False
    first = next((word for word in arguments if not word.startswith("-")), None)
    is_command = first is not None and re.fullmatch("[a-z]+", first) and not Path(first).is_file()
    return not is_command


if __name__ == "__main__":
    sys.exit(main())
