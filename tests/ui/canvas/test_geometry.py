"""Geometry of blocks, automatic layout, and the choice of lines."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from nndesigner.core import edits
from nndesigner.core.design import DenseLayer, Design, DropoutLayer, InputLayer, Layer, OutputLayer
from nndesigner.ui.canvas import weights
from nndesigner.ui.canvas.colours import LEVELS
from nndesigner.ui.canvas.geometry import geometry_of, outline
from nndesigner.ui.canvas.layout import auto_layout
from tests.ui.canvas.conftest import chain, small

LAYERS: tuple[Layer, ...] = (
    InputLayer(id="a", name="A", shape=(3,)),
    InputLayer(id="a", name="A", shape=(28, 28)),
    InputLayer(id="a", name="A", shape=(4, 4, 3)),
    DenseLayer(id="a", name="A", units=1),
    DenseLayer(id="a", name="A", units=12),
    DenseLayer(id="a", name="A", units=13),
    DenseLayer(id="a", name="A", units=256),
    DenseLayer(id="a", name="A", units=1000),
    DenseLayer(id="a", name="A", units=5000),
    OutputLayer(id="a", name="A", units=10),
    DropoutLayer(id="a", name="A"),
)


@pytest.mark.parametrize("layer", LAYERS)
def test_neurons_lie_inside_their_block_and_are_found(layer: Layer) -> None:
    geometry = geometry_of(layer)
    for unit in {0, geometry.shown // 2, geometry.shown - 1} & set(range(geometry.shown)):
        x, y = geometry.centres[unit]
        assert geometry.rect.contains(x, y)
        assert geometry.unit_at(x, y) == unit
    assert geometry.unit_at(-20, -20) is None
    points, _ = geometry.anchors(geometry.units, out=True)
    assert points.shape == (geometry.units, 2)
    assert geometry.hidden == max(0, geometry.units - 1024)


def test_blocks_of_one_shape_share_their_geometry() -> None:
    assert geometry_of(LAYERS[6]) is geometry_of(DenseLayer(id="b", name="B", units=256))


def test_auto_layout_goes_from_left_to_right_without_overlaps() -> None:
    design = small()
    design = edits.add_layer(design, "neuron", 0, 0)
    design = edits.add_layer(design, "dense", 0, 0, units=40)
    design = edits.connect(design, design.layers[0].id, design.layers[3].id)
    design = edits.connect(design, design.layers[3].id, design.layers[2].id)
    placed = edits.move(design, auto_layout(design))
    for link in placed.links:
        assert placed.layer(link.source).x < placed.layer(link.target).x
    rects: list[QRectF] = [outline(layer).translated(layer.x, layer.y) for layer in placed.layers]
    for number, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[:number])


def test_auto_layout_of_nothing_and_of_one() -> None:
    assert auto_layout(Design()) == {}
    assert len(auto_layout(chain(("dropout", "D", {})))) == 1


def test_all_lines_of_a_small_link_and_none_of_a_large_one() -> None:
    few = weights.wires_of((3, 2), None)
    assert len(few) == few.total
    assert sorted(zip(few.targets.tolist(), few.sources.tolist(), strict=True)) == [
        (0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1),
    ]  # fmt: skip
    many = weights.wires_of((100, 200), None)
    assert (len(many), many.total) == (0, 20_000)


def test_a_mask_gives_exactly_its_connections() -> None:
    wires = weights.wires_of((3, 4), ((1, 3), (), (0,)))
    assert list(zip(wires.targets.tolist(), wires.sources.tolist(), strict=True)) == [
        (0, 1), (0, 3), (2, 0),
    ]  # fmt: skip
    row = weights.wires_at((3, 4), ((1, 3), (), (0,)), None, 0, source=False)
    assert row.sources.tolist() == [1, 3]
    column = weights.wires_at((3, 4), None, None, 2, source=True)
    assert column.targets.tolist() == [0, 1, 2]


def test_buckets_tell_sign_and_strength() -> None:
    values = np.array([-1.0, -0.01, 0.0, 0.5, 1.0, np.nan], dtype=np.float32)
    assert weights.buckets(values).tolist() == [
        LEVELS - 1, 0, LEVELS, LEVELS + LEVELS // 2, 2 * LEVELS - 1, LEVELS,
    ]  # fmt: skip
    assert weights.buckets(np.empty(0, dtype=np.float32), from_zero=False).tolist() == []


def test_the_nearest_line() -> None:
    lines = np.array([[0.0, 0.0, 10.0, 0.0], [0.0, 10.0, 10.0, 10.0]])
    assert weights.nearest(lines, 5, 2) == (0, 2.0)
    assert weights.nearest(lines, 13, 14) == (1, 5.0)
    assert weights.nearest(np.empty((0, 4)), 0, 0) == (-1, float("inf"))


@pytest.mark.parametrize("view", ["auto", "opened"])
def test_one_channel_is_the_same_picture_as_none(view: str) -> None:
    plain = geometry_of(InputLayer(id="a", name="A", shape=(8, 8), view=view))
    channel = geometry_of(InputLayer(id="a", name="A", shape=(1, 8, 8), view=view))
    assert channel is plain
    assert channel.form == "picture"
    assert channel.unit_at(*channel.centres[10]) == 10


@pytest.mark.parametrize("view", ["auto", "opened"])
def test_several_channels_are_pictures_beside_each_other(view: str) -> None:
    geometry = geometry_of(InputLayer(id="a", name="A", shape=(3, 8, 12), view=view))
    assert geometry.form == "maps"
    assert geometry.maps == 3


def test_one_row_with_a_channel_is_no_picture() -> None:
    assert geometry_of(InputLayer(id="a", name="A", shape=(1, 1, 8))).form == "maps"
