"""A single neuron joins the neurons of another layer."""

from __future__ import annotations

from msgspec.structs import replace

from nndesigner.core import masks, neurons, shapes
from nndesigner.core.design import DenseLayer, Design, Link, Mask, NeuronLayer
from nndesigner.core.edits.branches import (
    check_separable,
    same_settings,
    with_column,
    with_row,
)
from nndesigner.core.edits.layers import remove, set_fields
from nndesigner.core.edits.lookup import (
    check_link,
    fresh_id,
    layer_of,
    mask_shape,
    names_of,
    with_link,
)
from nndesigner.core.edits.units import insertion
from nndesigner.core.errors import EditError
from nndesigner.core.layers import activation_of
from nndesigner.core.numbering import Carried, Moved


def absorption(design: Design, neuron_id: str, into_id: str, at: int) -> Carried:
    """Make a Dense layer of one neuron a unit of another layer, before its number `at`.

    It keeps its connections and activation: where the layer's other neurons have more or
    fewer, the links become masked, and the network answers as before.
    Raises EditError `unknown_item`, `not_one_neuron` (name), `has_no_neurons`,
    `unknown_unit`, `softmax_of_some`, `would_cycle` (source, target) if one leads to the other,
    `needs_all_neurons` (source, target), `different_behind` (name, target, into) if the neuron
    alone passes through another layer, `out_of_output` or `width_unknown`.
    """
    neuron, into = layer_of(design, neuron_id), layer_of(design, into_id)
    if not isinstance(neuron, DenseLayer) or neuron.units != 1 or neuron_id == into_id:
        raise EditError("not_one_neuron", name=neuron.name)
    if not isinstance(into, NeuronLayer):
        raise EditError("has_no_neurons", name=into.name)
    for first, second in ((neuron_id, into_id), (into_id, neuron_id)):
        if second in shapes.reachable(design, first, forward=True):
            raise EditError("would_cycle", **names_of(design, second, first))
    activation = activation_of(neuron, 0)
    if "softmax" in (activation, into.activation):
        raise EditError("softmax_of_some", name=into.name)
    grown = insertion(design, into_id, at)
    work = _Absorption(design, grown.design, at)
    work.take_links_into(neuron_id, into_id)
    work.take_branch(neuron_id, into_id)
    new = remove(work.design, work.emptied)
    layer = new.layer(into_id)
    assert isinstance(layer, NeuronLayer)
    changes = {"unit_activations": neurons.with_activation(layer, at, activation)}
    locked = tuple(sorted({*layer.locked, at})) if neuron.locked else layer.locked
    new = set_fields(new, into_id, **changes, locked=locked)
    moved = {key: origin for key, origin in work.moved.items() if _lives(new, key)}
    return Carried(new, grown.kept, moved)


class _Absorption:
    """The design while a neuron's connections go over to a unit that a layer has got for it."""

    def __init__(self, old: Design, grown: Design, at: int) -> None:
        self._old, self._at = old, at
        self.design = grown
        self.moved: dict[str, Moved] = {}
        self.emptied: list[str] = []

    def take_links_into(self, neuron: str, into: str) -> None:
        own = {link.source: link for link in self._old.links_into(neuron)}
        for link in self.design.links_into(into):
            self._take_row(link, own.pop(link.source, None))
        for link in own.values():
            self._take_row(self._new_link(link.source, into), link)
        self._take_arrays(neuron, into)

    def take_branch(self, neuron: str, into: str) -> None:
        """Take what leads out of the neuron over to `into`, as far as the next neurons."""
        own = {link.target: link for link in self._old.links_out_of(neuron)}
        for target in own:
            check_separable(self._old, neuron, target)
        self.emptied.append(neuron)
        for link in self.design.links_out_of(into):
            self._take_one(link, own, into)
        for target, link in own.items():
            if not isinstance(self._old.layer(target), NeuronLayer):
                names = {"name": self._old.layer(neuron).name}
                raise EditError("different_behind", **names, target=self._old.layer(target).name)
            self._take_column(self._new_link(into, target), link)

    def _take_one(self, link: Link, own: dict[str, Link], into: str) -> None:
        """Let the new unit have its part of one link of its layer, or none."""
        check_separable(self._old, into, link.target)
        target = self._old.layer(link.target)
        if isinstance(target, NeuronLayer):
            self._take_column(link, own.pop(link.target, None))
            return
        others = (key for key in own if same_settings(self._old.layer(key), target))
        match = next(others, None)
        if match is None:
            self._leave_out(target.id)
        else:
            del own[match]
            self._take_arrays(match, target.id)
            self.take_branch(match, target.id)

    def _leave_out(self, source: str) -> None:
        """Let the new unit, which passes through `source`, reach nothing behind it."""
        for link in self.design.links_out_of(source):
            check_separable(self._old, source, link.target)
            if isinstance(self._old.layer(link.target), NeuronLayer):
                self._take_column(link, None)
            else:
                self._leave_out(link.target)

    def _take_row(self, link: Link, own: Link | None) -> None:
        if own is not None:
            self.moved[link.id] = Moved(own.id, rows={self._at: 0})
            if own.mask is None and own.locked is None and link.mask is None:
                return
        rows, columns = mask_shape(self.design, link.source, link.target)
        every = tuple(range(columns))
        row = () if own is None else every if own.mask is None else own.mask[0]
        lock = () if own is None or own.locked is None else own.locked[0]
        mask: Mask | None = link.mask or shapes.full_mask(rows, columns)
        if link.mask is not None or row != every:
            mask = with_row(mask or (), self._at, row)
        else:
            mask = None
        locked = with_row(link.locked or masks.empty(rows), self._at, lock)
        self._put(link, mask, locked)

    def _take_column(self, link: Link, own: Link | None) -> None:
        if own is not None:
            self.moved[link.id] = Moved(own.id, columns={self._at: 0})
            if own.mask is None and own.locked is None and link.mask is None:
                return
        rows, columns = mask_shape(self.design, link.source, link.target)
        column = masks.empty(rows) if own is None else own.mask or shapes.full_mask(rows, 1)
        lock = masks.empty(rows) if own is None or own.locked is None else own.locked
        mask: Mask | None = None
        if link.mask is not None or not all(column):
            mask = with_column(link.mask or shapes.full_mask(rows, columns), self._at, column)
        self._put(link, mask, with_column(link.locked or masks.empty(rows), self._at, lock))

    def _put(self, link: Link, mask: Mask | None, locked: Mask) -> None:
        changed = replace(link, mask=mask, locked=locked if any(locked) else None)
        self.design = with_link(self.design, changed)

    def _new_link(self, source: str, target: str) -> Link:
        check_link(self.design, source, target)
        rows, _ = mask_shape(self.design, source, target)
        key = fresh_id(self.design, "link")
        link = Link(id=key, source=source, target=target, mask=masks.empty(rows))
        self.design = replace(self.design, links=(*self.design.links, link))
        return link

    def _take_arrays(self, neuron: str, into: str) -> None:
        for key in shapes.layer_arrays(self._old, neuron):
            self.moved[into + key.removeprefix(neuron)] = Moved(key, rows={self._at: 0})


def _lives(design: Design, key: str) -> bool:
    owner = shapes.owner_of(key)
    return owner in design.links_by_id or owner in design.layers_by_id
