"""What is painted above what, and texts that fit where they stand."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from nndesigner.core import edits
from nndesigner.ui.canvas.colours import font
from nndesigner.ui.canvas.layer_item import LayerItem
from tests.ui.canvas.conftest import Canvas, chain


def colour_at(canvas: Canvas, pos: QPointF) -> tuple[int, int, int]:
    QTest.qWait(30)
    colour = canvas.view.viewport().grab().toImage().pixelColor(canvas.at(pos))
    return colour.red(), colour.green(), colour.blue()


def digits(canvas: Canvas) -> LayerItem:
    canvas.show(
        chain(("input", "In", {"shape": (8, 8)}), ("dense", "Hidden", {"units": 64}),
              ("output", "Out", {"units": 10, "classes": tuple("0123456789")}))
    )  # fmt: skip
    canvas.view.zoom_to(1.0)
    item = canvas.scene.layer_items[canvas.id_of("Out")]
    canvas.view.centerOn(item)
    return item


@pytest.mark.parametrize("name", ["Out", "Hidden"])
def test_links_do_not_break_the_ring_of_a_selected_block(canvas: Canvas, name: str) -> None:
    digits(canvas)
    item = canvas.scene.layer_items[canvas.id_of(name)]
    canvas.scene.select([item.layer.id])
    accent = canvas.scene.colours.accent
    rect = item.block_rect()
    x = rect.left() - 3 if name == "Out" else rect.right() + 3
    for y in np.linspace(rect.top() + 60, rect.bottom() - 40, 12):
        if abs(y - item.port(out=False).y()) < 12:
            continue
        found = np.array(colour_at(canvas, QPointF(x, float(y))))
        wanted = np.array((accent.red(), accent.green(), accent.blue()))
        assert np.abs(found - wanted).max() < 40, y


def test_there_are_no_notches_between_the_neurons_of_a_dense_fan(canvas: Canvas) -> None:
    item = digits(canvas)
    paper = canvas.scene.colours.block
    first = item.unit_centre(0)
    for unit in range(9):
        between = (item.unit_centre(unit) + item.unit_centre(unit + 1)) / 2
        found = colour_at(canvas, between - QPointF(item.geometry.radius - 2, 0))
        assert found != (paper.red(), paper.green(), paper.blue())
    assert colour_at(canvas, first) == canvas.scene.colours.activation(0.0, 1.0).getRgb()[:3]


@pytest.mark.parametrize("units", [3, 8, 12])
@pytest.mark.parametrize("value", [-0.98, -1.0, 0.51, -0.004, -123.4, 9999.9, -1e7, 3.2e-9])
def test_numbers_stand_clear_of_their_circles(canvas: Canvas, units: int, value: float) -> None:
    canvas.show(chain(("input", "In", {}), ("dense", "Hidden", {"units": units})))
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    item.set_activations(np.full(units, value))
    width = QFontMetricsF(font(item.look.value_size)).horizontalAdvance(item.look.values[0])
    assert width <= 2 * item.geometry.radius - 3
    assert item.look.value_size >= 7


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.98, "−1.0"), (-1.0, "−1.0"), (0.514, "0.51"), (-0.514, "−0.5"), (-0.004, "0.0"),
     (12.34, "12.3"), (-12.34, "−12"), (1234.0, "1234"), (-1e7, "−1e7"), (0.0, "0.00"),
     (np.inf, "∞"), (np.nan, "NaN")],
)  # fmt: skip
def test_numbers_are_as_exact_as_their_circle_allows(
    canvas: Canvas, value: float, text: str
) -> None:
    canvas.show(chain(("input", "In", {}), ("dense", "Hidden", {"units": 3})))
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    item.set_activations(np.full(3, value))
    assert item.look.values == [text] * 3


def footer(canvas: Canvas, inputs: int, units: int) -> tuple[str, int]:
    canvas.show(chain(("input", "In", {"shape": (inputs,)}), ("dense", "Hidden", {"units": units})))
    look = canvas.scene.layer_items[canvas.id_of("Hidden")].look
    return look.footer, look.footer_size


def test_the_sum_of_the_parameters_is_shown_even_if_it_is_long(canvas: Canvas) -> None:
    assert footer(canvas, 64, 10) == ("64 × 10 + 10 = 650", 11)
    text, size = footer(canvas, 16_384, 10)
    assert " ".join(text.split()) == "16,384 × 10 + 10 = 163,850"
    assert size in (9, 10, 11)
    text, size = footer(canvas, 9_999, 1_000)
    assert " ".join(text.split()) == "9,999 × 1,000 + 1,000 = 10,000,000"
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    metrics = QFontMetricsF(font(size))
    for line in text.split("\n"):
        assert metrics.horizontalAdvance(line) < item.geometry.width
    assert metrics.height() * len(text.split("\n")) <= item.geometry.footer.height()


def test_weights_and_biases_stand_in_for_a_sum_that_fits_nowhere(canvas: Canvas) -> None:
    canvas.show(chain(*[("input", f"I{n}", {"shape": (1000 + n,)}) for n in range(6)],
                      ("dense", "Hidden", {"units": 10}), wired=False))  # fmt: skip
    design = canvas.design
    for layer in design.layers[:-1]:
        design = edits.connect(design, layer.id, canvas.id_of("Hidden"))
    canvas.show(design)
    look = canvas.scene.layer_items[canvas.id_of("Hidden")].look
    assert look.footer == "60,150 + 10 = 60,160"
    assert look.footer_size == 11
