"""Several digits side by side are read as a number; one digit exactly as before."""

from __future__ import annotations

from time import thread_time

import numpy as np
import pytest

from nndesigner.app.known_marks import Known
from nndesigner.app.prediction import Predictor, picture_read
from nndesigner.app.reading import are_several
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.templates import template
from nndesigner.data.normalise import drawing_to_input
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.novelty import Familiar


def moved(drawing, dx):
    return tuple(tuple((x + dx, y) for x, y in stroke) for stroke in drawing)


def nearest_sample(design, shape):
    """Return weights that tell the ten sample drawings apart: what is most like each."""
    pictures = [drawing_to_input(SAMPLE_DRAWINGS[digit], shape) for digit in range(10)]
    matrix = np.stack([20 * p / np.linalg.norm(p) ** 2 for p in pictures]).astype(np.float32)
    (link,) = design.links
    return NetworkState({link.id: matrix, design.output.id: np.zeros(10, np.float32)})


def reader(*shape, classes=tuple("0123456789")):
    design = edits.add_layer(Design(), "input", 0, 0, shape=shape)
    design = edits.add_layer(design, "output", 0, 0, units=len(classes), classes=classes)
    return edits.connect(design, design.layers[0].id, design.layers[1].id)


@pytest.fixture
def predictor(qapp):
    design = reader(28, 28)
    result = Predictor()
    result.set_network(design, nearest_sample(design, (28, 28)))
    return result


def test_a_number_is_read(predictor):
    row = sum((moved(SAMPLE_DRAWINGS[d], 160 * i) for i, d in enumerate((4, 2, 7, 0, 5))), ())
    predictor.set_drawing(row, (28, 28))
    found = predictor.prediction
    assert "".join(digit.label for digit in found.number) == "42705"
    assert all(0.1 < digit.probability <= 1 for digit in found.number)
    assert all(a.right < b.left for a, b in zip(found.number, found.number[1:], strict=False))
    assert found.shown == 4
    assert found.label == "5"
    five = moved(SAMPLE_DRAWINGS[5], 640)
    assert predictor.drawing == five
    np.testing.assert_array_equal(found.input, drawing_to_input(five, (28, 28)))
    np.testing.assert_array_equal(predictor.sample, found.input)


def test_the_digit_drawn_last_is_the_one_shown(predictor):
    seven, three = moved(SAMPLE_DRAWINGS[7], 200), SAMPLE_DRAWINGS[3]
    predictor.set_drawing((*seven, *three), (28, 28))
    assert [digit.label for digit in predictor.prediction.number] == ["3", "7"]
    assert predictor.prediction.shown == 0
    assert predictor.prediction.label == "3"


@pytest.mark.parametrize("digit", range(10))
def test_one_digit_is_read_as_ever(predictor, digit):
    drawing = SAMPLE_DRAWINGS[digit]
    predictor.set_drawing(drawing, (28, 28))
    found = predictor.prediction
    assert found.number == ()
    assert found.label == str(digit)
    np.testing.assert_array_equal(found.input, drawing_to_input(drawing, (28, 28)))
    assert predictor.drawing == drawing


def test_only_digits_make_a_number(predictor):
    pair = (*SAMPLE_DRAWINGS[3], *moved(SAMPLE_DRAWINGS[7], 200))
    predictor.set_drawing(pair, (28, 28))
    assert len(predictor.prediction.number) == 2
    design = reader(28, 28, classes=tuple("ABCDEFGHIJ"))
    predictor.set_network(design, initial_state(design))
    assert predictor.prediction.number == ()
    assert predictor.drawing == pair
    digits = reader(28, 28)
    predictor.set_network(digits, nearest_sample(digits, (28, 28)))
    assert [digit.label for digit in predictor.prediction.number] == ["3", "7"]


def test_nothing_drawn_is_no_number(predictor):
    predictor.set_drawing((), (28, 28))
    assert predictor.prediction is None
    assert predictor.drawing == ()


