from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QWidget

import nndesigner
from nndesigner.app import i18n, resources
from nndesigner.ui.actions import Actions

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"{\w*}|%n")
TAG = re.compile(r"</?\w+>|\n")
MNEMONIC = re.compile(r"&(\w)")
CONTEXT_FIRST = ("translate", "QT_TRANSLATE_NOOP")
PACKAGE = Path(nndesigner.__file__).parent


def load(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build_translations = load("build_translations")
update_translations = load("update_translations")


@pytest.fixture(scope="module", autouse=True)
def compiled():
    build_translations.build(ROOT)


@pytest.fixture
def app(qapp):
    yield qapp
    i18n.install(qapp, "en")
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)


def neurons(count: int) -> str:
    return QCoreApplication.translate("StatusLine", "%n neuron(s)", None, count)


# Switching ----------------------------------------------------------------------------------


def test_english_has_a_singular_and_a_plural(app):
    assert i18n.install(app, "en") == "en"
    assert neurons(1) == "1 neuron"
    assert neurons(2) == "2 neurons"
    assert neurons(0) == "0 neurons"


def test_dialog_buttons_speak_the_language(app, qtbot):
    def cancel() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        return box.button(QDialogButtonBox.StandardButton.Cancel).text()

    assert i18n.install(app, "zh_CN") == "zh_CN"
    assert cancel() == "取消"
    i18n.install(app, "en")
    assert cancel() == "Cancel"


def test_switching_again_and_again_leaves_no_translators_behind(app):
    for language in ("zh_CN", "en", "zh_CN", "system", "en", "en"):
        i18n.install(app, language)
        assert len(app.findChildren(QTranslator)) <= 2


def test_open_widgets_are_told(app, qtbot):
    class Listener(QWidget):
        told = 0

        def changeEvent(self, event: QEvent) -> None:
            self.told += event.type() == QEvent.Type.LanguageChange

    widget = Listener()
    qtbot.addWidget(widget)
    i18n.install(app, "zh_CN")
    qtbot.waitUntil(lambda: widget.told > 0)


def test_a_translation_that_is_not_compiled_or_damaged_leaves_english(app, tmp_path, monkeypatch):
    (tmp_path / "i18n").mkdir()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    assert i18n.install(app, "zh_CN") == "zh_CN"
    (tmp_path / "i18n" / "nndesigner_zh_CN.qm").write_bytes(b"damaged")
    i18n.install(app, "zh_CN")
    assert QCoreApplication.translate("Kind", "Dense") == "Dense"


def test_without_an_application_the_language_is_still_known():
    assert i18n.install(None, "zh_CN") == "zh_CN"


