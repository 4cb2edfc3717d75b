"""The Qt binding keeps its references: one that loses a reference to None a call aborts after some thousands of them."""

import os
import subprocess
import sys

CALLS = 100_000
PROGRAM = f"""
from PySide6.QtWidgets import QApplication
app = QApplication([])
for _ in range({CALLS}):
    app.processEvents()
print("alive")
"""


def test_a_hundred_thousand_calls_that_return_none_survive() -> None:
    """PySide6 6.12.0 on Python 3.11 aborts here after about 5,200 calls ("deallocating None")."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "alive"), ended.stderr[-2000:]
