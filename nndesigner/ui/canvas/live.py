"""Weights of a running training on the canvas: never more often, nor longer, than it can afford."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nndesigner.core.arrays import NetworkState

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_INTERVAL_MS = 140
_NEXT_MS = 20
_CALM_MS = 450
_BUDGET_S = 0.0012


class LiveWeights(QObject):
    """Passes states on to the links, some of them in each tick of a timer."""

    def __init__(self, scene: DesignScene) -> None:
        super().__init__(scene)
        self.state = NetworkState()
        self._scene = scene
        self._waiting: list[str] = []
        self._last = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._smooth_all)

    def set_state(self, state: NetworkState) -> None:
        """Show this state soon; cheap enough to be called with every snapshot."""
        old, self.state = self.state, state
        for link_id, item in self._scene.link_items.items():
            if item.weights is None:
                self._show(link_id, smooth=True)
            elif state.get(link_id) is not old.get(link_id) and link_id not in self._waiting:
                self._waiting.append(link_id)
        if self._waiting and not self._timer.isActive():
            since = (perf_counter() - self._last) * 1000
            self._timer.start(max(0, round(_INTERVAL_MS - since)))

    def flush(self) -> None:
        """Show the present state of all links at once."""
        self._timer.stop()
        while self._waiting:
            self._show(self._waiting.pop(0), smooth=True)

    def _refresh(self) -> None:
        begin = perf_counter()
        hurried = begin - self._last < 0.5
        while self._waiting and perf_counter() - begin < _BUDGET_S:
            self._show(self._waiting.pop(0), smooth=not hurried)
        if self._waiting:
            self._timer.start(_NEXT_MS)
        else:
            self._last = perf_counter()
        if hurried:
            self.smooth_soon()

    def smooth_soon(self) -> None:
        """Smooth the lines again when nothing has moved for a while."""
        self._calm.start()

    def _show(self, link_id: str, *, smooth: bool) -> None:
        item = self._scene.link_items.get(link_id)
        values = self.state.get(link_id)
        if item is not None and values is not None:
            item.set_weights(values, smooth=smooth)

    def _smooth_all(self) -> None:
        for item in self._scene.link_items.values():
            if not item.smooth:
                item.smooth = True
                item.update()
