from __future__ import annotations

import gc
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton

from nndesigner.app import resources, theme
from nndesigner.core.catalog import PALETTE
from nndesigner.ui import icons

NEEDED = (
    *("new", "open", "save", "save-as", "undo", "redo", "train", "pause", "step", "stop"),
    *("reset", "clear", "zoom-fit", "zoom-in", "zoom-out", "auto-layout", "delete", "copy"),
    *("cut", "paste", "duplicate", "select-all", "layer-input", "layer-dense", "layer-neuron"),
    *("layer-dropout", "layer-output", "problem", "warning", "ok", "repair", "dice", "app"),
)


@pytest.fixture(params=[theme.LIGHT, theme.DARK], ids=lambda look: look.name)
def look(request, qapp):
    before = qapp.palette()
    qapp.setPalette(theme.palette(request.param))
    icons.set_theme(request.param)
    yield request.param
    icons.set_theme(theme.LIGHT)
    qapp.setPalette(before)


def colour(pixmap: QPixmap) -> str:
    """Return the commonest colour of the fully opaque pixels."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    drawn = [image.pixelColor(x, y) for x, y in points]
    counted = Counter(drawn.name() for drawn in drawn if drawn.alpha() == 255)
    return counted.most_common(1)[0][0]


def strongest_alpha(pixmap: QPixmap) -> int:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(image.pixelColor(x, y).alpha() for x, y in points)


@pytest.mark.parametrize("name", NEEDED)
def test_every_icon_needed_is_drawn(name, qapp):
    assert strongest_alpha(icons.icon(name).pixmap(24, 24)) > 200


@pytest.mark.parametrize("name", resources.names("icons", ".svg"))
def test_every_file_is_a_clean_svg_of_one_style(name, qapp):
    source = resources.text("icons", f"{name}.svg")
    root = ElementTree.fromstring(source)
    assert root.tag.endswith("svg")
    assert QSvgRenderer(source.encode()).isValid()
    if name != "app":
        assert root.get("viewBox") == "0 0 24 24"
        assert root.get("stroke") == "currentColor"
        assert root.get("stroke-width") == "1.75"
        assert "#" not in source


def test_an_unknown_icon_says_so(qapp):
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_icons_take_the_colour_of_text(look):
    assert colour(icons.icon("stop").pixmap(24, 24)) == look.text


def test_selected_and_disabled_icons_differ(look):
    stop = icons.icon("stop")
    assert colour(stop.pixmap(24, 24, QIcon.Mode.Selected)) == look.on_accent
    disabled = stop.pixmap(24, 24, QIcon.Mode.Disabled)
    assert 100 < strongest_alpha(disabled) < 200


def test_icons_with_a_meaning_take_its_colour(look):
    for name, expected in (
        ("problem", look.error),
        ("warning", look.warning),
        ("ok", look.success),
    ):
        assert colour(icons.icon(name).pixmap(48, 48)) == expected
    assert colour(icons.icon("stop", "kind_output").pixmap(24, 24)) == look.kind_output


def test_an_icon_given_out_follows_the_theme(qapp):
    before = qapp.palette()
    stop = icons.icon("stop")
    qapp.setPalette(theme.palette(theme.LIGHT))
    assert colour(stop.pixmap(24, 24)) == theme.LIGHT.text
    qapp.setPalette(theme.palette(theme.DARK))
    assert colour(stop.pixmap(24, 24)) == theme.DARK.text
    qapp.setPalette(before)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_icons_have_all_pixels_of_the_screen(scale, qapp):
    drawn = icons.icon("open").pixmap(QSize(20, 20), scale)
    assert drawn.devicePixelRatio() == pytest.approx(scale)
    assert drawn.size() == QSize(20, 20) * scale
    own = icons.pixmap("open", 20, "#ff0000", scale)
    assert own.size() == QSize(20, 20) * scale
    assert own.devicePixelRatio() == pytest.approx(scale)


def test_a_sharp_icon_is_not_an_enlarged_small_one(qapp):
    save = icons.icon("save")
    enlarged = save.pixmap(16, 16).scaled(64, 64, mode=Qt.TransformationMode.SmoothTransformation)
    assert save.pixmap(64, 64).toImage() != enlarged.toImage()


def test_icons_outlive_python_names_and_copies(qtbot):
    button = QToolButton()
    qtbot.addWidget(button)
    for _ in range(50):
        button.setIcon(QIcon(icons.icon("train")))
        copy = QIcon(button.icon())
        copy.addPixmap(QPixmap(4, 4))
        gc.collect(0)
    gc.collect()
    button.resize(40, 40)
    assert strongest_alpha(button.grab()) == 255
    assert not button.icon().isNull()


def test_own_pixmap_has_the_asked_colour(qapp):
    assert colour(icons.pixmap("stop", 24, "#12ab34")) == "#12ab34"


@pytest.mark.parametrize("kind", PALETTE)
def test_every_kind_of_layer_has_an_icon_unlike_the_others(qapp, kind):
    drawn = icons.pixmap(f"layer-{kind}", 24, "#000000").toImage()
    others = [icons.pixmap(f"layer-{k}", 24, "#000000").toImage() for k in PALETTE if k != kind]
    assert not any(drawn == other for other in others)
