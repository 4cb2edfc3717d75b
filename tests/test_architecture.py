"""The floor plan of Clipper, as a table that fails when somebody builds a wrong door."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "clipper"
GROUND = {"errors", "progress", "settings", "paths", "i18n", "limits"}
ROOMS = {"model", "pages", "importers", "store", "annotate", "curate", "exporters"}
MAY_IMPORT = {
    "model": set(),
    "pages": {"model"},
    "importers": {"model", "pages"},
    "store": {"model"},
    "annotate": {"model"},
    "curate": {"model"},
    "exporters": {"model", "pages"},
    "workflows": ROOMS,
    "ui": ROOMS | {"workflows"},
    "app": ROOMS | {"workflows", "ui"},
    "cli": ROOMS | {"workflows"},
}
ONLY_IN = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "pypdfium2": {"pages", "importers"},
    "pikepdf": {"pages"},
    "tesserocr": {"pages"},
    "rapidocr": {"pages"},
    "lxml": {"importers", "exporters"},
    "trafilatura": {"importers"},
    "readability": {"importers"},
    "bibtexparser": {"importers"},
    "protego": {"workflows"},
    "mammoth": {"importers"},
    "olefile": {"importers"},
    "htmldate": {"importers"},
    "dateparser": {"importers"},
    "cchardet": {"importers"},
    "py3langid": {"importers"},
    "warcio": {"importers"},
    "brotli": {"importers"},
    "email": {"importers", "exporters"},
    "docx": {"importers", "exporters"},
    "reportlab": {"exporters"},
    "uharfbuzz": {"exporters"},
    "pyphen": {"exporters"},
    "bidi": {"exporters"},
    "httpcore2": {"workflows"},
    "httpx2": {"workflows"},
    "hunspell": {"workflows"},
    "pebble": {"workflows"},
    "multiprocessing": {"workflows"},
    "click": {"cli"},
    "rich": {"cli"},
}
ONLY_FILE = {"httpx2": "workflows/capture.py"}
"""Third parties that only one file of their room may know."""
CATCHES_ALL = {"workflows/import_files.py", "ui/jobs.py", "ui/notices.py"}
FILES = sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    """The top-level room a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module name a file imports, wherever the statement stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the room; write clipper.<room>"
            yield from [f"clipper.{a.name}" for a in node.names] if node.module == "clipper" else [node.module or ""]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_keeps_the_house_rules(path: Path) -> None:
    tree, here, name = ast.parse(path.read_text(encoding="utf-8")), room(path), path.relative_to(ROOT).as_posix()
    doc = ast.get_docstring(tree)
    assert doc and doc.split("\n\n")[0].rstrip().endswith("."), "say in one sentence what this file is for"
    for module in imports(tree):
        assert module != "dataclasses", "records are Structs of msgspec"
        first, _, rest = module.partition(".")
        there = rest.split(".")[0] if first == "clipper" else ""
        if there and there not in {here} | GROUND:
            assert there in MAY_IMPORT.get(here, set()), f"{here} may not import {there}"
        if first in ONLY_IN:
            assert here in ONLY_IN[first], f"{first} belongs in {ONLY_IN[first]}, not in {here}"
        if first in ONLY_FILE:
            assert name == ONLY_FILE[first], f"{first} belongs in {ONLY_FILE[first]} alone"
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type
            everything = caught is None or (
                isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
            )
            last = node.body[-1]
            passes_on = isinstance(last, ast.Raise) and last.exc is None
            assert not everything or passes_on or name in CATCHES_ALL, (
                f"line {node.lineno}: only the three doors catch everything"
            )


@pytest.mark.parametrize(
    "folder", sorted(p for p in ROOT.iterdir() if p.is_dir() and p.name != "__pycache__"), ids=lambda p: p.name
)
def test_a_room_says_its_law_and_imports_nothing(folder: Path) -> None:
    if not any(folder.glob("*.py")):
        return
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    assert len(tree.body) == 1 and ast.get_docstring(tree), (
        f"{folder.name}/__init__.py holds one docstring and nothing else"
    )


def test_no_room_for_odds_and_ends() -> None:
    names = {path.stem for path in FILES}
    assert not names & {"utils", "util", "helpers", "common", "manager", "misc"}


def test_widgets_know_no_pane() -> None:
    panes = {path.name for path in (ROOT / "ui").iterdir() if path.is_dir()} - {"widgets"}
    wrong = [
        f"{path.name}: {module}"
        for path in (ROOT / "ui" / "widgets").glob("*.py")
        for module in imports(ast.parse(path.read_text(encoding="utf-8")))
        if module.startswith("clipper.ui.") and module.split(".")[2] in panes
    ]
    assert wrong == []


def test_sql_stands_in_the_store_alone() -> None:
    sql = re.compile(r"""["'](?:SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE TABLE|BEGIN)\s""")
    wrong = [
        p.relative_to(ROOT).as_posix()
        for p in FILES
        if room(p) != "store" and sql.search(p.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = {line.split("==")[0].lower() for line in project["tool"]["uv"]["constraint-dependencies"]}
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    assert {re.split(r"[<>=; ]", line)[0].lower() for line in asked} <= pinned
