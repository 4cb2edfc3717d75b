"""An export that is killed, or finds the disk full, leaves the file that was there, or the new one whole."""

import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from press import issue

from clipper.errors import ClipperError
from clipper.exporters import registry
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import load

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="There is no fork on Windows, so no export is killed here."
)
ENDINGS = (".pdf", ".docx", ".html", ".eml", ".md", ".csv")
OLD = b"what was handed out yesterday" * 1000
KILLS = 50


@cache
def written(suffix: str, folder: Path) -> tuple[bytes, float]:
    """The whole export, and how long it takes once everything is loaded."""
    path = folder / f"whole{suffix}"
    export(path)
    begun = time.monotonic()
    export(path)
    return path.read_bytes(), time.monotonic() - begun


def export(path: Path) -> None:
    registry.exporter_for(path).write(issue(), load("clippings"), path)


def in_child(path: Path, limit: int | None = None) -> int:
    """Export in a process of its own, which may write no file longer than `limit` bytes; its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        export(path)
        code = 0
    except ClipperError:
        code = 3
    finally:
        os._exit(code)


def wait_until(stands: Callable[[], bool]) -> None:
    """Wait for a minute at most."""
    deadline = time.monotonic() + 60
    while not stands() and time.monotonic() < deadline:
        time.sleep(0.0005)


def test_fifty_kills_damage_no_file(tmp_path: Path) -> None:
    dice, ends = random.Random(11), {"old": 0, "new": 0}
    for number in range(KILLS):
        suffix = ENDINGS[number % len(ENDINGS)]
        whole, seconds = written(suffix, tmp_path)
        path = tmp_path / f"brief{suffix}"
        path.write_bytes(OLD)
        child = in_child(path)
        if number < KILLS - 2 * len(ENDINGS):
            time.sleep(dice.random() ** 2 * seconds * 1.3)
        else:
            # however busy the machine is, some are killed the moment the new file stands
            wait_until(lambda path=path: path.stat().st_size != len(OLD))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = path.read_bytes()
        assert found in (OLD, whole), f"kill {number} left a damaged {suffix}"
        ends["old" if found == OLD else "new"] += 1
    # kills that all come too late or too early would prove nothing
    assert ends["old"] >= 10
    assert ends["new"] >= 6


def test_the_next_export_to_a_folder_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    def leave() -> None:
        with whole_or_not_at_all(tmp_path / "brief.md") as fresh:
            fresh.write_bytes(OLD)
            os._exit(9)

    child = os.fork()
    if not child:
        leave()
    os.waitpid(child, 0)
    left = [one.name for one in tmp_path.iterdir()]
    assert len(left) == 1 and left[0].endswith(".part")
    machine, number, rest = left[0].removeprefix(".clipper-").split("-")
    others = [f".clipper-{machine}-{os.getpid()}-{rest}", f".clipper-another-{number}-{rest}", "mine.part"]
    for name in others:
        (tmp_path / name).write_bytes(b"")
    export(tmp_path / "brief.md")
    # what a living process writes, what another machine does, and what is not ours stay
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*others, "brief.md"])


@pytest.mark.parametrize("suffix", ENDINGS)
def test_a_full_disk_leaves_the_old_file_and_says_so(suffix: str, tmp_path: Path) -> None:
    whole, _seconds = written(suffix, tmp_path)
    path = tmp_path / "out" / f"brief{suffix}"
    path.parent.mkdir()
    path.write_bytes(OLD)
    _child, status = os.waitpid(in_child(path, limit=len(whole) // 2), 0)
    assert os.waitstatus_to_exitcode(status) == 3
    assert path.read_bytes() == OLD
    assert [one.name for one in path.parent.iterdir()] == [path.name]
