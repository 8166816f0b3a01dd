"""Neurons that nothing reaches, or that reach nothing, in words: one of them, or several."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from nndesigner.ui.texts.filling import filled, listed
from nndesigner.ui.texts.numbers import count

translate = QCoreApplication.translate

CODES = ("neuron_without_input", "neuron_without_output")


def lonely_what(code: str, params: Mapping[str, object]) -> str:
    """Return what is wrong with the neurons of a problem, the first of them by their numbers."""
    several = params.get("count") != 1
    if code == "neuron_without_input" and several:
        text = translate("Problem", "No connection reaches the neurons {units} of “{name}”.")
    elif code == "neuron_without_input":
        text = translate("Problem", "No connection reaches neuron {unit} of “{name}”.")
    elif several:
        text = translate(
            "Problem", "The neurons {units} of “{name}” lead nowhere: their answers go unused."
        )
    else:
        text = translate(
            "Problem", "Neuron {unit} of “{name}” leads nowhere: its answer goes unused."
        )
    return filled(text, {**params, "units": _numbers(params)})


def lonely_how(code: str) -> str:
    """Return what can be done about several such neurons."""
    if code == "neuron_without_input":
        return translate(
            "ProblemRepair", "Wire them to neurons of the layer before, or delete them."
        )
    return translate("ProblemRepair", "Wire them to neurons of the next layer, or delete them.")


def _numbers(params: Mapping[str, object]) -> str:
    named, number = params.get("units"), params.get("count")
    if not isinstance(named, tuple) or not isinstance(number, int):
        return "?"
    first = [count(unit) for unit in named]
    if number == len(first) and number > 1:
        text = translate("Problem", "{units} and {last}")
        return text.format(units=listed(first[:-1]), last=first[-1])
    if number > len(first):
        text = translate("Problem", "{units} and {more} more")
        return text.format(units=listed(first), more=count(number - len(first)))
    return listed(first)
