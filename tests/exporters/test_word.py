"""Word files taken apart: our styles and no others, fields that are right when opened, pages as Word's kin lays them out."""

import itertools
import random
import re
import subprocess
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from issues import ARABIC, ENGLISH, GERMAN, RUSSIAN, STYLE, WIRE, big_issue, document, item, paragraph, png, squeezed
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from clipper import paths
from clipper.exporters import registry
from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.document import (
    Document,
    DocumentSection,
    Figure,
    Item,
    Lead,
    MarkLabel,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
    Tone,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(tmp_path: Path, made: Document) -> Path:
    path = tmp_path / "issue.docx"
    assert registry.exporter_for(path).write(made, STYLE, path) == ()
    return path


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def body(path: Path) -> etree._Element:
    return part(path, "word/document.xml")


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def styled(path: Path, *names: str) -> list[str]:
    """The texts of the paragraphs of a style, by its id or with RTL behind it."""
    wanted = {name + end for name in names for end in ("", "RTL")}
    return [text_of(p) for p in body(path).iter(f"{W}p") if style_of(p) in wanted]


def style_of(p: etree._Element) -> str:
    found = p.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def full_item(key: str = "k1", **fields: object) -> Item:
    """An item with everything an item can have."""
    label = MarkLabel(Role.CRITICISM, "Henrik Saar", "Answer if asked", "M. Ilves")
    blocks = (
        paragraph("A heading", ParagraphKind.HEADING, 2),
        *(paragraph(text, ParagraphKind.BULLET, n) for n, text in enumerate(("First point", "Deeper point"))),
        *(paragraph(text, ParagraphKind.NUMBERED) for text in ("Step", "Next step")),
        paragraph("Said somebody", ParagraphKind.QUOTE),
        paragraph("  indented   code\n\n  more", ParagraphKind.PREFORMATTED),
        Omission(),
        PullQuote("We would like an agreement.", "Jamieson Greer"),
        Paragraph((Run("plain "), Run("bold", bold=True), Run(" and "), Run("slanted", italic=True))),
        Paragraph((Run("Before "), Run("an expensive way", roles=(Role.CRITICISM,), labels=(label,)), Run(" after."))),
        Paragraph((Run("see "), Run("the page", href="https://example.com/a?b=c&d"))),
        Figure(png(60, 40), "image/png", 60, 40, "The caption.", "Photo: Oduya", alt="A crane."),
        Table((("Day", "Ships"), ("Monday", "38"), ("Tuesday", "41")), 1),
        *(paragraph(text) for text in WIRE),
    )
    told = {
        "kicker": "Tariffs", "deck": "The deck", "byline": "By Ines Calloway", "credit": "Reuters", "dateline": "LONDON",
        "url": "https://example.com/a/b", "commentary": ("Our view.", "Suggested line: none."), "also_in": ("Echo", "Mail"),
        "other_headlines": ("Other",), "rights": "internal use", "page": "4", "city": "Port Valmora", "tone": Tone.BALANCED,
    }  # fmt: skip
    return item(key, f"Headline of {key}", blocks=blocks, **{**told, **fields})


OFFICE = Office(
    "Republic of Valmora", "Press Office", "PO", "For internal use", "Enclosed are clippings.", ("M. Ilves",)
)


def full_issue() -> Document:
    return document(
        full_item("k1"),
        item("k2", "عودة المرشدين", *ARABIC, language="ar", rtl=True),
        office=OFFICE, as_at="06:40", edition="Morning edition", uid="0190", leads=(Lead("k1", "The lead", "One line"),),
        period=("2025-06-10", "2025-06-11"), media=("A", "B", "C"), words=400, minutes=2, empty_sections=("Fisheries",),
    )  # fmt: skip


def test_looks_come_from_styles_and_from_nothing_else(tmp_path: Path) -> None:
    path = written(tmp_path, full_issue())
    known = {style.get(f"{W}styleId") for style in part(path, "word/styles.xml").iter(f"{W}style")}
    paragraphs, runs = 0, 0
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if re.match(r"word/(document|header|footer|comments)\d*\.xml$", n)]
    for name in names:
        for p in part(path, name).iter(f"{W}p"):
            paragraphs += 1
            assert style_of(p) in known, name
            assert {child.tag for child in p.find(f"{W}pPr")} <= {f"{W}pStyle", f"{W}numPr", f"{W}sectPr"}
        for facts in part(path, name).iter(f"{W}rPr"):
            runs += 1
            tags = {child.tag.removeprefix(W) for child in facts}
            assert tags <= {"rStyle", "rtl", "lang"}, etree.tostring(facts)
            assert all(found.get(f"{W}val") in known for found in facts.iter(f"{W}rStyle"))
    assert paragraphs > 60 and runs > 60


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


