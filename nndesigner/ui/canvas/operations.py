"""What can be done with the selection: delete, copy, cut, paste, duplicate, nudge, rename."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QGuiApplication

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas import clipboard
from nndesigner.ui.canvas.geometry import bounds
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection

_OFFSET = 32.0
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
        """Put the selected layers, with the links between them, on the clipboard."""
        fragment = edits.extract(self._scene.design, self._scene.selection.layers)
        if not fragment.layers:
            return False
        QGuiApplication.clipboard().setMimeData(clipboard.to_mime(fragment))
        return True

    def cut(self) -> None:
        """Copy the selected layers and delete them."""
        if self.copy():
            layers = self._scene.selection.layers
            self._scene.editor.apply(translate("Canvas", "Cut"), partial(edits.remove, ids=layers))

    def paste(self, at: QPointF | None = None) -> bool:
        """Paste what is on the clipboard with its middle at a point, or beside the original."""
        fragment = clipboard.from_mime(QGuiApplication.clipboard().mimeData())
        if fragment is None:
            self._scene.message.emit(
                translate("Canvas", "There are no layers on the clipboard that could be pasted.")
            )
            return False
        if at is None:
            return self._add(translate("Canvas", "Paste"), fragment, self._free_offset(fragment))
        return self._add(translate("Canvas", "Paste"), fragment, at - bounds(fragment).center())

    def duplicate(self) -> bool:
        """Add copies of the selected layers beside them."""
        fragment = edits.extract(self._scene.design, self._scene.selection.layers)
        if not fragment.layers:
            return False
        offset = self._free_offset(fragment)
        return self._add(translate("Canvas", "Duplicate"), fragment, offset)

    def nudge(self, dx: float, dy: float) -> None:
        """Move the selected layers a little; nudges in a row are one undo step."""
        layers = self._scene.selection.layers
        if not layers:
            return
        known = self._scene.design.layers_by_id
        places = {key: (known[key].x + dx, known[key].y + dy) for key in layers}
        self._scene.editor.apply(
            translate("Canvas", "Move"),
            partial(edits.move, positions=places),
            merge_key="nudge:" + ",".join(sorted(layers)),
        )

    def add_neuron(self, layer_id: str) -> bool:
        """Give a layer one more neuron."""
        text = translate("Canvas", "Add neuron")
        return self._scene.editor.apply(text, partial(edits.add_units, layer_id=layer_id))

    def rename(self, layer_id: str, name: str) -> bool:
        """Give a layer another name."""
        edit = partial(edits.set_fields, layer_id=layer_id, name=name)
        return self._scene.editor.apply(translate("Canvas", "Rename"), edit)

    def _units(self, layer_id: str) -> int:
        return self._scene.layer_items[layer_id].geometry.units

    def _delete_unit(self, layer_id: str, unit: int) -> None:
        kept = edits.kept_units(self._units(layer_id), {unit})
        self._scene.editor.apply(
            translate("Canvas", "Delete neuron"),
            partial(edits.remove_units, layer_id=layer_id, units=(unit,)),
            kept={layer_id: kept},
        )

    def _free_offset(self, fragment: Design) -> QPointF:
        """Return a step to the side that puts nothing exactly upon another block."""
        taken = {(layer.x, layer.y) for layer in self._scene.design.layers}
        offset = 0.0 if not any((layer.x, layer.y) in taken for layer in fragment.layers) else 1.0
        while any(
            (layer.x + offset * _OFFSET, layer.y + offset * _OFFSET) in taken
            for layer in fragment.layers
        ):
            offset += 1.0
        return QPointF(offset * _OFFSET, offset * _OFFSET)

    def _add(self, text: str, fragment: Design, offset: QPointF) -> bool:
        document = self._scene.editor.document
        before = document.design
        edit = partial(_pasted, fragment=fragment, dx=offset.x(), dy=offset.y())
        if not self._scene.editor.apply(text, edit):
            return False
        added = document.design.layers_by_id.keys() - before.layers_by_id.keys()
        self._scene.set_selection(Selection(frozenset(added)))
        return True


def _pasted(design: Design, fragment: Design, dx: float, dy: float) -> Design:
    return edits.paste(design, fragment, dx, dy).design
