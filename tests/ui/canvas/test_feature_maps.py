"""Small pictures in blocks: feature maps, kernels, sequences, and when they are made."""

from __future__ import annotations

from time import thread_time

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from nndesigner.core.design import Design
from nndesigner.ui.canvas import feature_maps
from nndesigner.ui.canvas.geometry import geometry_in
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.resting import learnt
from tests.ui.canvas.conftest import Canvas, chain


def convolution(**fields: object) -> Design:
    return chain(
        ("input", "In", {"shape": (28, 28)}),
        ("conv2d", "Conv", {"filters": 8, **fields}),
        ("max_pool", "Pool", {}),
        ("output", "Out", {"units": 10}),
    )


def item(canvas: Canvas, name: str) -> LayerItem:
    return canvas.scene.layer_items[canvas.id_of(name)]


def sample(canvas: Canvas) -> dict[str, np.ndarray]:
    """Return random outputs of all layers."""
    stream = np.random.default_rng(0)
    return {
        key: stream.normal(size=int(np.prod(shape))).astype(np.float32)
        for key, shape in canvas.design.shapes.items()
    }


def test_a_folded_convolution_shows_its_first_feature_maps(canvas: Canvas) -> None:
    canvas.show(convolution())
    maps = np.zeros((8, 28, 28), np.float32)
    maps[1, 3, 5] = 2.0
    maps[2, 4, 6] = -2.0
    canvas.scene.set_activations({canvas.id_of("Conv"): maps.ravel()})
    state = item(canvas, "Conv").look.state
    assert state is not None
    assert 1 < len(state.tiles) < 8
    ramp = canvas.scene.colours.activations
    assert state.image.pixelColor(5, 28 + 3) == ramp[-1]
    assert state.image.pixelColor(6, 56 + 4) == ramp[0]
    area = item(canvas, "Conv").geometry.state_area
    assert all(area.adjusted(-1, -1, 1, 1).contains(place) for place, _ in state.tiles)


def test_an_opened_convolution_shows_all_of_them(canvas: Canvas) -> None:
    canvas.show(convolution(view="opened"))
    canvas.scene.set_activations(sample(canvas))
    state = item(canvas, "Conv").look.state
    assert state is not None
    assert len(state.tiles) == 8
    places = [place for place, _ in state.tiles]
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[:n])
    assert item(canvas, "Conv").look.subtitle.endswith("8 × 28 × 28")


def test_of_very_many_maps_a_range_is_shown(canvas: Canvas) -> None:
    canvas.show(convolution(view="opened", filters=64, first=30))
    geometry = item(canvas, "Conv").geometry
    assert (geometry.maps, geometry.first, geometry.hidden) == (36, 28, 28)
    maps = np.zeros((64, 28, 28), np.float32)
    maps[28, 0, 0] = 1.0
    canvas.scene.set_activations({canvas.id_of("Conv"): maps.ravel()})
    state = item(canvas, "Conv").look.state
    assert state is not None
    assert state.image.pixelColor(0, 0) == canvas.scene.colours.activations[-1]
    assert item(canvas, "Conv").look.before == "▲ 28 before"
    found = item(canvas, "Conv")
    canvas.click(found.pos() + geometry.more_line(after=False).center())
    assert item(canvas, "Conv").geometry.first == 0


def test_without_a_sample_kernels_are_shown(canvas: Canvas) -> None:
    canvas.show(convolution())
    canvas.scene.pictures.flush()
    state = item(canvas, "Conv").look.state
    assert state is not None
    assert state.tiles[0][1] == QRectF(0, 0, 3, 3)
    kernels = canvas.document.state[canvas.id_of("Conv") + ".kernel"]
    found = learnt(canvas.design, item(canvas, "Conv").layer, canvas.document.state)
    assert found is not None
    np.testing.assert_allclose(found, kernels[:, 0], rtol=1e-6)
    canvas.scene.set_activations(sample(canvas))
    canvas.scene.set_activations(None)
    canvas.scene.pictures.flush()
    again = item(canvas, "Conv").look.state
    assert again is not None
    assert again.image == state.image


