"""All numbers a network gets, one below the other: how rows of pixels are laid end to end."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.panel import mixed
from nndesigner.ui.panels.picture import ink_image, ink_table
from nndesigner.ui.panels.seen_sample import SeenSample, moved
from nndesigner.ui.texts import number

_OVERVIEW = 14
"""Width of the stripe at the left that shows the whole vector."""

_EDGE = 6
_DECIMALS = 3
_WIDEST_VALUE = "−0.888"
_SWATCH = 14
_Align = Qt.AlignmentFlag


class SeenVector(QAbstractScrollArea):
    """A column of cells with index and value, or with name, raw and scaled value.

    Only the cells in view are painted. At the left the whole vector is a stripe, on which what
    is in view is framed; pressing there scrolls. Signals as those of `SeenPicture`.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seenVector")
        self._theme = theme
        self._table = ink_table(theme)
        self._sample: SeenSample | None = None
        self._stripe: QImage | None = None
        self._backdrop = QPixmap()
        self._backdrop_key: object = None
        self._mark: int | None = None
        self._on_stripe = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(self.cell_height())
        self.retranslate()

    def show_sample(self, sample: SeenSample | None) -> None:
        """Show the numbers of a sample, or nothing."""
        old = self._sample
        self._sample, self._stripe = sample, None
        if old is None or sample is None or old.count != sample.count:
            self._fit()
            self.updateGeometry()
        self.viewport().update()

    def set_mark(self, index: int | None, *, follow: bool = False) -> None:
        """Mark a cell; with `follow` scroll to it."""
        if index != self._mark:
            self._mark = index
            self.viewport().update()
        if follow and index is not None:
            self.show_cell(index)

    def show_cell(self, index: int) -> None:
        """Scroll so that a cell is in view, with one more on each side if there is room."""
        bar, high = self.verticalScrollBar(), self.cell_height()
        top, room = index * high, self.viewport().height() - self._head()
        margin = high if room > 3 * high else 0
        lowest, highest = top + high + margin - room, top - margin
        if not lowest <= bar.value() <= highest:
            bar.setValue(highest if bar.value() > highest else lowest)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours from now on."""
        self._theme, self._table, self._stripe = theme, ink_table(theme), None
        self._backdrop_key = None
        self.viewport().update()

    def retranslate(self) -> None:
        """Make all texts anew in the present language."""
        self._backdrop_key = None
        self.setAccessibleName(self.tr("All numbers the network gets, one after the other"))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._backdrop_key = None
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() + 10, 190)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(self._least_width() + bar, 90)

    def cell_height(self) -> int:
        """Return the height of one cell in pixels."""
        return self.fontMetrics().height() + 4

    def cell_rect(self, index: int) -> QRect:
        """Return where a cell stands in the viewport."""
        high = self.cell_height()
        top = self._head() + index * high - self.verticalScrollBar().value()
        left = self._left()
        return QRect(left, top, self.viewport().width() - left, high)

    def index_at(self, position: QPoint) -> int | None:
        """Return which cell is at a place of the viewport."""
        if self._sample is None or position.y() < self._head() or position.x() < self._left():
            return None
        height = self.verticalScrollBar().value() + position.y() - self._head()
        index = height // self.cell_height()
        return index if 0 <= index < self._sample.count else None

    # Events ----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._on_stripe:
            self._scroll_to(event.position().y())
            return
        self.pointed.emit(self.index_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.position().x() < self._left():
            self._on_stripe = True
            self._scroll_to(event.position().y())
        else:
            self.chosen.emit(self.index_at(event.position().toPoint()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._on_stripe = False

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = self._led_to(event)
        if to is None and not (event.key() == Qt.Key.Key_Escape and self._mark is not None):
            super().keyPressEvent(event)
        else:
            self.chosen.emit(to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _led_to(self, event: QKeyEvent) -> int | None:
        """Return the cell a key leads to: up and down go by one, to the sides by a row."""
        if self._sample is None:
            return None
        keys = Qt.Key
        turned = {
            keys.Key_Up: keys.Key_Left,
            keys.Key_Down: keys.Key_Right,
            keys.Key_Left: keys.Key_Up,
            keys.Key_Right: keys.Key_Down,
        }
        key = event.key()
        if self._sample.picture:
            key = turned.get(keys(key), key)
        page = max(1, self.viewport().height() // self.cell_height() - 1)
        return moved(self._sample, self._mark, key, page)

    def _scroll_to(self, y: float) -> None:
        bar, high = self.verticalScrollBar(), max(1, self.viewport().height())
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(round(y / high * whole - bar.pageStep() / 2))

    def _fit(self) -> None:
        bar, high = self.verticalScrollBar(), self.cell_height()
        count = self._sample.count if self._sample is not None else 0
        page = max(1, self.viewport().height() - self._head())
        bar.setPageStep(page)
        bar.setSingleStep(high)
        bar.setRange(0, max(0, count * high - page))

    # Painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.base))
        if self._sample is not None:
            self._paint_cells(painter, self._sample)
            self._paint_stripe(painter, self._sample)
        painter.end()

    def _paint_cells(self, painter: QPainter, sample: SeenSample) -> None:
        first = self.verticalScrollBar().value() // self.cell_height()
        shown = -(-self.viewport().height() // self.cell_height()) + 1
        cells = range(first, min(sample.count, first + shown))
        if sample.picture:
            painter.drawPixmap(0, 0, self._backdrop_of(sample, cells))
            self._paint_values(painter, sample, cells)
        else:
            self._paint_features(painter, sample, cells)
        if self._mark is not None and self._mark in cells:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRect(self.cell_rect(self._mark).adjusted(1, 1, -1, -1))
        self._paint_head(painter, sample)

    def _backdrop_of(self, sample: SeenSample, cells: range) -> QPixmap:
        """Return what stays while the values change: rows, their names, and indices."""
        view, ratio = self.viewport(), self.devicePixelRatioF()
        key = (view.size(), self.verticalScrollBar().value(), sample.picture, ratio)
        if key != self._backdrop_key:
            pixmap = QPixmap(view.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(self._theme.base))
            painter = QPainter(pixmap)
            painter.setFont(self.font())
            self._paint_rows(painter, sample, cells)
            self._paint_indices(painter, cells)
            painter.end()
            self._backdrop, self._backdrop_key = pixmap, key
        return self._backdrop

    def _paint_rows(self, painter: QPainter, sample: SeenSample, cells: range) -> None:
        """Tint every other row of the picture, and name each at its first cell in view."""
        columns, high = sample.columns, self.cell_height()
        tint = mixed(self._theme.base, self._theme.border, 0.45)
        gutter = self._gutter()
        painter.setPen(QColor(self._theme.muted))
        for row in range(cells.start // columns, -(-cells.stop // columns)):
            top, bottom = self.cell_rect(row * columns), self.cell_rect(row * columns + columns - 1)
            band = QRect(top.x(), top.y(), top.width(), bottom.bottom() - top.y() + 1)
            if row % 2:
                painter.fillRect(band, tint)
            # The name stays in view as long as a cell of its row is.
            y = min(max(band.y(), 0), band.bottom() - high + 1)
            area = QRect(band.x() + _EDGE, y, gutter, high)
            painter.drawText(area, _Align.AlignLeft | _Align.AlignVCenter, self._row_name(row))
            painter.drawLine(band.topLeft(), band.topRight())

    def _paint_indices(self, painter: QPainter, cells: range) -> None:
        swatches = self._swatches()
        right = _Align.AlignRight | _Align.AlignVCenter
        painter.setPen(QColor(self._theme.muted))
        for index in cells:
            cell = self.cell_rect(index)
            area = QRect(cell.x(), cell.y(), swatches - _EDGE - cell.x(), cell.height())
            painter.drawText(area, right, str(index + 1))

    def _paint_values(self, painter: QPainter, sample: SeenSample, cells: range) -> None:
        part = slice(cells.start, cells.stop)
        levels = np.nan_to_num(sample.shades()[part] * 255).clip(0, 255).astype(int).tolist()
        left, right = self._swatches(), _Align.AlignRight | _Align.AlignVCenter
        high = self.cell_height()
        frame, text = QColor(self._theme.border), QColor(self._theme.text)
        side, inset = min(_SWATCH, high - 3), (high - min(_SWATCH, high - 3)) // 2
        areas = [self.cell_rect(index) for index in cells]
        painter.setPen(frame)
        for cell, level in zip(areas, levels, strict=True):
            painter.setBrush(QColor(self._table[level]))
            painter.drawRect(QRect(left, cell.y() + inset, side, side))
        painter.setPen(text)
        for cell, value in zip(areas, sample.values[part].tolist(), strict=True):
            painter.drawText(
                cell.adjusted(0, 0, -_EDGE, 0), right, number(round(value, _DECIMALS), 3)
            )

    def _paint_features(self, painter: QPainter, sample: SeenSample, cells: range) -> None:
        metrics, right = painter.fontMetrics(), _Align.AlignRight | _Align.AlignVCenter
        name_width, column = self._feature_columns(sample)
        for index in cells:
            cell = self.cell_rect(index)
            if index % 2:
                painter.fillRect(cell, QColor(self._theme.raised))
            painter.setPen(QColor(self._theme.text))
            elide = Qt.TextElideMode.ElideRight
            name = metrics.elidedText(sample.name(index), elide, name_width)
            area = cell.adjusted(_EDGE, 0, -_EDGE, 0)
            painter.drawText(area, _Align.AlignLeft | _Align.AlignVCenter, name)
            painter.drawText(area, right, number(float(sample.values[index]), 3))
            if sample.raw is not None:
                painter.setPen(QColor(self._theme.muted))
                raw = number(float(sample.raw[index]), 4)
                painter.drawText(area.adjusted(0, 0, -column, 0), right, raw)

    def _paint_head(self, painter: QPainter, sample: SeenSample) -> None:
        """Name the two columns of numbers, over which nothing scrolls."""
        head = self._head()
        if not head:
            return
        painter.fillRect(QRect(0, 0, self.viewport().width(), head), QColor(self._theme.raised))
        painter.setPen(QColor(self._theme.muted))
        _name_width, column = self._feature_columns(sample)
        area = QRect(0, 0, self.viewport().width() - _EDGE, head)
        right = _Align.AlignRight | _Align.AlignVCenter
        painter.drawText(area, right, self.tr("scaled"))
        painter.drawText(area.adjusted(0, 0, -column, 0), right, self.tr("as typed"))

    def _paint_stripe(self, painter: QPainter, sample: SeenSample) -> None:
        """Show the whole vector as a stripe, what is in view framed."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if not self._left():
            return
        if self._stripe is None:
            self._stripe = ink_image(sample.shades(), (sample.count, 1), self._table)
        stripe = QRect(0, 0, _OVERVIEW, high)
        painter.drawImage(stripe, self._stripe)
        painter.setPen(QColor(self._theme.border))
        painter.drawLine(stripe.topRight(), stripe.bottomRight())
        whole = bar.maximum() + bar.pageStep()
        top, shown = bar.value() * high // whole, bar.pageStep() * high // whole
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(1, top + 1, _OVERVIEW - 2, max(4, shown - 2)))

    def _left(self) -> int:
        """Return where the cells begin: behind the stripe, if there is one."""
        picture = self._sample is not None and bool(self._sample.picture)
        return _OVERVIEW + 4 if picture and self.verticalScrollBar().maximum() else 0

    def _head(self) -> int:
        scaled = self._sample is not None and self._sample.raw is not None
        return self.cell_height() + 2 if scaled else 0

    def _feature_columns(self, sample: SeenSample) -> tuple[int, int]:
        """Return the room for names and how far the raw numbers stand from the right edge."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance("−888.888")
        heads = metrics.horizontalAdvance(self.tr("as typed"))
        column = max(wide, heads) + 2 * _EDGE
        numbers = 2 * column if sample.raw is not None else column
        return max(40, self.viewport().width() - numbers - _EDGE), column

    def _row_name(self, row: int) -> str:
        """Return what a row of the picture is called, rows of all channels counted through."""
        picture = self._sample.picture if self._sample is not None else ()
        if not picture or picture[0] == 1:
            return self.tr("row {row}").format(row=row + 1)
        channel, row = divmod(row, picture[1])
        return self.tr("{channel}: row {row}").format(channel=channel + 1, row=row + 1)

    def _swatches(self) -> int:
        """Return where the squares with the grey of each number begin."""
        count = self._sample.count if self._sample is not None else 1
        wide = self.fontMetrics().horizontalAdvance(str(count))
        return self._left() + 3 * _EDGE + self._gutter() + wide

    def _gutter(self) -> int:
        """Return the room for the names of rows."""
        rows = self._sample.count // max(1, self._sample.columns) if self._sample else 1
        return self.fontMetrics().horizontalAdvance(self._row_name(max(0, rows - 1)))

    def _least_width(self) -> int:
        """Return the width that row, index, grey and value of any pixel need."""
        metrics = self.fontMetrics()
        count = self._sample.count if self._sample is not None else 64
        wide = sum(map(metrics.horizontalAdvance, (str(count), _WIDEST_VALUE)))
        return _OVERVIEW + 4 + self._gutter() + wide + _SWATCH + 5 * _EDGE
