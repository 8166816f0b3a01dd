"""Parts of a project as text for the clipboard: JSON that another window or a person can read."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from typing import NamedTuple

import msgspec
import numpy as np

from nndesigner.core import edits, shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, Link
from nndesigner.core.errors import EditError
from nndesigner.core.project import Project
from nndesigner.engine.carry import carry_state
from nndesigner.engine.masks import mask_matrix

MOST_NUMBERS = 1_000_000
"""More weights than this stay behind: as text they would be more than 5 MB."""

_LARGEST = 20_000_000
_NOTHING: NetworkState = NetworkState()


class Clipping(NamedTuple):
    """The text of a part of a project, and how many weights were too many to go with it."""

    text: str
    left_behind: int = 0


class _Text(Design, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """What a text holds: the design, and a safetensors file of its weights in base64.

    Where a network has not learnt them, though neurons of it were moved or copied, that is said.
    """

    weights: str = ""
    learnt: bool = True


def taken_out(design: Design, state: NetworkState, ids: Collection[str]) -> Project:
    """Return the layers and notes among `ids` as `edits.extract` does, with their weights."""
    part = edits.extract(design, ids)
    return Project(part, carry_state(state, design, part) if state else state)


def neurons_taken_out(
    design: Design, state: NetworkState | None, layer_id: str, units: Collection[int], name: str
) -> Project:
    """Return neurons of a Dense layer as a layer of their own called `name`, with their biases.

    What leads to them and away from them stays behind, as it does when whole layers are copied.
    """
    every = range(shapes.width(design, layer_id) or 0)
    others = [unit for unit in every if unit not in units]
    done = edits.removal(design, layer_id, others)
    kept = carry_state(state, design, done.design, done.kept) if state else _NOTHING
    alone = edits.set_fields(done.design, layer_id, name=name, view="auto", first=0)
    return taken_out(alone, kept, [layer_id])


def to_text(part: Project) -> Clipping:
    """Return a part of a project as text.

    Weights that are too many, or of which one is no finite number, are left behind.
    """
    text = msgspec.json.format(msgspec.json.encode(part.design), indent=2).decode()
    if not part.state:
        return Clipping(text)
    count = sum(array.size for array in part.state.values())
    weights = _packed(part) if count <= MOST_NUMBERS else ""
    if not weights:
        return Clipping(text, count)
    body = text.rstrip().removesuffix("}").rstrip()
    note = "" if part.learnt is not False else ',\n  "learnt": false'
    return Clipping(f'{body},\n  "weights": "{weights}"{note}\n}}')


def from_text(text: str) -> Project:
    """Return the part of a project a text holds; without a state if it has no weights.

    Raises EditError `nothing_to_paste`, `paste_too_large` (count, limit), `not_layers`,
    `damaged_layers` or `damaged_weights`.
    """
    if not text.strip():
        raise EditError("nothing_to_paste")
    if len(text) > _LARGEST:
        raise EditError("paste_too_large", count=len(text), limit=_LARGEST)
    found = _decoded(text)
    design = Design(layers=found.layers, links=found.links, notes=found.notes, groups=found.groups)
    edits.check_fragment(design)
    if not found.weights:
        return Project(design, learnt=False)
    return Project(design, _unpacked(found.weights, design), learnt=found.learnt)


def given(part: Project, ids: Mapping[str, str]) -> Mapping[str, FloatArray]:
    """Return the weights of a part by the keys they get where `ids` names all of it anew."""
    return {_renamed(key, ids): array for key, array in part.state.items()}


def _renamed(key: str, ids: Mapping[str, str]) -> str:
    owner = shapes.owner_of(key)
    return ids[owner] + key.removeprefix(owner)


def _decoded(text: str) -> _Text:
    try:
        found = msgspec.json.decode(text, type=_Text)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeError, RecursionError) as error:
        if _was_meant(text):
            raise EditError("damaged_layers") from error
        raise EditError("not_layers") from error
    if not found.layers and not found.notes:
        raise EditError("not_layers")
    return found


def _was_meant(text: str) -> bool:
    """Tell whether a text that does not hold together looks like one of ours at least."""
    start = text[:200].lstrip()
    return start.startswith("{") and '"layers"' in start


def _packed(part: Project) -> str:
    from nndesigner.storage.weights import WeightsError, encode_weights

    try:
        data = encode_weights(part.state, shapes.array_shapes(part.design))
    except WeightsError:
        return ""  # not a number: the training has run away
    return base64.b64encode(data).decode("ascii")


def _unpacked(weights: str, design: Design) -> NetworkState:
    from nndesigner.storage.weights import decode_weights

    try:
        data = base64.b64decode(weights, validate=True)
        state = decode_weights(data, shapes.array_shapes(design))
    except ValueError as error:
        raise EditError("damaged_weights") from error
    # what a mask leaves out is 0 everywhere, whatever a foreign text says
    return NetworkState(
        {key: _masked(array, design.links_by_id.get(key)) for key, array in state.items()}
    )


def _masked(array: FloatArray, link: Link | None) -> FloatArray:
    if link is None or link.mask is None:
        return array
    return np.where(mask_matrix(link.mask, array.shape), array, array.dtype.type(0))
