"""Neurons inserted, reordered, copied, taken out of a layer and put into one."""

from __future__ import annotations

import msgspec
import pytest

from nndesigner.core import edits
from nndesigner.core.design import MAX_UNITS, Design
from tests.core.builders import (
    assert_shared,
    assert_sound,
    chain,
    connected,
    id_of,
    layer_named,
    link_of,
    refusal,
    wired,
    with_dropout,
    with_layer,
)


def rich() -> Design:
    """Return `with_dropout`, with a neuron that is special and a locked weight on both sides."""
    design = with_dropout()
    hidden = id_of(design, "Hidden")
    design = edits.set_unit_activation(design, hidden, 3, "tanh")
    design = edits.lock_bias(design, hidden, 1)
    design = edits.lock_weight(design, link_of(design, "In", "Hidden").id, 3, 2)
    return edits.lock_weight(design, link_of(design, "Drop", "Out").id, 1, 3)


def refused(edit, design, *arguments, code: str) -> None:
    """Assert that the edit is refused and leaves the design as it was."""
    before = msgspec.json.encode(design)
    assert refusal(edit, design, *arguments).code == code
    assert msgspec.json.encode(design) == before


class TestInsert:
    @pytest.mark.parametrize("at", range(5))
    def test_all_that_is_said_of_neurons_moves_on(self, at):
        old = rich()
        hidden = id_of(old, "Hidden")
        new = edits.insertion(old, hidden, at).design
        layer = new.layer(hidden)
        one, three = 1 + (at <= 1), 3 + (at <= 3)
        assert layer.units == 5
        assert layer.unit_activations == ((three, "tanh"),)
        assert layer.locked == (one,)
        into, behind = link_of(new, "In", "Hidden"), link_of(new, "Drop", "Out")
        assert [unit for unit, row in enumerate(into.mask) if row] == [one, three]
        assert [unit for unit, row in enumerate(into.locked) if row] == [three]
        assert behind.mask == ((one,), (three,))
        assert behind.locked == ((), (three,))
        assert_shared(old, new, hidden, into.id, behind.id)
        assert_sound(new)

    def test_full_links_reach_it(self):
        old = chain(2, 3, 2)
        new = edits.insertion(old, id_of(old, "Hidden 1"), 1).design
        assert [link.mask for link in new.links] == [None, None]
        assert_shared(old, new, id_of(old, "Hidden 1"))

    def test_classes_and_inputs(self):
        design = chain(2, 3, classes=("a", "b", "c"))
        new = edits.insertion(design, id_of(design, "Out"), 1).design
        assert layer_named(new, "Out").classes == ("a", "3", "b", "c")
        assert edits.insertion(design, id_of(design, "In"), 0).design.layers[0].shape == (3,)

    def test_refusals(self):
        design = rich()
        hidden = id_of(design, "Hidden")
        refused(edits.insertion, design, hidden, -1, code="unknown_unit")
        refused(edits.insertion, design, hidden, 5, code="unknown_unit")
        refused(edits.insertion, design, "gone", 0, code="unknown_item")
        refused(edits.insertion, design, id_of(design, "Drop"), 0, code="has_no_neurons")
        picture = with_layer(Design(), "input", "In", shape=(2, 2))
        refused(edits.insertion, picture, id_of(picture, "In"), 0, code="picture_input")
        full = with_layer(Design(), "dense", "D", units=MAX_UNITS)
        refused(edits.insertion, full, id_of(full, "D"), 0, code="invalid_value")


