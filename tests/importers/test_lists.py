"""Feeds, references, lists of links, notes and archives: read whole, broken off, twice, and with ill will."""

import io
import json
import re
import time
import zipfile
from collections import Counter

import pytest

from clipper.errors import Rejected
from clipper.importers import archive_parts, feed_lists, feeds, registry
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source
from tests.importers.list_samples import (
    ATOM,
    BIBTEX,
    CSL,
    ENDNOTE_TAGS,
    ENDNOTE_XML,
    INSTAPAPER,
    JSON_FEED,
    NETSCAPE,
    OPML,
    POCKET,
    PUBMED,
    REFWORKS,
    RIS,
    RSS,
    RSS10,
    SAMPLES,
    STORY,
    ZIP,
    enex,
    zipped,
    zipped_of,
)
from tests.importers.test_battery import POINTS, check

KINDS = {
    "rss20.xml": "feed", "rss10.rdf": "feed", "rss091.xml": "feed", "atom.xml": "feed", "feed.json": "feed", "feeds.opml": "list of feeds (OPML)",
    "zotero.ris": "references", "library.bib": "references", "endnote.xml": "references", "export.nbib": "references",
    "refworks.txt": "references", "endnote.enw": "references", "items.json": "references", "bookmarks.html": "bookmarks", "ril_export.html": "bookmarks",
    "pocket.csv": "bookmarks", "instapaper.csv": "bookmarks", "notes.enex": "Evernote export",
}  # fmt: skip
SAID = {
    "rss20.xml": "Harbour Post Pilots & crews end strike Jane Roe Jo Doe Ports Labour The port works again VALMORA — “We have what we came for,” Ships wait"
    " outside breakwater. Ann Lens News Desk Both sides expect little Rain < sun Umbrellas © https://harbour.example/talk.mp3",
    "atom.xml": "Häfen fordern Klarheit Jürgen Voss Wirtschaft Ein Verband meldet Erstens Kaimauern Zweitens Schlepper <vorerst> https://warte.example/hafen.pdf",
    "feed.json": "Budget passes Ruth Hall Parliament narrow vote two cheered Minister resigns successor https://observer.example/minister",
    "feeds.opml": "Morning feeds Ports Harbour Post https://harbour.example/feed.xml Cranes and crews Observer Local Press Office",
    "zotero.ris": "Pilots Jane Roe Jo Doe Harbour Post Morning Ports Valmora nine days Labour embassy umbrellas Ruth Hall Capital Observer",
    "library.bib": "Valmora Jörg Müller Press Office 90% smiling. 1234-5678 Café https://observer.example/cafe Online only",
    "endnote.xml": "Pilots Jane Roe Jo Doe Harbour Post Morning Ports Valmora nine days Labour embassy umbrellas",
    "export.nbib": "Pilots sleep four ports Jane Roe Jo Doe Harbour Medicine BACKGROUND asked 10.1234/abcd.5678 Authors 38412345 Ruth Hall",
    "refworks.txt": "Pilots Jane Roe Jo Doe Harbour Post Ports Valmora Labour embassy umbrellas",
    "endnote.enw": "Pilots Jane Roe Jo Doe Harbour Post Ports Valmora nine days Labour umbrellas",
    "items.json": "Pilots Jane Roe Valmora Press Office Harbour Post Talks 2024-03-05",
    "bookmarks.html": "Pilots & crews strike labour Ports Read before the meeting. Quay News https://observer.example/a?b=1&c=2",
    "instapaper.csv": "Pilots again. After nine days. Ports strike labour Budget",
    "notes.enex": "Minutes Pilots nine. ☑ ministry Terms Ende der Sitzung Ports Labour Ann Clerk minutes.txt union Tariff Thursday.",
}  # fmt: skip
"""Words of the samples, every one of which must be found in what is read."""


def read(name: str, data: bytes) -> tuple[Draft, ...]:
    return registry.read(Source(name, data))


