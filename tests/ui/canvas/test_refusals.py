"""Bad input: refused with the reason where one looks, and nothing changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from tests.ui.canvas.conftest import Canvas, chain, small


class Watch:
    """Checks that something is refused, once, with nothing changed."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._before: Project | None = None

    def begin(self) -> None:
        self._before = self._canvas.document.project
        self._canvas.refusals.clear()
        QApplication.processEvents()

    def refused(self, words: str, at: QPointF | None = None) -> None:
        """Check that it is, and that the canvas says so where a hand did it and only there."""
        canvas = self._canvas
        assert canvas.document.project is self._before
        assert canvas.document.undo_stack.count() == 0
        assert len(canvas.refusals) == 1
        assert words in canvas.refusals[0]
        note = canvas.view.refusal.note
        assert note.isVisible() == (at is not None)
        assert not canvas.scene.overlay.text
        if at is not None:
            assert note.text == canvas.refusals[0]
            away = canvas.at(at) - canvas.at(note.pos())
            assert abs(away.y()) <= 2
            assert -2 <= away.x() <= 340  # moved aside only as far as to be wholly in sight

    def silent(self) -> None:
        assert self._canvas.document.project is self._before
        assert self._canvas.refusals == []


@pytest.fixture
def watch(canvas: Canvas) -> Watch:
    return Watch(canvas)


ONLY = "“In” is the only input"


def refuse_by_hand(canvas: Canvas) -> QPointF:
    """Draw a second wire between two blocks; return where it was let go."""
    end = canvas.port("Hidden", out=False)
    canvas.drag(canvas.port("In", out=True), end)
    return end


def test_what_keys_are_refused_is_not_said_on_the_canvas(
    canvas: Canvas, watch: Watch, qtbot: QtBot
) -> None:
    canvas.show(small())
    canvas.click(canvas.header("In"))
    watch.begin()
    qtbot.keyClick(canvas.view, Qt.Key.Key_Delete)
    watch.refused(ONLY)
    assert canvas.scene.selection.layers == {canvas.id_of("In")}


def test_keys_end_what_a_hand_was_told(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.view.fit()
    refuse_by_hand(canvas)
    assert canvas.view.refusal.note.isVisible()
    canvas.scene.select([canvas.id_of("In")])
    qtbot.keyClick(canvas.view, Qt.Key.Key_Delete)
    assert not canvas.view.refusal.note.isVisible()


def test_the_reason_is_wholly_in_sight_in_a_corner_and_small(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.zoom_to(0.5)
    end = canvas.port("Hidden", out=False)
    corner = QPointF(canvas.view.viewport().rect().bottomRight()) - QPointF(30, 30)
    canvas.view.centerOn(end - canvas.view.to_scene(corner) + canvas.view.to_scene(
        QPointF(canvas.view.viewport().rect().center())))  # fmt: skip
    refuse_by_hand(canvas)
    note = canvas.view.refusal.note
    assert note.isVisible()
    device = note.deviceTransform(canvas.view.viewportTransform())
    shown = device.mapRect(note.boundingRect())
    assert canvas.view.viewport().rect().contains(shown.toRect().adjusted(1, 1, -1, -1))
    assert shown.width() > 150


def test_the_input_cannot_be_cut_nor_deleted_by_the_menu(canvas: Canvas, watch: Watch) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("In"), canvas.id_of("Hidden")])
    watch.begin()
    canvas.view.cut()
    watch.refused(ONLY)
    watch.begin()
    canvas.scene.select([canvas.id_of("In")])
    menu = canvas.view.menu_at(QPointF(canvas.at(canvas.header("In"))))
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "delete").trigger()
    watch.refused(ONLY, canvas.header("In"))
    assert not canvas.scene.pointer.is_acting


