"""What each number of a sample added to a score: a bar to the right for, to the left against."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.panel import Panel
from nndesigner.ui.texts import number

MOST = 8
"""Rows; of more numbers those that added most are shown, in their order."""
_MOST_NAME = 0.6
"""Share of the width names have at most."""
_ROUNDING = 2
"""Pixels, or a text might be thought too long for its own width."""
_NOTHING = 1e-4
"""Share of the largest sum: less is rounding."""
_GAP = 8
_PADDING = 1


class VoteRows(Panel):
    """A row for each number: its name with the value, a bar, and what it added."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("voteRows")
        self._rows: tuple[tuple[str, float], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_rows(
        self,
        found: FloatArray,
        names: tuple[str, ...],
        scores: tuple[float, float] | None = None,
        *,
        scaled: bool = True,
    ) -> None:
        """Show what each number added, `(n,)`, and what it is called.

        With the `scores` of all numbers 0 and of these, also what else makes up the latter, and
        the sum. `scaled`: 0 stands for the mean of a number.
        """
        loudest = np.sort(np.argsort(-np.abs(found), kind="stable")[:MOST])
        rows = [(names[i], float(found[i])) for i in loudest.tolist()]
        if scores is not None:
            rows += self._whole(found, sum(value for _, value in rows), scores, scaled=scaled)
        self._rows = tuple(rows)
        self.setAccessibleDescription("; ".join(f"{name}: {_signed(v)}" for name, v in self._rows))
        self.updateGeometry()
        self.update()

    def _whole(
        self, found: FloatArray, shown: float, scores: tuple[float, float], *, scaled: bool
    ) -> list[tuple[str, float]]:
        """Return the rows below those of the numbers `shown`: they sum to the last one."""
        inputs, (start, score) = float(found.sum()), scores
        start_name = self.tr("an average sample") if scaled else self.tr("all numbers 0")
        parts = [(self.tr("other numbers"), inputs - shown)] if len(found) > MOST else []
        parts.append((start_name, start))
        bent = score - start - inputs
        if abs(bent) > _NOTHING * max(abs(start), float(np.abs(found).sum()), abs(score)):
            parts.append((self.tr("everything else"), bent))
        return [*parts, (self.tr("= sum"), score)]

    @property
    def rows(self) -> tuple[tuple[str, float], ...]:
        """The rows shown: name, and what it added."""
        return self._rows

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What spoke for and against the class chosen"))
        self.setToolTip(
            self.tr("Everything else: activation functions are bent, so that parts do not add up")
        )

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._rows) * self._row_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        most = max((abs(value) for _, value in self._rows), default=0.0)
        metrics = painter.fontMetrics()
        wide = max(
            (metrics.horizontalAdvance(_signed(value)) for _, value in self._rows), default=0
        )
        names = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0)
        names = min(names + _ROUNDING, int((self.width() - wide) * _MOST_NAME))
        for row, (name, value) in enumerate(self._rows):
            line = QRectF(0, row * self._row_height(), self.width(), self._row_height())
            self._paint_row(painter, line, name, value, (names, wide), most)
        painter.end()

    def _paint_row(
        self,
        painter: QPainter,
        line: QRectF,
        name: str,
        value: float,
        widths: tuple[int, int],
        most: float,
    ) -> None:
        names, wide = widths
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._theme.text))
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, names)
        painter.drawText(line.adjusted(0, 0, names - line.width(), 0), middle, elided)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, _signed(value))
        room = line.adjusted(names + _GAP, _PADDING, -wide - _GAP, -_PADDING)
        zero, reach = room.center().x(), room.width() / 2
        length = reach * abs(value) / most if most > 0 else 0.0
        colour = self._theme.positive if value >= 0 else self._theme.negative
        left = zero if value >= 0 else zero - length
        painter.fillRect(QRectF(left, room.top(), length, room.height()), QColor(colour))
        painter.fillRect(
            QRectF(zero - 0.5, line.top(), 1, line.height()), QColor(self._theme.border)
        )

    def _row_height(self) -> int:
        return self.fontMetrics().height() + _PADDING


def _signed(value: float) -> str:
    text = number(value, 3)
    return f"+{text}" if value > 0 else text
