"""What is odd about the data is named before training starts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import Design, InputLayer
from nndesigner.core.layers import EmbeddingLayer, FlattenLayer
from nndesigner.engine.events import EpochDone, Noticed
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.train import Trainer
from tests.engine.builders import design, inputs, output, values_dataset


def notices(wanted: Design, dataset: Dataset) -> dict[str, Noticed]:
    found = {}
    for event in Trainer(wanted, initial_state(wanted), dataset).run():
        if isinstance(event, EpochDone):
            return found
        assert isinstance(event, Noticed)
        found[event.code] = event
    raise AssertionError


def words(numbers: Any) -> Dataset:
    numbers = np.asarray(numbers, np.float32)
    every = np.arange(len(numbers))
    return Dataset(DataSpec("words", (3,), ("a", "b")), numbers, every % 2, every, every[:0])


def reader(*, flattened: bool = False) -> Design:
    embedding = EmbeddingLayer(id="e", name="Words", vocabulary=5, size=2)
    layers = [inputs(3), FlattenLayer(id="f", name="F"), embedding, output(2)]
    links = ["in>f", "f>e", "e>out"]
    if not flattened:
        layers.pop(1)
        links = ["in>e", "e>out"]
    return design(layers, links)


@pytest.mark.parametrize("flattened", [False, True])
def test_numbers_that_stand_for_no_word(*, flattened: bool) -> None:
    wanted = reader(flattened=flattened)
    assert notices(wanted, words([[0, 1, 4], [3, 2, 0]])) == {}
    found = notices(wanted, words([[0, 1, 5], [3, -1, 0]]))
    assert found.keys() == {"words_out_of_range"}
    notice = found["words_out_of_range"]
    assert notice.where == "e"
    assert notice.params == {"name": "Words", "vocabulary": 5, "share": pytest.approx(1 / 3)}


def test_numbers_that_are_hardly_words() -> None:
    found = notices(reader(), words([[0, 1.5, 4], [3, 2.25, 0.5]]))
    assert found.keys() == {"words_not_whole"}
    assert found["words_not_whole"].params["share"] == pytest.approx(0.5)


def regression(shape: tuple[int, ...] = (3,)) -> Design:
    first = InputLayer(id="in", name="in", shape=shape)
    return design([first, output(2, "identity", "mean_squared_error")], ["in>out"])


def test_a_value_that_never_changes() -> None:
    data = values_dataset()
    assert notices(regression(), data) == {}
    targets = data.targets.copy()
    targets[:, 1] = 2
    found = notices(regression(), replace(data, targets=targets))
    assert found["constant_target"].params == {"columns": (2,), "count": 1}


@pytest.mark.parametrize("shape", [(4,), (2, 2)])
def test_samples_that_are_all_the_same(shape: tuple[int, ...]) -> None:
    data = values_dataset()
    alike = np.tile(np.arange(4, dtype=np.float32), (60, 1))
    spec = DataSpec("alike", shape, outputs=2)
    found = notices(regression(shape), replace(data, spec=spec, inputs=alike))
    assert found.keys() == {"same_samples"}
    assert found["same_samples"].params["count"] == 51, "those for validation left out"


def test_some_inputs_that_are_the_same_are_named_for_tables_only() -> None:
    data = values_dataset()
    numbers = np.concatenate([data.inputs, np.ones((60, 1), np.float32)], axis=1)
    table = replace(data, spec=DataSpec("t", (4,), outputs=2), inputs=numbers)
    assert notices(regression((4,)), table)["constant_columns"].params["columns"] == ("4",)
    picture = replace(table, spec=DataSpec("p", (2, 2), outputs=2))
    assert notices(regression((2, 2)), picture) == {}
