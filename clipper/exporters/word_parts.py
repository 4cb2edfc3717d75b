"""The parts of a Word document beside its text and styles: numbering, settings, and the fonts that travel along."""

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from clipper.exporters.style import Face
from clipper.exporters.word_xml import NAMESPACES, locale, paragraph

BULLETS, BULLETS_AGAINST, ENTRIES = 1, 2, 3
"""The lists every document has, its entries among them; its numbered lists follow."""
INDENT = 14.0
"""Points by which each level of a list stands further in."""


def numbering_xml(lists: Sequence[bool] = (), side: float = 0.0, hang: float = 0.0, number: str = "") -> str:
    """The numbering part; `lists` says of each numbered list, which counts from one, whether it is read against its issue.

    `side` is the column, in points, that such lists leave white at their beginning, `hang` how far entries
    stand in from their numbers, and `number` the looks of those.
    """
    kinds = (("bullet", "•", hang), ("decimal", "%{}.", hang), ("bullet", "•", side), ("decimal", "%{}.", side))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_level(n, kind, sign.format(n + 1), white) for n in range(9))
        + "</w:abstractNum>"
        for at, (kind, sign, white) in enumerate(kinds)
    )
    stop = round(hang * 20)
    abstract += (
        f'<w:abstractNum w:abstractNumId="{len(kinds)}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{stop}" w:hanging="{stop}"/>'
        f"</w:pPr><w:rPr>{number}</w:rPr></w:lvl></w:abstractNum>"
    )
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(9)
    )
    numbers = _number(BULLETS, 0) + _number(BULLETS_AGAINST, 2) + _number(ENTRIES, len(kinds))
    numbers += "".join(_number(n, 3 if against else 1, restart) for n, against in enumerate(lists, ENTRIES + 1))
    return f"<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>"


def _number(number: int, abstract: int, restart: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>'


def _level(number: int, kind: str, text: str, white: float) -> str:
    hanging = 320 if kind == "decimal" else 240
    start = round((white + INDENT * number) * 20) + max(hanging, round(INDENT * 20))
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{start}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def settings_xml(language: str, *, notes: bool = False) -> str:
    """The settings part: fonts travel along, and Word lays out as Word 2013 and later do; `notes` if there are footnotes."""
    rules = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    spoken = locale(language) or "en-GB"
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{rules}<w:compat>{compatible}</w:compat>'
        f'<w:themeFontLang w:val="{spoken}" w:bidi="ar-SA"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


FIRST_NOTE = 3
"""Id of the first footnote; those before it are kept for two that are never seen."""


def footnotes_xml(notes: Sequence[str], *, unseen: bool) -> str:
    """The footnotes part: the two rules it must have, then each note's paragraph; `unseen` adds unseen_notes' empty ones."""
    rule = paragraph("FootnoteRule", "<w:r><w:{}/></w:r>")
    rules = (("separator", -1), ("continuationSeparator", 0))
    made = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{rule.format(kind)}</w:footnote>' for kind, number in rules
    )
    empty = [(number, paragraph("ContentsEnd", "")) for number in range(1, FIRST_NOTE)] if unseen else []
    every = [*empty, *enumerate(notes, FIRST_NOTE)]
    made += "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in every)
    return f"<w:footnotes {NAMESPACES}>{made}</w:footnotes>"


def families(faces: Iterable[Face]) -> dict[str, dict[str, Face]]:
    """The faces by family and by what Word calls them: Regular, Bold, Italic, BoldItalic."""
    found: dict[str, dict[str, Face]] = {}
    for face in faces:
        kind = ("Bold" if face.bold else "") + ("Italic" if face.italic else "") or "Regular"
        found.setdefault(face.family, {})[kind] = face
    return found


def font_key(file: str) -> uuid.UUID:
    """The key a font is obfuscated with (ECMA-376 part 4, 17.8.1): always the same for the same file."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"clipper:font:{file}")


def font_part(file: str) -> str:
    """The part of a package that holds a font's file."""
    return f"fonts/{re.sub(r'[^A-Za-z0-9.-]', '', Path(file).stem) or 'font'}.odttf"


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """A font as a document carries it: its first 32 bytes crossed with the key, read backwards."""
    mask = bytes.fromhex(key.hex)[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]


def font_table_xml(faces: Iterable[Face], relation: Mapping[str, str]) -> str:
    """The font table: what stands in where a font is missing, and the embedded files by relation id."""
    fonts = []
    for family, kinds in families(faces).items():
        embedded = "".join(
            f'<w:embed{kind} r:id="{relation[kinds[kind].file]}" w:fontKey="{{{str(font_key(kinds[kind].file)).upper()}}}"/>'
            for kind in ("Regular", "Bold", "Italic", "BoldItalic")
            if kind in kinds and kinds[kind].file in relation
        )
        other = next(iter(kinds.values())).alternative
        alternative = f'<w:altName w:val="{other}"/>' if other else ""
        kind = "swiss" if "Sans" in family else "roman"
        fonts.append(
            f'<w:font w:name="{family}">{alternative}<w:charset w:val="00"/><w:family w:val="{kind}"/><w:pitch w:val="variable"/>'
            f"{embedded}</w:font>"
        )
    return f"<w:fonts {NAMESPACES}>{''.join(fonts)}</w:fonts>"
