from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSlider, QToolTip

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.ui.panels.inspector_design import DesignSection
from nndesigner.ui.panels.inspector_layer import LayerSection
from nndesigner.ui.panels.inspector_link import LinkSection
from nndesigner.ui.panels.inspector_neuron import NeuronSection
from nndesigner.ui.panels.panel import ElidedLabel

# What is shown ------------------------------------------------------------------------------


def test_the_page_follows_the_selection(digits):
    assert digits.inspector.objectName() == "inspector"
    assert digits.shown() == [DesignSection]
    digits.select(1)
    assert digits.shown() == [LayerSection]
    digits.select(1, unit=3)
    assert digits.shown() == [NeuronSection]
    digits.select(link=0)
    assert digits.shown() == [LinkSection]
    digits.select(0, 1, link=0)
    assert digits.shown() == [LayerSection]
    digits.select()
    assert digits.shown() == [DesignSection]


def test_a_single_neuron_shows_fields_and_sum(neuron):
    neuron.select(1)
    assert neuron.shown() == [LayerSection, NeuronSection]


def test_the_design_shows_task_layers_and_parameters(digits):
    assert "0, 1, 2, 3, 4, 5, 6, 7, 8, 9" in digits.text("designTask")
    assert digits.text("designParameters") == "Parameters to learn: 4,160 + 650 = 4,810"
    assert "“Handwritten digits”" in digits.text("designData")
    for name in ("Picture", "Hidden", "Digit", "4,160"):
        assert name in digits.text("designLayers")


def test_a_click_on_a_layers_name_asks_for_it(digits, qtbot):
    with qtbot.waitSignal(digits.inspector.layer_requested) as caught:
        digits.find(QLabel, "designLayers").linkActivated.emit(digits.layer(1).id)
    assert caught.args == [digits.layer(1).id]


def test_names_are_text_not_markup(digits):
    digits.editor.apply(
        "x", lambda design: edits.set_fields(design, design.layers[1].id, name="<b>&amp;")
    )
    assert "&lt;b&gt;&amp;amp;" in digits.text("designLayers")
    digits.select(1)
    assert digits.text("inspectorTitle") == "<b>&amp;"
    digits.select(link=0)
    for label in digits.inspector.findChildren(QLabel):
        if "<b>" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.objectName()
    digits.select(1, unit=0)
    assert digits.find(QLabel, "inspectorTitle").textFormat() == Qt.TextFormat.PlainText


def test_a_long_name_stays_inside_the_panel(digits):
    name = "W" * 60
    digits.editor.apply(
        "x", lambda design: edits.set_fields(design, design.layers[1].id, name=name)
    )
    for picked in ({}, {"unit": 3}, {"link": 0}, None):
        layers = () if picked is None or "link" in picked else (1,)
        digits.select(*layers, **(picked or {}))
        area = digits.inspector.area
        assert area.widget().width() <= area.viewport().width(), picked
        title = digits.find(ElidedLabel, "inspectorTitle")
        assert title.shown_text().endswith("…") == (name in title.text())


@pytest.mark.parametrize(
    ("place", "field", "text", "sentence"),
    [
        (1, "name", " ", "Please type a name."),
        (0, "shape", "big", "Please type how many numbers"),
        (0, "shape", "100000", "“100000” does not fit “Shape”: sizes go from 1 to 16,384"),
        (0, "shape", "300 x 300", "“300, 300” does not fit “Shape”: sizes go from 1 to 16,384"),
        (1, "units", "0", "Please type a whole number"),
        (1, "units", "100000", "Please type a whole number from 1 to 16,384."),
        (2, "units", "100,000", "Please type a whole number from 1 to 16,384."),
        (1, "units", "9" * 400, "Please type a whole number from 1 to 16,384."),
    ],
)
def test_a_refused_value_says_what_is_allowed(digits, place, field, text, sentence):
    digits.select(place)
    before = digits.document.project
    digits.type_into(field, text)
    # A number is answered at its field.
    said = QToolTip.text() if field == "units" else digits.refusals[-1]
    assert said.removeprefix("<span>").startswith(sentence)
    assert len(digits.refusals) == (field != "units")
    assert digits.document.project is before


