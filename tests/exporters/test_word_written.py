"""Word files taken apart: our styles and no others, fields that are right when opened, pages as Word's kin lays them out."""

import re
import uuid
import zipfile
from pathlib import Path

import docx
from issues import ARABIC, ENGLISH, STYLE, document, item, png
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from msgspec.structs import replace
from word_issues import full_issue, full_item
from word_reading import W, body, part, style_of, styled, text_of, written

from clipper import paths
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition
from clipper.model.document import Figure, Paragraph, Run, Table


def test_sections_and_headlines_are_headings_by_word_s_own_names(tmp_path: Path) -> None:
    opened = docx.Document(str(written(tmp_path, full_issue())))
    named = [(str(p.style and p.style.name), p.text) for p in opened.paragraphs]
    headings = [pair for pair in named if pair[0].startswith("Heading")]
    assert headings[:3] == [
        ("Heading 1", "Ports and shipping"),
        ("Heading 2", "Headline of k1"),
        ("Heading 3", "A heading"),
    ]
    assert headings[3][0] == "Heading 2 RTL"
    assert opened.styles["Heading 2"].element.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "1"
    bidi = [name for name, _text in named if name == "Body Text RTL"]
    assert len(bidi) == len(ARABIC)
    assert opened.styles["Body Text RTL"].element.find(f"{W}pPr/{W}bidi") is not None


def test_fields_bookmarks_and_links_all_lead_somewhere(tmp_path: Path) -> None:
    path = written(tmp_path, full_issue())
    made = body(path)
    marks = {mark.get(f"{W}name") for mark in made.iter(f"{W}bookmarkStart")}
    anchors = [a for link in made.iter(f"{W}hyperlink") if (a := link.get(f"{W}anchor"))]
    fields = [(field.text or "").split() for field in made.iter(f"{W}instrText")]
    assert len(anchors) >= 4 and set(anchors) <= marks
    assert {field[1] for field in fields if field[0] == "PAGEREF"} <= marks
    assert [field[0] for field in fields].count("TOC") == 1
    foot = [(field.text or "").strip() for field in part(path, "word/footer1.xml").iter(f"{W}instrText")]
    assert foot == ["PAGE", "NUMPAGES"]
    for kind in ("begin", "separate", "end"):
        found = [c for c in made.iter(f"{W}fldChar") if c.get(f"{W}fldCharType") == kind]
        assert len(found) == len(fields)
    external = {
        relation.get("Target")
        for relation in part(path, "word/_rels/document.xml.rels")
        if relation.get("TargetMode") == "External"
    }
    assert external == {"https://example.com/a?b=c&d", "https://example.com/a/b"}


def test_only_web_addresses_are_followed(tmp_path: Path) -> None:
    runs = tuple(
        Run("link ", href=href) for href in ("javascript:alert(1)", "file:///etc/passwd", "mailto:p@example.org")
    )
    path = written(tmp_path, document(item("k1", "H", blocks=(Paragraph(runs),), url="javascript:alert(2)")))
    targets = [relation.get("Target", "") for relation in part(path, "word/_rels/document.xml.rels")]
    assert [target for target in targets if ":" in target] == ["mailto:p@example.org"]


def test_marks_are_shaded_by_style_and_their_labels_are_comments_of_the_issue_s_day(tmp_path: Path) -> None:
    path = written(tmp_path, full_issue())
    [marked] = [r for r in body(path).iter(f"{W}r") if "an expensive way" in text_of(r)]
    name = marked.find(f"{W}rPr/{W}rStyle").get(f"{W}val")
    styles = {style.get(f"{W}styleId"): style for style in part(path, "word/styles.xml").iter(f"{W}style")}
    assert styles[name].find(f"{W}rPr/{W}shd").get(f"{W}fill") == STYLE.tint(Role.CRITICISM)
    [comment] = part(path, "word/comments.xml")
    assert text_of(comment) == "CriticismHenrik SaarAnswer if asked"
    assert (comment.get(f"{W}author"), comment.get(f"{W}initials")) == ("M. Ilves", "MI")
    assert comment.get(f"{W}date") == "2025-06-11T06:40:00Z"


def test_each_text_names_its_source_in_a_footnote(tmp_path: Path) -> None:
    path = written(tmp_path, full_issue())
    called = [found.get(f"{W}id") for found in body(path).iter(f"{W}footnoteReference")]
    notes = part(path, "word/footnotes.xml").findall(f"{W}footnote")
    assert [note.get(f"{W}type") for note in notes[:2]] == ["separator", "continuationSeparator"]
    assert called == [note.get(f"{W}id") for note in notes[2:]] == ["1", "2", "3", "4"]
    # The first two are empty and hidden: they keep LibreOffice from mixing up notes and comments.
    hidden = [r for r in body(path).iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='Hidden']") is not None]
    assert len(hidden) == 2 and [text_of(note) for note in notes[2:4]] == ["", ""]
    first, second = (text_of(note).strip() for note in notes[4:])
    assert first == "The Harbour Gazette (Port Valmora) · Port Valmora · Wednesday, 11 June 2025 · page 4 · 0611-k1"
    assert "0611-k2" in second and style_of(notes[5].find(f"{W}p")) == "FootnoteTextRTL"
    settings = part(path, "word/settings.xml")
    assert [note.get(f"{W}id") for note in settings.iter(f"{W}footnote")] == ["-1", "0"]
    relations = part(path, "word/_rels/document.xml.rels")
    assert "footnotes.xml" in {relation.get("Target") for relation in relations}


