"""What can be done with the selection: delete, copy, cut, paste, duplicate, nudge, rename."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from nndesigner.app import clippings
from nndesigner.app.clippings import Clipping
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.edits import Carried
from nndesigner.core.errors import EditError
from nndesigner.core.project import Project
from nndesigner.ui.canvas import places
from nndesigner.ui.canvas.geometry import bounds
from nndesigner.ui.canvas.neuron_operations import NeuronOperations
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.texts import count

translate = QCoreApplication.translate


class Operations:
    """Edits of the selection of one scene."""

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene
        self.neurons = NeuronOperations(scene)

    def delete_selection(self) -> None:
        """Delete the selected neurons or connection, or else all selected layers and links."""
        selection = self._scene.selection
        if selection.wire is not None:
            link, target, source = selection.wire
            edit = partial(
                edits.disconnect_units, link_id=link, target_unit=target, source_unit=source
            )
            self._scene.editor.apply(translate("Canvas", "Delete connection"), edit)
        elif self._are_neurons_meant():
            self.neurons.delete()
        elif selection:
            text = translate("Canvas", "Delete")
            self._scene.editor.apply(text, partial(edits.remove, ids=selection.ids))

    def copy(self) -> bool:
        """Put what is selected, with the links between the layers, on the clipboard.

        Of neurons selected in a layer these alone; what cannot be copied is said. What was
        learnt goes along. It is only ever text: Qt would keep a QMimeData of Python's to the
        very end of the process, and deletes it when there is no Python any more.
        """
        part = self._part()
        if part is not None:
            self._put_on_clipboard(clippings.to_text(part))
        return part is not None

    def cut(self) -> None:
        """Copy what is selected and delete it; neither, if it may not be deleted."""
        part = self._part()
        if part is None:
            return
        cut = clippings.to_text(part)
        if self._are_neurons_meant():
            gone = self.neurons.delete()
        else:
            edit = partial(edits.remove, ids=self._scene.selection.blocks)
            gone = self._scene.editor.apply(translate("Canvas", "Cut"), edit)
        if gone:
            self._put_on_clipboard(cut)

    def paste(self, at: QPointF | None = None) -> bool:
        """Paste what is on the clipboard with its middle at a point, or beside the original.

        Either way it goes where it covers no other block.
        """
        try:
            part = clippings.from_text(QGuiApplication.clipboard().text())
        except EditError as error:
            return self._scene.editor.refuse(error)
        offset = QPointF() if at is None else at - _extent(part.design).center()
        return self._add(translate("Canvas", "Paste"), part, offset)

    def duplicate(self) -> bool:
        """Add a copy of the selected neurons behind them, or of all selected blocks beside them."""
        if self.neurons.picked is not None:
            return self.neurons.clone()
        return self.duplicate_blocks()

    def duplicate_blocks(self) -> bool:
        """Add copies of the selected blocks, with what they have learnt, beside them."""
        part = self._part(of_neurons=False)
        if part is None:
            return False
        return self._add(translate("Canvas", "Duplicate"), part, QPointF())

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

    def _are_neurons_meant(self) -> bool:
        """Tell whether it is about neurons of a layer: the only one of a layer is the layer."""
        picked = self.neurons.picked
        return picked is not None and self._scene.layer_items[picked[0]].geometry.units > 1

    def _part(self, *, of_neurons: bool = True) -> Project | None:
        """Return what is selected with its weights as they are now, also while training.

        Weights that only seed and initialisers have made are made anew where they come to.
        None, and a sentence why, if there is nothing that can be copied.
        """
        if of_neurons and self._are_neurons_meant():
            return self.neurons.part()
        if not self._scene.selection.blocks:
            self._scene.editor.refused.emit(self._why_no_copy())
            return None
        scene, document = self._scene, self._scene.editor.document
        resting = scene.state.same_as(document.state)
        fresh = resting and document.weights_are_untouched()
        state = NetworkState() if fresh else scene.state
        part = clippings.taken_out(scene.design, state, scene.selection.blocks)
        part = part.with_(learnt=document.has_learnt() or not resting)
        return part if part.design.layers or part.design.notes else None

    def _why_no_copy(self) -> str:
        if not self._scene.selection:
            return translate("Canvas", "Nothing is selected. Select the layers to copy first.")
        return translate(
            "Canvas",
            "A connection is copied with the layers at both of its ends: select these to copy it.",
        )

    def _put_on_clipboard(self, clipping: Clipping) -> None:
        QGuiApplication.clipboard().setText(clipping.text)
        most = clippings.MOST_NUMBERS
        if clipping.left_behind > most:
            text = translate(
                "Canvas",
                "Copied without the weights: {count} are too many for the clipboard, "
                "which takes {limit}.",
            )
            self._scene.message.emit(
                text.format(count=count(clipping.left_behind), limit=count(most))
            )
        elif clipping.left_behind:
            self._scene.message.emit(
                translate("Canvas", "Copied without the weights: some of them are not numbers.")
            )

    def _add(self, text: str, part: Project, offset: QPointF) -> bool:
        """Add layers with this offset, or as near to it as they cover no others."""
        document = self._scene.editor.document
        before = document.design
        wanted = _extent(part.design).translated(offset)
        others = places.taken(before, notes=not part.design.layers)
        offset += places.step_aside(wanted, others)
        edit = partial(_pasted, part=part, dx=offset.x(), dy=offset.y())
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


def _pasted(design: Design, part: Project, dx: float, dy: float) -> Carried:
    pasted = edits.paste(design, part.design, dx, dy)
    given = clippings.given(part, pasted.ids)
    return Carried(pasted.design, given=given, learnt=bool(part.learnt))


def _renamed(design: Design, layer_id: str, name: str) -> Design:
    unique = edits.unique_name(design, name, besides=layer_id)
    return edits.set_fields(design, layer_id, name=unique)