@pytest.mark.parametrize("shape", [(1, 28, 28), (784,), (28, 28), (28, 28, 1)])
def test_the_pad_fits_pictures_of_every_shape(qapp, shape):
    design = reader(*shape)
    assert picture_read(design) == (28, 28)
    predictor = Predictor()
    predictor.set_network(design, nearest_sample(design, (28, 28)))
    predictor.set_drawing(SAMPLE_DRAWINGS[3], picture_read(design))
    assert predictor.prediction.label == "3"


def test_colour_planes_are_all_grey(qapp):
    design = reader(3, 28, 28)
    assert picture_read(design) == (28, 28)
    predictor = Predictor()
    predictor.set_network(design, initial_state(design))
    predictor.set_drawing(SAMPLE_DRAWINGS[3], (28, 28))
    found = predictor.prediction
    one = drawing_to_input(SAMPLE_DRAWINGS[3], (28, 28))
    np.testing.assert_array_equal(found.input.reshape(3, -1), [one, one, one])
    assert found.input_shape == (3, 28, 28)


def test_table_numbers_are_no_picture(qapp):
    assert picture_read(reader(5)) is None
    assert picture_read(template("iris").design, None) == (2, 2)


def test_a_five_digit_number_is_read_at_once(predictor):
    row = sum((moved(SAMPLE_DRAWINGS[d], 160 * i) for i, d in enumerate((4, 2, 7, 0, 5))), ())
    predictor.set_drawing(row, (28, 28))
    seconds = []
    for n in range(20):
        other = moved(row, n + 1)
        begin = thread_time()
        predictor.set_drawing(other, (28, 28))
        seconds.append(thread_time() - begin)
    assert min(seconds) < 0.030


def uprights(count, last_y=238.0):
    """So many ones side by side; the pen is drawing the last."""
    ones = [tuple((10 + 14.0 * i, 40 + 2.0 * step) for step in range(100)) for i in range(count)]
    return (
        *(tuple(stroke) for stroke in ones[:-1]),
        (*ones[-1], (10 + 14.0 * (count - 1), last_y)),
    )


class Counting:
    def __init__(self):
        self.asked = 0

    def unlike(self, _sample, _drawing):
        self.asked += 1
        return 0.9


def test_only_the_digit_being_drawn_is_compared_anew(predictor):
    familiar = Counting()
    predictor.set_familiar(familiar)
    predictor.set_drawing(sum((moved(SAMPLE_DRAWINGS[d], 160 * d) for d in range(5)), ()), (28, 28))
    assert familiar.asked == 5, "the one shown is one of them"
    drawing = sum((moved(SAMPLE_DRAWINGS[d], 160 * d) for d in range(5)), ())
    (*before, last) = drawing
    predictor.set_drawing((*before, (*last, (last[-1][0] + 9, last[-1][1]))), (28, 28), moving=True)
    assert familiar.asked == 6
    assert all(digit.strange for digit in predictor.prediction.number)
    other = Counting()
    predictor.set_familiar(other)
    assert other.asked == 5, "what another one says may be something else"


def test_more_digits_than_anybody_reads_stay_whole(predictor):
    predictor.set_drawing(uprights(20), (28, 28))
    assert len(predictor.prediction.number) == 20
    predictor.set_drawing(uprights(21), (28, 28))
    assert predictor.prediction.number == ()
    assert predictor.drawing == uprights(21)


@pytest.mark.parametrize("count", [20, 80, 100])
def test_a_move_of_the_pen_with_many_strokes_takes_little_time(predictor, count):
    inputs = np.random.default_rng(0).random((3000, 784), np.float32)
    predictor.set_familiar(Known(Familiar(inputs, (28, 28))))
    times = []
    for move in range(9):
        drawing = uprights(count, 238.0 + move)
        start = thread_time()
        predictor.set_drawing(drawing, (28, 28), moving=True)
        times.append(thread_time() - start)
    assert min(times) < 0.020


