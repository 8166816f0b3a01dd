"""What spoke for and against, as pictures: two colours on paper with the ink in grey."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray

_INK = 0.3
"""How dark ink is that spoke neither for nor against."""

_GAMMA = 0.7
"""Below 1: what spoke a little is seen too."""


def vote_images(maps: FloatArray, ink: FloatArray, theme: Theme) -> list[QImage]:
    """Return a picture of each map `(n, rows, columns)`, one pixel per number.

    The largest number of all maps, up or down, has the full colour: blue for, orange against
    (Okabe and Ito's colour-blind safe pair). `ink` `(rows, columns)` of 0..1 is what was read.
    """
    largest = float(np.abs(maps).max()) if maps.size else 0.0
    shares = (np.abs(maps) / largest if largest > 0 else np.zeros_like(maps)) ** _GAMMA
    base, text = _colour(theme.base), _colour(theme.text)
    dark = np.clip(np.nan_to_num(ink), 0, 1)[..., np.newaxis] * _INK
    paper = base + (text - base) * dark
    votes = np.where(maps[..., np.newaxis] >= 0, _colour(theme.positive), _colour(theme.negative))
    pixels = paper + (votes - paper) * shares[..., np.newaxis]
    rgb = np.ascontiguousarray(pixels.astype(np.uint8))
    return [_image(picture) for picture in rgb]


def _colour(name: str) -> npt.NDArray[np.float32]:
    colour = QColor(name)
    return np.array([colour.blue(), colour.green(), colour.red()], np.float32)


def _image(bgr: npt.NDArray[np.uint8]) -> QImage:
    rows, columns = bgr.shape[:2]
    image = QImage(bgr.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_BGR888)
    return image.copy()  # the picture must own its pixels
