"""The quotations in a text of our own: what stands between quotation marks, and whether somebody is named as saying it."""

import re
from collections.abc import Iterator

from msgspec import Struct

from clipper.curate.summaries import word_count

_QUOTED = re.compile(
    r"„([^“”]*)[“”]"  # German
    r"|“([^“”]*)”|“([^“”\n]*)"  # English; left open, to the end of its paragraph
    r"|«([^«»]*)»|«([^«»\n]*)"  # French, Spanish
    r"|(?<!\w)»(?=\w)([^«»]*)(?<=\S)«"  # German books, Danish
    r"|‹([^‹›]*)›|‚([^‚‘’\n]*)[‘’]"
    r"|「([^「」]*)」|『([^『』]*)』"
    r'|(?<!\w)"(?=\S)([^"\n]+?)(?<=\S)"(?!\w)'
    r"|(?<!\w)‘(?=\S)([^‘\n]+?)(?<=\S)’(?!\w)"
    r"|(?<!\w)'(?=\w)((?:[^'\n]|(?<=\w)'(?=\w))+)(?<=\S)'(?!\w)"
)
_SAYING = re.compile(
    r"(?<!so-)\b(?:said|says?|saying|told|tells|adds?|added|argu(?:es?|ed)|warn(?:s|ed)|call(?:s|ed|ing)|stat(?:es?|ed)|declar(?:es?|ed)|"
    r"insist(?:s|ed)|claim(?:s|ed)|write?s|wrote|writing|ask(?:s|ed)|according to|quot(?:es?|ed|ing)|describ(?:es?|ed)|speaks? of|spoke of|"
    r"promis(?:es?|ed)|den(?:y|ies|ied)|vow(?:s|ed)|in (?:his|her|their) words|"
    r"dit|disait|déclar(?:e|é)|affirm(?:e|é)|selon|estime|ajout(?:e|é)|évoqu(?:e|é)|parl(?:e|é) d|écri(?:t|vait)|assur(?:e|é)|"
    r"sagt(?:e|en)?|erklärt(?:e|en)?|laut|nannte|nennt|sprach von|spricht von|schreibt|schrieb|betont(?:e|en)?|warnt(?:e|en)?|so der|so die|"
    r"dijo|dice|afirm(?:a|ó)|según|declar(?:a|ó)|asegur(?:a|ó)|escrib(?:e|ió)|calific(?:a|ó)|habl(?:a|ó) de|advirtió|"
    r"сказал[аи]?|заявил[аи]?|говорит|по словам)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""How far from its quotation a word of saying is looked for (characters, in the same sentence)."""
_SENTENCE = re.compile(r"[.!?…](?=\s)|\n")


class Quotation(Struct, frozen=True):
    """Words between quotation marks."""

    text: str
    attributed: bool
    """Whether a word of saying stands beside it, or a colon before."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)


def quotations(text: str) -> Iterator[Quotation]:
    """What stands between quotation marks of any language; of one inside another only the outer."""
    for found in _QUOTED.finditer(text):
        words = " ".join(next(part for part in found.groups() if part is not None).split())
        if words and not re.match(r"\d0s\b", words):
            yield Quotation(words, _attributed(text, found.start(), found.end()))


def _attributed(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    before = _SENTENCE.split(before)[-1]
    if text[end - 2 : end - 1] not in {".", "!", "?"} or after[:1] in {",", " "}:
        after = _SENTENCE.split(after)[0]
    return before.rstrip().endswith((":", "：")) or bool(_SAYING.search(before) or _SAYING.search(after))
