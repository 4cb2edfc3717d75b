"""Sentences of a text, and the summary its leading ones make."""

import re
from collections.abc import Iterator

from clipper.model.body import BlockKind, Body

_END = re.compile(r"([.!?…؟۔।]+[\"'”’»“)\]]*)(\s+)|([。！？]+[”’」』）]*)(\s*)")
_SHORT = re.compile(
    r"(?:^|[\s(“\"«])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Sr|Jr|No|Nos|Nr|vs|etc|cf|approx|Inc|Ltd|Corp|Co|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mme|Mlle|MM|Sra?|Dra?|Srta|Hr|Fr|bzw|ca|usw|z|u|d|e|i|p|pp|S|Art|Abs|Mio|Mrd|M|"
    r"\w|(?:\w\.)+\w)\.$",
    re.UNICODE,
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WIDE_SIGNS = re.compile(r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)


def sentences(text: str) -> Iterator[str]:
    """The sentences of one paragraph, as they stand; abbreviations and initials end none."""
    start = 0
    for end in _END.finditer(text):
        stop = end.end(1) if end[1] else end.end(3)
        follows = text[end.end() : end.end() + 1]
        if end[1] and (follows.islower() or (end[1] == "." and _SHORT.search(text[start:stop]))):
            continue
        yield text[start:stop].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def word_count(text: str) -> int:
    """How many words a reader reads; two characters of Chinese or Japanese count as one."""
    wide = len(_WIDE.findall(text))
    return len(text.split()) if wide == 0 else wide // 2 + len(_WIDE_SIGNS.sub(" ", text).split())


def propose_summary(body: Body, limit: int = 60) -> str:
    """The leading sentences up to `limit` words; a first sentence that is longer is cut at a word and ends in "…"."""
    paragraphs = [block.text for block in body.blocks if block.kind in _TEXTS and block.text.strip()]
    if not paragraphs:
        paragraphs = [block.text for block in body.blocks if block.kind is not BlockKind.FIGURE and block.text.strip()]
    taken: list[str] = []
    count = 0
    for sentence in (one for paragraph in paragraphs for one in sentences(" ".join(paragraph.split()))):
        size = word_count(sentence)
        if count + size > limit:
            break
        taken.append(sentence)
        count += size
    else:
        return " ".join(taken)
    return " ".join(taken) or _cut(next(sentences(" ".join(paragraphs[0].split()))), limit)


def _cut(sentence: str, limit: int) -> str:
    """The first words of a sentence."""
    words = sentence.split()
    if len(words) > limit:
        return " ".join(words[:limit]).rstrip(".,;:–—- ") + "…"
    return sentence[: limit * 2].rstrip() + "…"
