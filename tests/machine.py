"""What this machine lacks, each in one sentence; where nothing may be skipped (CLIPPER_NO_SKIP=1) that is a failure."""

import os
from functools import cache

import pytest


@cache
def missing_qt() -> str:
    """Why no window can be made here; empty where one can."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as problem:
        return f"Qt finds no system library of its own here ({problem}), so the window is not checked."
    return ""


def skip(sentence: str) -> None:
    """Leave out what cannot be checked, or fail where nothing may be left out."""
    if os.environ.get("CLIPPER_NO_SKIP") == "1":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence, allow_module_level=True)
