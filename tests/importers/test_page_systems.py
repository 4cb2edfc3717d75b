"""Pages as the systems of newspapers print them: articles in scripts, bylines without a mark, days in many scripts, boxes inside the text."""

import json
import time

import pytest

from clipper.importers import web
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.saved_page_samples import SAID

HEAD = "Port to reopen after nine days of strike"
BODY = "".join(f"<p>{text}</p>" for text in SAID)
TEXT = "\n".join(SAID)


def read(
    body: str,
    head: str = f"<title>{HEAD} | Millbrook Herald</title>",
    lang: str = "en",
    url: str = "https://www.herald.example/news/port.html",
) -> Draft:
    html = f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return web.read(Source("page.html", html.encode(), url=url))[0]


def ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **fields})}</script>"


PROPS = {
    "pieces": {"headline": HEAD, "publishedAt": "2025-06-11T08:30:00Z", "authors": [{"name": "Jane Okoro"}],
               "body": [{"type": "paragraph", "text": one} for one in SAID] + [{"type": "related", "text": "Read this other story"}]},
    "html": {"title": HEAD, "date": "2025-06-11", "author": "Jane Okoro", "contentHtml": BODY},
    "portable": {"title": HEAD, "date": "2025-06-11", "byline": "By Jane Okoro",
                 "body": [{"_type": "block", "children": [{"_type": "span", "text": one[:9]}, {"_type": "span", "text": one[9:]}]} for one in SAID]},
}  # fmt: skip


@pytest.mark.parametrize("kind", PROPS)
@pytest.mark.parametrize(
    "state",
    ["<script id='__NEXT_DATA__' type='application/json'>{}</script>", "<script>window.__STATE__ = {};</script>"],
)
def test_an_article_that_stands_in_a_script_alone(kind: str, state: str) -> None:
    data = json.dumps({"props": {"pageProps": {"article": PROPS[kind], "menu": [{"title": "News"}]}}})
    draft = read(f"<div id='__next'><div>Loading</div></div>{state.format(data)}")
    assert (draft.headline, draft.body.text, draft.outlet) == (HEAD, TEXT, "Millbrook Herald")
    assert (draft.authors, draft.published.day) == (("Jane Okoro",), "2025-06-11")


def test_an_article_that_is_pushed_in_pieces_or_set_among_programs() -> None:
    row = json.dumps({"post": {"title": HEAD, "date": "2025-06-11", "author": "Jane Okoro", "body": "$1a"}})
    stream = f"5:{row}\n1a:T{len(BODY.encode()):x},{BODY}6:null\n"
    pieces = (stream[:90], stream[90:])
    pushed = "".join(f"<script>self.__next_f.push([1,{json.dumps(one)}])</script>" for one in pieces)
    arc = {"headlines": {"basic": HEAD}, "display_date": "2025-06-11", "credits": {"by": [{"name": "Jane Okoro"}]},
           "content_elements": [{"type": "text", "content": one} for one in SAID]}  # fmt: skip
    program = f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(arc)};Fusion.tick=function(){{}};</script>"
    for scripts in (pushed, program):
        draft = read(f"<div id='root'></div>{scripts}")
        assert (draft.headline, draft.body.text) == (HEAD, TEXT)
        assert (draft.authors, draft.published.day) == (("Jane Okoro",), "2025-06-11")


