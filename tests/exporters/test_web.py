"""Web pages: one file that asks for nothing, says what it is, and carries its fonts."""

import re
from pathlib import Path

import pytest
from issues import ARABIC, ENGLISH, HEBREW, HINDI, STYLE, THAI, document, item, paragraph, png
from msgspec.structs import replace

from clipper.exporters import registry
from clipper.exporters.style import load
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition
from clipper.model.document import Document, Figure, MarkLabel, Paragraph, Run, Tone


def page(tmp_path: Path, made: Document) -> str:
    path = tmp_path / "issue.html"
    assert registry.exporter_for(path).write(made, STYLE, path) == ()
    return path.read_text(encoding="utf-8")


def test_nothing_is_asked_for_from_outside(tmp_path: Path) -> None:
    figure = Figure(png(20, 10), "image/png", 20, 10, "Caption.", alt="A crane.")
    read = page(tmp_path, document(item("k1", "H", blocks=(figure,), url="https://example.com/a")))
    assert "default-src 'none'" in read
    assert not re.search(r"<(link|script|iframe|object)|@import|src=[\"'](?!data:)|url\([\"']?(?!data:|\"data:)", read)
    assert 'href="https://example.com/a"' in read and 'alt="A crane."' in read


def test_fonts_hold_the_letters_of_the_page_and_no_script_it_does_not_use(tmp_path: Path) -> None:
    latin = page(tmp_path, document(item("k1", "H", ENGLISH)))
    arabic = page(tmp_path, document(item("k1", "H", *ARABIC, language="ar", rtl=True)))
    named = [set(re.findall(r'@font-face { font-family: "([^"]+)"', read)) for read in (latin, arabic)]
    assert {"Clipper Serif", "Clipper Display", "Clipper Sans"} <= named[0] and "Noto Naskh Arabic" not in named[0]
    assert "Noto Naskh Arabic" in named[1]
    assert len(latin) < 350_000


def test_every_font_that_is_in_the_page_is_one_its_letters_are_looked_for_in(tmp_path: Path) -> None:
    texts = {"ar": ARABIC, "he": HEBREW, "hi": HINDI, "th": THAI, "en": (ENGLISH,)}
    read = page(tmp_path, document(*(item(key, key, *said, language=key) for key, said in texts.items())))
    named = set(re.findall(r'@font-face { font-family: "([^"]+)"', read))
    assert {"Noto Sans Devanagari", "Noto Sans Thai"} <= named
    lists = re.findall(r"--(serif|display|light|sans): ([^;]+);", read)
    assert len(lists) == 4 and all('"Noto Sans Devanagari", "Noto Sans Thai"' in families for _name, families in lists)
    assert all(any(f'"{one}"' in families for _name, families in lists) for one in named)


def test_contents_lead_to_items_and_labels_stand_beside_what_they_mark(tmp_path: Path) -> None:
    label = MarkLabel(Role.OUR_MESSAGE, "A speaker", "A remark")
    marked = Paragraph((Run("Before "), Run("the words", roles=(Role.OUR_MESSAGE,), labels=(label,)), Run(" after.")))
    read = page(tmp_path, document(item("k1", "H", blocks=(marked,), tone=Tone.FAVOURABLE)))
    ids = set(re.findall(r' id="([^"]+)"', read))
    assert set(re.findall(r'href="#([^"]+)"', read)) <= ids and "k1" in ids
    assert (
        'Before <mark class="our-message" title="Our message">the words</mark> after.</p><aside class="notes"' in read
    )
    assert re.search(r"<b>Our message</b><span[^>]*>A speaker</span><span[^>]*>A remark</span>", read)
    assert "▲ Favourable · Full text · 0611-k1" in read


def test_an_issue_and_an_item_say_their_direction(tmp_path: Path) -> None:
    read = page(tmp_path, document(item("k1", "H", *ARABIC, language="ar", rtl=True)))
    assert '<html lang="en">' in read and '<div class="body" lang="ar" dir="rtl">' in read
    assert '<span>/ <bdi lang="ar">The Harbour Gazette</bdi></span>' in read
    assert '<html lang="ar" dir="rtl">' in page(tmp_path, document(item("k1", "H", ENGLISH), language="ar"))


def test_the_page_has_colours_for_the_dark_and_rules_for_paper(tmp_path: Path) -> None:
    read = page(tmp_path, document(item("k1", "H", ENGLISH)))
    assert "@media (prefers-color-scheme: dark)" in read and "@media print" in read and "width=device-width" in read
    assert "@" not in re.sub(r"@(media|font-face)", "", read.split("</style>")[0])


def test_a_list_of_links_counts_links_only_where_all_are(tmp_path: Path) -> None:
    path = tmp_path / "links.html"
    linked, bare = item("k1", "H", url="https://example.com/a"), item("k2", "In print only")
    for items, said in (((linked,), "1 link"), ((linked, bare), "2 articles")):
        registry.exporter_for(path).write(document(*items), load("links"), path)
        assert said in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["html", "md"])
def test_an_executive_summary_prints_points_as_its_pages_do_and_no_whole_text(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"issue.{ending}"
    crane = Figure(png(20, 10), "image/png", 20, 10, "A crane.")
    told = item(
        "k1", "Harbour pilots return to work", deck="A deck.", kicker="Strike",
        summary=("The strike ended.", "Ships wait."), blocks=(paragraph("A whole paragraph."), crane), commentary=("Ours.",),
    )  # fmt: skip
    told = replace(told, contents_headline="Pilots return")
    bare = item("k2", "No summary", "Its only paragraph.")
    excerpt = item(
        "k3", "Excerpt", rendition=Rendition.EXCERPT, summary=("A point.",), blocks=(paragraph("A passage."),)
    )
    registry.exporter_for(path).write(document(told, bare, excerpt), load("executive"), path)
    read = path.read_text(encoding="utf-8").partition("</style>")[2] or path.read_text(encoding="utf-8")
    there = (
        "The strike ended.",
        "Ships wait.",
        "Ours.",
        "Its only paragraph.",
        "A passage.",
        "Pilots return",
        "Summary",
    )
    gone = ("A whole paragraph.", "A crane.", "A deck.", "Strike", "Harbour pilots", "A point.")
    assert [one for one in there if one not in read] == [] and [one for one in gone if one in read] == []
    registry.exporter_for(path).write(document(told), load("clippings"), path)
    read = path.read_text(encoding="utf-8")
    assert "A whole paragraph." in read and "The strike ended." not in read
