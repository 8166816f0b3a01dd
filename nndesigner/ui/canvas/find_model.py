"""What the search over the canvas finds: kinds to add, layers to go to, things to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QObject,
    Qt,
)

from nndesigner.core.catalog import PALETTE_GROUPS, kind_of
from nndesigner.core.design import Design
from nndesigner.ui.canvas.adding import count_field
from nndesigner.ui.canvas.subtitles import subtitle
from nndesigner.ui.model_index import Index
from nndesigner.ui.texts import field_name, group_name, kind_help, kind_name
from nndesigner.ui.texts.keywords import kind_keywords

FOUND_ROLE = Qt.ItemDataRole.UserRole
_MOST_DIGITS = 9
What = Literal["kind", "layer", "action", "neuron"]


@dataclass(frozen=True)
class Found:
    """One entry: `key` is a kind, a layer's id or an action's name; `more` stands at the right.

    `keywords` are other words it is found by; `count` is the number typed behind a kind.
    """

    what: What
    key: str
    name: str
    more: str = ""
    help: str = ""
    icon: str = ""
    kind: str = ""
    keywords: str = ""
    count: int | None = None


def kinds() -> list[Found]:
    """Return all kinds of the palette."""
    return [
        Found("kind", kind, kind_name(kind), group_name(group), kind_help(kind),
              f"layer-{kind}", kind, kind_keywords(kind))
        for group, members in PALETTE_GROUPS.items()
        for kind in members
    ]  # fmt: skip


def layers(design: Design) -> list[Found]:
    """Return all layers of a design."""
    there = QCoreApplication.translate("FindBlock", "on the canvas")
    return [
        Found("layer", layer.id, layer.name, there, subtitle(layer),
              f"layer-{kind_of(layer)}", kind_of(layer))
        for layer in design.layers
    ]  # fmt: skip


def ranked(entries: Iterable[Found], typed: str) -> list[Found]:
    """Return the entries that have all the typed words, the best first.

    A name that begins so comes before one that has it inside, and that before an explanation.
    """
    words = typed.casefold().split()
    rated = [(_rank(entry, words), place, entry) for place, entry in enumerate(entries)]
    found = sorted((rank, place, entry) for rank, place, entry in rated if rank is not None)
    return [entry for _, _, entry in found]


def _rank(entry: Found, words: Sequence[str]) -> int | None:
    name = entry.name.casefold()
    parts = (entry.name, entry.key, entry.more, entry.help, entry.keywords)
    texts = " ".join(parts).casefold()
    if not all(word in texts for word in words):
        return None
    if not words or name.startswith(words[0]):
        return 0
    if any(part.startswith(words[0]) for part in name.split()):
        return 1
    if words[0] in name:
        return 2
    return 3 if any(one.startswith(words[0]) for one in entry.keywords.casefold().split()) else 4


def sized(entries: Iterable[Found], typed: str) -> list[Found]:
    """Return kinds with the number typed behind them: "dense 128" is a Dense with 128 units."""
    *words, last = typed.split() or [""]
    if not words or not last.isdecimal() or len(last) > _MOST_DIGITS:
        return []
    count = int(last)
    kinds = (entry for entry in entries if entry.what == "kind")
    return [_sized(entry, count) for entry in ranked(kinds, " ".join(words)) if _counts(entry)]


def _counts(entry: Found) -> bool:
    return count_field(entry.key) is not None


def _sized(entry: Found, count: int) -> Found:
    text = QCoreApplication.translate("FindBlock", "{kind} · {field}: {count}")
    field = field_name(count_field(entry.key) or "")
    return replace(entry, name=text.format(kind=entry.name, field=field, count=count), count=count)


def _nothing(_typed: str) -> list[Found]:
    return []


class FindModel(QAbstractListModel):
    """The entries found for what is typed; `more` finds what would be too many to list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Found] = []
        self._shown: list[Found] = []
        self.more: Callable[[str], list[Found]] = _nothing

    def set_entries(self, entries: Iterable[Found]) -> None:
        """Search among these from now on."""
        self._all = list(entries)
        self.set_typed("")

    def set_typed(self, typed: str) -> None:
        """Show what fits; actions only once something is typed."""
        self.beginResetModel()
        offered = [entry for entry in self._all if typed.strip() or entry.what != "action"]
        found, named = ranked(offered, typed), typed.strip().casefold()
        exact = [entry for entry in found if entry.name.casefold() == named]
        rest = [entry for entry in found if entry not in exact]
        self._shown = [*exact, *self.more(typed), *sized(offered, typed), *rest]
        self.endResetModel()

    def found(self, row: int) -> Found | None:
        """Return the entry in a row, if there is one."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.found(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(text for text in (entry.name, entry.more, entry.help) if text)
        return entry if role == FOUND_ROLE else None
