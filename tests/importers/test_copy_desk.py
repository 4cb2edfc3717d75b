"""Lines for the desk in wire copy: envelope, slug and version, advisories, takes and withdrawals; none of them is text."""

import random
import re
from collections import Counter

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.importers.copy_desk import slug_and_version, slug_of
from clipper.importers.wire import read_copy
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

AP = """a9000
BC-AS--China-DaringEscap 3rdLd-Writethru
BC-AS--China-Daring Escape, 3rd Ld-Writethru,612
Activist flees
Activist flees house arrest and is said to be under protection
Eds: Updates with comment from the department, details of the
escape. With AP Photos. An earlier version moved at noon.
AP Photo XNP101, XNP102
By PAUL BYRNE and ALMUDENA CALATRAVA=
Associated Press=
BEIJING (AP) _ An activist -- under house arrest -- fled, a ``friend'' said.
___
Ann Lee contributed to this report.
AP-WF-02-20-16 0423GMT
"""


def test_a_whole_file_of_an_agency() -> None:
    draft = read_copy(AP)
    assert draft.headline == "Activist flees house arrest and is said to be under protection"
    assert [one.text for one in draft.other_headlines] == ["Activist flees"]
    assert (draft.slug, draft.dateline, draft.credit) == ("BC-AS--China-Daring Escape", "BEIJING", "AP")
    assert draft.authors == ("Paul Byrne", "Almudena Calatrava")
    assert draft.editors_note.split("\n") == [
        "a9000",
        "BC-AS--China-DaringEscap 3rdLd-Writethru",
        "BC-AS--China-Daring Escape, 3rd Ld-Writethru,612",
        "Eds: Updates with comment from the department, details of the escape. With AP Photos. An earlier version moved at noon.",
        "AP Photo XNP101, XNP102",
        "AP-WF-02-20-16 0423GMT",
    ]
    assert [one.text for one in draft.body.blocks] == [
        "An activist — under house arrest — fled, a “friend” said.",
        "Ann Lee contributed to this report.",
    ]


@pytest.mark.parametrize(
    ("line", "slug", "version"),
    [
        ("BC-US--Giant Lobster Death, 1st Ld-Writethru,127", "BC-US--Giant Lobster Death", "1st Ld-Writethru"),
        ("BC-US--Giant Lobster Death,127", "BC-US--Giant Lobster Death", ""),
        ("BC-AS--China-DaringEscap 3rdLd-Writethru", "BC-AS--China-DaringEscap", "3rdLd-Writethru"),
        ("AM-Hotel Fire, 2nd Ld,500", "AM-Hotel Fire", "2nd Ld"),
        ("OIL-PRICES/ (UPDATE 2)", "OIL-PRICES", "UPDATE 2"),
        ("OIL-PRICES (UPDATE 2)", "OIL-PRICES", "UPDATE 2"),
        ("OIL-PRICES =2", "OIL-PRICES", ""),
        ("XXX-YYY/", "XXX-YYY", ""),
        ("Germany-politics/", "Germany-politics", ""),
        ("Switzerland/migration/UN/", "Switzerland/migration/UN", ""),
        ("Add 2 Hotel Fire", "Hotel Fire", "Add 2"),
        ("Insert A – Will Case", "Will Case", "Insert A"),
        ("New Lead Convention", "Convention", "New Lead"),
    ],
)  # fmt: skip
def test_slug_and_version(line: str, slug: str, version: str) -> None:
    assert slug_of(line) == (slug, version) == slug_and_version(line)


@pytest.mark.parametrize(
    "line",
    [
        "US-China talks end in London",
        "Minister: talks on/off again",
        "BC-based company buys rival",
        "Take 2 aspirin, doctors say",
        "New lead in hunt for killer",
        "AP-style guide is out",
        "https://example.org/",
        "Add 2 million jobs by May",
    ],
)
def test_headlines_are_no_slugs(line: str) -> None:
    assert slug_of(line) is None
    assert read_copy(f"{line}\n\nThis is the text of it, and it goes on for a while.\n").headline == line


def test_every_version_of_a_story_has_one_slug() -> None:
    versions = [
        "OIL-PRICES/\nOil falls\n\nLONDON, June 11 (Reuters) - Oil fell.\n",
        "OIL-PRICES/ (UPDATE 1)\nUPDATE 1-Oil falls further\n(Adds analyst)\n\nLONDON, June 11 (Reuters) - Oil fell on.\n",
        "OIL-PRICES (REFILE)\nREFILE-Oil falls further\n\nLONDON, June 11 (Reuters) - Oil fell on.\n",
    ]
    assert {(draft.slug, draft.outlet) for draft in map(read_copy, versions)} == {("OIL-PRICES", "Reuters")}


