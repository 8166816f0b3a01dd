"""Wires leave blocks of small neurons at their sides, never from under them."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF

from nndesigner.core import edits
from nndesigner.ui.canvas.link_shapes import beside_sides
from tests.ui.canvas.conftest import Canvas, chain


def pictured(canvas: Canvas, at: tuple[float, float]) -> None:
    """Show a picture at the origin that is wired to a column of neurons, standing somewhere."""
    design = chain(
        ("input", "In", {"shape": (8, 8)}), ("dense", "A", {"units": 8}), ("output", "Out", {})
    )
    canvas.show(edits.move(design, {design.layers[0].id: (0, 0), design.layers[1].id: at}))


def test_no_wire_begins_in_the_air_below_a_picture(canvas: Canvas) -> None:
    pictured(canvas, (400, 120))
    link = next(iter(canvas.scene.link_items.values()))
    block = link.source.block_rect()
    below = QPoint(round(block.right()) - 10, round(block.bottom()) + 8)
    assert link.boundingRect().contains(QPointF(below))
    assert not link._clip.contains(below)
    assert link._clip.contains(below + QPoint(14, 0))


def test_blocks_below_each_other_keep_their_wires(canvas: Canvas) -> None:
    pictured(canvas, (0, 500))
    link = next(iter(canvas.scene.link_items.values()))
    assert beside_sides(link.source, link.target) == []
    block = link.source.block_rect()
    assert link._clip.contains(QPoint(round(block.center().x()), round(block.bottom()) + 20))


def test_single_wires_to_pixels_are_drawn_in_full(canvas: Canvas) -> None:
    pictured(canvas, (400, 120))
    pixel = next(iter(canvas.scene.link_items.values())).source.unit_centre(5).toPoint()
    design, link_id = canvas.design, canvas.design.links[0].id
    cut_once = edits.disconnect_units(design, link_id, 0, 0)
    canvas.show(cut_once)
    link = canvas.scene.link_items[link_id]
    assert not link._clip.contains(pixel), "still all of them but one"
    sparse = tuple((row,) for row in range(8))
    links = tuple(replace(of, mask=sparse) if of.id == link_id else of for of in design.links)
    canvas.show(replace(design, links=links))
    assert canvas.scene.link_items[link_id]._clip.contains(pixel)
