"""Projects for the storage tests: a hand-made one, and random ones made by edits."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design, InputLayer
from nndesigner.core.errors import EditError
from nndesigner.core.project import Example, HistoryRow, Project
from nndesigner.core.shapes import array_shapes

KINDS = ("input", "dense", "neuron", "dropout", "output")
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12)


def sample_project() -> Project:
    """Return a project that uses everything a file can hold."""
    design = Design()
    for number, (kind, fields) in enumerate(
        [
            ("input", {"shape": (2, 2), "name": "Bild «ä» 图"}),
            ("dense", {"units": 3, "activation": "tanh"}),
            ("dropout", {"rate": 0.5}),
            ("neuron", {}),
            ("output", {"units": 2, "classes": ("ja", "nein ✗")}),
        ]
    ):
        design = edits.add_layer(design, kind, 300.0 * number, 0.5, **fields)
    entry, dense, dropout, neuron, output = (layer.id for layer in design.layers)
    design = edits.connect(design, entry, dense)
    design = edits.connect(design, dense, dropout)
    design = edits.connect(design, dropout, output)
    design = edits.connect_units(design, entry, neuron, source_unit=1)
    design = edits.connect_units(design, entry, neuron, source_unit=3)
    design = edits.connect(design, neuron, output)
    design = edits.set_training(design, epochs=7, optimizer="momentum", learning_rate=0.1, seed=3)
    design = edits.set_data(design, name="moons", noise=0.25)
    return design_project(design)


def noted_project() -> Project:
    """Return the sample with all that a canvas has besides."""
    design = sample_project().design
    entry, dense, *_ = (layer.id for layer in design.layers)
    design = edits.add_note(design, -5.5, 1e5, "Zwei\nZeilen 图", width=333.25)
    design = edits.group(design, [entry, dense], "Encoder «1»")
    design = edits.set_fields(design, dense, view="opened", first=2)
    return design_project(design)


def design_project(design: Design) -> Project:
    drawn = (((5.0, 6.0), (7.5, 8.0, 1.0)),)
    return Project(
        design=design,
        state=counted_state(design),
        history=(HistoryRow(0.0, 0.7, 0.75, 0.5, None), HistoryRow(1.5, 0.25, None, 0.875)),
        drawing=(((10.0, 20.5), (30.25, 40.0, 0.5)), ((1.0, 2.0),)),
        examples=(Example("四", drawn), Example("b", ())),
        temperature=1.75,
        learnt=True,
        trained_on=(drawn,),
        trained_as="0123456789abcdef0123456789abcdef",
        probe=(0.5, -0.3, 1e-30, 4.0),
    )


def second_project() -> Project:
    """Return the sample as the second version of the file could hold it."""
    sample = sample_project()
    everything = tuple(one.drawing for one in sample.examples)
    return sample.with_(learnt=None, trained_on=everything, trained_as="")


def first_project() -> Project:
    """Return the sample as the first version of the file could hold it."""
    drawing = (((10.0, 20.5), (30.25, 40.0)), ((1.0, 2.0),))
    return second_project().with_(drawing=drawing, examples=(), trained_on=(), temperature=1.0)


def counted_state(design: Design) -> NetworkState:
    """Return weights 0.5, 1.5, ... so that a wrong order would show."""
    arrays = {}
    for key, shape in array_shapes(design).items():
        arrays[key] = np.arange(np.prod(shape), dtype=np.float32).reshape(shape) + 0.5
    return NetworkState(arrays)


def equal(one: Project, two: Project) -> bool:
    """Tell whether two projects hold the same, bit for bit."""
    return (
        one.design == two.design
        and one.state.same_as(two.state)
        and list(one.state) == list(array_shapes(one.design))
        and one.history == two.history
        and one.drawing == two.drawing
        and one.probe == two.probe
        and one.examples == two.examples
        and one.temperature == two.temperature
        and one.learnt is two.learnt
        and one.trained_on == two.trained_on
        and one.trained_as == two.trained_as
    )


@st.composite
def designs(draw: st.DrawFn) -> Design:
    """Draw what some edits made, refused ones left out."""
    design = Design()
    for _ in range(draw(st.integers(0, 14))):
        try:
            design = draw(st.sampled_from(EDITS))(draw, design)
        except EditError:
            continue
    return design


def _add(draw: st.DrawFn, design: Design) -> Design:
    kind = draw(st.sampled_from(KINDS))
    place = st.floats(-1e6, 1e6)
    return edits.add_layer(design, kind, draw(place), draw(place), name=draw(NAMES))


def _two(draw: st.DrawFn, design: Design) -> tuple[str, str]:
    ids = [layer.id for layer in design.layers] or ["none"]
    return draw(st.sampled_from(ids)), draw(st.sampled_from(ids))


def _connect(draw: st.DrawFn, design: Design) -> Design:
    return edits.connect(design, *_two(draw, design))


def _connect_units(draw: st.DrawFn, design: Design) -> Design:
    unit = st.none() | st.integers(0, 3)
    return edits.connect_units(
        design, *_two(draw, design), source_unit=draw(unit), target_unit=draw(unit)
    )


def _set_units(draw: st.DrawFn, design: Design) -> Design:
    layer = _two(draw, design)[0]
    units = draw(st.integers(1, 6))
    if isinstance(design.layers_by_id.get(layer), InputLayer):
        return edits.set_fields(design, layer, shape=(units,))
    return edits.set_fields(design, layer, units=units)


def _remove_units(draw: st.DrawFn, design: Design) -> Design:
    return edits.removal(design, _two(draw, design)[0], [draw(st.integers(0, 3))]).design


def _remove(draw: st.DrawFn, design: Design) -> Design:
    items = [item.id for item in (*design.layers, *design.links)] or ["none"]
    return edits.remove(design, [draw(st.sampled_from(items))])


def _note(draw: st.DrawFn, design: Design) -> Design:
    place = st.floats(-1e6, 1e6)
    return edits.add_note(design, draw(place), draw(place), draw(NAMES))


def _group(draw: st.DrawFn, design: Design) -> Design:
    return edits.group(design, _two(draw, design), draw(NAMES))


def _view(draw: st.DrawFn, design: Design) -> Design:
    view = draw(st.sampled_from(["auto", "folded", "opened"]))
    return edits.set_fields(design, _two(draw, design)[0], view=view, first=draw(st.integers(0, 9)))


def _settings(draw: st.DrawFn, design: Design) -> Design:
    design = edits.set_training(
        design, learning_rate=draw(st.floats(1e-9, 1000)), seed=draw(st.integers(0, 2**32 - 1))
    )
    return edits.set_data(design, name=draw(NAMES), path=draw(st.none() | NAMES))


EDITS = (
    _add,
    _add,
    _connect,
    _connect,
    _connect_units,
    _set_units,
    _remove_units,
    _remove,
    _note,
    _group,
    _view,
    _settings,
)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    design = draw(designs())
    finite: dict[str, Any] = {"allow_nan": False, "allow_infinity": False}
    loss = st.none() | st.floats(**finite)
    accuracy = st.none() | st.floats(0, 1)
    epochs = st.lists(st.floats(0, 1e9), max_size=3).map(sorted)
    generator = np.random.default_rng(draw(st.integers(0, 99)))
    arrays = {
        # Made transposed, as a product of matrices may be.
        key: generator.normal(size=shape[::-1]).astype(np.float32).T
        for key, shape in array_shapes(design).items()
    }
    place = st.floats(-1e6, 1e6)
    stroke = st.lists(st.tuples(place, place), max_size=4).map(tuple)
    return Project(
        design=design,
        state=NetworkState(arrays),
        history=tuple(
            HistoryRow(epoch, draw(loss), draw(loss), draw(accuracy), draw(accuracy))
            for epoch in draw(epochs)
        ),
        drawing=draw(st.lists(stroke, max_size=3).map(tuple)),
        probe=draw(st.lists(st.floats(-3e38, 3e38), max_size=4).map(tuple)),
        learnt=draw(st.sampled_from([None, False, True])),
        trained_as=draw(st.text("0123456789abcdef", max_size=64)),
    )
