"""Composing: a briefing becomes the Document that is printed, every entry in its rendition."""

import pytest
from msgspec.structs import replace

from clipper.annotate.anchors import anchor, place
from clipper.annotate.marks import flat_spans
from clipper.curate.composing import compose, propose_summary
from clipper.model.annotation import Annotation, Role
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind, figure, paragraph
from clipper.model.briefing import Briefing, Entry, Office, Rendition, Section
from clipper.model.clipping import Clipping, Draft, Headline, MediaType, Original, Picture, Published
from clipper.model.document import Document, Figure, Item, Lead, Omission, Paragraph, ParagraphKind, PullQuote, Table

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
BODY = Body(
    (
        paragraph("The pilots ended their strike on Tuesday. Ships moved again by noon.", Span(4, 10, SpanKind.BOLD)),
        paragraph("“We are moving as fast as we can,” said Mr. Greer. The backlog stays."),
        Block(BlockKind.HEADING, "What comes next", level=2),
        paragraph("Talks go on. Read more.", Span(13, 17, SpanKind.LINK, "https://example.org/")),
        Block(BlockKind.LIST_ITEM, "pay", ordered=True),
        Block(BlockKind.TABLE_ROW, "Port\tShips", head=True),
        Block(BlockKind.TABLE_ROW, "Falmora\t14\tlate"),
        figure("The harbour at noon", "Photo: Roe", "aa"),
        figure("A picture nobody kept", "", "bb"),
        paragraph("A last paragraph for the last words."),
    )
)


def clipping(number: int = 1, **fields: object) -> Clipping:
    draft = Draft(
        "Pilots’ strike called off",
        BODY,
        outlet="The Harbour Gazette",
        byline="By Jane Roe",
        dateline="FALMORA",
        published=Published("x", "2025-06-11", 1749622200, "+02:00"),
        language="en",
        pictures=(Picture("aa", "image/png", 640, 480),),
    )
    return Clipping(number, f"0197-{number:04}", replace(draft, **fields), added=0)


def mark(number: int, words: str, role: Role = Role.KEY_QUOTE, body: Body = BODY, **fields: object) -> Annotation:
    start = body.text.index(words)
    return Annotation(number, f"a{number}", 1, anchor(body.text, start, start + len(words)), role=role, **fields)


def briefing(*entries: Entry, title: str = "Ports") -> Briefing:
    return Briefing(1, "u", "Morning briefing", "2025-06-11", 118, sections=(Section(1, title, entries),))


def composed(issue: Briefing, *clippings: Clipping, notes: tuple[Annotation, ...] = (), **extra: object) -> Document:
    return compose(
        issue,
        {c.id: c for c in clippings},
        {1: notes},
        office=Office(name="Press office"),
        places=place,
        flatten=flat_spans,
        picture=lambda sha256: PNG if sha256 in {"aa", "cc"} else None,
        **extra,
    )


def one(entry: Entry, *notes: Annotation, **fields: object) -> Item:
    return composed(briefing(entry), clipping(**fields), notes=notes).sections[0].items[0]


def words_of(item: Item) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else type(block).__name__ for block in item.blocks]


def test_full_text_prints_every_block_in_order() -> None:
    item = one(Entry(1, 1))
    assert words_of(item) == [
        BODY.blocks[0].text,
        BODY.blocks[1].text,
        "What comes next",
        "Talks go on. Read more.",
        "pay",
        "Table",
        "Figure",
        "A picture nobody kept",
        "A last paragraph for the last words.",
    ]
    kinds = [block.kind for block in item.blocks if isinstance(block, Paragraph)]
    assert kinds[2:5] == [ParagraphKind.HEADING, ParagraphKind.BODY, ParagraphKind.NUMBERED]
    assert Table((("Port", "Ships", ""), ("Falmora", "14", "late")), heads=1) in item.blocks
    assert Figure(PNG, "image/png", 640, 480, "The harbour at noon", "Photo: Roe") in item.blocks


def test_bold_links_and_overlapping_marks_become_runs() -> None:
    notes = (
        mark(1, "ended their strike on Tuesday. Ships", Role.FACT, comment="Check the hour", author="JR"),
        mark(2, "strike on", Role.CRITICISM, speaker="Greer"),
    )
    item = one(Entry(1, 1), *notes)
    first = item.blocks[0]
    assert isinstance(first, Paragraph)
    assert [(r.text, r.bold, r.roles) for r in first.runs] == [
        ("The ", False, ()),
        ("pilots", True, ()),
        (" ", False, ()),
        ("ended their ", False, (Role.FACT,)),
        ("strike on", False, (Role.FACT, Role.CRITICISM)),
        (" Tuesday. Ships", False, (Role.FACT,)),
        (" moved again by noon.", False, ()),
    ]
    assert [label.comment or label.speaker for run in first.runs for label in run.labels] == ["Check the hour", "Greer"]
    link = item.blocks[3]
    assert isinstance(link, Paragraph) and [r.href for r in link.runs] == [None, "https://example.org/", None]


