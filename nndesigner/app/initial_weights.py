"""The weights that seed and initialisers give a design, made once and compared with."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.core.shapes import structure
from nndesigner.engine.initializers import Known, initial_state


class InitialWeights:
    """Keeps the initial weights of the present design, and arrays to make the next ones from."""

    def __init__(self) -> None:
        self._key: object = None
        self._state = NetworkState()
        self._arrays: Known = {}

    def of(self, design: Design) -> NetworkState:
        """Return the initial weights, the very same arrays for as long as nothing decides anew."""
        key = _what_decides(design)
        if key != self._key:
            self._key = key
            state = initial_state(design, known=self._arrays)
            self._state = self._state.shared_with(state)
        return self._state


def output_differs(project: Project, initial: NetworkState) -> bool:
    """Tell whether the output layer has other weights than its initial ones.

    That is how a project tells that it has learnt where nobody has noted it.
    """
    output = project.design.output
    if output is None:
        return False
    keys = [link.id for link in project.design.links_into(output.id)] + [output.id]
    return any(
        not np.array_equal(project.state[key], initial[key])
        for key in keys
        if key in initial and key in project.state
    )


def _what_decides(design: Design) -> object:
    initializers = [getattr(layer, "initializer", None) for layer in design.layers]
    return structure(design), initializers, design.training.seed
