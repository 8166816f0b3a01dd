from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from nndesigner.app.nearest import NearExample
from nndesigner.app.theme import DARK, LIGHT
from nndesigner.app.votes import Votes
from nndesigner.ui.panels.why import WhyPanel
from nndesigner.ui.panels.why_colours import vote_images
from nndesigner.ui.panels.why_picture import VotePicture
from nndesigner.ui.panels.why_words import sentence

from .samples import DIGITS, assert_freed, prediction


def a_vote(row: int, column: int, value: float = 1.0, shape=(8, 8)):
    found = np.zeros(shape, np.float32)
    found[row, column] = value
    return found


def votes(label: int = 4, names=DIGITS) -> Votes:
    maps = np.stack([a_vote(i % 8, i % 8, 1 + i) for i in range(len(names))])
    maps[:, 7, 0] = -0.5
    shares = np.full(len(names), 0.05)
    shares[label] = 1 - 0.05 * (len(names) - 1)
    return Votes(maps, names, prediction(shares, names))


@pytest.fixture
def panel(qtbot):
    result = WhyPanel(LIGHT)
    result.resize(380, 620)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_names_that_are_found(panel):
    for name in ("whyWords", "whyNeurons", "whyHint"):
        assert isinstance(panel.findChild(QLabel, name), QLabel)
    assert panel.hint.isVisible()
    assert panel.hint.text() == "Draw something, and here you see why."


def test_the_class_it_says_is_shown_large(panel):
    panel.show_votes(votes(4), ("Hidden 3 speaks for 4: 1 × 2 = 2",))
    assert not panel.hint.isVisible()
    assert panel.chosen == "4"
    assert panel.picture.shown[4, 4] == 5
    assert "most for 4 is the ink in the middle" in panel.words.text()
    assert "most against it is the ink at the bottom left" in panel.words.text()
    assert "Hidden 3" in panel.neurons.text()
    panel.show_votes(votes(7))
    assert panel.chosen == "7"
    assert not panel.neurons.isVisible()


def test_what_is_read_as_nothing_is_only_most_like_a_class(panel, qtbot):
    of_none = replace(votes(4), prediction=replace(votes(4).prediction, strange=True))
    panel.show_votes(of_none)
    assert panel.words.text().startswith("It says “?”; most like it is 4. What speaks most for 4")
    assert panel.first.currentText() == "most like it"
    panel.retranslate()
    assert panel.first.currentText() == "most like it"
    qtbot.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=panel.grid.cell("9").center())
    assert panel.words.text().startswith("What speaks most for 9")
    panel.grid.chosen.emit("9")
    panel.show_votes(votes(4))
    assert panel.words.text().startswith("What speaks most for 4")
    assert panel.first.currentText() == "what it says"


def test_a_click_on_a_class_enlarges_it(panel, qtbot):
    panel.show_votes(votes(4))
    qtbot.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=panel.grid.cell("9").center())
    assert panel.chosen == "9"
    assert panel.first.currentText() == "9"
    assert panel.picture.shown[1, 1] == 10
    panel.show_votes(votes(2))
    assert panel.chosen == "9", "it stays while one draws"
    qtbot.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=panel.grid.cell("9").center())
    assert panel.chosen == "2", "clicked again it is let go"
    assert panel.first.currentIndex() == 0


def test_arrow_keys_walk_through_the_classes(panel, qtbot):
    panel.show_votes(votes(4))
    panel.grid.setFocus()
    for key, wanted in (
        (Qt.Key.Key_Right, "5"),
        (Qt.Key.Key_Left, "4"),
        (Qt.Key.Key_Down, "4"),
    ):
        qtbot.keyClick(panel.grid, key)
        assert panel.chosen == wanted
    panel.show_votes(votes(4, tuple(f"class {n}" for n in range(10))))
    panel.grid.setFocus()
    for key, wanted in (
        (Qt.Key.Key_Down, "class 9"),
        (Qt.Key.Key_Up, "class 4"),
        (Qt.Key.Key_Up, "class 4"),
    ):
        qtbot.keyClick(panel.grid, key)
        assert panel.chosen == wanted


