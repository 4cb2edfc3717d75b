"""Exports of press databases, mails and reviews that hold many articles: each found with its fields, and nothing dropped."""

from pathlib import Path

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.importers.export_words import count_in, day_of, is_day, language_named, section_and_page
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

SAMPLES = Path(__file__).with_name("samples")


def read(name: str) -> tuple[Draft, ...]:
    return registry.read(Source(name, (SAMPLES / name).read_bytes(), seen_at=1749600000))


def facts(draft: Draft) -> tuple[str, ...]:
    return (
        draft.headline,
        draft.outlet,
        draft.published.day or "",
        draft.byline,
        draft.section,
        draft.page,
        draft.language,
    )


def test_factiva_by_display() -> None:
    assert [facts(one) for one in read("factiva-display.html")] == [
        (
            "Port reopens after nine days",
            "Harbour Post",
            "2025-06-10",
            "By Jane Okoro and Paul Marchetti",
            "Business",
            "12",
            "en",
        ),
        ("Lotsen nehmen Angebot an", "Rheinische Warte", "2025-06-10", "Hans Meier", "", "", "de"),
        ("Les pilotes acceptent l’accord", "Le Courrier du Littoral", "2025-06-10", "", "", "", "fr"),
    ]
    port, lotsen, _pilotes = read("factiva-display.html")
    assert (
        port.rights == "© 2025 Harbour Post Ltd. All rights reserved."
        and "Document HARPO00020250610el6a00012" in port.editors_note
    )
    assert lotsen.authors == ("Hans Meier",) and not any(one.warnings for one in (port, lotsen))


def test_factiva_with_field_codes() -> None:
    puerto, grain = read("factiva-indexed.html")
    assert facts(puerto) == (
        "El puerto reabre tras nueve días",
        "Diario de la Meseta",
        "2025-06-10",
        "Por Ana García",
        "Economía",
        "34",
        "es",
    )
    assert puerto.keywords == ("Huelgas", "Noticias de empresas", "España") and len(puerto.body.blocks) == 2
    assert (grain.credit, grain.edition, grain.dateline, grain.published.at) == (
        "Reuters",
        "Late edition",
        "LONDON, June 10",
        1749541200,
    )
    assert grain.warnings == ("The export says 260 words, but 4 were read: compare it with the original.",)


def test_factiva_as_rtf_keeps_what_is_no_article() -> None:
    port, hafen, rest = read("factiva.rtf")
    assert facts(port)[:4] == ("Port reopens after nine days", "Harbour Post", "2025-06-10", "By Jane Okoro")
    assert facts(hafen)[:3] == ("Hafen öffnet wieder", "Rheinische Warte", "2025-06-10")
    assert (
        rest.headline == "Unread remainder of factiva.rtf"
        and "Results found: 2 of 2." in rest.body.text
        and rest.warnings
    )


@pytest.mark.parametrize("table", [True, False])
def test_factiva_codes_in_the_rows_of_an_rtf(table: bool) -> None:
    rows = [("HD", "Grain prices fall"), ("WC", "9 words"), ("PD", "10 June 2025"), ("SN", "Meridian Times"), ("LA", "English"), ("LP", "Wheat fell on Tuesday, traders said in London."),
            ("AN", "Document MERTI00020250610el6a0000e")]  # fmt: skip
    row = (
        "\\trowd\\cellx1000\\cellx9000\\intbl %s\\cell %s\\cell\\row\n" if table else "\\pard %s\\par\n\\pard %s\\par\n"
    )
    (draft,) = registry.read(Source("f.rtf", ("{\\rtf1\\ansi\n" + "".join(row % one for one in rows) + "}").encode()))
    assert facts(draft)[:3] == ("Grain prices fall", "Meridian Times", "2025-06-10") and draft.body.text.startswith(
        "Wheat fell"
    )


def test_nexis_uni_in_three_languages() -> None:
    grain, pilotes, lotsen = read("nexis-uni.docx")
    assert facts(grain) == (
        "Grain prices fall as port reopens",
        "Meridian Times",
        "2025-06-10",
        "By DANA MIREK",
        "Section B; Column 1; Business",
        "4",
        "en",
    )
    assert (grain.dateline, grain.deck, grain.edition, grain.authors) == (
        "LONDON",
        "Wheat is cheaper than in May.",
        "Late Edition - Final",
        ("Dana Mirek",),
    )
    assert grain.body.blocks[-1].caption == "Photo: The port at dawn. (LEA ROTH)" and "WHEAT" in grain.keywords
    assert facts(pilotes)[:6] == (
        "Les pilotes acceptent l’accord",
        "Le Courrier du Littoral",
        "2025-06-10",
        "Hélène Vasseur",
        "ÉCONOMIE",
        "3",
    )
    assert pilotes.published.zone == "+02:00" and lotsen.authors == ("Eva Albrecht",)
    assert not any(one.warnings for one in (grain, pilotes, lotsen)), (
        "the list on its first page is no article and no remainder"
    )


def test_lexisnexis_as_page_and_as_text() -> None:
    lotsen, grain = read("nexis-old.html")
    assert facts(lotsen) == (
        "Lotsen nehmen Angebot an",
        "Rheinische Warte Online",
        "2025-06-10",
        "Albrecht, Eva",
        "WIRTSCHAFT",
        "14",
        "de",
    )
    assert (lotsen.authors, lotsen.deck, lotsen.edition) == (
        ("Eva Albrecht",),
        "Nach neun Tagen endet der Streik.",
        "Ausg. 9",
    )
    assert (
        lotsen.body.text.startswith("Nach neun Tagen Streik ist der Hafen seit Dienstag")
        and lotsen.dateline == "Hamburg"
    )
    assert (grain.dateline, grain.rights) == ("LONDON", "Copyright 2025 Meridian Times Company All Rights Reserved")
    puerto, text = read("nexis-old.txt")
    assert facts(puerto) == (
        "El puerto reabre tras nueve días",
        "Diario de la Meseta",
        "2025-06-10",
        "Ana García",
        "ECONOMÍA",
        "34",
        "es",
    )
    assert puerto.body.text.endswith("según la capitanía del puerto."), "set to a width, and made whole again"
    assert (text.headline, text.body.text) == (
        "Grain prices fall",
        "Wheat for July fell 3.1 percent on Tuesday.\nTraders blamed the weather for it.",
    )