SPECK = ((8.0, 8.0), (12.0, 9.0), (10.0, 12.0))


def test_a_speck_beside_a_digit_is_left_out(predictor):
    three = SAMPLE_DRAWINGS[3]
    predictor.set_drawing((*three, SPECK), (28, 28))
    found = predictor.prediction
    assert found.label == "3"
    assert found.number == ()
    assert found.left_out == (SPECK,)
    np.testing.assert_array_equal(found.input, drawing_to_input(three, (28, 28)))
    assert predictor.drawing == three
    predictor.set_drawing((*three, SPECK), (28, 28), moving=True)
    assert predictor.prediction.left_out == (), "it may be the beginning of more"


def test_a_dot_is_part_of_a_letter(predictor):
    letters = reader(28, 28, classes=("i", "l"))
    predictor.set_network(letters, initial_state(letters))
    i = (((140.0, 100.0), (140.0, 220.0)), ((140.0, 40.0), (142.0, 42.0)))
    predictor.set_drawing(i, (28, 28))
    assert predictor.prediction.left_out == ()
    assert predictor.drawing == i


def test_a_dash_between_digits_is_none_of_them(predictor):
    five, three = moved(SAMPLE_DRAWINGS[5], -120), moved(SAMPLE_DRAWINGS[3], 120)
    dash = (((125.0, 140.0), (155.0, 141.0)),)
    predictor.set_drawing((*five, *dash, *three), (28, 28))
    labels = [digit.label for digit in predictor.prediction.number]
    assert len(labels) == 3
    assert (labels[0], labels[2]) == ("5", "3")


def test_strokes_without_points_are_nothing(predictor):
    predictor.set_drawing(((), *SAMPLE_DRAWINGS[4], ()), (28, 28))
    assert predictor.drawing == SAMPLE_DRAWINGS[4]
    predictor.set_drawing(((),), (28, 28))
    assert predictor.prediction is None


def test_digits_above_one_another_are_no_digit(predictor):
    half = tuple(
        tuple(tuple((140 + (x - 140) / 2, 70 + (y - 140) / 2) for x, y in stroke) for stroke in one)
        for one in (SAMPLE_DRAWINGS[4], SAMPLE_DRAWINGS[7])
    )
    below = tuple(tuple((x, y + 130) for x, y in stroke) for stroke in half[1])
    predictor.set_drawing((*half[0], *below), (28, 28))
    assert predictor.prediction.stacked
    assert predictor.prediction.strange
    assert predictor.prediction.class_shares.max() == 0
    aside = tuple(tuple((x + 130, y) for x, y in stroke) for stroke in (*half[0], *below))
    predictor.set_drawing((*half[0], *below, *aside), (28, 28))
    assert [digit.strange for digit in predictor.prediction.number] == [True, True]
    predictor.set_drawing(half[0], (28, 28))
    assert not predictor.prediction.stacked


def test_the_same_drawing_asked_for_again_is_not_taken_apart_again(predictor, monkeypatch):
    row = sum((moved(SAMPLE_DRAWINGS[d], 160 * i) for i, d in enumerate((4, 2))), ())
    predictor.set_drawing(row, (28, 28), moving=True)
    taken = []
    monkeypatch.setattr("nndesigner.app.reading.apart", lambda one: (taken.append(one), (one,))[1])
    same = tuple(tuple(stroke) for stroke in row)
    predictor.set_drawing(same, (28, 28))
    assert [digit.label for digit in predictor.prediction.number] == ["4", "2"]
    assert not taken
    predictor.set_drawing((*row, row[0]), (28, 28))
    assert taken


def test_several_things_side_by_side():
    one = (((20.0, 100.0), (60.0, 180.0)), ((60.0, 100.0), (20.0, 180.0)))
    other = (((200.0, 100.0), (250.0, 180.0), (200.0, 180.0)),)
    assert not are_several(one)
    assert are_several(one + other)
    assert not are_several(())
