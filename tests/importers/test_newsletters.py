"""Newsletters and press reviews: the mail as a whole, then its single articles."""

import pytest

from clipper.importers import registry
from clipper.importers.newsletter_units import target
from clipper.model.body import SpanKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.office_samples import message, newsletter

ALERT = """<div>Daily update, June 11, 2025</div>{}<div>See more results</div><div>You receive this mail because you asked for it. Unsubscribe</div>"""
CARD = """<table><tr><td><a href="https://search.example/url?sa=t&url=https://{outlet}.example/1&ct=x"><span>{headline}</span></a>
<div><div><a href="#"><span>{name}</span></a></div><div>{text}</div></div></td></tr></table>"""
STORIES = (
    (
        "harbour",
        "Harbour Post",
        "Harbour pilots return to work after strike",
        "The pilots voted on Tuesday to end the strike ...",
    ),
    (
        "wire",
        "Atlantic Wire",
        "Queue of ships off Valmora to clear by Friday",
        "The authority expects the queue to be cleared ...",
    ),
    (
        "observer",
        "Capital Observer",
        "What night work costs a port, in four charts",
        "Allowances rise by six percent from July ...",
    ),
)


def read(**made: str) -> tuple[Draft, ...]:
    return registry.read(Source("mail.eml", message(**made).as_bytes()))


def told(drafts: tuple[Draft, ...]) -> list[tuple[str, str, str]]:
    return [(d.headline, d.outlet, d.body.text) for d in drafts[1:]]


def test_headings_with_a_teaser_and_a_link_on() -> None:
    whole, first, second, third = registry.read(Source("mail.eml", newsletter()))
    assert whole.headline == "Morning briefing" and "Here is the day." in whole.body.text
    assert [d.headline for d in (first, second, third)] == [
        "Pilots return to work in Valmora",
        "Queue to clear by Friday, says authority",
        "Night work gets dearer from July on",
    ]
    assert first.url == "https://harbourpost.example/1", "the address inside the counting link"
    assert (first.section, first.body.text) == ("Ports", "The pilots voted on Tuesday. The port opens tonight.")
    assert [s.kind for s in first.body.blocks[0].spans] == [SpanKind.BOLD]
    assert second.pictures == whole.pictures and second.pictures
    assert (third.byline, third.authors, third.body.text) == (
        "By Jane Roe",
        ("Jane Roe",),
        "Six percent more is what the deal says.",
    )
    for draft in (first, second, third):
        assert draft.original is None and draft.outlet == "Trade Desk Daily"
        assert draft.editors_note == "From the mail “Morning briefing” of 2025-06-11."
        assert {c.field: c.sure for c in draft.confidence}["published"] == 0.3


def test_an_alert_names_outlet_and_text_of_each_result() -> None:
    cards = "".join(CARD.format(outlet=o, name=n, headline=h, text=t) for o, n, h, t in STORIES)
    drafts = read(subject="Alert: ports", html=ALERT.format(cards))
    assert told(drafts) == [(h, n, t) for _o, n, h, t in STORIES]
    assert [d.url for d in drafts[1:]] == [f"https://{o}.example/1" for o, *_rest in STORIES]


def test_the_same_in_plain_text() -> None:
    cards = "\n".join(f"{h}\n{n}\n{t}\n<https://{o}.example/1>\n" for o, n, h, t in STORIES)
    drafts = read(
        subject="Alert",
        text=f"=== News - 3 new results ===\n\n{cards}\n- - - - -\nUnsubscribe:\n<https://x.example/u>\n",
    )
    assert told(drafts) == [(h, n, t) for _o, n, h, t in STORIES]


def test_addresses_below_their_headlines() -> None:
    cards = "\n".join(f"{n}. {h}\nhttps://{o}.example/1\n{t}\n" for n, (o, _name, h, t) in enumerate(STORIES, 1))
    drafts = read(subject="Links", text=f"Good morning, here are the stories.\n\n{cards}")
    assert told(drafts) == [(h, f"{o}.example", t) for o, _n, h, t in STORIES]


