"""Word documents: their shape, their pictures, their own data, and the ways they can be broken."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime

import docx
import pytest
from docx.document import Document
from PIL import Image

from clipper.errors import Rejected
from clipper.importers import registry, word
from clipper.model.body import BlockKind, SpanKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

LONG = "officials said on Tuesday after a meeting that lasted well into the night and ended without a word."


def saved(build: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes, name: str = "a.docx") -> Draft:
    (draft,) = registry.read(Source(name, data))
    return draft


def full(document: Document) -> None:
    document.core_properties.title = "Document1"
    document.core_properties.author = "Jane Roe"
    document.core_properties.created = datetime(2025, 6, 10, 8, 30)
    document.core_properties.keywords = "ports, trade"
    document.add_paragraph("The strike is over", style="Title")
    line = document.add_paragraph("The pilots ")
    line.add_run("voted").bold = True
    line.add_run(" on Tuesday.")
    document.add_heading("What was agreed", 2)
    document.add_paragraph("More pay", style="List Bullet")
    document.add_paragraph("Fewer shifts", style="List Number")
    document.add_paragraph("It is over.", style="Intense Quote")
    table = document.add_table(2, 2)
    for cell, text in zip([c for row in table.rows for c in row.cells], ["Day", "Ships", "Monday", "14"], strict=True):
        cell.text = text
    picture = io.BytesIO()
    Image.new("RGB", (320, 200), "teal").save(picture, "PNG")
    document.add_picture(picture)
    document.add_paragraph("The port on Monday", style="Caption")
    document.add_paragraph("The end.")


def test_a_document_keeps_its_shape() -> None:
    draft = read(saved(full))
    assert (draft.headline, draft.media_type, draft.language) == ("The strike is over", MediaType.WORD, "en")
    assert [(b.kind, b.text) for b in draft.body.blocks] == [
        (BlockKind.PARAGRAPH, "The pilots voted on Tuesday."),
        (BlockKind.HEADING, "What was agreed"),
        (BlockKind.LIST_ITEM, "More pay"),
        (BlockKind.LIST_ITEM, "Fewer shifts"),
        (BlockKind.QUOTE, "It is over."),
        (BlockKind.TABLE_ROW, "Day\tShips"),
        (BlockKind.TABLE_ROW, "Monday\t14"),
        (BlockKind.FIGURE, "The port on Monday"),
        (BlockKind.PARAGRAPH, "The end."),
    ]
    first, heading, bullet, number = draft.body.blocks[:4]
    assert [(first.text[s.start : s.end], s.kind) for s in first.spans] == [("voted", SpanKind.BOLD)]
    assert (heading.level, bullet.ordered, number.ordered) == (2, False, True)
    (picture,) = draft.pictures
    assert (picture.sha256, picture.width, picture.height) == (draft.body.blocks[7].picture, 320, 200)


def test_the_documents_own_data_fill_what_the_text_leaves_open() -> None:
    draft = read(saved(full))
    assert (draft.authors, draft.keywords, draft.published.day) == (("Jane Roe",), ("ports", "trade"), "2025-06-10")
    assert all(c.sure < 0.5 for c in draft.confidence if c.field in {"authors", "published"})


def test_the_maker_and_date_of_an_empty_template_are_nobodys() -> None:
    draft = read(saved(lambda d: d.add_paragraph("Nothing but text, written by nobody at no time at all.")))
    assert (draft.authors, draft.published.day) == ((), None)


def test_a_pasted_article_is_read_like_wire_copy() -> None:
    def build(document: Document) -> None:
        for text in (
            "Talks end",
            "US and China end talks in London",
            f"LONDON: {LONG}",
            "Nothing else was said.",
            "NEWS DESK",
            "PRESS UPDATE",
        ):
            document.add_paragraph(text)

    draft = read(saved(build))
    assert (draft.headline, draft.dateline) == ("US and China end talks in London", "LONDON")
    assert (draft.byline, draft.outlet, draft.other_headlines[0].text) == ("News Desk", "Press Update", "Talks end")
    assert draft.body.text == f"{LONG}\nNothing else was said."


def test_headline_from_the_documents_title_then_the_first_heading_then_the_first_line() -> None:
    def titled(document: Document) -> None:
        document.core_properties.title = "Ports after the strike"
        document.add_paragraph(f"The ports opened, {LONG}")

    def headed(document: Document) -> None:
        document.add_paragraph("Statement")
        document.add_heading("Ports after the strike", 1)
        document.add_paragraph(LONG)

    assert read(saved(titled)).headline == "Ports after the strike"
    assert read(saved(headed)).headline == "Ports after the strike"
    assert (
        read(saved(lambda d: d.add_paragraph("Ports after the strike\nThey opened."))).headline
        == "Ports after the strike They opened."
    )


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    def build(document: Document) -> None:
        document.add_table(1, 2).rows[0].cells[0].text = "A column of prose. " * 40

    assert {b.kind for b in read(saved(build)).body.blocks} == {BlockKind.PARAGRAPH}


def test_no_text_no_clipping() -> None:
    with pytest.raises(Rejected, match="no text"):
        word.read(Source("a.docx", saved(lambda d: None)))


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if (changed := change(part.filename, old.read(part))) is not None:
                new.writestr(part.filename, changed)
    return out.getvalue()


@pytest.mark.parametrize("size", [20_000_000, 60_000_000])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(size: int) -> None:
    bomb = repacked(saved(full), lambda name, data: data + b" " * size if name == "word/document.xml" else data)
    assert len(bomb) < 200_000
    with pytest.raises(Rejected, match="unpacks to far more"):
        word.read(Source("a.docx", bomb))


def test_an_entity_reads_no_file(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET-MARK")
    doctype = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()

    def change(name: str, data: bytes) -> bytes:
        if name not in {"word/document.xml", "docProps/core.xml"}:
            return data
        head, _, rest = data.partition(b"?>")
        return head + b"?>" + doctype + rest.replace(b"The end.", b"&x;").replace(b"Document1", b"&x;")

    try:
        drafts = word.read(Source("a.docx", repacked(saved(full), change)))
    except Rejected:
        return
    assert "SECRET-MARK" not in repr(drafts)


@pytest.mark.parametrize("missing", ["word/styles.xml", "word/numbering.xml", "docProps/core.xml", "_rels/.rels", "word/media/image1.png",
                                     "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"])  # fmt: skip
def test_a_document_without_one_of_its_parts_is_read_or_refused(missing: str) -> None:
    data = repacked(saved(full), lambda name, part: None if name == missing else part)
    try:
        drafts = registry.read(Source("a.docx", data))
    except Rejected as refused:
        assert re.fullmatch(r"[A-Z].*\.", str(refused))
    else:
        assert "The end." in drafts[0].body.text


def test_a_locked_or_truncated_document_says_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Rejected, match="password"):
        registry.read(Source("a.docx", locked))
    with pytest.raises(Rejected, match="damaged"):
        registry.read(Source("a.docx", saved(full)[:-500]))


def test_list_styles_of_their_own_level_are_nested() -> None:
    document = docx.Document()
    document.add_paragraph("The points of the statement are these, in their order of weight.")
    for style in ("List Bullet", "List Bullet 2", "List Number 3"):
        document.add_paragraph(f"A point in {style}", style=style)
    out = io.BytesIO()
    document.save(out)
    (draft,) = word.read(Source("points.docx", out.getvalue()))
    found = [(b.level, b.ordered) for b in draft.body.blocks if b.kind is BlockKind.LIST_ITEM]
    assert found == [(0, False), (1, False), (2, True)]


def test_moved_text_and_the_letters_below_small_readings_are_text() -> None:
    ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    moved = '<w:moveTo w:id="3" w:author="A"><w:r><w:t>moved here</w:t></w:r></w:moveTo><w:moveFrom w:id="4" w:author="A"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>'

    def change(name: str, data: bytes) -> bytes:
        return (
            data.replace(b"PLACE", f"</w:t></w:r>{ruby}{moved}<w:r><w:t>".encode())
            if name == "word/document.xml"
            else data
        )

    data = saved(lambda d: d.add_paragraph(f"PLACE and {LONG}"))
    draft = read(repacked(data, change))
    assert draft.body.text.startswith("東京moved here and officials")