def everything(drafts: tuple[Draft, ...]) -> str:
    """All words of the Drafts, fields and texts."""
    parts = []
    for one in drafts:
        parts += [
            one.headline,
            one.deck,
            one.byline,
            one.outlet,
            one.editors_note,
            one.url,
            one.section,
            one.edition,
            one.rights,
            one.body.text,
            one.dateline,
        ]
        parts += [*one.keywords, *(h.text for h in one.other_headlines), *one.authors]
        parts += [s.href or "" for b in one.body.blocks for s in b.spans]
    return "\n".join(parts)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_known_read_alike_twice_and_has_headlines(name: str) -> None:
    found = read(name, SAMPLES[name])
    assert registry.reader_for(Source(name, SAMPLES[name])).name == KINDS.get(name, "archive")
    assert registry.reader_for(Source("nameless", SAMPLES[name])).name == KINDS.get(name, "archive"), (
        "what the bytes are beats the name"
    )
    for draft in found:
        check(draft)
    assert read(name, SAMPLES[name]) == found


@pytest.mark.parametrize("name", SAID)
def test_no_word_of_a_sample_is_lost(name: str) -> None:
    found = everything(read(name, SAMPLES[name]))
    assert [word for word in SAID[name].split() if word not in found] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_broken_off_anywhere_it_is_read_or_refused_and_never_makes_words_up(name: str) -> None:
    data = SAMPLES[name]
    whole = Counter(
        re.findall(
            r"\w{3,}", data.decode("utf-8", "replace") if name in KINDS else STORY + SAMPLES["rss091.xml"].decode()
        )
    )
    for point in range(POINTS):
        try:
            drafts = read(name, data[: len(data) * point // POINTS])
        except Rejected as refused:
            assert str(refused)[0].isupper() and str(refused).endswith(".")
            continue
        assert drafts
        for draft in drafts:
            check(draft)
        if name not in {"library.bib", "rss10.rdf", "notes.enex"}:  # letters written as commands, bytes or packed
            words = [word for draft in drafts for word in re.findall(r"\w{3,}", draft.body.text)]
            assert sum(not any(word in known for known in whole) for word in words) <= 2, (
                "only the broken end may be new"
            )


# -- feeds -------------------------------------------------------------------------------------------------------


def test_an_entry_of_rss_has_all_its_fields() -> None:
    first, second, third = read("feed.xml", RSS)
    assert (first.outlet, first.authors, first.keywords) == (
        "Harbour Post",
        ("Jane Roe", "Jo Doe"),
        ("Ports", "Labour"),
    )
    assert (first.published.day, first.published.zone, first.published.at) == ("2024-03-04", "+01:00", 1709529000)
    assert first.deck == "The port works again after nine days." and first.rights == "© Harbour Post"
    assert [b.kind.value for b in first.body.blocks] == ["paragraph", "quote", "paragraph", "figure"]
    assert first.body.blocks[2].spans[0].href == "https://harbour.example/map"
    assert first.media_type is MediaType.WEB and first.url == "https://harbour.example/pilots"
    assert (second.byline, second.authors) == ("News Desk", ())
    assert "beginning" in second.warnings[0] and second.body.reading_text.endswith("little […]")
    assert third.headline == "Rain < sun this week" and third.published.day is None


def test_an_entry_of_atom_takes_addresses_from_xml_base_and_both_moments() -> None:
    first, second = read("feed.xml", ATOM)
    assert (first.url, first.headline) == ("https://warte.example/hafen", "Häfen fordern Klarheit")
    assert (first.published.at, first.modified.at, first.language) == (1709529000, 1709541000, "de")
    assert second.published.day == "2024-03-05" and second.body.text == "Die Zölle bleiben <vorerst> bestehen."


def test_an_entry_keeps_a_feed_of_its_own_that_reads_the_same() -> None:
    for name, data in (("a.xml", RSS), ("a.rdf", RSS10), ("a.xml", ATOM), ("a.json", JSON_FEED)):
        for draft in read(name, data):
            assert draft.original and draft.original.data and len(draft.original.data) < len(data)
            (again,) = read(name, draft.original.data)
            assert (again.headline, again.body, again.published, again.url) == (
                draft.headline,
                draft.body,
                draft.published,
                draft.url,
            )


def test_an_address_that_all_entries_share_is_a_note_and_no_address() -> None:
    items = "".join(
        f"<item><title>Story {n}</title><link>https://a.example/</link><description>Words {n}</description></item>"
        for n in "123"
    )
    found = read("a.xml", f"<rss><channel><title>A</title>{items}</channel></rss>".encode())
    assert [(one.url, one.editors_note) for one in found] == [("", "https://a.example/")] * 3


def test_a_feed_of_a_search_names_the_outlet_of_each_entry() -> None:
    item = "<item><title>One</title><description>Text</description><source url='https://o.example/f'>Other Outlet</source></item>"
    assert (
        read("a.xml", f"<rss><channel><title>Search</title>{item}</channel></rss>".encode())[0].outlet == "Other Outlet"
    )


def test_prefixes_that_nobody_declared_are_understood() -> None:
    data = b"<rss><channel><item><title>T</title><content:encoded>&lt;p&gt;Whole text.&lt;/p&gt;</content:encoded><x:y>q</x:y></item></channel></rss>"
    assert read("a.xml", data)[0].body.text == "Whole text."


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel><title>Empty</title></channel></rss>",
        b'{"version": "https://jsonfeed.org/version/1", "items": []}',
    ],
)
def test_a_feed_without_entries_is_refused(data: bytes) -> None:
    with pytest.raises(Rejected, match="no entry"):
        read("feed", data)


