"""HTML, or plain text, that Outlook wrapped in Rich Text, taken out again (MS-OXRTFEX)."""

import re

from clipper.importers.rtf_letters import Fonts, Letters, page_of, paired
from clipper.importers.rtf_tokens import BYTE, OPEN, SYMBOL, TEXT, WORD, tokens_of

_SIGNS = {b"lquote": "&lsquo;", b"rquote": "&rsquo;", b"ldblquote": "&ldquo;", b"rdblquote": "&rdquo;", b"bullet": "&bull;",
          b"endash": "&ndash;", b"emdash": "&mdash;", b"tab": "\t", b"par": "\n", b"line": "\n"}  # fmt: skip
_PLAIN = {b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"endash": "–", b"emdash": "—",
          b"tab": "\t", b"par": "\n", b"line": "\n"}  # fmt: skip
_HEAD = frozenset(b"fonttbl colortbl stylesheet info pntext".split())
_DEEPEST = 500


def wrapped_in(rtf: bytes) -> str:
    """What the Rich Text says it wraps: "html", "text", or "" where it is a text of its own."""
    found = re.search(rb"\\from(html|text)1?\b", rtf[:2048])
    return found[1].decode() if found else ""


def html_of(rtf: bytes) -> str:
    """The wrapped HTML, letter by letter as it was."""
    return _Walk(_SIGNS, {b"~": "&nbsp;", b"_": "&shy;"}).read(rtf)


def text_of(rtf: bytes) -> str:
    """The wrapped plain text."""
    return _Walk(_PLAIN, {b"~": "\u00a0", b"_": "\u2011"}).read(rtf)


class _Walk:
    """The state of one walk: what each open group lets through."""

    def __init__(self, signs: dict[bytes, str], marks: dict[bytes, str]) -> None:
        self.signs, self.marks = signs, marks
        self.fonts = Fonts()
        self.letters = Letters(self.fonts)
        self.out: list[str] = []
        self.groups: list[tuple[str, bool, int, int]] = []
        self.goes, self.silent, self.font, self.stand_ins = "body", False, 0, 1
        self.starred = False
        self.deeper = 0

    def read(self, rtf: bytes) -> str:
        """All that is let through."""
        for kind, value, number in tokens_of(rtf):
            if kind in (TEXT, BYTE):
                self.starred = False
                if self.passes():
                    self.say(self.letters.bytes(value, self.font, kind == BYTE))
            elif kind == WORD:
                self.word(value, number)
            elif kind == SYMBOL:
                self.symbol(value)
            else:
                self.say(self.letters.rest())
                self.letters.skip = 0
                self.group(kind == OPEN)
        self.say(self.letters.rest())
        return paired("".join(self.out))

    def passes(self) -> bool:
        """Whether text is part of what was wrapped: a tag's always, all else where it is not there for Rich Text alone."""
        return self.goes == "tag" or (self.goes == "body" and not self.silent)

    def say(self, text: str) -> None:
        if text and self.passes():
            self.out.append(text)

    def group(self, opens: bool) -> None:
        self.starred = False
        if opens and len(self.groups) < _DEEPEST and not self.deeper:
            self.groups.append((self.goes, self.silent, self.font, self.stand_ins))
        elif opens:
            self.deeper += 1
        elif self.deeper:
            self.deeper -= 1
        elif self.groups:
            self.goes, self.silent, self.font, self.stand_ins = self.groups.pop()

    def symbol(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif self.letters.skip:
            self.letters.skip -= 1
        elif sign in (b"\\", b"{", b"}") and self.passes():
            self.say(self.letters.bytes(sign, self.font, True))
        else:
            self.say(self.letters.rest())
            self.say(self.marks.get(sign, "\n" if sign in (b"\n", b"\r\n", b"\r") else ""))

    def word(self, name: bytes, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if self.letters.skip and name != b"u":
            self.letters.skip -= 1
        elif name == b"u" and number is not None:
            if self.passes():
                self.say(self.letters.numbered(number, self.font, self.stand_ins))
        else:
            self.say(self.letters.rest())
            self.setting(name, number, starred)

    def setting(self, name: bytes, number: int | None, starred: bool) -> None:
        """A word that is no letter of its own."""
        if starred:
            self.goes = "tag" if name == b"htmltag" else "skip"
        elif name == b"htmlrtf":
            self.silent = number != 0
        elif name in _HEAD:
            self.goes = "fonts" if name == b"fonttbl" else "skip"
        elif self.goes == "fonts":
            self.font_word(name, number)
        elif name == b"ansicpg":
            self.fonts.default = page_of(number)
        elif name == b"f" or (name == b"plain") or name == b"deff":
            self.font = number or 0
        elif name == b"uc":
            self.stand_ins = max(0, number if number is not None else 1)
        else:
            self.say(self.signs.get(name, ""))

    def font_word(self, name: bytes, number: int | None) -> None:
        if name == b"f":
            self.fonts.number = number or 0
        elif name == b"fcharset":
            self.fonts.charset(number)
        elif name == b"cpg":
            self.fonts.page(number)
