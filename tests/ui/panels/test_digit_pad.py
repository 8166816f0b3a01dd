from __future__ import annotations

from math import sin

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.ui.panels.digit_pad import WIDTHS, DigitPad
from tests.ui.panels.pad_places import paper_rect, sheet_rect

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
    square = sheet_rect(pad)
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
    assert sheet_rect(pad).size().toTuple() == (300, 300)
    assert paper_rect(pad).size().toTuple() == (500, 300)
    pad.resize(300, 500)
    assert sheet_rect(pad) == paper_rect(pad) == QRect(0, 100, 300, 300)


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
    pad.resize(280, 400)
    draw(qtbot, pad, [(100, -30), (100, 100)])
    draw(qtbot, pad, [(100, 290), (100, 100)])
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


def test_accessible(pad):
    assert pad.objectName() == "digitPad"
    assert pad.accessibleName()
    assert "Delete" in pad.accessibleDescription()


def test_lines_of_a_number_have_room_beside_the_square(pad, qtbot):
    pad.resize(560, 280)
    draw(qtbot, pad, [(-100, 100), (380, 200)])
    assert pad.strokes() == [[(-100.0, 100.0), (380.0, 200.0)]]
    assert sheet_rect(pad) == QRect(140, 0, 280, 280)


def test_a_number_stays_in_sight_where_the_paper_is_narrower(pad, qtbot):
    wide = [[(-100.0, 40.0), (380.0, 240.0)]]
    pad.show_drawing(wide)
    assert pad.strokes() == wide, "old drawings keep their place"
    assert pad.rect().contains(paper_rect(pad))
    dark = QColor(LIGHT.text)
    image = pad.grab().toImage()
    rows = [y for y in range(280) if image.pixelColor(280 - 12, y).lightness() < 128]
    assert rows, "the end of the line at the right is on the paper"
    assert dark.lightness() < 128
    pad.show_drawing(())
    assert sheet_rect(pad) == pad.rect()


def test_curves_go_through_the_points(pad, qtbot):
    points = [(60, 200), (100, 80), (180, 80), (220, 200)]
    draw(qtbot, pad, points)
    image = pad.grab().toImage()
    for x, y in points:
        assert image.pixelColor(x, y) == QColor(LIGHT.text)
    assert image.pixelColor(140, 66) == QColor(LIGHT.text), "the arc bulges between two points"


def test_the_pen_may_be_thin_or_thick(pad, qtbot):
    pad.show_drawing([[(40.0, 140.0), (240.0, 140.0)]])
    thick = ink_share(pad)
    with qtbot.waitSignal(pad.pen_width_changed):
        qtbot.keyClick(pad, Qt.Key.Key_BracketLeft)
    assert ink_share(pad) < 0.8 * thick
    for _ in range(5):
        qtbot.keyClick(pad, Qt.Key.Key_BracketRight)
    assert pad.pen_width == WIDTHS[-1]
    assert ink_share(pad) > 1.2 * thick
    assert pad.strokes() == [[(40.0, 140.0), (240.0, 140.0)]]


def test_ten_thousand_points_and_very_fast_moves(pad, qtbot):
    scribble = [[(140 + 130 * sin(i / 7), 140 + 130 * sin(i / 11)) for i in range(10_000)]]
    pad.show_drawing(scribble)
    assert ink_share(pad) > 0.3
    draw(qtbot, pad, [(1, 1), (279, 279), (1, 279), (279, 1)])
    assert len(pad.strokes()) == 2
    pad.grab()


def test_a_stroke_ends_when_the_pad_goes_away(pad, qtbot):
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(pad, QPoint(90, 90))
    pad.hide()
    assert not pad.busy
    assert len(pad.strokes()) == 1


def test_a_release_that_went_elsewhere_ends_the_stroke(pad, qtbot):
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    assert not pad.busy
    assert pad.strokes() == [[(50.0, 50.0)], [(90.0, 90.0)]]


def test_escape_gives_a_stroke_up(pad, qtbot):
    finished = []
    pad.stroke_finished.connect(finished.append)
    pad.show_drawing(SEVEN)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(pad, QPoint(90, 90))
    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    qtbot.mouseMove(pad, QPoint(120, 90))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 90))
    assert pad.strokes() == SEVEN
    assert not finished


# Eraser ------------------------------------------------------------------------------------------


