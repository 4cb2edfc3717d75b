"""Web pages through the importer's public door: body, captions, fields, and hostile markup."""

import base64
import html
import io
import json
import time

import pytest
from PIL import Image

from clipper.errors import Rejected
from clipper.importers import web
from clipper.importers.registry import reader_for
from clipper.model.body import BlockKind, SpanKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source

LONG = "The harbour board voted on Thursday to rebuild the northern mole, which the storms of last winter had broken in two places."
MORE = "Work is to begin in April, the board said, and the fishing fleet will move to the southern basin until it is done in autumn."
LAST = (
    "The plan still needs the consent of the county, whose engineers asked in vain for a second survey of the sea bed."
)


def page(body: str, head: str = "") -> Source:
    text = f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return Source("page.html", text.encode())


def article(inner: str, head: str = "", before: str = "", after: str = "") -> Draft:
    body = f"<nav><a href='/'>Home</a></nav>{before}<article><h1>Harbour to be rebuilt</h1>{inner}</article>{after}"
    return web.read(page(body, head))[0]


def texts(draft: Draft, kind: BlockKind) -> list[str]:
    return [block.text for block in draft.body.blocks if block.kind is kind]


def test_blocks_of_every_kind_stand_in_reading_order() -> None:
    draft = article(
        f"<p>{LONG}</p><h2>What it costs</h2><p>{MORE}</p><blockquote><p>We were not asked, said the mayor of the island.</p>"
        f"</blockquote><ul><li>One crane</li><li>Two barges</li></ul><table><tr><th>Year</th><th>Cost</th></tr>"
        f"<tr><td>2024</td><td>3 million</td></tr></table><pre>a  b\n  c</pre><p>{LAST}</p>"
    )
    assert [block.kind for block in draft.body.blocks] == [
        BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM,
        BlockKind.TABLE_ROW, BlockKind.TABLE_ROW, BlockKind.PREFORMATTED, BlockKind.PARAGRAPH,
    ]  # fmt: skip
    assert texts(draft, BlockKind.TABLE_ROW) == ["Year\tCost", "2024\t3 million"]
    assert [block.head for block in draft.body.blocks if block.kind is BlockKind.TABLE_ROW] == [True, False]
    assert texts(draft, BlockKind.PREFORMATTED) == ["a  b\n  c"]


def test_spans_cover_exactly_what_was_marked() -> None:
    draft = article(
        f"<p>{LONG}</p><p>It was <b>Jane Roe</b>, the <em>harbour master</em>, who <a href='/plan?id=1'>drew the plan</a> and "
        f"defended it before the board for three hours.</p><p>{LAST}</p>",
        "<link rel='canonical' href='https://harbour.example/news/mole'>",
    )
    block = draft.body.blocks[1]
    assert [(s.kind, block.text[s.start : s.end], s.href) for s in block.spans] == [
        (SpanKind.BOLD, "Jane Roe", None),
        (SpanKind.ITALIC, "harbour master", None),
        (SpanKind.LINK, "drew the plan", "https://harbour.example/plan?id=1"),
    ]


def test_links_that_are_no_addresses_stay_words() -> None:
    draft = article(
        f"<p>{LONG}</p><p>See <a href='javascript:alert(1)'>the list</a> and <a href='file:///etc/passwd'>that file</a> of the board.</p><p>{MORE}</p>"
    )
    assert not any(span.kind is SpanKind.LINK for block in draft.body.blocks for span in block.spans)
    assert "See the list and that file of the board." in draft.body.text


def test_captions_and_credits_stand_in_figures_and_nowhere_else() -> None:
    draft = article(
        f"<figure><img src='a.jpg' alt='Mole'><figcaption>The broken mole <span class='credit'>Photo: Ann Lee</span></figcaption></figure>"
        f"<p>{LONG}</p><div class='wp-caption'><img src='b.jpg'><p class='wp-caption-text'>Boats in the southern basin</p></div><p>{MORE}</p><p>{LAST}</p>"
    )
    figures = [block for block in draft.body.blocks if block.kind is BlockKind.FIGURE]
    assert [(f.caption, f.credit) for f in figures] == [
        ("The broken mole", "Photo: Ann Lee"),
        ("Boats in the southern basin", ""),
    ]
    assert draft.body.reading_text == "\n".join((LONG, MORE, LAST))


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='newsletter-signup'><p>Get the best of the harbour every morning, free of charge and without any delay.</p></div>",
        "<p><a href='/x'>Read more: The mole and its enemies</a></p>",
        "<aside><h3>Related</h3><ul><li><a href='/a'>Storms</a></li><li><a href='/b'>Boats</a></li></ul></aside>",
        "<div class='social-share'><span>Share this with all your friends on every network there is in the world</span></div>",
        "<div id='onetrust-consent-sdk'><p>We use cookies and similar things to know what you read, when you read it and why.</p></div>",
        "<p>ADVERTISEMENT</p>",
        "<p>Sign up for our newsletter</p>",
        "<div style='display:none'><p>Hidden words that no reader of this page was ever meant to see in their life.</p></div>",
        "<div class='comments-section'><p>First! I have always said that the mole was rotten and that nobody would listen to me.</p></div>",
    ],
)
def test_what_is_not_the_article_is_left_out(furniture: str) -> None:
    draft = article(f"<p>{LONG}</p>{furniture}<p>{MORE}</p><p>{LAST}</p>", after=furniture)
    assert draft.body.reading_text == "\n".join((LONG, MORE, LAST))


