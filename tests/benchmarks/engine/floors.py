"""What cannot be done without: matrix products alone; and how tutorials compute a CNN."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nndesigner.core.dataset import Dataset


def perceptron_products(x: np.ndarray, hidden: int, batch: int) -> Callable[[], None]:
    """Return an epoch of the five products of a step of x-hidden-10, nothing else."""
    rng = np.random.default_rng(0)
    first, second = (
        rng.normal(size=shape).astype(x.dtype) for shape in ((hidden, x.shape[1]), (10, hidden))
    )
    first_slopes, second_slopes = np.empty_like(first), np.empty_like(second)
    a, scores, da = (np.empty((batch, units), x.dtype) for units in (hidden, 10, hidden))
    batches = [x[start : start + batch] for start in range(0, len(x), batch)]

    def epoch() -> None:
        for rows in batches:
            n = len(rows)
            np.dot(rows, first.T, a[:n])
            np.dot(a[:n], second.T, scores[:n])
            np.dot(scores[:n].T, a[:n], second_slopes)
            np.dot(scores[:n], second, da[:n])
            np.dot(da[:n].T, rows, first_slopes)

    return epoch


def vector_products(x: np.ndarray, hidden: int) -> Callable[[], object]:
    """Return the two matrix-vector products of one sample through x-hidden-10."""
    rng = np.random.default_rng(0)
    first, second = (
        rng.normal(size=shape).astype(x.dtype) for shape in ((hidden, x.shape[1]), (10, hidden))
    )
    sample, a, scores = x[0].copy(), np.empty(hidden, x.dtype), np.empty(10, x.dtype)

    def products() -> None:
        first.dot(sample, a)
        second.dot(a, scores)

    return products


class TutorialCNN:
    """Conv 8, pool, conv 16, pool, dense as courses write them: im2col by index arrays.

    Stanford's CS231n, assignment 2; Adam as in Kingma and Ba. Each call trains on one batch.
    """

    def __init__(self, dataset: Dataset, batch: int) -> None:
        self._x, self._y = dataset.inputs, dataset.targets
        self._batch, self._start, self._step = batch, 0, 0
        rng = np.random.default_rng(0)
        shapes = ((8, 9), (8, 1), (16, 72), (16, 1), (10, 784), (10,))
        self._arrays = [
            (rng.normal(size=shape) * (2 / shape[-1]) ** 0.5).astype(np.float32) for shape in shapes
        ]
        self._moments = [(np.zeros_like(array), np.zeros_like(array)) for array in self._arrays]

    def __call__(self) -> None:
        rows = slice(self._start, self._start + self._batch)
        self._start = rows.stop % (len(self._x) - self._batch)
        kernel1, bias1, kernel2, bias2, weights, bias = self._arrays
        x = self._x[rows].reshape(-1, 1, 28, 28)
        a1, seen1, _ = _convolve(x, kernel1, bias1)
        pooled1, winners1 = _pool(a1)
        a2, seen2, places2 = _convolve(pooled1, kernel2, bias2)
        pooled2, winners2 = _pool(a2)
        flat = pooled2.reshape(len(x), -1)
        dz = _softmax_slopes(flat @ weights.T + bias, self._y[rows])
        dx = (dz @ weights).reshape(pooled2.shape)
        d2 = (winners2 * dx[:, :, :, None, :, None]).reshape(a2.shape) * (a2 > 0)
        d2 = d2.reshape(len(x), 16, -1)
        padded = np.zeros((len(x), 8, 16, 16), np.float32)
        np.add.at(padded, (slice(None), *places2), kernel2.T @ d2)
        dx = padded[:, :, 1:-1, 1:-1]
        d1 = (winners1 * dx[:, :, :, None, :, None]).reshape(a1.shape) * (a1 > 0)
        d1 = d1.reshape(len(x), 8, -1)
        self._adam(
            (d1 @ seen1.transpose(0, 2, 1)).sum(0),
            d1.sum((0, 2))[:, np.newaxis],
            (d2 @ seen2.transpose(0, 2, 1)).sum(0),
            d2.sum((0, 2))[:, np.newaxis],
            dz.T @ flat,
            dz.sum(0),
        )

    def _adam(self, *slopes: np.ndarray) -> None:
        self._step += 1
        for array, slope, (mean, square) in zip(self._arrays, slopes, self._moments, strict=True):
            mean[...] = 0.9 * mean + 0.1 * slope
            square[...] = 0.999 * square + 0.001 * slope**2
            unbiased = mean / (1 - 0.9**self._step)
            array -= 0.001 * unbiased / (np.sqrt(square / (1 - 0.999**self._step)) + 1e-8)


def _convolve(
    x: np.ndarray, kernel: np.ndarray, bias: np.ndarray
) -> tuple[np.ndarray, np.ndarray, tuple[np.ndarray, ...]]:
    count, channels, side, _ = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    row = np.tile(np.repeat(np.arange(3), 3), channels)[:, None] + np.repeat(np.arange(side), side)
    column = np.tile(np.arange(3), 3 * channels)[:, None] + np.tile(np.arange(side), side)
    channel = np.repeat(np.arange(channels), 9)[:, None]
    seen = padded[:, channel, row, column]
    a = np.maximum(kernel @ seen + bias, 0).reshape(count, -1, side, side)
    return a, seen, (channel, row, column)


def _pool(a: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    count, channels, side, _ = a.shape
    windows = a.reshape(count, channels, side // 2, 2, side // 2, 2)
    largest = windows.max(axis=(3, 5))
    return largest, windows == largest[:, :, :, None, :, None]


def _softmax_slopes(z: np.ndarray, labels: np.ndarray) -> np.ndarray:
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(p)), labels] -= 1
    return p / len(p)
