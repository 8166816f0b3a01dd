"""The building blocks that can be dragged onto the canvas, as a list of cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.core.catalog import PALETTE
from nndesigner.ui import icons
from nndesigner.ui.canvas.gestures.drop import MIME
from nndesigner.ui.panels.panel import mixed, scaled_font
from nndesigner.ui.texts import kind_help, kind_name

KIND_ROLE = Qt.ItemDataRole.UserRole
HELP_ROLE = Qt.ItemDataRole.UserRole + 1

_TILE = 36
_ICON = 24
_PADDING = 9
_GAP = 3
_Index = QModelIndex | QPersistentModelIndex


def mime_data(kind: str) -> QMimeData:
    """Return what a drag of this kind of block carries to the canvas."""
    data = QMimeData()
    data.setData(MIME, kind.encode())
    return data


def kind_colour(kind: str) -> str:
    """Return the name of the theme's colour for a kind of block."""
    return "kind_dense" if kind == "neuron" else f"kind_{kind}"


class PaletteModel(QAbstractListModel):
    """The kinds of `core.catalog.PALETTE` with their names and what they do."""

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(PALETTE)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        kind = PALETTE[index.row()]
        answers: dict[int, Callable[[str], str]] = {
            Qt.ItemDataRole.DisplayRole: kind_name,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            KIND_ROLE: str,
            HELP_ROLE: kind_help,
        }
        answer = answers.get(role)
        return answer(kind) if answer else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_data(str(indexes[0].data(KIND_ROLE))) if indexes else QMimeData()

    def retranslate(self) -> None:
        """Let the views read all texts again."""
        self.dataChanged.emit(self.index(0), self.index(len(PALETTE) - 1))

    def _spoken(self, kind: str) -> str:
        return self.tr("{kind}. {help}.").format(kind=kind_name(kind), help=kind_help(kind))

    def _tip(self, kind: str) -> str:
        text = self.tr("<b>{kind}</b><br>{help}.<br>Drag it onto the canvas, or double-click it.")
        return text.format(kind=kind_name(kind), help=kind_help(kind))


class CardDelegate(QStyledItemDelegate):
    """Paints one kind as a card: a coloured tile with its icon, name, and what it does."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        name, help_ = self._heights(option)
        height = max(_TILE, name + 1 + 2 * help_) + 2 * (_PADDING + _GAP)
        return QSize(160, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind = str(index.data(KIND_ROLE))
        self._paint_frame(painter, card, option.state, kind)
        tile = QRect(0, 0, _TILE, _TILE)
        tile.moveCenter(card.center())
        tile.moveLeft(card.left() + _PADDING)
        self._paint_tile(painter, tile, kind)
        words = card.adjusted(2 * _PADDING + _TILE + 2, _PADDING, -_PADDING, -_PADDING)
        self._paint_words(painter, words, option, index)

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
        self, painter: QPainter, words: QRect, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        name_height, help_height = self._heights(option)
        flags = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
        small = scaled_font(option.font, 0.9)
        painter.setFont(small)
        text = str(index.data(HELP_ROLE))
        needed = QFontMetrics(small).boundingRect(words, flags, text).height()
        total = name_height + 1 + min(needed, 2 * help_height)
        top = words.top() + max(0, (words.height() - total) // 2)
        painter.setPen(QColor(self.theme.muted))
        below = QRect(words.left(), top + name_height + 1, words.width(), 2 * help_height)
        painter.drawText(below, flags, text)
        painter.setFont(scaled_font(option.font, 1.0, bold=True))
        painter.setPen(QColor(self.theme.text))
        line = QRect(words.left(), top, words.width(), name_height)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, str(index.data()))

    def _heights(self, option: QStyleOptionViewItem) -> tuple[int, int]:
        height = option.fontMetrics.height()
        return height, round(height * 0.93)


class LayerPalette(QListView):
    """Cards to drag onto the canvas; `requested(kind)` on double-click, Enter or Space."""

    requested = Signal(str)

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layerPalette")
        self._delegate = CardDelegate(self)
        self._model = PaletteModel(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.doubleClicked.connect(self._request)
        self.set_theme(theme or icons.theme())
        self.setCurrentIndex(self._model.index(0))
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Paint the cards with other colours from now on."""
        self._delegate.theme = theme
        self.viewport().update()

    def retranslate(self) -> None:
        """Make all texts anew in the present language."""
        self.setAccessibleName(self.tr("Building blocks"))
        self.setAccessibleDescription(
            self.tr("Drag a block onto the canvas, or press Enter to add it.")
        )
        self._model.retranslate()

    def make_drag(self, index: QModelIndex) -> QDrag:
        """Return the drag of one card, with its picture under the pointer."""
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([index]))
        picture = self._picture(index)
        drag.setPixmap(picture)
        size = picture.deviceIndependentSize()
        drag.setHotSpot(QRectF(0, 0, size.width(), size.height()).center().toPoint())
        return drag

    def startDrag(self, _actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.make_drag(index).exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._request(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(250, self.sizeHintForRow(0) * len(PALETTE) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(170, self.sizeHintForRow(0) * 2)

    def _request(self, index: QModelIndex) -> None:
        if index.isValid():
            self.requested.emit(index.data(KIND_ROLE))

    def _picture(self, index: QModelIndex) -> QPixmap:
        """Paint a card on a transparent ground, a little see-through."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        size = self.visualRect(index).size()
        option.rect = QRect(0, 0, min(size.width(), 220), size.height())
        option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_MouseOver
        scale = self.devicePixelRatioF()
        picture = QPixmap(option.rect.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.9)
        self._delegate.paint(painter, option, index)
        painter.end()
        return picture
