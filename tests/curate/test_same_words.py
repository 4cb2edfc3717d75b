"""The same words as different outlets quoted them."""

from clipper.curate.same_words import same_words
from clipper.model.quotation import Said


def said(clipping: int, text: str) -> Said:
    return Said(clipping, text, 0, "Ann Lee", "", "Headline", f"Outlet {clipping}", "2025-06-11")


def test_whole_and_cut_and_differently_put_but_not_within_one_clipping() -> None:
    found = same_words(
        [
            said(1, "We would very much like to find an agreement that makes sense for both countries."),
            said(2, "We would like to find a deal that makes sense for both countries"),
            said(3, "an agreement that makes sense for both countries"),
            said(1, "We’re moving as quickly as we can"),
            said(4, "We're moving as quickly as we can,"),
            said(1, "We would very much like to find an agreement that makes sense for both countries."),
            said(5, "The harbour is closed."),
        ]
    )
    assert set(found[0]) == {1, 2} and found[0][0] == 2 - (found[0][0] == 1)
    assert found[3] == (4,) and found[4] == (3,)
    assert set(found[2]) >= {0, 5} and found[6] == ()


def test_a_phrase_of_two_words_is_the_same_only_where_it_is_the_same() -> None:
    assert same_words([said(1, "very good"), said(2, "Very good,"), said(3, "good")]) == ((1,), (0,), ())
