"""Sentences for every error a person may see: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nndesigner.core.design import MAX_UNITS
from nndesigner.core.errors import (
    DataError,
    EditError,
    EngineError,
    NNDesignerError,
    StorageError,
)
from nndesigner.ui.texts import drawing_errors
from nndesigner.ui.texts.data_errors import DATA_ERRORS
from nndesigner.ui.texts.fields import field_name
from nndesigner.ui.texts.filling import filled, listed
from nndesigner.ui.texts.names import choice_name
from nndesigner.ui.texts.numbers import number
from nndesigner.ui.texts.problems import TITLES
from nndesigner.ui.texts.table import Table

EDIT_ERRORS = Table(
    "EditError",
    {
        **drawing_errors.EDIT_TEXTS,
        "unknown_field": QT_TRANSLATE_NOOP("EditError", "There is no setting called “{field}”."),
        "unknown_item": QT_TRANSLATE_NOOP("EditError", "This part of the design no longer exists."),
        "already_connected": QT_TRANSLATE_NOOP(
            "EditError", "“{source}” is already connected to “{target}”."
        ),
        "self_link": QT_TRANSLATE_NOOP(
            "EditError",
            "“{source}” cannot be connected to itself. Choose another layer, or hold Alt"
            " to move one of its neurons.",
        ),
        "into_input": QT_TRANSLATE_NOOP(
            "EditError",
            "Nothing can lead into “{target}”: an input layer takes its numbers from the data. "
            "Draw the connection the other way round.",
        ),
        "out_of_output": QT_TRANSLATE_NOOP(
            "EditError",
            "Nothing can lead out of “{source}”: it is the end of the network. "
            "Draw the connection the other way round.",
        ),
        "one_source": QT_TRANSLATE_NOOP(
            "EditError",
            "“{target}” already has a layer before it, and takes only one. Delete that connection "
            "first, or bring both together with Add, Concatenate or Multiply.",
        ),
        "would_cycle": QT_TRANSLATE_NOOP(
            "EditError",
            "“{target}” already leads to “{source}”. This connection would make a circle, "
            "and the numbers could never be worked out.",
        ),
        "unknown_unit": QT_TRANSLATE_NOOP("EditError", "“{name}” has no neuron number {unit}."),
        "width_unknown": QT_TRANSLATE_NOOP(
            "EditError",
            "It is not known yet how many neurons “{name}” has. Connect the layer before it first.",
        ),
        "has_no_neurons": QT_TRANSLATE_NOOP(
            "EditError",
            "“{name}” has no single neurons that could be added, wired or changed by themselves. "
            "Dense and Output layers have.",
        ),
        "softmax_of_some": QT_TRANSLATE_NOOP(
            "EditError",
            "Softmax takes all neurons of a layer together, so that no single one of “{name}” can "
            "have an activation of its own beside it.",
        ),
        "picture_input": QT_TRANSLATE_NOOP(
            "EditError",
            "“{name}” takes a picture, one number for each pixel. "
            "Change its rows and columns instead.",
        ),
        "last_unit": QT_TRANSLATE_NOOP(
            "EditError", "“{name}” needs at least one neuron. Delete the whole layer instead."
        ),
        "too_many_parameters": QT_TRANSLATE_NOOP(
            "EditError",
            "This would give the network {count} weights and biases. More than {limit} are too "
            "slow to train here and too large to save. Make a layer smaller, or connect fewer "
            "layers.",
        ),
        "unknown_template": QT_TRANSLATE_NOOP(
            "EditError", "There is no template called “{name}”. There are: {known}."
        ),
        "not_connected": QT_TRANSLATE_NOOP(
            "EditError", "These two neurons of “{source}” and “{target}” are not connected."
        ),
        "too_many_layers": QT_TRANSLATE_NOOP(
            "EditError", "A network can have {limit} layers. Delete some of them first."
        ),
        "too_many_links": QT_TRANSLATE_NOOP(
            "EditError",
            "A network can have {limit} connections between layers. Delete some of them first.",
        ),
        "too_many_notes": QT_TRANSLATE_NOOP(
            "EditError", "There are {limit} notes already. Delete some of them first."
        ),
        "too_many_groups": QT_TRANSLATE_NOOP(
            "EditError", "There are {limit} groups already. Ungroup some of them first."
        ),
        "empty_group": QT_TRANSLATE_NOOP(
            "EditError", "Select the layers first that belong together."
        ),
        "order_of_data": QT_TRANSLATE_NOOP(
            "EditError",
            "The neurons of “{name}” stand in the order of the data. In another order their "
            "numbers would mean something else.",
        ),
        "not_an_order": QT_TRANSLATE_NOOP(
            "EditError", "Every neuron of “{name}” must have one place in the new order."
        ),
        "number_too_large": QT_TRANSLATE_NOOP(
            "EditError",
            "A weight or a bias set by hand may be at most {limit}, or −{limit}: "
            "larger ones make every training fail.",
        ),
        "already_alone": QT_TRANSLATE_NOOP(
            "EditError", "The neuron of “{name}” is a layer of its own already."
        ),
        "output_neuron": QT_TRANSLATE_NOOP(
            "EditError",
            "A neuron of “{name}” gives one of the answers and cannot leave the output layer.",
        ),
        "needs_all_neurons": QT_TRANSLATE_NOOP(
            "EditError",
            "“{target}” takes all numbers of “{source}” together, so that no single neuron can "
            "leave or join here.",
        ),
        "not_one_neuron": QT_TRANSLATE_NOOP(
            "EditError",
            "“{name}” is no single neuron. Only a Dense layer of one neuron can join "
            "another layer.",
        ),
        "different_behind": QT_TRANSLATE_NOOP(
            "EditError",
            "“{name}” leads through “{target}”, which the neurons of the other layer do not. "
            "Delete “{target}” first.",
        ),
        "only_input": QT_TRANSLATE_NOOP(
            "EditError",
            "“{name}” is the only input: without it no numbers come in. Add another input first, "
            "or select everything to clear the canvas.",
        ),
        "nothing_to_paste": QT_TRANSLATE_NOOP(
            "EditError", "There is nothing on the clipboard to paste. Copy some layers first."
        ),
        "not_layers": QT_TRANSLATE_NOOP(
            "EditError",
            "What is on the clipboard is not layers, so it cannot be pasted here. "
            "Copy some layers first.",
        ),
        "paste_too_large": QT_TRANSLATE_NOOP(
            "EditError",
            "What is on the clipboard is too large to paste: {count} letters, at most {limit}.",
        ),
        "damaged_layers": QT_TRANSLATE_NOOP(
            "EditError",
            "The layers on the clipboard are damaged and cannot be pasted. Copy them again.",
        ),
        "damaged_weights": QT_TRANSLATE_NOOP(
            "EditError",
            "The weights on the clipboard do not belong to its layers, so nothing was pasted. "
            "Copy the layers again.",
        ),
        "does_not_fit_here": QT_TRANSLATE_NOOP(
            "EditError",
            "This layer cannot stand between “{source}” and “{target}”. “{name}”: {problem}.",
        ),
    },
)

STORAGE_ERRORS = Table(
    "StorageError",
    {
        **drawing_errors.STORAGE_TEXTS,
        "not_found": QT_TRANSLATE_NOOP(
            "StorageError", "There is no file “{file}”. It may have been moved or renamed."
        ),
        "is_folder": QT_TRANSLATE_NOOP(
            "StorageError", "“{file}” is a folder. Choose a file in it."
        ),
        "not_readable": QT_TRANSLATE_NOOP(
            "StorageError", "“{file}” cannot be read. You may not be allowed to open it."
        ),
        "not_a_project": QT_TRANSLATE_NOOP(
            "StorageError",
            "“{file}” is not an nndesigner project. Projects end in .nnd.",
        ),
        "damaged": QT_TRANSLATE_NOOP(
            "StorageError", "“{file}” is damaged and cannot be opened. ({detail})"
        ),
        "too_large": QT_TRANSLATE_NOOP(
            "StorageError", "“{file}” is too large to be a project: {size}, at most {limit}."
        ),
        "too_many_parameters": QT_TRANSLATE_NOOP(
            "StorageError",
            "The network in “{file}” has {count} weights and biases, too many for this program: "
            "it takes at most {limit}. Open a project with smaller layers.",
        ),
        "newer_version": QT_TRANSLATE_NOOP(
            "StorageError",
            "“{file}” was saved by a newer nndesigner (file format {version}). "
            "Install the newest version to open it.",
        ),
        "not_writable": QT_TRANSLATE_NOOP(
            "StorageError",
            "“{file}” cannot be written here. Choose a folder of your own.",
        ),
        "disk_full": QT_TRANSLATE_NOOP(
            "StorageError",
            "There is no room left to save “{file}”. Make room on the disk, "
            "or save somewhere else.",
        ),
        "not_storable": QT_TRANSLATE_NOOP(
            "StorageError", "“{file}” could not be saved: the project is not sound. ({detail})"
        ),
        "no_folder": QT_TRANSLATE_NOOP(
            "StorageError", "The folder for “{file}” does not exist. Choose another one."
        ),
    },
)

ENGINE_ERRORS = Table(
    "EngineError",
    {
        "cannot_compute": QT_TRANSLATE_NOOP(
            "EngineError", "This network cannot be computed yet: {problem}."
        ),
        "no_samples": QT_TRANSLATE_NOOP(
            "EngineError",
            "There are no samples left to work with. "
            "Hold back fewer for test and validation, or use more data.",
        ),
        "another_network": QT_TRANSLATE_NOOP(
            "EngineError",
            "This change makes another network, so a run cannot go on with it. Train anew.",
        ),
        "data_not_finite": QT_TRANSLATE_NOOP(
            "EngineError", "Some values of the data are infinite or no numbers at all."
        ),
        "no_neuron": QT_TRANSLATE_NOOP(
            "EngineError", "This neuron does not exist, or has no sum of its own."
        ),
        "state_does_not_fit": QT_TRANSLATE_NOOP(
            "EngineError", "The weights do not fit this design. Reset them to start afresh."
        ),
        "input_does_not_fit": QT_TRANSLATE_NOOP(
            "EngineError", "The network takes {needed} numbers, not {shape}."
        ),
        "targets_do_not_fit": QT_TRANSLATE_NOOP(
            "EngineError",
            "The output layer gives {units} answers, but the data has {needed} for each sample.",
        ),
        "not_numbers": QT_TRANSLATE_NOOP(
            "EngineError", "There is something among the data that is no number ({found})."
        ),
        "samples_and_targets_differ": QT_TRANSLATE_NOOP(
            "EngineError",
            "There are {samples} samples, but {targets} answers to them. Each sample needs one.",
        ),
        "one_class_each": QT_TRANSLATE_NOOP(
            "EngineError",
            "Each sample belongs to one class, but the answers have the shape {shape}.",
        ),
        "not_a_class": QT_TRANSLATE_NOOP(
            "EngineError",
            "The answer to sample {sample} is {value}. Classes are whole numbers from 0 to {most}.",
        ),
        "not_sample_numbers": QT_TRANSLATE_NOOP(
            "EngineError",
            "The samples for training or testing must be given by whole numbers, one after "
            "the other.",
        ),
        "no_such_sample": QT_TRANSLATE_NOOP(
            "EngineError",
            "Sample {sample} is to be used, but there are only {samples}, counted from 0.",
        ),
    },
)

TABLES: Mapping[type[NNDesignerError], Table] = {
    EditError: EDIT_ERRORS,
    StorageError: STORAGE_ERRORS,
    DataError: DATA_ERRORS,
    EngineError: ENGINE_ERRORS,
}


def error_text(error: NNDesignerError) -> str:
    """Return the sentence for an error; unknown codes get a general one that names the code."""
    if error.code == "invalid_value":
        return _with_place(error.params, _invalid_value(error.params))
    table = next((TABLES[kind] for kind in type(error).__mro__ if kind in TABLES), None)
    sentence = table.text(error.code) if table else ""
    if not sentence:
        return _general(error.code)
    return filled(sentence, _worded(error.params))


def _worded(params: Mapping[str, object]) -> Mapping[str, object]:
    words = dict(params)
    if isinstance(params.get("problem"), str):
        code = str(params["problem"])
        words["problem"] = TITLES.text(code, code)
    if isinstance(params.get("known"), tuple | list):
        words["known"] = listed(map(str, params["known"]))  # type: ignore[call-overload]
    return words


def _general(code: str) -> str:
    text = QCoreApplication.translate("Errors", "Something went wrong ({code}).")
    return text.format(code=code)


def _with_place(params: Mapping[str, object], sentence: str) -> str:
    """Name the layer where the error does; edits are made where one sees them."""
    name = params.get("name")
    if not isinstance(name, str):
        return sentence
    text = QCoreApplication.translate("EngineError", "In “{name}”: {sentence}")
    return text.format(name=name, sentence=sentence)


def _invalid_value(params: Mapping[str, object]) -> str:
    field, value = str(params.get("field", "")), params.get("value")
    minimum, maximum = params.get("minimum"), params.get("maximum")
    choices = params.get("choices")
    several = isinstance(value, tuple)
    shown = listed(map(str, value)) if isinstance(value, tuple) else str(value)
    values = {"field": field_name(field), "value": shown}
    if isinstance(choices, tuple) and choices:
        names = listed(choice_name(field, str(choice)) for choice in choices)
        text = QCoreApplication.translate(
            "EditError", "“{value}” does not fit “{field}”. Choose one of: {names}."
        )
        return text.format(names=names, **values)
    if field == "shape":
        text = QCoreApplication.translate(
            "EditError",
            "“{value}” does not fit “{field}”: sizes go from 1 to {maximum}, and an input has "
            "at most {maximum} numbers in all.",
        )
        return text.format(maximum=number(MAX_UNITS, 7), **values)
    if isinstance(minimum, int | float) and isinstance(maximum, int | float):
        ends = {"minimum": number(minimum, 7), "maximum": number(maximum, 7)}
        return _out_of_range(params, several=several).format(**ends, **values)
    if isinstance(minimum, int | float):
        text = QCoreApplication.translate(
            "EditError", "“{value}” does not fit “{field}”: it must be at least {minimum}."
        )
        return text.format(minimum=number(minimum, 7), **values)
    text = QCoreApplication.translate("EditError", "“{value}” does not fit “{field}”.")
    return text.format(**values)


def _out_of_range(params: Mapping[str, object], *, several: bool) -> str:
    """Return the sentence for a range by whether its ends belong to it."""
    ends = bool(params.get("open_minimum")), bool(params.get("open_maximum"))
    if several:
        return QCoreApplication.translate(
            "EditError",
            "“{value}” does not fit “{field}”: each must be at least {minimum} and at most "
            "{maximum}.",
        )
    if ends == (False, True):
        return QCoreApplication.translate(
            "EditError",
            "“{value}” does not fit “{field}”: it must be at least {minimum} and less than "
            "{maximum}.",
        )
    if ends == (True, False):
        return QCoreApplication.translate(
            "EditError",
            "“{value}” does not fit “{field}”: it must be more than {minimum} and at most "
            "{maximum}.",
        )
    if ends == (True, True):
        return QCoreApplication.translate(
            "EditError",
            "“{value}” does not fit “{field}”: it must be more than {minimum} and less than "
            "{maximum}.",
        )
    return QCoreApplication.translate(
        "EditError", "“{value}” does not fit “{field}”: it goes from {minimum} to {maximum}."
    )
