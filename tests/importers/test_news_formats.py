"""Machine formats of the wire: NITF, NewsML, ninjs, ANPA-1312, IPTC 7901; their fields, versions, pictures and traps."""

import base64
import io
import json
import time
from pathlib import Path

import pytest
from PIL import Image

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

SAMPLES = Path(__file__).with_name("samples")


def read(name: str) -> tuple[Draft, ...]:
    return registry.read(Source(name, (SAMPLES / name).read_bytes(), seen_at=1749600000))


def nitf(body: str, head: str = "", before: str = "") -> Draft:
    text = f'<?xml version="1.0"?>{before}<nitf><head>{head}</head><body><body.head><hedline><hl1>Port opens</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>'
    (draft,) = registry.read(Source("a.xml", text.encode()))
    return draft


def test_nitf() -> None:
    (draft,) = read("harbour-strike.nitf.xml")
    assert (
        draft.headline == "Port reopens after nine days as pilots accept deal"
        and draft.deck == "First tankers leave before dawn"
    )
    assert (draft.byline, draft.authors) == (
        "By Jane Okoro and Paul Marchetti, Atlantic Wire",
        ("Jane Okoro", "Paul Marchetti"),
    )
    assert (draft.dateline, draft.credit, draft.outlet, draft.section, draft.page, draft.edition) == (
        "VALMORA, June 10",
        "Reuters",
        "Atlantic Wire",
        "World",
        "3",
        "Morning",
    )
    assert (draft.published.day, draft.published.at, draft.published.zone) == ("2025-06-10", 1749528900, "+02:00")
    assert (draft.slug, draft.rights, draft.keywords) == (
        "Harbour-Strike",
        "Copyright 2025 Atlantic Wire",
        ("Ports", "Strikes"),
    )
    assert draft.editors_note == "Updates with minister in paragraph 3\nPhoto to follow."
    assert draft.body.blocks[0].text.startswith("The port of Valmora reopened on Tuesday — nine days")
    kinds = [one.kind for one in draft.body.blocks]
    assert {BlockKind.HEADING, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FIGURE} < set(kinds)
    shown = next(one for one in draft.body.blocks if one.kind is BlockKind.FIGURE)
    assert (shown.caption, shown.credit) == ("A tanker passes the mole.", "Atlantic Wire/Lea Roth")


def test_nitf_that_is_withdrawn_or_held_back() -> None:
    kill = nitf("<p>No.</p>", '<docdata management-status="canceled"/>')
    assert any("withdrew" in one for one in kill.warnings)
    held = nitf(
        "<p>No.</p>", '<docdata management-status="embargoed"><date.release norm="20250610T080000Z"/></docdata>'
    )
    assert held.embargo and held.embargo.until == 1749542400


