"""Lining up, spacing and grouping what is selected, and writing notes: edits of one scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from nndesigner.core import edits
from nndesigner.core.design import Note
from nndesigner.ui.canvas.align import Alignment, Direction, aligned, distributed
from nndesigner.ui.canvas.colours import font
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.note_item import PADDING, TEXT_SIZE, NoteItem
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection

translate = QCoreApplication.translate
NOTE_SIZE = (200.0, 88.0)
_HIGHEST_NOTE = 10_000.0
_NAMING = "group and its name"


def align(scene: DesignScene, how: Alignment) -> bool:
    """Line up the selected blocks and notes."""
    return _move(scene, translate("Canvas", "Align"), partial(aligned, how=how), least=2)


def distribute(scene: DesignScene, direction: Direction) -> bool:
    """Make the gaps between the selected blocks and notes equal."""
    text = translate("Canvas", "Distribute")
    return _move(scene, text, partial(distributed, direction=direction), least=3)


def _move(
    scene: DesignScene,
    text: str,
    shifts: Callable[[Mapping[str, QRectF]], Mapping[str, QPointF]],
    *,
    least: int,
) -> bool:
    known: dict[str, LayerItem | NoteItem] = {**scene.layer_items, **scene.annotations.notes}
    rects = {key: known[key].block_rect() for key in scene.selection.blocks}
    if len(rects) < least:
        return False
    moved = {
        key: (rects[key].x() + shift.x(), rects[key].y() + shift.y())
        for key, shift in shifts(rects).items()
        if not shift.isNull()
    }
    return bool(moved) and scene.editor.apply(text, partial(edits.move, positions=moved))


def group(scene: DesignScene) -> str | None:
    """Put the selected layers into a new group; return its id.

    Naming it next belongs to the same undo step.
    """
    layers = scene.selection.layers
    if not layers:
        return None
    known = scene.design.groups_by_id.keys()
    edit = partial(edits.group, layer_ids=layers, name=translate("Canvas", "Group"))
    scene.editor.document.end_merging()
    if not scene.editor.apply(translate("Canvas", "Group"), edit, merge_key=_NAMING):
        return None
    added = scene.editor.document.design.groups_by_id.keys() - known
    return next(iter(added), None)


def groups_of_selection(scene: DesignScene) -> list[str]:
    """Return the groups that have a selected layer."""
    chosen = scene.selection.layers
    return [found.id for found in scene.design.groups if not chosen.isdisjoint(found.layers)]


def ungroup(scene: DesignScene) -> bool:
    """Take the groups of all selected layers away; the layers stay."""
    gone = groups_of_selection(scene)
    return bool(gone) and scene.editor.apply(
        translate("Canvas", "Ungroup"), partial(edits.remove, ids=gone)
    )


def rename_group(scene: DesignScene, group_id: str, name: str, *, is_new: bool = False) -> bool:
    """Give a group another name; of one just made it is the first."""
    edit = partial(edits.rename_group, group_id=group_id, name=name)
    key = _NAMING if is_new else ""
    done = scene.editor.apply(translate("Canvas", "Rename"), edit, merge_key=key)
    scene.editor.document.end_merging()
    return done


def write_note(scene: DesignScene, note: Note, text: str) -> bool:
    """Give a note another text: a new one is added, one without a text is removed.

    A note becomes high enough for what is written on it.
    """
    known = note.id in scene.design.notes_by_id
    if not text:
        gone = partial(edits.remove, ids=[note.id])
        return known and scene.editor.apply(translate("Canvas", "Delete note"), gone)
    height = min(max(note.height, _needed(text, note.width)), _HIGHEST_NOTE)
    if known:
        edit = partial(edits.set_note, note_id=note.id, text=text, height=height)
        return scene.editor.apply(translate("Canvas", "Write note"), edit)
    before = scene.design.notes_by_id.keys()
    added = partial(edits.add_note, x=note.x, y=note.y, text=text, width=note.width, height=height)
    if not scene.editor.apply(translate("Canvas", "Add note"), added):
        return False
    fresh = scene.editor.document.design.notes_by_id.keys() - before
    scene.set_selection(Selection(notes=frozenset(fresh)))
    return True


def _needed(text: str, width: float) -> float:
    room = QRectF(0, 0, width - 2 * PADDING, _HIGHEST_NOTE)
    metrics = QFontMetricsF(font(TEXT_SIZE))
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() + 2 * PADDING
