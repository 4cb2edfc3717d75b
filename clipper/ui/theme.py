"""Every colour of the window: one frozen set of tokens per theme, and how Qt is dressed in it."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from clipper.model.annotation import Role
from clipper.ui.fonts import Fonts
from clipper.ui.measures import MENU_BAR


class RoleInk(NamedTuple):
    """How a mark of one role looks: fill, ink, the kind of its underline, and its glyph."""

    fill: str
    ink: str
    underline: str
    """line, dots, wave, double or dashes."""
    glyph: str
    """Name of the icon."""


class Theme(NamedTuple):
    """The colours of one theme, named by what they are for (UI.md §2)."""

    name: str
    dark: bool
    window: str
    panel: str
    list: str
    paper: str
    raised: str
    field: str
    desk: str
    text: str
    soft: str
    muted: str
    faint: str
    """Disabled words, empty check boxes, grips; never for words that inform."""
    hairline: str
    line: str
    hover: str
    press: str
    selection: str
    idle: str
    accent: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    star: str
    bar: str
    """Ground of the undo bar (inverse)."""
    on_bar: str
    bar_accent: str
    bar_key: str
    roles: tuple[RoleInk, ...]
    """In the order of the keys 1 to 5."""

    def role(self, role: Role) -> RoleInk:
        """How marks of `role` look."""
        return self.roles[tuple(Role).index(role)]


TAG_COLOURS = (
    "#2F6DB3",
    "#9A6412",
    "#A93B34",
    "#2F7548",
    "#7A55B8",
    "#4B5BB5",
    "#0A6371",
    "#A03B78",
    "#5F6368",
)
"""Colours 1 to 9 of tags; white digits stand on them."""
ON_TAG = "#FFFFFF"


def tag_colour(number: int) -> str:
    """The colour of a tag by its number 1 to 9."""
    return TAG_COLOURS[(number - 1) % len(TAG_COLOURS)]


PAINTED = {
    "sky": "#9FB8CA",
    "haze": "#D6E1E6",
    "wall": "#E9DFC8",
    "window": "#8A7C63",
    "lawn": "#6E8B5B",
    "dusk": "#F0C8A0",
    "mist": "#A4B0AF",
    "steel": "#2F4858",
    "red": "#C4553B",
    "yellow": "#E0A33E",
    "blue": "#4C7C8A",
    "wine": "#8E3B46",
}
"""What the pictures beside the welcome are painted with, in every theme."""
REGION_COLOURS = {
    "headline": "#0A6371",
    "deck": "#2F6DB3",
    "byline": "#5D3A99",
    "body": "#1D6535",
    "photo": "#8A5A00",
    "caption": "#8A5A00",
    "jump": "#A1281E",
    "masthead": "#655F55",
    "folio": "#655F55",
}

_UNDERLINES = ("line", "dots", "wave", "double", "dashes")
_GLYPHS = ("quote", "fact", "criticism", "our_message", "to_check")


def _roles(*fills: tuple[str, str]) -> tuple[RoleInk, ...]:
    return tuple(RoleInk(*inks, line, glyph) for inks, line, glyph in zip(fills, _UNDERLINES, _GLYPHS, strict=True))


LIGHT = Theme(
    name="light",
    dark=False,
    window="#F4F2ED",
    panel="#EDEAE3",
    list="#FAF9F6",
    paper="#FFFFFF",
    raised="#FFFFFF",
    field="#FFFFFF",
    desk="#E4E0D8",
    text="#211F1B",
    soft="#45413A",
    muted="#655F55",
    faint="#8E877B",
    hairline="#E2DED5",
    line="#C9C3B7",
    hover="#F0EDE7",
    press="#E3DFD6",
    selection="#D2E5E7",
    idle="#E5E1D9",
    accent="#0A6371",
    on_accent="#FFFFFF",
    accent_soft="#E0EDEE",
    ok="#1D6535",
    ok_soft="#DDEFE0",
    warn="#7F5000",
    warn_soft="#FAEBC8",
    error="#A1281E",
    error_soft="#FADFDB",
    star="#D79A1E",
    bar="#2B2925",
    on_bar="#ECE8E0",
    bar_accent="#6CC4CF",
    bar_key="#B2AB9F",
    roles=_roles(
        ("#FBE8AC", "#745000"),
        ("#D3E5FA", "#1C4E8A"),
        ("#FBD9D5", "#9A2A20"),
        ("#D3EDD6", "#1D6535"),
        ("#E7DCF7", "#5D3A99"),
    ),
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#1D1C1A",
    panel="#211F1D",
    list="#252421",
    paper="#2A2926",
    raised="#32302D",
    field="#1F1E1B",
    desk="#191816",
    text="#ECE8E0",
    soft="#CFC9BE",
    muted="#B2AB9F",
    faint="#837C71",
    hairline="#383530",
    line="#4C4841",
    hover="#2E2C29",
    press="#393632",
    selection="#204146",
    idle="#3A3732",
    accent="#6CC4CF",
    on_accent="#0C2326",
    accent_soft="#23393C",
    ok="#8AD09B",
    ok_soft="#24402B",
    warn="#EBC266",
    warn_soft="#453818",
    error="#F3A297",
    error_soft="#4D2622",
    star="#E5B648",
    bar="#ECE8E0",
    on_bar="#211F1B",
    bar_accent="#0A6371",
    bar_key="#655F55",
    roles=_roles(
        ("#54461A", "#F0CD6E"),
        ("#23405F", "#A3CBF6"),
        ("#5C2D28", "#F6ACA3"),
        ("#234D2F", "#94D8A4"),
        ("#453364", "#CBB4F3"),
    ),
)

SEPIA = LIGHT._replace(
    name="sepia",
    window="#F3EAD8",
    panel="#EFE5D1",
    list="#F6EEDE",
    paper="#F8F1E3",
    raised="#FDF9F0",
    field="#FDF9F0",
    desk="#EADFC9",
    text="#2B2418",
    soft="#4A4031",
    muted="#61553F",
    faint="#8A7D66",
    hairline="#E4D8BF",
    line="#CBBC9E",
    hover="#F1E7D2",
    press="#E8DCC3",
    selection="#D3E2DC",
    idle="#E9DEC8",
    accent="#0A5D6B",
    accent_soft="#DDE8E1",
    ok="#1B5F31",
    ok_soft="#D6E8D2",
    warn="#744800",
    warn_soft="#F3DFAE",
    error="#96251B",
    error_soft="#F3D2C6",
    roles=_roles(
        ("#F4DC94", "#694500"),
        ("#CBDDEC", "#1A4880"),
        ("#F3CCC0", "#8E251B"),
        ("#C8E1C5", "#195A2E"),
        ("#DCD0EB", "#54348D"),
    ),
)
"""The reader's warm paper; the window itself is never dressed in it."""
PAPERS = {"paper": LIGHT, "sepia": SEPIA, "dark": DARK}
"""What the reading surface can be set on by itself, whatever the window wears."""


