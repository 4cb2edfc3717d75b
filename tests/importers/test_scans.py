"""Scans read as articles: headline, byline, columns and folio out of recognised words; the scan itself stays a figure."""

import io

import pytest
from msgspec.structs import replace
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from clipper.importers import ocr_pages, registry
from clipper.importers.ocr_pages import as_recognised, recognised
from clipper.model.body import BlockKind
from clipper.model.clipping import Confidence, Draft, MediaType
from clipper.model.intake import Ocr, Source
from clipper.pages.ocr_engine import Engine
from clipper.pages.ocr_layer import OcrLayer, ReadPage, ReadWord
from clipper.pages.page_layer import page_from
from clipper.pages.regions import Box
from tests.importers.office_samples import message
from tests.importers.test_battery import check
from tests.importers.test_image import data_set, with_iptc
from tests.scans import BYLINE, HEADLINE, LEFT, POINTS, RIGHT, as_bytes, cutting, error_rate, ocr_engine

__all__ = ["ocr_engine"]
FOLIO = "The Valmora Courier, Thursday 12 June 2025, page 7"
TRUTH = " ".join((*LEFT, *RIGHT))


def read(data: bytes, name: str, wish: Ocr | None) -> Draft:
    source = Source(name, data, seen_at=1_750_000_000, ocr=wish)
    (draft,) = registry.read(source)
    check(draft)
    return draft


