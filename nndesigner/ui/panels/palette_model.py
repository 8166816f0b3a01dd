"""What the palette offers: groups of kinds that fold, filtered by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
)

from nndesigner.core.catalog import PALETTE_GROUPS
from nndesigner.ui.canvas.gestures.drop import MIME
from nndesigner.ui.model_index import Index
from nndesigner.ui.texts import group_name, kind_formula, kind_help, kind_name

KIND_ROLE = Qt.ItemDataRole.UserRole
HELP_ROLE = Qt.ItemDataRole.UserRole + 1
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2


def mime_data(kind: str) -> QMimeData:
    """Return what a drag of this kind of block carries to the canvas."""
    data = QMimeData()
    data.setData(MIME, kind.encode())
    return data


@dataclass(frozen=True)
class _Row:
    """One row: the heading of a group, or one of its kinds."""

    group: str
    kind: str = ""


class PaletteModel(QAbstractListModel):
    """The groups of `core.catalog.PALETTE_GROUPS` with their kinds; folded and filtered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folded: set[str] = set()
        self._wanted = ""
        self._rows = self._made()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == GROUP_ROLE:
            return row.group
        if not row.kind:
            heading = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return group_name(row.group) if heading else None
        answers: dict[int, Callable[[str], str]] = {
            Qt.ItemDataRole.DisplayRole: kind_name,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            KIND_ROLE: str,
            HELP_ROLE: kind_help,
        }
        answer = answers.get(role)
        return answer(row.kind) if answer else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].kind:
            return Qt.ItemFlag.NoItemFlags  # the keyboard walks over headings
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_data(str(indexes[0].data(KIND_ROLE))) if indexes else QMimeData()

    def index_of(self, kind: str) -> QModelIndex:
        """Return the index of a kind; an invalid one if it is folded away or filtered out."""
        rows = [place for place, row in enumerate(self._rows) if row.kind == kind]
        return self.index(rows[0]) if rows else QModelIndex()

    def first(self) -> QModelIndex:
        """Return the first kind shown."""
        rows = [place for place, row in enumerate(self._rows) if row.kind]
        return self.index(rows[0]) if rows else QModelIndex()

    def is_folded(self, group: str) -> bool:
        """Tell whether the kinds of a group are hidden; none are while a filter is typed."""
        return group in self._folded and not self._wanted

    def fold(self, group: str, *, folded: bool) -> None:
        """Hide the kinds of a group under its heading, or show them again."""
        self._folded = self._folded | {group} if folded else self._folded - {group}
        self._remake()

    def set_filter(self, text: str) -> None:
        """Show only kinds whose names, groups or explanations have these letters."""
        self._wanted = text.strip().casefold()
        self._remake()

    def retranslate(self) -> None:
        """Let the views read all texts again."""
        self._remake()
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _remake(self) -> None:
        rows = self._made()
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _made(self) -> list[_Row]:
        rows: list[_Row] = []
        for group, kinds in PALETTE_GROUPS.items():
            found = [_Row(group, kind) for kind in kinds if self._fits(group, kind)]
            if found:
                rows.append(_Row(group))
                rows += [] if self.is_folded(group) else found
        return rows

    def _fits(self, group: str, kind: str) -> bool:
        texts = (kind, kind_name(kind), kind_help(kind), group_name(group))
        return any(self._wanted in text.casefold() for text in texts)

    def _spoken(self, kind: str) -> str:
        return self.tr("{kind}. {help}.").format(kind=kind_name(kind), help=kind_help(kind))

    def _tip(self, kind: str) -> str:
        text = self.tr(
            "<b>{kind}</b><br>{help}.<br><code>{formula}</code><br>"
            "Drag it onto the canvas, or double-click it."
        )
        return text.format(
            kind=kind_name(kind), help=kind_help(kind), formula=escape(kind_formula(kind))
        )
