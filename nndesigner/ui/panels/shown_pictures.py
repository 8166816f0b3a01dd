"""A strip of pictures: what the network will be shown in training, row below row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from nndesigner.app.jobs import LatestJob
from nndesigner.app.shown import ShownPictures, shown_pictures
from nndesigner.app.theme import Theme
from nndesigner.core.errors import NNDesignerError
from nndesigner.core.project import Project
from nndesigner.ui.panels.panel import Panel, scaled_font
from nndesigner.ui.panels.picture import ink_image, ink_table, pixel_rect

COUNT = 10
"""Pictures in a row: one of each digit."""

_GAP = 2
_LEAST_SIDE, _MOST_SIDE = 14, 32


class ShownStrip(Panel):
    """Makes the pictures in another thread and paints them once into a pixmap."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("shownPictures")
        self.setMinimumWidth(COUNT * (_LEAST_SIDE + _GAP))
        self._pictures: ShownPictures | None = None
        self._painted: QPixmap | None = None
        self._job = LatestJob(self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._on_failed)
        self.hide()
        self.retranslate()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return what is shown, row by row."""
        return tuple(kind for kind, _ in self._pictures.rows) if self._pictures else ()

    def show_project(self, project: Project) -> None:
        """Show what this project would be shown, as soon as that is made."""
        self._job.start(partial(shown_pictures, project, COUNT))

    def clear(self) -> None:
        """Show nothing: there are no pictures."""
        self._job.cancel()
        self._take(None)

    def set_theme(self, theme: Theme) -> None:
        self._painted = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the network will be shown"))
        self.setToolTip(
            self.tr(
                "What the network will be shown in training: samples as they are, changed by "
                "augmentation, generated handwriting and your own drawings, as far as they are "
                "switched on."
            )
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Be as high as the rows are with pictures as wide as there is room for."""
        rows = len(self._pictures.rows) if self._pictures else 0
        self.setFixedHeight(rows * (self._line() + self._side(self.width()) + _GAP))
        self._painted = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pictures is None:
            return
        ratio = self.devicePixelRatioF()
        if self._painted is None or self._painted.devicePixelRatio() != ratio:
            self._painted = self._paint(self._pictures, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted)
        painter.end()

    def _paint(self, pictures: ShownPictures, ratio: float) -> QPixmap:
        painted = QPixmap(self.size() * ratio)
        painted.setDevicePixelRatio(ratio)
        painted.fill(Qt.GlobalColor.transparent)
        painter = QPainter(painted)
        painter.setFont(scaled_font(self.font(), 0.85))
        table, side, line = ink_table(self._theme), self._side(self.width()), self._line()
        for row, (kind, values) in enumerate(pictures.rows):
            top = row * (line + side + _GAP)
            painter.setPen(QColor(self._theme.muted))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(0, top, self.width(), line), middle, self._name(kind))
            for column, picture in enumerate(values):
                area = QRect(column * (side + _GAP), top + line, side, side)
                target = pixel_rect(area, pictures.shape, ratio)
                painter.drawImage(target, ink_image(picture, pictures.shape, table))
        painter.end()
        return painted

    def _name(self, kind: str) -> str:
        names = {
            "original": self.tr("As they are"),
            "augmented": self.tr("Changed a little, each time in another way"),
            "generated": self.tr("Generated handwriting"),
            "own": self.tr("Your own drawings"),
        }
        return names[kind]

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _side(self, width: int) -> int:
        side = (width + _GAP) // COUNT - _GAP
        return min(max(side, _LEAST_SIDE), _MOST_SIDE)

    def _take(self, pictures: ShownPictures | None) -> None:
        self._pictures = pictures
        self.setVisible(pictures is not None)
        self._fit()

    def _on_failed(self, error: Exception) -> None:
        self._take(None)
        if not isinstance(error, NNDesignerError):  # those the Data panel tells
            raise error
