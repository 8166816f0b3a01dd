"""The composition root: decides between window, demo and command line, and puts the app together.

Nothing heavy is imported before it is needed: the command line imports no widgets, the
window no scikit-learn before its first paint.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nndesigner import __version__

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from nndesigner.ui.main_window import MainWindow

START_TEMPLATE = "digits"
LAST_WAIT_S = 5.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run nndesigner; return the exit status: 0 done, 1 failed, 2 wrong usage."""
    from nndesigner import cli

    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in cli.COMMANDS:
        return cli.run(arguments)
    parser = _parser(cli.COMMANDS)
    if _is_mistyped_command(arguments):
        known = ", ".join(cli.COMMANDS)
        parser.error(f"there is no command or file “{arguments[0]}”; the commands are {known}")
    options = parser.parse_args(arguments)
    if options.demo is not None:
        from nndesigner.demo import run_demo

        return run_demo(Path(options.demo), create_main_window)
    return _run_window(options.file)


def create_app(argv: Sequence[str] | None = None) -> QApplication:
    """Return the one QApplication, made if there is none yet, with name, style and fonts set."""
    from PySide6.QtWidgets import QApplication

    from nndesigner.app.garbage import GarbageCollector

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv) if argv else ["nndesigner"])
    app.setApplicationName("nndesigner")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("nndesigner")
    app.setStyle("Fusion")
    if app.findChild(GarbageCollector) is None:
        GarbageCollector(app)
    return app


def create_main_window(store: QSettings | None = None) -> MainWindow:
    """Return a window with the digits design on its canvas; `store` remembers its settings."""
    from PySide6.QtWidgets import QApplication

    from nndesigner.app import i18n
    from nndesigner.app.settings import LANGUAGE, Settings, user_store
    from nndesigner.ui.icons import icon
    from nndesigner.ui.look import Look
    from nndesigner.ui.main_window import MainWindow
    from nndesigner.ui.start import new_project

    app = create_app()
    settings = Settings(store if store is not None else user_store())
    i18n.install(app, settings.value(LANGUAGE))
    QApplication.setWindowIcon(icon("app"))
    window = MainWindow(settings, Look(settings))
    window.live.show_all()
    window.document.replace(new_project(START_TEMPLATE))
    return window


def _parser(commands: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nndesigner",
        description="Design, train and understand neural networks.",
        epilog=f"Commands without a window: {', '.join(commands)}."
        " `nndesigner COMMAND --help` explains each.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE.nnd", help="project to open")
    parser.add_argument(
        "--demo",
        metavar="DIR",
        help="let the window show itself, and leave pictures and report.json in DIR",
    )
    parser.add_argument("--version", action="version", version=f"nndesigner {__version__}")
    return parser


def _run_window(file: str | None) -> int:
    if file is not None and not Path(file).exists():
        print(f"nndesigner: there is no file “{file}”.", file=sys.stderr)
        return 1
    if not _has_display():
        print(
            "nndesigner: there is no display to open a window on;"
            " `nndesigner --demo DIR` works without one.",
            file=sys.stderr,
        )
        return 1
    app, window = start_window()
    if file is not None:
        window.open_path(file)
    return _finish(app.exec())


def start_window(store: QSettings | None = None) -> tuple[QApplication, MainWindow]:
    """Show a window as the app does; to be called once in a process.

    What is made until the data has been loaded, libraries above all, stays to the end: garbage
    is not looked for in it, which would hold up the window for up to a tenth of a second. The
    application's GarbageCollector looks for it, Python's own search stays off.
    """
    from PySide6.QtCore import Qt

    gc.disable()
    app = create_app(sys.argv[:1])
    window = create_main_window(store)
    window.show()
    gc.freeze()
    once = Qt.ConnectionType.SingleShotConnection
    window.background.dataset_loaded.connect(_freeze, once)
    return app, window


def _freeze(_dataset: object) -> None:
    gc.freeze()


def _is_mistyped_command(arguments: Sequence[str]) -> bool:
    """Tell whether the first word is meant as a command: no file, and no name of one either."""
    if not arguments or arguments[0].startswith("-") or Path(arguments[0]).exists():
        return False
    return len(arguments) > 1 or not Path(arguments[0]).suffix


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _finish(status: int) -> int:
    """Wait for threads that still end, now that the window is gone; return the exit status.

    One that does not end is left to the system: a QThread destroyed at work takes the process
    with it.
    """
    from nndesigner.app import jobs
    from nndesigner.app.training_run import wait_for_unfinished

    if jobs.wait_for_all(LAST_WAIT_S) and wait_for_unfinished(LAST_WAIT_S):
        return status
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
