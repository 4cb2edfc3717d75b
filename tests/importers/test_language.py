"""The language of a text against what its page says of it."""

import pytest

from clipper.importers import registry
from clipper.importers.language import language_by
from clipper.model.intake import Source

GERMAN = (
    "Die Bundesregierung hat die Einigung zwischen Washington und Peking begrüßt und sieht darin ein Zeichen der Entspannung. "
    "Der Minister sagte am Mittwoch, dass die Unternehmen nun auf schnelle Genehmigungen hoffen, weil ihre Lager fast leer seien. "
)
ENGLISH = (
    "Three of the five largest container lines have changed the routes of their ships because of the new rules for magnets. "
    "The harbour board said on Wednesday that it would wait for the first licences before it hired any more people. "
)
DANISH = "Regeringen sagde onsdag, at aftalen er god for havnen, og at skibene kan sejle igen efter elleve dage med strejke. "


@pytest.mark.parametrize(
    ("claim", "text", "language", "wrong"),
    [
        ("en", GERMAN * 4, "de", True),
        ("de", GERMAN * 4, "de", False),
        ("", GERMAN * 4, "de", False),
        ("en", GERMAN[:60], "en", False),
        ("en", GERMAN * 2 + ENGLISH * 2, "en", False),
        ("fr", GERMAN * 2 + ENGLISH * 2, "fr", False),
        ("no", DANISH * 8, "no", False),
        ("en", "", "en", False),
        ("en", "中美两国在伦敦就贸易框架达成一致，双方表示将尽快落实。" * 12, "zh", True),
    ],
)
def test_a_long_text_is_surer_than_its_page(claim: str, text: str, language: str, wrong: bool) -> None:
    assert language_by(claim, text) == (language, wrong)


def test_a_german_page_that_says_en_is_german() -> None:
    body = "".join(f"<p>{GERMAN}</p>" for _ in range(4))
    page = f'<!doctype html><html lang="en"><title>Einigung</title><body><article><h1>Einigung in London</h1>{body}</article>'
    (draft,) = registry.read(Source("a.html", page.encode()))
    assert draft.language == "de"
    assert next(c for c in draft.confidence if c.field == "language").source == "the words of the text"
