"""One battery over all exporters: nothing lost, in order, the same bytes for the same issue, whole or not at all."""

import csv
import email
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from issues import ARABIC, ENGLISH, RUSSIAN, STYLE, WIRE, big_issue, document, item, png, squeezed
from read_back import share_read

from clipper.errors import ClipperError
from clipper.exporters import registry
from clipper.model.document import Document, DocumentSection, Figure, Item, Lead, Paragraph, PullQuote, Table
from clipper.progress import Cancelled, Progress

pytestmark = pytest.mark.xdist_group("demo")

ENDINGS = tuple(registry.MODULES)
WHOLE = tuple(one.suffix for one in registry.exporters() if one.whole)
"""Endings of formats that print every text; the others name the items."""
MM = 72 / 25.4


def written(tmp_path: Path, made: Document, ending: str, name: str = "issue") -> Path:
    path = tmp_path / f"{name}{ending}"
    assert registry.exporter_for(path).write(made, STYLE, path) == ()
    return path


def read_word(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def read_pdf(path: Path) -> str:
    """The text column of every page: without head, foot, margin, and the lines that say an item runs on."""
    found = []
    with pypdfium2.PdfDocument(path) as opened:
        for at in range(len(opened)):
            height = opened[at].get_height()
            box = {"left": 24 * MM - 3, "bottom": 27 * MM - 17, "right": 146 * MM + 4, "top": height - 34 * MM + 2}
            found.append(opened[at].get_textpage().get_text_bounded(**box))
    return re.sub("continues on the next page →", "", "\n".join(found))


class _Words(HTMLParser):
    """The words of a page, without those of the head and of the margin."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "head") or dict(attrs).get("class") == "notes":
            self.quiet += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "head", "aside") and self.quiet:
            self.quiet -= 1

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.found.append(data)


def read_web(path: Path) -> str:
    parser = _Words()
    parser.feed(path.read_text(encoding="utf-8"))
    return "".join(parser.found)


def read_markdown(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"</?mark>|\\\[m\d+\\\]|^> ?|\*\*|^```$", "", text, flags=re.MULTILINE)
    return re.sub(r"\\([\\`*_\[\]<>|#+\-=~>.)])", r"\1", text)


def read_letter(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    body = message.get_body(("plain",))  # pyright: ignore[reportAttributeAccessIssue]
    assert body is not None
    return body.get_content()


def read_table(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return "\n".join(" ".join(row) for row in csv.reader(file))


READERS: dict[str, Callable[[Path], str]] = {
    ".docx": read_word,
    ".pdf": read_pdf,
    ".html": read_web,
    ".md": read_markdown,
    ".eml": read_letter,
    ".csv": read_table,
}


def words_of(one: Item) -> Iterator[str]:
    """Every text of an item that a reader is to see, in order."""
    for block in one.blocks:
        if isinstance(block, Paragraph | PullQuote):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        elif isinstance(block, Figure):
            yield from (part for part in (block.caption, block.credit) if part)


@pytest.mark.parametrize("ending", WHOLE)
def test_all_text_of_every_entry_of_the_demo_reads_back_in_order(demo, ending: str) -> None:
    texts = [
        text
        for section in demo.document.sections
        for one in section.items
        for text in (one.headline, *([one.deck] if one.deck else []), *words_of(one), *one.commentary)
    ]
    assert len(texts) > 60
    share = share_read(READERS[ending](demo.files[ending]), texts)
    assert share >= (0.999 if ending == ".pdf" else 1.0), f"{share:.4%}"


@pytest.mark.parametrize("ending", WHOLE)
def test_the_wire_story_is_complete_to_its_last_word(demo, ending: str) -> None:
    story = demo.document.sections[0].items[0]
    body = "".join(block.text for block in story.blocks if isinstance(block, Paragraph))
    assert body.startswith("The United States and China have agreed") and body.endswith("economic relationship.")
    read = squeezed(READERS[ending](demo.files[ending]))
    at = 0
    for block in (block for block in story.blocks if isinstance(block, Paragraph)):
        place = read.find(squeezed(block.text), at)
        assert place >= at, block.text[:60]
        at = place + len(squeezed(block.text))


@pytest.mark.parametrize("ending", ENDINGS)
def test_same_issue_same_bytes(tmp_path: Path, ending: str) -> None:
    figure = Figure(png(60, 40), "image/png", 60, 40, "The caption.", "Photo: Oduya")
    made = document(
        item("k1", "H", *WIRE, *RUSSIAN),
        item("k2", "م", *ARABIC, language="ar", rtl=True),
        item("k3", "P", blocks=(figure,)),
    )
    first = written(tmp_path, made, ending, "one").read_bytes()
    assert written(tmp_path, made, ending, "two").read_bytes() == first


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_issue_is_written_whole_or_not_at_all(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"issue{ending}"
    path.write_bytes(b"the old one")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        registry.exporter_for(path).write(big_issue(), STYLE, path, progress=progress)
    assert path.read_bytes() == b"the old one"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    with pytest.raises(ClipperError, match="could not be written"):
        registry.exporter_for(path).write(big_issue(), STYLE, tmp_path / "nowhere" / path.name)


@pytest.mark.parametrize("ending", WHOLE)
def test_hostile_text_is_text(tmp_path: Path, ending: str) -> None:
    texts = [
        "<script>alert(1)</script> & &amp; ]]> {0} %s",
        "a\x00b\x1b[0m \ufffe c",
        "*not bold* _nor this_ [x](y) # no",
    ]
    made = document(item("k1", "<b>Headline</b> & “more”", *texts, kicker="<i>", deck="</p>", byline="&lt;"))
    read = READERS[ending](written(tmp_path, made, ending))
    assert share_read(read, ["<b>Headline</b> & “more”", texts[0], "a", "b", *texts[2:]]) == 1.0


@pytest.mark.parametrize("ending", sorted(set(ENDINGS) - set(WHOLE)))
def test_a_format_that_names_the_items_names_them_all_in_order(demo, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"issue{ending}"
    assert registry.exporter_for(path).write(demo.document, STYLE, path) == ()
    items = [one for section in demo.document.sections for one in section.items]
    assert (
        share_read(
            READERS[ending](path), [one.headline if ending == ".csv" else one.contents_headline for one in items]
        )
        == 1.0
    )


@pytest.mark.parametrize("ending", (".docx", ".html", ".md"))
def test_what_the_office_adds_is_printed(tmp_path: Path, ending: str) -> None:
    made = document(
        item("k1", "H", ENGLISH, also_in=("Echo", "Mail"), other_headlines=(("Another", "Mail"),), commentary=("Our view.",), rights="CC BY 4.0"),
        empty_sections=("Fisheries",),
    )  # fmt: skip
    read = squeezed(READERS[ending](written(tmp_path, made, ending)))
    for said in (
        "Also in: Echo, Mail",
        "Other headlines: “Another”",
        "Commentary",
        "Our view.",
        "Fisheries",
        "CC BY 4.0",
    ):
        assert squeezed(said).replace(":", "") in read.replace(":", ""), said


def test_an_ending_nobody_writes_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClipperError, match=r"\.docx, \.pdf, \.html, \.md, \.eml, \.csv"):
        registry.exporter_for(tmp_path / "issue.odt")


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_issue_without_sections_titles_or_office_can_be_written(tmp_path: Path, ending: str) -> None:
    bare = Document("", "", 0, sections=(DocumentSection("s1", "", (Item("k", "", "H", "H", ""),)),))
    assert "H" in READERS[ending](written(tmp_path, bare, ending))


def test_pictures_of_odd_kinds_go_into_word_as_ones_it_shows(tmp_path: Path) -> None:
    from PIL import Image

    turned, webp = io.BytesIO(), io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(turned, "JPEG", exif=exif)
    Image.new("RGBA", (40, 20)).save(webp, "WEBP")
    figures = [Figure(held.getvalue(), "image/jpeg", 40, 20, f"Picture {n}.") for n, held in enumerate((turned, webp))]
    figures.append(Figure(png(30, 30, "P"), "image/png", 30, 30, "Picture 2."))
    path = written(tmp_path, document(item("k1", "H", blocks=tuple(figures))), ".docx")
    with zipfile.ZipFile(path) as archive:
        kept = [name for name in archive.namelist() if name.startswith("word/media/")]
        with Image.open(io.BytesIO(archive.read(kept[0]))) as upright:
            assert upright.size == (20, 40)
    assert [Path(name).suffix for name in kept] == [".jpeg", ".png", ".png"]


def test_markdown_says_what_the_leads_say_and_takes_no_sign_of_a_field_for_its_own(tmp_path: Path) -> None:
    one = item("k1", "H", "x", edition="*Late*", page="A_3", rights="[internal]")
    made = document(one, leads=(Lead("k1", "H", "The deal *turns* on licences."),), edition="_Second_ edition")
    read = written(tmp_path, made, ".md").read_text(encoding="utf-8")
    assert "    - [H](#k1) / *The Harbour Gazette*\n      *The deal \\*turns\\* on licences.*\n" in read
    assert all(said in read for said in (r"\*Late\*", r"A\_3", r"\[internal\]", r"\_Second\_ edition"))