def test_the_eraser_takes_whole_strokes(pad, qtbot):
    pad.show_drawing(SEVEN)
    finished, live = [], []
    pad.stroke_finished.connect(finished.append)
    pad.strokes_changed.connect(live.append)
    qtbot.keyClick(pad, Qt.Key.Key_E)
    assert pad.erasing
    draw(qtbot, pad, [(100, 20), (100, 90)])  # over the bar
    assert pad.strokes() == SEVEN[1:]
    assert live[-1] == finished[0] == pad.drawing()
    assert len(finished) == 1, "one step"
    assert pad.grab().toImage().pixelColor(100, 60) == QColor(LIGHT.base)
    qtbot.keyClick(pad, Qt.Key.Key_E)
    draw(qtbot, pad, [(40, 40), (60, 60)])
    assert len(pad.strokes()) == 2


def test_the_eraser_beside_all_strokes_changes_nothing(pad, qtbot):
    pad.show_drawing(SEVEN)
    pad.set_erasing(True)
    with qtbot.assertNotEmitted(pad.stroke_finished):
        draw(qtbot, pad, [(20, 20), (20, 270)])
    assert pad.strokes() == SEVEN


def test_a_fast_wipe_hits_what_lies_between_two_moves(pad, qtbot):
    pad.show_drawing([*SEVEN, [(40.0, 240.0)]])
    pad.set_erasing(True)
    draw(qtbot, pad, [(10, 150), (270, 150)])
    assert pad.strokes() == [SEVEN[0], [(40.0, 240.0)]]


def test_the_right_button_erases_and_without_a_move_opens_the_menu(pad, qtbot):
    pad.show_drawing(SEVEN)
    right = Qt.MouseButton.RightButton
    send_mouse(pad, QEvent.Type.MouseButtonPress, (100, 20), right, right)
    send_menu(pad, (100, 20))
    for y in (40, 60, 80):
        send_mouse(pad, QEvent.Type.MouseMove, (100, y), held=right)
    send_mouse(pad, QEvent.Type.MouseButtonRelease, (100, 80), right)
    assert pad.strokes() == SEVEN[1:]
    assert QApplication.activePopupWidget() is None
    send_mouse(pad, QEvent.Type.MouseButtonPress, (100, 20), right, right)
    send_menu(pad, (100, 20))
    assert QApplication.activePopupWidget() is None
    send_mouse(pad, QEvent.Type.MouseButtonRelease, (100, 20), right)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Take the last stroke back", "Put the stroke back", "Eraser", "Clear the drawing",
    ]  # fmt: skip
    with qtbot.waitSignal(pad.clear_requested):
        menu.actions()[-1].trigger()
    menu.close()
    assert pad.strokes() == SEVEN[1:]


# Pen ---------------------------------------------------------------------------------------------


def test_a_pen_presses_lines_wider(pad, qtbot):
    finished = []
    pad.stroke_finished.connect(finished.append)
    pen = Pen(pad)
    border = ink_share(pad)
    pen.draw([(40, 60, 0.1), (240, 60, 0.1)])
    thin = ink_share(pad)
    assert finished == [(((40.0, 60.0, 0.1), (240.0, 60.0, 0.1)),)]
    pen.draw([(40, 180, 0.9), (240, 180, 0.9)])
    assert ink_share(pad) - thin > 2 * (thin - border)
    assert pad.strokes()[1] == [(40.0, 180.0, 0.9), (240.0, 180.0, 0.9)]


def test_a_pen_that_cannot_tell_pressure_draws_as_a_mouse(pad):
    Pen(pad, pressed=False).draw([(40, 60, 1.0), (240, 60, 1.0)])
    assert pad.strokes() == [[(40.0, 60.0), (240.0, 60.0)]]


def test_a_hovering_pen_draws_nothing(pad):
    pen = Pen(pad)
    pen.send(QEvent.Type.TabletMove, (50, 50, 0.0), held=Qt.MouseButton.NoButton)
    pen.send(QEvent.Type.TabletMove, (150, 50, 0.0), held=Qt.MouseButton.NoButton)
    assert pad.strokes() == []


def test_the_other_end_of_the_pen_erases(pad):
    pad.show_drawing(SEVEN)
    Pen(pad, end=QPointingDevice.PointerType.Eraser).draw([(100, 20, 0.5), (100, 90, 0.5)])
    assert pad.strokes() == SEVEN[1:]
    assert not pad.erasing


