from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import nndesigner
from nndesigner.core import catalog, check, edits
from nndesigner.core.design import Design, OutputLayer
from nndesigner.core.errors import DataError, EditError, EngineError, NNDesignerError, StorageError
from nndesigner.core.project import Project
from nndesigner.engine.events import Noticed
from nndesigner.ui import texts
from nndesigner.ui.texts import (
    choices,
    errors,
    explanations,
    fields,
    formulas,
    names,
    notices,
    problems,
    repairs,
)

PACKAGE = Path(nndesigner.__file__).parent
WITH_CODES = ("app", "core", "data", "engine", "storage")
TABLES = {
    "EditError": errors.EDIT_ERRORS,
    "DataError": errors.DATA_ERRORS,
    "EngineError": errors.ENGINE_ERRORS,
    "StorageError": errors.STORAGE_ERRORS,
    "Problem": problems.TITLES,
    "Repair": repairs.REPAIRS,
    "Noticed": notices.NOTICES,
}
SPOKEN_ELSEWHERE = {"EditError": {"invalid_value"}, "EngineError": {"invalid_value"}}


texts_of = notices.notice_text


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in (
        path for folder in WITH_CODES for path in sorted((PACKAGE / folder).rglob("*.py"))
    ):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def codes(maker: str) -> set[str]:
    """Return the patterns of all codes that are given to `maker(code, ...)` below ui."""
    found: set[str] = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _name(node.func) == maker:
                found |= set(_patterns(node.args[0], tree))
    return found


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _patterns(code: ast.expr, tree: ast.Module) -> Iterator[str]:
    """Yield what a code can be: a literal, the parts of a choice, or a pattern of an f-string."""
    if isinstance(code, ast.Constant):
        yield re.escape(str(code.value))
    elif isinstance(code, ast.IfExp):
        yield from _patterns(code.body, tree)
        yield from _patterns(code.orelse, tree)
    elif isinstance(code, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
            for part in code.values
        )
    elif isinstance(code, ast.Name):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and _name(node.targets[0]) == code.id:
                yield from _patterns(node.value, tree)
            elif isinstance(node, ast.FunctionDef):
                yield from _given_to(node, code.id, tree)


def _given_to(function: ast.FunctionDef, parameter: str, tree: ast.Module) -> Iterator[str]:
    """Yield the codes given to a helper that makes the error: `self._error("code", ...)`."""
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == function.name and parameter in names:
            place = names.index(parameter)
            if place < len(node.args) and isinstance(node.args[place], ast.Constant):
                yield from _patterns(node.args[place], tree)


def codes_of(maker: str) -> set[str]:
    """Return the codes of one table; what a layer cannot take becomes a problem."""
    return codes(maker) | (codes("ShapeError") if maker == "Problem" else set())


def test_a_notice_becomes_a_sentence():
    notice = Noticed("words_not_whole", "e", {"name": "Words", "vocabulary": 9, "share": 0.125})
    assert texts_of(notice).startswith("12.5 % of the numbers that come into “Words” are not whole")
    notice = Noticed("constant_columns", None, {"columns": ("a", "b"), "count": 2})
    assert texts_of(notice).endswith("tell the network nothing: a, b.")
    assert texts_of(Noticed("brand_new")) == "Something is odd here (brand_new)."


def test_notices_mention_only_what_they_are_given():
    samples = {"name": "N", "classes": ("a",), "columns": (1,), "count": 2, "vocabulary": 3}
    samples |= {"share": 0.5, "units": 1, "of": 2}
    for code in notices.NOTICES:
        assert "?" not in texts_of(Noticed(code, None, samples)), code


def test_a_layer_of_an_error_is_named_and_open_ends_are_said():
    error = EngineError(
        "invalid_value",
        where="d",
        name="Drop",
        field="rate",
        value=1.0,
        minimum=0,
        maximum=1,
        open_minimum=False,
        open_maximum=True,
        choices=(),
    )
    assert texts.error_text(error) == (
        "In “Drop”: “1.0” does not fit “Dropout rate”: it must be at least 0 and less than 1."
    )
    with pytest.raises(EditError) as caught:
        edits.set_training(Design(), learning_rate=0)
    assert "it must be more than 0 and at most 1,000" in texts.error_text(caught.value)
    with pytest.raises(EditError) as caught:
        edits.set_training(Design(), class_weights=(-1.0, 2.0))
    assert "“-1.0, 2.0” does not fit" in texts.error_text(caught.value)
    assert "each must be at least 0" in texts.error_text(caught.value)


