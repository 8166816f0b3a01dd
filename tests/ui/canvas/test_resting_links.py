"""Links at rest are painted from one picture: it must look as if each painted itself."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from nndesigner.app.theme import DARK
from nndesigner.core import edits
from nndesigner.core.design import DenseLayer, Design, InputLayer, Link
from nndesigner.ui.canvas import resting_links
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_item import LinkItem
from tests.ui.canvas.conftest import Canvas, chain, small

BLOCKS = 8


def many() -> Design:
    """Return eight blocks of four neurons in two rows, each linked to all after it."""
    layers: list[InputLayer | DenseLayer] = [InputLayer(id="b0", name="B0", shape=(4,))]
    for n in range(1, BLOCKS):
        x, y = n // 2 * 320.0, n % 2 * 420.0 + n * 11
        layers.append(DenseLayer(id=f"b{n}", name=f"B{n}", units=4, x=x, y=y))
    pairs = [(a, b) for b in range(BLOCKS) for a in range(b)]
    links = [Link(id=f"l{a}-{b}", source=f"b{a}", target=f"b{b}") for a, b in pairs]
    return Design(layers=tuple(layers), links=tuple(links))


@pytest.fixture
def shown(canvas: Canvas) -> Canvas:
    canvas.show(many())
    canvas.view.fit()
    canvas.scene.live.flush()
    return canvas


def is_hidden(item: LinkItem) -> bool:
    return bool(item.flags() & item.GraphicsItemFlag.ItemHasNoContents)


def picture(canvas: Canvas) -> QImage:
    return canvas.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> np.ndarray:
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4).astype(int)


def difference(one: QImage, other: QImage) -> float:
    """Return the share of pixels that differ so that one could see it."""
    return float((np.abs(pixels(one) - pixels(other)).max(axis=-1) > 24).mean())


def as_each_paints(canvas: Canvas) -> QImage:
    """Return what is seen when no link rests."""
    scene = canvas.scene
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resting_links, "ALONE_MOST", 10_000)
        scene.resting_links.follow(scene.link_items.values())
        assert not any(is_hidden(item) for item in scene.link_items.values())
        image = picture(canvas)
    scene.resting_links.follow(scene.link_items.values())
    return image


def test_few_links_paint_themselves(canvas: Canvas) -> None:
    canvas.show(small())
    assert not any(is_hidden(item) for item in canvas.scene.link_items.values())
    assert canvas.scene.resting_links.flags() & LinkItem.GraphicsItemFlag.ItemHasNoContents


def test_many_links_are_painted_as_one(shown: Canvas) -> None:
    assert all(is_hidden(item) for item in shown.scene.link_items.values())
    resting = picture(shown)
    assert difference(resting, as_each_paints(shown)) < 0.001
    shown.document.edit("New", chain(("input", "In", {})))
    assert difference(resting, picture(shown)) > 0.01


def zoomed(canvas: Canvas) -> None:
    canvas.view.zoom_to(1.7)


def scrolled(canvas: Canvas) -> None:
    for bar in (canvas.view.horizontalScrollBar(), canvas.view.verticalScrollBar()):
        for _ in range(6):
            bar.setValue(bar.value() + 37)
            picture(canvas)


def in_another_theme(canvas: Canvas) -> None:
    canvas.scene.set_theme(DARK)


def with_other_weights(canvas: Canvas) -> None:
    rng = np.random.default_rng(3)
    for item in canvas.scene.link_items.values():
        item.set_weights(rng.normal(size=(4, 4)), smooth=True)


@pytest.mark.parametrize("changed", [zoomed, scrolled, in_another_theme, with_other_weights])
def test_what_changes_is_seen_at_once(shown: Canvas, changed: Callable[[Canvas], None]) -> None:
    before = picture(shown)
    changed(shown)
    after = picture(shown)
    assert difference(before, after) > 0.001
    assert difference(after, as_each_paints(shown)) < 0.003


def test_a_dragged_block_takes_its_links_along(shown: Canvas, qtbot: QtBot) -> None:
    items = shown.scene.link_items
    picture(shown)
    start = shown.header("B3")
    shown.press(start)
    for step in range(1, 6):
        shown.move(start + QPointF(12 * step, 9 * step))
        picture(shown)
    assert not is_hidden(items["l1-3"])
    assert is_hidden(items["l1-2"])
    shown.release(start + QPointF(60, 45))
    qtbot.waitUntil(lambda: is_hidden(items["l1-3"]), timeout=5000)
    assert difference(picture(shown), as_each_paints(shown)) < 0.001


def test_other_links_step_back_behind_those_of_a_neuron(shown: Canvas) -> None:
    before = picture(shown)
    shown.hover(shown.unit("B3", 1))
    items = shown.scene.link_items
    assert not is_hidden(items["l1-3"])
    assert is_hidden(items["l1-2"])
    assert difference(before, picture(shown)) > 0.01
    shown.hover(QPointF(-5000, -5000))
    assert all(is_hidden(item) for item in items.values())
    assert difference(before, picture(shown)) < 0.001


def test_links_are_painted_on_other_devices(shown: Canvas) -> None:
    """An exported picture has another scale than the view, and no window."""

    def exported() -> QImage:
        image = QImage(1500, 900, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        shown.scene.render(painter, QRectF(image.rect()), shown.scene.contents_rect())
        painter.end()
        return image

    resting = exported()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resting_links, "ALONE_MOST", 10_000)
        shown.scene.resting_links.follow(shown.scene.link_items.values())
        assert difference(resting, exported()) < 0.001


def test_a_selected_link_stands_out_from_those_at_rest(shown: Canvas) -> None:
    before = picture(shown)
    shown.scene.select(["l2-5"])
    hidden = [key for key, item in shown.scene.link_items.items() if is_hidden(item)]
    assert len(hidden) == len(shown.design.links) - 1
    assert difference(before, picture(shown)) > 0.001
    shown.scene.select([])
    assert difference(before, picture(shown)) == 0


def test_texts_are_made_again_only_where_they_tell_of_something_else(
    shown: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = LayerItem.retranslate

    def retranslate(item: LayerItem, design: Design) -> None:
        made.append(item.layer.id)
        make(item, design)

    monkeypatch.setattr(LayerItem, "retranslate", retranslate)
    shown.document.edit("Move", edits.move(shown.design, {"b7": (2000.0, 900.0)}))
    assert set(made) == {"b7"}
    made.clear()
    footer = shown.scene.layer_items["b7"].look.footer
    shown.document.edit("Units", edits.add_units(shown.design, "b6"))
    assert set(made) == {"b6", "b7"}
    assert shown.scene.layer_items["b7"].look.footer != footer


def test_a_removed_link_leaves_the_picture(shown: Canvas) -> None:
    picture(shown)
    kept = tuple(link for link in shown.design.links if link.id != "l0-1")
    shown.document.edit("Remove", Design(layers=shown.design.layers, links=kept))
    assert difference(picture(shown), as_each_paints(shown)) < 0.003


def test_pictures_out_of_view_are_forgotten(shown: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    picture(shown)
    monkeypatch.setattr(resting_links, "_BYTES_MOST", 0)
    shown.view.zoom_to(2.0)
    shown.view.centerOn(shown.header("B0"))
    picture(shown)
    rests = shown.scene.resting_links._rests.values()
    assert any(rest.picture is None for rest in rests)
    assert difference(picture(shown), as_each_paints(shown)) < 0.003
