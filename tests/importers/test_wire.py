"""Wire copy: headlines, datelines, bylines, credits and end marks, as agencies and press offices write them."""

import pytest

from clipper.importers.bylines import authors_of, is_byline, name_case
from clipper.importers.datelines import find_dateline
from clipper.importers.wire import read_blocks, read_copy
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind, paragraph
from clipper.model.clipping import MediaType
from tests.conftest import SAMPLES

LONG = (
    "officials said on Tuesday after a meeting that lasted well into the night and ended without a word to the press."
)


def test_the_sample_clipping_is_read_as_its_description_says() -> None:
    draft = read_copy((SAMPLES / "press-update-us-china-framework.txt").read_text(encoding="utf-8"))
    assert draft.headline == "US and China Agree on Strategic Trade Framework Following Landmark London Negotiations"
    assert [one.text for one in draft.other_headlines] == [
        "US China Reach Breakthrough Trade Framework in London Talks",
        "US China Seal Landmark Trade Framework Deal",
    ]
    assert (draft.dateline, draft.byline, draft.authors) == ("LONDON", "News Desk", ())
    assert (draft.credit, draft.outlet, draft.language) == ("Press Update", "Press Update", "en")
    assert draft.body.text.startswith("The United States and China have agreed on a strategic trade “framework”")
    assert draft.body.text.endswith("critical economic relationship.")
    assert len(draft.body.blocks) == 9 and draft.published.raw is None
    assert {c.field: c.source for c in draft.confidence}["outlet"] == "last line of the file"


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("LONDON: The talks", "LONDON", ""),
        ("ATHENS : Dutch cycling great", "ATHENS", ""),
        ("LONDON:", "LONDON", ""),
        ("NEWCASTLE, England (AP) - A company", "NEWCASTLE, England", "AP"),
        ("RAFAH, Gaza Strip (AP) — Troops", "RAFAH, Gaza Strip", "AP"),
        ("DUBAI, United Arab Emirates (AP) _ The", "DUBAI, United Arab Emirates", "AP"),
        ("BEIJING, Aug. 17 (Xinhuanet) -- China", "BEIJING, Aug. 17", "Xinhuanet"),
        ("MONROVIA, Aug 23, 2006 (Xinhua via COMTEX) -- The", "MONROVIA, Aug 23, 2006", "Xinhua via COMTEX"),
        ("CLEAR LAKE, Iowa, Dec 23 (Reuters) - The", "CLEAR LAKE, Iowa, Dec 23", "Reuters"),
        ("    SALVADOR, Feb 26 - Showers", "SALVADOR, Feb 26", ""),
        ("COMMACK, N.Y., Feb 26 - Computer", "COMMACK, N.Y., Feb 26", ""),
        ("RICHMOND, Va. Feb 26 - The", "RICHMOND, Va. Feb 26", ""),
        ("MONTREAL, Feb 26- The", "MONTREAL, Feb 26", ""),
        ("MOUNTAIN VIEW, Calif.,March 3 - The", "MOUNTAIN VIEW, Calif.,March 3", ""),
        ("ROME, March 2  - Italy", "ROME, March 2", ""),
        ("Caracas, feb 26 - venezuela", "Caracas, feb 26", ""),
        ("WASHINGTON, June 19 The company", "WASHINGTON, June 19", ""),
        ("UNITED NATIONS, New York, Feb 26 - The", "UNITED NATIONS, New York, Feb 26", ""),
        ("ABOARD AIR FORCE ONE (Reuters) - President", "ABOARD AIR FORCE ONE", "Reuters"),
        ("GAZA/JERUSALEM, Nov 2 (Reuters) - Israeli", "GAZA/JERUSALEM, Nov 2", "Reuters"),
        ("San Diego (tca/dpa) - The", "San Diego", "tca/dpa"),
        ("Berlin (dpa) - Die", "Berlin", "dpa"),
        ("BERLIN, 5. März (Reuters) - Die", "BERLIN, 5. März", "Reuters"),
        ("PARIS, 5 mars (AFP) – Le", "PARIS, 5 mars", "AFP"),
        ("MADRID, 26 feb (EFE).- El", "MADRID, 26 feb", "EFE"),
        ("(ANSA) - ROMA, 26 FEB - Il", "ROMA, 26 FEB", "ANSA"),
        ("МОСКВА, 5 марта (ТАСС). Президент", "МОСКВА, 5 марта", "ТАСС"),
        ("Canadian Press - LANGLEY, B.C. (CP) - Police", "LANGLEY, B.C.", "CP"),
        ("By ANICK JESDANUM NEW YORK (AP) -- The", "NEW YORK", "AP"),
        ("NAJAF, Iraq - Explosions rocked the old city early on Monday", "NAJAF, Iraq", ""),
        ("United Nations – The Security Council met on Tuesday to talk", "United Nations", ""),
        ("HOUSTON (June 3, 2024) - Company", "HOUSTON (June 3, 2024)", ""),
        ("AP - A company founded by a chemistry researcher", "", "AP"),
    ],
)
def test_datelines(line: str, dateline: str, agency: str) -> None:
    found = find_dateline(line, line)
    assert found is not None
    assert (found.text, found.agency) == (dateline, agency)
    assert not line[found.end :].startswith((" ", "-", "–", "—", ":", "("))


