"""What a map of votes shows, in plain words: where what speaks for a class lies."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
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
        "-0": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the top left"),
        "-1": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the top"),
        "-2": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the top right"),
        "-3": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the left"),
        "-4": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink in the middle"),
        "-5": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the right"),
        "-6": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the bottom left"),
        "-7": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the bottom"),
        "-8": QT_TRANSLATE_NOOP("WhyPlace", "the missing ink at the bottom right"),
    },
)
"""Ninths of a picture, row by row; with a minus where there is no ink."""

_ALONE = Table(
    "WhyAlone",
    {
        "both": QT_TRANSLATE_NOOP(
            "WhyAlone", "What speaks most for {name} is {pro}; most against it is {contra}."
        ),
        "mixed": QT_TRANSLATE_NOOP(
            "WhyAlone",
            "What speaks most for {name} is {pro}; what speaks against it lies scattered.",
        ),
        "pro": QT_TRANSLATE_NOOP(
            "WhyAlone", "What speaks most for {name} is {pro}; next to nothing speaks against it."
        ),
        "mixed_contra": QT_TRANSLATE_NOOP(
            "WhyAlone",
            "What speaks most against {name} is {contra}; what speaks for it lies scattered.",
        ),
        "contra": QT_TRANSLATE_NOOP(
            "WhyAlone",
            "What speaks most against {name} is {contra}; next to nothing speaks for it.",
        ),
        "scattered": QT_TRANSLATE_NOOP(
            "WhyAlone", "What speaks for and against {name} lies scattered over the picture."
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
        "mixed": QT_TRANSLATE_NOOP(
            "WhyContest",
            "What makes it {name} rather than {other} is {pro}; "
            "what speaks for {other} lies scattered.",
        ),
        "pro": QT_TRANSLATE_NOOP(
            "WhyContest", "All speaks for {name} rather than {other}, above all {pro}."
        ),
        "mixed_contra": QT_TRANSLATE_NOOP(
            "WhyContest",
            "What makes it {other} rather than {name} is {contra}; "
            "what speaks for {name} lies scattered.",
        ),
        "contra": QT_TRANSLATE_NOOP(
            "WhyContest", "All speaks for {other} rather than {name}, above all {contra}."
        ),
        "scattered": QT_TRANSLATE_NOOP(
            "WhyContest", "What tells {name} from {other} lies scattered over the picture."
        ),
        "none": QT_TRANSLATE_NOOP("WhyContest", "Nothing tells {name} from {other}."),
    },
)

_INKED = 0.15
"""Less ink is none."""

_WORTH = 0.05
"""Share of all that spoke: what is less is not worth a word."""


def sentence(
    found: FloatArray,
    name: str,
    other: str | None = None,
    features: tuple[str, ...] = (),
    ink: FloatArray | None = None,
) -> str:
    """Say what in a map `(rows, columns)` speaks for a class and what against it.

    With `other` the map is what speaks for `name` rather than for that class. `features` names
    the numbers of a map of one row. Places are those of what is drawn, if `ink` (of the map's
    shape, 0..1) tells where that is; no place is named for both.
    """
    pro, contra = float(np.clip(found, 0, None).sum()), float(np.clip(-found, 0, None).sum())
    worth = _WORTH * (pro + contra)
    code = {(True, True): "both", (True, False): "pro", (False, True): "contra"}.get(
        (pro > worth, contra > worth), "none"
    )
    best, worst = (_numbers if found.shape[0] == 1 else _places)(found, features, ink)
    if code == "both" and bool(best) != bool(worst):
        code = "mixed" if best else "mixed_contra"
    elif (not best and code in ("both", "pro")) or (not worst and code == "contra"):
        code = "scattered"
    text = (_ALONE if other is None else _CONTEST).text(code)
    return text.format(name=name, other=other, pro=best, contra=worst)


def _numbers(
    found: FloatArray, features: tuple[str, ...], _ink: FloatArray | None
) -> tuple[str, str]:
    """Return the names of the number that speaks most for a class, and most against it."""
    best, worst = (
        features[i] if i < len(features) else f"x{i + 1}"
        for i in (int(found.argmax()), int(found.argmin()))
    )
    return best, worst


def _places(
    found: FloatArray, _features: tuple[str, ...], ink: FloatArray | None
) -> tuple[str, str]:
    """Return in words the ninths that on the whole speak most for and against; "" for none."""
    blank = np.zeros(found.shape, bool) if ink is None else np.nan_to_num(ink) < _INKED
    ninths = _ninths(blank) + 9 * blank
    net = np.bincount(ninths.ravel(), weights=found.ravel(), minlength=18)
    if net.max() >= -net.min():
        best = int(net.argmax())
        worst = int(np.where(np.arange(18) % 9 == best % 9, np.inf, net).argmin())
    else:
        worst = int(net.argmin())
        best = int(np.where(np.arange(18) % 9 == worst % 9, -np.inf, net).argmax())
    worth = _WORTH * float(np.abs(found).sum())
    return _place(best) if net[best] > worth else "", _place(worst) if -net[worst] > worth else ""


def _place(number: int) -> str:
    return _PLACES.text(str(number) if number < 9 else f"-{number - 9}")


def _ninths(blank: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return for each pixel in which ninth of the box around the ink it lies, or nearest to."""
    inked = np.argwhere(~blank)
    low, high = (0, 0), blank.shape
    if len(inked):
        low, high = inked.min(axis=0), inked.max(axis=0) + 1
    rows, columns = (
        np.clip((np.arange(size) - start) * 3 // max(1, stop - start), 0, 2)
        for size, start, stop in zip(blank.shape, low, high, strict=True)
    )
    return np.asarray(rows[:, np.newaxis] * 3 + columns, np.int64)
