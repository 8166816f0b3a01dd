import gc
from weakref import ref

import pytest

from nndesigner.app.document import Document
from nndesigner.core import edits, templates
from nndesigner.core.arrays import NetworkState
from nndesigner.core.edits.classes import own_classes
from nndesigner.core.project import HistoryRow, Project
from nndesigner.core.shapes import array_shapes
from nndesigner.core.templates import TEMPLATES
from nndesigner.engine.initializers import initial_state
from tests.designs import template


@pytest.fixture
def document(qapp):
    document = Document()
    document.replace(template("digits"))
    yield document
    document.close()


def test_a_new_document_is_empty_unmodified_and_says_what_is_missing(qapp):
    document = Document()
    assert document.design.layers == ()
    assert not document.modified
    assert [problem.code for problem in document.problems] == ["empty_design", "no_data"]


def test_a_forgotten_document_ends_with_all_its_commands(qapp):
    """Also when the collector comes to the commands before the stack: it is older than they."""
    document = Document()
    gc.collect(0)
    for _ in range(3):
        document.edit("Add", edits.add_layer(document.design, "dense", 0, 0))
    forgotten = ref(document)
    del document
    gc.collect()
    assert forgotten() is None


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_are_complete_and_have_weights(qapp, name):
    document = Document()
    document.replace(templates.template(name))
    missing = {"mnist-mlp": ["mnist_missing"], "mnist-cnn": ["mnist_missing"]}
    missing["drawn"] = ["too_few_drawings"]
    assert [problem.code for problem in document.problems] == missing.get(name, [])
    assert document.state.keys() == initial_state(document.design).keys()
    assert not document.modified


def test_edits_are_announced_once_and_undone_to_the_very_same_value(document):
    seen = []
    before = document.project
    document.changed.connect(lambda old, new: seen.append((old, new)))
    document.edit("Add", edits.add_layer(document.design, "dense", 0, 0))
    assert seen == [(before, document.project)]
    assert document.modified
    document.undo()
    assert document.project is before
    assert not document.modified
    document.redo()
    assert len(document.design.layers) == 4


def test_an_edit_that_changes_nothing_leaves_no_undo_step(document):
    document.edit("Move", edits.move(document.design, {"layer1": (0.0, 0.0)}))
    assert document.undo_stack.count() == 0


def test_edits_with_one_merge_key_become_one_step(document):
    before = document.project
    for rate in (0.1, 0.2, 0.3):
        design = edits.set_training(document.design, learning_rate=rate)
        document.edit("Rate", design, merge_key="rate")
    assert document.undo_stack.count() == 1
    document.undo()
    assert document.project is before


def test_end_merging_starts_a_step_of_its_own(document):
    for rate in (0.1, 0.2):
        design = edits.set_training(document.design, learning_rate=rate)
        document.edit("Rate", design, merge_key="rate")
        document.end_merging()
    assert document.undo_stack.count() == 2


def test_weights_of_remaining_neurons_survive_a_deletion(document):
    hidden = document.design.layers[1]
    document.change("Train", document.project.with_(history=(object(),)))
    link = document.design.links_into(hidden.id)[0]
    before = document.state[link.id]
    done = edits.removal(document.design, hidden.id, [2])
    document.edit("Delete", done.design, kept=done.kept)
    after = document.state[link.id]
    assert (after == before[[unit for unit in range(64) if unit != 2]]).all()


def test_untouched_weights_follow_the_seed(document):
    document.edit("Seed", edits.set_training(document.design, seed=7))
    assert document.state.same_as(initial_state(document.design, 7))


def test_touched_weights_do_not_follow_the_seed(document):
    link = document.design.links[0].id
    touched = document.state.replaced(**{link: document.state[link] + 1})
    document.change("Weight", document.project.with_(state=touched))
    document.edit("Seed", edits.set_training(document.design, seed=7))
    assert document.state.same_as(touched)


def test_problems_follow_the_design(document):
    heard = []
    document.problems_changed.connect(heard.append)
    document.edit("Delete", edits.remove(document.design, [document.design.layers[2].id]))
    assert "no_output" in {problem.code for problem in heard[-1]}
    document.undo()
    assert heard[-1] == ()


def test_a_drawing_is_undoable_but_no_unsaved_change(document):
    document.change("Draw", document.project.with_(drawing=(((1.0, 2.0),),)))
    assert not document.modified
    assert document.undo_stack.canUndo()
    document.undo()
    assert document.project.drawing == ()


def test_saving_makes_it_unmodified_and_undo_makes_it_modified_again(document, tmp_path):
    document.edit("Add", edits.add_layer(document.design, "dense", 0, 0))
    document.mark_saved(document.project, tmp_path / "a.nnd")
    assert not document.modified
    document.undo()
    assert document.modified


def test_replacing_forgets_the_undo_history(document):
    document.edit("Add", edits.add_layer(document.design, "dense", 0, 0))
    document.replace(Project())
    assert not document.undo_stack.canUndo()
    assert document.path is None


def test_moving_a_block_of_an_untrained_design_keeps_the_very_same_weights(document):
    before = document.state
    for place in range(5):
        document.edit("Move", edits.move(document.design, {"layer1": (10.0 + place, 0.0)}))
    assert document.state is before


def test_untouched_weights_share_what_an_edit_did_not_concern(document):
    link = document.design.links[0].id
    before = document.state[link]
    document.edit("Add", edits.add_layer(document.design, "dense", 0, 0))
    assert document.state[link] is before


