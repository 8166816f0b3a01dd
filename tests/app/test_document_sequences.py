"""Long random sequences of edits, undos and redos: the way back is the way that was gone.

By default a few short ones and one of 1,000 steps; NNDESIGNER_LONG_SEQUENCES=1 makes sixty such.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nndesigner.app.document import Document
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.catalog import ACTIVATIONS, PALETTE
from nndesigner.core.check import apply_repair, check
from nndesigner.core.design import Design
from nndesigner.core.edits import Carried
from nndesigner.core.errors import EditError
from nndesigner.core.layers import NeuronLayer
from nndesigner.core.project import HistoryRow, Project
from nndesigner.core.shapes import array_shapes
from nndesigner.engine.masks import mask_matrix
from nndesigner.storage.project import decode, encode
from nndesigner.storage.structure import check_structure
from tests.designs import template

LONG = bool(os.environ.get("NNDESIGNER_LONG_SEQUENCES"))
STEPS, EXAMPLES = (1000, 60) if LONG else (200, 10)

Edit = Callable[[Random, Design], Design | Carried]


def start_project(random: Random) -> Project:
    """Return a small network, trained a little or as it was made."""
    project = template("xor") if random.random() < 0.3 else small()
    if random.random() < 0.5:
        return project
    rng = np.random.default_rng(random.randrange(1000))
    shapes = array_shapes(project.design)
    state = {key: rng.normal(size=shape).astype(np.float32) for key, shape in shapes.items()}
    return project.with_(state=NetworkState(state), history=(HistoryRow(1.0, 0.5),))


def small() -> Project:
    design = edits.add_layer(Design(), "input", 0, 0, shape=(3,))
    for kind in ("dense", "dropout", "dense", "batch_norm", "output"):
        fields = {"units": 4} if kind == "dense" else {}
        design = edits.add_layer(design, kind, 0, 0, **fields)
    ids = [layer.id for layer in design.layers]
    for source, target in pairwise(ids):
        design = edits.connect(design, source, target)
    return Project(design=edits.connect(design, ids[0], ids[3]))


def layer_of(random: Random, design: Design) -> str:
    """Return a layer's id, more often one with neurons, now and then one that is not there."""
    neurons = [layer.id for layer in design.layers if isinstance(layer, NeuronLayer)]
    return random.choice(
        neurons if neurons and random.random() < 0.7 else [*design.layers_by_id, "gone"]
    )


def some(random: Random, design: Design) -> list[str]:
    items = [*design.layers_by_id, *design.notes_by_id, *design.groups_by_id]
    return random.sample(items, min(len(items), random.randrange(1, 4)))


def any_item(random: Random, design: Design) -> str:
    items = [*design.layers_by_id, *design.links_by_id, *design.notes_by_id, *design.groups_by_id]
    return random.choice([*items, "gone"])


def link_of(random: Random, design: Design) -> str:
    return random.choice([*design.links_by_id, "gone"])


def unit(random: Random) -> int:
    return random.randrange(3) if random.random() < 0.9 else random.randrange(-1, 9)


def maybe(random: Random) -> int | None:
    return random.choice([None, unit(random)])


def fields(random: Random) -> dict[str, Any]:
    return random.choice(
        [
            *({"units": random.randrange(8)}, {"name": "n" * random.randrange(3)}),
            *({"activation": random.choice(ACTIVATIONS)}, {"shape": (random.randrange(5),)}),
            *({"view": random.choice(["auto", "folded", "opened"])}, {"first": unit(random)}),
        ]
    )


def shuffled(random: Random, design: Design, layer: str) -> list[int]:
    count = getattr(design.layers_by_id.get(layer), "units", 3)
    return random.sample(range(count), count)


def repaired(random: Random, design: Design) -> Design:
    repairs = [problem.repair for problem in check(design) if problem.repair]
    return apply_repair(design, random.choice(repairs)) if repairs else design


def pasted(random: Random, design: Design) -> Design:
    if len(design.layers) > 25:
        raise EditError("enough")
    return edits.paste(design, edits.extract(design, some(random, design)), 5, 6).design


def neuron_of(random: Random, design: Design) -> str:
    single = [layer.id for layer in design.layers if getattr(layer, "units", 0) == 1]
    return random.choice(
        single if single and random.random() < 0.9 else [*design.layers_by_id, "gone"]
    )