class TestReorder:
    def test_all_that_is_of_a_neuron_goes_with_it(self):
        old = rich()
        hidden = id_of(old, "Hidden")
        new = edits.reordering(old, hidden, (3, 0, 2, 1)).design
        layer = new.layer(hidden)
        assert (layer.unit_activations, layer.locked) == (((0, "tanh"),), (3,))
        into, behind = link_of(new, "In", "Hidden"), link_of(new, "Drop", "Out")
        assert into.mask == ((2,), (), (), (0,))
        assert into.locked == ((2,), (), (), ())
        assert (behind.mask, behind.locked) == (((3,), (0,)), ((), (0,)))
        assert_shared(old, new, hidden, into.id, behind.id)
        assert edits.reordering(new, hidden, (1, 3, 2, 0)).design == old

    def test_the_same_order_is_the_same_design(self):
        design = rich()
        assert edits.reordering(design, id_of(design, "Hidden"), range(4)).design is design

    @pytest.mark.parametrize("order", [(), (0, 1, 2), (0, 1, 2, 2), (0, 1, 2, 4), (1, 2, 3, 4)])
    def test_what_is_no_order_is_refused(self, order):
        design = rich()
        refused(edits.reordering, design, id_of(design, "Hidden"), order, code="not_an_order")

    def test_inputs_and_outputs_stand_as_the_data_have_them(self):
        design = rich()
        for name, order in (("In", (2, 1, 0)), ("Out", (1, 0))):
            refused(edits.reordering, design, id_of(design, name), order, code="order_of_data")
        refused(edits.reordering, design, id_of(design, "Drop"), (), code="has_no_neurons")

    def test_masks_behind_a_concatenation_are_renumbered(self):
        design = with_layer(chain(2, 2), "dense", "A", units=2)
        design = with_layer(with_layer(design, "dense", "B", units=3), "concatenate", "Both")
        design = connected(connected(design, "In", "A", "Both"), "In", "B", "Both")
        design = wired(wired(design, "Both", 2, "Out", 0), "Both", 1, "Out", 1)
        new = edits.reordering(design, id_of(design, "B"), (2, 1, 0)).design
        assert link_of(new, "Both", "Out").mask == ((4,), (1,))
        new = edits.removal(design, id_of(design, "A"), [0]).design
        assert link_of(new, "Both", "Out").mask == ((1,), (0,))


class TestClone:
    def test_copies_stand_behind_their_originals(self):
        old = rich()
        hidden = id_of(old, "Hidden")
        new = edits.cloning(old, hidden, {3, 1}).design
        layer = new.layer(hidden)
        assert layer.units == 6
        assert layer.unit_activations == ((4, "tanh"), (5, "tanh"))
        assert layer.locked == (1, 2)
        into, behind = link_of(new, "In", "Hidden"), link_of(new, "Drop", "Out")
        assert into.mask == ((), (0,), (0,), (), (2,), (2,))
        assert into.locked == ((), (), (), (), (2,), (2,))
        assert (behind.mask, behind.locked) == (((1, 2), (4, 5)), ((), (4, 5)))
        assert_shared(old, new, hidden, into.id, behind.id)
        assert_sound(new)

    def test_a_copied_answer_has_a_name_of_its_own(self):
        design = chain(2, 3, classes=("a", "b", "3"))
        new = edits.cloning(design, id_of(design, "Out"), [0, 2]).design
        assert layer_named(new, "Out").classes == ("a", "4", "b", "3", "5")

    def test_no_units_are_no_change(self):
        design = rich()
        assert edits.cloning(design, id_of(design, "Hidden"), ()).design is design

    def test_refusals(self):
        design = rich()
        hidden = id_of(design, "Hidden")
        refused(edits.cloning, design, hidden, [0, 4], code="unknown_unit")
        refused(edits.cloning, design, hidden, [-1], code="unknown_unit")
        refused(edits.cloning, design, id_of(design, "Drop"), [0], code="has_no_neurons")
        full = with_layer(Design(), "dense", "D", units=MAX_UNITS)
        refused(edits.cloning, full, id_of(full, "D"), [0], code="invalid_value")


