"""The search over the canvas (Ctrl+K): adds layers, goes to layers, does things; keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.core.catalog import PALETTE
from nndesigner.core.design import Design, OutputLayer
from nndesigner.ui.canvas import find_model
from nndesigner.ui.canvas.find_block import FindBlock
from nndesigner.ui.canvas.places import taken
from tests.ui.canvas.conftest import Canvas, chain, small


def found(finder: FindBlock) -> list[str]:
    model = finder.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def typed(canvas: Canvas, text: str) -> FindBlock:
    canvas.view.tools.find()
    finder = canvas.view.tools.finder
    QTest.keyClicks(finder.line, text)
    return finder


def key(finder: FindBlock, key: Qt.Key) -> None:
    QTest.keyClick(finder.line, key)


def test_it_offers_every_kind_and_every_layer(canvas: Canvas) -> None:
    canvas.show(small())
    finder = typed(canvas, "")
    assert finder.isVisible()
    assert finder.line.hasFocus()
    kinds = {finder.model.found(row).key for row in range(finder.model.rowCount())}
    assert kinds == {*PALETTE, *canvas.scene.layer_items}


def test_what_begins_with_the_letters_comes_first() -> None:
    entries = find_model.ranked(find_model.kinds(), "dro")
    assert entries[0].key == "dropout"
    named = find_model.ranked(find_model.kinds(), "pool")
    assert {"max_pool", "avg_pool", "global_avg_pool"} <= {entry.key for entry in named[:3]}
    both = find_model.ranked(find_model.kinds(), "pictures conv")
    assert both[0].key == "conv2d"
    assert find_model.ranked(find_model.kinds(), "qqqq") == []


def test_enter_adds_the_first_and_escape_nothing(canvas: Canvas) -> None:
    finder = typed(canvas, "dense")
    key(finder, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert canvas.view.hasFocus()
    assert not canvas.design.layers
    finder = typed(canvas, "dense")
    key(finder, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert [layer.name for layer in canvas.design.layers] == ["Dense"]
    rect = next(iter(canvas.scene.layer_items.values())).block_rect()
    middle = canvas.view.to_scene(QPointF(canvas.view.viewport().rect().center()))
    assert (rect.center() - middle).manhattanLength() < 4
    assert canvas.document.undo_stack.count() == 1


def test_searching_leaves_the_selection_alone(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("In")])
    finder = typed(canvas, "dense")
    key(finder, Qt.Key.Key_Escape)
    assert canvas.scene.selection.layers == {canvas.id_of("In")}


def test_the_arrows_walk_through_the_list_and_round_it(canvas: Canvas) -> None:
    finder = typed(canvas, "pool")
    names = found(finder)
    assert finder.list.currentIndex().row() == 0
    key(finder, Qt.Key.Key_Down)
    key(finder, Qt.Key.Key_Tab)
    assert finder.list.currentIndex().row() == 2
    assert names[2] in finder.line.accessibleDescription()
    for _ in range(3):
        key(finder, Qt.Key.Key_Up)
    assert finder.list.currentIndex().row() == len(names) - 1
    key(finder, Qt.Key.Key_PageUp)
    assert finder.list.currentIndex().row() == max(0, len(names) - 8)


def test_what_is_added_is_wired_behind_the_selected_layer(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Hidden", {"units": 4})))
    canvas.scene.select([canvas.id_of("Hidden")])
    key(typed(canvas, "dropout"), Qt.Key.Key_Return)
    added = canvas.design.layers[-1]
    assert canvas.design.link_between(canvas.id_of("Hidden"), added.id) is not None
    assert canvas.scene.selection.layers == {added.id}
    hidden = canvas.scene.layer_items[canvas.id_of("Hidden")].block_rect()
    assert canvas.scene.layer_items[added.id].block_rect().left() > hidden.right()
    assert canvas.document.undo_stack.count() == 1
    key(typed(canvas, "dense"), Qt.Key.Key_Return)
    key(typed(canvas, "output"), Qt.Key.Key_Return)
    assert isinstance(canvas.design.layers[-1], OutputLayer)
    assert len(canvas.design.links) == 4
    boxes = taken(canvas.design)
    assert not any(one.intersects(two) for one in boxes for two in boxes if one is not two)


def test_a_pointer_that_rests_over_the_canvas_does_not_matter(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Hidden", {"units": 4})))
    spot, viewport = QPointF(150, 600), canvas.view.viewport()
    QApplication.sendEvent(viewport, QEnterEvent(spot, spot, viewport.mapToGlobal(spot)))
    canvas.hover(canvas.view.to_scene(spot))
    viewport.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    canvas.scene.select([canvas.id_of("Hidden")])
    for kind in ("dropout", "dense", "output"):
        before = canvas.scene.layer_items[next(iter(canvas.scene.selection.layers))]
        key(typed(canvas, kind), Qt.Key.Key_Return)
        added = canvas.scene.layer_items[canvas.design.layers[-1].id]
        assert added.block_rect().left() > before.block_rect().right()
        assert abs(added.port(out=False).y() - before.port(out=True).y()) < 60
    assert len(canvas.design.links) == 4
    boxes = taken(canvas.design)
    assert not any(one.intersects(two) for one in boxes for two in boxes if one is not two)


def test_what_cannot_be_wired_is_only_added(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("Out")])
    key(typed(canvas, "dense"), Qt.Key.Key_Return)
    assert len(canvas.design.layers) == 4
    assert len(canvas.design.links) == 2
    assert canvas.refusals == []


def test_with_two_layers_selected_nothing_is_wired(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("In"), canvas.id_of("Hidden")])
    key(typed(canvas, "dense"), Qt.Key.Key_Return)
    assert len(canvas.design.links) == 2


def test_a_layer_is_gone_to(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.zoom_to(3.0)
    canvas.view.centerOn(canvas.header("In"))
    key(typed(canvas, "Hid"), Qt.Key.Key_Return)
    assert canvas.scene.selection.layers == {canvas.id_of("Hidden")}
    middle = canvas.scene.layer_items[canvas.id_of("Hidden")].block_rect().center()
    assert canvas.view.viewport().rect().contains(canvas.at(middle))
    assert canvas.design == small()


def test_a_double_click_on_the_empty_canvas_adds_there(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("Hidden")])
    spot = canvas.view.to_scene(QPointF(120, 600))
    canvas.press(spot)
    canvas.release(spot)
    canvas.mouse(QEvent.Type.MouseButtonDblClick, spot)
    finder = canvas.view.tools.finder
    assert finder.isVisible()
    QTest.keyClicks(finder.line, "dropout")
    key(finder, Qt.Key.Key_Return)
    rect = canvas.scene.layer_items[canvas.design.layers[-1].id].block_rect()
    assert (rect.center() - spot).manhattanLength() < 2
    assert len(canvas.design.links) == 2


def test_actions_are_found_once_something_is_typed(canvas: Canvas, qtbot: QtBot) -> None:
    done = []
    action, resting = QAction("&Tidy up"), QAction("Tidy away")
    for number, each in enumerate((action, resting)):
        each.setObjectName(f"action{number}")
        each.setIconText(each.text().replace("&", ""))
        each.triggered.connect(lambda: done.append(True))
    resting.setEnabled(False)
    canvas.view.tools.set_actions([action, resting])
    assert "Tidy up" not in found(typed(canvas, ""))
    finder = typed(canvas, "tidy")
    assert found(finder) == ["Tidy up"]
    key(finder, Qt.Key.Key_Return)
    assert done == [True]


def test_nothing_found_is_said_and_enter_does_nothing(canvas: Canvas) -> None:
    finder = typed(canvas, "qqqq")
    assert found(finder) == []
    assert finder.line.accessibleDescription() == "Nothing is called so."
    key(finder, Qt.Key.Key_Return)
    assert finder.isVisible()
    canvas.view.setFocus()
    assert not finder.isVisible()
    assert canvas.design == Design()


def test_a_click_in_the_list_takes_that_entry(canvas: Canvas) -> None:
    finder = typed(canvas, "lstm")
    rect = finder.list.visualRect(finder.model.index(0))
    QTest.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert [layer.name for layer in canvas.design.layers] == ["LSTM"]


@pytest.mark.parametrize("size", [(1000, 700), (420, 260)])
def test_it_stays_inside_the_canvas(canvas: Canvas, size: tuple[int, int]) -> None:
    canvas.view.resize(*size)
    finder = typed(canvas, "")
    assert canvas.view.rect().contains(finder.geometry())
    assert not finder.grab().isNull()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("convolution", "conv2d"),
        ("fully connected", "dense"),
        ("linear", "dense"),
        ("pooling", "max_pool"),
        ("recurrent", "simple_rnn"),
        ("residual", "add"),
        ("concat", "concatenate"),
        ("tokens", "embedding"),
    ],
)
def test_other_words_find_a_kind_too(words: str, kind: str) -> None:
    assert kind in [entry.key for entry in find_model.ranked(find_model.kinds(), words)][:3]


def test_a_number_behind_a_kind_is_how_many_units_it_gets(canvas: Canvas) -> None:
    finder = typed(canvas, "dense 128")
    key(finder, Qt.Key.Key_Return)
    assert canvas.design.layers[0].units == 128
    finder = typed(canvas, "convolution 5")
    assert "5" in found(finder)[0]
    key(finder, Qt.Key.Key_Return)
    assert canvas.design.layers[1].filters == 5


def test_a_number_no_layer_can_have_is_refused(canvas: Canvas) -> None:
    finder = typed(canvas, "dense 999999999")
    key(finder, Qt.Key.Key_Return)
    assert not canvas.design.layers
    assert "16,384" in canvas.refusals[-1]


def test_a_layer_called_so_comes_before_a_number(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Dense 2", {"units": 3})))
    finder = typed(canvas, "dense 2")
    first = finder.model.found(0)
    assert first is not None
    assert first.what == "layer"
