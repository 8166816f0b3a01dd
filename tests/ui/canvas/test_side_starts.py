"""Wires leave a block of small neurons at its side, never under its corner."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from nndesigner.core import edits
from nndesigner.ui.canvas.side_starts import pulled_to_side
from tests.ui.canvas.conftest import Canvas, chain

BLOCK = QRectF(0, 0, 100, 100)


def at_side(starts: np.ndarray, end: tuple[float, float], side: float) -> np.ndarray:
    """Return the heights at which lines to an end pass the side."""
    share = (side - starts[:, 0]) / (end[0] - starts[:, 0])
    return starts[:, 1] + share * (end[1] - starts[:, 1])


@pytest.mark.parametrize("across", [1.0, -1.0])
def test_no_line_leaves_above_or_below(across: float) -> None:
    grid = np.array([(x, y) for x in range(10, 100, 10) for y in range(10, 100, 10)], dtype=float)
    ends = np.array([(50 + across * 200, y) for y in (-300.0, 50.0, 400.0)])
    pulled = pulled_to_side(grid, BLOCK, ends)
    assert (pulled[:, 1] == grid[:, 1]).all()
    side = 100.0 if across > 0 else 0.0
    for end in ends:
        heights = at_side(pulled, (float(end[0]), float(end[1])), side)
        assert heights.min() >= 5.9
        assert heights.max() <= 94.1
    assert (pulled[:, 0] >= 0).all()
    assert (pulled[:, 0] <= 100).all()


def test_lines_that_leave_at_the_side_anyway_stay() -> None:
    grid = np.array([(20.0, 50.0), (80.0, 50.0)])
    ends = np.array([(400.0, 30.0), (400.0, 70.0)])
    assert (pulled_to_side(grid, BLOCK, ends) == grid).all()


def test_blocks_above_each_other_are_left_alone() -> None:
    grid = np.array([(20.0, 50.0), (80.0, 50.0)])
    ends = np.array([(50.0, 300.0), (60.0, 300.0)])
    assert (pulled_to_side(grid, BLOCK, ends) == grid).all()
    assert len(pulled_to_side(np.empty((0, 2)), BLOCK, ends)) == 0


def test_the_wires_of_a_picture_come_out_at_its_side(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {"shape": (8, 8)}), ("output", "Out", {"units": 10})))
    out = canvas.id_of("Out")
    canvas.show(edits.move(canvas.design, {out: (350.0, 260.0)}))
    block = canvas.scene.layer_items[canvas.id_of("In")].block_rect()
    item = canvas.scene.link_items[canvas.design.links[0].id]
    for _, _, line in item.drawn_wires(1000):
        share = (block.right() - line.x1()) / line.dx()
        assert block.top() <= line.y1() + share * line.dy() <= block.bottom()
