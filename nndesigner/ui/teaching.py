"""Teaching by drawing: what is on the pad is named, and becomes one of the person's examples."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from nndesigner.app import teaching
from nndesigner.app.document import Document
from nndesigner.app.prediction import Prediction, Predictor
from nndesigner.app.theme import Theme
from nndesigner.core.combinations import ENOUGH_DRAWINGS
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.errors import DataError
from nndesigner.core.project import Drawing, Project
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.teach_row import UNREAD, TeachRow
from nndesigner.ui.texts import error_text

_KEYS = {Qt.Key(Qt.Key.Key_0 + digit): digit for digit in range(10)}
_CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Teaching(QObject):
    """Keeps pad, document and the row under the answer together.

    `target` is the class that is just being drawn for a data set of the person's own, "" if
    none is. `taught(label)` after a drawing was added, `target_changed()`, `refused(sentence)`.
    """

    taught = Signal(str)
    target_changed = Signal()
    refused = Signal(str)

    def __init__(
        self,
        document: Document,
        predictor: Predictor,
        pad: DigitPad,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._pad, self._predictor = document, pad, predictor
        self._label = ""
        self._drawn = True
        self._several = False
        self._chosen: str | None = None
        self.clears = True
        self.row = TeachRow(theme)
        self.row.confirmed.connect(self.confirm)
        self.row.named.connect(self.teach)
        self.row.clearing_changed.connect(self.set_clearing)
        pad.installEventFilter(self)
        predictor.predicted.connect(self._on_prediction)
        document.changed.connect(self._follow)
        self._refresh()

    @property
    def predictor(self) -> Predictor:
        """What reads the drawing on the pad, and doubts it."""
        return self._predictor

    @property
    def target(self) -> str:
        """The class drawn now: the one chosen, or of own classes the one with too few drawings."""
        design = self._document.design
        if design.data.name != DRAWN:
            return ""
        found = teaching.counts(self._document.project)
        classes = teaching.classes(design)
        if self._chosen is not None and self._chosen in classes:
            return self._chosen
        short = [name for name in classes if found[name] < ENOUGH_DRAWINGS]
        return short[0] if short else ""

    def set_target(self, label: str | None) -> None:
        """Draw this class from now on; None lets the program choose, "" is none."""
        self._chosen = label or None
        self._refresh()
        self.target_changed.emit()

    def set_drawn(self, drawn: bool) -> None:
        """Tell whether samples are drawn at all; numbers that are typed cannot be named here."""
        self._drawn = drawn
        self._refresh()

    def set_clearing(self, clears: bool) -> None:
        """Wipe the pad after a drawing was named, ready for the next one, or leave it."""
        self.clears = clears
        self.row.set_clearing(clears)

    def confirm(self) -> None:
        """Name the drawing as is expected: the class being drawn, or what the network says."""
        label = self.target or self._label
        if label:
            self.teach(label)

    def teach(self, label: str) -> None:
        """Add what the answer is about to the person's drawings; one undo step with wiping it.

        Of a number that is the digit shown; the others stay on the pad. Specks go with the rest.
        """
        project, drawing = self._document.project, self._meant_drawing()
        if not self._can_teach():
            return
        before = self.target
        try:
            after = teaching.add(project, label, drawing)
        except DataError as error:
            self.refused.emit(error_text(error))
            return
        if self.clears:
            others = project.drawing if self._several else ()
            rest = tuple(stroke for stroke in others if stroke not in drawing)
            after = after.with_(drawing=rest)
        self._next_target(before, label, after)
        text = self.tr("Name drawing “{label}”").format(label=label)
        self._document.change(text, after)
        self.row.show_taught(label)
        self._pad.setFocus()
        self.taught.emit(label)
        if self.target != before:
            self.target_changed.emit()

    def put_on_pad(self, drawing: Drawing) -> None:
        """Show one of the drawings on the pad again, as one undo step."""
        project = self._document.project
        if drawing != project.drawing:
            text = self.tr("Put drawing on the pad")
            self._document.change(text, project.with_(drawing=drawing))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let number keys and Enter on the pad name what is drawn there."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if not isinstance(event, QKeyEvent) or not (
            override or event.type() == QEvent.Type.KeyPress
        ):
            return False
        label = self._meant(event)
        if not label or not self._can_teach():
            return False
        event.accept()
        if not override and not event.isAutoRepeat():
            self.teach(label)
        return True

    def _meant(self, event: QKeyEvent) -> str:
        """Return the class a key stands for, "" for none."""
        others = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & others or self.row.isHidden():
            return ""
        if event.key() in _CONFIRM:
            return self.target or self._label
        if event.key() not in _KEYS:
            return ""
        digit = _KEYS[Qt.Key(event.key())]
        return label_of_key(teaching.classes(self._document.design), digit)

    def _next_target(self, before: str, label: str, after: Project) -> None:
        """Go on to the next class by itself when the one chosen has enough drawings."""
        if label == before == self._chosen and teaching.counts(after)[label] >= ENOUGH_DRAWINGS:
            self._chosen = None

    def _on_prediction(self, prediction: Prediction | None) -> None:
        decided = prediction is not None and not prediction.strange
        label = (prediction.label or "") if prediction is not None and decided else ""
        several = prediction is not None and len(prediction.number) > 1
        if (label, several) != (self._label, self._several):
            self._label, self._several = label, several
            self._show_state()

    def _follow(self, old: Project, new: Project) -> None:
        if old.examples is not new.examples or old.design is not new.design:
            self._refresh()
        elif bool(old.drawing) != bool(new.drawing):
            self._show_state()

    def _refresh(self) -> None:
        project = self._document.project
        self.row.set_classes(teaching.classes(project.design) if self._drawn else ())
        self.row.set_count(len(project.examples))
        self._show_state()

    def _show_state(self) -> None:
        digit = self._label or UNREAD if self._several else ""
        self.row.show_state(
            drawn=self._can_teach(), said=self._label, target=self.target, digit=digit
        )

    def _can_teach(self) -> bool:
        """Tell whether anything is drawn."""
        return bool(self._document.project.drawing)

    def _meant_drawing(self) -> Drawing:
        """Return what the answer is about: of a number the digit shown, specks left out."""
        prediction = self._predictor.prediction
        part = self._several or (prediction is not None and prediction.left_out)
        return self._predictor.drawing if part else self._document.project.drawing


def label_of_key(classes: tuple[str, ...], digit: int) -> str:
    """Return the class a number key means: the one called so, or else the first, second ..."""
    if str(digit) in classes:
        return str(digit)
    if any(name.isdigit() for name in classes) or not 1 <= digit <= len(classes):
        return ""
    return classes[digit - 1]
