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
    values = {name: _value(type(struct), name, changes[name]) for name in changes}
    try:
        return replace(struct, **values)
    except ValueError as error:  # a struct's own check of values that are fine one by one
        name = next(reversed(values))
        raise _invalid(type(struct), name, values[name]) from error


def _value(struct_type: type[msgspec.Struct], name: str, value: Any) -> Any:
    spec = field_specs(struct_type).get(name)
    if spec is None or name == "id":
        raise EditError("unknown_field", field=name)
    try:
        converted = msgspec.convert(value, _hints(struct_type)[name])
        # Text with half a surrogate pair (names of odd files) could not be saved.
        msgspec.json.encode(converted)
    except (msgspec.ValidationError, OverflowError, UnicodeEncodeError) as error:
        raise _invalid(struct_type, name, value) from error
    if isinstance(converted, float) and not isfinite(converted):
        raise _invalid(struct_type, name, value)
    return converted


def _invalid(struct_type: type[msgspec.Struct], name: str, value: Any) -> EditError:
    spec = field_specs(struct_type)[name]
    return EditError(
        "invalid_value",
        field=name,
        value=value,
        minimum=spec.minimum,
        maximum=spec.maximum,
        choices=spec.choices,
    )


@cache
def _hints(struct_type: type[msgspec.Struct]) -> dict[str, Any]:
    return typing.get_type_hints(struct_type, include_extras=True)
