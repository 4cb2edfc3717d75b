"""Forms that ask for consent to cookies, known by their buttons and sentences whatever a page calls them."""

import re

from clipper.importers.web_blocks import Found, size_of
from clipper.model.body import BlockKind

_CONSENT_BUTTON = re.compile(
    r"""^\W*(?:(?:accept|allow|reject|decline)\ all\b|(?:manage|privacy)\ (?:consent\ )?(?:preferences?|settings|center|centre)\b|confirm\ my\ choices|
    do\ not\ sell\b|consent\ (?:leg\.?interest|preferences)|vendors?\ list|.{0,40}\balways\ active).{0,40}$""",
    re.I | re.X,
)
_CONSENT_SIGN = re.compile(
    r"""^\W*(?:(?:strictly\ )?(?:necessary|essential|functional|performance|targeting|analytics?|advertising|marketing|statistics?|preference|social\ media)\ cookies|
    cookie\ (?:preferences?|settings|list))\b.{0,20}$""",
    re.I | re.X,
)
_CONSENT_SAYS = re.compile(
    r"\bwe\ (?:also\ )?(?:use|store|set)\b.{0,80}\bcookies\b|\bopt[- ]out\ of\b.{0,40}\bcookies\b|\b(?:website|site)\ to\ function\b|\bfunctioning\ of\ (?:our|the)\ (?:web)?site\b",
    re.I | re.X,
)
_CONSENTS = re.compile(
    r"\b(?:cookies?|consent|personal\ (?:data|information)|opt[- ]?out|third[- ]part(?:y|ies)|browser)\b", re.I | re.X
)


def without_consent(found: list[Found]) -> list[Found]:
    """A form that asks for consent to cookies goes, whatever it is called: it is known by its buttons."""
    short = [one for one in found if len(one.block.text) < 70]
    buttons = [one for one in short if _CONSENT_BUTTON.match(one.block.text)]
    asked = buttons or sum(1 for one in found if _CONSENT_SAYS.search(one.block.text)) > 1
    signs = buttons + [one for one in short if _CONSENT_SIGN.match(one.block.text)]
    if not asked or len(signs) < 2:
        return found
    ways = [set(one.element.iterancestors()) for one in signs[1:]]
    common = next((one for one in signs[0].element.iterancestors() if all(one in way for way in ways)), None)
    if common is None or common.tag in {"html", "body", "main", "article"}:
        return found
    inside = set(common.iter("*"))
    within = [one for one in found if one.element in inside]
    headed = any(one.block.kind is BlockKind.HEADING and one.block.level == 1 for one in within)
    if headed or size_of([one for one in within if _CONSENTS.search(one.block.text)]) < 0.5 * size_of(within):
        return found
    return [one for one in found if one.element not in inside]
