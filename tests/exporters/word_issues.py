"""Issues for Word: an item with everything, an issue with everything, and issues of every make by chance."""

import itertools
import random

from issues import ARABIC, ENGLISH, GERMAN, RUSSIAN, WIRE, document, item, paragraph, png
from msgspec.structs import replace

from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.document import (
    Change,
    Changed,
    Document,
    DocumentSection,
    Figure,
    Item,
    Lead,
    MarkLabel,
    Omission,
    Panel,
    Paragraph,
    ParagraphKind,
    Play,
    PlayReport,
    PullQuote,
    Run,
    Table,
    Told,
    Tone,
)

OFFICE = Office(
    "Republic of Valmora",
    "Press Office",
    "PO",
    "For internal use",
    "Enclosed are clippings.",
    ("M. Ilves",),
    "Minister, State Secretary",
)


def full_item(key: str = "k1", **fields: object) -> Item:
    """An item with everything an item can have."""
    label = MarkLabel(Role.CRITICISM, "Henrik Saar", "Answer if asked", "M. Ilves")
    blocks = (
        paragraph("A heading", ParagraphKind.HEADING, 2),
        *(paragraph(text, ParagraphKind.BULLET, n) for n, text in enumerate(("First point", "Deeper point"))),
        *(paragraph(text, ParagraphKind.NUMBERED) for text in ("Step", "Next step")),
        paragraph("Said somebody", ParagraphKind.QUOTE),
        paragraph("  indented   code\n\n  more", ParagraphKind.PREFORMATTED),
        Omission(),
        PullQuote("We would like an agreement.", "Jamieson Greer"),
        Paragraph((Run("plain "), Run("bold", bold=True), Run(" and "), Run("slanted", italic=True))),
        Paragraph((Run("Before "), Run("an expensive way", roles=(Role.CRITICISM,), labels=(label,)), Run(" after."))),
        Paragraph((Run("see "), Run("the page", href="https://example.com/a?b=c&d"))),
        Figure(png(60, 40), "image/png", 60, 40, "The caption.", "Photo: Oduya", alt="A crane."),
        Table((("Day", "Ships"), ("Monday", "38"), ("Tuesday", "41")), 1),
        *(paragraph(text) for text in WIRE),
    )
    told = {
        "kicker": "Tariffs", "deck": "The deck", "byline": "By Ines Calloway", "credit": "Reuters", "dateline": "LONDON",
        "url": "https://example.com/a/b", "commentary": ("Our view.", "Suggested line: none."), "also_in": ("Echo", "Mail"),
        "other_headlines": (("Other", "Echo"),), "rights": "internal use", "page": "4", "city": "Port Valmora",
        "tone": Tone.BALANCED,
    }  # fmt: skip
    return item(key, f"Headline of {key}", blocks=blocks, **{**told, **fields})


def full_issue() -> Document:
    return document(
        full_item("k1"),
        item("k2", "عودة المرشدين", *ARABIC, language="ar", rtl=True),
        office=OFFICE, as_at="06:40", edition="Morning edition", uid="0190", leads=(Lead("k1", "The lead", "One line"),),
        period=("2025-06-10", "2025-06-11"), media=("A", "B", "C"), words=400, minutes=2, empty_sections=("Fisheries",),
    )  # fmt: skip


