"""Weights of a running training on the canvas: never more often, nor longer, than it can afford."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nndesigner.app.jobs import run_responsive
from nndesigner.app.sheaves import Order, Picture, SheafMaker, pictures
from nndesigner.core.arrays import NetworkState

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_INTERVAL_MS = 100
_NEXT_MS = 20
_CALM_MS = 450
_LINES_AT_ONCE = 256
_BUDGET_S = 0.0012
_TOGETHER_S = 0.02
"""Images that are made within this time of each other are painted in one frame."""


class LiveWeights(QObject):
    """Passes states on to the links, some of them in each tick of a timer.

    Images of links with many weights are made in another thread, one after the other, those of
    few weights first; while blocks are on the move theirs are only stretched. `shown()`: the
    newest state is on the canvas.
    """

    shown = Signal()

    def __init__(self, scene: DesignScene) -> None:
        super().__init__(scene)
        self.state = NetworkState()
        self.interval_ms = _INTERVAL_MS
        self._scene = scene
        self._waiting: dict[str, None] = {}
        self._threads_changed = False
        self._due: set[str] = set()
        self._round: list[str] = []
        self._orders: dict[str, Order] = {}
        self._made: list[tuple[dict[str, Order], dict[str, Picture]]] = []
        self._last = self._images_from = self._round_began = 0.0
        self._maker = SheafMaker(self)
        self._maker.done.connect(self._show_pictures)
        self._maker.failed.connect(self._go_on)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self._calm = QTimer(self, singleShot=True)
        self._calm.timeout.connect(self._smooth_some)

    def set_state(self, state: NetworkState) -> None:
        """Show this state soon; cheap enough to be called with every snapshot."""
        old, self.state = self.state, state
        threads = self._scene.threads.ids
        self._threads_changed |= any(state.get(key) is not old.get(key) for key in threads)
        for link_id, item in self._scene.link_items.items():
            if link_id in threads:
                continue
            if item.weights is None:
                self._show(link_id, smooth=True)
            elif state.get(link_id) is not old.get(link_id):
                self._waiting[link_id] = None
        if self._waiting or self._threads_changed:
            self._start()

    def picture(self, link_id: str) -> None:
        """Make the image of a link anew, soon, if it has one: it has moved or looks different."""
        if self._scene.link_items[link_id].picture_due:
            self._due.add(link_id)
            self._start()

    def hold_images(self, seconds: float) -> None:
        """Make no image for a while: the first one loads a large library beside the GUI."""
        self._images_from = perf_counter() + seconds

    def flush(self) -> None:
        """Show the present state of all links at once, waiting for their images."""
        self._timer.stop()
        while self._waiting:
            self._show(next(iter(self._waiting)), smooth=True)
        self._show_threads()
        orders = self._take_orders({*self._due, *self._round})
        self._due, self._round = set(), []
        if orders:
            made = run_responsive(lambda: pictures(orders))
            self._hand_out(orders, made)

    def _start(self) -> None:
        if not self._timer.isActive():
            since = (perf_counter() - self._last) * 1000
            self._timer.start(max(0, round(self.interval_ms - since)))

    @Slot()
    def _refresh(self) -> None:
        begin = perf_counter()
        hurried = begin - self._last < 0.5
        idle = not self._waiting and not self._threads_changed and self._due == self._held()
        while self._waiting and perf_counter() - begin < _BUDGET_S:
            self._show(next(iter(self._waiting)), smooth=not hurried)
        self._begin_round()
        self._show_threads()
        if self._waiting or self._held():
            self._timer.start(_NEXT_MS)
        if not self._waiting and not idle:
            self._last = begin
        self._tell_shown()
        if hurried and not idle:
            self.smooth_soon()

    def smooth_soon(self) -> None:
        """Smooth the lines again when nothing has moved for a while."""
        self._calm.start(_CALM_MS)

    def _show(self, link_id: str, *, smooth: bool) -> None:
        self._waiting.pop(link_id, None)
        item = self._scene.link_items.get(link_id)
        values = self.state.get(link_id)
        if item is not None and values is not None:
            item.set_weights(values, smooth=smooth)
            if item.picture_due:
                self._due.add(link_id)

    def _show_threads(self) -> None:
        if self._threads_changed:
            self._threads_changed = False
            self._scene.threads.show_state(self.state)

    def _held(self) -> set[str]:
        """Return the links whose images wait until a drag or an animation has ended."""
        if not self._scene.folding.is_running and self._scene.pointer.gesture is None:
            return set()
        items = self._scene.link_items
        return {key for key in self._due if key in items and items[key].is_stretched}

    def _begin_round(self) -> None:
        """Have the images made that are due, unless the last ones are still in the making."""
        wait = self._images_from - perf_counter()
        if wait > 0:
            self._timer.start(round(wait * 1000) + 1)
        elif not self._round and not self._maker.busy:
            ready = self._due - self._held()
            self._due -= ready
            self._round = sorted(ready, key=self._size, reverse=True)
            self._round_began = perf_counter()
            self._order_next()

    def _order_next(self) -> None:
        """Have one image made, of the link as it is now."""
        while self._round and not self._maker.busy:
            self._orders = self._take_orders({self._round.pop()})
            if self._orders:
                self._maker.make(self._orders)

    def _size(self, link_id: str) -> tuple[int, str]:
        item = self._scene.link_items.get(link_id)
        shape = (item.shape_of_weights if item is not None else None) or (0, 0)
        return shape[0] * shape[1], link_id

    def _take_orders(self, link_ids: set[str]) -> dict[str, Order]:
        orders: dict[str, Order] = {}
        for link_id in sorted(link_ids, key=self._size):
            item = self._scene.link_items.get(link_id)
            order = item.order() if item is not None else None
            if order is not None:
                orders[link_id] = order
        return orders

    @Slot(object)
    def _show_pictures(self, made: dict[str, Picture]) -> None:
        orders, self._orders = self._orders, {}
        self._made.append((orders, made))
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        self._order_next()
        if not self._maker.busy or perf_counter() - self._round_began > _TOGETHER_S:
            ready, self._made = self._made, []
            for orders, made in ready:
                self._hand_out(orders, made)
        if self._due and not self._maker.busy:
            self._start()
        self._tell_shown()

    def _tell_shown(self) -> None:
        if not (self._waiting or self._due or self._round or self._maker.busy):
            self.shown.emit()

    def _hand_out(self, orders: dict[str, Order], made: dict[str, Picture]) -> None:
        for link_id, picture in made.items():
            item = self._scene.link_items.get(link_id)
            if item is not None:
                item.show_picture(orders[link_id], picture)

    @Slot()
    def _smooth_some(self) -> None:
        """Smooth lines that were painted in a hurry, so many at a time as fit into a frame."""
        lines = 0
        for item in self._scene.link_items.values():
            if not item.smooth and lines < _LINES_AT_ONCE:
                item.make_smooth()
                lines += item.line_count
        if lines >= _LINES_AT_ONCE:
            self._calm.start(_NEXT_MS)
