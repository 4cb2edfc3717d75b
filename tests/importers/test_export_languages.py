"""Exports of press databases in the words of their users' languages, and briefs pasted as text."""

import pytest

from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.test_world_copy import TEXTS


def read(text: str) -> tuple[Draft, ...]:
    return registry.read(Source("export.txt", text.encode()))


def displayed(language: str, rows: str, end: str) -> str:
    return "\n".join((rows, "", *(f"{one}\n" for one in TEXTS[language]), end, ""))


@pytest.mark.parametrize(
    ("language", "rows", "end", "headline", "authors", "outlet", "code"),
    [
        ("ru", "Зарплата вырастет\n\nМария Осипова\n120 слов\n3 ноября 2025\nКоммерсантъ\nKOMMER\nРусский\n(c) 2025 АО Коммерсантъ",
         "Документ KOMMER0020251103elb30000a", "Зарплата вырастет", ("Мария Осипова",), "Коммерсантъ", "ru"),
        ("pl", "Płaca wzrośnie\n\nMaria Osińska\n120 słów\n3 listopada 2025\nRzeczpospolita\nRZECZP\nPolski\n(c) 2025 Gremi Media",
         "Dokument RZECZP0020251103elb30000a", "Płaca wzrośnie", ("Maria Osińska",), "Rzeczpospolita", "pl"),
        ("fr", "Le salaire augmente\n\nHélène Vasseur\n312 mots\n3 novembre 2025\nLe Monde\nLEMOND\n14\nFrançais\nLe Monde © 2025. Tous droits réservés.",
         "Document LEMOND0020251103elb30000k", "Le salaire augmente", ("Hélène Vasseur",), "Le Monde", "fr"),
        ("de", "Bus und Bahn stehen still\n\nMaria Osterkamp, Hans Meier\n40 Wörter\n3. November 2025\n06:30\nDie Welt\nDWELT\nDeutsch\n(c) Die Welt",
         "Dokument DWELT00020251103elb400007", "Bus und Bahn stehen still", ("Maria Osterkamp", "Hans Meier"), "Die Welt", "de"),
    ],
)  # fmt: skip
def test_factiva_in_the_language_of_its_user(
    language: str, rows: str, end: str, headline: str, authors: tuple[str, ...], outlet: str, code: str
) -> None:
    one, two = read(displayed(language, rows, end) + displayed(language, rows, f"{end[:-1]}z"))
    for draft in (one, two):
        assert (draft.headline, draft.authors, draft.outlet, draft.language) == (headline, authors, outlet, code)
        assert (draft.published.day, draft.body.text) == ("2025-11-03", "\n".join(TEXTS[language]))


@pytest.mark.parametrize(
    ("language", "above", "below", "headline", "outlet", "author"),
    [
        ("pt", "Salário sobe\n\nPúblico (Portugal)\n3 de novembro de 2025\n\nCopyright 2025 Público Todos os direitos reservados\n\nSeção: ECONOMIA\n\n"
         "Comprimento: 212 palavras\n\nAutor: Catarina Lopes\n\nCorpo", "Data de carregamento: 3 novembro 2025\n\nFim do documento",
         "Salário sobe", "Público (Portugal)", "Catarina Lopes"),
        ("fr", "                         1 of 1 DOCUMENTS\n\n                           Le Figaro\n\n                     Lundi 3 Novembre 2025\n\nLe salaire augmente\n\n"
         "AUTEUR: Hélène Vasseur\n\nRUBRIQUE: ÉCONOMIE; Pg. 22\n\nLONGUEUR: 212 mots", "URL: https://lefigaro.example/a\n\nDATE-CHARGEMENT: 3 Novembre 2025\n\n"
         "LANGUE: FRENCH; FRANÇAIS\n\nTYPE-PUBLICATION: Journal", "Le salaire augmente", "Le Figaro", "Hélène Vasseur"),
    ],
)  # fmt: skip
def test_nexis_in_the_language_of_its_user(
    language: str, above: str, below: str, headline: str, outlet: str, author: str
) -> None:
    (draft,) = read("\n\n".join((above, *TEXTS[language], below)) + "\n")
    assert (draft.headline, draft.outlet, draft.authors) == (headline, outlet, (author,))
    assert (draft.published.day, draft.body.text) == ("2025-11-03", "\n".join(TEXTS[language]))
    assert draft.url == ("https://lefigaro.example/a" if "URL" in below else "")


BRIEF = (
    ("Ghana raises wage", "Reuters, 3 November 2025", "Reuters"),
    ("Will Togo follow?", "AFP | 3 November 2025", "AFP"),
    ("Kenya talks fail", "Daily Nation, November 2, 2025, p. 4", "Daily Nation"),
)


@pytest.mark.parametrize("form", ["{n}. {headline}\n{slip}\n{text}\n\n", "{headline}\n{slip}\n\n{text}\n\n* * *\n\n"])
def test_a_pasted_brief_is_parted_at_its_headlines(form: str) -> None:
    text = " ".join(TEXTS["en"])
    brief = "MORNING BRIEF\n3 November 2025\n\n" + "".join(
        form.format(n=n, headline=headline, slip=slip, text=text)
        for n, (headline, slip, _outlet) in enumerate(BRIEF, 1)
    )
    found = read(brief)
    assert [(one.headline, one.outlet) for one in found] == [(headline, outlet) for headline, _slip, outlet in BRIEF]
    assert all(one.body.text == text and one.published.day for one in found)
    assert "MORNING BRIEF" in found[-1].warnings[-1]


def test_one_article_with_a_slip_is_no_brief() -> None:
    text = "\n\n".join(TEXTS["en"])
    (draft,) = read(
        f"Ghana raises wage\nReuters, 3 November 2025\n\n{text}\n\nRead more\nThe Herald, 2 November 2025\n"
    )
    assert draft.headline == "Ghana raises wage" and "Read more" in draft.body.text