def test_everything_can_be_deleted_at_once(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(edits.add_note(small(), 0, 300, "too"))
    before = canvas.design
    canvas.view.select_all()
    qtbot.keyClick(canvas.view, Qt.Key.Key_Delete)
    assert canvas.design == Design()
    assert canvas.refusals == []
    canvas.document.undo()
    assert canvas.design == before


def test_one_of_two_inputs_may_go(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(edits.add_layer(small(), "input", 0, 300, name="Second"))
    for name, left in (("In", 3), ("Second", 3)):
        canvas.scene.select([canvas.id_of(name)])
        qtbot.keyClick(canvas.view, Qt.Key.Key_Delete)
        assert len(canvas.design.layers) == left
    assert "“Second” is the only input" in canvas.refusals[0]


def test_the_only_input_can_still_be_renamed(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.operations.rename(canvas.id_of("In"), "Numbers")
    assert canvas.design.layers[0].name == "Numbers"
    assert canvas.refusals == []


def test_wiring_a_block_to_itself_says_why_not(canvas: Canvas, watch: Watch) -> None:
    canvas.show(small(wired=False))
    canvas.view.fit()
    watch.begin()
    end = canvas.port("Hidden", out=False)
    canvas.drag(canvas.port("Hidden", out=True), end)
    watch.refused("“Hidden” cannot be connected to itself", end)


def test_on_release_over_its_own_header_too(canvas: Canvas, watch: Watch) -> None:
    canvas.show(small(wired=False))
    canvas.view.fit()
    watch.begin()
    start, end = canvas.port("Hidden", out=True), canvas.header("Hidden")
    canvas.press(start)
    canvas.move(start + QPointF(60, -60))
    canvas.move(end)
    assert "cannot be connected to itself" in canvas.scene.overlay.text
    canvas.release(end)
    watch.refused("“Hidden” cannot be connected to itself", end)


def test_a_line_taken_back_to_its_port_is_given_up_in_silence(canvas: Canvas, watch: Watch) -> None:
    canvas.show(small(wired=False))
    canvas.view.fit()
    watch.begin()
    start = canvas.port("Hidden", out=True)
    canvas.press(start)
    canvas.move(start + QPointF(120, 0))
    canvas.move(start + QPointF(-6, 2))
    assert not canvas.scene.overlay.text
    canvas.release(start + QPointF(-6, 2))
    watch.silent()
    canvas.drag(start, start + QPointF(130, 200))
    watch.silent()


def test_wiring_two_neurons_of_one_layer_says_why_not(canvas: Canvas, watch: Watch) -> None:
    canvas.show(small(wired=False))
    canvas.view.fit()
    watch.begin()
    end = canvas.unit("Hidden", 3)
    canvas.drag(canvas.unit("Hidden", 0), end, Qt.KeyboardModifier.ShiftModifier)
    watch.refused("cannot be connected to itself", end)


def test_a_second_link_says_why_not(canvas: Canvas, watch: Watch) -> None:
    canvas.show(small())
    canvas.view.fit()
    watch.begin()
    end = canvas.port("Hidden", out=False)
    canvas.drag(canvas.port("In", out=True), end)
    watch.refused("“In” is already connected to “Hidden”", end)


def test_a_circle_says_why_not(canvas: Canvas, watch: Watch) -> None:
    canvas.show(
        chain(("input", "In", {}), ("dense", "A", {"units": 2}), ("dense", "B", {"units": 2}))
    )
    canvas.view.fit()
    watch.begin()
    end = canvas.header("A")
    canvas.drag(canvas.port("B", out=True), end)
    watch.refused("would make a circle", end)


def test_a_line_into_an_input_and_out_of_an_output_say_why_not(
    canvas: Canvas, watch: Watch
) -> None:
    canvas.show(small(wired=False))
    canvas.view.fit()
    watch.begin()
    end = canvas.header("In")
    canvas.drag(canvas.port("Hidden", out=True), end)
    watch.refused("Nothing can lead into “In”", end)
    watch.begin()
    end = canvas.header("Out")
    canvas.drag(canvas.port("Hidden", out=False), end)
    watch.refused("Nothing can lead out of “Out”", end)


def test_a_second_source_for_a_layer_that_takes_one_says_why_not(
    canvas: Canvas, watch: Watch
) -> None:
    design = chain(("input", "In", {}), ("dropout", "Drop", {}))
    canvas.show(edits.add_layer(design, "dense", 0, 300, name="More"))
    canvas.view.fit()
    watch.begin()
    end = canvas.header("Drop")
    canvas.drag(canvas.port("More", out=True), end)
    watch.refused("takes only one", end)


def test_a_layer_of_100_000_neurons_cannot_be_pasted(canvas: Canvas, watch: Watch) -> None:
    canvas.show(small())
    watch.begin()
    QGuiApplication.clipboard().setText(
        '{"layers": [{"type": "dense", "id": "a", "name": "A", "units": 100000}]}'
    )
    canvas.view.paste()
    watch.refused("damaged")


def test_neurons_are_added_to_a_layer_up_to_the_most(canvas: Canvas, watch: Watch) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Big", {"units": 16_384})))
    watch.begin()
    canvas.view.operations.add_neuron(canvas.id_of("Big"))
    watch.refused("it goes from 1 to 16,384")


def test_the_sentence_goes_with_the_next_change(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.view.fit()
    refuse_by_hand(canvas)
    assert canvas.view.refusal.note.isVisible()
    canvas.scene.select([canvas.id_of("In")])
    qtbot.keyClick(canvas.view, Qt.Key.Key_Right)
    assert not canvas.view.refusal.note.isVisible()


def test_the_sentence_is_not_hidden_by_the_legend(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.scene.readings.show_legend(True)
    canvas.view.zoom_to(1.0)
    legend = canvas.view.legend
    qtbot.waitUntil(legend.isVisible)
    at = canvas.view.to_scene(QPointF(legend.geometry().topLeft()) + QPointF(20, -10))
    with canvas.scene.pointer.acting(at):
        canvas.editor.refused.emit("A sentence that is long enough to lie over the legend.")
    note = canvas.view.refusal.note
    shown = note.deviceTransform(canvas.view.viewportTransform()).mapRect(note.boundingRect())
    assert not shown.toRect().intersects(legend.geometry())
    assert canvas.view.viewport().rect().contains(shown.toRect().adjusted(1, 1, -1, -1))


@pytest.mark.parametrize("zoom", [0.19, 1.0, 3.0])
def test_what_a_gesture_says_is_as_large_at_any_zoom_and_in_sight(
    canvas: Canvas, zoom: float
) -> None:
    canvas.show(small())
    view, start = canvas.view, canvas.port("Hidden", out=False)
    view.zoom_to(zoom)
    view.centerOn(start)
    canvas.press(start)
    canvas.move(start + QPointF(20, 20) / zoom)
    corner = view.to_scene(QPointF(view.viewport().rect().bottomRight()) - QPointF(6, 6))
    for pos in (canvas.header("Out"), corner):
        canvas.move(pos)
        canvas.scene.overlay.show_text("No wire goes from here to there", pos, error=True)
        sentence = canvas.scene.overlay.sentence
        assert sentence.isVisible()
        device = sentence.deviceTransform(view.viewportTransform())
        shown = device.mapRect(sentence.boundingRect())
        assert shown.size() == sentence.boundingRect().size()
        assert 100 < shown.width() < 400
    assert view.viewport().rect().contains(shown.toRect().adjusted(14, 14, -14, -14))
    canvas.release(corner)
    assert not sentence.isVisible()
