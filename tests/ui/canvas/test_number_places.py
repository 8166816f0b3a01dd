"""Written numbers cover no neuron, no text and no other number; the pill keeps off blocks."""

from __future__ import annotations

from itertools import combinations
from time import thread_time

import pytest
from PySide6.QtCore import QPointF, QRectF

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.templates import template
from nndesigner.ui.canvas.layout import auto_layout
from nndesigner.ui.canvas.number_places import FreePlaces
from tests.ui.canvas.conftest import Canvas, chain, small

_TOUCH = 0.25


def overlap(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(_TOUCH, _TOUCH, -_TOUCH, -_TOUCH).intersects(other)


def free_neurons() -> Design:
    """Return neurons of their own between an input and an output."""
    design = chain(("input", "In", {"shape": (2,)}), wired=False)
    entry = design.layers[-1].id
    design = edits.add_layer(design, "output", 0, 0, name="Out", units=2)
    last = design.layers[-1].id
    for name in ("Left", "Middle", "Right"):
        design = edits.add_layer(design, "dense", 0, 0, name=name, units=1)
        single = design.layers[-1].id
        design = edits.connect(edits.connect(design, entry, single), single, last)
    return edits.move(design, auto_layout(design))


def hard() -> Design:
    """Return a net with hardly any room between its blocks."""
    design = chain(
        ("input", "In", {"shape": (5,)}),
        ("dense", "A", {"units": 8}),
        ("output", "Out", {"units": 2}),
    )
    return edits.move(design, {design.layers[1].id: (180.0, 0.0)})


DESIGNS = {
    "small": small,
    "neurons": free_neurons,
    "hard": hard,
    "iris": lambda: template("iris").design,
}


@pytest.mark.parametrize("zoom", [0.0, 0.6, 1.0, 2.5])
@pytest.mark.parametrize("name", DESIGNS)
def test_numbers_cover_nothing(canvas: Canvas, name: str, zoom: float) -> None:
    canvas.show(DESIGNS[name]())
    canvas.view.fit()
    if zoom:
        canvas.view.zoom_to(zoom)
    numbers = canvas.scene.readings.numbers
    canvas.scene.readings.show_numbers(True)
    boxes = [entry.box for entry in numbers.written]
    assert boxes
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for item in canvas.scene.layer_items.values():
        geometry, at = item.geometry, item.pos()
        texts = item.caption or (geometry.header, geometry.subtitle, geometry.footer)
        for rect in texts:
            assert not any(overlap(box, rect.translated(at)) for box in boxes)
        for unit in range(geometry.first, geometry.first + geometry.shown):
            middle, radius = item.unit_centre(unit), geometry.radius
            for box in boxes:
                nearest = QPointF(
                    min(max(middle.x(), box.left()), box.right()),
                    min(max(middle.y(), box.top()), box.bottom()),
                )
                away = nearest - middle
                assert QPointF.dotProduct(away, away) >= radius * radius


def test_a_number_stands_on_its_wire(canvas: Canvas) -> None:
    canvas.show(free_neurons())
    canvas.view.fit()
    canvas.scene.readings.show_numbers(True)
    lines = {
        (item.link.id, (target, source)): line
        for item in canvas.scene.link_items.values()
        for target, source, line in item.drawn_wires(most=100)
    }
    on_wires = [w for w in canvas.scene.readings.numbers.written if len(w.position) == 2]
    assert on_wires
    for entry in on_wires:
        line = lines[entry.key, entry.position]  # type: ignore[index]
        share = (entry.box.center().x() - line.x1()) / line.dx()
        assert 0 < share < 1
        assert line.pointAt(share).y() == pytest.approx(entry.box.center().y(), abs=0.01)


def test_numbers_without_room_are_left_out_and_counted(canvas: Canvas) -> None:
    canvas.show(hard())
    canvas.view.fit()
    canvas.scene.readings.show_legend(True)
    numbers = canvas.scene.readings.numbers
    canvas.scene.readings.show_numbers(True)
    wires = 5 * 8 + 8 * canvas.design.layers[-1].units  # type: ignore[union-attr]
    written = [entry for entry in numbers.written if len(entry.position) == 2]
    assert wires <= 60
    assert 0 < len(written) < wires
    assert "no room" in numbers.reason
    assert canvas.view.legend.lines[-1] == numbers.reason


def test_enlarged_numbers_keep_their_size_and_find_more_room(canvas: Canvas) -> None:
    canvas.document.replace(template("iris"))
    canvas.view.resize(2200, 1500)
    canvas.view.fit()
    canvas.view.zoom_to(1.0)
    numbers = canvas.scene.readings.numbers
    canvas.scene.readings.show_numbers(True)
    before = numbers.written
    canvas.view.zoom_to(2.0)
    canvas.scene.readings.refresh()
    assert len(numbers.written) > len(before)
    assert numbers.written[-1].box.width() == pytest.approx(before[-1].box.width() / 2)


def test_placing_sixty_numbers_is_quick(canvas: Canvas) -> None:
    canvas.document.replace(template("iris"))
    canvas.view.fit()
    readings = canvas.scene.readings
    readings.show_numbers(True)
    best = 1.0
    for _ in range(5):
        readings.moved()
        begin = thread_time()
        readings.refresh()
        best = min(best, thread_time() - begin)
    assert best < 0.010


def test_the_pill_keeps_off_blocks_and_inside_the_view(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    view, pill = canvas.view, canvas.scene.readings.pill
    for target, share in ((0, 0.55), (3, 0.6), (0, 0.4), (3, 0.42)):
        start, end = canvas.unit("In", 1), canvas.unit("Hidden", target)
        at = start + (end - start) * share
        canvas.hover(at)
        assert pill.isVisible()
        covered = pill.covered().translated(QPointF(view.mapFromScene(pill.pos())))
        assert QRectF(view.viewport().rect()).contains(covered)
    edge = canvas.unit("Hidden", 3)
    view.centerOn(edge - QPointF(view.width() / view.zoom / 2, 0) + QPointF(100, 0))
    at = canvas.unit("In", 1) * 0.4 + edge * 0.6
    canvas.hover(at)
    assert pill.isVisible()
    covered = pill.covered().translated(QPointF(view.mapFromScene(pill.pos())))
    assert covered.left() < view.mapFromScene(at).x() - 60, "further left: there is room"
    assert QRectF(view.viewport().rect()).contains(covered)


def test_a_hovered_number_covers_no_neuron_where_there_is_room(canvas: Canvas) -> None:
    canvas.document.replace(template("iris"))
    canvas.view.fit()
    pill, scale = canvas.scene.readings.pill, canvas.view.zoom
    names = [layer.name for layer in canvas.design.layers]
    start, end = canvas.unit(names[1], 1), canvas.unit(names[2], 2)
    canvas.hover(start * 0.5 + end * 0.5)
    assert pill.isVisible()
    box = pill.covered()
    on_scene = QRectF(pill.pos() + box.topLeft() / scale, box.size() / scale)
    for item in canvas.scene.layer_items.values():
        for unit in range(item.geometry.shown):
            assert not on_scene.contains(item.unit_centre(unit))


def test_a_number_stands_where_fewest_other_wires_run() -> None:
    wires = [
        ("link", (0, 0), QPointF(0, 0), QPointF(200, 0)),
        ("link", (1, 0), QPointF(90, -100), QPointF(90, 100)),
        ("link", (2, 0), QPointF(105, -100), QPointF(105, 100)),
    ]
    places = FreePlaces([], QRectF(-50, -120, 300, 240), 1.0, wires)
    written, missing = places.weights(wires)
    assert missing == 0
    (box,) = (entry.box for entry in written if entry.position == (0, 0))
    assert not box.contains(QPointF(90, 0))
    assert not box.contains(QPointF(105, 0))
    assert box.center().y() == 0
