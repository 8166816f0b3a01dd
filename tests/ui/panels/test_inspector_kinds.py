"""Every field of every kind of layer, and what single neurons have of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QTableView, QWidget

from nndesigner.core import edits
from nndesigner.core.catalog import LAYER_TYPES, FieldSpec, kind_of, layer_fields
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.ui.panels.inspector_fields import numbers_text, parse_numbers
from nndesigner.ui.panels.inspector_sum import LOCK
from nndesigner.ui.texts import kind_formula
from tests.designs import template
from tests.ui.panels.inspector_bench import Bench

EDITED = [
    (kind, name)
    for kind in LAYER_TYPES
    for name, spec in layer_fields(kind).items()
    if name not in ("id", "x", "y") and spec.kind != "units"
]


def one_of(qtbot, kind: str) -> Bench:
    bench = Bench(qtbot, Project(edits.add_layer(Design(), kind, 0, 0)))
    bench.select(0)
    return bench


def another(spec: FieldSpec, old: object) -> tuple[str, object]:
    """Return a value other than the present one, and how it is typed."""
    if spec.kind == "int":
        return "3" if old != 3 else "4", 3 if old != 3 else 4
    if spec.kind == "float":
        return "0.125", 0.125
    texts = {"shape": ("2 × 3", (2, 3)), "texts": ("a, b", ("a", "b")), "text": ("Else", "Else")}
    return texts[spec.kind]


@pytest.mark.parametrize(("kind", "name"), EDITED)
def test_every_field_of_every_kind_edits_the_design(qtbot, kind, name):
    bench = one_of(qtbot, kind)
    spec, old = layer_fields(kind)[name], getattr(bench.layer(0), name)
    if spec.kind == "choice":
        box = bench.find(QComboBox, name)
        box.setFocus()
        wanted = spec.choices[-1] if old != spec.choices[-1] else spec.choices[0]
        QTest.keyClick(box, Qt.Key.Key_End if wanted == spec.choices[-1] else Qt.Key.Key_Home)
    elif spec.kind == "bool":
        wanted = not old
        QTest.mouseClick(bench.find(QCheckBox, name), Qt.MouseButton.LeftButton)
    else:
        text, wanted = another(spec, old)
        share = bench.inspector.findChild(QWidget, name)
        assert share is not None
        type_in(bench, name, text)
    assert getattr(bench.layer(0), name) == wanted
    stack = bench.document.undo_stack
    assert stack.count() == 1
    stack.undo()
    assert getattr(bench.layer(0), name) == old


def type_in(bench: Bench, name: str, text: str) -> None:
    """Type into the visible field of this name; a share has its field inside."""
    found = [w for w in bench.inspector.findChildren(QWidget, name) if w.isVisible()]
    assert len(found) == 1
    line = found[0] if isinstance(found[0], QLineEdit) else found[0].findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    line.insert(text)
    line.setModified(True)
    QTest.keyClick(line, Qt.Key.Key_Return)
    bench.settle()


@pytest.mark.parametrize("kind", LAYER_TYPES)
def test_every_kind_shows_sentence_and_formula(qtbot, kind):
    bench = one_of(qtbot, kind)
    assert bench.text("layerHelp").endswith(".")
    alone = bench.text("layerFormula").replace("\n", "; ")
    assert alone == kind_formula(kind_of(bench.layer(0)))


def test_the_page_names_shape_and_parameters(qtbot):
    design = edits.add_layer(Design(), "input", 0, 0, shape=(28, 28))
    design = edits.add_layer(design, "conv2d", 0, 0)
    bench = Bench(qtbot, Project(edits.connect(design, *(layer.id for layer in design.layers))))
    bench.select(1)
    assert bench.text("layerShape") == "Output: 8 × 28 × 28"
    assert bench.text("layerParameters") == "Parameters: 8 × 1 × 3 × 3 + 8 = 80"
    texts = [label.text() for label in bench.inspector.findChildren(QLabel)]
    assert "8 kernels of 9 weights, and one bias for each kernel." in texts


def test_label_smoothing_is_for_cross_entropies(qtbot):
    bench = one_of(qtbot, "output")
    section = bench.inspector.findChild(QWidget, "label_smoothing")
    assert section.isVisible()
    identity = bench.layer(0).id
    bench.editor.apply("x", lambda design: edits.set_fields(design, identity, loss="hinge"))
    bench.settle()
    assert not section.isVisible()


def test_layers_of_two_kinds_share_what_means_the_same(qtbot):
    design = edits.add_layer(Design(), "conv2d", 0, 0)
    design = edits.add_layer(design, "embedding", 0, 0)
    bench = Bench(qtbot, Project(design))
    bench.select(0, 1)
    shown = {w.objectName() for w in bench.inspector.findChildren(QWidget) if w.isVisible()}
    assert {"initializer", "frozen"} <= shown
    assert "size" not in shown, "a kernel's size is not that of a vector"
    box = bench.find(QCheckBox, "frozen")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert all(layer.frozen for layer in bench.design.layers)


def test_numbers_are_typed_with_commas():
    assert parse_numbers("1, 2.5; 3") == (1.0, 2.5, 3.0)
    assert parse_numbers("") == ()
    assert parse_numbers("1, two") is None
    assert parse_numbers(numbers_text((1.0, 2.5))) == (1.0, 2.5)


# Single neurons -------------------------------------------------------------------------------


@pytest.fixture
def xor(qtbot) -> Bench:
    bench = Bench(qtbot, template("xor"))
    bench.select(1, unit=2)
    return bench


def test_a_neuron_takes_an_activation_of_its_own_and_gives_it_back(xor):
    box = xor.find(QComboBox, "neuronActivation")
    assert box.currentText() == "as the layer: Tanh"
    box.setFocus()
    QTest.keyClicks(box, "Sin")
    xor.settle()
    assert xor.layer(1).unit_activations == ((2, "sine"),)
    assert "Sine" in xor.text("inspectorSubtitle")
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert xor.layer(1).unit_activations == ()
    xor.document.undo_stack.undo()
    xor.settle()
    assert box.currentText() == "Sine"


def test_softmax_leaves_no_choice(qtbot):
    bench = Bench(qtbot, template("iris"))
    bench.select(2, unit=1)
    box = bench.find(QComboBox, "neuronActivation")
    assert not box.isEnabled()
    assert "all neurons" in box.toolTip()


def test_a_bias_is_locked_and_unlocked(xor):
    box = xor.find(QCheckBox, "neuronBiasLocked")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert xor.layer(1).locked == (2,)
    xor.document.undo_stack.undo()
    xor.settle()
    assert xor.layer(1).locked == ()
    assert not box.isChecked()


def test_a_weight_is_locked_in_the_table_of_terms(xor):
    table = xor.find(QTableView, "neuronTerms")
    for row, locked in ((1, (1,)), (1, ())):
        index = table.model().index(row, LOCK)
        place = table.visualRect(index)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
        xor.settle()
        found = xor.design.links[0].locked
        assert (found[2] if found else ()) == locked
    xor.document.undo_stack.undo()
    xor.settle()
    ticked = table.model().index(1, LOCK).data(Qt.ItemDataRole.CheckStateRole)
    assert ticked == Qt.CheckState.Checked
