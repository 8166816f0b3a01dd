"""One batch after the other changes a network: gradient, penalties, optimizer, locks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Design
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.network import Network
from nndesigner.engine.optimizers import make_optimizer
from nndesigner.engine.regularise import Regulariser


@dataclass(frozen=True)
class Learned:
    """Everything a learner has learned so far, to go back to."""

    values: FloatArray
    optimizer: Mapping[str, Any]
    streams: Mapping[str, Any]


class Learner:
    """A network with an optimizer at rest; `learn` takes one step."""

    def __init__(self, network: Network, settings: TrainingSettings) -> None:
        parameters = network.parameters
        self.network = network
        self._values, self._gradients = parameters.values, parameters.gradients
        self._rows = parameters.neuron_rows()
        self.optimizer = make_optimizer(settings, self._values, self._gradients)
        self._follow(network.design)

    def learn(
        self, x: FloatArray, y: FloatArray, weights: FloatArray | None, rate: float
    ) -> FloatArray:
        """Take one step against the gradient of a batch; return its scores: a buffer."""
        optimizer = self.optimizer
        workspace = self.network.workspace(len(x))
        scores = workspace.forward(x, training=True)
        scale = optimizer.gradient_scale
        workspace.backward(y, scale, weights)
        if self._locked is not None:
            self._gradients[self._locked] = 0  # nor may they make the gradient's length
        if self._regulariser.idle:
            optimizer.step(rate)
        else:
            self._regulariser.apply(scale)
            optimizer.step(rate)
            self._regulariser.after_step()
        if self._locked is not None:
            self._values[self._locked] = self._held
        return scores

    def adopt(self, design: Design) -> None:
        """Go on with other settings and locks of the same network."""
        self.network.adopt(design)
        self.optimizer.adopt(design.training)
        self._follow(design)

    def save(self) -> Learned:
        """Return a copy of everything that learning changes."""
        return Learned(self._values.copy(), self.optimizer.save(), self.network.save_streams())

    def load(self, learned: Learned) -> None:
        """Go back to what `save` returned: the next steps are the same again, bit for bit."""
        self._values[...] = learned.values
        self.optimizer.load(learned.optimizer)
        self.network.load_streams(learned.streams)
        if self._locked is not None:
            self._held = self._values[self._locked]

    def _follow(self, design: Design) -> None:
        """Find out what is locked, and what decays."""
        settings, parameters = design.training, self.network.parameters
        places = parameters.locked(design)
        self._locked = places if len(places) else None
        self._held = self._values[places]
        decayed = None
        if _decays(settings):
            decayed = parameters.decayed()
            decayed[places] = 0
        self.optimizer.decay_only(decayed)
        self._regulariser = Regulariser(
            settings, self._values, self._gradients, decayed, self._rows
        )


def _decays(settings: TrainingSettings) -> bool:
    return bool(settings.weight_decay or settings.l1 or settings.l2)
