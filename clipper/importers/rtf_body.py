"""From Rich Text Format to blocks (Microsoft's specification 1.9.1): a walk over its tokens that forgets no visible word."""

import binascii
import re
from collections.abc import Callable

from clipper.errors import Rejected
from clipper.i18n import _n
from clipper.importers.pictures import picture
from clipper.importers.rtf_flow import Flow, with_headings
from clipper.importers.rtf_groups import BODY, DEEPEST, FOLLOWED, SILENT, SKIP, Field, Group
from clipper.importers.rtf_letters import MARKS, SIGNS, Letters, page_of, paired
from clipper.importers.rtf_tables import Tables
from clipper.importers.rtf_tokens import BYTE, CLOSE, OPEN, TEXT, WORD, tokens_of
from clipper.importers.word_blocks import Content, Listed, captioned, noted
from clipper.importers.word_facts import Facts
from clipper.model.body import Block, figure
from clipper.model.clipping import Picture

_TOLD = {b"title", b"author", b"keywords", b"subject", b"creatim", b"revtim"}
_PICTURES = 500
_TURNED_ON = {b"b": "bold", b"i": "italic", b"v": "hidden", b"deleted": "deleted"}


def content_of(data: bytes) -> tuple[Content, Facts]:
    """The document's blocks and pictures, and what it says of itself; what is broken costs itself alone."""
    walk = _Walk(data)
    walk.read(data)
    return walk.content(), walk.tables.facts()


