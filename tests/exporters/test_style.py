"""Styles and fixed words: what every exporter takes its look and its language from."""

import tomllib

import pytest
from issues import item

from clipper import paths
from clipper.errors import ClipperError
from clipper.exporters import item_words, link_words, style
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition

LANGUAGES = ("en", "fr", "de", "es", "ar")


def test_the_clippings_pack_is_set_as_the_look_says() -> None:
    found = style.load("clippings")
    page = found.page
    assert (page.top, page.right, page.bottom, page.left) == (34, 24, 27, 24)
    assert (page.text, page.gap, page.side) == (122, 6, 34)
    assert page.left + page.text + page.gap + page.side + page.right == page.width
    assert (found.rows["headline"].size, found.rows["headline"].leading) == (23, 28)
    assert (found.rows["body"].size, found.rows["body"].leading, found.rows["body"].after) == (10.2, 14.2, 7.1)
    assert found.rows["section"].colour == found.colours["accent"] == "7A2E2A"
    assert found.tint(Role.KEY_QUOTE) == "F7E9BC"


def test_every_face_of_a_style_is_bundled_and_every_row_has_a_face() -> None:
    for name in style.names():
        found = style.load(name)
        assert all((paths.resource("fonts") / face.file).is_file() for face in found.faces.values())
        assert all(row.face in found.faces for row in found.rows.values())
        assert {role.value for role in Role} <= set(found.colours)


@pytest.mark.parametrize("name", style.names())
def test_no_text_is_smaller_than_seven_points_or_paler_than_the_look_allows(name: str) -> None:
    found = style.load(name)
    for key, row in found.rows.items():
        assert row.size >= 7, key
        if key != "initials":
            assert _contrast(row.colour, "FFFFFF") >= 6.3, key


def test_there_are_four_styles_and_each_is_set_as_the_look_says() -> None:
    assert style.names() == ("clippings", "executive", "facsimile", "links")
    measures = {name: style.load(name) for name in style.names()}
    sizes = {name: [found.rows[row].size for row in ("title", "headline", "facts")] for name, found in measures.items()}
    assert sizes == {
        "clippings": [50, 23, 9.4], "executive": [30, 13.6, 8.8], "facsimile": [30, 21, 9.4], "links": [32, 13.2, 9],
    }  # fmt: skip
    sheets = {name: (found.page.text, found.page.gap, found.page.side) for name, found in measures.items()}
    assert sheets == {
        "clippings": (122, 6, 34), "executive": (122, 7, 41), "facsimile": (178, 0, 0), "links": (154, 0, 0),
    }  # fmt: skip
    book = measures["facsimile"].page
    assert (book.text - book.column_gap) / book.columns == 86


@pytest.mark.parametrize("name", style.names())
def test_letter_paper_keeps_text_and_side_and_fills_its_width(name: str) -> None:
    plain = style.load(name)
    letter = style.for_paper(plain, "letter")
    page = letter.page
    assert (page.width, page.height) == (215.9, 279.4)
    assert (page.text, page.gap, page.side) == (plain.page.text, plain.page.gap, plain.page.side)
    assert page.left + page.text + page.gap + page.side + page.right == pytest.approx(page.width)
    assert style.for_paper(plain, "letter") is letter and letter.name != plain.name
    assert style.for_paper(plain, "a4") is plain
    assert style.for_paper(style.load("executive"), "letter").response.lines == 4


def test_the_annotation_margin_takes_from_the_margins_and_leaves_the_text() -> None:
    page = style.with_annotation_margin(style.load("clippings")).page
    assert (page.left, page.text, page.gap, page.side, page.right) == (18, 122, 6, 45, 19)
    links = style.load("links")
    assert style.with_annotation_margin(links) is links


def test_a_style_made_from_another_says_only_what_differs() -> None:
    made = style.parse(
        'extends = "executive"\nname = "ours"\n[colours]\naccent = "103050"\n[type]\nlist = { size = 11 }'
    )
    shipped = style.load("executive")
    assert made.rows["section"].colour == "103050"
    assert (made.rows["list"].size, made.rows["list"].leading) == (11, shipped.rows["list"].leading)
    assert (made.form, made.page, made.response) == (shipped.form, shipped.page, shipped.response)
    with pytest.raises(ClipperError):
        style.parse('extends = "../secrets"\nname = "x"')
    with pytest.raises(ClipperError, match="a5"):
        style.for_paper(shipped, "a5")


def _contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_an_unknown_style_is_refused_by_naming_those_there_are() -> None:
    with pytest.raises(ClipperError, match="clippings"):
        style.load("no such style")


