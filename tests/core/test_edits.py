from __future__ import annotations

import pytest

from nndesigner.core import edits
from nndesigner.core.catalog import PALETTE
from nndesigner.core.design import (
    MAX_NAME_LENGTH,
    MAX_UNITS,
    DenseLayer,
    Design,
    DropoutLayer,
    InputLayer,
    OutputLayer,
)
from tests.core.builders import (
    assert_shared,
    assert_sound,
    chain,
    connected,
    id_of,
    layer_named,
    link_of,
    refusal,
    with_dropout,
    with_layer,
)


class TestAddLayer:
    @pytest.mark.parametrize(
        ("kind", "layer_type"),
        [
            ("input", InputLayer),
            ("dense", DenseLayer),
            ("neuron", DenseLayer),
            ("dropout", DropoutLayer),
            ("output", OutputLayer),
        ],
    )
    def test_adds_the_kind_last_and_leaves_the_rest(self, kind, layer_type):
        old = chain(2, 3, 2)
        new = edits.add_layer(old, kind, 12.5, -3)
        assert isinstance(new.layers[-1], layer_type)
        assert (new.layers[-1].x, new.layers[-1].y) == (12.5, -3)
        assert new.layers[:-1] == old.layers
        assert_shared(old, new)

    def test_every_kind_of_the_palette_can_be_added(self):
        design = Design()
        for kind in PALETTE:
            design = edits.add_layer(design, kind, 0, 0)
        assert_sound(design)

    def test_a_neuron_is_a_dense_layer_of_one(self):
        layer = edits.add_layer(Design(), "neuron", 0, 0).layers[0]
        assert (layer.units, layer.name, layer.activation) == (1, "Neuron", "sigmoid")
        assert (
            edits.add_layer(Design(), "neuron", 0, 0, activation="tanh").layers[0].activation
            == "tanh"
        )

    def test_names_are_made_unique_by_numbers(self):
        design = Design()
        for _ in range(3):
            design = edits.add_layer(design, "dense", 0, 0)
        assert [layer.name for layer in design.layers] == ["Dense", "Dense 2", "Dense 3"]

    @pytest.mark.parametrize(
        ("kind", "fields", "field"),
        [
            ("dense", {"units": 0}, "units"),
            ("dense", {"units": MAX_UNITS + 1}, "units"),
            ("dense", {"activation": "swish"}, "activation"),
            ("dropout", {"rate": 1.0}, "rate"),
            ("input", {"shape": ()}, "shape"),
            ("input", {"shape": (0,)}, "shape"),
            ("input", {"shape": (MAX_UNITS, 2)}, "shape"),
            ("output", {"loss": "focal"}, "loss"),
            ("dense", {"name": "n" * (MAX_NAME_LENGTH + 1)}, "name"),
        ],
    )
    def test_refuses_values_out_of_range(self, kind, fields, field):
        error = refusal(edits.add_layer, Design(), kind, 0, 0, **fields)
        assert error.code == "invalid_value"
        assert error.params["field"] == field

    @pytest.mark.parametrize("place", [float("nan"), float("inf"), 1e7])
    def test_refuses_places_off_the_canvas(self, place):
        assert refusal(edits.add_layer, Design(), "dense", place, 0).params["field"] == "x"


class TestUniqueName:
    def test_a_free_name_stays(self):
        assert edits.unique_name(chain(2, 2), "Free 7") == "Free 7"

    def test_of_the_layer_itself_does_not_count(self):
        design = chain(2, 2)
        key = id_of(design, "In")
        assert edits.unique_name(design, "In", besides=key) == "In"
        assert edits.unique_name(design, "Out", besides=key) == "Out 2"

    def test_a_numbered_name_gets_another_number(self):
        design = with_layer(Design(), "dense", "Dense 2")
        assert edits.unique_name(design, "Dense 2") == "Dense 3"

    def test_the_longest_name_is_cut_to_stay_within_the_limit(self):
        longest = "n" * MAX_NAME_LENGTH
        design = with_layer(Design(), "dense", longest)
        for _ in range(10):
            design = edits.paste(design, edits.extract(design, [design.layers[0].id]), 1, 1).design
        names = [layer.name for layer in design.layers]
        assert len(set(names)) == 11
        assert max(map(len, names)) == MAX_NAME_LENGTH


