"""All sentences and names that codes stand for; the one place where codes become words."""

from nndesigner.ui.texts.choices import (
    activation_help,
    choice_help,
    choice_meaning,
    initializer_help,
    loss_help,
    optimizer_help,
)
from nndesigner.ui.texts.errors import error_text
from nndesigner.ui.texts.explanations import dataset_help, kind_help, template_help
from nndesigner.ui.texts.fields import field_help, field_name
from nndesigner.ui.texts.filling import listed, sizes
from nndesigner.ui.texts.formulas import activation_formula, choice_formula, kind_formula
from nndesigner.ui.texts.names import (
    activation_name,
    choice_name,
    data_name,
    dataset_name,
    group_name,
    initializer_name,
    kind_name,
    loss_name,
    optimizer_name,
    template_name,
)
from nndesigner.ui.texts.numbers import count, number, typed
from nndesigner.ui.texts.problems import ProblemText, problem_text
from nndesigner.ui.texts.repairs import repair_text

__all__ = [
    "ProblemText",
    "activation_formula",
    "activation_help",
    "activation_name",
    "choice_formula",
    "choice_help",
    "choice_meaning",
    "choice_name",
    "count",
    "data_name",
    "dataset_help",
    "dataset_name",
    "error_text",
    "field_help",
    "field_name",
    "group_name",
    "initializer_help",
    "initializer_name",
    "kind_formula",
    "kind_help",
    "kind_name",
    "listed",
    "loss_help",
    "loss_name",
    "number",
    "optimizer_help",
    "optimizer_name",
    "problem_text",
    "repair_text",
    "sizes",
    "template_help",
    "template_name",
    "typed",
]
