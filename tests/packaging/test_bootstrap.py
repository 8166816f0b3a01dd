from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.scripts import ROOT, load

bootstrap = load("bootstrap")


@pytest.fixture
def project(tmp_path):
    """A small project folder with a lock, and an environment that looks installed."""
    root = tmp_path / "a project"
    for name in ("packaging/lock", "resources/i18n", ".venv/bin", ".venv/Scripts", ".venv/site"):
        (root / name).mkdir(parents=True)
    for name in bootstrap.LOCK_FILES.values():
        (root / name).write_text("numpy==2.4.6\n")
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "resources/i18n/nndesigner_zh_CN.ts").write_text("<TS/>")
    (root / "resources/i18n/nndesigner_zh_CN.qm").write_bytes(b"")
    (root / ".venv/site/numpy").mkdir()
    (root / ".venv" / bootstrap.venv_python().relative_to(bootstrap.VENV)).write_text("")
    return root


def finish(project, profile="run"):
    venv = project / ".venv"
    bootstrap.write_stamp(venv, bootstrap.finished_stamp(profile, project, venv / "site"))


def is_ready(project, profile="run"):
    return bootstrap.is_ready(profile, project, project / ".venv")


def test_without_a_stamp_nothing_is_ready(project):
    assert not is_ready(project)


def test_a_finished_install_is_ready_and_leaves_one_file(project):
    before = set((project / ".venv").iterdir())
    finish(project)
    assert is_ready(project)
    assert set((project / ".venv").iterdir()) - before == {project / ".venv" / bootstrap.STAMP}


def test_the_tests_packages_contain_the_apps_but_not_the_other_way(project):
    finish(project)
    assert not is_ready(project, "test")
    finish(project, "test")
    assert is_ready(project, "test")
    assert is_ready(project, "run")


@pytest.mark.parametrize("text", ["", '{"state": ', "[]", '{"state": "installing"}', "\xff"])
def test_a_damaged_stamp_is_none(project, text):
    finish(project)
    (project / ".venv" / bootstrap.STAMP).write_bytes(text.encode("latin-1"))
    assert not is_ready(project)


@pytest.mark.parametrize(
    "changed",
    ["packaging/lock/requirements.txt", "pyproject.toml", "resources/i18n/nndesigner_zh_CN.ts"],
)
def test_changed_sources_make_it_stale(project, changed):
    finish(project)
    with (project / changed).open("a") as file:
        file.write("# changed\n")
    assert not is_ready(project)


def test_another_python_makes_it_stale(project, monkeypatch):
    finish(project)
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 99, 0))
    assert not is_ready(project)


def test_a_moved_folder_makes_it_stale(project):
    finish(project)
    moved = project.with_name("moved")
    project.rename(moved)
    assert not is_ready(moved)


def test_a_removed_package_makes_it_stale_and_an_added_one_does_not(project):
    finish(project)
    (project / ".venv/site/added").mkdir()
    assert is_ready(project)
    (project / ".venv/site/numpy").rmdir()
    assert not is_ready(project)


def test_missing_python_or_translations_make_it_stale(project):
    finish(project)
    (project / "resources/i18n/nndesigner_zh_CN.qm").rename(project / "away")
    assert not is_ready(project)
    (project / "away").rename(project / "resources/i18n/nndesigner_zh_CN.qm")
    assert is_ready(project)
    (project / ".venv" / bootstrap.venv_python().relative_to(bootstrap.VENV)).unlink()
    assert not is_ready(project)


def test_translations_that_could_not_be_compiled_are_not_tried_at_every_start(project):
    (project / "resources/i18n/nndesigner_zh_CN.qm").unlink()
    finish(project)
    assert is_ready(project)


def test_the_stamp_is_plain_json(project):
    finish(project, "test")
    stamp = json.loads((project / ".venv" / bootstrap.STAMP).read_text())
    assert stamp["root"] == str(project)
    assert stamp["digests"].keys() == {"run", "test"}


