from __future__ import annotations

import pytest

from nndesigner.core import edits
from nndesigner.core.design import (
    MAX_UNITS,
    Design,
    Link,
)
from tests.core.builders import (
    assert_shared,
    assert_sound,
    chain,
    id_of,
    layer_named,
    link_of,
    refusal,
    with_dropout,
    with_layer,
)


class TestUnits:
    def test_added_come_last_and_full_links_reach_them(self):
        old = chain(2, 3, 2)
        hidden = id_of(old, "Hidden 1")
        new = edits.add_units(old, hidden, 2)
        assert new.layer(hidden).units == 5
        assert new.links is old.links
        assert_shared(old, new, hidden)

    def test_added_to_a_plain_input(self):
        design = chain(2, 2)
        assert edits.add_units(design, id_of(design, "In")).layers[0].shape == (3,)

    def test_removed_are_exactly_those_named(self):
        old = with_dropout()
        hidden = id_of(old, "Hidden")
        new = edits.removal(old, hidden, {0, 1}).design
        assert new.layer(hidden).units == 2
        assert link_of(new, "In", "Hidden").mask == ((), (2,))
        assert link_of(new, "Drop", "Out").mask == ((), (1,))
        assert_sound(new)

    def test_removed_from_an_input_renumber_the_masks(self):
        old = with_dropout()
        new = edits.removal(old, id_of(old, "In"), [1]).design
        assert link_of(new, "In", "Hidden").mask == ((), (0,), (), (1,))

    def test_removed_outputs_take_their_class_names(self):
        design = chain(2, 3, classes=("a", "b", "c"))
        new = edits.removal(design, id_of(design, "Out"), [1]).design
        assert layer_named(new, "Out").classes == ("a", "c")

    def test_a_removed_and_an_added_output_leave_no_name_twice(self):
        design = chain(2, 10, classes=tuple("0123456789"))
        out = id_of(design, "Out")
        new = edits.add_units(edits.removal(design, out, [3]).design, out)
        assert layer_named(new, "Out").classes == (*"012456789", "10")

    def test_the_weights_follow_by_the_old_numbers(self):
        design = chain(2, 5, 2)
        hidden = id_of(design, "Hidden 1")
        assert edits.removal(design, hidden, {1, 3}).kept == {hidden: (0, 2, 4)}

    @pytest.mark.parametrize(
        ("name", "units", "code"),
        [
            ("Hidden", [4], "unknown_unit"),
            ("Hidden", [-1], "unknown_unit"),
            ("Hidden", range(4), "last_unit"),
            ("Drop", [0], "has_no_neurons"),
            ("In", [0, 1, 2], "last_unit"),
        ],
    )
    def test_removing_refuses(self, name, units, code):
        design = with_dropout()
        assert refusal(edits.removal, design, id_of(design, name), units).code == code

    def test_adding_refuses(self):
        design = with_dropout()
        assert refusal(edits.add_units, design, id_of(design, "Drop")).code == ("has_no_neurons")
        for name in ("In", "Hidden"):
            error = refusal(edits.add_units, design, id_of(design, name), MAX_UNITS)
            assert error.code == "invalid_value"

    def test_pictures_keep_their_shape(self):
        design = with_layer(Design(), "input", "In", shape=(8, 8))
        assert refusal(edits.add_units, design, design.layers[0].id).code == "picture_input"
        assert refusal(edits.removal, design, design.layers[0].id, [0]).code == "picture_input"


class TestPaste:
    def test_copies_layers_and_the_links_between_them(self):
        old = with_dropout()
        fragment = edits.extract(old, [id_of(old, name) for name in ("Hidden", "Drop", "Out")])
        assert len(fragment.links) == 2
        new, ids = edits.paste(old, fragment, 10, 20)
        assert_shared(old, new)
        assert_sound(new)
        copy = new.layer(ids[id_of(old, "Hidden")])
        assert (copy.name, copy.x, copy.y, copy.units) == ("Hidden 2", 10, 20, 4)
        pasted = new.link_between(ids[id_of(old, "Drop")], ids[id_of(old, "Out")])
        assert pasted.mask == link_of(old, "Drop", "Out").mask

    def test_into_an_empty_design(self):
        design = with_dropout()
        new, ids = edits.paste(Design(), edits.extract(design, design.layers_by_id), 0, 0)
        assert len(new.layers) == 4
        assert len(new.links) == 3
        assert ids.keys() == design.layers_by_id.keys() | design.links_by_id.keys()

    def test_extract_takes_no_training_and_no_dangling_links(self):
        design = edits.set_training(chain(2, 3, 2), epochs=5)
        fragment = edits.extract(design, [id_of(design, "Hidden 1"), "nowhere"])
        assert fragment == Design(layers=(layer_named(design, "Hidden 1"),))

    def test_refuses_places_off_the_canvas(self):
        design = chain(2, 2)
        fragment = edits.extract(design, design.layers_by_id)
        assert refusal(edits.paste, design, fragment, 1e9, 0).code == "invalid_value"

    @pytest.mark.parametrize(
        ("links", "code"),
        [
            ([("layer1", "nowhere")], "unknown_item"),
            ([("layer2", "layer1")], "into_input"),
            ([("layer2", "layer2")], "self_link"),
            ([("layer1", "layer2"), ("layer1", "layer2")], "already_connected"),
            ([("layer2", "layer3"), ("layer3", "layer2")], "would_cycle"),
        ],
    )
    def test_refuses_links_no_edit_would_have_made(self, links, code):
        design = with_layer(Design(), "input", "In")
        design = with_layer(with_layer(design, "dense", "A"), "dense", "B")
        fragment = Design(
            layers=design.layers,
            links=tuple(
                Link(id=f"link{number}", source=source, target=target)
                for number, (source, target) in enumerate(links)
            ),
        )
        assert refusal(edits.paste, design, fragment, 0, 0).code == code
