"""The scene follows designs, states, activations, problems and themes."""

from __future__ import annotations

import gc
import sys
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from nndesigner.app.theme import DARK
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.check import Problem
from nndesigner.core.design import Design
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import Canvas, chain, small


def shown(canvas: Canvas) -> set[str]:
    return {*canvas.scene.layer_items, *canvas.scene.link_items}


def test_items_follow_the_design_and_keep_their_identity(canvas: Canvas) -> None:
    canvas.show(small())
    scene, design = canvas.scene, canvas.design
    before = dict(scene.layer_items)
    hidden = canvas.id_of("Hidden")
    canvas.document.edit("", edits.set_fields(design, hidden, units=6, name="More"))
    assert scene.layer_items == before
    assert scene.layer_items[hidden].geometry.units == 6
    assert scene.layer_items[hidden].look.title == "More"
    assert scene.link_items[design.links[0].id].line_count == 12
    canvas.document.edit("", edits.remove(canvas.design, [hidden]))
    assert shown(canvas) == {canvas.id_of("In"), canvas.id_of("Out")}
    assert scene.layer_items[canvas.id_of("In")] is before[canvas.id_of("In")]
    canvas.document.undo()
    canvas.document.undo()
    assert canvas.design == design
    assert shown(canvas) == {item.id for item in (*design.layers, *design.links)}