@pytest.mark.parametrize(
    ("choice", "system", "language"),
    [
        ("en", ["zh-CN"], "en"),
        ("zh_CN", ["en-US"], "zh_CN"),
        ("system", ["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        ("system", ["zh_CN"], "zh_CN"),
        ("system", ["zh-Hant-TW", "zh-TW"], "en"),
        ("system", ["de-DE", "zh-CN", "en"], "zh_CN"),
        ("system", ["fr-FR"], "en"),
        ("system", [], "en"),
        ("klingon", ["en-GB"], "en"),
    ],
)
def test_the_language_is_chosen_or_the_systems(choice, system, language):
    assert i18n.resolve(choice, system) == language


# Files --------------------------------------------------------------------------------------


def test_there_is_a_file_for_every_language_offered():
    assert set(i18n.LANGUAGES) == set(update_translations.PLURAL_FORMS)
    for language in i18n.LANGUAGES:
        root = ElementTree.parse(resources.path("i18n", f"nndesigner_{language}.ts")).getroot()
        assert root.get("language") == language


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_language_offered_is_finished(language):
    path = resources.path("i18n", f"nndesigner_{language}.ts")
    assert update_translations.unfinished(path) == []


def test_the_files_hold_every_text_of_the_code():
    assert update_translations.check(ROOT) == []


def translations(language: str) -> list[tuple[str, str]]:
    """Return all sources of a language's file with their translations, each plural form alone."""
    found = []
    path = resources.path("i18n", f"nndesigner_{language}.ts")
    for message in ElementTree.parse(path).getroot().iter("message"):
        source = message.findtext("source")
        translation = message.find("translation")
        forms = translation.findall("numerusform") or [translation]
        found += [(source, form.text) for form in forms if form.text]
    return found


@pytest.mark.parametrize("mark", [PLACEHOLDER, TAG], ids=["placeholder", "tag"])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_translations_mention_what_the_source_mentions(language, mark):
    pairs = translations(language)
    assert len(pairs) > 10
    differing = [
        (source, translation)
        for source, translation in pairs
        if sorted(mark.findall(source)) != sorted(mark.findall(translation))
    ]
    assert differing == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_translations_keep_the_keys_of_menus(language):
    """Chinese texts name the key of the English one behind the title: "文件(&F)"."""
    for source, translation in translations(language):
        keys = [MNEMONIC.findall(text.upper()) for text in (source, translation)]
        assert keys[0] == keys[1], translation
        if language == "zh_CN" and keys[0]:
            assert f"(&{keys[0][0]})" in translation


def test_no_sentence_stays_english():
    same = [source for source, translation in translations("zh_CN") if source == translation]
    words = {source: re.findall(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", source)) for source in same}
    assert [source for source in same if len(words[source]) > 2] == []


def test_chinese_sentences_end_and_quote_as_chinese_does():
    for source, translation in translations("zh_CN"):
        assert not re.search(r"[\u4e00-\u9fff] ?[,;:?!]|[\u4e00-\u9fff}”]\.$|[「」]", translation)
        assert translation.count("“") == translation.count("”")
        assert source.endswith(".") == translation.endswith("。") or "。" in translation, source


def literals(node: ast.Call) -> list[object]:
    return [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]


def test_lupdate_finds_every_text():
    """It overlooks, for one, a call inside an f-string."""
    path = resources.path("i18n", "nndesigner_zh_CN.ts")
    known = set(update_translations.messages(path))
    sources = {source for _, source in known}
    overlooked = []
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
            texts = literals(node)
            said = all(isinstance(text, str) for text in texts)
            if name == "tr" and texts and texts[0] not in sources:
                overlooked.append((module.name, node.lineno, texts[0]))
            elif name in CONTEXT_FIRST and len(texts) == 2 and said and tuple(texts) not in known:
                overlooked.append((module.name, node.lineno, texts[1]))
    assert overlooked == []


def test_buttons_do_not_show_the_keys_of_menus(app):
    parent = QObject()
    actions = Actions({}, parent)
    i18n.install(app, "zh_CN")
    actions.retranslate()
    assert (actions["Train"].text(), actions["Train"].iconText()) == ("训练(&T)", "训练")
    i18n.install(app, "en")
    actions.retranslate()
    assert (actions["Train"].text(), actions["Train"].iconText()) == ("&Train", "Train")


def test_no_f_string_is_ever_translated():
    """lupdate takes the text out of an f-string, but at run time it can never match."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", "") or getattr(
                getattr(node, "func", None), "id", ""
            )
            if name in ("tr", "translate", "QT_TRANSLATE_NOOP") and any(
                isinstance(argument, ast.JoinedStr) for argument in node.args
            ):
                found.append(f"{path.name}:{node.lineno}")
    assert found == []


def write_project(root: Path, source: str) -> None:
    (root / "nndesigner").mkdir(exist_ok=True)
    (root / "resources" / "i18n").mkdir(parents=True, exist_ok=True)
    (root / "nndesigner" / "module.py").write_text(source, encoding="utf-8")


SOURCE = """
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

TABLE = {"a": QT_TRANSLATE_NOOP("Table", "From a" " table")}

class Thing(QObject):
    def texts(self, items):
        self.tr("Say <b>hello</b> & goodbye")
        QCoreApplication.translate("Thing", "%n item(s)", None, len(items.all))
        return QCoreApplication.translate("Other", "%n thing(s) of {name}", "", items)
"""


def test_update_finds_texts_tables_and_plurals(tmp_path):
    write_project(tmp_path, SOURCE)
    english, chinese = update_translations.update(tmp_path)
    assert set(update_translations.messages(chinese)) == {
        ("Table", "From a table"),
        ("Thing", "Say <b>hello</b> & goodbye"),
        ("Thing", "%n item(s)"),
        ("Other", "%n thing(s) of {name}"),
    }
    assert update_translations.messages(english) == {
        ("Thing", "%n item(s)"): True,
        ("Other", "%n thing(s) of {name}"): True,
    }
    assert len(update_translations.unfinished(chinese)) == 4
    assert update_translations.check(tmp_path) == []


def test_update_keeps_translations_and_drops_what_is_gone(tmp_path):
    write_project(tmp_path, SOURCE)
    _, chinese = update_translations.update(tmp_path)
    tree = ElementTree.parse(chinese)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        for form in translation.findall("numerusform") or [translation]:
            form.text = "译 & <文>"
    tree.write(chinese, encoding="utf-8", xml_declaration=True)
    write_project(tmp_path, SOURCE.replace("hello", "farewell"))
    assert update_translations.check(tmp_path) == [
        "nndesigner_zh_CN.ts: [Thing] Say <b>farewell</b> & goodbye",
        "nndesigner_zh_CN.ts: [Thing] Say <b>hello</b> & goodbye",
    ]
    update_translations.update(tmp_path)
    again = chinese.read_text(encoding="utf-8")
    assert again.count("译 &amp; &lt;文&gt;") == 3
    update_translations.update(tmp_path)
    assert chinese.read_text(encoding="utf-8") == again
    assert "hello" not in again


def test_build_compiles_what_is_new_and_nothing_else(tmp_path, app):
    write_project(tmp_path, SOURCE)
    update_translations.update(tmp_path)
    made = build_translations.build(tmp_path)
    assert [path.name for path in made] == ["nndesigner_en.qm", "nndesigner_zh_CN.qm"]
    assert build_translations.build(tmp_path) == []
    assert [path.name for path in build_translations.build(tmp_path, force=True)] == [
        path.name for path in made
    ]
    translator = QTranslator(app)
    assert translator.load(str(made[0]))
    assert translator.translate("Thing", "%n item(s)", None, 1) == "%n item"
    folder = tmp_path / "resources" / "i18n"
    assert {path.suffix for path in folder.iterdir()} == {".ts", ".qm"}


def test_build_needs_no_compiler_when_everything_is_compiled(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "resources" / "i18n", tmp_path / "resources" / "i18n")
    build_translations.build(tmp_path)
    monkeypatch.setattr(build_translations, "find_compiler", pytest.fail)
    assert build_translations.build(tmp_path) == []


def test_build_needs_only_the_standard_library(tmp_path):
    write_project(tmp_path, SOURCE)
    script = ROOT / "packaging" / "build_translations.py"
    code = (
        "import importlib.util as u, pathlib, sys\n"
        f"s = u.spec_from_file_location('b', {str(script)!r})\n"
        "m = u.module_from_spec(s); s.loader.exec_module(m)\n"
        f"print(m.build(pathlib.Path({str(tmp_path)!r})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_broken_file_says_which(tmp_path):
    write_project(tmp_path, SOURCE)
    broken = tmp_path / "resources" / "i18n" / "nndesigner_en.ts"
    broken.write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(build_translations.TranslationError, match=r"nndesigner_en\.ts"):
        build_translations.build(tmp_path)
    assert [path.name for path in broken.parent.iterdir()] == [broken.name]


class _App:
    def __init__(self) -> None:
        self.warnings: list[str] = []

    def display_warning(self, text: str) -> None:
        self.warnings.append(text)


def hook(root: Path, target: str = "wheel"):
    made = object.__new__(build_translations.CustomBuildHook)
    # hatchling gives these by its own constructor; the hook uses no more of it.
    for name, value in (("root", str(root)), ("target_name", target), ("app", _App())):
        setattr(made, f"_BuildHookInterface__{name}", value)
    return made


@pytest.mark.parametrize("version", ["standard", "editable"])
def test_the_build_hook_compiles(tmp_path, version):
    pytest.importorskip("hatchling")
    write_project(tmp_path, SOURCE)
    update_translations.update(tmp_path)
    hook(tmp_path, "sdist").initialize(version, {})
    folder = tmp_path / "resources" / "i18n"
    assert not list(folder.glob("*.qm"))
    hook(tmp_path).initialize(version, {})
    assert len(list(folder.glob("*.qm"))) == 2


def test_the_build_hook_only_warns_without_a_compiler(tmp_path, monkeypatch):
    pytest.importorskip("hatchling")
    write_project(tmp_path, SOURCE)
    update_translations.update(tmp_path)
    monkeypatch.setattr(build_translations, "find_compiler", lambda: tmp_path / "nothing")
    made = hook(tmp_path)
    made.initialize("standard", {})
    assert len(made.app.warnings) == 1
    assert "translations are not compiled" in made.app.warnings[0]