def test_runs_say_their_language_where_it_is_not_the_issue_s(tmp_path: Path) -> None:
    path = written(tmp_path, full_issue())
    said = [
        (language.get(f"{W}val") or language.get(f"{W}bidi"), text_of(run))
        for run in body(path).iter(f"{W}r")
        for language in run.findall(f"{W}rPr/{W}lang")
    ]
    assert {language for language, _text in said} == {"ar-SA"}
    assert any("المرشدين" in text for _language, text in said)
    default = part(path, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert default.get(f"{W}val") == "en-GB"


def test_pictures_have_captions_and_words_for_those_who_cannot_see_them(tmp_path: Path) -> None:
    page = Figure(png(1654, 2339, "L"), "image/png", 1654, 2339, facsimile=True, dpi=200)
    scan = item("k2", "Front page", blocks=(page,), rendition=Rendition.FACSIMILE, page="1")
    path = written(tmp_path, document(full_item("k1"), scan))
    said = [found.get("descr") for found in body(path).iter("{*}docPr")]
    where = "The Harbour Gazette, Wednesday, 11 June 2025 · page 1"
    assert said == ["A crane.", f"Facsimile: {where}: Front page"]
    assert styled(path, "Caption") == ["The caption. Photo: Oduya"]
    assert re.fullmatch(rf"Facsimile: {where}\. Reproduced at \d\d %\.", styled(path, "FacsimileCaption")[0])


def test_the_side_column_says_tone_rendition_and_code(tmp_path: Path) -> None:
    path = written(tmp_path, document(full_item("k1"), item("k2", "H", ENGLISH)))
    assert styled(path, "ItemOutlet") == ["The Harbour Gazette▬ Balanced", "The Harbour GazetteFull text"]
    first, second = styled(path, "ItemFacts")
    assert first == "Port Valmora · Wednesday, 11 June 2025 · page 40611-k1 · Full text"
    assert second == "Wednesday, 11 June 20250611-k2"


def test_the_file_says_whose_it_is_and_nothing_of_when_it_was_written(tmp_path: Path) -> None:
    opened = docx.Document(str(written(tmp_path, full_issue())))
    facts = opened.core_properties
    assert (facts.title, facts.author, facts.language) == ("Press clippings", "Press Office", "en-GB")
    assert facts.subject == "Press clippings · Wednesday, 11 June 2025"
    assert str(facts.created) == str(facts.modified) == "2025-06-11 06:40:00+00:00"
    with zipfile.ZipFile(tmp_path / "issue.docx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_fonts_that_are_named_travel_along(tmp_path: Path) -> None:
    path = written(tmp_path, full_issue())
    targets = {r.get("Id"): r.get("Target") for r in part(path, "word/_rels/fontTable.xml.rels")}
    embedded = 0
    named = {font.get(f"{W}name") for font in part(path, "word/fontTable.xml")}
    for font in part(path, "word/fontTable.xml").iter(*(f"{W}embed{kind}" for kind in ("Regular", "Bold", "Italic"))):
        key = uuid.UUID(font.get(f"{W}fontKey"))
        relation = font.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        with zipfile.ZipFile(path) as archive:
            data = archive.read(f"word/{targets[relation]}")
        mask = bytes.fromhex(key.hex)[::-1]
        assert bytes(a ^ b for a, b in zip(data[:4], mask, strict=False)) == b"\x00\x01\x00\x00"
        embedded += 1
    assert embedded >= 8
    fonts = {
        found.get(f"{W}{kind}")
        for found in part(path, "word/styles.xml").iter(f"{W}rFonts")
        for kind in ("ascii", "cs")
        if found.get(f"{W}{kind}")
    }
    assert fonts <= named


def test_the_template_is_that_of_the_style(tmp_path: Path) -> None:
    made = part(written(tmp_path, document(item("k1", "H", ENGLISH))), "word/styles.xml")
    fresh = part(written(tmp_path, replace(document(item("k1", "H", ENGLISH)), language="ar")), "word/styles.xml")
    kept = part(paths.resource("styles") / "word-template.docx", "word/styles.xml")
    assert etree.tostring(made) == etree.tostring(kept)
    ids = [[style.get(f"{W}styleId") for style in styles.iter(f"{W}style")] for styles in (kept, fresh)]
    assert ids[0] == ids[1]
    sizes = [
        [size.get(f"{W}val") for size in styles.iter(f"{W}sz", f"{W}spacing", f"{W}shd")] for styles in (kept, fresh)
    ]
    assert sizes[0] == sizes[1], "word-template.docx is stale: run resources/styles/build_word_template.py"


def test_a_table_repeats_its_head_and_holds_what_word_can_hold(tmp_path: Path) -> None:
    wide = Table((tuple(f"Head{n}" for n in range(80)), *(tuple(f"c{r}x{n}" for n in range(80)) for r in range(3))), 1)
    path = written(tmp_path, document(item("k1", "H", blocks=(wide,))))
    [made] = [t for t in body(path).iter(f"{W}tbl") if "Head0" in text_of(t)]
    rows = made.findall(f"{W}tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(len(row.findall(f"{W}tc")) <= 63 for row in rows)
    assert all(f"c{r}x{n}" in text_of(made) for r in range(3) for n in range(80))


def test_a_short_last_paragraph_stays_with_our_own_words_below_it(tmp_path: Path) -> None:
    short, long = item("k1", "H1", ENGLISH, ENGLISH * 2), item("k2", "H2", ENGLISH * 9)
    bare = item("k3", "H3", ENGLISH, ENGLISH * 2)
    ours = [replace(one, commentary=("We have no view.",)) for one in (short, long)]
    made = [p for p in body(written(tmp_path, document(*ours, bare))).iter(f"{W}p") if style_of(p) == "BodyText"]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in made] == [False, True, False, False, False]
