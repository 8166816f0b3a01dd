from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.core.dataset import DataSpec
from nndesigner.core.edits import set_data
from nndesigner.ui.panels.data import DataPanel
from nndesigner.ui.panels.data_preview import DataPreview

from .samples import editor, picture_set, point_set

CHOICES = (
    ("digits", DataSpec("digits", (8, 8), tuple("0123456789"))),
    ("iris", DataSpec("iris", (4,), ("a", "b", "c"))),
    ("moons", DataSpec("moons", (2,), ("0", "1"))),
)


@pytest.fixture
def panel(qtbot):
    source = editor()
    result = DataPanel(source, LIGHT)
    source.setParent(result)
    source.document.changed.connect(result.show_project)
    result.set_choices(CHOICES)
    result.resize(420, 260)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def data(panel):
    return panel._editor.document.design.data


def test_shows_the_data_set_of_the_design(panel):
    assert panel.choice.currentText() == "Handwritten digits"
    assert "1,797 pictures" in panel.description.text()
    assert not panel.fields["noise"].isVisible()


def test_choosing_edits_the_design(panel, qtbot):
    panel.choice.setFocus()
    qtbot.keyClick(panel.choice, Qt.Key.Key_End)
    assert data(panel).name == "moons"
    assert panel.fields["noise"].isVisible()
    assert panel.fields["samples"].isVisible()
    panel._editor.document.undo_stack.undo()
    assert data(panel).name == "digits"
    assert panel.choice.currentText() == "Handwritten digits"
    assert not panel.fields["noise"].isVisible()


def test_numbers_edit_the_design(panel, qtbot):
    field = panel.fields["test_fraction"]
    field.selectAll()
    qtbot.keyClicks(field, "1/4")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert data(panel).test_fraction == 0.25


def test_counts(panel):
    assert panel.counts.text() == ""
    panel.set_preview(picture_set())
    assert panel.counts.text().splitlines() == [
        "Training: 63 samples",
        "Validation: 7 samples",
        "Test: 30 samples",
    ]
    panel.set_preview(None)
    assert panel.counts.text() == ""


def test_a_table_of_ones_own(panel, qtbot):
    document = panel._editor.document
    document.edit("Open table", set_data(document.design, name="", path="/home/me/flowers.csv"))
    assert panel.choice.currentText() == "flowers.csv"
    assert "/home/me/flowers.csv" in panel.description.text()
    document.undo_stack.undo()
    assert panel.choice.currentText() == "Handwritten digits"
    assert panel.choice.count() == 3
    panel.offer_tables()
    with qtbot.waitSignal(panel.table_requested):
        qtbot.mouseClick(panel.open_table, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    "dataset",
    [picture_set(), point_set(), point_set(4, 3), point_set(1, 0), point_set(2, 6)],
    ids=["pictures", "two features", "four features", "values", "six classes"],
)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_sketches(qtbot, dataset, theme):
    preview = DataPreview(theme)
    preview.resize(240, 160)
    qtbot.addWidget(preview)
    empty = preview.grab().toImage()
    preview.show_dataset(dataset)
    image = preview.grab().toImage()
    assert image != empty
    colours = {image.pixelColor(x, y).name() for x in range(0, 240) for y in range(0, 160)}
    assert theme.base in colours
    assert len(colours) > 3


def test_classes_differ_in_shape_and_colour(qtbot):
    preview = DataPreview(LIGHT)
    qtbot.addWidget(preview)
    styles = preview._styles(12)
    assert len(set(styles)) == 12


def test_pictures_come_page_by_page(qtbot):
    preview = DataPreview(LIGHT)
    preview.resize(320, 120)
    qtbot.addWidget(preview)
    preview.show_dataset(picture_set())
    first = preview.grab().toImage()
    seen = [first]
    for _ in range(2):  # 7 samples of each class, 3 or 4 at a time
        preview.turn_page()
        seen.append(preview.grab().toImage())
    assert seen[1] != first
    assert len({bytes(image.constBits()) for image in seen}) >= 2
    preview.show_dataset(picture_set())
    assert preview.grab().toImage() == first


def test_handwriting_begins_with_many_samples(panel, qtbot):
    spec = DataSpec("handwriting", (28, 28), tuple("0123456789"))
    panel.set_choices((*CHOICES, ("handwriting", spec)))
    panel.choice.setFocus()
    qtbot.keyClick(panel.choice, Qt.Key.Key_End)
    assert (data(panel).name, data(panel).samples) == ("handwriting", 20_000)
    assert panel.fields["samples"].isVisible()
    assert not panel.fields["noise"].isVisible()
    assert not panel.source.isVisible()
    panel.choice.setCurrentIndex(2)
    panel.choice.activated.emit(2)
    assert (data(panel).name, data(panel).samples) == ("moons", 400)