# Pages: what the contents say against what LibreOffice lays out.


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    """Convert a Word file with LibreOffice, with a profile of its own."""
    profile = tmp_path_factory.mktemp("profile")

    def convert(program: str, path: Path) -> list[str]:
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(path.parent), str(path)], check=True, capture_output=True, timeout=180
        )
        with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as opened:
            return [opened[at].get_textpage().get_text_range() for at in range(len(opened))]

    return convert


def contents(path: Path) -> Iterator[tuple[int, int]]:
    """First and last page of every line of the contents."""
    for line in styled(path, "TOC2"):
        found = re.search(r"Pages? (\d+)(?:–(\d+))?$", line)
        assert found, line
        yield int(found[1]), int(found[2] or found[1])


def mixed_issue(seed: int) -> Document:
    """Items of every make: long and short, with pictures, tables, lists, marks, in five languages, briefs among them."""
    rng = random.Random(seed)
    voices = {"en": (ENGLISH, *WIRE), "de": GERMAN, "ru": RUSSIAN, "ar": ARABIC}
    items: list[Item] = []
    for n in range(30):
        language = rng.choice(("en", "en", "en", "de", "ru", "ar"))
        said = [rng.choice(voices[language]) * rng.choice((1, 1, 2, 3)) for _ in range(rng.randint(1, 16))]
        blocks: list = [paragraph(text, rng.choice((ParagraphKind.BODY,) * 6 + tuple(ParagraphKind))) for text in said]
        for _ in range(rng.randint(0, 2)):
            at = rng.randint(0, len(blocks))
            width, height = rng.randint(60, 1200), rng.randint(60, 900)
            rows = tuple(
                tuple(f"cell {r} {c}" * rng.randint(1, 4) for c in range(3)) for r in range(rng.randint(2, 30))
            )
            kinds = (Figure(png(width, height), "image/png", width, height, "Caption. " * rng.randint(1, 12), "Photo"),)
            blocks.insert(at, rng.choice((*kinds, Table(rows, 1), PullQuote(WIRE[1][:90], "A speaker"))))
        headline = f"{said[0].split()[0]}{n} " + " ".join(said[0].split()[1 : rng.randint(3, 16)])
        extra = {"deck": said[0][:120]} if rng.random() < 0.5 else {}
        extra |= {"commentary": (ENGLISH * rng.randint(1, 3), ENGLISH)} if rng.random() < 0.3 else {}
        extra |= {"also_in": ("Echo", "Mail"), "url": "https://example.com/a"} if rng.random() < 0.5 else {}
        words = sum(len(text.split()) for text in said)
        items.append(item(f"q{n:03}q", headline, blocks=tuple(blocks), language=language, rtl=language == "ar", words=words, **extra))  # fmt: skip
    cuts = (0, 9, 10, 30)
    sections = tuple(
        DocumentSection(f"s{n}", f"Section {n}", tuple(items[a:b])) for n, (a, b) in enumerate(itertools.pairwise(cuts))
    )
    return document(sections=sections, office=OFFICE, leads=(Lead("q001q", "The lead", "One line"),))


def _told(one: Item) -> str:
    """What stands in an item's head and nowhere else: the key in the code of a made item, the code of another's."""
    return one.key if one.code.endswith(one.key) and one.key.startswith("q") else one.code


@pytest.mark.parametrize("issue", ["demo", "long", "mixed 1", "mixed 2"])
def test_every_number_of_the_contents_is_the_page_on_which_its_item_stands(
    tmp_path: Path, demo, office, program, issue: str
) -> None:
    kind, _space, seed = issue.partition(" ")
    made = {"demo": lambda: demo.document, "long": big_issue, "mixed": lambda: mixed_issue(int(seed))}[kind]()
    path = written(tmp_path, made)
    read = [squeezed(page) for page in office(program("libreoffice"), path)]
    numbers = list(contents(path))
    items = [one for section in made.sections for one in section.items]
    heads = styled(path, "Heading2", "Heading2Long")
    assert len(numbers) == len(items) == len(heads)
    begun = [at for at, page in enumerate(read, 1) for one in items if squeezed(_told(one)) in page]
    assert [first for first, _last in numbers] == begun
    for (_first, last), following in zip(numbers, [*begun[1:], len(read) + 1], strict=True):
        assert last in (following - 1, following)
    assert f"2of{len(read)}" in read[1]
