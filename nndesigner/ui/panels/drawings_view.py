"""The gallery: small pictures of drawings under headings, many of them without a widget each."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
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
from nndesigner.core.project import Drawing
from nndesigner.ui.model_index import Index
from nndesigner.ui.panels.drawings_model import (
    ANSWER_ROLE,
    DRAWING_ROLE,
    EXAMPLE_ROLE,
    NOTE_ROLE,
    READ_ROLE,
    DrawingsModel,
    Read,
)
from nndesigner.ui.panels.pad_frame import PAD_SIZE
from nndesigner.ui.panels.pad_ink import PEN_WIDTH, paint_stroke
from nndesigner.ui.panels.panel import mixed, scaled_font

_PICTURE = 54
_PADDING = 4
_MOST_KEPT = 2000
_RIGHT, _WRONG = "\N{CHECK MARK}", "\N{MULTIPLICATION SIGN}"
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_DIGITS = tuple(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10))


class DrawingDelegate(QStyledItemDelegate):
    """Paints a heading as a line, a drawing as a card with what the network says of it."""

    def __init__(self, theme: Theme, view: QListView, model: DrawingsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._line = view.fontMetrics().height()
        self._theme = theme
        self._kept: dict[int, tuple[Drawing, float, QPixmap]] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours from now on."""
        self._theme = theme
        self._kept.clear()

    def follow_font(self) -> None:
        """Take the view's font, which another script may have changed."""
        self._line = self._view.fontMetrics().height()

    def row_height(self) -> int:
        """Return the height of a heading and the drawings under it."""
        return 2 * self._line + 8 + _PICTURE + 2 * _PADDING

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        # Asked for every row of every new layout: nothing here may be slow.
        line = self._line
        if self._model.is_heading(index.row()):
            return QSize(max(80, self._view.viewport().width() - 2), line + 8)
        return QSize(_PICTURE + 2 * _PADDING, _PICTURE + line + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(EXAMPLE_ROLE) is None:
            self._paint_heading(painter, option, index)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(1, 1, -1, -1)
        self._paint_card(painter, card, option.state, index.data(READ_ROLE))
        ratio = painter.deviceTransform().m11()
        left = card.left() + (card.width() - _PICTURE) // 2
        place = QRect(left, card.top() + _PADDING - 1, _PICTURE, _PICTURE)
        painter.drawPixmap(place, self._picture(index.data(DRAWING_ROLE), ratio))
        self._paint_answer(painter, card, option, index)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = option.rect.adjusted(4, 4, -4, 0)
        painter.setFont(scaled_font(option.font, 1.0, bold=True))
        painter.setPen(QColor(self._theme.text))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(str(index.data()), elide, line.width() * 2 // 3)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, name)
        painter.setFont(option.font)
        painter.setPen(QColor(self._theme.muted))
        rest = line.adjusted(metrics.horizontalAdvance(name) + 8, 0, 0, 0)
        note = option.fontMetrics.elidedText(str(index.data(NOTE_ROLE)), elide, rest.width())
        painter.drawText(rest, flags, note)

    def _paint_card(
        self, painter: QPainter, card: QRect, state: QStyle.StateFlag, read: Read
    ) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        border = {"wrong": theme.error, "unsure": theme.warning}.get(read, theme.border)
        if selected or focused:
            border = theme.accent
        fill = mixed(theme.base, theme.accent, 0.18 if selected else 0.0)
        painter.setPen(QPen(QColor(border), 2 if focused or selected else 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _paint_answer(
        self, painter: QPainter, card: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        answer = index.data(ANSWER_ROLE)
        if answer is None:
            return
        read = index.data(READ_ROLE)
        theme = self._theme
        colour, text = {
            "wrong": (theme.error, f"{_WRONG} {answer}"),
            "unsure": (theme.warning, str(answer)),
        }.get(read, (theme.success, _RIGHT))
        line = card.adjusted(2, _PICTURE + _PADDING - 2, -2, -1)
        painter.setFont(scaled_font(option.font, 0.92, bold=read != "right"))
        painter.setPen(QColor(colour))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    def _picture(self, drawing: Drawing, ratio: float) -> QPixmap:
        """Return the strokes as a picture, painted once."""
        found = self._kept.get(id(drawing))
        if found is not None and found[0] is drawing and found[1] == ratio:
            return found[2]
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        picture = drawing_picture(drawing, _PICTURE, ratio, QColor(self._theme.text))
        self._kept[id(drawing)] = (drawing, ratio, picture)
        return picture


def drawing_picture(drawing: Drawing, side: int, ratio: float, colour: QColor) -> QPixmap:
    """Return the strokes of a drawing on a transparent square of `side` widget pixels."""
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / PAD_SIZE, side / PAD_SIZE)
    for stroke in drawing:
        paint_stroke(painter, stroke, colour, PEN_WIDTH)
    painter.end()
    return picture


class DrawingsView(QListView):
    """The drawings; `put_wanted(number)` on double-click or Enter, `delete_wanted()` on Delete."""

    put_wanted = Signal(int)
    delete_wanted = Signal()
    name_wanted = Signal(int)
    """A number key: name the selected drawings so."""

    selection_changed = Signal()

    def __init__(self, theme: Theme, model: DrawingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawingsView")
        self._drawings = model
        self._delegate = DrawingDelegate(theme, self, model)
        self.setMinimumHeight(self._delegate.row_height())
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._put)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours from now on."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def chosen(self) -> list[int]:
        """Return the numbers of the selected drawings, ascending."""
        numbers = (index.data(EXAMPLE_ROLE) for index in self.selectedIndexes())
        return sorted(number for number in numbers if number is not None)

    def chosen_drawings(self) -> frozenset[int]:
        """Return the selected drawings by identity: their numbers may change."""
        examples = self._drawings.examples
        return frozenset(id(examples[number].drawing) for number in self.chosen())

    def choose_again(self, chosen: frozenset[int]) -> None:
        """Select what `chosen_drawings` returned, silently."""
        model = self._drawings
        places = (
            model.index_of(number)
            for number, example in enumerate(model.examples)
            if id(example.drawing) in chosen
        )
        rows = sorted(index.row() for index in places if index.isValid())
        selection = QItemSelection()
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            part = [row for _, row in run]
            selection.select(model.index(part[0]), model.index(part[-1]))
        flags = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(self):  # who listens is told once, afterwards
            self.selectionModel().select(selection, flags.Select)
            if rows:
                self.selectionModel().setCurrentIndex(model.index(rows[0]), flags.NoUpdate)

    def stay_at(self, number: int) -> None:
        """Select what has come in the place of what was deleted, to go on by keyboard."""
        index = self._drawings.index_of(min(number, len(self._drawings.examples) - 1))
        if index.isValid():
            self.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        return QSize(256, self.minimumHeight())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            taken = event.key() in _DELETE or event.matches(QKeySequence.StandardKey.SelectAll)
            if taken or (event.key() in _DIGITS and not plain):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put(current)
        elif key in _DELETE:
            self.delete_wanted.emit()
        elif key in _DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.name_wanted.emit(_DIGITS.index(Qt.Key(key)))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.follow_font()
            self.setMinimumHeight(self._delegate.row_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # headings are as wide as the view

    def _put(self, index: QModelIndex) -> None:
        number = index.data(EXAMPLE_ROLE) if index.isValid() else None
        if number is not None:
            self.put_wanted.emit(number)
