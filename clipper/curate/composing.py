"""A briefing made into a Document: every entry as it will be printed, in final order and final words."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone

from msgspec.structs import replace

from clipper.curate.beside import Beside
from clipper.curate.printing import (
    Flattening,
    Marked,
    Pictures,
    Placing,
    facsimile,
    full_text,
    marked,
    passages,
    with_quotes,
)
from clipper.curate.stories import also_in, how_they_differ, other_headlines, version
from clipper.curate.summaries import propose_summary as propose_summary
from clipper.curate.summaries import sentences, word_count
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.briefing import Briefing, Entry, Office, Rendition
from clipper.model.clipping import Clipping, Draft, Published
from clipper.model.document import (
    Document,
    DocumentSection,
    Figure,
    Item,
    ItemBlock,
    Lead,
    Paragraph,
    PullQuote,
    Run,
    Table,
)

WORDS_A_MINUTE = 230
"""How fast a briefing is read (Brysbaert 2019: 238 words a minute for English prose)."""
_LEADS = 3
PAGED = (Rendition.FACSIMILE, Rendition.TEXT_FACSIMILE)
"""Renditions that print the original's pages."""
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}


def compose(
    briefing: Briefing,
    clippings: Mapping[int, Clipping],
    annotations: Mapping[int, Sequence[Annotation]],
    *,
    office: Office,
    places: Placing,
    flatten: Flattening,
    picture: Pictures,
    cities: Mapping[str, str] | None = None,
    facsimiles: Callable[[Clipping], Sequence[Figure]] | None = None,
    stories: Mapping[int, Sequence[Clipping]] | None = None,
    beside: Beside | None = None,
) -> Document:
    """The briefing as a Document; entries whose clipping is not handed in are left out.

    `places` and `flatten` are the annotation room's; `picture` gives a kept picture's bytes by SHA-256; `facsimiles`
    gives an original's pages as pictures, without it the clipping's own pictures stand for them; `stories` gives for a
    clipping the others that tell the same and have no entry of their own; `beside` is what else the issue says.
    """
    told = beside or Beside()
    sections: list[DocumentSection] = []
    empty: list[str] = []
    items: list[Item] = []
    leads: list[Lead] = []
    seen: dict[str, int] = {}
    for section in briefing.sections:
        first = len(items)
        for entry in section.entries:
            clipping = clippings.get(entry.clipping)
            if clipping is None:
                continue
            text = marked(clipping.draft.body, annotations.get(entry.clipping, ()), places, flatten)
            shown = facsimiles(clipping) if facsimiles and entry.rendition in PAGED else ()
            rendition, blocks = _blocks(entry, clipping, text, picture, shown)
            key, code = item_key(clipping.uid, seen), _code(briefing.date, len(items) + 1)
            city = (cities or {}).get(clipping.draft.outlet, "")
            item = _item(entry, clipping.draft, rendition, blocks, key, code, section.title, city)
            if others := (stories or {}).get(clipping.id):
                item = _told_by_others(item, entry, clipping, others, cities or {})
            items.append(_with_beside(item, clipping, told))
            line = _lead_line(entry, clipping.draft)
            if line and len(leads) < _LEADS:
                leads.append(Lead(item.key, item.contents_headline, line))
        if len(items) > first:
            sections.append(DocumentSection(f"section-{len(sections) + 1}", section.title, tuple(items[first:])))
        elif section.title:
            empty.append(section.title)
    return _document(briefing, office, sections, leads, empty, told)


