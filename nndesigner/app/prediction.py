"""Live predictions: the network of now applied to the drawing or the numbers of now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from nndesigner.app.deciding import Answer, decide, is_no_digit, is_strange, shared
from nndesigner.app.reading import Parts, ReadDigit, Reader, ends, for_entry, reads_numbers
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import can_train, check_network
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design, OutputLayer
from nndesigner.core.errors import DataError
from nndesigner.core.project import Drawing
from nndesigner.core.shapes import structure
from nndesigner.data.normalise import drawing_to_input, picture_shape

if TYPE_CHECKING:
    from nndesigner.app.known_marks import Known
    from nndesigner.data.look import Look
    from nndesigner.engine.network import Network


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the network says of one sample.

    `input` is the vector the network sees, `activations` the outputs of every layer by id,
    `output` those of the last. `probabilities` has one number for each of `classes`, calibrated
    with the project's temperature, or is None where outputs are not probabilities; `label` is
    the class it decides for. They hold if the sample is one of the classes: `unlike` is the
    share that it is nothing the network learnt from, None where that is not known, and
    `strange` tells that this is more than half.
    `unchecked` tells that the latter is just being learnt.
    `stacked` tells that these are digits above one another, which nobody reads as a number, and
    `left_out` are strokes that are but specks, left out of all this.
    Of several digits side by side `number` has them all, from left to right; everything else is
    of the one `shown`, that with the last stroke.
    """

    input: FloatArray
    input_shape: tuple[int, ...]
    activations: Mapping[str, FloatArray]
    output: FloatArray
    probabilities: FloatArray | None
    classes: tuple[str, ...]
    label: str | None
    strange: bool = False
    unlike: float | None = None
    number: tuple[ReadDigit, ...] = ()
    shown: int = 0
    stacked: bool = False
    left_out: Drawing = ()
    unchecked: bool = False

    @property
    def class_shares(self) -> FloatArray | None:
        """Return what is left for each class beside `unlike`: with it they sum to 1."""
        return shared(self.probabilities, self.unlike)

    def shares(self, last: str | None) -> Mapping[str, FloatArray]:
        """Return the activations by layer, those of the `last` as the bars show them.

        Without those of the `last` where it would have to say what it cannot: of what is strange.
        """
        found = self.class_shares
        if found is None or last is None or last not in self.activations:
            return self.activations
        if self.strange:
            return {layer: values for layer, values in self.activations.items() if layer != last}
        # one unit that tells two classes apart has the probability of the second
        return {**self.activations, last: found[-len(self.output) :]}


