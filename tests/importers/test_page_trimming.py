"""What stands beside an article in its own place: kept where it is of the article, left out where it is not."""

import json

import pytest

from clipper.importers import web
from clipper.model.body import BlockKind
from clipper.model.intake import Source
from tests.importers.saved_page_samples import SAID
from tests.importers.test_page_systems import BODY, HEAD, TEXT, ld, read

PIECES = [f"<p>{text}</p>" for text in SAID]
SHORT = f"<title>{HEAD} | Millbrook Herald</title>"


def article(inner: str, before: str = "", after: str = "", head: str = SHORT) -> str:
    """The text that is read of a page whose article stands in a container of its own."""
    return read(f"<article><h1>{HEAD}</h1>{before}<div class='text'>{inner}</div>{after}</article>", head).body.text


def test_paragraphs_named_after_the_paywall_stay_and_its_box_goes() -> None:
    box = "<div class='paywall'><h3>Keep reading</h3><p>Subscribe now for unlimited access, or log in to your account.</p></div>"
    assert article("".join(f"<p class='paywall'>{text}</p>" for text in SAID) + box) == TEXT


def test_subjects_that_an_entry_is_filed_under_do_not_make_it_furniture() -> None:
    page = f"<div class='post-12 hentry category-newsletters tag-cookies tag-ads'><h1>{HEAD}</h1>{BODY}</div><div>{'<p>Words of another box, which are as long as a sentence on a page may be.</p>' * 9}</div>"
    assert read(page).body.text.startswith(TEXT)


def test_the_first_subheading_is_no_deck() -> None:
    draft = read(f"<article><h1>{HEAD}</h1><div>{PIECES[0]}<h2>What it costs</h2>{''.join(PIECES[1:])}</div></article>")
    assert (draft.deck, draft.body.blocks[1].kind) == ("", BlockKind.HEADING)
    listed = "".join(f"<h2>{n}. Harbour {n}</h2>{piece}" for n, piece in enumerate(PIECES, 1))
    assert read(f"<article><h1>{HEAD}</h1><div>{listed}</div></article>").body.text.startswith("1. Harbour 1\n")


@pytest.mark.parametrize("name", ["lead", "has-drop-cap", "first-text"])
def test_a_first_paragraph_that_the_description_repeats_stays_in_the_text(name: str) -> None:
    described = f"{SHORT}<meta name='description' content='{SAID[0]}'>"
    assert article(f"<p class='{name}'>{SAID[0]}</p>{''.join(PIECES[1:])}", head=described) == TEXT


def test_a_deck_stands_above_the_text_or_is_none() -> None:
    described = f"{SHORT}<meta name='description' content='Nine days of silence end at the docks'>"
    page = f"<article><h1>{HEAD}</h1>%s<div class='text'>{BODY}</div>%s</article>"
    line = "<p class='x'>Nine days of silence end at the docks</p>"
    assert read(page % (line, ""), described).deck == "Nine days of silence end at the docks"
    assert read(page % ("", line), described).deck == ""


@pytest.mark.parametrize(
    "before",
    [
        f"<div class='lead-paragraph'>{PIECES[0]}</div><p class='byline'>By Jane Okoro</p>",
        f"<p class='c-9xq'>{SAID[0]}</p><p>11 June 2025</p>",
    ],
)
def test_a_lead_set_apart_from_the_text_is_not_lost(before: str) -> None:
    assert article("".join(PIECES[1:]) * 2, before).startswith(TEXT)


@pytest.mark.parametrize(
    "before",
    [
        "<p>When you buy through links on our site, we may earn an affiliate commission from the shops named.</p>",
    ],
)
def test_other_sentences_above_the_text_are_no_lead(before: str) -> None:
    assert article(BODY * 2, before) == f"{TEXT}\n{TEXT}"


@pytest.mark.parametrize(
    "last",
    [
        "© 2025 Millbrook Herald. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Follow us on Twitter and like our page on Facebook.",
        "For all news of the coast, sign up to our newsletters here.",
        "Let us know what you think in the comments below.",
        "Tags: port, strike",
        "Read or share this story: https://herald.example/1",
        "Published 11 June 2025",
        "SOURCE Millbrook Port Authority",
        "Jane Okoro can be reached at jokoro@herald.example.",
        "-- By Jane Okoro",
        "Facebook Twitter E-mail",
        "Would you consider becoming a regular contributor?",
        "Join our Telegram channel and get the news of the coast at once.",
        "(Except for the headline, this story has not been edited by our staff.)",
    ],
)
def test_last_words_of_the_publisher_leave_the_text(last: str) -> None:
    assert article(f"<p class='byline'>By Jane Okoro</p>{BODY}<p>{last}</p>") == TEXT


