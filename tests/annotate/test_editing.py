"""A text edited as plain lines: blocks, spans and pictures stay with their words, whatever is typed."""

from hypothesis import given
from hypothesis import strategies as st

from clipper.annotate.editing import edited
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind, figure, paragraph

LINK = Span(4, 12, SpanKind.LINK, "https://example.org/")
BODY = Body(
    (
        figure("The harbour at dawn", "Ana Velde", picture="a" * 64),
        figure(picture="b" * 64),
        paragraph("The ministers met on Tuesday and agreed.", LINK, Span(29, 39, SpanKind.BOLD)),
        Block(BlockKind.LIST_ITEM, "ports and pilots", level=1),
        Block(BlockKind.TABLE_ROW, "port\tships", head=True),
        Block(BlockKind.TABLE_ROW, "Valmora\t41"),
        Block(BlockKind.PREFORMATTED, "x = 1\n  y = 2", (Span(6, 13, SpanKind.ITALIC),)),
        paragraph("The last words 😀."),
    )
)
WORDS = st.sampled_from(["The", "ports", "😀", "\t", "\n", "met on", "  ", "x = 1", "(Ana Velde)", "é", "\u00a0"])


def changed(old: str, new: str) -> Body:
    assert old in BODY.text
    return edited(BODY, BODY.text.replace(old, new, 1))


def test_an_untouched_text_is_the_same_body() -> None:
    assert edited(BODY, BODY.text) == BODY


def test_a_word_put_in_moves_what_is_behind_it() -> None:
    block = changed("met on", "met late on").blocks[2]
    assert block.text[block.spans[1].start : block.spans[1].end] == "and agreed"
    assert block.spans[0] == LINK


def test_a_split_paragraph_keeps_links_and_emphasis_on_both_halves() -> None:
    first, second = changed("on Tuesday and", "on Tuesday\nand").blocks[2:4]
    assert (first.spans, second.spans) == ((LINK,), (Span(0, 10, SpanKind.BOLD),))
    assert first.kind is second.kind is BlockKind.PARAGRAPH


def test_joined_paragraphs_keep_theirs_too() -> None:
    block = changed("agreed.\nports", "agreed. ports").blocks[2]
    assert block.text == "The ministers met on Tuesday and agreed. ports and pilots"
    assert [block.text[s.start : s.end] for s in block.spans] == ["minister", "and agreed"]


def test_lines_of_preformatted_text_stay_one_block() -> None:
    block = changed("  y = 2", "  y = 3\n  z = 4\n\n  y = 2").blocks[6]
    assert (block.kind, block.text) == (BlockKind.PREFORMATTED, "x = 1\n  y = 3\n  z = 4\n\n  y = 2")
    assert block.text[block.spans[0].start :] == "  y = 2"


def test_a_caption_is_corrected_and_its_credit_known() -> None:
    one = changed("at dawn", "by night").blocks[0]
    assert (one.caption, one.credit, one.picture) == ("The harbour by night", "Ana Velde", "a" * 64)
    assert changed("The harbour at dawn (Ana Velde)\n", "").blocks[0] == figure(picture="a" * 64)


def test_rows_stay_rows_and_words_typed_below_are_a_paragraph() -> None:
    kinds = [block.kind for block in changed("Valmora\t41", "Valmora\t42\nNew here").blocks[4:7]]
    assert kinds == [BlockKind.TABLE_ROW, BlockKind.TABLE_ROW, BlockKind.PARAGRAPH]
    assert changed("ports and", "ports\tand").blocks[3].text == "ports and pilots"


def test_all_taken_away_leaves_the_pictures() -> None:
    assert [block.picture for block in edited(BODY, "").blocks] == ["a" * 64, "b" * 64]


@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), st.lists(WORDS, max_size=6).map("".join)), max_size=4)
)
def test_whatever_is_typed_stands_and_no_span_leaves_its_block(edits: list[tuple[int, int, str]]) -> None:
    text = BODY.text
    for at, cut, new in edits:
        at = min(at, len(text))
        text = text[:at] + new + text[at + cut :]
    made = edited(BODY, text)
    assert made.text.split() == text.split()
    assert [block.picture for block in made.blocks if block.picture].count("b" * 64) == 1
    for block in made.blocks:
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert "\n" not in block.text or block.kind is BlockKind.PREFORMATTED
        assert "\t" not in block.text or block.kind in (BlockKind.PREFORMATTED, BlockKind.TABLE_ROW)
    assert edited(made, made.text) == made