def test_a_list_of_outlets_and_linked_headlines() -> None:
    items = "".join(f"<li>{n}: <a href='https://{o}.example/1'>{h}</a></li>" for o, n, h, _t in STORIES)
    drafts = read(subject="Press review", html=f"<p>Press review of 11 June</p><ul>{items}</ul>")
    assert told(drafts) == [(h, n, "") for _o, n, h, _t in STORIES]


def test_headlines_with_their_outlet_behind_them_and_text_in_one_paragraph() -> None:
    items = "".join(f"<p><a href='https://t.example/{o}'><b>{h} - {n}</b></a> {t}</p>" for o, n, h, t in STORIES)
    assert told(read(subject="News", html=items)) == [(h, n, t) for _o, n, h, t in STORIES]


def test_a_press_review_names_outlet_day_page_and_section() -> None:
    rows = [
        (h, f"{n}, 10.06.2025, S. {page}", f"https://review.example/{o}", n)
        for page, (o, n, h, _t) in enumerate(STORIES, 7)
    ]
    html = "".join(f"<p><b>{h}</b><br>{line}<br><a href='{url}'>{url}</a></p>" for h, line, url, _n in rows)
    text = "\n\n".join(f"{h}\n{line}\n{url}" for h, line, url, _n in rows)
    for made in (
        {"html": f"<h1>Press review</h1><h2>Ports</h2>{html}"},
        {"text": f"PRESS REVIEW\n\nPorts\n\n{text}\n".replace("Ports", "PORTS")},
    ):
        drafts = read(subject="Press review", **made)[1:]
        assert [(d.headline, d.outlet, d.published.day, d.page) for d in drafts] == [
            (h, n, "2025-06-10", str(page)) for page, (h, _line, _url, n) in enumerate(rows, 7)
        ]
        assert {d.section.lower() for d in drafts} == {"ports"} and not any(d.body.text for d in drafts)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Please see <a href='https://a.example/1'>the statement by the ministry on the strike</a> and tell me what you think.</p>"
        "<p><a href='https://a.example/2'>Here is the second link to an article</a></p><p>Has anybody spoken to the authority?</p>",
        "".join(f"<p>{t} {t} {t} {t}</p>" for *_rest, t in STORIES)
        + "".join(
            f"<p><a href='https://a.example/{n}'>Another story of the same day, no. {n}</a></p>" for n in range(3)
        ),
        "<p><a href='https://a.example/1'>Home</a></p><p><a href='https://a.example/2'>Politics</a></p><p><a href='https://a.example/3'>Sports</a></p>",
    ],
)
def test_a_letter_an_article_and_a_menu_are_no_newsletters(html: str) -> None:
    mail = message("Question", html="<p>Dear all,</p>" + html + "<p>" + "We answer in the afternoon. " * 12 + "</p>")
    assert len(registry.read(Source("mail.eml", mail.as_bytes()))) == 1


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://safe.example/?url=https%3A%2F%2Fpost.example%2Fa%3Fb%3D1&data=x", "https://post.example/a?b=1"),
        ("https://post.example/a?utm_source=x", "https://post.example/a?utm_source=x"),
        ("https://t.example/?url=javascript:alert(1)", "https://t.example/?url=javascript:alert(1)"),
        ("javascript:alert(1)", ""),
        ("http://[", "http://["),
    ],
)
def test_the_address_a_link_means(given: str, meant: str) -> None:
    assert target(given) == meant


def test_filed_once_and_found_again(library) -> None:
    from msgspec.structs import replace

    from clipper.model.clipping import Original
    from clipper.workflows import import_files

    data = newsletter()
    drafts = tuple(
        replace(d, original=d.original or Original("m.eml", "message/rfc822", data=data))
        for d in registry.read(Source("m.eml", data))
    )
    reading = import_files.Reading("m.eml", drafts)
    (first,) = import_files.file(library, [reading])
    (second,) = import_files.file(library, [reading])
    assert (len(set(first.ids)), second.status, second.ids) == (4, "duplicate", first.ids)
