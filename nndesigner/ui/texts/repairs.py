"""How what keeps a design from being trained can be repaired, in words and on buttons."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nndesigner.core.check import Repair
from nndesigner.ui.texts.filling import filled, sizes
from nndesigner.ui.texts.names import activation_name
from nndesigner.ui.texts.table import Table

HOW = Table(
    "ProblemRepair",
    {
        "cycle": QT_TRANSLATE_NOOP("ProblemRepair", "Delete one of the connections of the circle."),
        "empty_design": QT_TRANSLATE_NOOP(
            "ProblemRepair",
            "Drag an input layer, a dense layer and an output layer from the palette "
            "and connect them, or start from a template.",
        ),
        "no_input": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Drag an Input from the palette to the left of the network."
        ),
        "no_output": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Drag an Output from the palette to the right of the network."
        ),
        "second_input": QT_TRANSLATE_NOOP("ProblemRepair", "Delete one of the two."),
        "second_output": QT_TRANSLATE_NOOP("ProblemRepair", "Delete one of the two."),
        "nothing_comes_in": QT_TRANSLATE_NOOP(
            "ProblemRepair",
            "Drag from the dot on the right of another layer to the dot on the left of this one.",
        ),
        "source_incomplete": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Connect the layer before it first."
        ),
        "not_fed_by_input": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Connect the layers before it with the input layer."
        ),
        "nothing_goes_out": QT_TRANSLATE_NOOP(
            "ProblemRepair",
            "Drag from the dot on its right to the dot on the left of the next layer.",
        ),
        "does_not_reach_output": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Connect the layers after it with the output layer."
        ),
        "mask_does_not_fit": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Delete that connection and draw it again."
        ),
        "neuron_without_input": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Wire it to a neuron of the layer before, or delete it."
        ),
        "neuron_without_output": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Wire it to a neuron of the next layer, or delete it."
        ),
        "needs_picture": QT_TRANSLATE_NOOP(
            "ProblemRepair",
            "Put it before the layers that make one row of the numbers, or use Reshape.",
        ),
        "needs_sequence": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use Reshape to make a sequence of it: steps × features."
        ),
        "kernel_too_large": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Make the window smaller, use padding “Same”, or pool less before it."
        ),
        "too_many_numbers": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use fewer kernels, or pool before it."
        ),
        "reshape_does_not_fit": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Change its shape: the product must stay the same."
        ),
        "shapes_differ": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Bring them to one shape first: with Dense, Conv, pooling or Reshape."
        ),
        "step_does_not_learn": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use Sigmoid to train it, or set the weights by hand."
        ),
        "nothing_learns_before_embedding": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Put the embedding right behind the input."
        ),
        "softmax_of_one": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use sigmoid, or give the layer one neuron for each class."
        ),
        "loss_needs_activation": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use the activation “{needed}”, or another loss."
        ),
        "no_data": QT_TRANSLATE_NOOP("ProblemRepair", "Choose one in the Data panel."),
        "unknown_data": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Choose the file again, or another data set, in the Data panel."
        ),
        "mnist_missing": QT_TRANSLATE_NOOP(
            "ProblemRepair",
            "Download them once, choose a folder that has them in the Data panel, or use other "
            "data.",
        ),
        "mnist_folder": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Choose the folder again, or another data set, in the Data panel."
        ),
        "no_classes_drawn": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Make classes in the panel “My drawings”."
        ),
        "too_few_drawings": QT_TRANSLATE_NOOP(
            "ProblemRepair",
            "Draw on the pad and name what you drew. About {enough} drawings of each class are "
            "enough to begin with.",
        ),
        "class_without_drawings": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Draw some, or delete the class in the panel “My drawings”."
        ),
        "handwriting_needs_digits": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Mix none in, or choose data of digits."
        ),
        "handwriting_needs_pictures": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Mix none in, or choose data of digits."
        ),
        "input_does_not_fit_data": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Change the size of the input layer, or choose other data."
        ),
        "loss_needs_classes": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use the loss “Mean squared error”, or choose other data."
        ),
        "output_does_not_fit_data": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Change the number of neurons of the output layer."
        ),
        "class_names_differ": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Take over the names, so that answers are called by them."
        ),
        "too_many_parameters": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Make a layer smaller, or connect fewer layers."
        ),
        "too_many_class_weights": QT_TRANSLATE_NOOP("ProblemRepair", "Leave out the last ones."),
        "all_class_weights_zero": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Give a class a weight above 0, or leave them out."
        ),
        "class_weights_without_classes": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Leave them out, or choose other data."
        ),
        "schedule_without_effect": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use the schedule “Constant”, or another optimizer."
        ),
        "augmentation_needs_pictures": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use no augmentation, or choose data of pictures."
        ),
        "smoothing_without_effect": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Set it to 0, or use a cross-entropy."
        ),
        "softmax_of_some": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Let all neurons have the activation of the layer."
        ),
        "loss_needs_one_activation": QT_TRANSLATE_NOOP(
            "ProblemRepair",
            "Let all neurons have the activation of the layer, or use another loss.",
        ),
        "needs_too_much_memory": QT_TRANSLATE_NOOP(
            "ProblemRepair", "Use smaller batches, fewer filters, or pool earlier."
        ),
    },
)

REPAIRS = Table(
    "Repair",
    {
        "use_activation": QT_TRANSLATE_NOOP("Repair", "Use {activation}"),
        "use_shape": QT_TRANSLATE_NOOP("Repair", "Use the shape {shape}"),
        "use_binary": QT_TRANSLATE_NOOP("Repair", "Use sigmoid and binary cross-entropy"),
        "fit_input": QT_TRANSLATE_NOOP("Repair", "Make the input {shape}"),
        "fit_output": QT_TRANSLATE_NOOP("Repair", "Make the output fit ({units})"),
        "use_class_names": QT_TRANSLATE_NOOP("Repair", "Take over the class names"),
        "insert_flatten": QT_TRANSLATE_NOOP("Repair", "Insert Flatten"),
        "insert_reshape": QT_TRANSLATE_NOOP("Repair", "Insert Reshape to {shape}"),
        "delete": QT_TRANSLATE_NOOP("Repair", "Delete “{name}”"),
        "connect_all_from": QT_TRANSLATE_NOOP("Repair", "Connect “{name}” to them"),
        "connect_to": QT_TRANSLATE_NOOP("Repair", "Connect to “{name}”"),
        "connect_from": QT_TRANSLATE_NOOP("Repair", "Connect “{name}” to it"),
        "cut_class_weights": QT_TRANSLATE_NOOP("Repair", "Leave out the last ones"),
        "no_class_weights": QT_TRANSLATE_NOOP("Repair", "Leave out the class weights"),
        "keep_rate": QT_TRANSLATE_NOOP("Repair", "Keep the learning rate constant"),
        "no_augmentation": QT_TRANSLATE_NOOP("Repair", "Use no augmentation"),
        "no_handwriting": QT_TRANSLATE_NOOP("Repair", "Mix no handwriting in"),
        "download": QT_TRANSLATE_NOOP("Repair", "Download MNIST"),
        "no_smoothing": QT_TRANSLATE_NOOP("Repair", "Set label smoothing to 0"),
        "clear_unit_activations": QT_TRANSLATE_NOOP("Repair", "Use the activation of the layer"),
        "use_batch_size": QT_TRANSLATE_NOOP("Repair", "Use batches of {batch_size}"),
    },
)


def repair_text(repair: Repair) -> str:
    """Return the words on the button of a repair."""
    changes = {**repair.changes, **repair.params}
    if isinstance(changes.get("activation"), str):
        changes["activation"] = activation_name(changes["activation"])
    if isinstance(changes.get("shape"), tuple):
        changes["shape"] = sizes(changes["shape"])
    sentence = REPAIRS.text(repair.code) or QCoreApplication.translate("Repair", "Repair")
    return filled(sentence, changes)
