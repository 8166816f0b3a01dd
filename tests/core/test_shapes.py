from __future__ import annotations

import pytest

from nndesigner.core import edits, shapes
from nndesigner.core.design import Design
from tests.core.builders import chain, connected, id_of, link_of, with_dropout, with_layer


def test_the_classic_network_has_203530_parameters():
    design = chain(784, 256, 10)
    hidden = shapes.parameter_sum(design, id_of(design, "Hidden 1"))
    assert (hidden.products, hidden.counts, hidden.biases) == (((784, 256),), (), 256)
    assert hidden.total == 200_960
    assert shapes.parameter_sum(design, id_of(design, "Out")).total == 2_570
    assert shapes.parameter_count(design) == 203_530


def test_inputs_and_dropouts_have_no_parameters():
    design = with_dropout()
    for name in ("In", "Drop"):
        assert shapes.parameter_sum(design, id_of(design, name)).total == 0


def test_masked_links_count_their_connections():
    design = with_dropout()
    hidden = shapes.parameter_sum(design, id_of(design, "Hidden"))
    assert (hidden.products, hidden.counts, hidden.biases, hidden.total) == ((), (2,), 4, 6)


def test_several_links_add_up():
    design = connected(chain(2, 3, 2), "In", "Out")
    out = shapes.parameter_sum(design, id_of(design, "Out"))
    assert out.products == ((3, 2), (2, 2))
    assert out.total == 12


def test_a_width_goes_through_dropouts():
    design = with_layer(Design(), "dropout", "A")
    design = connected(with_layer(design, "dropout", "B"), "A", "B")
    assert shapes.width(design, id_of(design, "B")) is None
    design = connected(with_layer(design, "input", "In", shape=(4, 5)), "In", "A")
    assert shapes.width(design, id_of(design, "B")) == 20
    assert shapes.width(design, "nowhere") is None


def test_matrix_shapes_are_target_by_source():
    design = with_dropout()
    assert shapes.matrix_shape(design, link_of(design, "In", "Hidden")) == (4, 3)
    assert shapes.matrix_shape(design, link_of(design, "Drop", "Out")) == (2, 4)
    assert shapes.matrix_shape(design, link_of(design, "Hidden", "Drop")) is None
    cut = edits.remove(design, [link_of(design, "Hidden", "Drop").id])
    assert shapes.matrix_shape(cut, link_of(cut, "Drop", "Out")) is None
    assert shapes.connection_count(cut, link_of(cut, "Drop", "Out")) == 2


def test_connection_counts():
    design = chain(3, 4, 2)
    assert [shapes.connection_count(design, link) for link in design.links] == [12, 8]
    dropout = with_dropout()
    assert shapes.connection_count(dropout, link_of(dropout, "Hidden", "Drop")) == 0


def test_a_full_mask_names_every_pair():
    assert shapes.full_mask(2, 3) == ((0, 1, 2), (0, 1, 2))


def test_order_has_sources_before_targets_whatever_the_drawing_order():
    design = with_layer(Design(), "output", "Out")
    design = with_layer(design, "dense", "Hidden")
    design = with_layer(design, "input", "In")
    design = connected(design, "In", "Hidden", "Out")
    names = [design.layer(key).name for key in shapes.topological_order(design)]
    assert names == ["In", "Hidden", "Out"]


def test_reachable_follows_links_one_way():
    design = chain(2, 3, 3, 2)
    middle = id_of(design, "Hidden 1")
    forward = {design.layer(key).name for key in shapes.reachable(design, middle, forward=True)}
    backward = {design.layer(key).name for key in shapes.reachable(design, middle, forward=False)}
    assert forward == {"Hidden 1", "Hidden 2", "Out"}
    assert backward == {"Hidden 1", "In"}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"name": "Other", "x": 9.0}, True),
        ({"initializer": "zeros"}, True),
        ({"units": 4}, False),
        ({"activation": "tanh"}, False),
    ],
)
def test_structure_is_what_decides_the_arithmetic(changes, same):
    design = chain(2, 3, 2)
    changed = edits.set_fields(design, id_of(design, "Hidden 1"), **changes)
    assert (shapes.structure(changed) == shapes.structure(design)) is same


def test_structure_sees_masks_losses_and_rates_but_not_training():
    design = with_dropout()
    structure = shapes.structure(design)
    assert shapes.structure(edits.set_training(design, epochs=3)) == structure
    for changed in (
        connected(design, "In", "Hidden"),
        edits.set_fields(design, id_of(design, "Drop"), rate=0.5),
        edits.set_fields(design, id_of(design, "Out"), loss="mean_squared_error"),
    ):
        assert shapes.structure(changed) != structure