def test_undo_stops_at_what_was_saved(document, tmp_path):
    for rate in (0.2, 0.3):
        design = edits.set_training(document.design, learning_rate=rate)
        document.edit("Rate", design, merge_key="rate")
        document.mark_saved(document.project, tmp_path / "a.nnd")
    document.undo()
    assert document.design.training.learning_rate == 0.2


def test_there_and_back_again_leaves_no_undo_step(document):
    start = document.design.training.learning_rate
    for rate in (0.2, start):
        design = edits.set_training(document.design, learning_rate=rate)
        document.edit("Rate", design, merge_key="rate")
    assert document.undo_stack.count() == 0
    assert not document.modified


@pytest.mark.parametrize(
    ("edit", "ends"),
    [
        (lambda d: edits.set_training(d, learning_rate=0.5), False),
        (lambda d: edits.set_training(d, epochs=7), False),
        (lambda d: edits.move(d, {"layer1": (5.0, 5.0)}), False),
        (lambda d: edits.set_training(d, optimizer="sgd"), True),
        (lambda d: edits.set_training(d, batch_size=7), False),
        (lambda d: edits.set_training(d, seed=7), True),
        (lambda d: edits.set_data(d, name="iris"), True),
        (lambda d: edits.set_data(d, test_fraction=0.5), True),
        (lambda d: edits.add_layer(d, "dense", 0, 0), True),
    ],
)
def test_what_a_training_cannot_survive_is_announced_before(document, edit, ends):
    heard = []
    document.training_must_end.connect(lambda: heard.append(document.design))
    before = document.design
    document.edit("Edit", edit(before))
    assert heard == ([before] if ends else [])


@pytest.fixture
def trained(document):
    """A document whose weights nobody would take for initial ones."""
    state = {key: array + 1 for key, array in document.state.items()}
    project = document.project.with_(state=NetworkState(state), history=(HistoryRow(1.0),))
    document.change("Train", project)
    return document


CARRYING = [
    lambda d: edits.insertion(d, d.layers[1].id, 3),
    lambda d: edits.reordering(d, d.layers[1].id, [*range(63, -1, -1)]),
    lambda d: edits.cloning(d, d.layers[1].id, [0, 63]),
    lambda d: edits.extraction(d, d.layers[1].id, 5, 10, 20),
    lambda d: edits.insertion_on_link(d, d.links[1].id, "dropout", 10, 20),
]


def make(document, edit):
    made = edit(document.design)
    document.edit("Edit", made.design, kept=made.kept, moved=made.moved)


@pytest.mark.parametrize("edit", CARRYING)
def test_undo_and_redo_put_the_very_same_weights_back(trained, edit):
    before = trained.project
    make(trained, edit)
    after = trained.project
    assert {key: array.shape for key, array in after.state.items()} == array_shapes(after.design)
    trained.undo()
    assert trained.project is before
    trained.redo()
    assert trained.project is after


def test_neurons_are_reordered_though_the_design_looks_the_same(trained):
    hidden, link = trained.design.layers[1].id, trained.design.links[0].id
    before, heard = trained.state[link], []
    trained.training_must_end.connect(lambda: heard.append(1))
    make(trained, lambda d: edits.reordering(d, hidden, [1, 0, *range(2, 64)]))
    assert heard == [1]
    assert trained.undo_stack.count() == 2
    assert (trained.state[link][:2] == before[[1, 0]]).all()
    assert (trained.state[link][2:] == before[2:]).all()


def test_untouched_weights_of_other_neurons_stay_too(document):
    hidden, link = document.design.layers[1].id, document.design.links[0].id
    before = document.state[link]
    make(document, lambda d: edits.insertion(d, hidden, 1))
    assert (document.state[link][[0, *range(2, 65)]] == before).all()
    make(document, lambda d: edits.extraction(d, hidden, 1, 0, 0))
    assert (document.state[link] == before).all()


def test_taking_out_and_in_again_through_the_document(trained):
    before = trained.project
    hidden = before.design.layers[1].id
    make(trained, lambda d: edits.extraction(d, hidden, 7, 0, 0))
    neuron = trained.design.layers[-1].id
    make(trained, lambda d: edits.absorption(d, neuron, hidden, 7))
    assert trained.design == before.design
    assert trained.state.same_as(before.state)


def test_a_note_is_one_undo_step_and_leaves_the_weights(document):
    state = document.state
    document.edit("Note", edits.add_note(document.design, 1, 2, "Hello"))
    note = document.design.notes[0].id
    for text in ("H", "He"):
        document.edit("Note", edits.set_note(document.design, note, text=text), merge_key="note")
    assert document.undo_stack.count() == 2
    assert document.state is state
    assert document.modified


def test_a_network_whose_classes_are_all_others_has_learnt_nothing_of_them(document):
    project = template("digits")
    learnt = {key: array + 1 for key, array in initial_state(project.design).items()}
    rows = (HistoryRow(0.0, 2.3), HistoryRow(25.0, 0.1))
    document.replace(project.with_(state=NetworkState(learnt), history=rows))
    assert document.has_learnt()
    design = document.design
    carried = own_classes(design, ("circle", "cross"))
    document.edit("Classes", carried.design, kept=carried.kept, moved=carried.moved)
    assert document.project.history == ()
    assert not document.has_learnt()
    document.undo()
    assert document.project.history == rows
    assert document.has_learnt()
