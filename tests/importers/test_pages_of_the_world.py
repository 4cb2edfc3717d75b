"""Pages in the conventions of many countries: days with their own digits, months and years, bylines, encodings, several articles."""

import json

import pytest

from clipper.importers import registry
from clipper.importers.copy_days import day_line
from clipper.importers.written_days import days_in
from clipper.model.clipping import Draft
from clipper.model.intake import Source

SENTENCES = (
    "The ministry of transport said on Tuesday that it would spend 340 million euros on the coastal railway between two ports.",
    "“This line is the backbone of our coast,” said the minister. “Passengers will finally get the trains they deserve.”",
    "Work will begin in spring and is expected to last four years, officials said, with buses every twenty minutes.",
)
TEXT = "".join(f"<p>{one}</p>" for one in SENTENCES)


def read(inner: str, head: str = "", language: str = "en") -> Draft:
    (draft,) = every(f'<html lang="{language}"><head>{head}</head><body>{inner}</body></html>')
    return draft


def every(html: str) -> tuple[Draft, ...]:
    return registry.read(Source("page.html", html.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "٣ يناير ٢٠٢٤", "۱۳ دی ۱۴۰۲", "۱۴۰۲/۱۰/۱۳", "३ जनवरी २०२४", "০৩ জানুয়ারি ২০২৪", "3 בינואר 2024", "3 มกราคม 2567", "3 ม.ค. 2567",
        "ngày 3 tháng 1 năm 2024", "2024.01.03", "2024. 1. 3.", "民國113年1月3日", "令和6年1月3日", "Rabu, 3 Januari 2024", "2024年1月3日", "3. Jänner 2024",
    ],
)  # fmt: skip
def test_the_third_of_january_as_the_world_writes_it(text: str) -> None:
    assert [one.iso for one in days_in(f"({text})")] == ["2024-01-03"]


def test_persian_years_are_counted_through_their_leap_days() -> None:
    said = {
        "۱ فروردین ۱۴۰۰": "2021-03-21",
        "۳۰ اسفند ۱۳۹۹": "2021-03-20",
        "۱ فروردین ۱۴۰۴": "2025-03-21",
        "۱۵ مهر ۱۳۵۷": "1978-10-07",
    }
    assert {text: next(days_in(text)).iso for text in said} == said


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 3 janv. 2024 à 18h30 - Mis à jour le 4 janv. 2024 à 17h05", "입력 2024.01.03 오후 5:05 수정 2024.01.03 오후 7:20",
        "Giriş Tarihi: 03.01.2024 17:05 Güncelleme: 03.01.2024 19:20", "تاریخ انتشار: ۱۳ دی ۱۴۰۲ - ۱۷:۰۵", "३ जनवरी २०२४, शाम ५:०५ बजे",
        "3 มกราคม 2567 เวลา 17:05 น.", "Wednesday, January 3, 2024 Posted: 5:05 PM EST (2205 GMT)", "٣ يناير ٢٠٢٤ - ٢١ جمادى الآخرة ١٤٤٥ هـ",
        "2024年1月3日 午後5時05分", "2024. január 3., szerda 17:05",
    ],
)  # fmt: skip
def test_lines_that_say_when_and_nothing_else(text: str) -> None:
    line = day_line(text)
    assert line is not None
    assert (line.published.day, line.before) == ("2024-01-03", "")


@pytest.mark.parametrize("day", ["Thứ tư, 3/1/2024, 17:05 (GMT+7)", "03/01/2024 17h05 Atualizado há 2 horas"])
def test_days_by_numbers_are_read_in_the_order_of_the_language(day: str) -> None:
    draft = read(f"<article><h1>A headline of the page</h1><div>{day}</div>{TEXT}</article>", language="pt")
    assert draft.published.day == "2024-01-03"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("מאת: דנה כהן", "דנה כהן"), ("كتب: أحمد علي", "أحمد علي"), ("Haber: Ayşe Yılmaz", "Ayşe Yılmaz"), ("Text: Anna Lindqvist", "Anna Lindqvist"),
        ("記者王小明／台北報導", "王小明"), ("取材・文＝山田太郎", "山田太郎"), ("Interview by Tom Asher", "Tom Asher"), ("Jan Kowalski, PAP", "Jan Kowalski"),
        ("Иван Петров", "Иван Петров"), ("Posted by Clara Venn on 03/01/2024 at 17:05", "Clara Venn"),
    ],
)  # fmt: skip
def test_bylines_that_nothing_marks(byline: str, author: str) -> None:
    draft = read(
        f"<article><h1>A headline of the page</h1><div>{byline}</div><div>3 January 2024</div>{TEXT}</article>"
    )
    assert (draft.byline, draft.authors) == (byline, (author,))
    assert tuple(block.text for block in draft.body.blocks) == SENTENCES


def test_a_section_above_the_day_is_nobody() -> None:
    draft = read(
        "<article><h1>A headline of the page</h1><div>Coastal Transport</div><div>3 January 2024</div>"
        + TEXT
        + "</article>"
    )
    assert draft.authors == ()