class TestExtract:
    def test_it_has_its_connections_locks_and_activation(self):
        old = rich()
        hidden = id_of(old, "Hidden")
        new = edits.extraction(old, hidden, 3, 50, 60).design
        alone = layer_named(new, "Neuron")
        assert (alone.units, alone.activation, alone.unit_activations) == (1, "tanh", ())
        assert (alone.x, alone.y, alone.locked) == (50, 60, ())
        into = link_of(new, "In", "Neuron")
        assert (into.mask, into.locked) == (((2,),), ((2,),))
        behind = link_of(new, "Drop 2", "Out")
        assert (behind.mask, behind.locked) == (((), (0,)), ((), (0,)))
        assert link_of(new, "Neuron", "Drop 2").mask is None
        assert layer_named(new, "Drop 2").rate == layer_named(new, "Drop").rate
        assert link_of(new, "In", "Hidden").mask == ((), (0,), ())
        assert link_of(new, "Drop", "Out").mask == ((1,), ())
        assert new.layer(hidden).units == 3
        assert_sound(new)

    def test_full_links_stay_full_and_a_locked_bias_locked(self):
        old = edits.lock_bias(chain(2, 3, 2), "layer2", 1)
        new = edits.extraction(old, "layer2", 1, 0, 0).design
        assert all(link.mask is None for link in new.links)
        assert layer_named(new, "Neuron").locked == (0,)
        assert new.layer("layer2").locked == ()
        assert len(new.links) == 4
        assert_shared(old, new, "layer2")

    def test_where_it_would_change_the_network_it_is_refused(self):
        design = rich()
        hidden = id_of(design, "Hidden")
        extract = edits.extraction
        refused(extract, design, hidden, 4, 0, 0, code="unknown_unit")
        refused(extract, design, id_of(design, "Drop"), 0, 0, 0, code="has_no_neurons")
        refused(extract, design, id_of(design, "In"), 0, 0, 0, code="has_no_neurons")
        refused(extract, design, id_of(design, "Out"), 0, 0, 0, code="output_neuron")
        refused(extract, design, hidden, 0, 1e9, 0, code="invalid_value")
        single = chain(2, 1, 2)
        refused(extract, single, id_of(single, "Hidden 1"), 0, 0, 0, code="already_alone")
        soft = edits.set_fields(chain(2, 3, 2), "layer2", activation="softmax")
        refused(extract, soft, "layer2", 0, 0, 0, code="softmax_of_some")

    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            *(("layer_norm", {}), ("add", {}), ("concatenate", {}), ("conv1d", {})),
            *(("activation", {"activation": "softmax"}), ("reshape", {"shape": (2, 2)})),
            *(("lstm", {}), ("avg_pool", {}), ("embedding", {})),
        ],
    )
    def test_layers_that_take_all_neurons_keep_them(self, kind, fields):
        design = with_layer(chain(2, 4, 2), "dropout", "Drop")
        design = with_layer(design, kind, "All", **fields)
        design = connected(design, "Hidden 1", "Drop", "All")
        refused(
            edits.extraction, design, id_of(design, "Hidden 1"), 0, 0, 0, code="needs_all_neurons"
        )


class TestAbsorb:
    @pytest.mark.parametrize("unit", range(4))
    def test_it_is_the_opposite_of_extract(self, unit):
        old = rich()
        hidden = id_of(old, "Hidden")
        out = edits.extraction(old, hidden, unit, 0, 0).design
        new = edits.absorption(out, id_of(out, "Neuron"), hidden, unit).design
        assert new == old
        assert_shared(
            *(old, new, hidden),
            *(link_of(old, "In", "Hidden").id, link_of(old, "Drop", "Out").id),
        )

    def test_a_loose_neuron_becomes_one_that_nothing_reaches(self):
        old = with_layer(chain(2, 3, 2), "neuron", "N")
        new = edits.absorption(old, id_of(old, "N"), "layer2", 0).design
        assert new.layer("layer2").units == 4
        assert [link.mask for link in new.links] == [
            ((), (0, 1), (0, 1), (0, 1)),
            ((1, 2, 3), (1, 2, 3)),
        ]
        assert new.layer("layer2").unit_activations == ((0, "sigmoid"),)
        assert_sound(new)

    def test_refusals(self):
        design = with_layer(chain(2, 3, 2, 2), "neuron", "N")
        neuron, first, second = (id_of(design, name) for name in ("N", "Hidden 1", "Hidden 2"))
        absorb = edits.absorption
        refused(absorb, design, first, second, 0, code="not_one_neuron")
        refused(absorb, design, neuron, neuron, 0, code="not_one_neuron")
        refused(absorb, design, id_of(design, "In"), second, 0, code="not_one_neuron")
        refused(absorb, design, neuron, id_of(design, "In"), 0, code="has_no_neurons")
        refused(absorb, design, neuron, first, 4, code="unknown_unit")
        refused(absorb, design, neuron, first, -1, code="unknown_unit")
        refused(absorb, design, neuron, id_of(design, "Out"), 0, code="softmax_of_some")
        before, behind = connected(design, "N", "Hidden 1"), connected(design, "Hidden 2", "N")
        refused(absorb, before, neuron, second, 0, code="would_cycle")
        refused(absorb, behind, neuron, first, 0, code="would_cycle")
        alone = connected(with_layer(design, "batch_norm", "Norm"), "N", "Norm")
        refused(absorb, alone, neuron, first, 0, code="different_behind")
        together = connected(with_layer(design, "layer_norm", "Norm"), "Hidden 1", "Norm")
        refused(absorb, together, neuron, first, 0, code="needs_all_neurons")

    def test_an_output_takes_none_that_leads_on(self):
        design = edits.set_fields(chain(2, 3, 2), "layer3", activation="sigmoid")
        design = with_layer(design, "neuron", "N")
        new = edits.absorption(design, id_of(design, "N"), "layer3", 2).design
        assert new.layer("layer3").units == 3
        on = connected(with_layer(design, "dense", "D"), "N", "D")
        refused(edits.absorption, on, id_of(on, "N"), "layer3", 0, code="out_of_output")


