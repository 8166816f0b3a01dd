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
from nndesigner.core.names import in_one_line

S = TypeVar("S", bound=msgspec.Struct)


def validated(struct: S, changes: Mapping[str, Any]) -> S:
    """Return the struct with fields changed, each within its range; a name is put in one line.

    msgspec checks ranges only when decoding, so the constructor alone is not enough. Raises
    EditError `unknown_field` or `invalid_value` (field, value, minimum, maximum, open_minimum,
    open_maximum: is the end itself excluded; choices).
    """
    values = {name: _value(type(struct), name, changes[name]) for name in changes}
    try:
        return replace(struct, **values)
    except ValueError as error:  # a struct's own check of values that are fine one by one
        name = next(reversed(values))
        raise _invalid(type(struct), name, values[name]) from error


def invalid_field(struct: msgspec.Struct) -> EditError | None:
    """Return the error about the first field that is not within its range; None if all are.

    For structs made in code, whose constructors look at no values.
    """
    if _converts(struct, type(struct)):
        return None
    for name, hint in _hints(type(struct)).items():
        if name in struct.__struct_fields__ and not _converts(getattr(struct, name), hint):
            return _invalid(type(struct), name, getattr(struct, name))
    # a struct's own check of values that are fine one by one
    name = "shape" if hasattr(struct, "shape") else struct.__struct_fields__[0]
    return _invalid(type(struct), name, getattr(struct, name))


def _converts(value: object, hint: Any) -> bool:
    try:
        msgspec.convert(msgspec.to_builtins(value), hint)
    except (msgspec.ValidationError, TypeError, OverflowError, RecursionError):
        return False
    return True


def _value(struct_type: type[msgspec.Struct], name: str, value: Any) -> Any:
    spec = field_specs(struct_type).get(name)
    if spec is None or name == "id":
        raise EditError("unknown_field", field=name)
    if name == "name" and isinstance(value, str):
        value = in_one_line(value)
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
        open_minimum=spec.open_minimum,
        open_maximum=spec.open_maximum,
        choices=spec.choices,
    )


@cache
def _hints(struct_type: type[msgspec.Struct]) -> dict[str, Any]:
    return typing.get_type_hints(struct_type, include_extras=True)
