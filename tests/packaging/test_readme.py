"""What the README and the About box say of libraries, templates and commands is true."""

from __future__ import annotations

import re
import shlex
import tomllib

from nndesigner.cli.arguments import parse
from nndesigner.core.templates import TEMPLATES
from nndesigner.ui.dialogs.about import LIBRARIES
from tests.packaging.scripts import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_every_library_is_named():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split("[<>=]", line)[0] for line in project["dependencies"]}
    assert needed <= {name for name, _licence in LIBRARIES}
    words = README.rpartition("Libraries:")[2].lower()
    assert [name for name in needed if name.split("-E")[0].lower() not in words] == []


def test_every_template_is_named():
    assert [name for name in TEMPLATES if f"`{name}`" not in README] == []


def test_the_commands_are_understood():
    lines = re.findall(r"^    nndesigner (.*?)(?:#.*)?$", README, re.MULTILINE)
    parsed = [parse(shlex.split(line)).command for line in lines]
    assert set(parsed) >= {"new", "train", "evaluate", "predict", "check", "add", "set"}
