"""Files of many articles for the tests of the import: an export of a press database, a mail, a list of feeds."""

from pathlib import Path

HEADLINES = (
    "Port reopens after nine days",
    "Pilots accept the offer of the harbour board",
    "Four tankers leave Valmora before dawn",
    "Shippers count the cost of a silent week",
    "Minister promises a law on night shifts",
    "Insurers raise premiums for the strait",
    "Fishermen ask who pays for the empty quays",
    "Grain prices ease as silos open again",
    "Why the talks nearly failed on Sunday night",
    "Union leader says the fight goes on elsewhere",
    "Ferries to the islands run to timetable",
    "A harbour town breathes out",
)
OUTLETS = ("Harbour Post", "Prairie Gazette", "The Coast Courier")
SENTENCES = (
    "The {n} boats that had waited outside the breakwater came in one after the other on Tuesday morning.",
    "Nobody on the quay wanted to speak of victory; the board had given way on night shifts, the pilots on pay.",
    "A spokeswoman for the ministry said that the agreement would be laid before parliament in autumn.",
    "Traders in the old town expect goods for {n} million to move before the end of the week.",
)


def article(n: int) -> str:
    """One article as Factiva's display format prints it."""
    outlet = OUTLETS[n % 3]
    code = f"HARPO000202506{10 + n:02}el6a{n:05x}"
    told = "".join(
        f'<p class="articleParagraph enarticleParagraph">{one.format(n=n + 3)}</p>\n' for one in SENTENCES * (1 + n % 2)
    )
    return (
        f'<div id="article-{code}" class="article"><div class="article enArticle"><p>\n</p><div id="hd">'
        f'<span class="enHeadline counted">{n + 1}) {HEADLINES[n]}</span>\n</div><div class="author">By Jane Okoro </div>'
        f"<div>{74 * (1 + n % 2)} words</div><div>{10 + n % 9} June 2025</div><div>{outlet}</div><div>HARPO</div>"
        f"<div>{n + 1}</div><div>English</div><div>© 2025 {outlet} Ltd. All rights reserved. </div>\n<p></p>\n{told}"
        f"<p>{outlet} Ltd.</p><p>Document {code}</p></div></div><br><span></span>\n"
    )


def factiva(path: Path, number: int = 12) -> Path:
    """An export of so many articles, each of another headline."""
    begin = '<!DOCTYPE html><html><head><meta charset="UTF-8"><title>Factiva</title></head><body>\n'
    path.write_text(begin + "".join(map(article, range(number))) + "</body></html>", encoding="utf-8")
    return path


LONG = " ".join(one.format(n=4) for one in SENTENCES) + " The harbour master kept the log of that night in a drawer."


def story(path: Path, headline: str, outlet: str, text: str = LONG, day: str = "10 June 2025") -> Path:
    """A page of one article."""
    paragraphs = "".join(f"<p>{one.strip()}.</p>" for one in text.split(".") if one.strip())
    path.write_text(
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" '
        f'content="2025-06-{day.split()[0]}T08:00:00+01:00"></head><body><article><h1>{headline}</h1>{paragraphs}'
        "</article></body></html>",
        encoding="utf-8",
    )
    return path
