from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView

from nndesigner.app import theme
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.project import Project
from nndesigner.engine.initializers import initial_state
from nndesigner.ui.panels.inspector_fields import names_text, parse_names, parse_shape, shape_text
from nndesigner.ui.panels.inspector_layer import LayerSection
from nndesigner.ui.panels.inspector_link import LinkSection
from nndesigner.ui.panels.inspector_neuron import NeuronSection
from tests.designs import template
from tests.ui.panels.inspector_bench import cells, edit_cell

# One neuron ---------------------------------------------------------------------------------


def test_the_published_example_is_shown_number_by_number(neuron):
    neuron.select(1)
    neuron.predict([0.5, 0.3])
    table = neuron.find(QTableView, "neuronTerms")
    rows = cells(table)
    assert [row[1:] for row in rows] == [["0.5", "0.8", "0.4"], ["0.3", "−0.4", "−0.12"]]
    assert neuron.text("neuronSum") == "z = 0.8 · 0.5 + (−0.4) · 0.3 + 0.1 = 0.38"
    assert neuron.text("neuronZ") == "0.38"
    assert neuron.text("neuronA") == "0.5939"
    assert neuron.find(QLineEdit, "neuronBias").text() == "0.1"


@pytest.mark.parametrize(("weights", "z"), [((1, 1, 5), "4"), ((2, 6, 3), "−4")])
def test_the_boat_trip_is_decided(bench, weights, z):
    design = template("neuron").design
    design = edits.set_fields(design, design.layers[0].id, shape=(3,))
    link, output = design.links[0].id, design.layers[1].id
    state = NetworkState({link: np.array([weights], np.float32), output: np.ones(1, np.float32)})
    one = bench(Project(design, state))
    one.select(1)
    one.predict([-1, -1, 1])
    assert one.text("neuronZ") == z


def test_without_a_sample_weights_are_shown_and_values_are_not(neuron):
    neuron.select(1)
    rows = cells(neuron.find(QTableView, "neuronTerms"))
    assert [row[1:] for row in rows] == [["–", "0.8", "–"], ["–", "−0.4", "–"]]
    assert neuron.text("neuronZ") == "–"


def test_many_inputs_are_cut_to_the_largest_and_a_rest(digits):
    digits.select(1, unit=5)
    digits.predict(np.linspace(0, 1, 64))
    rows = cells(digits.find(QTableView, "neuronTerms"))
    assert len(rows) == 16
    weights = digits.document.state[digits.design.links[0].id][5]
    products = weights * np.linspace(0, 1, 64, dtype=np.float32)
    order = np.argsort(-np.abs(products))
    assert rows[0][0] == "pixel {}, {}".format(*np.add(divmod(int(order[0]), 8), 1))
    rest = digits.inspector.section(NeuronSection).rest.text()
    assert rest.startswith("… and 48 smaller ones, which sum to ")
    assert float(digits.text("neuronZ").replace("−", "-")) == pytest.approx(
        float(products.sum()), rel=1e-3
    )


def test_a_masked_neuron_shows_only_its_connections(bench):
    design = template("xor").design
    link = design.links[0]
    design = edits.disconnect_units(design, link.id, 2, 0)
    one = bench(Project(design, initial_state(design)))
    one.select(1, unit=2)
    assert len(cells(one.find(QTableView, "neuronTerms"))) == 1
    one.select(1, unit=1)
    assert len(cells(one.find(QTableView, "neuronTerms"))) == 2


def test_inputs_of_several_layers_are_told_apart(bench):
    design = template("neuron").design
    design = edits.add_layer(design, "dense", 0, 0, units=2, name="Side")
    side, first, last = design.layers[2].id, design.layers[0].id, design.layers[1].id
    design = edits.connect(edits.connect(design, first, side), side, last)
    one = bench(Project(design, initial_state(design)))
    one.select(1)
    names = [row[0] for row in cells(one.find(QTableView, "neuronTerms"))]
    assert names == ["Input: x", "Input: y", "Side 1", "Side 2"]