class _Walk:
    """The state of one walk: the open groups, the flows of text, the tables of the head."""

    def __init__(self, data: bytes) -> None:
        self.tables = Tables()
        self.letters = Letters(self.tables.fonts, utf8=_is_utf8(data))
        self.group = Group()
        self.groups: list[Group] = []
        self.deeper = 0
        self.flow = Flow()
        self.flows: list[Flow] = []
        self.notes: list[list[Block]] = []
        self.comments = 0
        self.pictures: dict[str, Picture] = {}
        self.unread = 0
        self.image = bytearray()
        self.property = ""
        """The name of the property of a shape that is being read."""
        self.known: dict[bytes, Callable[[int | None], None]] = self._words()
        self.heard = frozenset((*self.known, *SIGNS, *_TURNED_ON, b"u"))

    def read(self, data: bytes) -> None:
        """Take in every token; words that say nothing here, which most are, go by at once."""
        heard, letters = self.heard, self.letters
        for kind, value, number in tokens_of(data):
            if kind == WORD:
                group = self.group
                if value in heard or group.opened or group.goes != BODY or letters.skip:
                    self.word(value, number)
            elif kind == TEXT:
                self.put(value)
            elif kind == BYTE:
                self.put(value, escaped=True)
            elif kind in (OPEN, CLOSE):
                self.say(letters.rest())
                letters.skip = 0
                self.open() if kind == OPEN else self.close()
            else:
                self.symbol(value)

    def put(self, data: bytes, escaped: bool = False) -> None:
        """Raw letters, or the bytes of a picture."""
        self.group.opened = False
        if self.group.goes == "pict":
            self.image += data
        elif self.group.goes != SKIP:
            self.say(self.letters.bytes(data, self.group.font, escaped))

    def say(self, text: str) -> None:
        """Text on its way to where the group's text goes."""
        if not text:
            return
        goes = self.group.goes
        if goes == BODY:
            self.flow.say(text, self.group)
        elif goes == "marker":
            self.flow.marker = (self.flow.marker or "") + text
        elif goes == "instruction" and self.group.field is not None:
            self.group.field.instruction += text
        elif goes == "style":
            self.tables.style_text(text)
        elif goes == "property":
            self.property += text
        elif goes.startswith("told "):
            name = goes.removeprefix("told ")
            self.tables.told[name] = paired(self.tables.told.get(name, "") + text)

    def open(self) -> None:
        self.group.opened = False
        if len(self.groups) >= DEEPEST:
            self.deeper += 1
            return
        self.groups.append(self.group)
        self.group = self.group.inner()
        if self.group.goes == "style":
            self.tables.begin_style()

    def close(self) -> None:
        if self.deeper:
            self.deeper -= 1
            return
        if not self.groups:
            return
        owns, ended = self.group.owns, self.group
        if owns in {"note", "box"}:
            self.flow.end(ended, self.tables.style(ended.style))
            inner, self.flow = self.flow, self.flows.pop()
            if owns == "note":
                self.notes.append(with_headings(inner.items))
                self.flow.say(f"[{len(self.notes)}]", self.groups[-1])
            else:
                self.flow.take_in(inner.items)
        elif owns == "pict":
            self.keep()
        self.group = self.groups.pop()

    def symbol(self, sign: bytes) -> None:
        if sign == b"*":
            self.group.ignorable = True
            return
        if self.letters.skip:
            self.letters.skip -= 1
            return
        if sign in (b"\n", b"\r", b"\r\n"):
            self.say(self.letters.rest())
            self.paragraph()
        elif sign in (b"\\", b"{", b"}"):
            # It may be the second half of a letter.
            self.put(sign, escaped=True)
        elif sign in MARKS:
            self.say(self.letters.rest())
            self.say(MARKS[sign])

    def word(self, name: bytes, number: int | None) -> None:
        """A control word: a letter, a change of setting, or the beginning of a group of its own kind."""
        if self.letters.skip and name != b"u":
            # One word stands in for one letter.
            self.letters.skip -= 1
            return
        if name == b"u" and number is not None:
            if self.group.goes not in (SKIP, "pict"):
                self.say(self.letters.numbered(number, self.group.font, self.group.stand_ins))
            return
        self.say(self.letters.rest())
        opened, self.group.opened = self.group.opened, False
        if opened and self.begins(name, number):
            return
        group = self.group
        if group.goes == SKIP:
            return
        if name in SIGNS:
            self.say(SIGNS[name])
        elif name in _TURNED_ON:
            setattr(group, _TURNED_ON[name], number != 0)
        elif name in self.known:
            self.known[name](number)
        elif group.goes == "pict":
            group.field = None
        elif group.goes == "fonts":
            self.font_word(name, number)
        elif group.goes == "style":
            self.tables.style_word(name, number)
        elif group.goes == "lists":
            self.tables.list_word(name, number)
        elif group.goes.startswith("told "):
            self.tables.time_word(group.goes.removeprefix("told "), name, number)

    def begins(self, name: bytes, number: int | None) -> bool:
        """Whether the first word of a group says what the group is."""
        group, word = self.group, name.decode()
        if group.goes == SKIP and name != b"ud":
            return True
        if group.goes == "style":
            if group.ignorable and name not in (b"cs", b"ds", b"ts"):
                group.goes = SKIP
            return False
        if (group.ignorable and word not in FOLLOWED) or (word in SILENT and word != "sp"):
            group.goes = SKIP
        elif name == b"annotation":
            self.comments += 1
            group.goes = SKIP
        elif name in (b"fonttbl", b"stylesheet", b"listtable", b"listoverridetable"):
            group.goes = {b"fonttbl": "fonts", b"stylesheet": "style"}.get(name, "lists")
        elif name == b"list" and group.goes == "lists":
            self.tables.list_word(name, number)
        elif name in _TOLD and group.goes in ("info", "told"):
            group.goes = f"told {word}"
        elif name == b"info":
            group.goes = "info"
        else:
            return self.begins_in_text(name)
        return True

    def begins_in_text(self, name: bytes) -> bool:
        """The same for groups that stand in the text."""
        group = self.group
        if name in (b"listtext", b"pntext"):
            group.goes, self.flow.marker = "marker", ""
        elif name == b"pn":
            group.goes = SKIP
        elif name == b"field":
            group.field = Field()
        elif name == b"fldinst":
            group.goes = "instruction"
        elif name == b"fldrslt":
            group.href = (group.field.href if group.field else "") or group.href
        elif name in (b"footnote", b"shptxt", b"dptxbxtext"):
            self.flows.append(self.flow)
            self.flow = Flow()
            group.goes, group.owns = BODY, "note" if name == b"footnote" else "box"
            group.new_paragraph()
        elif name == b"pict":
            group.goes, group.owns = "pict", "pict"
            self.image.clear()
        elif name in (b"shpinst", b"do", b"sp"):
            group.goes, self.property = "shape", ""
        elif name == b"sn":
            group.goes = "property"
        elif name == b"sv":
            # Of all that a shape is made of, one is the picture in it; others fill its ground.
            group.goes = "shape" if self.property.strip() == "pib" else SKIP
        elif name == b"upr":
            group.kept, group.goes = group.goes, SKIP
        elif name == b"ud":
            group.goes = group.kept
        elif name != b"shppict":
            return False
        return True

    def font_word(self, name: bytes, number: int | None) -> None:
        fonts = self.tables.fonts
        if name == b"f":
            fonts.number = number or 0
        elif name == b"fcharset":
            fonts.charset(number)
        elif name == b"cpg":
            fonts.page(number)

    def _words(self) -> dict[bytes, Callable[[int | None], None]]:
        """What the words that change a setting do."""
        return {
            b"par": lambda _n: self.paragraph(),
            b"sect": lambda _n: self.paragraph(),
            b"page": lambda _n: self.paragraph(),
            b"column": lambda _n: self.paragraph(),
            b"nestcell": lambda _n: self.paragraph(),
            b"nestrow": lambda _n: self.paragraph(),
            b"pard": lambda _n: self.group.new_paragraph(),
            b"plain": lambda _n: self.group.plain(self.tables.default_font),
            b"cell": lambda _n: self.cell(),
            b"row": lambda _n: self.flow.row() if self.group.goes == BODY else None,
            b"trowd": lambda _n: self.row_begins(),
            b"trhdr": lambda _n: setattr(self.flow, "row_head", True),
            b"intbl": lambda n: setattr(self.group, "in_table", n != 0),
            b"s": lambda n: self.styled(n or 0),
            b"f": lambda n: self.font(n or 0),
            b"fs": lambda n: setattr(self.group, "size", n or 24),
            b"uc": lambda n: setattr(self.group, "stand_ins", max(0, n if n is not None else 1)),
            b"ls": lambda n: self.listed(n or 0),
            b"ilvl": lambda n: setattr(self.group, "level", max(0, n or 0)),
            b"outlinelevel": lambda n: self.outline(n if n is not None else 9),
            b"ansicpg": lambda n: setattr(self.tables.fonts, "default", page_of(n)),
            b"mac": lambda _n: setattr(self.tables.fonts, "default", "mac_roman"),
            b"pc": lambda _n: setattr(self.tables.fonts, "default", "cp437"),
            b"pca": lambda _n: setattr(self.tables.fonts, "default", "cp850"),
            b"deff": self.first_font,
        }

    def first_font(self, number: int | None) -> None:
        self.tables.default_font = self.group.font = number or 0

    def font(self, number: int) -> None:
        if self.group.goes == "fonts":
            self.font_word(b"f", number)
        else:
            self.group.font = number

    def styled(self, number: int) -> None:
        if self.group.goes == "style":
            self.tables.style_word(b"s", number)
        else:
            self.group.style = number
            self.group.outline = self.tables.outlines.get(number, 9)

    def outline(self, number: int) -> None:
        if self.group.goes == "style":
            self.tables.style_word(b"outlinelevel", number)
        else:
            self.group.outline = number

    def listed(self, number: int) -> None:
        if self.group.goes == "lists":
            self.tables.list_word(b"ls", number)
        else:
            self.group.listed = number

    def row_begins(self) -> None:
        if self.group.goes == BODY:
            self.flow.row_open = True
            self.flow.row_head = False

    def paragraph(self) -> None:
        if self.group.goes == BODY:
            self.flow.paragraph(self.group, self.tables.style(self.group.style), self._list())

    def cell(self) -> None:
        if self.group.goes == BODY:
            self.flow.cell(self.group, self.tables.style(self.group.style), self._list())

    def _list(self) -> Listed | None:
        return self.tables.listed(self.group.listed, self.group.level)

    def keep(self) -> None:
        """The picture whose group ended, if it is of a kind that can be shown."""
        data = bytes(self.image)
        self.image.clear()
        if not data.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM")):
            data = _unhexed(data)
        if not data:
            return
        try:
            kept = picture(data) if len(self.pictures) < _PICTURES else None
        except Rejected:
            kept = None
        if kept is None:
            self.unread += 1
            return
        self.pictures.setdefault(kept.sha256, kept)
        self.flow.picture(figure(picture=kept.sha256))

    def content(self) -> Content:
        """What was found; whatever is still open ends here."""
        self.say(self.letters.rest())
        while self.flows:
            self.flow.end(self.group, "")
            inner, self.flow = self.flow, self.flows.pop()
            self.flow.take_in(inner.items)
        self.flow.end(self.group, self.tables.style(self.group.style))
        blocks = with_headings(self.flow.items)
        for number, note in enumerate(self.notes, 1):
            blocks += noted(number, note)
        warnings = []
        if self.unread:
            warnings.append(_n("{n} picture could not be kept.", "{n} pictures could not be kept.", self.unread))
        if self.comments:
            warnings.append(_n("{n} comment was left out.", "{n} comments were left out.", self.comments))
        return Content(tuple(captioned(blocks)), tuple(self.pictures.values()), self.flow.title, tuple(warnings))


def _unhexed(data: bytes) -> bytes:
    digits = re.sub(rb"[^0-9a-fA-F]+", b"", data)
    return binascii.unhexlify(digits[: len(digits) & ~1])


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