def test_headline_deck_byline_and_time_are_fields_and_not_body() -> None:
    draft = article(
        f"<p class='standfirst'>Board votes for a new northern mole</p><div class='byline'>By <a rel='author' href='/roe'>Jane Roe</a> and Kim Lee</div>"
        f"<time datetime='2024-03-07'>March 7, 2024</time><div class='text'><p>PORTHAVEN, March 7 (Reuters) - {LONG}</p><p>{MORE}</p><p>{LAST}</p></div>",
        "<title>Harbour to be rebuilt | The Tide</title><meta property='og:title' content='Harbour to be rebuilt'>",
    )
    assert (draft.headline, draft.deck) == ("Harbour to be rebuilt", "Board votes for a new northern mole")
    assert draft.authors == ("Jane Roe", "Kim Lee") and draft.byline == "By Jane Roe and Kim Lee"
    assert draft.dateline == "PORTHAVEN, March 7" and draft.credit == "Reuters"
    assert draft.published.day == "2024-03-07"
    assert draft.outlet == "The Tide"
    assert draft.body.text == "\n".join((LONG, MORE, LAST))


def linked_data(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **fields})}</script>"


def test_linked_data_gives_the_fields_with_time_and_zone() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#roe", "name": "Jane Roe"},
            {
                "@type": ["NewsArticle"], "headline": "Mole: board votes yes", "author": [{"@id": "#roe"}, {"@type": "Organization", "name": "The Tide Staff"}],
                "datePublished": "2024-03-07T22:30:00-05:00", "dateModified": "2024-03-08T01:00:00Z", "articleSection": "Coast",
                "keywords": ["harbour", "storm"], "publisher": {"@type": "Organization", "name": "The Tide"}, "printEdition": "Late", "printPage": "B3",
                "isAccessibleForFree": "False",
            },
        ]
    }  # fmt: skip
    draft = article(f"<p>{LONG}</p><p>{MORE}</p><p>{LAST}</p>", linked_data(**graph))
    assert draft.authors == ("Jane Roe",)
    assert (draft.published.day, draft.published.at, draft.published.zone) == ("2024-03-07", 1709868600, "-05:00")
    assert draft.modified.day == "2024-03-08"
    assert (draft.outlet, draft.section, draft.keywords) == ("The Tide", "Coast", ("harbour", "storm"))
    assert (draft.edition, draft.page) == ("Late", "B3")
    assert [other.text for other in draft.other_headlines] == ["Mole: board votes yes"]
    assert draft.headline == "Harbour to be rebuilt"
    assert any("subscribers" in warning for warning in draft.warnings)
    assert {c.field: c.source for c in draft.confidence}["published"] == "JSON-LD datePublished"


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json">{ broken </script>',
        '<script type="application/ld+json"><!-- {"@type":"NewsArticle","author":"Jane Roe",} --></script>',
        '<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","author":{"name":"Jane\nRoe"}}\n//]]></script>',
        '<script type="application/ld+json">[[[{"@type":"NewsArticle","author":["By Jane Roe, staff writer"]}]]];</script>',
    ],
)
def test_sloppy_linked_data_is_read_or_passed_over(script: str) -> None:
    draft = article(f"<p>{LONG}</p><p>{MORE}</p>", script + "<meta name='author' content='Jane Roe'>")
    assert draft.authors == ("Jane Roe",)


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Staff", ()),
        ("https://www.facebook.com/janeroe", ()),
        ("The Daily Tide", ()),
        ("JANE ROE", ("Jane Roe",)),
        ("Jane Roe, Political Editor", ("Jane Roe",)),
        ("By Jane Roe and Kim Lee-Park", ("Jane Roe", "Kim Lee-Park")),
        ("Martin King Jr.", ("Martin King Jr",)),
        ("Ludwig van der Meer", ("Ludwig van der Meer",)),
        ("jane@tide.example", ()),
    ],
)
def test_authors_are_people_with_full_names(said: str, people: tuple[str, ...]) -> None:
    draft = article(f"<p>{LONG}</p><p>{MORE}</p>", f"<meta name='author' content='{said}'>")
    assert draft.authors == people


