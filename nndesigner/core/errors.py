"""The typed error all packages below `app` raise: a code and its parameters, never a sentence."""

from __future__ import annotations


class NNDesignerError(Exception):
    """An error a person may see; `ui.texts` turns `code` and `params` into a sentence.

    `code` is a stable snake_case name, unique in its package; `params` are the values the
    sentence mentions (names, numbers, paths).
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({details})"


class EditError(NNDesignerError):
    """An edit of a design was refused; the design it was asked of is unchanged."""


class DataError(NNDesignerError):
    """A data set cannot be had: unknown name, unreadable or unsuitable file."""


class StorageError(NNDesignerError):
    """A project file cannot be read or written."""


class EngineError(NNDesignerError):
    """A design or data set cannot be computed with."""


class ShapeError(NNDesignerError):
    """A layer cannot take the shapes that come in; `core.check` says so on the layer."""
