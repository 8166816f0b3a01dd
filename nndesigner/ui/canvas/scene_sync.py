"""Items made, changed and removed as a design changes; called by the scene alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from nndesigner.core.diff import DesignDiff
from nndesigner.core.shapes import matrix_shape
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_item import LinkItem
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_FEW = 20
"""More layers than this, changed at once, are all placed anew."""


def remove(scene: DesignScene, changes: DesignDiff) -> None:
    """Take away what is no longer there."""
    for link_id in changes.removed_links:
        scene.removeItem(scene.link_items.pop(link_id))
    for layer_id in changes.removed_layers:
        item = scene.layer_items.pop(layer_id)
        scene.removeItem(item.marks)
        scene.removeItem(item)


def sync_layers(scene: DesignScene, changes: DesignDiff) -> set[str]:
    """Follow changed layers; return all whose blocks may have got another geometry."""
    for layer_id in changes.added_layers:
        item = LayerItem(scene.design.layer(layer_id), scene.design, scene.colours)
        item.wanted = scene.pictures.want
        scene.layer_items[layer_id] = item
        scene.addItem(item)
        scene.addItem(item.marks)
    for layer_id in changes.changed_layers:
        scene.layer_items[layer_id].show_layer(scene.design.layer(layer_id), scene.design)
    touched = {*changes.changed_layers, *changes.added_layers}
    if changes:
        touched |= {key for key, item in scene.layer_items.items() if item.fit(scene.design)}
        _tell_anew(scene, touched)
    return touched


def _tell_anew(scene: DesignScene, touched: set[str]) -> None:
    """Make the texts of blocks again that tell of something that has changed."""
    design = scene.design
    for key, item in scene.layer_items.items():
        links = design.links_into(key)
        told = (design.shapes.get(key), links, [design.shapes.get(link.source) for link in links])
        if key in touched or told != item.told:
            item.told = told
            item.retranslate(design)


def sync_links(scene: DesignScene, changes: DesignDiff, touched: set[str]) -> None:
    """Follow new and changed links, and those at touched blocks."""
    for link in scene.design.links:
        known = scene.link_items.get(link.id)
        if known is not None and link.id not in changes.changed_links:
            shape = matrix_shape(scene.design, link)
            if not touched & {link.source, link.target} and shape == known.shape_of_weights:
                continue
        source, target = scene.layer_items[link.source], scene.layer_items[link.target]
        if known is None:
            known = LinkItem(link, source, target, scene.colours)
            scene.link_items[link.id] = known
            scene.addItem(known)
        known.source, known.target = source, target
        shape = matrix_shape(scene.design, link)
        known.show_link(link, shape, scene.state.get(link.id))
        scene.live.picture(link.id)


def links_at(scene: DesignScene, layers: Collection[str]) -> set[str]:
    """Return the ids of all links at these layers."""
    around = (scene.design.links_into, scene.design.links_out_of)
    return {link.id for key in layers for links in around for link in links(key)}


def place_obstacles(scene: DesignScene, changes: DesignDiff, touched: set[str]) -> None:
    """Tell links what lies over them; if blocks only moved, just those that come near."""
    if (
        changes.added_layers
        or changes.removed_layers
        or len(touched) > _FEW
        or changes.added_links
        or changes.removed_links
        or changes.changed_links
    ):
        scene.obstacles.place_all()
    else:
        scene.resting_links.leave(links_at(scene, touched))
        scene.obstacles.move(touched)


def keep_selection(scene: DesignScene) -> None:
    """Keep of the selection what is still there."""
    kept = scene.selection.within(
        frozenset(scene.layer_items),
        frozenset(scene.link_items),
        frozenset(scene.annotations.notes),
    )
    if kept.unit and kept.units[-1] >= scene.layer_items[kept.unit[0]].geometry.units:
        kept = Selection(kept.layers, kept.links)
    if kept.wire and not _has_wire(scene, *kept.wire):
        kept = Selection(kept.layers, kept.links)
    scene.hovered = Hit()
    scene.set_selection(kept)
    scene.refresh_marks()


def _has_wire(scene: DesignScene, link_id: str, target: int, source: int) -> bool:
    link = scene.design.link(link_id)
    shape = matrix_shape(scene.design, link)
    if shape is None or target >= shape[0] or source >= shape[1]:
        return False
    return link.mask is None or source in link.mask[target]
