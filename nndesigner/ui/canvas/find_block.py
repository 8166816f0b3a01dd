"""The search over the canvas: type a few letters, Enter adds a layer or goes to one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from nndesigner.ui import icons
from nndesigner.ui.canvas.find_model import FOUND_ROLE, FindModel, Found
from nndesigner.ui.kinds import kind_colour
from nndesigner.ui.model_index import Index

_WIDTH, _HEIGHT = 440, 380
_ROW, _ICON, _PADDING = 44, 22, 10
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 7,
    Qt.Key.Key_PageUp: -7,
}


class FindBlock(QFrame):
    """A line to type in and a list of what fits; `chosen(Found)` tells what was taken.

    It hides when something is chosen, with Esc, and when the keys go elsewhere.
    """

    chosen = Signal(object)
    left = Signal()
    """Hidden by a key, so that the keys belong to the canvas again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBlock")
        self.line = _Line(self)
        self.line.setObjectName("findBlockLine")
        self.line.setClearButtonEnabled(True)
        self.model = FindModel(self)
        self.list = QListView(self)
        self.list.setObjectName("findBlockList")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self._nothing = QLabel(self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        for widget in (self.line, self.list, self._nothing):
            layout.addWidget(widget)
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.entered.connect(self._choose)
        self.line.escaped.connect(self._escape)
        self.line.focus_lost.connect(self.hide)
        self.list.clicked.connect(self._on_clicked)
        self.retranslate()
        self.hide()

    def open(self, entries: Iterable[Found]) -> None:
        """Show it with these entries, nothing typed yet, and take the keys."""
        self.model.set_entries(entries)
        self.line.clear()
        self._search("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = icons.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)

    def _fit(self) -> None:
        """Be as high as what was found, in the upper middle of the canvas."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.rect()
        rows = max(2, self.model.rowCount()) * _ROW + self.line.sizeHint().height() + 34
        width, height = min(_WIDTH, room.width() - 16), min(_HEIGHT, rows, room.height() - 16)
        top = max(8, min(48, (room.height() - height) // 2))
        self.setGeometry(QRect((room.width() - width) // 2, top, width, height))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(self.tr("Search"))
        self.line.setAccessibleName(self.tr("Search for a layer to add or to go to"))
        self.line.setPlaceholderText(self.tr("Add a layer, go to one, or do something…"))
        self.list.setAccessibleName(self.tr("What was found"))
        self._nothing.setText(self.tr("Nothing is called so."))

    @Slot(str)
    def _search(self, typed: str) -> None:
        self.model.set_typed(typed)
        found = self.model.rowCount() > 0
        self._fit()
        self.list.setVisible(found)
        self._nothing.setVisible(not found)
        self.list.setCurrentIndex(self.model.index(0))
        self._speak()

    @Slot(int)
    def _step(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = self.list.currentIndex().row() + step
            row = row % rows if abs(step) == 1 else min(max(row, 0), rows - 1)
            self.list.setCurrentIndex(self.model.index(row))
            self._speak()

    def _speak(self) -> None:
        """Tell assistive tools of the entry, whose row never has the focus."""
        spoken = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        self.line.setAccessibleDescription(str(spoken or self._nothing.text()))

    @Slot()
    def _choose(self) -> None:
        found = self.model.found(self.list.currentIndex().row())
        if found is not None:
            self._escape()
            self.chosen.emit(found)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._choose()

    @Slot()
    def _escape(self) -> None:
        # First give the keys away: hiding would pass them to the next block, as Tab does.
        self.left.emit()
        self.hide()


class _Line(QLineEdit):
    """A line whose arrow keys, Enter and Esc go to the list below."""

    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()
    focus_lost = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab walks through the list too: there is nothing else to go to."""
        self.stepped.emit(1 if following else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        menus = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in menus:
            self.focus_lost.emit()


class _Row(QStyledItemDelegate):
    """Paints an entry: icon, name, where it belongs, and one line of explanation."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(FOUND_ROLE)
        if not isinstance(entry, Found):
            return
        theme = icons.theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        text = QColor(theme.on_accent if selected else theme.text)
        muted = QColor(theme.on_accent if selected else theme.muted)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
        if entry.icon:
            tile = QRect(0, 0, _ICON, _ICON)
            tile.moveCenter(option.rect.center())
            tile.moveLeft(option.rect.left() + _PADDING)
            tint = "on_accent" if selected else kind_colour(entry.kind) if entry.kind else ""
            icons.icon(entry.icon, tint).paint(painter, tile)
        line = option.rect.adjusted(2 * _PADDING + _ICON, 4, -_PADDING, -4)
        _write(painter, line, entry, option, text, muted)
        painter.restore()


def _write(
    painter: QPainter,
    room: QRect,
    entry: Found,
    option: QStyleOptionViewItem,
    text: QColor,
    muted: QColor,
) -> None:
    """Write name and help below each other; where it belongs to the right of the name."""
    name_font = option.font
    upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
    lower = upper.translated(0, upper.height()) if entry.help else QRect()
    upper = upper if entry.help else room
    flags = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(muted)
    painter.setFont(name_font)
    painter.drawText(upper, flags | Qt.AlignmentFlag.AlignRight, entry.more)
    free = upper.width() - painter.fontMetrics().horizontalAdvance(entry.more) - _PADDING
    elide = Qt.TextElideMode.ElideRight
    help_text = painter.fontMetrics().elidedText(entry.help, elide, lower.width())
    painter.drawText(lower, flags, help_text)
    name_font.setBold(True)
    painter.setFont(name_font)
    painter.setPen(text)
    painter.drawText(upper, flags, painter.fontMetrics().elidedText(entry.name, elide, free))
