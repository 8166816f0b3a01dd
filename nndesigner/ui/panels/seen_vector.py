"""All numbers a network gets, one below the other: how rows of pixels are laid end to end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.seen_cells import Cells
from nndesigner.ui.panels.seen_cells_painter import CellsPainter
from nndesigner.ui.panels.seen_sample import SeenSample, moved


class SeenVector(QAbstractScrollArea):
    """A column of cells with index and value, or with name, raw and scaled value.

    Only the cells in view are painted. At the left the whole vector is a stripe, on which what
    is in view is framed; pressing there scrolls. Signals as those of `SeenPicture`.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seenVector")
        self._painter = CellsPainter(theme)
        self._sample: SeenSample | None = None
        self._mark: int | None = None
        self._on_stripe = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(self.cell_height())
        self.retranslate()

    def show_sample(self, sample: SeenSample | None) -> None:
        """Show the numbers of a sample, or nothing."""
        old, self._sample = self._sample, sample
        if old is None or sample is None or old.count != sample.count:
            self._fit()
            self.updateGeometry()
        self.viewport().update()

    def set_mark(self, index: int | None, *, follow: bool = False) -> None:
        """Mark a cell; with `follow` scroll to it."""
        if index != self._mark:
            self._mark = index
            self.viewport().update()
        if follow and index is not None:
            self.show_cell(index)

    def show_cell(self, index: int) -> None:
        """Scroll so that a cell is in view, with one more on each side if there is room."""
        bar, cells = self.verticalScrollBar(), self._cells()
        high, room = cells.height, self.viewport().height() - cells.head
        top = index * high
        margin = high if room > 3 * high else 0
        lowest, highest = top + high + margin - room, top - margin
        if not lowest <= bar.value() <= highest:
            bar.setValue(highest if bar.value() > highest else lowest)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours from now on."""
        self._painter.set_theme(theme)
        self.viewport().update()

    def retranslate(self) -> None:
        """Make all texts anew in the present language."""
        self._painter.forget_backdrop()
        self.setAccessibleName(self.tr("All numbers the network gets, one after the other"))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._painter.forget_backdrop()
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() + 10, 190)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(self._cells().least_width + bar, 90)

    def cell_height(self) -> int:
        """Return the height of one cell in pixels."""
        return self._cells().height

    def cell_rect(self, index: int) -> QRect:
        """Return where a cell stands in the viewport."""
        return self._cells().rect(index)

    def index_at(self, position: QPoint) -> int | None:
        """Return which cell is at a place of the viewport."""
        return self._cells().index_at(position)

    # Events ----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._on_stripe:
            self._scroll_to(event.position().y())
            return
        self.pointed.emit(self.index_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.position().x() < self._cells().left:
            self._on_stripe = True
            self._scroll_to(event.position().y())
        else:
            self.chosen.emit(self.index_at(event.position().toPoint()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._on_stripe = False

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = self._led_to(event)
        if to is None and not (event.key() == Qt.Key.Key_Escape and self._mark is not None):
            super().keyPressEvent(event)
        else:
            self.chosen.emit(to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _led_to(self, event: QKeyEvent) -> int | None:
        """Return the cell a key leads to: up and down go by one, to the sides by a row."""
        if self._sample is None:
            return None
        keys = Qt.Key
        turned = {
            keys.Key_Up: keys.Key_Left,
            keys.Key_Down: keys.Key_Right,
            keys.Key_Left: keys.Key_Up,
            keys.Key_Right: keys.Key_Down,
        }
        key = event.key()
        if self._sample.picture:
            key = turned.get(keys(key), key)
        page = max(1, self.viewport().height() // self.cell_height() - 1)
        return moved(self._sample, self._mark, key, page)

    def _scroll_to(self, y: float) -> None:
        bar, high = self.verticalScrollBar(), max(1, self.viewport().height())
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(round(y / high * whole - bar.pageStep() / 2))

    def _fit(self) -> None:
        bar, cells = self.verticalScrollBar(), self._cells()
        count = self._sample.count if self._sample is not None else 0
        bar.setPageStep(cells.page)
        bar.setSingleStep(cells.height)
        bar.setRange(0, max(0, count * cells.height - cells.page))

    # Painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self._cells(), self._mark, self.devicePixelRatioF())
        painter.end()

    def _cells(self) -> Cells:
        bar = self.verticalScrollBar()
        size, metrics = self.viewport().size(), self.fontMetrics()
        return Cells(self._sample, metrics, size, bar.value(), bool(bar.maximum()))
