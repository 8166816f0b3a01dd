"""Guides: a dragged block snaps to others and to equal gaps, and lines show to what."""

from __future__ import annotations

from time import thread_time
from typing import get_args

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.ui.canvas.align import Alignment, aligned, distributed
from nndesigner.ui.canvas.guide_lines import GuideLine
from nndesigner.ui.canvas.guides import Guides
from tests.ui.canvas.conftest import Canvas, chain, small

BLOCK = QRectF(0, 0, 100, 100)
ALT = Qt.KeyboardModifier.AltModifier
ROW = [BLOCK, BLOCK.translated(150, 0)]


def placed(canvas: Canvas, places: dict[str, tuple[float, float]]) -> None:
    canvas.show(edits.move(canvas.design, {canvas.id_of(name): at for name, at in places.items()}))


def pos(canvas: Canvas, name: str) -> QPointF:
    layer = canvas.design.layer(canvas.id_of(name))
    return QPointF(layer.x, layer.y)


def lines(canvas: Canvas) -> list[QLineF]:
    return [item.line for item in canvas.scene.items() if isinstance(item, GuideLine)]


@pytest.mark.parametrize(
    ("rect", "shift"),
    [
        (QRectF(4, 300, 60, 60), QPointF(-4, 0)),  # left edges
        (QRectF(37, 300, 60, 60), QPointF(3, 0)),  # right edges
        (QRectF(23, 300, 60, 60), QPointF(-3, 0)),  # middles
        (QRectF(104, 300, 60, 60), QPointF(-4, 0)),  # left edge at a right one
        (QRectF(400, 97, 60, 60), QPointF(0, 3)),  # top edge at a bottom one
        (QRectF(600, 300, 60, 60), QPointF(0, 0)),  # nothing near
    ],
)
def test_edges_and_middles_attract(rect: QRectF, shift: QPointF) -> None:
    assert Guides([BLOCK]).snap(rect, 6).shift == shift


def test_equal_gaps_attract_and_are_marked() -> None:
    behind = Guides(ROW).snap(QRectF(304, 3, 100, 80), 6)
    assert behind.shift == QPointF(-4, -3)
    assert (behind.x, behind.y) == (True, True)
    assert QLineF(100, 40, 150, 40) in behind.lines
    assert QLineF(250, 40, 300, 40) in behind.lines
    before = Guides(ROW).snap(QRectF(-152, 0, 100, 100), 6)
    assert before.shift == QPointF(2, 0)
    between = Guides([BLOCK, BLOCK.translated(400, 0)]).snap(QRectF(203, 20, 100, 60), 6)
    assert between.shift == QPointF(-3, 0)


def test_a_line_reaches_as_far_as_the_blocks_that_share_it() -> None:
    found = Guides([BLOCK, BLOCK.translated(0, 500)]).snap(QRectF(2, 200, 60, 60), 6)
    assert QLineF(0, 0, 0, 600) in found.lines


def test_nothing_to_snap_to_and_nothing_out_of_reach() -> None:
    assert Guides([]).snap(BLOCK, 6).shift.isNull()
    far = Guides([BLOCK]).snap(QRectF(10, 300, 60, 60), 2)
    assert far.shift.isNull()
    assert not (far.x)
    assert not (far.y)
    assert not (far.lines)


