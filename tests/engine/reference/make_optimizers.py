"""Write optimizers.npz: the first ten steps of PyTorch's optimizers, as numbers to test against.

`python -m tests.engine.reference.make_optimizers`; needs PyTorch, which nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from tests.engine.reference.runs import DECAY, MOMENTUM, rates, start_and_gradients

MAKERS: dict[str, Callable[[list[torch.Tensor]], torch.optim.Optimizer]] = {
    "sgd": torch.optim.SGD,
    "momentum": lambda p: torch.optim.SGD(p, momentum=MOMENTUM),
    "nesterov": lambda p: torch.optim.SGD(p, momentum=MOMENTUM, nesterov=True),
    "adagrad": torch.optim.Adagrad,
    "rmsprop": torch.optim.RMSprop,
    "adam": torch.optim.Adam,
    "adamw": lambda p: torch.optim.AdamW(p, weight_decay=DECAY),
    "nadam": torch.optim.NAdam,
    "nadam_decayed": lambda p: torch.optim.NAdam(
        p, weight_decay=DECAY, decoupled_weight_decay=True
    ),
    "rprop": lambda p: torch.optim.Rprop(p, lr=rates()[0]),
}


def values_after_each_step(make: Callable[..., torch.optim.Optimizer]) -> np.ndarray:
    start, gradients = start_and_gradients()
    values = torch.tensor(start, requires_grad=True)
    optimizer = make([values])
    found = []
    for rate, gradient in zip(rates(), gradients, strict=True):
        for group in optimizer.param_groups:
            group["lr"] = rate
        values.grad = torch.tensor(gradient)
        optimizer.step()
        found.append(values.detach().numpy().copy())
    return np.array(found)


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)  # else NAdam counts its product of mu in float32
    path = Path(__file__).with_name("optimizers.npz")
    np.savez_compressed(
        path, **{name: values_after_each_step(make) for name, make in MAKERS.items()}
    )
