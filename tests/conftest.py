"""What every test may ask for: an empty library, the sample files, and system programs that may be missing."""

import gc
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from machine import missing_qt, skip

# how long an example takes is the machine's business: three tests run at a time
settings.register_profile("suite", max_examples=40, deadline=None)
settings.load_profile("suite")

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Qt's own screen there is 800 pixels wide, which is less than the window's least width
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

ROOT = Path(__file__).resolve().parent.parent
# hundreds of processes are begun by the tests: each would compile the whole program again where Python may keep nothing
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
SAMPLES = ROOT / "resources" / "samples"
CORPORA = ROOT.parent / "shared" / "corpora"

# the plugin for windows cannot even be loaded without Qt's system libraries, so it is not left to load itself
os.environ["PYTEST_QT_API"] = "pyside6"
pytest_plugins = [] if missing_qt() else ["pytestqt.plugin"]

collect_ignore_glob = (
    [] if CORPORA.is_dir() else ["test_corpora*.py", "*/test_corpora*.py", "*/test_news_pages.py", "reference/*.py"]
)
"""Real input that is kept beside the project; where it is not, its tests do not exist."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator:
    """An empty library, closed at the end."""
    from clipper.store.library import Library

    with Library.create(tmp_path / "Test.clipper") as made:
        yield made


@pytest.fixture
def program():
    """Ask for a system program by name: its path, or a skip in one sentence (a failure where nothing may be skipped)."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            skip(f"{name} is not installed, so this is not checked here.")
        return found

    return find


def pytest_collection_finish() -> None:
    """Leave what was collected out of the tidying of memory: it stays to the end, and thousands of tests are looked through long."""
    gc.freeze()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a test by the beginning of a long value: names go from process to process and into the environment."""
    return ascii(val[:40])[1:-1] if isinstance(val, str) and len(val) > 100 else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where nothing may be skipped, a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("CLIPPER_NO_SKIP") == "1" and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped where nothing may be skipped: {report.longrepr}"
    return report


class WithoutQt(pytest.Module):
    """A file of tests that cannot be imported here: it is left out in one sentence."""

    def collect(self) -> list:
        """No test, but the sentence."""
        skip(missing_qt())
        return []


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Tests of the window are left out where none can be made."""
    if missing_qt() and module_path.parent.name == "ui":
        return WithoutQt.from_parent(parent, path=module_path)
    return None


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The benchmarks are a command of their own: they run only where they are named."""
    if collection_path.name == "benchmarks" and not any("benchmarks" in str(arg) for arg in config.args):
        return True
    return None
