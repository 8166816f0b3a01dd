"""Every kind of layer as a block: dropped, named, measured and painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.core import edits
from nndesigner.core.catalog import ACTIVATIONS, LAYER_TYPES, PALETTE
from nndesigner.core.design import Design
from nndesigner.ui.canvas import spoken
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.layout import auto_layout
from nndesigner.ui.canvas.subtitles import subtitle
from nndesigner.ui.kinds import kind_colour
from nndesigner.ui.texts import kind_name
from tests.ui.canvas.conftest import Canvas


def chain(*layers: tuple[str, dict[str, object]]) -> Design:
    """Return layers in a row, each linked to the next."""
    design = Design()
    for kind, fields in layers:
        design = edits.add_layer(design, kind, 0, 0, **fields)
        if len(design.layers) > 1:
            before, last = design.layers[-2:]
            design = edits.connect(design, before.id, last.id)
    return edits.move(design, auto_layout(design))


CNN = chain(
    ("input", {"shape": (28, 28)}),
    ("conv2d", {"frozen": True}),
    ("max_pool", {}),
    ("batch_norm", {}),
    ("dropout", {}),
    ("dense", {"units": 4}),
    ("output", {"units": 2}),
)


@pytest.mark.parametrize("kind", PALETTE)
def test_every_kind_can_be_dropped_and_undone(canvas: Canvas, kind: str) -> None:
    canvas.show(Design())
    canvas.drop(kind, canvas.at(QPointF(0, 0)))
    assert [layer.name for layer in canvas.design.layers] == [kind_name(kind)]
    assert not canvas.view.grab().isNull()
    canvas.document.undo_stack.undo()
    assert canvas.design.layers == ()


@pytest.mark.parametrize("kind", LAYER_TYPES)
def test_every_kind_says_what_it_is_and_has_a_colour(kind: str) -> None:
    layer = edits.add_layer(Design(), kind, 0, 0).layers[0]
    assert subtitle(layer)
    design = Design(layers=(layer,))
    assert kind_name(kind) in spoken.block(design, layer)
    for theme in (LIGHT, DARK):
        assert CanvasColours(theme).kind(kind).isValid()
        assert getattr(theme, kind_colour(kind)).startswith("#")


def look(design: Design, place: int) -> tuple[str, str, str, str]:
    look_ = LayerItem(design.layers[place], design, CanvasColours(LIGHT)).look
    return look_.kind_name, look_.subtitle, look_.output_shape, look_.footer


def test_blocks_tell_kind_settings_shape_and_parameters(qapp: object) -> None:
    assert look(CNN, 1) == (
        "Conv2D",
        "8 kernels 3 × 3 · ReLU",
        "8 × 28 × 28",
        "8 × 1 × 3 × 3 + 8 = 80",
    )
    assert look(CNN, 2) == ("MaxPool", "windows of 2", "8 × 14 × 14", "")
    assert look(CNN, 3) == ("BatchNorm", "over each batch", "8 × 14 × 14", "2 × 8 = 16")
    assert look(CNN, 4)[3] == "8 × 14 × 14"
    design = edits.set_fields(CNN, CNN.layers[1].id, stride=2, filters=1)
    assert look(design, 1)[1] == "1 kernel 3 × 3, stride 2 · ReLU"


def test_a_block_without_a_shape_yet_shows_a_question_mark(qapp: object) -> None:
    design = edits.add_layer(Design(), "conv2d", 0, 0)
    assert look(design, 0)[2:] == ("?", "")


def test_a_frozen_layer_shows_and_says_it(canvas: Canvas) -> None:
    frozen = CNN.layers[1]
    assert ", frozen" in spoken.block(CNN, frozen)
    canvas.show(CNN)
    canvas.view.fit()
    item = canvas.scene.layer_items[frozen.id]
    assert item.look.frozen
    before = canvas.view.grab().toImage()
    edit = edits.set_fields(canvas.design, frozen.id, frozen=False)
    canvas.document.edit("x", edit)
    assert not item.look.frozen
    assert canvas.view.grab().toImage() != before


def test_the_shape_behind_a_changed_layer_follows(canvas: Canvas) -> None:
    canvas.show(CNN)
    edit = edits.set_fields(canvas.design, CNN.layers[1].id, filters=3, stride=2)
    canvas.document.edit("x", edit)
    assert canvas.scene.layer_items[CNN.layers[3].id].look.output_shape == "3 × 7 × 7"


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_neuron_draws_its_activation(qapp: object, activation: str) -> None:
    if activation == "softmax":
        pytest.skip("not for a single neuron")
    design = edits.add_layer(Design(), "neuron", 0, 0, activation=activation)
    item = LayerItem(design.layers[0], design, CanvasColours(LIGHT))
    assert item.look.glyph is not None
    heights = [point.y() for point in item.look.glyph]
    assert max(heights) - min(heights) < item.geometry.height


def test_blocks_without_neurons_stand_closer(qapp: object) -> None:
    x = {layer_id: place[0] for layer_id, place in auto_layout(CNN).items()}
    ids = [layer.id for layer in CNN.layers]
    assert x[ids[2]] - x[ids[1]] < x[ids[6]] - x[ids[5]]
