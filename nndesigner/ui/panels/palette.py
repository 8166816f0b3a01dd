"""The building blocks that can be dragged onto the canvas, as cards in groups."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.ui import icons
from nndesigner.ui.panels.palette_cards import CardDelegate
from nndesigner.ui.panels.palette_model import GROUP_ROLE, KIND_ROLE, PaletteModel
from nndesigner.ui.panels.panel import Panel


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
        self.setUniformItemSizes(False)
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
        self.setCurrentIndex(self._model.first())
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

    def index_of(self, kind: str) -> QModelIndex:
        """Return the index of a kind's card; an invalid one if it is not shown."""
        return self._model.index_of(kind)

    def set_filter(self, text: str) -> None:
        """Show only what fits these letters, the first of it as the current one."""
        self._model.set_filter(text)
        self.setCurrentIndex(self._model.first())
        self.scrollToTop()

    def request_first(self) -> None:
        """Ask for the first kind shown, if any."""
        self._request(self._model.first())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._request(current)
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.data(KIND_ROLE):
            group = str(index.data(GROUP_ROLE))
            self._model.fold(group, folded=not self._model.is_folded(group))
            event.accept()
            return
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(250, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(170, 90)

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


class PalettePanel(Panel):
    """The palette under a field to filter it; `requested(kind)` as the palette's."""

    requested = Signal(str)

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme or icons.theme(), parent)
        self.cards = LayerPalette(self._theme)
        self.cards.requested.connect(self.requested)
        self.filter = QLineEdit()
        self.filter.setObjectName("paletteFilter")
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self.cards.set_filter)
        self.filter.returnPressed.connect(self.cards.request_first)
        self.filter.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filter)
        layout.addWidget(self.cards)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.cards.set_theme(theme)

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find a block"))
        self.filter.setAccessibleName(self.tr("Find a block"))
        self.filter.setAccessibleDescription(
            self.tr("Type a part of its name; Enter adds the first one found.")
        )
        self.filter.setToolTip(self.filter.accessibleDescription())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down go from the filter to the cards, and Esc clear it."""
        if watched is self.filter and isinstance(event, QKeyEvent) and self.filter.text():
            escapes = event.key() == Qt.Key.Key_Escape
            if escapes and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if escapes and event.type() == QEvent.Type.KeyPress:
                self.filter.clear()
                return True
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.cards.setFocus()
            return True
        return super().eventFilter(watched, event)