def test_an_instant_in_utc_falls_on_the_day_the_page_prints() -> None:
    draft = article(
        f"<span class='published-date'>Dec 22, 2023</span><p>{LONG}</p><p>{MORE}</p>",
        linked_data(**{"@type": "NewsArticle", "datePublished": "2023-12-23T02:10:00Z"}),
    )
    assert draft.published.day == "2023-12-22" and draft.published.at == 1703297400


def test_the_time_element_of_the_printed_day_gives_time_and_zone() -> None:
    draft = article(
        "<time datetime='2025-06-10T23:30:00-04:00'>June 10, 2025, 11:30 pm</time>"
        f"<p>{LONG}</p><p>{MORE}</p><aside><time datetime='2025-06-10T09:00:00-04:00'>June 10</time></aside>"
    )
    assert (draft.published.day, draft.published.at, draft.published.zone) == ("2025-06-10", 1749612600, "-04:00")
    bare = article(f"<time datetime='2025-06-10'>June 10, 2025</time><p>{LONG}</p><p>{MORE}</p>")
    assert (bare.published.day, bare.published.at) == ("2025-06-10", None)


def test_the_next_article_of_an_endless_page_stays_out() -> None:
    other = "<article><h1>Something else happened</h1>" + "".join(
        f"<p>Number {n}: {LAST.replace('plan', 'other thing')}</p>" for n in range(4)
    )
    draft = article(
        f"<p>{LONG}</p><p>{MORE}</p><p>{LAST}</p>" + f"<p>{LONG[::-1]}</p>" * 2,
        "<meta property='og:title' content='Harbour to be rebuilt'>",
        after=other,
    )
    assert "other thing" not in draft.body.text and LONG in draft.body.text


def test_pull_quotes_are_not_said_twice() -> None:
    draft = article(
        f"<p>{LONG}</p><p class='pull'>the fishing fleet will move to the southern basin</p><p>{MORE}</p><p>{LAST}</p>"
    )
    assert draft.body.reading_text == "\n".join((LONG, MORE, LAST))


def test_embedded_posts_are_exhibits_like_pictures() -> None:
    post = "<blockquote class='twitter-tweet'><p>The mole is gone.</p>&mdash; Jane Roe (@roe) <a href='https://x.example/1'>March 7, 2024</a></blockquote>"
    draft = article(f"<p>{LONG}</p>{post}<p>{MORE}</p><p>{LAST}</p>")
    assert [(b.caption, b.credit) for b in draft.body.blocks if b.kind is BlockKind.FIGURE] == [
        ("The mole is gone.", "Jane Roe (@roe) March 7, 2024")
    ]


def test_pictures_inside_the_page_are_kept_and_others_never_fetched() -> None:
    out = io.BytesIO()
    Image.effect_noise((160, 120), 40).save(out, "PNG")
    inside = base64.b64encode(out.getvalue()).decode()
    draft = article(
        f"<figure><img src='data:image/png;base64,{inside}'><figcaption>Inside</figcaption></figure>"
        f"<figure><img src='http://127.0.0.1:9/x.png'><figcaption>Outside</figcaption></figure><p>{LONG}</p><p>{MORE}</p>"
    )
    first, second = [block for block in draft.body.blocks if block.kind is BlockKind.FIGURE]
    assert first.picture == draft.pictures[0].sha256 and draft.pictures[0].data == out.getvalue()
    assert second.picture is None and len(draft.pictures) == 1


def test_text_broken_by_line_ends_becomes_paragraphs() -> None:
    draft = article(f"<div>{LONG}<br><br>{MORE}<br>{LAST}</div>")
    assert draft.body.reading_text.split("\n") == [LONG, MORE, LAST]


def test_a_page_with_little_text_is_still_read_whole() -> None:
    draft = web.read(page("<div><div>Ferry cancelled until noon.</div></div>"))[0]
    assert "Ferry cancelled until noon." in draft.headline + draft.body.text


@pytest.mark.parametrize("name", ["comment-text", "widget", "slide", "content"])
def test_an_article_in_an_oddly_named_box_is_found(name: str) -> None:
    draft = web.read(
        page(f"<h1>Harbour</h1><form><div class='{name}'><p>{LONG}</p><p>{MORE}</p><p>{LAST}</p></div></form>")
    )[0]
    assert draft.body.text == "\n".join((LONG, MORE, LAST))