def test_xml_opens_no_file_and_expands_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP-SECRET-MARK")
    bomb = (
        "<!DOCTYPE nitf ["
        + '<!ENTITY a0 "ha">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        + "]>"
    )
    begun = time.monotonic()
    for before, text in (
        (f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{secret.as_uri()}">]>', "<p>one &x; two</p>"),
        (f'<!DOCTYPE nitf SYSTEM "{secret.as_uri()}">', "<p>one two</p>"),
        (bomb, "<p>one &a11; two</p>"),
        (
            "",
            f'<p>one <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/> two</p>',
        ),
    ):
        draft = nitf(text, before=before)
        assert draft.body.text.startswith("one") and draft.body.text.endswith("two")
        assert "TOP-SECRET" not in draft.body.text and len(draft.body.text) < 100
    assert time.monotonic() - begun < 2


def test_xml_nested_too_deeply_is_read_or_refused() -> None:
    for depth in (100, 240, 100_000):
        try:
            draft = nitf("<block>" * depth + "<p>at the bottom</p>" + "</block>" * depth)
        except Rejected as refused:
            assert str(refused).endswith(".") and depth > 200
        else:
            assert "at the bottom" in draft.body.text


def test_xml_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    data = (SAMPLES / "harbour-strike.nitf.xml").read_bytes()
    (draft,) = registry.read(Source("a.xml", data[: data.index(b"Four tankers")]))
    assert draft.headline.startswith("Port reopens") and "breaks off" in draft.warnings[0]


def test_newsml_g2_in_the_order_of_its_package() -> None:
    pilots, grain = read("port-package.newsml-g2.xml")
    assert (pilots.headline, pilots.slug, pilots.byline) == ("Pilots accept deal", "Harbour-Strike", "By Jane Okoro")
    assert pilots.editors_note == "Package: Ports: what we know"
    assert (grain.headline, grain.dateline, grain.authors, grain.outlet) == (
        "Grain prices fall as port reopens",
        "LONDON, June 10",
        ("Dana Mirek",),
        "Atlantic Wire",
    )
    assert [(one.text, one.kind) for one in grain.other_headlines] == [("Grain falls", "short")]
    assert (grain.embargo and grain.embargo.until, grain.slug, grain.language, grain.keywords) == (
        1749531600,
        "Grain-Prices",
        "en",
        ("Economy",),
    )
    assert (
        grain.body.blocks[0].spans
        and "corrected" in " ".join(grain.warnings)
        and "not fetched" in " ".join(grain.warnings)
    )
    assert grain.body.blocks[-1].caption == "Tanker at the mole. A tanker leaves Valmora at first light."


def test_a_picture_in_newsml_is_kept_and_one_alone_is_an_article() -> None:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(made, "PNG")
    data = base64.b64encode(made.getvalue()).decode()
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p1"><itemMeta><itemClass qcode="ninat:picture"/><provider literal="AW"/></itemMeta>'
        "<contentMeta><headline>Tanker</headline><description>A tanker at dawn.</description></contentMeta>"
        f'<contentSet><inlineData contenttype="image/png" encoding="base64">{data}</inlineData></contentSet></newsItem>'
    )
    (draft,) = registry.read(Source("p.xml", item.encode()))
    assert draft.headline == "Tanker" and draft.body.blocks[0].picture == draft.pictures[0].sha256


def test_a_package_without_its_articles_is_a_list_of_them() -> None:
    package = (
        '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="k"><contentMeta><headline>Ports</headline></contentMeta><groupSet><group>'
        '<itemRef residref="a" href="https://aw.example/a"><title>Pilots accept deal</title></itemRef></group></groupSet></packageItem>'
    )
    (draft,) = registry.read(Source("k.xml", package.encode()))
    assert (draft.headline, draft.body.text) == ("Ports", "Pilots accept deal") and "not in the file" in draft.warnings[
        0
    ]
    assert draft.body.blocks[0].spans[0].href == "https://aw.example/a"


def test_newsml_one() -> None:
    (draft,) = read("cabinet.newsml1.xml")
    assert (draft.headline, draft.deck, draft.byline, draft.dateline) == (
        "Kabinett beschließt Hafenhilfe",
        "Opposition spricht von Flickwerk",
        "Von Hans Meier",
        "Berlin, 10. Juni",
    )
    assert (draft.slug, draft.credit, draft.language, draft.keywords, draft.rights) == (
        "Regierung/Hafen",
        "dpa",
        "de",
        ("Hafen", "Haushalt"),
        "© 2025 dpa",
    )
    assert draft.published.at == 1749540600 and draft.body.text.endswith("Die Summe steht noch nicht fest.")


def test_ninjs_one_with_a_picture_in_it() -> None:
    (draft,) = read("ferry.ninjs.json")
    assert (draft.headline, draft.dateline, draft.credit, draft.slug) == (
        "Le ferry reprend la mer",
        "MARSEILLE, 10 juin 2025",
        "AFP",
        "Ferry-Reprise",
    )
    assert (draft.deck, draft.authors, draft.language) == (
        "Après trois jours à quai, le ferry est reparti mardi.",
        ("Hélène Vasseur",),
        "fr",
    )
    shown = draft.body.blocks[-1]
    assert (shown.caption, shown.credit, shown.picture) == (
        "Le ferry devant la jetée.",
        "AFP/Luc Petit",
        draft.pictures[0].sha256,
    )
    assert draft.rights == "© 2025 AFP Usage éditorial seulement" and draft.warnings == ()


