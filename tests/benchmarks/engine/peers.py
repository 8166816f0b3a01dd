"""PyTorch and scikit-learn doing the same work, where they are installed."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from time import perf_counter
from typing import Any

import numpy as np

from nndesigner.core.dataset import Dataset

Epoch = Callable[[], None]


def has(name: str) -> bool:
    """Tell whether a library is installed."""
    return find_spec(name) is not None


def sklearn_epoch(dataset: Dataset, hidden: int, batch: int) -> Epoch:
    """Return an epoch of MLPClassifier with Adam, in the data's float32."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier((hidden,), batch_size=batch, alpha=0, random_state=0)
    classes = np.arange(10)

    def epoch() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.partial_fit(dataset.inputs, dataset.targets, classes=classes)

    return epoch


def torch_epoch(kind: str, dataset: Dataset, batch: int, hidden: int = 0) -> Epoch | None:
    """Return an epoch of an eager model with Adam 0.001; None if PyTorch is not installed."""
    if not has("torch"):
        return None
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    train = dataset.train
    return _torch_epoch(_torch_model(kind, dataset, hidden), dataset.inputs[train], dataset, batch)


def torch_epochs_tested(
    dataset: Dataset, hidden: int, batch: int, seed: int
) -> Iterator[tuple[float, float]]:
    """Yield seconds of training so far and test accuracy after every epoch, without end."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    model = _torch_model("dense", dataset, hidden)
    epoch = _torch_epoch(model, dataset.inputs[dataset.train], dataset, batch)
    x = torch.from_numpy(dataset.inputs[dataset.test])
    labels = torch.from_numpy(dataset.targets[dataset.test])
    seconds = 0.0
    while True:
        start = perf_counter()
        epoch()
        seconds += perf_counter() - start
        with torch.no_grad():
            yield seconds, float((model(x).argmax(1) == labels).float().mean())


def _torch_epoch(model: Any, inputs: np.ndarray, dataset: Dataset, batch: int) -> Epoch:
    import torch
    from torch.nn.functional import cross_entropy

    x, y = torch.from_numpy(inputs), torch.from_numpy(dataset.targets[dataset.train])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)

    def epoch() -> None:
        order = torch.randperm(len(x))
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            optimizer.zero_grad()
            cross_entropy(model(x[rows]), y[rows]).backward()
            optimizer.step()

    return epoch


def _torch_model(kind: str, dataset: Dataset, hidden: int) -> Any:
    from torch import nn

    if kind == "dense":
        return nn.Sequential(
            nn.Linear(dataset.inputs.shape[1], hidden), nn.ReLU(), nn.Linear(hidden, 10)
        )
    if kind == "cnn":
        return nn.Sequential(
            nn.Unflatten(1, (1, 28, 28)),
            nn.Conv2d(1, 8, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(784, 10),
        )

    class LastStep(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.lstm = nn.LSTM(28, 64, batch_first=True)
            self.out = nn.Linear(64, 10)

        def forward(self, x: Any) -> Any:
            h, _ = self.lstm(x.reshape(-1, 28, 28))
            return self.out(h[:, -1])

    return LastStep()