@pytest.mark.parametrize(
    "line",
    [
        "MARK COLVIN: Qantas says it will cut jobs.",
        "QUESTION: What did you think of that?",
        "NOTE: 1986 year includes 53 weeks.",
        "SUGAR QUOTA IMPORTS DETAILED -- USDA",
        "Tuesday, Feb 26: the council meets",
        "The company, May 3, said so.",
        "Smith said on Feb 26 - that was when it began - that he knew",
        "OPEC - The cartel met in Vienna to talk about the price of oil",
        "COVID-19: the number of cases is rising everywhere",
        "Jet Propulsion Lab -- The rover has landed and is sending pictures",
    ],
)
def test_labels_and_sentences_are_no_datelines(line: str) -> None:
    assert find_dateline(line, line) is None


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    draft = read_copy("Interview\n\nCOLVIN: Qantas cuts jobs.\n\nJOYCE: We have to.\n\nCOLVIN: Why?\n")
    assert draft.dateline == "" and draft.body.text.startswith("COLVIN: Qantas")


@pytest.mark.parametrize(
    ("mark", "credit"),
    [(" Reuter", "Reuters"), (" REUTER...", "Reuters"), (" REUTER &#3;", "Reuters"), (" REUTER\x03", "Reuters"), ("-30-", ""), ("###", ""),
     ("# # #", ""), ("ENDS", ""), ("-ends-", ""), ("XXX", ""), ("AP-WF-02-20-16 0423GMT", "AP")],
)  # fmt: skip
def test_end_marks_leave_the_body(mark: str, credit: str) -> None:
    draft = read_copy(f"STRIKE ENDS\n    PARIS, Feb 26 - The strike ended on\nMonday, unions said.\n{mark}\n")
    assert draft.body.text == "The strike ended on Monday, unions said."
    assert draft.credit == credit and draft.media_type is MediaType.WIRE


def test_an_end_mark_at_the_end_of_the_last_line() -> None:
    draft = read_copy("CROP\n    PARIS, Feb 26 - Sunoil was 20.4,\ntotal 55.8 (33.7).        REUTER\n")
    assert draft.body.text.endswith("total 55.8 (33.7).") and draft.credit == "Reuters"


def test_more_means_that_the_copy_goes_on() -> None:
    draft = read_copy("STRIKE\n    PARIS, Feb 26 - The strike went on.\n(more)\n")
    assert draft.body.text == "The strike went on." and "more" in draft.warnings[0]


def test_a_byline_above_and_a_dateline_below_it() -> None:
    draft = read_copy(
        f"BANKAMERICA NOT UNDER PRESSURE\nby Janie Gabbett, Reuters\n    LOS ANGELES, Feb 26 - {LONG}\n Reuter\n"
    )
    assert (draft.headline, draft.byline) == ("BANKAMERICA NOT UNDER PRESSURE", "by Janie Gabbett, Reuters")
    assert (draft.authors, draft.credit) == (("Janie Gabbett",), "Reuters")
    assert (draft.dateline, draft.published.raw, draft.published.day) == ("LOS ANGELES, Feb 26", "Feb 26", None)


def test_a_dateline_with_its_year_gives_the_day() -> None:
    draft = read_copy(f"Accord\n\nGENÈVE, 5 mars 2024 (AFP) – Les deux parties ont trouvé un accord mardi. {LONG}")
    assert (draft.published.day, draft.credit, draft.language != "") == ("2024-03-05", "AFP", True)


