"""Layers opened into their neurons, and neurons taken in hand, in the whole window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from nndesigner.core.project import Project
from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import ALT, CTRL, Hands, taught
from tests.ui.canvas.conftest import chain, small

Key = Qt.Key


def large() -> Project:
    return taught(
        chain(
            ("input", "In", {"shape": (2,)}),
            ("dense", "Wide", {"units": 60}),
            ("output", "Out", {"units": 3}),
        )
    )


def weights(hands: Hands, source: str, target: str) -> np.ndarray:
    return hands.project.state[hands.link(source, target)]


# Two views of one layer


def test_double_clicks_open_and_fold_a_layer_and_links_follow(qtbot, hands: Hands) -> None:
    hands.open(large())
    before = hands.project
    item = hands.scene.layer_items[hands.layer("Wide")]
    link = hands.scene.link_items[hands.link("Wide", "Out")]
    hands.double_click(hands.block("Wide"))
    opened = hands.called("Wide").view
    assert opened == "opened"
    assert hands.scene.folding.is_running
    seen = set()

    def in_step() -> bool:
        seen.add(round(item.geometry.height))
        gap = link.curve_path.pointAtPercent(0.0) - item.port(out=True)
        assert gap.manhattanLength() < 0.01
        return not hands.scene.folding.is_running

    qtbot.waitUntil(in_step, timeout=3000)
    assert len(seen) >= 2
    assert item.geometry.is_large
    assert item.geometry.hidden
    hands.assert_undone_to(before)
    middle = hands.project
    hands.double_click(hands.header("Wide") + QPointF(0, item.geometry.subtitle.height()))
    assert hands.called("Wide").view == "auto", "as it was at first"
    hands.assert_undone_to(middle)


def test_o_opens_and_folds_what_is_selected(hands: Hands) -> None:
    hands.open(large())
    before = hands.project
    hands.click(hands.header("Wide"))
    hands.keys(Key.Key_O)
    assert hands.called("Wide").view == "opened"
    hands.assert_undone_to(before)
    middle = hands.project
    hands.keys(Key.Key_O)
    assert hands.called("Wide").view == "auto", "as it was at first"
    hands.assert_undone_to(middle)


def test_more_neurons_are_shown_by_a_click_and_by_the_wheel(hands: Hands) -> None:
    hands.open(large())
    hands.click(hands.header("Wide"))
    hands.keys(Key.Key_O)
    hands.scene.folding.finish()
    hands.view.fit()
    before, key = hands.project, hands.layer("Wide")
    item = hands.scene.layer_items[key]
    more = item.pos() + item.geometry.more_line(after=True).center()
    hands.click(more)
    page = item.geometry.page
    assert hands.scene.layer_items[key].geometry.first == page
    assert hands.called("Wide").first == page
    hands.assert_undone_to(before)
    zoom, paged = hands.view.zoom, hands.project
    hands.wheel(item.pos() + item.geometry.more_line(after=True).center(), -1)
    assert hands.called("Wide").first > page
    assert hands.view.zoom == zoom
    hands.assert_undone_to(paged)


def test_a_picture_opens_into_its_pixels(hands: Hands) -> None:
    hands.open(chain(("input", "Picture", {"shape": (8, 8)}), ("output", "Out", {"units": 3})))
    item = hands.scene.layer_items[hands.layer("Picture")]
    hands.click(hands.header("Picture"))
    before = hands.project
    assert (item.geometry.form, item.geometry.rows, item.geometry.columns) == ("picture", 8, 8)
    hands.keys(Key.Key_O)
    hands.scene.folding.finish()
    assert item.geometry.form == "plain"
    hands.keys(Key.Key_O)
    hands.scene.folding.finish()
    assert item.geometry.form == "picture"
    hands.assert_undone_to(before, steps=2)


# Neurons dropped


@pytest.mark.parametrize("zoom", [0.3, 1.0, 2.5])
def test_a_neuron_lands_exactly_under_the_pointer(hands: Hands, zoom: float) -> None:
    hands.open(taught(small()))
    before = hands.project
    hands.view.zoom_to(zoom)
    hands.view.centerOn(hands.block("Hidden") + QPointF(0, 700))
    at = hands.view.to_scene(QPointF(hands.view.viewport().rect().center()))
    hands.drag_from_palette("neuron", at)
    item = hands.scene.layer_items[hands.design.layers[-1].id]
    assert item.layer.units == 1
    assert item.geometry.form == "neuron"
    away = hands.view.mapFromScene(item.block_rect().center()) - hands.pixel(at)
    assert away.manhattanLength() <= 1
    assert hands.scene.selection.layers == {item.layer.id}
    hands.assert_undone_to(before)


def test_a_neuron_goes_between_the_two_it_is_dropped_between(hands: Hands) -> None:
    hands.open(taught(small()))
    before, old = hands.project, weights(hands, "In", "Hidden")
    between = (hands.unit("Hidden", 1) + hands.unit("Hidden", 2)) / 2
    hands.carry("neuron", between)
    assert "Goes before neuron 3 of “Hidden”" in hands.said
    hands.drag_from_palette("neuron", between)
    assert hands.said == ""
    assert hands.called("Hidden").units == 5
    new = weights(hands, "In", "Hidden")
    np.testing.assert_array_equal(new[[0, 1, 3, 4]], old)
    assert hands.scene.selection.unit == (hands.layer("Hidden"), 2)
    hands.assert_undone_to(before)


def test_a_neuron_dropped_into_a_folded_layer_is_its_last(hands: Hands) -> None:
    hands.open(large())
    before, old = hands.project, weights(hands, "In", "Wide")
    hands.click(hands.header("Wide"))
    hands.keys(Key.Key_O)
    hands.keys(Key.Key_O)
    hands.scene.folding.finish()
    hands.drag_from_palette("neuron", hands.header("Wide"))
    assert hands.called("Wide").units == 61
    np.testing.assert_array_equal(weights(hands, "In", "Wide")[:60], old)
    hands.assert_undone_to(before, steps=3)


# Neurons dragged


@pytest.mark.parametrize("way", ["alt", "selected"])
def test_a_neuron_is_dragged_to_another_place_with_its_weights(hands: Hands, way: str) -> None:
    hands.open(taught(small()))
    before = hands.project
    into, out = weights(hands, "In", "Hidden"), weights(hands, "Hidden", "Out")
    behind = (hands.unit("Hidden", 2) + hands.unit("Hidden", 3)) / 2
    if way == "selected":
        hands.click(hands.unit("Hidden", 0))
    held = ALT if way == "alt" else Qt.KeyboardModifier.NoModifier
    hands.hold(hands.unit("Hidden", 0), behind, held)
    assert "Goes before neuron 4" in hands.said
    assert hands.project is before
    hands.let_go(behind, held)
    order = [1, 2, 0, 3]
    np.testing.assert_array_equal(weights(hands, "In", "Hidden"), into[order])
    np.testing.assert_array_equal(weights(hands, "Hidden", "Out"), out[:, order])
    assert hands.scene.selection.unit == (hands.layer("Hidden"), 2)
    hands.assert_undone_to(before)


def test_a_neuron_is_dragged_out_and_back_with_its_weights(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    into, out = weights(hands, "In", "Hidden"), weights(hands, "Hidden", "Out")
    away = hands.block("Hidden") + QPointF(0, 260)
    hands.view.zoom_to(0.8)
    hands.drag(hands.unit("Hidden", 1), away, ALT)
    alone = hands.design.layers[-1]
    assert alone.units == 1
    item = hands.scene.layer_items[alone.id]
    assert item.geometry.form == "neuron"
    assert (item.block_rect().center() - away).manhattanLength() < 2
    np.testing.assert_array_equal(weights(hands, "In", alone.name)[0], into[1])
    np.testing.assert_array_equal(weights(hands, alone.name, "Out")[:, 0], out[:, 1])
    np.testing.assert_array_equal(weights(hands, "In", "Hidden"), into[[0, 2, 3]])
    hands.assert_undone_to(before)
    middle = hands.project
    hands.drag(away, (hands.unit("Hidden", 0) + hands.unit("Hidden", 1)) / 2)
    assert hands.called("Hidden").units == 4
    np.testing.assert_array_equal(weights(hands, "In", "Hidden"), into)
    np.testing.assert_array_equal(weights(hands, "Hidden", "Out"), out)
    hands.assert_undone_to(middle)


def test_esc_gives_a_drag_up(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    away = hands.block("Hidden") + QPointF(0, 200)
    hands.hold(hands.unit("Hidden", 0), away, ALT)
    hands.keys(Key.Key_Escape)
    assert hands.said == ""
    hands.let_go(away, ALT)
    assert hands.project is before
    hands.assert_shown()


# One neuron


def test_one_neuron_gets_an_activation_of_its_own_from_its_menu(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    menu = hands.menu(hands.unit("Hidden", 2))
    names = [action.data() for action in menu.findChild(QMenu, "activationMenu").actions()]
    hands.choose_in(menu, "activationMenu", names.index("tanh"))
    assert dict(hands.called("Hidden").unit_activations) == {2: "tanh"}
    item = hands.scene.layer_items[hands.layer("Hidden")]
    assert dict(item.look.own) == {2: "tanh"}
    hands.assert_undone_to(before)


def test_an_activation_dropped_on_a_neuron_or_a_layer_snaps_on(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    hands.carry("activation", hands.unit("Hidden", 1))
    assert "Neuron 2 of “Hidden”" in hands.said
    hands.drag_from_palette("activation", hands.unit("Hidden", 1))
    menu = hands.open_menu()
    hands.choose(menu, "sigmoid")
    assert dict(hands.called("Hidden").unit_activations) == {1: "sigmoid"}
    hands.assert_undone_to(before)
    middle = hands.project
    hands.drag_from_palette("activation", hands.header("Hidden"))
    hands.choose(hands.open_menu(), "tanh")
    assert hands.called("Hidden").activation == "tanh"
    hands.assert_undone_to(middle)


def test_three_copies_of_a_neuron(hands: Hands, window: MainWindow) -> None:
    hands.open(taught(small()))
    before, old = hands.project, weights(hands, "In", "Hidden")
    hands.choose(hands.menu(hands.unit("Hidden", 1)), "cloneUnit")
    dialog = window.findChild(QInputDialog, "cloneDialog")
    assert dialog is not None
    QApplication.processEvents()
    hands.keys(Key.Key_A, modifiers=CTRL)
    hands.type("3")
    hands.keys(Key.Key_Return)
    assert hands.called("Hidden").units == 7
    np.testing.assert_array_equal(weights(hands, "In", "Hidden"), old[[0, 1, 1, 1, 1, 2, 3]])
    hands.assert_undone_to(before)


def test_ctrl_d_copies_the_neuron_that_is_selected(hands: Hands) -> None:
    hands.open(taught(small()))
    before, old = hands.project, weights(hands, "In", "Hidden")
    hands.click(hands.unit("Hidden", 3))
    hands.key(Key.Key_D, CTRL)
    np.testing.assert_array_equal(weights(hands, "In", "Hidden"), old[[0, 1, 2, 3, 3]])
    hands.assert_undone_to(before)


def test_del_takes_the_very_neuron_that_is_selected(hands: Hands) -> None:
    hands.open(taught(small()))
    before, old = hands.project, weights(hands, "In", "Hidden")
    hands.click(hands.unit("Hidden", 2))
    hands.keys(Key.Key_Delete)
    assert hands.called("Hidden").units == 3
    np.testing.assert_array_equal(weights(hands, "In", "Hidden"), old[[0, 1, 3]])
    hands.assert_undone_to(before)


def test_a_bias_is_typed_nudged_and_locked(hands: Hands) -> None:
    hands.open(taught(small()))
    before, key = hands.project, hands.layer("Hidden")
    hands.click(hands.unit("Hidden", 1))
    hands.type("0,5")
    hands.keys(Key.Key_Return)
    changed = hands.project.state[key] != before.state[key]
    assert changed.tolist() == [False, True, False, False]
    assert hands.project.state[key][1] == 0.5
    hands.assert_undone_to(before)
    typed = hands.project
    hands.keys(Key.Key_Up, Key.Key_Up)
    assert hands.project.state[key][1] == np.float32(0.7)
    hands.assert_undone_to(typed)
    nudged = hands.project
    hands.keys(Key.Key_L)
    assert hands.called("Hidden").locked == (1,)
    assert set(hands.scene.layer_items[key].look.locked) == {1}
    hands.assert_undone_to(nudged)
