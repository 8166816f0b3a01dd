"""Wiring by keys alone: from what is selected, to a block or a neuron one walks to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from nndesigner.ui.canvas import accessible, key_walk, words
from nndesigner.ui.canvas.gestures.wire import DrawLink, WireEnd, wiring
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.texts import error_text

translate = QCoreApplication.translate

_PLAIN = Qt.KeyboardModifier.NoModifier


class KeyWiring:
    """Aims a rubber line at one end after the other, saying of each whether it can be one."""

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene
        self._line: DrawLink | None = None
        self._origin = WireEnd("")
        self._end = WireEnd("")

    @property
    def is_active(self) -> bool:
        """Tell whether an end is being looked for."""
        if self._line is not None and self._origin.layer not in self._scene.layer_items:
            self._line = None
        return self._line is not None

    def begin(self) -> bool:
        """Begin at the selected block or neuron; tell whether there is one, and others."""
        scene, at = self._scene, self._scene.focus.at
        if len(at.layers) != 1 or len(scene.design.layers) < 2:
            scene.message.emit(
                translate("Canvas", "Select the block or neuron to connect first, then press C.")
            )
            return False
        scene.pointer.cancel()
        scene.message.emit("")  # nothing older is said beside what is said of the ends
        layer = next(iter(at.layers))
        item = scene.layer_items[layer]
        single = at.unit is None or item.geometry.form == "neuron"
        self._origin = WireEnd(layer, None if single or at.unit is None else at.unit[1])
        if self._origin.unit is not None:
            start = item.unit_centre(self._origin.unit)
        else:
            start = item.port(out=item.has_port(out=True))
        self._line = DrawLink(scene, start, self._origin, out=self._way())
        self._end = WireEnd(layer)
        first = self._first_that_fits()
        self._aim(WireEnd(first or self._others()[0]))
        return True

    def step(self, forward: bool) -> None:
        """Aim at the next block, or the one before."""
        others = self._others()
        place = others.index(self._end.layer) if self._end.layer in others else -1
        self._aim(WireEnd(others[(place + (1 if forward else -1)) % len(others)]))

    def walk(self, step: key_walk.Step) -> None:
        """Aim at the block that lies in a direction."""
        found = key_walk.beside(self._scene, self._end.layer, step)
        if found is not None and found != self._origin.layer:
            self._aim(WireEnd(found))
        elif found is None or found == self._origin.layer:
            self.step(step[0] + step[1] > 0)

    def step_unit(self, forward: bool) -> None:
        """Aim at a single neuron of the block, and from there at the next one."""
        geometry = self._scene.layer_items[self._end.layer].geometry
        if not geometry.shown:
            return
        outside = geometry.first - 1 if forward else geometry.first + geometry.shown
        unit = self._end.unit if self._end.unit is not None else outside
        unit += 1 if forward else -1
        self._aim(WireEnd(self._end.layer, unit if geometry.shows(unit) else None))

    def finish(self) -> None:
        """Connect, or say why not, there where it was said while the end was looked for."""
        line, self._line = self._line, None
        if line is not None and self._end.layer in self._scene.layer_items:
            at = self._point()
            with self._scene.pointer.acting(at):
                line.release(at, _PLAIN)
        self._back()

    def cancel(self) -> bool:
        """Give it up; tell whether there was anything to."""
        if self._line is None:
            return False
        self._line.cancel()
        self._line = None
        self._back()
        return True

    def _back(self) -> None:
        scene = self._scene
        if self._origin.layer in scene.layer_items:
            unit = self._origin.unit
            layer = self._origin.layer
            there = key_walk.block(layer) if unit is None else key_walk.neuron(layer, unit)
            scene.focus.move(there)

    def _way(self) -> bool | None:
        if self._origin.unit is not None:
            return None
        return self._scene.layer_items[self._origin.layer].has_port(out=True)

    def _others(self) -> list[str]:
        return [key for key in key_walk.order(self._scene) if key != self._origin.layer]

    def _first_that_fits(self) -> str | None:
        """Return the block to begin with: the nearest one behind that can be connected."""
        order = key_walk.order(self._scene)
        here = order.index(self._origin.layer)
        if self._line is None:
            return None
        turned = order[here + 1 :] + order[:here]
        return next((key for key in turned if self._line.accepts(key)), None)

    def _aim(self, end: WireEnd) -> None:
        if self._line is None:
            return
        self._end = end
        self._line.move(self._point(), _PLAIN)
        unit, layer = end.unit, end.layer
        there = key_walk.block(layer) if unit is None else key_walk.neuron(layer, unit)
        self._scene.focus.move(there)
        said, refused = self._said()
        self._scene.overlay.show_text(said, self._point(), error=refused)
        for view in self._scene.views():
            accessible.announce(view, said)

    def _point(self) -> QPointF:
        item = self._scene.layer_items[self._end.layer]
        if self._end.unit is not None:
            return item.unit_centre(self._end.unit)
        if item.geometry.form == "neuron":
            return item.block_rect().center()
        return item.pos() + item.geometry.header.center()

    def _said(self) -> tuple[str, bool]:
        """Return whether the end can be connected, in words, and whether it cannot."""
        design = self._scene.design
        found = wiring(design, self._origin, self._end, out=self._way())
        if found.error is not None:
            return error_text(found.error), True
        layer = design.layer(self._end.layer)
        name = f"“{layer.name}”"
        if self._end.unit is not None:
            name = words.unit_name(layer, self._end.unit)
        return translate("Canvas", "{name} can be connected: press Enter.").format(name=name), False
