"""Other words people type for kinds of layers and for actions, to find them by."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Keywords"

_KINDS: dict[str, object] = {
    "input": QT_TRANSLATE_NOOP("Keywords", "data features start entry"),
    "dense": QT_TRANSLATE_NOOP(
        "Keywords", "fully connected linear feedforward perceptron hidden layer MLP FC"
    ),
    "neuron": QT_TRANSLATE_NOOP("Keywords", "single unit perceptron node cell"),
    "output": QT_TRANSLATE_NOOP(
        "Keywords", "classes classifier regression softmax loss target result end"
    ),
    "activation": QT_TRANSLATE_NOOP("Keywords", "ReLU sigmoid tanh GELU nonlinearity function"),
    "dropout": QT_TRANSLATE_NOOP("Keywords", "drop out regularisation regularization overfitting"),
    "conv1d": QT_TRANSLATE_NOOP("Keywords", "convolution convolutional filter kernel signal CNN"),
    "conv2d": QT_TRANSLATE_NOOP("Keywords", "convolution convolutional filter kernel image CNN"),
    "transposed_conv2d": QT_TRANSLATE_NOOP(
        "Keywords", "deconvolution convolution transpose decoder upsample"
    ),
    "max_pool": QT_TRANSLATE_NOOP("Keywords", "pooling maximum subsampling downsample"),
    "avg_pool": QT_TRANSLATE_NOOP("Keywords", "pooling average mean subsampling downsample"),
    "global_avg_pool": QT_TRANSLATE_NOOP("Keywords", "pooling average mean GAP"),
    "up_sampling": QT_TRANSLATE_NOOP("Keywords", "upsample enlarge resize decoder"),
    "flatten": QT_TRANSLATE_NOOP("Keywords", "flat vector unroll"),
    "reshape": QT_TRANSLATE_NOOP("Keywords", "view shape resize"),
    "batch_norm": QT_TRANSLATE_NOOP(
        "Keywords", "batch normalisation normalization standardise standardize"
    ),
    "layer_norm": QT_TRANSLATE_NOOP(
        "Keywords", "layer normalisation normalization standardise standardize"
    ),
    "add": QT_TRANSLATE_NOOP("Keywords", "sum plus residual skip shortcut merge"),
    "multiply": QT_TRANSLATE_NOOP("Keywords", "product times gate merge"),
    "concatenate": QT_TRANSLATE_NOOP("Keywords", "concat join append merge"),
    "embedding": QT_TRANSLATE_NOOP("Keywords", "words tokens lookup text vectors"),
    "simple_rnn": QT_TRANSLATE_NOOP("Keywords", "recurrent RNN sequence memory time Elman"),
    "lstm": QT_TRANSLATE_NOOP("Keywords", "recurrent RNN sequence memory long short-term"),
    "gru": QT_TRANSLATE_NOOP("Keywords", "recurrent RNN sequence memory gated unit"),
}

_ACTIONS: dict[str, object] = {
    "Group": QT_TRANSLATE_NOOP("Keywords", "frame box together"),
    "Ungroup": QT_TRANSLATE_NOOP("Keywords", "frame dissolve apart"),
    "Fold": QT_TRANSLATE_NOOP("Keywords", "expand collapse neurons"),
    "AutoLayout": QT_TRANSLATE_NOOP("Keywords", "arrange layout order sort align"),
    "AlignLeft": QT_TRANSLATE_NOOP("Keywords", "arrange line up"),
    "AlignCentreH": QT_TRANSLATE_NOOP("Keywords", "arrange line up center middle"),
    "AlignRight": QT_TRANSLATE_NOOP("Keywords", "arrange line up"),
    "AlignTop": QT_TRANSLATE_NOOP("Keywords", "arrange line up"),
    "AlignCentreV": QT_TRANSLATE_NOOP("Keywords", "arrange line up center middle"),
    "AlignBottom": QT_TRANSLATE_NOOP("Keywords", "arrange line up"),
    "DistributeH": QT_TRANSLATE_NOOP("Keywords", "arrange space evenly gaps"),
    "DistributeV": QT_TRANSLATE_NOOP("Keywords", "arrange space evenly gaps"),
    "Connect": QT_TRANSLATE_NOOP("Keywords", "link wire edge"),
    "AddNote": QT_TRANSLATE_NOOP("Keywords", "comment text label remark"),
    "Train": QT_TRANSLATE_NOOP("Keywords", "run start learn fit"),
    "Reset": QT_TRANSLATE_NOOP("Keywords", "restart initialise initialize weights forget"),
    "ThemeSystem": QT_TRANSLATE_NOOP("Keywords", "colours colors appearance mode"),
    "ThemeLight": QT_TRANSLATE_NOOP("Keywords", "colours colors appearance bright day mode"),
    "ThemeDark": QT_TRANSLATE_NOOP("Keywords", "colours colors appearance night black mode"),
}


def kind_keywords(kind: str) -> str:
    """Return other words for a kind of layer, in the present language and in English."""
    return _both(_KINDS.get(kind))


def action_keywords(name: str) -> str:
    """Return other words for an action, in the present language and in English."""
    return _both(_ACTIONS.get(name))


def _both(words: object) -> str:
    if words is None:
        return ""
    return f"{words} {QCoreApplication.translate(_CONTEXT, str(words))}"
