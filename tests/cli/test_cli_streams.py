"""Where results and sentences go: to a file beside a terminal, to nobody, past Ctrl+C; and what a library that is only read says."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clipper.cli.main import main
from clipper.cli.output import progress_line, put
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.store.library import Library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A library of one clipping in which somebody speaks."""
    path = tmp_path / "Test.clipper"
    said = "“The tariff stays as it is for now,” said the minister, Mara Ilves."
    with Library.create(path) as library:
        library.file([Draft("Ports brace", Body((paragraph(said),)), outlet="Post", language="en")])
    return path


def test_results_beside_a_progress_bar_go_to_standard_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    with progress_line():
        put({"source": "x" * 100, "status": "filed"})
    told = capsys.readouterr()
    assert json.loads(told.out) == {"source": "x" * 100, "status": "filed"}
    assert "filed" not in told.err


def test_a_command_without_standard_output_or_error_does_its_work(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["list", str(shelf)]) == 0
    assert main(["tag", str(shelf), "Trade", "1", "99"]) == 1
    with Library.open(shelf, write=False) as library:
        assert library.clippings.one(1).tags == ("Trade",)


def test_a_worker_never_hears_ctrl_c_not_even_the_first_of_all() -> None:
    """Python starts a process of its own with the first semaphore, and unblocks Ctrl+C behind it."""
    code = (
        "import multiprocessing, signal\n"
        "from clipper.workflows.workers import deaf\n"
        "with deaf():\n"
        "    multiprocessing.get_context('spawn').Semaphore()\n"
        "    print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout == "True\n"


def test_who_said_what_is_told_of_a_library_that_can_only_be_read(run: Run, shelf: Path) -> None:
    code, before, _err = run("quotes", shelf)
    assert code == 0 and "Mara Ilves" in before
    with Library.open(shelf, write=True) as library:
        library.file([Draft("Pilots", Body((paragraph("“We stay,” said Ana Velde."),)))])
    (shelf / "lock").unlink()
    (shelf / "lock").symlink_to(shelf / "nowhere" / "lock")
    code, out, err = run("quotes", shelf)
    assert (code, out) == (0, before)
    assert err == "1 clipping was not searched yet: nothing can be written in this library.\n"


def test_what_finds_nothing_says_so(run: Run, tmp_path: Path) -> None:
    path, empty = tmp_path / "Empty.clipper", tmp_path / "empty"
    Library.create(path).close()
    empty.mkdir()
    for words, said in (
        (("import", path, empty), "There is no file in what was named, so nothing was filed."),
        (("quotes", path), "Nobody is quoted here yet."),
        (("rights", path, "licence", "list"), "There are no licences yet."),
        (("office", path), "Nothing is set yet."),
    ):
        code, out, err = run(*words)
        assert (code, out) == (0, "") and err.startswith(said)
    assert run("quotes", path, "--json") == (0, "", "")


def test_a_name_of_signs_alone_is_no_name_for_a_file(run: Run, shelf: Path, tmp_path: Path) -> None:
    run("briefing", shelf, "new", "Morning")
    code, out, err = run("hand-out", shelf, 1, tmp_path / "out", "--name", "///", "--format", "md")
    assert (code, out) == (2, "") and "holds nothing a file can be called" in err
    assert not (tmp_path / "out").exists()
