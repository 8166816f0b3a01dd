"""Drawing on the pad of the real window with mouse, pen and finger, and taking strokes back."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.app.settings import PEN_WIDTH
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.core.templates import template
from nndesigner.data.normalise import drawing_to_input
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from tests.ui.panels.pad_places import sheet_rect

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pad(window, hands):
    """The pad of a window whose network tells the ten sample drawings apart."""
    design = edits.add_layer(Design(), "input", 0, 0, shape=(8, 8))
    design = edits.add_layer(design, "output", 320, 0, units=10, classes=tuple("0123456789"))
    design = edits.connect(design, design.layers[0].id, design.layers[1].id)
    design = edits.set_data(design, name="digits")
    pictures = [drawing_to_input(SAMPLE_DRAWINGS[digit], (8, 8)) for digit in range(10)]
    matrix = np.stack([20 * p / np.linalg.norm(p) ** 2 for p in pictures]).astype(np.float32)
    state = NetworkState(
        {design.links[0].id: matrix, design.layers[1].id: np.zeros(10, np.float32)}
    )
    hands.open(Project(design, state))
    window.sample.pad.setFocus()
    return window.sample.pad


def answer(window):
    return window.sample.prediction.predicted_digit.text()


def spot(pad, point):
    square = sheet_rect(pad)
    scale = square.width() / 280
    return QPointF(square.x() + point[0] * scale, square.y() + point[1] * scale)


def pen(pad, drawing, *, end=QPointingDevice.PointerType.Pen):
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    stylus, unique = QInputDevice.DeviceType.Stylus, QPointingDeviceUniqueId()
    device = QPointingDevice("pen", 7, stylus, end, able, 1, 1, "", unique)
    press, move, release = (
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletRelease,
    )
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for stroke in drawing:
        kinds = [press, *([move] * (len(stroke) - 1)), release]
        for number, (kind, point) in enumerate(zip(kinds, (*stroke, stroke[-1]), strict=True)):
            at = spot(pad, point)
            pressure = 0.0 if kind == release else 0.3 + 0.5 * number / len(stroke)
            event = QTabletEvent(
                kind, device, at, QPointF(pad.mapToGlobal(at)), pressure,
                0.0, 0.0, 0.0, 0.0, 0.0, plain, left, left,
            )  # fmt: skip
            QApplication.sendEvent(pad, event)
        QApplication.processEvents()


def finger(pad, drawing):
    device, window = QTest.createTouchDevice(), pad.window()
    for stroke in drawing:
        places = [pad.mapTo(window, spot(pad, point).toPoint()) for point in stroke]
        QTest.touchEvent(window, device).press(0, places[0], window).commit()
        for place in places[1:]:
            QTest.touchEvent(window, device).move(0, place, window).commit()
        QTest.touchEvent(window, device).release(0, places[-1], window).commit()


@pytest.mark.parametrize("digit", range(10))
def test_the_same_digit_by_mouse_finger_and_pen(pad, window, hands, digit):
    drawing = SAMPLE_DRAWINGS[digit]
    for draw in (hands.draw, lambda d: finger(pad, d), lambda d: pen(pad, d)):
        window.actions_["ClearPad"].trigger()
        assert answer(window) == ""
        draw(drawing)
        assert answer(window) == str(digit)
        assert len(hands.project.drawing) == len(drawing)


def test_the_pressure_of_a_pen_is_kept_in_the_project(pad, hands):
    pen(pad, SAMPLE_DRAWINGS[1])
    (stroke,) = hands.project.drawing
    pressed = [point[2] for point in stroke]
    assert pressed[0] == 0.3
    assert pressed[-1] > 0.7


def test_the_answer_comes_before_the_pen_is_lifted(pad, window, hands):
    said = set()
    for _ in hands.drawing(SAMPLE_DRAWINGS[3][0]):
        QTest.qWait(6)
        said.add(answer(window))
    assert answer(window) == "3"
    assert "" not in said
    assert len(said) > 1, "it changed its mind on the way"


def test_strokes_are_taken_back_and_put_back_one_by_one(pad, window, hands, qtbot):
    hands.draw(SAMPLE_DRAWINGS[4])
    whole = hands.project.drawing
    qtbot.keyClick(pad, Qt.Key.Key_Z, CTRL)
    assert hands.project.drawing == whole[:1] == pad.drawing()
    qtbot.mouseClick(window.sample.tools.undo, Qt.MouseButton.LeftButton)
    assert hands.project.drawing == ()
    qtbot.keyClick(pad, Qt.Key.Key_Z, CTRL_SHIFT)
    qtbot.mouseClick(window.sample.tools.redo, Qt.MouseButton.LeftButton)
    assert hands.project.drawing == whole
    assert not window.sample.tools.redo.isEnabled()


def test_erasing_is_one_step(pad, window, hands, qtbot):
    hands.draw(SAMPLE_DRAWINGS[4])
    whole = hands.project.drawing
    count = window.document.undo_stack.count()
    pen(pad, [((20, 150), (250, 150))], end=QPointingDevice.PointerType.Eraser)
    assert hands.project.drawing == ()
    assert answer(window) == ""
    assert window.document.undo_stack.count() == count + 1
    assert window.document.undo_stack.undoText() == "Erase strokes"
    window.actions_["Undo"].trigger()
    assert pad.drawing() == whole
    assert answer(window) == "4"


def test_strokes_drawn_before_other_edits_can_be_taken_back(pad, window, hands, qtbot):
    hands.draw(SAMPLE_DRAWINGS[4])
    whole, design = hands.project.drawing, hands.design
    other = edits.set_fields(design, design.layers[0].id, name="Seen")
    window.document.edit("Rename", other)
    for left in (whole[:1], ()):
        qtbot.mouseClick(window.sample.tools.undo, Qt.MouseButton.LeftButton)
        assert hands.project.drawing == left
    assert not window.sample.tools.undo.isEnabled()
    for back in (whole[:1], whole):
        qtbot.mouseClick(window.sample.tools.redo, Qt.MouseButton.LeftButton)
        assert hands.project.drawing == back
    assert hands.design is other, "nothing else was undone"


def test_taking_strokes_back_does_not_end_a_training(pad, window, hands, qtbot):
    hands.draw(SAMPLE_DRAWINGS[4][:1])
    window.document.edit("Epochs", edits.set_training(hands.design, epochs=100_000, patience=0))
    window.session.set_pace("watch")
    assert window.session.train()
    qtbot.waitUntil(lambda: window.session.phase == "running", timeout=10_000)
    controls = window.session._run.controls
    gently = [controls.gently for _ in hands.drawing(SAMPLE_DRAWINGS[4][1])]
    assert gently == [True] * (len(gently) - 1) + [False], "while the pen is down answers go first"
    assert len(hands.project.drawing) == 2
    pad.setFocus()
    for left in (1, 0, 0):  # drawn while training, before it, and nothing more
        qtbot.keyClick(pad, Qt.Key.Key_Z, CTRL)
        assert len(pad.drawing()) == left
        assert window.session.active
    for back in (1, 2):
        qtbot.keyClick(pad, Qt.Key.Key_Z, CTRL_SHIFT)
        assert len(pad.drawing()) == back
        assert window.session.active
    window.session.abandon()
    qtbot.waitUntil(lambda: not window.session.active, timeout=10_000)


def test_a_number_is_read_digit_by_digit(pad, window, hands):
    digits = (4, 2, 7, 0, 5)
    row = chain.from_iterable(
        [[(x * 0.3 + 55 * i, y * 0.3 + 90) for x, y in stroke] for stroke in SAMPLE_DRAWINGS[d]]
        for i, d in enumerate(digits)
    )
    hands.draw(row)
    assert answer(window) == "42705"
    assert len(pad.splits) == 4
    sentence = window.sample.prediction.sentence
    assert sentence.text().startswith("Least sure: ")
    assert sentence.accessibleDescription().count("%") == 5
    window.actions_["ClearPad"].trigger()
    assert pad.splits == ()
    assert answer(window) == ""


def test_the_width_of_the_line_is_remembered_and_changes_no_answer(pad, window, hands, qtbot):
    hands.draw(SAMPLE_DRAWINGS[8])
    seen = window.predictor.prediction.input.tobytes()
    qtbot.keyClick(pad, Qt.Key.Key_BracketLeft)
    assert window.settings.value(PEN_WIDTH) == 14.0
    hands.draw([[(5, 5)]])
    window.actions_["Undo"].trigger()
    assert window.predictor.prediction.input.tobytes() == seen


BAD = {
    "a dot": [[(140, 140)]],
    "a line": [[(20, 140), (260, 140)]],
    "a filled pad": [[(x, 2 if x % 4 else 278) for x in range(2, 278, 2)]] * 4,
    "in a corner": [
        [(x * 0.12 + 245, y * 0.12 + 245) for x, y in stroke] for stroke in SAMPLE_DRAWINGS[2]
    ],
    "12 pixels high": [
        [(x * 0.06 + 100, y * 0.06 + 100) for x, y in stroke] for stroke in SAMPLE_DRAWINGS[2]
    ],
    "outside": [[(100, -40), (120, 120)], [(100, 330), (120, 300)]],
    "far beyond": [[(140, 140), (5000, 140), (-5000, -5000)]],
}


@pytest.mark.parametrize("name", BAD)
def test_bad_drawings_do_no_harm(pad, window, hands, name):
    hands.draw(BAD[name])
    assert (answer(window) == "") == (name == "outside") == (not hands.project.drawing)
    if name in ("in a corner", "12 pixels high"):
        assert answer(window) in ("2", "?")
    for stroke in hands.project.drawing:
        for x, y in stroke:
            assert -700 <= x <= 980
            assert 0 <= y <= 280
    hands.draw(SAMPLE_DRAWINGS[3])
    window.grab()


def test_a_network_that_takes_no_picture_has_no_pad(pad, window, hands):
    hands.open(template("iris"))
    assert not pad.isVisible()
    assert not window.sample.tools.isVisible()
    hands.open(template("digits"))
    assert pad.isVisible()
    assert window.sample.tools.isVisible()
    assert (
        pad.mapTo(window, QPoint(0, pad.height())).y()
        <= window.sample.tools.mapTo(window, QPoint(0, 0)).y()
    )
