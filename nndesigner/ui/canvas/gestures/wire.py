"""Drawing a link: from a port or a single neuron, to a block or a single neuron."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, Qt
from PySide6.QtGui import QPainterPath

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.link_shapes import curve
from nndesigner.ui.texts import error_text

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_WRONG_WAY = {"would_cycle", "into_input", "out_of_output"}
_GIVEN_UP = 24.0
"""Pixels from where it began in which letting go of a line means nothing."""


@dataclass(frozen=True)
class WireEnd:
    """A layer, or one neuron of it."""

    layer: str
    unit: int | None = None


@dataclass(frozen=True)
class Wiring:
    """A connection that could be made: an edit by its arguments, and why it is refused, if so."""

    source: WireEnd
    target: WireEnd
    error: EditError | None = None

    def __call__(self, design: Design) -> Design:
        if self.source.unit is None and self.target.unit is None:
            return edits.connect(design, self.source.layer, self.target.layer)
        return edits.connect_units(
            design,
            self.source.layer,
            self.target.layer,
            source_unit=self.source.unit,
            target_unit=self.target.unit,
        )


def wiring(design: Design, start: WireEnd, end: WireEnd, *, out: bool | None) -> Wiring:
    """Return the connection a drag means. `out` is None where it may run either way.

    Between two neurons only one way is possible as a rule: then that one is meant.
    """
    ways = [(start, end)] if out else [(end, start)] if out is False else [
        (start, end), (end, start),
    ]  # fmt: skip
    tried = [_tried(design, *way) for way in ways]
    for found in tried:
        if found.error is None:
            return found
    fitting = [found for found in tried if found.error and found.error.code not in _WRONG_WAY]
    return (fitting or tried)[0]


def _tried(design: Design, source: WireEnd, target: WireEnd) -> Wiring:
    try:
        Wiring(source, target)(design)
    except EditError as error:
        return Wiring(source, target, error)
    return Wiring(source, target)


class DrawLink(Gesture):
    """Drags a rubber line; blocks it may end at light up, others say why not."""

    def __init__(
        self, scene: DesignScene, start: QPointF, origin: WireEnd, *, out: bool | None
    ) -> None:
        super().__init__(scene, start)
        self._origin = origin
        self._out = out
        self._has_left = False
        design = scene.design
        self._valid = {
            key
            for key in scene.layer_items
            if key != origin.layer and wiring(design, origin, WireEnd(key), out=out).error is None
        }
        self._mark(None, None)

    def accepts(self, layer_id: str) -> bool:
        """Tell whether the link may end at this layer as a whole."""
        return layer_id in self._valid

    def move(self, pos: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        end = self._end_at(pos)
        own = end is not None and end.layer == self._origin.layer
        self._has_left |= end is not None and not own
        self._has_left |= end is None and not self._is_back(pos)
        if own and not self._has_left:
            end = None  # on the way out of its block: no reason to complain yet
        found = None if end is None else wiring(self.scene.design, self._origin, end, out=self._out)
        self._mark(end, found)
        error = found.error if found else None
        tip = self._place_of(end, found) if end and found and error is None else pos
        self._show_line(tip, valid=error is None)
        text = error_text(error) if error else self._promise(found)
        self.scene.overlay.show_text(text, pos, error=error is not None)

    def release(self, pos: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        end = self._end_at(pos)
        self.cancel()
        if end is None:
            return
        found = wiring(self.scene.design, self._origin, end, out=self._out)
        self.scene.editor.apply(QCoreApplication.translate("Canvas", "Connect"), found)

    def cancel(self) -> None:
        self.scene.overlay.clear()
        for item in self.scene.layer_items.values():
            item.set_marks(target="", target_unit=None)
        self.scene.refresh_marks()

    def _end_at(self, pos: QPointF) -> WireEnd | None:
        under = hit(self.scene, pos, self.scene.pointer.scale)
        if under.layer is None or (under.layer == self._origin.layer and self._is_back(pos)):
            return None
        item = self.scene.layer_items[under.layer]
        single = item.geometry.units == 1 and item.geometry.form == "neuron"
        return WireEnd(under.layer, None if single else under.unit)

    def _is_back(self, pos: QPointF) -> bool:
        """Tell whether the line has come back to where it began, as to give it up."""
        away = QLineF(self.start, pos).length() * self.scene.pointer.scale
        return away <= _GIVEN_UP

    def _mark(self, end: WireEnd | None, found: Wiring | None) -> None:
        for key, item in self.scene.layer_items.items():
            here = end is not None and end.layer == key
            accepted = here and found is not None and found.error is None
            mark = "" if not here else "valid" if accepted else "refused"
            unit = end.unit if end is not None and accepted else None
            item.set_marks(
                target="" if unit is not None else mark,
                target_unit=unit,
                ports=self._ports(key),
                strong_ports=key in self._valid,
            )

    def _ports(self, key: str) -> tuple[bool, bool]:
        """Show where the line may end: the ports on the side that faces it."""
        can_end = key in self._valid
        return can_end and self._out is not False, can_end and self._out is False

    def _place_of(self, end: WireEnd, found: Wiring) -> QPointF:
        item = self.scene.layer_items[end.layer]
        if end.unit is not None:
            return item.unit_centre(end.unit)
        return item.port(out=found.source == end)

    def _show_line(self, tip: QPointF, *, valid: bool) -> None:
        item = self.scene.layer_items[self._origin.layer]
        if self._origin.unit is not None:
            path = QPainterPath(item.unit_centre(self._origin.unit))
            path.lineTo(tip)
        elif self._out is False:
            path = curve(tip, item.port(out=False))
        else:
            path = curve(item.port(out=True), tip)
        self.scene.overlay.show_path(path, valid=valid)

    def _promise(self, found: Wiring | None) -> str:
        """Say which neurons will be joined, when it is not simply all of them."""
        if found is None or (found.source.unit is None and found.target.unit is None):
            return ""
        return words.translate("Canvas", "{source} → {target}").format(
            source=self._called(found.source), target=self._called(found.target)
        )

    def _called(self, end: WireEnd) -> str:
        layer = self.scene.design.layer(end.layer)
        return f"“{layer.name}”" if end.unit is None else words.unit_name(layer, end.unit)
