"""A small picture for every class: what spoke for it and what against it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nndesigner.app.theme import Theme
from nndesigner.app.votes import Votes
from nndesigner.ui.panels.bars import percent_text
from nndesigner.ui.panels.panel import Panel
from nndesigner.ui.panels.picture import pixel_rect
from nndesigner.ui.panels.why_colours import vote_images
from nndesigner.ui.texts.tips import plain_tip

_CELL = 32
_LEAST = 27
"""Pixels: where one row would leave a picture less, or cut its name, there are two."""

_NARROWEST = 260
_GAP = 1
_FEWEST = 5
"""Columns, so that two classes are no larger than five."""

_Key = Qt.Key


class VoteGrid(Panel):
    """Classes in a row, or two; a click, or arrow keys and Enter, choose one: `chosen(name)`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("voteGrid")
        self._votes: Votes | None = None
        self._images: list[QImage] | None = None
        self._chosen = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_votes(self, votes: Votes | None, chosen: str) -> None:
        """Show all classes, one of them marked as chosen; or nothing."""
        names = self.names
        self._votes, self._images, self._chosen = votes, None, chosen
        if self.names != names:
            self.updateGeometry()
        self.setAccessibleDescription(chosen)
        self.update()

    @property
    def names(self) -> tuple[str, ...]:
        """The classes shown."""
        return self._votes.names if self._votes is not None else ()

    def cell(self, name: str) -> QRect:
        """Return where a class is shown, in the widget's pixels."""
        return self._cell(self.names.index(name))

    def set_theme(self, theme: Theme) -> None:
        self._images = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What spoke for and against each class"))

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(max(_NARROWEST, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns = self._columns(width)
        return max(1, -(-len(self.names) // columns)) * self._height()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = self._name_at(event.position().toPoint())
        if name is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._columns(self.width())
        steps = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Up: -row, _Key.Key_Down: row}
        step = steps.get(_Key(event.key()), 0)
        names = self.names
        if not step or not names:
            super().keyPressEvent(event)
            return
        now = names.index(self._chosen) if self._chosen in names else 0
        if 0 <= now + step < len(names):
            self.chosen.emit(names[now + step])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        votes = self._votes
        if votes is not None:
            if self._images is None:
                ink = votes.ink
                self._images = vote_images(votes.maps, ink, self._theme)
            for i, image in enumerate(self._images):
                self._paint_class(painter, i, image, votes.maps.shape[1:])
        painter.end()

    def _paint_class(
        self, painter: QPainter, i: int, image: QImage, shape: tuple[int, ...]
    ) -> None:
        cell, name = self._cell(i), self.names[i]
        line = self.fontMetrics().height()
        room = cell.adjusted(0, 1, 0, -line - 2)
        target = pixel_rect(room, (shape[0], shape[1]), self.devicePixelRatioF())
        painter.drawImage(target, image)
        chosen = name == self._chosen
        painter.setPen(QColor(self._theme.text if chosen else self._theme.muted))
        words = QRectF(cell.x(), cell.bottom() - line, cell.width(), line)
        text = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
        if chosen:
            width = 2 if self.hasFocus() else 1.5
            painter.setPen(QPen(QColor(self._theme.accent), width))
            painter.drawRect(QRectF(cell).adjusted(1, 1, -1, -1))

    def _tip(self, spot: QPoint) -> str:
        name, votes = self._name_at(spot), self._votes
        if name is None or votes is None:
            return ""
        shares, classes = votes.prediction.class_shares, votes.prediction.classes
        if shares is None or name not in classes:
            return name
        share = percent_text(float(shares[classes.index(name)]))
        return self.tr("{name}: {share}. Click to see it larger.").format(name=name, share=share)

    def _name_at(self, spot: QPoint) -> str | None:
        for i, name in enumerate(self.names):
            if self._cell(i).contains(spot):
                return name
        return None

    def _cell(self, i: int) -> QRect:
        columns = self._columns(self.width())
        width = self.width() // columns
        height = self._height()
        row, column = divmod(i, columns)
        return QRect(column * width, row * height, width - _GAP, height - _GAP)

    def _height(self) -> int:
        return _CELL + self.fontMetrics().height() + _GAP + 4

    def _columns(self, width: int) -> int:
        count = max(1, len(self.names))
        widest = max(map(self.fontMetrics().horizontalAdvance, self.names), default=0)
        most = max(_FEWEST, count)
        for columns in (most, count):
            if width // columns - _GAP >= max(_LEAST, widest):
                return columns
        return -(-count // 2)
