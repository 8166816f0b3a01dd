"""What a training run notices, as sentences for people."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.engine.events import Noticed

translate = QCoreApplication.translate


def notice_text(notice: Noticed) -> str:
    """Return what keeps the network from learning well, and what to do about it."""
    params = dict(notice.params)
    for key in ("classes", "columns"):
        if key in params:
            params[key] = ", ".join(map(str, params[key]))
    return _template(notice.code).format(**params)


def _template(code: str) -> str:
    if code == "class_missing":
        return translate(
            "Notice",
            "No training sample belongs to {classes}: the network cannot learn what it never"
            " sees. Hold back fewer samples for testing and validation, or use more data.",
        )
    if code == "one_class":
        return translate(
            "Notice",
            "All training samples belong to the class {name}: there is nothing to tell apart.",
        )
    if code == "constant_columns":
        return translate(
            "Notice",
            "Inputs that are the same in every sample tell the network nothing: {columns}.",
        )
    if code == "same_weights":
        return translate(
            "Notice",
            "All neurons of “{name}” start with the same weights, so they will all learn the same."
            " Choose another start for its weights, such as He or Xavier, and press Reset.",
        )
    if code == "dead_units":
        return translate(
            "Notice",
            "In “{name}”, {units} of {of} neurons give 0 for every sample looked at: they are dead"
            " and learn no more. A smaller learning rate or leaky ReLU helps.",
        )
    return translate("Notice", "Every layer is frozen: training will change nothing.")
