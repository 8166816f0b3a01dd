"""Problems on the spot: a mark on the wire, one sentence, one click that mends it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.check import check_network
from nndesigner.core.design import Design
from nndesigner.ui.canvas.repair_menu import RepairMenu
from nndesigner.ui.canvas.tips import tip_at
from nndesigner.ui.texts import problem_text, repair_text
from tests.ui.canvas.conftest import Canvas, chain


def flattened_too_early() -> Design:
    return chain(
        ("input", "In", {"shape": (8, 8)}),
        ("flatten", "Flat", {}),
        ("conv2d", "Conv", {}),
        ("output", "Out", {"units": 10}),
    )


def mark(canvas: Canvas) -> QPointF:
    (link,) = canvas.scene.link_badges.problems
    return canvas.scene.link_items[link].curve_path.pointAtPercent(0.5)


def test_a_shape_that_does_not_fit_is_marked_on_its_wire(canvas: Canvas) -> None:
    canvas.show(flattened_too_early())
    assert list(canvas.scene.link_badges.problems) == [canvas.design.links[1].id]
    assert "Conv" in tip_at(canvas.scene, mark(canvas))
    assert canvas.scene.layer_items[canvas.id_of("Conv")].look.severity == "error"


def test_one_click_on_the_mark_offers_the_repair_which_is_one_undo_step(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(flattened_too_early())
    canvas.view.fit()
    before = canvas.design
    canvas.click(mark(canvas))
    menu = canvas.view.findChild(RepairMenu, "repairMenu")
    assert menu is not None
    repairs = [action for action in menu.actions() if action.objectName() == "repair"]
    assert [action.text() for action in repairs] == ["Repair: Insert Reshape to 8 × 8"]
    repairs[0].trigger()
    menu.close()
    assert [layer.name for layer in canvas.design.layers if layer.id not in before.layers_by_id]
    assert canvas.scene.link_badges.problems == {}
    assert "needs_picture" not in {problem.code for problem in canvas.document.problems}
    canvas.document.undo()
    assert canvas.design == before
    assert canvas.scene.link_badges.problems


def test_the_mark_moves_along_with_its_wire(canvas: Canvas) -> None:
    canvas.show(flattened_too_early())
    before = mark(canvas)
    canvas.drag(canvas.header("Conv"), canvas.header("Conv") + QPointF(0, 160))
    assert mark(canvas) != before
    found = canvas.scene.link_badges.at(mark(canvas))
    assert found == canvas.design.links[1].id


def test_a_loose_block_is_connected_by_one_click(canvas: Canvas) -> None:
    design = chain(
        ("input", "In", {}), ("dense", "Loose", {"units": 3}), ("output", "Out", {}), wired=False
    )
    canvas.show(edits.connect(design, design.layers[0].id, design.layers[1].id))
    menu = RepairMenu(
        canvas.scene, canvas.scene.layer_items[canvas.id_of("Loose")].problems, canvas.view
    )
    repair = next(action for action in menu.actions() if action.objectName() == "repair")
    assert isinstance(repair, QAction)
    assert "Out" in repair.text()
    repair.trigger()
    assert len(canvas.design.links) == 2


@pytest.mark.parametrize("kind", ["conv2d", "lstm", "reshape", "max_pool", "add"])
def test_every_repair_has_words_of_its_own(canvas: Canvas, kind: str) -> None:
    design = chain(("input", "In", {"shape": (5,)}), (kind, "Middle", {}), ("output", "Out", {}))
    for problem in check_network(design):
        assert problem_text(problem).what
        if problem.repair is not None:
            assert repair_text(problem.repair) != "Repair"
            assert "?" not in repair_text(problem.repair)
