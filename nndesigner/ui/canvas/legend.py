"""What colours and thickness of the wires mean, in a corner of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMoveEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nndesigner.ui.canvas.colours import LEVELS, CanvasColours, font
from nndesigner.ui.texts import number

_WIDTH, _ROW, _PADDING = 250, 20, 9
_LINE = 64
_MARGIN = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Legend(QWidget):
    """A small card in the lower left corner of a viewport; it lets the mouse through."""

    def __init__(self, colours: CanvasColours, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.setObjectName("canvasLegend")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colours = colours
        self._largest: float | None = None
        self._of_link = False
        self._note = ""
        viewport.installEventFilter(self)
        self.hide()
        self._fit()

    @property
    def lines(self) -> list[str]:
        """Return what is written in it, for those who do not see it too."""
        scale = self.tr("thickest: largest of its link")
        if self._largest is not None:
            scale = self.tr("thickest: |w| = {value}").format(value=number(self._largest, 3))
            if not self._of_link:
                scale = self.tr("thickest: up to |w| = {value}").format(
                    value=number(self._largest, 3)
                )
        negative = self.tr("negative: holds back")
        positive = self.tr("positive: drives on")
        return [line for line in (negative, positive, scale, self._note) if line]

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def show_scale(self, largest: float | None, *, of_link: bool) -> None:
        """Tell the largest size of a weight: of the one link looked at, or of all."""
        if (largest, of_link) != (self._largest, self._of_link):
            self._largest, self._of_link = largest, of_link
            self._fit()

    def show_note(self, note: str) -> None:
        """Say something more in the last line, such as why no numbers are written."""
        if note != self._note:
            self._note = note
            self._fit()

    def sizeHint(self) -> QSize:
        extra = len(self._wrapped()) * (_ROW - 4)
        return QSize(_WIDTH, 3 * _ROW + extra + 2 * _PADDING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._settle()
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        # A viewport takes its children along when it scrolls.
        super().moveEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.block_border, 1.0))
        painter.setBrush(colours.block)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(font(11))
        for row, (sign, text) in enumerate(zip((0, 1), self.lines, strict=False)):
            self._paint_ramp(painter, row, negative=not sign)
            self._write(painter, row, text)
        painter.setPen(QPen(colours.muted, 2.6))
        middle = int(_PADDING + 2.5 * _ROW)
        painter.drawLine(_PADDING, middle, _PADDING + _LINE, middle)
        self._write(painter, 2, self.lines[2])
        painter.setPen(colours.muted)
        for line, text in enumerate(self._wrapped()):
            top = _PADDING + 3 * _ROW + line * (_ROW - 4)
            painter.drawText(QRectF(_PADDING, top, _WIDTH, _ROW - 4), _LEFT, text)
        painter.end()

    def _write(self, painter: QPainter, row: int, text: str) -> None:
        painter.setPen(self._colours.text)
        left = _PADDING + _LINE + 10
        room = QRectF(left, _PADDING + row * _ROW, _WIDTH - left - 4, _ROW)
        metrics = QFontMetricsF(font(11))
        painter.drawText(
            room, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        )

    def _paint_ramp(self, painter: QPainter, row: int, *, negative: bool) -> None:
        """Paint a line from weak to strong, in the pens of the wires."""
        pens = self._colours.dashed_pens[slice(None, LEVELS) if negative else slice(LEVELS, None)]
        y = _PADDING + (row + 0.5) * _ROW
        step = _LINE / LEVELS
        for level, shade in enumerate(pens):
            pen = QPen(shade)
            if negative:
                # One dash and its gap for each shade: negative is broken, not blue alone.
                pen.setStyle(Qt.PenStyle.SolidLine)
            left = _PADDING + level * step
            painter.setPen(pen)
            painter.drawLine(
                QPoint(round(left), round(y)),
                QPoint(round(left + step * (0.6 if negative else 1.0)), round(y)),
            )

    def _wrapped(self) -> list[str]:
        """Return the note in lines that fit."""
        metrics = QFontMetricsF(font(11))
        rows: list[str] = []
        for word in self._note.split():
            longer = f"{rows[-1]} {word}" if rows else word
            if rows and metrics.horizontalAdvance(longer) <= _WIDTH - 2 * _PADDING:
                rows[-1] = longer
            else:
                rows.append(word)
        return rows

    def _fit(self) -> None:
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription("; ".join(self.lines))
        self.resize(self.sizeHint())
        self._settle()
        self.update()

    def _settle(self) -> None:
        viewport = self.parentWidget()
        if viewport is None:
            return
        inner = viewport.rect().marginsRemoved(QMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        home = QPoint(inner.left(), inner.bottom() - self.height() + 1)
        if self.pos() != home:
            self.move(home)