class TestInsertOnLink:
    def test_a_layer_that_passes_all_on_takes_the_link_with_its_mask(self):
        old = rich()
        link = link_of(old, "In", "Hidden")
        new = edits.insertion_on_link(old, link.id, "dropout", 5, 6, rate=0.1).design
        layer = new.layers[-1]
        assert (layer.x, layer.y, layer.rate) == (5, 6, 0.1)
        kept = new.link(link.id)
        assert (kept.source, kept.target, kept.mask, kept.locked) == (
            *(layer.id, link.target),
            *(link.mask, link.locked),
        )
        assert new.links[-1].source == link.source
        assert new.links[-1].target == layer.id
        assert_shared(old, new, link.id)
        assert_sound(new)

    def test_a_dense_layer_is_linked_fully_on_both_sides(self):
        old = rich()
        link = link_of(old, "In", "Hidden")
        new = edits.insertion_on_link(old, link.id, "neuron", 0, 0).design
        layer = new.layers[-1].id
        assert link.id not in new.links_by_id
        assert new.link_between(link.source, layer).mask is None
        assert new.link_between(layer, link.target).mask is None
        assert_sound(new)

    def test_the_order_of_a_concatenation_stays(self):
        design = with_layer(chain(2, 2), "dense", "A", units=2)
        design = with_layer(with_layer(design, "dense", "B", units=3), "concatenate", "Both")
        design = connected(connected(design, "In", "A", "Both"), "In", "B", "Both")
        new = edits.insertion_on_link(design, link_of(design, "A", "Both").id, "dense", 0, 0).design
        assert [link.source for link in new.links_into(id_of(new, "Both"))] == [
            id_of(new, "Dense"),
            id_of(new, "B"),
        ]

    def test_what_cannot_stand_there_is_refused_with_the_reason(self):
        design = chain(2, 3, 2)
        link = design.links[0].id
        insert = edits.insertion_on_link
        refused(insert, design, link, "input", 0, 0, code="into_input")
        refused(insert, design, link, "output", 0, 0, code="out_of_output")
        refused(insert, design, "gone", "dropout", 0, 0, code="unknown_item")
        error = refusal(insert, design, link, "conv2d", 0, 0)
        assert (error.code, error.params) == (
            "does_not_fit_here",
            {"shape": (2,), "source": "In", "target": "Hidden 1"}
            | {"name": "Conv2D", "problem": "needs_picture"},
        )

    def test_a_layer_behind_that_would_not_fit_any_more_says_so(self):
        design = with_layer(with_layer(Design(), "input", "In", shape=(4, 4)), "conv2d", "Conv")
        design = connected(design, "In", "Conv")
        error = refusal(edits.insertion_on_link, design, design.links[0].id, "flatten", 0, 0)
        assert (error.params["name"], error.params["problem"]) == ("Conv", "needs_picture")

    def test_too_many_parameters_are_refused(self):
        design = chain(9000, 2)
        error = refusal(
            edits.insertion_on_link, design, design.links[0].id, "dense", 0, 0, units=5000
        )
        assert error.code == "too_many_parameters"


class TestSeveral:
    def test_copies_of_several_units_stand_behind_each(self):
        design = chain(2, 3, 2)
        hidden = id_of(design, "Hidden 1")
        done = edits.cloning(design, hidden, [0, 2], copies=3)
        assert done.design.layer(hidden).units == 9
        assert done.kept == {hidden: (0, 0, 0, 0, 1, 2, 2, 2, 2)}

    def test_biases_are_locked_and_freed_together(self):
        design = chain(2, 4, 2)
        hidden = id_of(design, "Hidden 1")
        locked = edits.lock_biases(design, hidden, [3, 1])
        assert locked.layer(hidden).locked == (1, 3)
        assert edits.lock_biases(locked, hidden, [3, 0], locked=False).layer(hidden).locked == (1,)
        assert edits.lock_biases(design, hidden, []) is design
        refused(edits.lock_biases, design, hidden, [1, 4], code="unknown_unit")

    def test_activations_are_set_together(self):
        design = chain(2, 4, 2)
        hidden = id_of(design, "Hidden 1")
        new = edits.set_unit_activations(design, hidden, [0, 2], "tanh")
        assert [unit for unit, _ in new.layer(hidden).unit_activations] == [0, 2]
        refused(edits.set_unit_activations, design, hidden, [0], "softmax", code="softmax_of_some")
