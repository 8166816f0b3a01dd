"""The paper of the drawing pad as a widget: its place, what is painted on it, its cursor."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.project import Drawing, Point
from nndesigner.ui.panels.pad_frame import frame_for
from nndesigner.ui.panels.pad_ink import PEN_WIDTH
from nndesigner.ui.panels.pad_left_out import paint_left_out
from nndesigner.ui.panels.pad_sheet import PadSheet
from nndesigner.ui.panels.panel import Panel, mixed, scaled_font

ERASER_RADIUS = 8.0
"""Pad units the eraser reaches beyond the edge of a line."""


class PadSurface(Panel):
    """Shows finished strokes and the one in progress, and where a number is taken apart."""

    pen_width_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._finished: Drawing = ()
        self._current: list[Point] = []
        self._frame = frame_for(1, 1)
        self._sheet: PadSheet | None = None
        self._pen_width = PEN_WIDTH
        self._splits: tuple[float, ...] = ()
        self._left_out: Drawing = ()
        self._hint = self._wide_hint = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)
        self.show_cursor(erasing=False)

    @property
    def pen_width(self) -> float:
        """How wide lines are shown, in pad units; the network's picture has its own width."""
        return self._pen_width

    def set_pen_width(self, width: float) -> None:
        """Show all lines this wide, in pad units."""
        if width != self._pen_width:
            self._pen_width = width
            self.paint_anew()
            self.pen_width_changed.emit(width)

    def show_splits(self, places: tuple[float, ...]) -> None:
        """Show with thin lines at which x (pad units) a number is taken apart."""
        if places != self._splits:
            self._splits = places
            self.update()

    @property
    def splits(self) -> tuple[float, ...]:
        return self._splits

    def show_left_out(self, strokes: Drawing) -> None:
        """Show strokes pale that the network is not shown."""
        if strokes != self._left_out:
            self._left_out = strokes
            self.update()

    def show_cursor(self, *, erasing: bool) -> None:
        """Show a cross for the pen, and for the eraser a ring as large as it is."""
        if erasing:
            radius = (ERASER_RADIUS + self._pen_width / 2) * self._frame.scale
            self.setCursor(_ring(radius, self._theme))
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def paint_anew(self) -> None:
        """Paint all strokes again."""
        self._sheet = None
        self.update()

    def lay_out(self) -> None:
        """Find the place of the paper, for the widget's size and what is drawn."""
        frame = frame_for(self.width(), self.height(), self._finished)
        if frame != self._frame:
            self._frame = frame
            self.paint_anew()

    def set_theme(self, theme: Theme) -> None:
        self._sheet = None
        super().set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self._present_sheet()
        paper = self._frame.paper
        painter = QPainter(self)
        if not paper.contains(event.rect()):
            painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.drawPixmap(paper.topLeft(), sheet.pixmap)
        sheet.paint_tail(painter)
        if self._splits:
            self._paint_splits(painter)
        if self._left_out:
            paint_left_out(painter, self._left_out, self._frame, self._theme, self._pen_width)
        focused = self.hasFocus()
        colour = self._theme.accent if focused else self._theme.border
        painter.setPen(QPen(QColor(colour), 2 if focused else 1))
        inset = 1 if focused else 0
        painter.drawRect(paper.adjusted(inset, inset, -1 - inset, -1 - inset))
        if not self._finished and not self._current:
            self._paint_hint(painter, paper)
        painter.end()

    def _present_sheet(self) -> PadSheet:
        """Return the picture of the strokes, painted when it is first needed."""
        ratio = self.devicePixelRatioF()
        if self._sheet is None or self._sheet.ratio != ratio:
            self._sheet = PadSheet(self._frame, ratio, self._theme, self._pen_width)
            self._sheet.add_drawing(self._finished)
            for number, point in enumerate(self._current):
                (self._sheet.extend if number else self._sheet.begin)(point)
        return self._sheet

    def _paint_splits(self, painter: QPainter) -> None:
        colour = mixed(self._theme.base, self._theme.accent, 0.75)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        square, paper = self._frame.square(), self._frame.paper
        across = [square.x() + place * self._frame.scale for place in self._splits]
        painter.drawLines([QLineF(x, paper.top() + 4, x, paper.bottom() - 4) for x in across])

    def _paint_hint(self, painter: QPainter, paper: QRect) -> None:
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(scaled_font(self.font(), 1.15))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        wide = paper.width() > 1.3 * paper.height()
        hint = self._wide_hint if wide else self._hint
        painter.drawText(paper.adjusted(12, 12, -12, -12), flags, hint)


def _ring(radius: float, theme: Theme) -> QCursor:
    side = max(9, round(2 * radius) + 3)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for width, colour in ((3.0, theme.base), (1.4, theme.text)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(2, 2, side - 5, side - 5)
    painter.end()
    return QCursor(picture, side // 2, side // 2)
