"""What is written is what is read, bit for bit."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.errors import StorageError
from nndesigner.core.project import HistoryRow, Project
from nndesigner.core.shapes import array_shapes
from nndesigner.core.training import DataReference
from nndesigner.storage.project import decode, encode, read, write
from tests.storage.projects import counted_state, equal, noted_project, projects, sample_project


def test_everything_comes_back(tmp_path: Path):
    path = tmp_path / "网络 ü.nnd"
    project = sample_project()
    write(path, project)
    assert equal(read(path), project)
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_notes_groups_and_views_come_back():
    assert equal(decode(encode(noted_project())), noted_project())


def test_an_empty_project_comes_back():
    assert equal(decode(encode(Project())), Project())


@given(projects())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_edits_make_comes_back(project: Project):
    data = encode(project)
    back = decode(data)
    assert equal(back, project)
    assert encode(back) == data


def test_transposed_and_strided_arrays_keep_their_numbers():
    design = edits.add_layer(Design(), "input", 0, 0, shape=(2,))
    design = edits.add_layer(design, "output", 0, 0, units=3)
    design = edits.connect(design, design.layers[0].id, design.layers[1].id)
    shapes = array_shapes(design)
    assert sorted(shapes.values()) == [(3,), (3, 2)]
    matrix = np.arange(6, dtype=np.float32).reshape(2, 3).T
    bias = np.arange(6, dtype=np.float32)[::2]
    arrays = {key: matrix if len(shape) == 2 else bias for key, shape in shapes.items()}
    # Not through NetworkState, which already puts memory in order: the file may not rely on it.
    project = Project(design, arrays)  # type: ignore[arg-type]
    state = decode(encode(project)).state
    for key, array in arrays.items():
        assert state[key].tolist() == array.tolist()


def test_read_arrays_cannot_be_written():
    state = decode(encode(sample_project())).state
    for array in state.values():
        assert array.dtype == np.float32
        assert array.flags.c_contiguous
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_weights_of_a_network_trained_in_float64_stay_as_they_are():
    project = sample_project()
    fine = NetworkState({key: array.astype(np.float64) / 3 for key, array in project.state.items()})
    back = decode(encode(project.with_(state=fine))).state
    assert back.same_as(fine)


def test_the_order_of_arrays_does_not_matter_to_the_bytes():
    project = sample_project()
    turned = project.with_(state=NetworkState(dict(reversed(list(project.state.items())))))
    assert encode(project) == encode(turned) == encode(sample_project())


def test_losses_that_are_no_numbers_become_unmeasured():
    row = HistoryRow(1.0, float("nan"), float("inf"), 0.5, None)
    back = decode(encode(sample_project().with_(history=(row,))))
    assert back.history == (HistoryRow(1.0, None, None, 0.5, None),)


def test_long_histories_fit():
    history = tuple(HistoryRow(float(i), 1 / (i + 1), 0.1, 0.9, 0.8) for i in range(4000))
    assert decode(encode(Project(history=history))).history == history


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("where", ["state", "probe", "drawing", "epoch", "place"])
def test_what_could_not_be_read_is_not_written(tmp_path: Path, number: float, where: str):
    project = sample_project()
    path = tmp_path / "net.nnd"
    write(path, project)
    before = path.read_bytes()
    layer = project.design.layers[1]
    bad = {
        "state": lambda: project.with_(
            state=project.state.replaced(**{layer.id: np.full(3, number, np.float32)})
        ),
        "probe": lambda: project.with_(probe=(number,)),
        "drawing": lambda: project.with_(drawing=(((number, 0.0),),)),
        "epoch": lambda: project.with_(history=(HistoryRow(number),)),
        "place": lambda: project.with_(design=_with_x(project.design, number)),
    }[where]()
    with pytest.raises(StorageError) as caught:
        write(path, bad)
    assert caught.value.code == "not_storable"
    assert caught.value.params["path"] == str(path)
    assert path.read_bytes() == before


def _with_x(design: Design, x: float) -> Design:
    import msgspec

    layers = (msgspec.structs.replace(design.layers[0], x=x), *design.layers[1:])
    return msgspec.structs.replace(design, layers=layers)


def test_weights_that_are_not_the_designs_are_not_written():
    project = sample_project()
    for arrays in (
        {},
        dict(project.state) | {"layer99": np.zeros(1, np.float32)},
        dict(project.state) | {project.design.layers[1].id: np.zeros(4, np.float32)},
    ):
        with pytest.raises(StorageError) as caught:
            encode(project.with_(state=NetworkState(arrays)))
        assert caught.value.code == "not_storable"


def test_a_path_that_is_no_text_is_not_written():
    design = Design(data=DataReference(path="/data/\udc80.csv"))
    with pytest.raises(StorageError) as caught:
        encode(Project(design))
    assert caught.value.code == "not_storable"


def test_a_large_network_is_read_in_a_moment():
    design = edits.add_layer(Design(), "input", 0, 0, shape=(28, 28))
    design = edits.add_layer(design, "dense", 0, 0, units=256)
    design = edits.add_layer(design, "output", 0, 0, units=10)
    entry, dense, output = (layer.id for layer in design.layers)
    design = edits.connect(edits.connect(design, entry, dense), dense, output)
    data = encode(Project(design, counted_state(design)))
    seconds = []
    for _ in range(5):
        start = time.thread_time()
        decode(data)
        seconds.append(time.thread_time() - start)
    assert min(seconds) < 0.05