def test_a_desk_is_a_byline_without_authors_and_a_heading_below_the_headline_is_the_deck() -> None:
    draft = read(
        "<main><h1>340 millones para el tren</h1><h2>Las obras durarán cuatro años en toda la costa</h2><div>Redacción</div>"
        f"<time>3 de enero de 2024</time>{TEXT}</main>",
        language="es",
    )
    assert (draft.byline, draft.authors, draft.deck) == (
        "Redacción",
        (),
        "Las obras durarán cuatro años en toda la costa",
    )
    assert tuple(block.text for block in draft.body.blocks) == SENTENCES


def test_a_page_whose_lines_are_parted_by_breaks_alone() -> None:
    draft = read(
        "<table><tr><td><a href=a>News</a><br><a href=b>Sport</a></td><td><font size=5><b>Coast railway gets 340 million euros</b></font><br>"
        f"<i>By Clara Venn</i><br>Wednesday, January 3, 2024 Posted: 5:05 PM EST (2205 GMT){TEXT}</td></tr></table>",
        "<title>Harbour Post Online: Coast railway gets 340 million euros</title>",
    )
    assert (draft.headline, draft.authors) == ("Coast railway gets 340 million euros", ("Clara Venn",))
    assert draft.published.day == "2024-01-03"
    assert tuple(block.text for block in draft.body.blocks) == SENTENCES


def test_the_hour_in_the_data_of_a_page_made_by_its_scripts() -> None:
    told = {
        "headline": "Coast railway gets 340 million",
        "publishedAt": "2024-01-03T17:05:00+01:00",
        "body": [{"text": one} for one in SENTENCES],
    }
    data = json.dumps({"props": {"pageProps": {"article": told}}})
    draft = read(
        f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script>',
        "<title>Coast railway gets 340 million</title>",
    )
    assert (draft.published.at, draft.published.zone) == (1704297900, "+01:00")


def test_several_whole_articles_on_one_page_are_several() -> None:
    parts = "".join(
        f"<article><h2>{head}</h2><p>By {who}</p><time datetime='2024-01-0{n}'>{n} January 2024</time>{TEXT}</article>"
        for n, (head, who) in enumerate(
            [("Coast railway gets money", "Clara Venn"), ("Pilots call off strike", "Tom Asher")], 2
        )
    )
    head = '<title>Morning edition</title><meta property="og:site_name" content="Harbour Post">'
    drafts = every(f"<html lang=en><head>{head}</head><body><main>{parts}</main></body></html>")
    assert [(d.headline, d.authors, d.published.day, d.outlet) for d in drafts] == [
        ("Coast railway gets money", ("Clara Venn",), "2024-01-02", "Harbour Post"),
        ("Pilots call off strike", ("Tom Asher",), "2024-01-03", "Harbour Post"),
    ]
    assert all(tuple(block.text for block in d.body.blocks) == SENTENCES for d in drafts)


def test_entries_below_a_headline_are_one_article() -> None:
    parts = "".join(
        f"<article><time>{n} January 2024</time><h2>Entry {n} of the day</h2>{TEXT}</article>" for n in (1, 2)
    )
    assert len(every(f"<html><body><h1>Storm: what we know</h1>{parts}</body></html>")) == 1


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "de",
            "<p>Teilen</p>",
            "<p>Mehr zum Thema: Hafen wird ausgebaut</p><p>Abonnieren Sie unseren täglichen Newsletter.</p>",
        ),
        (
            "fr",
            "<p>Temps de lecture : 3 min</p>",
            "<p>Abonnez-vous à notre newsletter pour tout recevoir.</p><p>Publicité</p>",
        ),
        ("es", "<p>Compartir</p>", "<p>Comparte esta noticia</p><p>Archivado en: Trenes, Costa</p>"),
        ("pt", "<p>Ouvir</p>", "<p>Siga o Jornal da Costa no Instagram</p><p>Continua após a publicidade</p>"),
        ("nl", "<p>Delen</p>", "<p>Lees verder onder de advertentie</p>"),
        ("sv", "<p>ANNONS</p>", "<p>Läs även: Lotsarna avslutar strejken</p>"),
    ],
)
def test_buttons_and_calls_of_other_languages_are_no_text(language: str, before: str, after: str) -> None:
    draft = read(f"<article><h1>A headline of the page</h1>{before}{TEXT}{after}</article>", language=language)
    assert tuple(block.text for block in draft.body.blocks) == SENTENCES


def test_the_sign_of_an_agency_at_the_end_is_the_credit() -> None:
    draft = read(f"<article><h1>A headline of the page</h1>{TEXT}<p>(dpa/kra)</p></article>")
    assert (draft.credit, len(draft.body.blocks)) == ("dpa", len(SENTENCES))


def test_who_made_a_picture_is_told_from_its_caption() -> None:
    caption = "A wave hits the mole. Photograph: Tom Asher/Harbour Post"
    draft = read(
        f"<article><h1>In pictures</h1>{TEXT}<figure><img src='http://h.example/1.jpg'><figcaption>{caption}</figcaption></figure></article>"
    )
    assert (draft.body.blocks[-1].caption, draft.body.blocks[-1].credit) == (
        "A wave hits the mole.",
        "Tom Asher/Harbour Post",
    )


def test_a_title_that_is_the_headline_or_counts_pages_names_no_outlet() -> None:
    headline = "Train : la côte reçoit 340 millions"
    for title in (headline, f"{headline} - Page 2"):
        draft = read(f"<article><h1>{headline}</h1>{TEXT}</article>", f"<title>{title}</title>", language="fr")
        assert (draft.outlet, draft.other_headlines) == ("", ())
