"""Compiles the translations: a hatchling build hook, and `build(root)` for everyone else.

The standard library is enough as long as the compiled files are newer than their sources;
otherwise PySide6's own compiler does the work.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # outside of a build only the functions are used
    BuildHookInterface = object

FOLDER = Path("resources") / "i18n"
TIMEOUT_S = 60


class TranslationError(Exception):
    """A translation cannot be compiled; the text says why."""


class CompilerMissingError(TranslationError):
    """PySide6's compiler is not there, or lacks a library of the system."""


def build(root: Path, *, force: bool = False) -> list[Path]:
    """Compile every translation that is newer than its compiled file; return the new files.

    Raises CompilerMissingError or TranslationError.
    """
    sources = sorted((root / FOLDER).glob("*.ts"))
    stale = [source for source in sources if force or _is_stale(source)]
    if not stale:
        return []
    compiler = find_compiler()
    return [_compile(compiler, source) for source in stale]


def find_compiler() -> Path:
    """Return the path of lrelease. Raises CompilerMissingError."""
    name = "lrelease.exe" if os.name == "nt" else "lrelease"
    spec = importlib.util.find_spec("PySide6")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        for candidate in (Path(folder) / name, Path(folder) / "Qt" / "libexec" / name):
            if candidate.is_file():
                return candidate
    found = shutil.which("pyside6-lrelease") or shutil.which("lrelease")
    if found is None:
        raise CompilerMissingError("lrelease was not found: install PySide6-Essentials")
    return Path(found)


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".qm")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(compiler: Path, source: Path) -> Path:
    """Compile beside the target and move it there, so that no half file is ever seen."""
    target = source.with_suffix(".qm")
    with tempfile.TemporaryDirectory(dir=source.parent, prefix=".building-") as folder:
        made = Path(folder) / target.name
        command = [str(compiler), "-silent", str(source), "-qm", str(made)]
        try:
            done = subprocess.run(
                command, check=False, capture_output=True, text=True, timeout=TIMEOUT_S
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CompilerMissingError(f"{compiler} does not run: {error}") from error
        if done.returncode == 127:
            raise CompilerMissingError(f"{compiler} does not run: {done.stderr.strip()}")
        if done.returncode != 0 or not made.exists():
            raise TranslationError(f"{source}: {done.stderr.strip() or done.stdout.strip()}")
        made.replace(target)
    return target


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc,valid-type]
    """Compiles the translations before a wheel is built, standard or editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile; without a compiler that runs the app is installed in plain English."""
        if self.target_name != "wheel":
            return
        try:
            build(Path(self.root))
        except CompilerMissingError as error:
            self.app.display_warning(f"translations are not compiled: {error}")


def main() -> int:
    """Compile the translations of this checkout."""
    try:
        made = build(Path(__file__).resolve().parent.parent, force="--force" in sys.argv[1:])
    except TranslationError as error:
        print(f"build_translations: {error}", file=sys.stderr)
        return 1
    for path in made:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
