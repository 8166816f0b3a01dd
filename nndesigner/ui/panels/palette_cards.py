"""How the palette paints its cards and headings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nndesigner.app.theme import Theme
from nndesigner.ui import icons
from nndesigner.ui.kinds import kind_colour
from nndesigner.ui.model_index import Index
from nndesigner.ui.panels.palette_model import GROUP_ROLE, HELP_ROLE, KIND_ROLE, PaletteModel
from nndesigner.ui.panels.panel import mixed, scaled_font

_TILE = 30
_ICON = 22
_PADDING = 6
_GAP = 2


class CardDelegate(QStyledItemDelegate):
    """Paints one kind as a card: a coloured tile with its icon, name, and what it does."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        name, help_ = self._heights(option)
        if not index.data(KIND_ROLE):
            return QSize(160, name + 10)
        return QSize(160, max(_TILE, name + help_) + 2 * (_PADDING + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind = index.data(KIND_ROLE)
        if not kind:
            self._paint_heading(painter, option, index)
            return
        card = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._paint_frame(painter, card, option.state, kind)
        tile = QRect(0, 0, _TILE, _TILE)
        tile.moveCenter(card.center())
        tile.moveLeft(card.left() + _PADDING)
        self._paint_tile(painter, tile, kind)
        words = card.adjusted(2 * _PADDING + _TILE + 2, _PADDING, -_PADDING, -_PADDING)
        self._paint_words(painter, words, option, index)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the name of a group behind a triangle that points down while it is open."""
        model, group = index.model(), str(index.data(GROUP_ROLE))
        folded = isinstance(model, PaletteModel) and model.is_folded(group)
        left, middle = option.rect.left() + 10, option.rect.center().y() + 2
        points = ((-2, -4), (3, 0), (-2, 4)) if folded else ((-4, -2), (4, -2), (0, 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.muted))
        painter.drawPolygon(QPolygonF([QPointF(left + x, middle + y) for x, y in points]))
        painter.setFont(scaled_font(option.font, 0.9, bold=True))
        painter.setPen(QColor(self.theme.muted))
        line = option.rect.adjusted(20, 4, -_PADDING, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, str(index.data()))

    def _paint_frame(
        self, painter: QPainter, card: QRect, state: QStyle.StateFlag, kind: str
    ) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        colour = getattr(self.theme, kind_colour(kind))
        border = QColor(self.theme.border)
        if focused or hovered:
            border = QColor(self.theme.accent if focused else colour)
        fill = mixed(self.theme.block, colour, 0.07 if hovered else 0.0)
        painter.setPen(QPen(border, 2 if focused else 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _paint_tile(self, painter: QPainter, tile: QRect, kind: str) -> None:
        colour = getattr(self.theme, kind_colour(kind))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(self.theme.block, colour, 0.16))
        painter.drawRoundedRect(tile, 6, 6)
        inset = (_TILE - _ICON) // 2
        icons.icon(f"layer-{kind}", kind_colour(kind)).paint(
            painter, tile.adjusted(inset, inset, -inset, -inset)
        )

    def _paint_words(
        self, painter: QPainter, words: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        name_height, help_height = self._heights(option)
        top = words.top() + max(0, (words.height() - name_height - help_height) // 2)
        line = QRect(words.left(), top, words.width(), name_height)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(scaled_font(option.font, 1.0, bold=True))
        painter.setPen(QColor(self.theme.text))
        painter.drawText(line, flags, str(index.data()))
        painter.setFont(scaled_font(option.font, 0.88))
        painter.setPen(QColor(self.theme.muted))
        below = QRect(words.left(), line.bottom() + 1, words.width(), help_height)
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(str(index.data(HELP_ROLE)), elide, below.width())
        painter.drawText(below, flags, text)

    def _heights(self, option: QStyleOptionViewItem) -> tuple[int, int]:
        height = option.fontMetrics.height()
        return height, round(height * 0.93)
