"""Marks of problems on links: what one layer passes on and the next cannot take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.check import Problem
from nndesigner.core.design import Design
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.marks import BADGE, paint_badge

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

SHAPE_CODES = frozenset(
    {
        "kernel_too_large",
        "mask_does_not_fit",
        "needs_picture",
        "needs_sequence",
        "reshape_does_not_fit",
        "shapes_differ",
        "too_many_numbers",
    }
)
"""Problems of a layer that come along its links."""


def problems_by_link(
    design: Design, problems: tuple[Problem, ...]
) -> dict[str, tuple[Problem, ...]]:
    """Return the problems that stand on links, by the links' ids."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        keys: list[str] = []
        if problem.where in design.links_by_id:
            keys = [problem.where]
        elif problem.where is not None and problem.code in SHAPE_CODES:
            keys = [link.id for link in design.links_into(problem.where)]
        for key in keys:
            found[key] = (*found.get(key, ()), problem)
    return found


class LinkBadge(QGraphicsItem):
    """A mark in the middle of one link's curve."""

    def __init__(self, severity: str, colours: CanvasColours) -> None:
        super().__init__()
        self._severity = severity
        self._colours = colours
        self.setZValue(3)

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-BADGE - 4, -BADGE - 4, 2 * BADGE + 8, 2 * BADGE + 8)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_badge(painter, QPointF(), self._severity, self._colours)


class LinkBadges:
    """The marks of all links of a scene."""

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene
        self._items: dict[str, LinkBadge] = {}
        self.problems: dict[str, tuple[Problem, ...]] = {}

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the links something is wrong with."""
        scene = self._scene
        found = problems_by_link(scene.design, problems)
        self.problems = {key: held for key, held in found.items() if key in scene.link_items}
        for item in self._items.values():
            scene.removeItem(item)
        self._items = {}
        for key, held in self.problems.items():
            severities = {problem.severity for problem in held}
            badge = LinkBadge("error" if "error" in severities else "warning", scene.colours)
            self._items[key] = badge
            scene.addItem(badge)
        self.place()

    def place(self) -> None:
        """Follow the links."""
        for key, badge in self._items.items():
            badge.setPos(self._scene.link_items[key].curve_path.pointAtPercent(0.5))

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        for badge in self._items.values():
            badge.set_colours(colours)

    def at(self, pos: QPointF) -> str | None:
        """Return the link whose mark is at a point of the scene."""
        for key, badge in self._items.items():
            if (pos - badge.pos()).manhattanLength() <= 1.4 * BADGE:
                return key
        return None
