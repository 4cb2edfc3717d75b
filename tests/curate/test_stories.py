"""Stories: who else ran it, under which headline, and how the versions differ."""

from clipper.curate.stories import (
    Kind,
    also_in,
    how_they_differ,
    other_headlines,
    representative,
    version,
    what_is_new,
)
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Clipping, Draft, Published

COPY = (
    "The United States and China have agreed on a strategic trade framework after two days of talks in London.",
    "Commerce Secretary Howard Lutnick said substantial progress had been made on rare earth minerals and magnets.",
    "The agreement is pending approval by top leadership in both Washington and Beijing.",
    "Brokers expect the first licences to be counted in the second week of December.",
)
OWN = (
    "It took forty hours, a mansion and two delegations that would rather have stayed at home.",
    "What came out is a page and a half which neither capital wants to call a treaty.",
)


def clipping(
    id: int,
    outlet: str,
    paragraphs: tuple[str, ...] = COPY,
    headline: str = "US and China agree",
    day: str = "2026-11-24",
    language: str = "en",
) -> Clipping:
    body = Body(tuple(paragraph(text) for text in paragraphs))
    return Clipping(
        id, f"uid-{id}", Draft(headline, body, outlet=outlet, published=Published(day, day), language=language), 0
    )


def test_versions_are_told_apart() -> None:
    wire = clipping(1, "Press Update")
    edited = tuple(text.replace("substantial", "some real") for text in COPY)
    assert version(wire, clipping(2, "Post", edited)).kind is Kind.SAME
    cut = version(wire, clipping(3, "Herald", COPY[:2]))
    assert (cut.kind, cut.kept, cut.left_out, cut.added) == (Kind.CUT, 2, 2, 0)
    longer = version(wire, clipping(4, "Star", (*COPY, OWN[0])))
    assert (longer.kind, longer.added, longer.words_changed) == (Kind.ADDED, 1, len(OWN[0].split()))
    both = version(wire, clipping(5, "Echo", (COPY[0], COPY[2], OWN[1])))
    assert (both.kind, both.left_out, both.added) == (Kind.CHANGED, 2, 1)
    assert version(wire, clipping(6, "Ledger", OWN)).kind is Kind.REWRITTEN
    assert version(wire, clipping(7, "Warte", OWN, language="de")).kind is Kind.OTHER_LANGUAGE


def test_a_paragraph_is_matched_once() -> None:
    twice = version(clipping(1, "A", (COPY[0],)), clipping(2, "B", (COPY[0], COPY[0])))
    assert (twice.kept, twice.added) == (1, 1)


def test_who_else_ran_it() -> None:
    first = clipping(1, "Press Update")
    others = [
        clipping(2, "Post"),
        clipping(3, "Warte"),
        clipping(4, "Post"),
        clipping(5, "Press Update"),
        clipping(6, ""),
    ]
    assert also_in(first, others, {"Warte": "Cologne"}) == ("Post", "Warte (Cologne)")


def test_other_headlines_name_their_outlet_and_stand_once() -> None:
    first = clipping(1, "Press Update", headline="US and China Agree")
    others = [
        clipping(2, "Post", headline="US and China agree!"),
        clipping(3, "Herald", headline="A handshake  is not a treaty"),
        clipping(4, "Star", headline="A Handshake Is Not a Treaty"),
    ]
    assert other_headlines(first, others) == (("A handshake is not a treaty", "Herald"),)


def test_the_line_says_how_they_differ() -> None:
    wire = clipping(1, "Press Update")
    told = [
        version(wire, clipping(2, "Post")),
        version(wire, clipping(3, "Herald", COPY[:3])),
        version(wire, clipping(4, "Echo", (*COPY[:2], OWN[0], OWN[1]))),
        version(wire, clipping(5, "Warte", OWN, language="de")),
    ]
    line = how_they_differ(told)
    assert line == (
        "Same words: Post; in another language: Warte; Herald cut by 1 paragraph; "
        "Echo cut by 2 paragraphs and adds 2 paragraphs."
    )
    assert how_they_differ([]) == ""


def test_the_earliest_whole_text_speaks_unless_another_was_chosen() -> None:
    short = clipping(1, "Flash", COPY[:1], day="2026-11-22")
    early, late = clipping(2, "Post", day="2026-11-23"), clipping(3, "Star", (*COPY, *OWN), day="2026-11-24")
    assert representative([short, late, early]) == 2
    assert representative([short, late, early], chosen=3) == 3
    assert representative([short, late, early], chosen=99) == 2


def test_what_is_new_since_the_last_issue() -> None:
    before = [clipping(1, "Press Update")]
    assert what_is_new(before, before) == ""
    now = [*before, clipping(2, "Post", (*COPY, OWN[0])), clipping(3, "Star", (*COPY[:1], OWN[0], OWN[1]))]
    assert what_is_new(before, now) == "2 outlets, 2 paragraphs"
    assert what_is_new(before, [*before, clipping(4, "Press Update")]) == ""
