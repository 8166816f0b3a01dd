"""Edits of a design: pure functions from a design to a new one, or an EditError and no change.

A new layer or link is always the last of its tuple, but for the link behind a layer that is put
on one, which stands in its place. Edits never make a cycle, a second link
between the same two layers, or a mask that does not fit its layers. One that would make more than
`MAX_PARAMETERS` raises EditError `too_many_parameters` (count, limit), and likewise
`too_many_layers` and `too_many_links`.

Edits that are nouns (`removal`, `insertion`, `reordering`, `cloning`, `extraction`, `absorption`,
`insertion_on_link`) renumber neurons. They return `Carried`: with the design how the weights
follow, for `Document.edit` and `carry_state`.
"""

from nndesigner.core.edits.absorption import absorption
from nndesigner.core.edits.between import insertion_on_link
from nndesigner.core.edits.extraction import extraction
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
from nndesigner.core.edits.numbers import MAX_NUMBER, check_number
from nndesigner.core.edits.pasting import Pasted, check_fragment, extract, paste
from nndesigner.core.edits.restoring import (
    connect_fully,
    missing_connections,
    restore_connection,
    restore_unit,
)
from nndesigner.core.edits.units import (
    add_units,
    cloning,
    insertion,
    lock_bias,
    lock_biases,
    removal,
    reordering,
    set_unit_activation,
    set_unit_activations,
)
from nndesigner.core.numbering import Carried, Moved

__all__ = [
    "DEFAULT_NAMES",
    "MAX_NUMBER",
    "Carried",
    "Moved",
    "Pasted",
    "absorption",
    "add_layer",
    "add_note",
    "add_units",
    "check_fragment",
    "check_number",
    "cloning",
    "connect",
    "connect_fully",
    "connect_units",
    "disconnect_units",
    "extract",
    "extraction",
    "fresh_id",
    "group",
    "insertion",
    "insertion_on_link",
    "lock_bias",
    "lock_biases",
    "lock_weight",
    "missing_connections",
    "move",
    "paste",
    "removal",
    "remove",
    "rename_group",
    "reordering",
    "restore_connection",
    "restore_unit",
    "set_data",
    "set_fields",
    "set_note",
    "set_training",
    "set_unit_activation",
    "set_unit_activations",
    "ungroup",
    "unique_name",
]
