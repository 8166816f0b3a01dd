"""What another design makes of weights, curves and a training run: pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, Link
from nndesigner.core.numbering import Kept, Moved
from nndesigner.core.project import Project
from nndesigner.core.shapes import KeepsUnits, array_shapes, owner_of, structure
from nndesigner.core.training import LIVE_SETTINGS


def redesigned(
    project: Project, design: Design, state: NetworkState, *, reordered: bool, learnt: bool
) -> Project:
    """Return the project with another design and its weights, which have `learnt` or not.

    The temperature stays as long as the weights do; the curves, unless they are of something
    that the design no longer does.
    """
    same = not reordered and structure(design) == structure(project.design)
    temperature = project.temperature if same else 1.0
    made = project.with_(design=design, state=state, temperature=temperature, learnt=learnt)
    if _answers_something_else(project.design, design):
        return made.with_(history=(), trained_as="", trained_on=())
    return made


def keeps_what_was_learnt(
    project: Project,
    design: Design,
    moved: Mapping[str, Moved] | None = None,
    given: Iterable[str] = (),
) -> bool:
    """Tell whether a network still says what was learnt when it gets another design.

    It does while a whole way of links that are not new leads from its input to its output, for
    some of its classes: what has to pass new weights is a guess. `moved` is that of
    `Document.edit`, `given` the keys of arrays from outside that have learnt.
    """
    entry, output = design.input, design.output
    if entry is None or output is None:
        return False
    known = {owner_of(key) for key in given}
    if project.learnt and not _answers_something_else(project.design, design):
        known |= project.design.links_by_id.keys() | project.design.layers_by_id.keys()
    origins = {key: source.key for key, source in (moved or {}).items()}
    reached, frontier = {entry.id}, [entry.id] if known else []
    while frontier:
        for link in design.links_out_of(frontier.pop()):
            if link.target not in reached and _is_known(design, link, known, origins):
                reached.add(link.target)
                frontier.append(link.target)
    return output.id in reached


def _is_known(
    design: Design, link: Link, known: AbstractSet[str], origins: Mapping[str, str]
) -> bool:
    """Tell whether a link was there before, or brings no new weights between what it joins."""
    if origins.get(link.id, link.id) in known:
        return True
    shapes = array_shapes(design)
    if link.id in shapes:
        return False
    # new scales of a BatchNorm and its like hardly change what passes
    target = design.layers_by_id.get(link.target)
    if link.target in known or isinstance(target, KeepsUnits):
        return True
    return all(owner_of(key) != link.target for key in shapes)


def trains_differently(old: Design, new: Design) -> bool:
    """Tell whether a run of `old` would not be one of `new`, which takes over what it can."""
    if old.data != new.data or structure(old) != structure(new):
        return True
    live = {name: getattr(new.training, name) for name in LIVE_SETTINGS}
    return replace(old.training, **live) != new.training


def only_removes(kept: Kept) -> bool:
    """Tell whether no unit is new, copied or in another place."""
    return all(
        None not in order and list(order) == sorted({unit for unit in order if unit is not None})
        for order in kept.values()
    )


def with_given(state: NetworkState, given: Mapping[str, FloatArray]) -> NetworkState:
    """Put arrays in that come from outside, as far as they fit."""
    fitting = {
        key: array
        for key, array in given.items()
        if key in state and state[key].shape == array.shape
    }
    return state.replaced(**fitting)


def _answers_something_else(old: Design, new: Design) -> bool:
    """Tell whether both tell classes apart, and none of the old classes is left."""
    before, now = (set(design.output.classes if design.output else ()) for design in (old, new))
    return bool(before and now) and before.isdisjoint(now)