@pytest.mark.parametrize(
    ("foot", "byline", "credit"),
    [
        ("NEWS DESK\nPRESS UPDATE", "News Desk", "Press Update"),
        ("OUR CORRESPONDENT\n\nDAWN NEWS", "Our Correspondent", "Dawn News"),
        ("By Jane Roe", "By Jane Roe", ""),
        ("Von Hans Meier", "Von Hans Meier", ""),
        ("(AFP)", "", "AFP"),
        ("Source: Reuters", "", "Reuters"),
        ("BBC NEWS", "", "BBC News"),
    ],
)
def test_byline_and_credit_below_the_text(foot: str, byline: str, credit: str) -> None:
    draft = read_copy(f"Talks end\n\nLONDON: {LONG}\n\nNothing else was said by anybody.\n{foot}")
    assert (draft.byline, draft.credit) == (byline, credit)
    assert draft.body.text.endswith("Nothing else was said by anybody.")


def test_a_text_in_capitals_keeps_its_last_line() -> None:
    draft = read_copy("TELEX\n\nTHE SHIP HAS ARRIVED.\n\nALL IS WELL.\n\nBEST REGARDS")
    assert draft.body.text.endswith("BEST REGARDS")


def test_stacked_lines_of_the_desk() -> None:
    draft = read_copy(
        "REFILE\n1ST LEAD\nGerman parliament approves pension reform =\n\nBerlin (dpa) - The parliament approved it on Friday.\n"
    )
    assert (draft.headline, draft.dateline) == ("German parliament approves pension reform", "Berlin")
    assert draft.editors_note == "REFILE\n1ST LEAD"


def test_copy_without_a_headline() -> None:
    draft = read_copy(
        f"By PAUL BYRNE and ALMUDENA CALATRAVA=\nAssociated Press=\nBUENOS AIRES, Argentina (AP) _ Argentines voted, {LONG}\n"
    )
    assert draft.authors == ("Paul Byrne", "Almudena Calatrava")
    assert draft.headline.startswith("Argentines voted") and draft.body.text.startswith("Argentines voted")


def test_an_agency_at_the_end_of_the_headline_is_the_credit_and_stays() -> None:
    draft = read_copy(
        "Fears for pensions after talks (Reuters)\n\nUnions say they are disappointed after talks with the firm."
    )
    assert (draft.headline, draft.credit) == ("Fears for pensions after talks (Reuters)", "Reuters")


def test_a_headline_over_two_lines_is_one() -> None:
    draft = read_copy(
        "Government and opposition agree on the budget after a long night of\n  talks in the capital\n\nLISBON, March 3 - They agreed.\n"
    )
    assert draft.headline.endswith("a long night of talks in the capital") and not draft.other_headlines


def test_signed_copy_names_its_authors() -> None:
    draft = read_copy(
        f"Strike ends\n\nPARIS, Dec 23 (Reuters) - The strike ended, {LONG}\n\n(Reporting by Jane Roe and John Doe in Paris; Editing by X)\n"
    )
    assert draft.authors == ("Jane Roe", "John Doe") and draft.body.text.endswith("Editing by X)")


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("BY TED D'AFFLISIO, Reuters", ("Ted D'Afflisio",)),
        ("By Jane Roe in Geneva and John McDowell", ("Jane Roe", "John McDowell")),
        ("By Tom Krasovic, The San Diego Union-Tribune", ("Tom Krasovic",)),
        ("By Alphonsus Zeon, in The Hague", ("Alphonsus Zeon",)),
        ("Von Hans Meier und Eva Kühn", ("Hans Meier", "Eva Kühn")),
        ("By Staff Reporter", ()),
        ("News Desk", ()),
        ("By dpa correspondents", ()),
    ],
)
def test_names_in_bylines(byline: str, authors: tuple[str, ...]) -> None:
    assert authors_of(byline) == authors


def test_sentences_are_no_bylines() -> None:
    assert is_byline("By Our Correspondent") and is_byline("BY BRAD SCHADE, Reuters")
    assert not is_byline("By the end of the year prices will have risen.")
    assert not is_byline("By 2030 all cars will be electric")
    assert (name_case("BBC NEWS"), name_case("MCDONALD"), name_case("Jane Roe")) == ("BBC News", "McDonald", "Jane Roe")


