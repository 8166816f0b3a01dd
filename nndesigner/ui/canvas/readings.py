"""Today's numbers on the canvas: beside the pointer, on the wires, in the legend; always live."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, QTimer, Slot

from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.focus import wire_ends
from nndesigner.ui.canvas.number_places import boxes_of, taken_by
from nndesigner.ui.canvas.numbers import Numbers
from nndesigner.ui.canvas.pill import NOTHING_NEAR, Pill, Surroundings
from nndesigner.ui.canvas.weights import DASHED_MOST
from nndesigner.ui.canvas.wire_editing import is_locked, picked
from nndesigner.ui.texts import listed, number

if TYPE_CHECKING:
    from nndesigner.ui.canvas.legend import Legend
    from nndesigner.ui.canvas.scene import DesignScene
    from nndesigner.ui.canvas.view import DesignView

translate = QCoreApplication.translate

_INTERVAL_MS = 120
_REACH, _NEAR_MOST = 260.0, 12
"""The pill looks at so many blocks within reach, in pixels: it is no wider."""
_LINKS_MOST = 40
"""Of more links the legend tells no common scale: to look through them all takes too long."""


class Readings(QObject):
    """Keeps pill, written numbers and legend in step with the weights, at most 8 times a second."""

    def __init__(self, scene: DesignScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._view: DesignView | None = None
        self.legend: Legend | None = None
        self.pill = Pill(scene.colours)
        self.numbers = Numbers(scene.colours)
        self._places_stale = True
        scene.addItem(self.pill)
        scene.addItem(self.numbers)
        self._timer = QTimer(self, singleShot=True, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.refresh)

    def set_view(self, view: DesignView) -> None:
        """Write numbers of what is seen in this view; its legend explains the colours."""
        self._view = view
        self.legend = view.legend
        view.legend.destroyed.connect(self._forget_view)

    @Slot()
    def _forget_view(self) -> None:
        self._view, self.legend = None, None

    def show_numbers(self, shown: bool) -> None:
        """Write all weights and biases, or none."""
        self.numbers.setVisible(shown)
        self._places_stale = True
        self.refresh()

    def show_legend(self, shown: bool) -> None:
        """Explain the colours in a corner of the view, or not."""
        if self.legend is not None:
            self.legend.setVisible(shown)
            self.refresh()

    def set_theme(self) -> None:
        """Paint in the colours of the scene."""
        colours = self._scene.colours
        self.pill.set_colours(colours)
        self.numbers.set_colours(colours)
        if self.legend is not None:
            self.legend.set_colours(colours)
        self.refresh()

    def soon(self) -> None:
        """Follow the weights, soon; cheap enough for every snapshot."""
        if self._is_needed() and not self._timer.isActive():
            self._timer.start()

    def moved(self) -> None:
        """Follow what has been moved, zoomed or edited, soon."""
        self._places_stale = True
        self.soon()

    def follow_pointer(self) -> None:
        """Keep the number of the wire pointed at beside the pointer."""
        if self._scene.hovered.wire is not None and self.pill.isVisible():
            at = self._scene.pointer.at
            self.pill.move(at, self._around(at))

    def refresh(self) -> None:
        """Show the numbers of now."""
        self._show_pill()
        if self.numbers.isVisible():
            self._write_numbers()
        legend = self.legend
        if legend is not None and legend.isVisible():
            self._show_scale(legend)

    def _is_needed(self) -> bool:
        legend = self.legend is not None and self.legend.isVisible()
        return legend or self.numbers.isVisible() or self.pill.isVisible()

    def _show_pill(self) -> None:
        text, at = self._reading()
        self.pill.show_text(text, at, self._around(at) if text else NOTHING_NEAR)

    def _around(self, at: QPointF) -> Surroundings:
        """Return what is near a point: neurons and texts that the pill should not cover."""
        scale = self._scene.pointer.scale
        near = self._scene.obstacles.layers_near(at, _REACH / scale)[:_NEAR_MOST]
        boxes = boxes_of([rect for item in near for rect in taken_by(item)])
        return Surroundings(boxes, self._seen(), scale)

    def _seen(self) -> QRectF:
        """Return what of the scene is in view."""
        if self._view is None:
            return self._scene.sceneRect()
        corner = QPointF(self._view.viewport().width(), self._view.viewport().height())
        return QRectF(self._view.to_scene(QPointF()), self._view.to_scene(corner))

    def _reading(self) -> tuple[str, QPointF]:
        """Return what the pill says, and where: of the wire pointed at, or what is selected."""
        scene = self._scene
        hovered, selection = scene.hovered, scene.selection
        if hovered.link in scene.link_items and hovered.wire is not None:
            link = scene.design.link(hovered.link)
            text = words.wire_tip(scene.design, link, *hovered.wire, scene.state)
            return text, scene.pointer.at
        if scene.pointer.is_pressed:
            return "", QPointF()
        ends = wire_ends(scene, selection.wire)
        if selection.wire is not None and ends is not None:
            return self._value(), (ends[0] + ends[1]) / 2
        return self._bias()

    def _value(self) -> str:
        """Return the number that is selected, and whether it is locked."""
        scene, found = self._scene, picked(self._scene.design, self._scene.selection)
        array = None if found is None else scene.state.get(found.key)
        if found is None or array is None or array.ndim != len(found.position):
            return ""
        if any(at >= size for at, size in zip(found.position, array.shape, strict=True)):
            return ""
        text = translate("Canvas", "weight {value}")
        if found.is_bias:
            text = translate("Canvas", "bias {value}")
        text = text.format(value=number(array[found.position]))
        if is_locked(scene.design, found):
            text = listed([text, translate("Canvas", "locked")])
        return text

    def _bias(self) -> tuple[str, QPointF]:
        scene, found = self._scene, picked(self._scene.design, self._scene.selection)
        item = None if found is None else scene.layer_items.get(found.key)
        if found is None or item is None or not found.is_bias or scene.hovered.layer:
            return "", QPointF()
        return self._value(), item.unit_centre(found.position[0])

    def _write_numbers(self) -> None:
        scene, view = self._scene, self._view
        if self._places_stale and view is not None:
            self._places_stale = False
            layers, links = list(scene.layer_items.values()), list(scene.link_items.values())
            self.numbers.place(layers, links, self._seen(), view.zoom)
            if self.legend is not None:
                self.legend.show_note(self.numbers.reason)
        self.numbers.show_state(scene.state)

    def _show_scale(self, legend: Legend) -> None:
        scene = self._scene
        if not self.numbers.isVisible():
            legend.show_note("")
        of = scene.hovered.link or next(iter(scene.selection.links), None)
        keys = [of] if of in scene.link_items else list(scene.link_items)
        legend.show_dashes(of_all=_are_dashed(scene, keys))
        if len(keys) > _LINKS_MOST:
            keys = []
        sizes = [_largest(scene.state.get(key)) for key in keys if key is not None]
        known = [size for size in sizes if size is not None]
        legend.show_scale(max(known, default=None), of_link=len(keys) == 1)


def _are_dashed(scene: DesignScene, links: Sequence[str | None]) -> bool:
    """Tell whether of all these links every negative wire is dashed."""
    items = [scene.link_items[key] for key in links if key is not None]
    if any(item.is_thread for item in items) and len(scene.threads.ids) > DASHED_MOST:
        return False
    return all(item.is_dashed for item in items if item.shape_of_weights is not None)


def _largest(weights: np.ndarray | None) -> float | None:
    """Return the largest size among weights; None if there are none."""
    if weights is None or not weights.size:
        return None
    return max(float(weights.max()), -float(weights.min()))
