"""The weights of a small link as a table; connections that do not exist stand as "–"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.model_index import Index
from nndesigner.ui.panels.inspector_sum import NumberDelegate
from nndesigner.ui.texts import number, typed
from nndesigner.ui.texts.tips import plain_tip

MOST_ENTRIES = 256
_MOST_ROWS = 12


class MatrixModel(QAbstractTableModel):
    """A matrix (units_target, units_source) whose entries can be set.

    Setting one calls `commit(target, source, weight)`.
    """

    def __init__(self, theme: Theme, commit: Callable[[int, int, float], None]) -> None:
        super().__init__()
        self.theme = theme
        self._commit = commit
        self._weights: FloatArray | None = None
        self._mask: tuple[frozenset[int], ...] | None = None
        self._targets: tuple[str, ...] = ()
        self._sources: tuple[str, ...] = ()

    def show_matrix(
        self,
        weights: FloatArray | None,
        mask: tuple[tuple[int, ...], ...] | None,
        targets: tuple[str, ...],
        sources: tuple[str, ...],
    ) -> None:
        """Show another matrix; `targets` and `sources` name its rows and columns."""
        self.beginResetModel()
        self._weights = weights
        self._mask = None if mask is None else tuple(frozenset(row) for row in mask)
        self._targets, self._sources = targets, sources
        self.endResetModel()

    def show_weights(self, weights: FloatArray) -> None:
        """Show other numbers of the same matrix."""
        if self._weights is None or weights.shape != self._weights.shape:
            return
        if weights is not self._weights:
            self._weights = weights
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def is_connected(self, index: Index) -> bool:
        """Tell whether the connection of a cell exists."""
        return self._mask is None or index.column() in self._mask[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or self._weights is None else self._weights.shape[0]

    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or self._weights is None else self._weights.shape[1]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        names = self._sources if orientation == Qt.Orientation.Horizontal else self._targets
        name = names[section] if section < len(names) else ""
        return plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._weights is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        connected = self.is_connected(index)
        weight = float(self._weights[index.row(), index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return number(weight, 3) if connected else "–"
        if role == Qt.ItemDataRole.EditRole:
            return typed(weight) if connected else ""
        if role == Qt.ItemDataRole.ForegroundRole:
            sign = self.theme.positive if weight > 0 else self.theme.negative
            return QColor(sign if connected and weight else self.theme.muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._spoken(index, weight, connected))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, weight, connected)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_connected(index) else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.is_connected(index):
            return False
        if not isinstance(value, int | float):
            return False
        self._commit(index.row(), index.column(), float(value))
        return True

    def _spoken(self, index: Index, weight: float, connected: bool) -> str:
        text = self.tr("{source} → {target}: {weight}")
        shown = number(weight) if connected else self.tr("not connected")
        return text.format(
            source=self._sources[index.column()],
            target=self._targets[index.row()],
            weight=shown,
        )


class MatrixTable(QTableView):
    """Shows a `MatrixModel`.

    Double-click or F2 edits a weight; Space, or a double-click on "–", connects and
    disconnects, for which `toggled(target, source)` asks. `refused(sentence)` when what was
    typed is no number.
    """

    toggled = Signal(int, int)
    refused = Signal(str)

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self.setObjectName("linkWeights")
        self.setModel(model)
        self._matrix = model
        delegate = NumberDelegate(self)
        delegate.refused.connect(self.refused)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(
            self.fontMetrics().horizontalAdvance("−0.00888") + 12
        )
        self.horizontalHeader().setMinimumSectionSize(30)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.verticalHeader().setMaximumWidth(110)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._double_clicked)

    def fit(self) -> None:
        """Take the height of the rows there are, at most of a dozen."""
        rows = min(self._matrix.rowCount(), _MOST_ROWS)
        height = rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()
        height += self.horizontalHeader().sizeHint().height()
        width = self.horizontalHeader().length() + self.verticalHeader().sizeHint().width()
        if width > self.width() - 2 * self.frameWidth():
            height += self.horizontalScrollBar().sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def make_menu(self, index: QModelIndex) -> QMenu:
        """Return the context menu of a cell."""
        menu = QMenu(self)
        connected = self._matrix.is_connected(index)
        text = self.tr("Take this connection away") if connected else self.tr("Connect these two")
        action = menu.addAction(text)
        action.setProperty("cell", [index.row(), index.column()])
        action.triggered.connect(self._toggle_from_menu)
        return menu

    def _show_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            menu = self.make_menu(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(point))

    def _toggle_from_menu(self) -> None:
        row, column = self.sender().property("cell")
        self.toggled.emit(row, column)

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self._matrix.is_connected(index):
            self._toggle(index)

    def _toggle(self, index: QModelIndex) -> None:
        self.toggled.emit(index.row(), index.column())
