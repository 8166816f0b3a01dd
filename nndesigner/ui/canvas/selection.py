"""What is selected on the canvas, as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """Ids of selected layers, links and notes, and the one neuron or connection picked out.

    `unit` is (layer id, unit); its layer is then the only one in `layers`. `more` are further
    neurons of that layer; they are worked on together, and `unit` has the focus. `wire` is
    (link id, target unit, source unit); its link is then the only one in `links`. A group is
    selected when all its layers are.
    """

    layers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    unit: tuple[str, int] | None = None
    wire: tuple[str, int, int] | None = None
    notes: frozenset[str] = frozenset()
    more: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.layers or self.links or self.notes)

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all selected layers, links and notes."""
        return self.layers | self.links | self.notes

    @property
    def units(self) -> tuple[int, ...]:
        """Return the numbers of all selected neurons of the one layer, ascending."""
        return () if self.unit is None else tuple(sorted({self.unit[1], *self.more}))

    def with_unit(self, layer_id: str, unit: int) -> Selection:
        """Return the selection with one more neuron of a layer, or without it if it was in.

        Neurons of one layer only can be selected together.
        """
        if self.unit is None or self.unit[0] != layer_id:
            return _neurons(layer_id, (unit,), unit)
        units = {*self.units} ^ {unit}
        if not units:
            return Selection(frozenset({layer_id}))
        return _neurons(layer_id, units, unit if unit in units else max(units))

    def up_to_unit(self, layer_id: str, unit: int) -> Selection:
        """Return the neurons from the one selected first to this one."""
        if self.unit is None or self.unit[0] != layer_id:
            return _neurons(layer_id, (unit,), unit)
        first = self.units[0] if self.unit[1] == self.units[-1] else self.units[-1]
        low, high = sorted((first, unit))
        return _neurons(layer_id, range(low, high + 1), unit)

    @property
    def blocks(self) -> frozenset[str]:
        """Return the ids of all that has a place of its own: layers and notes."""
        return self.layers | self.notes

    def toggled(
        self,
        layers: frozenset[str],
        links: frozenset[str] = frozenset(),
        notes: frozenset[str] = frozenset(),
    ) -> Selection:
        """Return the selection with these taken in, or out where they were in."""
        return Selection(self.layers ^ layers, self.links ^ links, notes=self.notes ^ notes)

    def within(
        self,
        layers: frozenset[str],
        links: frozenset[str],
        notes: frozenset[str] = frozenset(),
    ) -> Selection:
        """Return what of the selection still exists among these ids."""
        return Selection(
            self.layers & layers,
            self.links & links,
            self.unit if self.unit and self.unit[0] in layers else None,
            self.wire if self.wire and self.wire[0] in links else None,
            self.notes & notes,
            self.more if self.unit and self.unit[0] in layers else frozenset(),
        )


def _neurons(layer_id: str, units: Iterable[int], current: int) -> Selection:
    more = frozenset(units) - {current}
    return Selection(frozenset({layer_id}), unit=(layer_id, current), more=more)
