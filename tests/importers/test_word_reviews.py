"""Press reviews and releases as offices write them in a word processor: several articles, letterheads, page heads, old formats."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from clipper.importers import registry
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source

ARTICLES = (
    ("Pilots call off strike at Port Elin", "Harbour Post", "Tuesday, 10 June 2025", "By Clara Venn"),
    ("Minister defends rail plan before committee", "The Capital Observer", "10 June 2025", "By Staff Reporter"),
    ("Grain prices fall for third week", "Valmora Business Daily", "9 June 2025", ""),
)
TEXT = (
    "Officials said on Tuesday that the decision was taken after a long night of talks between the parties.",
    "The spokesman said that more would follow next week, when the committee meets again in the capital.",
)


def read(build: Callable[[Document], None]) -> tuple[Draft, ...]:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return registry.read(Source("a.docx", out.getvalue()))


def set_line(document: Document, text: str, size: int = 0) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold = True
    run.font.size = Pt(size) if size else None


def with_styles(document: Document) -> None:
    document.add_paragraph("Press Review", style="Title")
    document.add_paragraph("Wednesday, 11 June 2025")
    for headline, outlet, _day, _by in ARTICLES:
        document.add_paragraph(f"{headline} ({outlet})\t2")
    for number, (headline, outlet, day, by) in enumerate(ARTICLES):
        if number != 1:
            document.add_heading(("National", "", "Economy")[number], 1)
        document.add_heading(headline, 2)
        for one in (f"{outlet}, {day}", *([by] if by else []), *TEXT):
            document.add_paragraph(one)


def by_size(document: Document) -> None:
    set_line(document, "DAILY PRESS CLIPPINGS", 20)
    document.add_paragraph("11 June 2025")
    for headline, outlet, day, by in ARTICLES:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        set_line(document, outlet, 14)
        document.add_paragraph(day)
        set_line(document, headline, 16)
        for one in (*([by] if by else []), *TEXT):
            document.add_paragraph(one)


def labelled(document: Document) -> None:
    for headline, outlet, day, _by in ARTICLES:
        for one in (f"Source: {outlet}", f"Date: {day}", f"Title: {headline}", *TEXT, "_" * 30):
            document.add_paragraph(one)


def in_brackets(document: Document) -> None:
    for headline, outlet, day, _by in ARTICLES:
        document.add_heading(headline, 1)
        for one in (f"({outlet}, {day})", "https://news.example/story", *TEXT):
            document.add_paragraph(one)


def outlet_behind(document: Document) -> None:
    document.add_heading("Press clips", 1)
    for headline, outlet, _day, _by in ARTICLES:
        document.add_heading(f"{headline} ({outlet})", 2)
        for one in TEXT:
            document.add_paragraph(one)


def pages_behind(document: Document) -> None:
    set_line(document, "REVUE DE PRESSE", 18)
    for number, (headline, outlet, _day, _by) in enumerate(ARTICLES):
        document.add_paragraph(f"{outlet} – mardi 10 juin 2025 – p. {number + 3}")
        set_line(document, headline, 14)
        for one in TEXT:
            document.add_paragraph(one)


def short_years(document: Document) -> None:
    for headline, outlet, _day, _by in ARTICLES:
        set_line(document, headline, 14)
        for one in (f"{outlet}, 25/6/13", *TEXT):
            document.add_paragraph(one)


@pytest.mark.parametrize(
    ("build", "day", "page"),
    [(outlet_behind, None, ""), (pages_behind, "2025-06-10", "3"), (short_years, "2013-06-25", "")],
)
def test_reviews_of_other_make(build: Callable[[Document], None], day: str | None, page: str) -> None:
    drafts = read(build)[: len(ARTICLES)]
    assert [(d.headline, d.outlet) for d in drafts] == [(headline, outlet) for headline, outlet, _day, _by in ARTICLES]
    assert (drafts[0].published.day, drafts[0].page, drafts[0].section) == (day, page, "")


def test_outlet_and_day_below_a_text_are_fields() -> None:
    def build(document: Document) -> None:
        set_line(document, "Fishing fleet returns early", 14)
        for one in (*TEXT, "Source: Harbour Post, 11 June 2025"):
            document.add_paragraph(one)

    (draft,) = read(build)
    assert (draft.outlet, draft.published.day, draft.body.blocks[-1].text) == ("Harbour Post", "2025-06-11", TEXT[-1])


@pytest.mark.parametrize("build", [with_styles, by_size, labelled, in_brackets])
def test_a_press_review_is_parted_into_its_articles(build: Callable[[Document], None]) -> None:
    drafts = read(build)[: len(ARTICLES)]
    assert [(d.headline, d.outlet, d.published.day) for d in drafts] == [
        (headline, outlet, "2025-06-09" if day.startswith("9") else "2025-06-10")
        for headline, outlet, day, _by in ARTICLES
    ]
    assert all(tuple(b.text for b in d.body.blocks) == TEXT for d in drafts)


def test_sections_and_bylines_of_a_review_go_with_their_articles() -> None:
    drafts = read(with_styles)
    assert [d.section for d in drafts[:3]] == ["National", "National", "Economy"]
    assert [d.authors for d in drafts[:3]] == [("Clara Venn",), (), ()]
    assert "Press Review" in " ".join((drafts[-1].body.text, *drafts[2].warnings))


def one_with_subheads(document: Document) -> None:
    document.add_heading("How the coast lost its railway", 1)
    document.add_paragraph("By Clara Venn")
    document.add_paragraph("Harbour Post, 11 June 2025")
    for head in ("", "The long decline", "12 June 2025", "A new hope"):
        if head:
            document.add_heading(head, 2)
        for one in TEXT:
            document.add_paragraph(one)


def test_an_article_with_headings_is_one() -> None:
    (draft,) = read(one_with_subheads)
    assert [b.text for b in draft.body.blocks if b.kind is BlockKind.HEADING][::2] == ["The long decline", "A new hope"]


def release(document: Document) -> None:
    document.core_properties.title = "Template press release"
    document.core_properties.author = "Jonas Pell"
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ministry of Transport", "12 Harbour Square"
    set_line(document, "PRESS RELEASE", 18)
    document.add_paragraph("For immediate release")
    set_line(document, "Government invests 340 million in coastal railway", 16)
    document.add_paragraph("Works to begin in March; buses every twenty minutes").runs[0].italic = True
    document.add_paragraph(f"Port Elin, 11 June 2025 – {TEXT[0]}")
    for one in (TEXT[1], "– ENDS –", "Notes to editors", "1. The coastal railway opened in 1911."):
        document.add_paragraph(one)


def test_a_release_is_read_below_its_letterhead() -> None:
    (draft,) = read(release)
    assert draft.headline == "Government invests 340 million in coastal railway"
    assert draft.deck == "Works to begin in March; buses every twenty minutes"
    assert (draft.outlet, draft.dateline, draft.authors) == ("Ministry of Transport", "Port Elin, 11 June 2025", ())
    assert [b.text for b in draft.body.blocks][:3] == [*TEXT, "Notes to editors"]
    assert "12 Harbour Square" in draft.editors_note
    assert "PRESS RELEASE" in draft.editors_note


def german(document: Document) -> None:
    document.add_paragraph("Pressemitteilung Nr. 87/2025")
    document.add_paragraph("Berlin, 11. Juni 2025")
    set_line(document, "Kabinett beschließt neues Hafengesetz", 16)
    set_line(document, "Ministerin Kramer: „Ein Meilenstein für die Küste“")
    document.add_paragraph(
        "Das Kabinett hat heute den Entwurf beschlossen. Genehmigungen sollen in sechs Monaten erteilt werden."
    )


def test_deck_and_dateline_of_a_german_release() -> None:
    (draft,) = read(german)
    assert (draft.headline, draft.deck) == (
        "Kabinett beschließt neues Hafengesetz",
        "Ministerin Kramer: „Ein Meilenstein für die Küste“",
    )
    assert (draft.dateline, draft.published.day) == ("Berlin, 11. Juni 2025", "2025-06-11")


def slip(document: Document) -> None:
    table = document.add_table(3, 2)
    for row, (label, value) in zip(
        table.rows, [("Outlet", "Harbour Post"), ("Date", "11 June 2025"), ("Journalist", "Clara Venn")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = label, value
    document.add_heading("Fishing fleet returns early", 1)
    for one in TEXT:
        document.add_paragraph(one)


def test_a_table_of_fields_is_a_slip() -> None:
    (draft,) = read(slip)
    assert (draft.headline, draft.outlet, draft.published.day) == (
        "Fishing fleet returns early",
        "Harbour Post",
        "2025-06-11",
    )
    assert draft.authors == ("Clara Venn",)


def broken_by_hand(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Harbour Post\tWednesday, 11 June 2025"
    set_line(document, "Fishing fleet returns early")
    line = document.add_paragraph("By Clara Venn and Tom Asher")
    line.add_run().add_break()
    line.add_run("Port Elin")
    for one in TEXT:
        document.add_paragraph(one)
    hidden = document.add_paragraph("The end is visible. ").add_run("NOTE TO SELF")
    hidden.font.hidden = True


def test_page_heads_tell_outlet_and_day_and_hidden_words_are_none() -> None:
    (draft,) = read(broken_by_hand)
    assert (draft.outlet, draft.published.day) == ("Harbour Post", "2025-06-11")
    assert draft.authors == ("Clara Venn", "Tom Asher")
    assert draft.body.blocks[-1].text == "The end is visible."


def test_documents_in_one_xml_file_are_read() -> None:
    old = "http://schemas.microsoft.com/office/word/2003/wordml"
    said = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in ("Fleet returns early", *TEXT))
    data = (
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="{old}" xmlns:wx="urn:wx">'
        f"<w:body><wx:sect>{said}<w:sectPr/></wx:sect></w:body></w:wordDocument>"
    )
    (draft,) = registry.read(Source("a.xml", data.encode()))
    assert (draft.headline, tuple(b.text for b in draft.body.blocks)) == ("Fleet returns early", TEXT)


def test_a_flat_package_is_read() -> None:
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in ("Fleet returns early", *TEXT))
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = (
        f'<pkg:package xmlns:pkg="{space}"><pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml">'
        f'<pkg:xmlData><Relationships xmlns="{relations}"><Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>'
        f'<pkg:part pkg:name="/word/document.xml" pkg:contentType="{main}"><pkg:xmlData><w:document {nsdecls("w")}><w:body>{body}</w:body></w:document>'
        "</pkg:xmlData></pkg:part></pkg:package>"
    )
    assert parse_xml(data) is not None
    (draft,) = registry.read(Source("a.xml", data.encode()))
    assert (draft.headline, tuple(b.text for b in draft.body.blocks)) == ("Fleet returns early", TEXT)
