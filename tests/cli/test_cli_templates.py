"""Templates on the command line: kept from a file, listed, and made into an issue."""

import json
from collections.abc import Callable
from pathlib import Path

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.store.library import Library

TEMPLATE = """
name = "Morning"
title = "Morning brief"
next_number = 214
panel = ["Post"]

[[section]]
title = "Trade"
query = "tariff"
rendition = "full"

[[section]]
title = "Ports"
query = "harbour"
"""


def test_a_template_becomes_an_issue(run: Callable, tmp_path: Path) -> None:
    path, file = tmp_path / "Test.clipper", tmp_path / "morning.toml"
    file.write_text(TEMPLATE, encoding="utf-8")
    with Library.create(path) as library:
        drafts = [Draft("A", Body((paragraph("The tariff."),)), outlet="Post"), Draft("B", Body((paragraph("Else."),)))]
        ids = [one.id for one in library.file(drafts)]
    assert run("template", path, "keep", file)[:2] == (0, "Morning\n")
    assert run("template", path, "keep", file)[:2] == (0, "Morning\n")
    assert run("template", path, "list")[1] == "Morning\n"
    code, out, _err = run("template", path, "issue", "morning", "--json")
    told = json.loads(out)
    assert (code, told["briefing"], told["title"], told["entries"]) == (0, 214, "Morning brief", 1)
    assert told["pending"] == [ids[1]]


def test_what_is_wrong_with_a_file_is_said(run: Callable, tmp_path: Path) -> None:
    path, file = tmp_path / "Test.clipper", tmp_path / "morning.toml"
    Library.create(path).close()
    for text in (
        "name = ",
        "title = 'no name'",
        "name = 'x'\nsomething = 1",
        "name='x'\n[[section]]\ntitle='y'\norder='z'",
    ):
        file.write_text(text, encoding="utf-8")
        code, out, err = run("template", path, "keep", file)
        assert (code, out) == (2, "") and "is no template" in err, (text, err)
    code, _out, err = run("template", path, "issue", "Evening")
    assert code == 2 and "no template “Evening”" in err