@pytest.mark.parametrize("maker", TABLES)
def test_every_code_raised_below_app_has_a_text(maker):
    table = set(TABLES[maker]) | SPOKEN_ELSEWHERE.get(maker, set())
    raised = codes_of(maker)
    assert raised
    missing = {code for code in raised if not any(re.fullmatch(code, known) for known in table)}
    assert missing == set()


@pytest.mark.parametrize("maker", TABLES)
def test_no_text_has_lost_its_code(maker):
    raised = codes_of(maker)
    unused = {
        code for code in TABLES[maker] if not any(re.fullmatch(known, code) for known in raised)
    }
    assert unused == set()


def test_every_problem_says_what_is_wrong_and_how_to_repair_it():
    assert set(problems.TITLES) == set(repairs.HOW)
    counted = {"neuron_without_input", "neuron_without_output"}
    assert set(problems.TITLES) - set(problems.WHAT) == counted


def test_only_parameters_that_are_given_are_mentioned():
    """Every {word} of a sentence is a keyword some call with that code really passes."""
    given = {"EditError": _keywords("EditError"), "DataError": _keywords("DataError")}
    for maker, by_code in given.items():
        for code, keywords in by_code.items():
            mentioned = _fields(TABLES[maker].text(code))
            known = keywords | ({"file"} if "path" in keywords else set())
            assert mentioned <= known or "**" in keywords, code


def _keywords(maker: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for _, tree in sources():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and _name(node.func) == maker and node.args):
                continue
            if isinstance(node.args[0], ast.Constant):
                words = {keyword.arg or "**" for keyword in node.keywords}
                found.setdefault(str(node.args[0].value), words).intersection_update(words)
    return found


def _fields(sentence: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def all_tables() -> list[texts.table.Table]:
    modules = (errors, problems, notices, names, explanations, choices, fields)
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, texts.table.Table)
    ]


def test_sentences_are_written_for_people():
    for table in all_tables():
        for code in table:
            sentence = table.text(code)
            assert sentence
            assert sentence == sentence.strip()
            assert "_" not in re.sub(r"{\w+}", "", sentence), sentence
            assert "'" not in sentence, sentence
            assert '"' not in sentence, sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            EditError("would_cycle", source="Output", target="Hidden"),
            "“Hidden” already leads to “Output”. This connection would make a circle, "
            "and the numbers could never be worked out.",
        ),
        (
            EditError("unknown_unit", name="Hidden", unit=7),
            "“Hidden” has no neuron number 7.",
        ),
        (
            StorageError("too_large", path="/home/me/big.nnd", size=2_500_000_000, limit=1_000_000),
            "“big.nnd” is too large to be a project: 2,500 MB, at most 1 MB.",
        ),
        (
            DataError("too_many_classes", path="a/b.csv", column="Age", count=1200, limit=1000),
            "Column “Age” of “b.csv” has 1,200 different answers, at most 1,000. "
            "Is it the right column?",
        ),
        (
            EngineError("cannot_compute", problem="no_output", where=None),
            "This network cannot be computed yet: No output layer.",
        ),
        (EngineError("brand_new"), "Something went wrong (brand_new)."),
        (NNDesignerError("strange"), "Something went wrong (strange)."),
        (StorageError("not_found"), "There is no file “?”. It may have been moved or renamed."),
        (
            StorageError("damaged", path="x.nnd", detail="{odd} {0}"),
            "“x.nnd” is damaged and cannot be opened. ({odd} {0})",
        ),
    ],
)
def test_an_error_becomes_a_sentence(error, sentence):
    assert texts.error_text(error) == sentence


def refusal(**changes) -> str:
    design = edits.add_layer(Design(), "dense", 0, 0)
    with pytest.raises(EditError) as caught:
        edits.set_fields(design, design.layers[0].id, **changes)
    return texts.error_text(caught.value)


def test_a_value_out_of_range_names_the_range():
    assert refusal(units=0) == "“0” does not fit “Neurons”: it goes from 1 to 16,384."


def test_a_value_that_is_no_choice_names_the_choices():
    assert refusal(activation="best").startswith("“best” does not fit “Activation”. Choose one of")
    assert "Leaky ReLU" in refusal(activation="best")


def test_an_unknown_field_is_named():
    assert refusal(colour="red") == "There is no setting called “colour”."


def test_a_problem_names_layer_and_repair():
    design = edits.add_layer(Design(), "output", 0, 0, units=3, activation="relu")
    found = {problem.code: problem for problem in check.check(design)}
    text = texts.problem_text(found["loss_needs_activation"])
    assert text.title == "Loss and activation do not fit"
    assert "“Cross-entropy” of “Output”" in text.what
    assert "“ReLU”" in text.what
    assert text.how == "Use the activation “Softmax”, or another loss."
    assert texts.repair_text(found["loss_needs_activation"].repair) == "Use Softmax"


