"""What may be handed out to whom: one entry under one licence gives a verdict, a remedy and its line in the ledger.

Clipper keeps the terms its users typed in and reckons with them; it gives no legal advice.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clipper.i18n import _
from clipper.model.briefing import Briefing, Rendition
from clipper.model.rights import LedgerLine, Licence, Problem, Reach, Recipients, Remedy, Use, Verdict

_WHOLE = (Rendition.FULL, Rendition.FACSIMILE, Rendition.TEXT_FACSIMILE)
_PARTS = (Rendition.EXCERPT, Rendition.SUMMARY)


def judge(use: Use, licence: Licence, recipients: Recipients, *, now: int, zone: str = "") -> Verdict:
    """Whether the entry may go out to these recipients at the moment `now` (UTC seconds).

    `zone` names the office's time zone, in which its calendar day counts and embargoes are spelt; empty is UTC.
    """
    problems = _problems(use, licence, recipients, _today(now, zone), now)
    remedies = tuple(dict.fromkeys(r for problem in problems for r in _REMEDIES[problem] if _open(r, use, licence)))
    sentence = " ".join(_sentence(p, use, licence, recipients, zone) for p in problems)
    return Verdict(
        allowed=not problems or bool(use.override.strip()),
        problems=problems,
        remedies=remedies,
        sentence=sentence,
        override=use.override.strip() if problems else "",
        notice=licence.notice,
    )


def _problems(use: Use, licence: Licence, recipients: Recipients, today: date, now: int) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if use.embargo_raw is not None and (use.embargo_until is None or now < use.embargo_until):
        found.append(Problem.EMBARGO)
    # a headline with its link is no copy, whatever the licence says
    if licence.reach is not Reach.FREE and use.rendition is not Rendition.HEADLINE:
        found += _limits(use, licence, recipients, today)
    named = {"outlet": use.outlet, "author": use.author, "date": use.day or ""}
    if licence.reach is not Reach.FREE and any(not named.get(field, "-").strip() for field in licence.mentions):
        found.append(Problem.MENTION)
    return tuple(found)


def _limits(use: Use, licence: Licence, recipients: Recipients, today: date) -> list[Problem]:
    found: list[Problem] = []
    if licence.days is not None:
        day = _day(use.day)
        if day is None:
            found.append(Problem.UNDATED)
        elif today > day + timedelta(days=licence.days):
            found.append(Problem.EXPIRED)
    if licence.copies is not None and recipients.readers > licence.copies:
        found.append(Problem.COPIES)
    if licence.reach is Reach.LINK:
        found.append(Problem.LINK_ONLY)
    elif licence.reach is Reach.IMAGE and use.rendition is not Rendition.FACSIMILE:
        found.append(Problem.IMAGE_ONLY)
    elif licence.reach is Reach.EXCERPT and use.rendition in _WHOLE:
        found.append(Problem.EXCERPT_ONLY)
    elif use.rendition in _PARTS and licence.excerpt_words is not None and use.words > licence.excerpt_words:
        found.append(Problem.TOO_LONG)
    return found


_REMEDIES: dict[Problem, tuple[Remedy, ...]] = {
    Problem.EMBARGO: (Remedy.LEAVE_OUT,),
    Problem.EXPIRED: (Remedy.LINK, Remedy.LEAVE_OUT),
    Problem.UNDATED: (Remedy.COMPLETE, Remedy.LINK, Remedy.LEAVE_OUT),
    Problem.COPIES: (Remedy.LINK, Remedy.LEAVE_OUT),
    Problem.LINK_ONLY: (Remedy.LINK, Remedy.LEAVE_OUT),
    Problem.IMAGE_ONLY: (Remedy.FACSIMILE, Remedy.LINK, Remedy.LEAVE_OUT),
    Problem.EXCERPT_ONLY: (Remedy.EXCERPT, Remedy.LINK, Remedy.LEAVE_OUT),
    Problem.TOO_LONG: (Remedy.SHORTEN, Remedy.LINK, Remedy.LEAVE_OUT),
    Problem.MENTION: (Remedy.COMPLETE, Remedy.LEAVE_OUT),
}


def _open(remedy: Remedy, use: Use, licence: Licence) -> bool:
    """Whether the remedy would help this entry: no facsimile without pages, no link past an embargo."""
    if remedy is Remedy.FACSIMILE:
        return use.has_pages
    if remedy is Remedy.EXCERPT:
        return licence.excerpt_words != 0
    return True


def _sentence(problem: Problem, use: Use, licence: Licence, recipients: Recipients, zone: str) -> str:
    """The problem in one sentence, naming the outlet."""
    outlet = use.outlet or use.headline
    if problem is Problem.EMBARGO:
        if use.embargo_until is None:
            return _("{outlet}: under an embargo whose end could not be read (“{raw}”).").format(
                outlet=outlet, raw=use.embargo_raw
            )
        until = datetime.fromtimestamp(use.embargo_until, _zone(zone))
        return _("{outlet}: embargo until {day}, {time} {zone}.").format(
            outlet=outlet,
            day=until.date().isoformat(),
            time=f"{until:%H:%M}",
            zone="UTC" if until.tzinfo is UTC else zone,
        )
    sentences = {
        Problem.EXPIRED: _("{outlet}: its licence ended {days} days after publication."),
        Problem.UNDATED: _("{outlet}: has no date, and its licence runs for {days} days only."),
        Problem.COPIES: _("{outlet}: its licence covers {copies} readers, “{list}” has {readers}."),
        Problem.LINK_ONLY: _("{outlet}: link only."),
        Problem.IMAGE_ONLY: _("{outlet}: its pages may be shown as pictures only."),
        Problem.EXCERPT_ONLY: _("{outlet}: excerpt only. Its licence does not cover full pages."),
        Problem.TOO_LONG: _("{outlet}: {words} words, its licence covers {limit}."),
        Problem.MENTION: _("{outlet}: its licence asks for outlet, author and date on every copy, and one is missing."),
    }
    return sentences[problem].format(
        outlet=outlet, days=licence.days, copies=licence.copies, list=recipients.name, readers=recipients.readers,
        words=use.words, limit=licence.excerpt_words,
    )  # fmt: skip


def terms(held: Sequence[tuple[int | None, int | None, Licence]], outlet: int | None, recipients: int) -> Licence:
    """The licence that holds for an outlet and a list of recipients: the most particular one typed in.

    `held` gives (outlet id or None for any, recipients' id or None for any, licence). The order: this outlet for this
    list, this outlet for all, any outlet for this list, any for all; where nothing was typed in, everything is allowed.
    """
    ranked = {
        (outlet is not None and of == outlet, to == recipients and to is not None): licence
        for of, to, licence in held
        if of in (None, outlet) and to in (None, recipients)
    }
    for rank in ((True, True), (True, False), (False, True), (False, False)):
        if rank in ranked:
            return ranked[rank]
    return Licence()


def ledger_line(
    briefing: Briefing, use: Use, licence: Licence, recipients: Recipients, *, produced: int, verdict: Verdict
) -> LedgerLine:
    """What the ledger notes of an entry that went out; a link is no copy."""
    free = licence.reach is Reach.FREE or use.rendition is Rendition.HEADLINE
    return LedgerLine(
        issue=briefing.uid,
        title=briefing.title,
        number=briefing.number,
        produced=produced,
        recipients=recipients.name,
        readers=recipients.readers,
        code=use.code,
        clipping=use.clipping,
        headline=use.headline,
        outlet=use.outlet,
        author=use.author,
        day=use.day or "",
        rendition=use.rendition,
        words=use.words,
        copies=0 if free else recipients.readers,
        reach=licence.reach,
        override=verdict.override,
    )


def _today(now: int, zone: str) -> date:
    return datetime.fromtimestamp(now, _zone(zone)).date()


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
