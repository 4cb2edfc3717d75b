"""`clipper hand-out`: files for every list, recorded; run as a user would."""

import json
from pathlib import Path

from clipper.cli.main import main
from clipper.store.library import Library


def made(tmp_path: Path, capsys) -> Path:
    """A library with one issue of one clipping, and a list of readers."""
    shelf, text = tmp_path / "Shelf.clipper", tmp_path / "wire.txt"
    text.write_text("Ports brace for rules\n\nPIRAEUS, June 11 - Ports brace for new rules, officials said.\n")
    assert main(["new", str(shelf)]) == 0
    assert main(["import", str(shelf), str(text)]) == 0
    assert main(["briefing", str(shelf), "new", "Morning brief"]) == 0
    assert main(["briefing", str(shelf), "add", "1", "1", "--section", "Ports"]) == 0
    with Library.open(shelf) as library:
        library.rights.set_recipients("Cabinet", 240)
    capsys.readouterr()
    return shelf


def test_files_are_written_for_every_list_and_recorded(tmp_path: Path, capsys) -> None:
    shelf = made(tmp_path, capsys)
    words = [
        "hand-out",
        str(shelf),
        "1",
        str(tmp_path / "out"),
        "--for",
        "Cabinet",
        "--format",
        "md",
        "--format",
        "zip",
    ]
    assert main([*words, "--name", "Brief: one", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    names = [Path(line["file"]).name for line in lines]
    assert names == ["Brief- one, Cabinet.md", "Brief- one, Cabinet, originals.zip"]
    assert all(Path(line["file"]).stat().st_size for line in lines)
    with Library.open(shelf, write=False) as library:
        (production,) = library.productions.all()
        assert production.files == tuple(names)
        assert [(line.recipients, line.copies) for line in library.productions.ledger()] == [("Cabinet", 240)]


def test_without_options_the_issue_goes_out_as_pdf_and_word(tmp_path: Path, capsys) -> None:
    shelf = made(tmp_path, capsys)
    assert main(["hand-out", str(shelf), "Morning brief", str(tmp_path / "out"), "--summary"]) == 0
    *both, summary = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.suffix for path in both] == [".pdf", ".docx"]
    assert summary.name.endswith(", summary.pdf")


def test_an_unknown_list_writes_and_records_nothing(tmp_path: Path, capsys) -> None:
    shelf = made(tmp_path, capsys)
    assert main(["hand-out", str(shelf), "1", str(tmp_path / "out"), "--for", "Court", "--format", "md"]) == 2
    assert "There is no list of recipients “Court”" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []
    with Library.open(shelf, write=False) as library:
        assert library.productions.all() == ()
