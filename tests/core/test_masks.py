from __future__ import annotations

import pytest
from msgspec.structs import replace

from nndesigner.core import masks
from tests.core.builders import chain, id_of, link_of, with_dropout


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