def test_an_empty_design_is_no_problem(bench):
    empty = bench(Project())
    assert empty.shown() == [DesignSection]
    assert empty.text("designTask")


def test_a_selection_of_what_is_gone_shows_the_design(digits):
    digits.select(1, unit=3)
    gone = digits.layer(1).id
    digits.editor.apply("x", lambda design: edits.remove(design, [gone]))
    digits.settle()
    assert digits.shown() == [DesignSection]


# One layer ----------------------------------------------------------------------------------


def test_a_layer_shows_the_fields_of_its_kind(digits):
    digits.select(0)
    assert digits.find(QLineEdit, "shape").text() == "8 × 8"
    digits.select(1)
    assert digits.find(QLineEdit, "units").text() == "64"
    assert digits.find(QComboBox, "activation").currentText() == "ReLU"
    assert digits.text("layerParameters") == "Parameters: 64 × 64 + 64 = 4,160"
    digits.select(2)
    assert digits.find(QComboBox, "loss").currentText() == "Cross-entropy"
    assert digits.find(QLineEdit, "classes").text() == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9"


def test_mnist_parameters_are_shown_as_a_sum(digits):
    first, hidden = digits.layer(0).id, digits.layer(1).id
    digits.editor.apply("x", lambda design: edits.set_fields(design, first, shape=(28, 28)))
    digits.editor.apply("x", lambda design: edits.set_fields(design, hidden, units=256))
    assert digits.text("designParameters").endswith("200,960 + 2,570 = 203,530")
    digits.select(1)
    assert digits.text("layerParameters") == "Parameters: 784 × 256 + 256 = 200,960"


def test_every_field_is_explained_in_plain_words(digits):
    for place in range(3):
        digits.select(place)
        for field in digits.inspector.section(LayerSection).fields.values():
            assert field.toolTip()
            assert field.accessibleName()
            assert field.accessibleDescription()


def test_typing_a_value_edits_the_design_as_one_undo_step(digits):
    digits.select(1)
    digits.type_into("units", "32")
    assert digits.layer(1).units == 32
    assert digits.text("layerParameters") == "Parameters: 64 × 32 + 32 = 2,080"
    assert digits.document.undo_stack.count() == 1
    assert "Neurons" in digits.document.undo_stack.undoText()
    digits.document.undo()
    digits.settle()
    assert digits.find(QLineEdit, "units").text() == "64"


def test_leaving_a_field_commits_it(digits):
    digits.select(1)
    digits.type_into("name", "First layer", key=Qt.Key.Key_Tab)
    assert digits.layer(1).name == "First layer"
    assert digits.text("inspectorTitle") == "First layer"


def test_selecting_something_else_commits_what_was_typed(digits):
    digits.select(1)
    digits.type_into("name", "Typed", key=None)
    digits.select(2)
    assert digits.layer(1).name == "Typed"
    assert digits.layer(2).name == "Digit"


@pytest.mark.parametrize("text", ["0", "99999999", "many", ""])
def test_a_number_that_is_not_allowed_changes_nothing(digits, text):
    digits.select(1)
    field = digits.type_into("units", text or " ")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert digits.layer(1).units == 64
    assert field.text() == "64"
    assert digits.document.undo_stack.count() == 0


@pytest.mark.parametrize("text", ["", "8 x", "0", "1x2x3x4", "big"])
def test_a_shape_that_is_none_changes_nothing(digits, text):
    digits.select(0)
    field = digits.type_into("shape", text or " ")
    assert digits.layer(0).shape == (8, 8)
    assert field.text() == "8 × 8"


