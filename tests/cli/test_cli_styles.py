"""Styles on the command line: kept, listed, shown, checked, used for an export, and carried to another library."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.store.library import Library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A library with a briefing of one entry."""
    with Library.create(tmp_path / "Test.clipper") as library:
        briefing = library.briefings.new("Brief")
        library.briefings.add_entries(briefing, [one.id for one in library.file([Draft("Headline", Body((paragraph("Text."),)), outlet="Paper")])])  # fmt: skip
    return tmp_path / "Test.clipper"


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_own_styles_are_kept_listed_shown_used_and_carried_away(run: Run, shelf: Path, tmp_path: Path) -> None:
    file = put(
        tmp_path,
        "cabinet",
        'extends = "clippings"\ntitle = "Cabinet brief"\npaper = "letter"\nrunning.foot_left = "Seen: {office}"',
    )
    assert run("style", shelf, "check", file) == (0, f"{file}\n", "")
    assert run("style", shelf, "keep", file) == (0, "cabinet\n", "") == run("style", shelf, "keep", file)
    code, listed, _said = run("style", shelf, "list", "--json")
    told = [json.loads(line) for line in listed.splitlines()]
    assert code == 0 and [one["style"] for one in told] == ["clippings", "executive", "facsimile", "links", "cabinet"]
    assert told[-1] == {
        "style": "cabinet",
        "title": "Cabinet brief",
        "description": "",
        "shipped": False,
        "problem": None,
    }
    code, shown, _said = run("style", shelf, "show", "cabinet")
    assert code == 0 and 'paper\t"letter"' in shown and "page.left\t27" in shown and "type.headline.size\t23" in shown
    out = tmp_path / "brief.html"
    assert run("export", shelf, "Brief", "--to", out, "--style", "cabinet")[0] == 0 and out.exists()
    code, _out, said = run("export", shelf, "Brief", "--to", out, "--style", "cabinett")
    assert code == 2 and "cabinet" in said and "clippings" in said
    (tmp_path / "away").mkdir()
    assert run("style", shelf, "save", "cabinet", "--to", tmp_path / "away")[0] == 0
    assert (tmp_path / "away" / "cabinet.toml").read_bytes() == file.read_bytes()
    assert run("style", shelf, "remove", "cabinet")[0] == 0 and "cabinet" not in run("style", shelf, "list")[1]
    assert run("style", shelf, "remove", "cabinet")[0] == 2


def test_a_broken_style_is_named_in_one_sentence_and_the_others_are_listed(
    run: Run, shelf: Path, tmp_path: Path
) -> None:
    good = put(tmp_path, "good", 'extends = "links"')
    blue = put(tmp_path, "blue", 'extends = "good"')
    bad = put(tmp_path, "bad", 'extends = "links"\npage.left = 900\nlanguage = "xx"')
    assert run("style", shelf, "keep", good, blue)[0] == 0
    code, out, said = run("style", shelf, "keep", bad)
    assert code == 2 and not out and "bad.toml" in said and "8 to 80" in said
    code, out, said = run("style", shelf, "check", bad)
    assert code == 1 and not out and len(said.splitlines()) == 2 and "Traceback" not in said
    run("style", shelf, "remove", "good")
    code, listed, said = run("style", shelf, "list")
    assert code == 1 and "blue\tBlue\t" in listed and "blue.toml" in said
    assert run("style", shelf, "show", "blue")[0] == 2
