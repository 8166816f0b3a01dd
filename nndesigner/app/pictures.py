"""Reading picture files of any format Qt knows as grey values."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader

from nndesigner.core.arrays import FloatArray
from nndesigner.core.errors import DataError

MAX_PIXELS = 60_000_000

_SIDE = 1024
"""Larger pictures, such as photographs, are scaled down to this: enough to read a digit."""

_GREY = np.array([0.299, 0.587, 0.114], np.float32)
"""How bright red, green and blue look (ITU-R BT.601)."""


def load_grey(path: str | os.PathLike[str]) -> FloatArray:
    """Return a picture as float32 `(rows, columns)`, 0 black to 1 white, upright.

    Large pictures come scaled down to a longer side of 1024; what is transparent counts as
    white paper. Raises DataError `file_not_found`, `file_is_folder`, `file_not_readable`
    (reason), `picture_not_readable` (reason) or `picture_too_large` (width, height, limit), all
    with `path`.
    """
    _check_file(path)
    # Qt takes file names as text of its own making: a name that is no text cannot be opened.
    reader = QImageReader(os.fspath(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MAX_PIXELS:
        raise DataError(
            "picture_too_large",
            path=str(path),
            width=size.width(),
            height=size.height(),
            limit=MAX_PIXELS,
        )
    image = reader.read()
    if image.isNull():
        raise DataError("picture_not_readable", path=str(path), reason=reader.errorString())
    return _grey(image)


def _check_file(path: str | os.PathLike[str]) -> None:
    file = Path(path)
    try:
        if file.is_dir():
            raise DataError("file_is_folder", path=str(path))
        if file.exists() and not file.is_file():  # a pipe would be waited for
            raise DataError("file_not_readable", path=str(path), reason="not a file")
        with file.open("rb"):
            pass
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DataError("file_not_found", path=str(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError("file_not_readable", path=str(path), reason=reason) from error


def _grey(image: QImage) -> FloatArray:
    if max(image.width(), image.height()) > _SIDE:
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(_SIDE, _SIDE, keep, smooth)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows, columns = image.height(), image.width()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine())
    pixels = lines[:, : 4 * columns].reshape(rows, columns, 4).astype(np.float32) / 255
    alpha = pixels[..., 3]
    return pixels[..., :3] @ _GREY * alpha + (1 - alpha)
