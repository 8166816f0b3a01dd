"""The person's drawings as rows: a heading for each label, and the drawings under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
)

from nndesigner.app.teaching import Said, Tally
from nndesigner.core.project import Drawing, Example
from nndesigner.ui.model_index import Index

EXAMPLE_ROLE = Qt.ItemDataRole.UserRole
"""The number of the example in the project; None for a heading."""

DRAWING_ROLE = Qt.ItemDataRole.UserRole + 1
ANSWER_ROLE = Qt.ItemDataRole.UserRole + 2
"""What the pad would say, "?" where it is not sure, None where nobody knows."""

READ_ROLE = Qt.ItemDataRole.UserRole + 3
"""How it is read: "right", "wrong", "unsure", "" where nobody knows."""

NOTE_ROLE = Qt.ItemDataRole.UserRole + 4
"""What stands behind the name in a heading."""


Read = Literal["right", "wrong", "unsure", ""]
_UNSURE = "?"


@dataclass(frozen=True)
class _Row:
    """A heading, or one drawing."""

    label: str
    number: int | None = None


class DrawingsModel(QAbstractListModel):
    """Examples grouped by label; of one label or all, and only those not read correctly."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._examples: tuple[Example, ...] = ()
        self._answers: tuple[Said | None, ...] = ()
        self._counts: Mapping[str, int] = {}
        self._known: tuple[str, ...] = ()
        self._enough = 0
        self._label: str | None = None
        self._only_misread = False
        self._rows: list[_Row] = []
        self._places: dict[int, int] = {}

    @property
    def examples(self) -> tuple[Example, ...]:
        return self._examples

    def show_examples(
        self,
        examples: tuple[Example, ...],
        counts: Mapping[str, int],
        known: tuple[str, ...],
        enough: int = 0,
    ) -> None:
        """Show these, under the labels of `counts` in their order.

        `known` are the classes of the network; with `enough` each wants so many drawings, and
        those without any have a heading as well.
        """
        if examples is not self._examples:
            self._answers = ()
        self._examples, self._counts, self._known = examples, counts, known
        self._enough = enough
        self._remake()

    def show_answers(self, answers: tuple[Said | None, ...]) -> None:
        """Say what the network makes of each example; () if nobody knows."""
        if answers == self._answers:
            return
        self._answers = answers
        if self._only_misread:
            self._remake()
        elif self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def set_filter(self, label: str | None, *, only_misread: bool) -> None:
        """Show the examples of one label, or all; only those not read correctly, or all."""
        if (label, only_misread) != (self._label, self._only_misread):
            self._label, self._only_misread = label, only_misread
            self._remake()

    def tally(self) -> Tally:
        """Return how the examples are read, those left out of which nobody knows."""
        read = Counter(map(self._read, range(len(self._examples))))
        return Tally(read["right"], len(self._examples) - read[""], read["unsure"])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == EXAMPLE_ROLE:
            return row.number
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if row.number is None:
            heading = {NOTE_ROLE: self._note, Qt.ItemDataRole.AccessibleTextRole: self._heading}
            return heading[role](row.label) if role in heading else None
        return self._of_example(row.number, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].number is None:
            return Qt.ItemFlag.NoItemFlags  # the keyboard walks over headings
        return super().flags(index)

    def index_of(self, number: int) -> QModelIndex:
        """Return the index of an example by its number; an invalid one if it is not shown."""
        place = self._places.get(number)
        return QModelIndex() if place is None else self.index(place)

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is a heading; faster than asking for its data."""
        return self._rows[row].number is None

    def retranslate(self) -> None:
        """Let the views read all texts again."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _of_example(self, number: int, role: int) -> object:
        example = self._examples[number]
        if role == DRAWING_ROLE:
            drawing: Drawing = example.drawing
            return drawing
        if role == ANSWER_ROLE:
            return self._answer(number)
        if role == READ_ROLE:
            return self._read(number)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(number)
        return None

    def _answer(self, number: int) -> str | None:
        said = self._answers[number] if number < len(self._answers) else None
        if said is None:
            return None
        return said.label if said.sure else _UNSURE

    def _read(self, number: int) -> Read:
        said = self._answers[number] if number < len(self._answers) else None
        if said is None:
            return ""
        if not said.sure:
            return "unsure"
        return "right" if said.label == self._examples[number].label else "wrong"

    def _is_misread(self, number: int) -> bool:
        return self._read(number) in ("wrong", "unsure")

    def _spoken(self, number: int) -> str:
        label, answer = self._examples[number].label, self._answer(number)
        read = self._read(number)
        if not read:
            return self.tr("A drawing of “{label}”").format(label=label)
        if read == "right":
            return self.tr("A drawing of “{label}”, read correctly").format(label=label)
        if read == "unsure":
            text = self.tr("A drawing of “{label}”: the network is not sure what it is")
            return text.format(label=label)
        text = self.tr("A drawing of “{label}”, read as “{answer}”: wrong")
        return text.format(label=label, answer=answer)

    def _heading(self, label: str) -> str:
        return self.tr("{label}: {note}").format(label=label, note=self._note(label))

    def _note(self, label: str) -> str:
        count = self._counts.get(label, 0)
        if label not in self._known:
            return self.tr("{count}, not a class of this network").format(count=count)
        if self._enough:
            return self.tr("{count} of {enough}").format(count=count, enough=self._enough)
        return str(count)

    def _remake(self) -> None:
        rows: list[_Row] = []
        by_label: dict[str, list[_Row]] = {label: [] for label in self._counts}
        for number, example in enumerate(self._examples):
            if not self._only_misread or self._is_misread(number):
                by_label.setdefault(example.label, []).append(_Row(example.label, number))
        for label, found in by_label.items():
            empty = self._enough and label in self._known and not self._only_misread
            if self._label in (None, label) and (found or empty):
                rows += [_Row(label), *found]
        self.beginResetModel()
        self._rows = rows
        self._places = {
            row.number: place for place, row in enumerate(rows) if row.number is not None
        }
        self.endResetModel()
