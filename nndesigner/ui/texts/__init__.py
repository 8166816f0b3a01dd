"""All sentences and names that codes stand for; the one place where codes become words."""

from nndesigner.ui.texts.errors import error_text
from nndesigner.ui.texts.explanations import (
    activation_formula,
    activation_help,
    choice_help,
    dataset_help,
    field_help,
    initializer_help,
    kind_help,
    loss_help,
    optimizer_help,
    template_help,
)
from nndesigner.ui.texts.filling import listed
from nndesigner.ui.texts.names import (
    activation_name,
    choice_name,
    data_name,
    dataset_name,
    field_name,
    initializer_name,
    kind_name,
    loss_name,
    optimizer_name,
    template_name,
)
from nndesigner.ui.texts.numbers import count, number, typed
from nndesigner.ui.texts.problems import ProblemText, problem_text, repair_text

__all__ = [
    "ProblemText",
    "activation_formula",
    "activation_help",
    "activation_name",
    "choice_help",
    "choice_name",
    "count",
    "data_name",
    "dataset_help",
    "dataset_name",
    "error_text",
    "field_help",
    "field_name",
    "initializer_help",
    "initializer_name",
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
    "template_help",
    "template_name",
    "typed",
]