def test_body_of_html_leaves_nothing_out() -> None:
    body = web.body_of_html(
        "<style>p{}</style><p>Dear <b>all</b>,</p><p>Read more: here</p><div style='display: none'>preheader</div><ul><li>one</li></ul>"
    )
    assert body.text == "Dear all,\nRead more: here\none"
    assert web.body_of_html("").text == "" and web.body_of_html("<!-- -->").text == ""
    assert (
        web.body_of_html("<p><a href='x/y'>there</a></p>", "https://a.example/b/").blocks[0].spans[0].href
        == "https://a.example/b/x/y"
    )


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1251", "utf-16"])
def test_the_encoding_is_found(charset: str) -> None:
    words = "Пристань будет построена заново" if charset == "windows-1251" else "Überfällig: der Hafen von Größenwörth"
    text = f"<html><head><meta charset='{charset}'></head><body><h1>{words}</h1><p>{LONG}</p></body></html>"
    assert web.read(Source("a.html", text.encode(charset)))[0].headline == words


@pytest.mark.parametrize(
    ("kind", "markup"),
    [
        ("div", "<div>" * 100_000 + "THE END" + "</div>" * 100_000),
        ("b", "<p>" + "<b>" * 50_000 + "THE END"),
        ("table", "<table><tr><td>" * 5_000 + "THE END"),
        ("paragraphs", "<p>Words that are many and go on and on, and on again." * 40_000 + "<p>THE END"),
        ("one paragraph", "<p>" + "word " * 400_000 + "THE END"),
        ("bylines", "<h1>A</h1>" + "<div class=byline>By Jane Roe</div>" * 10_000 + "<p>THE END"),
        ("data", "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>THE END"),
        ("control", "<p>a\x00\x01\x02 THE END"),
        ("title", "<title>" + "a - " * 50_000 + "</title><p>THE END"),
    ],
)
def test_hostile_markup_costs_little_and_loses_nothing(kind: str, markup: str) -> None:
    start = time.process_time()
    draft = web.read(page(markup))[0]
    assert "THE END" in draft.body.text or "THE END" in draft.headline
    assert time.process_time() - start < 8


def test_entities_are_never_opened(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("MARKER-OF-A-SECRET", encoding="utf-8")
    text = (
        f"<!DOCTYPE html [<!ENTITY a SYSTEM 'file://{secret}'><!ENTITY b '{'x' * 1000}'><!ENTITY c '{'&b;' * 1000}'>]>"
        f"<html><head><link rel=stylesheet href='file://{secret}'></head><body><p>{LONG} &a; &c;</p><iframe src='file://{secret}'></iframe></body></html>"
    )
    draft = web.read(Source("a.html", text.encode()))[0]
    assert "MARKER-OF-A-SECRET" not in repr(draft) and len(draft.body.text) < 10_000


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><body><script>x</script></body></html>", b"<!doctype html><frameset></frameset>"]
)
def test_a_page_without_words_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Rejected, match="no text"):
        web.read(Source("a.html", data))


def test_any_truncation_is_read_or_refused() -> None:
    whole = page(f"<article><h1>Harbour</h1><figure><img><figcaption>Mole</figcaption></figure><p>{LONG}</p><p>{MORE}</p></article>",
                 linked_data(**{"@type": "NewsArticle", "author": {"name": "Jane Roe"}})).data  # fmt: skip
    for cut in range(0, len(whole), len(whole) // 50):
        try:
            draft = web.read(Source("a.html", whole[:cut]))[0]
        except Rejected:
            continue
        assert draft.headline
    assert web.read(Source("a.html", whole)) == web.read(Source("a.html", whole))


def test_the_registry_knows_a_page_by_its_first_bytes() -> None:
    assert (
        reader_for(Source("page", b"<!-- saved from url=(0020)https://a.example/ -->\n<!DOCTYPE html><p>x")).name
        == "Web page"
    )
    assert reader_for(Source("a.txt", b"<html><body>x")).name == "Web page"


def test_what_is_no_address_becomes_no_link() -> None:
    hostile = ("javascript:alert(1)", "java\tscript:x", "data:text/html,x", "file:///etc/passwd", "http:javascript:x", "vbscript:x",
               "https:///etc/passwd", "\x01javascript:x", "ftp://host/x", "//")  # fmt: skip
    links = "".join(
        f'<p>Words before <a href="{html.escape(href)}">number {n}</a> and behind it.</p>'
        for n, href in enumerate(hostile)
    )
    body = web.body_of_html(
        f"<html><body>{links}<p>A <a href='https://paper.example/a b'>real one</a>.</p></body></html>"
    )
    spans = [span.href for block in body.blocks for span in block.spans]
    assert spans == ["https://paper.example/a%20b"] and len(body.blocks) == len(hostile) + 1