def test_a_mark_over_two_paragraphs_is_labelled_once() -> None:
    item = one(Entry(1, 1), mark(1, "noon.\n“We are", comment="Both"))
    runs = [run for block in item.blocks if isinstance(block, Paragraph) for run in block.runs]
    assert [run.text for run in runs if run.roles] == ["noon.", "“We are"]
    assert [len(run.labels) for run in runs if run.roles] == [1, 0]


def test_a_headline_entry_has_a_header_only() -> None:
    item = one(Entry(1, 1, Rendition.HEADLINE))
    assert item.blocks == () and item.headline == "Pilots’ strike called off" and item.words == 0


def test_a_summary_is_the_entrys_own_or_proposed() -> None:
    assert words_of(one(Entry(1, 1, Rendition.SUMMARY, summary="One line.\n\nAnother."))) == ["One line.", "Another."]
    assert words_of(one(Entry(1, 1, Rendition.SUMMARY))) == [propose_summary(BODY)]


def test_an_excerpt_prints_exactly_the_marked_passages_in_reading_order() -> None:
    notes = (mark(1, "The backlog stays."), mark(2, "Ships moved again by noon."), mark(3, "again by noon.\n“We are"))
    item = one(Entry(1, 1, Rendition.EXCERPT), *notes)
    assert words_of(item) == ["Ships moved again by noon.", "“We are …", "Omission", "The backlog stays."]


def test_an_excerpt_prints_the_chosen_passages_alone() -> None:
    notes = (mark(1, "The backlog stays."), mark(2, "Ships moved again by noon."))
    assert words_of(one(Entry(1, 1, Rendition.EXCERPT, passages=(1,)), *notes)) == ["The backlog stays."]


def test_a_passage_set_apart_in_an_excerpt_is_printed_once() -> None:
    notes = (mark(1, "The backlog stays."), mark(2, "Ships moved again by noon."))
    item = one(Entry(1, 1, Rendition.EXCERPT, quotes=(2,)), *notes)
    printed = [block.text for block in item.blocks if isinstance(block, Paragraph | PullQuote)]
    assert sorted(printed) == ["Ships moved again by noon.", "The backlog stays."]
    alone = one(Entry(1, 1, Rendition.EXCERPT, passages=(2,), quotes=(2,)), *notes)
    assert [block.text for block in alone.blocks if isinstance(block, PullQuote)] == ["Ships moved again by noon."]
    assert not any(isinstance(block, Paragraph) for block in alone.blocks)


def test_passages_with_nothing_between_them_show_no_omission() -> None:
    notes = (mark(1, "Ships moved again by noon."), mark(2, "“We are moving"))
    assert Omission() not in one(Entry(1, 1, Rendition.EXCERPT), *notes).blocks


@pytest.mark.parametrize("lost", [True, False])
def test_an_excerpt_without_marks_falls_back_to_the_summary(lost: bool) -> None:
    notes = (replace(mark(1, "The backlog stays."), lost=True),) if lost else ()
    made = one(Entry(1, 1, Rendition.EXCERPT), *notes)
    assert words_of(made) == [propose_summary(BODY)] and made.rendition is Rendition.SUMMARY, "and is called one"


def test_a_facsimile_prints_the_original_picture() -> None:
    original = Original("page.png", "image/png", "cc")
    item = one(Entry(1, 1, Rendition.FACSIMILE), original=original, media_type=MediaType.SCAN)
    assert item.blocks == (Figure(PNG, "image/png", 0, 0, facsimile=True),)
    assert item.rendition is Rendition.FACSIMILE


def test_a_facsimile_prints_the_pages_it_is_given() -> None:
    page = Figure(b"page", "image/png", 10, 10, facsimile=True)
    issue = briefing(Entry(1, 1, Rendition.FACSIMILE))
    document = composed(issue, clipping(), facsimiles=lambda _clipping: (page, page))
    assert document.sections[0].items[0].blocks == (page, page)


def test_text_and_facsimile_prints_the_text_and_then_the_pages() -> None:
    original = Original("page.png", "image/png", sha256="whole")
    both = Entry(1, 1, Rendition.TEXT_FACSIMILE)
    item = one(both, original=original, media_type=MediaType.SCAN)
    *words, page = item.blocks
    assert item.rendition is Rendition.TEXT_FACSIMILE
    assert isinstance(page, Figure) and page.facsimile and words
    assert not any(isinstance(block, Figure) and block.facsimile for block in words)
    bare = one(both, body=Body((paragraph("Only words."),)), pictures=())
    assert bare.rendition is Rendition.FULL and [block.text for block in bare.blocks if isinstance(block, Paragraph)]


def test_a_facsimile_without_any_picture_prints_the_text() -> None:
    item = one(Entry(1, 1, Rendition.FACSIMILE), body=Body((paragraph("Only words."),)), pictures=())
    assert words_of(item) == ["Only words."] and item.rendition is Rendition.FULL


def test_a_pull_quote_stands_apart_from_its_own_sentence() -> None:
    quoted = mark(1, "“We are moving as fast as we can,”", speaker="Jamieson Greer")
    item = one(Entry(1, 1, quotes=(1,)), quoted)
    at = item.blocks.index(PullQuote("“We are moving as fast as we can,”", "Jamieson Greer"))
    own = next(n for n, b in enumerate(item.blocks) if isinstance(b, Paragraph) and "as fast" in b.text)
    assert abs(at - own) > 1


