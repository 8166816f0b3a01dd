"""Neurons by keys and menus alone, several at once, and what the clipboard makes of them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.core.design import DenseLayer, Design
from nndesigner.core.project import Project
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.canvas.number_editor import NumberEditor
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.panels.inspector_histogram import WeightHistogram
from tests.e2e.hands import ALT, CTRL, SHIFT, Hands, taught
from tests.ui.canvas.conftest import chain

Key = Qt.Key


def four() -> Project:
    return taught(
        chain(
            ("input", "In", {"shape": (2,)}),
            ("dense", "Hidden", {"units": 6, "view": "opened"}),
            ("dense", "B", {"units": 4, "view": "opened"}),
            ("output", "Out", {"units": 3}),
        )
    )


def begin(hands: Hands, shown: Project | Design) -> None:
    """Show a project, with nothing moving any more: neurons are where they stay."""
    hands.open(shown)
    hands.scene.folding.finish()


def into(hands: Hands, name: str = "Hidden") -> np.ndarray:
    return hands.project.state[hands.link("In" if name == "Hidden" else "Hidden", name)]


def test_alt_and_arrows_reorder_a_neuron_with_its_weights(hands: Hands) -> None:
    begin(hands, four())
    before, rows = hands.project, into(hands)
    hands.click(hands.unit("Hidden", 1))
    hands.keys(Key.Key_Down, modifiers=ALT)
    assert hands.scene.selection.unit == (hands.layer("Hidden"), 2)
    np.testing.assert_array_equal(into(hands), rows[[0, 2, 1, 3, 4, 5]])
    hands.assert_undone_to(before)
    hands.keys(Key.Key_Up, Key.Key_Up, modifiers=ALT)
    np.testing.assert_array_equal(into(hands), rows[[1, 0, 2, 3, 4, 5]])
    hands.keys(Key.Key_Up, modifiers=ALT)
    np.testing.assert_array_equal(into(hands), rows[[1, 0, 2, 3, 4, 5]])


def test_outputs_stand_as_the_data_have_them(hands: Hands) -> None:
    begin(hands, four())
    before = hands.project
    hands.click(hands.unit("Out", 0))
    hands.keys(Key.Key_Down, modifiers=ALT)
    assert hands.project is before
    assert "Out" in hands.written


def test_keys_take_a_neuron_out_and_put_it_into_another_layer(hands: Hands) -> None:
    begin(hands, four())
    before, rows = hands.project, into(hands)
    hands.click(hands.unit("Hidden", 1))
    hands.keys(Key.Key_X)
    assert hands.called("Hidden").units == 5
    alone = hands.layer("Neuron")
    assert hands.scene.selection == Selection(frozenset({alone}))
    np.testing.assert_array_equal(hands.project.state[hands.link("In", "Neuron")], rows[[1]])
    hands.assert_undone_to(before)
    hands.scene.select([alone])
    out = hands.project
    hands.keys(Key.Key_P)
    menu = hands.open_menu()
    assert [action.text() for action in menu.actions()] == ["Hidden", "B", "Out"]
    hands.choose(menu, "host", 0)
    assert hands.called("Hidden").units == 6
    assert hands.scene.selection.unit == (hands.layer("Hidden"), 5)
    np.testing.assert_array_equal(into(hands)[5], rows[1])
    hands.assert_undone_to(out)


def test_no_layer_to_put_a_block_into_is_said(hands: Hands) -> None:
    begin(hands, four())
    hands.scene.select([hands.layer("B")])
    before = hands.project
    hands.keys(Key.Key_P)
    assert "single neuron" in hands.written
    assert hands.project is before


def test_insert_puts_a_neuron_between_two(hands: Hands) -> None:
    begin(hands, four())
    before, rows = hands.project, into(hands)
    hands.click(hands.unit("Hidden", 2))
    hands.keys(Key.Key_Insert)
    assert hands.scene.selection.unit == (hands.layer("Hidden"), 3)
    np.testing.assert_array_equal(np.delete(into(hands), 3, axis=0), rows)
    hands.assert_undone_to(before)
    hands.choose(hands.menu(hands.unit("Hidden", 0)), "insertBefore")
    np.testing.assert_array_equal(into(hands)[1], rows[0])


@pytest.mark.parametrize(
    ("entry", "order"),
    [("moveUp", [0, 2, 1, 3, 4, 5]), ("moveDown", [0, 1, 3, 2, 4, 5])],
)
def test_the_menu_of_a_neuron_moves_it(hands: Hands, entry: str, order: list[int]) -> None:
    begin(hands, four())
    before, rows = hands.project, into(hands)
    hands.choose(hands.menu(hands.unit("Hidden", 2)), entry)
    np.testing.assert_array_equal(into(hands), rows[order])
    hands.assert_undone_to(before)


def test_the_menu_takes_a_neuron_out_and_puts_it_in(hands: Hands) -> None:
    begin(hands, four())
    hands.choose(hands.menu(hands.unit("Hidden", 2)), "takeOut")
    before = hands.project
    menu = hands.menu(hands.block("Neuron"))
    hands.choose_in(menu, "hostMenu", 0)
    assert hands.called("Hidden").units == 6
    hands.assert_undone_to(before)


# Several at once


def test_ctrl_and_shift_select_neurons_and_del_removes_them(hands: Hands) -> None:
    begin(hands, four())
    before, rows, hidden = hands.project, into(hands), hands.layer("Hidden")
    hands.click(hands.unit("Hidden", 1))
    hands.click(hands.unit("Hidden", 4), CTRL)
    assert hands.scene.selection.units == (1, 4)
    hands.click(hands.unit("Hidden", 4), CTRL)
    assert hands.scene.selection.units == (1,)
    hands.click(hands.unit("Hidden", 3), SHIFT)
    assert hands.scene.selection == Selection(
        frozenset({hidden}), unit=(hidden, 3), more=frozenset({1, 2})
    )
    look = hands.scene.layer_items[hidden].look
    assert look.more_units == {1, 2, 3}
    hands.key(Key.Key_Delete)
    np.testing.assert_array_equal(into(hands), rows[[0, 4, 5]])
    hands.assert_undone_to(before)


def test_several_neurons_are_locked_cloned_and_given_an_activation_at_once(hands: Hands) -> None:
    begin(hands, four())
    hands.click(hands.unit("Hidden", 1))
    hands.keys(Key.Key_Down, Key.Key_Down, modifiers=ALT | SHIFT)
    assert hands.scene.selection.units == (1, 2, 3)
    before = hands.project
    hands.keys(Key.Key_L)
    assert hands.called("Hidden").locked == (1, 2, 3)
    hands.assert_undone_to(before)
    before, rows = hands.project, into(hands)
    menu = hands.menu(hands.unit("Hidden", 2))
    assert hands.scene.selection.units == (1, 2, 3)
    hands.choose_in(menu, "activationMenu", 2)
    own = hands.called("Hidden").unit_activations
    assert [unit for unit, _ in own] == [1, 2, 3]
    assert len({name for _, name in own}) == 1
    hands.assert_undone_to(before)
    before = hands.project
    hands.key(Key.Key_D, CTRL)
    np.testing.assert_array_equal(into(hands), rows[[0, 1, 1, 2, 2, 3, 3, 4, 5]])
    assert hands.scene.selection.units == (2, 4, 6)
    hands.assert_undone_to(before)


# The clipboard


def test_a_neuron_is_copied_and_pasted_as_one_of_its_own(hands: Hands) -> None:
    begin(hands, four())
    before = hands.project
    bias = before.state[hands.layer("Hidden")][4]
    hands.click(hands.unit("Hidden", 4))
    hands.key(Key.Key_C, CTRL)
    assert hands.project is before
    hands.key(Key.Key_V, CTRL)
    added = hands.called("Neuron")
    assert isinstance(added, DenseLayer)
    assert (added.units, added.activation) == (1, "relu")
    assert hands.project.state[added.id][0] == bias
    hands.assert_undone_to(before)


def test_cutting_a_neuron_takes_it_alone(hands: Hands) -> None:
    begin(hands, four())
    before, rows = hands.project, into(hands)
    hands.click(hands.unit("Hidden", 4))
    hands.key(Key.Key_X, CTRL)
    np.testing.assert_array_equal(into(hands), np.delete(rows, 4, axis=0))
    assert json.loads(QGuiApplication.clipboard().text())["layers"][0]["units"] == 1
    hands.assert_undone_to(before)
    before = hands.project
    hands.choose(hands.menu(hands.unit("Hidden", 0)), "cut")
    assert hands.called("Hidden").units == 4
    hands.assert_undone_to(before)


@pytest.mark.parametrize("name", ["In", "Out"])
def test_neurons_of_the_data_are_not_copied_alone_and_that_is_said(hands: Hands, name: str) -> None:
    begin(hands, four())
    QGuiApplication.clipboard().setText("before")
    before = hands.project
    hands.click(hands.unit(name, 1))
    for key in (Key.Key_C, Key.Key_X):
        hands.key(key, CTRL)
        assert "cannot be copied alone" in hands.written
    assert hands.project is before
    assert QGuiApplication.clipboard().text() == "before"


def test_copying_a_wire_says_why_nothing_is_copied(hands: Hands) -> None:
    begin(hands, four())
    QGuiApplication.clipboard().setText("before")
    hands.scene.set_selection(key_walk.wire(hands.link("In", "Hidden"), 1, 0))
    hands.key(Key.Key_C, CTRL)
    assert "layers at both of its ends" in hands.written
    assert QGuiApplication.clipboard().text() == "before"


@pytest.mark.parametrize(
    ("field", "value"), [("locked", [99]), ("unit_activations", [[99, "relu"]]), ("locked", [2, 1])]
)
@pytest.mark.parametrize("learnt", [True, False])
def test_a_damaged_layer_is_refused_and_nothing_changes(
    hands: Hands, field: str, value: object, learnt: bool, tmp_path
) -> None:
    begin(hands, four() if learnt else four().design)
    hands.scene.select([hands.layer("Hidden")])
    hands.key(Key.Key_C, CTRL)
    text = json.loads(QGuiApplication.clipboard().text())
    text["layers"][0][field] = value
    QGuiApplication.clipboard().setText(json.dumps(text))
    before = hands.project
    hands.key(Key.Key_V, CTRL)
    assert "damaged" in hands.written
    assert hands.project is before
    assert hands.window.save_path(tmp_path / "still.nnd")


def test_line_breaks_in_a_pasted_name_become_spaces(hands: Hands) -> None:
    begin(hands, four())
    hands.scene.select([hands.layer("B")])
    hands.key(Key.Key_C, CTRL)
    text = json.loads(QGuiApplication.clipboard().text())
    text["layers"][0]["name"] = "a\nb\tc\x00"
    QGuiApplication.clipboard().setText(json.dumps(text))
    hands.key(Key.Key_V, CTRL)
    assert hands.called("a b c")


# Large numbers


def test_a_number_too_large_is_refused_with_a_sentence(hands: Hands) -> None:
    begin(hands, four())
    before = hands.project
    wire = key_walk.wire(hands.link("In", "Hidden"), 1, 0)
    hands.scene.set_selection(wire)
    hands.view.setFocus()
    hands.keys(Key.Key_Return)
    hands.type("1e39")
    hands.keys(Key.Key_Return)
    assert hands.project is before
    field = QApplication.focusWidget()
    assert isinstance(field, NumberEditor)
    assert "1,000,000" in field.message()
    hands.keys(Key.Key_Escape)
    assert not hands.window.editor.set_number("Change", wire.wire[0], (1, 0), 2e6)
    assert "1,000,000" in hands.written
    assert hands.project is before


def test_the_histogram_stands_what_a_training_may_reach(hands: Hands) -> None:
    begin(hands, four())
    link = hands.link("In", "Hidden")
    wild = np.array(hands.project.state[link])
    wild[0, 0], wild[1, 0] = 3.4e38, -3.4e38
    state = hands.project.state.replaced(**{link: wild})
    hands.window.document.replace(hands.project.with_(state=state))
    hands.scene.set_selection(key_walk.wire(link, 0, 0))
    QApplication.processEvents()
    histogram = hands.window.findChild(WeightHistogram)
    assert histogram is not None
    bars = histogram.bars()
    assert bars[0] > 0
    assert bars[-1] > 0
    assert max(bars) == 1.0


# The search, and several blocks


def search(hands: Hands, text: str) -> None:
    hands.key(Key.Key_K, CTRL)
    QTest.keyClicks(hands.view.tools.finder.line, text)
    hands.keys(Key.Key_Return)


def test_a_layer_is_searched_for_and_put_on_the_selected_link(hands: Hands) -> None:
    begin(hands, four())
    before, link = hands.project, hands.link("Hidden", "B")
    hands.scene.select([link])
    search(hands, "dense 7")
    added = hands.called("Dense")
    assert added.units == 7
    assert hands.link("Hidden", "Dense")
    assert hands.link("Dense", "B")
    hidden, other = hands.layer("Hidden"), hands.layer("B")
    assert hands.design.link_between(hidden, other) is None
    hands.assert_undone_to(before)


def test_the_dark_theme_is_found(hands: Hands) -> None:
    search(hands, "dark")
    assert hands.window.look.theme.name == "dark"
    search(hands, "light theme")
    assert hands.window.look.theme.name == "light"


def test_what_wants_a_selection_is_found_and_says_so(hands: Hands) -> None:
    begin(hands, four())
    search(hands, "align left")
    assert "two or more" in hands.written
    hands.scene.select([hands.layer("In"), hands.layer("Out")])
    before = hands.project
    search(hands, "align left")
    assert hands.called("Out").x == hands.called("In").x
    hands.assert_undone_to(before)


def test_the_menu_of_several_blocks(hands: Hands) -> None:
    begin(hands, four())
    hands.scene.select([hands.layer("Hidden"), hands.layer("B"), hands.layer("Out")])
    menu = hands.menu(hands.header("B"))
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert names[0] == "actionGroup"
    assert names[-4:] == ["actionCut", "actionCopy", "actionDuplicate", "actionDelete"]
    before = hands.project
    hands.choose_in(menu, "alignMenu", 3)
    assert hands.called("Hidden").y == hands.called("B").y == hands.called("Out").y
    hands.assert_undone_to(before)
    before = hands.project
    hands.choose(hands.menu(hands.header("B")), "actionDelete")
    assert [layer.name for layer in hands.design.layers] == ["In"]
    hands.assert_undone_to(before)
