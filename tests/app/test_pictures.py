"""Picture files become grey values, whatever their format."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from nndesigner.app import pictures
from nndesigner.app.pictures import load_grey
from nndesigner.core.errors import DataError


def saved(path: Path, image: QImage) -> Path:
    assert image.save(str(path))
    return path


def filled(colour: str, columns: int = 5, rows: int = 3) -> QImage:
    image = QImage(columns, rows, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    return image


def error(path: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        load_grey(path)
    assert caught.value.params["path"] == str(path)
    return caught.value


@pytest.mark.parametrize(
    ("colour", "grey"),
    [
        ("black", 0.0),
        ("white", 1.0),
        ("#808080", 128 / 255),
        ("#ff0000", 0.299),
        ("#00ff00", 0.587),
        ("#0000ff", 0.114),
        ("#00000000", 1.0),
        ("#80000000", 127 / 255),
    ],
)
def test_colours_become_grey_on_white_paper(tmp_path: Path, colour: str, grey: float):
    found = load_grey(saved(tmp_path / "picture.png", filled(colour)))
    assert found.shape == (3, 5)
    assert found.dtype == np.float32
    assert found == pytest.approx(grey, abs=1e-6)


@pytest.mark.parametrize("columns", [1, 2, 3, 5, 30])
def test_rows_are_not_skewed(tmp_path: Path, columns: int):
    image = filled("white", columns, 4)
    image.setPixelColor(columns - 1, 2, QColor("black"))
    found = load_grey(saved(tmp_path / "picture.bmp", image))
    assert np.argwhere(found == 0).tolist() == [[2, columns - 1]]


def test_the_content_counts_not_the_name(tmp_path: Path):
    path = saved(tmp_path / "picture.png", filled("black"))
    assert load_grey(path.rename(tmp_path / "picture.jpg")).max() == 0


def test_sixteen_bit_pictures(tmp_path: Path):
    image = QImage(4, 4, QImage.Format.Format_Grayscale16)
    image.fill(QColor("#404040"))
    assert load_grey(saved(tmp_path / "a.png", image)) == pytest.approx(0x40 / 255, abs=0.003)


def test_photographs_are_scaled_down(tmp_path: Path):
    found = load_grey(saved(tmp_path / "photo.png", filled("black", 3000, 1500)))
    assert found.shape == (512, 1024)


def test_pictures_too_large_are_not_unpacked(tmp_path: Path, monkeypatch):
    path = saved(tmp_path / "a.png", filled("black", 20, 10))
    monkeypatch.setattr(pictures, "MAX_PIXELS", 199)
    refused = error(path)
    assert refused.code == "picture_too_large"
    assert (refused.params["width"], refused.params["height"]) == (20, 10)


def test_what_is_no_picture(tmp_path: Path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"hello")
    assert error(path).code == "picture_not_readable"
    path.write_bytes(b"")
    assert error(path).code == "picture_not_readable"
    assert error(tmp_path).code == "file_is_folder"
    assert error(tmp_path / "none.png").code == "file_not_found"
    assert error(path / "none.png").code == "file_not_found"
    assert error(tmp_path / "a\0b").code == "file_not_readable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.png")
    assert error(tmp_path / "pipe.png").code == "file_not_readable"
