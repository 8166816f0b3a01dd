"""The skeletons and their notation."""

import numpy as np
import pytest

from nndesigner.data.handwriting.styles import parsed, styles

NOTATION = """
digit 4
2.5 open, two strokes
    0,0 0,50! 100,50
    60,20 60,100
digit 1
1 bar
    50,0 50,50 50,100
"""


def test_notation():
    four, one = parsed(NOTATION)
    assert (four.digit, four.name, four.share, four.strokes) == (4, "open, two strokes", 2.5, 2)
    assert (one.digit, one.share, one.strokes) == (1, 1.0, 1)
    assert four.stroke.tolist() == [0, 0, 0, 1, 1]
    assert four.points[1].tolist() == [0.0, 0.5]
    line = four.curve @ four.points
    assert line[0].tolist() == [0, 0]
    assert line[four.first[1] - 1].tolist() == pytest.approx([1, 0.5])
    assert line[four.first[1]].tolist() == pytest.approx([0.6, 0.2])
    # the corner is sharp: one part stays upright, the other level
    first = line[: four.first[1]]
    assert (np.isclose(first[:, 0], 0, atol=1e-6) | np.isclose(first[:, 1], 0.5, atol=1e-6)).all()


def test_curves_go_through_their_points_and_bend_at_points_without_corner():
    (round_one,) = parsed("digit 0\n1 bow\n    0,0 50,100 100,0\n")
    line = round_one.curve @ round_one.points
    for point in round_one.points:
        assert np.abs(line - point).sum(axis=1).min() < 1e-6
    straight = np.array([[x, 2 * min(x, 1 - x)] for x in line[:, 0]])
    assert np.abs(line - straight).max() > 0.02


@pytest.mark.parametrize("bad", ["digit x", "1 name\n    3;4", "much name", "    1,1 2,2"])
def test_wrong_notation_is_refused(bad):
    with pytest.raises((ValueError, IndexError)):
        parsed(bad)


def test_every_digit_has_several_styles_and_every_style_fills_its_box():
    known = styles()
    assert len(known) >= 100
    for digit in range(10):
        own = [style for style in known if style.digit == digit]
        assert len(own) >= 8
        assert len({style.name for style in own}) == len(own)
    for style in known:
        low, high = style.points.min(axis=0), style.points.max(axis=0)
        assert (low >= -0.05).all()
        assert (high <= 1.1).all()
        assert high[1] - low[1] > 0.85
        np.testing.assert_allclose(style.curve.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("digit", "word"),
    [
        *((7, "plain"), (7, "crossed"), (1, "flag"), (1, "foot"), (4, "open"), (4, "closed")),
        *((9, "straight stem"), (9, "turned 6"), (2, "loop"), (0, "slash"), (5, "detached")),
    ],
)
def test_common_styles_are_there(digit, word):
    assert any(word in style.name for style in styles() if style.digit == digit)
