from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nndesigner.app import resources


def test_a_resource_is_found_and_read():
    assert resources.path("icons", "open.svg").is_file()
    assert resources.text("icons", "open.svg").lstrip().startswith("<svg")


def test_a_missing_resource_says_which():
    with pytest.raises(FileNotFoundError, match=r"no-such\.svg"):
        resources.path("icons", "no-such.svg")


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("icons", "..", "..", "x"), ("/etc",)])
def test_nothing_outside_the_folder_is_given_out(parts):
    with pytest.raises(ValueError, match=r".+"):
        resources.path(*parts)


def test_names_lists_the_stems_in_order():
    names = resources.names("icons", ".svg")
    assert "open" in names
    assert list(names) == sorted(names)
    assert resources.names("icons", ".nothing") == ()


def test_an_installed_package_finds_its_own_copy(tmp_path):
    package = tmp_path / "nndesigner"
    (package / "resources" / "icons").mkdir(parents=True)
    (package / "app").mkdir()
    source = Path(resources.__file__).read_text(encoding="utf-8")
    (package / "__init__.py").write_text("")
    (package / "app" / "__init__.py").write_text("")
    (package / "app" / "resources.py").write_text(source, encoding="utf-8")
    code = "from nndesigner.app import resources; print(resources.root())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert Path(done.stdout.strip()).samefile(package / "resources")


def test_an_incomplete_installation_says_so(tmp_path, monkeypatch):
    (tmp_path / "nndesigner").mkdir()
    init = tmp_path / "nndesigner" / "__init__.py"
    init.write_text("")
    monkeypatch.setattr(resources.nndesigner, "__file__", str(init))
    resources.root.cache_clear()
    with pytest.raises(FileNotFoundError):
        resources.root()
    monkeypatch.undo()
    resources.root.cache_clear()
    assert resources.root().is_dir()