EDITS: tuple[Edit, ...] = (
    lambda r, d: edits.add_layer(d, r.choice(PALETTE), 1, 2) if len(d.layers) < 25 else d,
    lambda r, d: edits.remove(d, [any_item(r, d)]),
    lambda r, d: edits.set_fields(d, layer_of(r, d), **fields(r)),
    lambda r, d: edits.move(d, dict.fromkeys(some(r, d), (r.randrange(99), 3.0))),
    *[lambda r, d: edits.connect(d, layer_of(r, d), layer_of(r, d))] * 3,
    *[
        lambda r, d: edits.connect_units(
            d, layer_of(r, d), layer_of(r, d), source_unit=maybe(r), target_unit=maybe(r)
        )
    ]
    * 2,
    *[lambda r, d: edits.disconnect_units(d, link_of(r, d), unit(r), unit(r))] * 2,
    lambda r, d: edits.lock_weight(d, link_of(r, d), unit(r), unit(r), locked=r.random() < 0.7),
    lambda r, d: edits.lock_bias(d, layer_of(r, d), unit(r), locked=r.random() < 0.7),
    lambda r, d: edits.set_unit_activation(d, layer_of(r, d), unit(r), r.choice(ACTIVATIONS)),
    lambda r, d: edits.add_units(d, layer_of(r, d), r.randrange(3)),
    lambda r, d: edits.removal(d, layer_of(r, d), {unit(r), unit(r)}),
    *[lambda r, d: edits.insertion(d, layer_of(r, d), unit(r))] * 2,
    *[lambda r, d: edits.reordering(d, key := layer_of(r, d), shuffled(r, d, key))] * 2,
    lambda r, d: edits.cloning(d, layer_of(r, d), {unit(r)}),
    *[lambda r, d: edits.extraction(d, layer_of(r, d), unit(r), 3, 4)] * 2,
    *[lambda r, d: edits.absorption(d, neuron_of(r, d), layer_of(r, d), unit(r))] * 2,
    *[lambda r, d: edits.insertion_on_link(d, link_of(r, d), r.choice(PALETTE), 0, 0)] * 2,
    lambda r, d: edits.add_note(d, 1, 2, "note" * r.randrange(3)),
    lambda r, d: edits.set_note(d, any_item(r, d), text="other", width=r.randrange(99)),
    lambda r, d: edits.group(d, some(r, d), "group"),
    lambda r, d: edits.rename_group(d, any_item(r, d), "name"),
    lambda r, d: edits.ungroup(d, any_item(r, d)),
    lambda r, d: edits.set_training(d, seed=r.randrange(9)),
    repaired,
    pasted,
)


def assert_sound(project: Project) -> None:
    check_structure(project.design)
    shapes = array_shapes(project.design)
    assert {key: array.shape for key, array in project.state.items()} == shapes
    for link in project.design.links:
        if link.mask is not None and link.id in shapes:
            matrix = mask_matrix(link.mask, shapes[link.id])
            assert not project.state[link.id][~matrix].any()


def assert_stored(project: Project) -> None:
    back = decode(encode(project))
    assert back.design == project.design
    assert back.state.same_as(project.state)


class Walk:
    """A document that is edited at random, and all projects it has had."""

    def __init__(self, document: Document, random: Random) -> None:
        self.document, self.random = document, random
        self.past, self.at, self.made = [document.project], 0, 0

    def step(self) -> None:
        choice = self.random.random()
        if choice < 0.12:
            self.document.undo()
            self.at = max(0, self.at - 1)
        elif choice < 0.2:
            self.document.redo()
            self.at = min(len(self.past) - 1, self.at + 1)
        else:
            with contextlib.suppress(EditError):
                self._edit()
        assert self.document.project is self.past[self.at]

    def _edit(self) -> None:
        before = self.document.project
        made = self.random.choice(EDITS)(self.random, before.design)
        if not isinstance(made, Carried):
            made = Carried(made)
        self.document.edit("Edit", made.design, kept=made.kept, moved=made.moved)
        if self.document.project is not before:
            assert_sound(self.document.project)
            self.past[self.at + 1 :] = [self.document.project]
            self.at += 1
            self.made += 1


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), steps=st.integers(STEPS // 2, STEPS))
@pytest.mark.usefixtures("qapp")
def test_undo_leads_back_to_the_very_same_project(seed: int, steps: int) -> None:
    assert_leads_back(seed, steps)


@pytest.mark.usefixtures("qapp")
def test_so_it_does_after_a_thousand_steps() -> None:
    assert_leads_back(seed=7, steps=1000)


def assert_leads_back(seed: int, steps: int) -> None:
    """Walk so many steps from a start that the seed decides, back to it, and there again."""
    random = Random(seed)
    document = Document()
    document.replace(start_project(random))
    walk = Walk(document, random)
    for number in range(steps):
        walk.step()
        if number % 25 == 0:
            assert_stored(document.project)
    assert walk.made > steps // 8
    for project in reversed(walk.past[: walk.at]):
        document.undo()
        assert document.project is project
    for project in walk.past[1:]:
        document.redo()
        assert document.project is project
    document.close()