@pytest.mark.parametrize("text", ["", "name = 1", "name = [", 'name = "x"\ngenre = "y"\n[page]\nwidth = 3'])
def test_a_style_that_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(ClipperError):
        style.parse(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_with_fixed_words_has_all_of_them(language: str) -> None:
    table = tomllib.loads((paths.resource("styles") / "words.toml").read_text(encoding="utf-8"))
    assert set(table[language]) == set(table["en"])
    assert set(table[language]["counted"]) == set(table["en"]["counted"])
    for role in Role:
        assert style.role_words(role, language)
    for rendition in Rendition:
        assert style.rendition_words(rendition, language)


def test_words_of_an_unknown_language_are_english_ones() -> None:
    assert style.words("tlh")["contents"] == "Contents"
    assert style.words("de-AT")["contents"] == "Inhalt"
    assert style.words("ru")["page_short"] == "с. {page}"
    assert style.words("ru")["contents"] == "Contents"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Wednesday, 11 June 2025"),
        ("fr", "Mercredi 11 juin 2025"),
        ("de", "Mittwoch, 11. Juni 2025"),
        ("es", "Miércoles, 11 de junio de 2025"),
        ("ar", "الأربعاء 11 يونيو 2025"),
        ("ru", "Среда, 11 июня 2025 г."),
        ("ja", "2025年6月11日水曜日"),
        ("no", "Onsdag 11. juni 2025"),
        ("sk", "Streda 11. júna 2025"),
        ("ca", "Dimecres, 11 de juny de 2025"),
        ("lt", "2025 m. birželio 11 d., trečiadienis"),
        ("hi", "बुधवार, 11 जून 2025"),
        ("th", "วันพุธที่ 11 มิถุนายน พ.ศ. 2568"),
        ("xx", "Wednesday, 11 June 2025"),
    ],
)
def test_a_day_is_written_out_in_its_language(language: str, written: str) -> None:
    assert style.date_written("2025-06-11", language) == written


@pytest.mark.parametrize(
    ("language", "time", "written"),
    [
        ("en", "05:20", "Wednesday, 11 June 2025, 05:20"),
        ("fr", "05:20", "Mercredi 11 juin 2025, 5 h 20"),
        ("fr", "07:00", "Mercredi 11 juin 2025, 7 h"),
        ("de", "05:20", "Mittwoch, 11. Juni 2025, 05:20 Uhr"),
        ("ar", "05:20", "الأربعاء 11 يونيو 2025، 05:20"),
        ("zh", "05:20", "2025年6月11日星期三 05:20"),
        ("ru", "", "Среда, 11 июня 2025 г."),
    ],
)
def test_the_hour_of_a_day_is_written_as_its_language_does(language: str, time: str, written: str) -> None:
    assert item_words.facts(item(language=language, time=time), "en") == written
    assert link_words.whence(item(language=language, time=time), "en") == written


def test_days_inside_a_line_and_days_that_are_none() -> None:
    assert style.weekday_date("2025-05-01", "fr") == "jeudi 1er mai 2025"
    assert style.plain_date("2025-05-01", "de") == "1. Mai 2025"
    assert style.weekday_date("spring 2025", "en") == "spring 2025"
    assert style.period_words("2025-06-10", "2025-06-11", "en") == "10 June to 11 June"
    assert style.period_words("2024-12-31", "2025-01-01", "en") == "31 December 2024 to 1 January 2025"
    assert style.period_words("2025-06-11", "2025-06-11", "en") == "11 June 2025"


@pytest.mark.parametrize(
    ("n", "language", "written"),
    [
        (3, "en", "3 min"),
        (1, "de", "1 Min."),
        (1, "ar", "دقيقة واحدة"),
        (2, "ar", "دقيقتان"),
        (3, "ar", "3 دقائق"),
        (11, "ar", "11 دقيقة"),
        (100, "ar", "100 دقيقة"),
        (103, "ar", "103 دقائق"),
        (5, "ja", "5 min"),
    ],
)
def test_minutes_take_the_plural_of_their_number(n: int, language: str, written: str) -> None:
    assert style.minutes_words(n, language) == written


def test_numbers_of_pages_and_articles() -> None:
    assert style.folio_words(3, 9, "fr") == "3 sur 9"
    assert style.counted("articles", 1, "en") == "1 article"
    assert style.counted("articles", 12, "ar") == "12 مقالًا"
    assert style.as_at_words("06:40", "fr") == "arrêté à 6 h 40"
    assert style.as_at_words("06:40", "en") == "as at 06:40"


def test_a_page_of_the_paper_is_named_unless_it_already_says_so() -> None:
    assert style.page_of_paper_words("5", "en") == "page 5"
    assert style.page_of_paper_words("A1", "de") == "S. A1"
    assert style.page_of_paper_words("p. 5", "en") == "p. 5"
    assert style.page_of_paper_words("front page", "en") == "front page"


def test_a_title_that_is_another_styles_genre_gives_way_to_the_styles_own() -> None:
    assert style.title_words("Press clippings", "executive", "en") == "Executive press summary"
    assert style.title_words(" Morning  brief ", "executive", "en") == "Morning brief"
    assert style.title_words("", "links", "fr") == "Liens de presse"


def test_small_words_of_summaries_and_lists() -> None:
    assert style.page_brief_words("3", "de") == "S. 3" and style.page_brief_words("front", "en") == "front"
    assert style.language_words("de", "en") == "in German" and style.language_words("de-AT", "fr") == "en allemand"
    assert style.language_words("tlh", "en") == ""
    assert style.changes_words("07:00", "fr") == "Changements depuis 7 h" and style.changes_words("", "en") == "Changes"
    assert style.short_date("2025-06-11", "es") == "11 de junio"
