"""Folding and opening layers, ranges of neurons, and the animation between views."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas import folding
from nndesigner.ui.canvas.geometry import geometry_in, geometry_of
from nndesigner.ui.canvas.layer_item import LayerItem
from tests.ui.canvas.conftest import Canvas, chain, small

MOVE = Qt.MouseButton.NoButton
_AT_REST_MS = 500
"""Until then lines that were painted in a hurry are painted well."""


def wide(units: int = 64, **fields: object) -> Design:
    return chain(
        ("input", "In", {"shape": (8, 8)}),
        ("dense", "Hidden", {"units": units, **fields}),
        ("output", "Out", {"units": 3}),
    )


def item(canvas: Canvas, name: str) -> LayerItem:
    return canvas.scene.layer_items[canvas.id_of(name)]


def body(canvas: Canvas, name: str) -> QPointF:
    """Return a point of a block where no large neuron is."""
    found = item(canvas, name)
    return found.pos() + found.geometry.subtitle.center()


def double_click(canvas: Canvas, pos: QPointF, qtbot: QtBot) -> None:
    qtbot.mouseDClick(canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=canvas.at(pos))
    canvas.scene.folding.finish()


def wheel(canvas: Canvas, pos: QPointF, notches: int) -> None:
    local = QPointF(canvas.at(pos))
    viewport = canvas.view.viewport()
    event = QWheelEvent(
        local, viewport.mapToGlobal(local), QPoint(), QPoint(0, 120 * notches), MOVE,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_a_double_click_opens_and_folds_in_one_undo_step_each(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(wide())
    before = canvas.design
    assert item(canvas, "Hidden").geometry.form == "grid"
    double_click(canvas, body(canvas, "Hidden"), qtbot)
    opened = item(canvas, "Hidden").geometry
    assert (opened.form, opened.shown, opened.hidden) == ("column", 12, 52)
    double_click(canvas, body(canvas, "Hidden"), qtbot)
    assert item(canvas, "Hidden").geometry.form == "grid"
    assert canvas.document.undo_stack.count() == 2
    canvas.document.undo()
    canvas.document.undo()
    canvas.scene.folding.finish()
    assert canvas.design == before
    assert item(canvas, "Hidden").geometry is geometry_in(before, before.layers[1])


def click_and_double_click(canvas: Canvas, pos: QPointF, qtbot: QtBot) -> None:
    """Double-click as a hand does: the first press counts as a click."""
    canvas.click(pos)
    double_click(canvas, pos, qtbot)
    canvas.release(pos)


def several() -> Design:
    return chain(
        ("input", "In", {"shape": (8, 8)}),
        ("flatten", "Row", {}),
        ("dense", "Wide", {"units": 64}),
        ("dense", "Small", {"units": 5}),
        ("dropout", "Drop", {}),
        ("output", "Out", {"units": 3}),
    )


@pytest.mark.parametrize(
    ("name", "view", "low"),
    [("In", "auto", True), ("Row", "auto", False), ("Wide", "auto", False), ("Wide", "auto", True),
     ("Wide", "folded", False), ("Small", "auto", True), ("Drop", "auto", False)],
)  # fmt: skip
def test_two_double_clicks_at_one_place_are_no_change(
    canvas: Canvas, qtbot: QtBot, name: str, view: str, low: bool
) -> None:
    """Also where the second one meets a large neuron, or the block has become smaller."""
    design = several()
    key = next(layer.id for layer in design.layers if layer.name == name)
    canvas.show(edits.set_fields(design, key, view=view))
    canvas.view.open()
    found = item(canvas, name)
    first, geometry, links = canvas.design, found.geometry, canvas.scene.link_items.values()
    body = found.pos() + (geometry.body.bottomLeft() if low else geometry.body.center())
    pos = body + (QPointF(6, -6) if low else QPointF())
    paths = [link.curve_path for link in links]
    click_and_double_click(canvas, pos, qtbot)
    assert found.geometry is not geometry
    click_and_double_click(canvas, pos, qtbot)
    assert canvas.design == first
    assert found.geometry is geometry
    assert [link.curve_path for link in links] == paths
    assert canvas.scene.selection.layers == {key}
    assert canvas.scene.selection.unit is None
    assert canvas.document.undo_stack.count() == 2


def test_the_picture_after_opening_and_folding_is_the_one_before(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(several())
    canvas.view.open()
    key = canvas.id_of("Wide")
    canvas.scene.select((key,))
    leave = QEvent(QEvent.Type.Leave)

    def picture() -> QImage:
        canvas.scene.pictures.flush()
        return canvas.view.viewport().grab().toImage()

    QApplication.sendEvent(canvas.view.viewport(), leave)
    qtbot.wait(_AT_REST_MS)
    before = picture()
    for same in (False, True):
        assert folding.toggle(canvas.scene, {key})
        canvas.scene.folding.finish()
        qtbot.waitUntil(lambda same=same: (picture() == before) == same, timeout=5000)


def test_a_double_click_on_another_neuron_does_not_fold(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(several())
    canvas.view.zoom_to(1.0)
    canvas.view.centerOn(item(canvas, "Wide"))
    double_click(canvas, item(canvas, "Wide").pos() + QPointF(20, 40), qtbot)
    assert item(canvas, "Wide").geometry.is_large
    double_click(canvas, canvas.unit("Wide", 3), qtbot)
    assert item(canvas, "Wide").geometry.is_large


def test_weights_survive_folding_and_no_training_has_to_end(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(wide())
    state = canvas.document.state
    with qtbot.assertNotEmitted(canvas.document.training_must_end):
        folding.toggle(canvas.scene, {canvas.id_of("Hidden")})
    assert canvas.document.state is state


@pytest.mark.parametrize("view", ["folded", "opened"])
@pytest.mark.parametrize(
    ("kind", "fields"),
    [("input", {"shape": (20,)}), ("input", {"shape": (8, 8)}), ("input", {"shape": (3, 8, 8)}),
     ("dense", {"units": 5}), ("dense", {"units": 900}), ("output", {"units": 10})],
)  # fmt: skip
def test_every_layer_of_units_has_both_views(
    view: str, kind: str, fields: dict[str, object]
) -> None:
    design = edits.add_layer(Design(), kind, 0, 0, view=view, **fields)
    layer = design.layers[0]
    assert folding.can_fold(design, layer)
    geometry = geometry_of(layer)
    assert (geometry.form == "plain") == (view == "folded")
    points, _ = geometry.anchors(geometry.units or 192, out=True)
    assert points.shape == (geometry.units or 192, 2)
    assert np.isfinite(points).all()


def test_a_neuron_of_its_own_cannot_be_folded(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(chain(("input", "In", {}), ("neuron", "N", {})))
    before = canvas.design
    assert not folding.toggle(canvas.scene, {canvas.id_of("N")})
    assert canvas.design is before


def test_a_folded_block_says_all_there_is_to_say(canvas: Canvas) -> None:
    canvas.show(wide(view="folded"))
    canvas.scene.pictures.flush()
    look = item(canvas, "Hidden").look
    assert (look.title, look.subtitle) == ("Hidden", "64 neurons · ReLU")
    assert (look.kind_name, look.output_shape) == ("Dense", "64")
    assert look.footer == "64 × 64 + 64 = 4,160"
    assert look.state is not None
    colours = {look.state.image.pixel(x, 0) for x in range(look.state.image.width())}
    assert len(colours) > 1, "norms of the weights differ"


def test_a_folded_block_shows_the_activations_of_a_sample(canvas: Canvas) -> None:
    canvas.show(wide(view="folded"))
    values = np.zeros(64, np.float32)
    values[1] = 5.0
    canvas.scene.set_activations({canvas.id_of("Hidden"): values})
    state = item(canvas, "Hidden").look.state
    assert state is not None
    assert state.image.pixelColor(1, 0) == canvas.scene.colours.activations[-1]
    assert state.image.pixelColor(0, 0) == canvas.scene.colours.activation(0.0, 1.0)


def test_links_end_at_the_edge_of_a_folded_block(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    double_click(canvas, body(canvas, "Hidden"), qtbot)
    hidden = item(canvas, "Hidden")
    assert hidden.geometry.form == "plain"
    points, radius = hidden.geometry.anchors(4, out=False)
    assert radius == 0.0
    assert (points[:, 0] == 0.0).all()


def test_a_range_is_moved_by_clicks_and_by_the_wheel_as_one_undo_step(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(wide(view="opened"))
    canvas.view.zoom_to(1.0)
    canvas.view.centerOn(item(canvas, "Hidden"))
    zoom = canvas.view.zoom

    def more(*, after: bool) -> QPointF:
        found = item(canvas, "Hidden")
        return found.pos() + found.geometry.more_line(after=after).center()

    assert item(canvas, "Hidden").look.more == "▼ 52 more"
    canvas.click(more(after=True))
    assert item(canvas, "Hidden").geometry.first == 12
    assert item(canvas, "Hidden").look.before == "▲ 12 before"
    wheel(canvas, more(after=True), -2)
    assert item(canvas, "Hidden").geometry.first == 18
    wheel(canvas, more(after=False), 1)
    assert item(canvas, "Hidden").geometry.first == 15
    assert canvas.view.zoom == zoom
    assert canvas.document.undo_stack.count() == 1
    for _ in range(8):
        canvas.click(more(after=True))
    assert item(canvas, "Hidden").geometry.first == 52
    assert item(canvas, "Hidden").look.more == ""
    assert canvas.scene.layer_items[canvas.id_of("Hidden")].unit_at(canvas.unit("Hidden", 60)) == 60
    canvas.document.undo()
    assert item(canvas, "Hidden").geometry.first == 0


def test_neurons_of_a_range_keep_their_numbers(canvas: Canvas) -> None:
    canvas.show(wide(view="opened", first=20))
    values = np.arange(64, dtype=np.float32)
    canvas.scene.set_activations({canvas.id_of("Hidden"): values})
    hidden = item(canvas, "Hidden")
    assert hidden.look.values[0] == "20.0"
    canvas.click(canvas.unit("Hidden", 22))
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 22)


def test_class_names_of_a_range_are_those_of_its_neurons(canvas: Canvas) -> None:
    names = tuple(f"class {n}" for n in range(20))
    canvas.show(chain(("input", "In", {}), ("output", "Out", {
        "units": 20, "classes": names, "view": "opened", "first": 8})))  # fmt: skip
    canvas.scene.set_activations({canvas.id_of("Out"): np.eye(20, dtype=np.float32)[9]})
    look = item(canvas, "Out").look
    assert look.labels == [f"class {n}" for n in range(8, 20)]
    assert look.strongest == 1


def test_the_animation_ends_in_the_geometry_of_the_layer(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    folding.toggle(canvas.scene, {canvas.id_of("Hidden")})
    hidden = item(canvas, "Hidden")
    final = geometry_in(canvas.design, hidden.layer)
    assert canvas.scene.folding.is_running
    assert hidden.geometry is not final
    qtbot.waitUntil(lambda: not canvas.scene.folding.is_running, timeout=1000)
    assert hidden.geometry is final
    for link in canvas.scene.link_items.values():
        assert link.boundingRect().isValid()


def test_what_comes_next_ends_the_animation_first(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    folding.toggle(canvas.scene, {canvas.id_of("Hidden")})
    canvas.document.undo()
    canvas.scene.folding.finish()
    assert item(canvas, "Hidden").geometry.form == "column"
    folding.toggle(canvas.scene, {canvas.id_of("Hidden")})
    canvas.show(Design())
    assert not canvas.scene.layer_items


def test_large_scenes_are_not_animated(canvas: Canvas) -> None:
    canvas.show(chain(*[("dense", f"D{n}", {"units": 3}) for n in range(101)], wired=False))
    folding.toggle(canvas.scene, {canvas.id_of("D0")})
    assert not canvas.scene.folding.is_running


def test_the_menu_offers_all_views(canvas: Canvas) -> None:
    canvas.show(wide(view="folded"))
    menu = canvas.view.menu_at(QPointF(canvas.at(canvas.header("Hidden"))))
    assert menu is not None
    views = {a.objectName(): a for a in menu.findChild(type(menu).__mro__[1], "viewMenu").actions()}
    assert [name for name, action in views.items() if action.isChecked()] == ["folded"]
    views["auto"].trigger()
    canvas.scene.folding.finish()
    assert item(canvas, "Hidden").geometry.form == "grid"
    menu.deleteLater()


def test_the_place_of_a_block_that_has_moved_on_turns_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(several())
    canvas.view.open()
    pos = body(canvas, "Small")
    double_click(canvas, pos, qtbot)
    folded = item(canvas, "Small").geometry
    key = canvas.id_of("Small")
    x, y = item(canvas, "Small").pos().toTuple()
    canvas.document.edit("Move", edits.move(canvas.design, {key: (x, y + 300)}))
    double_click(canvas, pos, qtbot)
    assert item(canvas, "Small").geometry is folded
    double_click(canvas, pos + QPointF(0, 300), qtbot)
    assert item(canvas, "Small").geometry is not folded


def test_a_press_elsewhere_ends_the_way_back(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(several())
    canvas.view.open()
    pos = body(canvas, "Wide")
    double_click(canvas, pos, qtbot)
    assert canvas.scene.folding.turned_at(pos) == canvas.id_of("Wide")
    canvas.click(pos)
    assert canvas.scene.folding.turned_at(pos) == canvas.id_of("Wide")
    canvas.click(canvas.header("Out"))
    assert canvas.scene.folding.turned_at(pos) is None