@pytest.mark.parametrize(
    "advisory",
    [
        "(Adds prime minister's reaction in paragraph 3,\nupdates death toll)",
        "Eds: Updates. With AP Photos.",
        "(Eds: Minor edits. A longer version moved.)",
        "EDITOR'S NOTE _ This is the first of three parts.",
        "AP Photo XNP101, XNP102",
        "ATTENTION - ajoute réactions ///",
        "=(Actualisation avec réactions)=",
        "(Neu: Minister)",
        "(Actualiza con más detalles)",
        "Achtung Redaktionen: Sperrfrist beachten",
        "(Corrects spelling of name in paragraph 2)",
        "eca062 4 i 211 ccccb dpa 061",
        "FRS0123 4 P 0345 FRA /AFP-AB12",
        "FOR IMMEDIATE RELEASE",
    ],
)
def test_advisories_and_envelopes_are_never_text(advisory: str) -> None:
    draft = read_copy(f"Oil falls on supply\n{advisory}\n\nLONDON, June 11 (Reuters) - Oil fell.\n Reuter\n")
    assert (draft.headline, draft.dateline, draft.body.text) == ("Oil falls on supply", "LONDON, June 11", "Oil fell.")
    assert draft.editors_note == " ".join(advisory.split()) and not draft.other_headlines


def test_a_withdrawn_and_a_corrected_story_say_so() -> None:
    kill = read_copy(
        "STORY WITHDRAWN-Minister resigns\n\nEDS: Please kill this story.\n\nLONDON (AP) - The story was wrong, the agency said.\n"
    )
    assert any("withdrew" in one for one in kill.warnings) and "kill" in kill.editors_note
    assert any(
        "withdrew" in one
        for one in read_copy("BULLETIN KILL\nMinister resigns\n\nLONDON (AP) - The story was wrong.\n").warnings
    )
    corrected = read_copy("CORRECTED-Oil falls\n\nLONDON, June 11 (Reuters) - Oil fell by 2 percent.\n")
    assert any("corrected" in one for one in corrected.warnings)
    news = read_copy(
        "Minister withdraws bill\n\nLONDON, June 11 (Reuters) - The minister withdrew it and corrected himself.\n"
    )
    assert news.warnings == ()


@pytest.mark.parametrize(
    "mark", ["(more)", "MORE", "- more -", "more to come", "(folgt)", "à suivre", "(sigue)", "mfl"]
)
def test_copy_that_goes_on_says_so(mark: str) -> None:
    draft = read_copy(f"Strike\n\nPARIS, Feb 26 - The strike went on, unions said.\n\n{mark}\n")
    assert draft.body.text == "The strike went on, unions said." and "more" in draft.warnings[0]


@pytest.mark.parametrize(
    ("foot", "note", "credit"),
    [
        ("bur-abc/def/gh", "bur-abc/def/gh", "AFP"),
        ("dpa xy yydd z2 ab\n051610 Mrz 24", "dpa xy yydd z2 ab\n051610 Mrz 24", "AFP"),
        ("NNNN", "", "AFP"),
        ("Enditem", "", "AFP"),
        ("[ENDS]", "", "AFP"),
    ],
)
def test_signs_below_the_text_leave_it(foot: str, note: str, credit: str) -> None:
    draft = read_copy(f"Accord\n\nPARIS, 5 mars (AFP) - Un accord a été trouvé mardi.\n\nRien d’autre.\n\n{foot}\n")
    assert draft.body.text == "Un accord a été trouvé mardi.\nRien d’autre."
    assert (draft.editors_note, draft.credit) == (note, credit)


def test_a_line_of_rights_below_the_text_is_the_rights() -> None:
    draft = read_copy(
        "Strike ends\n\nPARIS (AP) _ It ended, unions said.\n\nCopyright 2016 The Associated Press. All rights reserved.\n"
    )
    assert (draft.body.text, draft.rights) == (
        "It ended, unions said.",
        "Copyright 2016 The Associated Press. All rights reserved.",
    )


@pytest.mark.parametrize(
    "desk", ["Our Correspondent", "News Desk", "OUR STAFF REPORTER", "Bureau Report", "Monitoring Desk", "Agencies"]
)
def test_a_desk_below_the_headline_is_the_byline(desk: str) -> None:
    draft = read_copy(
        f"Talks end in failure\n{desk}\n\nLAHORE: The talks ended without result on Monday, officials said here.\n"
    )
    assert (draft.headline, draft.byline, draft.authors, draft.dateline) == ("Talks end in failure", desk, (), "LAHORE")


