"""Links that pass a column: straight from end to end, and the blocks at both ends level."""

from __future__ import annotations

from itertools import pairwise

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas.bends import straightened
from tests.ui.canvas.test_layout import at, nothing_overlaps, port_y, tidied

NEURONS = [f"n{number}" for number in range(12)]


def free_form() -> Design:
    """Return single neurons around a Dense layer, as drawn by hand: in rows of four."""
    design = edits.add_layer(Design(), "input", 0, 0, shape=(2,), name="xy")
    design = edits.add_layer(design, "dense", 500, 0, units=8, name="Dense")
    design = edits.add_layer(design, "output", 1000, 0, units=2, name="Out")
    for place, name in enumerate(NEURONS):
        x, y = 200 + (place % 4) * 180, -300 + (place // 4) * 260
        design = edits.add_layer(design, "neuron", x, y, name=name)
    ids = {layer.name: layer.id for layer in design.layers}
    for place, name in enumerate(NEURONS):
        design = edits.connect(design, ids["xy"], ids[name])
        design = edits.connect(design, ids[name], ids["Dense" if place % 2 else "Out"])
    design = edits.connect(design, ids["xy"], ids["Dense"])
    return edits.connect(design, ids["Dense"], ids["Out"])


def test_the_input_of_a_free_form_net_is_level_with_what_it_leads_to() -> None:
    design = tidied(free_form())
    heights = sorted(port_y(design, name) for name in NEURONS)
    middle = (heights[5] + heights[6]) / 2
    assert abs(port_y(design, "xy") - middle) < 200
    assert abs(port_y(design, "Dense") - middle) < 200
    assert heights[0] < port_y(design, "xy") - 400
    assert heights[-1] > port_y(design, "xy") + 400


def test_single_neurons_of_a_column_stand_close() -> None:
    design = tidied(free_form())
    tops = sorted(at(design, name).top() for name in NEURONS)
    pitches = [lower - upper for upper, lower in pairwise(tops)]
    assert sorted(pitches)[len(pitches) // 2] <= 125
    assert nothing_overlaps(design)


def test_a_bend_goes_to_the_middle_where_nothing_more_is_crossed() -> None:
    nodes = [[0], [1, 2, 3, 4, -1], [5]]
    edges = [(0, 1), (0, 2), (0, 3), (0, 4), (0, -1), (-1, 5)]
    edges += [(node, 5) for node in (1, 2, 3, 4)]
    assert straightened(nodes, edges) == [[0], [1, 2, -1, 3, 4], [5]]


def test_a_bend_stays_where_moving_it_would_cross_a_link() -> None:
    nodes = [[0, 1], [2, 3, -1], [4, 5]]
    edges = [(0, 2), (0, 3), (1, -1), (2, 4), (3, 4), (-1, 5)]
    assert straightened(nodes, edges) == nodes