def test_one_class_and_not_another(panel, qtbot):
    panel.show_votes(votes(4))
    panel.second.setFocus()
    qtbot.keyClick(panel.second, Qt.Key.Key_9)
    assert panel.other == "9"
    assert panel.picture.shown == pytest.approx(votes().of("4", "9"))
    assert panel.words.text() == (
        "What makes it 4 rather than 9 is the ink in the middle; "
        "what speaks for 9 is the missing ink at the top left."
    )
    assert panel.legend.text().startswith("Blue speaks for 4, orange for 9")
    panel.first.setFocus()
    qtbot.keyClick(panel.first, Qt.Key.Key_9)
    assert (panel.chosen, panel.other) == ("9", None), "never a class against itself"


def test_other_classes_make_new_lists(panel):
    panel.show_votes(votes(4))
    panel.grid.chosen.emit("8")
    names = ("yes", "no")
    panel.show_votes(votes(1, names))
    assert panel.chosen == "no"
    assert [panel.first.itemText(i) for i in range(panel.first.count())] == [
        "what it says",
        *names,
    ]
    panel.show_votes(None)
    assert panel.hint.isVisible()
    assert panel.grid.names == ()


def test_a_reason_for_showing_nothing(panel):
    panel.show_votes(votes(4))
    panel.set_hint("Train it first.")
    assert panel.hint.isVisible()
    assert panel.hint.text() == "Train it first."
    assert panel.picture.shown is None
    panel.set_hint("")
    assert panel.picture.shown is not None


def test_whether_anybody_looks(panel, qtbot):
    with qtbot.waitSignal(panel.painted):
        panel.update()


def test_the_nearest_examples(panel):
    panel.show_votes(votes(4))
    near = tuple(NearExample(np.full(64, 0.5, np.float32), str(i), 1 - i / 10) for i in range(6))
    before = panel.nearest.grab().toImage()
    panel.show_nearest(near, (8, 8))
    assert panel.nearest.grab().toImage() != before
    assert panel.nearest.accessibleDescription().startswith("0 · 100 %, 1 · 90 %")
    panel.show_nearest(None, ())
    assert panel.nearest.examples == ()
    assert panel.nearest.grab().toImage() == before


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_blue_for_and_orange_against(theme):
    maps = np.stack([a_vote(0, 0, 2.0) + a_vote(0, 1, -2.0), a_vote(1, 1, 1.0)])
    ink = a_vote(0, 2)
    first, second = vote_images(maps, ink, theme)
    assert first.size() == second.size()
    assert first.pixelColor(0, 0) == QColor(theme.positive)
    assert first.pixelColor(1, 0) == QColor(theme.negative)
    assert first.pixelColor(5, 5) == QColor(theme.base)
    grey = first.pixelColor(2, 0)
    assert grey not in (QColor(theme.base), QColor(theme.text))
    half = second.pixelColor(1, 1)
    assert half not in (QColor(theme.base), QColor(theme.positive)), "one scale for all classes"


def test_no_votes_at_all_are_paper():
    (image,) = vote_images(np.zeros((1, 3, 3), np.float32), np.zeros((3, 3)), LIGHT)
    assert image.pixelColor(1, 1) == QColor(LIGHT.base)


def test_large_pixels_carry_signs_too(qtbot):
    views = []
    for value in (1.0, -1.0):
        view = VotePicture(LIGHT)
        view.resize(160, 160)
        qtbot.addWidget(view)
        view.show_map(a_vote(4, 4, value), np.zeros((8, 8), np.float32))
        views.append(view.grab().toImage())
    spot = QPoint(80 + 9, 80 + 9)
    colours = [
        {
            views[i].pixelColor(spot.x() + x, spot.y() + y).name()
            for x in range(-6, 7)
            for y in range(-6, 7)
        }
        for i in (0, 1)
    ]
    assert all(len(found) > 1 for found in colours), "a sign is written in it"