def test_a_shape_is_understood_as_people_write_it(digits):
    digits.select(0)
    digits.type_into("shape", "28x28")
    assert digits.layer(0).shape == (28, 28)
    assert digits.find(QLineEdit, "shape").text() == "28 × 28"


def test_an_empty_or_too_long_name_is_refused(digits):
    digits.select(1)
    assert digits.type_into("name", " ").text() == "Hidden"
    assert digits.type_into("name", "n" * 61).text() == "Hidden"
    assert digits.layer(1).name == "Hidden"
    assert digits.refusals[0] == "Please type a name."
    assert len(digits.refusals) == 2


def test_escape_puts_the_old_text_back(digits):
    digits.select(1)
    field = digits.type_into("name", "Nonsense", key=Qt.Key.Key_Escape)
    assert field.text() == "Hidden"
    assert digits.document.undo_stack.count() == 0


def test_choosing_an_activation_changes_it_and_its_explanation(digits):
    digits.select(1)
    box = digits.find(QComboBox, "activation")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert digits.layer(1).activation == "identity"
    QTest.keyClicks(box, "Sig")
    assert digits.layer(1).activation == "sigmoid"
    labels = [label.text() for label in digits.inspector.findChildren(QLabel)]
    assert any(text.startswith("1 / (1 + e⁻ᶻ): squeezes") for text in labels)


def test_the_wheel_over_a_choice_scrolls_the_page(digits):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    digits.select(1)
    box = digits.find(QComboBox, "activation")
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert digits.layer(1).activation == "relu"
    assert not event.isAccepted()


def test_sliding_the_dropout_rate_is_one_undo_step(bench):
    design = edits.add_layer(Design(), "dropout", 0, 0)
    one = bench(Project(design))
    one.select(0)
    slider = next(s for s in one.inspector.findChildren(QSlider) if s.isVisible())
    slider.setFocus()
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert one.layer(0).rate == pytest.approx(0.45)
    assert one.document.undo_stack.count() == 1
    one.document.undo()
    one.settle()
    assert one.layer(0).rate == 0.25
    assert slider.value() == 25


def test_two_drags_of_the_slider_are_two_undo_steps(bench):
    one = bench(Project(edits.add_layer(Design(), "dropout", 0, 0)))
    one.select(0)
    slider = next(s for s in one.inspector.findChildren(QSlider) if s.isVisible())
    for value in (40, 60):
        slider.setSliderDown(True)
        slider.setValue(value - 3)
        slider.setValue(value)
        slider.setSliderDown(False)
    assert one.layer(0).rate == 0.6
    assert one.document.undo_stack.count() == 2


def test_class_names_are_typed_with_commas(digits):
    digits.select(2)
    digits.type_into("classes", "zero, one，two、three, 4, 5, 6, 7, 8, 9")
    assert digits.layer(2).classes[:5] == ("zero", "one", "two", "three", "4")


# Several layers -----------------------------------------------------------------------------


def test_several_layers_show_what_they_share(digits):
    digits.select(1, 2)
    section = digits.inspector.section(LayerSection)
    visible = {name for name, field in section.fields.items() if field.isVisible()}
    assert visible == {"units", "activation", "initializer", "frozen"}
    assert digits.find(QLineEdit, "units").text() == ""
    assert digits.find(QLineEdit, "units").placeholderText() == "different"
    assert digits.find(QComboBox, "activation").currentIndex() == -1
    assert digits.text("layerParameters") == "Parameters: 4,810"


def test_a_value_is_set_in_all_selected_layers_at_once(digits):
    digits.select(1, 2)
    digits.type_into("units", "12")
    assert (digits.layer(1).units, digits.layer(2).units) == (12, 12)
    assert digits.document.undo_stack.count() == 1
    digits.document.undo()
    assert (digits.layer(1).units, digits.layer(2).units) == (64, 10)


def test_layers_of_different_kinds_may_share_nothing(digits):
    digits.select(0, 1)
    section = digits.inspector.section(LayerSection)
    assert not any(field.isVisible() for field in section.fields.values())
