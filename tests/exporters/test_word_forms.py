"""Word in all four styles: every character of every entry, looks from styles alone, and what the schemas ask."""

import zipfile
from pathlib import Path

import pytest
from issues import squeezed
from openxml_audit import FileFormat, OpenXmlValidator
from word_issues import mixed_issue, whole_issue
from word_reading import W, body, part, style_of, styled, text_of, texts, written

from clipper.exporters import item_words, style
from clipper.model.document import Figure, Item, Paragraph, PullQuote, Table

NAMES = style.names()
PARAGRAPH = {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "numPr", "sectPr"}
"""What a paragraph says itself: its style, what it stays with, the side column's place, its list, a section's end."""
RUN = {"rStyle", "rtl", "lang"}
EMPHASIS = {"b", "bCs", "i", "iCs"}
"""Beside a mark or a link, whose style takes the run's only place for one."""
CELL = {"tcW", "shd"}
"""A cell has no style of its own: its width, and the tint of a front page."""


def words_of(one: Item, name: str) -> list[str]:
    """Every text that a style prints of an item, in order."""
    if name == "links":
        return [one.contents_headline, one.outlet, *([one.url.removeprefix("https://").rstrip("/")] if one.url else [])]
    blocks = item_words.points(one) if name == "executive" else one.blocks
    said = [one.contents_headline if name == "executive" else one.headline]
    said += [one.deck] if one.deck and name != "executive" else []
    for block in blocks:
        if isinstance(block, Paragraph | PullQuote):
            said.append(block.text)
        elif isinstance(block, Table):
            said += [cell for row in block.rows for cell in row]
        elif isinstance(block, Figure):
            said += [text for text in (block.caption, block.credit) if text]
    said += [text for text in one.commentary if name != "executive" or not text.startswith("Suggested")]
    return [*said, *one.also_in, *(text for pair in one.other_headlines for text in pair), one.differences]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("issue", ["whole", "mixed"])
def test_every_character_of_every_entry_reads_back_in_order(tmp_path: Path, name: str, issue: str) -> None:
    made = whole_issue() if issue == "whole" else mixed_issue(4)
    path = written(tmp_path, made, style.load(name))
    paragraphs = [
        p for p in body(path).iter(f"{W}p") if not style_of(p).startswith(("TOC", "Contents", "Cover", "Change"))
    ]
    read, at = squeezed("\n".join(map(text_of, paragraphs))), 0
    for one in (one for section in made.sections for one in section.items):
        for text in words_of(one, name):
            place = read.find(squeezed(text), at)
            assert place >= 0, f"{one.key}: {text[:60]!r} is not there; from there on: {read[at : at + 100]!r}"
            at = place + len(squeezed(text))


@pytest.mark.parametrize("name", NAMES)
def test_looks_come_from_styles_and_from_nothing_else(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, whole_issue(), style.load(name))
    known = {found.get(f"{W}styleId") for found in part(path, "word/styles.xml").iter(f"{W}style")}
    paragraphs = 0
    for where, content in texts(path):
        for p in content.iter(f"{W}p"):
            paragraphs += 1
            assert style_of(p) in known, (where, style_of(p))
            assert {child.tag.removeprefix(W) for child in p.find(f"{W}pPr")} <= PARAGRAPH, where
        for facts in content.iter(f"{W}rPr"):
            tags = {child.tag.removeprefix(W) for child in facts}
            named = {found.get(f"{W}val") for found in facts.iter(f"{W}rStyle")}
            assert named <= known, named
            marked = any(found.startswith("Mark") or found == "Hyperlink" for found in named)
            assert tags <= RUN | (EMPHASIS if marked else set()), tags
        for facts in content.iter(f"{W}tcPr"):
            assert {child.tag.removeprefix(W) for child in facts} <= CELL
        for facts in content.iter(f"{W}tblPr"):
            assert facts[0].get(f"{W}val") in known
            tags = {child.tag.removeprefix(W) for child in facts}
            assert tags <= {"tblStyle", "bidiVisual", "tblW", "tblLayout", "tblLook"}
    assert paragraphs > 20


def faults(path: Path) -> list[str]:
    """What the schemas of ECMA-376 and the rules of Word find wrong, by part and element."""
    found = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors
    # A theme is optional (ECMA-376 part 1, 11.3.1 and 14.2.7): our fonts and colours are named outright.
    return [str(fault) for fault in found if "relationships/theme" not in fault.description]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_part_keeps_to_the_schemas(tmp_path: Path, name: str, language: str) -> None:
    assert faults(written(tmp_path, whole_issue(language), style.load(name))) == []


def test_a_part_that_breaks_the_schemas_is_found(tmp_path: Path) -> None:
    path, broken = written(tmp_path, whole_issue()), tmp_path / "broken.docx"
    for name, right, wrong in (
        ("word/styles.xml", b"<w:keepNext/><w:keepLines/>", b"<w:keepLines/><w:keepNext/>"),
        ("word/document.xml", b'<w:pStyle w:val="BodyText"/>', b'<w:pStyle w:val="BodyText"/><w:colour/>'),
        ("word/settings.xml", b"<w:footnotePr>", b"<w:compat/><w:footnotePr>"),
        ("word/footnotes.xml", b'w:type="separator"', b'w:type="line"'),
    ):
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
            for entry in source.namelist():
                data = source.read(entry)
                assert entry != name or right in data, name
                target.writestr(entry, data.replace(right, wrong, 1) if entry == name else data)
        assert faults(broken), name


