from __future__ import annotations

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.diff import DesignDiff, diff
from tests.core.builders import chain, connected, id_of, link_of, with_dropout


def test_nothing_differs_from_itself_or_an_equal_design():
    design = chain(2, 3, 2)
    assert not diff(design, design)
    assert not diff(design, chain(2, 3, 2))


def test_added_and_removed_are_each_others_mirror():
    design = with_dropout()
    layers, links = tuple(design.layers_by_id), tuple(design.links_by_id)
    assert diff(Design(), design) == DesignDiff(added_layers=layers, added_links=links)
    assert diff(design, Design()) == DesignDiff(removed_layers=layers, removed_links=links)


def test_changed_layers_and_links_keep_their_id():
    old = with_dropout()
    hidden = id_of(old, "Hidden")
    assert diff(old, edits.move(old, {hidden: (1, 1)})) == DesignDiff(changed_layers=(hidden,))
    filled = connected(old, "In", "Hidden")
    assert diff(old, filled) == DesignDiff(changed_links=(link_of(old, "In", "Hidden").id,))


def test_moving_to_the_same_place_changes_nothing():
    design = chain(2, 2)
    assert not diff(design, edits.move(design, {design.layers[0].id: (0, 0)}))


def test_training_and_data_are_told_apart():
    design = chain(2, 2)
    assert diff(design, edits.set_training(design, epochs=3)) == DesignDiff(training=True)
    assert diff(design, edits.set_data(design, name="iris")) == DesignDiff(data=True)
    assert bool(DesignDiff(training=True))
