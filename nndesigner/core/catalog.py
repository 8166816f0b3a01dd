"""The kinds of layers and settings there are, their defaults and ranges: one table for all.

Inspector, palette, edits and checks read the same entries, so a range stands in one place:
in the annotations of `core.design` and `core.training`.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields as struct_fields

from nndesigner.core.layers import ActivationName, InitializerName, Layer, LossName
from nndesigner.core.training import (
    AugmentationName,
    DataReference,
    OptimizerName,
    PrecisionName,
    ScheduleName,
    TrainingSettings,
)

ACTIVATIONS: tuple[ActivationName, ...] = get_args(ActivationName)
INITIALIZERS: tuple[InitializerName, ...] = get_args(InitializerName)
LOSSES: tuple[LossName, ...] = get_args(LossName)
OPTIMIZERS: tuple[OptimizerName, ...] = get_args(OptimizerName)
SCHEDULES: tuple[ScheduleName, ...] = get_args(ScheduleName)
AUGMENTATIONS: tuple[AugmentationName, ...] = get_args(AugmentationName)
PRECISIONS: tuple[PrecisionName, ...] = get_args(PrecisionName)

LAYER_TYPES: Mapping[str, type[Layer]] = {
    layer_type.__struct_config__.tag: layer_type for layer_type in get_args(Layer)
}
"""Every kind of layer by the name it has in files."""

PALETTE_GROUPS: Mapping[str, tuple[str, ...]] = {
    "ends": ("input", "output"),
    "neurons": ("dense", "neuron", "activation", "dropout"),
    "pictures": (
        "conv2d",
        "max_pool",
        "avg_pool",
        "global_avg_pool",
        "up_sampling",
        "transposed_conv2d",
    ),
    "sequences": ("embedding", "conv1d", "simple_rnn", "lstm", "gru"),
    "shape": ("flatten", "reshape"),
    "branches": ("add", "concatenate", "multiply"),
    "normalisation": ("batch_norm", "layer_norm"),
}
"""What can be dragged from the palette; "neuron" is a Dense layer of one unit."""

PALETTE: tuple[str, ...] = tuple(kind for kinds in PALETTE_GROUPS.values() for kind in kinds)

LOSS_ACTIVATIONS: Mapping[LossName, tuple[ActivationName, ...]] = {
    "cross_entropy": ("softmax",),
    "binary_cross_entropy": ("sigmoid",),
    "mean_squared_error": ACTIVATIONS,
    "mean_absolute_error": ACTIVATIONS,
    "huber": ACTIVATIONS,
    "hinge": ("identity", "tanh"),
}
"""Output activations each loss can be computed from."""

VALUE_LOSSES: frozenset[LossName] = frozenset(
    {"mean_squared_error", "mean_absolute_error", "huber"}
)
"""Losses that need no classes."""

FieldKind = Literal["int", "float", "bool", "choice", "text", "texts", "shape", "floats", "units"]


@dataclass(frozen=True)
class FieldSpec:
    """One field of a struct: its kind, default, range (closed unless `open_`), and choices.

    The range of "floats" is that of each of them. Fields of the kind "units" belong
    to single neurons and are set on them, not on the layer.
    """

    name: str
    kind: FieldKind
    default: Any
    minimum: float | None = None
    maximum: float | None = None
    open_minimum: bool = False
    open_maximum: bool = False
    choices: tuple[str, ...] = ()


def kind_of(layer: object) -> str:
    """Return the catalog's name of a layer's kind, as it also stands in files."""
    for name, layer_type in LAYER_TYPES.items():
        if isinstance(layer, layer_type):
            return name
    raise TypeError(type(layer).__name__)


@cache
def field_specs(struct_type: type[Struct]) -> Mapping[str, FieldSpec]:
    """Return the fields of a layer type, `TrainingSettings` or `DataReference` by name."""
    hints = typing.get_type_hints(struct_type, include_extras=True)
    return {
        info.name: _field_spec(info.name, hints[info.name], info.default)
        for info in struct_fields(struct_type)
    }


VIEW_FIELDS = frozenset({"view", "first"})
"""Fields that say how a layer is drawn; they are set on the canvas and stand in no form."""


def layer_fields(kind: str) -> Mapping[str, FieldSpec]:
    """Return the fields of a kind of layer, but for those of how it is drawn."""
    specs = field_specs(LAYER_TYPES[kind])
    return {name: spec for name, spec in specs.items() if name not in VIEW_FIELDS}


def _field_spec(name: str, hint: Any, default: Any) -> FieldSpec:
    meta = Meta()
    if get_origin(hint) is Annotated:
        hint, *extras = get_args(hint)
        meta = next((extra for extra in extras if isinstance(extra, Meta)), meta)
    if get_origin(hint) is Literal:
        return FieldSpec(name, "choice", default, choices=get_args(hint))
    kind = _kind(name, hint)
    if kind == "floats":
        items = get_args(get_args(hint)[0])
        meta = next((extra for extra in items if isinstance(extra, Meta)), meta)
    minimum = meta.ge if meta.ge is not None else meta.gt
    maximum = meta.le if meta.le is not None else meta.lt
    return FieldSpec(
        name, kind, default, minimum, maximum, meta.gt is not None, meta.lt is not None
    )


_TUPLES: Mapping[str, FieldKind] = {
    "shape": "shape",
    "classes": "texts",
    "class_weights": "floats",
    "locked": "units",
    "unit_activations": "units",
    "layers": "texts",
}
_PLAIN: Mapping[object, FieldKind] = {int: "int", float: "float", bool: "bool"}


def _kind(name: str, hint: Any) -> FieldKind:
    if get_origin(hint) is tuple:
        return _TUPLES[name]
    return _PLAIN.get(hint, "text")


TRAINING_FIELDS = field_specs(TrainingSettings)
DATA_FIELDS = field_specs(DataReference)
