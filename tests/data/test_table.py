import os
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import builtin, table


@pytest.fixture
def write(tmp_path):
    def write(content, name="table.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(file)

    return write


def load(path, **fields):
    return builtin.load(DataReference(path=path, **fields))


def raw(dataset):
    shift, divisor = dataset.scale
    return dataset.inputs * divisor + shift


TEXTS = {
    "comma": "a,b,kind\n1.5,2,yes\n-3,4e1,no\n0,.5,yes\n",
    "semicolon": "a;b;kind\n1.5;2;yes\n-3;4e1;no\n0;.5;yes\n",
    "decimal comma": "a;b;kind\n1,5;2;yes\n-3;4e1;no\n0;,5;yes\n",
    "tab": "a\tb\tkind\n1.5\t2\tyes\n-3\t40\tno\n0\t0.5\tyes",
    "tab and decimal comma": "a\tb\tkind\n1,5\t2\tyes\n-3\t40\tno\n0\t0,5\tyes",
    "spaces and quotes": '"a", b ,kind\n 1.5 ,"2",yes\n-3,40,no\n0,0.5,"yes"\n',
    "empty lines": "a,b,kind\n\n1.5,2,yes\n\n-3,40,no\n,,\n0,0.5,yes\n\n",
    "Windows": "a,b,kind\r\n1.5,2,yes\r\n-3,40,no\r\n0,0.5,yes\r\n",
    "old Mac": "a,b,kind\r1.5,2,yes\r-3,40,no\r0,0.5,yes\r",
    "target first": "Class,a,b\nyes,1.5,2\nno,-3,40\nyes,0,0.5\n",
    "target in the middle": "a,LABEL,b\n1.5,yes,2\n-3,no,40\n0,yes,0.5\n",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_dialects(write, name, encoding):
    path = write(TEXTS[name].encode(encoding))
    dataset = load(path, test_fraction=0)
    np.testing.assert_allclose(raw(dataset), [[1.5, 2], [-3, 40], [0, 0.5]], atol=1e-5)
    assert dataset.spec.classes == ("no", "yes")
    assert dataset.targets.tolist() == [1, 0, 1]
    assert dataset.spec.features == ("a", "b")
    assert dataset.spec.name == "table.csv"
    assert builtin.spec(DataReference(path=path)) == dataset.spec


def test_without_header_the_last_column_is_the_target(write):
    dataset = load(write("5.1,3.5,setosa\n4.9,3,setosa\n7,3.2,versicolor\n6.4,3.2,versicolor\n"))
    assert dataset.spec.classes == ("setosa", "versicolor")
    assert dataset.spec.features == ()
    assert dataset.spec.input_shape == (2,)
    assert len(dataset.inputs) == 4


def test_whole_numbers_of_few_kinds_are_classes(write):
    dataset = load(write("x,y,and\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n"), test_fraction=0)
    assert dataset.spec.classes == ("0", "1")
    assert dataset.targets.tolist() == [0, 0, 0, 1]
    assert dataset.targets.dtype == np.int64
    ordered = load(write("".join(f"{i},{i % 12}\n" for i in range(48)), "other.csv"))
    assert ordered.spec.classes == tuple(map(str, range(12)))


@pytest.mark.parametrize("numbers", [[0.5, 1, 2, 3] * 10, list(range(40)), [1, 2, 3]])
def test_other_numbers_are_values_left_as_they_are(write, numbers):
    dataset = load(write("".join(f"{i},{value}\n" for i, value in enumerate(numbers))))
    assert dataset.spec.classes == ()
    assert dataset.spec.outputs == 1
    assert dataset.targets.shape == (len(numbers), 1)
    assert dataset.targets.dtype == np.float32
    assert dataset.targets.ravel().tolist() == numbers


def test_features_are_standardised_by_training_samples(write):
    rows = np.random.default_rng(0).normal(50, 20, (60, 3))
    text = "".join(",".join(map(str, row)) + f",{'ab'[n % 2]}\n" for n, row in enumerate(rows))
    dataset = load(write(text), test_fraction=0.25, split_seed=3)
    chosen = dataset.inputs[dataset.train]
    np.testing.assert_allclose(chosen.mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(chosen.std(axis=0), 1, atol=1e-5)
    assert len(dataset.test) == 15
    assert not dataset.inputs.flags.writeable


numbers = st.floats(-1e6, 1e6).map(lambda value: round(value, 4))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=3, max_size=30),
    header=st.booleans(),
    mark=st.sampled_from(",;\t"),
    comma=st.booleans(),
)
def test_what_was_written_is_read(write, rows, header, mark, comma):
    def cell(value):
        text = f"{value:.4f}"
        return text.replace(".", ",") if comma and mark != "," else text

    body = [mark.join([*map(cell, row), "uv"[n % 2]]) for n, row in enumerate(rows)]
    path = write("\n".join([mark.join("abcd"), *body] if header else body))
    table._cached.cache_clear()  # files made within one tick of the clock look the same
    dataset = load(path, test_fraction=0)
    spread = np.ptp(np.array(rows), axis=0).max() + np.abs(rows).max()
    np.testing.assert_allclose(raw(dataset), rows, atol=1e-5 * spread + 1e-6)
    assert dataset.targets.tolist() == [n % 2 for n in range(len(rows))]
    assert dataset.spec.features == (("a", "b", "c") if header else ())


BAD = {
    "table_empty": ["", "\n\n", " , ,\n"],
    "too_few_rows": ["a,b\n", "1,2\n", "a,b\n1,2\n"],
    "too_few_columns": ["1\n2\n", "a\n1\n2\n"],
    "too_many_columns": [",".join(["1"] * 16_386) + "\n"],
    "row_length": ["1,2,3\n1,2\n", "1,2,3\n1,2,3,4\n", "a,b\n1,2\n3,4,\n"],
    "missing_value": ["1,,x\n3,4,y\n", "a,b\n1,2\n,4\n", "a,b\n1,\n2,3\n"],
    "not_a_number": [
        "a,b,c\n1,2,x\n1,two,y\n",
        "1,2,x\n1,nan,y\n",
        "1,2,x\n1,inf,y\n",
        "1,2,x\n1,1_0,y\n",
        "1,2,x\n1,1e39,y\n",
        "1,2,x\n1;5,2,y\n",
    ],
    "one_class": ["1,x\n2,x\n", "1,5\n2,5\n3,5\n"],
    "too_many_classes": ["".join(f"{i},name{i}\n" for i in range(201))],
    "class_name_too_long": ["1,x\n2," + "y" * 61 + "\n"],
    "not_text": [b"\x89PNG\r\n\x1a\n\xff\xfe", b"1,2\n\0\0,3\n", b"\xff\xfe1", '"' + "x" * 200_000],
}


@pytest.mark.parametrize(
    ("code", "content"), [(code, content) for code, many in BAD.items() for content in many]
)
def test_bad_tables(write, code, content):
    path = write(content)
    for ask in (builtin.spec, builtin.load):
        with pytest.raises(DataError) as caught:
            ask(DataReference(path=path))
        assert caught.value.code == code
        assert caught.value.params["path"] == path
    assert builtin.spec_or_none(DataReference(path=path)) is None


def test_bad_cells_are_named_by_line_and_column(write):
    with pytest.raises(DataError) as caught:
        load(write("width,height,kind\n1,2,x\n\n3,tall,y\n"))
    assert caught.value.params.items() >= {"row": 4, "column": "height", "value": "tall"}.items()
    with pytest.raises(DataError) as caught:
        load(write("1,2,x\n3,,y\n", "other.csv"))
    assert caught.value.params.items() >= {"row": 2, "column": "2"}.items()


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    def code(path):
        with pytest.raises(DataError) as caught:
            load(str(path))
        return caught.value.code

    assert code(tmp_path / "none.csv") == "file_not_found"
    assert code(tmp_path) == "file_is_folder"
    assert code("a\0b") == "file_not_readable"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        assert code(tmp_path / "pipe.csv") == "file_not_readable"
    (tmp_path / "big.csv").write_text("1,2\n" * 100)
    monkeypatch.setattr(table, "MAX_BYTES", 399)
    assert code(tmp_path / "big.csv") == "file_too_large"


def test_a_changed_file_is_read_again(write):
    path = write("1,x\n2,y\n")
    assert builtin.spec(DataReference(path=path)).classes == ("x", "y")
    write("1,x\n2,y\n3,zed\n")
    assert builtin.spec(DataReference(path=path)).classes == ("x", "y", "zed")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text("0123456789.,;\t\n\"' ax-", max_size=200))
def test_any_bytes_give_a_table_or_a_data_error(write, content):
    path = write(content)
    table._cached.cache_clear()
    with suppress(DataError):
        dataset = load(path)
        assert np.isfinite(dataset.inputs).all()
        assert len(dataset.train) >= 1
