"""A small picture of the learning rate over a run."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.schedules import Progress, factor
from nndesigner.ui.panels.panel import Panel, scaled_font
from nndesigner.ui.texts import choice_help, number

_POINTS = 121


def rates(settings: TrainingSettings) -> tuple[float, ...]:
    """Return the learning rate at evenly spaced moments of a run, a plateau left out."""
    moments = (settings.epochs * place / (_POINTS - 1) for place in range(_POINTS))
    return tuple(
        settings.learning_rate * factor(settings, Progress(epoch, settings.epochs))
        for epoch in moments
    )


class ScheduleCurve(Panel):
    """Paints the rate over the epochs, with the largest and the last one as numbers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._settings = TrainingSettings()
        self._rates = rates(self._settings)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(140, 58)

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show the schedule of other settings."""
        self._settings = settings
        self._rates = rates(settings)
        self.retranslate()
        self.update()

    def shown(self) -> tuple[float, ...]:
        """Return the rates shown, from the first moment of a run to the last."""
        return self._rates

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Learning rate over the run"))
        self.setAccessibleDescription(choice_help("schedule", self._settings.schedule))
        self.setToolTip(self.tr("The learning rate from the first epoch to the last"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.setBrush(QColor(self._theme.base))
        painter.drawRoundedRect(frame, 5, 5)
        painter.setFont(scaled_font(self.font(), 0.8))
        letters = painter.fontMetrics()
        area = frame.adjusted(8, 8, -8, -8)
        highest, last = max(self._rates), self._rates[-1]
        texts = (number(highest, 2), number(last, 2))
        area.setRight(area.right() - max(map(letters.horizontalAdvance, texts)) - 6)
        step = area.width() / (_POINTS - 1)
        points = [
            QPointF(area.left() + place * step, area.bottom() - rate / highest * area.height())
            for place, rate in enumerate(self._rates)
        ]
        painter.setPen(QColor(self._theme.muted))
        end = QRectF(area.right() + 6, 0, frame.right() - area.right() - 8, letters.height())
        end.moveCenter(QPointF(end.center().x(), area.top() + 2))
        painter.drawText(end, Qt.AlignmentFlag.AlignLeft, texts[0])
        if last < 0.7 * highest:
            end.moveCenter(QPointF(end.center().x(), points[-1].y()))
            painter.drawText(end, Qt.AlignmentFlag.AlignLeft, texts[1])
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.end()
