"""What a gesture shows above everything else: a rubber line, a rubber band, a ghost."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.colours import CanvasColours, font

_PILL_WIDTH = 300.0
_BESIDE = QPointF(18, 14)
"""Pixels a sentence keeps from the pointer, to the right and below."""
_PADDING = QPointF(8, 5)


class Sentence(QGraphicsItem):
    """A sentence beside a point, in pixels: to be read however small the network is shown."""

    def __init__(self, colours: CanvasColours, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self.text = ""
        self._rect = QRectF()
        self._is_error = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(100)
        self.hide()

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def say(self, text: str, at: QPointF, *, error: bool) -> None:
        """Show a sentence beside a point of the parent; "" shows none."""
        self.prepareGeometryChange()
        self.text, self._is_error = text, error
        room = QRectF(0, 0, _PILL_WIDTH, 400)
        self._rect = QFontMetricsF(font(12)).boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        self.setPos(at)
        self._rect.moveTopLeft(_BESIDE)
        self._stay_in_sight()
        self.setVisible(bool(text))
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.say("", QPointF(), error=False)

    def boundingRect(self) -> QRectF:
        if not self.text:
            return QRectF()
        return self._rect.adjusted(-14, -14, 14, 14)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        colours, (x, y) = self._colours, _PADDING.toTuple()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.error if self._is_error else colours.accent, 1.5))
        painter.setBrush(colours.block)
        painter.drawRoundedRect(self._rect.adjusted(-x, -y, x, y), 7, 7)
        painter.setPen(colours.text)
        painter.setFont(font(12))
        painter.drawText(self._rect, Qt.TextFlag.TextWordWrap, self.text)

    def _stay_in_sight(self) -> None:
        """Go to the other side of the pointer where the view ends."""
        scene = self.scene()
        view = next((view for view in scene.views() if view.isVisible()), None) if scene else None
        if view is None:
            return
        at, whole = view.mapFromScene(self.scenePos()), view.viewport().rect()
        right = at.x() + self._rect.right() + _PADDING.x()
        bottom = at.y() + self._rect.bottom() + _PADDING.y()
        if whole.right() < right and at.x() - _BESIDE.x() > self._rect.width():
            self._rect.moveRight(-_BESIDE.x())
        if whole.bottom() < bottom and at.y() - _BESIDE.y() > self._rect.height():
            self._rect.moveBottom(-_BESIDE.y())


class Overlay(QGraphicsItem):
    """One path in one colour, and one sentence beside the pointer."""

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._path = QPainterPath()
        self._pen = QPen()
        self._fill: QColor | None = None
        self.sentence = Sentence(colours, self)
        self.setZValue(100)
        self.hide()

    @property
    def text(self) -> str:
        return self.sentence.text

    def set_colours(self, colours: CanvasColours) -> None:
        self._colours = colours
        self.sentence.set_colours(colours)
        self.update()

    def show_path(self, path: QPainterPath, *, filled: bool = False, valid: bool = True) -> None:
        """Show a path: a line, or an area lightly filled."""
        self.prepareGeometryChange()
        colour = self._colours.accent if valid else self._colours.error
        self._pen = QPen(colour, 1.0 if filled else 2.5)
        self._pen.setCosmetic(True)
        self._fill = QColor(colour.red(), colour.green(), colour.blue(), 36) if filled else None
        if not filled:
            self._pen.setDashPattern([4, 2])
        self._path = path
        self.show()
        self.update()

    def show_text(self, text: str, at: QPointF, *, error: bool = False) -> None:
        """Show a sentence below and to the right of a point; "" shows none."""
        if text:
            self.show()
        self.sentence.say(text, at, error=error)

    def clear(self) -> None:
        """Show nothing."""
        self.prepareGeometryChange()
        self._path = QPainterPath()
        self.sentence.clear()
        self.hide()

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().adjusted(-14, -14, 14, 14)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._fill or Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
