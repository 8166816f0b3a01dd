"""A line edit for one number that understands what people type and says what it allows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from nndesigner.core.catalog import FieldSpec
from nndesigner.core.edits import MAX_NUMBER
from nndesigner.core.project import LARGEST_NUMBER
from nndesigner.ui.numbers import Number, format_number, parse_number, two_readings
from nndesigner.ui.texts import count
from nndesigner.ui.texts import number as readable
from nndesigner.ui.texts.tips import plain_tip

Step = Callable[[float, int], float]
"""Takes the present value and +1 or -1, returns the next one."""


class NumberField(QLineEdit):
    """One number: Enter or leaving the field commits it, Esc puts the old one back.

    `committed(value)` comes only when the number changed. Text that is no number, or one out
    of range, is never committed: the field is marked as soon as nothing typed on can mend it,
    with the allowed range as its tooltip. Enter keeps the text and says why at the field;
    leaving the field puts the old number back and emits `refused(sentence)`, as no tooltip
    outlives a change of focus. Up and Down step.
    """

    committed = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        integer: bool = False,
        minimum: float | None = None,
        maximum: float | None = None,
        open_minimum: bool = False,
        open_maximum: bool = False,
        step: Step | None = None,
    ) -> None:
        super().__init__(parent)
        self._integer = integer
        self._value: Number | None = None
        self._told = ""  # what was refused already, at the field
        self._message = ""
        self._description = ""
        self._step = step or _plus_one
        self.set_range(minimum, maximum, open_minimum=open_minimum, open_maximum=open_maximum)
        self.textEdited.connect(self._judge)

    @classmethod
    def for_spec(cls, spec: FieldSpec, *, step: Step | None = None) -> Self:
        """Return a field with kind, range and default of an entry of `core.catalog`."""
        field = cls(
            integer=spec.kind == "int",
            minimum=spec.minimum,
            maximum=spec.maximum,
            open_minimum=spec.open_minimum,
            open_maximum=spec.open_maximum,
            step=step,
        )
        field.set_value(spec.default)
        return field

    def value(self) -> Number | None:
        """Return the last good number; None only before the first `set_value`."""
        return self._value

    def set_value(self, value: Number | None) -> None:
        """Show a number without a signal; text being typed at this moment stays."""
        self._value = None if value is None else int(value) if self._integer else float(value)
        if not (self.hasFocus() and self.isModified()):
            self._show_value()

    def set_range(
        self,
        minimum: float | None,
        maximum: float | None,
        *,
        open_minimum: bool = False,
        open_maximum: bool = False,
    ) -> None:
        """Set the allowed range; an open end is itself not allowed, None is no limit."""
        self._minimum, self._maximum = minimum, maximum
        self._open_minimum, self._open_maximum = open_minimum, open_maximum

    def message(self) -> str:
        """Return the sentence about the present wrong input, or ""."""
        return self._message

    def commit(self) -> bool:
        """Take the typed text as Enter does; return False if it is refused."""
        number = parse_number(self.text(), integer=self._integer)
        if number is None or not self._allows(number):
            self._refuse()
            return False
        # An untouched field may show a rounded number: it must not change the exact one.
        changed = self.isModified() and number != self._value
        if changed:
            self._value = number
        self._show_value()
        if changed:
            self.committed.emit(number)
        return True

    def revert(self) -> None:
        """Put the last good number back."""
        self._show_value()
        QToolTip.hideText()

    def step_by(self, direction: int) -> None:
        """Commit the next number up (+1) or down (-1), kept within the range."""
        if (self.isModified() and not self.commit()) or self._value is None:
            return
        number = self._nearest_allowed(self._step(self._value, direction))
        if number != self._value:
            self._value = number
            self._show_value()
            self.committed.emit(number)

    def range_text(self) -> str:
        """Return the allowed numbers in a sentence."""
        low, high = self._limit(self._minimum), self._limit(self._maximum)
        if low is None and high is None:
            return self._any_number_text()
        kind = self.tr("a whole number") if self._integer else self.tr("a number")
        if high is None:
            sentence = (
                self.tr("Please type {kind} above {low}.")
                if self._open_minimum
                else self.tr("Please type {kind} of at least {low}.")
            )
        elif low is None:
            sentence = (
                self.tr("Please type {kind} below {high}.")
                if self._open_maximum
                else self.tr("Please type {kind} of at most {high}.")
            )
        else:
            sentence = self._both_ends_text()
        return sentence.format(kind=kind, low=low, high=high)

    def refusal(self, text: str) -> str:
        """Return why a text is not taken, in a sentence that says what would be."""
        readings = None if self._integer else two_readings(text)
        if readings is None:
            return self._too_large_text(text) or self.range_text()
        return self.tr("Write {thousands} or {decimal}: “{text}” may mean either.").format(
            thousands=readings[0], decimal=readings[1], text=text.strip()
        )

    def _limit(self, value: float | None) -> str | None:
        """Return an end of the range in words; None if there is none but that of float32."""
        if value is None or abs(value) >= LARGEST_NUMBER:
            return None
        return count(int(value)) if self._integer else readable(value, 9)

    def _any_number_text(self) -> str:
        kind, example = self.tr("any number"), self.tr("0.5, 0,5 or 1/3")
        if self._integer:
            kind, example = self.tr("any whole number"), "3"
        return self.tr("Please type {kind}, such as {example}.").format(kind=kind, example=example)

    def _too_large_text(self, text: str) -> str:
        """Return why a number beyond float32 is not taken; "" for all other texts."""
        typed = parse_number(text, integer=self._integer)
        if typed is None or abs(typed) <= LARGEST_NUMBER:
            return ""
        if self._limit(self._minimum if typed < 0 else self._maximum) is not None:
            return ""
        words = self.tr("“{text}” is too large to calculate with. Please type any other number.")
        return words.format(text=text.strip())

    def _both_ends_text(self) -> str:
        if self._open_minimum and self._open_maximum:
            return self.tr("Please type {kind} above {low} and below {high}.")
        if self._open_minimum:
            return self.tr("Please type {kind} above {low}, up to {high}.")
        if self._open_maximum:
            return self.tr("Please type {kind} from {low} to just below {high}.")
        return self.tr("Please type {kind} from {low} to {high}.")

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.isModified()
        ):
            event.accept()  # Esc belongs to the text before it belongs to the window
            return True
        if event.type() == QEvent.Type.ToolTip and self._message:
            self._show_tip(self._message)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self.selectAll()
        elif key == Qt.Key.Key_Escape and (self.isModified() or self._message):
            self.revert()
            self.selectAll()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_by(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if (self.isModified() or self._message) and not self.commit():
            self._show_value()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._message:
            self._mark(self.refusal(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._message:
            return
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _allows(self, number: Number) -> bool:
        low, high = self._minimum, self._maximum
        if low is not None and (number < low or (self._open_minimum and number == low)):
            return False
        return not (high is not None and (number > high or (self._open_maximum and number == high)))

    def _nearest_allowed(self, number: float) -> Number | None:
        if self._minimum is not None:
            number = max(number, self._minimum)
        if self._maximum is not None:
            number = min(number, self._maximum)
        result = round(number) if self._integer else float(f"{number:.12g}")
        return result if self._allows(result) else self._value

    def _refuse(self) -> None:
        self._mark(self.refusal(self.text()))
        if not (self.hasFocus() and self.isVisible()):
            if self.text() != self._told:
                self.refused.emit(self._message)
            return
        self._told = self.text()
        self._show_tip(self._message)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, self._message)
            QAccessible.updateAccessibility(event)

    def _judge(self, text: str) -> None:
        """Mark what is typed if neither it nor anything that begins with it is allowed."""
        endings = ("", "1") if self._integer else ("", "1", "%")
        numbers = (parse_number(text + ending, integer=self._integer) for ending in endings)
        if not text.strip() or any(n is not None and self._allows(n) for n in numbers):
            self._forget_message()
        else:
            self._mark(self.refusal(text))

    def _mark(self, sentence: str) -> None:
        if not self._message:
            self._description = self.accessibleDescription()
        self._message = sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def _show_tip(self, sentence: str) -> None:
        place = self.mapToGlobal(QPoint(0, self.height()))
        QToolTip.showText(place, plain_tip(sentence), self)

    def _show_value(self) -> None:
        self.setText("" if self._value is None else format_number(self._value))
        self._told = ""
        self.setModified(False)
        self._forget_message()

    def _forget_message(self) -> None:
        if self._message:
            self._message = ""
            self.setAccessibleDescription(self._description)
            self.update()


def by_a_tenth(value: float, direction: int) -> float:
    """Return the next weight or bias up (+1) or down (-1)."""
    return value + 0.1 * direction


def weight_field(parent: QWidget | None = None) -> NumberField:
    """Return a field for a weight or a bias; the arrow keys step by a tenth."""
    return NumberField(parent, minimum=-MAX_NUMBER, maximum=MAX_NUMBER, step=by_a_tenth)


def _plus_one(value: float, direction: int) -> float:
    return value + direction
