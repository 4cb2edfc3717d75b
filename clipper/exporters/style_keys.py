"""Every key a style of one's own may set: what it is called, where it takes effect, and which values it allows.

The reader of styles, the dialog that edits them and the README's table all follow this one list.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from clipper.exporters import style_patterns as patterns
from clipper.exporters.style_parts import Items
from clipper.i18n import _

WINDOWS = ("issue", "period", "media", "contents")
"""The usual windows of a cover, by the names a style gives them."""
MOST_WINDOWS = 8
FACTS = ("outlet", "city", "date", "edition", "page", "byline", "credit")
STANDING_FACTS = {
    "clippings": ("city", "date", "edition", "page"),
    "facsimile": ("city", "date", "edition", "page"),
    "executive": ("outlet", "byline", "page"),
    "links": ("outlet", "page"),
}
"""What the line of facts says in each form where a style says nothing of it."""
HEAD = Items().head
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
_FORMS = ("clippings", "executive", "facsimile", "links")


class Key(Struct, frozen=True):
    """One key: its path in the file, its kind, its words, and what it allows."""

    path: str
    kind: str
    """length (mm), points, whole, flag, choice, colour, text, lines, pattern, family, order, windows or picture."""
    words: str
    group: str
    least: float = 0.0
    most: float = 0.0
    choices: tuple[tuple[str, str], ...] = ()
    """(value, words) each."""
    fields: tuple[str, ...] = ()
    forms: tuple[str, ...] = _FORMS
    """The makings-up of pages in which it takes effect."""
    must: tuple[str, ...] = ()
    """What an order or a pattern has to name."""

    def read(self, table: Mapping[str, Any]) -> Any:
        """What a style's table says under this key; None where it says nothing."""
        found: Any = table
        for part in self.path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found


def groups() -> tuple[tuple[str, str], ...]:
    """The groups of keys, in the dialog's order: name and words."""
    return (
        ("page", _("Page")), ("type", _("Type")), ("colours", _("Colours")), ("cover", _("Cover")), ("contents", _("Contents")),
        ("items", _("Items")), ("running", _("Running heads")), ("words", _("Words")),
    )  # fmt: skip


def every_key() -> tuple[Key, ...]:
    """Every key but those of the type scale's rows, which `row_key` makes."""
    return (*_page(), *_type(), *_colours(), *_cover(), *_contents(), *_items(), *_running(), *_words())


def known() -> Mapping[str, Key]:
    """The keys by their paths."""
    return {key.path: key for key in every_key()}


def key_of(path: str) -> Key | None:
    """The key of a path, one of a row of type among them; None where there is none."""
    found = known().get(path)
    parts = path.split(".")
    return found or (row_key(*parts[1:]) if len(parts) == 3 and parts[0] == "type" else None)


def _page() -> tuple[Key, ...]:
    def length(name: str, words: str, least: float, most: float, *forms: str) -> Key:
        return Key(f"page.{name}", "length", words, "page", least, most, forms=forms or _FORMS)

    return (
        Key("paper", "choice", _("Paper"), "page", choices=(("a4", "A4"), ("letter", "Letter"))),
        length("top", _("Top margin"), 10, 80),
        length("right", _("Right margin"), 8, 80),
        length("bottom", _("Bottom margin"), 12, 80),
        length("left", _("Left margin"), 8, 80),
        length("side", _("Side column"), 0, 80, "clippings", "executive"),
        length("gap", _("White before it"), 0, 20, "clippings", "executive"),
        length("annotation", _("Annotation margin"), 0, 80),
        length("head", _("Running head from the top"), 6, 40, "clippings", "executive", "facsimile"),
        length("foot", _("Foot from the bottom"), 6, 40),
        length("first_top", _("Top of the first page"), 0, 80, "executive", "facsimile"),
        Key("page.columns", "whole", _("Columns of text"), "page", 1, 2, forms=("clippings", "facsimile")),
        length("column_gap", _("White between columns"), 2, 20, "clippings", "facsimile"),
    )


