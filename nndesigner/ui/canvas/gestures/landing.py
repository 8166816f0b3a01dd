"""What letting go of something at a place would do: said, shown, refused with a reason, done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainterPath

from nndesigner.core import edits
from nndesigner.core.design import Design, NeuronLayer
from nndesigner.core.edits import Carried
from nndesigner.core.errors import EditError
from nndesigner.ui.canvas.hit import Hit, link_at
from nndesigner.ui.canvas.room import with_room
from nndesigner.ui.texts import error_text

if TYPE_CHECKING:
    from nndesigner.ui.canvas.layer_item import LayerItem
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate

_MARK_REACH = 9.0
"""How far the mark between two neurons reaches beyond them."""


@dataclass(frozen=True)
class Landing:
    """An edit named `text` that a drop would make, and `promise`, the sentence that says so.

    `layer` or `link` is what it happens to, `unit` the neuron if it is just one, `gap` before
    which neuron of it something is put. `refusal` is why it cannot be done, if so.
    """

    text: str
    promise: str
    edit: Callable[[Design], Carried]
    layer: str | None = None
    unit: int | None = None
    gap: int | None = None
    link: str | None = None
    refusal: str = ""

    def tried(self, design: Design) -> Landing:
        """Return the same, with the reason why the design does not allow it, if there is one."""
        try:
            self.edit(design)
        except EditError as error:
            return replace(self, refusal=error_text(error))
        return self


def show(scene: DesignScene, landing: Landing | None, pos: QPointF) -> None:
    """Show where something would land and what would happen; None shows nothing of it."""
    for key, item in scene.layer_items.items():
        here = landing is not None and landing.layer == key
        if not here and not item.look.target and item.look.target_unit is None:
            continue
        refused = landing is not None and bool(landing.refusal)
        single = landing is not None and here and not refused and landing.unit is not None
        mark = "" if not here or single else "refused" if refused else "valid"
        item.set_marks(target=mark, target_unit=landing.unit if landing and single else None)
    scene.set_hovered(Hit("link", link=landing.link) if landing and landing.link else Hit())
    if landing is None:
        scene.overlay.show_text("", pos)
        return
    host = scene.layer_items.get(landing.layer or "")
    if host is not None:
        gap = None if landing.refusal else landing.gap
        path = QPainterPath() if gap is None else gap_mark(host, gap)
        scene.overlay.show_path(path)
    refused = bool(landing.refusal)
    scene.overlay.show_text(landing.refusal or landing.promise, pos, error=refused)


def clear(scene: DesignScene) -> None:
    """Show nothing any more."""
    show(scene, None, QPointF())
    scene.overlay.clear()


def do(scene: DesignScene, landing: Landing) -> bool:
    """Do it, or announce why it is refused; tell whether it was done."""
    if landing.refusal:
        scene.editor.refused.emit(landing.refusal)
        return False
    return scene.editor.apply(landing.text, landing.edit)


def layer_at(scene: DesignScene, pos: QPointF, *, besides: str = "") -> str | None:
    """Return the topmost block at a point, but not the one that is carried."""
    for key, item in reversed(scene.layer_items.items()):
        if key != besides and item.block_rect().contains(pos):
            return key
    return None


def into_neurons(scene: DesignScene, layer_id: str, pos: QPointF) -> Landing:
    """Return what a neuron from the palette does on a layer: it becomes one of its neurons."""
    item = scene.layer_items[layer_id]
    gap = gap_at(item, pos)
    edit = partial(edits.insertion, layer_id=layer_id, at=gap)
    text = translate("Canvas", "Add neuron")
    promise = gap_text(item, gap, translate("Canvas", "A new neuron of “{name}”, the last one"))
    found = Landing(text, promise, edit, layer_id, gap=gap)
    return found.tried(scene.design)


def absorbed(scene: DesignScene, neuron_id: str, layer_id: str, pos: QPointF) -> Landing:
    """Return what a neuron of its own does on a layer: it joins its neurons."""
    item = scene.layer_items[layer_id]
    gap = gap_at(item, pos)
    edit = partial(edits.absorption, neuron_id=neuron_id, into_id=layer_id, at=gap)
    text = translate("Canvas", "Put neuron into layer")
    promise = gap_text(item, gap, translate("Canvas", "Becomes the last neuron of “{name}”"))
    found = Landing(text, promise, edit, layer_id, gap=gap)
    return found.tried(scene.design)


def onto_link(scene: DesignScene, pos: QPointF, *, besides: str = "") -> str | None:
    """Return the link at a point that no other block covers."""
    if layer_at(scene, pos, besides=besides) is not None:
        return None
    return link_at(scene, pos, scene.pointer.scale).link


def between(
    scene: DesignScene, link_id: str, text: str, edit: Callable[[Design], Carried]
) -> Landing:
    """Return what putting a layer on a link does, by this edit; others make room for it."""
    link = scene.design.link(link_id)
    promise = translate("Canvas", "Goes between “{source}” and “{target}”").format(
        source=scene.design.layer(link.source).name, target=scene.design.layer(link.target).name
    )
    roomy = partial(with_room, link_id=link_id, edit=edit)
    return Landing(text, promise, roomy, link=link_id).tried(scene.design)


def can_take_neurons(scene: DesignScene, layer_id: str) -> bool:
    """Tell whether a block is one of several neurons, where one more may be put."""
    item = scene.layer_items[layer_id]
    return isinstance(item.layer, NeuronLayer) and item.geometry.form != "neuron"


def gap_at(item: LayerItem, pos: QPointF) -> int:
    """Return before which neuron of a block a point lies; their number behind the last."""
    geometry, point = item.geometry, pos - item.pos()
    if geometry.form == "column" and geometry.body.contains(point):
        return geometry.gap_at(point.y())
    if geometry.form == "grid" and geometry.body.contains(point):
        left, top = geometry.centres[0] - geometry.cell / 2
        column = min(max(int((point.x() - left) // geometry.cell), 0), geometry.columns - 1)
        row = min(max(round((point.y() - top) / geometry.cell), 0), geometry.rows)
        return int(min(column * geometry.rows + row, geometry.shown))
    return geometry.units


def gap_mark(item: LayerItem, gap: int) -> QPainterPath:
    """Return the mark between two neurons where one would come to stand."""
    geometry, path = item.geometry, QPainterPath()
    first, last = geometry.first, geometry.first + geometry.shown
    if geometry.form not in ("column", "grid") or not first <= gap <= last:
        return path
    place = min(gap - first, geometry.shown - 1)
    x, y = geometry.centres[place]
    y += (0.5 if gap == last else -0.5) * geometry.cell
    reach = geometry.radius + (_MARK_REACH if geometry.form == "column" else 1.0)
    path.moveTo(item.pos() + QPointF(x - reach, y))
    path.lineTo(item.pos() + QPointF(x + reach, y))
    return path


def gap_text(item: LayerItem, gap: int, last: str) -> str:
    """Return the sentence that something goes before a neuron of a block, or `last`."""
    name = item.layer.name
    if gap >= item.geometry.units:
        return last.format(name=name)
    text = translate("Canvas", "Goes before neuron {unit} of “{name}”")
    return text.format(unit=gap + 1, name=name)