def as_pdf(*images: Image.Image, words: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=POINTS)
    for image in images:
        canvas.drawImage(ImageReader(image), 0, 0, *POINTS)
        canvas.showPage()
    if words:
        canvas.drawString(40, 200, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_scanned_cutting_is_an_article(ocr_engine: Engine) -> None:
    draft = read(as_bytes(cutting(2, 200, FOLIO)), "scan0012.png", Ocr())
    assert (draft.headline, draft.byline, draft.authors) == (HEADLINE, BYLINE, ("Ana Velde",))
    assert (draft.outlet, draft.published.day, draft.page) == ("The Valmora Courier", "2025-06-12", "7")
    assert (draft.media_type, draft.language, draft.warnings) == (MediaType.SCAN, "en", ())
    paragraphs, figures = draft.body.blocks[:-1], draft.body.blocks[-1:]
    assert error_rate(draft.body.reading_text, TRUTH) <= 0.02
    assert [block.kind for block in paragraphs] == [BlockKind.PARAGRAPH] * 4
    assert [block.picture for block in figures] == [draft.pictures[0].sha256]
    assert all(one.source.endswith("recognised") for one in draft.confidence)


def test_a_pdf_of_scans_is_an_article_over_its_pages(ocr_engine: Engine) -> None:
    data = as_pdf(cutting(2, 150), words="Page two was written with a program.")
    draft = read(data, "fax.pdf", Ocr("en"))
    assert (draft.headline, draft.byline, draft.media_type) == (HEADLINE, BYLINE, MediaType.PDF)
    assert error_rate(draft.body.reading_text, f"{TRUTH} Page two was written with a program.") <= 0.02
    assert draft.warnings == ()
    # what was read goes along, to be remembered by the library: of the page that was read, and as the page view shows it
    (kept,) = draft.recognised
    page = page_from(kept.layer)
    assert (
        page and (page.page, page.width) == (kept.page, POINTS[0]) and page.height == pytest.approx(POINTS[1], abs=0.5)
    )
    assert page.text.startswith("Harbour to be rebuilt") and page.source == kept.engine and len(page.blocks) >= 3


def test_without_the_wish_a_scan_is_a_picture() -> None:
    scan = cutting(1, 72)
    picture, page = read(as_bytes(scan), "cutting.png", None), read(as_pdf(scan), "cutting.pdf", None)
    assert picture.body.reading_text == page.body.reading_text == ""
    assert "not recognised" in page.warnings[0] and picture.warnings == ()


def test_where_no_engine_is_the_picture_is_filed_and_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.pages.ocr_engine.engine", lambda: None)
    for data, name in ((as_bytes(cutting(1, 72)), "cutting.png"), (as_pdf(cutting(1, 72)), "cutting.pdf")):
        draft = read(data, name, Ocr())
        assert draft.pictures and not draft.body.reading_text
        assert "no program for that is here" in draft.warnings[0]


def test_what_the_desk_wrote_into_a_picture_goes_before_what_is_read_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [(f"word{n}", 0.9) for n in range(9)]
    monkeypatch.setattr(
        "clipper.importers.image.recognised", lambda pages, wish, scale: ocr_pages.Recognised(words_layer(words))
    )
    monkeypatch.setattr("clipper.importers.image._FEWEST_DOTS", 0)
    data = with_iptc(
        data_set(2, 105, b"Strike at the port"), data_set(2, 120, b"Pilots on the mole."), data_set(2, 80, b"Ana Velde")
    )
    draft = read(data, "DSC_1.jpg", Ocr())
    assert (draft.headline, draft.authors) == ("Strike at the port", ("Ana Velde",))
    assert [block.kind for block in draft.body.blocks][:2] == [BlockKind.FIGURE, BlockKind.PARAGRAPH]
    assert draft.body.blocks[0].text.startswith("Pilots on the mole.") and "word8" in draft.body.reading_text


def words_layer(words: list[tuple[str, float]]) -> OcrLayer:
    read_words = tuple(
        ReadWord(text, sure, Box(0.1 + 0.09 * n, 0.1, 0.17 + 0.09 * n, 0.12), 0) for n, (text, sure) in enumerate(words)
    )
    return OcrLayer("none", "", (ReadPage(0, 1000, 1000, 0, read_words),))


def test_the_certainty_of_fields_falls_with_that_of_the_reading() -> None:
    draft = replace(
        read(as_bytes(cutting(1, 72)), "cutting.png", None), confidence=(Confidence("headline", 0.8, "type"),)
    )
    sure = [as_recognised(draft, words_layer([("words", one)])).confidence[0].sure for one in (0.96, 0.76, 0.4)]
    assert sure == [0.8, 0.64, 0.34]


def test_a_page_in_too_doubtful_words_is_told_and_noise_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from clipper.pages import ocr

    def reads(words: list[tuple[str, float]]) -> None:
        found = ocr.Found(words_layer(words).pages[0], "eng")
        monkeypatch.setattr("clipper.pages.ocr.read_page", lambda *given, **named: found)

    monkeypatch.setattr("clipper.pages.ocr_engine.engine", lambda: Engine("none", "1", ("eng",)))
    page = (0, lambda: Image.new("L", (9, 9)))
    reads([("quay", 0.65)] * 9)
    told = recognised([page], Ocr())
    assert "little certainty (65 %)" in told.warnings[0]
    reads([("q1", 0.99), ("~~", 0.2), ("ooe", 0.3)])
    assert recognised([page], Ocr()).layer.pages[0].words == ()
    assert "no data for the language “tlh”" in recognised([page], Ocr("tlh")).warnings[0]


def test_pages_beyond_the_time_stay_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.pages.ocr_engine.engine", lambda: Engine("none", "1", ("eng",)))
    told = recognised([(n, lambda: Image.new("L", (9, 9))) for n in range(3)], Ocr(until=0.0))
    assert told.layer.pages == () and "last 3 of 3 pictured pages" in told.warnings[0]


def test_scans_attached_to_a_mail_are_read_as_scans_are(ocr_engine: Engine) -> None:
    image = cutting(1, 150)
    mail = message("Two scans", "See what is attached.\n")
    mail.add_attachment(as_bytes(image), "image", "png", filename="scan.png")
    mail.add_attachment(as_pdf(image), "application", "pdf", filename="scan.pdf")
    source = Source("scans.eml", mail.as_bytes(), seen_at=1_750_000_000, ocr=Ocr("eng"))
    whole, *scans = registry.read(source)
    assert [draft.headline for draft in scans] == [HEADLINE, HEADLINE] and not whole.warnings
    assert all("northern mole" in draft.body.reading_text for draft in scans)
    unread = registry.read(replace(source, ocr=None))[1:]
    assert [draft.body.reading_text for draft in unread] == ["", ""]