def chosen(setting: str) -> Theme:
    """The theme for the setting "system", "light" or "dark"; an unknown system scheme counts as light."""
    if setting == "system":
        from PySide6.QtCore import Qt

        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if setting == "dark" else LIGHT


def first(setting: str) -> Theme:
    """The same before Qt is dressed in any theme: it then wears the system's own.

    To ask Qt for the scheme by name takes as long as the window's first rows (see widgets/painting.py).
    """
    if setting == "system":
        return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
    return chosen(setting)


def palette(theme: Theme) -> QPalette:
    """Qt's palette from the tokens."""
    roles, ink = QPalette.ColorRole, QColor
    made = QPalette()
    for role, value in (
        (roles.Window, theme.window),
        (roles.WindowText, theme.text),
        (roles.Base, theme.field),
        (roles.AlternateBase, theme.list),
        (roles.Button, theme.raised),
        (roles.ButtonText, theme.text),
        (roles.Text, theme.text),
        (roles.BrightText, theme.error),
        (roles.PlaceholderText, theme.muted),
        (roles.Highlight, theme.accent),
        (roles.Accent, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.Link, theme.accent),
        (roles.LinkVisited, theme.accent),
        (roles.ToolTipBase, theme.bar),
        (roles.ToolTipText, theme.on_bar),
        (roles.Light, theme.raised),
        (roles.Midlight, theme.hover),
        (roles.Mid, theme.hairline),
        (roles.Dark, theme.line),
        (roles.Shadow, theme.line),
    ):
        made.setColor(role, ink(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, ink(theme.faint))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, ink(theme.idle))
    return made


def apply(app: QApplication, theme: Theme, fonts: Fonts) -> None:
    """Dress the whole application: Fusion, palette, and the one sheet; again at every switch of theme."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    from clipper.ui.sheet import sheet

    font = fonts.ui()
    if app.font() != font:
        app.setFont(font)
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme, max(2, (fonts.px(MENU_BAR - 4) - QFontMetrics(font).height()) // 2)))
