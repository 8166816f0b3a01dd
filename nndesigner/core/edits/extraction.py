"""One neuron becomes a layer of its own."""

from __future__ import annotations

from msgspec.structs import replace

from nndesigner.core import shapes
from nndesigner.core.design import DenseLayer, Design, Layer, Link, NeuronLayer, OutputLayer
from nndesigner.core.edits.branches import check_separable, column_of, row_of
from nndesigner.core.edits.layers import unique_name
from nndesigner.core.edits.lookup import fresh_id, neurons_of
from nndesigner.core.edits.units import removal
from nndesigner.core.errors import EditError
from nndesigner.core.layers import activation_of
from nndesigner.core.numbering import Carried, Moved
from nndesigner.core.validate import validated


def extraction(design: Design, layer_id: str, unit: int, x: float, y: float) -> Carried:
    """Make one neuron a Dense layer of its own at (x, y), with the same connections.

    Dropout, Activation or BatchNorm behind its layer are copied for it, so that the network
    answers as before. Raises EditError `unknown_item`,
    `has_no_neurons`, `unknown_unit`, `already_alone`, `output_neuron`, `softmax_of_some` (all
    with name), or `needs_all_neurons` (source, target) where a layer behind takes all neurons
    together.
    """
    layer = neurons_of(design, layer_id, unit)
    if isinstance(layer, OutputLayer):
        raise EditError("output_neuron", name=layer.name)
    if layer.units == 1:
        raise EditError("already_alone", name=layer.name)
    if layer.activation == "softmax":
        raise EditError("softmax_of_some", name=layer.name)
    work = _Extraction(design, layer, unit)
    alone = work.add(validated(_alone(layer, unit), {"x": float(x), "y": float(y)}), "Neuron")
    work.copy_links_into(alone)
    work.copy_branch(layer_id, alone)
    rest = removal(work.design, layer_id, [unit])
    return Carried(rest.design, rest.kept, work.moved)


def _alone(layer: DenseLayer, unit: int) -> DenseLayer:
    return replace(
        layer,
        units=1,
        activation=activation_of(layer, unit),
        unit_activations=(),
        locked=(0,) if unit in layer.locked else (),
        view="auto",
        first=0,
    )


class _Extraction:
    """The design while a neuron is copied out of its layer, and where its numbers come from."""

    def __init__(self, design: Design, layer: DenseLayer, unit: int) -> None:
        self._old, self._layer, self._unit = design, layer, unit
        self.design = design
        self.moved: dict[str, Moved] = {}

    def add(self, layer: Layer, name: str) -> str:
        """Add a layer that stands for the neuron alone, with the arrays it has; return its id."""
        fresh = fresh_id(self.design, "layer")
        copy = replace(layer, id=fresh, name=unique_name(self.design, name))
        self.design = replace(self.design, layers=(*self.design.layers, copy))
        for key in shapes.layer_arrays(self._old, layer.id):
            self.moved[fresh + key.removeprefix(layer.id)] = Moved(key, {0: self._unit})
        return fresh

    def copy_links_into(self, alone: str) -> None:
        for link in self._old.links_into(self._layer.id):
            own = row_of(link, self._unit, shapes.width(self._old, link.source))
            if own is not None:
                key = self._add_link(own, link.source, alone)
                self.moved[key] = Moved(link.id, rows={0: self._unit})

    def copy_branch(self, source: str, copy: str) -> None:
        """Copy all that leads out of `source` for `copy`, as far as the next neurons."""
        for link in self._old.links_out_of(source):
            check_separable(self._old, source, link.target)
            target = self._old.layer(link.target)
            if isinstance(target, NeuronLayer):
                own = column_of(link, self._unit)
                if own is not None:
                    key = self._add_link(own, copy, target.id)
                    self.moved[key] = Moved(link.id, columns={0: self._unit})
            else:
                behind = self.add(self._beside(target, copy), target.name)
                self._add_link(link, copy, behind)
                self.copy_branch(target.id, behind)

    def _beside(self, layer: Layer, copy: str) -> Layer:
        """Return a layer behind, as far from the copy as the original is from its source."""
        (source,) = (self._old.layer(link.source) for link in self._old.links_into(layer.id))
        place = self.design.layer(copy)
        at = {"x": place.x + layer.x - source.x, "y": place.y + layer.y - source.y}
        return validated(layer, at)

    def _add_link(self, link: Link, source: str, target: str) -> str:
        key = fresh_id(self.design, "link")
        wired = replace(link, id=key, source=source, target=target)
        self.design = replace(self.design, links=(*self.design.links, wired))
        return key
