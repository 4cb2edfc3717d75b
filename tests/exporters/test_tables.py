"""The table: one line an item, read back by a spreadsheet's rules."""

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from clipper.exporters import tables
from clipper.exporters.style import load

pytestmark = pytest.mark.xdist_group("demo")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_item_has_its_line_in_order(demo, tmp_path: Path) -> None:
    path = tmp_path / "brief.csv"
    assert tables.write(demo.document, load("clippings"), path) == ()
    items = [(section.title, item) for section in demo.document.sections for item in section.items]
    rows = read(path)
    assert [(row["code"], row["section"], row["headline"], row["outlet"], row["date"]) for row in rows] == [
        (item.code, title, item.headline, item.outlet, item.day or "") for title, item in items
    ]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("headline", ['=HYPERLINK("http://x.example","y")', "+1", "-cmd|' /C calc'!A0", "@SUM(1)"])
def test_a_headline_is_never_a_formula(demo, tmp_path: Path, headline: str) -> None:
    section = demo.document.sections[0]
    item = replace(section.items[0], headline=headline)
    document = replace(demo.document, sections=(replace(section, items=(item,)),))
    tables.write(document, load("clippings"), tmp_path / "brief.csv")
    assert read(tmp_path / "brief.csv")[0]["headline"] == "'" + headline


def test_two_tables_are_the_same_bytes(demo, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        tables.write(demo.document, load("clippings"), tmp_path / name)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
