"""What can be done with the selection: delete, copy, cut, paste, duplicate, nudge, rename."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas import clipboard, places
from nndesigner.ui.canvas.geometry import bounds
from nndesigner.ui.canvas.gestures.unit_move import clone_unit
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection

translate = QCoreApplication.translate


class Operations:
    """Edits of the selection of one scene."""

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene

    def delete_selection(self) -> None:
        """Delete the selected neuron or connection, or else all selected layers and links."""
        selection = self._scene.selection
        if selection.wire is not None:
            link, target, source = selection.wire
            edit = partial(
                edits.disconnect_units, link_id=link, target_unit=target, source_unit=source
            )
            self._scene.editor.apply(translate("Canvas", "Delete connection"), edit)
        elif selection.unit is not None and self._units(selection.unit[0]) > 1:
            self._delete_unit(*selection.unit)
        elif selection:
            text = translate("Canvas", "Delete")
            self._scene.editor.apply(text, partial(edits.remove, ids=selection.ids))

    def copy(self) -> bool:
        """Put what is selected, with the links between the layers, on the clipboard."""
        fragment = edits.extract(self._scene.design, self._scene.selection.blocks)
        if not fragment.layers and not fragment.notes:
            return False
        QGuiApplication.clipboard().setText(clipboard.to_text(fragment))
        return True

    def cut(self) -> None:
        """Copy what is selected and delete it."""
        if self.copy():
            gone = self._scene.selection.blocks
            self._scene.editor.apply(translate("Canvas", "Cut"), partial(edits.remove, ids=gone))

    def paste(self, at: QPointF | None = None) -> bool:
        """Paste what is on the clipboard with its middle at a point, or beside the original.

        Either way it goes where it covers no other block.
        """
        fragment = clipboard.from_text(QGuiApplication.clipboard().text())
        if fragment is None:
            self._scene.message.emit(
                translate("Canvas", "There are no layers on the clipboard that could be pasted.")
            )
            return False
        offset = QPointF() if at is None else at - _extent(fragment).center()
        return self._add(translate("Canvas", "Paste"), fragment, offset)

    def duplicate(self) -> bool:
        """Add a copy of the selected neuron behind it, or of all selected blocks beside them."""
        unit = self._scene.selection.unit
        if unit is not None and self._scene.layer_items[unit[0]].geometry.form != "neuron":
            return clone_unit(self._scene, *unit)
        return self.duplicate_blocks()

    def duplicate_blocks(self) -> bool:
        """Add copies of the selected blocks beside them."""
        fragment = edits.extract(self._scene.design, self._scene.selection.blocks)
        if not fragment.layers and not fragment.notes:
            return False
        return self._add(translate("Canvas", "Duplicate"), fragment, QPointF())

    def nudge(self, dx: float, dy: float) -> None:
        """Move what is selected a little; nudges in a row are one undo step."""
        blocks = self._scene.selection.blocks
        if not blocks:
            return
        design = self._scene.design
        known = {**design.layers_by_id, **design.notes_by_id}
        places = {key: (known[key].x + dx, known[key].y + dy) for key in blocks}
        self._scene.editor.apply(
            translate("Canvas", "Move"),
            partial(edits.move, positions=places),
            merge_key="nudge:" + ",".join(sorted(blocks)),
        )

    def add_neuron(self, layer_id: str) -> bool:
        """Give a layer one more neuron."""
        text = translate("Canvas", "Add neuron")
        return self._scene.editor.apply(text, partial(edits.add_units, layer_id=layer_id))

    def rename(self, layer_id: str, name: str) -> bool:
        """Give a layer another name, with a number after it if it is another layer's."""
        edit = partial(_renamed, layer_id=layer_id, name=name)
        if not self._scene.editor.apply(translate("Canvas", "Rename"), edit):
            return False
        given = self._scene.editor.document.design.layer(layer_id).name
        if given != name:
            text = translate("Canvas", "“{name}” is taken already, so this layer is “{given}”.")
            self._scene.message.emit(text.format(name=name, given=given))
        return True

    def _units(self, layer_id: str) -> int:
        return self._scene.layer_items[layer_id].geometry.units

    def _delete_unit(self, layer_id: str, unit: int) -> None:
        kept = edits.kept_units(self._units(layer_id), {unit})
        self._scene.editor.apply(
            translate("Canvas", "Delete neuron"),
            partial(edits.remove_units, layer_id=layer_id, units=(unit,)),
            kept={layer_id: kept},
        )

    def _add(self, text: str, fragment: Design, offset: QPointF) -> bool:
        """Add layers with this offset, or as near to it as they cover no others."""
        document = self._scene.editor.document
        before = document.design
        wanted = _extent(fragment).translated(offset)
        others = places.taken(before, notes=not fragment.layers)
        offset += places.step_aside(wanted, others)
        edit = partial(_pasted, fragment=fragment, dx=offset.x(), dy=offset.y())
        if not self._scene.editor.apply(text, edit):
            return False
        after = document.design
        layers = after.layers_by_id.keys() - before.layers_by_id.keys()
        notes = after.notes_by_id.keys() - before.notes_by_id.keys()
        self._scene.set_selection(Selection(frozenset(layers), notes=frozenset(notes)))
        return True


def _extent(fragment: Design) -> QRectF:
    """Return the rectangle the layers and notes of a fragment lie in."""
    around = bounds(fragment)
    for note in fragment.notes:
        around = around.united(QRectF(note.x, note.y, note.width, note.height))
    return around


def _pasted(design: Design, fragment: Design, dx: float, dy: float) -> Design:
    return edits.paste(design, fragment, dx, dy).design


def _renamed(design: Design, layer_id: str, name: str) -> Design:
    others = edits.remove(design, [layer_id])
    return edits.set_fields(design, layer_id, name=edits.unique_name(others, name))
