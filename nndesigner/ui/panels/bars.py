"""One bar per class with its share, painted in few calls because it changes with every stroke."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.panel import Panel, mixed
from nndesigner.ui.texts import number

MOST_ROWS = 20
_ROW_HEIGHT = 20
_FEW = 6
_GAP = 8
_NONE = "?"
_CLOSE = 0.88
"""Lines of classes and "?" may be so close: ten digits and it have the room of ten lines."""


def percent_text(share: float) -> str:
    """Return a share of 0..1 as percent, with a decimal where whole percents would mislead."""
    percent = share * 100
    if 0.05 <= percent < 0.95 or 99.05 <= percent < 99.95:
        return exact_percent_text(share)
    return f"{percent:.0f} %"


def exact_percent_text(share: float) -> str:
    """Return a share of 0..1 as percent, always with one decimal: for shares that are compared."""
    return f"{share * 100:.1f} %"


class Row(NamedTuple):
    """One line as shown: name, length of the bar 0..1, text of the value, and its emphasis."""

    name: str
    share: float
    text: str
    best: bool


class PredictionBars(Panel):
    """Bars in the order of the classes; when there is no room for all, the largest first.

    With more rows than fit (or than 20) the rest share one last line. Where it is known how
    much a sample is none of the classes, that has a bar of its own, "?", always the last.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("predictionBars")
        self._names: tuple[str, ...] = ()
        self._values: tuple[float, ...] = ()
        self._percent = True
        self._none: float | None = None
        self._doubtful = False
        self._backdrop: QPixmap | None = None
        self._backdrop_names: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.retranslate()

    def set_values(
        self,
        names: Sequence[str],
        values: Sequence[float],
        *,
        percent: bool = True,
        none: float | None = None,
    ) -> None:
        """Show one value per name: shares of 0..1, or plain numbers with `percent` False.

        `none` is the share of none of them, None where that is not known. Without any values
        its bar stays, empty, as the others do.
        """
        names = tuple(names)
        if values:
            has_none, self._none = self._none is not None, none
            if has_none != (none is not None):
                self.updateGeometry()
        if len(names) != len(self._names):
            self._names = names
            self.updateGeometry()
        self._names, self._values, self._percent = names, tuple(map(float, values)), percent
        self.update()

    def set_doubtful(self, doubtful: bool) -> None:
        """Make the longest bar stand out no more than the others: it is only a guess."""
        if doubtful != self._doubtful:
            self._doubtful = doubtful
            self.update()

    @property
    def names(self) -> tuple[str, ...]:
        return self._names

    def values(self) -> dict[str, float]:
        """Return the values shown by name."""
        return dict(zip(self._names, self._values, strict=False))

    def rows(self) -> tuple[Row, ...]:
        """Return the lines as they are painted."""
        values = self._values or (0.0,) * len(self._names)
        order = list(range(len(self._names)))
        best = max(order, key=values.__getitem__) if self._values else -1
        room = self._room() - (self._none is not None)
        none = self._none_row()
        if none is not None and self._values and none.share > values[best]:
            best, none = -1, none._replace(best=True)
        rest: list[int] = []
        if len(order) > room:
            order.sort(key=lambda i: -values[i])
            order, rest = order[: room - 1], order[room - 1 :]
        largest = max((abs(value) for value in values), default=0.0)
        scale = 1.0 if self._percent else largest
        rows = [self._row(self._names[i], values[i], scale, i == best) for i in order]
        if rest:
            name = self.tr("{count} others").format(count=len(rest))
            if self._percent:
                rows.append(self._row(name, sum(values[i] for i in rest), scale, False))
            else:
                rows.append(Row(name, 0.0, "", False))
        return tuple(rows) if none is None else (*rows, none)

    def _none_row(self) -> Row | None:
        if self._none is None:
            return None
        share = self._none if self._values else 0.0
        return Row(_NONE, share, percent_text(share) if self._values else "", best=False)

    def _room(self) -> int:
        """Return how many lines there is room for."""
        line = self.fontMetrics().height() * (1.0 if self._none is None else _CLOSE)
        return max(2, min(MOST_ROWS, int(self.height() / line)))

    def spoken(self) -> str:
        """Return all lines in words, for assistive tools."""
        rows = list(self.rows())
        if self._none is not None:
            rows[-1] = rows[-1]._replace(name=self.tr("none of these"))
        return ", ".join(f"{row.name}: {row.text}" for row in rows)

    def set_theme(self, theme: Theme) -> None:
        self._backdrop = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probability of each class"))
        self.update()

    def sizeHint(self) -> QSize:
        rows = min(max(2, len(self._names) + (self._none is not None)), MOST_ROWS)
        return QSize(220, (_ROW_HEIGHT if rows <= _FEW else self.fontMetrics().height() + 1) * rows)

    def minimumSizeHint(self) -> QSize:
        shown = min(max(2, len(self._names)), 10)
        return QSize(140, (self.fontMetrics().height() + 1) * shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._backdrop = None
        super().resizeEvent(event)

    def _row(self, name: str, value: float, scale: float, best: bool) -> Row:
        text = percent_text(value) if self._percent else number(value, 3)
        share = min(1.0, abs(value) / scale) if scale > 0 else 0.0
        return Row(name, share, text if self._values else "", best)

    def paintEvent(self, _event: QPaintEvent) -> None:
        rows = self.rows()
        tracks = self._tracks(rows)
        names = tuple(row.name for row in rows)
        ratio = self.devicePixelRatioF()
        backdrop = self._backdrop
        stale = names != self._backdrop_names
        if backdrop is None or stale or backdrop.devicePixelRatio() != ratio:
            backdrop = self._backdrop = self._painted_backdrop(names, tracks, ratio)
            self._backdrop_names = names
        painter = QPainter(self)
        painter.drawPixmap(0, 0, backdrop)
        self._paint_bars(painter, rows, tracks)
        self._paint_texts(painter, rows, tracks)
        painter.end()

    def _paint_bars(self, painter: QPainter, rows: tuple[Row, ...], tracks: list[QRect]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for best, colour in (
            (False, mixed(self._theme.base, self._theme.accent, 0.55)),
            (True, mixed(self._theme.base, self._theme.accent, 0.55 if self._doubtful else 1.0)),
        ):
            bars = [
                QRect(track.x(), track.y(), round(track.width() * row.share), track.height())
                for row, track in zip(rows, tracks, strict=True)
                if row.best is best
            ]
            painter.setBrush(colour)
            painter.drawRects([bar for bar in bars if bar.width() > 0])

    def _paint_texts(self, painter: QPainter, rows: tuple[Row, ...], tracks: list[QRect]) -> None:
        normal, bold = self.font(), QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        painter.setPen(QColor(self._theme.text))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, track in zip(rows, tracks, strict=True):
            if row.best:
                painter.setFont(bold)
            left = track.right() + 1
            area = QRect(left, track.y() - 4, self.width() - left, track.height() + 8)
            painter.drawText(area, flags, row.text)
            if row.best:
                painter.setFont(normal)

    def _tracks(self, rows: tuple[Row, ...]) -> list[QRect]:
        """Return the rectangles the bars grow in."""
        if not rows:
            return []
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(row.name) for row in rows)
        left = min(widest + 2, round(self.width() * 0.4)) + _GAP
        right = metrics.horizontalAdvance("99.9 %") + _GAP + 4
        height = min(28.0, self.height() / len(rows))
        thick = max(4, round(height * 0.62))
        width = max(1, self.width() - left - right)
        return [
            QRect(left, round(line * height + (height - thick) / 2), width, thick)
            for line in range(len(rows))
        ]

    def _painted_backdrop(
        self, names: tuple[str, ...], tracks: list[QRect], ratio: float
    ) -> QPixmap:
        """Paint what stays while the values change: names and empty tracks."""
        backdrop = QPixmap(self.size() * ratio)
        backdrop.setDevicePixelRatio(ratio)
        backdrop.fill(QColor(self._theme.window))
        painter = QPainter(backdrop)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.text))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for name, track in zip(names, tracks, strict=True):
            area = QRect(0, track.y() - 4, track.x() - _GAP, track.height() + 8)
            elide = Qt.TextElideMode.ElideRight
            painter.drawText(
                area, flags, painter.fontMetrics().elidedText(name, elide, area.width())
            )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(self._theme.window, self._theme.border, 0.55))
        painter.drawRects(tracks)
        painter.end()
        return backdrop
