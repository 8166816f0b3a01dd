"""Parts of a project as text: what was learnt goes along, and nothing foreign gets in."""

from __future__ import annotations

import json
from random import Random

import numpy as np
import pytest

from nndesigner.app import clippings
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.core.project import Project
from nndesigner.core.shapes import array_shapes
from tests.core.builders import chain, id_of, with_dropout, with_layer


def learnt(design, seed: int = 3) -> NetworkState:
    random = np.random.default_rng(seed)
    return NetworkState(
        {key: random.normal(size=shape).astype(np.float32)
         for key, shape in array_shapes(design).items()}
    )  # fmt: skip


def part_of(*names: str) -> Project:
    design = chain(2, 3, 4, 2)
    return clippings.taken_out(design, learnt(design), [id_of(design, name) for name in names])


def code(text: str) -> str:
    with pytest.raises(EditError) as caught:
        clippings.from_text(text)
    return caught.value.code


def changed(text: str, **changes: object) -> str:
    return json.dumps({**json.loads(text), **changes})


def test_design_and_weights_come_back_bit_for_bit():
    part = part_of("In", "Hidden 1", "Hidden 2")
    back = clippings.from_text(clippings.to_text(part).text)
    assert back.design == part.design
    assert back.state.same_as(part.state)
    assert part.state.keys() == array_shapes(part.design).keys()


def test_a_part_has_only_the_weights_of_what_is_in_it():
    design = chain(2, 3, 4, 2)
    state = learnt(design)
    part = clippings.taken_out(
        design, state, [id_of(design, "Hidden 1"), id_of(design, "Hidden 2")]
    )
    assert len(part.state) == 3
    for key, array in part.state.items():
        np.testing.assert_array_equal(array, state[key])


def test_of_a_concatenation_the_columns_of_what_was_left_out_are_missing():
    design = with_layer(with_layer(chain(2, 3, 2), "dense", "B", units=2), "concatenate", "C")
    design = with_layer(design, "dense", "End", units=2)
    for pair in (("In", "B"), ("Hidden 1", "C"), ("B", "C"), ("C", "End")):
        design = edits.connect(design, *(id_of(design, name) for name in pair))
    state = learnt(design)
    part = clippings.taken_out(design, state, [id_of(design, name) for name in ("B", "C", "End")])
    link = design.link_between(id_of(design, "C"), id_of(design, "End"))
    assert link is not None
    np.testing.assert_array_equal(part.state[link.id], state[link.id][:, 3:])


def test_the_text_is_json_with_the_weights_last():
    found = json.loads(clippings.to_text(part_of("Hidden 1")).text)
    assert list(found)[-1] == "weights"
    assert found["layers"][0]["units"] == 3
    assert isinstance(found["weights"], str)


def test_without_a_state_there_are_no_weights():
    part = Project(part_of("Hidden 1").design)
    text = clippings.to_text(part).text
    assert "weights" not in json.loads(text)
    assert len(clippings.from_text(text).state) == 0


def test_too_many_weights_stay_behind_and_are_counted(monkeypatch):
    monkeypatch.setattr(clippings, "MOST_NUMBERS", 10)
    part = part_of("In", "Hidden 1", "Hidden 2")
    clipping = clippings.to_text(part)
    assert clipping.left_behind == 6 + 3 + 12 + 4
    back = clippings.from_text(clipping.text)
    assert back.design == part.design
    assert len(back.state) == 0


def test_the_most_weights_fit_what_is_read_again():
    design = chain(1000, 999, 1)
    ids = [id_of(design, "In"), id_of(design, "Hidden 1")]
    part = clippings.taken_out(design, learnt(design), ids)
    clipping = clippings.to_text(part)
    assert clipping.left_behind == 0
    assert clippings.from_text(clipping.text).state.same_as(part.state)


