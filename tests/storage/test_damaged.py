"""Files whose design no edits could have made, or whose weights belong to another."""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pytest
from safetensors.numpy import save

from nndesigner.core import edits
from nndesigner.core.design import (
    MAX_PARAMETERS,
    MAX_UNITS,
    DenseLayer,
    Design,
    InputLayer,
    Link,
)
from nndesigner.core.errors import StorageError
from nndesigner.core.project import HistoryRow, Project
from nndesigner.storage.project import decode, encode
from tests.storage.forging import changed, code, packed, with_weights
from tests.storage.projects import sample_project

CHANGES: dict[str, Callable[[Any], object]] = {
    "unknown field": lambda d: d.update(surprise=1),
    "unknown layer field": lambda d: d["design"]["layers"][0].update(surprise=1),
    "unknown kind": lambda d: d["design"]["layers"][0].update(type="conv"),
    "too many units": lambda d: d["design"]["layers"][1].update(units=16385),
    "no units": lambda d: d["design"]["layers"][1].update(units=0),
    "units as text": lambda d: d["design"]["layers"][1].update(units="3"),
    "other units": lambda d: d["design"]["layers"][1].update(units=4),
    "huge shape": lambda d: d["design"]["layers"].append(
        {"type": "input", "id": "big", "name": "Big", "shape": [16384, 16384, 16384]}
    ),
    "wild place": lambda d: d["design"]["layers"][0].update(x=1e7),
    "bad id": lambda d: d["design"]["layers"][0].update(id="../x"),
    "layer twice": lambda d: d["design"]["layers"].append(d["design"]["layers"][0]),
    "link twice": lambda d: d["design"]["links"].append(d["design"]["links"][0]),
    "id of a layer on a link": lambda d: d["design"]["links"][0].update(
        id=d["design"]["layers"][0]["id"]
    ),
    "same ends": lambda d: d["design"]["links"].append(d["design"]["links"][0] | {"id": "again"}),
    "missing end": lambda d: d["design"]["links"][0].update(source="nowhere"),
    "into the input": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 1), "target": layer(d, 0)}
    ),
    "out of the output": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 4), "target": layer(d, 1)}
    ),
    "into itself": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 1), "target": layer(d, 1)}
    ),
    "cycle": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 2), "target": layer(d, 1)}
    ),
    "dropout of two": lambda d: d["design"]["links"].append(
        {"id": "more", "source": layer(d, 0), "target": layer(d, 2)}
    ),
    "mask too short": lambda d: masked(d).update(mask=[]),
    "mask too long": lambda d: masked(d).update(mask=[[0], [1]]),
    "mask beyond": lambda d: masked(d).update(mask=[[0, 4]]),
    "mask negative": lambda d: masked(d).update(mask=[[-1]]),
    "mask out of order": lambda d: masked(d).update(mask=[[2, 1]]),
    "mask twice": lambda d: masked(d).update(mask=[[1, 1]]),
    "mask on a dropout": lambda d: d["design"]["links"][1].update(mask=[[0]]),
    "point of four": lambda d: d.update(drawing=[[[1, 2, 0.5, 4]]]),
    "point of one": lambda d: d.update(examples=[{"label": "a", "drawing": [[[1]]]}]),
    "example without a name": lambda d: d.update(examples=[{"label": "", "drawing": []}]),
    "temperature of zero": lambda d: d.update(temperature=0),
    "point far away": lambda d: d.update(drawing=[[[1e300, 0]]]),
    "rate of one": lambda d: d["design"]["training"].update(learning_rate=0),
    "epoch missing": lambda d: d.update(history=[[None, 1]]),
    "epoch negative": lambda d: d.update(history=[[-1, 1]]),
    "epoch without end": lambda d: d.update(history=[[1e308]]),
    "epochs out of order": lambda d: d.update(history=[[0], [2], [1]]),
    "accuracy above one": lambda d: d.update(history=[[0, 1, 1, 7]]),
    "accuracy negative": lambda d: d.update(history=[[0, 1, 1, 1, -0.5]]),
    "probe beyond float32": lambda d: d.update(probe=[1e39]),
    "probe below float32": lambda d: d.update(probe=[-1e308]),
    "note twice": lambda d: d["design"]["notes"].append(d["design"]["notes"][0]),
    "note like a layer": lambda d: d["design"]["notes"][0].update(id=layer(d, 0)),
    "note too long": lambda d: d["design"]["notes"][0].update(text="x" * 2001),
    "note far away": lambda d: d["design"]["notes"][0].update(x=1e9),
    "note of no size": lambda d: d["design"]["notes"][0].update(width=0),
    "too many notes": lambda d: d["design"]["notes"].extend({"id": f"n{n}"} for n in range(500)),
    "group twice": lambda d: d["design"]["groups"].append(d["design"]["groups"][0]),
    "group like a link": lambda d: d["design"]["groups"][0].update(
        id=d["design"]["links"][0]["id"]
    ),
    "group without a name": lambda d: d["design"]["groups"][0].update(name=""),
    "group of nothing": lambda d: d["design"]["groups"][0].update(layers=[]),
    "group of what is not there": lambda d: d["design"]["groups"][0].update(layers=["gone"]),
    "group of one layer twice": lambda d: d["design"]["groups"][0].update(layers=[layer(d, 1)] * 2),
    "layer in two groups": lambda d: d["design"]["groups"].append(
        d["design"]["groups"][0] | {"id": "another"}
    ),
    "too many groups": lambda d: d["design"].update(
        layers=[{"type": "dropout", "id": f"d{n}", "name": "x"} for n in range(201)],
        links=[],
        groups=[{"id": f"g{n}", "name": "G", "layers": [f"d{n}"]} for n in range(201)],
    ),
    "unknown view": lambda d: d["design"]["layers"][0].update(view="closed"),
    "first negative": lambda d: d["design"]["layers"][0].update(first=-1),
    "too many layers": lambda d: d["design"]["layers"].extend(
        {"type": "dropout", "id": f"d{n}", "name": "x"} for n in range(1000)
    ),
}


