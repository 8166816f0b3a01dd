"""The terms of one neuron's sum as a table: input, its value, its weight, their product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.ui import icons
from nndesigner.ui.model_index import Index
from nndesigner.ui.number_field import NumberField
from nndesigner.ui.numbers import parse_number
from nndesigner.ui.panels.panel import mixed
from nndesigner.ui.texts import field_help, number, typed
from nndesigner.ui.texts.tips import plain_tip

MOST_TERMS = 16
NAME, VALUE, WEIGHT, PRODUCT, LOCK = range(5)


@dataclass(frozen=True)
class TermRow:
    """One connection into a neuron; value and product are None while there is no sample."""

    name: str
    link_id: str
    layer_id: str
    unit: int
    weight: float
    value: float | None = None
    product: float | None = None
    locked: bool = False


class SumModel(QAbstractTableModel):
    """Rows of `TermRow`; editing a weight calls `commit(row, weight)`.

    Ticking a row's last column calls `lock(row, locked)`.
    """

    def __init__(
        self,
        theme: Theme,
        commit: Callable[[TermRow, float], None],
        lock: Callable[[TermRow, bool], None],
    ) -> None:
        super().__init__()
        self.theme = theme
        self._commit = commit
        self._lock = lock
        self._rows: tuple[TermRow, ...] = ()
        self._scale = 1.0

    def show_rows(self, rows: tuple[TermRow, ...]) -> None:
        """Show other rows; the same connections with other numbers keep what is selected."""
        same = [row.name for row in rows] == [row.name for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        products = (abs(row.product) for row in rows if row.product is not None)
        self._scale = max(products, default=0.0) or 1.0
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, VALUE), self.index(len(rows) - 1, LOCK))

    def rows(self) -> tuple[TermRow, ...]:
        """Return the rows shown."""
        return self._rows

    def share(self, row: int) -> float:
        """Return a product in -1..1, compared with the largest one shown."""
        product = self._rows[row].product
        if product is None or not isfinite(product) or not isfinite(self._scale):
            return 0.0
        return max(-1.0, min(1.0, product / self._scale))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        return 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (
                self.tr("Input"),
                self.tr("Value x"),
                self.tr("Weight w"),
                self.tr("w · x"),
                "",
            )
            return heads[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == WEIGHT:
            return field_help("weight")
        if section == LOCK:
            return self._lock_head(role)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if column == LOCK:
            return self._lock_data(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, _shown(row.value), number(row.weight), _shown(row.product))[column]
        if role == Qt.ItemDataRole.EditRole:
            return typed(row.weight)
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column == WEIGHT and row.weight:
            return QColor(self.theme.positive if row.weight > 0 else self.theme.negative)
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return plain_tip(row.name)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == LOCK:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == WEIGHT else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == LOCK:
            self._lock(self._rows[index.row()], not self._rows[index.row()].locked)
            return True
        if role != Qt.ItemDataRole.EditRole or index.column() != WEIGHT:
            return False
        if not isinstance(value, int | float):
            return False
        self._commit(self._rows[index.row()], float(value))
        return True

    def _lock_head(self, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon("lock")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Locked: training leaves this weight as it is")
        return None

    def _lock_data(self, row: TermRow, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.locked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Locked: training leaves this weight as it is")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.tr("Lock the weight of {input}")
            return text.format(input=row.name)
        return None


class NumberDelegate(QStyledItemDelegate):
    """Edits a cell as a number field does; what is no number changes nothing.

    `refused(sentence)` then says what may be typed.
    """

    refused = Signal(str)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setFrame(False)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # While someone types, numbers that arrive from a training must not take the text away.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            value = parse_number(editor.text())
            editor.setModified(False)
            if value is None:
                self.refused.emit(NumberField().refusal(editor.text()))
            else:
                model.setData(index, value)


class ProductDelegate(NumberDelegate):
    """Paints each product over a bar from the middle: to the right it pushes the sum up."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if index.column() == PRODUCT and isinstance(model, SumModel):
            share = model.share(index.row())
            if share:
                theme = model.theme
                colour = theme.positive if share > 0 else theme.negative
                cell = QRectF(option.rect).adjusted(2, 3, -2, -3)
                middle, half = cell.center().x(), cell.width() / 2
                left = middle + min(0.0, share) * half
                bar = QRectF(left, cell.top(), abs(share) * half, cell.height())
                painter.fillRect(bar, mixed(theme.base, colour, 0.3))
        super().paint(painter, option, index)


def _shown(value: float | None) -> str:
    return "–" if value is None else number(value)


def make_table(model: SumModel) -> QTableView:
    """Return a table of terms that is as high as its rows and never scrolls."""
    table = QTableView()
    table.setObjectName("neuronTerms")
    table.setModel(model)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    width = table.fontMetrics().horizontalAdvance("−0.000088") + 10
    for column in (VALUE, WEIGHT, PRODUCT):
        table.setColumnWidth(column, width)
    header.setMinimumSectionSize(24)
    table.setColumnWidth(LOCK, 26)
    return table
