"""Edits of a design: pure functions from a design to a new one, or an EditError and no change.

A new layer or link is always the last of its tuple. Edits never make a cycle, a second link
between the same two layers, or a mask that does not fit its layers. One that would make more than
`MAX_PARAMETERS` raises EditError `too_many_parameters` (count, limit).
"""

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
from nndesigner.core.edits.pasting import Pasted, extract, paste
from nndesigner.core.edits.units import (
    add_units,
    kept_units,
    lock_bias,
    remove_units,
    set_unit_activation,
)

__all__ = [
    "DEFAULT_NAMES",
    "Pasted",
    "add_layer",
    "add_units",
    "connect",
    "connect_units",
    "disconnect_units",
    "extract",
    "fresh_id",
    "kept_units",
    "lock_bias",
    "lock_weight",
    "move",
    "paste",
    "remove",
    "remove_units",
    "set_data",
    "set_fields",
    "set_training",
    "set_unit_activation",
    "unique_name",
]
