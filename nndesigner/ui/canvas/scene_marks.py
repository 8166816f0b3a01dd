"""What of a design is selected and pointed at, told to the items that show it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, TypeVar

from nndesigner.ui.canvas.drawn_link import NOBODYS
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_item import LinkItem

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

T = TypeVar("T")
_Wire = tuple[int, int]


def refresh(
    scene: DesignScene,
    layers: Collection[str | None] | None = None,
    links: Collection[str | None] | None = None,
) -> None:
    """Let all items, or these layers and links, show what is selected and hovered."""
    scene.annotations.show_selection(scene.selection)
    for layer_id, item in _chosen(scene.layer_items, layers):
        here = scene.hovered.layer == layer_id
        selected = layer_id in scene.selection.layers
        picked = scene.selection.unit
        unit = picked[1] if picked and picked[0] == layer_id else None
        more = frozenset(scene.selection.units) if unit is not None else frozenset()
        item.set_marks(
            selected=selected,
            hovered=here,
            unit=scene.hovered.unit if here and scene.hovered.unit is not None else unit,
            more_units=more,
            ports=_ports(scene, item, active=here or selected),
            strong_ports=here or selected,
            hot_port=scene.hovered.out if here and scene.hovered.part == "port" else None,
        )
    scene.resting_links.set_faded(spotlight(scene) is not None)
    for link_id, link_item in _chosen(scene.link_items, links):
        wire, pointed = _wires(scene, link_id)
        link_item.set_marks(
            selected=link_id in scene.selection.links,
            hovered=scene.hovered.link == link_id and scene.hovered.wire is None,
            wire=wire,
            pointed=pointed,
            focus=_focus(scene, link_item),
        )
    if links is None and scene.threads.ids:
        scene.threads.refresh()


def spotlight(scene: DesignScene) -> tuple[str, int] | None:
    """Return (layer, unit) of the neuron that is pointed at, or else selected."""
    if scene.hovered.part == "unit" and scene.hovered.layer and scene.hovered.unit is not None:
        return scene.hovered.layer, scene.hovered.unit
    return scene.selection.unit


def _wires(scene: DesignScene, link_id: str) -> tuple[_Wire | None, _Wire | None]:
    """Return which connection of a link stands out, and a second one that is pointed at."""
    hovered = scene.hovered.wire if scene.hovered.link == link_id else None
    chosen = scene.selection.wire
    if chosen is None or chosen[0] != link_id:
        return hovered, None
    selected = chosen[1], chosen[2]
    return selected, hovered if hovered != selected else None


def _focus(scene: DesignScene, item: LinkItem) -> tuple[int, bool] | None:
    """Return the neuron of one of a link's ends whose wires are to stand out."""
    unit = spotlight(scene)
    if unit is None:
        return None
    if unit[0] not in (item.link.source, item.link.target):
        return NOBODYS
    is_source = unit[0] == item.link.source
    shape = item.shape_of_weights
    if shape is None or shape[is_source] == 1 or unit[1] >= shape[is_source]:
        return None
    return unit[1], is_source


def _ports(scene: DesignScene, item: LayerItem, *, active: bool) -> tuple[bool, bool]:
    """Show ports of the block in use, and those nothing has been wired to yet."""
    key = item.layer.id
    wired = bool(scene.design.links_into(key)), bool(scene.design.links_out_of(key))
    return (
        item.has_port(out=False) and (active or not wired[0]),
        item.has_port(out=True) and (active or not wired[1]),
    )


def _chosen(items: Mapping[str, T], keys: Collection[str | None] | None) -> list[tuple[str, T]]:
    """Return the items with these keys, all of them if it is None."""
    if keys is None:
        return list(items.items())
    return [(key, items[key]) for key in keys if key is not None and key in items]