def test_snapping_is_quick_among_many() -> None:
    many = Guides([BLOCK.translated(220 * (n % 20), 230 * (n // 20)) for n in range(400)])
    begin = thread_time()
    for step in range(50):
        many.snap(QRectF(1000 + step, 400, 100, 80), 6)
    assert (thread_time() - begin) / 50 < 0.004


def test_dragging_snaps_to_another_block_and_shows_why(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    placed(canvas, {"In": (0, 0), "Hidden": (301, 333), "Out": (600, 0)})
    start = canvas.header("Hidden")
    canvas.press(start)
    canvas.move(start + QPointF(-200, 10))
    canvas.move(start + QPointF(-297, 10))
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    assert item.pos().x() == 0
    assert any(line.dx() == 0 and line.x1() == 0 for line in lines(canvas))
    canvas.release(start + QPointF(-297, 10))
    assert pos(canvas, "Hidden").x() == 0
    assert lines(canvas) == []
    assert canvas.document.undo_stack.count() == 1


def test_alt_neither_snaps_nor_shows_lines(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    placed(canvas, {"In": (0, 0), "Hidden": (301, 333), "Out": (600, 0)})
    start = canvas.header("Hidden")
    canvas.press(start, ALT)
    canvas.move(start + QPointF(-200, 10), ALT)
    canvas.move(start + QPointF(-298, 11), ALT)
    assert lines(canvas) == []
    canvas.release(start + QPointF(-298, 11), ALT)
    assert (pos(canvas, "Hidden") - QPointF(3, 344)).manhattanLength() < 2


def test_escape_takes_the_lines_away(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small(wired=False))
    start = canvas.header("Hidden")
    canvas.press(start)
    canvas.move(start + QPointF(20, 3))
    canvas.move(start + QPointF(24, 2))
    assert lines(canvas)
    qtbot.keyClick(canvas.view, Qt.Key.Key_Escape)
    assert lines(canvas) == []
    canvas.release(start)
    assert canvas.document.undo_stack.count() == 0


def test_several_blocks_snap_as_one(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    placed(canvas, {"In": (0, 0), "Hidden": (300, 401), "Out": (501, 401)})
    canvas.scene.select([canvas.id_of("Hidden"), canvas.id_of("Out")])
    canvas.drag(canvas.header("Out"), canvas.header("Out") + QPointF(-298, 0))
    assert pos(canvas, "Hidden").x() == 0
    assert pos(canvas, "Out").x() - pos(canvas, "Hidden").x() == 201


RECTS = {
    "a": QRectF(0, 0, 100, 50),
    "b": QRectF(30, 200, 60, 80),
    "c": QRectF(200, 90, 50, 100),
}


@pytest.mark.parametrize("how", get_args(Alignment))
def test_alignments(how: str) -> None:
    moved = {key: RECTS[key].translated(step) for key, step in aligned(RECTS, how).items()}
    asked = {
        "left": lambda r: r.left(),
        "right": lambda r: r.right(),
        "top": lambda r: r.top(),
        "bottom": lambda r: r.bottom(),
        "centre_h": lambda r: r.center().x(),
        "centre_v": lambda r: r.center().y(),
    }[how]
    assert len({asked(rect) for rect in moved.values()}) == 1
    across = how in ("left", "right", "centre_h")
    for key, rect in moved.items():
        assert (rect.y() == RECTS[key].y()) if across else (rect.x() == RECTS[key].x())


def test_distributing_leaves_equal_gaps_and_the_ends_in_place() -> None:
    moved = {key: RECTS[key].translated(step) for key, step in distributed(RECTS, "v").items()}
    order = sorted(moved.values(), key=lambda rect: rect.top())
    assert order[0].top() == 0
    assert order[-1].bottom() == 280
    assert order[1].top() - order[0].bottom() == order[2].top() - order[1].bottom()


def test_aligning_and_distributing_are_one_undo_step_each(canvas: Canvas) -> None:
    canvas.show(chain(*(("dropout", name, {}) for name in "ABC"), wired=False))
    placed(canvas, {"A": (0, 0), "B": (250, 90), "C": (700, 40)})
    canvas.view.tools.align("top")
    assert canvas.document.undo_stack.count() == 0  # nothing is selected
    canvas.scene.select_all()
    canvas.view.tools.align("top")
    assert {pos(canvas, name).y() for name in "ABC"} == {0.0}
    canvas.view.tools.distribute("h")
    assert pos(canvas, "B").x() == 350
    assert canvas.document.undo_stack.count() == 2
    canvas.view.tools.distribute("h")
    assert canvas.document.undo_stack.count() == 2  # nothing is left to do
    canvas.document.undo()
    canvas.document.undo()
    assert pos(canvas, "B") == QPointF(250, 90)
