"""Room for a layer put on a link: what stands behind the link is pushed to the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.edits import Carried
from nndesigner.ui.canvas.geometry import outline_in
from nndesigner.ui.canvas.layout import NARROW_GAP
from nndesigner.ui.canvas.places import GAP

Rects = dict[str, QRectF]


def with_room(design: Design, link_id: str, edit: Callable[[Design], Carried]) -> Carried:
    """Make an edit that puts a layer on a link, and room for it on the canvas.

    The layer comes to lie behind the link's source; blocks and notes that lie right of it, and
    those reached over the link, move to the right by what is missing. Raises EditError as `edit`.
    """
    link = design.link(link_id)
    done = edit(design)
    known = {other.source for other in design.links_into(link.target)}
    fed = done.design.links_into(link.target)
    layer_id = next((other.source for other in fed if other.source not in known), None)
    if layer_id is None:
        return done
    places = _places(done.design, layer_id, link.source, link.target)
    return done._replace(design=edits.move(done.design, places)) if places else done


def _places(
    design: Design, layer_id: str, source: str, target: str
) -> Mapping[str, tuple[float, float]]:
    """Return the new corners of the layer that was put in and of all that makes room for it."""
    rects = _rects(design)
    new = rects.pop(layer_id)
    start, end = rects[source].right(), rects[target].left()
    behind = {target, *_behind(design, target)} - {source, layer_id}
    split = new.center().x()
    if end > start:
        split = min(max(split, start), end)
    pushed = {key for key, rect in rects.items() if key in behind or rect.left() >= split}
    pushed.discard(source)
    old = new.x()
    if end > start:
        new.moveLeft(max(start + NARROW_GAP, min(old, end - NARROW_GAP - new.width())))
    _step_right(new, [rect for key, rect in rects.items() if _stays(design, key, pushed)])
    near = [rects[key] for key in pushed if key in design.layers_by_id]
    missing = [new.right() + GAP - rect.left() for rect in near if _in_line(new, rect)]
    if end > start:
        missing.append(new.right() + NARROW_GAP - end)
    shift = max([0.0, *missing])
    moved = {layer_id: new.x() - old}
    if shift > 0.0:
        moved |= dict.fromkeys(_with_those_in_the_way(design, rects, pushed, shift, source), shift)
    return {key: _shifted(design, key, step) for key, step in moved.items() if step}


def _rects(design: Design) -> Rects:
    blocks = {
        layer.id: outline_in(design, layer).translated(layer.x, layer.y) for layer in design.layers
    }
    notes = {note.id: QRectF(note.x, note.y, note.width, note.height) for note in design.notes}
    return blocks | notes


def _behind(design: Design, layer_id: str) -> set[str]:
    """Return all layers that are reached from one."""
    found: set[str] = set()
    waiting = [layer_id]
    while waiting:
        for link in design.links_out_of(waiting.pop()):
            if link.target not in found:
                found.add(link.target)
                waiting.append(link.target)
    return found


def _stays(design: Design, key: str, pushed: set[str]) -> bool:
    return key not in pushed and key in design.layers_by_id


def _in_line(one: QRectF, two: QRectF) -> bool:
    """Tell whether two blocks would meet if one of them moved sideways."""
    return one.top() < two.bottom() and two.top() < one.bottom()


def _step_right(rect: QRectF, others: list[QRectF]) -> None:
    """Move a rectangle to the right until it lies on none of the others."""
    for other in sorted(others, key=QRectF.left):
        if rect.intersects(other):
            rect.moveLeft(other.right() + GAP)


def _with_those_in_the_way(
    design: Design, rects: Rects, pushed: set[str], shift: float, source: str
) -> set[str]:
    """Return what is pushed, with the blocks that it would come to lie on."""
    result, waiting = set(pushed), [key for key in pushed if key in design.layers_by_id]
    while waiting:
        rect = rects[waiting.pop()]
        there = rect.translated(shift, 0.0)
        for key, other in rects.items():
            met = there.intersects(other) and not rect.intersects(other)
            if met and key != source and _stays(design, key, result):
                result.add(key)
                waiting.append(key)
    return result


def _shifted(design: Design, key: str, step: float) -> tuple[float, float]:
    item = design.layers_by_id.get(key) or design.notes_by_id[key]
    return item.x + step, item.y
