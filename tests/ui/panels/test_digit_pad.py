from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QInputDevice,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.ui.panels.digit_pad import DigitPad

SEVEN = [[(70.0, 60.0), (210.0, 60.0)], [(210.0, 60.0), (120.0, 230.0)]]


@pytest.fixture
def pad(qtbot):
    result = DigitPad(LIGHT)
    result.resize(280, 280)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def draw(qtbot, pad, points):
    """Draw a stroke through points of the pad's own space with the left button."""
    square = pad.sheet_rect()
    spots = [
        QPoint(
            round(square.x() + x * square.width() / 280),
            round(square.y() + y * square.width() / 280),
        )
        for x, y in points
    ]
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(pad, left, pos=spots[0])
    for spot in spots[1:]:
        qtbot.mouseMove(pad, spot)
    qtbot.mouseRelease(pad, left, pos=spots[-1])


@pytest.mark.parametrize("size", [(280, 280), (140, 140), (500, 300), (200, 420)])
def test_strokes_are_in_the_pads_own_space(pad, qtbot, size):
    pad.resize(*size)
    points = [(40, 40), (140, 80), (240, 240)]
    draw(qtbot, pad, points)
    (stroke,) = pad.strokes()
    assert len(stroke) == 3
    pixel = 280 / min(size)
    for (x, y), (wanted_x, wanted_y) in zip(stroke, points, strict=True):
        assert abs(x - wanted_x) <= pixel
        assert abs(y - wanted_y) <= pixel


def test_the_sheet_stays_square(pad):
    pad.resize(500, 300)
    assert pad.sheet_rect().size().toTuple() == (300, 300)
    assert pad.heightForWidth(333) == 333


def test_signals_while_drawing_and_on_release(pad, qtbot):
    live, finished = [], []
    pad.strokes_changed.connect(live.append)
    pad.stroke_finished.connect(finished.append)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert live == [(((50.0, 50.0),),)]
    for x in range(60, 200, 2):
        qtbot.mouseMove(pad, QPoint(x, 60))
    assert not finished
    assert len(live) < 40, "points that come faster than the screen are gathered"
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    assert len(finished) == 1
    assert live[-1] == finished[0] == pad.drawing()
    assert len(finished[0][0]) == 72


def test_a_slow_hand_gets_a_prediction_for_every_point(pad, qtbot):
    live = []
    pad.strokes_changed.connect(live.append)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    for x in (60, 70, 80):
        qtbot.wait(25)
        qtbot.mouseMove(pad, QPoint(x, 50))
    qtbot.wait(25)
    assert [len(drawing[0]) for drawing in live] == [1, 2, 3, 4]
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 50))


def test_points_outside_are_clamped_and_strokes_cannot_begin_there(pad, qtbot):
    pad.resize(400, 280)
    draw(qtbot, pad, [(-30, 100), (100, 100)])
    assert pad.strokes() == []
    draw(qtbot, pad, [(100, 100), (320, 400), (140, -50)])
    (stroke,) = pad.strokes()
    assert stroke[1] == (280.0, 280.0)
    assert stroke[2][1] == 0.0


def test_other_buttons_draw_nothing(pad, qtbot):
    qtbot.mousePress(pad, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    qtbot.mouseMove(pad, QPoint(90, 90))
    qtbot.mouseRelease(pad, Qt.MouseButton.RightButton, pos=QPoint(90, 90))
    assert pad.strokes() == []


def test_a_click_is_a_dot(pad, qtbot):
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 140))
    assert pad.strokes() == [[(140.0, 140.0)]]
    assert pad.grab().toImage().pixelColor(140, 140) == QColor(LIGHT.text)


def test_set_strokes_round_trip(pad, qtbot):
    with qtbot.waitSignals([pad.strokes_changed, pad.stroke_finished]):
        pad.set_strokes(SEVEN)
    assert pad.strokes() == SEVEN
    with qtbot.assertNotEmitted(pad.strokes_changed):
        pad.set_strokes(pad.strokes())
    with qtbot.waitSignal(pad.stroke_finished) as caught:
        pad.clear()
    assert caught.args == [()]
    assert pad.strokes() == []


def test_set_strokes_clamps(pad):
    pad.set_strokes([[(-5, 300), (10, 10)], []])
    assert pad.strokes() == [[(0.0, 280.0), (10.0, 10.0)]]


def test_following_the_document_is_silent(pad, qtbot):
    with qtbot.assertNotEmitted(pad.strokes_changed), qtbot.assertNotEmitted(pad.stroke_finished):
        assert pad.show_drawing(SEVEN)
        assert not pad.show_drawing(SEVEN)
    assert pad.strokes() == SEVEN


