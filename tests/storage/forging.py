"""Project files as nobody should make them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from nndesigner.core.errors import StorageError
from nndesigner.storage.project import decode, encode
from tests.storage.projects import noted_project

GOOD = encode(noted_project())


def members(data: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(*contents: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in contents:
            file.writestr(name, content)
    return buffer.getvalue()


def with_json(text: bytes) -> bytes:
    return packed(*(members() | {"project.json": text}).items())


def with_weights(data: bytes) -> bytes:
    return packed(*(members() | {"weights.safetensors": data}).items())


def changed(change: Callable[[Any], object]) -> bytes:
    document = json.loads(members()["project.json"])
    change(document)
    return with_json(json.dumps(document).encode())


def code(data: bytes) -> str:
    with pytest.raises(StorageError) as caught:
        decode(data)
    assert all(isinstance(value, str | int) for value in caught.value.params.values())
    return caught.value.code
