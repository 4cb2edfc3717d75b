"""Locked originals on the command line: their password from a file, the environment or a terminal, and never printed."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pikepdf
import pytest

from clipper.model.body import Body, paragraph
from clipper.model.briefing import Rendition
from clipper.model.clipping import Draft, Original
from clipper.pages import passwords
from clipper.store.library import Library
from tests.newspaper_page import newspaper

PASSWORD = "quay seven"


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A library with a locked newspaper that an issue prints as it is."""
    path, out = tmp_path / "Test.clipper", io.BytesIO()
    with pikepdf.open(io.BytesIO(newspaper().data)) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user=PASSWORD))
    page = Draft(
        "Gazette", Body((paragraph("All."),)), original=Original("np.pdf", "application/pdf", data=out.getvalue())
    )
    with Library.create(path) as library:
        library.file([page])
        library.briefings.add_entries(library.briefings.new("Morning"), [1], rendition=Rendition.FACSIMILE)
    yield path
    for one in (path / "files").rglob("*"):
        passwords.hold(one.name, "")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A file whose first line is the password."""
    key = tmp_path / "key.txt"
    key.write_bytes(b"\xef\xbb\xbf" + PASSWORD.encode() + b"\r\nnot this\r\n")
    return key


def test_a_locked_page_is_cut_with_its_password(run: Callable, path: Path, key: Path, tmp_path: Path) -> None:
    code, out, err = run("cut", path, 1, "--blocks")
    assert (code, out) == (2, "")
    assert err == "“np.pdf” is locked with a password. Give its password in the variable CLIPPER_PASSWORD or with --password-file FILE.\n"  # fmt: skip
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("quay eight\n")
    code, out, err = run("cut", path, 1, "--blocks", "--password-file", wrong)
    assert (code, out, err) == (2, "", "“np.pdf” is locked with another password than was given.\n")
    code, out, err = run("cut", path, 1, "--blocks", "--json", "--password-file", wrong, "--password-file", key)
    assert (code, err) == (0, "")
    regions = tmp_path / "regions.json"
    regions.write_text(json.dumps([json.loads(line) for line in out.splitlines()][:4]), encoding="utf-8")
    code, out, err = run("cut", path, 1, "--regions", regions)
    assert (code, out) == (0, "2\n")


@pytest.mark.parametrize("command", ["export", "hand-out"])
def test_an_issue_prints_its_locked_pages_with_their_password(
    run: Callable, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    rest = ("--to", folder / "a.html") if command == "export" else (folder, "--format", "html", "--name", "a")
    code, _out, err = run(command, path, "Morning", *rest)
    assert code == 0
    assert "“Gazette” is locked with a password nobody has typed, so its pages are left out." in err
    assert "--password-file" in err
    without = len((folder / "a.html").read_bytes())
    monkeypatch.setenv("CLIPPER_PASSWORD", "quay eight")
    assert run(command, path, "Morning", *rest)[0] == 2
    # where no page is printed nothing needs to be opened
    bare = ("--to", folder / "a.csv") if command == "export" else (folder, "--format", "html", "--style", "links")
    assert run(command, path, "Morning", *bare)[0] == 0
    monkeypatch.setenv("CLIPPER_PASSWORD", PASSWORD)
    code, _out, err = run(command, path, "Morning", *rest)
    assert (code, err) == (0, "")
    assert len((folder / "a.html").read_bytes()) > without + 20_000
    assert not any(PASSWORD.encode() in one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())


def test_a_password_is_asked_for_on_a_terminal(run: Callable, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed, asked = ["quay eight", PASSWORD], []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    def prompt(text: str, *, hide_input: bool, err: bool) -> str:
        asked.append((text, hide_input, err))
        return typed.pop(0)

    monkeypatch.setattr(click, "prompt", prompt)
    code, out, err = run("cut", path, 1, "--blocks")
    assert code == 0 and out.startswith("0\t")
    assert "This password does not open it." in err and PASSWORD not in out + err
    assert asked == [("Password of “np.pdf”", True, True)] * 2


def test_a_locked_file_is_imported_and_read_again_with_its_password(
    run: Callable, path: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "late.pdf"
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(newspaper().data)) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="o", user=PASSWORD))
    locked.write_bytes(out.getvalue())
    code, _out, err = run("import", path, locked)
    assert code == 1
    assert "--password-file" in err
    code, out, err = run("import", path, locked, "--password-file", key)
    assert (code, out.split("\t")[0]) == (0, "filed")
    code, out, err = run("read-again", path, 1)
    assert (code, out) == (1, "") and "CLIPPER_PASSWORD" in err
    monkeypatch.setenv("CLIPPER_PASSWORD", PASSWORD)
    assert run("read-again", path, 1)[:2] == (0, "1\n")


@pytest.mark.parametrize(
    ("holds", "said"), [(None, "cannot be read"), (b"", "holds no password"), (b"\xff\xfe\n", "no text")]
)
def test_a_password_file_that_is_none_is_refused(
    run: Callable, path: Path, tmp_path: Path, holds: bytes | None, said: str
) -> None:
    key = tmp_path / "key.txt"
    if holds is not None:
        key.write_bytes(holds)
    code, out, err = run("export", path, 1, "--to", tmp_path / "a.html", "--password-file", key)
    assert (code, out) == (2, "")
    assert said in err and str(key) in err
