from __future__ import annotations

import re
import subprocess

import pytest

from tests.packaging.scripts import load

bootstrap = load("bootstrap")
system = load("system_packages")


def displays(libraries):
    return {library.display for library in libraries}


def test_only_the_libraries_of_the_display_there_is_are_looked_for():
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert displays(system.needed_libraries({}, True)) == {"any"}
    assert displays(system.needed_libraries({"DISPLAY": ":0"}, True)) == {"any", "x11"}
    assert displays(system.needed_libraries(both, True)) == {"any", "x11", "wayland"}
    assert displays(system.needed_libraries(both, False)) == {"any"}


def test_missing_are_those_the_linker_does_not_find():
    def load_library(soname):
        if soname in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(f"{soname}: cannot open shared object file")

    missing = system.missing_libraries(system.LIBRARIES, load_library)
    assert [library.package for library in missing] == ["libegl1", "libxcb-cursor0"]


def test_a_library_that_cannot_exist_is_missing():
    unreal = system.Library("libnndesigner-nowhere.so.9", "none")
    assert system.missing_libraries([unreal]) == (unreal,)


def test_the_table_names_each_library_once_and_packages_as_debian_does():
    sonames = [library.soname for library in system.LIBRARIES]
    assert len(sonames) == len(set(sonames))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", item.package) for item in system.LIBRARIES)


@pytest.mark.parametrize(
    ("file", "any_font", "chinese"),
    [
        ("readme.txt", False, False),
        ("truetype/dejavu/DejaVuSans.ttf", True, False),
        ("opentype/noto/NotoSansCJK-Regular.ttc", True, True),
        ("wqy-microhei.TTC", True, True),
    ],
)
def test_fonts_are_found_by_their_files(tmp_path, file, any_font, chinese):
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_bytes(b"")
    folders = [str(tmp_path / "nowhere"), str(tmp_path)]
    assert system.has_font(folders) is any_font
    assert system.has_font(folders, system.CHINESE_FONT_NAMES) is chinese


def test_the_line_to_type():
    assert system.apt_line(["libegl1", "python3.11-venv"]) == (
        "sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends libegl1 python3.11-venv"
    )


def test_apt_is_allowed_to_root_and_to_those_sudo_does_not_ask(monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    assert system.apt_prefix() == []
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    for code, expected in ((0, ["/usr/bin/sudo", "-n"]), (1, None)):
        done = subprocess.CompletedProcess([], code, "", "")
        monkeypatch.setattr(system.subprocess, "run", lambda *_, done=done, **__: done)
        assert system.apt_prefix() == expected
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    assert system.apt_prefix() is None


@pytest.fixture
def debian(monkeypatch):
    """A Debian that lacks EGL and all fonts and may not install; returns what apt was told."""
    calls = []
    unfound = (system.Library("libEGL.so.1", "libegl1"), system.Library("libGL.so.1", "libgl1"))
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system, "missing_libraries", lambda _: unfound)
    monkeypatch.setattr(system, "has_font", lambda *_, **__: False)
    monkeypatch.setattr(system, "has_apt", lambda: True)
    monkeypatch.setattr(system, "apt_prefix", lambda: None)
    monkeypatch.setattr(system.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(system, "_run", lambda command: calls.append(command) or done(0))
    return calls


def done(code, output=""):
    return subprocess.CompletedProcess([], code, output)


def test_where_apt_is_not_allowed_one_line_names_everything(debian):
    with pytest.raises(
        system.SetupError, match=r"libegl1 libgl1 fonts-dejavu-core python3\.\d+-venv"
    ):
        system.ensure_system(needs_display=False, needs_venv=True)
    assert debian == []


def test_where_apt_is_allowed_it_installs_and_suggests_a_chinese_font(debian, monkeypatch, capsys):
    monkeypatch.setattr(system, "apt_prefix", lambda: ["sudo", "-n"])
    system.ensure_system(needs_display=False, needs_venv=False)
    update, install = debian
    assert update[:2] == install[:2] == ["sudo", "-n"]
    assert update[-1] == "update"
    assert install[-3:] == ["libegl1", "libgl1", "fonts-dejavu-core"]
    assert "fonts-noto-cjk" not in install
    assert "fonts-noto-cjk" in capsys.readouterr().err


def test_a_failing_apt_is_shown_with_the_line_to_type(debian, monkeypatch):
    monkeypatch.setattr(system, "apt_prefix", list)
    monkeypatch.setattr(system, "_run", lambda command: done(100, "E: no network\n"))
    with pytest.raises(system.SetupError, match=r"(?s)E: no network.*sudo apt-get install"):
        system.ensure_system(needs_display=False, needs_venv=False)


def test_other_linux_systems_are_told_and_go_on(debian, monkeypatch, capsys):
    monkeypatch.setattr(system, "has_apt", lambda: False)
    system.ensure_system(needs_display=False, needs_venv=False)
    assert "libEGL.so.1" in capsys.readouterr().err
    assert debian == []


def test_other_systems_are_not_looked_at(debian, monkeypatch, capsys):
    monkeypatch.setattr(system.sys, "platform", "darwin")
    system.ensure_system(needs_display=True, needs_venv=True)
    assert capsys.readouterr().err == ""
    assert debian == []


def test_a_complete_system_is_left_alone_without_a_word(debian, monkeypatch, capsys):
    monkeypatch.setattr(system, "missing_libraries", lambda _: ())
    monkeypatch.setattr(system, "has_font", lambda *_, **__: True)
    system.ensure_system(needs_display=True, needs_venv=False)
    assert capsys.readouterr().err == ""
    assert debian == []
