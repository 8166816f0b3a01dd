"""The panel of what the network sees: picture, all numbers, and the steps that lead there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.panel import Panel, SteadyLabel, scaled_font, text_height
from nndesigner.ui.panels.seen_picture import SeenPicture
from nndesigner.ui.panels.seen_sample import SeenSample
from nndesigner.ui.panels.seen_steps import Step, StepsStrip, step_sentence
from nndesigner.ui.panels.seen_vector import SeenVector
from nndesigner.ui.texts import count, number

_LINES = 2
_STEPS_SHARE = 0.16
"""Pictures of steps are at most this share of the panel's height."""

Source = Literal["drawn", "typed", "neither"]
"""How a person gives the network a sample."""


class SeenPanel(Panel):
    """Shows one sample; one of its numbers can be marked, everywhere at once.

    Pointing at a number marks it for as long as the pointer is there; a click, or walking with
    the arrow keys, marks it until Escape. `announced(sentence)`: what a screen reader is to
    say. `steps_opened(bool)`: the person opened or closed the steps. `painted()`: the panel
    is in view.
    """

    painted = Signal()
    announced = Signal(str)
    steps_opened = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("seenPanel")
        self._sample: SeenSample | None = None
        self._kept: int | None = None
        self._pointed: int | None = None
        self._source: Source = "drawn"
        self.line = SteadyLabel()
        self.line.setObjectName("seenLine")
        self.line.setWordWrap(True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.picture = SeenPicture(theme)
        self.vector = SeenVector(theme)
        self.more = QToolButton()
        self.more.setObjectName("seenMore")
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.steps = StepsStrip(theme)
        self.about = SteadyLabel()
        self.about.setObjectName("seenAbout")
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._arrange()
        self._connect()
        self.retranslate()
        self.open_steps(opened=False)

    def _arrange(self) -> None:
        self.about.setFont(scaled_font(self.font(), 0.94))
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self.picture, 3)
        both.addWidget(self.vector, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addLayout(both, 1)
        column.addWidget(self.more)
        column.addWidget(self.steps)
        column.addWidget(self.about)

    def _connect(self) -> None:
        for part in (self.picture, self.vector):
            part.pointed.connect(self._on_pointed)
            part.chosen.connect(self._on_chosen)
        self.more.toggled.connect(self._on_toggled)
        self.steps.told.connect(self._on_told)

    @property
    def mark(self) -> int | None:
        """Return which number is marked, from 0."""
        return self._pointed if self._pointed is not None else self._kept

    @property
    def sample(self) -> SeenSample | None:
        """Return the sample shown."""
        return self._sample

    @property
    def shows_steps(self) -> bool:
        """Tell whether the steps are open and there are some to be had."""
        return self._source == "drawn" and self.more.isChecked()

    def show_sample(self, sample: SeenSample | None) -> None:
        """Show the numbers a network gets, or nothing."""
        self._sample = sample
        if sample is not None:
            self._pointed, self._kept = (
                None if mark is None or mark >= sample.count else mark
                for mark in (self._pointed, self._kept)
            )
            self.picture.setVisible(bool(sample.picture))
        self.vector.setVisible(sample is not None)
        self.picture.show_sample(sample if sample is None or sample.picture else None)
        self.vector.show_sample(sample)
        self._show_mark()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show how the drawing became the sample."""
        self.steps.show_steps(steps)

    def await_sample(self, shape: tuple[int, ...], source: Source) -> None:
        """Say before there is a sample how large its picture is, and where it comes from."""
        self._source = source
        if len(shape) == 2:
            self.picture.await_shape(shape[0], shape[1])
        if self._sample is None:
            self.picture.setVisible(True)
        self._show_hint()
        self._show_opened()

    def open_steps(self, *, opened: bool) -> None:
        """Open or close the steps, as remembered."""
        self.more.setChecked(opened)
        self._show_opened()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.picture, self.vector, self.steps):
            part.set_theme(theme)

    def retranslate(self) -> None:
        words = self.tr("Pixel")
        self.line.setFixedHeight(text_height(self.line.fontMetrics(), words, _LINES))
        self.about.setFixedHeight(text_height(self.about.fontMetrics(), words, _LINES))
        self.more.setText(self.tr("How it came about"))
        self.more.setToolTip(self.tr("Show each step from your drawing to these numbers"))
        self._show_hint()
        self._show_mark()
        self._on_told(self.steps.current)

    def sentence(self, index: int | None) -> str:
        """Return what is said of a number, or of all where none is marked."""
        sample = self._sample
        if sample is None:
            return ""
        if index is None:
            return self._about_all(sample)
        if sample.picture:
            return self._about_pixel(sample, index)
        return self._about_feature(sample, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.steps.give_room(round(self.height() * _STEPS_SHARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    # Following -------------------------------------------------------------------------------

    def _on_pointed(self, index: int | None) -> None:
        if index == self._pointed:
            return
        self._pointed = index
        self._show_mark()
        if index is not None and self.sender() is self.picture:
            self.vector.show_cell(index)

    def _on_chosen(self, index: int | None) -> None:
        """Keep a number marked until Escape, or until a click beside all of them."""
        self._kept = index
        self._pointed = None
        self._show_mark()
        if index is not None:
            self.vector.show_cell(index)
            self.announced.emit(self.sentence(index))

    def _on_toggled(self, opened: bool) -> None:
        self._show_opened()
        if self.shows_steps:
            QTimer.singleShot(0, self, self._bring_steps_into_view)
        self.steps_opened.emit(opened)

    def _bring_steps_into_view(self) -> None:
        """Scroll what the panel stands in down to the steps just opened, if it is too low."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.about, 0, 0)
            around.ensureWidgetVisible(self.steps, 0, 0)

    def _on_told(self, name: str) -> None:
        self.about.setText(step_sentence(name))
        if self.steps.hasFocus():
            self.announced.emit(self.steps.accessibleDescription())

    def _show_mark(self) -> None:
        mark = self.mark
        self.picture.set_mark(mark)
        self.vector.set_mark(mark)
        text = self.sentence(mark)
        if text != self.line.text():
            self.line.setText(text)
            for part in (self.picture, self.vector):
                part.setAccessibleDescription(text)

    def _show_opened(self) -> None:
        shown = self.shows_steps
        arrow = Qt.ArrowType.DownArrow if self.more.isChecked() else Qt.ArrowType.RightArrow
        self.more.setArrowType(arrow)
        self.more.setVisible(self._source == "drawn")
        self.steps.setVisible(shown)
        self.about.setVisible(shown)

    def _show_hint(self) -> None:
        if self._source == "drawn":
            text = self.tr("Draw something on the pad, and here you see what the network gets.")
        elif self._source == "typed":
            text = self.tr("Type numbers, and here you see what the network gets.")
        else:
            text = self.tr("Samples of this network can be neither drawn nor typed.")
        self.picture.set_hint(text)

    def _about_all(self, sample: SeenSample) -> str:
        if not sample.picture:
            return self.tr("{count} numbers go into the network.").format(count=count(sample.count))
        channels, rows, columns = sample.picture
        if channels == 1:
            text = self.tr(
                "{rows} × {columns} = {count} numbers, row after row. Point at a pixel to read it."
            )
        else:
            text = self.tr(
                "{channels} × {rows} × {columns} = {count} numbers, row after row and channel "
                "after channel. Point at a pixel to read it."
            )
        return text.format(channels=channels, rows=rows, columns=columns, count=count(sample.count))

    def _about_pixel(self, sample: SeenSample, index: int) -> str:
        channel, row, column = sample.place(index)
        channels, rows, columns = sample.picture or (1, 1, 1)
        if channels == 1:
            text = self.tr(
                "Row {row}, column {column}: {value}. It is number {number} = "
                "{before} × {columns} + {column}."
            )
        else:
            text = self.tr(
                "Channel {channel}, row {row}, column {column}: {value}. It is number {number} "
                "= {before} × {columns} + {column}."
            )
        return text.format(
            channel=channel + 1,
            row=row + 1,
            column=column + 1,
            value=number(float(sample.values[index]), 3),
            number=count(index + 1),
            before=channel * rows + row,
            columns=columns,
        )

    def _about_feature(self, sample: SeenSample, index: int) -> str:
        value = number(float(sample.values[index]), 3)
        if sample.raw is None or sample.scale is None:
            text = self.tr("{name}: {value}. It is number {number} of {count}.")
            return text.format(
                name=sample.name(index),
                value=value,
                number=count(index + 1),
                count=count(sample.count),
            )
        shift, divisor = (float(part[index]) for part in sample.scale)
        if shift < 0:
            text = self.tr("{name}: ({raw} + {shift}) / {divisor} = {value}")
        else:
            text = self.tr("{name}: ({raw} − {shift}) / {divisor} = {value}")
        return text.format(
            name=sample.name(index),
            raw=number(float(sample.raw[index]), 4),
            shift=number(abs(shift), 4),
            divisor=number(divisor, 4),
            value=value,
        )