def test_a_pixel_tells_its_value(qtbot):
    view = VotePicture(LIGHT)
    view.resize(162, 162)
    qtbot.addWidget(view)
    view.show_map(a_vote(2, 3, 0.25), np.zeros((8, 8), np.float32))
    view.show()
    spot = QPoint(1 + 3 * 20 + 10, 1 + 2 * 20 + 10)
    event = QHelpEvent(QEvent.Type.ToolTip, spot, view.mapToGlobal(spot))
    QApplication.sendEvent(view, event)
    assert "Row 3, column 4: 0.25" in QToolTip.text()


def test_the_other_theme_and_a_freed_panel(panel, qtbot):
    panel.show_votes(votes(4))
    light = panel.picture.grab().toImage()
    panel.set_theme(DARK)
    assert panel.picture.grab().toImage() != light
    assert_freed(lambda: WhyPanel(DARK), lambda widget: widget.show_votes(votes(3)))


def test_numbers_are_named_with_what_they_added_and_nothing_is_said_of_ink(panel):
    panel.set_drawn(False)
    assert "Type numbers" in panel.hint.text()
    shares = np.array([0.9, 0.1])
    maps = np.array([[[0.5, -2.0, 0.0]], [[-0.5, 2.0, 0.1]]], np.float32)
    names = ("length = 5.8", "width = 3", "height = 1")
    panel.set_features(names)
    panel.show_votes(Votes(maps, ("setosa", "other"), prediction(shares, ("setosa", "other"))))
    assert panel.rows.rows == ((names[0], 0.5), (names[1], -2.0), (names[2], 0.0))
    assert panel.rows.isVisible()
    assert not panel.picture.isVisible()
    assert "most for setosa is length = 5.8" in panel.words.text()
    assert "ink" not in panel.legend.text()
    panel.second.setCurrentIndex(2)
    panel.second.activated.emit(2)
    assert panel.legend.text().endswith("orange for other.")
    panel.rows.resize(300, 80)
    image = panel.rows.grab().toImage()
    colours = {image.pixelColor(x, 10).name() for x in range(image.width())}
    assert QColor(LIGHT.positive).name() in colours
    many = tuple(f"x{i}" for i in range(30))
    panel.rows.show_rows(np.arange(30, dtype=np.float32), many)
    assert [name for name, _ in panel.rows.rows] == list(many[22:])
    panel.rows.show_rows(np.arange(30, dtype=np.float32), many, (50.0, 500.0), scaled=False)
    *parts, (name, total) = panel.rows.rows
    assert (name, total) == ("= sum", 500.0)
    names = [name for name, _ in parts[8:]]
    assert names == ["other numbers", "all numbers 0", "everything else"]
    assert sum(value for _, value in parts) == pytest.approx(total)
    scored = Votes(
        maps,
        ("setosa", "other"),
        prediction(shares, ("setosa", "other")),
        np.array([[3.0, -1.5], [1.5, -1.1]]),
    )
    panel.show_votes(scored)
    wanted = [("an average sample", 4.5), ("everything else", 1.2), ("= sum", 2.6)]
    for row, (name, value) in zip(panel.rows.rows[3:], wanted, strict=True):
        assert row == (name, pytest.approx(value)), "of one class rather than the other"
    gap = panel.rows.y() - panel.words.mapTo(panel._sections, panel.words.rect().bottomLeft()).y()
    assert gap < 60, "only the legend stands between sentence and rows"
    panel.show_votes(votes(4))
    assert panel.picture.isVisible()
    assert not panel.rows.isVisible()