# Fingers -----------------------------------------------------------------------------------------


def test_a_finger_draws(pad, touch):
    QTest.touchEvent(pad, touch).press(0, QPoint(40, 40), pad).commit()
    QTest.touchEvent(pad, touch).move(0, QPoint(90, 100), pad).commit()
    QTest.touchEvent(pad, touch).release(0, QPoint(90, 100), pad).commit()
    assert pad.strokes() == [[(40.0, 40.0), (90.0, 100.0)]]


def test_a_second_finger_does_nothing(pad, touch):
    QTest.touchEvent(pad, touch).press(0, QPoint(40, 40), pad).commit()
    QTest.touchEvent(pad, touch).stationary(0).press(1, QPoint(200, 200), pad).commit()
    QTest.touchEvent(pad, touch).move(0, QPoint(60, 60), pad).move(
        1, QPoint(220, 220), pad
    ).commit()
    QTest.touchEvent(pad, touch).release(0, QPoint(60, 60), pad).stationary(1).commit()
    QTest.touchEvent(pad, touch).move(1, QPoint(240, 240), pad).commit()
    QTest.touchEvent(pad, touch).release(1, QPoint(240, 240), pad).commit()
    assert pad.strokes() == [[(40.0, 40.0), (60.0, 60.0)]]


def test_the_hand_that_holds_the_pen_does_not_draw(pad, touch):
    pen = Pen(pad)
    QTest.touchEvent(pad, touch).press(0, QPoint(200, 240), pad).commit()
    pen.send(QEvent.Type.TabletPress, (40, 40, 0.5))
    QTest.touchEvent(pad, touch).move(0, QPoint(210, 250), pad).commit()
    pen.send(QEvent.Type.TabletMove, (90, 90, 0.5))
    pen.send(QEvent.Type.TabletRelease, (90, 90, 0.0))
    QTest.touchEvent(pad, touch).release(0, QPoint(210, 250), pad).commit()
    QTest.touchEvent(pad, touch).press(0, QPoint(200, 240), pad).commit()
    QTest.touchEvent(pad, touch).release(0, QPoint(200, 240), pad).commit()
    assert pad.strokes() == [[(40.0, 40.0, 0.5), (90.0, 90.0, 0.5)]]


# Helpers -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def touch(qapp):
    return QTest.createTouchDevice()


class Pen:
    """A pen tablet's events."""

    def __init__(self, pad, *, pressed=True, end=QPointingDevice.PointerType.Pen):
        able = QInputDevice.Capability.Position
        if pressed:
            able |= QInputDevice.Capability.Pressure
        kind = QInputDevice.DeviceType.Stylus
        unique = QPointingDeviceUniqueId()
        self.device = QPointingDevice("pen", 1, kind, end, able, 1, 1, "", unique)
        self.pad = pad

    def draw(self, points):
        self.send(QEvent.Type.TabletPress, points[0])
        for point in points[1:]:
            self.send(QEvent.Type.TabletMove, point)
        self.send(QEvent.Type.TabletRelease, (*points[-1][:2], 0.0))

    def send(self, kind, point, held=Qt.MouseButton.LeftButton):
        x, y, pressure = point
        square = sheet_rect(self.pad)
        spot = QPointF(square.x() + x, square.y() + y)
        left = Qt.MouseButton.LeftButton
        event = QTabletEvent(
            kind, self.device, spot, QPointF(self.pad.mapToGlobal(spot.toPoint())), pressure,
            0.0, 0.0, 0.0, 0.0, 0.0, Qt.KeyboardModifier.NoModifier, left, held,
        )  # fmt: skip
        QApplication.sendEvent(self.pad, event)
        assert event.isAccepted()


def send_mouse(pad, kind, spot, button=Qt.MouseButton.NoButton, held=Qt.MouseButton.NoButton):
    at = QPointF(*spot)
    plain = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, QPointF(pad.mapToGlobal(at.toPoint())), button, held, plain)
    QApplication.sendEvent(pad, event)


def send_menu(pad, spot):
    at = QPoint(*spot)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(pad, QContextMenuEvent(reason, at, pad.mapToGlobal(at)))


def ink_share(pad):
    """Return how much of the pad is dark."""
    image = pad.grab().toImage()
    spots = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(image.pixelColor(x, y).lightness() < 128 for x, y in spots) / len(spots)
