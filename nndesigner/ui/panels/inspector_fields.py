"""Editors of single fields, made from their entries in the catalog."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QWidget,
)

from nndesigner.core.catalog import FieldSpec
from nndesigner.ui.number_field import NumberField
from nndesigner.ui.numbers import parse_number
from nndesigner.ui.texts import choice_help, choice_name

_SLIDER_STEPS = 100
_SHAPE = re.compile(r"\d{1,6}(?:(?:\s*[x×*,;]\s*|\s+)\d{1,6}){0,2}")


class NumberEditor(NumberField):
    """A number; empty while the selected layers differ in it."""

    merges = False

    def show_value(self, value: Any) -> None:
        """Show a value, or None for several different ones."""
        self.set_value(value)


class TextEditor(QLineEdit):
    """A line of text that is committed by Enter or by leaving it, if it can be understood."""

    committed = Signal(object)
    refused = Signal(str)
    merges = False

    def __init__(
        self, parse: Callable[[str], Any], text_of: Callable[[Any], str], allowed: Callable[[], str]
    ) -> None:
        """Make an empty line; `allowed` says what may be typed, for `refused(sentence)`."""
        super().__init__()
        self._allowed = allowed
        self._parse = parse
        self._text_of = text_of
        self._value: Any = None
        self.editingFinished.connect(self._finish)

    def show_value(self, value: Any) -> None:
        """Show a value, or None for several different ones; text being typed stays."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._revert()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.isModified()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._revert()
            event.accept()
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        if not self.isModified():
            return
        value = self._parse(self.text())
        self.setModified(False)
        if value is not None and value != self._value:
            self.committed.emit(value)
            return
        self._revert()
        if value is None:
            self.refused.emit(self._allowed())

    def _revert(self) -> None:
        self.setText("" if self._value is None else self._text_of(self._value))
        self.setCursorPosition(0)
        self.setModified(False)


class ChoiceEditor(QComboBox):
    """One of the choices of a field, each with its explanation as a tooltip."""

    committed = Signal(object)
    merges = False

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self._spec = spec
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._activated)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the choices in the present language."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for choice in self._spec.choices:
                self.addItem(choice_name(self._spec.name, choice), choice)
                tip = choice_help(self._spec.name, choice)
                self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            self.show_value(chosen)

    def show_value(self, value: Any) -> None:
        """Show a value, or None for several different ones."""
        self.setCurrentIndex(self.findData(value) if value is not None else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; it must not change a value on its way.
        event.ignore()

    def _activated(self, index: int) -> None:
        self.committed.emit(self.itemData(index))


class ShareEditor(QWidget):
    """A share between 0 and 1: a slider for trying, a field for typing."""

    committed = Signal(object)
    refused = Signal(str)
    released = Signal()
    merges = True

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _SLIDER_STEPS - (1 if spec.open_maximum else 0))
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.released)
        self.field = NumberEditor.for_spec(spec, step=_step_twentieth)
        self.field.setFixedWidth(64)
        self.field.committed.connect(self._typed)
        self.field.refused.connect(self.refused)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)

    def show_value(self, value: Any) -> None:
        """Show a value, or None for several different ones."""
        self.field.set_value(value)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((value or 0.0) * _SLIDER_STEPS))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self.field.setAccessibleName(name)

    def _slid(self, value: int) -> None:
        self.committed.emit(value / _SLIDER_STEPS)

    def _typed(self, value: object) -> None:
        self.released.emit()
        self.committed.emit(value)
        self.released.emit()


class SwitchEditor(QCheckBox):
    """Yes or no; in between while the selected layers differ in it."""

    committed = Signal(object)
    merges = False

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)

    def show_value(self, value: Any) -> None:
        """Show a value, or None for several different ones."""
        self.setTristate(value is None)
        if value is None:
            self.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.setChecked(value)

    def _clicked(self) -> None:
        self.setTristate(False)
        self.committed.emit(self.isChecked())


FieldEditor = NumberEditor | TextEditor | ChoiceEditor | ShareEditor | SwitchEditor


def make_editor(spec: FieldSpec) -> FieldEditor:
    """Return the editor for a field of the catalog."""
    if spec.kind == "choice":
        return ChoiceEditor(spec)
    if spec.kind == "shape":
        return TextEditor(parse_shape, shape_text, _shape_allowed)
    if spec.kind == "texts":
        return TextEditor(parse_names, names_text, str)
    if spec.kind == "floats":
        return TextEditor(parse_numbers, numbers_text, _numbers_allowed)
    if spec.kind == "bool":
        return SwitchEditor()
    if spec.kind == "float" and (spec.minimum, spec.maximum, spec.open_minimum) == (0, 1, False):
        return ShareEditor(spec)
    if spec.kind in ("int", "float"):
        return NumberEditor(
            integer=spec.kind == "int",
            minimum=spec.minimum,
            maximum=spec.maximum,
            open_minimum=spec.open_minimum,
            open_maximum=spec.open_maximum,
        )
    return TextEditor(_parse_name, str, _name_allowed)


def parse_shape(text: str) -> tuple[int, ...] | None:
    """Return the shape meant by "4", "8 × 8", "8x8" or "8, 8"; None if it is none."""
    if not _SHAPE.fullmatch(text.strip().lower()):
        return None
    return tuple(int(part) for part in re.findall(r"\d+", text))


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as people write it: "8 × 8"."""
    return " × ".join(str(size) for size in shape)


def parse_names(text: str) -> tuple[str, ...]:
    """Return names separated by commas or semicolons; one with a comma stands in quotes."""
    separator = ";" if ";" in text else ","
    text = text.replace("，", ",").replace("、", ",")
    rows = list(csv.reader([text], delimiter=separator, skipinitialspace=True))
    return tuple(name.strip() for name in (rows[0] if rows else []) if name.strip())


def names_text(names: tuple[str, ...]) -> str:
    """Return names separated by commas, so that `parse_names` gives them back."""
    if not names:
        return ""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(names)
    return line.getvalue() if '"' in line.getvalue() else ", ".join(names)


def parse_numbers(text: str) -> tuple[float, ...] | None:
    """Return numbers separated by commas, semicolons or blanks; None if one is no number."""
    found = [parse_number(part) for part in re.split(r"[;,，、\s]+", text.strip()) if part]
    numbers = tuple(float(value) for value in found if value is not None)
    return numbers if len(numbers) == len(found) else None


def numbers_text(numbers: tuple[float, ...]) -> str:
    """Return numbers separated by commas, so that `parse_numbers` gives them back."""
    return ", ".join(f"{value:g}" for value in numbers)


def _parse_name(text: str) -> str | None:
    return text.strip() or None


def _name_allowed() -> str:
    return QCoreApplication.translate("Inspector", "Please type a name.")


def _numbers_allowed() -> str:
    return QCoreApplication.translate(
        "Inspector", "Please type numbers separated by commas, such as 1, 2.5, 1."
    )


def _shape_allowed() -> str:
    return QCoreApplication.translate(
        "Inspector",
        "Please type how many numbers, such as 4, or the size of a picture, such as 8 × 8.",
    )


def _step_twentieth(value: float, direction: int) -> float:
    return value + 0.05 * direction