def test_entities_of_a_feed_expand_to_nothing_and_open_no_file(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("MARKER", encoding="utf-8")
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f"""<!DOCTYPE rss [<!ENTITY a0 "lol">{levels}<!ENTITY file SYSTEM "{secret.as_uri()}">]>
        <rss><channel><item><title>T &a8; &file;</title><description>&a8;</description></item></channel></rss>"""
    for name, data in (
        ("a.xml", bomb),
        (
            "a.opml",
            bomb.replace("rss", "opml").replace("channel", "body").replace("item", "outline text='&a8;&file;'/><b"),
        ),
    ):
        begun = time.perf_counter()
        try:
            drafts = read(name, data.encode())
        except Rejected:
            drafts = ()
        assert "MARKER" not in everything(drafts) and "lollol" not in everything(drafts)
        assert time.perf_counter() - begun < 2


def test_a_huge_entry_and_very_many_are_read_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_MOST", 50)
    begun = time.perf_counter()
    huge = "<p>" + "word " * 100_000 + "END</p>"
    (one,) = read(
        "a.xml",
        f"<rss><channel><item><title>T</title><description><![CDATA[{huge}]]></description></item></channel></rss>".encode(),
    )
    assert one.body.text.endswith("END")
    items = "<item><title>T</title><link>https://a.example/{0}</link></item>"
    many = read(
        "a.xml",
        ("<rss><channel>" + "".join(items.replace("{0}", str(n)) for n in range(60)) + "</channel></rss>").encode(),
    )
    assert len(many) == 50 and "10 more" in many[0].warnings[-1]
    assert time.perf_counter() - begun < 15


def test_a_body_that_is_a_path_or_an_address_is_only_text() -> None:
    for body in ("/etc/passwd", "http://127.0.0.1:9/", "file:///etc/passwd"):
        (one,) = read(
            "a.xml",
            f"<rss><channel><item><title>T</title><link>{body}</link><description>{body}</description></item></channel></rss>".encode(),
        )
        assert one.body.text == body and (one.url == "" or one.url == body)


def test_a_list_of_feeds_is_offered_with_folders() -> None:
    found = feed_lists.feeds_in(Source("a.opml", OPML))
    assert [(one.url, one.title, one.folder) for one in found] == [
        ("https://harbour.example/feed.xml", "Harbour Post", "Ports"), ("https://quay.example/rss", "Quay News", "Ports"), ("https://observer.example/feed.json", "Observer", ""),
    ]  # fmt: skip
    (draft,) = read("a.opml", OPML)
    assert draft.headline == "Morning feeds" and "3 feeds; none was fetched" in draft.warnings[0]


def test_the_own_names_of_entries_are_told() -> None:
    assert [one.key for one in feeds.read_feed(Source("a.xml", RSS)).entries] == [
        "hp-77",
        "https://harbour.example/tariffs",
        "Rain < sun this week",
    ]


# -- references and lists of links -------------------------------------------------------------------------------


def test_all_kinds_of_reference_say_the_same() -> None:
    for name, data in (
        ("a.ris", RIS),
        ("a.bib", BIBTEX),
        ("a.json", CSL),
        ("a.xml", ENDNOTE_XML),
        ("a.txt", REFWORKS),
        ("a.enw", ENDNOTE_TAGS),
    ):
        one = read(name, data)[0]
        assert one.headline.startswith("Pilots end strike") and one.authors[0] == "Jane Roe", name
        assert (one.outlet, one.published.day, one.page, one.keywords) == (
            "Harbour Post",
            "2024-03-04",
            "3–5",
            ("Ports", "Labour"),
        ), name
        assert (
            one.url.startswith("https://harbour.example/pilots")
            and one.media_type is MediaType.PRINT
            and one.language == "en"
        )
        assert one.body.text.startswith("Pilots returned to work")
        assert one.original and one.original.data and one.original.data != data
        assert len(read(name, one.original.data)) == 1 and read(name, one.original.data)[0].headline == one.headline


def test_a_reference_of_pubmed_is_read_by_its_long_tags() -> None:
    one, two = read("a.nbib", PUBMED)
    assert (one.headline, one.authors) == (
        "Pilots' sleep after night calls: a survey of four ports",
        ("Jane Roe", "Jo Doe"),
    )
    assert (one.outlet, one.published.day, one.page) == ("Journal of Harbour Medicine", "2024-03-04", "3–5")
    assert (one.keywords, one.language, two.headline) == (("sleep", "pilots"), "en", "Second record")


def test_files_on_the_computer_a_reference_came_from_are_not_named() -> None:
    assert all("passwd" not in everything((one,)) for one in read("a.xml", ENDNOTE_XML))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo/></mods></modsCollection>', "MODS XML"),
        (b'<rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#"><a/></rdf:RDF>', "Zotero RDF"),
        (b"<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", "PubMed XML"),
    ],
)
def test_references_that_are_not_read_say_what_to_export_instead(data: bytes, kind: str) -> None:
    with pytest.raises(Rejected, match=f"{kind} cannot be read: export them as RIS, BibTeX or EndNote XML"):
        read("a.xml", data)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + RIS,
        RIS.replace(b"  - ", b" - "),
        RIS.replace(b"\n", b"\r\n"),
        b"Provider: X\nContent: y\n\n" + RIS,
    ],
)
def test_ris_is_read_as_programs_write_it(data: bytes) -> None:
    assert [one.headline for one in read("a.ris", data)] == ["Pilots end strike at Valmora", "Why rain sells umbrellas"]


