"""Formulas of everything that has one: they read the same in every language.

x is what comes in, z a neuron's sum, a its answer, t the target, w a weight, g the gradient of
the loss with respect to it, η the learning rate, k the epoch and K the last one. m′ and s′ are
m and s, corrected for having started at 0.
"""

from __future__ import annotations

from collections.abc import Mapping

_GATE = "σ(W·x + U·h + b)"

KINDS: Mapping[str, str] = {
    "input": "x = (x₁, x₂, …, xₙ)",
    "output": "a = f(W·x + b)",
    "dense": "a = f(W·x + b)",
    "neuron": "a = f(w₁·x₁ + w₂·x₂ + … + b)",
    "activation": "y = f(x)",
    "dropout": "y = m·x / (1 − rate), m = 0 | 1",
    "conv2d": "y(k, i, j) = f(Σ w(k, c, m, n) · x(c, i·s + m, j·s + n) + b(k))",
    "max_pool": "y = max(x₁, x₂, …, xₙ)",
    "avg_pool": "y = (x₁ + x₂ + … + xₙ) / n",
    "global_avg_pool": "y(c) = Σ x(c, i, j) / n",
    "up_sampling": "y(c, i, j) = x(c, ⌊i / s⌋, ⌊j / s⌋)",
    "transposed_conv2d": "y(k, i·s + m, j·s + n) = f(Σ w(c, k, m, n) · x(c, i, j) + b(k))",
    "embedding": "y(t) = E[x(t)]",
    "conv1d": "y(i, k) = f(Σ w(k, m, c) · x(i·s + m, c) + b(k))",
    "simple_rnn": "h(t) = f(W·x(t) + U·h(t−1) + b)",
    "lstm": f"i, f, o = {_GATE}, g = tanh(W·x + U·h + b); c ← f·c + i·g; h ← o·tanh(c)",
    "gru": f"r, z = {_GATE}; n = tanh(W·x + b + r·(U·h + b′)); h ← (1 − z)·n + z·h",
    "flatten": "y = (x₁, x₂, …, xₙ)",
    "reshape": "y(i, j) = x(i·n + j)",
    "add": "y = x₁ + x₂ + …",
    "concatenate": "y = (x₁, x₂, …)",
    "multiply": "y = x₁ · x₂ · …",
    "batch_norm": "y = (x − μ) / √(σ² + ε) · γ + β",
    "layer_norm": "y = (x − μ) / √(σ² + ε) · γ + β",
}

ACTIVATIONS: Mapping[str, str] = {
    "identity": "z",
    "relu": "max(0, z)",
    "leaky_relu": "max(0.01·z, z)",
    "elu": "max(0, z) + min(0, eᶻ − 1)",
    "selu": "1.0507·(max(0, z) + 1.6733·min(0, eᶻ − 1))",
    "gelu": "z·Φ(z)",
    "silu": "z / (1 + e⁻ᶻ)",
    "softplus": "ln(1 + eᶻ)",
    "sigmoid": "1 / (1 + e⁻ᶻ)",
    "tanh": "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
    "hard_sigmoid": "min(1, max(0, z/6 + ½))",
    "softmax": "eᶻ / Σ eᶻ",
    "step": "z < 0 → 0, z ≥ 0 → 1",
    "sine": "sin(z)",
}

LOSSES: Mapping[str, str] = {
    "cross_entropy": "−Σ t·ln a",
    "binary_cross_entropy": "−t·ln a − (1 − t)·ln(1 − a)",
    "mean_squared_error": "(a − t)²",
    "mean_absolute_error": "|a − t|",
    "huber": "½·d² (d ≤ 1), d − ½ (d > 1), d = |a − t|",
    "hinge": "max(0, 1 − t·a), t = ±1",
}

OPTIMIZERS: Mapping[str, str] = {
    "sgd": "w ← w − η·g",
    "momentum": "v ← μ·v + g, w ← w − η·v",
    "nesterov": "v ← μ·v + g, w ← w − η·(g + μ·v)",
    "adagrad": "s ← s + g², w ← w − η·g/√s",
    "rmsprop": "s ← 0.99·s + 0.01·g², w ← w − η·g/√s",
    "adam": "m ← 0.9·m + 0.1·g, s ← 0.999·s + 0.001·g², w ← w − η·m′/√s′",
    "adamw": "m ← 0.9·m + 0.1·g, s ← 0.999·s + 0.001·g², w ← w − η·(m′/√s′ + λ·w)",
    "nadam": "m ← 0.9·m + 0.1·g, s ← 0.999·s + 0.001·g², w ← w − η·(0.9·m′ + 0.1·g′)/√s′",
    "rprop": "w ← w − Δ·sign(g), Δ ← 1.2·Δ | 0.5·Δ",
    "lion": "w ← w − η·sign(0.9·m + 0.1·g), m ← 0.99·m + 0.01·g",
}

SCHEDULES: Mapping[str, str] = {
    "constant": "η(k) = η",
    "step": "η(k) = η·q^⌊k / n⌋",
    "exponential": "η(k) = η·qᵏ",
    "cosine": "η(k) = η·½·(1 + cos(π·k / K))",
    "warm_up": "η(k) = η·(0.01 + 0.99·min(1, k / n))",
    "one_cycle": "η(0) = η / 25 → η → 0",
    "plateau": "η ← q·η",
}

INITIALIZERS: Mapping[str, str] = {
    "zeros": "w = 0",
    "constant": "w = 0.1",
    "uniform": "w ~ U(−0.05, 0.05)",
    "normal": "w ~ N(0, 0.05²)",
    "xavier": "w ~ U(−r, r), r = √(6 / (nᵢₙ + nₒᵤₜ))",
    "xavier_normal": "w ~ N(0, σ²), σ = √(2 / (nᵢₙ + nₒᵤₜ))",
    "he": "w ~ N(0, σ²), σ = √(2 / nᵢₙ)",
    "he_uniform": "w ~ U(−r, r), r = √(6 / nᵢₙ)",
    "lecun": "w ~ N(0, σ²), σ = √(1 / nᵢₙ)",
    "orthogonal": "W·Wᵀ = I",
}

CHOICES: Mapping[str, Mapping[str, str]] = {
    "activation": ACTIVATIONS,
    "initializer": INITIALIZERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
}


def kind_formula(kind: str) -> str:
    """Return what a kind of layer computes, "" for an unknown one."""
    return KINDS.get(kind, "")


def activation_formula(name: str) -> str:
    """Return the formula of an activation in terms of z."""
    return ACTIVATIONS.get(name, "")


def choice_formula(field: str, choice: str) -> str:
    """Return the formula of one choice of a choice field, "" if it has none."""
    return CHOICES.get(field, {}).get(choice, "")
