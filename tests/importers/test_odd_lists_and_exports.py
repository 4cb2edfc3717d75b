"""Odd but legal variants of reading lists, references, feeds and press exports."""

import json

import pytest

from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source

ONE = "The port reopened on Friday after nine days of strike, the harbour authority said in a statement."
TWO = "Shipping companies had asked for a date since the first day, and some sent their ships elsewhere."


def read(name: str, text: str) -> tuple[Draft, ...]:
    return registry.read(Source(name, text.encode()))


PLACE = "text/x-moz-place"
LINK = {"url": "https://x.example/1", "title": "Port reopens", "tags": ["port"]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pocket.csv", "title;url;time_added;tags;status\nPort reopens;https://x.example/1;1749637800;port;unread\n"),
        ("pocket.tsv", "title\turl\ttime_added\ttags\nPort reopens\thttps://x.example/1\t1749637800\tport\n"),
        ("readwise.csv", "Title,URL,ID,Document tags,Saved date\nPort reopens,https://x.example/1,1,\"['port']\",2025-06-11 10:30:00+00:00\n"),
        ("wallabag.json", json.dumps([{**LINK, "is_archived": 0, "created_at": "2025-06-11T12:30:00+0200"}])),
        ("omnivore.json", json.dumps([{"url": LINK["url"], "title": LINK["title"], "labels": [{"name": "port"}], "savedAt": "2025-06-11T10:30:00Z"}])),
        ("firefox.json", json.dumps({"type": f"{PLACE}-container", "root": "placesRoot", "children": [{"title": "menu", "type": f"{PLACE}-container", "children": [
            {"title": LINK["title"], "type": PLACE, "uri": LINK["url"], "dateAdded": 1749637800000000, "tags": "port"}]}]})),
        ("Bookmarks", json.dumps({"roots": {"bookmark_bar": {"name": "Bar", "type": "folder", "children": [{"name": "port", "type": "folder", "children": [
            {"date_added": "13394111400000000", "name": LINK["title"], "type": "url", "url": LINK["url"]}]}]}}})),
    ],
)  # fmt: skip
def test_reading_lists(name: str, text: str) -> None:
    (draft,) = read(name, text)
    assert (draft.headline, draft.url, draft.keywords) == ("Port reopens", "https://x.example/1", ("port",))
    assert draft.seen_at == 1749637800


def test_data_with_addresses_that_nobody_kept_are_no_reading_list() -> None:
    from clipper.errors import Rejected

    for found in (
        [{"url": "https://x.example/1", "title": "A"}],
        {"name": "x", "url": "https://x.example"},
        {"a": [{"url": 1, "tags": []}]},
    ):
        with pytest.raises(Rejected):
            read("data.json", json.dumps(found))


def test_references_and_lists_of_feeds_written_otherwise() -> None:
    (pieced,) = read(
        "a.bib",
        '@string{h = {Herald}}\n@online(b, title = "Second " # "part", date = {2025-06-12}, journaltitle = h)\n',
    )
    assert (pieced.headline, pieced.outlet) == ("Second part", "Herald")
    (crossref,) = read(
        "a.json",
        '{"items":[{"id":"1","type":"webpage","title":["Port"],"issued":{"raw":"2025-06-11"},"container-title":["Herald"]}]}',
    )
    assert (crossref.headline, crossref.outlet) == ("Port", "Herald")
    (opml,) = read(
        "s.opml", '<opml version="2.0"><body><outline text="Herald" xmlUrl="feed://x.example/feed"/></body></opml>'
    )
    assert opml.body.text == "Herald – http://x.example/feed"


@pytest.mark.parametrize(
    ("name", "text", "page"),
    [
        ("factiva.txt", f"SE\tNews\nHD\tPort reopens\nBY\tBy Jane Okoro\nWC\t312 words\nPD\t11 June 2025\nSN\tMillbrook Herald\nPG\tA4\nLA\tEnglish\nLP\t\n{ONE}\n"
         f"TD\t\n{TWO}\nAN\tDocument MILHER0020250611el6b00005\n", "A4"),
        ("nexis.txt", f"Dokument 1 von 1\n\nMillbrook Herald\n\n11. Juni 2025 Mittwoch\n\nPort reopens\n\nAUTOR: Jane Okoro\n\nRUBRIK: News; S. 4\n\nLÄNGE: 312 Wörter\n\n"
         f"{ONE}\n\n{TWO}\n", "4"),
        ("europresse.txt", f"Millbrook Herald (site web)\nNews, mercredi 11 juin 2025 312 mots, p. 4\nPort reopens\nJane Okoro\n{ONE}\n\n{TWO}\n© 2025 Herald.\n"
         "news·20250611·MH·123456\n", "4"),
        ("europresse.html", "<html><body><article><header><div class='rdp__DocPublicationName'><span class='DocPublicationName'>Millbrook Herald</span></div>"
         "<span class='DocHeader'>News, Wednesday, June 11, 2025, p. 4 312 words</span><p class='titreArticleVisu rdp__articletitle'>Port reopens</p>"
         f"<p class='sm-margin-bottomNews'>Jane Okoro</p></header><div class='docOcurrContainer'><p>{ONE}</p><p>{TWO}</p></div></article></body></html>", "4"),
        ("genios.txt", f"Millbrook Herald vom 11.06.2025, S. 4 / News\n\nPort reopens\n\nVon Jane Okoro\n\n{ONE}\n\n{TWO}\n", "4"),
        ("pressreader.txt", f"Port reopens\nMillbrook Herald · 11 Jun 2025 · A4 · By JANE OKORO\n\n{ONE}\n\n{TWO}\n", "A4"),
    ],
)  # fmt: skip
def test_press_exports(name: str, text: str, page: str) -> None:
    (draft,) = read(name, text)
    assert (draft.headline, draft.outlet, draft.published.day, draft.page) == (
        "Port reopens",
        "Millbrook Herald",
        "2025-06-11",
        page,
    )
    assert (draft.authors, draft.body.text) == (("Jane Okoro",), f"{ONE}\n{TWO}")
