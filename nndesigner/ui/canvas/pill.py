"""A number beside a wire or a neuron, as it is at this moment: it follows a training."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.colours import CanvasColours, font

_OFFSET = QPointF(14, 12)
_PADDING = 7.0


class Pill(QGraphicsItem):
    """One or two lines of text in a rounded box of the same size at any zoom."""

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._text = ""
        self._box = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(95)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def show_text(self, text: str, at: QPointF) -> None:
        """Show a text below and to the right of a point of the scene; "" hides it."""
        self.setVisible(bool(text))
        self.setPos(at)
        if text == self._text:
            return
        self.prepareGeometryChange()
        self._text = text
        metrics = QFontMetricsF(font(12))
        box = metrics.boundingRect(QRectF(0, 0, 420, 200), Qt.TextFlag.TextWordWrap, text)
        # Numbers change their width with every digit; the box shall not tremble.
        box.setWidth(16.0 * (1 + box.width() // 16.0))
        box.moveTopLeft(_OFFSET + QPointF(_PADDING, 4))
        self._box = box
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-_PADDING - 2, -6, _PADDING + 2, 6)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        colours = self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.block_border, 1.0))
        painter.setBrush(colours.block)
        painter.drawRoundedRect(self._box.adjusted(-_PADDING, -4, _PADDING, 4), 6, 6)
        painter.setPen(colours.text)
        painter.setFont(font(12))
        painter.drawText(self._box, Qt.TextFlag.TextWordWrap, self._text)
