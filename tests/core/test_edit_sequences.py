"""Any sequence of edits, allowed or refused, leaves a design all other code can rely on."""

from __future__ import annotations

import contextlib
from math import prod
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nndesigner.core import check, diff, edits, shapes
from nndesigner.core.catalog import ACTIVATIONS, LOSSES, PALETTE
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from tests.core.builders import assert_sound, chain, with_dropout

SPECS = (
    None,
    DataSpec("digits", (8, 8), tuple("0123456789")),
    DataSpec("moons", (2,), ("0", "1")),
    DataSpec("values", (3,), outputs=2),
)
KINDS = st.sampled_from(PALETTE)
UNITS = st.integers(-1, 5)
MAYBE_UNIT = st.none() | UNITS
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "units": UNITS,
        "name": st.text(max_size=4),
        "shape": st.lists(st.integers(0, 4), max_size=3).map(tuple),
        "activation": st.sampled_from(ACTIVATIONS),
        "loss": st.sampled_from(LOSSES),
        "rate": st.floats(0, 1),
        "classes": st.lists(st.text(max_size=2), max_size=4).map(tuple),
        "x": st.floats(allow_nan=True),
    },
)


def pick(data: st.DataObject, items: Any) -> str:
    """Draw one of the ids, now and then one that is not there."""
    return data.draw(st.sampled_from([*items, "nowhere"] if len(items) < 4 else [*items]))


def random_edit(data: st.DataObject, design: Design) -> Design:
    layers, links = list(design.layers_by_id), list(design.links_by_id)
    match data.draw(st.integers(0, 12)):
        case 0 | 1:
            return edits.add_layer(design, data.draw(KINDS), 1, 2)
        case 2:
            return edits.remove(design, {pick(data, layers + links)})
        case 3:
            return edits.set_fields(design, pick(data, layers), **data.draw(FIELDS))
        case 4 | 5:
            return edits.connect(design, pick(data, layers), pick(data, layers))
        case 6 | 7 | 8:
            return edits.connect_units(
                design,
                pick(data, layers),
                pick(data, layers),
                source_unit=data.draw(MAYBE_UNIT),
                target_unit=data.draw(MAYBE_UNIT),
            )
        case 9:
            units = data.draw(UNITS), data.draw(UNITS)
            return edits.disconnect_units(design, pick(data, links), *units)
        case 10:
            return edits.add_units(design, pick(data, layers), data.draw(st.integers(1, 3)))
        case 11:
            units = data.draw(st.sets(st.integers(0, 4), min_size=1, max_size=2))
            return edits.removal(design, pick(data, layers), units).design
    chosen = data.draw(st.sets(st.sampled_from(layers or ["nowhere"]), max_size=4))
    return edits.paste(design, edits.extract(design, chosen), 3, 4).design


def assert_diff_tells_all(old: Design, new: Design) -> None:
    """What `diff` does not name must be equal in both."""
    found = diff.diff(old, new)
    for key in new.layers_by_id.keys() - {*found.added_layers, *found.changed_layers}:
        assert new.layer(key) == old.layer(key)
    for key in new.links_by_id.keys() - {*found.added_links, *found.changed_links}:
        assert new.link(key) == old.link(key)
    assert set(found.removed_layers) == old.layers_by_id.keys() - new.layers_by_id.keys()
    assert set(found.removed_links) == old.links_by_id.keys() - new.links_by_id.keys()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_sequence_of_edits_leaves_a_sound_design(data):
    start = data.draw(st.sampled_from([Design(), chain(2, 3, 2), with_dropout()]))
    design, past = start, []
    for _ in range(data.draw(st.integers(1, 25))):
        before = msgspec.json.encode(design)
        past.append((design, before))
        new = design
        with contextlib.suppress(EditError):
            new = random_edit(data, design)
        assert msgspec.json.encode(design) == before
        assert_sound(new)
        assert_diff_tells_all(design, new)
        design = new
        for spec in SPECS:
            problems = check.check(design, spec)
            assert isinstance(check.can_train(problems), bool)
            assert "mask_does_not_fit" not in {problem.code for problem in problems}
    assert all(msgspec.json.encode(old) == was for old, was in past)
    assert past[0][0] is start


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_counts_follow_from_masks_and_orders_from_links(data):
    design = with_dropout()
    for _ in range(10):
        try:
            design = random_edit(data, design)
        except EditError:
            continue
    order = shapes.topological_order(design)
    assert sorted(order) == sorted(design.layers_by_id)
    assert all(order.index(link.source) < order.index(link.target) for link in design.links)
    total = sum(shapes.connection_count(design, link) for link in design.links)
    own = [spec for item in design.layers for spec in shapes.layer_arrays(design, item.id).values()]
    learned = sum(prod(spec.shape) for spec in own if spec.role != "statistic")
    assert shapes.parameter_count(design) == total + learned
    assert shapes.structure(design) == shapes.structure(edits.move(design, {}))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_repair_removes_its_problem(data):
    design = data.draw(st.sampled_from([chain(3, 2, 2), with_dropout()]))
    out = design.layers[-1].id
    for _ in range(4):
        try:
            design = edits.set_fields(design, out, **data.draw(FIELDS))
        except EditError:
            continue
    spec = data.draw(st.sampled_from(SPECS))
    for problem in check.check(design, spec):
        if problem.repair is not None:
            repaired = check.apply_repair(design, problem.repair)
            left = [(found.code, found.where) for found in check.check(repaired, spec)]
            assert (problem.code, problem.where) not in left


def test_a_foreign_cycle_is_found_not_followed():
    design = chain(2, 3, 3, 2)
    back = msgspec.structs.replace(design.links[1], id="back", source="layer3", target="layer2")
    design = msgspec.structs.replace(design, links=(*design.links, back))
    assert shapes.has_cycle(design)
    assert [problem.code for problem in check.check_network(design)] == ["cycle"]


@pytest.mark.parametrize("design", [Design(), chain(784, 256, 10), with_dropout()])
def test_designs_survive_json(design):
    encoded = msgspec.json.encode(design)
    assert msgspec.json.decode(encoded, type=Design) == design
    assert msgspec.convert(msgspec.to_builtins(design), Design) == design
    assert len({design, msgspec.json.decode(encoded, type=Design)}) == 1
