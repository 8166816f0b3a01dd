"""How much every input spoke for every output at once: quick enough to be seen while drawing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, OutputLayer
from nndesigner.core.errors import EngineError
from nndesigner.engine.explain.passes import sample_row
from nndesigner.engine.network import compile_design
from nndesigner.engine.workspace import Workspace

MOST = 32
"""Outputs looked at in one go: one row of a batch each."""


class Contributions:
    """Gradient x input of the scores z of several outputs, all in one batch.

    Exact for a network that is linear around the input, as one of rectifiers is, and has no
    biases (Shrikumar et al. 2016, "Not just a black box"). The same as
    `probe.input_contributions` for every output.
    """

    def __init__(self, design: Design, state: NetworkState) -> None:
        """Compile a design. Raises EngineError as `compile_design` and `Network.set_state`."""
        output = design.output
        if output is None or design.input is None:
            raise EngineError("no_neuron", layer_id="", unit=0)
        self._units, self._shape = output.units, design.input.shape
        plain = OutputLayer(
            id=output.id,
            name=output.name,
            units=output.units,
            activation="identity",
            loss="mean_squared_error",
        )
        layers = tuple(plain if layer is output else layer for layer in design.layers)
        self._network = compile_design(replace(design, layers=layers))
        self._workspaces: dict[int, Workspace] = {}
        self.set_state(state)

    def set_state(self, state: NetworkState) -> None:
        """Use other weights from now on. Raises EngineError `state_does_not_fit` (id)."""
        self._network.set_state(state)

    @np.errstate(all="ignore")
    def of(self, x: npt.ArrayLike, units: Sequence[int]) -> FloatArray:
        """Return `(units, *input shape)`: what each input adds to the z of each of these units.

        Raises EngineError `input_does_not_fit`, or `no_neuron` (layer_id, unit).
        """
        row = sample_row(self._network, x)
        for unit in units:
            if not 0 <= unit < self._units:
                raise EngineError("no_neuron", layer_id=self._network.output.id, unit=unit)
        found = [self._rows(row, units[i : i + MOST]) for i in range(0, len(units), MOST)]
        empty: FloatArray = np.zeros((0, row.size), row.dtype)
        return np.concatenate([empty, *found]).reshape(-1, *self._shape)

    @np.errstate(all="ignore")
    def scores(self, x: npt.ArrayLike, units: Sequence[int]) -> FloatArray:
        """Return `(units,)`: the z of each of these units. Raises EngineError as `of`."""
        found = self._workspace(1).forward(sample_row(self._network, x))
        return np.array(found[0, list(units)])

    def _rows(self, row: FloatArray, units: Sequence[int]) -> FloatArray:
        workspace = self._workspace(len(units))
        workspace.forward(np.repeat(row, len(units), axis=0))
        wanted: FloatArray = np.zeros((len(units), self._units), row.dtype)
        wanted[np.arange(len(units)), list(units)] = 1
        workspace.backward_from(wanted)
        gradient = workspace.layers[self._network.input.id].da
        assert gradient is not None  # every_gradient
        return gradient * row

    def _workspace(self, rows: int) -> Workspace:
        found = self._workspaces.get(rows)
        if found is None:
            network = self._network
            found = self._workspaces[rows] = Workspace(
                *(network.design, network.plan, network.parameters, {}, rows),
                every_gradient=True,
            )
        return found
