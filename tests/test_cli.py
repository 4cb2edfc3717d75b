"""The command line as its users and other programs rely on it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "samples" / "press-update-us-china-framework.txt"
SHOW_KEYS = [
    "id",
    "uid",
    "headline",
    "other_headlines",
    "kicker",
    "deck",
    "byline",
    "authors",
    "dateline",
    "credit",
    "outlet",
    "media_type",
    "edition",
    "section",
    "page",
    "published",
    "modified",
    "seen",
    "added",
    "embargo",
    "slug",
    "url",
    "language",
    "rights",
    "editors_note",
    "keywords",
    "tags",
    "status",
    "starred",
    "text",
    "blocks",
    "annotations",
    "original",
    "batch",
    "story",
    "warnings",
    "confidence",
]


def clipper(*words: object, stdin: str | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, words)],
        capture_output=True,
        text=True,
        input=stdin,
        encoding="utf-8",
        timeout=120,
    )


def lines(run: subprocess.CompletedProcess) -> list[dict]:
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    path = tmp_path / "Press.clipper"
    assert clipper("new", path).returncode == 0
    return path


def test_the_sample_gives_the_reading_a_desk_editor_would(shelf: Path) -> None:
    run = clipper("import", shelf, SAMPLE, "--tag", "Trade", "--json")
    (outcome,) = lines(run)
    assert (run.returncode, outcome["status"], outcome["source"], outcome["reason"]) == (0, "filed", str(SAMPLE), None)
    (shown,) = lines(clipper("show", shelf, outcome["ids"][0], "--json"))
    assert list(shown) == SHOW_KEYS
    assert shown["headline"] == "US and China Agree on Strategic Trade Framework Following Landmark London Negotiations"
    assert shown["other_headlines"] == [
        "US China Reach Breakthrough Trade Framework in London Talks",
        "US China Seal Landmark Trade Framework Deal",
    ]
    assert (shown["dateline"], shown["byline"], shown["credit"], shown["outlet"]) == (
        "LONDON",
        "News Desk",
        "Press Update",
        "Press Update",
    )
    assert shown["text"].startswith("The United States and China have agreed") and shown["text"].endswith(
        "critical economic relationship."
    )
    assert (shown["language"], shown["published"], shown["url"], shown["tags"]) == ("en", None, None, ["Trade"])
    assert len(shown["text"].split("\n")) == 9


def test_importing_again_is_a_duplicate_and_tags_the_standing_one(shelf: Path) -> None:
    first = lines(clipper("import", shelf, SAMPLE, "--json"))[0]
    run = clipper("import", shelf, SAMPLE, "-", "--tag", "Later", "--json", stdin=SAMPLE.read_text(encoding="utf-8"))
    again, piped = lines(run)
    assert run.returncode == 0
    assert (again["status"], again["ids"]) == ("duplicate", first["ids"]) and again["reason"]
    assert piped["source"] == "-" and piped["status"] == "duplicate"
    assert lines(clipper("list", shelf, "tag:Later", "--json"))[0]["id"] == first["ids"][0]


def test_list_tag_annotate_brief_and_export(shelf: Path, tmp_path: Path) -> None:
    one = lines(clipper("import", shelf, SAMPLE, "--json"))[0]["ids"][0]
    assert clipper("tag", shelf, "Energy/Oil", one).returncode == 0
    row = lines(clipper("list", shelf, "rare earth", "--json"))[0]
    assert list(row) == [
        "id",
        "uid",
        "headline",
        "outlet",
        "published",
        "added",
        "language",
        "status",
        "starred",
        "tags",
    ]
    assert row["tags"] == ["Energy/Oil"]
    marked = clipper(
        "annotate", shelf, one, "--exact", "will be resolved", "--role", "key quote", "--comment", "Ask", "--json"
    )
    assert lines(marked)[0].keys() == {"annotation", "clipping"}
    assert clipper("briefing", shelf, "new", "Morning brief").stdout == "1\n"
    added = lines(
        clipper("briefing", shelf, "add", "Morning brief", one, "--section", "Trade", "--as", "excerpt", "--json")
    )[0]
    assert added["briefing"] == 1 and len(added["entries"]) == 1
    assert lines(clipper("briefing", shelf, "list", "--json"))[0] | {"uid": "", "date": ""} == {
        "briefing": 1, "uid": "", "title": "Morning brief", "date": "", "number": 1, "entries": 1,
    }  # fmt: skip
    for ending in ("docx", "pdf", "html", "md"):
        out = tmp_path / f"brief.{ending}"
        run = clipper("export", shelf, 1, "--to", out)
        assert (run.returncode, run.stdout) == (0, f"{out}\n")
        assert out.stat().st_size > 500


def test_refusals_name_the_thing_and_the_rest_is_done(shelf: Path, tmp_path: Path) -> None:
    bad = tmp_path / "torn.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    run = clipper("import", shelf, bad, SAMPLE, "--json")
    assert run.returncode == 1
    assert [line["status"] for line in lines(run)] == ["rejected", "filed"]
    assert "torn.pdf" in run.stderr and "Traceback" not in run.stderr
    shown = clipper("show", shelf, 1, 999, "--json")
    assert shown.returncode == 1 and len(lines(shown)) == 1 and "999" in shown.stderr


@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "1"), ("import", str(SAMPLE)), ("export", "1", "--to", "x.pdf"), ("briefing",)],
)
def test_a_missing_library_exits_2_and_names_new(tmp_path: Path, words: tuple[str, ...]) -> None:
    extra = ("list",) if words == ("briefing",) else words[1:]
    run = clipper(words[0], tmp_path / "none.clipper", *extra)
    assert run.returncode == 2
    assert "clipper new" in run.stderr and run.stdout == ""


def test_new_over_anything_that_exists_exits_2(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    run = clipper("new", taken)
    assert run.returncode == 2 and taken.read_text() == "mine"


def test_a_library_written_elsewhere_can_be_read_but_not_written(shelf: Path) -> None:
    from clipper.store.library import Library

    with Library.open(shelf):
        assert clipper("list", shelf).returncode == 0
        run = clipper("import", shelf, SAMPLE)
        assert run.returncode == 2
        import os
        import socket

        assert socket.gethostname() in run.stderr and str(os.getpid()) in run.stderr


def test_no_command_imports_qt(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from clipper.cli.main import main\n"
        "if __name__ == '__main__':\n"
        f"    code = main(['demo', '--to', {str(tmp_path / 'demo')!r}, '--no-window'])\n"
        "    print(code, sorted(m for m in sys.modules if m.split('.')[0] == 'PySide6'))\n"
    )
    file = tmp_path / "run.py"
    file.write_text(script, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(file)], capture_output=True, text=True, cwd=tmp_path, timeout=200, env=_with_source()
    )
    assert run.returncode == 0, run.stderr
    *paths, last = run.stdout.splitlines()
    assert last == "0 []"
    assert [Path(p).suffix for p in paths] == [".clipper", ".docx", ".pdf", ".html", ".md"] and all(
        Path(p).exists() for p in paths
    )


def _with_source() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(ROOT)}


def test_the_demo_spares_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    run = clipper("demo", "--to", tmp_path, "--no-window")
    assert run.returncode == 2 and (tmp_path / "letters.txt").read_text() == "mine"
