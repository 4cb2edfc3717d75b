"""Folio lines of printed pages: their words stand in fields, all others stay in the text."""

import io
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from clipper.importers import pdf
from clipper.importers.folio_words import read_words
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.conftest import SAMPLES

STORY = (
    "The harbour board voted on Thursday to rebuild the northern mole which the storms had broken in two places. "
    "Work is to begin in April and the fishing fleet will move to the southern basin until it is done. "
)
SEEN = int(datetime(2025, 11, 26, 12, tzinfo=UTC).timestamp())


def made(furniture: Callable[[Canvas, int], None], pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(pages):
        canvas.setFont("Times-Bold", 26)
        canvas.drawString(
            50, 750, "A handshake is not a treaty" if number == 0 else f"More of it, part {'ab'[number % 2] * 3}"
        )
        canvas.setFont("Times-Roman", 10.5)
        for row, line in enumerate(simpleSplit(STORY * 6, "Times-Roman", 10.5, 480)):
            canvas.drawString(50, 710 - 13 * row, line)
        canvas.setFont("Helvetica", 9)
        furniture(canvas, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(data: bytes) -> Draft:
    (draft,) = pdf.read(Source("page.pdf", data, seen_at=SEEN))
    return draft


def spread(canvas: Canvas, left: str, middle: str, right: str, height: float = 800) -> None:
    canvas.drawString(50, height, left)
    canvas.drawCentredString(297, height, middle)
    canvas.drawRightString(545, height, right)


def fields(draft: Draft) -> tuple[str, str | None, str, str]:
    return draft.outlet, draft.published.day, draft.section, draft.page


def test_the_sample_begins_with_its_story_and_its_folio_is_in_the_fields() -> None:
    (draft,) = pdf.read(Source("a.pdf", (SAMPLES / "capital-observer-page-3.pdf").read_bytes()))
    assert fields(draft) == ("Capital Observer", "2025-06-11", "Opinion", "3")
    assert draft.body.text.startswith("The handshake at Lancaster House")
    told = {one.field: one for one in draft.confidence}
    assert all(
        told[f].source == "folio line of page 1" and told[f].sure > 0.6
        for f in ("outlet", "published", "section", "page")
    )


FOLIOS = {
    ("Capital Observer", "Wednesday, 11 June 2025", "Opinion 3"): ("Capital Observer", "2025-06-11", "Opinion", "3"),
    ("A4", "Tuesday, 16 May 2006", "The News"): ("The News", "2006-05-16", "", "A4"),
    ("Seite 3", "Mittwoch, 11. Juni 2025", "Rheinische Warte"): ("Rheinische Warte", "2025-06-11", "", "3"),
    ("WIRTSCHAFT", "Rheinische Warte", "11.06.2025"): ("Rheinische Warte", "2025-06-11", "WIRTSCHAFT", ""),
    ("Le Courrier du Littoral", "mercredi 11 juin 2025", "Économie"): (
        "Le Courrier du Littoral",
        "2025-06-11",
        "Économie",
        "",
    ),
    ("12 OPINION", "", "Thursday June 12 2025 THE DAILY MAIL"): ("The Daily Mail", "2025-06-12", "OPINION", "12"),
    ("", "Sport", "24"): ("", None, "Sport", "24"),
    ("The Daily Mail", "Wednesday, June 11", "7"): ("The Daily Mail", "2025-06-11", "", "7"),
}


@pytest.mark.parametrize("height", [800, 40])
@pytest.mark.parametrize("parts", FOLIOS, ids=lambda parts: " ".join(parts))
def test_a_folio_line_goes_into_the_fields(parts: tuple[str, str, str], height: float) -> None:
    draft = read(made(lambda canvas, _n: spread(canvas, *parts, height)))
    outlet, day, section, page = FOLIOS[parts]
    assert (draft.outlet, draft.section, draft.page) == (outlet, section, page)
    assert day is None or draft.published.day == day
    assert draft.headline == "A handshake is not a treaty" and draft.body.text.startswith("The harbour board")
    assert draft.body.text.endswith("until it is done.")


NO_FOLIOS = [
    ("3", "", ""), ("Page 1 of 2", "", ""), ("Press Release", "", "11 June 2025"), ("Annual Report", "", "3"), ("Berlin, 10 June 2025", "", "1"),
    ("Valmora, 10 June 2025", "", ""), ("Statement by the Minister", "10 June 2025", "Embassy of Valmora"), ("The minister came on 11 June 2025", "", "3"),
    ("Capital Observer", "Thursday, 11 June 2025", "3"), ("Capital Observer", "10 June 2025", "12 June 2025"), ("Doe et al.", "11 June 2025", "3"),
]  # fmt: skip


@pytest.mark.parametrize("parts", NO_FOLIOS, ids=lambda parts: " ".join(parts))
def test_in_doubt_the_words_stay_in_the_text(parts: tuple[str, str, str]) -> None:
    draft = read(made(lambda canvas, _n: spread(canvas, *parts)))
    assert draft.body.text.startswith(" ".join(part for part in parts if part))
    assert (draft.outlet, draft.section, draft.page) == ("", "", "")


def test_a_short_line_of_the_text_at_the_top_is_no_folio() -> None:
    def set_close(canvas: Canvas, _number: int) -> None:
        canvas.setFont("Times-Roman", 10.5)
        for row, line in enumerate(
            (
                "The Daily Mail, 11 June 2025, page 3",
                "was where the minister had read of it first.",
                "He was not amused.",
            )
        ):
            canvas.drawString(50, 815 - 12 * row, line)

    assert "The Daily Mail, 11 June 2025, page 3" in read(made(set_close)).body.text


def test_a_letter_spaced_folio_is_read() -> None:
    def spaced(canvas: Canvas, _number: int) -> None:
        text = canvas.beginText(50, 800)
        text.setCharSpace(3)
        text.textOut("CAPITAL OBSERVER")
        canvas.drawText(text)
        canvas.drawRightString(545, 800, "Wednesday, 11 June 2025")

    draft = read(made(spaced))
    assert (draft.outlet, draft.published.day) == ("Capital Observer", "2025-06-11")
    assert draft.body.text.startswith("The harbour board")


def test_a_name_on_two_pages_beside_their_numbers_is_the_outlets() -> None:
    data = made(lambda canvas, number: spread(canvas, "The Harbour Bee", "", str(number + 3)), 2)
    draft = read(data)
    assert (draft.outlet, draft.page) == ("The Harbour Bee", "3") and "Harbour Bee" not in draft.body.text
    one = read(made(lambda canvas, number: spread(canvas, "The Harbour Bee", "", str(number + 3))))
    assert one.outlet == "" and one.body.text.startswith("The Harbour Bee")


def test_pages_of_one_paper_agree_and_a_stranger_stays_in_the_text() -> None:
    outlets = ("Capital Observer", "Capital Observer", "The Daily Mail", "Capital Observer")
    draft = read(made(lambda canvas, number: spread(canvas, outlets[number], "11 June 2025", str(number + 3)), 4))
    assert fields(draft) == ("Capital Observer", "2025-06-11", "", "3")
    assert "The Daily Mail" in draft.body.text and "Capital Observer" not in draft.body.text


@given(
    st.lists(st.sampled_from(["Capital Observer", "The", "Opinion", "3", "A4", "11 June 2025", "|", "Sport", "Valmora", "and", "minister", "No. 12", "Page 2"]), max_size=8)
)  # fmt: skip
def test_a_line_is_read_whole_or_not_at_all(parts: list[str]) -> None:
    line = " ".join(parts)
    found = read_words(line, frozenset())
    if found is None:
        return
    told = Counter(
        re.findall(r"\w+", " ".join((found.outlet, found.raw_day, found.section, found.page, found.edition)).lower())
    )
    lost = Counter(re.findall(r"\w+", line.lower())) - told
    assert set(lost) <= {"page"}, (line, found)