def _document(
    briefing: Briefing,
    office: Office,
    sections: Sequence[DocumentSection],
    leads: Sequence[Lead],
    empty: Sequence[str],
    told: Beside,
) -> Document:
    items = [item for section in sections for item in section.items]
    days = sorted(item.day for item in items if item.day)
    words = sum(item.words for item in items)
    return Document(
        title=briefing.title,
        date=briefing.date,
        number=briefing.number,
        language=briefing.language,
        edition=briefing.edition,
        as_at=briefing.as_at,
        office=office,
        uid=briefing.uid,
        leads=tuple(leads),
        sections=tuple(sections),
        period=(days[0], days[-1]) if days else None,
        media=tuple(dict.fromkeys(item.outlet for item in items if item.outlet)),
        words=words,
        minutes=max(1, -(-words // WORDS_A_MINUTE)) if items else 0,
        empty_sections=tuple(empty),
        note=tuple((label, text) for label, text in briefing.note if text.strip()),
        panel=told.panel,
        play=told.play,
        distribution=told.distribution,
        front_pages=told.front_pages,
    )


def _with_beside(item: Item, clipping: Clipping, told: Beside) -> Item:
    """The item with what is known of it beside its own words."""
    return replace(
        item,
        told=told.told.get(clipping.id),
        notices=told.notices.get(clipping.id, ()),
        cut_from=told.cut_from.get(clipping.id, ()),
        subscription=item.outlet in told.subscriptions,
        response=clipping.id not in told.unanswered,
    )


def _item(
    entry: Entry,
    draft: Draft,
    rendition: Rendition,
    blocks: tuple[ItemBlock, ...],
    key: str,
    code: str,
    section: str,
    city: str,
) -> Item:
    """One entry as printed; a headline alone has neither deck nor other headlines, a dateline opens a full text only."""
    headline = _line(draft.headline) or _("(Untitled)")
    commentary = tuple(line.strip() for line in entry.commentary.splitlines() if line.strip())
    others = dict.fromkeys(_line(other.text) for other in draft.other_headlines if rendition is not Rendition.HEADLINE)
    kicker = _line(draft.kicker or draft.section)
    return Item(
        key=key,
        code=code,
        headline=headline,
        contents_headline=_line(entry.short_headline) or headline,
        outlet=draft.outlet,
        city=city,
        day=draft.published.day,
        time=_time(draft.published),
        page=draft.page,
        edition=draft.edition,
        kicker="" if kicker.casefold() == section.strip().casefold() else kicker,
        deck="" if rendition is Rendition.HEADLINE else _line(draft.deck),
        byline=_line(draft.byline) or ", ".join(draft.authors),
        credit="" if draft.credit.casefold() == draft.outlet.casefold() else draft.credit,
        dateline=_line(draft.dateline) if rendition in (Rendition.FULL, Rendition.TEXT_FACSIMILE) else "",
        url=draft.url,
        language=draft.language,
        rtl=_right_to_left(draft),
        rendition=rendition,
        tone=entry.tone,
        blocks=blocks,
        summary=() if rendition is Rendition.HEADLINE else _points(entry, draft),
        commentary=commentary,
        other_headlines=tuple((other, "") for other in others if other and other.casefold() != headline.casefold()),
        rights=draft.rights,
        minutes=-(-draft.body.words // WORDS_A_MINUTE),
        words=sum(word_count(t) for block in blocks for t in _texts(block)) + sum(word_count(c) for c in commentary),
    )


def _points(entry: Entry, draft: Draft) -> tuple[str, ...]:
    """The points of an entry's summary: its own lines, or its sentences where it is one paragraph."""
    words = entry.summary.strip() or propose_summary(draft.body)
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return tuple(lines) if len(lines) > 1 else tuple(sentences(_line(words)))


def _told_by_others(
    item: Item, entry: Entry, clipping: Clipping, others: Sequence[Clipping], cities: Mapping[str, str]
) -> Item:
    """The item with the outlets that ran the story too, their headlines, and how they differ."""
    versions = [version(clipping, other) for other in others]
    return replace(
        item,
        also_in=also_in(clipping, others, cities),
        other_headlines=item.other_headlines + other_headlines(clipping, others),
        differences=how_they_differ(versions) if entry.differences is None else entry.differences,
    )


def _blocks(
    entry: Entry, clipping: Clipping, text: Marked, picture: Pictures, shown: Sequence[Figure]
) -> tuple[Rendition, tuple[ItemBlock, ...]]:
    """What the entry's rendition prints below the header, and the rendition it came to.

    An excerpt without marks prints the summary; a facsimile without pictures prints the text. Where both are asked for
    the text comes first, without the pictures that its pages show.
    """
    if entry.rendition is Rendition.HEADLINE:
        return Rendition.HEADLINE, ()
    known = {annotation.id: annotation for _start, _end, names in text.spans for annotation in names}
    quotes = [known[number] for number in dict.fromkeys(entry.quotes) if number in known]
    pages = (tuple(shown) or tuple(facsimile(clipping, picture))) if entry.rendition in PAGED else ()
    if entry.rendition is Rendition.TEXT_FACSIMILE and pages and clipping.draft.body.reading_text:
        shown_below = {page.data for page in pages}
        printed = full_text(text, clipping, picture)
        printed = [pair for pair in printed if not (isinstance(pair[1], Figure) and pair[1].data in shown_below)]
        return entry.rendition, (*with_quotes(printed, text, quotes), *pages)
    if pages:
        return Rendition.FACSIMILE, (*pages, *with_quotes([], text, quotes))
    if entry.rendition is Rendition.EXCERPT:
        # a passage set apart as a quotation is not printed a second time
        chosen = text.places if entry.passages is None else entry.passages
        printed = passages(text, [number for number in chosen if number not in entry.quotes])
        if printed or quotes:
            return Rendition.EXCERPT, (*printed, *with_quotes([], text, quotes))
    if entry.rendition in (Rendition.EXCERPT, Rendition.SUMMARY):
        words = entry.summary.strip() or propose_summary(clipping.draft.body)
        paragraphs = [Paragraph((Run(line.strip()),)) for line in words.splitlines() if line.strip()]
        return Rendition.SUMMARY, (*paragraphs, *with_quotes([], text, quotes))
    return Rendition.FULL, with_quotes(full_text(text, clipping, picture), text, quotes)


def _lead_line(entry: Entry, draft: Draft) -> str:
    """What the cover says of an item: the first sentence of its summary, else its deck, else its first sentence."""
    for words in (entry.summary, draft.deck):
        line = next(sentences(_line(words)), "")
        if line:
            return line
    return "" if entry.rendition is Rendition.HEADLINE else propose_summary(draft.body, 30)


def _line(words: str) -> str:
    """The words on one line."""
    return " ".join(words.split())


def item_key(uid: str, seen: dict[str, int]) -> str:
    """An anchor that stays the same when entries are reordered; a clipping printed twice is numbered by `seen`."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", uid).strip("-") or "item"
    seen[name] = seen.get(name, 0) + 1
    return f"c-{name}" if seen[name] == 1 else f"c-{name}-n{seen[name]}"


def _code(day: str, number: int) -> str:
    """The short printed code: month and day of the issue, and the item's number ("0611-02")."""
    try:
        issued = date.fromisoformat(day)
    except ValueError:
        return f"{number:02}"
    return f"{issued.month:02}{issued.day:02}-{number:02}"


def _time(published: Published) -> str:
    """The time of publication in the source's own zone, "" where it is not known."""
    if published.at is None or not published.zone:
        return ""
    found = re.fullmatch(r"([+-])(\d\d):?(\d\d)", published.zone)
    minutes = (int(found[2]) * 60 + int(found[3])) * (-1 if found[1] == "-" else 1) if found else 0
    try:
        return datetime.fromtimestamp(published.at, timezone(timedelta(minutes=minutes))).strftime("%H:%M")
    except (ValueError, OverflowError, OSError):
        return ""


def _right_to_left(draft: Draft) -> bool:
    """Whether the item reads from the right: by its language, else by most of its first letters."""
    if draft.language:
        return draft.language.lower().replace("_", "-").partition("-")[0] in _RIGHT_TO_LEFT
    letters = [unicodedata.bidirectional(c) for c in f"{draft.headline} {draft.body.text[:400]}"]
    return sum(kind in {"R", "AL"} for kind in letters) > sum(kind == "L" for kind in letters)


def _texts(block: ItemBlock) -> tuple[str, ...]:
    """The words of a block that are to be read."""
    match block:
        case Paragraph() | PullQuote():
            return (block.text,)
        case Table():
            return tuple(cell for row in block.rows for cell in row)
        case _:
            return ()
