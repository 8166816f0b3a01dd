"""Tidying up: columns, few crossings, real sizes, and the same again and again."""

from __future__ import annotations

import random
from itertools import combinations
from time import thread_time

import pytest
from PySide6.QtCore import QRectF

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.ui.canvas.geometry import geometry_in, outline_in
from nndesigner.ui.canvas.group_item import frame_around
from nndesigner.ui.canvas.layout import auto_layout
from nndesigner.ui.canvas.places import taken

Kinds = dict[str, tuple[str, dict[str, object]]]


def built(kinds: Kinds, links: list[tuple[str, str]]) -> Design:
    design = Design()
    ids = {}
    for name, (kind, fields) in kinds.items():
        design = edits.add_layer(design, kind, 0, 0, name=name, **fields)
        ids[name] = design.layers[-1].id
    for source, target in links:
        design = edits.connect(design, ids[source], ids[target])
    return design


def tidied(design: Design) -> Design:
    return edits.move(design, auto_layout(design))


def at(design: Design, name: str) -> QRectF:
    layer = next(layer for layer in design.layers if layer.name == name)
    geometry = geometry_in(design, layer)
    return geometry.rect.translated(layer.x, layer.y)


def port_y(design: Design, name: str) -> float:
    layer = next(layer for layer in design.layers if layer.name == name)
    return layer.y + geometry_in(design, layer).port_y


def dense(units: int = 4) -> tuple[str, dict[str, object]]:
    return "dense", {"units": units}


BRANCHES: Kinds = {
    "In": ("input", {"shape": (8, 8)}),
    "A": ("conv2d", {}),
    "B": ("conv2d", {}),
    "C": ("conv2d", {}),
    "P": ("max_pool", {}),
    "Cat": ("concatenate", {}),
    "F": ("flatten", {}),
    "Out": ("output", {"units": 10}),
}
BRANCH_LINKS = [
    *(("In", "A"), ("In", "B"), ("B", "C"), ("In", "P")),
    *(("A", "Cat"), ("C", "Cat"), ("P", "Cat"), ("Cat", "F"), ("F", "Out")),
]


def grown(seed: int, layers: int, links: int) -> Design:
    chance = random.Random(seed)
    design = Design()
    for _ in range(layers):
        design = edits.add_layer(design, "dense", 0, 0, units=chance.choice((1, 4, 8, 64)))
    ids = [layer.id for layer in design.layers]
    count = 0
    while count < links:
        source = chance.randrange(layers - 1)
        target = min(layers - 1, source + 1 + int(chance.expovariate(0.2)))
        try:
            design = edits.connect(design, ids[source], ids[target])
        except EditError:
            continue
        count += 1
    return design


def nothing_overlaps(design: Design) -> bool:
    return not any(one.intersects(two) for one, two in combinations(taken(design), 2))


def test_links_run_from_left_to_right_and_nothing_overlaps() -> None:
    design = tidied(built(BRANCHES, BRANCH_LINKS))
    for source, target in BRANCH_LINKS:
        assert at(design, source).right() < at(design, target).left()
    assert nothing_overlaps(design)


@pytest.mark.parametrize("seed", range(4))
def test_any_net_keeps_its_blocks_apart(seed: int) -> None:
    design = tidied(grown(seed, 40, 70))
    assert nothing_overlaps(design)
    for link in design.links:
        assert design.layer(link.source).x < design.layer(link.target).x


def test_tidying_up_twice_changes_nothing_more() -> None:
    for design in (built(BRANCHES, BRANCH_LINKS), grown(5, 30, 45)):
        once = tidied(design)
        assert auto_layout(once) == {layer.id: (layer.x, layer.y) for layer in once.layers}


def test_crossings_are_avoided() -> None:
    names = "ABCD"
    kinds: Kinds = {"In": ("input", {"shape": (2,)})}
    kinds |= {name: dense() for name in names} | {name + "2": dense() for name in reversed(names)}
    links = [("In", name) for name in names] + [(name, name + "2") for name in names]
    design = tidied(built(kinds, links))
    first = sorted(names, key=lambda name: at(design, name).top())
    second = sorted(names, key=lambda name: at(design, name + "2").top())
    assert first == second


def test_a_link_past_other_columns_has_room() -> None:
    kinds: Kinds = {"In": ("input", {"shape": (4,)}), "A": dense(), "B": dense(), "C": dense()}
    kinds |= {"Sum": ("add", {}), "Out": ("output", {"units": 3})}
    links = [("In", "A"), ("A", "B"), ("B", "C"), ("C", "Sum"), ("A", "Sum"), ("Sum", "Out")]
    design = tidied(built(kinds, links))
    height = port_y(design, "A")
    assert port_y(design, "Sum") == pytest.approx(height, abs=1.0)
    for name in "BC":
        block = at(design, name)
        assert not block.top() < height < block.bottom()


def test_a_chain_is_straight_at_its_ports() -> None:
    kinds: Kinds = {
        "In": ("input", {"shape": (8, 8)}),
        "F": ("flatten", {}),
        "H": dense(12),
        "Out": ("output", {"units": 3}),
    }
    design = tidied(built(kinds, [("In", "F"), ("F", "H"), ("H", "Out")]))
    heights = {round(port_y(design, name)) for name in kinds}
    assert max(heights) - min(heights) <= 1