def test_blocks_of_a_document_are_read_alike_and_keep_kinds_and_spans() -> None:
    body = Body((
        Block(BlockKind.HEADING, "Talks end in London", level=1),
        paragraph("By Jane Roe"),
        paragraph("LONDON: The talks ended, officials said.", Span(8, 17, SpanKind.BOLD)),
        Block(BlockKind.LIST_ITEM, "one"),
        paragraph("Nothing else was said."),
        paragraph("PRESS UPDATE"),
    ))  # fmt: skip
    draft = read_blocks(body)
    assert (draft.headline, draft.byline, draft.dateline, draft.outlet) == (
        "Talks end in London",
        "By Jane Roe",
        "LONDON",
        "Press Update",
    )
    assert [b.text for b in draft.body.blocks] == ["The talks ended, officials said.", "one", "Nothing else was said."]
    span = draft.body.blocks[0].spans[0]
    assert draft.body.blocks[0].text[span.start : span.end] == "The talks"


def test_points_above_the_dateline_are_text_and_advisory_lines_are_not() -> None:
    draft = read_copy(
        "UPDATE 2-Oil falls on supply\n(Adds analyst comment in paragraph 3)\n\n* Brent down\n* Gold up\n\nLONDON, June 11 (Reuters) - Oil fell.\n"
    )
    assert (draft.headline, draft.editors_note) == (
        "UPDATE 2-Oil falls on supply",
        "(Adds analyst comment in paragraph 3)",
    )
    assert [(b.kind, b.text) for b in draft.body.blocks] == [
        (BlockKind.LIST_ITEM, "Brent down"),
        (BlockKind.LIST_ITEM, "Gold up"),
        (BlockKind.PARAGRAPH, "Oil fell."),
    ]


def test_a_press_release_with_embargo_and_notes() -> None:
    draft = read_copy(
        "EMBARGO: Not for publication before 06:00 hours, 11 June 2025\n\nMinistry opens port\n\nThe ministry opened the port.\n\nENDS\n\nNotes to editors\n\nThe port is big.\n"
    )
    assert draft.headline == "Ministry opens port" and draft.embargo and draft.embargo.raw.startswith("EMBARGO: Not")
    assert [b.text for b in draft.body.blocks] == [
        "The ministry opened the port.",
        "Notes to editors",
        "The port is big.",
    ]
    assert (
        read_copy("Embargo on Iraq lifted\n\nThe council lifted it on Monday.\n").headline == "Embargo on Iraq lifted"
    )


def test_an_embargo_line_with_a_date_is_no_dateline() -> None:
    draft = read_copy(
        "Port reopens after strike\n\nEMBARGOED UNTIL 10 June 2025 06:00 GMT\n\nGENEVA, June 10 (Reuters) - The port reopened.\n"
    )
    assert (draft.headline, draft.dateline, draft.credit) == ("Port reopens after strike", "GENEVA, June 10", "Reuters")
    assert draft.embargo and draft.embargo.raw == "EMBARGOED UNTIL 10 June 2025 06:00 GMT"
    assert draft.body.text == "The port reopened."


def test_outlet_and_day_may_stand_above_the_headline() -> None:
    draft = read_copy("Washington Post, 5 June 2025\nTalks begin in Geneva\n\nThe talks began.\n")
    assert (draft.headline, draft.outlet, draft.published.day) == (
        "Talks begin in Geneva",
        "Washington Post",
        "2025-06-05",
    )
    assert draft.body.text == "The talks began."
    assert read_copy("Talks in Geneva\nGeneva, 5 June 2025\n\nThe talks began.\n").dateline == "Geneva, 5 June 2025"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("JANE OKORO", "Jane Okoro"), ("Anna Berg", "Anna Berg"), ("Hélène VASSEUR", "Hélène Vasseur"), ("Wei LI", "Wei Li"),
        ("URSULA VON DER LEYEN", "Ursula von der Leyen"), ("Ana DE LA CRUZ", "Ana de la Cruz"), ("JOHN SMITH III", "John Smith III"),
        ("JOHN SMITH JR", "John Smith Jr"), ("JD VANCE", "JD Vance"), ("SEAN O'BRIEN", "Sean O'Brien"), ("Иван ПЕТРОВ", "Иван Петров"),
        ("Jane Roe III", "Jane Roe III"),
    ],
)  # fmt: skip
def test_authors_are_written_in_ordinary_capitals_and_the_byline_as_printed(printed: str, name: str) -> None:
    draft = read_copy(f"Talks end\n\nBy {printed}\n\nLONDON, June 10 (Reuters) - The talks ended, officials said.\n")
    assert (draft.byline, draft.authors) == (f"By {printed}", (name,))