def test_names_and_accents_of_bibtex_are_letters_and_addresses_stay() -> None:
    one, two = read("a.bib", BIBTEX)
    assert one.authors == ("Jane Roe", "Jörg Müller", "Valmora Press Office")
    assert (
        one.url == "https://harbour.example/pilots_and%20crews"
        and one.body.text == "Pilots returned to work, 90% of them smiling."
    )
    assert (two.headline, two.url, two.published.day) == (
        "Café culture at the quay",
        "https://observer.example/cafe",
        "2024-04-02",
    )


def test_a_broken_entry_of_bibtex_costs_itself_and_is_told() -> None:
    found = read("a.bib", BIBTEX + b"\n@article{broken,\n title = {No end\n")
    assert len(found) == 2 and "1 records could not be read" in found[0].warnings[-1]


def test_bookmarks_have_folders_tags_days_and_no_script() -> None:
    one, two, three = read("b.html", NETSCAPE)
    assert (one.headline, one.url, one.seen_at, one.keywords) == (
        "Pilots & crews end strike",
        "https://harbour.example/pilots",
        1709529000,
        ("strike", "labour", "Ports"),
    )
    assert one.body.text == "Read before the meeting." and one.outlet == "harbour.example"
    assert two.body.text == two.url and two.body.blocks[0].spans[0].href == two.url
    assert three.headline == "observer.example/a?b=1&c=2"
    assert (
        "not fetched" in one.warnings[0]
        and "1 entries" in one.warnings[1]
        and not any("javascript" in d.url for d in (one, two, three))
    )