@pytest.mark.parametrize("name", NAMES)
def test_two_exports_are_equal_byte_for_byte(tmp_path: Path, name: str) -> None:
    first, second = (written(tmp_path, whole_issue(), style.load(name), file) for file in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "ar"])
def test_fields_links_and_bookmarks_lead_somewhere(tmp_path: Path, name: str, language: str) -> None:
    path = written(tmp_path, whole_issue(language), style.load(name))
    made = body(path)
    marks = [mark.get(f"{W}name") for mark in made.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    anchors = {anchor for link in made.iter(f"{W}hyperlink") if (anchor := link.get(f"{W}anchor"))}
    fields = [(field.text or "").split() for field in made.iter(f"{W}instrText")]
    assert anchors | {field[1] for field in fields if field[0] == "PAGEREF"} <= set(marks)
    for one in ("begin", "separate", "end"):
        assert sum(c.get(f"{W}fldCharType") == one for c in made.iter(f"{W}fldChar")) == len(fields)
    assert all(found.get("descr") for found in made.iter("{*}docPr"))
    words = style.words(language)
    assert any(words[style.load(name).genre] in "".join(map(text_of, content)) for _part, content in texts(path))


def test_a_summary_numbers_its_entries_and_leaves_room_for_answers(tmp_path: Path) -> None:
    path = written(tmp_path, whole_issue(), style.load("executive"))
    assert len(styled(path, "Heading2")) == 6
    numbering = part(path, "word/styles.xml").find(f"{W}style[@{W}styleId='Heading2']//{W}numId").get(f"{W}val")
    assert numbering == "3"
    boxes = [text_of(p) for p in body(path).iter(f"{W}p") if style_of(p) == "SideBoxes"]
    assert len(boxes) == 6 and all("Noted" in box and "Answer" in box for box in boxes)
    assert len(list(body(path).iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))) == 18
    assert "▲ Favourable" in styled(path, "SideTone")
    assert styled(path, "NoteLabel") == ["What dominates", "How we look"]
    assert styled(path, "LineToTake") == ["“none.”"]
    assert styled(path, "PlayFront") == ["p. 1, pic"]
    [head] = [r for r in body(path).iter(f"{W}tr") if r.find(f"{W}trPr/{W}tblHeader") is not None]
    assert "Gazette" in text_of(head)
    assert {"Read, nothing found", "Distribution", "Duty officer"} <= set(styled(path, "EndLabel"))


def test_a_running_head_says_what_the_whole_is_where_a_section_opens(tmp_path: Path) -> None:
    path = written(tmp_path, whole_issue())
    heads = {name: text_of(content) for name, content in texts(path) if name.startswith("word/header")}
    assert "Press clippingsThe Harbour Gazette · Wednesday, 11 June 2025" in heads.values()
    assert any(said.startswith("PortsThe Harbour Gazette") for said in heads.values())


def test_the_book_gives_a_picture_air_and_leads_to_addresses_by_the_names_of_outlets(tmp_path: Path) -> None:
    path = written(tmp_path, whole_issue(), style.load("facsimile"))
    before = {
        one.get(f"{W}styleId"): one.find(f"{W}pPr/{W}spacing").get(f"{W}before")
        for one in part(path, "word/styles.xml").iter(f"{W}style")
        if one.get(f"{W}styleId") in ("Figure", "FigureFirst", "TableLead")
    }
    assert before == {"Figure": "180", "FigureFirst": "0", "TableLead": "120"}
    assert not styled(path, "WebAddress")
    led = [
        p for p in body(path).iter(f"{W}p") if style_of(p).startswith("ItemOutlet") and list(p.iter(f"{W}hyperlink"))
    ]
    assert len(led) == sum(bool(one.url) for section in whole_issue().sections for one in section.items)
    turned = [s for s in body(path).iter(f"{W}sectPr") if s.find(f"{W}bidi") is not None]
    assert len(turned) == 1 and turned[0].find(f"{W}cols").get(f"{W}num") == "2"


def test_the_code_of_an_arabic_item_keeps_its_order_in_its_footnote(tmp_path: Path) -> None:
    notes = text_of(part(written(tmp_path, whole_issue()), "word/footnotes.xml"))
    assert "\u200e0611-k5" in notes


def test_a_facsimile_has_a_page_of_its_own_and_texts_stand_in_two_columns(tmp_path: Path) -> None:
    path = written(tmp_path, whole_issue(), style.load("facsimile"))
    columns = [s.find(f"{W}cols").get(f"{W}num") for s in body(path).iter(f"{W}sectPr")]
    # Five texts; the table of the first stands across the page, between columns above and below it.
    assert columns.count("2") == 6
    assert styled(path, "Mounted") == ["Pilots’ strike called off", "The front page"]
    assert styled(path, "FrontPage") == ["The Harbour Gazette"]
    assert any("Cut out of page 1" in said for said in styled(path, "FacsimileCaption"))