def test_editing_a_weight_changes_it_and_can_be_undone(neuron):
    neuron.select(1)
    neuron.predict([0.5, 0.3])
    edit_cell(neuron, neuron.find(QTableView, "neuronTerms"), 0, 2, "1/2")
    link = neuron.design.links[0].id
    assert neuron.document.state[link].tolist() == [[0.5, pytest.approx(-0.4)]]
    assert neuron.document.undo_stack.undoText() == "Change a weight"
    neuron.document.undo()
    assert neuron.document.state[link][0, 0] == pytest.approx(0.8)


def test_editing_the_bias_with_a_decimal_comma(neuron):
    neuron.select(1)
    neuron.predict([0.5, 0.3])
    neuron.type_into("neuronBias", "0,5")
    bias = neuron.document.state[neuron.layer(1).id]
    assert bias.tolist() == [0.5]
    assert neuron.document.undo_stack.count() == 1


def test_leaving_a_weight_as_it_is_changes_nothing(neuron):
    neuron.select(1)
    table = neuron.find(QTableView, "neuronTerms")
    point = table.visualRect(table.model().index(0, 2)).center()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.keyClick(table.viewport().findChild(QLineEdit), Qt.Key.Key_Return)
    assert neuron.document.undo_stack.count() == 0


def test_nonsense_typed_as_a_weight_changes_nothing(neuron):
    neuron.select(1)
    edit_cell(neuron, neuron.find(QTableView, "neuronTerms"), 0, 2, "much")
    assert neuron.document.undo_stack.count() == 0
    assert neuron.refusals == ["Please type any number, such as 0.5, 0,5 or 1/3."]


def test_a_huge_weight_stays_finite(neuron):
    neuron.select(1)
    edit_cell(neuron, neuron.find(QTableView, "neuronTerms"), 0, 2, "1e300")
    assert np.isfinite(neuron.document.state[neuron.design.links[0].id]).all()


def test_a_weight_set_during_a_training_ends_it_first(neuron):
    """The snapshot shown is not the document's: the run must commit before the edit."""
    link, output = neuron.design.links[0].id, neuron.layer(1).id
    learnt = NetworkState({link: np.array([[7, 8]], np.float32), output: np.ones(1, np.float32)})

    class Session(QObject):
        def finish(self) -> None:
            neuron.document.change("Train", neuron.document.project.with_(state=learnt))

    session = Session()
    neuron.document.training_must_end.connect(session.finish)
    neuron.select(1)
    neuron.inspector.set_state(learnt)
    neuron.qtbot.waitUntil(
        lambda: cells(neuron.find(QTableView, "neuronTerms"))[0][2] == "7", timeout=2000
    )
    edit_cell(neuron, neuron.find(QTableView, "neuronTerms"), 0, 2, "9")
    assert neuron.document.state[link].tolist() == [[9, 8]]
    assert neuron.document.undo_stack.count() == 2


def test_a_softmax_neuron_shows_its_share_among_the_others(digits):
    digits.select(2, unit=4)
    graph = digits.inspector.section(NeuronSection).graph
    assert not graph.isVisible()
    digits.predict(np.linspace(0, 1, 64))
    assert graph.isVisible()
    assert sum(graph.shares()) == pytest.approx(1)
    assert graph.toolTip().startswith("What softmax gives")
    assert digits.text("neuronA") == f"{graph.shares()[4]:.4g}"


def test_an_input_unit_shows_its_value(neuron):
    neuron.predict([0.5, 0.3])
    neuron.select(0, unit=1)
    assert neuron.text("neuronSum") == "x = 0.3"


def test_diverged_numbers_are_shown_not_feared(neuron):
    neuron.select(1)
    neuron.predict([0.5, 0.3])
    link, output = neuron.design.links[0].id, neuron.layer(1).id
    broken = {link: np.array([[np.nan, np.inf]], np.float32), output: np.zeros(1, np.float32)}
    neuron.inspector.set_state(NetworkState(broken))
    neuron.qtbot.waitUntil(lambda: neuron.text("neuronZ") == "NaN", timeout=2000)
    neuron.select(link=0)
    assert not neuron.inspector.grab().isNull()


# Links --------------------------------------------------------------------------------------


