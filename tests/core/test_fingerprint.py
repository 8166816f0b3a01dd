"""What a training has to begin anew for has another fingerprint, and nothing else has."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from nndesigner.core import edits
from nndesigner.core.fingerprint import fingerprint
from tests.core.builders import chain, id_of

DESIGN = edits.set_data(chain(2, 3, 2, classes=("a", "b")), name="moons")
HIDDEN = id_of(DESIGN, "Hidden 1")

SAME = {
    "moved": lambda: edits.move(DESIGN, {HIDDEN: (5.0, 5.0)}),
    "named": lambda: edits.set_fields(DESIGN, HIDDEN, name="Other"),
    "frozen": lambda: edits.set_fields(DESIGN, HIDDEN, frozen=True),
    "a live setting": lambda: edits.set_training(DESIGN, learning_rate=0.5),
}
OTHER = {
    "wider": lambda: edits.set_fields(DESIGN, HIDDEN, units=4),
    "another layer": lambda: edits.add_layer(DESIGN, "dropout", 0, 0),
    "a link less": lambda: edits.remove(DESIGN, [DESIGN.links[0].id]),
    "a mask": lambda: edits.disconnect_units(DESIGN, DESIGN.links[0].id, 0, 0),
    "other data": lambda: edits.set_data(DESIGN, name="circles"),
    "more noise": lambda: edits.set_data(DESIGN, noise=0.5),
    "another seed": lambda: edits.set_training(DESIGN, seed=8),
}


@pytest.mark.parametrize("edit", SAME.values(), ids=SAME)
def test_what_a_run_survives_is_not_in_it(edit):
    assert fingerprint(edit()) == fingerprint(DESIGN)


@pytest.mark.parametrize("edit", OTHER.values(), ids=OTHER)
def test_what_ends_a_run_is_in_it(edit):
    assert fingerprint(edit()) != fingerprint(DESIGN)


def test_a_number_is_the_same_with_and_without_a_point():
    whole = replace(DESIGN, data=replace(DESIGN.data, noise=1))
    assert fingerprint(whole) == fingerprint(edits.set_data(DESIGN, noise=1.0))


def test_it_stays_the_same_from_version_to_version():
    assert fingerprint(DESIGN) == "eca385e83e15d9275e61510377c3024f"
