"""One class large: the ink, with what spoke for the class and what against it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.panel import Panel
from nndesigner.ui.panels.picture import pixel_rect
from nndesigner.ui.panels.why_colours import vote_images
from nndesigner.ui.texts import number
from nndesigner.ui.texts.tips import plain_tip

_SIGNED = 12
"""Pixels so large carry a sign as well as a colour."""

_LOUD = 0.3


class VotePicture(Panel):
    """Shows what each pixel, or number, added to a score: `(rows, columns)`.

    Where pixels are large enough, + and − stand in those that counted much.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("votePicture")
        self._map: FloatArray | None = None
        self._ink: FloatArray | None = None
        self._names: tuple[str, ...] = ()
        self._image: QImage | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(96, 96)
        self.retranslate()

    def show_map(
        self, found: FloatArray | None, ink: FloatArray | None, names: tuple[str, ...] = ()
    ) -> None:
        """Show a map over the ink, or nothing; `names` are those of numbers in a row."""
        self._map, self._ink, self._names, self._image = found, ink, names, None
        self.update()

    @property
    def shown(self) -> FloatArray | None:
        """The map shown."""
        return self._map

    def set_theme(self, theme: Theme) -> None:
        self._image = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What spoke for and against the class chosen"))

    def sizeHint(self) -> QSize:
        return QSize(114, 114)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._text_at(event)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if self._map is not None and self._ink is not None:
            self._paint_map(painter, self._map, self._ink)
        painter.end()

    def _paint_map(self, painter: QPainter, found: FloatArray, ink: FloatArray) -> None:
        if self._image is None:
            self._image = vote_images(found[np.newaxis], ink, self._theme)[0]
        target = self._target(found)
        painter.drawImage(target, self._image)
        painter.setPen(QColor(self._theme.border))
        painter.drawRect(target.toRect().adjusted(-1, -1, 0, 0))
        if target.width() / found.shape[1] >= _SIGNED:
            self._paint_signs(painter, found, target)

    def _paint_signs(self, painter: QPainter, found: FloatArray, target: QRectF) -> None:
        """Write a sign into the pixels that counted much: colour alone does not suffice."""
        largest = float(np.abs(found).max())
        if largest <= 0:
            return
        height, width = target.height() / found.shape[0], target.width() / found.shape[1]
        font = painter.font()
        font.setPixelSize(max(8, int(min(height, width) * 0.7)))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        for row, column in np.argwhere(np.abs(found) > _LOUD * largest).tolist():
            x, y = target.x() + column * width, target.y() + row * height
            sign = "+" if found[row, column] > 0 else "\N{MINUS SIGN}"
            painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, sign)

    def _target(self, found: FloatArray) -> QRectF:
        area = self.rect().adjusted(1, 1, -1, -1)
        return pixel_rect(area, (found.shape[0], found.shape[1]), self.devicePixelRatioF())

    def _text_at(self, event: QHelpEvent) -> str:
        if self._map is None:
            return ""
        target = self._target(self._map)
        rows, columns = self._map.shape
        column = int((event.pos().x() - target.x()) // (target.width() / columns))
        row = int((event.pos().y() - target.y()) // (target.height() / rows))
        if not (0 <= row < rows and 0 <= column < columns):
            return self.tr("Blue speaks for the class, orange against it.")
        value = number(float(self._map[row, column]), 3)
        if rows == 1 and column < len(self._names):
            return self.tr("{name}: {value}").format(name=self._names[column], value=value)
        text = self.tr("Row {row}, column {column}: {value}")
        return text.format(row=row + 1, column=column + 1, value=value)
