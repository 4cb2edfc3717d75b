"""Quotations: found between marks of any language, compared word for word, shown beside what comes nearest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.curate.quotations import quotations
from clipper.curate.verbatim import nearest, stands

SOURCE = (
    "“We’re moving as quickly as we can,” the envoy said on Tues-\nday. The twenty-two ports, he added, will not\n"
    "wait for the treaty’s ratification: “It costs $5 million a day.” L’accord est « historique » ; nobody in "
    "[the capital] denied it. Die Über\u00adprüfung dauert."
)


@pytest.mark.parametrize(
    "quote",
    [
        "We're moving as quickly as we can",
        "we’re moving … as we can",
        "as quickly as we can, the envoy said on Tuesday",
        "The twenty two ports … will not wait",
        "will not wait for the treaty's ratification",
        "[T]he twenty-two ports, he added, will not wait",
        "The … ports [of the north] will not wait",
        "The twenty-two ports, [the envoy] added, will not wait",
        "The twenty-two ports […] will not wait [...] It costs",
        "It costs $5 million a day.",
        "L'accord est “historique”; nobody in [the capital] denied it",
        "Die Überprüfung dauert",
        "…",
    ],
)
def test_what_stands_word_for_word(quote: str) -> None:
    assert stands(quote, SOURCE)


@pytest.mark.parametrize(
    "quote",
    [
        "We're moving as slowly as we can",
        "We are moving as quickly as we can",
        "moving as quick",
        "It costs £5 million a day",
        "It costs $6 million a day",
        "will wait for the treaty",
        "It costs … The twenty-two ports",
        "We're [not] ratification",
        "We’re moving as quickly as we can, the minister said",
    ],
)
def test_what_does_not(quote: str) -> None:
    assert not stands(quote, SOURCE)


def test_scripts_without_spaces_are_compared_by_letters() -> None:
    source = "他说我们将努力改革，不会等待。"
    assert stands("我们将努力改革", source) and stands("我们将…不会等待", source)
    assert not stands("我们将放弃改革", source)


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("We're moving as slowly as we can", "We’re moving as quickly as we can"),
        ("The twenty-two harbours … will not wait", "The twenty-two ports, he"),
        ("the price of eggs in winter", ""),
    ],
)
def test_the_nearest_passage_is_shown_in_whole_words(quote: str, passage: str) -> None:
    assert nearest(quote, SOURCE) == passage


WORD = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8)
BREAK = st.sampled_from([" ", "  ", "\n", "\t", ", ", " — ", ".” “", " « ", "; ", "\u00a0", "-", "-\n", "’", " … "])


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """Words and what parts them, one after the other."""
    words = draw(st.lists(WORD, min_size=2, max_size=30))
    return [part for word in words for part in (word, draw(BREAK))]


@given(texts(), st.data())
def test_a_passage_cut_from_a_text_always_stands(parts: list[str], data: st.DataObject) -> None:
    places = [n for n, part in enumerate(parts) if n % 2 and part not in "-\n’"] or [len(parts)]
    ends = sorted({0, len(parts), *(n + 1 for n in places)})
    start = data.draw(st.sampled_from(ends[:-1]))
    end = data.draw(st.sampled_from([one for one in ends if one > start]))
    assert stands("".join(parts[start:end]), "".join(parts))


@given(st.lists(WORD, min_size=4, max_size=30), st.data())
def test_with_a_word_changed_it_never_does(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 3))
    passage = words[start : start + data.draw(st.integers(3, 12))]
    passage[data.draw(st.integers(0, len(passage) - 1))] = "ⓘanotherꙮword"
    assert not stands(" ".join(passage), " ".join(words))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we will win” and left.", [("we will win", True)]),
        ("The so-called “deal” is off.", [("deal", False)]),
        ('It is a "very good deal for everybody" there.', [("very good deal for everybody", False)]),
        ("Le ministre a parlé d’un accord « historique ».", [("historique", True)]),
        ("Ein „guter Tag“, so der Kanzler, „für alle“.", [("guter Tag", True), ("für alle", True)]),
        ("El acuerdo «es histórico», afirmó.", [("es histórico", True)]),
        ("»Das ist ein Anfang«, sagte sie.", [("Das ist ein Anfang", True)]),
        ("Minister: ‘no deal before Monday’", [("no deal before Monday", True)]),
        ("The minister's aide said 'we don't know' twice.", [("we don't know", True)]),
        ("Don't take the workers' word; it isn't theirs.", []),
        ('A 5" pipe and a 7" pipe.', []),
        ("“He told me ‘never again’ and left,” she said.", [("He told me ‘never again’ and left,", True)]),
        ("“Left open to the end\nNo quotation here.", [("Left open to the end", False)]),
        ("部长说「我们将努力改革」。", [("我们将努力改革", False)]),
    ],
)
def test_quotations_are_found_in_every_language(text: str, found: list[tuple[str, bool]]) -> None:
    assert [(one.text, one.attributed) for one in quotations(text)] == found
