"""Rich Text: its shape, its letters, and the ways it can be broken."""

import time

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.body import BlockKind, SpanKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source
from tests.importers.office_samples import LONG, RTF


def read(data: bytes, name: str = "a.rtf") -> Draft:
    (draft,) = registry.read(Source(name, data))
    return draft


def text_of(
    inner: str | bytes, head: str = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset238 X;}}"
) -> str:
    inner = inner if isinstance(inner, bytes) else inner.encode("latin-1")
    return read(b"{\\rtf1" + head.encode() + b"\\pard " + inner + b"\\par\\pard " + LONG.encode() + b"\\par}").body.text


def test_a_document_keeps_its_shape() -> None:
    draft = read(RTF)
    assert (draft.headline, draft.media_type, draft.authors) == ("The strike is over", MediaType.WORD, ("Jane Roe",))
    assert (draft.keywords, draft.published.day) == (("ports", "trade"), "2025-06-10")
    first = "The pilots voted on Tuesday in Café München – Привет and 日本, “so”, see the statement.[1]"
    assert [(b.kind, b.text) for b in draft.body.blocks] == [
        (BlockKind.PARAGRAPH, first),
        (BlockKind.HEADING, "What was agreed"),
        (BlockKind.LIST_ITEM, "More pay"),
        (BlockKind.LIST_ITEM, "Fewer shifts"),
        (BlockKind.LIST_ITEM, "A committee"),
        (BlockKind.QUOTE, "It is over."),
        (BlockKind.TABLE_ROW, "Day\tShips"),
        (BlockKind.TABLE_ROW, "Monday\t14 boats"),
        (BlockKind.FIGURE, "The port on Monday"),
        (BlockKind.PARAGRAPH, "The end."),
        (BlockKind.PARAGRAPH, "[1] A note of weight."),
    ]
    spans = [(first[s.start : s.end], s.kind, s.href) for s in draft.body.blocks[0].spans]
    assert spans == [
        ("voted", SpanKind.BOLD, None),
        ("the statement", SpanKind.LINK, "https://ministry.example/a?b=1"),
    ]
    assert [b.ordered for b in draft.body.blocks[2:5]] == [False, False, True]
    assert draft.body.blocks[6].head and not draft.body.blocks[7].head
    assert [(p.width, p.height) for p in draft.pictures] == [(200, 150)]
    assert draft.warnings == ("1 comment was left out.",)


def test_without_styles_larger_lines_are_headings_and_bold_lines_too() -> None:
    def paragraph(text: str, form: str = "") -> str:
        return rf"\pard\plain\f0 {{{form} {text}\par}}"

    parts = [
        paragraph("Talks end in London", r"\fs40\b"),
        paragraph("Nothing was signed", r"\fs30"),
        paragraph(f"The talks ended, {LONG}", r"\fs22"),
        paragraph("What was said", r"\fs22\b"),
        paragraph(f"The talks ended, {LONG}", r"\fs22"),
        paragraph(f"Others said {LONG}", r"\fs22"),
        paragraph("It was said in bold, with a full stop.", r"\fs22\b"),
    ]
    draft = read((r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}" + "".join(parts) + "}").encode())
    assert draft.headline == "Talks end in London"
    assert [(b.kind, b.level) for b in draft.body.blocks if b.text in {"Nothing was signed", "What was said"}] == [
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
    ]
    assert draft.body.blocks[-1].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r"\u8364\'80 5 and \u8364? 6", "€ 5 and € 6"),
        (r"{\uc0\u8364}5 {\uc2\u8364 ab}6", "€5 €6"),
        (r"\u-10179?\u-8704? emoji", "\U0001f600 emoji"),
        (r"{\f1\'b3\'f3d\'9f}", "łódź"),
        (r"a\~b\_c\-d \{x\} \\ y", "a b\u2011cd {x} \\ y"),
        (r"one\tab two", "one two"),
        (b"Caf\xc3\xa9 in UTF-8", "Café in UTF-8"),
        (b"Caf\xe9 raw", "Café raw"),
        (r"seen{\*\unknown unseen} and seen", "seen and seen"),
        (r"{\field{\*\fldinst  SEQ x}{\fldrslt 7}} of 9", "7 of 9"),
        (r"{\upr{ansi}{\*\ud{uni}}} code", "uni code"),
    ],
)
def test_letters(inner: str | bytes, text: str) -> None:
    assert (
        text_of(f"Headline\\par\\pard {inner}" if isinstance(inner, str) else b"Headline\\par\\pard " + inner).split(
            "\n"
        )[0]
        == text
    )


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    cell = f"{LONG} " * 6
    draft = read(rf"{{\rtf1\ansi\trowd\cellx1\cellx2\pard\intbl {cell}\cell side\cell\row\pard end\par}}".encode())
    assert BlockKind.TABLE_ROW not in {b.kind for b in draft.body.blocks} and "side" in draft.body.text


def test_no_text_no_clipping() -> None:
    with pytest.raises(Rejected, match="no text"):
        registry.read(Source("a.rtf", rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\title Hello}}\pard\par}"))


@pytest.mark.parametrize(
    "broken",
    [
        b"{" * 60_000 + b"MARK" + b"}" * 60_000,
        b"}" * 1000 + b"MARK",
        rb"{\pict\pngblip\bin999999999 abc}MARK",
        rb"\u99999999999 \fs-99999 \uc-7 \li99999999999 MARK",
        rb"\trowd\cell\cell\row\row\nestcell\nestrow\intbl MARK\cell",
        rb"{\footnote{\footnote{\shp{\*\shpinst{\shptxt MARK}}}}}x",
        rb"{\field{\*\fldinst HYPERLINK \"file:///etc/passwd\"}{\fldrslt MARK}}",
        rb"{\field{\*\fldinst INCLUDEPICTURE \"/etc/passwd\"}{\fldrslt MARK}}",
        rb"{\stylesheet{\s1 a;}{\listtable{\list}}}{{}}}MARK",
    ],
)
def test_broken_groups_cost_neither_words_nor_time(broken: bytes) -> None:
    since = time.monotonic()
    draft = read(rb"{\rtf1\ansi\pard Headline of the statement\par\pard " + broken)
    if not broken.startswith(rb"{\pict"):
        assert "MARK" in draft.body.text
    assert not any(s.kind is SpanKind.LINK for b in draft.body.blocks for s in b.spans)
    assert time.monotonic() - since < 10


def test_an_image_bomb_is_a_picture_that_could_not_be_kept() -> None:
    import struct
    import zlib

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    draft = read(rb"{\rtf1\ansi Words stand here.\par{\pict\pngblip " + png.hex().encode() + b"}}")
    assert draft.warnings == ("1 picture could not be kept.",) and not draft.pictures


def test_rich_text_called_doc_is_read_and_text_called_rtf_too() -> None:
    assert read(RTF, "statement.doc").headline == "The strike is over"
    assert read(b"Talks end\n\nLONDON: The talks ended.", "note.rtf").headline == "Talks end"
