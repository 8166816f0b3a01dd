"""What keeps a design from being trained, in words: what is wrong, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nndesigner.core.check import Problem
from nndesigner.ui.texts import loneliness
from nndesigner.ui.texts.filling import filled
from nndesigner.ui.texts.names import activation_name, choice_name, data_name, loss_name
from nndesigner.ui.texts.repairs import HOW
from nndesigner.ui.texts.table import Table


@dataclass(frozen=True)
class ProblemText:
    """A problem in words: a short title, one sentence on what is wrong, one on the repair."""

    title: str
    what: str
    how: str

    @property
    def sentence(self) -> str:
        text = QCoreApplication.translate("Problem", "{what} {how}")
        return text.format(what=self.what, how=self.how).strip()


TITLES = Table(
    "ProblemTitle",
    {
        "cycle": QT_TRANSLATE_NOOP("ProblemTitle", "Layers in a circle"),
        "empty_design": QT_TRANSLATE_NOOP("ProblemTitle", "Empty design"),
        "no_input": QT_TRANSLATE_NOOP("ProblemTitle", "No input layer"),
        "no_output": QT_TRANSLATE_NOOP("ProblemTitle", "No output layer"),
        "second_input": QT_TRANSLATE_NOOP("ProblemTitle", "Second input layer"),
        "second_output": QT_TRANSLATE_NOOP("ProblemTitle", "Second output layer"),
        "nothing_comes_in": QT_TRANSLATE_NOOP("ProblemTitle", "Nothing comes in"),
        "source_incomplete": QT_TRANSLATE_NOOP("ProblemTitle", "Size not known yet"),
        "not_fed_by_input": QT_TRANSLATE_NOOP("ProblemTitle", "Cut off from the input"),
        "nothing_goes_out": QT_TRANSLATE_NOOP("ProblemTitle", "Leads nowhere"),
        "does_not_reach_output": QT_TRANSLATE_NOOP("ProblemTitle", "Does not reach the output"),
        "mask_does_not_fit": QT_TRANSLATE_NOOP("ProblemTitle", "Connections do not fit"),
        "neuron_without_input": QT_TRANSLATE_NOOP("ProblemTitle", "Neuron without input"),
        "neuron_without_output": QT_TRANSLATE_NOOP("ProblemTitle", "Neuron without output"),
        "needs_picture": QT_TRANSLATE_NOOP("ProblemTitle", "Needs a picture"),
        "needs_sequence": QT_TRANSLATE_NOOP("ProblemTitle", "Needs a sequence"),
        "kernel_too_large": QT_TRANSLATE_NOOP("ProblemTitle", "Window too large"),
        "too_many_numbers": QT_TRANSLATE_NOOP("ProblemTitle", "Too many numbers"),
        "reshape_does_not_fit": QT_TRANSLATE_NOOP("ProblemTitle", "Shape does not fit"),
        "shapes_differ": QT_TRANSLATE_NOOP("ProblemTitle", "Shapes differ"),
        "step_does_not_learn": QT_TRANSLATE_NOOP("ProblemTitle", "Step does not learn"),
        "nothing_learns_before_embedding": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Nothing learns before an embedding"
        ),
        "softmax_of_one": QT_TRANSLATE_NOOP("ProblemTitle", "Softmax of one neuron"),
        "loss_needs_activation": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Loss and activation do not fit"
        ),
        "no_data": QT_TRANSLATE_NOOP("ProblemTitle", "No data set"),
        "unknown_data": QT_TRANSLATE_NOOP("ProblemTitle", "Data set not found"),
        "mnist_missing": QT_TRANSLATE_NOOP("ProblemTitle", "MNIST not downloaded yet"),
        "mnist_folder": QT_TRANSLATE_NOOP("ProblemTitle", "Files of MNIST not found"),
        "no_classes_drawn": QT_TRANSLATE_NOOP("ProblemTitle", "Fewer than two classes"),
        "too_few_drawings": QT_TRANSLATE_NOOP("ProblemTitle", "Too few drawings"),
        "class_without_drawings": QT_TRANSLATE_NOOP("ProblemTitle", "Class without drawings"),
        "handwriting_needs_digits": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Handwriting among other classes"
        ),
        "handwriting_needs_pictures": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Handwriting among what is no picture"
        ),
        "input_does_not_fit_data": QT_TRANSLATE_NOOP("ProblemTitle", "Input does not fit the data"),
        "loss_needs_classes": QT_TRANSLATE_NOOP("ProblemTitle", "Data without classes"),
        "output_does_not_fit_data": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Output does not fit the data"
        ),
        "class_names_differ": QT_TRANSLATE_NOOP("ProblemTitle", "Other class names"),
        "too_many_parameters": QT_TRANSLATE_NOOP("ProblemTitle", "Network too large"),
        "too_many_class_weights": QT_TRANSLATE_NOOP(
            "ProblemTitle", "More class weights than classes"
        ),
        "all_class_weights_zero": QT_TRANSLATE_NOOP("ProblemTitle", "All class weights are 0"),
        "class_weights_without_classes": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Class weights without classes"
        ),
        "schedule_without_effect": QT_TRANSLATE_NOOP("ProblemTitle", "Schedule without effect"),
        "augmentation_needs_pictures": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Augmentation of what is no picture"
        ),
        "smoothing_without_effect": QT_TRANSLATE_NOOP(
            "ProblemTitle", "Label smoothing without effect"
        ),
        "softmax_of_some": QT_TRANSLATE_NOOP("ProblemTitle", "Softmax of some neurons"),
        "loss_needs_one_activation": QT_TRANSLATE_NOOP(
            "ProblemTitle", "A neuron with another activation"
        ),
        "needs_too_much_memory": QT_TRANSLATE_NOOP("ProblemTitle", "Too much memory"),
    },
)

WHAT = Table(
    "Problem",
    {
        "cycle": QT_TRANSLATE_NOOP(
            "Problem",
            "Some layers lead back to themselves, so the numbers could never be worked out.",
        ),
        "empty_design": QT_TRANSLATE_NOOP("Problem", "There is nothing on the canvas yet."),
        "no_input": QT_TRANSLATE_NOOP(
            "Problem", "The network has no input layer, so no numbers can enter it."
        ),
        "no_output": QT_TRANSLATE_NOOP(
            "Problem", "The network has no output layer, so it cannot answer."
        ),
        "second_input": QT_TRANSLATE_NOOP(
            "Problem", "“{name}” is a second input layer; a network has one."
        ),
        "second_output": QT_TRANSLATE_NOOP(
            "Problem", "“{name}” is a second output layer; a network has one."
        ),
        "nothing_comes_in": QT_TRANSLATE_NOOP(
            "Problem", "No connection leads into “{name}”, so it has nothing to work with."
        ),
        "source_incomplete": QT_TRANSLATE_NOOP(
            "Problem",
            "“{name}” follows a layer that is not connected itself, so its size is not known yet.",
        ),
        "not_fed_by_input": QT_TRANSLATE_NOOP(
            "Problem", "No path leads from the input layer to “{name}”."
        ),
        "nothing_goes_out": QT_TRANSLATE_NOOP(
            "Problem", "No connection leads out of “{name}”, so its result is not used."
        ),
        "does_not_reach_output": QT_TRANSLATE_NOOP(
            "Problem", "No path leads from “{name}” to the output layer, so it cannot learn."
        ),
        "mask_does_not_fit": QT_TRANSLATE_NOOP(
            "Problem", "A connection into “{name}” names neurons that do not exist."
        ),
        "needs_picture": QT_TRANSLATE_NOOP(
            "Problem", "“{name}” works on pictures (rows × columns), but {shape} comes in."
        ),
        "needs_sequence": QT_TRANSLATE_NOOP(
            "Problem", "“{name}” works on sequences (steps × features), but {shape} comes in."
        ),
        "kernel_too_large": QT_TRANSLATE_NOOP(
            "Problem",
            "The window of “{name}” takes in {size} numbers in a row, but there are only {length}.",
        ),
        "too_many_numbers": QT_TRANSLATE_NOOP(
            "Problem",
            "“{name}” would make {shape} numbers of each sample; at most {limit} are possible.",
        ),
        "reshape_does_not_fit": QT_TRANSLATE_NOOP(
            "Problem",
            "“{name}” is to make {wanted} of {shape}: that is not the same number of numbers.",
        ),
        "shapes_differ": QT_TRANSLATE_NOOP(
            "Problem", "The branches that come into “{name}” do not fit: {shape} and {other}."
        ),
        "step_does_not_learn": QT_TRANSLATE_NOOP(
            "Problem",
            "The step function of “{name}” works forward only: it has no slope, so gradient "
            "descent cannot teach it, nor anything that reaches the output through it alone.",
        ),
        "nothing_learns_before_embedding": QT_TRANSLATE_NOOP(
            "Problem",
            "“{other}” cannot learn through “{name}”: an embedding looks words up, "
            "and there is no slope between two words.",
        ),
        "softmax_of_one": QT_TRANSLATE_NOOP(
            "Problem",
            "“{name}” has one neuron with softmax. Softmax shares 100 % among the neurons "
            "of a layer, so a single one always says 100 %.",
        ),
        "loss_needs_activation": QT_TRANSLATE_NOOP(
            "Problem",
            "The loss “{loss}” of “{name}” cannot be worked out after the activation "
            "“{activation}”.",
        ),
        "no_data": QT_TRANSLATE_NOOP("Problem", "No data set is chosen to learn from."),
        "unknown_data": QT_TRANSLATE_NOOP("Problem", "The data set “{data}” cannot be found."),
        "mnist_missing": QT_TRANSLATE_NOOP(
            "Problem", "The pictures of MNIST have not been downloaded yet (12 MB)."
        ),
        "mnist_folder": QT_TRANSLATE_NOOP(
            "Problem", "The four files of MNIST are not in the folder “{data}”."
        ),
        "no_classes_drawn": QT_TRANSLATE_NOOP(
            "Problem", "Your own data set needs at least two classes to tell apart."
        ),
        "too_few_drawings": QT_TRANSLATE_NOOP(
            "Problem",
            "There are too few drawings to learn from: {count} of “{label}”.",
        ),
        "class_without_drawings": QT_TRANSLATE_NOOP(
            "Problem", "There is no drawing of “{label}”, so the network cannot learn it."
        ),
        "handwriting_needs_digits": QT_TRANSLATE_NOOP(
            "Problem",
            "Generated handwriting is of the digits 0 to 9, but “{data}” has other classes, so "
            "that none is mixed in.",
        ),
        "handwriting_needs_pictures": QT_TRANSLATE_NOOP(
            "Problem",
            "Generated handwriting are pictures, but the samples of “{data}” are none, so that "
            "none is mixed in.",
        ),
        "input_does_not_fit_data": QT_TRANSLATE_NOOP(
            "Problem",
            "“{name}” takes {units} numbers, but a sample of “{data}” has {needed}.",
        ),
        "loss_needs_classes": QT_TRANSLATE_NOOP(
            "Problem",
            "“{data}” asks for values, not for classes, but the loss of “{name}” "
            "tells classes apart.",
        ),
        "output_does_not_fit_data": QT_TRANSLATE_NOOP(
            "Problem", "“{name}” gives {units} answers, but “{data}” needs {needed}."
        ),
        "class_names_differ": QT_TRANSLATE_NOOP(
            "Problem", "The class names of “{name}” are not those of “{data}”."
        ),
        "too_many_parameters": QT_TRANSLATE_NOOP(
            "Problem", "The network has {count} weights and biases; at most {limit} are possible."
        ),
        "too_many_class_weights": QT_TRANSLATE_NOOP(
            "Problem", "There are {count} class weights, but only {classes} classes."
        ),
        "all_class_weights_zero": QT_TRANSLATE_NOOP(
            "Problem",
            "All class weights are 0, so that no sample would count. They are left out of account.",
        ),
        "class_weights_without_classes": QT_TRANSLATE_NOOP(
            "Problem",
            "“{data}” asks for values, not for classes, so that class weights and balanced "
            "classes change nothing.",
        ),
        "schedule_without_effect": QT_TRANSLATE_NOOP(
            "Problem",
            "Rprop asks for the learning rate at its first step only, so that the schedule "
            "“{schedule}” changes nothing.",
        ),
        "augmentation_needs_pictures": QT_TRANSLATE_NOOP(
            "Problem",
            "The augmentation “{augmentation}” changes pictures, but the samples of “{data}” "
            "are none, so that they stay as they are.",
        ),
        "smoothing_without_effect": QT_TRANSLATE_NOOP(
            "Problem",
            "The loss “{loss}” of “{name}” knows no label smoothing, so that it changes nothing.",
        ),
        "softmax_of_some": QT_TRANSLATE_NOOP(
            "Problem",
            "Softmax takes all neurons of “{name}” together, but neuron {unit} has the "
            "activation “{activation}” of its own.",
        ),
        "loss_needs_one_activation": QT_TRANSLATE_NOOP(
            "Problem",
            "The loss “{loss}” of “{name}” takes all its neurons together, but neuron {unit} "
            "has the activation “{activation}” of its own.",
        ),
        "needs_too_much_memory": QT_TRANSLATE_NOOP(
            "Problem",
            "A batch of {batch_size} samples needs about {gigabytes} GB of memory, more than "
            "the {most} GB that are set aside for it.",
        ),
    },
)


def problem_text(problem: Problem) -> ProblemText:
    """Return a problem in words; unknown codes get general ones that name the code."""
    params = dict(problem.params)
    for name, named in (
        ("loss", loss_name),
        ("activation", activation_name),
        ("needed", activation_name),
        ("data", data_name),
        ("schedule", partial(choice_name, "schedule")),
        ("augmentation", partial(choice_name, "augmentation")),
    ):
        if isinstance(params.get(name), str):
            params[name] = named(params[name])
    title = TITLES.text(problem.code) or QCoreApplication.translate("Problem", "Problem")
    how = HOW.text(problem.code)
    if problem.code in loneliness.CODES and params.get("count") != 1:
        how = loneliness.lonely_how(problem.code)
    return ProblemText(title, _what(problem, params), filled(how, params))


def _what(problem: Problem, params: dict[str, object]) -> str:
    if problem.code in loneliness.CODES:
        return loneliness.lonely_what(problem.code, params)
    sentence = WHAT.text(problem.code)
    if not sentence:
        text = QCoreApplication.translate("Problem", "Something is wrong here ({code}).")
        return text.format(code=problem.code)
    return filled(sentence, params)
