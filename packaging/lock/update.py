"""Write the dependency lock anew: `python3 packaging/lock/update.py [--upgrade]` (needs `uv`)."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

LOCK = Path(__file__).resolve().parent
ROOT = LOCK.parent.parent
EDITABLE = "editables~=0.3"
"""What hatchling asks for besides, to install a project in place."""
HEADER = """\
# Exact versions and hashes of {what}, for every platform
# with wheels and Python 3.11 or newer. Written by a program; do not edit.
# After changing dependencies in pyproject.toml:   python3 packaging/lock/update.py
# To take newer versions as well:                  python3 packaging/lock/update.py --upgrade
# ("uv" is needed for that; it asks whichever package index it is configured for.)
"""


def main() -> int:
    """Compile both files; versions already locked stay unless `--upgrade` is given."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        pyproject = tomllib.load(file)
    build = [*pyproject["build-system"]["requires"], EDITABLE]
    runtime = LOCK / "requirements.txt"
    compile_lock(runtime, "what the app needs, and what builds it", build, [])
    extra = ["--extra", "test", "--constraints", str(runtime)]
    compile_lock(LOCK / "requirements-test.txt", "what the app and its tests need", build, extra)
    return 0


def compile_lock(target: Path, what: str, build: list[str], options: list[str]) -> None:
    """Run `uv pip compile` for the project and its build requirements into `target`."""
    command = ["uv", "pip", "compile", "pyproject.toml", "-", "--universal"]
    command += ["--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"]
    command += ["--quiet", "--output-file", str(target), *options, *sys.argv[1:]]
    subprocess.run(command, cwd=ROOT, input="\n".join(build), text=True, check=True)
    target.write_text(HEADER.format(what=what) + target.read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
