"""All real input in one call of the command line: every input ends with an outcome, and no call ends in a traceback."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.conftest import CORPORA, ROOT

FOLDERS = ("news-pages", "wire", "docx", "mail")
PDFS = 50


def test_all_in_one_call(tmp_path: Path) -> None:
    shelf = tmp_path / "Press.clipper"
    sources = [CORPORA / name for name in FOLDERS] + sorted((CORPORA / "pdf").glob("*.pdf"))[:PDFS]

    def clipper(*words: object) -> subprocess.CompletedProcess:
        whole = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
        return subprocess.run(whole, capture_output=True, text=True, encoding="utf-8", timeout=600)

    clipper("new", shelf)
    run = clipper("import", shelf, *sources, "--json")
    told = [json.loads(line) for line in run.stdout.splitlines()]
    below = [p for s in sources for p in (sorted(p for p in s.rglob("*") if p.is_file()) if s.is_dir() else [s])]
    assert [one["source"] for one in told] == [str(path) for path in below]
    counts: dict[str, Counter[str]] = {}
    for one in told:
        path = Path(one["source"])
        counts.setdefault(path.parent.name + path.suffix, Counter())[one["status"]] += 1
        assert (one["status"] == "filed") == (one["reason"] is None), one
        assert one["reason"] is None or re.fullmatch(r"[A-Z“].*\.", one["reason"]), one
        assert bool(one["ids"]) == (one["status"] != "rejected"), one
    assert "Traceback" not in run.stderr and run.returncode == 1
    read = {name: count["filed"] + count["duplicate"] for name, count in counts.items()}
    assert (read["news-pages.html"], read["wire.txt"]) == (60, 288), counts
    assert counts["news-pages.json"] == counts["wire.json"] == Counter(rejected=1)
    assert counts["mail.msg"] == Counter(filed=7), counts
