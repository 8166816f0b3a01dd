"""Which layers PyTorch computed for sequences.npz, so that tests compute the same."""

from __future__ import annotations

from dataclasses import dataclass

from nndesigner.core.layers import (
    BatchNormLayer,
    EmbeddingLayer,
    GRULayer,
    Layer,
    LayerNormLayer,
    LSTMLayer,
    Shape,
    SimpleRNNLayer,
)

ROWS = 3


@dataclass(frozen=True)
class Case:
    """A layer, the shape and deviation of what comes in, and whether it is a training pass."""

    layer: Layer
    shape: Shape
    training: bool = True
    spread: float = 1.0


def _recurrent() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for returns in ("last", "all"):
        common = {"id": "l", "name": "l", "units": 4, "returns": returns}
        for activation in ("tanh", "relu"):
            layer = SimpleRNNLayer(**common, activation=activation)
            found[f"simple_rnn {activation} {returns}"] = Case(layer, (5, 3))
        found[f"lstm {returns}"] = Case(LSTMLayer(**common), (5, 3))
        found[f"gru {returns}"] = Case(GRULayer(**common), (5, 3))
    return found


def _norms() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for kind, shape in {"row": (4,), "sequence": (3, 4), "picture": (2, 3, 2)}.items():
        batch = BatchNormLayer(id="l", name="l", momentum=0.8)
        found[f"batch_norm {kind}"] = Case(batch, shape)
        found[f"batch_norm {kind} predicting"] = Case(batch, shape, training=False)
        found[f"layer_norm {kind}"] = Case(LayerNormLayer(id="l", name="l"), shape)
    return found


CASES = {
    **_recurrent(),
    **_norms(),
    "embedding": Case(EmbeddingLayer(id="l", name="l", vocabulary=6, size=3), (7,), spread=4.0),
}
