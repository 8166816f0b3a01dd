"""About how much memory a batch takes while a network learns from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod
from typing import Any

from nndesigner.core.design import Design
from nndesigner.core.layers import (
    Conv1DLayer,
    Conv2DLayer,
    DropoutLayer,
    EmbeddingLayer,
    FlattenLayer,
    GRULayer,
    InputLayer,
    Layer,
    LSTMLayer,
    MaxPoolLayer,
    ReshapeLayer,
    Shape,
    SimpleRNNLayer,
    TransposedConv2DLayer,
    UpSamplingLayer,
)
from nndesigner.core.layers.base import as_sequence

MOST_BATCH_BYTES = 2_000_000_000
"""What the buffers of one batch may take; a desktop has a few times that."""

_BYTES = {"float32": 4, "float64": 8}


def batch_bytes(design: Design, rows: int) -> int:
    """Return about how many bytes the buffers for so many samples take in training.

    Activations, their gradients and what the kinds of layers keep besides; within a factor of
    two of what the engine uses. Layers whose shape is not known count nothing.
    """
    return rows * _sample_numbers(design) * _BYTES.get(design.training.precision, 8)


def largest_batch(design: Design) -> int:
    """Return how many samples fit into `MOST_BATCH_BYTES` at once."""
    return MOST_BATCH_BYTES // max(1, batch_bytes(design, 1))


def _sample_numbers(design: Design) -> int:
    total = 0
    for layer in design.layers:
        shape, sources = design.shapes.get(layer.id), design.source_shapes(layer.id) or ()
        if shape is not None and (sources or isinstance(layer, InputLayer)):
            count = _COUNTS.get(type(layer), _plain)
            total += count(layer, sources, shape)
    return total


def _plain(_layer: Layer, sources: tuple[Shape, ...], shape: Shape) -> int:
    """Count activations, their gradients, z or something like it, and what goes back."""
    return 3 * prod(shape) + max(map(prod, sources), default=0)


def _entry(_layer: Layer, _sources: tuple[Shape, ...], shape: Shape) -> int:
    return prod(shape)


def _same_memory(_layer: Layer, _sources: tuple[Shape, ...], _shape: Shape) -> int:
    return 0


def _enlarged(_layer: Layer, _sources: tuple[Shape, ...], shape: Shape) -> int:
    return 2 * prod(shape)


def _convolution(layer: Any, sources: tuple[Shape, ...], shape: Shape) -> int:
    """Add the windows, as many times as they are wide, to look forward and to pass back."""
    seen = prod(sources[0]) * layer.size / layer.stride
    passed_back = prod(shape) * -(-layer.size // layer.stride) + prod(sources[0])
    return _plain(layer, sources, shape) + int(seen + passed_back)


def _transposed(layer: Any, sources: tuple[Shape, ...], shape: Shape) -> int:
    stamps = prod(sources[0]) * -(-layer.size // layer.stride)
    seen = prod(shape) * layer.size / layer.stride
    return _plain(layer, sources, shape) + prod(shape) + int(stamps + seen)


def _convolution_of_steps(layer: Layer, sources: tuple[Shape, ...], shape: Shape) -> int:
    return _plain(layer, sources, shape) + prod(sources[0]) + prod(shape)


def _max_pool(layer: Layer, sources: tuple[Shape, ...], shape: Shape) -> int:
    return _plain(layer, sources, shape) + 2 * prod(shape)


def _recurrent(layer: Any, sources: tuple[Shape, ...], shape: Shape) -> int:
    """Count the gates and their gradients of every step, and what is remembered."""
    steps, features = as_sequence(sources[0])
    kept: int = (2 * layer.gates + 4) * layer.units + 3 * features
    return steps * kept + 2 * prod(shape)


def _embedding(_layer: Layer, sources: tuple[Shape, ...], shape: Shape) -> int:
    return 5 * prod(shape) + 3 * prod(sources[0])


def _dropout(_layer: Layer, _sources: tuple[Shape, ...], shape: Shape) -> int:
    return 4 * prod(shape)


_COUNTS: Mapping[type, Callable[[Any, tuple[Shape, ...], Shape], int]] = {
    InputLayer: _entry,
    FlattenLayer: _same_memory,
    ReshapeLayer: _same_memory,
    UpSamplingLayer: _enlarged,
    Conv1DLayer: _convolution_of_steps,
    Conv2DLayer: _convolution,
    TransposedConv2DLayer: _transposed,
    MaxPoolLayer: _max_pool,
    SimpleRNNLayer: _recurrent,
    LSTMLayer: _recurrent,
    GRULayer: _recurrent,
    EmbeddingLayer: _embedding,
    DropoutLayer: _dropout,
}
"""How many numbers a layer keeps for one sample, from its sources' shapes and its own."""
