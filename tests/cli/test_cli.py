"""The command line as its users and other programs rely on it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
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
    from clipper.store.library import Library

    path = tmp_path / "Press.clipper"
    Library.create(path).close()
    return path


@pytest.fixture
def filled(shelf: Path) -> Path:
    """The library with the sample filed as its clipping 1."""
    from clipper.importers import registry
    from clipper.model.intake import Source
    from clipper.store.library import Library

    with Library.open(shelf) as library:
        library.file(registry.read(Source(SAMPLE.name, SAMPLE.read_bytes())))
    return shelf


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


def test_list_tag_annotate_brief_and_export(filled: Path, tmp_path: Path) -> None:
    one = 1
    assert clipper("tag", filled, "Energy/Oil", one).returncode == 0
    row = lines(clipper("list", filled, "rare earth", "--json"))[0]
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
        "annotate", filled, one, "--exact", "will be resolved", "--role", "key quote", "--comment", "Ask", "--json"
    )
    assert lines(marked)[0].keys() == {"annotation", "clipping"}
    assert clipper("briefing", filled, "new", "Morning brief").stdout == "1\n"
    added = lines(
        clipper("briefing", filled, "add", "Morning brief", one, "--section", "Trade", "--as", "excerpt", "--json")
    )[0]
    assert added["briefing"] == 1 and len(added["entries"]) == 1
    assert lines(clipper("briefing", filled, "list", "--json"))[0] | {"uid": "", "date": ""} == {
        "briefing": 1, "uid": "", "title": "Morning brief", "date": "", "number": 1, "entries": 1,
    }  # fmt: skip
    for ending in ("docx", "pdf", "html", "md"):
        out = tmp_path / f"brief.{ending}"
        run = clipper("export", filled, 1, "--to", out)
        assert (run.returncode, run.stdout) == (0, f"{out}\n")
        assert out.stat().st_size > 500


def test_the_issuing_office_is_set_shown_and_printed(filled: Path, tmp_path: Path) -> None:
    assert clipper("office", filled).stdout == ""
    words = (
        "--state",
        "Republic of Valmora",
        "--name",
        "Press Office",
        "--contact",
        "Duty: 7217",
        "--contact",
        "b@c.d",
    )
    (made,) = lines(clipper("office", filled, *words, "--json"))
    assert list(made) == ["state", "name", "initials", "notice", "about", "contact", "distribution"]
    assert made["contact"] == ["Duty: 7217", "b@c.d"] and made["notice"] == ""
    run = clipper("office", filled, "--contact", "Duty: 7218", "--state", "")
    assert run.stdout == "name\tPress Office\ncontact\tDuty: 7218\n"
    clipper("briefing", filled, "new", "Noon")
    clipper("briefing", filled, "add", "Noon", 1)
    assert clipper("export", filled, "Noon", "--to", tmp_path / "noon.html").returncode == 0
    printed = (tmp_path / "noon.html").read_text(encoding="utf-8")
    assert "Press Office" in printed and "Duty: 7218" in printed and "Valmora" not in printed


def test_a_briefing_that_is_not_there_names_how_to_list_them(shelf: Path, tmp_path: Path) -> None:
    for words in (("export", shelf, "9", "--to", tmp_path / "x.md"), ("briefing", shelf, "add", "9", "1")):
        run = clipper(*words)
        assert run.returncode == 2 and "“9”" in run.stderr
        assert f"clipper briefing {shelf} list" in run.stderr


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
        for words in (("import", shelf, SAMPLE), ("tag", shelf, "Trade", 1), ("briefing", shelf, "new", "Noon")):
            assert clipper(*words).returncode == 2
        run = clipper("import", shelf, SAMPLE)
        assert run.returncode == 2
        import socket

        assert socket.gethostname() in run.stderr and str(os.getpid()) in run.stderr


def test_no_command_imports_qt_and_the_demo_replaces_what_it_made_itself(tmp_path: Path) -> None:
    demo, shelf = str(tmp_path / "demo"), str(tmp_path / "demo" / "Press.clipper")
    earlier = tmp_path / "demo" / "left over"
    earlier.parent.mkdir()
    (earlier.parent / ".clipper-demo").write_text("", encoding="utf-8")
    earlier.write_text("", encoding="utf-8")
    words = [
        ["demo", "--to", demo, "--no-window"],
        ["new", str(tmp_path / "Fresh.clipper")],
        ["import", shelf, str(SAMPLE)],
        ["list", shelf],
        ["show", shelf, "1"],
        ["tag", shelf, "Trade", "1"],
        ["annotate", shelf, "1", "--exact", "the"],
        ["briefing", shelf, "new", "Noon"],
        ["briefing", shelf, "add", "Noon", "1"],
        ["briefing", shelf, "list"],
        ["office", shelf, "--initials", "TP"],
        ["export", shelf, "Noon", "--to", str(tmp_path / "noon.md")],
    ]
    script = (
        "import contextlib, io, sys\n"
        "from clipper.cli.main import main\n"
        "if __name__ == '__main__':\n"
        f"    words = {words!r}\n"
        "    codes = [main(words[0])]\n"
        "    with contextlib.redirect_stdout(io.StringIO()):\n"
        "        codes += [main(one) for one in words[1:]]\n"
        "    print(max(codes), sorted(m for m in sys.modules if m.split('.')[0] == 'PySide6'))\n"
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
    assert not earlier.exists()


def _with_source() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


def test_the_newest_published_stand_first_and_a_hundred_unless_told(shelf: Path, tmp_path: Path) -> None:
    folder = tmp_path / "morning"
    folder.mkdir()
    for number in range(1, 104):
        day = f"{1 + number % 28} {('May', 'June')[number % 2]} 2025"
        story = f"Story number {number}\n\nGENEVA, {day} (AP) - The story with the number {number} is told here.\n"
        (folder / f"{number:03}.txt").write_text(story, encoding="utf-8")
    assert clipper("import", shelf, folder).returncode == 0
    every = [row["published"] for row in lines(clipper("list", shelf, "--limit", 0, "--json"))]
    assert len(every) == 103 and every == sorted(every, reverse=True)
    assert [row["published"] for row in lines(clipper("list", shelf, "--json"))] == every[:100]
    assert [row["published"] for row in lines(clipper("list", shelf, "--limit", 3, "--json"))] == every[:3]


PUBLISHED = {
    '<meta property="article:published_time" content="2025-06-10T06:10:00+02:00">': "2025-06-10T06:10:00+02:00",
    '<meta property="article:published_time" content="2025-06-10T06:10:00Z">': "2025-06-10T06:10:00Z",
    '<meta property="article:published_time" content="2025-06-10">': "2025-06-10",
    '<meta property="article:published_time" content="2025-06-10T06:10:00">': "2025-06-10",
    # The instant in UTC falls on the tenth, the page prints the eleventh: its zone is not known, its day is.
    '<meta property="article:published_time" content="2025-06-10T22:10:00Z"><span class="date">June 11, 2025</span>': "2025-06-11",
    "": None,
}


def test_published_is_as_precise_as_its_source(shelf: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, head in enumerate(PUBLISHED):
        text = f"<h1>Port {number} reopens</h1><p>{f'The port {number} opened. ' * 9}</p>"
        (folder / f"{number}.html").write_text(f"<!doctype html><html><head>{head}</head><body>{text}</body></html>")
    ids = [one for told in lines(clipper("import", shelf, folder, "--json")) for one in told["ids"]]
    shown = lines(clipper("show", shelf, *ids, "--json"))
    assert [one["published"] for one in shown] == list(PUBLISHED.values())
    listed = {row["id"]: row["published"] for row in lines(clipper("list", shelf, "--json"))}
    assert [listed[one] for one in ids] == list(PUBLISHED.values())


def test_unknown_ids_are_named_and_the_rest_is_done(filled: Path) -> None:
    clipper("briefing", filled, "new", "Noon")
    for words in (("tag", filled, "Trade"), ("briefing", filled, "add", "Noon"), ("show", filled)):
        run = clipper(*words, 999, 1, 10**30, 0)
        assert run.returncode == 1 and run.stdout.strip(), words
        assert all(f"clipping {one}." in run.stderr for one in (999, 10**30, 0)), run.stderr
    assert lines(clipper("list", filled, "--json"))[0]["tags"] == ["Trade"]
    assert lines(clipper("briefing", filled, "list", "--json"))[0]["entries"] == 1
    assert clipper("annotate", filled, 999, "--exact", "the").returncode == 1
    assert clipper("annotate", filled, 1, "--exact", "no such words").returncode == 1


def test_results_are_utf_8_and_plain_whatever_the_machine_says(shelf: Path) -> None:
    clipper("import", shelf, "-", stdin="Größe “der” 港口\n\nGENEVA (AP) - The text of the story is told here.\n")
    run = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "list", str(shelf)],
        capture_output=True,
        env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "FORCE_COLOR": "1"},
        timeout=120,
    )
    assert "Größe “der” 港口" in run.stdout.decode("utf-8") and b"\x1b" not in run.stdout + run.stderr


def test_an_unnamed_source_reads_nothing(shelf: Path) -> None:
    run = clipper("import", shelf, "", "--json")
    assert run.returncode == 1
    assert lines(run) == [
        {"source": "", "status": "rejected", "ids": [], "reason": lines(run)[0]["reason"], "warnings": []}
    ]


def test_an_export_that_fails_leaves_the_old_file(shelf: Path, tmp_path: Path) -> None:
    old = tmp_path / "brief.docx"
    old.write_text("old", encoding="utf-8")
    clipper("briefing", shelf, "new", "Noon")
    for words in (("Morning",), ("Noon", "--style", "no such style")):
        run = clipper("export", shelf, words[0], "--to", old, *words[1:])
        assert run.returncode == 2 and run.stdout == "" and run.stderr
        assert old.read_text(encoding="utf-8") == "old" and sorted(p.name for p in tmp_path.iterdir()) == sorted(
            {old.name, shelf.name}
        )


def test_stopping_an_import_keeps_what_was_told(shelf: Path, tmp_path: Path) -> None:
    folder = tmp_path / "morning"
    folder.mkdir()
    for number in range(4_000):
        (folder / f"{number:04}.txt").write_text(
            f"Story {number}\n\nGENEVA (AP) - Story {number} is told.\n", encoding="utf-8"
        )
    run = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "import", str(shelf), str(folder), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # a run in the background hears no Ctrl+C, and what it starts would not either
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert run.stdout is not None
    told = [run.stdout.readline()]
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    told += out.splitlines()
    assert run.returncode == 2 and "Traceback" not in err and "Stopped" in err
    kept = lines(clipper("list", shelf, "--limit", 0, "--json"))
    assert {json.loads(one)["ids"][0] for one in told} <= {row["id"] for row in kept} and len(kept) < 4_000


def test_a_reader_that_goes_away_is_no_failure_to_speak_of(filled: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "list", str(filled)],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    os.close(writing)
    assert run.stderr == ""


def test_the_demo_spares_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    run = clipper("demo", "--to", tmp_path, "--no-window")
    assert run.returncode == 2 and (tmp_path / "letters.txt").read_text() == "mine"
