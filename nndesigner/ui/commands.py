"""What each action does, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot

from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession
from nndesigner.core import edits
from nndesigner.core.check import can_train
from nndesigner.ui.action_table import SPECS, Condition
from nndesigner.ui.actions import Actions
from nndesigner.ui.canvas.arranging import groups_of_selection
from nndesigner.ui.canvas.layout import auto_layout
from nndesigner.ui.canvas.view import DesignView
from nndesigner.ui.editor import Editor
from nndesigner.ui.files import Files
from nndesigner.ui.sample import SampleController


class Commands(QObject):
    """Connects the actions to document, session, canvas and files, and enables them."""

    def __init__(
        self,
        editor: Editor,
        session: TrainingSession,
        view: DesignView,
        files: Files,
        sample: SampleController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._document: Document = editor.document
        self._session = session
        self._view = view
        self._files = files
        self._sample = sample
        self.actions = Actions(self._slots(), parent)
        # A letter alone is a command only where nobody types.
        self.actions["Fold"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        view.addAction(self.actions["Fold"])
        view.addActions([self.actions[spec.name] for spec in SPECS if spec.is_for_canvas])
        self._document.problems_changed.connect(self.refresh)
        self._document.undo_changed.connect(self.refresh)
        session.phase_changed.connect(self.refresh)
        session.progressed.connect(self._on_progress)
        view.design_scene.selection_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done now, and name what would be undone."""
        selection = self._view.design_scene.current_selection()
        stack = self._document.undo_stack
        conditions: dict[Condition, bool] = {
            "selection": bool(selection),
            "layers": bool(selection.layers),
            "two_blocks": len(selection.blocks) >= 2,
            "three_blocks": len(selection.blocks) >= 3,
            "grouped": bool(groups_of_selection(self._view.design_scene)),
            "can_undo": stack.canUndo() or self._session.active,
            "can_redo": stack.canRedo() and not self._session.active,
            "trainable": can_train(self._document.problems),
            "running": self._session.phase in ("starting", "running"),
            "active": self._session.active,
            "can_step_back": self._session.can_step_back,
        }
        conditions["trainable"] &= self._session.phase not in ("starting", "running")
        self.actions.enable(conditions)
        for name in ("Step", "StepSample", "StepEpoch"):
            self.actions[name].setEnabled(can_train(self._document.problems))
        self._name_undo()

    def _name_undo(self) -> None:
        stack = self._document.undo_stack
        # Undo during a training means the training: it is the last thing that was begun.
        undone = self.tr("Train") if self._session.is_last_begun else stack.undoText()
        redone = stack.redoText()
        undo = self.tr("&Undo “{what}”") if undone else self.tr("&Undo")
        redo = self.tr("&Redo “{what}”") if redone else self.tr("&Redo")
        self.actions["Undo"].setText(undo.format(what=undone))
        self.actions["Redo"].setText(redo.format(what=redone))

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        view, files, session = self._view, self._files, self._session
        tools = view.tools
        return {
            "New": files.new,
            "Open": files.open,
            "Save": files.save,
            "SaveAs": files.save_as,
            "Quit": self._quit,
            "Undo": self._undo,
            "Redo": self._document.redo,
            "Cut": view.cut,
            "Copy": view.copy,
            "Paste": view.paste,
            "Duplicate": view.duplicate,
            "Delete": view.delete_selection,
            "SelectAll": view.select_all,
            "Train": session.train,
            "Pause": session.pause,
            "Step": session.step,
            "StepSample": self._step_sample,
            "StepEpoch": self._step_epoch,
            "StepBack": self._step_back,
            "Stop": session.stop,
            "Reset": session.reset,
            "ClearPad": self._sample.clear,
            "ZoomIn": view.zoom_in,
            "ZoomOut": view.zoom_out,
            "ZoomReset": view.zoom_reset,
            "ZoomFit": view.fit,
            "AutoLayout": self._tidy_up,
            "FindBlock": tools.find,
            "AddNote": tools.add_note,
            "Group": tools.group,
            "Ungroup": tools.ungroup,
            "Fold": view.fold,
            "AlignLeft": partial(tools.align, "left"),
            "AlignRight": partial(tools.align, "right"),
            "AlignTop": partial(tools.align, "top"),
            "AlignBottom": partial(tools.align, "bottom"),
            "AlignCentreH": partial(tools.align, "centre_h"),
            "AlignCentreV": partial(tools.align, "centre_v"),
            "DistributeH": partial(tools.distribute, "h"),
            "DistributeV": partial(tools.distribute, "v"),
            "Minimap": self._show_minimap,
            "Connect": view.begin_wiring,
            "ShowNumbers": self._show_numbers,
            "Legend": self._show_legend,
            "About": self._show_about,
            "Shortcuts": self._show_shortcuts,
        }

    def _undo(self) -> None:
        # A training that has not learnt anything yet is undone by ending it.
        begun = self._session.is_last_begun
        if not begun or self._session.finish_now():
            self._document.undo(keep_training=not begun)

    def _step_sample(self) -> None:
        self._session.step("sample")

    def _step_epoch(self) -> None:
        self._session.step("epoch")

    def _step_back(self) -> None:
        self._session.step("back")

    @Slot(object)
    def _on_progress(self, _progress: object) -> None:
        self.actions["StepBack"].setEnabled(self._session.can_step_back)

    def _tidy_up(self) -> None:
        positions = auto_layout(self._document.design)
        if self._editor.apply(self.tr("Tidy up"), partial(edits.move, positions=positions)):
            self._view.fit()

    def _show_numbers(self) -> None:
        self._view.design_scene.readings.show_numbers(self.actions["ShowNumbers"].isChecked())

    def _show_legend(self) -> None:
        self._view.design_scene.readings.show_legend(self.actions["Legend"].isChecked())

    def _show_minimap(self) -> None:
        self._view.tools.minimap.set_wanted(self.actions["Minimap"].isChecked())

    def _show_about(self) -> None:
        from nndesigner.ui.dialogs.about import show_about

        show_about(self._view.window())

    def _show_shortcuts(self) -> None:
        from nndesigner.ui.dialogs.shortcuts import show_shortcuts

        show_shortcuts(self._view.window())

    def _quit(self) -> None:
        self._view.window().close()
