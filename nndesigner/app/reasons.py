"""Which neurons spoke loudest for or against what the network decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nndesigner.app.prediction import Prediction
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import DropoutLayer
from nndesigner.engine.explain.sums import Term, neuron

MOST = 3


@dataclass(frozen=True)
class Reason:
    """One term of the deciding neuron's sum: value x weight of `unit` (from 0) of a layer.

    The layer is the one with the neurons, also where their values come through a Dropout.
    `supports` tells whether it speaks for `label`.
    """

    layer_id: str
    unit: int
    label: str
    supports: bool
    term: Term


def reasons(
    design: Design, state: NetworkState, prediction: Prediction, most: int = MOST
) -> tuple[Reason, ...]:
    """Return the largest terms of the deciding output neuron, those that speak for it first.

    At most one in three speaks against it while others speak for it: "why?" asks for reasons.
    Empty where the outputs decide for no class.
    """
    last = design.output
    label = prediction.label
    if last is None or label is None or label not in last.classes:
        return ()
    chosen = last.classes.index(label)
    unit = chosen if last.units > 1 else 0
    try:
        trace = neuron(design, state, prediction.activations, last.id, unit)
    except EngineError:
        return ()
    # One neuron for two classes: a negative term speaks for the first class.
    sign = -1 if last.units == 1 and chosen == 0 else 1
    largest = _chosen(trace.terms, sign, most)
    return tuple(
        Reason(
            _origin(design, term.layer_id),
            term.unit,
            label,
            term.product * sign > 0,
            term,
        )
        for term in largest
    )


def _chosen(terms: Sequence[Term], sign: int, most: int) -> list[Term]:
    """Return at most so many terms; with `sign` 1 positive ones speak for what was decided."""
    spoken = sorted((term for term in terms if term.product), key=lambda term: -abs(term.product))
    pro = [term for term in spoken if term.product * sign > 0]
    contra = [term for term in spoken if term.product * sign < 0]
    loud = sum(term.product * sign < 0 for term in spoken[:most])
    against = min(loud, max(most // 3, most - len(pro)))
    return [*pro[: most - against], *contra[:against]]


def _origin(design: Design, layer_id: str) -> str:
    """Return the layer whose neurons these are, behind those that only pass them on."""
    while isinstance(design.layer(layer_id), DropoutLayer):
        links = design.links_into(layer_id)
        if len(links) != 1:
            break
        layer_id = links[0].source
    return layer_id
