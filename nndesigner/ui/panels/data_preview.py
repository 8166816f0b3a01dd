"""A small sketch of a data set: points of two features, or one picture of each class."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset, IntArray
from nndesigner.ui.panels.panel import Panel, mixed
from nndesigner.ui.panels.picture import ink_image, ink_table, pixel_rect

MOST_POINTS = 500
MOST_PICTURES = 20
_RADIUS = 2.6
_GAP = 4
_LEAST_SIDE, _MOST_SIDE = 16, 40
"""Side of a picture on a page of samples."""

_ELIDE = Qt.TextElideMode.ElideRight
_Marker = Callable[[QPainter, list[QPointF]], None]


class DataPreview(Panel):
    """Paints a sketch once into a pixmap; nothing is painted anew until data or size change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("dataPreview")
        self._dataset: Dataset | None = None
        self._picture: QPixmap | None = None
        self._page = 0
        self.setMinimumSize(120, 96)
        self.retranslate()

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Sketch these samples (the training part), or nothing."""
        self._dataset, self._picture, self._page = dataset, None, 0
        self.update()

    def turn_page(self) -> None:
        """Sketch the next pictures of each class, after the last the first ones."""
        self._page += 1
        self._picture = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._picture = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sketch of the data set"))

    def sizeHint(self) -> QSize:
        return QSize(220, 190)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._dataset is None:
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._sketch(self._dataset, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _sketch(self, dataset: Dataset, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._theme.window))
        painter = QPainter(picture)
        painter.setFont(self.font())
        if dataset.spec.is_picture:
            self._paint_pictures(painter, dataset, ratio)
        elif len(dataset.train):
            self._paint_points(painter, dataset)
        painter.end()
        return picture

    def _paint_pictures(self, painter: QPainter, dataset: Dataset, ratio: float) -> None:
        classes = len(dataset.spec.classes)
        side = (self.width() + _GAP) // max(1, classes) - _GAP
        line = painter.fontMetrics().height()
        if classes > 1 and side >= _LEAST_SIDE and self.height() >= line + 2 * (side + _GAP):
            self._paint_page(painter, dataset, min(side, _MOST_SIDE))
        else:
            self._paint_one_of_each(painter, dataset, ratio)

    def _paint_page(self, painter: QPainter, dataset: Dataset, side: int) -> None:
        """Paint a column for each class: its name, and below as many samples as there is room."""
        names = dataset.spec.classes
        line = painter.fontMetrics().height()
        down = (self.height() - line) // (side + _GAP)
        columns = _of_each_class(dataset, down, self._page)
        page, pixel = _page_of(dataset, columns, side, self._theme)
        step = page.width() * pixel / len(names)
        painter.setPen(QColor(self._theme.text))
        for number, name in enumerate(names):
            area = QRectF(number * step, 0, side, line)
            name = painter.fontMetrics().elidedText(name, _ELIDE, side + _GAP)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        if pixel < 1:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, line, page.width() * pixel, page.height() * pixel), page)

    def _paint_one_of_each(self, painter: QPainter, dataset: Dataset, ratio: float) -> None:
        rows, columns = dataset.spec.input_shape
        chosen = _one_of_each(dataset)
        line = painter.fontMetrics().height()
        across, side = _best_grid(len(chosen), self.width(), self.height(), line)
        table = ink_table(self._theme)
        for number, (sample, name) in enumerate(chosen):
            x, y = number % across * (side + 6), number // across * (side + line + 4)
            target = pixel_rect(QRect(x, y, side, side), (rows, columns), ratio)
            painter.drawImage(target, ink_image(dataset.inputs[sample], (rows, columns), table))
            painter.setPen(QColor(self._theme.border))
            painter.drawRect(target.toRect().adjusted(0, 0, -1, -1))
            painter.setPen(QColor(self._theme.text))
            below = QRect(x, y + side, side, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_points(self, painter: QPainter, dataset: Dataset) -> None:
        legend = self._legend(painter.fontMetrics(), dataset.spec.classes)
        area = QRectF(self.rect()).adjusted(0, 0, -1, -1)
        if legend:
            area.setBottom(legend[0][1] - painter.fontMetrics().ascent() - 5)
        painter.fillRect(area, QColor(self._theme.base))
        painter.setPen(mixed(self._theme.base, self._theme.border, 1.0))
        painter.drawRect(area)
        across, up, group = _plane(dataset)
        spots = _placed(across, up, area.adjusted(6, 6, -6, -6))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (colour, marker) in enumerate(self._styles(len(dataset.spec.classes))):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            marker(painter, [QPointF(*spot) for spot in spots[group == number].tolist()])
            if number < len(legend):
                x, baseline, name = legend[number]
                marker(painter, [QPointF(x + 6, baseline - 4)])
                painter.setPen(QColor(self._theme.text))
                painter.drawText(x + 14, baseline, name)

    def _legend(self, metrics: QFontMetrics, names: tuple[str, ...]) -> list[tuple[int, int, str]]:
        """Return (x, baseline, name) of the classes, in up to three lines at the bottom."""
        places, x, line = [], 0, 0
        for name in names:
            width = 14 + metrics.horizontalAdvance(name)
            if x and x + width > self.width():
                x, line = 0, line + 1
            if line > 2:
                break
            places.append((x, line, name))
            x += width + 12
        lowest = self.height() - metrics.descent()
        last = places[-1][1] if places else 0
        return [(x, lowest - (last - line) * metrics.height(), n) for x, line, n in places]

    def _styles(self, classes: int) -> list[tuple[str, _Marker]]:
        theme = self._theme
        colours = (theme.positive, theme.negative, theme.kind_input, theme.kind_output)
        markers: tuple[_Marker, ...] = (_discs, _squares, _triangles, _diamonds)
        return [
            (colours[number % 4], markers[(number + number // 4) % 4])
            for number in range(max(1, classes))
        ]


def _one_of_each(dataset: Dataset) -> list[tuple[int, str]]:
    """Return a training sample of each class with its name; without classes the first few."""
    if not dataset.spec.classes:
        return [(int(sample), "") for sample in dataset.train[:10]]
    targets = dataset.targets[dataset.train]
    found = []
    for number, name in enumerate(dataset.spec.classes[:MOST_PICTURES]):
        where = np.flatnonzero(targets == number)
        if len(where):
            found.append((int(dataset.train[where[0]]), name))
    return found


def _of_each_class(dataset: Dataset, count: int, page: int) -> list[list[int]]:
    """Return so many training samples of each class; a page further, the next ones."""
    targets = dataset.targets[dataset.train]
    found = []
    for number in range(len(dataset.spec.classes)):
        where = dataset.train[np.flatnonzero(targets == number)]
        pages = max(1, -(-len(where) // max(1, count)))
        first = page % pages * count
        found.append(where[first : first + count].tolist())
    return found


def _page_of(
    dataset: Dataset, columns: list[list[int]], side: int, theme: Theme
) -> tuple[QImage, float]:
    """Return the pictures of each column in one image, and the size of its pixels.

    One image is painted many times faster than a hundred.
    """
    rows, wide = dataset.spec.input_shape
    pixel = side / max(rows, wide)
    gap = max(1, round(_GAP / pixel))
    across, down = wide + gap, rows + gap
    most = max(map(len, columns))
    levels = np.full((most * down, len(columns) * across), 255, np.uint8)
    for column, samples in enumerate(columns):
        pictures = np.nan_to_num(np.clip(dataset.inputs[samples], 0.0, 1.0)) * 254.0
        for place, picture in enumerate(pictures.astype(np.uint8).reshape(-1, rows, wide)):
            top, left = place * down, column * across
            levels[top : top + rows, left : left + wide] = picture
    height, width = levels.shape
    image = QImage(levels.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable([*ink_table(theme)[:255], QColor(theme.window).rgb()])
    return image.convertToFormat(QImage.Format.Format_RGB32), pixel


def _best_grid(count: int, width: int, height: int, line: int) -> tuple[int, int]:
    """Return how many pictures stand side by side, and their side, to be as large as possible."""
    best = (1, 8)
    for across in range(1, max(1, count) + 1):
        down = -(-count // across)
        side = min((width + 6) // across - 6, (height + 4) // max(1, down) - line - 4, 64)
        if side > best[1]:
            best = (across, side)
    return best


def _plane(dataset: Dataset) -> tuple[FloatArray, FloatArray, IntArray]:
    """Return two numbers and a class per training sample, of at most `MOST_POINTS` of them.

    Of more than two features the last two are taken (iris: the petals, which tell most).
    """
    chosen = dataset.train[:: max(1, -(-len(dataset.train) // MOST_POINTS))]
    inputs, targets = dataset.inputs[chosen], dataset.targets[chosen]
    group = np.zeros(len(chosen), np.int64)
    if dataset.spec.classes:
        group = targets.astype(np.int64)
    if inputs.shape[1] >= 2:
        return inputs[:, -2], inputs[:, -1], group
    return inputs[:, 0], np.asarray(targets, dtype=np.float64).reshape(len(chosen), -1)[:, 0], group


def _placed(across: FloatArray, up: FloatArray, area: QRectF) -> FloatArray:
    """Scale points into an area of the widget, both axes alike where that leaves them legible."""
    spans = [max(float(np.ptp(values)), 1e-9) for values in (across, up)]
    scale_x, scale_y = area.width() / spans[0], area.height() / spans[1]
    if 0.5 < spans[0] / spans[1] < 2:
        scale_x = scale_y = min(scale_x, scale_y)
    x = area.center().x() + (across - (across.min() + across.max()) / 2) * scale_x
    y = area.center().y() - (up - (up.min() + up.max()) / 2) * scale_y
    return np.column_stack([x, y])


def _discs(painter: QPainter, spots: list[QPointF]) -> None:
    for spot in spots:
        painter.drawEllipse(spot, _RADIUS, _RADIUS)


def _squares(painter: QPainter, spots: list[QPointF]) -> None:
    side = 1.8 * _RADIUS
    painter.drawRects([QRectF(s.x() - side / 2, s.y() - side / 2, side, side) for s in spots])


def _triangles(painter: QPainter, spots: list[QPointF]) -> None:
    r = 1.3 * _RADIUS
    for s in spots:
        corners = [s + QPointF(0, -r), s + QPointF(r, r * 0.8), s + QPointF(-r, r * 0.8)]
        painter.drawPolygon(QPolygonF(corners))


def _diamonds(painter: QPainter, spots: list[QPointF]) -> None:
    r = 1.35 * _RADIUS
    for s in spots:
        corners = [s + QPointF(0, -r), s + QPointF(r, 0), s + QPointF(0, r), s + QPointF(-r, 0)]
        painter.drawPolygon(QPolygonF(corners))
