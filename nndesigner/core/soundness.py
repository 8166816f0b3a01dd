"""What edits and files guarantee of a design, checked where one was put together in code."""

from __future__ import annotations

from operator import lt

from nndesigner.core.design import Design, Link
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import InputLayer, Layer, NeuronLayer, OutputLayer
from nndesigner.core.training import TrainingSettings
from nndesigner.core.validate import invalid_field

Part = Layer | Link | TrainingSettings

_MOST_KNOWN = 10_000
_known: dict[int, Part] = {}
"""Parts that have been found sound, by identity: they never change."""


def check_values(design: Design) -> None:
    """Check that edits could have made all values of a design's layers, links and training.

    Raises EngineError `invalid_value` (where, name, field, value; minimum, maximum,
    open_minimum, open_maximum, choices as far as there are any) with the first that is of
    another type, out of range, about a neuron that does not exist, an id used twice or an end
    of a link that cannot be one. `where` is the id of the layer or link, None for the training.
    """
    for part in (*design.layers, *design.links, design.training):
        if _known.get(id(part)) is not part:
            _check_part(part)
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[id(part)] = part
    _check_ids(design)
    _check_ends(design)


def _check_part(part: Part) -> None:
    error = invalid_field(part)
    if error is not None:
        raise EngineError("invalid_value", **{**error.params, **_place(part)})
    if isinstance(part, NeuronLayer):
        own = [unit for unit, _ in part.unit_activations]
        for field, units in (("locked", part.locked), ("unit_activations", own)):
            if not all(map(lt, (-1, *units), (*units, part.units))):
                raise _wrong(part, field)


def _check_ids(design: Design) -> None:
    """Check that every layer and link has an id of its own."""
    seen: set[str] = set()
    for part in (*design.layers, *design.links):
        if part.id in seen:
            raise _wrong(part, "id")
        seen.add(part.id)


def _check_ends(design: Design) -> None:
    """Check that every link leads from one layer into another that may have it."""
    pairs: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for link in design.links:
        source, target = (design.layers_by_id.get(end) for end in (link.source, link.target))
        if source is None or isinstance(source, OutputLayer):
            raise _wrong(link, "source")
        alone = target is not None and target.inputs == "one" and target.id in taken
        if target is None or isinstance(target, InputLayer) or alone:
            raise _wrong(link, "target")
        if (link.source, link.target) in pairs:
            raise _wrong(link, "target")
        pairs.add((link.source, link.target))
        taken.add(link.target)


def _wrong(part: Part, field: str) -> EngineError:
    return EngineError("invalid_value", field=field, value=getattr(part, field), **_place(part))


def _place(part: Part) -> dict[str, object]:
    return {"where": getattr(part, "id", None), "name": getattr(part, "name", None)}
