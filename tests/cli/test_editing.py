"""Changing a design without a window: `set` and `add`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nndesigner.core.catalog import PALETTE, kind_of
from nndesigner.storage.project import read
from tests.cli.conftest import Make, Run


def kinds(path: Path) -> list[str]:
    """Return the kinds along the chain from the input on."""
    design = read(path).design
    layer = design.input
    found = []
    while layer is not None:
        found.append(kind_of(layer))
        out = design.links_out_of(layer.id)
        layer = design.layer(out[0].target) if out else None
    return found


@pytest.mark.parametrize("kind", [kind for kind in PALETTE if kind not in ("input", "output")])
def test_every_kind_can_be_put_into_a_network(run: Run, made: Make, kind: str):
    path = made("digits")
    fields = ["shape=4x16"] if kind == "reshape" else []
    result = run("add", path, kind, *fields, "--after", "Picture", "--json")
    assert result.status == 0, result.err
    expected = "dense" if kind == "neuron" else kind
    assert kinds(path) == ["input", expected, "dense", "output"]
    found = result.json
    assert found["layer"]["kind"] == expected
    assert found["problems"] == [], "it can be trained as it is"
    assert run("check", path).status == 0


def test_a_cnn_is_built_and_trained_by_commands_alone(run: Run, made: Make):
    path = made("digits")
    for words in (
        ["conv2d", "--after", "Picture", "filters=4"],
        ["max_pool", "--after", "Conv2D"],
        ["dropout", "rate=0.1"],
    ):
        assert run("add", path, *words).status == 0
    assert kinds(path) == ["input", "conv2d", "max_pool", "dense", "dropout", "output"]
    result = run("train", path, "--epochs", 1, "--json")
    assert result.status == 0, result.err
    assert result.json["parameters"] == 40 + 64 * 64 + 64 + 64 * 10 + 10


def test_branches_come_together(run: Run, made: Make):
    path = made("digits")
    assert run("add", path, "dense", "units=64", "--after", "Hidden").status == 0
    result = run("add", path, "add", "--after", "Dense", "--with", "Hidden", "--json")
    assert result.status == 0, result.err
    assert len(result.json["layer"]["sources"]) == 2
    assert run("check", path).status == 0


def test_set_changes_fields_of_every_type(run: Run, made: Make):
    path = made("digits")
    run("add", path, "conv2d", "--after", "Picture")
    words = ["filters=3", "size=5", "padding=valid", "activation=gelu", "frozen=yes", "name=Eyes"]
    result = run("set", path, "Conv2D", *words, "--json")
    assert result.status == 0, result.err
    layer = result.json["layer"]
    assert (layer["filters"], layer["size"], layer["frozen"]) == (3, 5, True)
    assert layer["output_shape"] == [3, 4, 4]
    assert layer["parameters"] == 3 * 25 + 3
    assert run("set", path, "Eyes", "filters=6").status == 0
    assert run("set", path, "Picture", "shape=4x16").status == 0
    assert read(path).design.layers[0].shape == (4, 16)
    assert run("set", path, "Digit", "classes=a,b,c", "units=3").status == 0
    assert read(path).design.output.classes == ("a", "b", "c")


def test_training_and_data_are_set_too(run: Run, made: Make, tmp_path: Path):
    path, out = made("xor"), tmp_path / "other.nnd"
    words = ["schedule=one_cycle", "class_weights=1,2", "balance_classes=on"]
    assert run("set", path, "training", *words, "--out", out).status == 0
    settings = read(out).design.training
    assert (settings.schedule, settings.class_weights) == ("one_cycle", (1.0, 2.0))
    assert settings.balance_classes
    assert read(path).design.training.schedule == "constant", "the file itself stays"
    assert run("set", path, "data", "noise=0.5").status == 0
    assert read(path).design.data.noise == 0.5


def test_single_neurons_have_activations_and_locks(run: Run, made: Make):
    path = made("digits")
    words = ["units=80", "activation.3=sine", "activation.80=tanh", "bias.2=locked"]
    result = run("set", path, "Hidden", *words, "--json")
    assert result.status == 0, result.err
    assert result.json["layer"]["unit_activations"] == [[2, "sine"], [79, "tanh"]]
    assert result.json["layer"]["locked"] == [1]
    design = read(path).design
    hidden = next(layer for layer in design.layers if layer.name == "Hidden")
    assert (hidden.activation, hidden.units) == ("relu", 80)
    assert run("set", path, "Hidden", "activation.3=relu", "bias.2=free").status == 0
    hidden = next(layer for layer in read(path).design.layers if layer.name == "Hidden")
    assert (hidden.unit_activations, hidden.locked) == (((79, "tanh"),), ())


@pytest.mark.parametrize("name", ["Picture", "A.b-c", "3"])
def test_single_weights_are_locked(run: Run, made: Make, name: str):
    path = made("digits")
    assert run("set", path, "Picture", f"name={name}").status == 0
    assert run("set", path, "Hidden", f"weight.2.{name}.5=locked").status == 0
    (link, _) = read(path).design.links
    assert [units for units in enumerate(link.locked) if units[1]] == [(1, (4,))]
    assert run("set", path, "Hidden", f"weight.2.{name}.5=free").status == 0
    assert read(path).design.links[0].locked is None


def test_a_range_is_said_as_it_is(run: Run, made: Make):
    path = made("xor")
    said = run("set", path, "training", "momentum=1").message
    assert said.endswith("it must be at least 0 and less than 1.")
    said = run("set", path, "training", "class_weights=-1,2").message
    assert "each must be at least 0" in said


def test_weights_of_what_remains_are_kept(run: Run, made: Make):
    path = made("digits")
    assert run("train", path, "--epochs", 1, "--out", path).status == 0
    before = read(path)
    assert run("set", path, "Hidden", "units=70").status == 0
    after = read(path)
    first = before.design.links[0].id
    np.testing.assert_array_equal(after.state[first][:64], before.state[first])
    assert after.state[first].shape == (70, 64)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["Hidden", "units=0"], "invalid_value"),
        (["Hidden", "units=many"], "invalid_value"),
        (["Hidden", "frozen=perhaps"], "invalid_value"),
        (["Hidden", "colour=red"], "unknown_field"),
        (["Nobody", "units=3"], "unknown_layer"),
        (["training", "momentum=1"], "invalid_value"),
        (["Hidden", "activation.3=best"], "invalid_value"),
        (["Hidden", "activation.65=relu"], "unknown_unit"),
        (["Hidden", "activation.0=relu"], "unknown_unit"),
        (["Hidden", "activation.x=relu"], "unknown_unit"),
        (["Digit", "activation.1=relu"], "softmax_of_some"),
        (["Picture", "bias.1=locked"], "has_no_neurons"),
        (["Hidden", "bias.1=yes"], "invalid_value"),
        (["Hidden", "bias.1.2=locked"], "unknown_field"),
        (["Hidden", "colour.3=red"], "unknown_field"),
        (["Hidden", "weight.1=locked"], "unknown_field"),
        (["Hidden", "weight.1.Nobody.2=locked"], "unknown_layer"),
        (["Hidden", "weight.1.Digit.2=locked"], "not_connected"),
        (["Hidden", "weight.1.Picture.65=locked"], "unknown_unit"),
        (["Hidden", "units=80", "bias.81=locked"], "unknown_unit"),
    ],
)
def test_what_cannot_be_set_changes_nothing(run: Run, made: Make, words: list[str], code: str):
    path = made("digits")
    before = path.read_bytes()
    result = run("set", path, *words, "--json")
    assert result.status == 1
    assert result.json["error"]["code"] == code
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["set", "a.nnd", "Hidden"],
        ["set", "a.nnd", "Hidden", "units"],
        ["add", "a.nnd", "best"],
        ["add", "a.nnd", "dense", "--after", "x", "units"],
        ["add", "a.nnd", "dense", "--behind", "x"],
        ["check", "a.nnd", "units=3"],
    ],
)
def test_wrong_usage_is_said(run: Run, words: list[str]):
    result = run(*words)
    assert result.status == 2
    assert "usage: nndesigner" in result.err


def test_a_layer_to_follow_that_is_not_there(run: Run, made: Make):
    result = run("add", made("xor"), "dense", "--after", "Nobody")
    assert result.status == 1
    assert "“Hidden”" in result.message
