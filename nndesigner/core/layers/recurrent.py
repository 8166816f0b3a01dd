"""Recurrent layers: they read a sequence step by step and remember what came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from nndesigner.core.layers.base import ArraySpec, InitializerName, LayerBase, Shape, as_sequence

Returns = Literal["last", "all"]


class _Recurrent(LayerBase, frozen=True, kw_only=True):
    """What all recurrent layers have: `units` numbers of memory.

    They give out the memory after the "last" step, or after "all" of them.
    """

    gates: ClassVar[int] = 1

    units: Annotated[int, Meta(ge=1, le=4096)] = 32
    returns: Returns = "last"
    initializer: InitializerName = "xavier"
    frozen: bool = False

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (units,) or (steps, units). Raises ShapeError `needs_sequence`."""
        steps, _ = as_sequence(sources[0])
        return (self.units,) if self.returns == "last" else (steps, self.units)

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:
        """Return weights `(gates x units, features)` and `(gates x units, units)`, and biases."""
        _, features = as_sequence(sources[0])
        rows, gates = self.gates * self.units, self.gates
        return {
            "input": ArraySpec((rows, features), "weights", features, self.units, gates),
            "recurrent": ArraySpec((rows, self.units), "weights", self.units, self.units, gates),
            "": ArraySpec((rows,), "bias", gates=gates),
        }


class SimpleRNNLayer(_Recurrent, frozen=True, kw_only=True, tag="simple_rnn"):
    """h_t = activation(W x_t + U h_(t-1) + b)."""

    activation: Literal["tanh", "relu"] = "tanh"


class LSTMLayer(_Recurrent, frozen=True, kw_only=True, tag="lstm"):
    """Long short-term memory; the gates are stacked as input, forget, cell, output."""

    gates: ClassVar[int] = 4


class GRULayer(_Recurrent, frozen=True, kw_only=True, tag="gru"):
    """Gated recurrent unit; the gates are stacked as reset, update, new.

    The reset gate acts after the recurrent product, whose "new" part has a bias of its own.
    """

    gates: ClassVar[int] = 3

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:
        """Return what all have, and the bias of the recurrent "new" part."""
        return {
            **_Recurrent.arrays(self, sources),
            "recurrent_bias": ArraySpec((self.units,), "bias"),
        }
