"""A table of sentences by code, translated when it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication


class Table:
    """Sentences of one translation context.

    The sentences are written with QT_TRANSLATE_NOOP, so that lupdate finds them; the
    translation happens at each look-up, so it follows a change of language.
    """

    def __init__(self, context: str, sentences: Mapping[str, object]) -> None:
        self._context = context
        self._sentences = sentences

    def __contains__(self, code: object) -> bool:
        return code in self._sentences

    def __iter__(self) -> Iterator[str]:
        return iter(self._sentences)

    def text(self, code: str, default: str = "") -> str:
        """Return the translated sentence of a code, or `default` if there is none."""
        if code not in self._sentences:
            return default
        return QCoreApplication.translate(self._context, str(self._sentences[code]))