def test_a_link_shows_what_it_joins_and_its_weights(digits):
    digits.select(link=0)
    assert digits.text("linkFrom").startswith("Picture")
    assert digits.text("linkTo").startswith("Hidden")
    assert digits.text("linkShape") == "64 × 64 (neurons × inputs)"
    assert digits.text("linkCount") == "4,096"
    weights = digits.document.state[digits.design.links[0].id]
    assert digits.text("linkRange").startswith("−" + f"{-weights.min():.3g} to ")
    assert sum(digits.inspector.section(LinkSection).histogram.bars()) > 1


def test_only_small_links_have_a_table(digits, bench):
    digits.select(link=0)
    assert not digits.inspector.section(LinkSection).table.isVisible()
    xor = bench(template("xor"))
    xor.select(link=0)
    table = xor.find(QTableView, "linkWeights")
    assert (table.model().rowCount(), table.model().columnCount()) == (8, 2)


def test_editing_an_entry_of_the_matrix(bench):
    xor = bench(template("xor"))
    xor.select(link=0)
    edit_cell(xor, xor.find(QTableView, "linkWeights"), 3, 1, "-2,5")
    assert xor.document.state[xor.design.links[0].id][3, 1] == -2.5
    assert cells(xor.find(QTableView, "linkWeights"))[3][1] == "−2.5"
    assert xor.document.undo_stack.count() == 1


def test_space_disconnects_and_connects(bench):
    xor = bench(template("xor"))
    xor.select(link=0)
    table = xor.find(QTableView, "linkWeights")
    table.setCurrentIndex(table.model().index(3, 1))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    xor.settle()
    link = xor.design.links[0]
    assert link.mask is not None
    assert link.mask[3] == (0,)
    assert cells(table)[3][1] == "–"
    assert xor.document.state[link.id][3, 1] == 0
    assert xor.text("linkCount") == "15 of 16 possible"
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, 1)
    QTest.keyClick(table, Qt.Key.Key_Space)
    xor.settle()
    assert xor.design.links[0].mask is None or xor.design.links[0].mask[3] == (0, 1)
    assert cells(table)[3][1] != "–"


def test_a_double_click_on_a_gap_connects(bench):
    design = template("xor").design
    design = edits.disconnect_units(design, design.links[0].id, 2, 0)
    xor = bench(Project(design, initial_state(design)))
    xor.select(link=0)
    table = xor.find(QTableView, "linkWeights")
    assert cells(table)[2][0] == "–"
    point = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    xor.settle()
    assert cells(table)[2][0] != "–"
    assert xor.document.undo_stack.count() == 1


def test_the_context_menu_of_an_entry_toggles_it(bench):
    xor = bench(template("xor"))
    xor.select(link=0)
    table = xor.find(QTableView, "linkWeights")
    menu = table.make_menu(table.model().index(0, 0))
    assert [action.text() for action in menu.actions()] == ["Take this connection away"]
    menu.actions()[0].trigger()
    xor.settle()
    assert cells(table)[0][0] == "–"


def test_one_wire_has_a_name_and_an_editable_weight(bench):
    xor = bench(template("xor"))
    xor.select(link=0, wire=(3, 1))
    assert "Hidden" in xor.text("wireName")
    xor.type_into("wireWeight", "1/4")
    assert xor.document.state[xor.design.links[0].id][3, 1] == 0.25


def test_a_link_into_dropout_says_it_has_no_weights(bench):
    design = template("xor").design
    design = edits.add_layer(design, "dropout", 0, 0)
    design = edits.connect(design, design.layers[1].id, design.layers[3].id)
    one = bench(Project(design, initial_state(design)))
    one.select(link=2)
    texts = [label.text() for label in one.inspector.findChildren(QLabel) if label.isVisible()]
    assert "It only passes numbers on: it has no weights of its own." in texts


# While training -----------------------------------------------------------------------------


def test_numbers_follow_at_most_five_times_a_second_and_end_up_right(digits, monkeypatch):
    digits.select(1, unit=0)
    digits.predict(np.linspace(0, 1, 64))
    section = digits.inspector.section(NeuronSection)
    refreshed = []
    original = section.refresh_numbers
    monkeypatch.setattr(
        section, "refresh_numbers", lambda shown: (refreshed.append(1), original(shown))
    )
    states = [initial_state(digits.design, seed=seed) for seed in range(8)]
    started = time.monotonic()
    while time.monotonic() - started < 1.0:
        for state in states:
            digits.inspector.set_state(state)
            QTest.qWait(8)
    elapsed = time.monotonic() - started
    assert 2 <= len(refreshed) <= elapsed / 0.2 + 2
    last = states[3]
    digits.inspector.set_state(last)
    QTest.qWait(300)
    assert section.shown.state is last


