"""Small designs for the tests of core, made through the edits as a person would make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from nndesigner.core import edits, shapes
from nndesigner.core.design import Design, DropoutLayer, InputLayer, Layer, Link, NeuronLayer
from nndesigner.core.errors import EditError


def layer_named(design: Design, name: str) -> Layer:
    """Return the only layer of this name."""
    (found,) = [layer for layer in design.layers if layer.name == name]
    return found


def id_of(design: Design, name: str) -> str:
    return layer_named(design, name).id


def link_of(design: Design, source: str, target: str) -> Link:
    """Return the link between the layers of these names."""
    link = design.link_between(id_of(design, source), id_of(design, target))
    assert link is not None
    return link


def with_layer(design: Design, kind: str, name: str, **fields: Any) -> Design:
    return edits.add_layer(design, kind, 0, 0, name=name, **fields)


def connected(design: Design, *names: str) -> Design:
    """Link the layers of these names one after the other."""
    for source, target in pairwise(names):
        design = edits.connect(design, id_of(design, source), id_of(design, target))
    return design


def wired(design: Design, source: str, source_unit: int, target: str, target_unit: int) -> Design:
    """Connect one neuron to one neuron."""
    return edits.connect_units(
        design,
        id_of(design, source),
        id_of(design, target),
        source_unit=source_unit,
        target_unit=target_unit,
    )


def chain(*sizes: int, classes: tuple[str, ...] = ()) -> Design:
    """Return In - Hidden 1 - ... - Out, completely linked."""
    design = with_layer(Design(), "input", "In", shape=(sizes[0],))
    names = ["In"]
    for number, units in enumerate(sizes[1:-1], start=1):
        names.append(f"Hidden {number}")
        design = with_layer(design, "dense", names[-1], units=units)
    design = with_layer(design, "output", "Out", units=sizes[-1], classes=classes)
    return connected(design, *names, "Out")


def with_dropout() -> Design:
    """Return In(3) - Hidden(4) - Drop - Out(2), with masks on both sides of Hidden.

    In 0 and In 2 reach Hidden 1 and Hidden 3; Hidden 1 reaches Out 0 and Hidden 3 reaches Out 1.
    """
    design = with_layer(Design(), "input", "In", shape=(3,))
    design = with_layer(design, "dense", "Hidden", units=4)
    design = with_layer(design, "dropout", "Drop")
    design = with_layer(design, "output", "Out", units=2)
    design = connected(design, "Hidden", "Drop")
    design = wired(design, "In", 0, "Hidden", 1)
    design = wired(design, "In", 2, "Hidden", 3)
    design = wired(design, "Drop", 1, "Out", 0)
    return wired(design, "Drop", 3, "Out", 1)


def refusal(edit: Callable[..., Any], *arguments: Any, **keywords: Any) -> EditError:
    """Return the EditError the edit refuses with."""
    with pytest.raises(EditError) as caught:
        edit(*arguments, **keywords)
    return caught.value


def assert_shared(old: Design, new: Design, *but: str) -> None:
    """Assert that all layers and links except `but` are the very same values in both."""
    for key, layer in old.layers_by_id.items():
        if key not in but:
            assert new.layers_by_id[key] is layer
    for key, link in old.links_by_id.items():
        if key not in but:
            assert new.links_by_id[key] is link
    assert new.training is old.training
    assert new.data is old.data


def assert_sound(design: Design) -> None:
    """Assert everything that holds of any design edits have made."""
    ids = [layer.id for layer in design.layers] + [link.id for link in design.links]
    assert len(ids) == len(set(ids))
    assert not shapes.has_cycle(design)
    assert len({(link.source, link.target) for link in design.links}) == len(design.links)
    assert list(unfit_masks(design)) == []
    for link in design.links:
        assert link.source in design.layers_by_id
        assert not isinstance(design.layer(link.target), InputLayer)
    for layer in design.layers:
        if isinstance(layer, DropoutLayer):
            assert len(design.links_into(layer.id)) <= 1
    assert msgspec.json.decode(msgspec.json.encode(design), type=Design) == design


def unfit_masks(design: Design) -> Iterator[Link]:
    """Yield links whose mask does not fit; written apart from `core.check` on purpose."""
    for link in design.links:
        if link.mask is None:
            continue
        target = design.layer(link.target)
        columns = shapes.width(design, link.source)
        fits = (
            isinstance(target, NeuronLayer)
            and len(link.mask) == target.units
            and any(link.mask)
            and all(list(row) == sorted(set(row)) for row in link.mask)
            and all(unit >= 0 for row in link.mask for unit in row)
            and (columns is None or all(unit < columns for row in link.mask for unit in row))
        )
        if not fits:
            yield link
