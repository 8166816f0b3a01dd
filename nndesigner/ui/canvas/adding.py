"""Adding a kind by its name alone: it goes on where the network, or the selected block, ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from nndesigner.core import edits
from nndesigner.core.catalog import layer_fields
from nndesigner.core.design import Design, InputLayer, OutputLayer
from nndesigner.core.errors import EditError
from nndesigner.ui.canvas import places
from nndesigner.ui.canvas.geometry import bounds, outline_in
from nndesigner.ui.canvas.gestures import landing
from nndesigner.ui.canvas.gestures.drop import DropLayer, outlines_of
from nndesigner.ui.canvas.layout import NARROW_GAP
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.texts import kind_name

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate
_FAR = 5000.0
_ENDS = ("input", "output")


@dataclass(frozen=True)
class _Neighbour:
    """The block a new one stands beside: before it or behind it, and whether it is wired to it."""

    layer: str
    before: bool = False
    wired: bool = False


def add_kind(
    scene: DesignScene,
    kind: str,
    centre: QPointF,
    *,
    at: QPointF | None = None,
    count: int | None = None,
) -> bool:
    """Add a layer of a kind of the palette and select it; tell whether it was added.

    It stands to the right of the selected block, or else of where the network ends so far, and
    is wired from there if that can be: existing links stay as they are. An input stands to the
    left instead. Where there is nothing yet it comes to `centre`; `at` is a point chosen by hand,
    where only a selected block is wired. While one link is selected it goes between that link's
    ends. `count` is how many units or filters it gets.
    """
    fields = sized_fields(kind, count)
    links = scene.selection.links
    if at is None and len(links) == 1 and not scene.selection.blocks and kind not in _ENDS:
        return _add_on_link(scene, kind, next(iter(links)), fields)
    chosen = bool(scene.selection.layers)
    beside = _neighbour(scene, kind) if at is None or chosen else None
    if at is not None:
        x, y = DropLayer(scene, at).begin(kind).corner(at)
    elif beside is not None:
        x, y = _corner(scene, kind, beside)
    else:
        x, y = DropLayer(scene, centre).begin(kind).corner(centre)
    edit = partial(_with_kind, kind=kind, x=x, y=y, beside=beside, fields=fields)
    before = scene.design.layers_by_id.keys()
    if not scene.editor.apply(translate("Canvas", "Add layer"), edit):
        return False
    design = scene.editor.document.design
    added = next(iter(design.layers_by_id.keys() - before))
    scene.set_selection(Selection(frozenset({added})))
    scene.message.emit(_said(design, added, beside))
    return True


def count_field(kind: str) -> str | None:
    """Return the field of a kind that says how many: units or filters, the shape of an input."""
    fields = layer_fields(kind) if kind != "neuron" else {}
    return next((name for name in ("units", "filters", "shape") if name in fields), None)


def sized_fields(kind: str, count: int | None) -> dict[str, Any]:
    """Return the fields of a kind that has so many units or filters."""
    field = count_field(kind)
    if field is None or count is None:
        return {}
    return {field: (count,) if field == "shape" else count}


def _add_on_link(scene: DesignScene, kind: str, link_id: str, fields: dict[str, Any]) -> bool:
    """Put a new layer between the ends of a link, in its middle; others make room for it."""
    design, link = scene.design, scene.design.link(link_id)
    source, target = design.layer(link.source).name, design.layer(link.target).name
    middle = scene.link_items[link_id].curve_path.pointAtPercent(0.5)
    corner = middle - outlines_of(kind)[0].center()
    fields = {"name": kind_name(kind), **fields}
    edit = partial(
        edits.insertion_on_link, link_id=link_id, kind=kind, x=corner.x(), y=corner.y(), **fields
    )
    found = landing.between(scene, link_id, translate("Canvas", "Insert layer"), edit)
    if not landing.do(scene, found):
        return False
    after = scene.editor.document.design
    added = next(iter(after.layers_by_id.keys() - design.layers_by_id.keys()))
    scene.set_selection(Selection(frozenset({added})))
    text = translate("Canvas", "“{name}” was put between “{source}” and “{target}”.")
    name = after.layer(added).name
    scene.message.emit(text.format(name=name, source=source, target=target))
    return True


def _neighbour(scene: DesignScene, kind: str) -> _Neighbour | None:
    """Return the block the new one stands beside; None where there is none."""
    design, chosen = scene.design, scene.selection.layers
    if not design.layers:
        return None
    if kind == "input":
        return _tried(design, kind, _foremost(design, chosen), before=True)
    if len(chosen) == 1 and not scene.selection.notes:
        return _tried(design, kind, next(iter(chosen)))
    if chosen:
        return _Neighbour(_last(design, chosen))
    ends = {
        layer.id
        for layer in design.layers
        if not design.links_out_of(layer.id) and not isinstance(layer, OutputLayer)
    }
    if ends:
        return _tried(design, kind, _last(design, ends))
    return _Neighbour(_last(design, design.layers_by_id.keys()))


def _tried(design: Design, kind: str, layer: str, *, before: bool = False) -> _Neighbour:
    """Return the neighbour, wired if the design allows that; an input leads to loose ends only."""
    wired = _Neighbour(layer, before, wired=True)
    if before and design.links_into(layer):
        return _Neighbour(layer, before)
    try:
        _with_kind(design, kind, 0.0, 0.0, wired)
    except EditError:
        return _Neighbour(layer, before)
    return wired


def _with_kind(
    design: Design,
    kind: str,
    x: float,
    y: float,
    beside: _Neighbour | None,
    fields: Mapping[str, Any] = MappingProxyType({}),
) -> Design:
    added = edits.add_layer(design, kind, x, y, name=kind_name(kind), **fields)
    if beside is None or not beside.wired:
        return added
    new = added.layers[-1].id
    ends = (new, beside.layer) if beside.before else (beside.layer, new)
    return edits.connect(added, *ends)


def _last(design: Design, among: Collection[str]) -> str:
    rects = {key: _rect(design, key) for key in sorted(among)}
    return max(rects, key=lambda key: (rects[key].right(), -rects[key].top()))


def _foremost(design: Design, chosen: frozenset[str]) -> str:
    """Return the block an input stands before: one nothing comes into yet, the selected if it is.

    If there is none it is the leftmost of all.
    """
    loose = {
        layer.id
        for layer in design.layers
        if not design.links_into(layer.id) and not isinstance(layer, InputLayer)
    }
    among = sorted(chosen & loose or loose or design.layers_by_id.keys())
    return min(among, key=lambda key: (_rect(design, key).left(), _rect(design, key).top()))


def _rect(design: Design, layer_id: str) -> QRectF:
    layer = design.layer(layer_id)
    return outline_in(design, layer).translated(layer.x, layer.y)


def _corner(scene: DesignScene, kind: str, beside: _Neighbour) -> tuple[float, float]:
    """Return the new block's corner: in line with its neighbour, where nothing is covered."""
    item = scene.layer_items[beside.layer]
    block, outer = outlines_of(kind)
    rect, gap = item.block_rect(), 2 * NARROW_GAP
    left = rect.left() - gap - block.width() if beside.before else rect.right() + gap
    wanted = block.translated(left - block.left(), item.port(out=not beside.before).y())
    wanted.translate(0.0, -block.center().y())
    taken = places.taken(scene.design)
    around = bounds(scene.design)
    # Never past the neighbour: all beyond it counts as covered.
    wall = QRectF(0.0, around.top() - _FAR, around.width() + _FAR, around.height() + _FAR)
    if beside.before:
        wall.moveLeft(rect.left())
    else:
        wall.moveRight(rect.right())
    shown = outer.translated(wanted.topLeft() - block.topLeft())
    step = places.step_aside(shown, [*taken, wall], overlap=0.0)
    corner = wanted.topLeft() - block.topLeft() + step
    return corner.x(), corner.y()


def _said(design: Design, added: str, beside: _Neighbour | None) -> str:
    """Return what was wired, in a sentence."""
    name = design.layer(added).name
    if beside is None or not beside.wired:
        text = translate("Canvas", "“{name}” was added. It is not connected yet.")
        return text.format(name=name)
    other = design.layer(beside.layer).name
    source, target = (name, other) if beside.before else (other, name)
    text = translate("Canvas", "“{name}” was added and connected: “{source}” → “{target}”.")
    return text.format(name=name, source=source, target=target)
