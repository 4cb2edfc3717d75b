"""Spelling: what no dictionary knows and no clipping says, and what is never asked."""

import pytest

from clipper.curate.spelling import misspelt, words_of

KNOWN = {"the", "minister", "received", "envoy", "and", "long", "term", "treaty", "don't", "haus", "ist", "schön"}
SAID = words_of(["Chancellor Müller-Lüdenscheidt’s envoy met Kaja Kallas in Tallinn."])


def known(word: str) -> bool:
    return word.casefold() in KNOWN


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The minister recieved the envoy.", ("recieved",)),
        ("The recieved and recieved treaty", ("recieved",)),
        ("the long-term and the long-tirm treaty", ("long-tirm",)),
        ("The minister don’t", ()),
        ("Ministre received Kallas and Müller-Lüdenscheidt", ("Ministre",)),
        ("The minister received Costa", ()),
        ("the EU and UNESCO and iPhone", ()),
        ("received https://example.org/recieve and an@exampel.org by 24th", ()),
        ("tallinn", ()),
        ("", ()),
    ],
)
def test_only_our_own_wrong_words_are_named(text: str, wrong: tuple[str, ...]) -> None:
    assert misspelt(text, known, SAID, "en") == wrong


def test_where_every_noun_has_a_capital_none_is_taken_for_a_name() -> None:
    assert misspelt("Schön ist das Hauß", known, frozenset({"das"}), "de") == ("Hauß",)