def _type() -> tuple[Key, ...]:
    voices = (
        ("serif", _("Font of the press’s texts")),
        ("display", _("Font of headlines")),
        ("light", _("Font of dates and pull quotes")),
        ("sans", _("Font of our own words")),
    )
    return tuple(Key(f"fonts.{voice}", "family", words, "type") for voice, words in voices)


_ROWS = ("title", "headline", "deck", "byline", "outlet", "facts", "body", "contents_line", "pull_quote", "commentary")
SHOWN_ROWS = {
    "clippings": _ROWS,
    "facsimile": _ROWS,
    "executive": ("title", "note", "headline", "outlet", "facts", "list", "pull_quote", "commentary"),
    "links": ("title", "headline", "facts", "url"),
}
"""Rows of the type scale whose sizes the dialog shows, by the form of the style."""


def shown(form: str) -> tuple[Key, ...]:
    """Every key that takes effect in a form, the sizes of the rows it shows among them."""
    sizes = [key for row in SHOWN_ROWS[form] for part in ("size", "leading") if (key := row_key(row, part))]
    found = [key for key in every_key() if form in key.forms]
    at = next(n for n, key in enumerate(found) if key.group == "colours")
    return (*found[:at], *sizes, *found[at:])


def row_words(row: str) -> str:
    """A row of the type scale as the dialog calls it."""
    return {
        "title": _("Title"), "headline": _("Headline"), "deck": _("Deck"), "byline": _("Byline"), "outlet": _("Outlet"),
        "facts": _("Facts"), "body": _("Text"), "contents_line": _("Contents line"), "pull_quote": _("Pull quote"),
        "commentary": _("Commentary"), "list": _("Points"), "note": _("Cover note"), "url": _("Address"),
    }.get(row, row.replace("_", " "))  # fmt: skip


ROW_PARTS = ("size", "leading", "before", "after", "indent", "first", "tracking", "colour", "capitals")


def row_key(row: str, part: str) -> Key | None:
    """A key of a row of the type scale: one of ROW_PARTS; whether there is such a row is not asked."""
    said = {"size": _("{row}, size"), "leading": _("{row}, leading")}.get(part, "{row}, " + part)
    path, words = f"type.{row}.{part}", said.format(row=row_words(row))
    ranges = {
        "size": (6, 96), "leading": (7, 120), "before": (0, 90), "after": (0, 90), "indent": (0, 60), "first": (0, 60),
        "tracking": (0, 6),
    }  # fmt: skip
    if part in ranges:
        return Key(path, "points", words, "type", *ranges[part])
    if part == "colour":
        return Key(path, "name", words, "type", choices=tuple((name, name) for name in COLOURS))
    return Key(path, "flag", words, "type") if part == "capitals" else None


COLOURS = (
    "ink", "grey", "accent", "rule", "hairline", "tint", "paper", "key quote", "our message", "fact", "criticism", "to check",
)  # fmt: skip


def _colours() -> tuple[Key, ...]:
    words = {
        "ink": _("Ink"), "grey": _("Quiet text"), "accent": _("Accent"), "rule": _("Rules"), "hairline": _("Hairlines"),
        "tint": _("Tint behind boxes"), "paper": _("Paper round facsimiles"), "key quote": _("Mark: key quote"),
        "our message": _("Mark: our message"), "fact": _("Mark: fact"), "criticism": _("Mark: criticism"),
        "to check": _("Mark: to check"),
    }  # fmt: skip
    return tuple(Key(f"colours.{name}", "colour", words[name], "colours") for name in COLOURS)


def _cover() -> tuple[Key, ...]:
    return (
        Key("cover.shown", "flag", _("Has a cover"), "cover"),
        Key("cover.logo", "picture", _("Logo"), "cover"),
        Key("cover.logo_height", "length", _("Height of the logo"), "cover", 5, 40),
        Key("cover.line", "pattern", _("Line below the date"), "cover", fields=patterns.ISSUE),
        Key("cover.windows", "windows", _("Windows"), "cover", fields=patterns.ISSUE),
        Key("cover.leads", "whole", _("Items announced"), "cover", 0, 6),
    )


