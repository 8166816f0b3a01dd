"""The scene: blocks and links that follow the design, and what of them is selected."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import Problem
from nndesigner.core.design import Design
from nndesigner.core.diff import DesignDiff, diff
from nndesigner.core.shapes import matrix_shape
from nndesigner.ui.canvas.annotations import Annotations
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.focus import Focus
from nndesigner.ui.canvas.folding import Folding
from nndesigner.ui.canvas.geometry import bounds
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_badges import LinkBadges
from nndesigner.ui.canvas.link_item import NOBODYS, LinkItem
from nndesigner.ui.canvas.live import LiveWeights
from nndesigner.ui.canvas.lock_marks import LockMarks
from nndesigner.ui.canvas.obstacles import Obstacles
from nndesigner.ui.canvas.overlay import Overlay
from nndesigner.ui.canvas.pointer import Pointer
from nndesigner.ui.canvas.readings import Readings
from nndesigner.ui.canvas.resting import StatePictures, is_seen
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.threads import Threads
from nndesigner.ui.canvas.weights import DASHED_MOST
from nndesigner.ui.editor import Editor

T = TypeVar("T")

_ROOM = 20_000.0
_FEW = 20
"""More layers than this, changed at once, are all placed anew."""


class DesignScene(QGraphicsScene):
    """Shows a design. `sync` is the only writer of items; edits go through the editor.

    Signals: `selection_changed(Selection)`, `rename_requested(layer id)`,
    `badge_clicked(layer id)`, `link_badge_clicked(link id)`, `activation_wanted(layer id,
    neuron | None)`, `number_requested(typed)` to type the selected number, `wiring_requested` to
    wire by keys, `reveal_requested` to bring the focus into view, and `message(sentence)` for a
    status bar.
    """

    selection_changed = Signal(object)
    contents_changed = Signal()
    rename_requested = Signal(str)
    badge_clicked = Signal(str)
    activation_wanted = Signal(str, object)
    message = Signal(str)
    reveal_requested = Signal()
    link_badge_clicked = Signal(str)
    number_requested = Signal(str)
    wiring_requested = Signal()

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
        self.annotations = Annotations(self)
        self.live = LiveWeights(self)
        self.obstacles = Obstacles(self)
        self.threads = Threads(self.colours)
        self.addItem(self.threads)
        self.locks = LockMarks(self)
        self.addItem(self.locks)
        self.pictures = StatePictures(self)
        self.folding = Folding(self)
        self.pointer = Pointer(self)
        self.focus = Focus(self)
        self.readings = Readings(self)
        self.link_badges = LinkBadges(self)
        self._problems: tuple[Problem, ...] = ()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setBackgroundBrush(self.colours.canvas)
        self._set_room()

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._problems

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
        before = self.folding.before(changes.changed_layers)
        self.design = new
        self._remove(changes)
        touched = self._sync_layers(changes)
        self._sync_links(changes, touched)
        self.annotations.sync(changes)
        if changes:
            self.threads.follow(self.link_items.values())
            self.threads.show_state(self.state)
            self.locks.follow()
            self._place_obstacles(changes, touched)
            self._set_room()
            self._keep_selection()
            self.set_problems(self._problems)
            self.focus.keep()
            self.readings.moved()
            self.folding.begin(before)
            self.contents_changed.emit()

    def set_state(self, state: NetworkState) -> None:
        """Show these weights, soon; may be called with every snapshot of a training."""
        self.live.set_state(state)
        self.readings.soon()
        self.pictures.set_state(state)

    def set_activations(self, activations: Mapping[str, FloatArray] | None) -> None:
        """Shade the neurons by what they put out for the present sample; None: by nothing."""
        self.activations = activations or {}
        for layer_id, item in self.layer_items.items():
            seen = is_seen(self, item.block_rect())
            item.set_activations(self.activations.get(layer_id), now=seen)
        if not self.activations:
            self.pictures.set_state(self.state)

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the blocks something is wrong with."""
        self._problems = problems
        for layer_id, item in self.layer_items.items():
            item.set_problems(tuple(p for p in problems if p.where == layer_id))
        self.link_badges.show_problems(problems)
        self.focus.tell()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.colours = CanvasColours(theme)
        self.setBackgroundBrush(self.colours.canvas)
        self.overlay.set_colours(self.colours)
        self.threads.set_colours(self.colours)
        self.focus.ring.set_colours(self.colours)
        self.readings.set_theme()
        self.link_badges.set_colours(self.colours)
        self.annotations.set_colours(self.colours)
        for item in self.layer_items.values():
            item.set_colours(self.colours)
        for link_item in self.link_items.values():
            link_item.set_colours(self.colours)
            self.live.picture(link_item.link.id)

    def retranslate(self) -> None:
        """Make the texts of all blocks again, in the present language."""
        for item in self.layer_items.values():
            item.retranslate(self.design)

    def contents_rect(self) -> QRectF:
        """Return the rectangle all blocks, notes and frames of groups lie in."""
        return bounds(self.design).united(self.annotations.bounds())

    def current_selection(self) -> Selection:
        return self.selection

    def select(self, ids: Collection[str]) -> None:
        """Select exactly these layers, links and notes; unknown ids are left out."""
        wanted = frozenset(ids)
        self.set_selection(
            Selection(
                wanted & self.layer_items.keys(),
                wanted & self.link_items.keys(),
                notes=wanted & self.annotations.notes.keys(),
            )
        )

    def select_all(self) -> None:
        """Select everything."""
        self.select([*self.layer_items, *self.link_items, *self.annotations.notes])

    def set_selection(self, selection: Selection) -> None:
        """Show this as selected and tell who listens, if it is something new."""
        if selection != self.selection:
            self.selection = selection
            self.refresh_marks()
            self.readings.refresh()
            self.selection_changed.emit(selection)

    def set_hovered(self, hovered: Hit) -> None:
        """Highlight what the pointer is over."""
        if hovered != self.hovered:
            before, spotlight = self.hovered, self._spotlight()
            self.hovered = hovered
            same = self._spotlight() == spotlight
            self.refresh_marks(
                {before.layer, hovered.layer}, {before.link, hovered.link} if same else None
            )
            self.readings.refresh()

    def refresh_marks(
        self,
        layers: Collection[str | None] | None = None,
        links: Collection[str | None] | None = None,
    ) -> None:
        """Let all items, or these layers and links, show what is selected and hovered."""
        self.annotations.show_selection(self.selection)
        for layer_id, item in _chosen(self.layer_items, layers):
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
        for link_id, link_item in _chosen(self.link_items, links):
            wire = self.selection.wire
            link_item.set_marks(
                selected=link_id in self.selection.links,
                hovered=self.hovered.link == link_id and self.hovered.wire is None,
                wire=(wire[1], wire[2])
                if wire and wire[0] == link_id
                else self._hovered_wire(link_id),
                focus=self._focus(link_item),
            )
        if links is None and self.threads.ids:
            self.threads.refresh()

    def place_items(self, places: Mapping[str, QPointF]) -> None:
        """Put blocks somewhere for as long as a drag lasts; the design is not touched."""
        for layer_id in places.keys() & self.layer_items.keys():
            self.layer_items[layer_id].place(places[layer_id])
        self.annotations.place(places)
        self.contents_changed.emit()
        moved = places.keys() & self.layer_items.keys()
        items = [self.link_items[link_id] for link_id in self._links_at(moved)]
        smooth = sum(item.line_count for item in items) <= DASHED_MOST
        for item in items:
            item.smooth = smooth
            item.reshape()
            self.live.picture(item.link.id)
        self.live.smooth_soon()
        self.obstacles.move(moved)
        self.threads.moved([item.link.id for item in items])
        self.focus.place_ring()
        self.link_badges.place()
        self.locks.follow()
        self.readings.moved()

    def _hovered_wire(self, link_id: str) -> tuple[int, int] | None:
        return self.hovered.wire if self.hovered.link == link_id else None

    def _spotlight(self) -> tuple[str, int] | None:
        """Return (layer, unit) of the neuron that is pointed at, or else selected."""
        if self.hovered.part == "unit" and self.hovered.layer and self.hovered.unit is not None:
            return self.hovered.layer, self.hovered.unit
        return self.selection.unit

    def _focus(self, item: LinkItem) -> tuple[int, bool] | None:
        """Return the neuron of one of a link's ends whose wires are to stand out."""
        unit = self._spotlight()
        if unit is None:
            return None
        if unit[0] not in (item.link.source, item.link.target):
            return NOBODYS
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

    def _sync_layers(self, changes: DesignDiff) -> set[str]:
        """Follow changed layers; return all whose blocks may have got another geometry."""
        for layer_id in changes.added_layers:
            item = LayerItem(self.design.layer(layer_id), self.design, self.colours)
            item.wanted = self.pictures.want
            self.layer_items[layer_id] = item
            self.addItem(item)
            self.addItem(item.marks)
        for layer_id in changes.changed_layers:
            self.layer_items[layer_id].show_layer(self.design.layer(layer_id), self.design)
        touched = {*changes.changed_layers, *changes.added_layers}
        if changes:
            touched |= {key for key, item in self.layer_items.items() if item.fit(self.design)}
            self.retranslate()
        return touched

    def _sync_links(self, changes: DesignDiff, touched: set[str]) -> None:
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
            self.live.picture(link.id)

    def _links_at(self, layers: Collection[str]) -> set[str]:
        """Return the ids of all links at these layers."""
        around = (self.design.links_into, self.design.links_out_of)
        return {link.id for key in layers for links in around for link in links(key)}

    def _place_obstacles(self, changes: DesignDiff, touched: set[str]) -> None:
        """Tell links what lies over them; if blocks only moved, just those that come near."""
        if (
            changes.added_layers
            or changes.removed_layers
            or len(touched) > _FEW
            or changes.added_links
            or changes.removed_links
            or changes.changed_links
        ):
            self.obstacles.place_all()
        else:
            self.obstacles.move(touched)

    def _keep_selection(self) -> None:
        kept = self.selection.within(
            frozenset(self.layer_items),
            frozenset(self.link_items),
            frozenset(self.annotations.notes),
        )
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


def _chosen(items: Mapping[str, T], keys: Collection[str | None] | None) -> list[tuple[str, T]]:
    """Return the items with these keys, all of them if it is None."""
    if keys is None:
        return list(items.items())
    return [(key, items[key]) for key in keys if key is not None and key in items]