class TestRemove:
    def test_takes_the_links_of_a_layer_with_it(self):
        old = chain(2, 3, 4, 2)
        gone = id_of(old, "Hidden 1")
        new = edits.remove(old, [gone])
        assert [layer.name for layer in new.layers] == ["In", "Hidden 2", "Out"]
        assert [link.id for link in new.links] == [link_of(old, "Hidden 2", "Out").id]
        assert_shared(old, new, gone, *(link.id for link in old.links[:2]))

    def test_takes_a_single_link(self):
        old = chain(2, 3, 2)
        gone = old.links[0].id
        new = edits.remove(old, [gone])
        assert new.layers == old.layers
        assert_shared(old, new, gone)

    def test_of_the_only_input_is_refused_while_others_stay(self):
        design = chain(2, 3, 2)
        key, other = id_of(design, "In"), id_of(design, "Hidden 1")
        for gone in ([key], [key, other], [key, *design.links_by_id]):
            error = refusal(edits.remove, design, gone)
            assert (error.code, error.params) == ("only_input", {"name": "In"})

    def test_of_one_of_two_inputs_is_not_refused_but_of_both(self):
        design = with_layer(chain(2, 3, 2), "input", "Second")
        key, second = id_of(design, "In"), id_of(design, "Second")
        assert edits.remove(design, [key]).layers_by_id.keys() == {second, "layer2", "layer3"}
        assert refusal(edits.remove, design, [key, second]).code == "only_input"

    def test_of_all_layers_clears_the_canvas_and_keeps_notes(self):
        design = edits.add_note(chain(2, 3, 2), 0, 0, "kept")
        left = edits.remove(design, design.layers_by_id)
        assert (left.layers, left.links) == ((), ())
        assert left.notes == design.notes

    def test_of_the_only_output_or_in_a_design_without_input_is_allowed(self):
        design = chain(2, 3, 2)
        assert len(edits.remove(design, [id_of(design, "Out")]).layers) == 2
        loose = with_layer(with_layer(Design(), "dense", "A"), "dense", "B")
        assert [layer.name for layer in edits.remove(loose, [id_of(loose, "A")]).layers] == ["B"]

    def test_of_everything_leaves_nothing(self):
        design = with_dropout()
        assert (
            edits.remove(design, design.layers_by_id.keys() | design.links_by_id.keys()) == Design()
        )

    def test_of_a_dropouts_source_keeps_the_mask_for_when_it_comes_back(self):
        old = with_dropout()
        new = edits.remove(old, [link_of(old, "Hidden", "Drop").id])
        assert link_of(new, "Drop", "Out") is link_of(old, "Drop", "Out")
        assert connected(new, "Hidden", "Drop").links[-1].source == id_of(old, "Hidden")
        assert link_of(connected(new, "Hidden", "Drop"), "Drop", "Out").mask == ((1,), (3,))

    def test_refuses_what_is_not_there(self):
        assert refusal(edits.remove, chain(2, 2), ["layer1", "nowhere"]).code == "unknown_item"


class TestMove:
    def test_moves_only_what_was_named(self):
        old = chain(2, 3, 2)
        moved = id_of(old, "Hidden 1")
        new = edits.move(old, {moved: (5, 6.5)})
        assert (new.layer(moved).x, new.layer(moved).y) == (5.0, 6.5)
        assert_shared(old, new, moved)
        assert new.links is old.links

    @pytest.mark.parametrize("place", [(float("nan"), 0), (0, float("inf")), (0, -2e6)])
    def test_refuses_places_off_the_canvas(self, place):
        design = chain(2, 2)
        assert refusal(edits.move, design, {design.layers[0].id: place}).code == "invalid_value"

    def test_refuses_what_is_not_there(self):
        assert refusal(edits.move, Design(), {"nowhere": (0, 0)}).code == "unknown_item"


