"""One sample typed in by hand, for networks whose input is no picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.core.project import LARGEST_NUMBER
from nndesigner.ui.number_field import NumberField
from nndesigner.ui.panels.panel import ElidedLabel, Note, Panel
from nndesigner.ui.texts.tips import plain_tip

MOST_FEATURES = 16
_TICKS = 200
_FEWEST_SEEN = 4
_WIDEST_NAME = 140
_DEFAULT_RANGE = (-1.0, 1.0)


class _FeatureRow(QObject):
    """Keeps slider and number of one feature in step; both are children of `parent`."""

    moved = Signal()
    settled = Signal()

    def __init__(self, low: float, high: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._low, self._high = (low, high) if high > low else (low, low + 1.0)
        self.field = NumberField(
            parent, minimum=-LARGEST_NUMBER, maximum=LARGEST_NUMBER, step=self._step
        )
        self.field.setFixedWidth(84)
        self.slider = QSlider(Qt.Orientation.Horizontal, parent)
        self.slider.setRange(0, _TICKS)
        self.slider.setPageStep(_TICKS // 10)
        self.slider.valueChanged.connect(self._slider_moved)
        self.slider.sliderReleased.connect(self.settled)
        self.field.committed.connect(self._typed)

    def value(self) -> float:
        return float(self.field.value() or 0.0)

    def set_value(self, value: float) -> None:
        self.field.set_value(value)
        self._place_slider(value)

    def _step(self, value: float, direction: int) -> float:
        return value + direction * (self._high - self._low) / 20

    def _slider_moved(self, tick: int) -> None:
        value = self._low + (self._high - self._low) * tick / _TICKS
        self.field.set_value(float(f"{value:.3g}"))
        self.moved.emit()
        if not self.slider.isSliderDown():
            self.settled.emit()

    def _typed(self, value: float) -> None:
        self._place_slider(value)
        self.moved.emit()
        self.settled.emit()

    def _place_slider(self, value: float) -> None:
        reached = min(max(value, self._low), self._high)
        tick = round((reached - self._low) / (self._high - self._low) * _TICKS)
        self.slider.blockSignals(True)
        self.slider.setValue(tick)
        self.slider.blockSignals(False)


class ProbePanel(Panel):
    """A name, a slider and a number field for each input feature.

    `probe_changed(values)` comes with every move of a slider and every number committed;
    `probe_settled(values)` when a slider is let go or a number is committed. `refused(sentence)`
    says what may be typed where something else was.
    """

    probe_changed = Signal(object)
    probe_settled = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("probePanel")
        self._names: tuple[str, ...] = ()
        self._values: tuple[float, ...] = ()
        self._rows: list[_FeatureRow] = []
        self._note = Note(theme)
        self._labels: list[QLabel] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(self._note)
        layout.addWidget(self._area, 1)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(300, self._height(len(self._rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height(min(len(self._rows), _FEWEST_SEEN)))

    def _height(self, rows: int) -> int:
        line = self._rows[0].field.sizeHint().height() + 6 if self._rows else 0
        return self._note.heightForWidth(max(self.width(), 200)) + rows * line + 28

    def set_features(
        self,
        names: Sequence[str],
        values: Sequence[float],
        ranges: Sequence[tuple[float, float]] = (),
    ) -> None:
        """Offer one field per feature; `ranges` are the ends of the sliders (else -1..1).

        Fields beyond the sixteenth are not shown and keep their values.
        """
        self._names = tuple(names)
        self._values = _filled(values, len(self._names))
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        self._rows, self._labels = [], []
        for number, name in enumerate(self._names[:MOST_FEATURES]):
            low, high = ranges[number] if number < len(ranges) else _DEFAULT_RANGE
            self._add_row(content, grid, name, (low, high))
        grid.setRowStretch(len(self._rows), 1)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._area.setWidget(content)
        self.retranslate()

    def set_values(self, values: Sequence[float]) -> None:
        """Show another sample without a signal."""
        self._values = _filled(values, len(self._names))
        for row, value in zip(self._rows, self._values, strict=False):
            row.set_value(value)

    def values(self) -> tuple[float, ...]:
        """Return the sample as it stands in the fields."""
        return self._values

    def fields(self) -> list[NumberField]:
        """Return the number fields from top to bottom."""
        return [row.field for row in self._rows]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._note.set_theme(theme)

    def retranslate(self) -> None:
        shown, count = len(self._rows), len(self._names)
        if count > shown:
            text = self.tr("The first {shown} of {count} numbers of a sample.")
        elif count:
            text = self.tr("Try a sample: move a slider, or type a number such as 0.5 or 1/3.")
        else:
            text = self.tr("Choose a data set, and its numbers appear here.")
        self._note.setText(text.format(shown=shown, count=count))
        for label, row, name in zip(self._labels, self._rows, self._names, strict=False):
            label.setText(name)
            tip = self.tr("The value of {name} in the sample you try").format(name=name)
            for widget in (row.slider, row.field):
                widget.setToolTip(plain_tip(tip))
                widget.setAccessibleName(name)

    def _add_row(
        self, content: QWidget, grid: QGridLayout, name: str, ends: tuple[float, float]
    ) -> None:
        number = len(self._rows)
        row = _FeatureRow(*ends, content)
        row.set_value(self._values[number])
        row.moved.connect(self._moved)
        row.field.refused.connect(self.refused)
        row.settled.connect(self._settled)
        label = ElidedLabel(content)
        label.setText(name)
        label.setMaximumWidth(_WIDEST_NAME)
        label.setBuddy(row.field)
        grid.addWidget(label, number, 0)
        grid.addWidget(row.slider, number, 1)
        grid.addWidget(row.field, number, 2)
        self._rows.append(row)
        self._labels.append(label)

    def _moved(self) -> None:
        shown = tuple(row.value() for row in self._rows)
        self._values = (*shown, *self._values[len(shown) :])
        self.probe_changed.emit(self._values)

    def _settled(self) -> None:
        self.probe_settled.emit(self._values)


def _filled(values: Sequence[float], count: int) -> tuple[float, ...]:
    return tuple(float(values[i]) if i < len(values) else 0.0 for i in range(count))
