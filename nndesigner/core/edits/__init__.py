"""Edits of a design: pure functions from a design to a new one, or an EditError and no change.

A new layer or link is always the last of its tuple, but for the link behind a layer that is put
on one, which stands in its place. Edits never make a cycle, a second link
between the same two layers, or a mask that does not fit its layers. One that would make more than
`MAX_PARAMETERS` raises EditError `too_many_parameters` (count, limit), and likewise
`too_many_layers` and `too_many_links`.

Edits that are nouns (`removal`, `insertion`, `reordering`, `cloning`, `extraction`, `absorption`,
`insertion_on_link`) do what those of the same arguments that are verbs do, and return `Carried`:
with the design how the weights follow, for `Document.edit` and `carry_state`.
"""

from nndesigner.core.edits.absorption import absorb_neuron, absorption
from nndesigner.core.edits.between import insert_on_link, insertion_on_link
from nndesigner.core.edits.extraction import extract_unit, extraction
from nndesigner.core.edits.layers import (
    DEFAULT_NAMES,
    add_layer,
    move,
    remove,
    set_data,
    set_fields,
    set_training,
    unique_name,
)
from nndesigner.core.edits.links import connect, connect_units, disconnect_units, lock_weight
from nndesigner.core.edits.lookup import fresh_id
from nndesigner.core.edits.notes import add_note, group, rename_group, set_note, ungroup
from nndesigner.core.edits.pasting import Pasted, extract, paste
from nndesigner.core.edits.units import (
    add_units,
    clone_units,
    cloning,
    insert_unit,
    insertion,
    kept_units,
    lock_bias,
    removal,
    remove_units,
    reorder_units,
    reordering,
    set_unit_activation,
)
from nndesigner.core.numbering import Carried, Moved

__all__ = [
    "DEFAULT_NAMES",
    "Carried",
    "Moved",
    "Pasted",
    "absorb_neuron",
    "absorption",
    "add_layer",
    "add_note",
    "add_units",
    "clone_units",
    "cloning",
    "connect",
    "connect_units",
    "disconnect_units",
    "extract",
    "extract_unit",
    "extraction",
    "fresh_id",
    "group",
    "insert_on_link",
    "insert_unit",
    "insertion",
    "insertion_on_link",
    "kept_units",
    "lock_bias",
    "lock_weight",
    "move",
    "paste",
    "removal",
    "remove",
    "remove_units",
    "rename_group",
    "reorder_units",
    "reordering",
    "set_data",
    "set_fields",
    "set_note",
    "set_training",
    "set_unit_activation",
    "ungroup",
    "unique_name",
]