def test_a_table_keeps_its_lines_and_a_quotation_over_two_paragraphs_its_marks() -> None:
    draft = read_copy(
        "Sugar quotas\n    WASHINGTON, Feb 26 - Imports were as follows:\n            CUMULATIVE     QUOTA\n ARGENTINA        nil          39,130\n"
        " AUSTRALIA        nil          75,530\n    ``We have known for years,'' he said on Monday, ``that it\nis so.\n    ``It will be so.''\n Reuter\n"
    )
    assert [one.kind for one in draft.body.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.PREFORMATTED,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    assert draft.body.blocks[1].text.split("\n")[1] == "ARGENTINA        nil          39,130"
    assert [one.text for one in draft.body.blocks[2:]] == [
        "“We have known for years,” he said on Monday, “that it is so.",
        "“It will be so.”",
    ]


@pytest.mark.parametrize(
    "text", ["REFILE", "EDS: please note", "Add 2 Hotel Fire", "EMBARGOED UNTIL 10 June 2025", "By Jane Roe"]
)
def test_a_text_of_nothing_but_such_lines_is_shown_as_it_is(text: str) -> None:
    (draft,) = registry.read(Source("note.txt", text.encode()))
    assert draft.headline == text


def dump(text: str) -> list[tuple[str, str]]:
    return [(one.headline, one.dateline) for one in registry.read(Source("dump.txt", text.encode()))]


TWO = [("Port reopens", "VALMORA, June 10"), ("Grain falls", "LONDON, June 10")]


@pytest.mark.parametrize(
    "between",
    ["-30-", "###", " Reuter", "----------", "**********", "= = = = =", "ENDS", "AP-WF-06-10-25 0615GMT", "\x0c", ""],
)
def test_stories_in_one_text_are_parted(between: str) -> None:
    text = (
        "Port reopens\n\nVALMORA, June 10 (Reuters) - The port reopened.\n\nShips moved at once.\n"
        f"{between}\nGrain falls\n\nLONDON, June 10 (Reuters) - Wheat fell.\n"
    )
    assert dump(text) == TWO


def test_slug_lines_part_stories_and_takes_are_put_together() -> None:
    text = (
        "Hotel-Fire/\nFire in hotel\n\nMILAN, June 10 (Reuters) - A fire broke out in an old hotel late on Monday night.\n\n(more)\n\n"
        "Add 1 Hotel Fire\n\nThe firemen came at ten, and left at noon.\n\nGrain-Prices/\nGrain falls\n\nLONDON, June 10 (Reuters) - Wheat fell.\n"
    )
    fire, grain = registry.read(Source("dump.txt", text.encode()))
    assert (
        fire.body.text
        == "A fire broke out in an old hotel late on Monday night.\nThe firemen came at ten, and left at noon."
    )
    assert (fire.slug, fire.warnings, fire.media_type) == ("Hotel-Fire", (), MediaType.WIRE)
    assert (grain.slug, grain.headline) == ("Grain-Prices", "Grain falls")


@pytest.mark.parametrize(
    "text",
    [
        "Ministry opens port\n\nGENEVA, 5 June 2025 – The Ministry opened the port.\n\n-ENDS-\n\nNotes to editors\n\nThe port is very big, and it was built in the year 1912 by many.\n",
        "Roundup\n\nLONDON, June 10 (Reuters) - Wheat fell.\nPARIS, June 10 (Reuters) - Maize rose.\nROME, June 10 (Reuters) - Rice stayed.\n",
        "Report\n\n----------\n\nFirst part. It is long, and it says many things about nothing.\n\n----------\n\nSecond part. It is long too, and it says as much.\n",
        "Interview\n\nQUESTION: Is it so?\n\nANSWER: It is.\n\n* * * *\n\nQUESTION: Why?\n\nANSWER: I do not know it.\n",
    ],
)
def test_one_text_stays_one(text: str) -> None:
    assert len(dump(text)) == 1


def test_what_belongs_to_no_story_is_kept() -> None:
    scrap = "the night shift asks everybody to call the chief at home before ten and never after it"
    story = "Port reopens\n\nVALMORA, June 10 (Reuters) - The port reopened.\n-30-\nGrain falls\n\nLONDON, June 10 (Reuters) - Wheat fell.\n-30-\n"
    *_stories, rest = registry.read(Source("in/dump.txt", f"{story}{scrap}\n".encode()))
    assert (rest.headline, rest.body.text) == ("Unread remainder of dump.txt", scrap) and rest.warnings
    assert (
        registry.read(Source("-", f"{story}{scrap}\n".encode()))[-1].headline == "Unread remainder of the pasted text"
    )
    drafts = registry.read(Source("dump.txt", f"{story}good night\n".encode()))
    assert len(drafts) == 2 and "good night" in drafts[-1].warnings[0]


def test_an_empty_frame_of_a_wire_is_refused() -> None:
    for data in (b"\x16\x16\x01a0412\x1fr i \x02\x03\x04", b"\x01AFP0123 4 I 0211 POL\r\n\x02\r\n\x03\x04"):
        with pytest.raises(Rejected, match=r"\.$"):
            registry.read(Source("x", data))


def test_a_later_version_joins_the_earlier_one(library) -> None:
    first = "OIL-PRICES/\nOil falls\n\nLONDON, June 11 (Reuters) - Oil fell on Monday, traders said.\n Reuter\n"
    second = "OIL-PRICES/ (UPDATE 1)\nUPDATE 1-Oil falls on\n\nLONDON, June 11 (Reuters) - Oil fell on.\n Reuter\n"
    (one,) = library.file(registry.read(Source("1.txt", first.encode())))
    (two,) = library.file(registry.read(Source("2.txt", second.encode())))
    assert library.clippings.one(two.id).earlier == one.id


ENVELOPES = ("a9000", "eca062 4 i 211 ccccb dpa 061", "ZCZC AW12")
SLUGS = (
    "BC-EU--Harbor Strike, 2nd Ld-Writethru,212",
    "OIL-PRICES/ (UPDATE 2)",
    "Germany-politics/",
    "Add 2 Hotel Fire",
)
HEADS = ("Port reopens after nine days", "UPDATE 2-Oil falls on supply", "Lotsen nehmen das Angebot an =")
DESKS = (
    "(Adds minister in paragraph 3,\nupdates toll)",
    "Eds: Updates. With AP Photos.",
    "EDITOR'S NOTE _ First of two parts.",
    "REFILE",
    "=(Actualisation)=",
)
BYLINES = ("By Jane Okoro", "By PAUL BYRNE and ADA LEE=\nAssociated Press=", "Our Correspondent", "Von Hans Meier, dpa")
DATELINES = ("VALMORA, June 10 (Reuters) - ", "Hamburg (dpa) - ", "LAHORE: ", "BEIJING (AP) _ ", "")
TEXTS = (
    "The harbour master said so on Tuesday, and nobody doubted it for a moment.",
    "``We know,'' she said -- and left.",
    "* first point\n* second point",
    "ARGENTINA        nil          39,130\nAUSTRALIA        nil          75,530",
    "COLVIN: Why is that?",
    "___",
)
FEET = (
    "(Reporting by Jane Okoro; Editing by Noor Haddad)",
    "bur-abc/def/gh",
    "Copyright 2025 Atlantic Wire. All rights reserved.",
    "AP-WF-06-10-25 0615GMT",
    "",
)
ENDS = (" Reuter", "-30-", "(more)", "###", "")


def copy(chance: random.Random) -> str:
    """A piece of copy, put together by chance."""
    above = [chance.choice(kind) for kind in (ENVELOPES, SLUGS, HEADS, DESKS, BYLINES) if chance.random() < 0.7]
    texts = [chance.choice(TEXTS) for _ in range(chance.randint(1, 5))]
    first = chance.choice(DATELINES) + "The port was full again, they said here on Monday."
    return (
        "\n".join(above) + "\n\n" + "\n\n".join([first, *texts]) + f"\n\n{chance.choice(FEET)}\n{chance.choice(ENDS)}\n"
    )


def words_in(*texts: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", " ".join(texts).casefold()))


def words_of(draft: Draft) -> Counter[str]:
    """Every word of a Draft once for each time it is kept; agencies and slugs are read from words kept elsewhere."""
    return words_in(draft.headline, draft.deck, draft.byline, draft.dateline, draft.editors_note, draft.rights, draft.body.text,
                    draft.embargo.raw if draft.embargo else "", *(one.text for one in draft.other_headlines))  # fmt: skip


GONE = words_in("reuter 30 more reuters ap dpa")
"""End marks, and agencies named in datelines, which become the credit."""


@pytest.mark.parametrize("seed", range(60))
def test_no_word_of_a_piece_of_copy_is_lost(seed: int) -> None:
    text = copy(random.Random(seed))
    draft = read_copy(text)
    lost = words_in(text) - words_of(draft)
    assert not {word for word in lost if word not in GONE}, text
    first = words_in("the port was full again they said here on monday")
    assert not first - words_in(draft.body.text) or not first - words_in(draft.headline)


@pytest.mark.parametrize("seed", range(40))
def test_no_word_of_a_dump_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    text = f"\n{chance.choice(('----------', '* * * * *', '', '########'))}\n".join(
        copy(chance) for _ in range(chance.randint(2, 4))
    )
    drafts = registry.read(Source("dump.txt", text.encode()))
    kept = sum((words_of(one) + words_in(*one.warnings) for one in drafts), Counter())
    assert not {word for word in words_in(text) - kept if word not in GONE}, text
