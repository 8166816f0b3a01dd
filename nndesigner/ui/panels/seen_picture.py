"""What the network sees as a large picture: every pixel can be pointed at, or walked to."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
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
from nndesigner.ui.panels.panel import Panel
from nndesigner.ui.panels.picture import ink_image, ink_table, pixel_rect
from nndesigner.ui.panels.seen_sample import Place, SeenSample, moved

_GAP = 6
"""Between the pictures of several channels."""

_GRID_FROM = 9.0
"""Pixels at least this large get a line between them."""

_SMALLEST_FRAME = 9.0
"""The frame of a marked pixel is at least this large, so that the pixel is seen in it."""


class SeenPicture(Panel):
    """The numbers of a sample as pixels; several channels stand side by side.

    `pointed(index | None)`: the pixel under the pointer; `chosen(index | None)`: one that was
    clicked or walked to with the arrow keys, None on Escape. The mark is set from outside.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("seenPicture")
        self._sample: SeenSample | None = None
        self._images: tuple[QImage, ...] = ()
        self._awaited: tuple[int, int] = (8, 8)
        self._mark: int | None = None
        self._places: tuple[QRectF, ...] = ()
        self._hint = ""
        self._table = ink_table(theme)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def mark(self) -> int | None:
        """Return which number is marked."""
        return self._mark

    def show_sample(self, sample: SeenSample | None) -> None:
        """Show the pixels of a sample, or the hint if there is none."""
        other = sample is None or self._sample is None or sample.picture != self._sample.picture
        self._sample, self._images = sample, ()
        if other:
            self._arrange()
        self.update()

    def await_shape(self, rows: int, columns: int) -> None:
        """Take this shape for the empty picture."""
        if (rows, columns) != self._awaited:
            self._awaited = rows, columns
            self._arrange()
            self.update()

    def set_hint(self, text: str) -> None:
        """Set what stands in the empty picture."""
        if text != self._hint:
            self._hint = text
            self.update()

    def set_mark(self, index: int | None) -> None:
        """Mark a pixel and the row it stands in, or nothing."""
        if index != self._mark:
            self._mark = index
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._table, self._images = ink_table(theme), ()
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The picture the network sees"))

    def sizeHint(self) -> QSize:
        return QSize(190, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, 90)

    def index_at(self, position: QPointF) -> int | None:
        """Return which number's pixel is at a place of the widget."""
        sample = self._sample
        if sample is None or not sample.picture:
            return None
        _channels, rows, columns = sample.picture
        for channel, place in enumerate(self._places):
            if place.contains(position):
                column = int((position.x() - place.x()) / place.width() * columns)
                row = int((position.y() - place.y()) / place.height() * rows)
                return sample.index(Place(channel, min(row, rows - 1), min(column, columns - 1)))
        return None

    def pixel(self, index: int) -> QRectF:
        """Return where a number's pixel stands in the widget."""
        assert self._sample is not None
        channel, row, column = self._sample.place(index)
        _channels, rows, columns = self._sample.picture or (1, 1, 1)
        place = self._places[channel]
        width, height = place.width() / columns, place.height() / rows
        return QRectF(place.x() + column * width, place.y() + row * height, width, height)

    # Events ----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.index_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.index_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._sample is not None and self._sample.picture:
            if event.key() == Qt.Key.Key_Escape and self._mark is not None:
                self.chosen.emit(None)
                return
            page = self._sample.columns * max(1, self._sample.picture[1] // 2)
            to = moved(self._sample, self._mark, event.key(), page)
            if to is not None:
                self.chosen.emit(to)
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Painting --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Place the pictures of all channels in the grid that leaves the largest pixels."""
        picture = self._sample.picture if self._sample is not None else ()
        channels, rows, columns = picture or (1, *self._awaited)
        found = [self._grid(channels, (rows, columns), across) for across in range(1, channels + 1)]
        self._places = max(found, key=lambda places: places[0].width())

    def _grid(self, count: int, shape: tuple[int, int], across: int) -> tuple[QRectF, ...]:
        room, down = self.rect().adjusted(2, 2, -2, -2), ceil(count / across)
        width = max(1, (room.width() - (across - 1) * _GAP) // across)
        height = max(1, (room.height() - (down - 1) * _GAP) // down)
        cells = [divmod(number, across) for number in range(count)]
        tiles = [
            QRectF(room.x() + x * (width + _GAP), room.y() + y * (height + _GAP), width, height)
            for y, x in cells
        ]
        ratio = self.devicePixelRatioF()
        return tuple(pixel_rect(tile.toRect(), shape, ratio) for tile in tiles)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if self._sample is None or not self._sample.picture:
            self._paint_empty(painter)
        else:
            self._paint_pixels(painter, self._sample)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        place = self._places[0]
        painter.fillRect(place, QColor(self._theme.base))
        painter.setPen(QPen(QColor(self._theme.border), 1, Qt.PenStyle.DashLine))
        painter.drawRect(place)
        painter.setPen(QColor(self._theme.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place.adjusted(8, 8, -8, -8), flags, self._hint)

    def _paint_pixels(self, painter: QPainter, sample: SeenSample) -> None:
        if not self._images:
            self._images = self._made_images(sample)
        for place, image in zip(self._places, self._images, strict=True):
            painter.drawImage(place, image)
            self._paint_grid(painter, sample, place)
            focused = self.hasFocus()
            colour = self._theme.accent if focused else self._theme.border
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self._mark is not None and self._mark < sample.count:
            self._paint_mark(painter, sample, self._mark)

    def _made_images(self, sample: SeenSample) -> tuple[QImage, ...]:
        channels, rows, columns = sample.picture or (1, 1, sample.count)
        shades = sample.shades().reshape(channels, rows * columns)
        return tuple(ink_image(shade, (rows, columns), self._table) for shade in shades)

    def _paint_grid(self, painter: QPainter, sample: SeenSample, place: QRectF) -> None:
        _channels, rows, columns = sample.picture or (1, 1, 1)
        side = place.width() / columns
        if side < _GRID_FROM:
            return
        painter.setPen(QPen(QColor(self._theme.grid), 0))
        left, top, high = place.x(), place.y(), place.height() / rows
        across = (left + round(column * side) for column in range(1, columns))
        down = (top + round(row * high) for row in range(1, rows))
        lines = [QLineF(x, top, x, place.bottom()) for x in across]
        painter.drawLines(lines + [QLineF(left, y, place.right(), y) for y in down])

    def _paint_mark(self, painter: QPainter, sample: SeenSample, index: int) -> None:
        """Outline the row lightly, the pixel strongly: dark on bright and bright on dark."""
        pixel = self.pixel(index)
        place = self._places[sample.place(index).channel]
        row = QRectF(place.x(), pixel.y(), place.width(), pixel.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent), 1))
        painter.drawRect(row)
        around = max(0.0, (_SMALLEST_FRAME - pixel.width()) / 2)
        frame = pixel.adjusted(-around, -around, around, around)
        painter.setPen(QPen(QColor(self._theme.base), 4))
        painter.drawRect(frame)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawRect(frame)
