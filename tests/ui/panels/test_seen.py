"""The panel of what the network sees: picture and vector mark the same number, steps are told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.ui.panels.picture import ink_table
from nndesigner.ui.panels.seen import SeenPanel
from nndesigner.ui.panels.seen_sample import Place, SeenSample, moved, picture_of
from nndesigner.ui.panels.seen_steps import step_name, step_sentence

from .samples import assert_freed

NAMES = ("ink", "crop", "deskew", "scale", "centre", "levels", "pixels")


@dataclass(frozen=True)
class Step:
    name: str
    picture: np.ndarray


def steps(names=NAMES):
    side = {"pixels": 8}
    shapes = [(side.get(name, 56),) * 2 for name in names]
    return tuple(Step(n, np.full(s, 0.5, np.float32)) for n, s in zip(names, shapes, strict=True))


def pixels(channels=1, rows=8, columns=8) -> SeenSample:
    count = channels * rows * columns
    values = np.linspace(0, 1, count, dtype=np.float32)
    return SeenSample(values, (channels, rows, columns))


def features() -> SeenSample:
    shift, divisor = np.array([5.8, -1.0]), np.array([0.8, 2.0])
    raw = np.array([6.6, 3.0])
    scaled = ((raw - shift) / divisor).astype(np.float32)
    return SeenSample(scaled, (), ("sepal length", "depth"), raw, (shift, divisor))


@pytest.fixture
def panel(qtbot) -> SeenPanel:
    panel = SeenPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(420, 420)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def point_at(widget, position) -> None:
    at = QPointF(position)
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    kind = QEvent.Type.MouseMove
    QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), none, none, plain))


def leave(widget) -> None:
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def colour(widget, position: QPoint) -> QColor:
    return widget.grab().toImage().pixelColor(position)


# Numbers and their places


def test_rows_are_laid_end_to_end():
    sample = pixels(2, 3, 4)
    assert [sample.place(i) for i in (0, 3, 4, 11, 12, 23)] == [
        Place(0, 0, 0),
        Place(0, 0, 3),
        Place(0, 1, 0),
        Place(0, 2, 3),
        Place(1, 0, 0),
        Place(1, 2, 3),
    ]
    assert [sample.index(sample.place(i)) for i in range(24)] == list(range(24))


def test_which_shapes_are_pictures():
    assert picture_of((8, 6)) == (1, 8, 6)
    assert picture_of((3, 8, 6)) == (3, 8, 6)
    assert picture_of((64,)) == ()
    with pytest.raises(ValueError, match="64 numbers"):
        SeenSample(np.zeros(64, np.float32), (1, 8, 9))


def test_numbers_beyond_0_and_1_are_shown_between_their_ends():
    sample = SeenSample(np.array([-2.0, 0.0, 2.0, 6.0], np.float32), (1, 2, 2))
    assert sample.shades().tolist() == [0.0, 0.25, 0.5, 1.0]
    plain = np.array([0.1, 0.1, 0.2, 0.9], np.float32)
    assert SeenSample(plain, (1, 2, 2)).shades() is plain


def test_keys_lead_from_pixel_to_pixel():
    keys, sample = Qt.Key, pixels()
    assert moved(sample, 20, keys.Key_Right) == 21
    assert moved(sample, 20, keys.Key_Down) == 28
    assert moved(sample, 20, keys.Key_Up) == 12
    assert moved(sample, 20, keys.Key_Home) == 16
    assert moved(sample, 20, keys.Key_End) == 23
    assert moved(sample, 20, keys.Key_PageDown, 99) == 63
    assert moved(sample, 63, keys.Key_Down) == 63
    assert moved(sample, None, keys.Key_Left) == 0
    assert moved(sample, 20, keys.Key_A) is None


# Picture and vector together


def test_pointing_at_a_pixel_marks_its_cell_too(panel):
    panel.show_sample(pixels())
    assert panel.line.text().startswith("8 × 8 = 64 numbers, row after row.")
    point_at(panel.picture, panel.picture.pixel(42).center())
    assert panel.mark == 42
    assert panel.picture.mark == 42
    assert panel.line.text() == "Row 6, column 3: 0.667. It is number 43 = 5 × 8 + 3."
    cell = panel.vector.cell_rect(42)
    assert panel.vector.viewport().rect().contains(cell), "the cell has come into view"
    edge = QPoint(cell.x() + 30, cell.y() + 1)
    assert colour(panel.vector.viewport(), edge) == QColor(LIGHT.accent)
    leave(panel.picture)
    assert panel.mark is None
    assert colour(panel.vector.viewport(), edge) != QColor(LIGHT.accent)


def test_pointing_at_a_cell_marks_its_pixel_too(panel):
    panel.show_sample(pixels())
    pixel = panel.picture.pixel(2).toAlignedRect()
    edge = QPoint(pixel.center().x(), pixel.y())
    assert colour(panel.picture, edge) != QColor(LIGHT.accent)
    point_at(panel.vector.viewport(), panel.vector.cell_rect(2).center())
    assert panel.mark == 2
    assert panel.line.text().startswith("Row 1, column 3: 0.0317.")
    assert colour(panel.picture, edge) == QColor(LIGHT.accent)
    leave(panel.vector.viewport())
    assert panel.mark is None


def test_a_click_keeps_the_mark_while_the_numbers_change(panel):
    panel.show_sample(pixels())
    at = panel.picture.pixel(9).center().toPoint()
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=at)
    leave(panel.picture)
    assert panel.mark == 9
    panel.show_sample(SeenSample(np.full(64, 0.25, np.float32), (1, 8, 8)))
    assert panel.line.text().startswith("Row 2, column 2: 0.25.")
    QTest.keyClick(panel.picture, Qt.Key.Key_Escape)
    assert panel.mark is None


def test_a_mark_goes_with_a_smaller_picture(panel):
    panel.show_sample(pixels(1, 28, 28))
    QTest.keyClick(panel.picture, Qt.Key.Key_PageDown)
    assert panel.mark is not None
    assert panel.mark >= 64
    panel.show_sample(pixels())
    assert panel.mark is None


@pytest.mark.parametrize(
    ("part", "presses", "found"),
    [
        ("picture", (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right), 9),
        ("vector", (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right), 9),
    ],
)
def test_arrow_keys_walk_in_both_and_a_screen_reader_hears_it(panel, part, presses, found):
    panel.show_sample(pixels())
    said: list[str] = []
    panel.announced.connect(said.append)
    widget = getattr(panel, part)
    widget.setFocus()
    for key in presses:
        QTest.keyClick(widget, key)
    assert panel.mark == found
    assert len(said) == 3
    assert said[-1] == panel.line.text() == widget.accessibleDescription()
    assert "number 10" in said[-1]


def test_the_vector_shows_each_row_as_a_band(panel):
    panel.show_sample(pixels())
    even, odd = (panel.vector.cell_rect(i) for i in (3, 8))
    assert odd.y() - even.y() == 5 * panel.vector.cell_height()
    panel.vector.show_cell(8)
    view = panel.vector.viewport()
    first, second = (
        colour(view, panel.vector.cell_rect(i).topLeft() + QPoint(2, 6)) for i in (7, 8)
    )
    assert first != second


def test_the_stripe_shows_and_scrolls_the_whole_vector(panel):
    panel.show_sample(pixels(1, 28, 28))
    bar, view = panel.vector.verticalScrollBar(), panel.vector.viewport()
    assert bar.value() == 0
    end = QPoint(5, view.height() - 2)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=end)
    assert bar.value() > 0.8 * bar.maximum()
    assert panel.mark is None, "pressing on the stripe marks nothing"
    assert colour(view, QPoint(6, view.height() // 2)).lightness() in range(80, 200)


def test_only_cells_in_view_are_painted_and_quickly(panel):
    large = pixels(1, 100, 100)
    panel.show_sample(large)
    panel.vector.show_cell(9999)
    assert panel.vector.cell_rect(9999).bottom() <= panel.vector.viewport().height()
    assert panel.vector.index_at(panel.vector.cell_rect(9999).center()) == 9999


def test_channels_stand_side_by_side(panel):
    panel.show_sample(pixels(3, 8, 8))
    assert panel.line.text().startswith("3 × 8 × 8 = 192 numbers, row after row and channel")
    centres = [panel.picture.pixel(64 * channel + 9).center() for channel in range(3)]
    assert len({(round(c.x()), round(c.y())) for c in centres}) == 3
    point_at(panel.picture, centres[2])
    assert panel.mark == 137
    assert panel.line.text().startswith("Channel 3, row 2, column 2:")
    assert panel.line.text().endswith("It is number 138 = 17 × 8 + 2.")


def test_the_picture_has_the_values_as_greys(panel):
    panel.show_sample(pixels())
    table = ink_table(LIGHT)
    for index in (0, 20, 63):
        centre = panel.picture.pixel(index).center().toPoint()
        level = int(np.float32(index / 63) * 255)
        assert colour(panel.picture, centre).rgb() in table[max(0, level - 1) : level + 2]


# Numbers that are no pixels


def test_numbers_of_a_table_are_shown_as_typed_and_as_scaled(panel):
    panel.await_sample((2,), "typed")
    panel.show_sample(features())
    assert not panel.picture.isVisible()
    assert panel.vector.isVisible()
    assert not panel.more.isVisible()
    assert panel.line.text() == "2 numbers go into the network."
    point_at(panel.vector.viewport(), panel.vector.cell_rect(0).center())
    assert panel.line.text() == "sepal length: (6.6 − 5.8) / 0.8 = 1"
    point_at(panel.vector.viewport(), panel.vector.cell_rect(1).center())
    assert panel.line.text() == "depth: (3 + 1) / 2 = 2"
    QTest.keyClick(panel.vector, Qt.Key.Key_Home)
    assert panel.mark == 0


def test_numbers_as_they_are_typed(panel):
    panel.await_sample((2,), "typed")
    panel.show_sample(SeenSample(np.array([3.0, -1.5], np.float32)))
    point_at(panel.vector.viewport(), panel.vector.cell_rect(1).center())
    assert panel.line.text() == "x2: −1.5. It is number 2 of 2."


@pytest.mark.parametrize(
    ("source", "hint"),
    [("drawn", "Draw something"), ("typed", "Type numbers"), ("neither", "can be neither drawn")],
)
def test_without_a_sample_it_is_said_how_to_get_one(panel, source, hint):
    panel.show_sample(pixels())
    panel.show_sample(None)
    panel.await_sample((8, 8), source)
    assert hint in panel.picture._hint
    assert panel.picture.isVisible()
    assert not panel.vector.isVisible()
    assert panel.line.text() == ""
    point_at(panel.picture, QPoint(60, 60))
    QTest.keyClick(panel.picture, Qt.Key.Key_Down)
    assert panel.mark is None


# Steps


def test_steps_are_opened_on_demand(panel, qtbot):
    panel.show_sample(pixels())
    assert not panel.steps.isVisible()
    with qtbot.waitSignal(panel.steps_opened) as opened:
        QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    assert opened.args == [True]
    panel.show_steps(steps())
    assert panel.steps.isVisible()
    assert panel.steps.names == NAMES
    assert panel.about.text() == step_sentence("pixels")
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    assert not panel.steps.isVisible()
    assert not panel.about.isVisible()


def test_each_step_is_told_about(panel):
    panel.open_steps(opened=True)
    panel.show_sample(pixels())
    panel.show_steps(steps())
    told = set()
    for number, name in enumerate(NAMES):
        point_at(panel.steps, panel.steps.cell(number).center())
        assert panel.steps.current == name
        assert panel.about.text() == step_sentence(name)
        told.add(panel.about.text())
        assert step_name(name) in panel.steps.accessibleDescription()
    assert len(told) == len(NAMES)
    assert "" not in told
    leave(panel.steps)
    assert panel.steps.current == "pixels"


def test_steps_by_keyboard(panel):
    panel.open_steps(opened=True)
    panel.show_sample(pixels())
    panel.show_steps(steps(("ink", "crop", "pixels")))
    said: list[str] = []
    panel.announced.connect(said.append)
    panel.activateWindow()
    panel.steps.setFocus()
    QTest.keyClick(panel.steps, Qt.Key.Key_Left)
    assert panel.steps.current == "crop"
    QTest.keyClick(panel.steps, Qt.Key.Key_Left)
    QTest.keyClick(panel.steps, Qt.Key.Key_Left)
    assert panel.steps.current == "ink"
    assert panel.about.text() == step_sentence("ink")
    assert all("Ink" in text or "Cut out" in text for text in said)
    panel.show_steps(steps(("crop", "pixels")))
    assert panel.about.text() == step_sentence("pixels"), "a step that is gone is not told about"


def test_steps_fit_into_every_width(panel):
    panel.open_steps(opened=True)
    panel.show_sample(pixels())
    panel.show_steps(steps())
    for width in (300, 420, 1200):
        panel.resize(width, 500)
        QApplication.processEvents()
        first, last = panel.steps.cell(0), panel.steps.cell(6)
        assert first.left() >= 0
        assert last.right() < panel.steps.width()
        assert last.bottom() < panel.steps.height()


# Looks


def test_follows_the_theme(panel):
    panel.open_steps(opened=True)
    panel.show_sample(pixels())
    panel.show_steps(steps())
    panel.set_theme(DARK)
    image = panel.picture.grab().toImage()
    assert image.pixelColor(1, 1) == QColor(DARK.window)
    view = panel.vector.viewport()
    assert colour(view, panel.vector.cell_rect(0).topLeft() + QPoint(2, 12)).lightness() < 90
    assert colour(panel.steps, QPoint(0, panel.steps.height() - 1)) == QColor(DARK.window)


def test_texts_are_made_anew_for_another_language(panel, monkeypatch):
    panel.show_sample(pixels())
    monkeypatch.setattr(SeenPanel, "tr", lambda _self, text: f"<{text}>")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.line.text().startswith("<8 × 8")
    assert panel.more.text() == "<How it came about>"


def test_is_freed(qapp):
    def use(panel):
        panel.open_steps(opened=True)
        panel.show_sample(pixels())
        panel.show_steps(steps())
        panel.more.click()

    assert_freed(lambda: SeenPanel(LIGHT), use)
