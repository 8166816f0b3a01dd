"""The rules of the code that a program can check, so that one test run checks them all."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "nndesigner"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ALL_FILES = sorted(
    file
    for folder in ("nndesigner", "packaging", "tests")
    for file in (ROOT / folder).rglob("*.py")
)
BELOW_APP = ("core", "engine", "data", "storage")
RESOURCES = {"i18n", "icons", "lessons", "licences", "samples"}
MAX_LINES = 500
TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}
HEAVY = ("sklearn", "scipy", "pyqtgraph")
START_MODULES = ("nndesigner.main", "nndesigner.cli", "nndesigner.ui.main_window")


def run_tool(*arguments: str) -> None:
    """Run a module of this environment in the project's folder; fail with what it printed."""
    environment = dict(os.environ, NO_COLOR="1", COLUMNS="120")
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(arguments)}\n{done.stdout}"


def test_ruff_finds_nothing():
    run_tool("-m", "ruff", "check", "--output-format", "concise", ".")


def test_ruff_would_format_nothing_differently():
    run_tool("-m", "ruff", "format", "--check", "--output-format", "concise", ".")


def test_mypy_finds_nothing():
    run_tool("-m", "mypy")


def test_imports_point_down():
    run_tool("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call with the last part of the called name."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node


def imported(path: Path, *, nested: bool) -> Iterator[tuple[str, ast.AST]]:
    """Yield the modules a file imports (`nested`: also inside functions), relative ones not."""
    nodes = ast.walk(parsed(path)) if nested else parsed(path).body
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def is_built_text(node: ast.expr) -> bool:
    """Tell whether a text is put together, so that the translation of its parts is never found."""
    return any(
        isinstance(part, ast.JoinedStr | ast.BinOp)
        or (isinstance(part, ast.Call) and getattr(part.func, "attr", "") in {"format", "join"})
        for part in ast.walk(node)
    )


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def texts_of(name: str, call: ast.Call) -> list[ast.expr]:
    """Return the arguments of a translating call that are texts: context, text, comment."""
    if name not in TRANSLATING or not call.args:
        return []
    if name == "translate" and not is_text(call.args[0]):
        # Painters translate too, by numbers; there only an f-string gives a text away.
        return [argument for argument in call.args if isinstance(argument, ast.JoinedStr)]
    return call.args[: 2 if name == "tr" else 3]


def built_texts(path: Path) -> list[str]:
    return [
        f"{place(path, call)} {name}({ast.unparse(call.args[0])} ..."
        for name, call in calls(path)
        if any(map(is_built_text, texts_of(name, call)))
    ]


def test_texts_to_translate_are_literal():
    assert [text for path in SOURCES for text in built_texts(path)] == []


def test_the_check_for_literal_texts_sees_what_it_should(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    path = tmp_path / "sample.py"
    path.write_text(
        "self.tr('fine {}').format(1)\n"
        "translate('C', 'also ' 'fine', None, n + 1)\n"
        "self.tr(f'not {fine}')\n"
        "QCoreApplication.translate('C', 'not ' + fine)\n"
        "self.tr('not {}'.format(fine))\n"
        "translate(CONTEXT, f'not {fine}')\n"
        "painter.translate(x + 1, y)\n"
    )
    assert [text.split()[0] for text in built_texts(path)] == [
        f"sample.py:{n}" for n in (3, 4, 5, 6)
    ]


def test_below_the_app_nothing_prints():
    found = [
        place(path, call)
        for package in BELOW_APP
        for path in (PACKAGE / package).rglob("*.py")
        for name, call in calls(path)
        if name == "print"
    ]
    assert found == []


def test_app_has_no_widgets():
    """import-linter sees PySide6 only as a whole, so its parts are looked for here."""
    found = [
        place(path, node)
        for path in (PACKAGE / "app").rglob("*.py")
        for name, node in imported(path, nested=True)
        if name.startswith(("PySide6.QtWidgets", "pyqtgraph"))
    ]
    assert found == []


def test_nothing_reads_pickles():
    unsafe = ("pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal")
    found = [
        place(path, node)
        for path in SOURCES
        for name, node in imported(path, nested=True)
        if name.split(".")[0] in unsafe
    ]
    assert found == []


@pytest.mark.parametrize("module", START_MODULES)
def test_starting_imports_nothing_heavy(module):
    """First paint within half a second: these three take longer to import than Qt."""
    code = f"import sys, {module}; print(*(set(sys.modules) & {set(HEAVY)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_no_file_is_too_long():
    long = {
        str(path.relative_to(ROOT)): count
        for path in ALL_FILES
        if (count := len(path.read_text("utf-8").splitlines())) > MAX_LINES
    }
    assert long == {}


def test_each_module_says_what_it_is():
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if parsed(path).body and ast.get_docstring(parsed(path)) is None
    ]
    assert silent == []


def test_resources_lie_in_known_folders():
    found = {path.name for path in (ROOT / "resources").iterdir()}
    assert found <= RESOURCES


def test_packaging_is_not_a_package():
    """As one it would hide the library `packaging`, which pytest and hatchling need."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
    spec = importlib.util.find_spec("packaging")
    assert spec is not None
    assert spec.origin is not None
