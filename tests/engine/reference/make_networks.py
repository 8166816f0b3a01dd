"""Write networks.npz: loss and gradients of whole networks, computed by PyTorch in float64.

`python -m tests.engine.reference.make_networks`; needs PyTorch, which nothing else does.

Of each network it holds the loss and then all gradients in one row, in the order of the keys of
its state.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.engine.reference.networks import NETWORKS, samples
from tests.engine.reference.torch_network import loss_and_gradients


def main() -> None:
    found = {}
    for name, design in NETWORKS.items():
        loss, gradients = loss_and_gradients(design, *samples(design))
        found[name] = np.concatenate([[loss], *(array.ravel() for array in gradients.values())])
    np.savez_compressed(Path(__file__).with_name("networks.npz"), **found)


if __name__ == "__main__":
    main()
