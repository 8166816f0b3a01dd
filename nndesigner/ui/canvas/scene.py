"""The scene: blocks and links that follow the design, and what of them is selected."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import Problem
from nndesigner.core.design import Design
from nndesigner.core.diff import DesignDiff, diff
from nndesigner.core.shapes import matrix_shape
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.geometry import bounds
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_item import LinkItem
from nndesigner.ui.canvas.live import LiveWeights
from nndesigner.ui.canvas.overlay import Overlay
from nndesigner.ui.canvas.pointer import Pointer
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.editor import Editor

_ROOM = 20_000.0


class DesignScene(QGraphicsScene):
    """Shows a design. `sync` is the only writer of items; edits go through the editor.

    Signals: `selection_changed(Selection)`, `rename_requested(layer id)`,
    `badge_clicked(layer id)`, and `message(sentence)` for a status bar.
    """

    selection_changed = Signal(object)
    rename_requested = Signal(str)
    badge_clicked = Signal(str)
    message = Signal(str)

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__()
        self.editor = editor
        self.design = Design()
        self.colours = CanvasColours(theme)
        self.layer_items: dict[str, LayerItem] = {}
        self.link_items: dict[str, LinkItem] = {}
        self.selection = Selection()
        self.hovered = Hit()
        self.activations: Mapping[str, FloatArray] = {}
        self.overlay = Overlay(self.colours)
        self.addItem(self.overlay)
        self.live = LiveWeights(self)
        self.pointer = Pointer(self)
        self._problems: tuple[Problem, ...] = ()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setBackgroundBrush(self.colours.canvas)
        self._set_room()

    @property
    def state(self) -> NetworkState:
        return self.live.state

    def sync(self, old: Design, new: Design) -> None:
        """Follow the design from `old` to `new`; what is shown counts, should it not be `old`."""
        changes = diff(old if old is self.design else self.design, new)
        if changes:
            self.pointer.cancel()
        if bool(self.design.layers) != bool(new.layers):
            self.update()
        self.design = new
        self._remove(changes)
        self._sync_layers(changes)
        self._sync_links(changes)
        if changes:
            self._place_obstacles()
            self._set_room()
            self._keep_selection()
            self.set_problems(self._problems)

    def set_state(self, state: NetworkState) -> None:
        """Show these weights, soon; may be called with every snapshot of a training."""
        self.live.set_state(state)

    def set_activations(self, activations: Mapping[str, FloatArray] | None) -> None:
        """Shade the neurons by what they put out for the present sample; None: by nothing."""
        self.activations = activations or {}
        for layer_id, item in self.layer_items.items():
            item.set_activations(self.activations.get(layer_id))

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the blocks something is wrong with."""
        self._problems = problems
        for layer_id, item in self.layer_items.items():
            item.set_problems(tuple(p for p in problems if p.where == layer_id))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.colours = CanvasColours(theme)
        self.setBackgroundBrush(self.colours.canvas)
        self.overlay.set_colours(self.colours)
        for item in self.layer_items.values():
            item.set_colours(self.colours)
        for link_item in self.link_items.values():
            link_item.set_colours(self.colours)

    def retranslate(self) -> None:
        """Make the texts of all blocks again, in the present language."""
        for item in self.layer_items.values():
            item.retranslate(self.design)

    def contents_rect(self) -> QRectF:
        """Return the rectangle all blocks lie in."""
        return bounds(self.design)

    def current_selection(self) -> Selection:
        return self.selection

    def select(self, ids: Collection[str]) -> None:
        """Select exactly these layers and links; unknown ids are left out."""
        wanted = frozenset(ids)
        self.set_selection(
            Selection(wanted & self.layer_items.keys(), wanted & self.link_items.keys())
        )

    def select_all(self) -> None:
        """Select everything."""
        self.select([*self.layer_items, *self.link_items])

    def set_selection(self, selection: Selection) -> None:
        """Show this as selected and tell who listens, if it is something new."""
        if selection != self.selection:
            self.selection = selection
            self.refresh_marks()
            self.selection_changed.emit(selection)

    def set_hovered(self, hovered: Hit) -> None:
        """Highlight what the pointer is over."""
        if hovered != self.hovered:
            self.hovered = hovered
            self.refresh_marks()

    def refresh_marks(self) -> None:
        """Let all items show what is selected and hovered."""
        for layer_id, item in self.layer_items.items():
            here = self.hovered.layer == layer_id
            selected = layer_id in self.selection.layers
            picked = self.selection.unit
            unit = picked[1] if picked and picked[0] == layer_id else None
            item.set_marks(
                selected=selected,
                hovered=here,
                unit=self.hovered.unit if here and self.hovered.unit is not None else unit,
                ports=self._ports(item, active=here or selected),
                strong_ports=here or selected,
                hot_port=self.hovered.out if here and self.hovered.part == "port" else None,
            )
        for link_id, link_item in self.link_items.items():
            wire = self.selection.wire
            link_item.set_marks(
                selected=link_id in self.selection.links,
                hovered=self.hovered.link == link_id and self.hovered.wire is None,
                wire=(wire[1], wire[2])
                if wire and wire[0] == link_id
                else self._hovered_wire(link_id),
                focus=self._focus(link_item),
            )

    def place_items(self, places: Mapping[str, QPointF]) -> None:
        """Put blocks somewhere for as long as a drag lasts; the design is not touched."""
        for layer_id, place in places.items():
            self.layer_items[layer_id].place(place)
        for item in self.link_items.values():
            if item.link.source in places or item.link.target in places:
                item.smooth = not item.is_heavy
                item.reshape()
        self.live.smooth_soon()
        self._place_obstacles()

    def _hovered_wire(self, link_id: str) -> tuple[int, int] | None:
        return self.hovered.wire if self.hovered.link == link_id else None

    def _focus(self, item: LinkItem) -> tuple[int, bool] | None:
        """Return the neuron of one of a link's ends whose wires are to stand out."""
        unit = self.selection.unit
        if self.hovered.part == "unit" and self.hovered.layer and self.hovered.unit is not None:
            unit = (self.hovered.layer, self.hovered.unit)
        if unit is None or unit[0] not in (item.link.source, item.link.target):
            return None
        is_source = unit[0] == item.link.source
        shape = item.shape_of_weights
        if shape is None or shape[is_source] == 1 or unit[1] >= shape[is_source]:
            return None
        return unit[1], is_source

    def _ports(self, item: LayerItem, *, active: bool) -> tuple[bool, bool]:
        """Show ports of the block in use, and those nothing has been wired to yet."""
        key = item.layer.id
        wired = bool(self.design.links_into(key)), bool(self.design.links_out_of(key))
        return (
            item.has_port(out=False) and (active or not wired[0]),
            item.has_port(out=True) and (active or not wired[1]),
        )

    def _remove(self, changes: DesignDiff) -> None:
        for link_id in changes.removed_links:
            self.removeItem(self.link_items.pop(link_id))
        for layer_id in changes.removed_layers:
            item = self.layer_items.pop(layer_id)
            self.removeItem(item.marks)
            self.removeItem(item)

    def _sync_layers(self, changes: DesignDiff) -> None:
        for layer_id in changes.added_layers:
            item = LayerItem(self.design.layer(layer_id), self.design, self.colours)
            self.layer_items[layer_id] = item
            self.addItem(item)
            self.addItem(item.marks)
        for layer_id in changes.changed_layers:
            self.layer_items[layer_id].show_layer(self.design.layer(layer_id), self.design)
        if changes:
            self.retranslate()

    def _sync_links(self, changes: DesignDiff) -> None:
        touched = {*changes.changed_layers, *changes.added_layers}
        for link in self.design.links:
            known = self.link_items.get(link.id)
            if known is not None and link.id not in changes.changed_links:
                shape = matrix_shape(self.design, link)
                if not touched & {link.source, link.target} and shape == known.shape_of_weights:
                    continue
            source, target = self.layer_items[link.source], self.layer_items[link.target]
            if known is None:
                known = LinkItem(link, source, target, self.colours)
                self.link_items[link.id] = known
                self.addItem(known)
            known.source, known.target = source, target
            shape = matrix_shape(self.design, link)
            known.show_link(link, shape, self.state.get(link.id))

    def _place_obstacles(self) -> None:
        """Tell links what lies over them: other blocks, and texts of their own ones."""
        outlines = {
            key: [item.block_rect(), *_label(item)] for key, item in self.layer_items.items()
        }
        for link in self.link_items.values():
            rects = link.own_covers()
            for key, covering in outlines.items():
                if key not in (link.link.source, link.link.target):
                    rects += [rect for rect in covering if rect.intersects(link.boundingRect())]
            link.set_obstacles(rects)

    def _keep_selection(self) -> None:
        kept = self.selection.within(frozenset(self.layer_items), frozenset(self.link_items))
        if kept.unit and kept.unit[1] >= self.layer_items[kept.unit[0]].geometry.units:
            kept = Selection(kept.layers, kept.links)
        if kept.wire and not self._has_wire(*kept.wire):
            kept = Selection(kept.layers, kept.links)
        self.hovered = Hit()
        self.set_selection(kept)
        self.refresh_marks()

    def _has_wire(self, link_id: str, target: int, source: int) -> bool:
        link = self.design.link(link_id)
        shape = matrix_shape(self.design, link)
        if shape is None or target >= shape[0] or source >= shape[1]:
            return False
        return link.mask is None or source in link.mask[target]

    def _set_room(self) -> None:
        room = QRectF(-_ROOM, -_ROOM, 2 * _ROOM, 2 * _ROOM)
        margin = _ROOM / 4
        around = self.contents_rect().adjusted(-margin, -margin, margin, margin)
        self.setSceneRect(room.united(around))


def _label(item: LayerItem) -> list[QRectF]:
    """Return where the text under a neuron of its own stands, in scene coordinates."""
    if item.geometry.form != "neuron":
        return []
    return [rect.translated(item.pos()) for rect in item.geometry.covers(wires_to_neurons=True)]
