"""From a filled library to the files a minister gets, read back."""

import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.model.body import Body, paragraph
from clipper.model.briefing import Office, Rendition
from clipper.model.clipping import Status
from clipper.model.document import Figure
from clipper.progress import Progress
from clipper.workflows import annotating, export_briefing, import_files

SAMPLES = Path(__file__).resolve().parent.parent.parent / "resources" / "samples"
WIRE = SAMPLES / "press-update-us-china-framework.txt"


@pytest.fixture
def filed(library) -> int:
    library.set_office(Office(name="Press Office"))
    readings = tuple(import_files.read(import_files.collect([WIRE]), Progress(), workers=1))
    return import_files.file(library, readings)[0].ids[0]


def text_of(path: Path) -> str:
    """The words of an exported file, as a reader of that format gets them."""
    if path.suffix == ".docx":
        import docx

        return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as pdf:
            return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "md"])
def test_the_sample_is_complete_in_order_to_the_last_word(library, filed: int, tmp_path: Path, ending: str) -> None:
    library.briefings.add_entries(library.briefings.new("Brief"), [filed], section="Trade")
    path = tmp_path / f"brief.{ending}"
    export_briefing.export(library, 1, path)
    found = (
        text_of(path)
        .replace("\u00ad", "")
        .replace("\ufffe", "")
        .replace("\x02", "")
        .replace("-\r\n", "")
        .replace("-\n", "")
    )
    squeezed = "".join(found.split()).replace("continuesonthenextpage→", "")
    at = -1
    for word in library.clippings.one(filed).draft.body.text.split():
        word = word.replace("-", "")
        place = squeezed.replace("-", "").find(word, at + 1)
        assert place > at, f"“{word}” is missing or out of order"
        at = place
    assert "relationship." in found


def test_renditions_print_what_they_promise(library, filed: int) -> None:
    annotating.mark_words(library, filed, "will be resolved")
    annotating.mark_words(library, filed, "We’re moving as quickly as we can")
    briefing = library.briefings.new("Brief")
    for rendition in Rendition:
        library.briefings.add_entries(briefing, [filed], section=rendition.value, rendition=rendition)
    paper = export_briefing.document(library, briefing)
    printed = {
        s.items[0].rendition: " ".join(getattr(b, "text", "") for b in s.items[0].blocks) for s in paper.sections
    }
    whole = library.clippings.one(filed).draft.body.text
    assert printed[Rendition.HEADLINE] == ""
    wanted = "… will be resolved … We’re moving as quickly as we can …"
    assert " ".join(printed[Rendition.EXCERPT].split()) == wanted
    assert whole.startswith(printed[Rendition.SUMMARY]) and 10 < len(printed[Rendition.SUMMARY].split()) <= 60
    assert printed[Rendition.FULL].split() == whole.split()


def test_a_failed_export_leaves_the_old_file(library, filed: int, tmp_path: Path) -> None:
    briefing = library.briefings.new("Brief")
    old = tmp_path / "brief.pdf"
    old.write_bytes(b"old")
    with pytest.raises(ClipperError, match="style"):
        export_briefing.export(library, briefing, old, style="no such style")
    with pytest.raises(ClipperError, match="xyz"):
        export_briefing.export(library, briefing, tmp_path / "brief.xyz")
    assert old.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir() if p.name.startswith(".clipper")] == []


def test_the_desks_own_remarks_are_in_no_page_but_in_word_comments(library, filed: int, tmp_path: Path) -> None:
    mark = annotating.mark_words(library, filed, "productive", comment="Ask the desk")
    library.annotations.change(mark, speaker="Jamieson Greer")
    briefing = library.briefings.new("Brief")
    library.briefings.add_entries(briefing, [filed], section="Trade")
    for ending in ("pdf", "html", "md"):
        export_briefing.export(library, briefing, tmp_path / f"brief.{ending}")
        printed = " ".join(text_of(tmp_path / f"brief.{ending}").split())
        assert "Jamieson Greer" in printed and "Ask the desk" not in printed
    export_briefing.export(library, briefing, tmp_path / "brief.docx")
    with zipfile.ZipFile(tmp_path / "brief.docx") as parts:
        assert b"Ask the desk" in parts.read("word/comments.xml")
        assert b"Ask the desk" not in parts.read("word/document.xml")


def test_what_lies_in_the_trash_is_still_printed_and_what_is_gone_is_left_out(library, filed: int) -> None:
    briefing = library.briefings.new("Brief")
    library.briefings.add_entries(briefing, [filed], section="Trade")
    library.clippings.set_status([filed], Status.TRASHED)
    assert len(export_briefing.document(library, briefing).sections) == 1
    library.clippings.purge([filed])
    paper = export_briefing.document(library, briefing)
    assert paper.sections == () and replace(paper, sections=()).words == 0


def test_a_facsimile_prints_the_pages_of_a_pdf_at_their_true_size(library) -> None:
    from clipper.progress import Progress
    from clipper.workflows import import_files

    inputs = import_files.collect([SAMPLES / "capital-observer-page-3.pdf", SAMPLES / "evening-herald-cutting.png"])
    outcomes = import_files.file(library, tuple(import_files.read(inputs, Progress())))
    ids = [id for outcome in outcomes for id in outcome.ids]
    briefing = library.briefings.new("Facsimiles")
    library.briefings.add_entries(briefing, ids, rendition=Rendition.FACSIMILE)
    page, scan = (
        item.blocks[0] for section in export_briefing.document(library, briefing).sections for item in section.items
    )
    assert isinstance(page, Figure) and isinstance(scan, Figure)
    assert page.facsimile and scan.facsimile
    assert page.width / page.dpi * 25.4 == pytest.approx(210, abs=1) and page.dpi >= 290
    assert scan.data == library.originals.data(library.clippings.one(ids[1]).draft.original.sha256)


def test_an_entry_of_a_story_names_who_else_ran_it(library, filed: int) -> None:
    draft = library.clippings.one(filed).draft
    cut = replace(
        draft, outlet="Evening Herald", headline="Framework agreed", body=Body(draft.body.blocks[:3]), original=None
    )
    own = replace(
        draft, outlet="The Star", body=Body((paragraph("In our own words, quite another text."),)), original=None
    )
    herald, star = (one.id for one in library.file([cut, own]))
    briefing = library.briefings.new("Stories")
    library.briefings.add_entries(briefing, [filed])
    story = library.stories.group([filed, herald, star], filed)
    (item,) = export_briefing.document(library, briefing).sections[0].items
    assert item.also_in == ("Evening Herald", "The Star")
    assert ("Framework agreed", "Evening Herald") in item.other_headlines
    assert item.differences.startswith("In their own words: The Star; Evening Herald cut by ")
    library.briefings.add_entries(briefing, [star])
    first, second = export_briefing.document(library, briefing).sections[0].items
    assert first.also_in == ("Evening Herald",) and second.also_in == ("Evening Herald",)
    library.undo()
    (entry,) = library.briefings.one(briefing).sections[0].entries
    library.briefings.change_entry(entry.id, differences="The Star has it from its own correspondent.")
    (item,) = export_briefing.document(library, briefing).sections[0].items
    assert item.differences == "The Star has it from its own correspondent."
    library.stories.ungroup([herald, star])
    assert library.stories.many([story]) == {}
    (item,) = export_briefing.document(library, briefing).sections[0].items
    assert item.also_in == ()