@pytest.mark.parametrize(
    "last",
    [
        "The money may not be used for roads, and the copyright case of 2019 is still open.",
        "“You can sign up for the newsletter, and you will still not know,” she said.",
        "Get out of Facebook while you can, the book says, and never look back.",
        "Since June 3, 2025, nothing has moved.",
        "The island is close to becoming a member of the league of ports.",
        "Tickets: $12 at the door or from the box office",
    ],
)
def test_last_sentences_that_only_sound_so_stay(last: str) -> None:
    assert article(f"{BODY}<p>{last}</p>") == f"{TEXT}\n{last}"


CARD = "<div class='c{0}'><a href='/{0}'><h3>How the bakers of the harbour live {0}</h3></a><p>A sentence or two on that.</p></div>"


def test_headlines_of_other_articles_leave_the_text_with_what_is_said_of_them() -> None:
    cards = "".join(CARD.format(n) for n in range(3))
    assert article(BODY, after=f"<div><h2>Go deeper</h2>{cards}</div>") == TEXT
    half = "<div class='x'><a href='/1'><h3>How the bakers of the harbour live</h3></a></div>"
    assert article(PIECES[0] + half + "".join(PIECES[1:])) == TEXT


def test_linked_headings_of_a_list_stay() -> None:
    items = "".join(
        f"<div class='i'><h3><a href='/{n}'>Lamp {n}</a></h3>{piece}</div>" for n, piece in enumerate(PIECES)
    )
    assert article(PIECES[0] + items).count("Lamp") == len(PIECES)


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("<p><strong>IN TEXAS:</strong> <a href='/1'>Family of the patient is told to stay</a></p>", False),
        ("<p>Go deeper: <a href='/1'>How the bakers of the harbour live</a></p>", False),
        ("<p>The bakers of the harbour live on little, and that is not ... <a href='/1'>Read more</a></p>", False),
        ("<p>Please use Chrome browser for a more accessible video player</p>", False),
        ("<p>Listen</p><p>1.2K</p><p>Share</p>", False),
        ("<p><strong>Where:</strong> <a href='/1'>The Old Town Hall</a>, 5 Main Street</p>", True),
    ],
)
def test_lines_within_the_text(line: str, stays: bool) -> None:
    text = article(PIECES[0] + line + "".join(PIECES[1:]))
    assert (text == TEXT) is not stays


def test_posts_of_networks_are_known_by_how_they_are_signed() -> None:
    post = "<blockquote><p>We have a deal.</p>— Jane Holm (@jholm) <a href='https://x.example/1'>June 10, 2025</a></blockquote>"
    quote = "<blockquote>We were not asked, said the mayor of the island.</blockquote>"
    draft = read(f"<article><h1>{HEAD}</h1>{PIECES[0]}{post}{PIECES[1]}{quote}{PIECES[2]}</article>")
    assert [block.kind.value for block in draft.body.blocks] == [
        "paragraph",
        "figure",
        "paragraph",
        "quote",
        "paragraph",
    ]


CONSENT = (
    "<div class='c1'><p>We use cookies to know what you read on this page, and third parties do so too.</p><h4>Manage Consent Preferences</h4>"
    "<h5>Strictly Necessary Cookies</h5><p>These cookies keep the page at work and your browser cannot refuse them.</p><p>Allow All</p></div>"
)


def test_a_form_for_consent_is_known_by_its_buttons() -> None:
    assert (
        read(f"<article><h1>{HEAD}</h1><div>{PIECES[0]}</div></article><div>{CONSENT * 2}</div>", SHORT).body.text
        == SAID[0]
    )


def test_an_article_about_cookies_is_one() -> None:
    said = "Cookies tell the seller of a cake which browser asked for it, and most people give their consent."
    page = f"<div><h1>{HEAD}</h1><div>{PIECES[0]}<h2>Strictly necessary cookies</h2><p>{said}</p><h2>Functional cookies</h2><p>{said} Not all.</p></div></div>"
    assert read(page, SHORT).body.text.count("Cookies tell") == 2


@pytest.mark.parametrize(
    "above",
    [
        "<ul><li><a href='/'>Home</a></li><li><a href='/life'>Life</a></li></ul>",
        "<p class='byline'>By Jane Okoro</p><p>Jane Okoro is a writer covering ports and their people for the Herald.</p>",
    ],
)
def test_the_way_through_the_site_and_who_writes_stand_above_the_text(above: str) -> None:
    assert article(above + BODY) == TEXT


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Okoro Tuesday, June 10, 2025", ("Jane Okoro",)),
        ("By: Jane Okoro HERALD Executive News Editor", ("Jane Okoro",)),
        ("By Jane Okoro Business reporter, Herald News", ("Jane Okoro",)),
        ("By Jane Okoro Associated Press", ("Jane Okoro",)),
        ("By Jane Okoro Edited by Kim Lee", ("Jane Okoro",)),
        ("Author Jane Okoro", ("Jane Okoro",)),
        ("By Jane Okoro in London and Kim Lee in Paris", ("Jane Okoro", "Kim Lee")),
        ("BY JANE OKORO AND KIM LEE STAFF WRITERS", ("Jane Okoro", "Kim Lee")),
        ("By Friday Okoro, Abuja", ("Friday Okoro",)),
        ("Published: Wednesday", ()),
        ("HERALD’s Jane Okoro contributed to this report", ()),
    ],
)
def test_names_among_other_words_of_a_byline(line: str, authors: tuple[str, ...]) -> None:
    page = f"<article><h1>{HEAD}</h1><p class='byline'>{line}</p>{BODY}</article>"
    assert read(page, f"{SHORT}<meta property='og:site_name' content='Herald News'>").authors == authors


