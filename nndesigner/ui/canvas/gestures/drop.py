"""Dropping a layer or a neuron from the palette."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas import places
from nndesigner.ui.canvas.geometry import geometry_of, outline
from nndesigner.ui.canvas.gestures import landing
from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.gestures.landing import Landing
from nndesigner.ui.canvas.gestures.snap_on import activation_landing
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.texts import kind_name

_ENDS = ("input", "output")
MIME = "application/x-nndesigner-layer"


def outlines_of(kind: str) -> tuple[QRectF, QRectF]:
    """Return the block a kind of the palette begins as, without and with the text under it."""
    layer = edits.add_layer(Design(), kind, 0.0, 0.0).layers[-1]
    return geometry_of(layer).rect, outline(layer)


class DropLayer(Gesture):
    """Carries a kind from the palette over the canvas; the block's centre lands at the pointer.

    Where that would cover another block, it lands beside it. A neuron dropped on a layer with
    neurons becomes one more of them, where the pointer is; an activation snaps on to a layer that
    has one; and on a link a layer is put between the two ends, where others make room for it.
    """

    kind = ""

    def begin(self, kind: str) -> DropLayer:
        """Carry this kind."""
        self.kind = kind
        return self

    def hover(self, pos: QPointF) -> None:
        """Show where it would land, and what would happen there."""
        found = self._landing_at(pos)
        landing.show(self.scene, found, pos)
        if found is None or found.link is not None:
            path = self._ghost(pos, aside=found is None)
            self.scene.overlay.show_path(path, filled=True, valid=not (found and found.refusal))

    def drop(self, pos: QPointF) -> bool:
        """Do what `hover` said; tell whether anything was added."""
        self.cancel()
        with self.scene.pointer.acting(pos):
            return self._land(pos)

    def _land(self, pos: QPointF) -> bool:
        found = self._landing_at(pos)
        if found is None:
            return self.add(pos)
        before = self.scene.editor.document.design
        if self.kind == "activation" and found.layer is not None:
            self.scene.activation_wanted.emit(found.layer, found.unit)
            return True
        if not landing.do(self.scene, found):
            return False
        if found.layer is not None and found.gap is not None:
            unit = (found.layer, found.gap)
            self.scene.set_selection(Selection(frozenset({found.layer}), unit=unit))
        else:
            self._select_added(before)
        return True

    def cancel(self) -> None:
        landing.clear(self.scene)

    def corner(self, pos: QPointF) -> tuple[float, float]:
        """Return where the block's top-left corner comes to lie."""
        corner = self._place(pos).topLeft()
        return corner.x(), corner.y()

    def add(self, pos: QPointF) -> bool:
        """Add the layer and select it."""
        x, y = self.corner(pos)
        edit = partial(edits.add_layer, kind=self.kind, x=x, y=y, name=kind_name(self.kind))
        before = self.scene.editor.document.design
        if not self.scene.editor.apply(QCoreApplication.translate("Canvas", "Add layer"), edit):
            return False
        self._select_added(before)
        return True

    def _select_added(self, before: Design) -> None:
        added = self.scene.editor.document.design.layers_by_id.keys() - before.layers_by_id.keys()
        self.scene.set_selection(Selection(frozenset(added)))

    def _place(self, pos: QPointF, *, aside: bool = True) -> QRectF:
        """Return where the block comes to lie: about the pointer, or at the nearest free place."""
        block, outer = outlines_of(self.kind)
        at = pos - block.center()
        if not aside:
            return block.translated(at)
        step = places.step_aside(outer.translated(at), places.taken(self.scene.design))
        return block.translated(at + step)

    def _landing_at(self, pos: QPointF) -> Landing | None:
        """Return what it would become part of at a point; None where it stands by itself."""
        scene = self.scene
        host = landing.layer_at(scene, pos)
        if host is not None and self.kind == "neuron":
            return landing.into_neurons(scene, host, pos)
        if host is not None and self.kind == "activation":
            return activation_landing(scene, host, pos)
        link_id = None if self.kind in _ENDS else landing.onto_link(scene, pos)
        if link_id is None:
            return None
        corner = self._place(pos, aside=False).topLeft()
        x, y = corner.x(), corner.y()
        edit = partial(
            edits.insertion_on_link,
            link_id=link_id,
            kind=self.kind,
            x=x,
            y=y,
            name=kind_name(self.kind),
        )
        text = QCoreApplication.translate("Canvas", "Insert layer")
        return landing.between(scene, link_id, text, edit)

    def _ghost(self, pos: QPointF, *, aside: bool) -> QPainterPath:
        rect = self._place(pos, aside=aside)
        path = QPainterPath()
        if self.kind == "neuron":
            path.addEllipse(rect)
        else:
            path.addRoundedRect(rect, 10, 10)
        return path
