"""A whole morning's issue in all four styles, read back from its PDF and Word files: nothing lost, every number and link right."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import news_issue
import pikepdf
import pypdfium2
import pytest
from issues import squeezed
from machine import skip
from press import printed
from read_back import texts
from test_word_forms import words_of
from word_reading import W, body, contents, part, style_of, text_of

from clipper.exporters import registry, style
from clipper.model.document import Document, Item

NAMES = style.names()[:4]
# one worker makes the issue and its files for all of them
pytestmark = pytest.mark.xdist_group("read back")
_LATIN = re.compile(r"[A-Za-z0-9]+")
_NOT_RTL = re.compile(r"[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Issue:
    """The Document, and its files by style and ending."""

    document: Document
    folder: Path

    @property
    def items(self) -> list[Item]:
        return [one for section in self.document.sections for one in section.items]

    def file(self, name: str, ending: str) -> Path:
        path = self.folder / f"{name}{ending}"
        if not path.exists():
            assert registry.exporter_for(path).write(self.document, style.load(name), path) == ()
        return path


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    folder = tmp_path_factory.mktemp("morning")
    return Issue(news_issue.made(folder), folder)


@pytest.fixture(scope="module")
def laid_out(issue: Issue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The Word files as LibreOffice lays them out, by style."""
    office = shutil.which("libreoffice")
    if office is None:
        skip("libreoffice is not installed, so this is not checked here.")
    profile, out = tmp_path_factory.mktemp("profile"), tmp_path_factory.mktemp("laid")
    command = [str(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    files = [str(issue.file(name, ".docx")) for name in NAMES]
    subprocess.run([*command, "--outdir", str(out), *files], check=True, capture_output=True, timeout=180)
    return {name: out / f"{name}.pdf" for name in NAMES}


def outline(path: Path) -> list[tuple[str, int]]:
    """Every entry of a PDF's outline with its page, from 1."""
    with pikepdf.open(path) as opened:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(opened.pages, 1)}

        def below(entries: Any) -> Iterator[tuple[str, int]]:
            for one in entries:
                yield one.title, pages[one.destination[0].objgen]
                yield from below(one.children)

        with opened.open_outline() as held:
            return list(below(held.root))


def missing(read: str, wanted: list[tuple[str, bool]]) -> list[str]:
    """The texts that do not stand in what was read, each after the one before; of those from the right, letters and words apart."""
    held, turned = squeezed(read), _NOT_RTL.sub("", squeezed(read))
    found: list[str] = []
    at = back = 0
    for text, rtl in wanted:
        known = squeezed(text)
        place = held.find(known, at)
        if place >= 0:
            at = place + len(known)
            continue
        letters = _NOT_RTL.sub("", known)
        place = turned.find(letters, back) if rtl and letters else -1
        back = place + len(letters) if place >= 0 else back
        if place < 0 or Counter(_LATIN.findall(text)) - Counter(_LATIN.findall(read)):
            found.append(text)
    return found


def test_the_issue_holds_what_an_issue_can_hold(issue: Issue) -> None:
    languages = {one.language[:2] for one in issue.items}
    assert {"ar", "ru", "de", "en"} <= languages
    assert any(len(one.also_in) == 4 for one in issue.items) and any(one.commentary for one in issue.items)
    assert not news_issue.PAGES.is_dir() or [len(s.items) for s in issue.document.sections] == [8, 5, news_issue.MOST]


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_holds_every_text_of_every_entry_in_order(issue: Issue, name: str) -> None:
    read = "\n".join(texts(issue.file(name, ".pdf"), style.load(name)))
    wanted = [(text, one.rtl) for one in issue.items for text in printed(name, one)]
    lost = missing(read, wanted)
    assert sum(len(squeezed(t)) for t in lost) <= 0.001 * sum(len(squeezed(t)) for t, _rtl in wanted), lost[:3]
    assert "■" not in read and "\ufffd" not in read


@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_holds_every_character_of_every_entry_in_order(issue: Issue, name: str) -> None:
    front = ("TOC", "Contents", "Cover", "Change")
    paragraphs = [p for p in body(issue.file(name, ".docx")).iter(f"{W}p") if not style_of(p).startswith(front)]
    read, at = squeezed("\n".join(map(text_of, paragraphs))), 0
    for one in issue.items:
        for text in words_of(one, name):
            place = read.find(squeezed(text), at)
            assert place >= 0, f"{one.headline}: {text[:60]!r} is not there; from there on: {read[at : at + 100]!r}"
            at = place + len(squeezed(text))


@pytest.mark.parametrize("name", ["clippings", "facsimile"])
def test_numbers_in_the_contents_of_a_pdf_are_those_of_its_pages(issue: Issue, name: str) -> None:
    path, items = issue.file(name, ".pdf"), issue.items
    places = outline(path)
    begun = [page for title, page in places if title not in {s.title for s in issue.document.sections}]
    assert len(begun) == len(items)
    with pypdfium2.PdfDocument(path) as opened:
        ends = [*begun[1:], len(opened) + 1]
        front = "\n".join(opened[at].get_textpage().get_text_range() for at in range(begun[0] - 1))
    # A line that begins with Arabic is read from the right, its number first.
    said = re.findall(r"Pages? (\d+)(?:–(\d+))?|^(\d+) Page\b", front, re.MULTILINE)
    numbers = [(int(first or back), int(last or first or back)) for first, last, back in said][-len(items) :]
    assert [first for first, _last in numbers] == begun
    assert all(last in (end - 1, end) for (_first, last), end in zip(numbers, ends, strict=True))


@pytest.mark.parametrize("name", ["clippings", "facsimile"])
def test_numbers_in_the_contents_of_a_word_file_are_those_libreoffice_makes(
    issue: Issue, laid_out: dict[str, Path], name: str
) -> None:
    heads = {squeezed(one.headline) for one in issue.items}
    begun = [page for title, page in outline(laid_out[name]) if squeezed(title) in heads]
    numbers = list(contents(issue.file(name, ".docx")))
    assert [first for first, _last in numbers] == begun
    with pypdfium2.PdfDocument(laid_out[name]) as opened:
        ends = [*begun[1:], len(opened) + 1]
    assert all(last in (end - 1, end) for (_first, last), end in zip(numbers, ends, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_as_many_entries_as_the_issue_has(issue: Issue, laid_out: dict[str, Path], name: str) -> None:
    numbered = name in ("executive", "links")
    heads = Counter(
        squeezed(f"{number}{one.contents_headline}" if numbered else one.headline)
        for number, one in enumerate(issue.items, 1)
    )
    shown = Counter(squeezed(title) for title, _page in outline(laid_out[name]))
    assert heads - shown == Counter()


@pytest.mark.parametrize("name", NAMES)
def test_links_land_and_the_outline_is_that_of_the_issue(issue: Issue, name: str) -> None:
    with pikepdf.open(issue.file(name, ".pdf")) as opened:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
        links = [link for page in opened.pages for link in page.get("/Annots", []) if "/Dest" in link]
        landed = {pages[link.Dest[0].objgen] for link in links}
        with opened.open_outline() as held:
            titles = [(one.title, [inner.title for inner in one.children]) for one in held.root]
    assert titles == [(s.title, [one.headline for one in s.items]) for s in issue.document.sections]
    if name in ("clippings", "facsimile"):
        assert landed >= {page for _title, page in outline(issue.file(name, ".pdf"))}
    path = issue.file(name, ".docx")
    made = body(path)
    marks = {mark.get(f"{W}name") for mark in made.iter(f"{W}bookmarkStart")}
    fields = [(found.text or "").split() for found in made.iter(f"{W}instrText")]
    anchors = {anchor for link in made.iter(f"{W}hyperlink") if (anchor := link.get(f"{W}anchor"))}
    assert anchors | {found[1] for found in fields if found[0] == "PAGEREF"} <= marks
    relations = {one.get("Id") for one in part(path, "word/_rels/document.xml.rels")}
    office = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    assert {link.get(f"{office}id") for link in made.iter(f"{W}hyperlink")} - {None} <= relations


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_two_exports_of_the_issue_are_equal(issue: Issue, tmp_path: Path, name: str, ending: str) -> None:
    again = tmp_path / f"again{ending}"
    registry.exporter_for(again).write(issue.document, style.load(name), again)
    assert again.read_bytes() == issue.file(name, ending).read_bytes()
