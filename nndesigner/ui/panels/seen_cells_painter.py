"""Paints a column of numbers: only the cells in view, and what stays between two samples once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.panel import mixed
from nndesigner.ui.panels.picture import ink_image, ink_table
from nndesigner.ui.panels.seen_cells import (
    EDGE,
    OVERVIEW,
    SWATCH,
    Cells,
    head_of_raw,
    head_of_scaled,
)
from nndesigner.ui.panels.seen_sample import SeenSample
from nndesigner.ui.texts import number

_DECIMALS = 3
_Align = Qt.AlignmentFlag
_LEFT, _RIGHT = (
    _Align.AlignLeft | _Align.AlignVCenter,
    _Align.AlignRight | _Align.AlignVCenter,
)


class CellsPainter:
    """Paints with a theme; keeps the rows' backdrop and the stripe of the whole vector."""

    def __init__(self, theme: Theme) -> None:
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours from now on."""
        self._theme, self._table = theme, ink_table(theme)
        self._stripe: tuple[SeenSample, QImage] | None = None
        self.forget_backdrop()

    def forget_backdrop(self) -> None:
        """Paint the backdrop anew: font or language are others."""
        self._backdrop = QPixmap()
        self._backdrop_key: object = None

    def paint(self, painter: QPainter, cells: Cells, mark: int | None, ratio: float) -> None:
        """Paint what is in view; `mark` is framed, `ratio` is that of device pixels."""
        painter.fillRect(QRect(QPoint(), cells.size), QColor(self._theme.base))
        sample = cells.sample
        if sample is None:
            return
        if sample.picture:
            painter.drawPixmap(0, 0, self._backdrop_of(painter, sample, cells, ratio))
            self._paint_values(painter, sample, cells)
        else:
            self._paint_features(painter, sample, cells)
        if mark is not None and mark in cells.in_view:
            self._paint_mark(painter, cells.rect(mark))
        self._paint_head(painter, cells)
        self._paint_stripe(painter, sample, cells)

    def _backdrop_of(
        self, onto: QPainter, sample: SeenSample, cells: Cells, ratio: float
    ) -> QPixmap:
        """Return what stays while the values change: rows, their names, and indices."""
        key = (cells.size, cells.scrolled, sample.picture, ratio)
        if key != self._backdrop_key:
            pixmap = QPixmap(cells.size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(self._theme.base))
            painter = QPainter(pixmap)
            painter.setFont(onto.font())
            self._paint_rows(painter, sample, cells)
            self._paint_indices(painter, cells)
            painter.end()
            self._backdrop, self._backdrop_key = pixmap, key
        return self._backdrop

    def _paint_rows(self, painter: QPainter, sample: SeenSample, cells: Cells) -> None:
        """Tint every other row of the picture, and name each at its first cell in view."""
        columns, high, shown = sample.columns, cells.height, cells.in_view
        tint = mixed(self._theme.base, self._theme.border, 0.45)
        gutter = cells.gutter
        painter.setPen(QColor(self._theme.muted))
        for row in range(shown.start // columns, -(-shown.stop // columns)):
            top, bottom = cells.rect(row * columns), cells.rect(row * columns + columns - 1)
            band = QRect(top.x(), top.y(), top.width(), bottom.bottom() - top.y() + 1)
            if row % 2:
                painter.fillRect(band, tint)
            # The name stays in view as long as a cell of its row is.
            y = min(max(band.y(), 0), band.bottom() - high + 1)
            area = QRect(band.x() + EDGE, y, gutter, high)
            painter.drawText(area, _LEFT, cells.row_name(row))
            painter.drawLine(band.topLeft(), band.topRight())

    def _paint_indices(self, painter: QPainter, cells: Cells) -> None:
        swatches = cells.swatches
        painter.setPen(QColor(self._theme.muted))
        for index in cells.in_view:
            cell = cells.rect(index)
            area = QRect(cell.x(), cell.y(), swatches - EDGE - cell.x(), cell.height())
            painter.drawText(area, _RIGHT, str(index + 1))

    def _paint_values(self, painter: QPainter, sample: SeenSample, cells: Cells) -> None:
        shown = cells.in_view
        part = slice(shown.start, shown.stop)
        levels = np.nan_to_num(sample.shades()[part] * 255).clip(0, 255).astype(int).tolist()
        left, side = cells.swatches, min(SWATCH, cells.height - 3)
        inset = (cells.height - side) // 2
        areas = [cells.rect(index) for index in shown]
        painter.setPen(QColor(self._theme.border))
        for cell, level in zip(areas, levels, strict=True):
            painter.setBrush(QColor(self._table[level]))
            painter.drawRect(QRect(left, cell.y() + inset, side, side))
        painter.setPen(QColor(self._theme.text))
        for cell, value in zip(areas, sample.values[part].tolist(), strict=True):
            area = cell.adjusted(0, 0, -EDGE, 0)
            painter.drawText(area, _RIGHT, number(round(value, _DECIMALS), 3))

    def _paint_features(self, painter: QPainter, sample: SeenSample, cells: Cells) -> None:
        name_width, column = cells.name_width, cells.raw_column
        for index in cells.in_view:
            cell = cells.rect(index)
            if index % 2:
                painter.fillRect(cell, QColor(self._theme.raised))
            painter.setPen(QColor(self._theme.text))
            elide = Qt.TextElideMode.ElideRight
            name = cells.metrics.elidedText(sample.name(index), elide, name_width)
            area = cell.adjusted(EDGE, 0, -EDGE, 0)
            painter.drawText(area, _LEFT, name)
            painter.drawText(area, _RIGHT, number(float(sample.values[index]), 3))
            if sample.raw is not None:
                painter.setPen(QColor(self._theme.muted))
                raw = number(float(sample.raw[index]), 4)
                painter.drawText(area.adjusted(0, 0, -column, 0), _RIGHT, raw)

    def _paint_mark(self, painter: QPainter, cell: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _paint_head(self, painter: QPainter, cells: Cells) -> None:
        """Name the two columns of numbers, over which nothing scrolls."""
        if not cells.head:
            return
        painter.fillRect(QRect(0, 0, cells.size.width(), cells.head), QColor(self._theme.raised))
        painter.setPen(QColor(self._theme.muted))
        area = QRect(0, 0, cells.size.width() - EDGE, cells.head)
        painter.drawText(area, _RIGHT, head_of_scaled())
        painter.drawText(area.adjusted(0, 0, -cells.raw_column, 0), _RIGHT, head_of_raw())

    def _paint_stripe(self, painter: QPainter, sample: SeenSample, cells: Cells) -> None:
        """Show the whole vector as a stripe, what is in view framed."""
        if not cells.left:
            return
        if self._stripe is None or self._stripe[0] is not sample:
            image = ink_image(sample.shades(), (sample.count, 1), self._table)
            self._stripe = sample, image
        high, whole = cells.size.height(), sample.count * cells.height
        stripe = QRect(0, 0, OVERVIEW, high)
        painter.drawImage(stripe, self._stripe[1])
        painter.setPen(QColor(self._theme.border))
        painter.drawLine(stripe.topRight(), stripe.bottomRight())
        top, shown = cells.scrolled * high // whole, cells.page * high // whole
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(1, top + 1, OVERVIEW - 2, max(4, shown - 2)))
