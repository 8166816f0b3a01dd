"""What a class or a drawing may be called: one rule for all who make, keep or read names."""

from __future__ import annotations

LONGEST_LABEL = 100
"""Characters."""

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Not seen themselves, but they belong to how Persian words and some pictures are written."""


def clean_label(text: str, limit: int = LONGEST_LABEL) -> str:
    """Return a text as a label: in one line, of at most `limit` characters that can be shown.

    "" if nothing is left of it that could be seen.
    """
    line = " ".join(text.split())
    shown = "".join(one for one in line if one.isprintable() or one in _JOINERS)
    label = " ".join(shown.split())[:limit].strip()
    return label if label.strip(_JOINERS + " ") else ""


def is_label(text: str) -> bool:
    """Tell whether a text is a label as it stands."""
    return bool(text) and clean_label(text) == text
