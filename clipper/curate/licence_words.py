"""A licence in one line of plain words, and the words for how far one reaches."""

from clipper.i18n import _, _n
from clipper.model.rights import Licence, Reach

MENTIONS = ("outlet", "author", "date")
"""What a licence may ask every copy to name, as it is kept."""


def no_advice() -> str:
    """What stands beside every list of licences."""
    return _("These are the terms you typed in. Clipper reckons with them and gives no legal advice.")


def reach_words(reach: Reach) -> str:
    """What a licence lets be handed out, in two or three words."""
    return {
        Reach.FREE: _("Free"),
        Reach.FULL: _("In full"),
        Reach.EXCERPT: _("Excerpt only"),
        Reach.IMAGE: _("Image only"),
        Reach.LINK: _("Link only"),
    }[reach]


def mention_words(mention: str) -> str:
    """What every copy must name, as the user calls it."""
    return {"outlet": _("outlet"), "author": _("author"), "date": _("date")}.get(mention, mention)


def terms_words(licence: Licence, recipients: str = "") -> str:
    """The licence as a sentence without an end: "Excerpts up to 60 words, 30 days, for Cabinet"; an empty name is all lists."""
    parts = [_reach(licence)]
    if licence.reach not in (Reach.FREE, Reach.LINK):
        if licence.days is not None:
            parts.append(_n("1 day", "{n} days", licence.days) if licence.days else _("on its day only"))
        if licence.copies is not None:
            parts.append(_n("up to 1 reader", "up to {n} readers", licence.copies))
    parts.append(_("for {list}").format(list=recipients) if recipients else _("for all lists"))
    if licence.mentions and licence.reach is not Reach.FREE:
        named = ", ".join(mention_words(one) for one in licence.mentions)
        parts.append(_("naming {what}").format(what=named))
    if licence.notice:
        parts.append(_("with a notice"))
    return ", ".join(parts)


def _reach(licence: Licence) -> str:
    words = licence.excerpt_words
    if licence.reach is Reach.FREE:
        return _("Free to hand out")
    if licence.reach is Reach.LINK:
        return _("Headline and link alone")
    if licence.reach is Reach.IMAGE:
        return _("Pages as pictures alone")
    if licence.reach is Reach.EXCERPT:
        return _("Excerpts") if words is None else _n("Excerpts of 1 word", "Excerpts up to {n} words", words)
    if words is None:
        return _("Text and pages in full")
    return _n("Text and pages in full, excerpts of 1 word", "Text and pages in full, excerpts up to {n} words", words)
