"""What a training run notices, as sentences for people."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nndesigner.engine.events import Noticed
from nndesigner.ui.texts.filling import filled, listed
from nndesigner.ui.texts.numbers import number
from nndesigner.ui.texts.table import Table

NOTICES = Table(
    "Notice",
    {
        "class_missing": QT_TRANSLATE_NOOP(
            "Notice",
            "No training sample belongs to {classes}: the network cannot learn what it never"
            " sees. Hold back fewer samples for testing and validation, or use more data.",
        ),
        "one_class": QT_TRANSLATE_NOOP(
            "Notice",
            "All training samples belong to the class {name}: there is nothing to tell apart.",
        ),
        "constant_columns": QT_TRANSLATE_NOOP(
            "Notice",
            "Inputs that are the same in every sample tell the network nothing: {columns}.",
        ),
        "same_samples": QT_TRANSLATE_NOOP(
            "Notice",
            "All {count} training samples have the same inputs: there is nothing to learn from"
            " them. Look at the data, or choose another set.",
        ),
        "constant_target": QT_TRANSLATE_NOOP(
            "Notice",
            "Every training sample has the same answer (value {columns}): there is nothing to"
            " predict.",
        ),
        "words_out_of_range": QT_TRANSLATE_NOOP(
            "Notice",
            "{share} of the numbers that come into “{name}” stand for none of its {vocabulary}"
            " words, 0 and up: the first or last one is taken instead. Make its vocabulary larger,"
            " or number the words from 0.",
        ),
        "words_not_whole": QT_TRANSLATE_NOOP(
            "Notice",
            "{share} of the numbers that come into “{name}” are not whole: they are rounded down"
            " to a word. An embedding is for numbers that stand for words, not for measured or"
            " scaled ones.",
        ),
        "same_weights": QT_TRANSLATE_NOOP(
            "Notice",
            "All neurons of “{name}” start with the same weights, so they will all learn the same."
            " Choose another start for its weights, such as He or Xavier, and press Reset.",
        ),
        "dead_units": QT_TRANSLATE_NOOP(
            "Notice",
            "In “{name}”, {units} of {of} neurons give 0 for every sample looked at: they are dead"
            " and learn no more. A smaller learning rate or leaky ReLU helps.",
        ),
        "nothing_learns": QT_TRANSLATE_NOOP(
            "Notice", "Every layer is frozen: training will change nothing."
        ),
    },
)


def notice_text(notice: Noticed) -> str:
    """Return what keeps the network from learning well, and what to do about it."""
    params = dict(notice.params)
    for key in ("classes", "columns"):
        if key in params:
            params[key] = listed(map(str, params[key]))
    if "share" in params:
        params["share"] = f"{number(100 * params['share'], 3)} %"
    sentence = NOTICES.text(notice.code)
    if not sentence:
        text = QCoreApplication.translate("Notice", "Something is odd here ({code}).")
        return text.format(code=notice.code)
    return filled(sentence, params)
