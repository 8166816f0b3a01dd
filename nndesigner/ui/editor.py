"""The one way gestures and panels edit: an edit is made, or refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from nndesigner.app.document import Document
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.core.numbering import Carried, Kept
from nndesigner.ui.texts import error_text


class Editor(QObject):
    """Applies pure edits to the document's design."""

    refused = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document

    def apply(
        self,
        text: str,
        edit: Callable[[Design], Design | Carried],
        *,
        kept: Kept | None = None,
        merge_key: str = "",
    ) -> bool:
        """Make the edit under the name `text`; return False if it was refused.

        An edit that gives `Carried` tells itself how the weights follow. A refusal changes
        nothing and is announced by `refused`.
        """
        try:
            made = edit(self.document.design)
        except EditError as error:
            self.refused.emit(error_text(error))
            return False
        if not isinstance(made, Carried):
            made = Carried(made, kept or {})
        self.document.edit(text, made.design, kept=made.kept, moved=made.moved, merge_key=merge_key)
        return True
