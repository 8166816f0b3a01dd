"""Which wire is meant by the pointer, and which ones stand out: selected, pointed at, both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from nndesigner.app.theme import DARK, LIGHT, Theme
from nndesigner.ui.canvas.link_item import LinkItem
from tests.ui.canvas.conftest import Canvas, chain, small


def link(canvas: Canvas, number: int = 0) -> LinkItem:
    return canvas.scene.link_items[canvas.design.links[number].id]


def on_wire(canvas: Canvas, number: int, target: int, source: int, share: float = 0.5) -> QPointF:
    for row, column, line in link(canvas, number).drawn_wires(10_000):
        if (row, column) == (target, source):
            return line.pointAt(share)
    raise AssertionError("this wire is not drawn")


def picture(canvas: Canvas) -> QImage:
    return canvas.view.viewport().grab().toImage()


def tints_near(canvas: Canvas, at: QPointF, colour: QColor) -> int:
    """Return how many of the pixels around a point are nearly of a colour."""
    image, middle = picture(canvas), canvas.at(at)
    found = 0
    for x in range(-3, 4):
        for y in range(-3, 4):
            pixel = image.pixelColor(middle.x() + x, middle.y() + y)
            away = [
                abs(a - b) for a, b in zip(pixel.getRgb()[:3], colour.getRgb()[:3], strict=True)
            ]
            found += sum(away) < 90
    return found


def test_another_wire_of_the_same_link_is_marked_when_pointed_at(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    chosen, other = on_wire(canvas, 0, 0, 0, 0.3), on_wire(canvas, 0, 3, 1, 0.3)
    canvas.click(chosen)
    assert canvas.scene.selection.wire == (canvas.design.links[0].id, 0, 0)
    accent = canvas.scene.colours.accent
    away = on_wire(canvas, 0, 3, 1, 0.7)
    canvas.hover(QPointF(-500, -500))
    before = tints_near(canvas, away, accent)
    canvas.hover(other)
    item = link(canvas)
    assert (item.wire, item.pointed) == ((0, 0), (3, 1))
    assert tints_near(canvas, away, accent) > before + 5
    assert tints_near(canvas, on_wire(canvas, 0, 0, 0, 0.7), accent) > 5
    canvas.hover(chosen)
    assert item.pointed is None
    canvas.hover(QPointF(-500, -500))
    assert (item.wire, item.pointed) == ((0, 0), None)


def test_the_selected_wire_goes_before_its_neighbours(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {"shape": (8,)}), ("output", "Out", {"units": 8})))
    canvas.view.zoom_to(1.0)
    canvas.click(on_wire(canvas, 0, 4, 3, 0.5))
    chosen = canvas.scene.selection.wire
    assert chosen is not None
    at = on_wire(canvas, 0, chosen[1], chosen[2], 0.5)
    for x in (-3, 0, 3):
        for y in (-2, -1, 0, 1, 2):
            canvas.hover(at + QPointF(x, y))
            assert canvas.scene.hovered.wire == chosen[1:], (x, y)


def test_a_wire_over_the_empty_body_of_a_block_is_taken(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    at = on_wire(canvas, 1, 0, 0, 0.05)
    hidden = canvas.scene.layer_items[canvas.id_of("Hidden")]
    assert hidden.block_rect().contains(at)
    canvas.hover(at)
    assert canvas.scene.hovered.wire == (0, 0)
    canvas.click(at)
    assert canvas.scene.selection.wire == (canvas.design.links[1].id, 0, 0)


def test_the_block_is_still_moved_by_what_lies_under_a_wire(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    before = canvas.design.layer(canvas.id_of("Hidden"))
    at = on_wire(canvas, 1, 0, 0, 0.05)
    canvas.drag(at, at + QPointF(0, 80))
    after = canvas.design.layer(canvas.id_of("Hidden"))
    assert after.y > before.y + 60


def test_neurons_header_and_texts_are_taken_before_wires(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    for unit in range(4):
        canvas.hover(canvas.unit("Hidden", unit))
        assert canvas.scene.hovered.unit == unit
    canvas.hover(canvas.header("Hidden"))
    assert canvas.scene.hovered.part == "block"
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    canvas.hover(item.pos() + item.geometry.footer.center())
    assert canvas.scene.hovered.part == "block"


def test_from_afar_a_block_is_taken_whatever_wires_it_has(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.zoom_to(0.3)
    canvas.hover(on_wire(canvas, 1, 0, 0, 0.05))
    assert canvas.scene.hovered.layer == canvas.id_of("Hidden")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_faint_wires_leave_rings_and_edges_whole(canvas: Canvas, theme: Theme) -> None:
    layer = {"units": 64, "view": "opened"}
    canvas.show(chain(("input", "In", {"shape": (64,)}), ("dense", "Hidden", layer),
                      ("output", "Out", {"units": 10})))  # fmt: skip
    canvas.scene.set_theme(theme)
    canvas.view.zoom_to(1.0)
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    canvas.view.centerOn(item.block_rect().center())
    canvas.hover(canvas.unit("Hidden", 4))
    rim = canvas.scene.colours.rim("dense")
    radius = item.geometry.radius
    for unit in (1, 7, 10):
        for x, y in ((1, 0), (-1, 0), (0.8, 0.6), (0.8, -0.6)):
            at = item.unit_centre(unit) + radius * QPointF(x, y)
            assert tints_near(canvas, at, rim) >= 2, (unit, x, y)
    edge = canvas.scene.colours.kind("dense")
    right = item.block_rect().right()
    for y in range(140, 340, 7):
        if abs(y - item.geometry.port_y) < 16:
            continue  # the port stands there
        assert tints_near(canvas, QPointF(right, item.y() + y), edge) >= 2, y
