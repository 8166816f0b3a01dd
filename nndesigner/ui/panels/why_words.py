"""What a map of votes shows, in plain words: where what speaks for a class lies."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP

from nndesigner.core.arrays import FloatArray
from nndesigner.ui.texts.table import Table

_PLACES = Table(
    "WhyPlace",
    {
        "0": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the top left"),
        "1": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the top"),
        "2": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the top right"),
        "3": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the left"),
        "4": QT_TRANSLATE_NOOP("WhyPlace", "the ink in the middle"),
        "5": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the right"),
        "6": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the bottom left"),
        "7": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the bottom"),
        "8": QT_TRANSLATE_NOOP("WhyPlace", "the ink at the bottom right"),
    },
)

_ALONE = Table(
    "WhyAlone",
    {
        "both": QT_TRANSLATE_NOOP(
            "WhyAlone", "What speaks most for {name} is {pro}; most against it is {contra}."
        ),
        "pro": QT_TRANSLATE_NOOP(
            "WhyAlone", "What speaks most for {name} is {pro}; next to nothing speaks against it."
        ),
        "contra": QT_TRANSLATE_NOOP(
            "WhyAlone",
            "What speaks most against {name} is {contra}; next to nothing speaks for it.",
        ),
        "none": QT_TRANSLATE_NOOP("WhyAlone", "Nothing speaks for or against {name}."),
    },
)

_CONTEST = Table(
    "WhyContest",
    {
        "both": QT_TRANSLATE_NOOP(
            "WhyContest",
            "What makes it {name} rather than {other} is {pro}; "
            "what speaks for {other} is {contra}.",
        ),
        "pro": QT_TRANSLATE_NOOP(
            "WhyContest", "All speaks for {name} rather than {other}, above all {pro}."
        ),
        "contra": QT_TRANSLATE_NOOP(
            "WhyContest", "All speaks for {other} rather than {name}, above all {contra}."
        ),
        "none": QT_TRANSLATE_NOOP("WhyContest", "Nothing tells {name} from {other}."),
    },
)

_WORTH = 0.05
"""Share of all that spoke: what is less is not worth a word."""


def sentence(
    found: FloatArray, name: str, other: str | None = None, features: tuple[str, ...] = ()
) -> str:
    """Say what in a map `(rows, columns)` speaks for a class and what against it.

    With `other` the map is what speaks for `name` rather than for that class. `features` names
    the numbers of a map of one row.
    """
    pro, contra = np.clip(found, 0, None), np.clip(-found, 0, None)
    worth = _WORTH * float(np.abs(found).sum())
    has_pro, has_contra = float(pro.sum()) > worth, float(contra.sum()) > worth
    code = {(True, True): "both", (True, False): "pro", (False, True): "contra"}.get(
        (has_pro, has_contra), "none"
    )
    text = (_ALONE if other is None else _CONTEST).text(code)
    return text.format(
        name=name, other=other, pro=_where(pro, features), contra=_where(contra, features)
    )


def _where(part: FloatArray, features: tuple[str, ...]) -> str:
    """Return in words the ninth of a picture, or the number, that has most."""
    if part.shape[0] == 1:
        best = int(part.argmax())
        return features[best] if best < len(features) else f"x{best + 1}"
    rows, columns = np.indices(part.shape)
    ninths = rows * 3 // part.shape[0] * 3 + columns * 3 // part.shape[1]
    sums = np.bincount(ninths.ravel(), weights=part.ravel(), minlength=9)
    return _PLACES.text(str(int(sums.argmax())))
