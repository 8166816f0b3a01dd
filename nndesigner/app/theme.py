"""Colours of the light and the dark look as one value; canvas, plots and palette follow it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Theme:
    """All colours as "#rrggbb".

    `positive` and `negative` (weights, contributions) are told apart in every common form of
    colour blindness (blue and orange of the Okabe-Ito set); they are never used alone.
    """

    name: str
    window: str
    base: str
    raised: str
    text: str
    muted: str
    border: str
    accent: str
    on_accent: str
    canvas: str
    grid: str
    block: str
    block_border: str
    neuron: str
    link: str
    positive: str
    negative: str
    error: str
    warning: str
    success: str
    train_curve: str
    validation_curve: str
    kind_input: str
    kind_dense: str
    kind_dropout: str
    kind_output: str
    kind_picture: str
    kind_sequence: str
    kind_shape: str

    @property
    def is_dark(self) -> bool:
        return QColor(self.window).lightness() < 128


LIGHT = Theme(
    name="light",
    window="#f3f4f7",
    base="#ffffff",
    raised="#fafbfc",
    text="#1b1f27",
    muted="#5a6372",
    border="#cfd5de",
    accent="#1f66c1",
    on_accent="#ffffff",
    canvas="#f8f9fb",
    grid="#e6e9ef",
    block="#ffffff",
    block_border="#b8c0cc",
    neuron="#e9edf3",
    link="#8a94a5",
    positive="#0072b2",
    negative="#d55e00",
    error="#c62828",
    warning="#9a6700",
    success="#1a7f4b",
    train_curve="#0072b2",
    validation_curve="#d55e00",
    kind_input="#1a7f7a",
    kind_dense="#1f66c1",
    kind_dropout="#6f5aa8",
    kind_output="#a3356b",
    kind_picture="#3c7420",
    kind_sequence="#9b5200",
    kind_shape="#556377",
)

DARK = Theme(
    name="dark",
    window="#1d2027",
    base="#101216",
    raised="#262a33",
    text="#e8ebf0",
    muted="#9aa4b4",
    border="#3a404c",
    accent="#5aa0f2",
    on_accent="#0c1420",
    canvas="#181b21",
    grid="#23272f",
    block="#262b34",
    block_border="#4a5261",
    neuron="#39404c",
    link="#6d7788",
    positive="#56b4e9",
    negative="#f0934a",
    error="#ff7b72",
    warning="#e3b341",
    success="#56d364",
    train_curve="#56b4e9",
    validation_curve="#f0934a",
    kind_input="#4cc2bb",
    kind_dense="#5aa0f2",
    kind_dropout="#b39ddb",
    kind_output="#e884b4",
    kind_picture="#93c972",
    kind_sequence="#e5a763",
    kind_shape="#a9b4c6",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def palette(theme: Theme) -> QPalette:
    """Return the widget palette of a theme, for the Fusion style."""
    result = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.raised,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.Link: theme.accent,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
    }
    for colour_role, colour in colours.items():
        result.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(theme.muted))
    return result
