"""What another design makes of weights, curves and a training run: pure functions."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design
from nndesigner.core.numbering import Kept, Moved
from nndesigner.core.project import Project
from nndesigner.core.shapes import structure
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
    return made.with_(history=()) if _answers_something_else(project.design, design) else made


def keeps_what_was_learnt(
    project: Project, design: Design, moved: Mapping[str, Moved] | None = None
) -> bool:
    """Tell whether a project that has learnt still says what it learnt with another design.

    It does as long as a link into its output layer is still there, for some of its classes:
    answers over none but new connections are guesses. `moved` is that of `Document.edit`.
    """
    before, now = project.design.output, design.output
    if not project.learnt or before is None or now is None:
        return False
    if _answers_something_else(project.design, design):
        return False
    known = moved or {}
    old = {link.id for link in project.design.links_into(before.id)}
    new = {link.id for link in design.links_into(now.id)}
    return not old.isdisjoint(known[key].key if key in known else key for key in new)


def gives_answers(design: Design, given: Mapping[str, FloatArray]) -> bool:
    """Tell whether arrays that come from outside are those of a link into the output layer."""
    output = design.output
    return output is not None and any(link.id in given for link in design.links_into(output.id))


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
