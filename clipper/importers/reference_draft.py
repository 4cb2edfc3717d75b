"""A reference, as bibliographies keep it, made into a Draft: its abstract is the text, what has no field of ours becomes a note."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.cleaning import line, safe_url
from clipper.importers.dates import read_date
from clipper.importers.feed_texts import body_of_words, line_of
from clipper.importers.links_body import link_body
from clipper.importers.press_draft import finished
from clipper.model.clipping import Confidence, Draft, Headline, MediaType, Original, Published
from clipper.model.intake import Source


class Reference(Struct):
    """What one record says, in our words."""

    media_type: MediaType = MediaType.PRINT
    headline: str = ""
    other_headlines: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlet: str = ""
    date: str = ""
    """As written; see `day_of`."""
    page: str = ""
    section: str = ""
    edition: str = ""
    url: str = ""
    abstract: str = ""
    language: str = ""
    rights: str = ""
    keywords: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Everything else, each with its name."""


def draft_of(one: Reference, where: str, source: Source, original: Original | None) -> Draft:
    """The Draft of a reference; `where` names the format, `original` is the record by itself, None for the whole file."""
    authors = tuple(dict.fromkeys(name for given in one.authors if (name := line(given))))
    url = safe_url(one.url)
    body = body_of_words(one.abstract)
    draft = Draft(
        headline=line_of(one.headline),
        other_headlines=tuple(Headline(line_of(other), "short") for other in one.other_headlines),
        body=body if body.text else link_body(url),
        byline=", ".join(authors),
        authors=authors,
        outlet=line_of(one.outlet),
        media_type=one.media_type,
        edition=one.edition,
        section=one.section,
        page=one.page,
        published=day_of(one.date),
        url=url,
        language=_code(one.language),
        rights=one.rights,
        keywords=tuple(one.keywords),
        editors_note="\n".join(dict.fromkeys(note for note in one.notes if note.strip())),
        original=original,
    )
    found = finished(draft, where, name=source.name, seen_at=source.seen_at)
    said = _("abstract of the reference") if body.text else _("only the reference")
    return replace(found, confidence=(*found.confidence, Confidence("body", 0.4 if body.text else 0.2, said)))


def day_of(said: str) -> Published:
    """The day in any of the forms that references use; a year or a month alone stays as it is written."""
    said = said.strip().strip("/").replace("/", "-") if said.count("/") >= 2 else said.strip()
    return read_date(said) if said else Published()


def full_name(said: str) -> str:
    """A name in its natural order: "Roe, Jane, Jr." is Jane Roe, Jr."""
    parts = [part.strip() for part in said.split(",")]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}".strip()
    if len(parts) == 3:
        return f"{parts[1]} {parts[0]}, {parts[2]}" if len(parts[2]) < 6 else f"{parts[2]} {parts[0]}, {parts[1]}"
    return said.strip()


def pages(values: Iterable[str]) -> str:
    """First and last page as one field ("3–5")."""
    found = list(dict.fromkeys(value for given in values if (value := given.strip())))
    return "–".join(found[:2])


def noted(name: str, values: Sequence[str]) -> str:
    """Fields without a place of their own as a line of the note."""
    said = "; ".join(value for given in values if (value := " ".join(given.split())))
    return f"{name}: {said}" if said else ""


_LANGUAGES = {"english": "en", "german": "de", "deutsch": "de", "ngerman": "de", "french": "fr", "français": "fr", "spanish": "es", "italian": "it",
              "russian": "ru", "portuguese": "pt", "dutch": "nl", "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es",
              "ita": "it", "rus": "ru", "por": "pt", "dut": "nl", "nld": "nl"}  # fmt: skip


def _code(said: str) -> str:
    said = said.strip().lower()
    return _LANGUAGES.get(said, said[:2] if len(said) == 2 or said[2:3] in {"-", "_"} else "")