def test_problems_of_sizes_keep_their_numbers():
    problem = check.Problem(
        "input_does_not_fit_data",
        "a",
        {"name": "Input", "units": 2, "needed": 64, "data": "digits"},
        repair=check.Repair("fit_input", "a", {"shape": (8, 8)}),
    )
    assert texts.problem_text(problem).what == (
        "“Input” takes 2 numbers, but a sample of “Handwritten digits” has 64."
    )
    assert texts.repair_text(problem.repair) == "Make the input 8 × 8"


def test_one_lonely_neuron_is_named_and_many_are_counted():
    one = check.Problem("neuron_without_input", "a", {"name": "Hidden", "unit": 3, "count": 1})
    several = {"name": "Hidden", "unit": 3, "count": 2, "units": (3, 4)}
    two = check.Problem("neuron_without_output", "a", several)
    many = check.Problem("neuron_without_input", "a", {**several, "count": 1002})
    assert texts.problem_text(one).what == "No connection reaches neuron 3 of “Hidden”."
    assert texts.problem_text(one).how.startswith("Wire it to a neuron")
    assert texts.problem_text(two).what == (
        "The neurons 3 and 4 of “Hidden” lead nowhere: their answers go unused."
    )
    assert texts.problem_text(two).how.startswith("Wire them to neurons of the next")
    assert texts.problem_text(many).sentence == (
        "No connection reaches the neurons 3, 4 and 1,000 more of “Hidden”. "
        "Wire them to neurons of the layer before, or delete them."
    )


def test_unknown_problems_and_repairs_still_have_words():
    text = texts.problem_text(check.Problem("brand_new"))
    assert text.title == "Problem"
    assert text.sentence == "Something is wrong here (brand_new)."
    assert texts.repair_text(check.Repair("brand_new", "a", {})) == "Repair"


@pytest.mark.parametrize(
    ("choices", "name", "explain"),
    [
        (catalog.ACTIVATIONS, texts.activation_name, texts.activation_help),
        (catalog.INITIALIZERS, texts.initializer_name, texts.initializer_help),
        (catalog.LOSSES, texts.loss_name, texts.loss_help),
        (catalog.OPTIMIZERS, texts.optimizer_name, texts.optimizer_help),
        (catalog.PALETTE, texts.kind_name, texts.kind_help),
        (tuple(names.DATASETS), texts.dataset_name, texts.dataset_help),
        (tuple(names.TEMPLATES), texts.template_name, texts.template_help),
    ],
)
def test_everything_with_a_name_in_code_has_one_for_people(choices, name, explain):
    assert choices
    for choice in choices:
        assert name(choice) != choice or choice == choice.upper()
        assert explain(choice)
    assert name("brand_new") == "brand_new"
    assert explain("brand_new") == ""


def test_names_cover_templates_and_data_sets():
    from nndesigner.core.templates import TEMPLATES
    from nndesigner.data import builtin

    assert set(TEMPLATES) == set(names.TEMPLATES) == set(explanations.TEMPLATES)
    assert set(builtin.names()) == set(names.DATASETS) == set(explanations.DATASETS)


def test_every_field_has_a_name_and_an_explanation():
    fields = {name for kind in catalog.LAYER_TYPES for name in catalog.layer_fields(kind)}
    fields |= set(catalog.TRAINING_FIELDS) | set(catalog.DATA_FIELDS)
    for field in fields - {"id"}:
        assert texts.field_name(field) != field, field
        assert texts.field_help(field), field


CHOICE_FIELDS = {
    spec.name: spec.choices
    for specs in (
        *(catalog.layer_fields(kind) for kind in catalog.LAYER_TYPES),
        catalog.TRAINING_FIELDS,
    )
    for spec in specs.values()
    if spec.choices and len(spec.choices) > 2
} | {"padding": ("same", "valid"), "returns": ("last", "all"), "precision": catalog.PRECISIONS}


def test_every_choice_of_every_field_has_a_name_and_an_explanation():
    fields = {
        spec.name
        for specs in (
            *(catalog.layer_fields(kind) for kind in catalog.LAYER_TYPES),
            catalog.TRAINING_FIELDS,
        )
        for spec in specs.values()
        if spec.kind == "choice"
    }
    assert fields == set(CHOICE_FIELDS)
    for field, names_ in CHOICE_FIELDS.items():
        for choice in names_:
            assert texts.choice_name(field, choice) != choice, (field, choice)
            assert texts.choice_meaning(field, choice), (field, choice)


