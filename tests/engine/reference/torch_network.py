"""Any design computed by PyTorch, from the same weights: for reference numbers and live checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional as f

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.layers import activation_of
from nndesigner.core.layers.conv import padding_before_and_after
from nndesigner.core.layers.merge import concatenated_axis
from nndesigner.core.layers.pool import pools_pictures
from nndesigner.core.shapes import topological_order
from nndesigner.engine.masks import mask_matrix

Tensor = torch.Tensor
Arrays = dict[str, Tensor]

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "identity": lambda z: z,
    "relu": f.relu,
    "leaky_relu": f.leaky_relu,
    "elu": f.elu,
    "selu": f.selu,
    "gelu": f.gelu,
    "silu": f.silu,
    "softplus": f.softplus,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    # the slope of hardsigmoid is 1/6 in float32, also for float64
    "hard_sigmoid": lambda z: (z / 6 + 0.5).clamp(0, 1),
    "softmax": lambda z: f.softmax(z, 1),
    "sine": torch.sin,
}


def loss_and_gradients(
    design: Design,
    state: NetworkState,
    x: np.ndarray,
    targets: np.ndarray,
    dtype: Any = np.float64,
) -> tuple[float, dict[str, np.ndarray]]:
    """Return the mean loss of a training pass and its gradient for every array that learns."""
    arrays = {
        key: torch.tensor(np.asarray(array, dtype), requires_grad=not _is_statistic(key))
        for key, array in state.items()
    }
    output = next(layer for layer in design.layers if layer.id == topological_order(design)[-1])
    z = _compute(design, arrays, torch.tensor(np.asarray(x, dtype)))[output.id]
    wanted = torch.tensor(np.asarray(targets, dtype))
    loss = LOSSES[output.loss](z, wanted)  # type: ignore[union-attr]
    loss.backward()
    found = {
        key: np.zeros(array.shape, dtype) if array.grad is None else array.grad.numpy()
        for key, array in arrays.items()
        if not _is_statistic(key)
    }
    for link in design.links:
        if link.mask is not None and link.id in found:
            found[link.id] = found[link.id] * mask_matrix(link.mask, found[link.id].shape)
    return loss.item(), found


LOSSES: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "cross_entropy": f.cross_entropy,
    "binary_cross_entropy": f.binary_cross_entropy_with_logits,
    "mean_squared_error": f.mse_loss,
}
"""Computed from z, or from an output whose activation is the identity."""


def _is_statistic(key: str) -> bool:
    return key.endswith((".mean", ".variance"))


def _compute(design: Design, arrays: Arrays, x: Tensor) -> dict[str, Tensor]:
    """Return the activations `(rows, units)` of every layer, the output's z."""
    found: dict[str, Tensor] = {}
    for layer_id in topological_order(design):
        layer: Any = design.layer(layer_id)
        sources = [found[link.source] for link in design.links_into(layer_id)]
        kind = type(layer).__struct_config__.tag
        if kind == "input":
            found[layer_id] = x
        elif kind in ("dense", "output"):
            found[layer_id] = _dense(design, layer, arrays, sources)
        else:
            shapes = design.source_shapes(layer_id) or ()
            boxes = [a.reshape(-1, *shape) for a, shape in zip(sources, shapes, strict=True)]
            own = {
                key.partition(".")[2]: array
                for key, array in arrays.items()
                if key.partition(".")[0] == layer_id
            }
            found[layer_id] = LAYERS[kind](layer, boxes, own).flatten(1)
    return found


def _dense(design: Design, layer: Any, arrays: Arrays, sources: list[Tensor]) -> Tensor:
    z = arrays[layer.id]
    for link, a in zip(design.links_into(layer.id), sources, strict=True):
        weights = arrays[link.id]
        if link.mask is not None:
            weights = weights * torch.tensor(mask_matrix(link.mask, tuple(weights.shape)))
        z = z + a @ weights.T
    if type(layer).__struct_config__.tag == "output":
        return z
    if not layer.unit_activations:
        return ACTIVATIONS[layer.activation](z)
    columns = [
        ACTIVATIONS[activation_of(layer, unit)](z[:, unit : unit + 1])
        for unit in range(layer.units)
    ]
    return torch.cat(columns, 1)


def _convolution(layer: Any, boxes: list[Tensor], own: Arrays) -> Tensor:
    box, kernel = boxes[0], own["kernel"]
    pictures = kernel.ndim == 4
    if pictures and box.ndim == 3:
        box = box.unsqueeze(1)
    if not pictures:  # features come second in PyTorch
        box = box.unsqueeze(2) if box.ndim == 2 else box
        box, kernel = box.movedim(2, 1), kernel.movedim(2, 1)
    if type(layer).__struct_config__.tag == "transposed_conv2d":
        z = _transposed(layer, box, kernel, own[""])
    else:
        pads = [
            padding_before_and_after(length, layer.size, layer.stride, layer.padding)
            for length in reversed(box.shape[2:])
        ]
        box = f.pad(box, [number for pad in pads for number in pad])
        convolve = f.conv2d if pictures else f.conv1d
        z = convolve(box, kernel, own[""], stride=layer.stride)
    a = ACTIVATIONS[layer.activation](z)
    return a if pictures else a.movedim(1, 2)


