"""The entry point: what it does with words that are no commands, and without a display."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from nndesigner.main import main


@pytest.mark.parametrize("words", [["frobnicate"], ["trian", "x.nnd"]])
def test_a_mistyped_command_is_wrong_usage_and_names_the_commands(words, capsys):
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    error = capsys.readouterr().err
    assert words[0] in error
    assert "evaluate" in error


def test_a_missing_file_is_one_line(capsys, tmp_path):
    assert main([str(tmp_path / "none.nnd")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of X11 and Wayland")
def test_without_a_display_it_says_so_in_one_line():
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "nndesigner"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "--demo" in done.stderr


def test_a_process_that_copied_layers_ends_without_a_crash(tmp_path):
    """And while it runs, garbage is looked for in the GUI thread only: never by Python itself."""
    code = """
import gc, sys
from PySide6.QtCore import QSettings, QTimer
from nndesigner.main import _finish, start_window
app, window = start_window(QSettings(sys.argv[1], QSettings.Format.IniFormat))
assert not gc.isenabled()
window.scene.select([layer.id for layer in window.document.design.layers])
window.view.copy()
QTimer.singleShot(0, app.quit)
sys.exit(_finish(app.exec()))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "settings.ini")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