def test_tables_of_links_are_told_by_their_columns() -> None:
    one, two = read("anything.txt", POCKET)
    assert (one.headline, one.keywords, one.seen_at) == (
        "Pilots, crews end strike",
        ("ports", "strike"),
        1709529000,
    ) and two.headline == "quay.example/cranes"
    one, two = read("x.csv", INSTAPAPER)
    assert one.keywords == ("strike", "labour", "Ports") and "After nine days." in one.body.text and two.keywords == ()
    assert registry.reader_for(Source("a.csv", b"title,price,url\nBread,2,none\n")).name != "x"
    assert registry.reader_for(Source("a.txt", b"Title, url and other words\n\nA story begins here.\n")).name == "text"


def test_the_same_link_twice_is_one_with_all_its_tags() -> None:
    data = b"title,url,time_added,tags\nA,https://a.example/x,1709529000,one\nA,https://a.example/x,1709529001,two\n"
    (one,) = read("a.csv", data)
    assert one.keywords == ("one", "two")


# -- notes -------------------------------------------------------------------------------------------------------


def test_a_note_has_its_picture_in_place_and_its_attachment_beside() -> None:
    note, file, clip = read("n.enex", enex())
    assert [(b.kind.value, b.text) for b in note.body.blocks] == [
        ("paragraph", "Pilots met at nine."), ("paragraph", "☑ Call the ministry"), ("list_item", "Terms"), ("figure", ""), ("paragraph", "Ende der Sitzung"),
    ]  # fmt: skip
    assert note.pictures and note.body.blocks[3].picture == note.pictures[0].sha256
    assert (note.seen_at, note.modified.day, note.keywords) == (1709532600, "2024-03-05", ("Ports", "Labour"))
    assert file.headline == "Attached minutes" and file.original and file.original.name == "minutes.txt"
    assert "Minutes of the strike" in file.editors_note and file.keywords == ("Ports", "Labour")
    assert (clip.url, clip.media_type, clip.outlet) == (
        "https://harbour.example/tariffs",
        MediaType.WEB,
        "harbour.example",
    )


def test_what_is_encrypted_in_a_note_is_told() -> None:
    data = b"<en-export><note><title>T</title><content><![CDATA[<en-note>Open.<en-crypt hint='x'>QUJD</en-crypt></en-note>]]></content></note></en-export>"
    (note,) = read("n.enex", data)
    assert note.body.text == "Open." and "encrypted" in note.warnings[0]


# -- archives ----------------------------------------------------------------------------------------------------


def listed(data: bytes, name: str = "a.zip") -> archive_parts.Archive:
    return archive_parts.Archive(io.BytesIO(data), name)


def test_names_that_lead_out_are_only_names() -> None:
    names = [
        "../../etc/passwd.txt",
        "/root/a.txt",
        "C:\\Windows\\b.txt",
        "x/./../c.txt",
        "__MACOSX/._a.txt",
        "d/.DS_Store",
        "sub/",
    ]
    found = listed(zipped_of(dict.fromkeys(names, b"text")))
    assert [one.name for one in found.parts] == ["Windows/b.txt", "etc/passwd.txt", "root/a.txt", "x/c.txt"]


