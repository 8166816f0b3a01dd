"""Sentences for what goes wrong with the person's own drawings and classes."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

EDIT_TEXTS = {
    "no_class_name": QT_TRANSLATE_NOOP("EditError", "A class needs a name."),
    "class_name_taken": QT_TRANSLATE_NOOP(
        "EditError", "There is a class “{name}” already. Choose another name."
    ),
    "class_name_too_long": QT_TRANSLATE_NOOP(
        "EditError", "This name of a class is too long, at most {limit} letters."
    ),
    "class_name_means_none": QT_TRANSLATE_NOOP(
        "EditError", "“{name}” is the answer to what is none of the classes. Choose another name."
    ),
    "too_few_classes": QT_TRANSLATE_NOOP(
        "EditError", "There must be at least {limit} classes to tell apart."
    ),
    "too_many_classes": QT_TRANSLATE_NOOP("EditError", "There can be {limit} classes at most."),
    "unknown_class": QT_TRANSLATE_NOOP("EditError", "There is no class “{name}”."),
}

DATA_TEXTS = {
    "no_label": QT_TRANSLATE_NOOP("DataError", "Say what was drawn: the name is empty."),
    "empty_drawing": QT_TRANSLATE_NOOP("DataError", "Nothing is drawn."),
    "too_many_drawings": QT_TRANSLATE_NOOP(
        "DataError",
        "These would be too many drawings to keep: at most {limit}, fewer if they have very "
        "many lines.",
    ),
    "too_few_classes": QT_TRANSLATE_NOOP(
        "DataError", "There must be at least two classes of drawings to tell apart."
    ),
    "nothing_drawn": QT_TRANSLATE_NOOP(
        "DataError", "Nothing has been drawn yet to learn from: see the panel “My drawings”."
    ),
}

STORAGE_TEXTS = {
    "not_drawings": QT_TRANSLATE_NOOP(
        "StorageError", "“{file}” is no file of drawings. They are exported in “My drawings”."
    ),
    "newer_drawings": QT_TRANSLATE_NOOP(
        "StorageError",
        "“{file}” was made by a newer nndesigner (version {version} of the format, this one "
        "knows {supported}).",
    ),
    "drawings_too_large": QT_TRANSLATE_NOOP(
        "StorageError", "“{file}” is too large for drawings: {size}, at most {limit}."
    ),
    "drawings_damaged": QT_TRANSLATE_NOOP(
        "StorageError", "“{file}” is damaged, and nothing was imported. ({detail})"
    ),
}