def _contents() -> tuple[Key, ...]:
    forms = ("clippings", "facsimile")
    depths = (("entries", _("Sections and entries")), ("sections", _("Sections only")))
    return (
        Key("contents.shown", "flag", _("Has contents"), "contents", forms=forms),
        Key("contents.title", "text", _("Heading"), "contents", forms=("clippings",)),
        Key("contents.depth", "choice", _("Lists"), "contents", choices=depths, forms=forms),
        Key("contents.line", "pattern", _("Line of an entry"), "contents", fields=patterns.LINE, forms=forms, must=("headline",)),
        Key("contents.page", "pattern", _("One page"), "contents", fields=patterns.SPAN),
        Key("contents.pages", "pattern", _("Several pages"), "contents", fields=patterns.SPAN),
        Key("contents.lines", "whole", _("Lines an entry may take"), "contents", 1, 4, forms=forms),
        Key("contents.number", "length", _("Column of page numbers"), "contents", 8, 50, forms=forms),
    )  # fmt: skip


def _items() -> tuple[Key, ...]:
    clippings, head = ("clippings",), tuple((name, head_words(name)) for name in HEAD)
    facts = tuple((name, head_words(name)) for name in FACTS)
    return (
        Key("items.head", "order", _("Over a text stand"), "items", choices=head, forms=("clippings", "facsimile"), must=("outlet", "facts", "headline")),
        Key("items.facts", "order", _("The line of facts says"), "items", choices=facts),
        Key("items.new_page", "flag", _("Each item begins a page"), "items", forms=clippings),
        Key("items.brief_words", "whole", _("Items below so many words share a page"), "items", 0, 1000, forms=clippings),
        Key("items.brief_gap", "points", _("White between them"), "items", 6, 80, forms=clippings),
        Key("items.long_headline", "whole", _("Headlines of more characters are set smaller"), "items", 20, 400),
        Key("front_pages.shown", "flag", _("Shows front pages"), "items", forms=("facsimile",)),
        Key("front_pages.most", "whole", _("Front pages at most"), "items", 1, 8, forms=("facsimile",)),
        Key("response.shown", "flag", _("Room for an answer"), "items", forms=("executive",)),
        Key("response.lines", "whole", _("Lines to write on"), "items", 0, 12, forms=("executive",)),
        Key("end.play", "flag", _("Has the play report"), "items", forms=("clippings", "executive", "facsimile")),
    )  # fmt: skip


def head_words(name: str) -> str:
    """A part of an item's head, or one of its facts, in words."""
    return {
        "outlet": _("Outlet"), "facts": _("Facts"), "kicker": _("Kicker"), "headline": _("Headline"), "deck": _("Deck"),
        "byline": _("Byline"), "city": _("City"), "date": _("Date"), "edition": _("Edition"), "page": _("Page"),
        "credit": _("Agency"),
    }[name]  # fmt: skip


def _running() -> tuple[Key, ...]:
    heads = (("section", _("Section and outlet")), ("office", _("Office and day")), ("none", _("Nothing")))
    feet = (("number", _("Number of the issue")), ("as_at", _("When the intake was closed")))
    return (
        Key("running.head", "choice", _("The head says"), "running", choices=heads),
        Key("running.left", "pattern", _("Head, at the start"), "running", fields=patterns.HEAD),
        Key("running.right", "pattern", _("Head, at the end"), "running", fields=patterns.HEAD),
        Key("running.foot", "choice", _("The foot says"), "running", choices=feet),
        Key("running.foot_left", "pattern", _("Foot, at the start"), "running", fields=patterns.FOOT),
        Key("running.foot_right", "pattern", _("Foot, at the end"), "running", fields=patterns.FOOT),
    )


