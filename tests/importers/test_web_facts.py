"""What a web page says of itself: days, sections, keywords, who may read it, and how its letters are encoded."""

import json

import pytest

from clipper.importers import web
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.saved_page_samples import SAID

BODY = "".join(f"<p>{text}</p>" for text in SAID)


def draft(head: str = "", below: str = "", after: str = "", url: str = "") -> Draft:
    html = (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><article><h1>Harbour to be rebuilt</h1>"
        f"{below}{BODY}{after}</article></body></html>"
    )
    return web.read(Source("page.html", html.encode(), url=url))[0]


def data(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **fields})}</script>"


def sure(one: Draft) -> dict[str, str]:
    return {c.field: c.source for c in one.confidence}


@pytest.mark.parametrize(
    "printed",
    [
        "Mar 7, 2024 6:02 PM",
        "Published: 7 March 2024",
        "Donnerstag, 7. März 2024, 18:02 Uhr",
        "7 mars 2024 à 18h02",
        "07.03.2024",
        "7 de marzo de 2024",
    ],
)
def test_a_line_that_is_all_date_below_the_headline_needs_no_name(printed: str) -> None:
    assert (
        draft(below=f"<div class='sc-4868'><span class='gguonj'>{printed}</span></div>").published.day == "2024-03-07"
    )


def test_a_sentence_with_a_date_is_no_dateline() -> None:
    assert draft(below="<p>The mole was last rebuilt on 7 March 2014 by the county.</p>").published.day is None


def test_the_day_is_the_one_the_page_prints_in_its_own_zone() -> None:
    head = data(
        **{"@type": "NewsArticle", "headline": "Harbour to be rebuilt", "datePublished": "2024-03-08T02:30:00Z"}
    )
    assert draft(head).published.day == "2024-03-08"
    told = draft(head, "<span class='x'>Mar 7, 2024, 9:30 PM</span>").published
    assert (told.day, told.at, told.zone) == ("2024-03-07", 1709865000, None)


def test_a_change_is_no_publication_unless_the_page_is_kept_up_to_date() -> None:
    fields = {
        "@type": "Article",
        "headline": "Harbour to be rebuilt",
        "datePublished": "2024-02-01T09:00:00Z",
        "dateModified": "2024-03-07T18:00:00+01:00",
    }
    one = draft(data(**fields))
    assert (one.published.day, one.modified.day, one.modified.zone) == ("2024-02-01", "2024-03-07", "+01:00")
    kept = "<p>This guide will be updated regularly throughout the year, so come back.</p>"
    living = draft(data(**fields), after=kept)
    assert living.published.day == "2024-03-07" and sure(living)["published"].startswith("last change")
    assert draft(data(**fields), "<span class='x'>Feb 1, 2024</span>", kept).published.day == "2024-02-01"


@pytest.mark.parametrize(
    ("head", "url", "section"),
    [
        (data(**{"@type": "NewsArticle", "articleSection": "Coast"}), "https://a.example/x/y", "Coast"),
        (data(**{"@type": "NewsArticle", "articleSection": ["Coast", "Front page"]}), "", "Coast"),
        ("<meta property='article:section' content='Coast, Harbour, Storms, Front page'>", "", "Coast"),
        ("<meta property='og:site_name' content='Tide'><meta property='article:section' content='Tide | Coast'>", "", "Coast"),
        (data(**{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"name": "Coast"}}, {"name": "Harbour to be rebuilt"}]}), "", "Coast"),
        ("", "https://a.example/2024/03/07/coast/harbour-to-be-rebuilt", ""),
        ("", "https://a.example/news/coast-and-sea/harbour-to-be-rebuilt", "Coast and sea"),
        ("<meta name='author' content='Jane Roe'>", "https://a.example/janeroe/harbour", ""),
    ],
)  # fmt: skip
def test_the_section_comes_from_data_breadcrumbs_or_address(head: str, url: str, section: str) -> None:
    assert draft(head, url=url).section == section