def whole_issue(language: str = "en") -> Document:
    """Four sections of items that show what every style can print."""
    page = Figure(png(413, 585, "L"), "image/png", 413, 585, facsimile=True, dpi=100, page="1")
    cut = replace(page, cut=(0.0, 0.1, 0.75, 0.5))
    first = full_item("k1", summary=("Talks end with a framework.", "No further meeting."), minutes=3, differences="Two stress cost.")  # fmt: skip
    second = item("k2", "Pilots’ strike called off", blocks=(cut,), rendition=Rendition.FACSIMILE, page="1", tone=Tone.FAVOURABLE, summary=("Ships move.",), url="https://gazette.example/p", subscription=True, minutes=2)  # fmt: skip
    third = item("k3", "Lotsenstreik beendet", *GERMAN * 4, language="de", city="Norderhaven", kicker="Seeverkehr", byline="Von Jette Brockmann", deck="Die Einigung.", change=Change.NEW)  # fmt: skip
    fourth = item("k4", "Лоцманы вернулись", *RUSSIAN * 3, language="ru", tone=Tone.CRITICAL, told=Told(117, "2025-06-10", "2 outlets"))  # fmt: skip
    fifth = item("k5", "عودة المرشدين", *ARABIC, language="ar", rtl=True, url="https://ufuq.example/m", minutes=3)
    sixth = item("k6", "The front page", blocks=(page, *(paragraph(text) for text in WIRE)), rendition=Rendition.FACSIMILE)  # fmt: skip
    sections = (("Trade", (first,)), ("Ports", (second, third, fourth)), ("Region", (fifth,)), ("Pages", (sixth,)))
    report = PlayReport(
        ("Gazette", "Ledger"), (("Strike", (Play("1", "pic", True), None)), ("Talks", (None, Play("4"))))
    )
    return replace(
        full_issue(), title="", language=language, leads=(Lead("k1", "The lead", "One line"),), minutes=11,
        sections=tuple(DocumentSection(f"s{n}", title, items) for n, (title, items) in enumerate(sections)),
        note=(("What dominates", "The framework."), ("How we look", "Well.")), play=report, changed_since="07:00",
        panel=Panel(18, ("Evening Tide",), ("The Register",)),
        changes=(Changed(Change.NEW, "Lotsenstreik beendet", "k3"), Changed(Change.WITHDRAWN, "A rumour", reason="retracted")),
    )  # fmt: skip


def mixed_issue(seed: int) -> Document:
    """Items of every make: long and short, with pictures, tables, lists, marks, in five languages, briefs among them."""
    rng = random.Random(seed)
    voices = {"en": (ENGLISH, *WIRE), "de": GERMAN, "ru": RUSSIAN, "ar": ARABIC}
    items: list[Item] = []
    for n in range(30):
        language = rng.choice(("en", "en", "en", "de", "ru", "ar"))
        said = [rng.choice(voices[language]) * rng.choice((1, 1, 2, 3)) for _ in range(rng.randint(1, 16))]
        blocks: list = [paragraph(text, rng.choice((ParagraphKind.BODY,) * 6 + tuple(ParagraphKind))) for text in said]
        for _ in range(rng.randint(0, 2)):
            at = rng.randint(0, len(blocks))
            width, height = rng.randint(60, 1200), rng.randint(60, 900)
            rows = tuple(
                tuple(f"cell {r} {c}" * rng.randint(1, 4) for c in range(3)) for r in range(rng.randint(2, 30))
            )
            kinds = (Figure(png(width, height), "image/png", width, height, "Caption. " * rng.randint(1, 12), "Photo"),)
            blocks.insert(at, rng.choice((*kinds, Table(rows, 1), PullQuote(WIRE[1][:90], "A speaker"))))
        headline = f"{said[0].split()[0]}{n} " + " ".join(said[0].split()[1 : rng.randint(3, 16)])
        extra = {"deck": said[0][:120]} if rng.random() < 0.5 else {}
        extra |= {"commentary": (ENGLISH * rng.randint(1, 3), ENGLISH)} if rng.random() < 0.3 else {}
        extra |= {"also_in": ("Echo", "Mail"), "url": "https://example.com/a"} if rng.random() < 0.5 else {}
        words = sum(len(text.split()) for text in said)
        items.append(item(f"q{n:03}q", headline, blocks=tuple(blocks), language=language, rtl=language == "ar", words=words, **extra))  # fmt: skip
    cuts = (0, 9, 10, 30)
    sections = tuple(
        DocumentSection(f"s{n}", f"Section {n}", tuple(items[a:b])) for n, (a, b) in enumerate(itertools.pairwise(cuts))
    )
    return document(sections=sections, office=OFFICE, leads=(Lead("q001q", "The lead", "One line"),))
