from __future__ import annotations

import pytest

from nndesigner.core import edits, shapes
from nndesigner.core.design import (
    Design,
)
from nndesigner.core.errors import EditError
from tests.core.builders import (
    assert_shared,
    assert_sound,
    chain,
    connected,
    id_of,
    link_of,
    refusal,
    wired,
    with_dropout,
    with_layer,
)


class TestConnect:
    def test_makes_a_full_link_last(self):
        old = edits.remove(chain(2, 3, 2), ["layer2"])
        new = connected(old, "In", "Out")
        assert new.links[-1].mask is None
        assert new.layers is old.layers
        assert_shared(old, new)

    def test_fills_a_masked_link_and_keeps_its_id(self):
        old = with_dropout()
        masked = link_of(old, "In", "Hidden")
        new = connected(old, "In", "Hidden")
        assert new.link(masked.id).mask is None
        assert_shared(old, new, masked.id)

    def test_several_links_into_one_layer_and_skips_are_fine(self):
        design = connected(chain(2, 3, 2), "In", "Out")
        assert len(design.links_into(id_of(design, "Out"))) == 2
        assert_sound(design)

    @pytest.mark.parametrize(
        ("source", "target", "code"),
        [
            ("In", "Hidden 1", "already_connected"),
            ("Hidden 1", "Hidden 1", "self_link"),
            ("Hidden 1", "In", "into_input"),
            ("Out", "Hidden 1", "out_of_output"),
            ("Hidden 2", "Hidden 1", "would_cycle"),
        ],
    )
    def test_refuses(self, source, target, code):
        design = chain(2, 3, 3, 2)
        error = refusal(edits.connect, design, id_of(design, source), id_of(design, target))
        assert error.code == code
        assert error.params == {"source": source, "target": target}

    def test_refuses_a_second_source_of_a_dropout(self):
        design = with_dropout()
        ends = id_of(design, "In"), id_of(design, "Drop")
        assert refusal(edits.connect, design, *ends).code == "one_source"

    @pytest.mark.parametrize("ends", [("layer1", "nowhere"), ("nowhere", "layer1")])
    def test_refuses_what_is_not_there(self, ends):
        assert refusal(edits.connect, chain(2, 2), *ends).code == "unknown_item"

    def test_refuses_a_long_way_round(self):
        design = chain(2, *[2] * 20, 2)
        ends = id_of(design, "Hidden 20"), id_of(design, "Hidden 1")
        assert refusal(edits.connect, design, *ends).code == "would_cycle"

    def test_a_dropouts_new_narrower_source_cuts_the_mask_behind_it(self):
        design = with_dropout()
        design = edits.remove(design, [link_of(design, "Hidden", "Drop").id])
        new = connected(design, "In", "Drop")
        assert link_of(new, "Drop", "Out").mask == ((1,), ())
        assert_sound(new)


class TestConnectUnits:
    @pytest.fixture
    def design(self) -> Design:
        design = with_layer(Design(), "input", "In", shape=(3,))
        design = with_layer(design, "dense", "Hidden", units=2)
        design = with_layer(design, "neuron", "Neuron")
        return with_layer(design, "output", "Out")

    def test_the_first_makes_a_masked_link_and_the_next_join_it(self, design):
        first = wired(design, "In", 2, "Hidden", 0)
        assert first.links[-1].mask == ((2,), ())
        assert_shared(design, first)
        second = wired(first, "In", 0, "Hidden", 0)
        assert second.links[-1].mask == ((0, 2), ())
        assert second.links[-1].id == first.links[-1].id
        assert second.layers is first.layers

    def test_none_stands_for_all_units_of_a_side(self, design):
        ends = id_of(design, "In"), id_of(design, "Hidden")
        assert edits.connect_units(design, *ends, target_unit=1).links[-1].mask == ((), (0, 1, 2))
        assert edits.connect_units(design, *ends, source_unit=1).links[-1].mask == ((1,), (1,))
        assert edits.connect_units(design, *ends).links[-1].mask is None

    def test_all_of_a_single_neuron_is_a_full_link(self, design):
        ends = id_of(design, "Neuron"), id_of(design, "Hidden")
        assert edits.connect_units(design, *ends, source_unit=0).links[-1].mask is None
        ends = id_of(design, "In"), id_of(design, "Neuron")
        assert edits.connect_units(design, *ends, target_unit=0).links[-1].mask is None

    def test_one_neuron_to_two_here_and_three_there(self, design):
        for unit in (0, 2):
            design = wired(design, "In", unit, "Neuron", 0)
        for unit in (0, 1):
            design = wired(design, "Hidden", unit, "Neuron", 0)
        assert [link.mask for link in design.links] == [((0, 2),), ((0, 1),)]
        assert shapes.parameter_sum(design, id_of(design, "Neuron")).total == 5

    def test_refuses_what_is_connected_already(self, design):
        design = wired(design, "In", 2, "Hidden", 0)
        with pytest.raises(EditError, match="already_connected"):
            wired(design, "In", 2, "Hidden", 0)
        with pytest.raises(EditError, match="already_connected"):
            wired(connected(design, "In", "Hidden"), "In", 1, "Hidden", 0)

    @pytest.mark.parametrize(("source_unit", "target_unit"), [(3, 0), (0, 2), (-1, 0), (0, -1)])
    def test_refuses_units_that_are_not_there(self, design, source_unit, target_unit):
        with pytest.raises(EditError, match="unknown_unit"):
            wired(design, "In", source_unit, "Hidden", target_unit)

    def test_refuses_what_connect_refuses(self, design):
        with pytest.raises(EditError, match="self_link"):
            wired(design, "Hidden", 0, "Hidden", 1)
        with pytest.raises(EditError, match="would_cycle"):
            wired(connected(design, "Neuron", "Hidden"), "Hidden", 0, "Neuron", 0)

    def test_refuses_dropouts_as_targets_and_unknown_widths_as_sources(self, design):
        design = with_layer(design, "dropout", "Drop")
        with pytest.raises(EditError, match="has_no_neurons"):
            wired(design, "In", 0, "Drop", 0)
        with pytest.raises(EditError, match="width_unknown"):
            wired(design, "Drop", 0, "Hidden", 0)


class TestDisconnectUnits:
    def test_takes_one_out_of_a_full_link(self):
        old = chain(3, 2)
        link = old.links[0]
        new = edits.disconnect_units(old, link.id, 1, 0)
        assert new.link(link.id).mask == ((0, 1, 2), (1, 2))
        assert_shared(old, new, link.id)

    def test_the_last_takes_the_link_with_it(self):
        design = wired(edits.remove(chain(3, 2), ["link3"]), "In", 1, "Out", 1)
        assert edits.disconnect_units(design, design.links[0].id, 1, 1).links == ()

    @pytest.mark.parametrize(("target", "source"), [(1, 1), (0, 1), (5, 0), (-1, 3), (0, -1)])
    def test_refuses_connections_that_are_not_there(self, target, source):
        design = with_dropout()
        link = link_of(design, "In", "Hidden").id
        assert refusal(edits.disconnect_units, design, link, target, source).code == "not_connected"

    def test_refuses_links_that_are_not_there(self):
        assert refusal(edits.disconnect_units, Design(), "nowhere", 0, 0).code == "unknown_item"

    def test_refuses_links_without_weights(self):
        design = with_dropout()
        link = link_of(design, "Hidden", "Drop").id
        assert refusal(edits.disconnect_units, design, link, 0, 0).code == "has_no_neurons"
