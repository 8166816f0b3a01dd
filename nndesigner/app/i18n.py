"""The language of the app: which there are, which one the person wants, and switching to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from nndesigner.app import resources

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""The languages the app is offered in, each by its own name."""

_TRADITIONAL = ("hant", "tw", "hk", "mo")
_OBJECT_NAME = "nndesignerTranslator"


def install(app: QCoreApplication | None, choice: str = "system") -> str:
    """Show the app in a language of `LANGUAGES`, or the system's; return which it is.

    Qt tells every open widget by LanguageChange. A translation that is not compiled is left
    out: texts then stay English.
    """
    language = resolve(choice)
    if app is None:
        return language
    for old in app.findChildren(QTranslator, _OBJECT_NAME):
        app.removeTranslator(old)
        old.setParent(None)
    for path in _files(language):
        translator = QTranslator(app)
        translator.setObjectName(_OBJECT_NAME)
        if translator.load(str(path)):
            app.installTranslator(translator)
        else:
            translator.setParent(None)
    return language


def resolve(choice: str, system: list[str] | None = None) -> str:
    """Return the language meant by "system", or the chosen one if the app has it.

    `system` are the person's languages in order of liking, as QLocale names them.
    """
    if choice in LANGUAGES:
        return choice
    preferred = QLocale.system().uiLanguages() if system is None else system
    for name in preferred:
        parts = name.replace("_", "-").lower().split("-")
        if parts[0] == "en":
            return "en"
        if parts[0] == "zh" and not set(parts) & set(_TRADITIONAL):
            return "zh_CN"
    return "en"


def _files(language: str) -> list[Path]:
    """Return the compiled translations there are: Qt's own (buttons of dialogs), then ours."""
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    folders = (qt / f"qtbase_{language}.qm", resources.root() / "i18n" / f"qtbase_{language}.qm")
    ours = resources.root() / "i18n" / f"nndesigner_{language}.qm"
    return [*[path for path in folders if path.is_file()][:1], *([ours] if ours.is_file() else [])]
