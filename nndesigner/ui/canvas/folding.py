"""Folding layers and opening them: which view comes next, the edit, and the way there shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import (
    QCoreApplication,
    QEasingCurve,
    QObject,
    QPointF,
    QRectF,
    QVariantAnimation,
    Slot,
)
from PySide6.QtWidgets import QApplication, QStyle

from nndesigner.core import edits
from nndesigner.core.design import Design, Layer
from nndesigner.core.layers import View
from nndesigner.ui.canvas.geometry import LayerGeometry, geometry_in
from nndesigner.ui.canvas.hit import Hit, hit

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate

DURATION_MS = 160
_SCROLLED = 3
"""Neurons a notch of the wheel moves the range along."""
_SAME_PLACE = 4.0
"""Pixels a hand may move between two double clicks that are meant for one layer."""
_MOST_ITEMS = 100
"""In larger scenes nothing is animated: every frame moves links along."""


def can_fold(design: Design, layer: Layer) -> bool:
    """Tell whether a layer has another view at all: a neuron of its own is just a circle."""
    return len({geometry_in(design, _seen_as(layer, view)) for view in ("folded", "opened")}) > 1


def is_open(design: Design, layer: Layer, view: View | None = None) -> bool:
    """Tell whether a layer is opened, or would be in a view.

    A grid of small neurons counts as closed: opened, a few of them are large enough to handle.
    """
    shown = geometry_in(design, _seen_as(layer, view or layer.view))
    return shown is geometry_in(design, _seen_as(layer, "opened"))


def next_view(design: Design, layer: Layer, *, opens: bool, before: View | None = None) -> View:
    """Return the view a layer gets when it is opened, or folded again.

    That is the one it had `before`, if that is as wanted, so that folding is the way back. Else
    folding gives what a new layer looks like, if that is not opened already.
    """
    if is_open(design, layer) == opens:
        return layer.view
    if before is not None and is_open(design, layer, before) == opens:
        return before
    if opens:
        return "opened"
    return "folded" if is_open(design, layer, "auto") else "auto"


def with_views(design: Design, views: Mapping[str, View]) -> Design:
    """Show each of these layers in its view."""
    for layer_id, view in views.items():
        design = edits.set_fields(design, layer_id, view=view)
    return design


def toggle(scene: DesignScene, layer_ids: Collection[str]) -> bool:
    """Fold layers, or open all of them if one of them is not opened yet, as one undo step.

    Tell whether there was anything to fold.
    """
    design = scene.design
    there = [design.layer(key) for key in layer_ids if key in design.layers_by_id]
    foldable = [layer for layer in there if can_fold(design, layer)]
    if not foldable:
        return False
    opens = not all(is_open(design, layer) for layer in foldable)
    views = {
        layer.id: next_view(design, layer, opens=opens, before=scene.folding.before_turn(layer))
        for layer in foldable
    }
    text = translate("Canvas", "Open layer") if opens else translate("Canvas", "Fold layer")
    if not scene.editor.apply(text, partial(with_views, views=views)):
        return False
    scene.folding.remember(foldable, views)
    return True


def show_as(scene: DesignScene, layer_ids: Collection[str], view: View) -> bool:
    """Show layers in a view that was chosen, as one undo step."""
    if not scene.design.layers_by_id.keys() >= set(layer_ids):
        return False
    text = translate("Canvas", "Change view")
    views = dict.fromkeys(layer_ids, view)
    return scene.editor.apply(text, partial(with_views, views=views))


def page_to(scene: DesignScene, layer_id: str, first: int) -> bool:
    """Show another range of an opened layer; pages in a row are one undo step."""
    geometry = scene.layer_items[layer_id].geometry
    first = max(0, min(first, geometry.counted - geometry.page))
    if not geometry.is_range or first == geometry.first:
        return False
    return scene.editor.apply(
        translate("Canvas", "Show other neurons"),
        partial(edits.set_fields, layer_id=layer_id, first=first),
        merge_key=f"first:{layer_id}",
    )


def page(scene: DesignScene, layer_id: str, *, forward: bool) -> None:
    """Show the range after the one shown of an opened layer, or the one before."""
    geometry = scene.layer_items[layer_id].geometry
    step = geometry.page if forward else -geometry.page
    page_to(scene, layer_id, geometry.first + step)


def scroll(
    scene: DesignScene, pos: QPointF, notches: float, *, pages: bool = False, tenths: bool = False
) -> bool:
    """Move an opened layer's range along, if the wheel turns over the lines that tell of more.

    A notch moves it by some neurons; by whole pages, or by tenths of the layer, if these are held.
    """
    found = hit(scene, pos, scene.pointer.scale)
    if found.part != "more" or found.layer is None:
        return False
    geometry = scene.layer_items[found.layer].geometry
    step = geometry.page if pages else _SCROLLED
    step = max(geometry.page, geometry.counted // 10) if tenths else step
    page_to(scene, found.layer, geometry.first - round(notches * step))
    return True


def double_clicked(scene: DesignScene, found: Hit, pos: QPointF) -> bool:
    """Fold or open the block whose body was double-clicked; tell whether it was one.

    At the same place again, it is turned back: there may be a large neuron now, or nothing.
    """
    layer_id = scene.folding.turned_at(pos)
    if layer_id is None or found.layer not in (None, layer_id):
        layer_id = found.layer
        large = layer_id is not None and scene.layer_items[layer_id].geometry.is_large
        if found.part not in ("block", "unit") or (found.part == "unit" and large):
            return False
    if layer_id is None or not toggle(scene, {layer_id}):
        return False
    scene.select((layer_id,))
    scene.folding.keep_spot(layer_id, pos)
    return True


class Folding(QObject):
    """Lets blocks grow and shrink into their new geometry; links follow in every frame."""

    def __init__(self, scene: DesignScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._moving: dict[str, tuple[LayerGeometry, LayerGeometry]] = {}
        self._turned: dict[str, tuple[View, View]] = {}
        self._spot: tuple[str, QPointF, QPointF] | None = None
        """The layer that was turned last by a double click, where that was, and where it stood."""
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._show)
        self._animation.finished.connect(self.finish)

    def remember(self, layers: Collection[Layer], views: Mapping[str, View]) -> None:
        """Keep which views layers had before they got these, for the way back."""
        for layer in layers:
            self._turned[layer.id] = (views[layer.id], layer.view)

    def before_turn(self, layer: Layer) -> View | None:
        """Return the view a layer had before it was turned to its present one, if it was."""
        given, before = self._turned.get(layer.id, (None, None))
        return before if given == layer.view else None

    def turned_at(self, pos: QPointF) -> str | None:
        """Return the layer that was turned by a double click at just this place of the scene."""
        items = self._scene.layer_items
        if self._spot is None or self._spot[0] not in items or not self._is_at_spot(pos):
            return None
        layer_id, _, stood = self._spot
        turned = self.before_turn(self._scene.design.layer(layer_id)) is not None
        return layer_id if turned and items[layer_id].pos() == stood else None

    def keep_spot(self, layer_id: str, pos: QPointF) -> None:
        """Keep that a layer was turned by a double click at this place of the scene."""
        self._spot = (layer_id, pos, self._scene.layer_items[layer_id].pos())

    def press(self, pos: QPointF) -> None:
        """Be where the animation ends; a hand that goes on elsewhere turns nothing back."""
        self.finish()
        if not self._is_at_spot(pos):
            self._spot = None

    def _is_at_spot(self, pos: QPointF) -> bool:
        if self._spot is None:
            return False
        return (pos - self._spot[1]).manhattanLength() * self._scene.pointer.scale <= _SAME_PLACE

    @property
    def is_running(self) -> bool:
        return bool(self._moving)

    def before(self, layer_ids: Collection[str]) -> Mapping[str, tuple[Layer, LayerGeometry]]:
        """Return what layers look like before they change, having ended what is under way."""
        self.finish()
        items = self._scene.layer_items
        return {key: (items[key].layer, items[key].geometry) for key in layer_ids}

    def begin(self, before: Mapping[str, tuple[Layer, LayerGeometry]]) -> None:
        """Let blocks whose view has changed since `before` go there from what they were."""
        if not self._is_welcome():
            return
        for key, (layer, geometry) in before.items():
            item = self._scene.layer_items.get(key)
            if item and item.layer.view != layer.view and item.geometry is not geometry:
                self._moving[key] = (geometry, item.geometry)
        if self._moving:
            self._show(0.0)
            self._animation.start()

    @Slot()
    def finish(self) -> None:
        """Be where the animation ends, at once."""
        if self._moving:
            self._animation.stop()
            self._show(1.0)
            self._moving = {}

    @Slot(object)
    def _show(self, share: float) -> None:
        for key, (old, new) in self._moving.items():
            geometry = new if share >= 1.0 else between(old, new, share)
            self._scene.layer_items[key].set_geometry(geometry)
        items = self._scene.layer_items
        self._scene.place_items({key: items[key].pos() for key in self._moving})

    def _is_welcome(self) -> bool:
        """Tell whether anybody sees it, likes things to move, and it costs little."""
        scene = self._scene
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return (
            len(scene.layer_items) + len(scene.link_items) <= _MOST_ITEMS
            and QApplication.style().styleHint(hint) > 0
            and any(view.isVisible() for view in scene.views())
        )


def between(old: LayerGeometry, new: LayerGeometry, share: float) -> LayerGeometry:
    """Return the new geometry as it grows out of the old one: at the share 0..1 of the way."""
    body = _mixed(old.body, new.body, share)
    scale = np.array([body.width() / new.body.width(), body.height() / new.body.height()])
    corner = np.array([new.body.left(), new.body.top()])
    centres = (new.centres - corner) * scale + (body.left(), body.top())
    area = QRectF()
    if not new.state_area.isEmpty():
        area = _mixed(
            old.state_area if old.state_area.isValid() else old.body, new.state_area, share
        )
    return dataclasses.replace(
        new,
        width=old.width + (new.width - old.width) * share,
        height=old.height + (new.height - old.height) * share,
        body=body,
        centres=centres,
        radius=new.radius * (0.3 + 0.7 * share),
        state_area=area,
    )


def _mixed(old: QRectF, new: QRectF, share: float) -> QRectF:
    return QRectF(
        old.left() + (new.left() - old.left()) * share,
        old.top() + (new.top() - old.top()) * share,
        old.width() + (new.width() - old.width()) * share,
        old.height() + (new.height() - old.height()) * share,
    )


def _seen_as(layer: Layer, view: View) -> Layer:
    return replace(layer, view=view)