def test_blocks_wired_alike_stay_in_the_order_in_which_they_are_drawn() -> None:
    kinds: Kinds = {"In": ("input", {"shape": (2,)})}
    kinds |= {f"N{number}": ("neuron", {}) for number in range(6)}
    kinds |= {"Out": ("output", {"units": 2})}
    names = [f"N{number}" for number in range(6)]
    links = [("In", name) for name in names] + [(name, "Out") for name in names]
    design = built(kinds, links)
    drawn = random.Random(2).sample(names, len(names))
    ids = {layer.name: layer.id for layer in design.layers}
    design = edits.move(design, {ids[name]: (0.0, 100.0 * y) for y, name in enumerate(drawn)})
    tidy = tidied(design)
    assert sorted(names, key=lambda name: at(tidy, name).top()) == drawn
    assert len({at(tidy, name).left() for name in names}) == 1


def test_what_is_wired_to_nothing_stands_where_its_kind_belongs() -> None:
    kinds: Kinds = {"Out": ("output", {"units": 3}), "N": ("neuron", {}), "H": dense()}
    design = tidied(built(kinds | {"In": ("input", {"shape": (2,)})}, []))
    assert at(design, "In").right() < at(design, "H").left()
    assert at(design, "N").center().x() == at(design, "H").center().x()
    assert at(design, "H").right() < at(design, "Out").left()


def test_a_part_that_is_not_wired_yet_stands_beside_the_others() -> None:
    kinds: Kinds = {"In": ("input", {"shape": (2,)}), "A": dense(), "B": dense()}
    design = tidied(built(kinds | {"Out": ("output", {})}, [("In", "A"), ("B", "Out")]))
    assert at(design, "B").right() < at(design, "Out").left()
    assert nothing_overlaps(design)


def test_the_blocks_of_a_group_stand_together() -> None:
    kinds: Kinds = {"In": ("input", {"shape": (2,)})} | {name: dense() for name in "ABCDE"}
    kinds |= {"Out": ("output", {"units": 3})}
    links = [("In", name) for name in "ABCDE"] + [(name, "Out") for name in "ABCDE"]
    design = built(kinds, links)
    ids = {layer.name: layer.id for layer in design.layers}
    design = tidied(edits.group(design, [ids["A"], ids["D"]], "Together"))
    frame = frame_around(at(design, "A").united(at(design, "D")))
    assert not any(frame.intersects(at(design, name)) for name in ("In", "B", "C", "E", "Out"))


def test_notes_go_along_with_the_block_they_are_next_to() -> None:
    design = built(BRANCHES, BRANCH_LINKS)
    ids = {layer.name: layer.id for layer in design.layers}
    spread = {key: (500.0 * place, 300.0) for place, key in enumerate(ids.values())}
    design = edits.move(design, spread)
    flatten = at(design, "F")
    design = edits.add_note(design, flatten.left(), flatten.bottom() + 20, "one row")
    tidy = tidied(design)
    note = tidy.notes[0]
    box = QRectF(note.x, note.y, note.width, note.height)
    assert box.topLeft() == at(tidy, "F").bottomLeft() + (box.topLeft() - box.topLeft()) + (
        QRectF(0, 20, 0, 0).topLeft()
    )
    assert not any(box.intersects(block) for block in taken(tidy))


def test_nothing_to_place_and_a_circle_in_a_foreign_file() -> None:
    assert auto_layout(Design()) == {}
    note = edits.add_note(Design(), 5, 7, "alone")
    assert auto_layout(note) == {note.notes[0].id: (5.0, 7.0)}


def test_three_hundred_blocks_are_placed_at_once() -> None:
    design = grown(3, 300, 600)
    auto_layout(design)
    begin = thread_time()
    auto_layout(design)
    assert thread_time() - begin < 1.0


def test_wires_past_a_column_cross_no_text_under_its_neurons() -> None:
    single = "dense", {"units": 1}
    kinds: Kinds = {"In": ("input", {"shape": (2,)})}
    kinds |= dict.fromkeys(("A", "B", "C", "D"), single)
    kinds |= {"Core": dense(8), "Out": ("output", {"units": 2})}
    links = [("In", name) for name in "ABCD"] + [(name, "Core") for name in "ABCD"]
    design = tidied(built(kinds, [*links, ("In", "Core"), ("Core", "Out")]))
    start, end = (_wires_at(design, name, out=name == "In") for name in ("In", "Core"))
    for name in "ABCD":
        layer = next(layer for layer in design.layers if layer.name == name)
        middle = at(design, name).center().x()
        # Names and sums are at most this wide.
        text = outline_in(design, layer).translated(layer.x, layer.y)
        text.setLeft(middle - 36)
        text.setRight(middle + 36)
        for x0, y0 in start:
            for x1, y1 in end:
                for x in (text.left(), text.right()):
                    y = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
                    assert not text.top() < y < text.bottom(), name


def _wires_at(design: Design, name: str, *, out: bool) -> list[tuple[float, float]]:
    layer = next(layer for layer in design.layers if layer.name == name)
    points, _ = geometry_in(design, layer).anchors(2 if out else 8, out=out)
    return [(layer.x + x, layer.y + y) for x, y in points.tolist()]


def test_lanes_of_links_to_one_block_may_lie_over_each_other() -> None:
    kinds: Kinds = {"In": ("input", {"shape": (2,)}), "A": dense(2), "B": dense(2), "C": dense(2)}
    kinds |= {"Core": dense(8)}
    links = [("In", "A"), ("A", "B"), ("B", "C"), ("C", "Core"), ("A", "Core"), ("In", "Core")]
    design = tidied(built(kinds, links))
    assert nothing_overlaps(design)
    blocks = [at(design, name) for name in ("In", "A", "B", "C", "Core")]
    assert max(block.bottom() for block in blocks) - min(block.top() for block in blocks) < 900
