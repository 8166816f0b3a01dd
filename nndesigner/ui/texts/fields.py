"""Names and explanations of every field of a layer, of the training settings and of the data.

A field that means something else in one kind of layer stands there as "kind.field" too.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from nndesigner.ui.texts.table import Table

NAMES = Table(
    "Field",
    {
        "name": QT_TRANSLATE_NOOP("Field", "Name"),
        "x": QT_TRANSLATE_NOOP("Field", "Position from the left"),
        "y": QT_TRANSLATE_NOOP("Field", "Position from the top"),
        "shape": QT_TRANSLATE_NOOP("Field", "Shape"),
        "units": QT_TRANSLATE_NOOP("Field", "Neurons"),
        "simple_rnn.units": QT_TRANSLATE_NOOP("Field", "Memory"),
        "lstm.units": QT_TRANSLATE_NOOP("Field", "Memory"),
        "gru.units": QT_TRANSLATE_NOOP("Field", "Memory"),
        "activation": QT_TRANSLATE_NOOP("Field", "Activation"),
        "initializer": QT_TRANSLATE_NOOP("Field", "Starting weights"),
        "unit_activations": QT_TRANSLATE_NOOP("Field", "Activations of single neurons"),
        "locked": QT_TRANSLATE_NOOP("Field", "Locked biases"),
        "frozen": QT_TRANSLATE_NOOP("Field", "Frozen"),
        "rate": QT_TRANSLATE_NOOP("Field", "Dropout rate"),
        "loss": QT_TRANSLATE_NOOP("Field", "Loss"),
        "classes": QT_TRANSLATE_NOOP("Field", "Classes"),
        "label_smoothing": QT_TRANSLATE_NOOP("Field", "Label smoothing"),
        "filters": QT_TRANSLATE_NOOP("Field", "Kernels"),
        "size": QT_TRANSLATE_NOOP("Field", "Window size"),
        "conv1d.size": QT_TRANSLATE_NOOP("Field", "Kernel size"),
        "conv2d.size": QT_TRANSLATE_NOOP("Field", "Kernel size"),
        "transposed_conv2d.size": QT_TRANSLATE_NOOP("Field", "Kernel size"),
        "embedding.size": QT_TRANSLATE_NOOP("Field", "Vector size"),
        "stride": QT_TRANSLATE_NOOP("Field", "Stride"),
        "padding": QT_TRANSLATE_NOOP("Field", "Padding"),
        "over": QT_TRANSLATE_NOOP("Field", "Windows over"),
        "factor": QT_TRANSLATE_NOOP("Field", "Factor"),
        "batch_norm.momentum": QT_TRANSLATE_NOOP("Field", "Running momentum"),
        "epsilon": QT_TRANSLATE_NOOP("Field", "Epsilon"),
        "vocabulary": QT_TRANSLATE_NOOP("Field", "Vocabulary"),
        "returns": QT_TRANSLATE_NOOP("Field", "Gives out"),
        "epochs": QT_TRANSLATE_NOOP("Field", "Epochs"),
        "batch_size": QT_TRANSLATE_NOOP("Field", "Batch size"),
        "optimizer": QT_TRANSLATE_NOOP("Field", "Optimizer"),
        "learning_rate": QT_TRANSLATE_NOOP("Field", "Learning rate"),
        "momentum": QT_TRANSLATE_NOOP("Field", "Momentum"),
        "schedule": QT_TRANSLATE_NOOP("Field", "Schedule"),
        "schedule_epochs": QT_TRANSLATE_NOOP("Field", "Schedule epochs"),
        "schedule_factor": QT_TRANSLATE_NOOP("Field", "Schedule factor"),
        "weight_decay": QT_TRANSLATE_NOOP("Field", "Weight decay"),
        "l1": QT_TRANSLATE_NOOP("Field", "L1 penalty"),
        "l2": QT_TRANSLATE_NOOP("Field", "L2 penalty"),
        "clip_norm": QT_TRANSLATE_NOOP("Field", "Gradient limit"),
        "max_norm": QT_TRANSLATE_NOOP("Field", "Weight limit"),
        "time_limit": QT_TRANSLATE_NOOP("Field", "Time limit (s)"),
        "target_loss": QT_TRANSLATE_NOOP("Field", "Target loss"),
        "patience": QT_TRANSLATE_NOOP("Field", "Patience"),
        "balance_classes": QT_TRANSLATE_NOOP("Field", "Balance classes"),
        "class_weights": QT_TRANSLATE_NOOP("Field", "Class weights"),
        "augmentation": QT_TRANSLATE_NOOP("Field", "Augmentation"),
        "handwriting": QT_TRANSLATE_NOOP("Field", "Generated handwriting"),
        "examples": QT_TRANSLATE_NOOP("Field", "Your own drawings"),
        "validation_fraction": QT_TRANSLATE_NOOP("Field", "Validation share"),
        "precision": QT_TRANSLATE_NOOP("Field", "Precision"),
        "seed": QT_TRANSLATE_NOOP("Field", "Seed"),
        "data": QT_TRANSLATE_NOOP("Field", "Data set"),
        "path": QT_TRANSLATE_NOOP("Field", "File"),
        "samples": QT_TRANSLATE_NOOP("Field", "Samples"),
        "noise": QT_TRANSLATE_NOOP("Field", "Noise"),
        "test_fraction": QT_TRANSLATE_NOOP("Field", "Test share"),
        "split_seed": QT_TRANSLATE_NOOP("Field", "Seed of the split"),
        "weight": QT_TRANSLATE_NOOP("Field", "Weight"),
        "bias": QT_TRANSLATE_NOOP("Field", "Bias"),
    },
)

HELPS = Table(
    "FieldHelp",
    {
        "name": QT_TRANSLATE_NOOP("FieldHelp", "What the block is called on the canvas."),
        "x": QT_TRANSLATE_NOOP("FieldHelp", "How far from the left of the canvas it stands."),
        "y": QT_TRANSLATE_NOOP("FieldHelp", "How far from the top of the canvas it stands."),
        "shape": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How the numbers of one sample are arranged: “4” for four numbers, “8 × 8” for a "
            "picture of 8 rows and 8 columns.",
        ),
        "reshape.shape": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The shape the numbers get: as many numbers as come in, such as “4 × 4” for 16.",
        ),
        "units": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How many neurons the layer has. More can learn more, but need more data and more "
            "time.",
        ),
        "simple_rnn.units": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many numbers it remembers from step to step."
        ),
        "lstm.units": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many numbers it remembers from step to step."
        ),
        "gru.units": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many numbers it remembers from step to step."
        ),
        "activation": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "What each neuron does with its sum z. Without it, many layers could do no more than "
            "one.",
        ),
        "activation.activation": QT_TRANSLATE_NOOP(
            "FieldHelp", "The function every number goes through."
        ),
        "initializer": QT_TRANSLATE_NOOP("FieldHelp", "Where the weights start before training."),
        "unit_activations": QT_TRANSLATE_NOOP(
            "FieldHelp", "Neurons that use another activation than their layer."
        ),
        "locked": QT_TRANSLATE_NOOP("FieldHelp", "Neurons whose bias training leaves alone."),
        "frozen": QT_TRANSLATE_NOOP(
            "FieldHelp", "Training leaves the weights of this layer as they are."
        ),
        "rate": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of numbers set to 0 at random in each training step, so that the network "
            "does not rely on single neurons. Off when it answers.",
        ),
        "loss": QT_TRANSLATE_NOOP(
            "FieldHelp", "How the error of an answer is measured. Training makes it small."
        ),
        "classes": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The names of the possible answers, separated by commas, in the order of the "
            "neurons. Empty if the network predicts values.",
        ),
        "label_smoothing": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of each target that is spread over all classes, so that the network is "
            "never quite certain. 0 for none.",
        ),
        "filters": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many patterns are looked for: each kernel gives one channel."
        ),
        "size": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many neighbouring numbers the window takes in, along each side."
        ),
        "conv1d.size": QT_TRANSLATE_NOOP("FieldHelp", "How many neighbouring steps a kernel sees."),
        "conv2d.size": QT_TRANSLATE_NOOP("FieldHelp", "How many rows and columns a kernel sees."),
        "transposed_conv2d.size": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many rows and columns a kernel stamps."
        ),
        "embedding.size": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many learned numbers stand for each word."
        ),
        "stride": QT_TRANSLATE_NOOP(
            "FieldHelp", "How far the window moves from place to place. 2 halves the size."
        ),
        "transposed_conv2d.stride": QT_TRANSLATE_NOOP(
            "FieldHelp", "How far apart the stamps lie. 2 doubles the size."
        ),
        "padding": QT_TRANSLATE_NOOP("FieldHelp", "What happens at the edge."),
        "over": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "What counts as neighbours: the pixels of a picture, or the steps of a sequence.",
        ),
        "factor": QT_TRANSLATE_NOOP("FieldHelp", "How many times larger each side becomes."),
        "batch_norm.momentum": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How slowly the running mean and spread, used when it answers, follow the batches.",
        ),
        "epsilon": QT_TRANSLATE_NOOP(
            "FieldHelp", "A small number added to the variance, so that nothing is divided by zero."
        ),
        "vocabulary": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many different words there are: numbers from 0 to one less."
        ),
        "returns": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "Whether it gives out its memory after the last step, or after all of them.",
        ),
        "epochs": QT_TRANSLATE_NOOP(
            "FieldHelp", "How often the training goes through all training samples."
        ),
        "batch_size": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How many samples are looked at before the weights are changed once. Small: many "
            "trembling steps; large: few calm ones.",
        ),
        "optimizer": QT_TRANSLATE_NOOP(
            "FieldHelp", "How the weights are changed to make the loss smaller."
        ),
        "learning_rate": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How far the weights move in each step. Too small: learning takes forever; too "
            "large: it jumps about and the loss grows.",
        ),
        "momentum": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How much of the last step is carried into the next: 0 for nothing, 0.9 for a "
            "rolling ball.",
        ),
        "schedule": QT_TRANSLATE_NOOP(
            "FieldHelp", "How the learning rate changes in the course of the training."
        ),
        "schedule_epochs": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The epochs between two changes, of the warm-up, or without progress before the rate "
            "falls.",
        ),
        "schedule_factor": QT_TRANSLATE_NOOP(
            "FieldHelp", "What the learning rate is multiplied by: 0.5 halves it."
        ),
        "weight_decay": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of every weight that is taken away at each step, times the learning rate. "
            "Keeps weights small.",
        ),
        "l1": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "Adds the sum of |w|, times this, to the loss: weights that are not needed become 0.",
        ),
        "l2": QT_TRANSLATE_NOOP(
            "FieldHelp", "Adds the sum of ½·w², times this, to the loss: weights stay small."
        ),
        "clip_norm": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The longest gradient allowed; longer ones are shortened to it. 0 for no limit.",
        ),
        "max_norm": QT_TRANSLATE_NOOP(
            "FieldHelp", "The longest row of weights a neuron may have. 0 for no limit."
        ),
        "time_limit": QT_TRANSLATE_NOOP(
            "FieldHelp", "Ends the training after so many seconds. 0 for no limit."
        ),
        "target_loss": QT_TRANSLATE_NOOP(
            "FieldHelp", "Ends the training when the loss is this small. 0 for never."
        ),
        "patience": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "Ends the training when the loss has not improved for so many epochs, and goes back "
            "to the best weights. 0 for never.",
        ),
        "balance_classes": QT_TRANSLATE_NOOP(
            "FieldHelp", "Lets every class count the same, however rare it is."
        ),
        "class_weights": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How many times each class counts, separated by commas in the order of the classes. "
            "Empty for once each.",
        ),
        "augmentation": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "Changes pictures a little each time they are shown, so that there seem to be more "
            "of them.",
        ),
        "handwriting": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How many generated pictures of digits, in many styles of writing, are mixed into the "
            "training samples, so that drawings are read better. 0 for none.",
        ),
        "examples": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "Mixes the drawings you have named into the training samples: a tenth of every epoch.",
        ),
        "validation_fraction": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of training samples that is held back to see, during training, how well "
            "the network does on samples it has not learned.",
        ),
        "precision": QT_TRANSLATE_NOOP(
            "FieldHelp", "How many digits the computer calculates with."
        ),
        "seed": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The number all randomness starts from. The same seed gives exactly the same "
            "training again.",
        ),
        "data": QT_TRANSLATE_NOOP("FieldHelp", "The samples the network learns from."),
        "path": QT_TRANSLATE_NOOP(
            "FieldHelp", "The table (CSV), or the folder of files, the samples come from."
        ),
        "samples": QT_TRANSLATE_NOOP("FieldHelp", "How many points or pictures are made."),
        "noise": QT_TRANSLATE_NOOP(
            "FieldHelp", "How far the points stray at random: 0 for not at all."
        ),
        "test_fraction": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "The share of all samples that is never trained on, to measure at the end how good "
            "the network really is.",
        ),
        "split_seed": QT_TRANSLATE_NOOP(
            "FieldHelp", "Decides which samples are for the test. Another number, another choice."
        ),
        "weight": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "How strongly, and in which direction, this connection counts: its input is "
            "multiplied by it.",
        ),
        "bias": QT_TRANSLATE_NOOP(
            "FieldHelp",
            "Added to the sum: how easily the neuron becomes active, whatever comes in.",
        ),
    },
)


def field_name(field: str, kind: str = "") -> str:
    """Return the label of a field of a layer, of the training settings or the data reference."""
    return NAMES.text(f"{kind}.{field}", "") or NAMES.text(field, field)


def field_help(field: str, kind: str = "") -> str:
    """Return what a field is for, in words a student understands."""
    return HELPS.text(f"{kind}.{field}", "") or HELPS.text(field)
