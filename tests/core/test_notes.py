"""Notes on the canvas, groups of layers, and how layers are drawn."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from nndesigner.core import edits, shapes
from nndesigner.core.catalog import VIEW_FIELDS, field_specs, layer_fields
from nndesigner.core.design import MAX_GROUPS, MAX_NOTES, DenseLayer, Design, Group, Note
from nndesigner.core.diff import DesignDiff, diff
from tests.core.builders import assert_shared, chain, id_of, refusal


def noted() -> Design:
    return edits.add_note(chain(2, 3, 4, 2), 10, 20, "Hello")


def grouped() -> Design:
    design = chain(2, 3, 4, 2)
    ids = [id_of(design, "Hidden 2"), id_of(design, "Hidden 1")]
    return edits.group(design, ids, "Hidden")


class TestNotes:
    def test_a_note_is_added_at_its_place(self):
        old = chain(2, 2)
        new = edits.add_note(old, 10, 20, "Hello\n世界", width=300)
        (note,) = new.notes
        assert (note.text, note.x, note.y, note.width, note.height) == (
            *("Hello\n世界", 10, 20),
            *(300, 100),
        )
        assert note.id not in {*old.layers_by_id, *old.links_by_id}
        assert_shared(old, new)

    def test_it_is_changed_and_moved(self):
        old = edits.add_note(noted(), 0, 0, "Other")
        first, second = old.notes
        new = edits.set_note(old, first.id, text="", width=50)
        assert new.notes == (replace(first, text="", width=50), second)
        assert new.notes[1] is second
        layer = old.layers[0].id
        moved = edits.move(old, {second.id: (5, 6), layer: (7, 8)})
        assert (moved.notes[1].x, moved.notes[1].y, moved.layer(layer).x) == (5, 6, 7)
        assert moved.notes[0] is first

    def test_it_is_removed(self):
        design = noted()
        new = edits.remove(design, [design.notes[0].id])
        assert new == chain(2, 3, 4, 2)
        assert new.layers is design.layers
        assert new.links is design.links

    @pytest.mark.parametrize(
        "fields",
        [
            *({"text": "x" * 2001}, {"text": 3}, {"x": float("nan")}, {"width": 1}),
            *({"height": 1e9}, {"text": "\udc80"}),
        ],
    )
    def test_values_out_of_range_are_refused(self, fields):
        design = noted()
        assert refusal(edits.set_note, design, design.notes[0].id, **fields).code == "invalid_value"

    def test_unknown_ones_are_refused(self):
        for edit in (edits.set_note, edits.ungroup):
            assert refusal(edit, noted(), "gone").code == "unknown_item"
        assert refusal(edits.rename_group, noted(), "gone", "A").code == "unknown_item"
        note = noted().notes[0].id
        assert refusal(edits.set_note, noted(), note, id="x").code == "unknown_field"

    def test_there_are_not_more_than_a_canvas_takes(self):
        design = Design(notes=tuple(Note(id=f"n{i}") for i in range(MAX_NOTES)))
        error = refusal(edits.add_note, design, 0, 0)
        assert (error.code, error.params) == ("too_many_notes", {"limit": MAX_NOTES})


class TestGroups:
    def test_members_stand_in_the_order_of_the_design(self):
        design = grouped()
        (group,) = design.groups
        assert group.name == "Hidden"
        assert group.layers == (id_of(design, "Hidden 1"), id_of(design, "Hidden 2"))
        assert design.groups_by_layer[group.layers[0]] is group

    def test_a_layer_is_in_one_group_and_an_empty_one_goes(self):
        old = grouped()
        out, (first, second) = id_of(old, "Out"), old.groups[0].layers
        new = edits.group(old, [first, out], "More")
        assert [group.layers for group in new.groups] == [(second,), (first, out)]
        new = edits.group(new, [second], "All")
        assert [group.name for group in new.groups] == ["More", "All"]
        assert new.layers is old.layers

    def test_it_is_renamed_and_taken_away(self):
        design = grouped()
        key = design.groups[0].id
        assert edits.rename_group(design, key, "Encoder").groups[0].name == "Encoder"
        assert edits.ungroup(design, key) == edits.remove(design, [key]) == chain(2, 3, 4, 2)
        assert refusal(edits.rename_group, design, key, "").code == "invalid_value"

    def test_a_removed_layer_leaves_its_group(self):
        design = grouped()
        first, second = design.groups[0].layers
        assert edits.remove(design, [first]).groups[0].layers == (second,)
        assert edits.remove(design, [first, second]).groups == ()
        assert edits.remove(design, [id_of(design, "Out")]).groups[0] is design.groups[0]

    def test_refusals(self):
        design = grouped()
        assert refusal(edits.group, design, [], "A").code == "empty_group"
        assert refusal(edits.group, design, ["gone"], "A").code == "unknown_item"
        assert refusal(edits.group, design, [design.layers[0].id], "").code == "invalid_value"
        layers = tuple(DenseLayer(id=f"d{i}", name="D") for i in range(MAX_GROUPS + 1))
        groups = tuple(
            Group(id=f"g{i}", name="G", layers=(layer.id,)) for i, layer in enumerate(layers[:-1])
        )
        full = Design(layers=layers, groups=groups)
        assert refusal(edits.group, full, [layers[-1].id], "A").code == "too_many_groups"


class TestCopies:
    def test_notes_and_whole_groups_are_copied(self):
        old = edits.add_note(grouped(), 1, 2, "N")
        note, group = old.notes[0], old.groups[0]
        fragment = edits.extract(old, [*group.layers, note.id])
        assert (fragment.notes, fragment.groups) == ((note,), (group,))
        pasted = edits.paste(old, fragment, 10, 20)
        new = pasted.design
        assert (new.notes[1].x, new.notes[1].y, new.notes[1].text) == (11, 22, "N")
        assert new.groups[1].layers == tuple(pasted.ids[layer] for layer in group.layers)
        assert new.groups[1].id == pasted.ids[group.id] != group.id
        assert new.notes[:1] == old.notes

    def test_a_group_stands_for_its_layers_and_a_part_of_one_is_none(self):
        design = grouped()
        group = design.groups[0]
        fragment = edits.extract(design, [group.id])
        assert tuple(layer.id for layer in fragment.layers) == group.layers
        assert len(fragment.links) == 1
        assert fragment.groups == (group,)
        assert edits.extract(design, group.layers[:1]).groups == ()

    @pytest.mark.parametrize("layers", [("gone",), ("a", "a")])
    def test_rubbish_is_refused(self, layers):
        fragment = Design(
            layers=(DenseLayer(id="a", name="A"),),
            groups=(Group(id="g", name="G", layers=layers),),
        )
        assert refusal(edits.paste, chain(2, 2), fragment, 0, 0).code == "unknown_item"
        fragment = Design(notes=(Note(id="n", x=1e6),))
        assert refusal(edits.paste, Design(), fragment, 5, 0).code == "invalid_value"


def test_differences_are_told():
    old, new = chain(2, 3, 4, 2), grouped()
    key = new.groups[0].id
    assert diff(old, new) == DesignDiff(added_groups=(key,))
    assert diff(new, old) == DesignDiff(removed_groups=(key,))
    assert diff(new, edits.rename_group(new, key, "A")) == DesignDiff(changed_groups=(key,))
    new = noted()
    key = new.notes[0].id
    assert diff(old, new) == DesignDiff(added_notes=(key,))
    assert diff(new, old) == DesignDiff(removed_notes=(key,))
    assert diff(new, edits.set_note(new, key, text="A")) == DesignDiff(changed_notes=(key,))


def test_how_a_layer_is_drawn_changes_no_arithmetic_and_stands_in_no_form():
    old = chain(2, 3, 2)
    new = edits.set_fields(old, id_of(old, "Hidden 1"), view="opened", first=2)
    assert new != old
    assert shapes.structure(new) == shapes.structure(old)
    assert field_specs(DenseLayer).keys() >= VIEW_FIELDS
    assert not VIEW_FIELDS & layer_fields("dense").keys()
    hidden = id_of(old, "Hidden 1")
    for fields in ({"view": "closed"}, {"first": -1}):
        assert refusal(edits.set_fields, old, hidden, **fields).code == "invalid_value"


def test_designs_of_before_have_none_of_it():
    document = msgspec.to_builtins(chain(2, 2))
    del document["notes"], document["groups"]
    for layer in document["layers"]:
        del layer["view"], layer["first"]
    assert msgspec.convert(document, Design) == chain(2, 2)