def test_keywords_are_single_and_for_people() -> None:
    head = data(**{"@type": "NewsArticle", "keywords": ["harbour,storm", "pageType:story", "@exmeter", "harbour"]})
    assert draft(head).keywords == ("harbour", "storm")


@pytest.mark.parametrize(
    ("head", "after"),
    [
        (data(**{"@type": "NewsArticle", "isAccessibleForFree": "False"}), ""),
        (data(**{"@type": "NewsArticle", "isAccessibleForFree": False}), ""),
        (data(**{"@type": "NewsArticle", "headline": "x", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "false"}}), ""),
        ("<meta property='article:content_tier' content='locked'>", ""),
        ("", "<div class='gate'><h3>Subscribe now to continue reading</h3></div>"),
        ("", "<div><p>This article is available exclusively to our subscribers.</p></div>"),
        ("", "<p>Cet article est réservé aux abonnés</p>"),
        ("", "<div>Dieser Text ist nur für Abonnenten</div>"),
    ],
)  # fmt: skip
def test_a_page_for_subscribers_is_marked(head: str, after: str) -> None:
    assert any("subscribers" in warning for warning in draft(head, after=after).warnings)


@pytest.mark.parametrize(
    ("head", "after"),
    [
        (data(**{"@type": "NewsArticle", "isAccessibleForFree": True}), ""),
        ("<meta property='article:content_tier' content='free'>", ""),
        ("", "<div style='display: none'><h3>Subscribe now to continue reading</h3></div>"),
        ("", "<p>The paper lost half of its subscribers in a year, said the board, which is not for sale.</p>"),
    ],
)
def test_a_free_page_is_not(head: str, after: str) -> None:
    assert draft(head, after=after).warnings == ()


def test_a_sign_off_with_an_address_and_a_call_for_comments_are_no_text() -> None:
    ends = "<p>Contact Jane Roe at jroe@tide.example. Follow her at @jroe.</p><p>Post Your Comment</p>"
    assert draft(after=ends).body.reading_text == "\n".join(SAID)


def test_a_nickname_before_the_name_is_not_the_author() -> None:
    assert draft(below="<h3>by <a rel='author' href='/p'>Nick - Jane Roe</a></h3>").authors == ("Jane Roe",)


RUSSIAN = "Совет порта проголосовал в четверг за восстановление северного мола, который разрушили зимние штормы. " * 4


@pytest.mark.parametrize(
    ("encoding", "said", "charset"),
    [
        ("utf-8-sig", "windows-1251", "koi8-r"),
        ("cp1251", "", "windows-1251"),
        ("cp1251", "windows-1251", ""),
        ("cp1251", "", ""),
        ("koi8-r", "", ""),
        ("utf-16", "", ""),
        ("utf-8", "iso-8859-5", "windows-1251"),
        ("utf-8", "", ""),
    ],
)
def test_the_encoding_is_found_by_mark_header_meta_or_guess(encoding: str, said: str, charset: str) -> None:
    meta = f"<meta charset='{said}'>" if said else ""
    comment = f"<!-- {'saved ' * 1500} -->"
    html = f"<html><head>{comment}{meta}<title>x</title></head><body><h1>Порт</h1><p>{RUSSIAN}</p></body></html>"
    one = web.read(Source("a.html", html.encode(encoding), charset=charset))[0]
    assert one.body.reading_text == RUSSIAN.strip()
    guessed = not said and not charset and encoding in {"cp1251", "koi8-r"}
    assert any("another encoding" in warning for warning in one.warnings) is guessed


def test_one_damaged_byte_does_not_make_the_page_a_guess() -> None:
    html = f"<html><head><meta charset='windows-1251'></head><body><h1>Порт</h1><p>{RUSSIAN}</p></body></html>".encode(
        "cp1251"
    )
    broken = html.replace("мола".encode("cp1251"), b"\x98" + "ола".encode("cp1251"), 1)
    one = web.read(Source("a.html", broken))[0]
    assert one.body.reading_text.startswith("Совет порта") and one.warnings == ()