def test_a_stroke_survives_news_from_the_document(pad, qtbot):
    pad.show_drawing(SEVEN)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(pad, QPoint(60, 60))
    pad.show_drawing(SEVEN)
    qtbot.mouseMove(pad, QPoint(70, 70))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(70, 70))
    assert pad.strokes() == [*SEVEN, [(50.0, 50.0), (60.0, 60.0), (70.0, 70.0)]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_keys_ask_for_clearing(pad, qtbot, key):
    pad.show_drawing(SEVEN)
    with qtbot.waitSignal(pad.clear_requested):
        qtbot.keyClick(pad, key)
    assert pad.strokes() == SEVEN, "the document clears, not the pad"


def test_show_prediction_is_passed_on(pad, qtbot):
    prediction = object()
    with qtbot.waitSignal(pad.predicted) as caught:
        pad.show_prediction(prediction)
    assert caught.args == [prediction]


def test_pieces_painted_one_by_one_look_like_the_whole_drawing(pad, qtbot):
    draw(qtbot, pad, [(60, 60), (120, 200), (200, 80)])
    pieces = pad.grab().toImage()
    pad.set_theme(DARK)
    pad.set_theme(LIGHT)  # paints the sheet anew
    whole = pad.grab().toImage()
    differing = sum(
        abs(pieces.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness()) > 60
        for x in range(0, 280, 2)
        for y in range(0, 280, 2)
    )
    assert differing < 10


def test_theme_and_high_resolution(pad, monkeypatch):
    pad.show_drawing([[(140.0, 140.0)]])
    assert pad.grab().toImage().pixelColor(140, 140) == QColor(LIGHT.text)
    pad.set_theme(DARK)
    image = pad.grab().toImage()
    assert image.pixelColor(140, 140) == QColor(DARK.text)
    assert image.pixelColor(20, 20) == QColor(DARK.base)
    monkeypatch.setattr(pad, "devicePixelRatioF", lambda: 2.0)
    pad.grab()
    assert pad._sheet.pixmap.width() == 560


def test_pen_tablet_draws(pad, qtbot):
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )
    spots = [(50, 50, QEvent.Type.TabletPress), (150, 60, QEvent.Type.TabletMove)]
    spots.append((150, 60, QEvent.Type.TabletRelease))
    finished = []
    pad.stroke_finished.connect(finished.append)
    for x, y, kind in spots:
        spot = QPointF(x, y)
        pressure = 0.0 if kind == QEvent.Type.TabletRelease else 0.5
        left = Qt.MouseButton.LeftButton
        event = QTabletEvent(
            kind, device, spot, QPointF(pad.mapToGlobal(spot.toPoint())), pressure,
            0.0, 0.0, 0.0, 0.0, 0.0, Qt.KeyboardModifier.NoModifier, left, left,
        )  # fmt: skip
        QApplication.sendEvent(pad, event)
        assert event.isAccepted()
    assert finished == [(((50.0, 50.0), (150.0, 60.0)),)]


def test_finger_draws(pad, qtbot):
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, QPoint(40, 40), pad).commit()
    QTest.touchEvent(pad, device).move(0, QPoint(90, 100), pad).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(90, 100), pad).commit()
    assert pad.strokes() == [[(40.0, 40.0), (90.0, 100.0)]]


def test_accessible(pad):
    assert pad.objectName() == "digitPad"
    assert pad.accessibleName()
    assert "Delete" in pad.accessibleDescription()


def test_a_button_clears_what_is_drawn(pad, qtbot):
    assert not pad.clear_button.isVisible()
    before = pad.sizeHint(), pad.geometry(), pad.sheet_rect()
    draw(qtbot, pad, [(60, 60), (200, 80)])
    assert pad.clear_button.isVisible()
    assert (pad.sizeHint(), pad.geometry(), pad.sheet_rect()) == before
    assert "Delete" in pad.clear_button.toolTip()
    with qtbot.waitSignal(pad.clear_requested):
        qtbot.mouseClick(pad.clear_button, Qt.MouseButton.LeftButton)
    pad.show_drawing(())
    assert not pad.clear_button.isVisible()


@pytest.mark.parametrize("size", [(280, 280), (400, 200), (160, 300)])
def test_the_button_stands_in_the_corner_of_the_sheet(pad, size):
    pad.resize(*size)
    button = pad.clear_button.geometry()
    assert pad.sheet_rect().contains(button)
    assert pad.sheet_rect().right() - button.right() < 6


def test_the_menu_clears(pad, qtbot):
    assert not pad.clear_button.make_menu().actions()[0].isEnabled()
    pad.show_drawing(SEVEN)
    with qtbot.waitSignal(pad.clear_requested):
        pad.clear_button.make_menu().actions()[0].trigger()
    spot = QPoint(90, 90)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(pad, QContextMenuEvent(reason, spot, pad.mapToGlobal(spot)))
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() == "Clear the drawing"
    menu.close()
