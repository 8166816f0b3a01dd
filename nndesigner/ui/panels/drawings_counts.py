"""How drawings are read, in words: right, wrong, or not sure, which is neither."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.app.teaching import Tally
from nndesigner.ui.texts import count


def counts_text(tally: Tally) -> str:
    """Say how many drawings are read correctly, wrongly, or answered with "?"."""
    text = QCoreApplication.translate(
        "DrawingCounts", "{right} right, {wrong} wrong, {unsure} not sure"
    )
    return text.format(
        right=count(tally.right), wrong=count(tally.wrong), unsure=count(tally.unsure)
    )
