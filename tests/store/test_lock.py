"""One writes: the lock names who it is, reading goes on meanwhile, and a dead process holds nothing."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafted import draft, filed

from clipper.errors import LibraryLocked
from clipper.model.query import Query
from clipper.store.library import Library

ROOT = Path(__file__).resolve().parents[2]
HOLD = """import sys
from pathlib import Path
from clipper.store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    path = tmp_path / "Shelf.clipper"
    with Library.create(path) as library:
        filed(library, draft("Harbour strike"))
    return path


@pytest.fixture
def other(shelf: Path) -> Iterator[subprocess.Popen]:
    """Another process that has the library open for writing until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(shelf)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_writes(shelf: Path, other: subprocess.Popen) -> None:
    with pytest.raises(LibraryLocked) as refused:
        Library.open(shelf)
    assert (refused.value.host, refused.value.pid) == (socket.gethostname(), other.pid)
    assert socket.gethostname() in str(refused.value)
    assert str(other.pid) in str(refused.value)


def test_reading_works_while_another_writes(shelf: Path, other: subprocess.Popen) -> None:
    assert other.poll() is None
    with Library.open(shelf, write=False) as library:
        assert library.count(Query()) == 1


@pytest.mark.parametrize("how", ["closed", "killed"])
def test_the_place_is_free_when_the_other_has_gone(shelf: Path, other: subprocess.Popen, how: str) -> None:
    if how == "killed":
        os.kill(other.pid, signal.SIGKILL)
    else:
        assert other.stdin is not None
        other.stdin.close()
    other.wait(timeout=60)
    with Library.open(shelf) as library:
        filed(library, draft("Second"))
    assert (shelf / "lock").read_text(encoding="utf-8").split() == [socket.gethostname(), str(os.getpid())]


def test_the_same_process_does_not_write_twice_either(shelf: Path) -> None:
    with Library.open(shelf), pytest.raises(LibraryLocked, match=str(os.getpid())):
        Library.open(shelf)
    Library.open(shelf).close()


def test_a_lock_file_that_names_nobody_is_said_so(shelf: Path, other: subprocess.Popen) -> None:
    (shelf / "lock").write_text("", encoding="utf-8")
    with pytest.raises(LibraryLocked, match=r"Another Clipper writes in this library\. Close it there") as refused:
        Library.open(shelf)
    assert refused.value.pid == 0