def test_two_pull_quotes_at_one_place_keep_their_order() -> None:
    body = Body((paragraph("First words here. Second words here."),))
    notes = (mark(1, "First words", body=body), mark(2, "Second words", body=body))
    item = one(Entry(1, 1, quotes=(1, 2)), *notes, body=body)
    assert [b.text for b in item.blocks if isinstance(b, PullQuote)] == ["First words", "Second words"]


def test_the_header_carries_the_press_fields() -> None:
    item = one(
        Entry(1, 1, short_headline="Strike  over", commentary="Line one.\n\n Line two. "),
        kicker="PORTS",
        other_headlines=(Headline("Strike called off at last"), Headline("PILOTS’ STRIKE CALLED OFF")),
    )
    assert (item.headline, item.contents_headline) == ("Pilots’ strike called off", "Strike over")
    assert (item.day, item.time, item.code) == ("2025-06-11", "08:10", "0611-01")
    assert item.commentary == ("Line one.", "Line two.")
    assert item.other_headlines == (("Strike called off at last", ""),)
    assert item.kicker == "", "the section already says it"
    assert item.dateline == "FALMORA"


def test_a_clipping_without_headline_is_untitled() -> None:
    item = one(Entry(1, 1), headline="  ")
    assert (item.headline, item.contents_headline) == ("(Untitled)", "(Untitled)")


@pytest.mark.parametrize(
    ("language", "headline", "rtl"),
    [("ar", "x", True), ("fa-IR", "x", True), ("en", "انتهاء", False), ("", "انتهاء إضراب", True), ("", "Ende", False)],
)
def test_the_language_says_where_a_line_begins(language: str, headline: str, rtl: bool) -> None:
    assert one(Entry(1, 1), language=language, headline=headline, body=Body()).rtl is rtl


def test_keys_survive_reordering_and_are_never_shared() -> None:
    issue = briefing(Entry(1, 1), Entry(2, 2), Entry(3, 1))
    turned = briefing(Entry(2, 2), Entry(1, 1), Entry(3, 1))
    keys = [item.key for item in composed(issue, clipping(), clipping(2)).sections[0].items]
    assert len(set(keys)) == 3 and all(key.replace("-", "").isalnum() and key.isascii() for key in keys)
    after = [item.key for item in composed(turned, clipping(), clipping(2)).sections[0].items]
    assert sorted(keys) == sorted(after) and keys[1] == after[0]


def test_the_document_sums_up_its_items() -> None:
    sections = (
        Section(1, "Ports", (Entry(1, 1, summary="Own words. More."), Entry(2, 2))),
        Section(2, "Nothing today"),
        Section(3, "", ()),
        Section(4, "Region", (Entry(3, 3), Entry(4, 99))),
    )
    issue = replace(briefing(), sections=sections)
    second = clipping(2, deck="The deck speaks. Twice.", published=Published(day="2025-06-09"), outlet="Hanseblatt")
    third = clipping(3, published=Published(), body=Body((paragraph("Word " * 230 + "end."),)))
    document = composed(issue, clipping(), second, third)
    assert [s.title for s in document.sections] == ["Ports", "Region"]
    assert document.empty_sections == ("Nothing today",)
    assert document.period == ("2025-06-09", "2025-06-11")
    assert document.media == ("The Harbour Gazette", "Hanseblatt")
    assert [item.code for s in document.sections for item in s.items] == ["0611-01", "0611-02", "0611-03"]
    first = document.sections[0].items[0]
    assert document.leads[0] == Lead(first.key, first.contents_headline, "Own words.")
    assert document.leads[1].line == "The deck speaks."
    assert document.words == sum(item.words for s in document.sections for item in s.items)
    assert document.minutes == 2


def test_an_issue_without_entries_is_still_a_document() -> None:
    document = composed(briefing())
    assert (document.sections, document.empty_sections, document.words, document.minutes) == ((), ("Ports",), 0, 0)


@pytest.mark.parametrize(
    ("text", "limit", "summary"),
    [
        ("One two. Three four. Five six.", 4, "One two. Three four."),
        ("Mr. Roe of St. Helier met J. R. Doe. Then he left.", 10, "Mr. Roe of St. Helier met J. R. Doe."),
        ("The US said on Jan. 4 that it won. It lost.", 8, "The US said on Jan. 4 that it…"),
        ("“It ended.” She left.", 2, "“It ended.”"),
        ("一二三四。五六七八。", 2, "一二三四。"),
        ("", 5, ""),
    ],
)
def test_a_summary_is_made_of_whole_leading_sentences(text: str, limit: int, summary: str) -> None:
    assert propose_summary(Body((paragraph(text),)), limit) == summary


def test_a_proposed_summary_has_at_most_sixty_words() -> None:
    body = Body(tuple(paragraph("Word " * 24 + "end.") for _ in range(5)))
    assert len(propose_summary(body).split()) == 50
