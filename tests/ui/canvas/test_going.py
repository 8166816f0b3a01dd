"""Straight to a distant neuron of a large layer: typed, by keys, by the wheel, by the search."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.ui.canvas import going, key_walk
from nndesigner.ui.canvas.going import UnitField
from tests.ui.canvas.conftest import Canvas, chain, small

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def large(canvas: Canvas) -> Canvas:
    layer = {"units": 764, "view": "opened"}
    canvas.show(chain(("input", "In", {}), ("dense", "Hidden", layer), ("output", "Out", {})))
    canvas.view.fit()
    canvas.view.setFocus()
    return canvas


def shown(canvas: Canvas) -> range:
    geometry = canvas.scene.layer_items[canvas.id_of("Hidden")].geometry
    return range(geometry.first, geometry.first + geometry.shown)


def more_line(canvas: Canvas) -> QPointF:
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    return item.pos() + item.geometry.more_line(after=True).center()


def turn(canvas: Canvas, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    local = QPointF(canvas.at(more_line(canvas)))
    viewport = canvas.view.viewport()
    event = QWheelEvent(
        local, viewport.mapToGlobal(local), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def field(canvas: Canvas) -> UnitField:
    found = canvas.view.findChild(UnitField)
    assert found is not None
    return found


def test_a_double_click_on_the_line_of_more_asks_for_a_number(large: Canvas) -> None:
    large.mouse(QEvent.Type.MouseButtonDblClick, more_line(large))
    assert field(large).hasFocus()
    QTest.keyClicks(field(large), "500")
    QTest.keyClick(field(large), Key.Key_Return)
    assert large.scene.selection == key_walk.neuron(large.id_of("Hidden"), 499)
    assert 499 in shown(large)
    assert large.view.hasFocus()


def test_escape_leaves_the_range_and_too_large_a_number_means_the_last(large: Canvas) -> None:
    large.scene.select([large.id_of("Hidden")])
    QTest.keyClick(large.view, Key.Key_G)
    QTest.keyClick(field(large), Key.Key_5)
    QTest.keyClick(field(large), Key.Key_Escape)
    assert shown(large).start == 0
    going.go_to_unit(large.scene, large.id_of("Hidden"), 763)
    assert shown(large).stop == 764
    assert not going.go_to_unit(large.scene, large.id_of("Hidden"), 764)


def test_keys_go_by_pages_and_to_the_ends_of_a_block(large: Canvas) -> None:
    large.scene.set_selection(key_walk.block(large.id_of("Hidden")))
    QTest.keyClick(large.view, Key.Key_PageDown)
    assert shown(large).start == 12
    QTest.keyClick(large.view, Key.Key_End)
    assert shown(large).stop == 764
    QTest.keyClick(large.view, Key.Key_Home)
    QTest.keyClick(large.view, Key.Key_PageUp)
    assert shown(large).start == 0


def test_keys_go_by_pages_and_to_the_ends_of_its_neurons(large: Canvas) -> None:
    key = large.id_of("Hidden")
    large.click(large.unit("Hidden", 3))
    bias = large.document.state[key]
    QTest.keyClick(large.view, Key.Key_PageDown)
    assert large.scene.selection.unit == (key, 15)
    assert 15 in shown(large)
    QTest.keyClick(large.view, Key.Key_End)
    assert large.scene.selection.unit == (key, 763)
    QTest.keyClick(large.view, Key.Key_Home)
    assert large.scene.selection.unit == (key, 0)
    assert (large.document.state[key] == bias).all()


def test_the_wheel_goes_further_with_shift_and_ctrl(large: Canvas) -> None:
    turn(large, -1, Qt.KeyboardModifier.NoModifier)
    assert shown(large).start == 3
    turn(large, -1, SHIFT)
    assert shown(large).start == 15
    zoom = large.view.zoom
    turn(large, -1, CTRL)
    assert shown(large).start == 15 + 76
    assert large.view.zoom == zoom


@pytest.mark.parametrize("typed", ["500", "Hidden 500", "hid 500"])
def test_the_search_goes_to_a_neuron(large: Canvas, typed: str) -> None:
    large.view.tools.find()
    line = large.view.tools.finder.line
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Key.Key_Return)
    assert large.scene.selection.unit == (large.id_of("Hidden"), 499)
    assert 499 in shown(large)


def test_the_search_opens_a_folded_layer(canvas: Canvas) -> None:
    layer = {"units": 764, "view": "folded"}
    canvas.show(chain(("input", "In", {}), ("dense", "Hidden", layer), ("output", "Out", {})))
    assert going.go_to_unit(canvas.scene, canvas.id_of("Hidden"), 499)
    canvas.scene.folding.finish()
    assert 499 in shown(canvas)
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 499)


def test_numbers_of_no_neuron_find_none(canvas: Canvas) -> None:
    canvas.show(small())
    names = [found.name for found in going.neurons_called(canvas.design, "hidden 4")]
    assert len(names) == 1
    for typed in ("hidden 5", "hidden 0", "hidden", "", "nobody 1", "9" * 40):
        assert going.neurons_called(canvas.design, typed) == []
