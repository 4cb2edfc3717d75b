"""What machine formats and exports of the press have in common: a Draft whose fields are known, finished."""

import re

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.bylines import authors_of, credit_in, is_desk
from clipper.importers.cleaning import clean, human_name, line, safe_url
from clipper.importers.copy_desk import State, states_of
from clipper.importers.dates import read_date
from clipper.importers.language import language_by, language_of
from clipper.importers.opening import without_dateline
from clipper.importers.paragraphs import mended, typeset
from clipper.importers.places import agency
from clipper.importers.wire import first_words
from clipper.model.clipping import Confidence, Draft, Embargo, Headline, Published

_LINES = (
    "headline",
    "kicker",
    "deck",
    "byline",
    "dateline",
    "credit",
    "outlet",
    "edition",
    "section",
    "page",
    "slug",
    "rights",
)
_SURE = 0.97
_SHORT = 3
"""Words that the count of an export and ours may differ by, and a share of a tenth on top."""


def finished(
    draft: Draft, where: str, *, name: str = "", seen_at: int | None = None, versions: tuple[str, ...] = ()
) -> Draft:
    """The Draft with every line cleaned, what follows from its fields filled in, and for each where it came from.

    `where` names the format in the user's words; `versions` are what its desk called it ("CORRECTED").
    """
    known = {one: line(typeset(getattr(draft, one))) for one in _LINES}
    draft = replace(
        draft,
        **known,
        editors_note="\n".join(line(one) for one in clean(draft.editors_note).split("\n") if one.strip()),
    )
    draft = replace(
        draft, url=safe_url(draft.url), keywords=tuple(dict.fromkeys(one for k in draft.keywords if (one := line(k))))
    )
    sure = [Confidence(one, _SURE, where) for one in Draft.__struct_fields__ if one in {*_LINES, "deck", "published", "embargo", "url", "keywords"}
            and _is_set(draft, one)]  # fmt: skip
    draft = _opened(draft, sure)
    if not draft.headline:
        headline = first_words(draft.body.reading_text) or human_name(name) or _("Untitled article")
        draft = replace(draft, headline=headline)
        sure.append(Confidence("headline", 0.3, _("first words of the text")))
    draft = replace(draft, headline=mended(draft.headline), other_headlines=_others(draft))
    if draft.byline and not draft.authors and not is_desk(draft.byline):
        houses = {_folded(draft.outlet), _folded(draft.credit)}
        draft = replace(draft, authors=tuple(one for one in authors_of(draft.byline) if _folded(one) not in houses))
        sure += [Confidence("authors", 0.9, _("byline"))] if draft.authors else []
    credit = draft.credit or credit_in(draft.byline)
    outlet = draft.outlet or credit
    if outlet and not draft.outlet:
        sure.append(Confidence("outlet", 0.5, _("credit")))
    language, _wrong = language_by(draft.language[:2].lower(), draft.body.reading_text)
    states = states_of(draft.headline, draft.editors_note.split("\n"), versions)
    return replace(
        draft,
        credit=agency(credit) or credit,
        outlet=outlet,
        language=language or language_of(draft.headline),
        seen_at=draft.seen_at or seen_at,
        warnings=draft.warnings + _asked(draft, states),
        withdraws=draft.withdraws or State.WITHDRAWN in states,
        confidence=tuple(sure),
    )


def _is_set(draft: Draft, name: str) -> bool:
    found = getattr(draft, name)
    return bool(found.raw) if isinstance(found, Published) else bool(found)


def _opened(draft: Draft, sure: list[Confidence]) -> Draft:
    """The dateline at the start of the text becomes a field, unless the format names one; then a second is left out."""
    body, dateline, signed = without_dateline(draft.body)
    if not dateline or (draft.dateline and _folded(dateline)[:4] != _folded(draft.dateline)[:4]):
        return draft
    if not draft.dateline or len(dateline) > len(draft.dateline):
        sure.append(Confidence("dateline", 0.9, _("start of the text")))
        draft = replace(draft, dateline=dateline)
    return replace(draft, body=body, credit=draft.credit or signed)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _others(draft: Draft) -> tuple[Headline, ...]:
    """Other headlines once each, without the headline and the deck."""
    seen = {_folded(draft.headline), _folded(draft.deck)}
    kept: list[Headline] = []
    for one in draft.other_headlines:
        text = line(one.text)
        if text and _folded(text) not in seen:
            seen.add(_folded(text))
            kept.append(Headline(text, one.kind))
    return tuple(kept)


def _asked(draft: Draft, states: frozenset[State]) -> tuple[str, ...]:
    """What the state of a story asks of its reader."""
    told = {
        State.WITHDRAWN: _("The agency withdrew this story: do not use it."),
        State.CORRECTED: _("This is a corrected version: it replaces what moved before."),
    }
    return tuple(sentence for state, sentence in told.items() if state in states and sentence not in draft.warnings)


def embargo_at(text: str) -> Embargo | None:
    """The embargo in a field that holds nothing but its instant, None where the field is empty."""
    raw = line(text)
    return Embargo(raw, read_date(raw).at) if raw else None


def counted(draft: Draft, words: int) -> Draft:
    """The Draft with a warning where the export names a number of words that the text read does not come near."""
    found = draft.body.words + len(f"{draft.headline} {draft.deck} {draft.dateline}".split())
    least, most = draft.body.words, found
    room = _SHORT + words * 0.1
    if not words or least - room <= words <= most + room:
        return draft
    said = _("The export says {said} words, but {found} were read: compare it with the original.").format(
        said=words, found=draft.body.words
    )
    return replace(draft, warnings=(*draft.warnings, said))
