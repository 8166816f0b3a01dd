"""Checking values against the ranges written in the annotations of the structs."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from nndesigner.core.catalog import field_specs
from nndesigner.core.errors import EditError

S = TypeVar("S", bound=msgspec.Struct)


def validated(struct: S, changes: Mapping[str, Any]) -> S:
    """Return the struct with fields changed, each within its range.

    msgspec checks ranges only when decoding, so the constructor alone is not enough. Raises
    EditError `unknown_field` or `invalid_value` (field, value, minimum, maximum, choices).
    """
    return replace(struct, **{name: _value(type(struct), name, changes[name]) for name in changes})


def _value(struct_type: type[msgspec.Struct], name: str, value: Any) -> Any:
    spec = field_specs(struct_type).get(name)
    if spec is None or name == "id":
        raise EditError("unknown_field", field=name)
    try:
        converted = msgspec.convert(value, _hints(struct_type)[name])
    except (msgspec.ValidationError, OverflowError):
        converted = None
        fits = False
    else:
        fits = not isinstance(converted, float) or isfinite(converted)
    if not fits:
        raise EditError(
            "invalid_value",
            field=name,
            value=value,
            minimum=spec.minimum,
            maximum=spec.maximum,
            choices=spec.choices,
        )
    return converted


@cache
def _hints(struct_type: type[msgspec.Struct]) -> dict[str, Any]:
    return typing.get_type_hints(struct_type, include_extras=True)
