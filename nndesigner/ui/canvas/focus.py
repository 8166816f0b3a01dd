"""Where the keyboard is on the canvas: the ring around it, apart from what is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_GAP = 7.0


class Focus(QObject):
    """Keeps the one block, neuron, link or wire the keys work on.

    It follows the selection as long as that is one thing; while several are selected, or a
    link is being wired, it may be somewhere else. `changed(Selection)` tells where it is.
    """

    changed = Signal(object)

    def __init__(self, scene: DesignScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self.at = Selection()
        self.ring = FocusRing(scene.colours)
        scene.addItem(self.ring)
        scene.selection_changed.connect(self._follow)

    def move(self, to: Selection) -> None:
        """Put the focus on one thing without selecting it."""
        to = replace(to, more=frozenset())
        if to != self.at:
            self.at = to
            self.place_ring()
            self.changed.emit(to)

    def tell(self) -> None:
        """Have it told again where the focus is: what is there has changed."""
        self.changed.emit(self.at)

    def show_ring(self, shown: bool) -> None:
        """Show the ring only to who uses the keys."""
        self.ring.setVisible(shown)
        self.place_ring()

    def keep(self) -> None:
        """Follow the design: the focus may not stand on something that is gone."""
        scene = self._scene
        kept = self.at.within(
            frozenset(scene.layer_items),
            frozenset(scene.link_items),
            frozenset(scene.design.notes_by_id),
        )
        if kept.wire is not None and wire_ends(scene, kept.wire) is None:
            kept = Selection(links=kept.links)
        if kept.unit and kept.unit[1] >= scene.layer_items[kept.unit[0]].geometry.units:
            kept = Selection(kept.layers)
        self.move(kept)
        self.place_ring()

    def place_ring(self) -> None:
        """Draw the ring around the focus where it is now."""
        if self.ring.isVisible():
            self.ring.show_path(outline_of(self._scene, self.at))

    def rect(self) -> QRectF:
        """Return the rectangle of what has the focus; empty if nothing has."""
        return outline_of(self._scene, self.at).boundingRect()

    def ring_centre(self) -> QPointF:
        """Return the middle of what has the focus, where menus and fields open."""
        return self.rect().center()

    def _follow(self, selection: Selection) -> None:
        if len(selection.ids) == 1 or not selection:
            self.move(selection)
        elif not self.at.ids <= selection.ids:
            self.move(Selection(frozenset(sorted(selection.layers)[:1])))
        else:
            self.place_ring()


class FocusRing(QGraphicsItem):
    """A dashed ring of two colours, seen on any ground; selection is one solid line."""

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._path = QPainterPath()
        self.setZValue(90)
        self.hide()

    @property
    def path(self) -> QPainterPath:
        return self._path

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def show_path(self, path: QPainterPath) -> None:
        """Show this outline, in scene coordinates."""
        if path != self._path:
            self.prepareGeometryChange()
            self._path = path
            self.update()

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().adjusted(-6, -6, 6, 6)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, dashed in ((self._colours.canvas, False), (self._colours.text, True)):
            pen = QPen(colour, 2.5)
            pen.setCosmetic(True)
            if dashed:
                pen.setDashPattern([3.0, 2.5])
            painter.setPen(pen)
            painter.drawPath(self._path)


def outline_of(scene: DesignScene, at: Selection) -> QPainterPath:
    """Return the outline of a block, a neuron, a link or a wire; empty if it is none."""
    path = QPainterPath()
    if at.wire is not None and at.wire[0] in scene.link_items:
        ends = wire_ends(scene, at.wire)
        if ends is not None:
            line = QPainterPath(ends[0])
            line.lineTo(ends[1])
            return _around(line, 12.0)
    elif at.unit is not None and at.unit[0] in scene.layer_items:
        item = scene.layer_items[at.unit[0]]
        radius = item.geometry.radius + (_GAP if item.geometry.form == "neuron" else 4.5)
        path.addEllipse(item.unit_centre(at.unit[1]), radius, radius)
        return path
    for key in at.layers & scene.layer_items.keys():
        item = scene.layer_items[key]
        around = item.block_rect().adjusted(-_GAP, -_GAP, _GAP, _GAP)
        if item.geometry.form == "neuron":
            path.addEllipse(around)
        else:
            path.addRoundedRect(around, 16, 16)
    for key in at.notes & scene.annotations.notes.keys():
        around = scene.annotations.notes[key].block_rect().adjusted(-_GAP, -_GAP, _GAP, _GAP)
        path.addRoundedRect(around, 10, 10)
    for key in at.links & scene.link_items.keys():
        path.addPath(_around(scene.link_items[key].curve_path, 14.0))
    return path


def wire_ends(
    scene: DesignScene, wire: tuple[str, int, int] | None
) -> tuple[QPointF, QPointF] | None:
    """Return where the line of a connection begins and ends."""
    if wire is None or wire[0] not in scene.link_items:
        return None
    item = scene.link_items[wire[0]]
    shape = item.shape_of_weights
    if shape is None or wire[1] >= shape[0] or wire[2] >= shape[1]:
        return None
    start, _ = item.source.geometry.anchors(shape[1], out=True)
    end, _ = item.target.geometry.anchors(shape[0], out=False)
    return (
        item.source.pos() + QPointF(*start[wire[2]]),
        item.target.pos() + QPointF(*end[wire[1]]),
    )


def _around(line: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(line).simplified()
