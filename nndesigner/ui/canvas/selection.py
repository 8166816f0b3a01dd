"""What is selected on the canvas, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """Ids of selected layers and links, and the one neuron or connection picked out of them.

    `unit` is (layer id, unit); its layer is then the only one in `layers`. `wire` is (link id,
    target unit, source unit); its link is then the only one in `links`.
    """

    layers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    unit: tuple[str, int] | None = None
    wire: tuple[str, int, int] | None = None

    def __bool__(self) -> bool:
        return bool(self.layers or self.links)

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all selected layers and links."""
        return self.layers | self.links

    def toggled(self, layers: frozenset[str], links: frozenset[str] = frozenset()) -> Selection:
        """Return the selection with these taken in, or out where they were in."""
        return Selection(self.layers ^ layers, self.links ^ links)

    def within(self, layers: frozenset[str], links: frozenset[str]) -> Selection:
        """Return what of the selection still exists among these ids."""
        return Selection(
            self.layers & layers,
            self.links & links,
            self.unit if self.unit and self.unit[0] in layers else None,
            self.wire if self.wire and self.wire[0] in links else None,
        )
