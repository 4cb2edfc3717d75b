"""Check before print on the command line: what stands against an issue, and the exit code that says whether anything does."""

import json
from collections.abc import Callable
from pathlib import Path

from clipper.model.body import Body, paragraph
from clipper.model.briefing import Office
from clipper.model.clipping import Draft, Published
from clipper.model.rights import Licence
from clipper.store.library import Library


def test_an_issue_is_checked(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "Test.clipper"
    with Library.create(path) as library:
        library.set_office(Office(name="Press Office"))
        text = Body((paragraph("“We are closer than we were,” said the envoy on Tuesday."),))
        draft = Draft("Envoy sees progress", text, outlet="Post", language="en", published=Published("", "2026-11-24"))
        (clipping,) = library.file([draft])
        briefing = library.briefings.new("Brief", number=7)
        (entry,) = library.briefings.add_entries(briefing, [clipping.id], section="Trade")
        library.rights.set_recipients("Cabinet", 40)
        (cabinet,) = library.rights.recipients()
        library.rights.set_licence(library.outlets.all()[0].id, cabinet.id, Licence(copies=20))
    assert run("briefing", path, "check", 7) == (0, "", "")
    assert run("briefing", path, "check", 7, "--for", "cabinet")[:2][0] == 1
    code, _out, err = run("briefing", path, "check", 7, "--for", "Nobody")
    assert code == 2 and "“Cabinet”" in err
    with Library.open(path) as library:
        library.briefings.change_entry(entry, commentary="He said “we are nearer than we were”.")
    code, out, err = run("briefing", path, "check", "Brief", "--json")
    told = json.loads(out)
    assert (code, err, told["kind"], told["entry"], told["note"]) == (1, "", "not_verbatim", entry, False)
    assert "“We are closer than we were”" in told["detail"]
    assert run("briefing", path, "check", 7)[1].startswith("not_verbatim\tThe comment of “Envoy sees progress”")
    code, _out, err = run("briefing", path, "check", 7, "--accept", "we are nearest")
    assert code == 2 and "we are nearest" in err
    assert told["quotation"] == "we are nearer than we were"
    assert run("briefing", path, "check", 7, "--accept", "we are  nearer than we were") == (0, "", "")


def test_what_is_only_worth_knowing_is_no_failure(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "Test.clipper"
    with Library.create(path) as library:
        library.set_office(Office(name="Press Office"))
        draft = Draft(
            "A", Body((paragraph("Text."),)), outlet="Post", language="en", published=Published("", "2026-11-24")
        )
        (clipping,) = library.file([draft])
        briefing = library.briefings.new("Brief", number=7)
        library.briefings.change(briefing, language="qz")
        (entry,) = library.briefings.add_entries(briefing, [clipping.id], section="Trade")
        library.briefings.change_entry(entry, commentary="Ours.")
    code, out, _err = run("briefing", path, "check", 7)
    assert code == 0 and out.startswith("no_dictionary\t")
    assert run("briefing", path, "check", 8)[0] == 2
