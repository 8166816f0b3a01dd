"""Whether a scene is what its design says: the one check all sequences and stories share."""

from __future__ import annotations

from nndesigner.core import shapes
from nndesigner.core.design import Design
from nndesigner.core.masks import fits
from nndesigner.ui.canvas.geometry import geometry_in
from nndesigner.ui.canvas.scene import DesignScene


def assert_shows(scene: DesignScene, design: Design) -> None:
    """Check that the scene is what the design says, no more and no less."""
    assert scene.design is design
    inside = set(map(id, scene.items()))
    _assert_layers(scene, design, inside)
    _assert_links(scene, design, inside)
    annotations = scene.annotations
    assert set(annotations.notes) == set(design.notes_by_id)
    assert set(annotations.groups) == set(design.groups_by_id)
    for note in design.notes:
        rect = annotations.notes[note.id].block_rect()
        assert rect.getRect() == (note.x, note.y, note.width, note.height)
    for group in design.groups:
        assert annotations.groups[group.id].shown == group
    assert scene.selection.layers <= scene.layer_items.keys()
    assert scene.selection.links <= scene.link_items.keys()
    known = scene.layer_items.keys() | scene.link_items.keys() | design.notes_by_id.keys()
    assert scene.focus.at.ids <= known


def _assert_layers(scene: DesignScene, design: Design, inside: set[int]) -> None:
    assert set(scene.layer_items) == set(design.layers_by_id)
    for layer in design.layers:
        item = scene.layer_items[layer.id]
        assert item.layer == layer
        assert (item.pos().x(), item.pos().y()) == (layer.x, layer.y)
        assert item.geometry is geometry_in(design, layer)
        assert id(item) in inside
        assert id(item.marks) in inside


def _assert_links(scene: DesignScene, design: Design, inside: set[int]) -> None:
    assert set(scene.link_items) == set(design.links_by_id)
    for link in design.links:
        shown = scene.link_items[link.id]
        assert shown.link == link
        assert shown.source is scene.layer_items[link.source]
        assert shown.target is scene.layer_items[link.target]
        assert shown.shape_of_weights == shapes.matrix_shape(design, link)
        assert fits(design, link)
        assert id(shown) in inside
        start, end = shown.source.port(out=True), shown.target.port(out=False)
        curve = shown.curve_path
        assert (curve.pointAtPercent(0.0) - start).manhattanLength() < 0.01
        assert (curve.pointAtPercent(1.0) - end).manhattanLength() < 0.01