def test_weights_that_are_no_numbers_stay_behind():
    part = part_of("Hidden 1")
    key = next(iter(part.state))
    broken = NetworkState({key: np.full(3, np.nan, np.float32)})
    clipping = clippings.to_text(Project(part.design, broken))
    assert clipping.left_behind == 3
    assert "weights" not in json.loads(clipping.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "nothing_to_paste"),
        ("  \n", "nothing_to_paste"),
        ("Dear all, the meeting is on Monday", "not_layers"),
        ("a\tb\n1\t2", "not_layers"),
        ("[" * 100_000, "not_layers"),
        ("{}", "not_layers"),
        ('{"layers": []}', "not_layers"),
        ('{"layers": 3}', "damaged_layers"),
        ('{"layers": [{"type": "dense", "id": "a", "name": "A", "units": 100000}]}',
         "damaged_layers"),
        ("x" * 20_000_001, "paste_too_large"),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused_by_a_code(text, expected):
    assert code(text) == expected


def shrunk(part: Project) -> str:
    """Return a text whose weights are those of a smaller layer."""
    other = clippings.to_text(part_of("Hidden 2")).text
    return changed(clippings.to_text(part).text, weights=json.loads(other)["weights"])


@pytest.mark.parametrize("weights", ["rubbish!", "AAAA", "A" * 4000, "é", "Zm9v" * 10])
def test_rubbish_instead_of_weights_is_refused(weights):
    assert code(changed(clippings.to_text(part_of("Hidden 1")).text, weights=weights)) == (
        "damaged_weights"
    )


def test_weights_of_other_layers_are_refused():
    assert code(shrunk(part_of("Hidden 1"))) == "damaged_weights"
    text = clippings.to_text(part_of("In", "Hidden 1")).text
    layers = json.loads(text)["layers"]
    layers[1]["units"] = 5
    assert code(changed(text, layers=layers)) == "damaged_weights"


def test_what_a_mask_leaves_out_is_nought_whatever_the_text_says():
    design = with_dropout()
    state = learnt(design)
    part = clippings.taken_out(design, state, design.layers_by_id)
    masked = next(link for link in design.links if link.mask is not None)
    assert masked.mask is not None
    full = Project(part.design, part.state.replaced(**{masked.id: state[masked.id]}))
    found = clippings.from_text(clippings.to_text(full).text).state[masked.id]
    for row, sources in enumerate(masked.mask):
        for column in range(found.shape[1]):
            assert (found[row, column] != 0) == (column in sources)


def test_given_names_the_weights_as_they_are_pasted():
    part = part_of("Hidden 1", "Hidden 2")
    pasted = edits.paste(chain(2, 2), part.design, 5, 5)
    found = clippings.given(part, pasted.ids)
    assert found.keys() <= array_shapes(pasted.design).keys()
    for key, array in found.items():
        assert array.shape == array_shapes(pasted.design)[key]


def test_kernels_and_statistics_go_along_under_their_new_keys():
    design = edits.add_layer(Design(), "input", 0, 0, shape=(6, 6))
    for kind in ("conv2d", "batch_norm", "flatten", "dense"):
        design = edits.add_layer(design, kind, 0, 0)
        design = edits.connect(design, design.layers[-2].id, design.layers[-1].id)
    state = learnt(design)
    part = clippings.taken_out(design, state, design.layers_by_id)
    assert any("." in key for key in part.state)
    back = clippings.from_text(clippings.to_text(part).text)
    pasted = edits.paste(design, back.design, 5, 5)
    found = clippings.given(back, pasted.ids)
    assert found.keys() == array_shapes(pasted.design).keys() - state.keys()
    for key, array in found.items():
        assert array.shape == array_shapes(pasted.design)[key]


def test_no_mangled_text_gets_through_half_way():
    """Whatever is changed in a text, it is refused by a code or gives something that pastes."""
    random = Random(8)
    text = clippings.to_text(part_of("In", "Hidden 1", "Hidden 2")).text
    outcomes = set()
    for _ in range(300):
        start = random.randrange(len(text))
        end = start + random.choice([0, 1, 1, 3, 20])
        mangled = text[:start] + random.choice(["", "0", "}", '"', "A", "-1", "e9"]) + text[end:]
        try:
            part = clippings.from_text(mangled)
            edits.paste(chain(2, 2), part.design, 1, 1)
            outcomes.add("pasted")
        except EditError as error:
            outcomes.add(error.code)
    assert outcomes >= {"pasted", "damaged_layers", "damaged_weights"}