@pytest.mark.parametrize("field", formulas.CHOICES)
def test_every_choice_that_is_computed_has_a_formula(field):
    assert set(formulas.CHOICES[field]) == set(CHOICE_FIELDS[field])


def test_every_kind_has_a_formula_and_every_group_a_name():
    assert set(formulas.KINDS) == set(catalog.PALETTE)
    for group in catalog.PALETTE_GROUPS:
        assert texts.group_name(group) != group


def test_no_name_or_explanation_is_left_over():
    assert set(names.KINDS) == set(explanations.KINDS) == set(catalog.PALETTE)
    assert set(names.GROUPS) == set(catalog.PALETTE_GROUPS)
    for field, table in names._CHOICES.items():
        assert set(table) == set(choices._CHOICES[field]) == set(CHOICE_FIELDS[field])


def test_fields_that_mean_something_else_in_a_kind_exist_there():
    for key in (*fields.NAMES, *fields.HELPS):
        kind, dot, field = key.rpartition(".")
        assert not dot or field in catalog.layer_fields(kind), key
    assert texts.field_name("size", "conv2d") == "Kernel size"
    assert texts.field_name("size", "max_pool") == "Window size"
    assert texts.field_name("momentum") != texts.field_name("momentum", "batch_norm")


def test_the_step_function_says_that_it_does_not_learn():
    assert "forward only" in texts.activation_help("step")
    assert "gradient descent cannot teach" in texts.activation_help("step")


def test_shapes_that_do_not_fit_are_named_as_people_write_them():
    design = edits.add_layer(Design(), "input", 0, 0, shape=(16,))
    design = edits.add_layer(design, "reshape", 0, 0, shape=(3, 3))
    design = edits.connect(design, design.layers[0].id, design.layers[1].id)
    found = {problem.code: problem for problem in check.check(design)}["reshape_does_not_fit"]
    assert "make 3 × 3 of 16" in texts.problem_text(found).what
    assert texts.repair_text(found.repair) == "Use the shape 16"
    large = check.Problem("kernel_too_large", "a", {"name": "C", "size": 9, "length": 4})
    assert "takes in 9 numbers" in texts.problem_text(large).what


def test_activation_help_is_formula_and_meaning():
    expected = "max(0, z): passes positive sums, silences negative ones"
    assert texts.activation_help("relu") == expected


def test_choices_are_named_by_their_field():
    assert texts.choice_name("loss", "mean_squared_error") == "Mean squared error"
    assert texts.choice_name("brand_new", "x") == "x"
    assert texts.choice_help("optimizer", "adam") == texts.optimizer_help("adam")
    assert texts.choice_help("name", "x") == ""


def test_data_is_called_by_its_name_or_its_files_name():
    assert texts.data_name("moons") == "Two moons"
    assert texts.data_name("/home/me/flowers.csv") == "flowers.csv"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.float32(0.38), "0.38"),
        (0.593873, "0.5939"),
        (4, "4"),
        (np.float32(-4), "−4"),
        (0, "0"),
        (-0.0, "0"),
        (12345.6, "12,346"),
        (0.00012, "0.00012"),
        (3.2e-7, "3.2·10⁻⁷"),
        (-1e-20, "−1·10⁻²⁰"),
        (1e20, "1·10²⁰"),
        (9.99999, "10"),
        (float("nan"), "NaN"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_show_what_matters(value, text):
    assert texts.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1, "0.1"), (-4.0, "-4"), (1e-9, "1e-9"), (0.0, "0"), (1 / 3, "0.33333334")],
)
def test_a_typed_number_gives_the_same_weight_back(value, text):
    assert texts.typed(np.float32(value)) == text
    assert np.float32(float(texts.typed(np.float32(value)))) == np.float32(value)


def test_counts_have_thousands_apart():
    assert texts.count(203530) == "203,530"


def test_texts_need_no_widgets_and_no_numpy():
    assert isinstance(Project().design, Design)
    code = "import sys, nndesigner.ui.texts; print([m for m in sys.modules if 'QtWidgets' in m])"
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert OutputLayer


def test_too_many_parameters_are_counted_and_the_way_out_is_named():
    counts = {"count": 268_451_840, "limit": 10_000_000}
    text = texts.error_text(EditError("too_many_parameters", **counts))
    assert "268,451,840 weights and biases" in text
    assert "10,000,000" in text
    assert "Make a layer smaller" in text
    text = texts.error_text(StorageError("too_many_parameters", path="/a/big.nnd", **counts))
    assert "“big.nnd” has 268,451,840 weights and biases" in text
