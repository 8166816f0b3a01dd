"""Tooltips that show a text as it is."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is, whatever names stand in it."""
    lines = escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""