def test_an_archive_that_is_attached_is_read_and_a_bad_file_costs_itself() -> None:
    data = zipped(
        a__txt=STORY.format("Valmora").encode(),
        b__pdf=b"%PDF-1.4 torn",
        c__zip=zipped(d__txt=STORY.format("Quay").encode()),
    )
    first, second = read("all.zip", data)
    assert [first.headline, second.headline] == ["Valmora reopens after storm", "Quay reopens after storm"]
    assert first.original and first.original.data == STORY.format("Valmora").encode() and first.original.name == "a.txt"
    assert "“b.pdf” was not filed" in first.warnings[0]


def test_a_bomb_is_not_opened() -> None:
    packed = zipped(a__txt=b"0" * 30_000_000, b__txt=b"Fine text stands here.\n\nAnd goes on.\n")
    found = listed(packed)
    with pytest.raises(Rejected, match="far more"):
        found.bytes_of(found.parts[0])
    assert found.bytes_of(found.parts[1]).startswith(b"Fine")
    inner = zipped(a__txt=b"0" * 1_000_000)
    for _level in range(8):
        inner = zipped(a__zip=inner)
    with pytest.raises(Rejected, match="too deeply"):
        read("deep.zip", inner)


def test_files_that_share_their_bytes_are_a_bomb() -> None:
    data = bytearray(zipped(a__txt=b"word " * 400, b__txt=b"word " * 400))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = b"\0\0\0\0"
    with pytest.raises(Rejected, match="far more"):
        listed(bytes(data))


def test_a_locked_archive_and_one_of_too_many_files_are_refused() -> None:
    data = bytearray(zipped(a__txt=b"word"))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Rejected, match="password"):
        read("a.zip", bytes(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(10_001):
            archive.writestr(f"{n}", b"")
    with pytest.raises(Rejected, match="more than 10,000"):
        read("a.zip", out.getvalue())


def test_a_document_that_is_a_zip_is_no_archive() -> None:
    for inside in ("word/document.xml", "[Content_Types].xml", "mimetype", "META-INF/container.xml"):
        assert archive_parts.is_document(listed(zipped_of({inside: b"x"})))
    assert not archive_parts.is_document(listed(ZIP))


def test_a_broken_archive_is_refused_in_a_sentence() -> None:
    for data in (b"PK\x03\x04" + b"\0" * 40, ZIP[:-30], b"\x1f\x8b" + b"\0" * 30, b"BZh9" + b"\0" * 30):
        with pytest.raises(Rejected, match=r"^[A-Z].*\.$"):
            read("a.bin", data)


def test_other_data_in_json_is_still_no_article() -> None:
    for found in (
        {"type": "FeatureCollection", "features": []},
        [{"type": "text", "title": 1}],
        {"version": "1", "items": [1]},
    ):
        with pytest.raises(Rejected, match="JSON"):
            read("a.json", json.dumps(found).encode())


@pytest.mark.parametrize("name", ["x:-a", "x:1date", "x:", ":title", "media:group:x", "x:·", "a.b:c", "xmlns:a"])
def test_names_with_prefixes_that_nobody_declared_cost_nothing(name: str) -> None:
    entry = f"<item><title>Port opens</title><{name} y:z='1'>{'words ' * 9}</{name}><dc:creator>Ann</dc:creator></item>"
    (draft,) = registry.read(Source("feed.xml", f"<rss version='2.0'><channel>{entry}</channel></rss>".encode()))
    assert draft.headline == "Port opens"
    nitf = f"<n:nitf><n:body><n:body.head><n:hedline><n:hl1>Port opens</n:hl1></n:hedline></n:body.head><n:body.content><n:p>It did.</n:p><{name}>x</{name}></n:body.content></n:body></n:nitf>"
    (story,) = registry.read(Source("story.xml", nitf.encode()))
    assert (story.headline, story.body.text.split("\n")[0]) == ("Port opens", "It did.")
