"""The texts under neurons of their own: short, as wide as they are, and free of wires."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas.captions import footer, grouped_sum, neuron_sum
from nndesigner.ui.canvas.colours import font
from nndesigner.ui.canvas.obstacles import covering
from tests.ui.canvas.conftest import Canvas, chain


def net() -> Design:
    """Return a neuron with three links, one of them from a single unit."""
    design = chain(
        ("input", "In", {"shape": (2,)}),
        ("dense", "Hidden", {"units": 4}),
        ("dense", "Sum", {"units": 1}),
        ("output", "Out", {"units": 2}),
    )
    ids = [layer.id for layer in design.layers]
    return edits.connect_units(design, ids[0], ids[2], source_unit=1)


def test_the_sum_of_a_neuron_is_its_weights_and_its_bias(canvas: Canvas) -> None:
    canvas.show(net())
    item = canvas.scene.layer_items[canvas.id_of("Sum")]
    assert item.look.footer == "5 + 1 = 6"
    alone = edits.add_layer(canvas.design, "dense", 0, 900, units=1)
    assert neuron_sum(alone, alone.layers[-1].id) in ("", "1")


def test_a_caption_covers_no_more_than_its_words(canvas: Canvas) -> None:
    canvas.show(net())
    item = canvas.scene.layer_items[canvas.id_of("Sum")]
    assert len(item.caption) == 3
    width = QFontMetricsF(font(12, bold=True)).horizontalAdvance("Sum")
    assert width < item.caption[0].width() < width + 10
    for line, place in zip(
        item.caption,
        (item.geometry.header, item.geometry.subtitle, item.geometry.footer),
        strict=True,
    ):
        assert place.contains(line)
        assert line.center().x() == item.geometry.rect.center().x()
    assert canvas.scene.layer_items[canvas.id_of("Hidden")].caption == ()


def test_a_longer_name_covers_more_at_once(canvas: Canvas) -> None:
    canvas.show(net())
    key = canvas.id_of("Sum")
    before = canvas.scene.layer_items[key].caption[0].width()
    canvas.show(edits.set_fields(canvas.design, key, name="Weighted sum"))
    item = canvas.scene.layer_items[key]
    assert item.caption[0].width() > before + 20
    around = QRectF(*canvas.scene.obstacles.boxes[2][:2], 0, 0)
    assert around.left() <= item.pos().x() + item.caption[0].left()


def test_wires_come_close_to_a_caption_but_not_into_it(canvas: Canvas) -> None:
    canvas.show(net())
    design = edits.move(canvas.design, {canvas.id_of("Out"): (900.0, 500.0)})
    canvas.show(design)
    item = canvas.scene.layer_items[canvas.id_of("Sum")]
    link = next(
        item for item in canvas.scene.link_items.values() if item.link.target == canvas.id_of("Out")
    )
    lines = [rect.translated(item.pos()) for rect in item.caption]
    assert [rect for rect in covering(item) if rect in lines] == lines
    near = []
    for line in lines:
        assert not link._clip.contains(line.center().toPoint())
        beside = QPointF(line.right() + 6, line.center().y()).toPoint()
        if link.boundingRect().contains(QPointF(beside)):
            near.append(link._clip.contains(beside))
    assert near
    assert all(near)


def test_a_sum_over_many_sources_stays_a_sum(canvas: Canvas) -> None:
    design = chain(*[("neuron", f"N{n}", {}) for n in range(6)],
                   ("dense", "Core", {"units": 8}), wired=False)  # fmt: skip
    design = edits.add_layer(design, "input", 0, 500, name="In", shape=(2,))
    for layer in (*design.layers[:6], design.layers[7]):
        design = edits.connect(design, layer.id, design.layers[6].id)
        if layer.name != "In":
            design = edits.connect(design, design.layers[7].id, layer.id)
    canvas.show(design)
    look = canvas.scene.layer_items[canvas.id_of("Core")].look
    assert grouped_sum(design, canvas.id_of("Core")) == "6 × 1 × 8 + 2 × 8 + 8 = 72"
    assert look.footer.replace("\n", " ") == "6 × 1 × 8 + 2 × 8 + 8 = 72"


def test_a_sum_of_a_thousand_kinds_is_that_of_weights_and_biases(canvas: Canvas) -> None:
    design = chain(*[("input", f"I{n}", {"shape": (1000 + n,)}) for n in range(6)],
                   ("dense", "Core", {"units": 8}), wired=False)  # fmt: skip
    for layer in design.layers[:6]:
        design = edits.connect(design, layer.id, design.layers[6].id)
    assert grouped_sum(design, design.layers[6].id) == ""
    text, size = footer(design, design.layers[6].id, "column", 150.0)
    assert text == "48,120 + 8 = 48,128"
    assert QFontMetricsF(font(size)).horizontalAdvance(text) <= 150.0
    assert footer(design, design.layers[6].id, "column", 40.0)[0] == "48,128 parameters"
