"""Words of a page and words of the text, tied by their letters: line ends, hyphens and quote marks may differ."""

import pytest

from clipper.annotate import anchors
from clipper.pages.page_layer import PageWord, PageWords
from clipper.pages.page_text import PageText, of_words
from clipper.pages.regions import Box
from clipper.ui.pageview.tying import BodyText, spans_on

BODY = (
    "The ministers met in the harbour on Tuesday. “We are closer than we were,” said the envoy.\n"
    "Nobody signed. The ministers met again in the evening, and the harbour was quiet."
)
LINES = (
    "HARBOUR POST 3",
    "The ministers met in the har-",
    'bour on Tuesday. "We are clo-',
    'ser than we were," said the envoy.',
    "Nobody signed. The ministers met",
    "again in the evening, and the",
    "harbour was quiet.",
)


def page(*lines: str) -> PageText:
    """A page of one column."""
    found = []
    for number, line in enumerate(lines):
        for place, word in enumerate(line.split()):
            box = Box(0.1 * place, 0.1 * number, 0.1 * place + 0.09, 0.1 * number + 0.09)
            found.append(PageWord(word, box, 9, line=number, broken=word.endswith("-")))
    return of_words(PageWords(0, 500, 500, tuple(found), "text layer"))


PAGE = page(*LINES)


def marked(words: str, nth: int = 0) -> list[str]:
    """What is painted on the page for a mark on the nth place of these words in the text."""
    at = -1
    for _turn in range(nth + 1):
        at = BODY.index(words, at + 1)
    spans = spans_on(anchors.anchor(BODY, at, at + len(words)), PAGE)
    return [PAGE.said(first, last) for first, last in spans]


def test_a_mark_of_the_text_is_found_on_the_page_over_line_ends() -> None:
    assert marked("in the harbour on") == ["in the harbour on"]
    assert marked("“We are closer than we were,”") == ['"We are closer than we were,"']


def test_of_several_places_the_surroundings_tell_which() -> None:
    for nth, line in ((0, 1), (1, 4)):
        at = BODY.index("ministers met", 0 if nth == 0 else 60)
        ((first, _last),) = spans_on(anchors.anchor(BODY, at, at + len("ministers met")), PAGE)
        assert PAGE.lines[first] == line


def test_words_that_run_over_another_article_are_marked_in_parts() -> None:
    parted = page(*LINES[:4], "ADVERTISEMENT Buy a boat", *LINES[4:])
    words = BODY[BODY.index("said the envoy") : BODY.index("in the evening")]
    anchor = anchors.anchor(BODY, BODY.index(words), BODY.index(words) + len(words))
    said = " ".join(parted.said(*span) for span in spans_on(anchor, parted))
    assert "ADVERTISEMENT" not in said and "envoy." in said and "Nobody signed." in said


@pytest.mark.parametrize(
    ("first", "last", "exact"),
    [
        ("har-", "bour", "harbour"),
        ('"We', 'were,"', "“We are closer than we were,”"),
        ("signed.", "signed.", "signed."),
        ("harbour", "quiet.", "harbour was quiet."),
    ],
)
def test_chosen_words_are_anchored_in_the_text(first: str, last: str, exact: str) -> None:
    words = [PAGE.word(n) for n in range(PAGE.count)]
    anchor = BodyText(BODY).anchor([(PAGE, words.index(first), words.index(last))])
    assert anchor is not None and anchor.exact == exact
    assert BODY[anchor.start : anchor.start + len(exact)] == exact


def test_what_the_text_has_not_is_not_anchored() -> None:
    assert BodyText(BODY).anchor([(PAGE, 0, 1)]) is None
    assert BodyText("").anchor([(PAGE, 3, 5)]) is None
    assert spans_on(anchors.anchor("Elsewhere entirely", 0, 9), PAGE) == ()
    assert spans_on(anchors.anchor(BODY, 4, 13), PageText()) == ()
