"""Wires drawn, cut, restored, and their numbers changed by hand, in the whole window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QToolTip

from nndesigner.core import edits
from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import CTRL, SHIFT, Hands, taught
from tests.ui.canvas.conftest import chain, small

Key = Qt.Key


def loose():
    """Return In (2), Hidden (4) and Out (3) without any wire."""
    return small(wired=False)


def mask(hands: Hands, source: str, target: str):
    return hands.design.link(hands.link(source, target)).mask


# Drawing


def test_a_layer_is_wired_to_a_layer_from_port_to_port(hands: Hands) -> None:
    hands.open(loose())
    before = hands.project
    hands.hold(hands.out_port("In"), hands.in_port("Hidden"))
    assert hands.scene.layer_items[hands.layer("Hidden")].look.target == "valid"
    assert hands.project is before
    hands.let_go(hands.in_port("Hidden"))
    assert mask(hands, "In", "Hidden") is None
    assert hands.project.state[hands.link("In", "Hidden")].shape == (4, 2)
    hands.assert_undone_to(before)


def test_a_wire_may_be_drawn_backwards_from_an_input_port(hands: Hands) -> None:
    hands.open(loose())
    before = hands.project
    hands.drag(hands.in_port("Hidden"), hands.out_port("In"))
    assert mask(hands, "In", "Hidden") is None
    hands.assert_undone_to(before)


def test_a_neuron_is_wired_to_a_neuron(hands: Hands) -> None:
    hands.open(loose())
    before = hands.project
    hands.hold(hands.unit("In", 1), hands.unit("Hidden", 2))
    assert hands.said == "Number 2 of “In” → Neuron 3 of “Hidden”"
    assert hands.scene.layer_items[hands.layer("Hidden")].look.target_unit == 2
    hands.let_go(hands.unit("Hidden", 2))
    assert mask(hands, "In", "Hidden") == ((), (), (1,), ())
    hands.assert_undone_to(before)


def test_a_neuron_is_wired_to_a_layer_and_a_layer_to_a_neuron(hands: Hands) -> None:
    hands.open(loose())
    before = hands.project
    hands.drag(hands.unit("In", 1), hands.header("Hidden"))
    assert mask(hands, "In", "Hidden") == ((1,), (1,), (1,), (1,))
    hands.assert_undone_to(before)
    middle = hands.project
    hands.drag(hands.out_port("Hidden"), hands.unit("Out", 2))
    assert mask(hands, "Hidden", "Out") == ((), (), (0, 1, 2, 3))
    hands.assert_undone_to(middle)


def test_neurons_of_their_own_are_wired_among_layers(hands: Hands) -> None:
    design = edits.add_layer(small(), "neuron", 400, 420, name="Alone")
    hands.open(taught(design))
    before = hands.project
    hands.drag(hands.unit("In", 0), hands.block("Alone"))
    hands.drag(hands.out_port("Alone"), hands.unit("Out", 1))
    assert mask(hands, "In", "Alone") == ((0,),)
    assert mask(hands, "Alone", "Out") == ((), (0,), ())
    assert {found.code for found in hands.window.document.problems} == {"no_data"}
    hands.assert_undone_to(before, steps=2)


# Cutting and restoring


def test_one_connection_is_cut_out_of_a_full_link_and_restored(hands: Hands) -> None:
    hands.open(taught(small()))
    before, link = hands.project, hands.link("In", "Hidden")
    hands.click(hands.on_wire("In", "Hidden", (1, 0), 0.6))
    assert hands.scene.selection.wire == (link, 0, 1)
    hands.keys(Key.Key_Delete)
    assert mask(hands, "In", "Hidden") == ((0,), (0, 1), (0, 1), (0, 1))
    assert hands.project.state[link][0, 1] == 0
    assert hands.scene.link_items[link].line_count == 7
    hands.assert_undone_to(before)
    cut = hands.project
    menu = hands.menu(hands.on_wire("In", "Hidden", (0, 3), 0.6))
    hands.choose_in(menu, "restoreMenu", 0)
    assert mask(hands, "In", "Hidden") is None
    assert hands.scene.selection.wire == (link, 0, 1)
    assert hands.scene.link_items[link].line_count == 8
    hands.assert_undone_to(cut)


def test_all_cut_connections_are_restored_together(hands: Hands) -> None:
    hands.open(taught(small()))
    for wire in ((0, 0), (1, 2)):
        hands.click(hands.on_wire("In", "Hidden", wire, 0.6))
        hands.keys(Key.Key_Delete)
    cut = hands.project
    hands.choose(hands.menu(hands.on_wire("In", "Hidden", (0, 3), 0.6)), "restoreAll")
    assert mask(hands, "In", "Hidden") is None
    hands.assert_undone_to(cut)


def test_a_second_click_takes_the_whole_link_and_del_removes_it(hands: Hands) -> None:
    hands.open(taught(small()))
    before, link = hands.project, hands.link("In", "Hidden")
    at = hands.on_wire("In", "Hidden", (0, 0), 0.7)
    hands.click(at)
    hands.click(at)
    assert hands.scene.selection.links == {link}
    assert hands.scene.selection.wire is None
    hands.keys(Key.Key_Delete)
    assert link not in hands.design.links_by_id
    hands.assert_undone_to(before)


# Numbers


def test_a_weight_is_typed_nudged_and_locked(qtbot, hands: Hands) -> None:
    hands.open(taught(small()))
    before, link = hands.project, hands.link("In", "Hidden")
    hands.click(hands.on_wire("In", "Hidden", (0, 1), 0.6))
    hands.type("1/4")
    hands.keys(Key.Key_Return)
    assert hands.project.state[link][1, 0] == 0.25
    hands.assert_undone_to(before)
    typed = hands.project
    hands.keys(Key.Key_Up, Key.Key_Up)
    hands.keys(Key.Key_Down, modifiers=SHIFT)
    assert hands.project.state[link][1, 0] == np.float32(0.44)
    hands.assert_undone_to(typed)
    nudged = hands.project
    hands.keys(Key.Key_Up, modifiers=CTRL)
    hands.keys(Key.Key_L)
    assert hands.design.link(link).locked == ((), (0,), (), ())
    assert len(hands.scene.locks.points) == 1
    pill = hands.scene.readings.pill
    qtbot.waitUntil(lambda: pill.text.endswith("locked"), timeout=2000)
    hands.assert_undone_to(nudged, steps=2)


def test_a_double_click_on_a_wire_types_its_weight(hands: Hands, window: MainWindow) -> None:
    hands.open(taught(small()))
    before, link = hands.project, hands.link("Hidden", "Out")
    hands.double_click(hands.on_wire("Hidden", "Out", (3, 2), 0.5))
    field = window.findChild(QLineEdit, "canvasNumber")
    assert field is not None
    assert field.hasFocus()
    hands.type("-2")
    hands.keys(Key.Key_Return)
    assert hands.project.state[link][2, 3] == -2
    hands.assert_undone_to(before)


def test_esc_and_nonsense_leave_a_weight_alone(hands: Hands, window: MainWindow) -> None:
    hands.open(taught(small()))
    before = hands.project
    hands.click(hands.on_wire("In", "Hidden", (0, 1), 0.6))
    hands.type("7")
    hands.keys(Key.Key_Escape)
    assert hands.project is before
    hands.type("1e")
    hands.keys(Key.Key_Return)
    assert hands.project is before
    assert "type a number" in QToolTip.text()
    assert not window.message_bar.text
    hands.keys(Key.Key_Escape)
    assert hands.view.hasFocus()


def test_a_weight_is_locked_from_its_menu(hands: Hands) -> None:
    hands.open(taught(small()))
    before, link = hands.project, hands.link("In", "Hidden")
    hands.choose(hands.menu(hands.on_wire("In", "Hidden", (0, 1), 0.6)), "lockNumber")
    assert hands.design.link(link).locked == ((), (0,), (), ())
    hands.assert_undone_to(before)


# Seeing


def test_hovering_shows_the_number_and_fades_all_other_wires(hands: Hands) -> None:
    hands.open(taught(small()))
    hands.hover(hands.on_wire("In", "Hidden", (1, 3), 0.6))
    value = hands.project.state[hands.link("In", "Hidden")][3, 1]
    pill = hands.scene.readings.pill
    assert pill.isVisible()
    assert pill.text.startswith("Number 2 of “In” → Neuron 4 of “Hidden”")
    assert f"{abs(value):.2f}" in pill.text
    hands.hover(hands.header("Out") + QPointF(0, -120))
    assert not pill.isVisible()

    others = hands.on_wire("In", "Hidden", (0, 1), 0.5), hands.on_wire("Hidden", "Out", (0, 0), 0.5)
    own = hands.on_wire("In", "Hidden", (0, 3), 0.85)
    plain = [contrast(hands, point) for point in (*others, own)]
    hands.hover(hands.unit("Hidden", 3))
    faded = [contrast(hands, point) for point in (*others, own)]
    assert faded[0] < 0.6 * plain[0]
    assert faded[1] < 0.6 * plain[1]
    assert faded[2] >= 0.9 * plain[2]


def contrast(hands: Hands, at: QPointF) -> float:
    """Return how much what is near a point stands out from the ground of the canvas."""
    ground = hands.scene.colours.canvas
    picture, pixel = hands.picture(), hands.pixel(at)
    around = [
        picture.pixelColor(pixel.x() + dx, pixel.y() + dy)
        for dx in range(-2, 3)
        for dy in range(-2, 3)
    ]
    return max(
        abs(colour.red() - ground.red())
        + abs(colour.green() - ground.green())
        + abs(colour.blue() - ground.blue())
        for colour in around
    )


def test_all_numbers_are_written_and_taken_away_by_keys(qtbot, hands: Hands) -> None:
    hands.open(taught(small()))
    numbers = hands.scene.readings.numbers
    assert not numbers.isVisible()
    hands.key(Key.Key_W, CTRL | SHIFT)
    assert numbers.isVisible()
    link = hands.link("In", "Hidden")
    written = [(found.key, found.position) for found in numbers.written]
    assert len(set(written)) == 8 + 12 + 4 + 3
    value, place = hands.project.state[link][2, 1], written.index((link, (2, 1)))
    assert numbers.texts[place] == f"{value:.2f}".replace("-", "−")
    hands.click(hands.on_wire("In", "Hidden", (1, 2), 0.6))
    hands.type("9")
    hands.keys(Key.Key_Return)
    qtbot.waitUntil(lambda: numbers.texts[place] == "9.00", timeout=2000)
    hands.key(Key.Key_W, CTRL | SHIFT)
    assert not numbers.isVisible()


# Onto wires


@pytest.mark.parametrize("kind", ["dropout", "dense", "neuron"])
def test_a_layer_dropped_on_a_wire_goes_between_its_ends(hands: Hands, kind: str) -> None:
    hands.open(taught(small()))
    before = hands.project
    at = hands.middle_of_link("Hidden", "Out")
    hands.carry(kind, at)
    assert hands.said == "Goes between “Hidden” and “Out”"
    hands.drag_from_palette(kind, at)
    added = hands.design.layers[-1]
    assert added.id in hands.scene.selection.layers
    assert hands.design.link_between(hands.layer("Hidden"), added.id) is not None
    assert hands.design.link_between(added.id, hands.layer("Out")) is not None
    assert hands.design.link_between(hands.layer("Hidden"), hands.layer("Out")) is None
    hands.assert_undone_to(before)


def test_a_block_on_the_canvas_is_dragged_onto_a_wire(hands: Hands) -> None:
    design = edits.add_layer(taught(small()).design, "dropout", 300, 420, name="Drop")
    hands.open(taught(design))
    before, key = hands.project, hands.layer("Drop")
    hands.hold(hands.header("Drop"), hands.middle_of_link("In", "Hidden"))
    assert hands.said == "Goes between “In” and “Hidden”"
    hands.let_go(hands.middle_of_link("In", "Hidden"))
    assert hands.design.link_between(hands.layer("In"), key) is not None
    assert hands.design.link_between(key, hands.layer("Hidden")) is not None
    hands.assert_undone_to(before)


def test_the_menu_of_a_wire_offers_what_can_be_done_with_it(hands: Hands) -> None:
    hands.open(chain(("input", "In", {"shape": (2,)}), ("output", "Out", {"units": 2})))
    menu = hands.menu(hands.on_wire("In", "Out", (0, 1), 0.5))
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert names == ["typeNumber", "lockNumber", "delete"]
    assert menu.findChild(QMenu) is None
    before = hands.project
    hands.choose(menu, "delete")
    assert mask(hands, "In", "Out") == ((0, 1), (1,))
    hands.assert_undone_to(before)
