"""What colours and thickness of the wires mean, in a corner of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nndesigner.ui.canvas.colours import DASHED_FROM, LEVELS, CanvasColours, font
from nndesigner.ui.texts import number

_WIDTH, _ROW, _PADDING = 250, 20, 9
_LINE = 64
_PALE = 0.35
_SMALL_LINE = 26
"""Length of a ramp in the small form, in which signs stand for sentences."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Legend(QWidget):
    """A small card over a view; it lets the mouse through.

    Where there is little room it is a single line of signs. It becomes pale when it covers
    something, and nearly vanishes under the pointer.
    """

    def __init__(self, colours: CanvasColours, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("canvasLegend")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colours = colours
        self._largest: float | None = None
        self._of_link = False
        self._dashed_from = 0
        self._note = ""
        self._small = self._pale = self._pointed_at = False
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
        before = self._scale_sign(), self._of_link
        self._largest, self._of_link = largest, of_link
        if before != (self._scale_sign(), of_link):  # not with each digit nobody sees
            self._fit()

    def show_dashes(self, *, of_all: bool) -> None:
        """Tell whether all negative wires are dashed, or only the strong ones of very many."""
        first = 0 if of_all else DASHED_FROM
        if first != self._dashed_from:
            self._dashed_from = first
            self._fit()

    @property
    def dashes(self) -> str:
        """Return which wires are dashed, in words: the ramp shows it to those who see."""
        if self._dashed_from:
            return self.tr("Strong negative wires are dashed.")
        return self.tr("Negative wires are dashed.")

    def show_note(self, note: str) -> None:
        """Say something more in the last line, such as why no numbers are written."""
        if note != self._note:
            self._note = note
            self._fit()

    @property
    def is_small(self) -> bool:
        return self._small

    def set_small(self, small: bool) -> None:
        """Say all in a card, or in one line of signs."""
        if small != self._small:
            self._small = small
            self.resize(self.sizeHint())
            self.update()

    def set_pale(self, pale: bool) -> None:
        """Let what lies under it shine through."""
        if pale != self._pale:
            self._pale = pale
            self.update()

    def follow_pointer(self, pos: QPoint | None) -> None:
        """Give the view free where the pointer is, in the view's coordinates."""
        pointed_at = pos is not None and not self.isHidden() and self.geometry().contains(pos)
        if pointed_at != self._pointed_at:
            self._pointed_at = pointed_at
            self.update()

    def size_as(self, *, small: bool) -> QSize:
        """Return its size as one line of signs, or as a card."""
        lines = len(self._wrapped()) * (_ROW - 4)
        if not small:
            return QSize(_WIDTH, 3 * _ROW + lines + 2 * _PADDING)
        if lines:
            return QSize(_WIDTH, _ROW + lines + _PADDING)
        scale = QFontMetricsF(font(11)).horizontalAdvance(self._scale_sign())
        return QSize(round(3 * (_SMALL_LINE + 2 * _PADDING) + scale + _PADDING), _ROW + 6)

    def sizeHint(self) -> QSize:
        return self.size_as(small=self._small)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pointed_at or self._pale:
            painter.setOpacity(_PALE / 2 if self._pointed_at else _PALE)
        painter.setPen(QPen(colours.block_border, 1.0))
        painter.setBrush(colours.block)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(font(11))
        if self._small:
            self._paint_signs(painter)
        else:
            self._paint_card(painter)
        top = _PADDING + 3 * _ROW if not self._small else _ROW + 3
        painter.setPen(colours.muted)
        for line, text in enumerate(self._wrapped()):
            box = QRectF(_PADDING, top + line * (_ROW - 4), _WIDTH, _ROW - 4)
            painter.drawText(box, _LEFT, text)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        for row, text in enumerate(self.lines[:2]):
            middle = _PADDING + (row + 0.5) * _ROW
            self._paint_ramp(painter, _PADDING, middle, _LINE, negative=not row)
            self._write(painter, row, text)
        painter.setPen(QPen(self._colours.muted, 2.6))
        middle = int(_PADDING + 2.5 * _ROW)
        painter.drawLine(_PADDING, middle, _PADDING + _LINE, middle)
        self._write(painter, 2, self.lines[2])

    def _paint_signs(self, painter: QPainter) -> None:
        """Paint both ramps and the scale in one line: the sign behind each says what it is."""
        middle, left = 3 + _ROW / 2, float(_PADDING)
        step = _SMALL_LINE + 2 * _PADDING
        for column, sign in enumerate(("−", "+", self._scale_sign())):
            x = left + column * step
            if column < 2:
                self._paint_ramp(painter, x, middle, _SMALL_LINE, negative=not column)
            else:
                painter.setPen(QPen(self._colours.muted, 2.6))
                painter.drawLine(QPointF(x, middle), QPointF(x + _SMALL_LINE, middle))
            painter.setPen(self._colours.text)
            box = QRectF(x + _SMALL_LINE + 4, 3, _WIDTH, _ROW)
            painter.drawText(box, _LEFT, sign)

    def _scale_sign(self) -> str:
        return "" if self._largest is None else number(self._largest, 3)

    def _write(self, painter: QPainter, row: int, text: str) -> None:
        painter.setPen(self._colours.text)
        left = _PADDING + _LINE + 10
        room = QRectF(left, _PADDING + row * _ROW, _WIDTH - left - 4, _ROW)
        metrics = QFontMetricsF(font(11))
        painter.drawText(
            room, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        )

    def _paint_ramp(
        self, painter: QPainter, left: float, y: float, length: float, *, negative: bool
    ) -> None:
        """Paint a line from weak to strong, in the pens of the wires."""
        many, colours = self._dashed_from > 0, self._colours
        pens = (colours.fine_pens if many else colours.dashed_pens)[
            slice(None, LEVELS) if negative else slice(LEVELS, None)
        ]
        step = length / LEVELS
        for level, shade in enumerate(pens):
            pen = QPen(shade)
            broken = negative and level >= self._dashed_from
            if broken:
                # One dash and its gap for each shade: negative is broken, not blue alone.
                pen.setStyle(Qt.PenStyle.SolidLine)
            start = left + level * step
            painter.setPen(pen)
            painter.drawLine(
                QPoint(round(start), round(y)),
                QPoint(round(start + step * (0.6 if broken else 1.0)), round(y)),
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
        self.setAccessibleDescription("; ".join([*self.lines, self.dashes]))
        self.resize(self.sizeHint())
        self.update()
