"""The canvas while a network learns: what may go on, what ends it, and what flows through."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.ui.main_window import MainWindow
from tests.designs import template
from tests.e2e.hands import CTRL, Hands

Key = Qt.Key


@pytest.fixture
def learning(qtbot, window: MainWindow, hands: Hands) -> Iterator[Hands]:
    """A network that learns XOR, slowly enough to be watched."""
    hands.open(template("xor"))
    window.session.set_pace("slow")
    with qtbot.waitSignal(window.session.snapshot, timeout=10_000):
        hands.key(Key.Key_F5)
    yield hands
    window.session.stop()
    qtbot.waitUntil(lambda: not window.session.active, timeout=10_000)


def test_moving_folding_and_renaming_do_not_disturb_it(learning: Hands, window) -> None:
    hands = learning
    hands.drag(hands.header("Hidden"), hands.header("Hidden") + QPointF(0, 96))
    hands.keys(Key.Key_O)
    hands.scene.folding.finish()
    hands.keys(Key.Key_F2)
    hands.keys(Key.Key_A, modifiers=CTRL)
    hands.type("Middle")
    hands.keys(Key.Key_Return)
    assert hands.called("Middle").view != "auto"
    assert window.session.active
    hands.click(hands.header("Middle"))
    hands.key(Key.Key_G, CTRL)
    hands.keys(Key.Key_Return)
    assert hands.design.groups
    assert window.session.active


@pytest.mark.parametrize("how", ["neuron", "cut", "number"])
def test_what_changes_the_network_ends_it_and_says_so(
    qtbot, learning: Hands, window: MainWindow, how: str
) -> None:
    hands = learning
    link = hands.link("Input", "Hidden")
    if how == "neuron":
        hands.drag_from_palette("neuron", hands.header("Hidden"))
        assert hands.called("Hidden").units == 9
    else:
        hands.click(hands.on_wire("Input", "Hidden", (0, 3), 0.55))
        assert hands.scene.selection.wire == (link, 3, 0)
        if how == "cut":
            hands.keys(Key.Key_Delete)
            assert 0 not in hands.design.link(link).mask[3]
        else:
            hands.type("0.5")
            hands.keys(Key.Key_Return)
            assert hands.project.state[link][3, 0] == 0.5
    qtbot.waitUntil(lambda: not window.session.active, timeout=5000)
    assert "ended because of this change" in window.message_bar.text
    # What was learnt until then is kept, and is one step before the edit.
    learnt = hands.window.document.undo_stack
    hands.key(Key.Key_Z, CTRL)
    assert hands.project.history
    assert learnt.undoText() == "Train"
    hands.assert_shown()


def test_a_refusal_leaves_the_training_alone(learning: Hands, window: MainWindow) -> None:
    hands = learning
    end = hands.in_port("Hidden")
    hands.hold(hands.out_port("Input"), end)
    assert "already" in hands.said
    hands.let_go(end)
    assert window.session.active


def test_wires_change_colour_while_it_learns(qtbot, learning: Hands) -> None:
    hands = learning
    at = hands.on_wire("Input", "Hidden", (0, 3), 0.5)
    hands.view.centerOn(at)
    first = hands.picture()
    qtbot.waitUntil(lambda: hands.picture() != first, timeout=10_000)


def test_a_drawing_flows_through_the_neurons(qtbot, hands: Hands, window: MainWindow) -> None:
    hands.open(template("digits"))
    item = hands.scene.layer_items[hands.layer("Digit")]
    plain = hands.picture()
    hands.draw(SAMPLE_DRAWINGS[3])
    key = hands.layer("Hidden")
    qtbot.waitUntil(lambda: key in hands.scene.activations, timeout=5000)
    values = hands.scene.activations[key]
    assert values.shape == (64,)
    assert np.ptp(values) > 0
    np.testing.assert_allclose(hands.scene.activations[item.layer.id].sum(), 1.0, atol=1e-5)
    assert hands.picture() != plain
    window.actions_["ClearPad"].trigger()
    qtbot.waitUntil(lambda: key not in hands.scene.activations, timeout=5000)


def test_feature_maps_show_in_convolutions(qtbot, hands: Hands) -> None:
    hands.open(template("digits"))
    hands.drag_from_palette("conv2d", hands.middle_of_link("Picture", "Hidden"))
    key = next(iter(hands.scene.selection.layers))
    hands.draw(SAMPLE_DRAWINGS[3])
    qtbot.waitUntil(lambda: key in hands.scene.activations, timeout=5000)
    hands.keys(Key.Key_O)
    hands.scene.folding.finish()
    item = hands.scene.layer_items[key]
    assert item.geometry.form == "maps"
    assert item.geometry.maps == hands.design.layer(key).filters
    hands.view.fit()
    area = item.geometry.state_area.translated(item.pos())
    picture = hands.picture().copy(hands.view.mapFromScene(area).boundingRect())
    greys = {picture.pixelColor(x, y).lightness() for x in range(0, picture.width(), 5)
             for y in range(0, picture.height(), 5)}  # fmt: skip
    assert len(greys) > 8