def test_typing_is_not_disturbed_by_a_training(neuron):
    neuron.select(1)
    neuron.predict([0.5, 0.3])
    bias = neuron.type_into("neuronBias", "12", key=None)
    name = neuron.find(QLineEdit, "name")
    for seed in range(3):
        neuron.inspector.set_state(initial_state(neuron.design, seed=seed))
        QTest.qWait(220)
    assert bias.text() == "12"
    assert bias.hasFocus()
    neuron.type_into("name", "Ty", key=None)
    neuron.inspector.set_state(initial_state(neuron.design, seed=9))
    QTest.qWait(220)
    QTest.keyClicks(name, "ped")
    assert name.text() == "Typed"


def test_a_weight_being_edited_stays_while_numbers_change(digits):
    digits.select(1, unit=0)
    digits.predict(np.linspace(0, 1, 64))
    table = digits.find(QTableView, "neuronTerms")
    names = [row[0] for row in cells(table)]
    point = table.visualRect(table.model().index(2, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    field = table.viewport().findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "0.12")
    for seed in range(2):
        digits.inspector.set_state(initial_state(digits.design, seed=seed + 5))
        QTest.qWait(220)
    assert field.text() == "0.12"
    assert [row[0] for row in cells(table)] == names


def test_a_hidden_inspector_does_nothing_and_catches_up(neuron):
    neuron.select(1)
    neuron.predict([0.5, 0.3])
    neuron.inspector.hide()
    link, output = neuron.design.links[0].id, neuron.layer(1).id
    state = NetworkState({link: np.array([[1, 1]], np.float32), output: np.zeros(1, np.float32)})
    neuron.inspector.set_state(state)
    QTest.qWait(20)
    assert neuron.inspector.section(NeuronSection).z.text() == "0.38"
    neuron.inspector.show()
    neuron.qtbot.waitUntil(lambda: neuron.text("neuronZ") == "0.8", timeout=2000)


# Theme, language ----------------------------------------------------------------------------


@pytest.mark.parametrize("place", [None, 0, 1, 2])
def test_every_page_is_painted_in_both_themes(digits, place):
    digits.predict(np.linspace(0, 1, 64))
    if place is not None:
        digits.select(place)
    pictures = []
    for look in (theme.LIGHT, theme.DARK):
        QApplication.setPalette(theme.palette(look))
        digits.inspector.set_theme(look)
        pictures.append(digits.inspector.grab().toImage())
    QApplication.setPalette(QApplication.style().standardPalette())
    assert pictures[0] != pictures[1]


def test_a_change_of_language_reaches_every_page(digits, monkeypatch):
    from nndesigner.ui.panels import inspector_layer

    digits.select(1)
    monkeypatch.setattr(inspector_layer, "field_name", lambda name, kind="": f"<{name}>")
    for widget in (digits.inspector, digits.inspector.section(LayerSection)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    texts = [label.text() for label in digits.inspector.findChildren(QLabel)]
    assert "<units>" in texts
    assert digits.find(QComboBox, "activation").currentText() == "ReLU"


# Texts as people type them --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("4", (4,)),
        ("8 × 8", (8, 8)),
        ("8x8", (8, 8)),
        ("8*8", (8, 8)),
        ("8, 8", (8, 8)),
        (" 28 X 28 ", (28, 28)),
        ("3 8 8", (3, 8, 8)),
        ("", None),
        ("a", None),
        ("-4", None),
        ("4.5", None),
        ("1 2 3 4", None),
    ],
)
def test_shapes(text, shape):
    assert parse_shape(text) == shape
    if shape is not None:
        assert parse_shape(shape_text(shape)) == shape


@pytest.mark.parametrize(
    "names", [(), ("a",), ("yes", "no"), ("one, two", "three"), ('say "hi"', "b"), ("a b", "c")]
)
def test_class_names_survive_being_written_and_read(names):
    assert parse_names(names_text(names)) == names
