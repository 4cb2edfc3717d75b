"""Quotes verbatim: the marks an entry prints and the quotations in our own words, each compared with its source."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from clipper.curate.quotations import Quotation, quotations
from clipper.curate.verbatim import nearest, stands
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.briefing import Entry, Rendition
from clipper.model.clipping import Clipping, Draft
from clipper.model.finding import Finding

_WORDS = 4
"""Shorter quotations count only where somebody is named as saying them: the rest are words in inverted commas."""
_MOST = 10
"""How many passages are looked for in one entry."""
_SHOWN = 70
"""Characters of a quotation in a sentence."""


class Elsewhere(Struct, frozen=True):
    """Where else a quotation may stand."""

    versions: Callable[[Entry], Sequence[str]]
    """The texts of the other clippings that tell an entry's story."""
    others: Mapping[int, tuple[str, str]]
    """The name and the text of each clipping in the issue."""


def source_text(draft: Draft) -> str:
    """Everything of a clipping that can be quoted: headlines, deck, byline and text."""
    heads = (draft.headline, *(one.text for one in draft.other_headlines), draft.kicker, draft.deck, draft.byline)
    return "\n".join((*filter(None, heads), draft.body.text))


def marks_used(entry: Entry, marks: Sequence[Annotation]) -> list[Annotation]:
    """The marks whose words the entry prints by themselves: an excerpt's passages, and the quotations chosen."""
    if entry.rendition is Rendition.HEADLINE:
        return []
    ids = set(entry.quotes)
    if entry.rendition is Rendition.EXCERPT:
        ids |= {mark.id for mark in marks} if entry.passages is None else set(entry.passages)
    return [mark for mark in marks if mark.anchor is not None and mark.id in ids]


def check_marks(entry: Entry, name: str, clipping: Clipping, marks: Sequence[Annotation]) -> Iterator[Finding]:
    """The marks it prints whose words are not those of the text any more; accepted quotations in a full text are printed too."""
    text = clipping.draft.body.text
    for mark in marks if entry.rendition is Rendition.FULL else marks_used(entry, marks):
        if mark.anchor is not None and mark.changed_in(text):
            said = _(
                "The words of {speaker} in “{name}” were changed after the quotation was accepted: “{quote}”. Take it as it is, or take it back, in its note."
            )
            words = {"speaker": mark.speaker, "name": name, "quote": _short(mark.anchor.exact)}
            yield _finding(entry, said.format(**words), mark.anchor.exact, text)
    for mark in marks_used(entry, marks):
        if mark.changed_in(text):
            continue
        if mark.anchor is None or mark.lost or mark.anchor.exact in text or stands(mark.anchor.exact, text):
            continue
        said = _("The passage “{quote}” marked in “{name}” is not what its text says. Mark it again.")
        yield _finding(entry, said.format(quote=_short(mark.anchor.exact), name=name), mark.anchor.exact, text)


def check_words(entry: Entry, name: str, clipping: Clipping, elsewhere: Elsewhere) -> Iterator[Finding]:
    """The quotations in short headline, summary and comment that stand word for word in no source of theirs, nor were confirmed."""
    own, number, accepted = source_text(clipping.draft), 0, set(entry.accepted)
    for where, text in own_words(entry):
        for quote in quotations(text) if text else ():
            if not _counts(quote) or _folded(quote.text) in accepted or stands(quote.text, own):
                continue
            versions = elsewhere.versions(entry)
            if any(stands(quote.text, version) for version in versions):
                continue
            number += 1
            if number > _MOST:
                return
            yield _told(entry, name, where, quote.text, [own, *versions], clipping.id, elsewhere)


def check_note(note: Iterable[tuple[str, str]], sources: Sequence[str]) -> Iterator[Finding]:
    """The quotations in the cover note, (label, text) each, that stand word for word in none of the issue's clippings."""
    wrong = (
        quote.text
        for _label, text in note
        for quote in quotations(text)
        if _counts(quote) and not any(stands(quote.text, source) for source in sources)
    )
    for quote in islice(wrong, _MOST):
        said = _("The cover note quotes “{quote}”, which stands word for word in no clipping of the issue. Correct it.")
        found = nearest(quote, "\n".join(sources))
        yield Finding(None, "not_verbatim", said.format(quote=_short(quote)), both(quote, found))


def own_words(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What the desk wrote into an entry: (its name, the words)."""
    return (
        (_("short headline"), entry.short_headline),
        (_("summary"), entry.summary),
        (_("comment"), entry.commentary),
    )


def _counts(quote: Quotation) -> bool:
    return quote.attributed or quote.words >= _WORDS


def _told(
    entry: Entry, name: str, where: str, quote: str, sources: Sequence[str], own: int, elsewhere: Elsewhere
) -> Finding:
    other = next((n for id, (n, text) in elsewhere.others.items() if id != own and stands(quote, text)), None)
    words = {"where": where, "name": name, "quote": _short(quote), "other": other}
    if other is not None:
        said = _(
            "The {where} of “{name}” quotes “{quote}”, which stands in “{other}”, not in its own source. Name the source."
        )
        return Finding(entry.id, "not_verbatim", said.format(**words), both(quote, ""), _folded(quote))
    said = _("The {where} of “{name}” quotes “{quote}”, which does not stand word for word in the source. Correct it.")
    return replace(_finding(entry, said.format(**words), quote, "\n".join(sources)), quote=_folded(quote))


def _finding(entry: Entry, sentence: str, quote: str, source: str) -> Finding:
    return Finding(entry.id, "not_verbatim", sentence, both(quote, nearest(quote, source)))


def both(quote: str, found: str) -> str:
    """Both wordings, one below the other."""
    here = _("As quoted: “{words}”").format(words=" ".join(quote.split()))
    there = _("In the source: “{words}”").format(words=found) if found else _("Nothing like it stands in the source.")
    return f"{here}\n{there}"


def _folded(quote: str) -> str:
    return " ".join(quote.split())


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0].rstrip(".,;:–— ") + "…"
