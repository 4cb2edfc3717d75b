"""How high and wide the window's parts are, and which panes stand beside each page; pixels of the pictures."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from clipper.ui.fonts import Fonts

MENU_BAR, TOOL_BAR, STATUS_BAR = 30, 46, 28
PANE_HEAD = 44
ABOVE_ROWS = 5
"""Air between the head of the list and its first row."""
CLIPPINGS, BRIEFING, PAGES, IMPORT = "clippings", "briefing", "pages", "import"
SIDEBAR, LIST = (180, 240, 360), (300, 394, 640)
"""Least, usual and greatest width."""
NARROW = 1000
"""Windows narrower than this have no room for the sidebar."""
SHOWN = {CLIPPINGS: (True, True), BRIEFING: (False, False), PAGES: (False, False), IMPORT: (True, False)}
"""Whether sidebar and list stand beside each page at first; a briefing has the list beside it on demand."""


def beside(fonts: "Fonts", kept: "QSettings | None", page: str) -> tuple[int, int, bool, bool]:
    """How wide sidebar and list are beside a page, and whether they show; as `kept`, where that can be read."""
    usual = (fonts.px(SIDEBAR[1]), fonts.px(LIST[1]), SHOWN[page][0], SHOWN[page][1])
    value = kept.value(f"panes/{page}") if kept is not None else None
    if not isinstance(value, list) or len(value) != 4:
        return usual
    try:
        side, middle, *shown = (int(one) for one in value)
    except (TypeError, ValueError):
        return usual
    return side, middle, bool(shown[0]), bool(shown[1])