class Predictor(QObject):
    """Keeps one compiled network and predicts whenever something changed.

    `predicted(Prediction | None)`: None while the design cannot compute, or there is no sample;
    `familiar_changed()`: samples are compared with something else.
    """

    predicted = Signal(object)
    familiar_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._design: Design | None = None
        self._structure: object = None
        self._network: Network | None = None
        self._state, self._temperature = NetworkState(), 1.0
        self._familiar: Known | None = None
        self._flags: dict[tuple[Drawing, bytes], float] = {}
        self._flags_before = self._flags
        self._ready = self._is_set = self._awaiting = False
        self._shape: tuple[int, ...] = ()
        self._sample: FloatArray | None = None
        self._drawing: Drawing = ()
        self._moving = False
        self._parts: Parts | None = None
        self._reader = Reader()
        self._look: Look | None = None
        self._prediction: Prediction | None = None

    @property
    def prediction(self) -> Prediction | None:
        return self._prediction

    @property
    def sample(self) -> FloatArray | None:
        """The numbers of the present sample, also while the design cannot compute."""
        return self._sample

    @property
    def familiar(self) -> Known | None:
        """What samples are compared with, None while that is not known."""
        return self._familiar

    @property
    def ready(self) -> bool:
        """Tell whether the design can compute."""
        return self._ready

    def set_network(self, design: Design, state: NetworkState, temperature: float = 1.0) -> None:
        """Use this design and these weights from now on, with the temperature they have."""
        if design is not self._design:
            self._follow(design)
        self._state, self._temperature = state, temperature
        self._is_set = False
        self._predict()

    def set_familiar(self, familiar: Known | None) -> None:
        """Compare samples with what the network learns from; None while that is not known."""
        if familiar is not self._familiar:
            self._familiar = familiar
            self._flags = {}
            self._predict()
            self.familiar_changed.emit()

    def set_awaiting(self, awaiting: bool) -> None:
        """Take it that what to compare samples with is about to be found, or no longer."""
        if awaiting != self._awaiting:
            self._awaiting = awaiting
            self._predict()

    def set_drawing(
        self, drawing: Drawing, shape: tuple[int, ...], *, moving: bool = False
    ) -> None:
        """Take a drawing as the sample; `shape` is that of the input layer.

        `moving` tells that the pen is down: the next drawing comes in a moment.
        """
        inked = tuple(stroke for stroke in drawing if stroke)
        self._shape, self._drawing, self._moving = shape, inked, moving
        self._take_apart()
        self._predict()

    @property
    def moving(self) -> bool:
        """Tell whether the sample is just being drawn: what is slow to show can wait a little."""
        return self._moving

    @property
    def drawing(self) -> Drawing:
        """The strokes the present sample is made of: all, or those of the digit shown."""
        return self._parts.drawings[self._parts.latest] if self._parts is not None else ()

    def set_look(self, look: Look | None) -> None:
        """Render drawings as `look` says from now on, None as is usual for their size."""
        if look is not self._look:
            self._look = look
            self._reader.forget()
            if self._drawing:
                self._take_apart()
                self._predict()

    @property
    def look(self) -> Look | None:
        """How drawings are rendered, None as is usual."""
        return self._look

    def _render(self, drawing: Drawing, shape: tuple[int, ...]) -> FloatArray:
        return drawing_to_input(drawing, shape, self._look)

    def _take_apart(self) -> None:
        self._parts = self._sample = None
        if self._drawing:
            number = reads_numbers(self._design)
            self._parts = self._reader.parts(
                self._drawing, self._shape, self._render, number=number
            )
            self._sample = self._parts.samples[self._parts.latest]

    def set_numbers(self, numbers: tuple[float, ...], scaled: FloatArray) -> None:
        """Take typed-in numbers as the sample; `scaled` is what the network gets for them."""
        self._shape = (len(numbers),)
        self._drawing, self._parts, self._moving = (), None, False
        self._sample = scaled if numbers else None
        self._predict()

    def _follow(self, design: Design) -> None:
        reads_other = reads_numbers(design) != reads_numbers(self._design)
        self._design = design
        if reads_other and self._drawing:
            self._take_apart()
        shape = structure(design)
        if shape != self._structure:
            self._structure = shape
            self._network = None
            self._ready = can_train(check_network(design))

    def _made_network(self) -> Network | None:
        """Return the network with the weights of now, compiled when it is first needed."""
        if not self._ready or self._design is None:
            return None
        if self._network is None:
            from nndesigner.engine.network import compile_design  # after the first paint

            self._network = compile_design(self._design)
        if not self._is_set:
            self._network.set_state(self._state)
            self._is_set = True
        return self._network

    def _predict(self) -> None:
        self._prediction = self._make_prediction()
        self.predicted.emit(self._prediction)

    def _make_prediction(self) -> Prediction | None:
        sample, design = self._sample, self._design
        if sample is None or design is None:
            return None
        entry, last = design.input, design.output
        if entry is None or last is None:
            return None
        parts = self._parts
        self._flags_before, self._flags = self._flags, {}
        samples = for_entry(sample[np.newaxis] if parts is None else parts.samples, entry)
        network = self._made_network() if samples.shape[1] == entry.units else None
        if network is None:
            return None
        shown = parts.latest if parts is not None else 0
        batches = network.activations(samples)
        activations = {layer: values[shown] for layer, values in batches.items()}
        drawings = parts.drawings if parts is not None else ((),)
        answers = [
            self._answer(last, *of_one)
            for of_one in zip(batches[last.id], samples, drawings, strict=True)
        ]
        answer = answers[shown]
        return Prediction(
            samples[shown],
            entry.shape,
            activations,
            activations[last.id],
            answer.probabilities,
            last.classes,
            answer.label,
            strange=is_strange(answer.unlike),
            unlike=answer.unlike,
            number=_number(answers, drawings),
            shown=shown,
            stacked=answer.stacked,
            # what is just being begun far away is no speck yet
            left_out=parts.left_out if parts is not None and not self._moving else (),
            unchecked=self._awaiting and answer.unlike is None,
        )

    def _answer(
        self, last: OutputLayer, output: FloatArray, sample: FloatArray, drawing: Drawing
    ) -> Answer:
        probabilities, label = decide(last, output, self._temperature)
        if self._parts is not None and reads_numbers(self._design):
            refused = is_no_digit(drawing, label)
            if refused is not None:
                return Answer(probabilities, label, 1.0, stacked=refused == "stacked")
        return Answer(probabilities, label, self._unlike(sample, drawing))

    def _unlike(self, sample: FloatArray, drawing: Drawing) -> float | None:
        if self._familiar is None:
            return None
        key = drawing, sample.tobytes()  # of several digits all but one are as they were
        if key not in self._flags:
            found = self._flags_before.get(key)
            unlike = self._familiar.unlike
            self._flags[key] = unlike(sample, drawing) if found is None else found
        return self._flags[key]


def _number(answers: Sequence[Answer], drawings: Sequence[Drawing]) -> tuple[ReadDigit, ...]:
    """Return all digits of a drawing, () if it is one."""
    if len(answers) < 2:
        return ()
    found = []
    for answer, drawing in zip(answers, drawings, strict=True):
        shares = shared(answer.probabilities, answer.unlike)
        best = None if shares is None else float(shares.max())
        strange = is_strange(answer.unlike)
        found.append(ReadDigit(answer.label or "?", best, strange, *ends(drawing)))
    return tuple(found)


def picture_read(design: Design, spec: DataSpec | None = None) -> tuple[int, int] | None:
    """Return (rows, columns) of the picture a design reads a drawing as, None if it reads none.

    Numbers in a row are a picture if they fill a square and, as far as the data set is known,
    are no table's columns.
    """
    entry = design.input
    if entry is None or (len(entry.shape) == 1 and spec is not None and spec.features):
        return None
    colours = len(entry.shape) == 3 and entry.shape[0] == 3  # a drawing is grey in each plane
    try:
        return picture_shape(entry.shape[1:] if colours else entry.shape)
    except DataError:
        return None
