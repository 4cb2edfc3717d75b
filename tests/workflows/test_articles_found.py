"""Articles found in one input: merged, split and left out before filing, and no word lost on the way."""

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.importers import registry
from clipper.model.body import Block, BlockKind, Body, paragraph
from clipper.model.clipping import Draft, Embargo, Headline, Published
from clipper.model.intake import Reading, Source
from clipper.workflows.articles_found import ArticlesFound, is_worth_a_look, merge, split, without
from tests.conftest import ROOT

TEXTS = (
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
    "editors_note",
)


def made(seed: int) -> Draft:
    """Some Draft, every field of it filled or empty by chance."""
    chance = random.Random(seed)

    def line() -> str:
        return " ".join(
            "".join(chance.choices("abcdefgé", k=chance.randint(1, 6))) for _ in range(chance.randint(1, 5))
        )

    def maybe() -> str:
        return line() if chance.random() < 0.6 else ""

    kinds = (paragraph, lambda t: Block(BlockKind.HEADING, t, level=2), lambda t: paragraph(f"By {t.title()}"))
    return Draft(
        line(),
        Body(tuple(chance.choice(kinds)(line()) for _ in range(chance.randint(0, 6)))),
        tuple(Headline(line()) for _ in range(chance.randint(0, 2))),
        published=Published(raw=maybe() or None),
        embargo=Embargo(line(), chance.choice((None, 1, 2))) if chance.random() < 0.4 else None,
        keywords=tuple(line() for _ in range(chance.randint(0, 2))),
        **{name: maybe() for name in TEXTS},  # type: ignore[arg-type]
    )


DRAFTS = st.integers(0, 2**40).map(made)


def said(draft: Draft) -> Counter[str]:
    """Every word of a Draft, wherever it stands."""
    fields = [draft.headline, draft.kicker, draft.deck, draft.byline, draft.dateline, draft.credit, draft.outlet, draft.edition, draft.section,
              draft.page, draft.slug, draft.rights, draft.editors_note, draft.published.raw or "", draft.embargo.raw if draft.embargo else ""]  # fmt: skip
    fields += [one.text for one in draft.other_headlines]
    return Counter(re.findall(r"\w+", " ".join([*fields, *draft.keywords, draft.body.text])))


@given(st.lists(DRAFTS, min_size=2, max_size=4).map(tuple), st.data())
def test_merging_loses_no_word(drafts: tuple[Draft, ...], data: st.DataObject) -> None:
    first, second = data.draw(st.permutations(range(len(drafts))))[:2]
    merged = merge(drafts, first, second)
    assert len(merged) == len(drafts) - 1
    one = merged[first - (second < first)]
    # what both say alike is kept once: outlet, keywords, and the like
    assert set(said(drafts[first]) + said(drafts[second])) <= set(said(one))
    body = Counter(
        re.findall(r"\w+", f"{drafts[first].body.text} {drafts[second].headline} {drafts[second].body.text}")
    )
    assert not body - Counter(re.findall(r"\w+", one.body.text))
    assert [d for d in merged if d is not one] == [d for n, d in enumerate(drafts) if n not in (first, second)]


@given(DRAFTS, st.data())
def test_splitting_loses_no_word(draft: Draft, data: st.DataObject) -> None:
    blocks = draft.body.blocks
    if len(blocks) < 2:
        with pytest.raises(IndexError):
            split(draft, 1)
        return
    at = data.draw(st.integers(1, len(blocks) - 1))
    first, second = split(draft, at)
    assert not said(draft) - said(first) - said(second)
    assert first.body.blocks == blocks[:at] and second.headline.strip() and second.body.blocks
    assert (second.outlet, second.published, second.embargo) == (draft.outlet, draft.published, draft.embargo)
    assert second.slug == second.url == ""


def test_a_headline_and_byline_where_a_text_is_split_are_those_of_the_rest() -> None:
    draft = Draft(
        "One",
        Body(
            (
                paragraph("First text."),
                paragraph("Second headline"),
                paragraph("By Jane Roe"),
                paragraph("Second text."),
            )
        ),
    )
    _first, second = split(draft, 1)
    assert (second.headline, second.byline, second.authors, second.body.text) == (
        "Second headline",
        "By Jane Roe",
        ("Jane Roe",),
        "Second text.",
    )


def test_merged_articles_stay_held_back_by_the_later_embargo() -> None:
    soon, late, unread = (
        Draft("a", Body(), embargo=Embargo("x", 5)),
        Draft("b", Body(), embargo=Embargo("y", 9)),
        Draft("c", Body(), embargo=Embargo("z")),
    )
    assert merge((soon, late), 0, 1)[0].embargo == late.embargo == merge((late, soon), 0, 1)[0].embargo
    assert (
        merge((late, unread), 0, 1)[0].embargo == unread.embargo == merge((Draft("d", Body()), unread), 0, 1)[0].embargo
    )


def test_an_export_is_shown_and_changed_before_it_is_filed() -> None:
    path = ROOT / "tests" / "importers" / "samples" / "factiva-display.html"
    reading = Reading(str(path), registry.read(Source(path.name, path.read_bytes())))
    found = ArticlesFound(reading.source, reading.drafts)
    assert is_worth_a_look(reading)
    assert [(row.headline, row.outlet, row.day) for row in found.rows] == [
        ("Port reopens after nine days", "Harbour Post", "2025-06-10"),
        ("Lotsen nehmen Angebot an", "Rheinische Warte", "2025-06-10"),
        ("Les pilotes acceptent l’accord", "Le Courrier du Littoral", "2025-06-10"),
    ]
    assert not any(row.doubtful for row in found.rows) and all(row.words > 10 and row.opening for row in found.rows)
    changed = found.left_out(1).divided(0, 2).merged(1, 2)
    assert [row.headline for row in changed.rows] == [
        "Port reopens after nine days",
        "Four tankers left before dawn, the harbour master said.",
    ]
    assert changed.reading(reading).drafts == changed.drafts
    nothing = ArticlesFound("x", ()).reading(reading)
    assert nothing.drafts == () and nothing.reason and nothing.reason.endswith(".")


def test_what_is_not_there_cannot_be_changed() -> None:
    drafts = (Draft("a", Body()), Draft("b", Body()))
    for wrong in (
        lambda: merge(drafts, 0, 2),
        lambda: merge(drafts, -1, 0),
        lambda: without(drafts, 2),
        lambda: split(drafts[0], 0),
    ):
        with pytest.raises(IndexError):
            wrong()
    with pytest.raises(ValueError, match="itself"):
        merge(drafts, 1, 1)
    assert without(drafts, 0) == (drafts[1],)