def test_rows_pushed_right_behind_a_text_are_read_and_cost_no_more_than_they_are_long() -> None:
    post = {"title": HEAD, "date": "2025-06-11", "author": "Jane Okoro", "body": "$1a"}
    stream = f"1a:T{len(BODY.encode()):x},{BODY}5:{json.dumps(post)}\n"
    assert read(f"<div id='root'></div><script>self.__next_f.push([1,{json.dumps(stream)}])</script>").body.text == TEXT
    many = "".join(f"{number:x}:Tffffff,\n" for number in range(40_000))
    begun = time.process_time()
    page = f"<h1>{HEAD}</h1><p>{SAID[0]}</p><script>self.__next_f.push([1,{json.dumps(many)}])</script>"
    assert read(page).headline == HEAD
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "script", ["x = {", "a={};" * 400, "self.__next_f.push([1,", "window.__S__=" + "[" * 5000, "5:T" + "f" * 400]
)
def test_odd_scripts_do_no_harm(script: str) -> None:
    assert read(f"<h1>{HEAD}</h1><p>{SAID[0]}</p><script>{script}{' ' * 400}</script>").headline == HEAD


def test_an_article_that_stands_in_json_ld_alone() -> None:
    draft = read(
        "<div id='root'></div>", ld(**{"@type": "NewsArticle", "headline": HEAD, "articleBody": "\n\n".join(SAID)})
    )
    assert (draft.headline, draft.body.text) == (HEAD, TEXT)


def test_a_page_that_shows_its_article_is_not_read_from_scripts() -> None:
    other = json.dumps({"title": "Another", "body": "<p>" + "Another story altogether. " * 60 + "</p>"})
    assert read(
        f"<article><h1>{HEAD}</h1>{BODY * 3}</article><script type='application/json'>{other}</script>"
    ).body.text.startswith(SAID[0])


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<small>Posted on June 11th, 2025 by Jane Okoro in <a href='/c'>News</a></small>", ("Jane Okoro",)),
        ("<p>By JANE OKORO<br>Herald Staff</p>", ("Jane Okoro",)),
        ("<p class='meta'>Jane Okoro – 11 June 2025</p>", ("Jane Okoro",)),
        ("<p class='x'>Jane Okoro<br>jokoro@herald.example</p>", ("Jane Okoro",)),
        ("<span itemprop='author'>By Jane Okoro jokoro@herald.example</span>", ("Jane Okoro",)),
        ("<div class='x'><a href='/autor/maria'>María López</a></div>", ("María López",)),
        ("<div class='meta'>Von Hans Meier, Hamburg</div>", ("Hans Meier",)),
        ("<div class='auteur'>Hélène Vasseur avec AFP</div>", ("Hélène Vasseur",)),
        ("<span class='author'>Автор: Анна Петрова</span>", ("Анна Петрова",)),
        ("<div class='info'>2025-06-11 10:30 来源：海港网 作者：李伟</div>", ("李伟",)),
        ("<p>By the sea, nothing moved for nine days</p>", ()),
    ],
)
def test_bylines_that_nothing_marks(line: str, authors: tuple[str, ...]) -> None:
    assert read(f"<article><h1>{HEAD}</h1>{line}{BODY}</article>").authors == authors


@pytest.mark.parametrize(
    ("line", "lang", "day"),
    [
        ("<p class='date'>2025年6月11日 10時30分</p>", "ja", "2025-06-11"),
        ("<div class='time'>2025년 6월 11일</div>", "ko", "2025-06-11"),
        ("<div class='date'>11 يونيو 2025</div>", "ar", "2025-06-11"),
        ("<span class='date'>11 июня 2025, 10:30</span>", "ru", "2025-06-11"),
        ("<p>Stand: 11.06.2025 10:30 Uhr</p>", "de", "2025-06-11"),
        ("<div class='date'>Le 05/06/2025 à 10:30</div>", "fr", "2025-06-05"),
        ("<div class='timestamp'>06/05/2025 10:30 AM EDT</div>", "en", "2025-06-05"),
        ("<div class='timestamp'>05/06/2025 10:30 BST</div>", "en-GB", "2025-06-05"),
        ("<span class='date' data-timestamp='1749637800'>3 hours ago</span>", "en", "2025-06-11"),
        (
            "<dl><dt>Published</dt><dd>11 June 2025</dd><dt>Last updated</dt><dd>12 June 2025</dd></dl>",
            "en",
            "2025-06-11",
        ),
        (
            "<div class='x' aria-label='Published: 6:00 a.m. ET June 11, 2025 Updated: 7:00 a.m. ET June 12, 2025'></div>",
            "en",
            "2025-06-11",
        ),
        ("<details><summary>Wed 11 Jun 2025 10.30 BST</summary></details>", "en", "2025-06-11"),
    ],
)
def test_days_as_pages_print_them(line: str, lang: str, day: str) -> None:
    draft = read(f"<article><h1>{HEAD}</h1>{line}{BODY}</article>", lang=lang)
    assert (draft.published.day, draft.body.text) == (day, TEXT)


