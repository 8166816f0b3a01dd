"""Pictures of what layers have learnt, for as long as there is no sample to show instead."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QRectF, QTimer, Slot

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, Layer, NeuronLayer
from nndesigner.core.layers import (
    Conv1DLayer,
    Conv2DLayer,
    EmbeddingLayer,
    GRULayer,
    LSTMLayer,
    SimpleRNNLayer,
    TransposedConv2DLayer,
)

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_INTERVAL_MS = 180
_NEXT_MS = 20
_BUDGET_S = 0.0012
_MOST = 300_000
"""Weights of a link that are looked at for the norms of its neurons."""


class StatePictures(QObject):
    """Refreshes the pictures in blocks, a few of them in each tick of a timer."""

    def __init__(self, scene: DesignScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._state = NetworkState()
        self._waiting: list[str] = []
        self._last = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self._wanted: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._shade_wanted)

    def set_state(self, state: NetworkState) -> None:
        """Show these weights soon; cheap enough to be called with every snapshot."""
        self._state = state
        items = self._scene.layer_items.items()
        self._waiting = [
            key
            for key, item in items
            if item.activations is None and not item.geometry.state_area.isEmpty()
        ]
        if self._waiting and not self._timer.isActive():
            since = (perf_counter() - self._last) * 1000
            self._timer.start(max(0, round(_INTERVAL_MS - since)))

    def want(self, layer_id: str) -> None:
        """Shade a block that was painted with outdated shades, as nobody had looked at it."""
        self._wanted.add(layer_id)
        if not self._soon.isActive():
            self._soon.start()

    def flush(self) -> None:
        """Be up to date at once."""
        self._shade_wanted()
        while self._waiting:
            self._show(self._waiting.pop(0))

    @Slot()
    def _refresh(self) -> None:
        begin = perf_counter()
        while self._waiting and perf_counter() - begin < _BUDGET_S:
            self._show(self._waiting.pop(0))
        if self._waiting:
            self._timer.start(_NEXT_MS)
        else:
            self._last = perf_counter()

    @Slot()
    def _shade_wanted(self) -> None:
        wanted, self._wanted = self._wanted, set()
        for key in wanted & self._scene.layer_items.keys():
            if self._scene.layer_items[key].is_stale:
                self._scene.layer_items[key].shade()

    def _show(self, layer_id: str) -> None:
        item = self._scene.layer_items.get(layer_id)
        if item is not None:
            values = learnt(self._scene.design, item.layer, self._state)
            item.set_resting(values, now=is_seen(self._scene, item.block_rect()))


def is_seen(scene: DesignScene, rect: QRectF) -> bool:
    """Tell whether a view shows a part of this rectangle; without views, everything counts."""
    views = scene.views()
    return not views or any(
        view.mapToScene(view.viewport().rect()).boundingRect().intersects(rect) for view in views
    )


def learnt(design: Design, layer: Layer, state: NetworkState) -> FloatArray | None:
    """Return what a layer has learnt: norms of weights (units,), or kernels (count, rows, columns).

    A kernel is shown as its mean over the channels it looks at; a sequence runs from left to
    right. None for layers that learn nothing, or nothing that makes a picture.
    """
    if isinstance(layer, NeuronLayer):
        return _norms(design, layer, state)
    if isinstance(layer, Conv2DLayer | TransposedConv2DLayer):
        kernels = state.get(f"{layer.id}.kernel")
        axis = 1 if isinstance(layer, Conv2DLayer) else 0
        return None if kernels is None else kernels.mean(axis=axis)
    if isinstance(layer, Conv1DLayer):
        kernels = state.get(f"{layer.id}.kernel")
        return None if kernels is None else kernels.transpose(0, 2, 1)
    matrix = None
    if isinstance(layer, EmbeddingLayer):
        matrix = state.get(f"{layer.id}.table")
    elif isinstance(layer, SimpleRNNLayer | LSTMLayer | GRULayer):
        matrix = state.get(f"{layer.id}.recurrent")
    return None if matrix is None else matrix.T[None]


def _norms(design: Design, layer: NeuronLayer, state: NetworkState) -> FloatArray | None:
    """Return sqrt(sum_k w_k^2) over all weights of each neuron (units,)."""
    total = np.zeros(layer.units)
    for link in design.links_into(layer.id):
        weights = state.get(link.id)
        if weights is None or len(weights) != layer.units:
            return None
        step = -(-weights.size // _MOST)
        some = weights[:, ::step]
        total += step * np.einsum("ij,ij->i", some, some)
    return np.sqrt(total) if total.any() else None
