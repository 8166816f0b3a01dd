"""The list of all kinds and choices, and the settings of `train` that come from it."""

from __future__ import annotations

import json

import pytest

from nndesigner.core import catalog
from nndesigner.storage.project import read
from tests.cli.conftest import Make, Run

SECTIONS = {
    "layers": catalog.PALETTE,
    "activations": catalog.ACTIVATIONS,
    "losses": catalog.LOSSES,
    "optimizers": catalog.OPTIMIZERS,
    "schedules": catalog.SCHEDULES,
    "initializers": catalog.INITIALIZERS,
    "augmentations": catalog.AUGMENTATIONS,
    "precisions": catalog.PRECISIONS,
    "training": tuple(catalog.TRAINING_FIELDS),
}


def test_everything_is_listed_with_a_sentence(run: Run):
    found = run("catalog", "--json").json
    assert {name: tuple(item["name"] for item in items) for name, items in found.items()} == (
        SECTIONS
    )
    for items in found.values():
        assert all(item["description"] and item["title"] for item in items)
    for section in ("layers", "activations", "losses", "optimizers", "schedules", "initializers"):
        assert all(item["formula"] for item in found[section]), section


@pytest.mark.parametrize("section", SECTIONS)
def test_one_list_has_a_line_for_each(run: Run, section: str):
    result = run("catalog", section)
    assert result.status == 0
    assert [line.split()[0] for line in result.out.splitlines()] == list(SECTIONS[section])
    assert list(run("catalog", section, "--json").json) == [section]


@pytest.mark.parametrize("kind", catalog.PALETTE)
def test_a_kind_lists_its_fields_with_range_and_default(run: Run, kind: str):
    (found,) = run("catalog", kind, "--json").json["layers"]
    specs = catalog.layer_fields("dense" if kind == "neuron" else kind)
    for field in found["fields"]:
        spec = specs[field["name"]]
        assert (field["minimum"], field["maximum"]) == (spec.minimum, spec.maximum)
        assert field["choices"] == list(spec.choices)
        assert field["description"]
        if field["name"] != "name":
            assert field["default"] == json.loads(json.dumps(spec.default))
    assert found["formula"] in run("catalog", kind).out


def test_ranges_read_as_people_write_them(run: Run):
    out = run("catalog", "dropout").out
    assert "0 .. below 1  (default 0.25)" in out
    assert "above 0 .. 1  (default 1e-05)" in run("catalog", "batch_norm").out
    assert "28x28  (default 4x4)" in run("catalog", "reshape").out
    assert "yes | no  (default no)" in run("catalog", "dense").out


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("relu", ["activations"]),
        ("one_cycle", ["schedules"]),
        ("step", ["activations", "schedules"]),
        ("momentum", ["optimizers", "training"]),
        ("he_uniform", ["initializers"]),
        ("huber", ["losses"]),
        ("float64", ["precisions"]),
        ("class_weights", ["training"]),
    ],
)
def test_anything_in_the_lists_can_be_asked_for(run: Run, name: str, sections: list[str]):
    found = run("catalog", name, "--json").json
    assert list(found) == sections
    assert all([item["name"] for item in items] == [name] for items in found.values())
    result = run("catalog", name)
    assert result.status == 0
    assert all(items[0]["description"] in result.out for items in found.values())


def test_a_warm_up_does_not_start_at_zero(run: Run):
    out = run("catalog", "warm_up").out
    assert "from 1/100" in out
    assert "0.01 + 0.99" in out


def test_an_unknown_name_is_said_with_what_there_is(run: Run):
    result = run("catalog", "best")
    assert result.status == 1
    assert "conv2d" in result.message
    assert run("catalog", "best", "--json").json["error"]["code"] == "unknown_name"


def test_the_catalog_needs_no_widgets():
    import subprocess
    import sys

    code = (
        "import sys, nndesigner.cli as cli; cli.run(['catalog', 'conv2d']);"
        "print([m for m in sys.modules if 'QtWidgets' in m or 'QtGui' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


GIVEN = {
    "--optimizer": ("lion", "lion"),
    "--lr": ("0.002", 0.002),
    "--momentum": ("0.5", 0.5),
    "--schedule": ("step", "step"),
    "--schedule-epochs": ("3", 3),
    "--schedule-factor": ("0.1", 0.1),
    "--weight-decay": ("0.01", 0.01),
    "--l1": ("0.001", 0.001),
    "--l2": ("0.002", 0.002),
    "--clip-norm": ("5", 5.0),
    "--max-norm": ("4", 4.0),
    "--time-limit": ("60", 60.0),
    "--target-loss": ("0.001", 0.001),
    "--patience": ("50", 50),
    "--class-weights": ("1,2.5", (1.0, 2.5)),
    "--augmentation": ("none", "none"),
    "--handwriting": ("0", 0),
    "--validation": ("0.2", 0.2),
    "--precision": ("float64", "float64"),
    "--batch-size": ("8", 8),
}
SWITCHES = ("--balance-classes", "--no-examples")
FIELDS = {"--lr": "learning_rate", "--validation": "validation_fraction"}


def test_train_takes_every_setting(run: Run, made: Make, tmp_path):
    out = tmp_path / "out.nnd"
    words = [word for option, (text, _) in GIVEN.items() for word in (option, text)]
    result = run("train", made("xor"), "--epochs", 2, *SWITCHES, *words, "--out", out)
    assert result.status == 0, result.err
    settings = read(out).design.training
    assert settings.epochs == 2
    assert settings.balance_classes
    assert not settings.examples
    for option, (_, value) in GIVEN.items():
        name = FIELDS.get(option, option[2:].replace("-", "_"))
        assert getattr(settings, name) == value, option
    named = {FIELDS.get(option, option[2:].replace("-", "_")) for option in GIVEN}
    assert named | {"epochs", "balance_classes", "examples", "seed"} == set(catalog.TRAINING_FIELDS)


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--schedule", "best", "is none of constant, step"),
        ("--momentum", "1", "is not a number from 0 to just below 1"),
        ("--patience", "-1", "is not a whole number from 0"),
        ("--class-weights", "1,x", "are not numbers separated by commas"),
        ("--class-weights", "-1,2", "each must be at least 0"),
        ("--precision", "float16", "is none of float32, float64"),
    ],
)
def test_settings_out_of_range_name_the_range(run: Run, option: str, text: str, said: str):
    result = run("train", "a.nnd", option, text)
    assert result.status == 2
    assert said in result.err


def test_why_training_ended_early_is_said(run: Run, made: Make):
    path = made("iris")
    words = ("--epochs", 50, "--target-loss", 5)
    result = run("train", path, *words)
    assert "ended        the target loss was reached" in result.out
    assert run("train", path, *words, "--json").json["ended"] == "target"


def test_what_keeps_a_network_from_learning_is_said(run: Run, made: Make):
    path = made("iris")
    assert run("set", path, "Hidden", "initializer=zeros").status == 0
    result = run("train", path, "--epochs", 1)
    assert "warning same_weights" in result.err
