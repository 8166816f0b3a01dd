"""How a drawing becomes pixels: one small picture for each step, and a sentence about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.panel import Panel, scaled_font
from nndesigner.ui.panels.picture import ink_image, ink_table, pixel_rect

_CONTEXT = "Steps"
_NAMES = {
    "ink": QT_TRANSLATE_NOOP("Steps", "Ink"),
    "crop": QT_TRANSLATE_NOOP("Steps", "Cut out"),
    "deskew": QT_TRANSLATE_NOOP("Steps", "Upright"),
    "scale": QT_TRANSLATE_NOOP("Steps", "Size"),
    "centre": QT_TRANSLATE_NOOP("Steps", "Middle"),
    "levels": QT_TRANSLATE_NOOP("Steps", "Greys"),
    "pixels": QT_TRANSLATE_NOOP("Steps", "Pixels"),
}
_SENTENCES = {
    "ink": QT_TRANSLATE_NOOP("Steps", "Your lines, as they stand on the pad."),
    "crop": QT_TRANSLATE_NOOP(
        "Steps", "Only the part with ink is kept: where on the pad you draw does not matter."
    ),
    "deskew": QT_TRANSLATE_NOOP(
        "Steps", "Slanting writing is set upright, as it is in the training pictures."
    ),
    "scale": QT_TRANSLATE_NOOP(
        "Steps", "Made as large as in the training pictures, however small you draw."
    ),
    "centre": QT_TRANSLATE_NOOP(
        "Steps", "Moved so that the ink has its middle where the training pictures have it."
    ),
    "levels": QT_TRANSLATE_NOOP(
        "Steps", "Lines as thick and as grey as those in the training pictures."
    ),
    "pixels": QT_TRANSLATE_NOOP(
        "Steps", "Each square becomes one number, its grey: these go into the network."
    ),
}
_GAP = 9
"""Room for the arrow from one picture to the next."""

_LARGEST, _LOWEST, _SMALLEST = 104, 44, 26
_WHOLE_FROM = 3
"""Pixels this large are all shown alike large; smaller ones would leave half the place empty."""

_FINE = 64
"""Pictures of more pixels than this are scaled smoothly."""


class Step(Protocol):
    """One step: its name, and the picture after it, 0 paper .. 1 ink."""

    @property
    def name(self) -> str: ...

    @property
    def picture(self) -> FloatArray: ...


def step_name(name: str) -> str:
    """Return what a step is called, in one word."""
    return QCoreApplication.translate(_CONTEXT, str(_NAMES[name])) if name in _NAMES else name


def step_sentence(name: str) -> str:
    """Return what a step does and what for, in one sentence."""
    if name not in _SENTENCES:
        return ""
    return QCoreApplication.translate(_CONTEXT, str(_SENTENCES[name]))


class StepsStrip(Panel):
    """The steps from left to right; one of them is told about.

    `told(name)`: the step under the pointer, or walked to with the left and right arrow keys.
    """

    told = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("seenSteps")
        self._names: tuple[str, ...] = ()
        self._pictures: tuple[FloatArray, ...] = ()
        self._images: tuple[QImage, ...] = ()
        self._table = ink_table(theme)
        self._chosen = "pixels"
        self._pointed = ""
        self._most = _LARGEST
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        self.retranslate()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the steps shown."""
        return self._names

    @property
    def current(self) -> str:
        """Return the step told about; "" without steps."""
        for name in (self._pointed, self._chosen):
            if name in self._names:
                return name
        return self._names[-1] if self._names else ""

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the pictures of these steps, in this order."""
        before = self.current
        names = tuple(step.name for step in steps)
        if len(names) != len(self._names):
            self._names = names
            self._fit()
        self._names, self._pictures, self._images = names, tuple(s.picture for s in steps), ()
        self.update()
        if self.current != before:
            self._tell()

    def set_theme(self, theme: Theme) -> None:
        self._table, self._images = ink_table(theme), ()
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Steps from your drawing to the numbers"))
        self._describe()
        self.update()

    def give_room(self, height: int) -> None:
        """Make no picture higher than this, within reason."""
        most = min(max(height, _LOWEST), _LARGEST)
        if most != self._most:
            self._most = most
            self._fit()

    def cell(self, number: int) -> QRect:
        """Return where the picture of a step stands in the widget."""
        side = self._side()
        count = max(1, len(self._names))
        left = max(0, (self.width() - count * side - (count - 1) * _GAP) // 2)
        return QRect(left + number * (side + _GAP), 1, side, side)

    # Events ----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._name_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = self._name_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and name:
            self._chosen = name
            self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None or not self._names:
            super().keyPressEvent(event)
            return
        at = self._names.index(self.current) + way
        self._chosen = self._names[min(max(at, 0), len(self._names) - 1)]
        self._pointed = ""
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _point_at(self, name: str) -> None:
        before = self.current
        self._pointed = name
        if self.current != before:
            self._tell()

    def _tell(self) -> None:
        self._describe()
        self.update()
        self.told.emit(self.current)

    def _describe(self) -> None:
        name = self.current
        text = f"{step_name(name)}: {step_sentence(name)}" if name else ""
        self.setAccessibleDescription(text)

    def _name_at(self, position: QPointF) -> str:
        side = self._side()
        for number, name in enumerate(self._names):
            left = self.cell(number).x()
            if left <= position.x() <= left + side:
                return name
        return ""

    # Painting --------------------------------------------------------------------------------

    def _side(self) -> int:
        count = max(1, len(self._names))
        room = (self.width() - 2 - (count - 1) * _GAP) // count
        return min(max(room, _SMALLEST), self._most)

    def _fit(self) -> None:
        """Be as high as the pictures are in this width, their names below them."""
        height = self._side() + self.fontMetrics().height() + 6
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if len(self._images) != len(self._pictures):
            self._images = tuple(_image(picture, self._table) for picture in self._pictures)
        for number, name in enumerate(self._names):
            self._paint_step(painter, number)
            self._paint_name(painter, self.cell(number), name)
            if number:
                self._paint_arrow(painter, self.cell(number))
        painter.end()

    def _paint_step(self, painter: QPainter, number: int) -> None:
        """Paint a picture in its frame: few pixels crisply, many smoothly."""
        cell, image = self.cell(number), self._images[number]
        painter.fillRect(cell, QColor(self._theme.base))
        shape, ratio = (image.height(), image.width()), self.devicePixelRatioF()
        fine = max(shape) > _FINE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, fine)
        inner = cell.adjusted(2, 2, -2, -2)
        whole = inner.width() * ratio >= _WHOLE_FROM * max(shape)
        place = pixel_rect(inner, shape, ratio if whole else ratio * _FINE)
        painter.drawImage(place, image)
        if self._names[number] == self.current:
            strong = self._theme.accent if self.hasFocus() else self._theme.text
            painter.setPen(QPen(QColor(strong), 2))
        else:
            painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawRect(cell)

    def _paint_name(self, painter: QPainter, cell: QRect, name: str) -> None:
        current = name == self.current
        painter.setPen(QColor(self._theme.text if current else self._theme.muted))
        painter.setFont(scaled_font(self.font(), 0.88, bold=current))
        high = painter.fontMetrics().height()
        area = QRect(cell.x() - _GAP // 2, cell.bottom() + 3, cell.width() + _GAP, high)
        elide = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(step_name(name), elide, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, title)

    def _paint_arrow(self, painter: QPainter, cell: QRect) -> None:
        """Point from the picture before to this one."""
        painter.setPen(QPen(QColor(self._theme.muted), 1.4))
        tip = QPointF(cell.x() - 2, cell.center().y())
        for side in (-3.0, 3.0):
            painter.drawLine(tip, tip + QPointF(-4.0, side))


def _image(picture: FloatArray, table: list[int]) -> QImage:
    """Return a step's picture; values beyond 0..1 are brought there first."""
    shades = np.asarray(picture, np.float32)
    low, high = float(shades.min()), float(shades.max())
    if low < 0.0 or high > 1.0:
        shades = (shades - low) / np.float32(max(high - low, 1e-30))
    rows, columns = shades.shape
    return ink_image(shades, (rows, columns), table)
