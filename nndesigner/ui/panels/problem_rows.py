"""How one problem looks in the list: a sign, what is wrong, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nndesigner.app.theme import Theme
from nndesigner.ui.model_index import Index
from nndesigner.ui.panels.panel import scaled_font
from nndesigner.ui.texts import problem_text

_ICON = 18
_PADDING = 4
_SMALL = 0.88
_ROOM = 10_000
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
_Role = Qt.ItemDataRole


class ProblemDelegate(QStyledItemDelegate):
    """Paints what is wrong, and below it in small muted type what to do about it."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width() - 2 * self._view.spacing()
        what, how = self._areas(option, QRect(0, 0, width, _ROOM), index)
        return QSize(width, max(what.height() + how.height(), _ICON) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QStyleOptionViewItem(option)
        row.widget = self._view
        style, roles = self._view.style(), QPalette.ColorRole
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, row, painter, self._view)
        corner = option.rect.topLeft() + QPoint(_PADDING, _PADDING)
        index.data(_Role.DecorationRole).paint(painter, QRect(corner, QSize(_ICON, _ICON)))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        strong = option.palette.color(roles.HighlightedText if selected else roles.Text)
        what, how = self._areas(option, option.rect, index)
        text = problem_text(index.data(_Role.UserRole))
        painter.setPen(strong)
        painter.setFont(option.font)
        painter.drawText(what, _WRAPPED, text.what)
        painter.setPen(strong if selected else QColor(self.theme.muted))
        painter.setFont(scaled_font(option.font, _SMALL))
        painter.drawText(how, _WRAPPED, text.how)

    def _areas(self, option: QStyleOptionViewItem, row: QRect, index: Index) -> tuple[QRect, QRect]:
        """Return where both texts stand in a row."""
        text = problem_text(index.data(_Role.UserRole))
        room = row.adjusted(_ICON + 2 * _PADDING, _PADDING, -_PADDING, 0)
        room.setHeight(_ROOM)
        what = QFontMetrics(option.font).boundingRect(room, _WRAPPED, text.what)
        room.setTop(what.bottom() + 1)
        small = QFontMetrics(scaled_font(option.font, _SMALL))
        how = small.boundingRect(room, _WRAPPED, text.how) if text.how else QRect()
        for area in (what, how):
            area.setWidth(room.width())
        return what, how


def severity_icon(severity: str, theme: Theme) -> QIcon:
    """Paint a round sign for errors, a triangle for warnings: told apart by shape as well."""
    icon = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(_ICON * ratio, _ICON * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(1, 1, _ICON - 2, _ICON - 2)
        if severity == "error":
            painter.setBrush(QColor(theme.error))
            painter.drawEllipse(area)
        else:
            painter.setBrush(QColor(theme.warning))
            top, bottom = QPoint(_ICON // 2, 1), _ICON - 2
            painter.drawPolygon(QPolygonF([top, QPoint(_ICON - 1, bottom), QPoint(1, bottom)]))
            area.translate(0, 2)
        font = QFont()
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.base))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "!")
        painter.end()
        # a selected row must not tint the sign away
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(pixmap, mode)
    return icon
