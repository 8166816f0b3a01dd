"""Lining up, spacing and grouping what is selected, and writing notes: edits of one scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from nndesigner.core import edits
from nndesigner.core.design import Design, Note
from nndesigner.core.errors import EditError
from nndesigner.ui.canvas import places
from nndesigner.ui.canvas.align import Alignment, Direction, aligned, distributed
from nndesigner.ui.canvas.colours import font
from nndesigner.ui.canvas.gestures.drop import DropLayer, outlines_of
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.layout import NARROW_GAP
from nndesigner.ui.canvas.note_item import PADDING, TEXT_SIZE, NoteItem
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.texts import kind_name

translate = QCoreApplication.translate
NOTE_SIZE = (200.0, 88.0)
_HIGHEST_NOTE = 10_000.0


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
    """Put the selected layers into a new group; return its id."""
    layers = scene.selection.layers
    if not layers:
        return None
    known = scene.design.groups_by_id.keys()
    edit = partial(edits.group, layer_ids=layers, name=translate("Canvas", "Group"))
    if not scene.editor.apply(translate("Canvas", "Group"), edit):
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


def rename_group(scene: DesignScene, group_id: str, name: str) -> bool:
    """Give a group another name."""
    edit = partial(edits.rename_group, group_id=group_id, name=name)
    return scene.editor.apply(translate("Canvas", "Rename"), edit)


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


def add_found(scene: DesignScene, kind: str, at: QPointF | None, centre: QPointF) -> bool:
    """Add a kind that was searched for, behind the one selected layer if it can be wired so.

    It comes to stand at `at`; without that behind the layer, or else at `centre`.
    """
    chosen = scene.selection.layers
    behind = next(iter(chosen)) if len(chosen) == 1 and not scene.selection.notes else None
    if behind is not None and not _takes(scene.design, kind, behind):
        behind = None
    if at is None and behind is not None:
        at = _beside(scene, kind, behind)
    pos = centre if at is None else at
    x, y = DropLayer(scene, pos).begin(kind).corner(pos)
    edit = partial(_with_found, kind=kind, x=x, y=y, behind=behind)
    before = scene.design.layers_by_id.keys()
    if not scene.editor.apply(translate("Canvas", "Add layer"), edit):
        return False
    added = scene.editor.document.design.layers_by_id.keys() - before
    scene.set_selection(Selection(frozenset(added)))
    return True


def _with_found(design: Design, kind: str, x: float, y: float, behind: str | None) -> Design:
    added = edits.add_layer(design, kind, x, y, name=kind_name(kind))
    return edits.connect(added, behind, added.layers[-1].id) if behind else added


def _takes(design: Design, kind: str, behind: str) -> bool:
    try:
        _with_found(design, kind, 0.0, 0.0, behind)
    except EditError:
        return False
    return True


def _beside(scene: DesignScene, kind: str, behind: str) -> QPointF:
    """Return where the middle of a new block is that stands behind a layer, in line with it."""
    item = scene.layer_items[behind]
    block, outer = outlines_of(kind)
    left = item.block_rect().right() + 2 * NARROW_GAP
    middle = QPointF(left + block.width() / 2, item.port(out=True).y())
    wanted = outer.translated(middle - block.center())
    return middle + places.step_aside(wanted, places.taken(scene.design))