def layer(document: Any, number: int) -> str:
    return document["design"]["layers"][number]["id"]


def masked(document: Any) -> dict[str, Any]:
    return next(link for link in document["design"]["links"] if link.get("mask"))


@pytest.mark.parametrize("name", CHANGES)
def test_designs_no_edit_could_make_are_damage(name: str):
    assert code(changed(CHANGES[name])) == "damaged"


def arrays() -> dict[str, np.ndarray]:
    return dict(sample_project().state)


def with_array(key: str, array: np.ndarray) -> bytes:
    return with_weights(save(arrays() | {key: array}))


def test_weights_that_do_not_fit_are_damage():
    key, array = next(iter(arrays().items()))
    for wrong in (
        array.astype(np.float16),
        array.astype(np.int32),
        array[..., :1],
        array.reshape(1, *array.shape),
        np.full_like(array, np.nan),
        np.full_like(array, np.inf),
    ):
        assert code(with_array(key, wrong)) == "damaged"
    assert code(with_array("more", np.zeros(1, np.float32))) == "damaged"
    assert code(with_weights(save({}))) == "damaged"
    assert code(with_weights(save({k: a for k, a in arrays().items() if k != key}))) == "damaged"


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (b"{}", b""),
        (b"[" * 100_000, b""),
        (b'{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}', b"xx"),
        (b'{"a":{"dtype":"F32","shape":[0,99999999999999],"data_offsets":[0,0]}}', b""),
        (b'{"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,0]}}', b""),
        (b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,99]}}', b"1234"),
        (b" " * 2_000_000 + b"{}", b""),
    ],
)
def test_foreign_weight_files_are_damage(header: bytes, body: bytes):
    assert code(with_weights(struct.pack("<Q", len(header)) + header + body)) == "damaged"
    assert code(with_weights(struct.pack("<Q", 2**63) + header + body)) == "damaged"
    assert code(with_weights(body)) == "damaged"


def test_a_long_chain_is_checked_in_a_moment():
    layers: list[dict[str, object]] = [
        {"type": "dropout", "id": f"d{number}", "name": "d"} for number in range(900)
    ]
    links = [
        {"id": f"l{number}", "source": f"d{number}", "target": f"d{number + 1}"}
        for number in range(899)
    ]
    text = json.dumps(
        {"format": "nndesigner", "version": 1, "design": {"layers": layers, "links": links}}
    )
    data = packed(("project.json", text.encode()), ("weights.safetensors", save({})))
    start = time.thread_time()
    assert len(decode(data).design.layers) == 900
    assert time.thread_time() - start < 1


def test_a_design_with_more_weights_than_fit_is_refused_by_name():
    design = Design(
        layers=(
            InputLayer(id="in", name="In", shape=(MAX_UNITS,)),
            DenseLayer(id="big", name="Big", units=MAX_UNITS),
        ),
        links=(Link(id="link", source="in", target="big"),),
    )
    text = msgspec.json.encode({"format": "nndesigner", "version": 1, "design": design})
    for action in (
        lambda: decode(packed(("project.json", text), ("weights.safetensors", save({})))),
        lambda: encode(Project(design)),
    ):
        with pytest.raises(StorageError) as caught:
            action()
        assert caught.value.code == "too_many_parameters"
        assert caught.value.params == {
            "count": MAX_UNITS**2 + MAX_UNITS,
            "limit": MAX_PARAMETERS,
        }


@pytest.mark.parametrize(
    "changes",
    [
        {"history": (HistoryRow(-1.0),)},
        {"history": (HistoryRow(1e308),)},
        {"history": (HistoryRow(2.0), HistoryRow(1.0))},
        {"history": (HistoryRow(1.0, train_accuracy=7.0),)},
        {"probe": (1e39,)},
    ],
)
def test_what_could_not_be_read_is_never_written(changes: dict[str, Any]):
    with pytest.raises(StorageError) as caught:
        encode(sample_project().with_(**changes))
    assert caught.value.code == "not_storable"


def test_a_pause_between_two_steps_may_be_noted_twice():
    twice = sample_project().with_(history=(HistoryRow(1.5, 0.5), HistoryRow(1.5, 0.5)))
    assert decode(encode(twice)).history == twice.history


def test_a_mask_is_kept_while_its_width_is_unknown():
    design = edits.add_layer(Design(), "input", 0, 0, shape=(3,))
    design = edits.add_layer(design, "dropout", 0, 0)
    design = edits.add_layer(design, "dense", 0, 0, units=2)
    entry, dropout, dense = (item.id for item in design.layers)
    design = edits.connect(design, entry, dropout)
    design = edits.connect_units(design, dropout, dense, source_unit=2, target_unit=1)
    design = edits.remove(design, [design.links[0].id])
    state = {dense: np.zeros(2, np.float32)}
    back = decode(encode(Project(design, Project().state.replaced(**state))))
    assert back.design.links[0].mask == ((), (2,))
