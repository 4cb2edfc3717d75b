"""Malformed pages, attacks and naughty strings in the reader: no crash, nothing fetched, no local file read, no long hold.

A sample always; every case: `CLIPPER_EVERY_CASE=1 uv run pytest -n0 tests/ui/test_corpora_reader.py`.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from holding import SECONDS, held_longest
from pytestqt.qtbot import QtBot
from reading import reading

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.body import Body, paragraph, tidy
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from clipper.store.library import Library

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
EVERY = os.environ.get("CLIPPER_EVERY_CASE") == "1"
OUTWARD = ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen")
LOCAL = ("/etc/", "/proc/self/environ", "C:")


def sources() -> Iterator[Source]:
    """Every file of the two folders, every case in those that hold many, and every string as a page."""
    for folder in ("html-cases", "xml-html"):
        for path in sorted((CORPORA / folder).iterdir()):
            data = path.read_bytes()
            yield Source(path.name, data)
            if path.suffix == ".dat":
                cases = re.findall(rb"#data\n(.*?)\n#errors", data, re.DOTALL)
                yield from (Source(f"{path.stem}-{n}.html", case) for n, case in enumerate(cases))
            if path.name == "test__test-suite.js":
                attacks = re.findall(rb"""['"](<.{8,}?>)['"]""", data)
                yield from (Source(f"attack-{n}.html", one) for n, one in enumerate(attacks))
    for n, text in enumerate(json.loads((CORPORA / "strings" / "naughty-strings.json").read_text(encoding="utf-8"))):
        yield Source(f"string-{n}.html", f"<h1>{text}</h1><p>{text}</p><p>{text * 20}</p>".encode("utf-8", "replace"))


def strings() -> list[str]:
    """The strings as they are, without any page around them."""
    found = json.loads((CORPORA / "strings" / "naughty-strings.json").read_text(encoding="utf-8"))
    return found if EVERY else found[::20]


def drafts() -> list[Draft]:
    """What the importers make of them, and each string as a headline, deck, byline and text."""
    made: list[Draft] = []
    every = list(sources())
    for source in every if EVERY else every[::150]:
        try:
            made += registry.read(source)
        except Rejected:
            continue
    for text in strings():
        line = " ".join(tidy(text).split())
        body = Body((paragraph(line),)) if line else Body()
        made.append(Draft(line, body, deck=line, byline=line, outlet=line, dateline=line, url=line, kicker=line))
    return made


class Outside:
    """Notes every reach out of the program while `on`; an audit hook stays for ever, so it looks whether it is meant."""

    def __init__(self) -> None:
        self.on = False
        self.reached: list[tuple[str, str]] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple) -> None:
        if self.on and (event in OUTWARD or (event == "open" and str(arguments[0]).startswith(LOCAL))):
            self.reached.append((event, str(arguments[:2])))


@pytest.fixture(scope="module")
def outside() -> Outside:
    return Outside()


def test_every_odd_page_and_string_is_shown_and_reaches_nothing(qtbot: QtBot, tmp_path: Path, outside: Outside) -> None:
    found = drafts()
    assert len(found) > (1_500 if EVERY else 25)
    with reading(qtbot, tmp_path) as room:
        room.settle()
        path = room.desk.library.path

        def file(library: Library) -> list[int]:
            assert library.path == path
            groups = (found[at : at + 100] for at in range(0, len(found), 100))
            return [one.id for group in groups for one in library.file(group, anyway=True)]

        filed: list[int] = []
        room.desk.jobs.change("", file, filed.extend)
        qtbot.waitUntil(lambda: bool(filed), timeout=60_000)
        room.settle()
        outside.reached.clear()
        outside.on = True
        slow = {}
        try:
            for id in filed:
                held = held_longest(room, id)
                if held > SECONDS:
                    slow[id] = round(held, 3)
        finally:
            outside.on = False
        assert outside.reached == []
        assert slow == {}
