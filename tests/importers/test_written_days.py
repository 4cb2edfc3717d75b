"""Days in the text: as printed in many languages, and the doubtful readings of datelines and first lines."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.importers import registry
from clipper.importers.days_in_text import day_of_dateline, day_of_opening
from clipper.importers.wire import read_copy
from clipper.importers.written_days import days_in
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.model.intake import Source

SEEN = int(datetime(2025, 11, 26, 12, tzinfo=UTC).timestamp())
COPY = "Pilots return to work\n\nBy JANE OKORO\n\nVALMORA, {day} (Atlantic Wire) -- Harbour pilots went back to work on Tuesday evening after eleven days.\n"


def sure_of(draft: Draft, field: str) -> tuple[float, str]:
    return next((one.sure, one.source) for one in draft.confidence if one.field == field)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wednesday, 11 June 2025", "2025-06-11"), ("Mittwoch, 11. Juni 2025", "2025-06-11"), ("le mercredi 11 juin 2025", "2025-06-11"),
        ("24 de noviembre de 2025", "2025-11-24"), ("November 24, 2025", "2025-11-24"), ("среда, 11 июня 2025", "2025-06-11"),
        ("1er juin 2025", "2025-06-01"), ("24.11.2025", "2025-11-24"), ("13/6/2025", "2025-06-13"), ("2025-06-11", "2025-06-11"),
        ("10 juin 2025 est", "2025-06-10"), ("Thursday, 11 June 2025", ""), ("31 June 2025", ""), ("5/6/2025", ""), ("June 10", ""),
        ("24 Nov 2000 GMT", ""), ("24 Nov, 12:00", ""), ("in May 1 would", ""),
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_words_of_the_press(text: str, day: str) -> None:
    assert next((one.iso for one in days_in(text)), "") == day


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%d.%m.%Y", "%Y-%m-%d"]),
)
def test_every_day_is_found_where_it_stands(day: date, form: str) -> None:
    printed = day.strftime(form)
    (found,) = days_in(f"Valmora, {printed}. The Minister")
    assert found.iso == day.isoformat() and f"Valmora, {printed}. The Minister"[found.start : found.end] == printed


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_the_latest_one_not_after(seen: date, month: int, day: int) -> None:
    moment = int(datetime(seen.year, seen.month, seen.day, 15, tzinfo=UTC).timestamp())
    (written,) = days_in(date(2000, month, day).strftime("%B %d"))
    found = written.before(moment)
    assert found and -1 <= (seen - found).days < 366 and (found.month, found.day) == (month, day)


def test_a_dateline_without_a_year_gives_a_doubtful_day() -> None:
    draft = read_copy(COPY.format(day="June 10"), SEEN)
    assert (draft.published.raw, draft.published.day) == ("June 10", "2025-06-10")
    sure, source = sure_of(draft, "published")
    assert sure <= 0.5 and source == "dateline" and draft.dateline == "VALMORA, June 10"
    assert read_copy(COPY.format(day="Dec 24"), SEEN).published.day == "2024-12-24"
    assert read_copy(COPY.format(day="June 10")).published.day is None
    assert (
        registry.read(Source("a.txt", COPY.format(day="June 10").encode(), seen_at=SEEN))[0].published.day
        == "2025-06-10"
    )


def test_copy_from_the_east_may_be_dated_a_day_ahead() -> None:
    evening = int(datetime(2025, 2, 26, 20, tzinfo=UTC).timestamp())
    assert day_of_dateline("Feb 27", evening)[0].day == "2025-02-27"
    assert day_of_dateline("Feb 28", evening)[0].day == "2024-02-28"


def test_a_weekday_that_does_not_fit_is_no_reading() -> None:
    assert day_of_dateline("Tues, June 10", SEEN)[0].day == "2025-06-10"
    assert day_of_dateline("Mon, June 10", SEEN)[0].day is None
    assert day_of_dateline("Feb 29", SEEN)[0].day is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Valmora, 10 June 2025. The Minister of Trade welcomes the vote.", "2025-06-10"),
        ("Berlin, den 10. Juni 2025 – Die Ministerin begrüßt das Ergebnis.", "2025-06-10"),
        ("Paris, le 10 juin 2025. Le ministre se félicite du vote.", "2025-06-10"),
        ("10 June 2025: The Minister welcomes the vote.", "2025-06-10"),
        ("Port Saint-Anne, 10 June 2025", "2025-06-10"),
        ("On 10 June 2025 the Minister welcomed the vote.", None),
        ("The law of 10 June 2025. It was made in a hurry.", None),
        ("Valmora, 10 June. The Minister of Trade welcomes the vote.", None),
        ("Valmora, 10 June 2025 was a good day for the port.", None),
        ("Since Valmora fell, 10 June 2025. A day.", None),
        ("The United States and China have agreed on a framework.", None),
    ],
)
def test_the_day_before_the_first_sentence(text: str, day: str | None) -> None:
    assert day_of_opening(Body((paragraph(text), paragraph("Valmora, 11 June 2025. More.")))).day == day


def test_a_statement_in_word_offers_its_day_and_keeps_its_words() -> None:
    document = docx.Document()
    document.core_properties.title = "Statement on the end of the strike"
    document.core_properties.created = datetime(2024, 1, 2, 8, 30)
    document.add_paragraph("Statement on the end of the strike", style="Title")
    text = "Valmora, 10 June 2025. The Minister of Trade and Ports welcomes the vote of the harbour pilots."
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    (draft,) = registry.read(Source("statement.docx", out.getvalue()))
    assert draft.published.day == "2025-06-10" and draft.body.text == text
    sure, source = sure_of(draft, "published")
    assert sure <= 0.5 and source == "first line"


def test_a_web_page_without_a_date_offers_its_dateline() -> None:
    page = "<!doctype html><html lang=en><title>Port</title><h1>Port opens</h1><article><p>VALMORA, June 10 (AP) -- {}</p></article>"
    html = page.format("The port opened on Tuesday after eleven days of strikes, and the ships went in. " * 6)
    (draft,) = registry.read(Source("a.html", html.encode(), seen_at=SEEN))
    assert draft.published.day == "2025-06-10" and sure_of(draft, "published")[0] <= 0.5
