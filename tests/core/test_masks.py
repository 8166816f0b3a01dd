from __future__ import annotations

import pytest
from msgspec.structs import replace

from nndesigner.core import edits, masks
from tests.core.builders import chain, connected, id_of, link_of, with_dropout, with_layer


def test_connections_come_and_go_in_order():
    mask = masks.empty(2)
    assert mask == ((), ())
    mask = masks.with_connections(mask, 1, 2, 3)
    mask = masks.with_connections(mask, 1, 0, 3)
    assert mask == ((), (0, 2))
    assert masks.with_connections(mask, None, 1, 3) == ((1,), (0, 1, 2))
    assert masks.with_connections(mask, 0, None, 3) == ((0, 1, 2), (0, 2))
    assert masks.without_connection(mask, 1, 0) == ((), (2,))
    assert masks.without_connection(mask, 0, 0) == mask


def test_what_fits_is_left_as_it_is():
    for design in (chain(2, 3, 2), with_dropout()):
        assert masks.fitted(design) is design


@pytest.mark.parametrize("kept", [(0, 1, 2, 3), (1, 3), (3,), (0, 2)])
def test_units_kept_are_renumbered_on_both_sides_and_through_dropouts(kept):
    design = with_dropout()
    new = masks.with_units_kept(design, id_of(design, "Hidden"), kept)
    before = link_of(design, "In", "Hidden").mask
    assert link_of(new, "In", "Hidden").mask == tuple(before[unit] for unit in kept)
    behind = [[kept.index(unit)] if unit in kept else [] for unit in (1, 3)]
    assert [list(row) for row in link_of(new, "Drop", "Out").mask] == behind


def test_a_mask_on_a_link_without_weights_is_dropped():
    design = with_dropout()
    link = link_of(design, "Hidden", "Drop")
    links = tuple(replace(old, mask=((0,),)) if old is link else old for old in design.links)
    assert link_of(masks.fitted(replace(design, links=links)), "Hidden", "Drop").mask is None


def cut(*sizes: int):
    """Return a chain with one connection cut out of its last link."""
    design = chain(*sizes)
    return edits.disconnect_units(design, design.links[-1].id, 1, 0)


@pytest.mark.parametrize(
    "grown",
    [
        edits.add_units,
        lambda design, layer: edits.set_fields(design, layer, units=4),
        lambda design, layer: edits.insertion(design, layer, 3).design,
    ],
)
def test_a_new_unit_is_wired_to_all_though_one_connection_was_cut(grown):
    design = cut(2, 3, 3)
    behind = grown(design, id_of(design, "Hidden 1"))
    assert link_of(behind, "Hidden 1", "Out").mask == ((0, 1, 2, 3), (1, 2, 3), (0, 1, 2, 3))
    before = grown(design, id_of(design, "Out"))
    assert link_of(before, "Hidden 1", "Out").mask == (
        *((0, 1, 2), (1, 2), (0, 1, 2)),
        (0, 1, 2),
    )


def test_where_single_wires_were_drawn_a_new_unit_waits_for_its_own():
    assert masks.takes_newcomers(((0,), (0,), ()), 1)
    assert not masks.takes_newcomers(((0,), (1,)), 2)
    design = with_dropout()
    new = edits.insertion(design, id_of(design, "Hidden"), 0).design
    assert link_of(new, "In", "Hidden").mask == ((), (), (0,), (), (2,))
    assert link_of(new, "Drop", "Out").mask == ((2,), (4,))


def test_new_units_within_a_concatenation_are_wired_where_they_stand():
    design = with_layer(chain(2, 2), "dense", "A", units=2)
    design = with_layer(with_layer(design, "dense", "B", units=1), "concatenate", "Both")
    design = connected(connected(design, "In", "A", "Both", "Out"), "In", "B", "Both")
    design = edits.disconnect_units(design, link_of(design, "Both", "Out").id, 0, 2)
    new = edits.set_fields(design, id_of(design, "A"), units=3)
    assert link_of(new, "Both", "Out").mask == ((0, 1, 2), (0, 1, 2, 3))
    more = connected(with_layer(design, "dense", "C", units=1), "C", "Both")
    assert link_of(more, "Both", "Out").mask == ((0, 1, 3), (0, 1, 2, 3))


def test_locks_do_not_reach_new_units():
    design = cut(2, 2, 2)
    design = edits.lock_weight(design, design.links[-1].id, 0, 0)
    new = edits.set_fields(design, id_of(design, "Hidden 1"), units=3)
    assert link_of(new, "Hidden 1", "Out").locked == ((0,), ())


def test_units_connected_to_all_make_a_full_link_in_the_end():
    design = cut(2, 2, 2)
    link = design.links[-1].id
    assert edits.connect_fully(design, link, targets=[1]).link(link).mask is None
    assert edits.connect_fully(design, link, sources=[0]).link(link).mask is None
    assert edits.connect_fully(design, link, targets=[0]).link(link).mask == ((0, 1), (1,))
    full = edits.connect_fully(design, link, targets=[1])
    assert edits.connect_fully(full, link, sources=[0]) is full
