"""What the wires tell: numbers at the pointer, on all wires, and the legend; always of now."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from nndesigner.app.theme import DARK
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.canvas.drawn_link import NOBODYS
from nndesigner.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import Canvas, chain, small


def with_weight(canvas: Canvas, link: str, target: int, source: int, value: float) -> NetworkState:
    array = np.array(canvas.document.state[link])
    array[target, source] = value
    return canvas.document.state.replaced(**{link: array})


def test_hovering_a_wire_shows_its_weight_and_follows_the_training(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(small())
    link = canvas.design.links[0].id
    middle = (canvas.unit("In", 0) * 2 + canvas.unit("Hidden", 0) * 3) / 5
    canvas.hover(middle)
    pill = canvas.scene.readings.pill
    assert pill.isVisible()
    assert "In" in pill.text
    canvas.scene.set_state(with_weight(canvas, link, 0, 0, 0.625))
    qtbot.waitUntil(lambda: "0.625" in pill.text)
    canvas.scene.set_state(with_weight(canvas, link, 0, 0, -3.5))
    qtbot.waitUntil(lambda: "−3.5" in pill.text)
    canvas.hover(QPointF(-900, -900))
    assert not pill.isVisible()


def test_the_pill_keeps_to_the_pointer(canvas: Canvas) -> None:
    canvas.show(small())
    start, end = canvas.unit("In", 0), canvas.unit("Hidden", 0)
    canvas.hover(start + (end - start) * 0.6)
    before = canvas.scene.readings.pill.pos()
    canvas.hover(start + (end - start) * 0.62)
    assert canvas.scene.readings.pill.pos() != before


def test_hovering_a_neuron_fades_all_wires_but_its_own(canvas: Canvas) -> None:
    canvas.show(
        chain(
            ("input", "In", {"shape": (2,)}),
            ("dense", "A", {"units": 3}),
            ("dense", "B", {"units": 4}),
            ("output", "Out", {"units": 2}),
        )
    )
    canvas.view.fit()
    first, second, third = canvas.scene.link_items.values()
    canvas.hover(canvas.unit("A", 1))
    assert (first.focus, second.focus, third.focus) == ((1, False), (1, True), NOBODYS)
    hovered = canvas.view.grab().toImage()
    middle = (canvas.unit("B", 0) + canvas.unit("Out", 0)) / 2
    pixel = canvas.at(middle)
    canvas.hover(QPointF(-900, -900))
    assert third.focus is None
    assert canvas.view.grab().toImage() != hovered
    faint = canvas.scene.colours.canvas
    assert _contrast(hovered.pixelColor(pixel), faint) <= _contrast(
        canvas.view.grab().toImage().pixelColor(pixel), faint
    )


def _contrast(one: object, other: object) -> int:
    return sum(
        abs(getattr(one, part)() - getattr(other, part)()) for part in ("red", "green", "blue")
    )


def test_numbers_stand_on_all_wires_and_at_all_neurons(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    readings = canvas.scene.readings
    readings.show_numbers(True)
    written = readings.numbers.written
    assert readings.numbers.reason == ""
    assert len([entry for entry in written if len(entry.position) == 2]) == 2 * 4 + 4 * 3
    assert len([entry for entry in written if len(entry.position) == 1]) == 4 + 3
    weights = [entry.box for entry in written if len(entry.position) == 2]
    covered = sum(_shared(one, other) for one in weights for other in weights if one is not other)
    assert covered < 0.1 * sum(box.width() * box.height() for box in weights)
    readings.show_numbers(False)
    assert not readings.numbers.isVisible()


def _shared(one: QRectF, other: QRectF) -> float:
    both = one.intersected(other)
    return both.width() * both.height() if both.isValid() else 0.0


def test_numbers_are_live_and_move_along(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.view.fit()
    numbers = canvas.scene.readings.numbers
    canvas.scene.readings.show_numbers(True)
    link = canvas.design.links[0].id
    canvas.scene.set_state(with_weight(canvas, link, 2, 1, 0.77))
    qtbot.waitUntil(lambda: "0.77" in numbers.texts)
    before = numbers.written
    canvas.drag(canvas.header("Hidden"), canvas.header("Hidden") + QPointF(0, 60))
    qtbot.waitUntil(lambda: numbers.written != before)


def test_too_many_numbers_are_not_written_and_it_is_said_why(canvas: Canvas) -> None:
    canvas.show(
        chain(("input", "In", {"shape": (8,)}), ("dense", "A", {"units": 9}), ("output", "Out", {}))
    )
    canvas.view.fit()
    canvas.scene.readings.show_legend(True)
    canvas.scene.readings.show_numbers(True)
    assert canvas.scene.readings.numbers.written == []
    assert "60" in canvas.scene.readings.numbers.reason
    assert "60" in canvas.view.legend.lines[-1]
    canvas.scene.readings.show_numbers(False)
    assert "60" not in canvas.view.legend.lines[-1]


def test_too_small_to_read_says_so(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.zoom_to(0.2)
    canvas.scene.readings.show_numbers(True)
    assert canvas.scene.readings.numbers.written == []
    assert canvas.scene.readings.numbers.reason


def test_the_legend_tells_the_scale_of_now(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    first, second = (link.id for link in canvas.design.links)
    canvas.scene.readings.show_legend(True)
    legend = canvas.view.legend
    state = with_weight(canvas, first, 0, 0, -7.25)
    canvas.scene.set_state(state)
    qtbot.waitUntil(lambda: "7.25" in legend.lines[2])
    canvas.scene.set_selection(key_walk.link(second))
    assert "7.25" not in legend.lines[2]
    assert f"{abs(state[second]).max():.2f}"[:3] in legend.lines[2]
    assert legend.accessibleDescription() == "; ".join([*legend.lines, legend.dashes])


def test_the_legend_stays_in_its_corner(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.readings.show_legend(True)
    legend = canvas.view.legend
    before = legend.pos()
    canvas.view.centerOn(900, 900)
    canvas.view.zoom_to(1.7)
    assert legend.pos() == before
    canvas.view.resize(700, 500)
    assert legend.geometry().bottom() < canvas.view.viewport().height()
    assert legend.pos() != before


def test_all_of_it_follows_the_theme(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    canvas.scene.readings.show_legend(True)
    canvas.scene.readings.show_numbers(True)
    light = canvas.view.legend.grab().toImage()
    canvas.scene.set_theme(DARK)
    assert canvas.view.legend.grab().toImage() != light
    assert not canvas.view.grab().isNull()


def test_a_changed_design_takes_its_numbers_along(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.view.fit()
    canvas.scene.readings.show_numbers(True)
    canvas.scene.set_selection(key_walk.wire(canvas.design.links[0].id, 3, 1))
    assert canvas.scene.readings.pill.isVisible()
    canvas.scene.set_selection(Selection(frozenset({canvas.id_of("Hidden")})))
    canvas.editor.apply("less", lambda d: edits.remove(d, [canvas.id_of("Hidden")]))
    numbers, last = canvas.scene.readings.numbers, canvas.id_of("Out")
    qtbot.waitUntil(lambda: {entry.key for entry in numbers.written} == {last})
    assert canvas.scene.focus.at == Selection()


def test_the_legend_tells_which_wires_are_dashed(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.readings.show_legend(True)
    legend = canvas.view.legend
    assert legend.dashes == "Negative wires are dashed."
    few = legend.grab().toImage()
    wide = {"shape": (30,)}
    canvas.show(chain(("input", "In", wide), ("output", "Out", {"units": 10})))
    canvas.scene.readings.refresh()
    assert legend.dashes == "Strong negative wires are dashed."
    assert legend.dashes in legend.accessibleDescription()
    assert legend.grab().toImage() != few


def test_the_strong_negative_ones_of_many_wires_are_dashed(canvas: Canvas) -> None:
    colours = canvas.scene.colours
    for pens in (colours.fine_pens, colours.rough_pens):
        dashed = [pen.style() == Qt.PenStyle.CustomDashLine for pen in pens]
        assert dashed == [False] * 4 + [True] * 4 + [False] * 8
    assert all(pen.style() == Qt.PenStyle.CustomDashLine for pen in colours.dashed_pens[:8])