def test_numbers_in_a_row():
    found = np.array([[0.4, -0.12, 0.0]], np.float32)
    assert sentence(found, "1", None, ("length", "width", "depth")) == (
        "What speaks most for 1 is length; most against it is width."
    )
    assert "x1" in sentence(found, "1")


@pytest.mark.parametrize(
    ("sign", "wanted"),
    [
        (1, "What speaks most for 4 is the ink at the top right; next to nothing speaks against"),
        (-1, "What speaks most against 4 is the ink at the top right; next to nothing speaks for"),
        (0, "Nothing speaks for or against 4."),
    ],
)
def test_one_sided_words(sign, wanted):
    assert sentence(a_vote(0, 7, sign), "4").startswith(wanted)
    other = sentence(a_vote(0, 7, sign), "4", "9")
    assert ("All speaks for 4" in other, "All speaks for 9" in other) == (sign > 0, sign < 0)


def test_no_place_is_named_for_both():
    found = a_vote(3, 3, 2.0) + a_vote(4, 4, -1.0)
    ink = np.ones((8, 8))
    assert sentence(found, "7", ink=ink) == (
        "What speaks most for 7 is the ink in the middle; what speaks against it lies scattered."
    )
    assert sentence(-found, "7", ink=ink) == (
        "What speaks most against 7 is the ink in the middle; what speaks for it lies scattered."
    )
    assert "what speaks for 1 lies scattered" in sentence(found, "7", "1", ink=ink)
    clearer = sentence(found + a_vote(7, 7, -0.5), "7", ink=ink)
    assert clearer.endswith("most against it is the ink at the bottom right.")


def test_what_is_scattered_everywhere_has_no_place():
    board = np.indices((9, 9)).sum(axis=0) % 2 * 2.0 - 1
    assert sentence(board, "7") == "What speaks for and against 7 lies scattered over the picture."
    assert "tells 7 from 1 lies scattered" in sentence(board, "7", "1")
    assert " ;" not in sentence(np.where(board > 0, 1.0, -0.04), "7")


def test_places_are_those_of_the_drawing_and_blank_ones_are_called_so():
    ink = np.zeros((8, 8))
    ink[1:7, 3:6] = 1.0
    assert "for 7 is the ink at the top left;" in sentence(a_vote(1, 3), "7", ink=ink)
    assert "the missing ink at the right;" in sentence(a_vote(4, 7), "7", ink=ink)
    assert "the ink at the bottom right;" in sentence(a_vote(7, 7), "7", ink=np.ones((8, 8)))


REASONS = tuple(f"Hidden {n} speaks for 4: 1 × 2 = 2" for n in range(5))


@pytest.mark.parametrize(("width", "height"), [(330, 210), (380, 230), (380, 300), (380, 700)])
def test_sections_are_shown_whole_or_not_at_all(panel, qtbot, width, height):
    panel.resize(width, height)
    panel.show_votes(votes(4), REASONS)
    qtbot.waitUntil(lambda: panel.height() == height)
    sections, seen = panel._sections, set()
    for value in range(sections.bar.maximum() + 1):
        sections.bar.setValue(value)
        for section in sections.shown():
            assert sections.rect().contains(section.geometry())
            assert section.height() >= section.minimumSizeHint().height()
            seen.add(section)
    assert len(seen) == 4
    assert bool(sections.bar.maximum()) == (height < 400)


def test_wheel_and_keys_scroll_by_sections(panel, qtbot):
    panel.resize(380, 240)
    panel.show_votes(votes(4), REASONS)
    bar = panel._sections.bar
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    middle = QPointF(panel._sections.rect().center())
    turned = QWheelEvent(
        *(middle, panel._sections.mapToGlobal(middle), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(panel._sections, turned)
    assert bar.value() == 1
    assert panel.picture.visibleRegion().isEmpty()
    panel.grid.setFocus()
    qtbot.keyClick(panel.grid, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    assert not panel.picture.visibleRegion().isEmpty()
