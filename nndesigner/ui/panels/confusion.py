"""A confusion matrix as a heat map with its numbers: what it is against what the network says."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.dataset import IntArray
from nndesigner.ui.panels.panel import Panel, mixed, scaled_font
from nndesigner.ui.texts import count
from nndesigner.ui.texts.tips import plain_tip

_CELL = 26
_LEAST_CELL = 6
_LEAST_READABLE_CELL = 12
_MOST_CELL = 44
_SMALLEST_TYPE = 0.6
_LONGEST_NAME = 84


class ConfusionMatrix(Panel):
    """Rows are the true classes, columns what the network says; right answers on the diagonal.

    The shade of a cell is its share of the row. Right and wrong differ in colour and in place.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("confusionMatrix")
        self._counts: IntArray = np.zeros((0, 0), np.int64)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_counts(self, counts: IntArray, names: tuple[str, ...]) -> None:
        """Show a `(k, k)` matrix with the names of its k classes."""
        self._counts, self._names = counts, names
        self.setAccessibleDescription(self._worst_text())
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        self._row_title = self.tr("what it is")
        self._column_title = self.tr("what the network says")
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setAccessibleDescription(self._worst_text())
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(_CELL + 4)

    def minimumSizeHint(self) -> QSize:
        return self._size(_LEAST_READABLE_CELL if len(self._names) <= 12 else _LEAST_CELL)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.text_at(event.pos())), self)
            return True
        return super().event(event)

    def text_at(self, position: QPoint) -> str:
        """Return what the cell at a place of the widget means, in a sentence."""
        cell, corner = self._cell(), self._corner()
        row, column = (position.y() - corner.y()) // cell, (position.x() - corner.x()) // cell
        if not (0 <= row < len(self._names) and 0 <= column < len(self._names)):
            return ""
        return self._cell_text(row, column)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Return where a cell stands in the widget."""
        cell, corner = self._cell(), self._corner()
        return QRect(corner.x() + column * cell, corner.y() + row * cell, cell, cell)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._names:
            return
        painter = QPainter(self)
        self._paint_cells(painter)
        self._paint_names(painter)
        self._paint_titles(painter)
        painter.end()

    def _paint_cells(self, painter: QPainter) -> None:
        theme, size = self._theme, len(self._names)
        totals = np.maximum(self._counts.sum(axis=1), 1)
        metrics = painter.fontMetrics()
        widest = metrics.horizontalAdvance(str(int(self._counts.max(initial=0))))
        fitting = (self._cell() - 3) / max(1, widest, metrics.ascent())
        numbers = fitting >= _SMALLEST_TYPE
        painter.setFont(scaled_font(self.font(), min(1.0, fitting)))
        for row in range(size):
            for column in range(size):
                amount = int(self._counts[row, column])
                share = amount / float(totals[row])
                area = self.cell_rect(row, column).adjusted(0, 0, -1, -1)
                colour = theme.accent if row == column else theme.negative
                # a few mistakes among many right answers must still be seen
                shade = share if row == column else min(1.0, 0.18 + 1.6 * share)
                painter.fillRect(area, mixed(theme.base, colour, 0.85 * shade if amount else 0.0))
                if numbers and (amount or row == column):
                    strong = amount and shade > 0.55
                    painter.setPen(QColor(theme.on_accent if strong else theme.text))
                    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(amount))
        painter.setFont(self.font())

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.text))
        metrics, cell, corner = painter.fontMetrics(), self._cell(), self._corner()
        every = -(-metrics.height() // cell)
        elide, room = Qt.TextElideMode.ElideRight, self._name_width()
        for number in range(0, len(self._names), every):
            area = self.cell_rect(number, 0)
            text = metrics.elidedText(self._names[number], elide, room)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            left = QRect(corner.x() - room - 6, area.y(), room, max(cell, metrics.height()))
            painter.drawText(left, right, text)
            self._paint_column_name(painter, number, max(cell, metrics.height()))

    def _paint_column_name(self, painter: QPainter, number: int, width: int) -> None:
        name, metrics = self._names[number], painter.fontMetrics()
        above = self.cell_rect(0, number)
        if not self._upright():
            area = QRect(above.x(), above.y() - metrics.height() - 3, width, metrics.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
            return
        room = self._name_width()
        painter.save()
        painter.translate(above.x(), above.y() - 6)
        painter.rotate(-90)
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(0, 0, room, width), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_titles(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.muted))
        first = self.cell_rect(0, 0)
        length, line = self._cell() * len(self._names), painter.fontMetrics().height()
        wide = QRect(0, 0, self.width(), line)
        wide.moveLeft(first.x() + (length - wide.width()) // 2)
        wide.setLeft(max(0, wide.left()))
        wide.setRight(min(self.width(), wide.right()))
        painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, f"{self._column_title} →")
        painter.save()
        title = f"← {self._row_title}"
        upwards = self._title_span(
            first.y(), length, painter.fontMetrics().horizontalAdvance(title)
        )
        painter.translate(0, upwards.bottom())
        painter.rotate(-90)
        turned = QRect(0, 0, upwards.height(), line)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, title)
        painter.restore()

    def _title_span(self, top: int, length: int, needed: int) -> QRect:
        """Return the strip beside the rows for their title, longer than few rows are high."""
        height = min(self.height(), max(length, needed + 4))
        start = top + (length - height) // 2
        return QRect(0, max(0, min(start, self.height() - height)), 1, height)

    def _upright(self) -> bool:
        """Tell whether the names over the columns must be turned to fit."""
        metrics = self.fontMetrics()
        every = -(-metrics.height() // self._cell())
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        return widest > self._cell() * every - 2

    def _name_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        return min(_LONGEST_NAME, widest + 2)

    def _margins(self) -> QSize:
        line, name = self.fontMetrics().height(), self._name_width()
        return QSize(line + 6 + name + 6, line + 4 + max(line, name) + 6)

    def _cell(self) -> int:
        margins, size = self._margins(), max(1, len(self._names))
        room = min(self.width() - margins.width(), self.height() - margins.height())
        return max(_LEAST_CELL, min(_MOST_CELL, room // size))

    def _corner(self) -> QPoint:
        margins = self._margins()
        return QPoint(margins.width(), margins.height())

    def _size(self, cell: int) -> QSize:
        side = cell * len(self._names) + 2
        title = self.fontMetrics().horizontalAdvance(f"← {self._row_title}") + 4
        size = self._margins() + QSize(side, side)
        return size.expandedTo(QSize(0, title))

    def _cell_text(self, row: int, column: int) -> str:
        values = {
            "count": count(int(self._counts[row, column])),
            "total": count(int(self._counts[row].sum())),
            "true": self._names[row],
            "said": self._names[column],
        }
        if row == column:
            text = self.tr("{count} of {total} samples of “{true}” were recognised.")
        else:
            text = self.tr("{count} of {total} samples of “{true}” were taken for “{said}”.")
        return text.format(**values)

    def _worst_text(self) -> str:
        wrong = self._counts * (1 - np.eye(len(self._counts), dtype=np.int64))
        if not wrong.any():
            return ""
        row, column = divmod(int(wrong.argmax()), len(wrong))
        return self.tr("Most frequent mistake: {text}").format(text=self._cell_text(row, column))