def test_sync_trusts_what_is_shown_more_than_what_it_is_told(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.sync(Design(), chain(("input", "Only", {})))
    assert len(canvas.scene.layer_items) == 1
    assert not canvas.scene.link_items


def test_removed_items_are_freed(canvas: Canvas) -> None:
    canvas.show(small())
    items = [*canvas.scene.layer_items.values(), *canvas.scene.link_items.values()]
    alive = [weakref.ref(item) for item in items]
    del items
    count = len(canvas.scene.items())
    canvas.show(Design())
    QApplication.processEvents()
    gc.collect()
    assert [ref() for ref in alive] == [None] * len(alive)
    assert len(canvas.scene.items()) < count


def test_the_selection_forgets_what_is_gone(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.scene.select_all()
    assert len(canvas.scene.current_selection().ids) == 5
    with qtbot.waitSignal(canvas.scene.selection_changed) as caught:
        canvas.document.edit("", edits.remove(canvas.design, [canvas.id_of("Hidden")]))
    kept = Selection(frozenset({canvas.id_of("In"), canvas.id_of("Out")}))
    assert caught.args == [kept]
    canvas.scene.set_selection(
        Selection(frozenset({canvas.id_of("Out")}), unit=(canvas.id_of("Out"), 2))
    )
    canvas.document.edit("", edits.set_fields(canvas.design, canvas.id_of("Out"), units=2))
    assert canvas.scene.selection.unit is None


def test_parameters_stand_on_the_blocks_as_a_sum(canvas: Canvas) -> None:
    canvas.show(
        chain(
            ("input", "Picture", {"shape": (28, 28)}),
            ("dense", "Hidden", {"units": 256}),
            ("output", "Digit", {"units": 10}),
        )
    )
    footers = {item.look.title: item.look.footer for item in canvas.scene.layer_items.values()}
    assert footers == {
        "Picture": "",
        "Hidden": "784 × 256 + 256 = 200,960",
        "Digit": "256 × 10 + 10 = 2,570",
    }


def test_states_reach_the_lines_soon_but_not_at_once(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.scene.live.flush()
    link = canvas.design.links[0]
    item = canvas.scene.link_items[link.id]
    last = canvas.document.state
    for _ in range(30):
        last = NetworkState({key: array + 0.1 for key, array in last.items()})
        canvas.scene.set_state(last)
    assert item.weights is not last[link.id]
    qtbot.waitUntil(lambda: item.weights is last[link.id], timeout=2000)


def test_states_of_another_design_are_ignored(canvas: Canvas) -> None:
    canvas.show(small())
    link = canvas.design.links[0].id
    canvas.scene.set_state(NetworkState({link: np.zeros((9, 9), dtype=np.float32)}))
    canvas.scene.live.flush()
    assert canvas.scene.link_items[link].weights.shape == (4, 2)  # type: ignore[union-attr]


def test_activations_shade_neurons_and_name_the_strongest_class(canvas: Canvas) -> None:
    canvas.show(
        chain(
            ("input", "In", {}),
            ("output", "Out", {"units": 3, "classes": ("a", "b", "c")}),
        )
    )
    item = canvas.scene.layer_items[canvas.id_of("Out")]
    assert len(item.look.fills) == 1
    values = np.array([0.1, 0.7, 0.2], dtype=np.float32)
    canvas.scene.set_activations({item.layer.id: values})
    assert item.look.percents == ["10 %", "70 %", "20 %"]
    assert item.look.strongest == 1
    assert len({fill.rgb() for fill in item.look.fills}) == 3
    canvas.scene.set_activations(None)
    assert item.look.percents == []


def test_activations_of_a_picture_and_not_finite_ones(canvas: Canvas) -> None:
    canvas.show(chain(("input", "Picture", {"shape": (8, 8)}), ("dense", "Hidden", {"units": 20})))
    picture, hidden = canvas.scene.layer_items.values()
    values = np.zeros(64, dtype=np.float32)
    values[9] = 1.0
    canvas.scene.set_activations(
        {picture.layer.id: values, hidden.layer.id: np.full(20, np.nan, dtype=np.float32)}
    )
    image = picture.look.picture
    assert image is not None
    assert image.pixelColor(1, 1) == canvas.scene.colours.ink[-1]
    assert image.pixelColor(0, 0) == canvas.scene.colours.ink[0]
    canvas.scene.set_activations({picture.layer.id: np.zeros(3, dtype=np.float32)})
    assert picture.look.picture is None
    for wild in (np.inf, -np.inf, np.nan):
        canvas.scene.set_activations(
            {
                picture.layer.id: np.full(64, wild, dtype=np.float32),
                hidden.layer.id: np.full(20, wild, dtype=np.float32),
            }
        )
        weights = {key: array + wild for key, array in canvas.document.state.items()}
        canvas.scene.set_state(NetworkState(weights))
        canvas.scene.live.flush()
        assert not canvas.view.grab().isNull()


def test_problems_mark_their_block(canvas: Canvas) -> None:
    canvas.show(small())
    hidden, out = canvas.id_of("Hidden"), canvas.id_of("Out")
    canvas.scene.set_problems(
        (
            Problem("nothing_comes_in", hidden, {"name": "Hidden"}),
            Problem("no_data"),
            Problem("class_names_differ", out, {"name": "Out"}, "warning"),
        )
    )
    marks = [item.look.severity for item in canvas.scene.layer_items.values()]
    assert marks == ["", "error", "warning"]
    canvas.scene.set_problems(())
    assert not any(item.look.severity for item in canvas.scene.layer_items.values())


def test_the_theme_changes_what_is_seen(canvas: Canvas) -> None:
    canvas.show(small())
    light = canvas.view.grab().toImage()
    canvas.scene.set_theme(DARK)
    dark = canvas.view.grab().toImage()
    assert light.pixelColor(3, 3).lightness() > 200
    assert dark.pixelColor(3, 3).lightness() < 60


def test_hovering_a_neuron_brings_out_its_wires_alone(canvas: Canvas) -> None:
    canvas.show(small())
    first, second = (canvas.scene.link_items[link.id] for link in canvas.design.links)
    canvas.hover(canvas.unit("Hidden", 2))
    assert canvas.scene.hovered == Hit("unit", canvas.id_of("Hidden"), 2)
    assert (first.focus, second.focus) == ((2, False), (2, True))
    canvas.hover(canvas.header("Out"))
    assert (first.focus, second.focus) == (None, None)


@pytest.mark.parametrize("name", ["layer", "link"])
def test_painting_does_not_lose_references(canvas: Canvas, name: str) -> None:
    """PySide6 6.12.0 drops a reference to True and None with each paint (TRAPS T1)."""
    canvas.show(chain(("input", "In", {}), ("dropout", "Drop", {})))
    items = canvas.scene.layer_items if name == "layer" else canvas.scene.link_items
    item = list(items.values())[-1]
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(0.01, 0.01)
    option = QStyleOptionGraphicsItem()
    option.exposedRect = QRectF(0, 0, 4, 4)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(10_000):
        item.paint(painter, option, None)
    painter.end()
    image.fill(0)
    painter.begin(image)
    for _ in range(10_000):
        canvas.scene.overlay.paint(painter, option, None)
    painter.end()
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(now >= then - 50 for now, then in zip(after, before, strict=True))
