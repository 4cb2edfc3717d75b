"""Opening an article of 10,000 words with 200 marks, against the same HTML in a bare QTextBrowser."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def test_opening_a_long_article_with_its_marks(record_property) -> None:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent.parent)}
    done = subprocess.run(
        [sys.executable, str(HERE / "reader_opening.py"), "15"], capture_output=True, text=True, env=env, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    measured = json.loads(done.stdout.splitlines()[-1])
    first, whole = measured["first"], measured["whole"]
    record_property(
        "ratio", ("10,000 words, 200 marks, painted", first, 2.0, measured["reader_first"], measured["browser_first"])
    )
    record_property(
        "ratio",
        ("the same until the last line stands", whole, 2.0, measured["reader_whole"], measured["browser_whole"]),
    )
    assert first <= 2.0 and whole <= 2.0, f"painted {first:.2f}, whole {whole:.2f}"
