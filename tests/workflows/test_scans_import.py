"""Scans on the way into the library: recognised by a child of the worker, within limits, and ended with the import."""

import io
import json
import os
import re
import threading
import time
from pathlib import Path

import pytest

from clipper.cli.main import main
from clipper.model.intake import Ocr
from clipper.pages.ocr_engine import COMMAND, Engine
from clipper.progress import Cancelled, Progress
from clipper.store.library import Library
from clipper.workflows import import_files, workers
from clipper.workflows.page_words import remembered
from tests.scans import BYLINE, HEADLINE, LEFT, RIGHT, as_bytes, cutting, error_rate, ocr_engine

__all__ = ["ocr_engine"]


def test_a_scan_is_filed_with_its_words(ocr_engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cutting.png").write_bytes(as_bytes(cutting(2, 150)))
    shelf = str(tmp_path / "Press.clipper")
    assert main(["new", shelf]) == 0
    assert (
        main(["import", shelf, str(tmp_path / "cutting.png"), "--ocr-language", "tlh", "--workers", "1", "--json"]) == 0
    )
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["status"] == "filed"
    if ocr_engine.data:
        assert "no data for the language “tlh”" in told["warnings"][0]
    assert main(["show", shelf, str(told["ids"][0]), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["headline"] == HEADLINE and shown["media_type"] == "scan"
    assert error_rate(shown["text"], " ".join((*LEFT, *RIGHT))) <= 0.03
    # its page need not be read once more: not for the page view, not to be cut
    with Library.open(Path(shelf), write=False) as library:
        original = library.clippings.one(told["ids"][0]).draft.original
        assert original
        page = remembered(library, original.sha256, 0)
    assert page and page.recognised and error_rate(page.text, " ".join((HEADLINE, BYLINE, *LEFT, *RIGHT))) <= 0.03


def test_a_worker_starts_the_recogniser_and_nothing_else() -> None:
    workers._refuse_outward("subprocess.Popen", (COMMAND[0], list(COMMAND), None, None))
    for command in (["tesseract"], [*COMMAND, "more"], list(COMMAND[:-1]), [COMMAND[0], "-c", "pass"]):
        with pytest.raises(PermissionError):
            workers._refuse_outward("subprocess.Popen", (command[0], command, None, None))


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are looked up in /proc")
def test_a_stopped_import_ends_the_recogniser_within_half_a_second(ocr_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(as_bytes(cutting(2, 300).resize((5000, 4000))))
    progress, stopped = Progress(), []

    def stop() -> None:
        until = time.monotonic() + 20
        while not _recognisers() and time.monotonic() < until:
            time.sleep(0.02)
        stopped.extend((time.monotonic(), _recognisers()))
        progress.cancel()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Cancelled):
        list(import_files.read(import_files.collect([tmp_path / "page.png"]), progress, workers=1))
    stopper.join()
    since, family = stopped
    assert family
    while any(map(_lives, family)) and time.monotonic() - since < 5:
        time.sleep(0.02)
    took = time.monotonic() - since
    print(f"ended after {took:.2f} s")
    assert took < 1.0


def _recognisers() -> list[int]:
    """Recognising processes below this one, and what they started."""
    below = _below(os.getpid())
    return [pid for pid in below if b"ocr_child" in _command(pid) or b"tesseract" in _command(pid)]


def _below(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(one) for one in task.read_text().split()]
        except OSError:
            continue
        found += children + [one for child in children for one in _below(child)]
    return found


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Heard(Progress):
    """What a display of the job is told, each label once."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: list[str] = []

    def step(self, done: int, total: int | None = None, label: str = "") -> None:
        super().step(done, total, label)
        if label not in self.labels:
            self.labels.append(label)


def test_a_scan_of_several_pages_says_which_one_is_read(ocr_engine: Engine) -> None:
    out, page = io.BytesIO(), cutting(1, 100)
    page = page.crop((0, 0, page.width, page.height // 4))
    page.save(out, "TIFF", save_all=True, append_images=[page])
    heard = Heard()
    given = [import_files.data_input(out.getvalue(), "fax.tif", "image/tiff")]
    (reading,) = import_files.read(given, heard, workers=1, ocr=Ocr("eng"))
    assert reading.drafts and heard.labels[0] == "fax.tif"
    assert any(re.fullmatch(r"fax\.tif · page [12] of 2", one) for one in heard.labels), heard.labels
