"""What is selected on the canvas, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """Ids of selected layers, links and notes, and the one neuron or connection picked out.

    `unit` is (layer id, unit); its layer is then the only one in `layers`. `wire` is (link id,
    target unit, source unit); its link is then the only one in `links`. A group is selected when
    all its layers are.
    """

    layers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    unit: tuple[str, int] | None = None
    wire: tuple[str, int, int] | None = None
    notes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.layers or self.links or self.notes)

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all selected layers, links and notes."""
        return self.layers | self.links | self.notes

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
        )
