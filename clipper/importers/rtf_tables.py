"""The tables at the head of a Rich Text document: fonts, styles, lists; and what it says of itself."""

from msgspec import Struct, field

from clipper.importers.rtf_letters import Fonts
from clipper.importers.word_blocks import Listed
from clipper.importers.word_facts import Facts, said

_BULLET = 23
_NO_NUMBER = 255


class Tables(Struct):
    """What the head of the document declares."""

    fonts: Fonts = field(default_factory=Fonts)
    default_font: int = 0
    styles: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    """Title, author and the like, by the name of their group."""
    _moments: dict[str, dict[bytes, int]] = field(default_factory=dict)
    _style: int = 0
    _levels: list[int] = field(default_factory=list)
    _lists: dict[int, list[int]] = field(default_factory=dict)
    _overridden: int = 0
    _overrides: dict[int, int] = field(default_factory=dict)

    def begin_style(self) -> None:
        """A group of the style sheet begins; without a number it is style 0."""
        self._style = 0

    def no_paragraph_style(self) -> None:
        """The style being declared is one of letters or tables: it names no paragraph."""
        self._style = -1

    def style_word(self, name: bytes, number: int | None) -> None:
        """A control word in the style sheet."""
        if name == b"s":
            self._style = number or 0
        elif name in (b"cs", b"ds", b"ts", b"tsrowd"):
            self.no_paragraph_style()
        elif name == b"outlinelevel" and self._style >= 0:
            self.outlines[self._style] = number or 0

    def style_text(self, text: str) -> None:
        """Letters of the name of the style being declared."""
        if self._style >= 0:
            self.styles[self._style] = self.styles.get(self._style, "") + text

    def style(self, number: int) -> str:
        """The name of a style, "" where it has none."""
        # Word may give several names to one style, parted by commas.
        return self.styles.get(number, "").split(";")[0].split(",")[0].strip()

    def list_word(self, name: bytes, number: int | None) -> None:
        """A control word in the table of lists or of their overrides."""
        if name == b"list":
            self._levels = []
        elif name in (b"levelnfc", b"levelnfcn") and len(self._levels) < 9:
            if name == b"levelnfc":
                self._levels.append(number or 0)
        elif name == b"listid":
            self._overridden = number or 0
            self._lists.setdefault(self._overridden, self._levels)
        elif name == b"ls":
            self._overrides[number or 0] = self._overridden

    def listed(self, number: int, level: int) -> Listed | None:
        """What an item of list `number` is at a depth; None where the list is unknown or its items have no mark."""
        levels = self._lists.get(self._overrides.get(number, 0))
        if not number or not levels:
            return None
        level = max(0, min(level, len(levels) - 1, 8))
        return None if levels[level] == _NO_NUMBER else Listed(level, levels[level] != _BULLET)

    def time_word(self, which: str, name: bytes, number: int | None) -> None:
        """A control word of a moment: year, month, day, hour, minute."""
        if name in (b"yr", b"mo", b"dy", b"hr", b"min") and number is not None:
            self._moments.setdefault(which, {})[name] = number

    def facts(self) -> Facts:
        """What the document says of itself."""
        return said(
            title=self.told.get("title", ""),
            creator=self.told.get("author", ""),
            keywords=self.told.get("keywords", "").replace(";", ",").split(","),
            created=self._moment("creatim"),
            modified=self._moment("revtim"),
        )

    def _moment(self, which: str) -> str:
        parts = self._moments.get(which, {})
        if not {b"yr", b"mo", b"dy"} <= parts.keys():
            return ""
        day = f"{parts[b'yr']:04}-{parts[b'mo']:02}-{parts[b'dy']:02}"
        return f"{day}T{parts[b'hr']:02}:{parts[b'min']:02}" if {b"hr", b"min"} <= parts.keys() else day