def test_creating_clears_all_but_the_lock_and_the_stamp(tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    made = subprocess.CompletedProcess([], 0, "")
    monkeypatch.setattr(bootstrap, "call", lambda _: made)
    (tmp_path / "lib/python").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "lib", target_is_directory=True)
    for name in ("pyvenv.cfg", bootstrap.GUARD, bootstrap.STAMP):
        (tmp_path / name).write_text("")
    bootstrap.create()
    assert {child.name for child in tmp_path.iterdir()} == {bootstrap.GUARD, bootstrap.STAMP}


def test_the_lock_keeps_a_second_start_waiting(tmp_path):
    guard = tmp_path / "lock"
    holder = (
        "import sys; sys.path.insert(0, sys.argv[1]); import bootstrap, pathlib\n"
        "with bootstrap.exclusive(pathlib.Path(sys.argv[2])):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    arguments = [sys.executable, "-c", holder, str(ROOT / "packaging"), str(guard)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(arguments, **pipes) as process:
        assert process.stdout.readline() == "held\n"
        with guard.open("a") as file:
            assert not bootstrap._try_lock(file.fileno())
        process.stdin.close()
        process.wait(10)
        with guard.open("a") as file:
            assert bootstrap._try_lock(file.fileno())


def test_pip_keeps_the_users_index_and_loses_what_redirects_it():
    kept = bootstrap.pip_environment(
        {
            "PIP_INDEX_URL": "an index",
            "PIP_CACHE_DIR": "a cache",
            "PIP_TARGET": "elsewhere",
            "PIP_USER": "1",
            "PYTHONPATH": "elsewhere",
            "VIRTUAL_ENV": "elsewhere",
        }
    )
    assert kept == {"PIP_INDEX_URL": "an index", "PIP_CACHE_DIR": "a cache", "PIP_USER": "0"}


def test_a_failing_pip_shows_all_it_printed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    bootstrap.write_stamp(tmp_path, {"state": "installing"})
    failed = subprocess.CompletedProcess([], 1, "ERROR: line one\nline two\n")
    monkeypatch.setattr(bootstrap, "call", lambda _: failed)
    assert bootstrap.guarded(lambda: bootstrap.pip("anything")) == 1
    said = capsys.readouterr()
    assert "ERROR: line one\nline two" in said.err
    assert said.out == ""
    assert bootstrap.read_stamp(tmp_path) == {}


def test_an_unwritable_folder_is_one_line(capsys):
    def refused():
        raise PermissionError(13, "Permission denied", ".venv")

    assert bootstrap.guarded(refused) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_interrupting_is_not_an_error_message(capsys):
    def interrupted():
        raise KeyboardInterrupt

    assert bootstrap.guarded(interrupted) == 130
    assert "interrupted" in capsys.readouterr().err


def test_the_environment_verifies_itself(tmp_path):
    info = tmp_path / "thing-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: thing\nVersion: 1\n")
    (info / "RECORD").write_text("thing.py,,\nthing-1.dist-info/METADATA,,\n")
    code = f"import sys; sys.path[:] = [{str(tmp_path)!r}, *sys.path]\n{bootstrap.VERIFY}"

    def verify():
        command = [sys.executable, "-I", "-S", "-c", code]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert verify().returncode == 1
    assert "thing.py is missing" in verify().stderr
    (tmp_path / "thing.py").write_text("")
    assert verify().returncode == 0


def test_the_locks_are_complete_and_name_no_index():
    pinned = {}
    for profile, name in bootstrap.LOCK_FILES.items():
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert "--index" not in text
        requirements = [line for line in text.splitlines() if line and line[0] not in "# "]
        pinned[profile] = {line.split(" ")[0].split(";")[0] for line in requirements}
        assert all("==" in requirement for requirement in pinned[profile])
        assert text.count("--hash=sha256:") > 2 * len(requirements)
    assert pinned["run"] < pinned["test"]
    assert "pyside6-essentials==6.11.3" in pinned["run"]
    assert any(requirement.startswith("hatchling==") for requirement in pinned["run"])


def test_the_ci_script_is_the_readmes_command():
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert "python3 packaging/test.py" in script
    assert Path(ROOT / "packaging/test.py").is_file()
