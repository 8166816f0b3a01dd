"""Padlocks on the wires whose weights training leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.design import Link
from nndesigner.ui.canvas import weights
from nndesigner.ui.canvas.layer_painter import paint_lock

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_MOST = 200
"""Padlocks of one link; of more, only the first are shown."""
_PLACE = 0.62
"""How far along a wire its padlock hangs."""
_SIZE = 7.5
_READABLE = 0.4


class LockMarks(QGraphicsItem):
    """All padlocks of a scene, above its links."""

    def __init__(self, scene: DesignScene) -> None:
        super().__init__()
        self._design_scene = scene
        self.points: list[QPointF] = []
        self._bounds = QRectF()
        self.setZValue(3)

    def follow(self) -> None:
        """Find the places again, after blocks, links or locks have changed."""
        scene = self._design_scene
        points = [point for link in scene.design.links for point in self._places(link)]
        if points == self.points:
            return
        self.prepareGeometryChange()
        self.points = points
        around = QRectF(-_SIZE, -_SIZE, 2 * _SIZE, 2 * _SIZE)
        self._bounds = QRectF()
        for point in points:
            self._bounds = self._bounds.united(around.translated(point))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if option.levelOfDetailFromTransform(painter.worldTransform()) < _READABLE:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._design_scene.colours
        for point in self.points:
            painter.setPen(QPen(colours.link, 1.0))
            painter.setBrush(colours.block)
            painter.drawEllipse(point, _SIZE, _SIZE)
            paint_lock(painter, point + QPointF(0, 1), colours.text)

    def _places(self, link: Link) -> list[QPointF]:
        """Return where a link's padlocks hang: between two neurons that are both shown."""
        if link.locked is None:
            return []
        items = self._design_scene.layer_items
        source, target = items[link.source], items[link.target]
        pairs = [
            (to, unit)
            for to, row in enumerate(link.locked)
            for unit in row
            if source.geometry.shows(unit) and target.geometry.shows(to)
        ][:_MOST]
        if not pairs:
            return []
        targets, sources = np.array(pairs).T
        start, here = source.geometry.anchors(int(sources.max()) + 1, out=True)
        end, there = target.geometry.anchors(int(targets.max()) + 1, out=False)
        start = start + np.array([source.pos().x(), source.pos().y()])
        end = end + np.array([target.pos().x(), target.pos().y()])
        wires = weights.Wires(targets, sources, len(pairs))
        lines = weights.endpoints(wires, start, end, here, there)
        places = lines[:, :2] + _PLACE * (lines[:, 2:] - lines[:, :2])
        return [QPointF(x, y) for x, y in places.tolist()]
