"""Copies carry what was learnt: within a canvas, to another window, and never by halves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from nndesigner.app import clippings
from nndesigner.app.document import Document
from nndesigner.app.theme import LIGHT
from nndesigner.core.arrays import NetworkState
from nndesigner.core.project import Project
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.view import DesignView
from nndesigner.ui.editor import Editor
from tests.ui.canvas.conftest import Canvas, small


def teach(canvas: Canvas) -> None:
    """Show a network that has learnt something."""
    canvas.show(small())
    random = np.random.default_rng(5)
    state = NetworkState(
        {
            key: random.normal(size=array.shape).astype(np.float32)
            for key, array in canvas.document.state.items()
        }
    )
    canvas.document.replace(Project(canvas.design, state))


def text() -> str:
    return QGuiApplication.clipboard().text()


def weights_of(document: Document, *names: str) -> list[np.ndarray]:
    """Return biases of these layers, and the matrices between neighbours of them."""
    ids = {layer.name: layer.id for layer in document.design.layers}
    found = [document.state[ids[name]] for name in names if ids[name] in document.state]
    for source, target in pairwise(names):
        link = document.design.link_between(ids[source], ids[target])
        assert link is not None
        found.append(document.state[link.id])
    return found


def assert_same(one: list[np.ndarray], two: list[np.ndarray]) -> None:
    assert len(one) == len(two) > 0
    for first, second in zip(one, two, strict=True):
        np.testing.assert_array_equal(first, second)


@pytest.fixture
def other(qtbot: QtBot) -> Iterator[Canvas]:
    """Another window with a canvas of its own."""
    document = Document()
    editor = Editor(document)
    scene = DesignScene(editor, LIGHT)
    view = DesignView(scene)
    qtbot.addWidget(view)

    def follow(old: Project, new: Project) -> None:
        scene.sync(old.design, new.design)
        scene.set_state(new.state)

    document.changed.connect(follow)
    result = Canvas(document, editor, scene, view)
    editor.refused.connect(result.refusals.append)
    yield result
    document.close()


def test_duplicating_copies_what_was_learnt_and_undo_takes_it_back(canvas: Canvas) -> None:
    teach(canvas)
    before, state = canvas.design, canvas.document.state
    canvas.scene.select([canvas.id_of("Hidden"), canvas.id_of("Out")])
    canvas.view.duplicate()
    assert_same(
        weights_of(canvas.document, "Hidden 2", "Out 2"),
        weights_of(canvas.document, "Hidden", "Out"),
    )
    assert all(np.array_equal(canvas.document.state[key], state[key]) for key in state)
    canvas.document.undo()
    assert canvas.design == before
    assert canvas.document.state.same_as(state)
    canvas.document.redo()
    assert_same(
        weights_of(canvas.document, "Hidden 2", "Out 2"),
        weights_of(canvas.document, "Hidden", "Out"),
    )


def test_another_window_gets_the_weights(canvas: Canvas, other: Canvas) -> None:
    teach(canvas)
    other.show(small())
    canvas.scene.select(canvas.scene.layer_items)
    canvas.view.copy()
    before = other.document.state
    other.view.paste()
    assert [layer.name for layer in other.design.layers][3:] == ["In 2", "Hidden 2", "Out 2"]
    assert_same(
        weights_of(other.document, "In 2", "Hidden 2", "Out 2"),
        weights_of(canvas.document, "In", "Hidden", "Out"),
    )
    assert all(np.array_equal(other.document.state[key], before[key]) for key in before)
    assert other.document.undo_stack.count() == 1
    other.document.undo()
    assert other.document.state.same_as(before)


def test_the_weights_of_a_training_that_runs_are_those_of_now(canvas: Canvas) -> None:
    canvas.show(small())
    live = NetworkState(
        {key: np.full(array.shape, 0.5, np.float32) for key, array in canvas.document.state.items()}
    )
    canvas.scene.set_state(live)
    canvas.scene.select([canvas.id_of("Hidden"), canvas.id_of("Out")])
    canvas.view.copy()
    part = clippings.from_text(text())
    assert len(part.state) == 3
    assert all((array == 0.5).all() for array in part.state.values())


def test_initial_weights_stay_such_so_that_the_seed_still_decides(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("Hidden"), canvas.id_of("Out")])
    canvas.view.duplicate()
    assert canvas.document.weights_are_untouched()
    canvas.view.copy()
    assert "weights" not in json.loads(text())


def test_cut_takes_the_weights_along(canvas: Canvas) -> None:
    teach(canvas)
    learnt = weights_of(canvas.document, "Hidden", "Out")
    canvas.scene.select([canvas.id_of("Hidden"), canvas.id_of("Out")])
    canvas.view.cut()
    assert [layer.name for layer in canvas.design.layers] == ["In"]
    canvas.view.paste()
    assert_same(weights_of(canvas.document, "Hidden", "Out"), learnt)


def test_a_refused_cut_leaves_the_clipboard_alone(canvas: Canvas) -> None:
    canvas.show(small())
    QGuiApplication.clipboard().setText("mine")
    canvas.scene.select([canvas.id_of("In")])
    canvas.view.cut()
    assert len(canvas.refusals) == 1
    assert text() == "mine"
    assert len(canvas.design.layers) == 3


def test_weights_that_do_not_fit_paste_nothing_and_say_so(canvas: Canvas) -> None:
    teach(canvas)
    canvas.scene.select([canvas.id_of("Hidden")])
    canvas.view.copy()
    found = json.loads(text())
    found["layers"][0]["units"] = 7
    QGuiApplication.clipboard().setText(json.dumps(found))
    before = canvas.document.project
    canvas.view.paste()
    assert canvas.document.project is before
    assert "weights on the clipboard" in canvas.refusals[0]


def test_too_many_weights_stay_behind_with_a_word(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clippings, "MOST_NUMBERS", 10)
    teach(canvas)
    told: list[str] = []
    canvas.scene.message.connect(told.append)
    canvas.scene.select([canvas.id_of("Hidden"), canvas.id_of("Out")])
    canvas.view.copy()
    assert told == [
        "Copied without the weights: 19 are too many for the clipboard, which takes 10."
    ]
    canvas.view.paste()
    assert len(canvas.design.layers) == 5
    assert canvas.refusals == []


def test_weights_that_are_no_numbers_stay_behind_with_a_word(canvas: Canvas) -> None:
    canvas.show(small())
    key = canvas.id_of("Hidden")
    broken = canvas.document.state.replaced(**{key: np.full(4, np.nan, np.float32)})
    canvas.document.replace(Project(canvas.design, broken))
    told: list[str] = []
    canvas.scene.message.connect(told.append)
    canvas.scene.select([key])
    canvas.view.copy()
    assert told == ["Copied without the weights: some of them are not numbers."]


def test_text_of_another_program_is_refused_in_one_sentence(canvas: Canvas) -> None:
    canvas.show(small())
    QGuiApplication.clipboard().setText("Dear all,\nthe meeting is on Monday.")
    canvas.view.paste()
    assert canvas.refusals == [
        "What is on the clipboard is not layers, so it cannot be pasted here. "
        "Copy some layers first."
    ]


def test_what_is_too_large_is_refused(canvas: Canvas) -> None:
    QGuiApplication.clipboard().setText("x" * 20_000_001)
    canvas.view.operations.paste(QPointF(0, 0))
    assert canvas.refusals == [
        "What is on the clipboard is too large to paste: 20,000,001 letters, at most 20,000,000."
    ]
    QGuiApplication.clipboard().setText("")


def test_pasting_from_the_menu_of_the_canvas_brings_the_weights(canvas: Canvas) -> None:
    teach(canvas)
    canvas.scene.select([canvas.id_of("Out")])
    canvas.view.copy()
    menu = canvas.view.menu_at(QPointF(5, 5))
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "paste").trigger()
    assert_same(
        [canvas.document.state[canvas.id_of("Out 2")]],
        [canvas.document.state[canvas.id_of("Out")]],
    )
    assert canvas.scene.selection.layers == {canvas.id_of("Out 2")}