class TestSetFields:
    def test_changes_one_layer(self):
        old = chain(2, 3, 2)
        hidden = id_of(old, "Hidden 1")
        new = edits.set_fields(old, hidden, activation="tanh", units=5, name="H")
        assert new.layer(hidden) == DenseLayer(id=hidden, name="H", units=5, activation="tanh")
        assert_shared(old, new, hidden)
        assert new.links is old.links

    def test_whole_floats_and_lists_are_taken_as_what_they_mean(self):
        design = chain(2, 2)
        assert edits.set_fields(design, id_of(design, "In"), shape=[8, 8]).layers[0].shape == (8, 8)
        assert edits.set_training(design, learning_rate=1).training.learning_rate == 1.0

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("units", 0),
            ("units", 2.5),
            ("units", True),
            ("units", "3"),
            ("units", None),
            ("units", 10**30),
            ("name", ""),
            ("name", "half a surrogate pair \udce9"),
            ("classes", ("a", "\ud800")),
            ("classes", "ab"),
            ("x", float("nan")),
            ("x", 10**400),
            ("initializer", ""),
        ],
    )
    def test_refuses_values_that_do_not_fit(self, field, value):
        design = chain(2, 2)
        error = refusal(edits.set_fields, design, id_of(design, "Out"), **{field: value})
        assert error.code == "invalid_value"
        assert error.params["field"] == field
        assert error.params["value"] is value

    @pytest.mark.parametrize("field", ["id", "rate", "nonsense"])
    def test_refuses_fields_the_layer_does_not_have(self, field):
        design = chain(2, 2)
        assert refusal(edits.set_fields, design, id_of(design, "Out"), **{field: 1}).code == (
            "unknown_field"
        )

    def test_refuses_layers_that_are_not_there(self):
        assert refusal(edits.set_fields, Design(), "nowhere", units=2).code == "unknown_item"

    def test_refuses_pictures_of_more_inputs_than_a_layer_may_have(self):
        design = chain(2, 2)
        error = refusal(edits.set_fields, design, id_of(design, "In"), shape=(129, 128))
        assert error.code == "invalid_value"
        assert (
            edits.set_fields(design, id_of(design, "In"), shape=(128, 128)).layers[0].units
            == MAX_UNITS
        )

    def test_fewer_units_cut_the_masks_on_both_sides(self):
        old = with_dropout()
        new = edits.set_fields(old, id_of(old, "Hidden"), units=2)
        assert link_of(new, "In", "Hidden").mask == ((), (0,))
        assert link_of(new, "Drop", "Out").mask == ((1,), ())
        assert_sound(new)

    def test_more_units_come_without_connections(self):
        old = with_dropout()
        new = edits.set_fields(old, id_of(old, "Hidden"), units=6)
        assert link_of(new, "In", "Hidden").mask == ((), (0,), (), (2,), (), ())
        assert link_of(new, "Drop", "Out") is link_of(old, "Drop", "Out")

    def test_a_mask_cut_to_nothing_takes_its_link_with_it(self):
        old = with_dropout()
        new = edits.set_fields(old, id_of(old, "Hidden"), units=1)
        assert [(link.source, link.target) for link in new.links] == [
            (id_of(old, "Hidden"), id_of(old, "Drop"))
        ]

    def test_a_narrower_input_cuts_masks_too(self):
        old = with_dropout()
        new = edits.set_fields(old, id_of(old, "In"), shape=(2,))
        assert link_of(new, "In", "Hidden").mask == ((), (0,), (), ())

    @pytest.mark.parametrize(
        ("classes", "units", "expected"),
        [
            (("a", "b", "c"), 2, ("a", "b")),
            (("a", "b"), 4, ("a", "b", "2", "3")),
            (("a", "b"), 1, ("a", "b")),
            (("1", "2"), 3, ("1", "2", "3")),
            ((), 7, ()),
        ],
    )
    def test_class_names_follow_the_units_and_stay_unique(self, classes, units, expected):
        design = chain(2, len(classes) or 2, classes=classes)
        new = edits.set_fields(design, id_of(design, "Out"), units=units)
        assert layer_named(new, "Out").classes == expected


class TestTrainingAndData:
    def test_training_changes_alone(self):
        old = chain(2, 3, 2)
        new = edits.set_training(old, epochs=5, optimizer="sgd")
        assert (new.training.epochs, new.training.optimizer) == (5, "sgd")
        assert new.layers is old.layers
        assert new.links is old.links
        assert new.data is old.data

    def test_data_changes_alone(self):
        old = chain(2, 3, 2)
        new = edits.set_data(old, name="digits", path=None)
        assert new.data.name == "digits"
        assert new.layers is old.layers
        assert new.training is old.training

    @pytest.mark.parametrize(
        ("edit", "changes"),
        [
            (edits.set_training, {"epochs": 0}),
            (edits.set_training, {"batch_size": 0}),
            (edits.set_training, {"optimizer": "lbfgs"}),
            (edits.set_training, {"learning_rate": 0.0}),
            (edits.set_training, {"learning_rate": float("nan")}),
            (edits.set_training, {"momentum": 1.0}),
            (edits.set_training, {"validation_fraction": 0.95}),
            (edits.set_training, {"seed": -1}),
            (edits.set_training, {"seed": 2**32}),
            (edits.set_data, {"samples": 3}),
            (edits.set_data, {"noise": -0.1}),
            (edits.set_data, {"path": 3}),
            (edits.set_data, {"path": "latin-\udce9.csv"}),
        ],
    )
    def test_refuse_values_out_of_range(self, edit, changes):
        error = refusal(edit, Design(), **changes)
        assert error.code == "invalid_value"
        assert [error.params["field"]] == list(changes)

    def test_refuse_unknown_fields(self):
        assert refusal(edits.set_training, Design(), speed=1).code == "unknown_field"
        assert refusal(edits.set_data, Design(), speed=1).code == "unknown_field"


class TestFreshId:
    def test_differs_from_all_layers_and_links(self):
        design = chain(2, 3, 2)
        assert edits.fresh_id(design, "layer") not in design.layers_by_id
        assert edits.fresh_id(design, "link") not in design.links_by_id

    def test_after_removing_the_first(self):
        design = chain(2, 3, 2)
        design = edits.remove(design, [design.layers[1].id])
        assert edits.fresh_id(design, "layer") not in design.layers_by_id