def test_a_sequence_runs_from_left_to_right(canvas: Canvas) -> None:
    canvas.show(
        chain(("input", "In", {"shape": (20,)}), ("embedding", "Words", {"size": 4}),
              ("lstm", "Memory", {"units": 6, "returns": "all"}), ("output", "Out", {}))
    )  # fmt: skip
    values = np.zeros((20, 6), np.float32)
    values[19, 0] = 1.0
    canvas.scene.set_activations({canvas.id_of("Memory"): values.ravel()})
    state = item(canvas, "Memory").look.state
    assert state is not None
    assert (state.image.width(), state.image.height()) == (20, 6)
    assert state.image.pixelColor(19, 0) == canvas.scene.colours.activations[-1]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("flatten", {}), ("batch_norm", {}), ("dropout", {}), ("max_pool", {}), ("conv2d", {}),
     ("global_avg_pool", {}), ("up_sampling", {}), ("activation", {}), ("conv1d", {}),
     ("gru", {"units": 5}), ("reshape", {"shape": (64,)})],
)  # fmt: skip
@pytest.mark.parametrize("view", ["auto", "folded", "opened"])
def test_every_kind_shows_whatever_comes_out_of_it(
    canvas: Canvas, kind: str, fields: dict[str, object], view: str
) -> None:
    canvas.show(
        chain(("input", "In", {"shape": (8, 8)}), (kind, "Layer", {**fields, "view": view}),
              ("output", "Out", {}))
    )  # fmt: skip
    values = sample(canvas)
    values[canvas.id_of("Layer")][0] = np.nan
    values[canvas.id_of("Layer")][-1] = -np.inf
    canvas.scene.set_activations(values)
    found = item(canvas, "Layer")
    assert (found.look.state is not None) == (not found.geometry.state_area.isEmpty())
    assert found.look.state is not None or view == "auto"
    canvas.view.viewport().grab()
    canvas.scene.set_activations(None)
    canvas.scene.pictures.flush()
    canvas.view.viewport().grab()


def test_a_shape_that_becomes_known_gives_a_block_its_pictures(canvas: Canvas) -> None:
    canvas.show(
        chain(("input", "In", {"shape": (8, 8)}), ("max_pool", "Pool", {}),
              ("output", "Out", {}), wired=False)
    )  # fmt: skip
    assert item(canvas, "Pool").geometry.state_area.isEmpty()
    canvas.drag(canvas.port("In", out=True), canvas.header("Pool"))
    assert not item(canvas, "Pool").geometry.state_area.isEmpty()
    assert item(canvas, "Pool").geometry is geometry_in(canvas.design, item(canvas, "Pool").layer)


def test_blocks_out_of_sight_are_shaded_when_they_come_into_view(canvas: Canvas) -> None:
    canvas.show(convolution())
    canvas.view.zoom_to(1.0)
    canvas.view.centerOn(item(canvas, "Conv").block_rect().center() + QPointF(5000, 0))
    canvas.scene.set_activations(sample(canvas))
    conv = item(canvas, "Conv")
    assert conv.is_stale
    canvas.view.centerOn(conv.block_rect().center())
    canvas.view.viewport().grab()
    canvas.scene.pictures.flush()
    assert not conv.is_stale
    assert conv.look.state is not None


def test_a_sample_through_a_convolutional_network_costs_two_milliseconds(canvas: Canvas) -> None:
    canvas.show(
        chain(("input", "In", {"shape": (28, 28)}),
              ("conv2d", "A", {"filters": 8, "view": "opened"}), ("max_pool", "B", {}),
              ("conv2d", "C", {"filters": 16, "view": "opened"}), ("max_pool", "D", {}),
              ("flatten", "E", {}), ("dense", "F", {"units": 64}), ("output", "Out", {"units": 10}))
    )  # fmt: skip
    canvas.view.fit()
    times = []
    for _ in range(15):
        values = sample(canvas)
        begin = thread_time()
        canvas.scene.set_activations(values)
        times.append(thread_time() - begin)
    assert np.median(times) < 0.004, "2 ms when nothing else runs on this machine"


def test_places_fill_their_area_and_stay_in_it() -> None:
    area = QRectF(10, 20, 166, 34)
    strip = feature_maps.strip_places(area, 50, 28, 28)
    assert len(strip) == 4
    assert all(area.contains(place) for place in strip)
    grid = feature_maps.grid_places(QRectF(0, 0, 252, 252), 36, 10, 10)
    assert len({(place.x(), place.y()) for place in grid}) == 36
    assert max(place.right() for place in grid) <= 252.1