def test_the_day_of_delivery_gives_way_to_the_day_that_address_and_page_agree_on() -> None:
    head = ld(**{"@type": "NewsArticle", "headline": HEAD, "datePublished": "2025-11-26T01:00:00Z"})
    page = f"<article><h1>{HEAD}</h1><p class='pubdate'>June 11, 2025</p>{BODY}</article>"
    assert read(page, head, url="https://www.herald.example/2025/06/11/port").published.day == "2025-06-11"
    assert read(page, head, url="https://www.herald.example/port").published.day == "2025-11-26"


def test_an_embedded_post_does_not_date_the_page() -> None:
    post = "<blockquote class='twitter-tweet'><p>We have a deal.</p>Jane Holm <a href='https://x.example/1'>June 10, 2025</a></blockquote>"
    assert read(f"<article><h1>{HEAD}</h1>{post}{BODY}</article>").published.day is None


@pytest.mark.parametrize(
    ("title", "heading", "outlet"),
    [
        (f"{HEAD} – Millbrook Herald", f"<h1>Millbrook Herald</h1><h2>{HEAD}</h2>", "Millbrook Herald"),
        (f"Millbrook Herald » {HEAD}", f"<h2>{HEAD}</h2>", "Millbrook Herald"),
        (f"Harbour Blog: {HEAD}", f"<h3 class='post-title'>{HEAD}</h3>", "Harbour Blog"),
        (f"{HEAD} | Transport | The Watch", f"<h1>{HEAD}</h1>", "The Watch"),
    ],
)
def test_headline_and_outlet_are_told_apart_in_the_title(title: str, heading: str, outlet: str) -> None:
    draft = read(f"<div>{heading}{BODY}</div>", f"<title>{title}</title>")
    assert (draft.headline, draft.outlet) == (HEAD, outlet)


@pytest.mark.parametrize(
    "box",
    [
        "<section><h4>The Morning Briefing</h4><p>Start the day with all headlines of the Herald, and a column.</p><form><input type='email'></form></section>",
        "<ul><li><a href='/1'>Dockers walk out over pay and hours</a></li><li><a href='/2'>How the strike of the dockers began</a></li></ul>",
        "<p>Listen to this article</p><p>4 min</p>",
    ],
)
def test_boxes_inside_the_text_leave_it(box: str) -> None:
    half = len(SAID) // 2
    pieces = [f"<p>{text}</p>" for text in SAID]
    assert (
        read(f"<article><h1>{HEAD}</h1>{''.join(pieces[:half])}{box}{''.join(pieces[half:])}</article>").body.text
        == TEXT
    )


@pytest.mark.parametrize(
    "last",
    [
        "<p><em>Jane Okoro is a reporter at the Herald who covers ports.</em></p>",
        "<p>Do you know more? Write to us at tips@herald.example.</p>",
    ],
)
def test_what_follows_the_text_leaves_it(last: str) -> None:
    assert read(f"<article><h1>{HEAD}</h1>{BODY}{last}</article>").body.text == TEXT


def test_a_library_writes_the_family_name_first() -> None:
    assert read(
        f"<article><h1>{HEAD}</h1>{BODY}</article>", "<meta name='citation_author' content='Okoro, Jane'>"
    ).authors == ("Jane Okoro",)