def test_a_byline_may_name_more_people_than_the_data() -> None:
    data = ld(**{"@type": "NewsArticle", "headline": HEAD, "author": {"@type": "Person", "name": "Jane Okoro"}})
    page = f"<article><h1>{HEAD}</h1><p class='byline'>%s</p>{BODY}</article>"
    assert read(page % "By Jane Okoro and Kim Lee", data).authors == ("Jane Okoro", "Kim Lee")
    assert read(page % "By Jane Okoro, San Francisco", data).authors == ("Jane Okoro",)


def test_the_day_that_is_read_wins_over_a_template_s() -> None:
    stamp = "<time datetime='2019-09-03'>June 11, 2025 9:39am</time>"
    assert read(f"<article><h1>{HEAD}</h1>{stamp}{BODY}</article>").published.day == "2025-06-11"


def test_an_address_with_a_month_forbids_the_days_of_others() -> None:
    changed = "<meta property='article:modified_time' content='2025-06-12T10:00:00Z'>"
    page = f"<article><h1>{HEAD}</h1>{BODY}</article><footer><p>Since January 2, 2024</p></footer>"
    assert read(page, changed, url="https://www.herald.example/2025/06/port.html").published.day == "2025-06-12"


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1><span>Opinion</span> {HEAD}</h1>",
        f"<h1>{HEAD}<span> - article</span></h1>",
        f"<h1><a href='/'>Port and Strike</a></h1><h2>{HEAD}</h2>",
    ],
)
def test_the_headline_is_neither_its_label_nor_the_site(heading: str) -> None:
    draft = read(f"<article>{heading}{BODY}</article>", SHORT)
    assert (draft.headline, draft.body.text) == (HEAD, TEXT)


def test_short_items_set_like_the_long_ones_around_them_are_kept() -> None:
    said = [SAID[n % 3] if n % 3 else "It <a href='/x'>glows</a> in the dark for an hour." for n in range(9)]
    items = "".join(
        f"<section class='s'><div class='e'><h3 class='t'>Lamp {n}</h3><div class='c'><p>{text}</p></div><div class='columns'>"
        f"<a href='/{n}'><img src='{n}.jpg'></a><a href='/b{n}'>$29</a></div></div></section>"
        for n, text in enumerate(said)
    )
    page = (
        f"<main><h1>{HEAD}</h1><section class='s'><div class='c'>{PIECES[0]}{PIECES[1]}</div></section>{items}</main>"
    )
    text = read(page, SHORT).body.text
    assert (text.count("glows"), text.count("Lamp"), text.count("$29")) == (3, 9, 0)


def test_a_brief_is_not_replaced_by_another_story_of_the_page_s_data() -> None:
    other = {
        "title": "The bakers of the harbour",
        "body": "<p>" + "Another story altogether, told at some length. " * 40 + "</p>",
    }
    data = "<script type='application/json'>%s</script>"
    page = f"<article><h1>{HEAD}</h1>{PIECES[0]}</article>"
    assert read(page + data % json.dumps({"related": [other]}), SHORT).body.text == SAID[0]
    own = {"title": HEAD, "body": BODY + "<p>So it ended, after nine days, as quietly as it had begun.</p>"}
    shell = f"<div id='root'><h1>{HEAD}</h1></div>" + data % json.dumps({"other": other, "story": own})
    assert read(shell, SHORT).body.text.startswith(TEXT)


def test_comments_without_a_name_are_known_by_their_heading() -> None:
    said = "<div><b>Joe</b><p>I have always said that the mole was rotten, and nobody would ever listen to a word of it, not once in all these years.</p></div>"
    page = f"<div><h1>{HEAD}</h1><div>{BODY}</div><div><h3>2 Comments</h3>{said * 2}</div></div>"
    assert read(page, SHORT).body.text == TEXT


def test_a_page_of_small_paragraphs_keeps_them_all() -> None:
    lines = "".join(f"<p>{word} came.</p>" for word in ("Anna", "Bert", "Carl"))
    html = f"<html lang='en'><body><article><h1>{HEAD}</h1>{BODY}{lines}</article></body></html>"
    assert web.read(Source("a.html", html.encode()))[0].body.text == f"{TEXT}\nAnna came.\nBert came.\nCarl came."
