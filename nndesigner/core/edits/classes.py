"""Edits of the classes a person has made: the data set "drawn" and the output layer at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nndesigner.core import neurons
from nndesigner.core.design import Design, OutputLayer
from nndesigner.core.edits.layers import set_data, set_fields, set_training, set_units
from nndesigner.core.errors import EditError
from nndesigner.core.labels import clean_label
from nndesigner.core.numbering import Carried, Order

DRAWN = "drawn"
"""Name of the data set that is the person's own drawings."""

DRAWN_SHAPE = (28, 28)
"""Rows and columns of the pictures made from them."""

EPOCHS, BATCH_SIZE, TEST_FRACTION = 120, 16, 0.2
"""A few drawings of each class are two or three batches: many epochs, each in other shapes."""

FEWEST_CLASSES, MOST_CLASSES = 2, 100
LONGEST_CLASS_NAME = 60

MEANS_NONE = frozenset("?？")
"""What an answer is that is none of the classes."""


def own_classes(design: Design, classes: Sequence[str]) -> Carried:
    """Let a design learn from the person's own drawings of these classes.

    The input becomes a picture of 28 x 28 where it has another size, the output layer gets a
    unit for each class; units of classes that were there before keep their weights. Coming from
    other data, training is set to learn from few drawings.
    Raises EditError as `checked_names`.
    """
    names = checked_names(classes)
    changed = set_data(design, name=DRAWN, path=None, classes=names)
    if design.data.name != DRAWN:
        changed = for_few_drawings(changed)
    entry, last = design.input, design.output
    if entry is not None and entry.units != DRAWN_SHAPE[0] * DRAWN_SHAPE[1]:
        changed = set_fields(changed, entry.id, shape=DRAWN_SHAPE)
    before = last.classes if last is not None else ()
    return _with_output(
        changed, names, [before.index(name) if name in before else None for name in names]
    )


def add_class(design: Design, name: str) -> Carried:
    """Give the person's own data set one more class, the last. Raises EditError as `own_classes`.

    What the network knows of the others stays.
    """
    before = design.data.classes
    return _reclassed(design, (*before, name), (*range(len(before)), None))


def rename_class(design: Design, name: str, new: str) -> Carried:
    """Call a class otherwise. Raises EditError as `own_classes`, and `unknown_class` (name)."""
    before = design.data.classes
    _number(design, name)
    names = tuple(new if one == name else one for one in before)
    return _reclassed(design, names, tuple(range(len(before))))


def remove_class(design: Design, name: str) -> Carried:
    """Take a class away, with its unit. Raises EditError as `rename_class`."""
    before, gone = design.data.classes, _number(design, name)
    kept = tuple(number for number in range(len(before)) if number != gone)
    return _reclassed(design, tuple(before[number] for number in kept), kept)


def _reclassed(design: Design, classes: Sequence[str], order: Order) -> Carried:
    names = checked_names(classes)
    before = design.data.classes
    last = design.output
    if last is None or last.classes != before:  # of other data: by name, as far as they fit
        return own_classes(design, names)
    return _with_output(set_data(design, classes=names), names, order)


def _with_output(design: Design, classes: tuple[str, ...], order: Order) -> Carried:
    last = design.output
    if last is None:
        return Carried(design)
    if last.units != len(last.classes):  # values, or two classes that share a unit
        return Carried(set_fields(design, last.id, **_new_task(last, classes)))
    changes: dict[str, Any] = neurons.of_kept_units(last, order)
    changes |= {"units": len(classes), "classes": classes}
    return Carried(set_units(design, last.id, order, **changes), {last.id: order})


def _new_task(last: OutputLayer, classes: tuple[str, ...]) -> dict[str, Any]:
    changes: dict[str, Any] = {"units": len(classes), "classes": classes}
    return changes | {"activation": "softmax", "loss": "cross_entropy"} | _plain(last)


def _plain(last: OutputLayer) -> dict[str, Any]:
    """Return what takes activations of single neurons away: softmax allows none."""
    return {"unit_activations": ()} if last.unit_activations else {}


def for_few_drawings(design: Design) -> Design:
    """Return a design set to learn from some ten drawings of each class, which are few batches."""
    settings = design.training
    few = set_training(
        design,
        epochs=max(settings.epochs, EPOCHS),
        batch_size=min(settings.batch_size, BATCH_SIZE),
        validation_fraction=0.0,
        augmentation="distort",
        handwriting=0,
    )
    return set_data(few, test_fraction=TEST_FRACTION)


def _number(design: Design, name: str) -> int:
    if name not in design.data.classes:
        raise EditError("unknown_class", name=name)
    return design.data.classes.index(name)


def checked_names(classes: Sequence[str]) -> tuple[str, ...]:
    """Return names as classes can have them.

    Raises EditError `no_class_name`, `class_name_means_none` (name), `class_name_taken` (name),
    `class_name_too_long` (limit), `too_few_classes` (limit) or `too_many_classes` (limit).
    """
    names = tuple(map(clean_label, classes))
    for place, name in enumerate(names):
        if not name:
            raise EditError("no_class_name")
        if name in MEANS_NONE:
            raise EditError("class_name_means_none", name=name)
        if len(name) > LONGEST_CLASS_NAME:
            raise EditError("class_name_too_long", limit=LONGEST_CLASS_NAME)
        if name in names[:place]:
            raise EditError("class_name_taken", name=name)
    if len(names) < FEWEST_CLASSES:
        raise EditError("too_few_classes", limit=FEWEST_CLASSES)
    if len(names) > MOST_CLASSES:
        raise EditError("too_many_classes", limit=MOST_CLASSES)
    return names
