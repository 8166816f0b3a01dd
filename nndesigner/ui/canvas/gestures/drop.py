"""Dropping a layer or a neuron from the palette."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.ui.canvas import places
from nndesigner.ui.canvas.geometry import geometry_of, outline
from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.texts import kind_name

MIME = "application/x-nndesigner-layer"


def outlines_of(kind: str) -> tuple[QRectF, QRectF]:
    """Return the block a kind of the palette begins as, without and with the text under it."""
    layer = edits.add_layer(Design(), kind, 0.0, 0.0).layers[-1]
    return geometry_of(layer).rect, outline(layer)


class DropLayer(Gesture):
    """Carries a kind from the palette over the canvas; the block's centre lands at the pointer.

    Where that would cover another block, it lands beside it. A neuron dropped on a layer with
    neurons becomes one more of them.
    """

    kind = ""

    def begin(self, kind: str) -> DropLayer:
        """Carry this kind."""
        self.kind = kind
        return self

    def hover(self, pos: QPointF) -> None:
        """Show where it would land."""
        host = self._host(pos)
        for key, item in self.scene.layer_items.items():
            mark = ""
            if key == host:
                mark = "valid" if self._takes_neuron(key) else "refused"
            item.set_marks(target=mark)
        if host is None:
            self.scene.overlay.show_path(self._ghost(pos), filled=True)
            self.scene.overlay.show_text("", pos)
        else:
            self.scene.overlay.clear()

    def drop(self, pos: QPointF) -> bool:
        """Add the layer, or the neuron to the layer under the pointer."""
        self.cancel()
        host = self._host(pos)
        if host is not None:
            text = QCoreApplication.translate("Canvas", "Add neuron")
            return self.scene.editor.apply(text, partial(edits.add_units, layer_id=host))
        return self.add(pos)

    def cancel(self) -> None:
        self.scene.overlay.clear()
        for item in self.scene.layer_items.values():
            item.set_marks(target="")

    def corner(self, pos: QPointF) -> tuple[float, float]:
        """Return where the block's top-left corner comes to lie."""
        corner = self._landing(pos).topLeft()
        return corner.x(), corner.y()

    def add(self, pos: QPointF) -> bool:
        """Add the layer and select it."""
        x, y = self.corner(pos)
        edit = partial(edits.add_layer, kind=self.kind, x=x, y=y, name=kind_name(self.kind))
        before = self.scene.editor.document.design
        if not self.scene.editor.apply(QCoreApplication.translate("Canvas", "Add layer"), edit):
            return False
        added = self.scene.editor.document.design.layers_by_id.keys() - before.layers_by_id.keys()
        self.scene.set_selection(Selection(frozenset(added)))
        return True

    def _landing(self, pos: QPointF) -> QRectF:
        """Return where the block comes to lie: about the pointer, or at the nearest free place."""
        block, outer = outlines_of(self.kind)
        at = pos - block.center()
        aside = places.step_aside(outer.translated(at), places.taken(self.scene.design))
        return block.translated(at + aside)

    def _host(self, pos: QPointF) -> str | None:
        """Return the layer under the pointer, if it is a neuron that is carried."""
        if self.kind != "neuron":
            return None
        for key, item in reversed(self.scene.layer_items.items()):
            if item.block_rect().contains(pos):
                return key
        return None

    def _takes_neuron(self, layer_id: str) -> bool:
        try:
            edits.add_units(self.scene.design, layer_id)
        except EditError:
            return False
        return True

    def _ghost(self, pos: QPointF) -> QPainterPath:
        rect = self._landing(pos)
        path = QPainterPath()
        if self.kind == "neuron":
            path.addEllipse(rect)
        else:
            path.addRoundedRect(rect, 10, 10)
        return path
