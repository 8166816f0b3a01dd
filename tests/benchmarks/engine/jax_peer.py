"""JAX with a whole epoch compiled into one program, where it is installed."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np

from nndesigner.core.dataset import Dataset
from tests.benchmarks.engine.peers import has

_ONE_THREAD = {
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
    "NPROC": "1",
    "JAX_PLATFORMS": "cpu",
}


def jax_epoch(dataset: Dataset, hidden: int, batch: int) -> Callable[[], None] | None:
    """Return an epoch of x-hidden-10 with Adam 0.001 as one `lax.scan`; None without JAX.

    Samples beyond a whole number of batches are left out.
    """
    if not has("jax"):
        return None
    os.environ.update(_ONE_THREAD)  # before JAX is imported
    import jax
    import jax.numpy as jnp

    x, y = jnp.asarray(dataset.inputs), jnp.asarray(dataset.targets)
    steps = len(x) // batch
    compiled = jax.jit(_scan(jax, jnp), donate_argnums=0)
    carry = _start(jnp, dataset.inputs.shape[1], hidden)
    rng = np.random.default_rng(0)

    def epoch() -> None:
        nonlocal carry
        order = rng.permutation(len(x))[: steps * batch].reshape(steps, batch)
        carry, losses = compiled(carry, x, y, jnp.asarray(order))
        losses.block_until_ready()

    return epoch


def _start(jnp: Any, inputs: int, hidden: int) -> Any:
    rng = np.random.default_rng(0)
    shapes = ((inputs, hidden), (hidden,), (hidden, 10), (10,))
    weights = [
        jnp.asarray(rng.normal(size=shape) * (2 / shape[0]) ** 0.5, jnp.float32) for shape in shapes
    ]
    zeros = [[jnp.zeros_like(array) for array in weights] for _ in range(2)]
    return weights, *zeros, jnp.float32(0)


def _scan(jax: Any, jnp: Any) -> Callable[..., Any]:
    def loss(weights: Any, x: Any, y: Any) -> Any:
        first, bias, second, last_bias = weights
        scores = jax.nn.relu(x @ first + bias) @ second + last_bias
        logs = jax.nn.log_softmax(scores)
        return -jnp.take_along_axis(logs, y[:, None], 1).mean()

    def adam(step: Any, array: Any, slope: Any, mean: Any, square: Any) -> Any:
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        root = jnp.sqrt(square / (1 - 0.999**step)) + 1e-8
        return array - 0.001 / (1 - 0.9**step) * mean / root, mean, square

    def epoch(carry: Any, x: Any, y: Any, order: Any) -> Any:
        def one(carry: Any, rows: Any) -> Any:
            weights, means, squares, step = carry
            value, slopes = jax.value_and_grad(loss)(weights, x[rows], y[rows])
            moved = [
                adam(step + 1, *parts)
                for parts in zip(weights, slopes, means, squares, strict=True)
            ]
            return (*(list(part) for part in zip(*moved, strict=True)), step + 1), value

        return jax.lax.scan(one, carry, order)

    return epoch
