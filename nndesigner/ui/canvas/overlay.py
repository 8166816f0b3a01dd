"""What a gesture shows above everything else: a rubber line, a rubber band, a ghost."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.colours import CanvasColours, font

_PILL_WIDTH = 300.0


class Overlay(QGraphicsItem):
    """One path in one colour, and one sentence beside the pointer."""

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._path = QPainterPath()
        self._pen = QPen()
        self._fill: QColor | None = None
        self._text = ""
        self._pill = QRectF()
        self._is_error = False
        self.setZValue(100)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def set_colours(self, colours: CanvasColours) -> None:
        self._colours = colours
        self.update()

    def show_path(self, path: QPainterPath, *, filled: bool = False, valid: bool = True) -> None:
        """Show a path: a line, or an area lightly filled."""
        self.prepareGeometryChange()
        colour = self._colours.accent if valid else self._colours.error
        self._pen = QPen(colour, 0 if filled else 2.5)
        self._pen.setCosmetic(filled)
        self._pen.setWidthF(1.0 if filled else 2.5)
        self._fill = QColor(colour.red(), colour.green(), colour.blue(), 36) if filled else None
        if not filled:
            self._pen.setDashPattern([4, 2])
        self._path = path
        self.show()
        self.update()

    def show_text(self, text: str, at: QPointF, *, error: bool = False) -> None:
        """Show a sentence below and to the right of a point; "" shows none."""
        self.prepareGeometryChange()
        self._text, self._is_error = text, error
        metrics = QFontMetricsF(font(12))
        room = QRectF(0, 0, _PILL_WIDTH, 400)
        self._pill = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        self._pill.moveTopLeft(at + QPointF(18, 14))
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.prepareGeometryChange()
        self._path, self._text, self._pill = QPainterPath(), "", QRectF()
        self.hide()

    def boundingRect(self) -> QRectF:
        rect = self._path.boundingRect()
        if self._text:
            rect = rect.united(self._pill)
        return rect.adjusted(-14, -14, 14, 14)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._fill or Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        if self._text:
            colours = self._colours
            painter.setPen(QPen(colours.error if self._is_error else colours.accent, 1.5))
            painter.setBrush(colours.block)
            painter.drawRoundedRect(self._pill.adjusted(-8, -5, 8, 5), 7, 7)
            painter.setPen(colours.text)
            painter.setFont(font(12))
            painter.drawText(self._pill, Qt.TextFlag.TextWordWrap, self._text)
