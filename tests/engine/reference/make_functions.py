"""Write functions.npz: PyTorch's activations, losses and schedules, as numbers to test against.

`python -m tests.engine.reference.make_functions`; needs PyTorch, which nothing else does.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as f

from tests.engine.reference.runs import (
    BATCHES,
    EPOCHS,
    LOSSES,
    pre_activations,
    scores_and_labels,
)

Tensor = torch.Tensor

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": f.relu,
    "leaky_relu": f.leaky_relu,
    "elu": f.elu,
    "selu": f.selu,
    "gelu": f.gelu,
    "silu": f.silu,
    "softplus": f.softplus,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "hard_sigmoid": lambda z: f.relu6(z + 3) / 6,  # f.hardsigmoid rounds 1 / 6 to float32
    "sine": torch.sin,
}


def activations() -> Iterator[tuple[str, np.ndarray]]:
    """Yield a and da/dz of z, `(2, n)`."""
    for name, function in ACTIVATIONS.items():
        z = torch.tensor(pre_activations(), requires_grad=True)
        a = function(z)
        a.sum().backward()
        assert z.grad is not None
        yield f"activation {name}", np.stack([a.detach().numpy(), z.grad.numpy()])


def losses() -> Iterator[tuple[str, np.ndarray]]:
    """Yield the mean loss and then its gradient with respect to the scores, flattened."""
    z, labels, values = map(torch.tensor, scores_and_labels())
    bits = (values > 0).double()
    one = slice(0, 1)
    found: dict[str, tuple[Callable[[Tensor], Tensor], Tensor]] = {
        "cross_entropy": (lambda s: f.cross_entropy(s, labels), z),
        "cross_entropy smoothed": (lambda s: f.cross_entropy(s, labels, label_smoothing=0.1), z),
        "binary_cross_entropy": (lambda s: f.binary_cross_entropy_with_logits(s, bits), z),
        "binary_cross_entropy smoothed": (
            lambda s: f.binary_cross_entropy_with_logits(s, 0.9 * bits + 0.05),
            z,
        ),
        "mean_squared_error": (lambda s: f.mse_loss(s, values), z),
        "mean_absolute_error": (lambda s: f.l1_loss(s, values), z),
        "huber": (lambda s: f.huber_loss(s, values), z),
        "hinge": (lambda s: f.multi_margin_loss(s, labels), z),
        "hinge single": (
            lambda s: torch.clamp(1 - (2 * bits[:, one] - 1) * s, min=0).mean(),
            z[:, one],
        ),
    }
    for name, (function, scores) in found.items():
        scores = scores.clone().requires_grad_()
        loss = function(scores)
        loss.backward()
        assert scores.grad is not None
        yield f"loss {name}", np.append(loss.item(), scores.grad.numpy())


def schedules() -> Iterator[tuple[str, np.ndarray]]:
    """Yield the learning rates of a run whose base rate is 1."""
    scheduler = torch.optim.lr_scheduler
    steps = EPOCHS * BATCHES
    yield "schedule step", rates(EPOCHS, lambda o: scheduler.StepLR(o, 3, 0.5))
    yield "schedule exponential", rates(EPOCHS, lambda o: scheduler.ExponentialLR(o, 0.5))
    cosine = rates(steps, lambda o: scheduler.CosineAnnealingLR(o, steps))
    yield "schedule cosine", cosine
    warm_up = rates(
        steps, lambda o: scheduler.LinearLR(o, start_factor=0.01, total_iters=3 * BATCHES)
    )
    yield "schedule warm_up", warm_up
    yield "schedule one_cycle", rates(steps, lambda o: scheduler.OneCycleLR(o, 1.0, steps))
    plateau = rates(
        EPOCHS, lambda o: scheduler.ReduceLROnPlateau(o, factor=0.5, patience=1), LOSSES
    )
    yield "schedule plateau", plateau


def rates(
    steps: int, make: Callable[..., object], losses: tuple[float, ...] | None = None
) -> np.ndarray:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(optimizer)
    found = []
    for step in range(steps):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step < steps - 1:
            schedule.step(*([] if losses is None else [losses[step]]))  # type: ignore[attr-defined]
    return np.array(found, np.float64)


if __name__ == "__main__":
    warnings.simplefilter("error")
    numbers = {**dict(activations()), **dict(losses()), **dict(schedules())}
    np.savez_compressed(Path(__file__).with_name("functions.npz"), **numbers)
