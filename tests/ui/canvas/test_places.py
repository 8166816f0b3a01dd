"""Nothing that is added lands on top of what is there already."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QApplication

from nndesigner.core import edits
from nndesigner.ui.canvas.places import GAP, covers, step_aside, taken
from tests.ui.canvas.conftest import Canvas, chain, small

BLOCK = QRectF(0, 0, 168, 200)


def nothing_covered(canvas: Canvas) -> bool:
    pairs = combinations(taken(canvas.design), 2)
    return not any(covers(one, [other]) for one, other in pairs)


def test_a_free_place_is_kept_and_a_little_overlap_too() -> None:
    assert step_aside(BLOCK, []) == QPointF()
    assert step_aside(BLOCK, [BLOCK.translated(400, 0)]) == QPointF()
    assert step_aside(BLOCK, [BLOCK.translated(150, 0)]) == QPointF()


def test_the_shortest_way_aside_is_taken() -> None:
    assert step_aside(BLOCK, [BLOCK]) == QPointF(168 + GAP, 0)
    assert step_aside(BLOCK, [QRectF(0, 0, 168, 100)]) == QPointF(0, 100 + GAP)
    assert step_aside(BLOCK, [QRectF(100, -50, 300, 500)]) == QPointF(-68 - GAP, 0)


@pytest.mark.parametrize("count", [3, 40, 400])
def test_a_free_place_is_found_in_a_crowd(count: int) -> None:
    crowd = [QRectF(180 * (n % 20), 210 * (n // 20), 168, 200) for n in range(count)]
    step = step_aside(crowd[count // 2], crowd)
    assert not covers(crowd[count // 2].translated(step), crowd)


def test_paste_and_duplicate_keep_off_other_blocks(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("Hidden")])
    canvas.view.copy()
    for _ in range(3):
        canvas.view.operations.paste()
        canvas.view.duplicate()
    assert len(canvas.design.layers) == 9
    assert nothing_covered(canvas)


def test_paste_over_the_block_that_was_copied_goes_beside_it(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("In"), canvas.id_of("Hidden")])
    canvas.view.copy()
    at = canvas.scene.layer_items[canvas.id_of("Hidden")].block_rect().center()
    canvas.view.operations.paste(at + QPointF(8, 8))
    assert nothing_covered(canvas)
    first, second = canvas.design.links[0], canvas.design.links[-1]
    ends = [canvas.design.layer(key) for key in (first.source, first.target)]
    copies = [canvas.design.layer(key) for key in (second.source, second.target)]
    assert copies[1].x - copies[0].x == ends[1].x - ends[0].x


@pytest.mark.parametrize("kind", ["dense", "dropout", "output", "input"])
def test_a_layer_dropped_on_a_block_lands_beside_it(canvas: Canvas, kind: str) -> None:
    canvas.show(small())
    canvas.view.fit()
    canvas.drop(kind, canvas.at(canvas.header("Hidden")))
    assert len(canvas.design.layers) == 4
    assert canvas.document.undo_stack.count() == 1
    assert nothing_covered(canvas)


def test_the_ghost_shows_where_the_layer_will_land(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    local = canvas.at(canvas.header("Hidden"))
    ghosts: list[QRectF] = []
    shown = canvas.scene.overlay.show_path

    def watched(path, **look):  # type: ignore[no-untyped-def]
        ghosts.append(path.boundingRect())
        shown(path, **look)

    canvas.scene.overlay.show_path = watched  # type: ignore[method-assign]
    canvas.drop("dense", local)
    added = canvas.scene.layer_items[canvas.design.layers[-1].id].block_rect()
    assert (added.topLeft() - ghosts[-1].topLeft()).manhattanLength() < 1e-6


def test_a_neuron_keeps_off_the_text_under_another_one(canvas: Canvas) -> None:
    canvas.show(chain(("neuron", "N", {}), wired=False))
    under = canvas.unit("N", 0) + QPointF(0, 60)
    canvas.drop("neuron", canvas.at(under))
    assert len(canvas.design.layers) == 2
    assert nothing_covered(canvas)


def test_what_was_added_outside_the_view_is_brought_into_it(canvas: Canvas) -> None:
    design = small()
    for row, column in product(range(4), range(6)):
        design = edits.add_layer(design, "dense", 190.0 * column, 240.0 * row, units=4)
    canvas.show(design)
    canvas.view.fit()
    canvas.view.zoom_to(1.0)
    canvas.view.add_kind("dense")
    QApplication.processEvents()
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    added = canvas.scene.layer_items[canvas.design.layers[-1].id].block_rect()
    assert seen.contains(added)


def test_a_drop_on_free_canvas_stays_exactly_under_the_pointer(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    low = canvas.at(canvas.scene.contents_rect().bottomLeft() + QPointF(90, 120))
    canvas.drop("dropout", low)
    centre = canvas.scene.layer_items[canvas.design.layers[-1].id].block_rect().center()
    assert (canvas.at(centre) - low).manhattanLength() <= QPoint(1, 1).manhattanLength()
