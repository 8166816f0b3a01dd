"""Write sequences.npz: PyTorch's recurrent, normalising and embedding layers.

`python -m tests.engine.reference.make_sequences`; needs PyTorch, which nothing else does.

Of each case it holds, in one row, the activations, the gradient of what comes in, and for each
array of the layer its gradient, or a running statistic itself after the pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as f

from nndesigner.core.layers import (
    BatchNormLayer,
    EmbeddingLayer,
    GRULayer,
    LayerNormLayer,
    LSTMLayer,
    SimpleRNNLayer,
)
from tests.engine.layers.sites import Bench
from tests.engine.reference.sequences import CASES, ROWS, Case

Arrays = dict[str, Any]


def recurrent(case: Case, x: torch.Tensor, arrays: Arrays) -> torch.Tensor:
    """Return h of the last step or of all; PyTorch's second bias is 0 but for a GRU's new part."""
    layer: Any = case.layer
    steps, features = case.shape
    kinds = {SimpleRNNLayer: torch.nn.RNN, LSTMLayer: torch.nn.LSTM, GRULayer: torch.nn.GRU}
    options = {"nonlinearity": layer.activation} if isinstance(layer, SimpleRNNLayer) else {}
    module: Any = kinds[type(layer)](features, layer.units, batch_first=True, **options).double()
    second = torch.zeros_like(arrays[""])
    if "recurrent_bias" in arrays:
        second = torch.cat([second[: 2 * layer.units], arrays["recurrent_bias"]])
    weights = {
        "weight_ih_l0": arrays["input"],
        "weight_hh_l0": arrays["recurrent"],
        "bias_ih_l0": arrays[""],
        "bias_hh_l0": second,
    }
    h, _ = torch.func.functional_call(module, weights, x.reshape(-1, steps, features))
    return h[:, -1] if layer.returns == "last" else h.flatten(1)


def batch_norm(case: Case, x: torch.Tensor, arrays: Arrays) -> torch.Tensor:
    """Return what is normalised; channels come second in PyTorch."""
    layer: Any = case.layer
    box = x.reshape(-1, *case.shape)
    last_first = len(case.shape) == 2
    box = box.movedim(2, 1) if last_first else box
    a = f.batch_norm(
        box,
        arrays["mean"],
        arrays["variance"],
        arrays["scale"],
        arrays[""],
        case.training,
        1 - layer.momentum,
        layer.epsilon,
    )
    return (a.movedim(1, 2) if last_first else a).flatten(1)


def layer_norm(case: Case, x: torch.Tensor, arrays: Arrays) -> torch.Tensor:
    layer: Any = case.layer
    shape = case.shape[1:] if len(case.shape) == 2 else case.shape
    scale, shift = (arrays[end].reshape(shape) for end in ("scale", ""))
    return f.layer_norm(x.reshape(-1, *case.shape), shape, scale, shift, layer.epsilon).flatten(1)


def embedding(case: Case, x: torch.Tensor, arrays: Arrays) -> torch.Tensor:
    words = x.detach().floor().clamp(0, len(arrays["table"]) - 1).long()
    return f.embedding(words, arrays["table"]).flatten(1) + 0 * x.sum()


FUNCTIONS = {
    SimpleRNNLayer: recurrent,
    LSTMLayer: recurrent,
    GRULayer: recurrent,
    BatchNormLayer: batch_norm,
    LayerNormLayer: layer_norm,
    EmbeddingLayer: embedding,
}


def computed(case: Case) -> Iterator[np.ndarray]:
    options: Any = {"training": case.training, "spread": case.spread}
    bench = Bench(case.layer, [case.shape], ROWS, **options)
    x = torch.tensor(bench.given[0].a, requires_grad=True)
    learned = bench.learned()
    arrays = {
        end: torch.tensor(array, requires_grad=end in learned)
        for end, array in bench.parameters.items()
    }
    a = FUNCTIONS[type(case.layer)](case, x, arrays)
    (a * torch.tensor(bench.outside)).sum().backward()
    yield a.detach().numpy()
    yield x.grad.numpy()  # type: ignore[union-attr]
    for end, array in arrays.items():
        yield array.grad.numpy() if end in learned else array.numpy()


def main() -> None:
    file = Path(__file__).with_name("sequences.npz")
    found = {
        name: np.concatenate([array.ravel() for array in computed(case)])
        for name, case in CASES.items()
    }
    np.savez_compressed(file, **found)


if __name__ == "__main__":
    main()
