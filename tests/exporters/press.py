"""An issue with all an issue can hold, for the styles that print parts of it, and what each of them prints."""

from collections.abc import Iterator

from issues import ARABIC, ENGLISH, GERMAN, RUSSIAN, document, item, paragraph, png
from msgspec.structs import replace

from clipper.exporters import item_words
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
    Panel,
    Paragraph,
    Play,
    PlayReport,
    PullQuote,
    Run,
    Table,
    Told,
    Tone,
)

ARABIC_ALONE = tuple(text.replace("Hanseblatt", "الصحف") for text in ARABIC)
"""pdfium turns Latin words round that stand in a short line of Arabic, however it is written."""
OFFICE = Office(
    state="Republic of Valmora", name="Ministry of Trade and Ports", initials="TP", notice="For internal use only",
    about="Enclosed are clippings.", contact=("Duty officer: Mara Ilves, extension 7217",), distribution="Minister",
)  # fmt: skip
MARKED = Paragraph(
    (
        Run("Before "),
        Run("the words", roles=(Role.FACT,), labels=(MarkLabel(Role.FACT, "A speaker", "A remark", "MI"),)),
        Run(" after."),
    )
)


def _items() -> list[list[Item]]:
    scan = Figure(png(1654, 2339, "L"), "image/png", 1654, 2339, facsimile=True, dpi=200)
    cut = replace(scan, cut=(0.05, 0.1, 0.6, 0.5), page="1")
    picture = Figure(png(900, 500), "image/png", 900, 500, "Auf Reede am Dienstagabend.", "Foto: Jonas Wieck")
    trade = item(
        "k1", "US and China agree on a strategic trade framework", *[ENGLISH * 3] * 12, tone=Tone.BALANCED, byline="News Desk",
        summary=("Two days end with a framework.", "No further meeting is scheduled."), url="https://press.example/framework",
        also_in=("Meridian Wire", "Hanseblatt (S. 3)"), other_headlines=(("Rare earths for tariffs", "The Gazette"),),
        differences="Cut by 2 paragraphs: Hanseblatt.", told=Told(117, "2025-06-10", "2 outlets"), change=Change.CHANGED,
        commentary=("Our view of it.", "Suggested line: the ships are moving."), notices=("© Press Update",), minutes=3,
    )  # fmt: skip
    blocks = (paragraph(GERMAN[0]), picture, *map(paragraph, GERMAN), MARKED, *[paragraph(GERMAN[0] * 2)] * 3)
    german = item(
        "k2", "Lotsenstreik beendet, Rückstau bleibt", blocks=blocks, language="de", city="Norderhaven", outlet="Hanseblatt",
        page="3", kicker="Seeverkehr", deck="Die Einigung verschiebt den Konflikt.", byline="Von Jette Brockmann",
        summary=("Three services ask for berths.",), subscription=True, url="https://hanse.example/lotsen", minutes=2,
        tone=Tone.CRITICAL,
    )  # fmt: skip
    scans = item(
        "k3", "Front page of the day", blocks=(scan, scan, PullQuote("Nobody won.", "Tomas Ferreyra")), page="1",
        rendition=Rendition.FACSIMILE, summary=("The only picture of the day.",),
    )  # fmt: skip
    mounted = item(
        "k4", "A cut-out of the day", blocks=(cut,), rendition=Rendition.FACSIMILE, summary=("A cut.",), page="1"
    )
    russian = item(
        "k5", "Лоцманы вернулись на рейд", *RUSSIAN * 3, language="ru", outlet="Северный вестник", summary=RUSSIAN
    )
    arabic = item(
        "k6", "انتهاء إضراب المرشدين", *ARABIC_ALONE, language="ar", rtl=True, outlet="الأفق البحري", summary=ARABIC[:1]
    )
    table = Table((("Day", "Ships"), ("Monday", "38"), ("Tuesday", "41")), 1)
    excerpt = item("k7", "An excerpt", blocks=(paragraph(ENGLISH), table), rendition=Rendition.EXCERPT)
    bare = item("k8", "A headline alone", rendition=Rendition.HEADLINE, response=False)
    return [[trade, german], [scans, mounted, russian], [arabic, excerpt, bare]]


def issue(language: str = "en") -> Document:
    """Three sections of eight items, with panel, play report, changes and cover note."""
    names = ("Trade talks", "Ports and shipping", "In the region")
    sections = tuple(
        DocumentSection(f"section-{n}", name, tuple(held))
        for n, (name, held) in enumerate(zip(names, _items(), strict=True), 1)
    )
    play = PlayReport(
        ("Gazette", "Hanseblatt"),
        (("Framework", (Play("1", front=True), Play("3", language="de"))), ("Strike", (None, Play("", "lead")))),
    )
    return document(
        sections=sections, title="", language=language, office=OFFICE, as_at="06:40", minutes=9, uid="u",
        leads=(Lead("k1", "US and China agree", "Five outlets."),), panel=Panel(18, ("Evening Tide",), ("The Register",)),
        play=play, note=(("What dominates", "The framework leads."), ("What needs you", "A line by eleven.")),
        changes=(Changed(Change.CHANGED, "US and China agree", "k1"), Changed(Change.WITHDRAWN, "Gone", reason="an error")),
        changed_since="07:00", empty_sections=("Fisheries",),
    )  # fmt: skip


def printed(form: str, item: Item) -> Iterator[str]:
    """What a form prints of an item's own words, in order."""
    if form == "links":
        yield item.contents_headline or item.headline
        if item.url:
            yield item.url.removeprefix("https://").rstrip("/")
        return
    if form == "executive":
        yield item.contents_headline
        yield from (one for block in item_words.points(item) for one in _words(block))
        return
    yield item.headline
    facsimile = any(isinstance(block, Figure) and block.facsimile for block in item.blocks)
    if item.deck and not (facsimile and form == "facsimile"):
        yield item.deck
    blocks = [block for block in item.blocks if not (isinstance(block, Figure) and block.facsimile)]
    first = next((block for block in blocks if isinstance(block, Figure)), None)
    if form == "facsimile" and first:
        blocks = [first, *(block for block in blocks if block is not first)]
    for block in blocks:
        yield from _words(block)


def _words(block: object) -> Iterator[str]:
    if isinstance(block, Paragraph | PullQuote):
        yield block.text
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Figure):
        yield from (part for part in (block.caption, block.credit) if part)
