"""How fast whole imports are against the yardsticks: processes from start to end, alternating, medians, ratios only."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import CORPORA

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BESIDE = ROOT.parent / "shared" / "yardsticks"
YARDSTICKS = BESIDE if BESIDE.is_dir() else HERE / "yardsticks"
RUNS = 3
TEXTS = 10_000


def seconds(*words: object) -> float:
    """How long a Python program takes as a process; it must end well, or with inputs that it refused."""
    start = time.perf_counter()
    env = os.environ | {"PYTHONPATH": f"{YARDSTICKS}"}
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, env=env, cwd=YARDSTICKS)
    took = time.perf_counter() - start
    assert done.returncode in {0, 1} and "Traceback" not in done.stderr, done.stderr[-2000:]
    return took


def imported(tmp_path: Path, folder: Path, workers: int) -> float:
    """How long `clipper import` takes for a folder, filed in a library of its own."""
    shelf = tmp_path / f"{time.monotonic_ns()}.clipper"
    seconds(ROOT / "main.py", "new", shelf)
    took = seconds(ROOT / "main.py", "import", shelf, folder, "--workers", workers, "--json")
    shutil.rmtree(shelf)
    return took


def alternated(ours: Callable[[], float], theirs: Callable[[], float]) -> tuple[float, float]:
    """The medians of alternating runs."""
    pairs = [(ours(), theirs()) for _run in range(RUNS)]
    mine, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    return mine, floor


@pytest.mark.parametrize(("workers", "least"), [(1, 0.55), (2, 1.0)])
def test_saved_news_pages(record_property, tmp_path: Path, workers: int, least: float) -> None:
    """Pages per second, filing and originals included, against trafilatura alone in one process."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for path in sorted((CORPORA / "news-pages").glob("*.html")):
        shutil.copy(path, pages / path.name)
    mine, floor = alternated(
        lambda: imported(tmp_path, pages, workers), lambda: seconds(YARDSTICKS / "extract_loop.py", pages)
    )
    what = f"{len(list(pages.iterdir()))} news pages, {workers} worker{'s' * (workers > 1)}: time"
    record_property("ratio", (what, mine / floor, 1 / least, mine, floor))
    assert floor / mine >= least, f"{floor / mine:.2f} pages for each of theirs, {least} asked"


def test_ten_thousand_wire_texts(record_property, tmp_path: Path) -> None:
    """Wire-like texts with two workers against writing and indexing them alone."""
    texts = tmp_path / "texts"
    seconds(YARDSTICKS / "articles.py", TEXTS, "--out", texts)
    mine, floor = alternated(
        lambda: imported(tmp_path, texts, 2),
        lambda: seconds(YARDSTICKS / "file_texts.py", TEXTS, tmp_path / f"floor{time.monotonic_ns()}"),
    )
    record_property("ratio", (f"{TEXTS:,} wire texts, 2 workers: time", mine / floor, 5.0, mine, floor))
    assert mine / floor <= 5.0, f"{mine / floor:.2f}"
