"""No article, however odd, holds the window: endless paragraphs, words, tables, spans, lists, letters.

As large as they may come: `CLIPPER_EVERY_CASE=1 uv run pytest -n0 tests/ui/test_odd_articles.py`.
"""

import os
from pathlib import Path

from holding import SECONDS, held_longest
from pytestqt.qtbot import QtBot
from reading import reading

from clipper.model.body import Block, BlockKind, Body, Span, SpanKind, figure, paragraph
from clipper.model.clipping import Draft

PART = 1 if os.environ.get("CLIPPER_EVERY_CASE") == "1" else 12
WORD = "lorem ipsum dolor sit amet "
BOLD, ITALIC = SpanKind.BOLD, SpanKind.ITALIC


def bodies() -> dict[str, Body]:
    """Odd texts, up to two megabytes."""
    spans = 20_000 // PART
    return {
        "one paragraph": Body((paragraph(WORD * (75_000 // PART)),)),
        "one word": Body((paragraph("x" * (2_000_000 // PART)),)),
        "no spaces": Body((paragraph("東京の港" * (250_000 // PART)),)),
        "from the right": Body((paragraph("اتفاق إطاري بين واشنطن " * (45_000 // PART)),)),
        "tiny blocks": Body(tuple(paragraph(f"line {n}") for n in range(50_000 // PART))),
        "spans": Body((paragraph("ab cd " * spans, *(Span(n * 6, n * 6 + 2, BOLD) for n in range(spans))),)),
        "spans in spans": Body((paragraph("ab cd " * spans, *(Span(0, n * 6 + 2, ITALIC) for n in range(spans))),)),
        "columns": Body((Block(BlockKind.TABLE_ROW, "\t".join(f"c{n}" for n in range(3_000))),) * max(2, 20 // PART)),
        "long cells": Body((Block(BlockKind.TABLE_ROW, "\t".join([WORD * 20] * 24)),) * max(4, 50 // PART)),
        "lines": Body((Block(BlockKind.PREFORMATTED, "int x = 1;\n" * (100_000 // PART) + "end"),)),
        "accents": Body((paragraph("a" + "\u0301" * (500_000 // PART)),)),
        "families": Body((paragraph("👨\u200d👩\u200d👧" * (100_000 // PART)),)),
        "one list item": Body((Block(BlockKind.LIST_ITEM, WORD * (40_000 // PART)),)),
        "one caption": Body((figure(WORD * (40_000 // PART)),)),
    }


def test_no_article_holds_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    every = bodies()
    drafts = [Draft("Short", Body((paragraph("Short."),)))]
    drafts += [Draft(name, body, outlet="Press", language="en") for name, body in every.items()]
    drafts.append(Draft(WORD * 3_000, Body((paragraph("x"),)), deck=WORD * 3_000, byline=WORD * 200))
    with reading(qtbot, tmp_path, *drafts) as room:
        held = {}
        for name, id in zip([*every, "headline"], room.ids[1:], strict=True):
            held[name] = held_longest(room, id, 60.0)
            article = room.pane.page.view.article
            assert article is not None and name in (*every, "headline")
            if name in every:
                last = len(every[name].text) - 1
                assert article.places.offset(article.places.position(last)) == last, name
        assert {name: round(one, 3) for name, one in held.items() if one > SECONDS} == {}