def test_europresse() -> None:
    pilotes, ferry = read("europresse.html")
    assert facts(pilotes) == (
        "Les pilotes acceptent l’accord",
        "Le Courrier du Littoral",
        "2025-06-10",
        "Hélène Vasseur",
        "Économie",
        "",
        "fr",
    )
    assert (pilotes.kicker, pilotes.deck, pilotes.media_type) == (
        "Ports",
        "Le port rouvre après neuf jours",
        MediaType.WEB,
    )
    assert pilotes.published.at == 1749538500 and "news·20250610·CLW·4711x2" in pilotes.editors_note
    assert (ferry.outlet, ferry.edition, ferry.credit, ferry.page, ferry.media_type) == (
        "Le Matin des Deux-Rives",
        "no. 23122, Édition du soir",
        "AFP",
        "12",
        MediaType.PRINT,
    )
    text, _second = read("europresse.txt")
    assert facts(text) == (
        "Les pilotes acceptent l’accord",
        "Le Courrier du Littoral",
        "2025-06-10",
        "Hélène Vasseur",
        "Économie",
        "3",
        "fr",
    )
    assert "1036 words" in text.warnings[0]


def test_a_press_review_as_pdf_is_cut_at_its_outline() -> None:
    port, pilots, grain, rest = read("digest.pdf")
    assert facts(port)[:6] == (
        "Port reopens after nine days",
        "Harbour Post",
        "2025-06-10",
        "By Jane Okoro",
        "Local News",
        "3",
    )
    assert facts(pilots)[:5] == (
        "Pilots vote for the deal",
        "Valmora Daily Mail",
        "2025-06-09",
        "By Staff Reporter",
        "Local News",
    )
    assert (grain.headline, grain.section) == ("Grain prices fall", "International News") and grain.body.text.endswith(
        "until the harvest."
    )
    assert pilots.body.text.startswith("The pilots of Valmora voted") and port.body.text.endswith("until noon.")
    assert (
        rest.headline.startswith("Unread remainder")
        and "contact the office" in rest.body.text
        and "Page 3" not in rest.body.text
    )


def test_a_mail_with_several_items() -> None:
    port, hafen, ferry = read("agency-mail.eml")
    assert [one.headline for one in (port, hafen, ferry)] == [
        "Port reopens after nine days",
        "Hafen öffnet wieder",
        "Le ferry reprend la mer",
    ]
    assert (port.credit, hafen.credit, hafen.published.day, ferry.published.day) == (
        "Reuters",
        "dpa",
        "2025-06-10",
        "2025-06-10",
    )
    assert "Good morning" in ferry.warnings[0] and "Atlantic Wire, morning file" in port.editors_note


def test_an_ordinary_mail_is_one_article() -> None:
    mail = b"From: a@b.example\nSubject: Talks\nDate: Tue, 10 Jun 2025 06:20:00 +0200\n\nDear all,\n\n---------\n\nThe talks began on Monday, and they go on.\n\n---------\nJane Roe\n"
    assert len(registry.read(Source("a.eml", mail))) == 1 and registry.reader_for(Source("a.eml", mail)).name == "mail"


@pytest.mark.parametrize(
    "text",
    [
        "The file ended with the words End of Document, and nobody knew why.\n\nLength: 3 words\n",
        "A report on Factiva\n\nThe database prints a line such as Document ABC below its articles.\n",
        "<html><body><p>1 of 3 DOCUMENTS was found.</p></body></html>",
    ],
)
def test_a_text_about_exports_is_none(text: str) -> None:
    assert registry.reader_for(Source("a.txt", text.encode())).name in {"text", "Web page", "Nexis export"}
    try:
        assert len(registry.read(Source("a.txt", text.encode()))) == 1
    except Rejected as refused:
        assert str(refused).endswith(".")


@pytest.mark.parametrize(
    ("text", "count"),
    [("540 words", 540), ("1 234 mots", 1234), ("1.285 Wörter", 1285), ("2,300 words", 2300), ("23 palabras", 23), ("- 06:55:20 -0000 36 mots", 36), ("no words", 0)],
)  # fmt: skip
def test_lengths(text: str, count: int) -> None:
    assert count_in(text) == count


def test_days_sections_and_languages() -> None:
    assert day_of("27. Februar 2012 Montag 9:50 PM GMT+1").at == 1330375800
    assert (day_of("March 5, 2024 Tuesday").day, day_of("5 mars 2024 mardi").day, day_of("no day").day) == (
        "2024-03-05",
        "2024-03-05",
        None,
    )
    assert is_day("10 June 2025") and not is_day("The port of Valmora reopened on 10 June 2025, nine days later")
    assert section_and_page("NEWS; Pg. 4") == ("NEWS", "4") and section_and_page("WISSENSCHAFT; KREBS; S. 114") == (
        "WISSENSCHAFT; KREBS",
        "114",
    )
    assert section_and_page("Économie, p. A12-A13") == ("Économie", "A12-A13") and section_and_page("Sports") == (
        "Sports",
        "",
    )
    assert (language_named("GERMAN; DEUTSCH"), language_named("Français"), language_named("Spiegel")) == (
        "de",
        "fr",
        "",
    )
