"""Styles on the command line: listed, shown, checked, and used for an export."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clipper import paths
from clipper.cli.main import main
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.store.library import Library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with a configuration of the test's own: exit code, results, sentences."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    if tmp_path not in paths.styles_folder().parents:
        pytest.skip("this system keeps its configuration where the environment cannot say")
    paths.styles_folder().mkdir(parents=True)

    def go(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return go


def put(name: str, text: str) -> Path:
    file = paths.styles_folder() / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_own_styles_are_listed_shown_checked_and_used(run: Run, tmp_path: Path) -> None:
    file = put(
        "cabinet",
        'extends = "clippings"\ntitle = "Cabinet brief"\npaper = "letter"\nrunning.foot_left = "Seen: {office}"',
    )
    code, listed, _said = run("style", "list", "--json")
    told = [json.loads(line) for line in listed.splitlines()]
    assert code == 0 and [one["style"] for one in told] == ["clippings", "executive", "facsimile", "links", "cabinet"]
    assert told[-1] == {
        "style": "cabinet",
        "title": "Cabinet brief",
        "description": "",
        "shipped": False,
        "problem": None,
    }
    code, shown, _said = run("style", "show", "cabinet")
    assert code == 0 and 'paper\t"letter"' in shown and "page.left\t27" in shown and "type.headline.size\t23" in shown
    assert run("style", "check", file)[0] == 0
    with Library.create(tmp_path / "Test.clipper") as library:
        briefing = library.briefings.new("Brief")
        library.briefings.add_entries(briefing, [one.id for one in library.file([Draft("Headline", Body((paragraph("Text."),)), outlet="Paper")])])  # fmt: skip
    out = tmp_path / "brief.html"
    assert run("export", tmp_path / "Test.clipper", "Brief", "--to", out, "--style", "cabinet")[0] == 0 and out.exists()
    code, _out, said = run("export", tmp_path / "Test.clipper", "Brief", "--to", out, "--style", "cabinett")
    assert code == 2 and "cabinet" in said and "clippings" in said


def test_a_broken_style_is_named_in_one_sentence_and_the_others_are_listed(run: Run) -> None:
    put("good", 'extends = "links"')
    file = put("bad", 'extends = "links"\npage.left = 900\nlanguage = "xx"')
    code, listed, said = run("style", "list")
    assert code == 1 and "good\tGood\t" in listed and "bad.toml" in said and "8 to 80" in said
    code, out, said = run("style", "check", file)
    assert code == 1 and not out and len(said.splitlines()) == 2 and "Traceback" not in said
    assert run("style", "show", "bad")[0] == 2
