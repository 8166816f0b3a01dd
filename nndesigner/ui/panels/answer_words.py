"""What the network's answer is worth, in one sentence; and what to do while there is none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.app.prediction import Prediction
from nndesigner.app.reading import are_digits
from nndesigner.app.verdict import Verdict, ranking, verdict
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.bars import percent_text
from nndesigner.ui.panels.read_number import confidence_text, digit_label, number_is_certain
from nndesigner.ui.texts import count

_NAMED = 12
_HARDLY = 0.01
"""A smaller share of none of the classes is not worth words."""

_GUESSES = frozenset({"tie", "unsure", "strange", "broken"})

translate = QCoreApplication.translate


def is_certain(prediction: Prediction) -> bool:
    """Tell whether what a trained network says is more than a guess."""
    if prediction.number:
        return number_is_certain(prediction)
    return verdict(prediction) not in _GUESSES


def answer(prediction: Prediction, *, side_by_side: bool = False) -> str:
    """Say how sure a trained network is, what else it might be, and what it did not look at.

    `side_by_side`: several things are drawn, which are no digits that make a number.
    """
    said = _answer(prediction)
    if side_by_side and verdict(prediction) == "strange":
        said = translate(
            "PredictionPanel",
            "As one drawing this is unlike anything the network has learnt from; several side by "
            "side are not read.",
        )
    if not prediction.left_out:
        return said
    if len(prediction.left_out) == 1:
        left_out = translate("PredictionPanel", "A dot is left out.")
    else:
        left_out = translate("PredictionPanel", "Some dots are left out.")
    return translate("PredictionPanel", "{answer} {note}").format(answer=said, note=left_out)


def _answer(prediction: Prediction) -> str:
    if prediction.number:
        text = translate("PredictionPanel", "{digits}. Bars and reasons: the {label} drawn last.")
        label = digit_label(prediction.number[prediction.shown])
        return text.format(digits=confidence_text(prediction), label=label)
    judged = verdict(prediction)
    if judged == "value":
        return translate("PredictionPanel", "The number the network computes for this sample.")
    if judged == "largest":
        return translate(
            "PredictionPanel", "The largest output decides; these outputs are no probabilities."
        )
    if judged == "broken":
        return translate(
            "PredictionPanel",
            "The weights are no longer finite numbers: reset them and train anew.",
        )
    if judged == "strange" and prediction.stacked:
        return translate("PredictionPanel", "Digits are read side by side, not above one another.")
    if judged == "strange":
        return translate("PredictionPanel", "This is unlike anything the network has learnt from.")
    shares = prediction.class_shares
    assert shares is not None
    if judged == "likely" and prediction.unchecked:
        text = translate("PredictionPanel", "Not quite sure: {share}. Still being checked.")
        return text.format(share=percent_text(float(shares.max())))
    return _certainty(judged, prediction.classes, shares, prediction.unlike or 0.0)


def invitation(classes: tuple[str, ...], *, drawn: bool, refused: int) -> str:
    """Say what to do, or that the network takes `refused` numbers and no drawing."""
    if refused:
        text = translate(
            "PredictionPanel",
            "This network takes {count} numbers, no picture: it reads no drawings.",
        )
        return text.format(count=count(refused))
    if not drawn:
        return translate(
            "PredictionPanel", "Type some numbers, and the network says what it makes of them."
        )
    if are_digits(classes):
        return translate("PredictionPanel", "Draw something, and the network says what it reads.")
    shown = ", ".join(classes[:_NAMED]) + (" …" if len(classes) > _NAMED else "")
    text = translate("PredictionPanel", "It tells apart: {classes}. Draw one of them.")
    return text.format(classes=shown)


def _certainty(judged: Verdict, names: tuple[str, ...], shares: FloatArray, unlike: float) -> str:
    first, second = ranking(shares)[:2]
    values = {
        "first": names[first],
        "second": names[second],
        "share": percent_text(float(shares[first])),
        "next": percent_text(float(shares[second])),
        "none": percent_text(unlike),
    }
    if judged != "tie" and unlike > max(float(shares[second]), _HARDLY):
        text = _beside_none(judged)
    elif judged == "tie":
        text = translate(
            "PredictionPanel", "Undecided between {first} and {second} ({share} and {next})."
        )
    elif judged == "sure" and values["next"] == percent_text(0.0):
        text = translate("PredictionPanel", "Sure: {share}.")
    elif judged == "sure":
        text = translate("PredictionPanel", "Sure: {share}. Next best: {second} with {next}.")
    elif judged == "likely":
        text = translate(
            "PredictionPanel", "Not quite sure: {share}. Next best: {second} with {next}."
        )
    else:
        text = translate(
            "PredictionPanel", "Not sure: at best {first} with {share}, then {second} with {next}."
        )
    return text.format(**values)


def _beside_none(judged: Verdict) -> str:
    """Return what is said where the second guess is that it is none of the classes."""
    if judged == "sure":
        return translate("PredictionPanel", "Sure: {share}. None of them: {none}.")
    if judged == "likely":
        return translate("PredictionPanel", "Not quite sure: {share}. None of them: {none}.")
    return translate(
        "PredictionPanel", "Not sure: at best {first} with {share}. None of them: {none}."
    )
