"""Links with thousands of weights are images, wires of single neurons are painted together."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop, QPointF, QTimer
from pytestqt.qtbot import QtBot

from nndesigner.app.sheaves import Order
from nndesigner.app.theme import DARK
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.ui.canvas.folding import toggle
from nndesigner.ui.canvas.link_item import LinkItem
from nndesigner.ui.canvas.sheaf import MOST_LINES
from tests.ui.canvas.conftest import Canvas, chain


def large(canvas: Canvas) -> LinkItem:
    canvas.show(chain(("input", "In", {"shape": (8, 8)}), ("dense", "Hidden", {"units": 64})))
    canvas.scene.live.flush()
    return canvas.scene.link_items[canvas.design.links[0].id]


def test_more_than_a_thousand_weights_are_an_image_with_the_strongest_lines(
    canvas: Canvas,
) -> None:
    item = large(canvas)
    assert item.is_sheaf
    assert item._sheaf.has_image
    assert item.line_count == MOST_LINES
    weights = canvas.document.state[item.link.id]
    drawn = [abs(weights[target, source]) for target, source, _ in item.drawn_wires(MOST_LINES)]
    assert min(drawn) == np.sort(np.abs(weights).ravel())[-MOST_LINES]


def test_the_image_lies_between_the_blocks_and_moves_with_them(canvas: Canvas) -> None:
    item = large(canvas)
    area, way = item._sheaf.area, item._sheaf.way
    assert area.left() < item.source.block_rect().right() < area.center().x()
    assert area.center().x() < item.target.block_rect().left() < area.right()
    canvas.scene.place_items(
        {key: block.pos() + QPointF(40, 8) for key, block in canvas.scene.layer_items.items()}
    )
    assert item._sheaf.area == area.translated(40, 8)
    assert item._sheaf.way is way, "nothing to compute anew"
    key = canvas.id_of("Hidden")
    canvas.scene.place_items({key: canvas.scene.layer_items[key].pos() + QPointF(0, 80)})
    assert item._sheaf.way is not way
    assert item.picture_due


def test_blocks_above_each_other_have_an_upright_image(canvas: Canvas) -> None:
    item = large(canvas)
    key = canvas.id_of("Hidden")
    below = item.source.pos() + QPointF(0, 900)
    canvas.document.edit("Move", edits.move(canvas.design, {key: (below.x(), below.y())}))
    canvas.scene.live.flush()
    area = item._sheaf.area
    assert item.source.block_rect().bottom() < area.center().y() < item.target.block_rect().top()
    assert item._sheaf._upright


def test_images_follow_the_weights_and_the_theme_in_the_background(
    canvas: Canvas, qtbot: QtBot
) -> None:
    item = large(canvas)
    before = item._sheaf._image
    with qtbot.waitSignal(canvas.scene.live.shown, timeout=3000):
        state = {key: -array for key, array in canvas.document.state.items()}
        canvas.scene.set_state(NetworkState(state))
    assert item._sheaf._image != before
    light = item._sheaf._image
    with qtbot.waitSignal(canvas.scene.live.shown, timeout=3000):
        canvas.scene.set_theme(DARK)
    assert item._sheaf._image != light


def test_while_weights_change_fast_fewer_lines_are_over_the_image(
    canvas: Canvas, qtbot: QtBot
) -> None:
    item = large(canvas)
    states = [
        NetworkState({key: factor * array for key, array in canvas.document.state.items()})
        for factor in (2.0, 3.0)
    ]
    for state in states:
        with qtbot.waitSignal(canvas.scene.live.shown, timeout=3000):
            canvas.scene.set_state(state)
    weights = states[-1][item.link.id]

    def painted() -> int:
        return sum(len(lines) for _, lines in item._batches)

    assert not item.smooth
    assert 0 < painted() < MOST_LINES
    strongest = np.sort(np.abs(weights).ravel())[-painted()]
    found = {id(line) for _, lines in item._batches for line in lines}
    drawn = item.drawn_wires(MOST_LINES)
    kept = [abs(weights[to, of]) for to, of, line in drawn if id(line) in found]
    assert min(kept) >= strongest
    canvas.hover(canvas.unit("Hidden", 5))
    assert sum(len(lines) for _, lines in item._focused) == 64, "of the neuron pointed at all"
    qtbot.waitUntil(lambda: painted() == MOST_LINES, timeout=3000)


def test_a_neuron_of_a_sheaf_shows_all_its_own_wires(canvas: Canvas) -> None:
    item = large(canvas)
    canvas.hover(canvas.unit("Hidden", 5))
    assert item.focus == (5, False)
    assert sum(len(lines) for _, lines in item._focused) == 64


def digits(canvas: Canvas) -> tuple[LinkItem, LinkItem]:
    """Show 784-256-10 with its images; return both links."""
    canvas.show(
        chain(
            ("input", "In", {"shape": (28, 28)}),
            ("dense", "Hidden", {"units": 256}),
            ("output", "Out", {"units": 10}),
        )
    )
    canvas.scene.live.flush()
    first, second = (canvas.scene.link_items[link.id] for link in canvas.design.links)
    return first, second


def test_a_folding_block_stretches_its_images_and_has_them_made_once(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    items, folding = digits(canvas), canvas.scene.folding
    ordered: list[tuple[str, bool]] = []
    make = LinkItem.order

    def order(item: LinkItem) -> Order | None:
        made = make(item)
        if made is not None:
            ordered.append((item.link.id, folding.is_running))
        return made

    monkeypatch.setattr(LinkItem, "order", order)
    lines: list[int] = []
    canvas.scene.contents_changed.connect(
        lambda: lines.append(min(item.line_count for item in items))
    )
    for _ in range(3):
        ordered.clear()
        with qtbot.waitSignal(canvas.scene.live.shown, timeout=5000):
            toggle(canvas.scene, {canvas.id_of("Hidden")})
            assert folding.is_running
        assert not folding.is_running
        moved = {item.link.id for item in items if item.is_sheaf}
        assert sorted(ordered) == sorted((link_id, False) for link_id in moved)
        assert not any(item.is_stretched for item in items)
    assert min(lines) > 0, "lines at any time"


def test_the_way_back_to_a_view_is_known(canvas: Canvas) -> None:
    item, _ = digits(canvas)
    ways = []
    for _ in range(4):
        toggle(canvas.scene, {canvas.id_of("Hidden")})
        canvas.scene.folding.finish()
        canvas.scene.live.flush()
        ways.append(item._sheaf.way)
    assert ways[0] is ways[2]
    assert ways[1] is ways[3]


def test_a_dragged_block_has_its_image_made_when_it_is_let_go(canvas: Canvas, qtbot: QtBot) -> None:
    first, _ = digits(canvas)
    image, start = first._sheaf._image, canvas.header("Hidden")
    canvas.press(start)
    for step in range(1, 6):
        canvas.move(start + QPointF(0, 30 * step))
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()
    assert first.is_stretched
    assert first._sheaf._image is image
    with qtbot.waitSignal(canvas.scene.live.shown, timeout=5000):
        canvas.release(start + QPointF(0, 150))
    assert not first.is_stretched


def test_lines_stay_when_a_layer_gets_another_name(canvas: Canvas) -> None:
    first, second = digits(canvas)
    renamed = edits.set_fields(canvas.design, canvas.id_of("Hidden"), name="Inner")
    canvas.document.edit("Rename", renamed)
    assert first.line_count == second.line_count == MOST_LINES


def test_a_hovered_neuron_shows_its_wires_before_any_image_is_there(canvas: Canvas) -> None:
    canvas.scene.live.interval_ms = 60_000
    canvas.show(
        chain(
            ("input", "In", {"shape": (28, 28)}),
            ("dense", "Hidden", {"units": 256}),
            ("output", "Out", {"units": 10}),
        )
    )
    item = canvas.scene.link_items[canvas.design.links[1].id]
    canvas.hover(canvas.unit("Out", 3))
    assert not item._sheaf.has_image
    assert item.focus == (3, False)
    assert sum(len(lines) for _, lines in item._focused) == 256
    assert not canvas.view.grab().isNull()


def test_wires_between_single_neurons_are_painted_together(canvas: Canvas) -> None:
    design = edits.add_layer(Design(), "input", -300.0, 0.0, shape=(1,))
    design = edits.add_layer(design, "neuron", 0.0, 0.0)
    design = edits.add_layer(design, "neuron", 200.0, 60.0)
    source, first, second = (layer.id for layer in design.layers)
    design = edits.connect(edits.connect(design, source, first), first, second)
    canvas.show(design)
    wire = design.links[1].id
    threads = canvas.scene.threads
    assert set(threads.ids) == {wire}
    item = canvas.scene.link_items[wire]
    assert item.flags() & item.GraphicsItemFlag.ItemHasNoContents
    before = threads.boundingRect()
    canvas.scene.place_items({second: QPointF(260, 200)})
    assert threads.boundingRect() != before
    canvas.scene.select([wire])
    assert not item.flags() & item.GraphicsItemFlag.ItemHasNoContents
    state = {key: array + 1 for key, array in canvas.document.state.items()}
    canvas.scene.set_state(NetworkState(state))
    canvas.scene.live.flush()
    assert item.weights is canvas.scene.state[wire]
    assert not canvas.view.grab().isNull()
    canvas.document.edit("Remove", edits.remove(canvas.design, [wire]))
    assert not threads.ids


def test_with_one_connection_cut_the_image_still_ends_at_the_blocks(canvas: Canvas) -> None:
    full = large(canvas)
    area, lines = full._sheaf.area, full._coordinates_of_one((3, 7))
    pixel = full.source.unit_centre(9).toPoint()
    assert not full._clip.contains(pixel)
    link_id = full.link.id
    canvas.document.edit("Cut", edits.disconnect_units(canvas.design, link_id, 5, 9))
    canvas.scene.live.flush()
    cut = canvas.scene.link_items[link_id]
    assert cut.is_sheaf
    assert cut._sheaf.area == area
    assert np.array_equal(cut._coordinates_of_one((3, 7)), lines)
    assert not cut._clip.contains(pixel)
    assert (5, 9) not in [(target, source) for target, source, _ in cut.drawn_wires(MOST_LINES)]
