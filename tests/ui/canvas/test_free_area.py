"""What overlays leave free, and the shortest way there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from nndesigner.ui.canvas.free_area import fits, free_areas, way_into

WHOLE = QRectF(0, 0, 1000, 600)


def test_without_overlays_everything_is_free() -> None:
    assert free_areas(WHOLE, []) == [WHOLE]
    assert free_areas(WHOLE, [QRectF(2000, 0, 10, 10)]) == [WHOLE]


def test_beside_and_above_a_card_in_a_corner() -> None:
    areas = free_areas(WHOLE, [QRectF(0, 500, 250, 100)])
    assert set(map(QRectF.getCoords, areas)) == {(250, 0, 1000, 600), (0, 0, 1000, 500)}


def test_two_overlays_leave_no_area_that_touches_one_of_them() -> None:
    overlays = [QRectF(12, 500, 250, 88), QRectF(780, 450, 208, 138)]
    areas = free_areas(WHOLE, overlays)
    assert areas
    assert not any(area.intersects(overlay) for area in areas for overlay in overlays)
    assert QRectF(262, 0, 518, 600) in areas
    assert QRectF(0, 0, 1000, 450) in areas


def test_nothing_is_left_under_a_cover() -> None:
    assert free_areas(WHOLE, [WHOLE.adjusted(-1, -1, 1, 1)]) == []


@pytest.mark.parametrize(
    ("rect", "way"),
    [
        (QRectF(100, 100, 50, 50), QPointF(0, 0)),
        (QRectF(-30, 100, 50, 50), QPointF(30, 0)),
        (QRectF(100, 480, 50, 50), QPointF(0, -30)),  # out from under the card, upwards
        (QRectF(230, 560, 50, 30), QPointF(20, 0)),  # and to the right of it
        (QRectF(-20, -10, 50, 50), QPointF(20, 10)),
    ],
)
def test_the_shortest_way_out_from_under_something(rect: QRectF, way: QPointF) -> None:
    areas = free_areas(WHOLE, [QRectF(0, 500, 250, 100)])
    found = way_into(rect, areas)
    assert found == way
    assert any(area.contains(rect.translated(way)) for area in areas)


def test_what_fits_nowhere_has_no_way() -> None:
    assert way_into(QRectF(0, 0, 2000, 10), [WHOLE]) is None
    assert way_into(QRectF(0, 0, 20, 10), []) is None


def test_the_scale_at_which_something_just_fits() -> None:
    assert fits(QRectF(0, 0, 500, 100), WHOLE) == pytest.approx(2.0)
    assert fits(QRectF(0, 0, 500, 1200), WHOLE) == pytest.approx(0.5)
