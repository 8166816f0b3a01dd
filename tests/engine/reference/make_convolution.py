"""Write convolutions.npz: PyTorch's convolutions and poolings.

`python -m tests.engine.reference.make_convolution`; needs PyTorch, which nothing else does.

Of each case it holds the activations ("a"), the gradient of what comes in ("dx") and that of
each array ("d" and the end of its key).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch.nn import functional as f

from nndesigner.core.layers import (
    AvgPoolLayer,
    Conv1DLayer,
    Conv2DLayer,
    GlobalAvgPoolLayer,
    MaxPoolLayer,
    TransposedConv2DLayer,
)
from tests.engine.layers.sites import Bench
from tests.engine.reference.convolutions import CASES, FILE, POOLINGS, Case

Tensors = dict[str, torch.Tensor]


def before_and_after(layer: Any, lengths: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the padding of each axis; PyTorch has no "same" with strides, so zeros are put."""
    if layer.padding == "valid":
        return [(0, 0) for _ in lengths]
    total = [max((-(-n // layer.stride) - 1) * layer.stride + layer.size - n, 0) for n in lengths]
    return [(t // 2, t - t // 2) for t in total]


def padded(layer: Any, planes: torch.Tensor, value: float = 0) -> torch.Tensor:
    sides = before_and_after(layer, tuple(planes.shape[2:]))
    return f.pad(planes, [n for pair in reversed(sides) for n in pair], value=value)


def transposed(layer: Any, planes: torch.Tensor, arrays: Tensors) -> torch.Tensor:
    """Return all stamps added up, less what "same" crops."""
    z = f.conv_transpose2d(planes, arrays["kernel"], arrays[""], layer.stride)
    if layer.padding == "valid":
        return z
    lengths = [n * layer.stride for n in planes.shape[2:]]
    # kernels smaller than their stride leave zeros behind the last stamp
    z = f.pad(z, [0, layer.stride, 0, layer.stride])
    z[:, :, -layer.stride :] = z[:, :, :, -layer.stride :] = arrays[""][:, None, None]
    (top, _), (left, _) = before_and_after(layer, tuple(lengths))
    return z[:, :, top : top + lengths[0], left : left + lengths[1]]


def average(layer: Any, planes: torch.Tensor) -> torch.Tensor:
    """Return sums of windows divided by how many numbers in them are not padding."""
    pool = f.avg_pool1d if planes.dim() == 3 else f.avg_pool2d
    sums, shares = (
        pool(padded(layer, x), layer.size, layer.stride) for x in (planes, torch.ones_like(planes))
    )
    return sums / shares


def activations(case: Case, planes: torch.Tensor, arrays: Tensors) -> torch.Tensor:
    layer: Any = case.layer
    flat = planes.dim() == 3
    if isinstance(layer, Conv1DLayer):
        kernel = arrays["kernel"].swapaxes(1, 2)
        return f.relu(f.conv1d(padded(layer, planes), kernel, arrays[""], layer.stride))
    if isinstance(layer, Conv2DLayer):
        kernel = arrays["kernel"]
        return f.relu(f.conv2d(padded(layer, planes), kernel, arrays[""], layer.stride))
    if isinstance(layer, TransposedConv2DLayer):
        return f.relu(transposed(layer, planes, arrays))
    if isinstance(layer, MaxPoolLayer):
        pool = f.max_pool1d if flat else f.max_pool2d
        return pool(padded(layer, planes, -torch.inf), layer.size, layer.stride)
    if isinstance(layer, AvgPoolLayer):
        return average(layer, planes)
    if isinstance(layer, GlobalAvgPoolLayer):
        return planes.mean(dim=(2, 3))
    return f.interpolate(planes, scale_factor=layer.factor)


def numbers(case: Case) -> dict[str, np.ndarray]:
    """Return what PyTorch makes of a case; sequences have their features second there."""
    bench = Bench(case.layer, [case.shape], case.rows)
    x = torch.tensor(bench.given[0].a, requires_grad=True)
    arrays = {end: torch.tensor(a, requires_grad=True) for end, a in bench.parameters.items()}
    planes = x.reshape(case.rows, *case.shape)
    sequence = len(case.shape) == 2
    a = activations(case, planes.swapaxes(1, 2) if sequence else planes, arrays)
    a = (a.swapaxes(1, 2) if sequence else a).reshape(case.rows, -1)
    a.backward(torch.tensor(bench.outside))
    found = {"a": a, "dx": x.grad} | {f"d{end}": array.grad for end, array in arrays.items()}
    return {f"{case}/{name}": tensor.detach().numpy() for name, tensor in found.items()}


if __name__ == "__main__":
    stored: dict[str, Any] = {}
    for one in CASES + POOLINGS:
        stored |= numbers(one)
    np.savez_compressed(FILE, **stored)
