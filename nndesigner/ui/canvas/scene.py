"""The scene: blocks and links that follow the design, and what of them is selected."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import Problem
from nndesigner.core.design import Design
from nndesigner.core.diff import diff
from nndesigner.ui.canvas import scene_marks, scene_sync
from nndesigner.ui.canvas.annotations import Annotations
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.focus import Focus
from nndesigner.ui.canvas.folding import Folding
from nndesigner.ui.canvas.geometry import bounds
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_badges import LinkBadges
from nndesigner.ui.canvas.link_item import LinkItem
from nndesigner.ui.canvas.live import LiveWeights
from nndesigner.ui.canvas.lock_marks import LockMarks
from nndesigner.ui.canvas.obstacles import Obstacles
from nndesigner.ui.canvas.overlay import Overlay
from nndesigner.ui.canvas.pointer import Pointer
from nndesigner.ui.canvas.readings import Readings
from nndesigner.ui.canvas.resting import StatePictures, is_seen
from nndesigner.ui.canvas.resting_links import RestingLinks
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.threads import Threads
from nndesigner.ui.canvas.weights import DASHED_MOST
from nndesigner.ui.editor import Editor

_ROOM = 20_000.0


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
    unit_requested = Signal(str)
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
        self.resting_links = RestingLinks()
        self.addItem(self.resting_links)
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
        scene_sync.remove(self, changes)
        touched = scene_sync.sync_layers(self, changes)
        scene_sync.sync_links(self, changes, touched)
        self.annotations.sync(changes)
        if changes:
            self.threads.follow(self.link_items.values())
            self.threads.show_state(self.state)
            self.resting_links.follow(self.link_items.values())
            self.locks.follow()
            scene_sync.place_obstacles(self, changes, touched)
            self._set_room()
            scene_sync.keep_selection(self)
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
            before, spotlight = self.hovered, scene_marks.spotlight(self)
            self.hovered = hovered
            same = scene_marks.spotlight(self) == spotlight
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
        scene_marks.refresh(self, layers, links)

    def place_items(self, places: Mapping[str, QPointF]) -> None:
        """Put blocks somewhere for as long as a drag lasts; the design is not touched."""
        for layer_id in places.keys() & self.layer_items.keys():
            self.layer_items[layer_id].place(places[layer_id])
        self.annotations.place(places)
        self.contents_changed.emit()
        moved = places.keys() & self.layer_items.keys()
        links = scene_sync.links_at(self, moved)
        self.resting_links.leave(links)
        items = [self.link_items[link_id] for link_id in links]
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

    def _set_room(self) -> None:
        room = QRectF(-_ROOM, -_ROOM, 2 * _ROOM, 2 * _ROOM)
        margin = _ROOM / 4
        around = self.contents_rect().adjusted(-margin, -margin, margin, margin)
        self.setSceneRect(room.united(around))
