"""Adding by name, from the palette or the search: chains grow, nothing is rewired or covered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.catalog import PALETTE
from nndesigner.core.design import Design, OutputLayer
from nndesigner.ui.canvas.places import taken
from nndesigner.ui.panels.palette import PalettePanel
from tests.ui.canvas.conftest import Canvas, chain, small


@pytest.fixture
def palette(canvas: Canvas, qtbot: QtBot) -> PalettePanel:
    panel = PalettePanel()
    qtbot.addWidget(panel)
    panel.requested.connect(canvas.view.add_kind)
    panel.resize(300, 900)
    panel.show()
    return panel


def double_click(palette: PalettePanel, kind: str) -> None:
    cards = palette.cards
    index = cards.model().index_of(kind)  # type: ignore[attr-defined]
    cards.scrollTo(index)
    spot = cards.visualRect(index).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def enter(palette: PalettePanel, kind: str) -> None:
    palette.cards.setCurrentIndex(palette.cards.model().index_of(kind))  # type: ignore[attr-defined]
    QTest.keyClick(palette.cards, Qt.Key.Key_Return)


def search(canvas: Canvas, kind: str) -> None:
    canvas.view.tools.find()
    line = canvas.view.tools.finder.line
    QTest.keyClicks(line, kind)
    QTest.keyClick(line, Qt.Key.Key_Return)


def wires(canvas: Canvas) -> set[tuple[str, str]]:
    names = {layer.id: layer.name for layer in canvas.design.layers}
    return {(names[link.source], names[link.target]) for link in canvas.design.links}


def nothing_covered(canvas: Canvas) -> bool:
    boxes = taken(canvas.design)
    return not any(one.intersects(two) for one in boxes for two in boxes if one is not two)


def block(canvas: Canvas, name: str) -> QPointF:
    return canvas.scene.layer_items[canvas.id_of(name)].block_rect().center()


@pytest.mark.parametrize("way", ["double-click", "enter", "search"])
def test_one_after_the_other_becomes_a_chain(
    canvas: Canvas, palette: PalettePanel, way: str
) -> None:
    told: list[str] = []
    canvas.scene.message.connect(told.append)
    for number, kind in enumerate(("input", "dense", "dropout", "dense", "output"), 1):
        if way == "search":
            search(canvas, kind)
        else:
            (double_click if way == "double-click" else enter)(palette, kind)
        assert canvas.scene.selection.layers == {canvas.design.layers[-1].id}
        assert canvas.document.undo_stack.count() == number
    chained = [("Input", "Dense"), ("Dense", "Dropout"), ("Dropout", "Dense 2")]
    assert wires(canvas) == {*chained, ("Dense 2", "Output")}
    left = [layer.x for layer in canvas.design.layers]
    assert left == sorted(set(left))
    ports = [item.port(out=False).y() for item in canvas.scene.layer_items.values()]
    assert max(ports) - min(ports) < 60
    assert nothing_covered(canvas)
    assert told[0] == "“Input” was added. It is not connected yet."
    assert told[1] == "“Dense” was added and connected: “Input” → “Dense”."
    canvas.document.undo()
    assert [layer.name for layer in canvas.design.layers][-1] == "Dense 2"
    assert len(canvas.design.links) == 3


def test_a_block_that_leads_on_gets_a_branch_and_keeps_its_link(
    canvas: Canvas, palette: PalettePanel
) -> None:
    canvas.show(small())
    before = canvas.design
    canvas.click(canvas.header("Hidden"))
    double_click(palette, "dense")
    assert wires(canvas) == {("In", "Hidden"), ("Hidden", "Out"), ("Hidden", "Dense")}
    assert set(before.links) <= set(canvas.design.links)
    assert set(before.layers) <= set(canvas.design.layers)
    assert block(canvas, "Dense").x() > block(canvas, "Hidden").x()
    assert nothing_covered(canvas)
    canvas.document.undo()
    assert canvas.design == before


def test_behind_an_output_it_stands_unwired(canvas: Canvas, palette: PalettePanel) -> None:
    canvas.show(small())
    canvas.click(canvas.header("Out"))
    told: list[str] = []
    canvas.scene.message.connect(told.append)
    double_click(palette, "dense")
    assert len(canvas.design.links) == 2
    assert block(canvas, "Dense").x() > block(canvas, "Out").x()
    assert told == ["“Dense” was added. It is not connected yet."]
    assert canvas.refusals == []


def test_with_nothing_selected_the_open_end_goes_on(canvas: Canvas, palette: PalettePanel) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Hidden", {"units": 4})))
    double_click(palette, "output")
    assert wires(canvas) == {("In", "Hidden"), ("Hidden", "Output")}
    assert isinstance(canvas.design.layers[-1], OutputLayer)


def test_with_nothing_selected_and_no_open_end_it_stands_beside_the_last(
    canvas: Canvas, palette: PalettePanel
) -> None:
    canvas.show(small())
    double_click(palette, "dense")
    assert len(canvas.design.links) == 2
    assert block(canvas, "Dense").x() > block(canvas, "Out").x()


def test_of_several_selected_none_is_wired(canvas: Canvas, palette: PalettePanel) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Hidden", {"units": 4})))
    canvas.scene.select(canvas.scene.layer_items)
    double_click(palette, "dense")
    assert wires(canvas) == {("In", "Hidden")}
    assert block(canvas, "Dense").x() > block(canvas, "Hidden").x()


def test_an_input_comes_before_the_first_block_that_needs_one(
    canvas: Canvas, palette: PalettePanel
) -> None:
    double_click(palette, "dense")
    double_click(palette, "input")
    assert wires(canvas) == {("Input", "Dense")}
    assert block(canvas, "Input").x() < block(canvas, "Dense").x()
    double_click(palette, "input")
    assert wires(canvas) == {("Input", "Dense")}
    assert nothing_covered(canvas)


def test_another_input_stands_before_all_whatever_is_selected(
    canvas: Canvas, palette: PalettePanel
) -> None:
    canvas.show(small())
    canvas.click(canvas.header("Out"))
    double_click(palette, "input")
    assert len(canvas.design.links) == 2
    assert block(canvas, "Input").x() < block(canvas, "In").x()
    assert nothing_covered(canvas)


def test_on_a_crowded_canvas_nothing_is_covered_and_it_stays_to_the_right(
    canvas: Canvas, palette: PalettePanel
) -> None:
    design = small()
    for row in range(-3, 4):
        for column in range(3):
            place = (260.0 + 220 * column, 180.0 * row)
            design = edits.add_layer(design, "dense", *place, units=2)
    canvas.show(design)
    canvas.scene.select([canvas.id_of("In")])
    alone = taken(canvas.design)
    double_click(palette, "dense")
    added = canvas.scene.layer_items[canvas.design.layers[-1].id]
    rect = added.block_rect()
    assert not any(rect.intersects(box) for box in alone)
    assert rect.left() > canvas.scene.layer_items[canvas.id_of("In")].block_rect().right()
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert seen.contains(rect)


def test_the_selected_neurons_block_counts_as_selected(
    canvas: Canvas, palette: PalettePanel
) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Hidden", {"units": 4})))
    canvas.click(canvas.unit("Hidden", 1))
    assert canvas.scene.selection.unit is not None
    double_click(palette, "dense")
    assert ("Hidden", "Dense") in wires(canvas)


def test_the_first_block_comes_to_the_middle(canvas: Canvas, palette: PalettePanel) -> None:
    double_click(palette, "dense")
    middle = canvas.view.to_scene(QPointF(canvas.view.viewport().rect().center()))
    assert (block(canvas, "Dense") - middle).manhattanLength() < 4
    canvas.document.undo()
    assert canvas.design == Design()


@pytest.mark.parametrize("kind", PALETTE)
def test_any_kind_stands_free_beside_the_selected_block(canvas: Canvas, kind: str) -> None:
    canvas.show(chain(("input", "In", {"shape": (2,)}), ("dense", "Hidden", {"units": 4})))
    hidden = canvas.id_of("Hidden")
    canvas.scene.select([hidden])
    assert canvas.view.add_kind(kind)
    assert nothing_covered(canvas)
    added = canvas.design.layers[-1].id
    there, here = (canvas.scene.layer_items[key].block_rect() for key in (added, hidden))
    if kind == "input":
        assert there.right() < canvas.scene.layer_items[canvas.id_of("In")].block_rect().left()
    else:
        assert there.left() > here.right()
        assert canvas.design.link_between(hidden, added) is not None
    assert canvas.refusals == []
