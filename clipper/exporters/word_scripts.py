"""Letters that the faces of Word's paragraph styles lack: what sets them, and the character styles that say so."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from clipper.exporters.style import Face


class Script(NamedTuple):
    """A script with a face of its own."""

    name: str
    """What the names of its styles end in."""
    letters: str
    """Its characters, as a regular expression's class holds them."""
    face: str
    """Key of its upright face; the bold one's ends in "_bold"."""
    file: str
    """Of its upright face, under resources/fonts."""
    forth: bool = True
    """Whether it is read from the left."""


SCRIPTS = (
    Script("Hebrew", "\u0590-\u05ff\ufb1d-\ufb4f", "serif_hebrew", "NotoSerifHebrew-Regular.ttf", False),
    Script("Devanagari", "\u0900-\u097f\ua8e0-\ua8ff", "devanagari", "NotoSansDevanagari-Regular.ttf"),
    Script("Thai", "\u0e00-\u0e7f", "thai", "NotoSansThai-Regular.ttf"),
)
_FOREIGN = re.compile(f"[{''.join(script.letters for script in SCRIPTS)}]")
_STRETCH = re.compile(
    "|".join(
        f"(?P<{script.name}>[{script.letters}](?:[{script.letters}\u200b-\u200d\\s.,:;!?-]*[{script.letters}])?)"
        for script in SCRIPTS
    )
)
_STYLED = re.compile(rf'w:([pr])Style w:val="(\w*?)({"|".join(script.name for script in SCRIPTS)})"')


def stretches(text: str) -> Iterator[tuple[str, Script | None]]:
    """The text in pieces, each with the script that has a face of its own, or None for what the usual faces set."""
    if text.isascii() or not _FOREIGN.search(text):
        yield text, None
        return
    at = 0
    for found in _STRETCH.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], None
        yield found[0], next(script for script in SCRIPTS if script.name == found.lastgroup)
        at = found.end()
    if at < len(text):
        yield text[at:], None


def script_of(text: str) -> str:
    """The name of the first script in a text that has a face of its own; empty where there is none."""
    return next((script.name for _piece, script in stretches(text) if script), "")


def styles_of(parts: Iterable[str], faces: Mapping[str, Face], plain: Iterable[str] = ()) -> str:
    """The styles that these parts name for scripts, of characters and paragraphs; those of a script in `plain` say no more."""
    used = sorted({(found[1], found[2], found[3]) for part in parts for found in _STYLED.finditer(part)})
    scripts, same = {script.name: script for script in SCRIPTS}, set(plain)
    made: list[str] = []
    for kind, base, name in used:
        family = faces[scripts[name].face].family
        fonts = f'w:ascii="{family}" w:hAnsi="{family}" ' if kind == "r" else ""
        facts = "" if name in same else f'<w:rPr><w:rFonts {fonts}w:cs="{family}"/></w:rPr>'
        on = f'<w:basedOn w:val="{base}"/>' if base else ""
        made.append(
            f'<w:style w:type="{"character" if kind == "r" else "paragraph"}" w:customStyle="1" w:styleId="{base}{name}">'
            f'<w:name w:val="{f"{base} {name}".strip()}"/>{on}<w:qFormat/>{facts}</w:style>'
        )
    return "".join(made)