LANGUAGES = ("en", "fr", "de", "es", "ar")


def _words() -> tuple[Key, ...]:
    spoken = (("issue", _("Language of the issue")), ("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("es", "Español"), ("ar", "العربية"))  # fmt: skip
    return (
        Key("language", "choice", _("Labels in"), "words", choices=spoken),
        Key("notices.page", "text", _("Notice at the foot of every page"), "words"),
        Key("notices.cover", "lines", _("Paragraph at the foot of the cover"), "words"),
        Key("notices.end", "lines", _("Disclaimer at the end"), "words"),
    )


def allowed(key: Key) -> str:
    """What a key allows, as the end of a sentence."""
    least, most = f"{key.least:g}", f"{key.most:g}"
    choices = ", ".join(value for value, _words_ in key.choices)
    braced = " ".join(f"{{{name}}}" for name in key.fields)
    said = {
        "length": _("a number of millimetres from {least} to {most}"),
        "points": _("a number of points from {least} to {most}"),
        "whole": _("a whole number from {least} to {most}"),
        "flag": _("true or false"),
        "choice": _("one of: {choices}"),
        "name": _("one of: {choices}"),
        "colour": _("six hexadecimal digits, such as \"7A2E2A\""),
        "text": _("words on one line"),
        "lines": _("words"),
        "pattern": _("words on one line with the fields {fields}"),
        "family": _("the name of a font family"),
        "order": _("a list of: {choices}"),
        "windows": _("a list of up to {most} windows, each “issue”, “period”, “media”, “contents” or a label and a text, with the fields {fields}"),
        "picture": _("the name of a PNG or JPEG file beside the style"),
    }[key.kind]  # fmt: skip
    if key.kind == "windows":
        most = str(MOST_WINDOWS)
    ended = said.format(least=least, most=most, choices=choices, fields=braced)
    return ended + (_("; {names} must be among them").format(names=", ".join(key.must)) if key.must else "")


def fits(key: Key, value: Any) -> bool:
    """Whether a key allows a value; whether a font or a picture is there is not asked."""
    if key.kind in ("length", "points"):
        return isinstance(value, int | float) and not isinstance(value, bool) and key.least <= value <= key.most
    if key.kind == "whole":
        return isinstance(value, int) and not isinstance(value, bool) and key.least <= value <= key.most
    if key.kind == "flag":
        return isinstance(value, bool)
    if key.kind in ("order", "windows"):
        return isinstance(value, list | tuple) and (_is_order if key.kind == "order" else _are_windows)(
            key, list(value)
        )
    return isinstance(value, str) and _text_fits(key, value)


def _text_fits(key: Key, value: str) -> bool:
    if key.kind in ("choice", "name"):
        return value in {one for one, _said in key.choices}
    if key.kind == "colour":
        return bool(_COLOUR.fullmatch(value))
    if key.kind == "picture":
        return "/" not in value and "\\" not in value
    if key.kind == "lines":
        return True
    named = patterns.fields(value)
    whole = not value or all(name in named for name in key.must)
    return "\n" not in value and (key.kind != "pattern" or (whole and not patterns.problem(value, key.fields)))


def _is_order(key: Key, value: list[Any]) -> bool:
    choices = {one for one, _said in key.choices}
    named = all(isinstance(one, str) and one in choices for one in value) and len(set(value)) == len(value)
    return named and (set(key.must) <= set(value) if key.must else True)


def _are_windows(key: Key, value: list[Any]) -> bool:
    return len(value) <= MOST_WINDOWS and all(
        one in WINDOWS if isinstance(one, str) else _is_window(key, one) for one in value
    )


def _is_window(key: Key, one: Any) -> bool:
    if not isinstance(one, Mapping) or set(one) != {"label", "text"}:
        return False
    return all(isinstance(text, str) and not patterns.problem(text, key.fields) for text in one.values())
