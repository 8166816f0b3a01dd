"""Brings resources/i18n/*.ts up to date with the texts in the code; `--check` only compares.

lupdate does not see that a Python text with "%n" has plural forms, and overlooks
`translate(context, text, None, n)` unless n is a plain name, so both is mended here.
English has a file of its own for its plurals alone ("1 neuron", "2 neurons"); those written as
"%n neuron(s)", or simply "%n neurons", are filled in by themselves.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("resources") / "i18n"
PLURAL_FORMS = {"en": 2, "zh_CN": 1}
"""The languages the app is offered in, and how many forms a counted word has in them."""
TIMEOUT_S = 300

Key = tuple[str, str]
"""Context and source text of a message."""


def update(root: Path, folder: Path | None = None) -> list[Path]:
    """Update the files of all languages in `folder` (resources/i18n) and return them."""
    target = folder or root / FOLDER
    paths = [target / f"nndesigner_{language}.ts" for language in PLURAL_FORMS]
    for path, language in zip(paths, PLURAL_FORMS, strict=True):
        _update_one(root, path, language)
    return paths


def check(root: Path) -> list[str]:
    """Return the texts of the code that are missing from a file, or no longer in the code."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        for path in update(root, Path(name)):
            committed = root / FOLDER / path.name
            old = messages(committed) if committed.exists() else {}
            changed = old.keys() ^ messages(path).keys()
            found += [f"{path.name}: [{context}] {text}" for context, text in sorted(changed)]
    return found


def unfinished(path: Path) -> list[str]:
    """Return the texts of a file without a finished translation, as "[context] text"."""
    return [f"[{context}] {text}" for (context, text), done in messages(path).items() if not done]


def messages(path: Path) -> dict[Key, bool]:
    """Return for every message of a file whether its translation is finished."""
    root = ElementTree.parse(path).getroot()
    return {key: _is_finished(message) for key, message in _messages(root)}


def _messages(root: ElementTree.Element) -> Iterator[tuple[Key, ElementTree.Element]]:
    for context in root.iter("context"):
        for message in context.iter("message"):
            yield (context.findtext("name", ""), message.findtext("source", "")), message


def _is_finished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    return all(form.strip() for form in _forms(message))


def _forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    if translation is None:
        return [""]
    forms = translation.findall("numerusform") or [translation]
    return [form.text or "" for form in forms]


def _update_one(root: Path, path: Path, language: str) -> None:
    """Let lupdate work on a copy without plurals, then put the plurals back."""
    known: dict[Key, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        if path.exists():
            tree = ElementTree.parse(path)
            known = _without_plurals(tree.getroot())
            _write(tree.getroot(), copy)
        _extract(root, copy, language, Path(folder))
        made = ElementTree.parse(copy).getroot()
    _add(made, _counted_texts(root))
    _with_plurals(made, known, language)
    _write(made, path)


def _without_plurals(root: ElementTree.Element) -> dict[Key, list[str]]:
    known = {}
    for context in root.findall("context"):
        name = context.findtext("name", "")
        for message in context.findall("message"):
            if message.get("numerus") == "yes":
                known[name, message.findtext("source", "")] = _forms(message)
                context.remove(message)
        if not context.findall("message"):
            root.remove(context)
    return known


def _sources(root: Path) -> list[Path]:
    return sorted((root / "nndesigner").rglob("*.py"))


def _counted_texts(root: Path) -> list[Key]:
    """Return what is translated with a number: `translate("Context", "%n text", None, n)`."""
    found: dict[Key, None] = {}
    for path in _sources(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            name = node.func.attr if isinstance(node.func, ast.Attribute) else name
            texts = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
            if name == "translate" and len(texts) == 2 and "%n" in str(texts[1]):
                found[str(texts[0]), str(texts[1])] = None
    return list(found)


def _add(root: ElementTree.Element, keys: list[Key]) -> None:
    there = {key for key, _ in _messages(root)}
    contexts = {context.findtext("name", ""): context for context in root.findall("context")}
    for name, source in keys:
        if (name, source) in there:
            continue
        if name not in contexts:
            contexts[name] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[name], "name").text = name
        message = ElementTree.SubElement(contexts[name], "message")
        ElementTree.SubElement(message, "source").text = source
    root[:] = sorted(contexts.values(), key=lambda context: context.findtext("name", ""))


def _with_plurals(root: ElementTree.Element, known: dict[Key, list[str]], language: str) -> None:
    for context in root.findall("context"):
        name = context.findtext("name", "")
        for message in context.findall("message"):
            source = message.findtext("source", "")
            if "%n" in source:
                forms = known.get((name, source), [])
                if not any(forms):
                    forms = _first_forms(source, language)
                _make_plural(message, forms)
            elif language == "en":
                context.remove(message)
        if not context.findall("message"):
            root.remove(context)


def _first_forms(source: str, language: str) -> list[str]:
    if language == "en" and "(s)" in source:
        return [source.replace("(s)", ""), source.replace("(s)", "s")]
    if language == "en" and re.fullmatch(r"%n \w*[^s]s", source) and not source.endswith("es"):
        return [source[:-1], source]
    return [""] * PLURAL_FORMS[language]


def _make_plural(message: ElementTree.Element, forms: list[str]) -> None:
    message.set("numerus", "yes")
    for old in message.findall("translation"):
        message.remove(old)
    translation = ElementTree.SubElement(message, "translation")
    if not all(form.strip() for form in forms):
        translation.set("type", "unfinished")
    for form in forms:
        ElementTree.SubElement(translation, "numerusform").text = form


def _write(root: ElementTree.Element, path: Path) -> None:
    ElementTree.indent(root, "    ")
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{text}\n", encoding="utf-8")


def _extract(root: Path, path: Path, language: str, folder: Path) -> None:
    names = folder / "sources.lst"
    names.write_text("\n".join(map(str, _sources(root))), encoding="utf-8")
    command = [str(find_extractor()), f"@{names}", "-ts", str(path), "-silent", "-no-obsolete"]
    command += ["-locations", "none", "-source-language", "en", "-target-language", language]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=TIMEOUT_S)
    if done.returncode != 0 or not path.exists():
        raise RuntimeError(f"lupdate failed: {done.stderr.strip()}")


def find_extractor() -> Path:
    """Return the path of lupdate. Raises RuntimeError."""
    name = "lupdate.exe" if os.name == "nt" else "lupdate"
    spec = importlib.util.find_spec("PySide6")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        if (Path(folder) / name).is_file():
            return Path(folder) / name
    found = shutil.which("pyside6-lupdate")
    if found is None:
        raise RuntimeError("lupdate was not found: install PySide6-Essentials")
    return Path(found)


def main() -> int:
    """Update, or compare, the files of this checkout."""
    if "--check" not in sys.argv[1:]:
        for path in update(ROOT):
            print(f"{path.relative_to(ROOT)}: {len(unfinished(path))} unfinished")
        return 0
    missing = check(ROOT)
    print("\n".join(missing) or "up to date")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
