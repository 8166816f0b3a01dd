"""The pad people draw on: pen strokes from mouse, tablet or touch, kept as strokes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.project import Drawing, Stroke
from nndesigner.ui.panels.pad_clear import ClearButton
from nndesigner.ui.panels.pad_sheet import PAD_SIZE, PadSheet
from nndesigner.ui.panels.panel import Panel, scaled_font

_LIVE_INTERVAL_MS = 16
_ANY_POINTS = Iterable[Iterable[Sequence[float]]]


class DigitPad(Panel):
    """A square sheet for one drawing.

    `strokes_changed(drawing)` comes while drawing, at most about 60 times a second;
    `stroke_finished(drawing)` when the pen is lifted; `clear_requested()` on Delete, Backspace,
    or the button in the corner. `predicted(prediction)` repeats what `show_prediction` was given.
    """

    strokes_changed = Signal(object)
    stroke_finished = Signal(object)
    clear_requested = Signal()
    predicted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("digitPad")
        self._finished: Drawing = ()
        self._current: list[tuple[float, float]] = []
        self._drawing = False
        self._sheet: PadSheet | None = None
        self._live = QTimer(self)
        self._live.setSingleShot(True)
        self._live.setInterval(_LIVE_INTERVAL_MS)
        self._live.timeout.connect(self._emit_live)
        self._pending = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(120, 120)
        self.clear_button = ClearButton(self)
        self.clear_button.clicked.connect(self.clear_requested)
        self.retranslate()

    def drawing(self) -> Drawing:
        """Return all strokes with the one being drawn, as the value a project holds."""
        if not self._current:
            return self._finished
        return (*self._finished, tuple(self._current))

    def strokes(self) -> list[list[tuple[float, float]]]:
        """Return the strokes as lists of (x, y), x to the right and y down in 0..280."""
        return [list(stroke) for stroke in self.drawing()]

    def set_strokes(self, strokes: _ANY_POINTS) -> None:
        """Put a whole drawing on the pad as if it had just been drawn, with both signals.

        Nothing is emitted when it is the drawing already there.
        """
        if self.show_drawing(strokes):
            self.strokes_changed.emit(self._finished)
            self.stroke_finished.emit(self._finished)

    def show_drawing(self, strokes: _ANY_POINTS) -> bool:
        """Follow the document: show a drawing without a signal; tell whether it was another."""
        drawing = tuple(stroke for stroke in map(_clamped_stroke, strokes) if stroke)
        if drawing == self._finished:  # a stroke that is just being drawn goes on
            return False
        self._finished = drawing
        self._current = []
        self._drawing = self._pending = False
        self._sheet = None
        self._show_clear_button()
        self.update()
        return True

    def clear(self) -> None:
        """Take all strokes away, as `set_strokes` with none."""
        self.set_strokes(())

    def show_prediction(self, prediction: object) -> None:
        """Tell the listeners of `predicted` what the network says about the drawing."""
        self.predicted.emit(prediction)

    def set_theme(self, theme: Theme) -> None:
        self._sheet = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self._hint = self.tr("Draw a digit here")
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setAccessibleDescription(
            self.tr("Draw a digit with mouse, pen or finger. Delete clears the pad.")
        )
        self.setToolTip(self.tr("Draw a digit with mouse, pen or finger; Delete clears the pad."))
        self.clear_button.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.clear_button.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _show_clear_button(self) -> None:
        self.clear_button.setVisible(bool(self._finished))

    # Input -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._extend(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._extend(event.position())
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and event.pressure() > 0:
            self._extend(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and _clears(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _clears(event):
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)

    def _touch(self, event: QTouchEvent) -> None:
        event.accept()
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and points:
            self._begin(points[0].position())
        elif event.type() == QEvent.Type.TouchUpdate and points:
            self._extend(points[0].position())
        elif event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._end()

    def _begin(self, position: QPointF) -> None:
        point = self._to_pad(position)
        if not (0 <= point[0] <= PAD_SIZE and 0 <= point[1] <= PAD_SIZE):
            return
        self._drawing = True
        self._current = [point]
        self._paint_segment(point, point)
        self._changed()

    def _extend(self, position: QPointF) -> None:
        if not self._drawing:
            return
        point = _clamped(self._to_pad(position))
        last = self._current[-1]
        if point == last:
            return
        self._current.append(point)
        self._paint_segment(last, point)
        self._changed()

    def _end(self) -> None:
        if not self._drawing:
            return
        self._drawing = False
        self._finished = (*self._finished, tuple(self._current))
        self._current = []
        self._show_clear_button()
        if self._pending:
            self._live.stop()
            self._emit_live()
        self.stroke_finished.emit(self._finished)

    def _changed(self) -> None:
        self._pending = True
        if not self._live.isActive():
            self._emit_live()

    def _emit_live(self) -> None:
        if self._pending:
            self._pending = False
            self._live.start()
            self.strokes_changed.emit(self.drawing())

    # Geometry and painting -------------------------------------------------------------------

    def sheet_rect(self) -> QRect:
        """Return the square of the widget that is the sheet, in widget pixels."""
        side = min(self.width(), self.height())
        return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _to_pad(self, position: QPointF) -> tuple[float, float]:
        sheet = self.sheet_rect()
        scale = PAD_SIZE / max(1, sheet.width())
        return (
            round((position.x() - sheet.x()) * scale, 2),
            round((position.y() - sheet.y()) * scale, 2),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._sheet = None
        super().resizeEvent(event)
        self.clear_button.follow(self.sheet_rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        square = self.sheet_rect()
        ratio = self.devicePixelRatioF()
        if self._sheet is None or self._sheet.ratio != ratio:
            self._sheet = PadSheet(square.width(), ratio, self._theme, self.drawing())
        painter = QPainter(self)
        if not square.contains(event.rect()):
            painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.drawPixmap(square.topLeft(), self._sheet.pixmap)
        focused = self.hasFocus()
        colour = self._theme.accent if focused else self._theme.border
        painter.setPen(QPen(QColor(colour), 2 if focused else 1))
        inset = 1 if focused else 0
        painter.drawRect(square.adjusted(inset, inset, -1 - inset, -1 - inset))
        if not self._finished and not self._current:
            self._paint_hint(painter, square)
        painter.end()

    def _paint_hint(self, painter: QPainter, square: QRect) -> None:
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(scaled_font(self.font(), 1.15))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(square.adjusted(12, 12, -12, -12), flags, self._hint)

    def _paint_segment(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw the newest piece into the kept sheet and ask for that spot only."""
        if self._sheet is None or (not self._finished and len(self._current) <= 1):
            self.update()  # the hint goes with the first point
        if self._sheet is not None:
            touched = self._sheet.add_segment(start, end)
            self.update(touched.translated(self.sheet_rect().topLeft()))


def _clears(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    )


def _clamped(point: Sequence[float]) -> tuple[float, float]:
    x, y = point
    return min(max(float(x), 0.0), PAD_SIZE), min(max(float(y), 0.0), PAD_SIZE)


def _clamped_stroke(points: Iterable[Sequence[float]]) -> Stroke:
    return tuple(map(_clamped, points))
