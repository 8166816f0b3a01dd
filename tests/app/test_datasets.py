import os

from nndesigner.app import datasets
from nndesigner.core.training import DataReference


def write(path, columns: int) -> None:
    header = ",".join([f"x{number}" for number in range(columns)] + ["label"])
    rows = [",".join(["1"] * columns + [label]) for label in "ab" * 20]
    path.write_text("\n".join([header, *rows]))


def test_a_table_that_was_missing_is_found_when_it_is_there(tmp_path):
    path = tmp_path / "t.csv"
    reference = DataReference(path=str(path))
    assert datasets.spec_of(reference) is None
    write(path, 2)
    assert datasets.spec_of(reference).input_shape == (2,)


def test_a_changed_table_is_read_again(tmp_path):
    path = tmp_path / "t.csv"
    write(path, 2)
    reference = DataReference(path=str(path))
    assert datasets.load(reference).inputs.shape[1] == 2
    write(path, 3)
    os.utime(path, ns=(1, 1))
    assert datasets.spec_of(reference).input_shape == (3,)
    assert datasets.load(reference).inputs.shape[1] == 3


def test_the_rest_of_a_reference_does_not_make_a_table_be_read_again(tmp_path, monkeypatch):
    path = tmp_path / "t.csv"
    write(path, 2)
    datasets.spec_of(DataReference(path=str(path)))
    monkeypatch.setattr(datasets.builtin, "spec", None)
    assert datasets.spec_of(DataReference(path=str(path), test_fraction=0.5)) is not None


def test_choices_are_all_built_in_data_sets():
    names = [name for name, spec in datasets.choices() if spec is not None]
    assert names == ["digits", "iris", "moons", "circles", "spiral", "xor", "blobs"]
