"""What holds inside one group of Rich Text Format: where its text goes, and how letters and paragraphs are set."""

import re
from copy import copy

from msgspec import Struct


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LINK = re.compile(r'HYPERLINK\b(?:\s+\\[mnt])*\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.I)
DEEPEST = 500
"""Groups inside groups: deeper ones share the settings of the last that was counted."""

BODY, SKIP = "body", "skip"
SILENT = _words(
    """colortbl header headerl headerr headerf footer footerl footerr footerf xe tc tcn rxe txe filetbl
    revtbl rsidtbl private1 nonshppict pntxta pntxtb ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
    objdata objclass objname bkmkstart bkmkend sp shprslt atnid atnauthor fonttblx template panose falt
    themedata colorschememapping latentstyles datastore keycode listname"""
)
"""Groups that hold nothing to read."""
FOLLOWED = _words(
    """shppict shpinst fldinst pn listtable listoverridetable listtext do ud cs ds ts annotation sp sn sv
    footnote"""
)
"""Groups that may be passed over by programs that do not know them; this one does."""


class Field(Struct):
    """A field: what it asks for, and for a link where it leads."""

    instruction: str = ""

    @property
    def href(self) -> str:
        """The address a HYPERLINK field leads to, "" for all others."""
        found = _LINK.search(self.instruction)
        return (found[1] or found[2] or "").strip() if found else ""


class Group(Struct):
    """The settings of one group; a group inside it begins with a copy of them."""

    goes: str = BODY
    kept: str = BODY
    field: Field | None = None
    href: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = 0
    size: int = 24
    """In half points."""
    stand_ins: int = 1
    style: int = 0
    outline: int = 9
    """1 less than the level of a heading; 9 is text."""
    listed: int = 0
    level: int = 0
    in_table: bool = False
    opened: bool = False
    """This very group has begun and no word of it has said where its text goes."""
    ignorable: bool = False
    owns: str = ""
    """What ends with this very group: a note, a text box, a picture, the marker of an item, a style."""

    def inner(self) -> "Group":
        """The settings a group inside this one begins with."""
        made = copy(self)
        made.opened, made.ignorable, made.owns = True, False, ""
        return made

    def plain(self, font: int) -> None:
        """Letters as they are set where nothing is said."""
        self.bold = self.italic = self.hidden = False
        self.font, self.size = font, 24

    def new_paragraph(self) -> None:
        """Paragraphs as they are set where nothing is said."""
        self.style, self.outline, self.listed, self.level, self.in_table = 0, 9, 0, 0, False
