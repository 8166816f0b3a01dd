from __future__ import annotations

import pytest

from nndesigner.core.catalog import (
    ACTIVATIONS,
    DATA_FIELDS,
    LAYER_TYPES,
    LOSS_ACTIVATIONS,
    LOSSES,
    OPTIMIZERS,
    TRAINING_FIELDS,
    FieldSpec,
    kind_of,
    layer_fields,
)
from nndesigner.core.design import MAX_UNITS, DenseLayer, DropoutLayer
from nndesigner.core.errors import EditError
from nndesigner.core.training import DataReference, TrainingSettings
from nndesigner.core.validate import validated

NUMBERS = [
    (struct, spec)
    for struct, specs in (
        (TrainingSettings(), TRAINING_FIELDS),
        (DataReference(), DATA_FIELDS),
        (DenseLayer(id="a", name="A"), layer_fields("dense")),
        (DropoutLayer(id="a", name="A"), layer_fields("dropout")),
    )
    for spec in specs.values()
    if spec.kind in ("int", "float")
]


def step(spec: FieldSpec) -> float:
    return 1 if spec.kind == "int" else 1e-9


@pytest.mark.parametrize(("struct", "spec"), NUMBERS, ids=lambda item: getattr(item, "name", ""))
def test_each_number_is_taken_up_to_its_ends_and_not_beyond(struct, spec):
    number = int if spec.kind == "int" else float
    for end, is_open, outward in (
        (spec.minimum, spec.open_minimum, -step(spec)),
        (spec.maximum, spec.open_maximum, step(spec)),
    ):
        outside = number(end) if is_open else number(end + outward * max(1, abs(end)))
        inside = number(end) if not is_open else number(end - outward)
        assert getattr(validated(struct, {spec.name: inside}), spec.name) == inside
        with pytest.raises(EditError) as caught:
            validated(struct, {spec.name: outside})
        assert caught.value.params["minimum"] == spec.minimum
        assert caught.value.params["maximum"] == spec.maximum


@pytest.mark.parametrize(("struct", "spec"), NUMBERS, ids=lambda item: getattr(item, "name", ""))
@pytest.mark.parametrize("value", [float("nan"), float("inf"), "1", None, True, [], 10**400])
def test_no_number_is_anything_else(struct, spec, value):
    with pytest.raises(EditError, match="invalid_value"):
        validated(struct, {spec.name: value})


@pytest.mark.parametrize(("struct", "spec"), NUMBERS, ids=lambda item: getattr(item, "name", ""))
def test_defaults_are_within_range(struct, spec):
    if isinstance(spec.default, int | float):
        assert validated(struct, {spec.name: spec.default}) == struct


def test_nothing_to_change_gives_an_equal_value():
    assert validated(TrainingSettings(), {}) == TrainingSettings()


def test_an_error_names_the_choices():
    with pytest.raises(EditError) as caught:
        validated(TrainingSettings(), {"optimizer": "lbfgs"})
    assert caught.value.params["choices"] == OPTIMIZERS
    assert str(caught.value).startswith("invalid_value(field='optimizer', value='lbfgs'")


class TestCatalog:
    def test_ranges_come_from_the_annotations(self):
        fields = layer_fields("dense")
        assert fields["units"] == FieldSpec("units", "int", 16, 1, MAX_UNITS)
        assert fields["activation"].choices == ACTIVATIONS
        assert fields["name"].kind == "text"
        rate = layer_fields("dropout")["rate"]
        assert (rate.minimum, rate.maximum, rate.open_minimum, rate.open_maximum) == (
            0,
            1,
            False,
            True,
        )
        assert TRAINING_FIELDS["learning_rate"].open_minimum
        assert layer_fields("input")["shape"].kind == "shape"
        assert layer_fields("output")["classes"].kind == "texts"
        assert DATA_FIELDS["path"].kind == "text"

    def test_kinds_and_types_are_one_to_one(self):
        for kind, layer_type in LAYER_TYPES.items():
            assert kind_of(layer_type(id="a", name="A")) == kind
        with pytest.raises(TypeError):
            kind_of("dense")

    def test_every_loss_has_an_activation(self):
        assert LOSS_ACTIVATIONS.keys() == set(LOSSES)
        assert all(set(names) <= set(ACTIVATIONS) for names in LOSS_ACTIVATIONS.values())