def _transposed(layer: Any, box: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
    if layer.padding == "valid":
        return f.conv_transpose2d(box, kernel, bias, stride=layer.stride)
    # kernels shorter than a stride leave numbers at the end that no stamp reaches, only the bias
    gap = max(layer.stride - layer.size, 0)
    z = f.conv_transpose2d(box, kernel, bias, stride=layer.stride, output_padding=gap)
    rows, columns = (length * layer.stride for length in box.shape[2:])
    cut, _ = padding_before_and_after(rows, layer.size, layer.stride, "same")
    return z[:, :, cut : cut + rows, cut : cut + columns]


def _pool(pool: Any, pool_steps: Any) -> Callable[[Any, list[Tensor], Arrays], Tensor]:
    """Return a pooling of pictures or steps; of "valid" windows, as the cases have."""

    def compute(layer: Any, boxes: list[Tensor], _own: Arrays) -> Tensor:
        box = boxes[0]
        assert layer.padding == "valid"
        if pools_pictures(layer.over, tuple(box.shape[1:])):
            box = box.unsqueeze(1) if box.ndim == 3 else box
            return pool(box, layer.size, layer.stride)
        box = box.unsqueeze(2) if box.ndim == 2 else box
        return pool_steps(box.movedim(2, 1), layer.size, layer.stride).movedim(1, 2)

    return compute


def _global_mean(layer: Any, boxes: list[Tensor], _own: Arrays) -> Tensor:
    box = boxes[0]
    if pools_pictures(layer.over, tuple(box.shape[1:])):
        return box.mean((-2, -1)).reshape(len(box), -1)
    return box.mean(1).reshape(len(box), -1)


def _batch_norm(layer: Any, boxes: list[Tensor], own: Arrays) -> Tensor:
    box = boxes[0].movedim(-1, 1) if boxes[0].ndim == 3 else boxes[0]
    a = f.batch_norm(box, None, None, own["scale"], own[""], training=True, eps=layer.epsilon)
    return a.movedim(1, -1) if box.ndim == 3 else a


def _layer_norm(layer: Any, boxes: list[Tensor], own: Arrays) -> Tensor:
    box = boxes[0] if boxes[0].ndim == 3 else boxes[0].flatten(1)
    return f.layer_norm(box, box.shape[-1:], own["scale"], own[""], layer.epsilon)


def _recurrent(kind: Any) -> Callable[[Any, list[Tensor], Arrays], Tensor]:
    def compute(layer: Any, boxes: list[Tensor], own: Arrays) -> Tensor:
        box = boxes[0].unsqueeze(2) if boxes[0].ndim == 2 else boxes[0]
        options = {"nonlinearity": layer.activation} if kind is torch.nn.RNN else {}
        module = kind(box.shape[2], layer.units, batch_first=True, **options).to(box.dtype)
        second = torch.zeros_like(own[""])
        if "recurrent_bias" in own:
            second = torch.cat([second[: 2 * layer.units], own["recurrent_bias"]])
        weights = {
            "weight_ih_l0": own["input"],
            "weight_hh_l0": own["recurrent"],
            "bias_ih_l0": own[""],
            "bias_hh_l0": second,
        }
        h, _ = torch.func.functional_call(module, weights, box)
        return h[:, -1] if layer.returns == "last" else h

    return compute


def _embedding(layer: Any, boxes: list[Tensor], own: Arrays) -> Tensor:
    words = boxes[0].flatten(1).floor().clamp(0, layer.vocabulary - 1).long()
    return f.embedding(words, own["table"])


def _concatenate(_layer: Any, boxes: list[Tensor], _own: Arrays) -> Tensor:
    return torch.cat(boxes, 1 + concatenated_axis(tuple(boxes[0].shape[1:])))


def _enlarge(layer: Any, boxes: list[Tensor], _own: Arrays) -> Tensor:
    box = boxes[0]
    return box.repeat_interleave(layer.factor, -1).repeat_interleave(layer.factor, -2)


LAYERS: dict[str, Callable[[Any, list[Tensor], Arrays], Tensor]] = {
    "activation": lambda layer, boxes, _: ACTIVATIONS[layer.activation](boxes[0].flatten(1)),
    "flatten": lambda _layer, boxes, _own: boxes[0],
    "reshape": lambda _layer, boxes, _own: boxes[0],
    "conv1d": _convolution,
    "conv2d": _convolution,
    "transposed_conv2d": _convolution,
    "max_pool": _pool(f.max_pool2d, f.max_pool1d),
    "avg_pool": _pool(f.avg_pool2d, f.avg_pool1d),
    "global_avg_pool": _global_mean,
    "up_sampling": _enlarge,
    "batch_norm": _batch_norm,
    "layer_norm": _layer_norm,
    "embedding": _embedding,
    "simple_rnn": _recurrent(torch.nn.RNN),
    "lstm": _recurrent(torch.nn.LSTM),
    "gru": _recurrent(torch.nn.GRU),
    "add": lambda _layer, boxes, _own: torch.stack(boxes).sum(0),
    "multiply": lambda _layer, boxes, _own: torch.stack(boxes).prod(0),
    "concatenate": _concatenate,
}
