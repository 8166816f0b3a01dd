"""The only door to the files of `resources/`: icons, translations, samples, licences."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import nndesigner


@cache
def root() -> Path:
    """Return the folder of resources: inside the installed package, or beside it in a checkout.

    Raises FileNotFoundError if there is neither: the installation is incomplete.
    """
    package = Path(nndesigner.__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "icons").is_dir():
            return folder
    raise FileNotFoundError(package / "resources")


def path(*parts: str) -> Path:
    """Return the path of one resource, e.g. `path("icons", "open.svg")`.

    Raises ValueError if the parts lead out of the folder, FileNotFoundError if it is missing.
    """
    folder = root()
    found = folder.joinpath(*parts).resolve()
    if not found.is_relative_to(folder.resolve()):
        raise ValueError(parts)
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def text(*parts: str) -> str:
    """Return the text of one resource."""
    return path(*parts).read_text(encoding="utf-8")


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the stems of all files of a folder with this suffix (".svg"), in order."""
    return tuple(sorted(found.stem for found in (root() / folder).glob(f"*{suffix}")))
