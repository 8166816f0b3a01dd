"""The one way gestures and panels edit: an edit is made, or refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, Signal

from nndesigner.app.document import Document
from nndesigner.core import edits
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import Repair
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.core.numbering import Carried, Kept
from nndesigner.ui.texts import error_text, repair_text


class Editor(QObject):
    """Applies pure edits to the document's design.

    `download_requested()`: a repair is to fetch the files of the data set.
    """

    refused = Signal(str)
    download_requested = Signal()

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
            return self.refuse(error)
        if not isinstance(made, Carried):
            made = Carried(made, kept or {})
        self.document.edit(
            text,
            made.design,
            kept=made.kept,
            moved=made.moved,
            given=made.given,
            learnt=made.learnt,
            merge_key=merge_key,
        )
        return True

    def set_number(
        self, text: str, key: str, position: tuple[int, ...], value: float, *, merge_key: str = ""
    ) -> bool:
        """Set one weight or bias (`key`: link or layer id) under the name `text`.

        A training ends first: it would overwrite the number. One beyond `edits.MAX_NUMBER` is
        refused, unless it is nearer to 0 than before. Return False if it was refused or is not
        there; then the training goes on.
        """
        document = self.document
        old = _with_number(document.state, key, position)
        if old is None:
            return False
        try:
            edits.check_number(value, float(old[position]))
        except EditError as error:
            return self.refuse(error)
        document.training_must_end.emit()
        old = _with_number(document.state, key, position)
        if old is None:
            return False
        array = np.array(old)
        array[position] = value
        if array[position] != old[position]:
            state = document.state.replaced(**{key: array})
            project = document.project.with_(state=state, learnt=True)
            document.change(text, project, merge_key=merge_key)
        return True

    def repair(self, repair: Repair) -> bool:
        """Do what mends a problem; return False if it was refused."""
        if repair.kind == "download":
            self.download_requested.emit()
            return True
        from nndesigner.ui.canvas.repair_menu import repair_edit

        return self.apply(repair_text(repair), repair_edit(repair))

    def refuse(self, error: EditError) -> Literal[False]:
        """Announce why something is not done; the answer of an edit that was not made."""
        self.refused.emit(error_text(error))
        return False


def _with_number(state: NetworkState, key: str, position: tuple[int, ...]) -> FloatArray | None:
    """Return the array with the number at this position; None if there is no such number."""
    array = state.get(key)
    if array is None or len(position) != array.ndim:
        return None
    if any(place >= size for place, size in zip(position, array.shape, strict=True)):
        return None
    return array