def test_ninjs_two_as_a_list() -> None:
    rain, kill = read("rain.ninjs2.json")
    assert (rain.headline, rain.other_headlines[0].text, rain.deck) == (
        "La lluvia llega al valle tras cuatro meses",
        "Lluvia en el valle",
        "Los agricultores respiran.",
    )
    assert (rain.outlet, rain.authors, rain.published.day) == ("EFE", ("Ana García",), "2025-06-10")
    assert "not fetched" in rain.warnings[0] and "withdrew" in kill.warnings[0]


def test_json_that_is_no_article_stays_refused() -> None:
    for found in ({"uri": "x"}, {"uri": "x", "headline": "y"}, [{"title": "a"}], {"items": [{"id": 1}]}):
        with pytest.raises(Rejected):
            registry.read(Source("a.json", json.dumps(found).encode()))
    whole = (SAMPLES / "ferry.ninjs.json").read_bytes()
    with pytest.raises(Rejected):
        registry.read(Source("a.json", whole[:600]))


def test_a_ninjs_whose_fields_are_of_odd_kinds_is_read_or_refused() -> None:
    item = {"uri": 1, "versioncreated": None, "pubstatus": [], "headline": "Port opens", "body_html": "<p>It opened.</p>", "subject": "ports", "associations": [1, None], "keywords": [3],
            "renditions": "x", "slugline": {}, "byline": 7, "language": None, "headlines": {"a": 1}, "bodies": 3, "authors": [None]}  # fmt: skip
    (draft,) = registry.read(Source("a.json", json.dumps(item).encode()))
    assert (draft.headline, draft.body.text) == ("Port opens", "It opened.")


def test_anpa() -> None:
    strike, grain = read("harbor.anpa")
    assert (strike.slug, strike.dateline, strike.credit, strike.media_type) == (
        "BC-EU--Harbor Strike",
        "VALMORA",
        "AP",
        MediaType.WIRE,
    )
    assert strike.headline == "Harbor strike ends as pilots accept pay deal" and strike.authors == ("Jane Okoro",)
    assert (strike.published.at, strike.published.raw) == (1749536100, "06-10-25 0615GMT")
    assert strike.editors_note.startswith("a0412 r i BC-EU--Harbor Strike, 1st Ld-Writethru 06-10 0118\nEds: Updates")
    assert strike.body.blocks[1].text == "“We have what we asked for,” said Ada Brandt, who led the talks."
    assert (grain.slug, "more" in grain.warnings[0]) == ("BC-Grain", True)


def test_iptc_7901() -> None:
    (draft,) = read("hafen.iptc")
    assert (draft.headline, draft.byline, draft.dateline) == (
        "Lotsen nehmen Angebot an: Hafen öffnet wieder",
        "Von Hans Meier, dpa",
        "Hamburg",
    )
    assert (draft.slug, draft.published.day, draft.published.at) == ("Hafen/Streik", "2025-06-10", None)
    assert draft.body.blocks[-1].text == "«Wir sind erleichtert», sagte die Hafenmeisterin."
    assert draft.editors_note.split("\n") == [
        "dpa0061 4 wi 43",
        "Hafen/Streik/",
        "(Neu: Minister)",
        "dpa hm yyno z2 ab",
        "100815 Jun 25",
    ]


def test_words_between_the_frames_of_a_wire_are_kept() -> None:
    data = (
        (SAMPLES / "hafen.iptc").read_bytes()
        + b"\r\nline noise of the night\r\n"
        + (SAMPLES / "hafen.iptc").read_bytes()
    )
    first, second = registry.read(Source("x.iptc", data))
    assert first.headline == second.headline and "line noise of the night" in second.warnings[-1]
