"""Rights on the command line: lists, licences, the ledger as a declaration, and where a printed code leads."""

import csv
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from clipper.model.body import Body, paragraph
from clipper.model.briefing import Rendition
from clipper.model.clipping import Draft, Original
from clipper.model.production import PrintedItem, Production
from clipper.model.rights import LedgerLine, Reach
from clipper.store.library import Library

NOON = 1_795_521_600
"""24 November 2026, 12:00 UTC; a day on either side is far enough from midnight in every zone."""
DAY = 86_400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of two clippings, one with its file."""
    path = tmp_path / "Test.clipper"
    with Library.create(path) as library:
        draft = Draft(
            "Ports brace",
            Body((paragraph("Ports."),)),
            outlet="The Harbour Post",
            original=Original("ports.txt", "text/plain", sha256(b"Ports.").hexdigest(), 6, b"Ports."),
        )
        library.file([draft, Draft("Else", Body((paragraph("Else."),)), outlet="Capital Observer")])
    return path


def objects(told: tuple[int, str, str]) -> list[dict]:
    assert told[0] == 0, told[2]
    return [json.loads(line) for line in told[1].splitlines()]


def test_lists_are_made_changed_and_removed(run: Callable, path: Path) -> None:
    assert run("rights", path, "recipients", "add", "Cabinet", "--readers", 240)[:2] == (0, "Cabinet\n")
    run("rights", path, "recipients", "add", "Minister", "--readers", 1)
    assert run("rights", path, "recipients", "add", "cabinet", "--readers", 12)[0] == 0
    assert objects(run("rights", path, "recipients", "list", "--json")) == [
        {"recipients": "cabinet", "readers": 12},
        {"recipients": "Minister", "readers": 1},
    ]
    assert run("rights", path, "recipients", "remove", "CABINET")[:2] == (0, "cabinet\n")
    code, out, err = run("rights", path, "recipients", "remove", "Cabinet")
    assert (code, out) == (2, "") and "no list “Cabinet”" in err
    assert run("rights", path, "recipients", "list")[1] == "Minister\t1\n"


def test_licences_are_typed_in_said_in_words_and_taken_away(run: Callable, path: Path) -> None:
    run("rights", path, "recipients", "add", "Cabinet", "--readers", 240)
    words = ("--as", "excerpt", "--excerpt-words", 60, "--days", 30, "--mention", "author", "--mention", "outlet")
    told = run("rights", path, "licence", "set", "--outlet", "capital observer", "--for", "cabinet", *words)
    assert told[:2] == (0, "Capital Observer\tExcerpts up to 60 words, 30 days, for Cabinet, naming outlet, author\n")
    run("rights", path, "licence", "set", "--as", "link")
    said = run("rights", path, "licence", "list")
    assert said[1].splitlines()[1] == "Every outlet\tHeadline and link alone, for all lists"
    assert "no legal advice" in said[2]
    first, second = objects(run("rights", path, "licence", "list", "--json"))
    assert first == {
        "outlet": "Capital Observer", "recipients": "Cabinet", "as": "excerpt", "days": 30, "excerpt_words": 60,
        "copies": None, "mentions": ["outlet", "author"], "notice": None,
        "words": "Excerpts up to 60 words, 30 days, for Cabinet, naming outlet, author",
    }  # fmt: skip
    assert (second["outlet"], second["recipients"], second["as"]) == (None, None, "link")
    assert run("rights", path, "licence", "remove")[0] == 0
    code, _out, err = run("rights", path, "licence", "remove")
    assert code == 2 and "no licence of every outlet for all lists" in err
    assert len(objects(run("rights", path, "licence", "list", "--json"))) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--outlet", "Nowhere", "--as", "link"), "no outlet “Nowhere”"),
        (("--for", "Nobody", "--as", "link"), "no list “Nobody”"),
        (("--as", "whole"), "--as"),
        (("--as", "link", "--days", "-1"), "--days"),
    ],
)
def test_what_cannot_be_a_licence_is_said_and_nothing_changed(
    run: Callable, path: Path, words: tuple, said: str
) -> None:
    code, out, err = run("rights", path, "licence", "set", *words)
    assert (code, out) == (2, "") and said in err
    assert run("rights", path, "licence", "list")[1] == ""


def handed_out(path: Path) -> tuple[int, str]:
    """Two productions a day apart, of the clipping with a file; its id and the SHA-256 of that file."""
    with Library.open(path) as library:
        clipping = next(one for one in library.clippings.many([1, 2]).values() if one.draft.original)
        assert clipping.draft.original is not None
        sha = clipping.draft.original.sha256
        item = PrintedItem(
            "1124-01",
            clipping.id,
            clipping.uid,
            None,
            "Trade",
            "=Ports brace",
            "The Harbour Post",
            Rendition.FULL,
            3,
            "f",
            sha,
        )
        for edition in (1, 2):
            produced = NOON + (edition - 1) * DAY
            line = LedgerLine(
                "u", "Morning brief", 214, produced, "Cabinet", 240, item.code, item.uid, item.headline, item.outlet,
                "Ida Roe", "2026-11-24", item.rendition, 812, 240, Reach.FULL,
            )  # fmt: skip
            made = Production(
                0, 7, edition, produced, "Mara", "Morning brief", 214, "2026-11-24", ("brief.pdf",), (item,)
            )
            library.productions.record(made, "u", [line])
        return clipping.id, sha


def test_the_ledger_is_a_declaration_for_a_stretch_of_days(run: Callable, path: Path, tmp_path: Path) -> None:
    handed_out(path)
    first, second = objects(run("rights", path, "ledger", "--json"))
    assert (first["produced"], first["recipients"], first["copies"]) == ("2026-11-24T12:00:00Z", "Cabinet", 240)
    assert objects(run("rights", path, "ledger", "--from", "2026-11-25", "--json")) == [second]
    assert objects(run("rights", path, "ledger", "--to", "2026-11-24", "--json")) == [first]
    file = tmp_path / "declaration.csv"
    code, out, err = run("rights", path, "ledger", "--csv", file)
    assert (code, out, err) == (0, f"{file}\n", "2 lines, 480 copies.\n")
    with file.open(encoding="utf-8-sig", newline="") as read:
        rows = list(csv.DictReader(read))
    assert [(row["headline"], row["author"], row["recipients"], row["copies"]) for row in rows] == [
        ("'=Ports brace", "Ida Roe", "Cabinet", "240")
    ] * 2
    code, _out, err = run("rights", path, "ledger", "--csv", tmp_path / "nowhere" / "x.csv")
    assert code == 2 and "could not be written" in err


def test_a_printed_code_leads_to_clipping_file_and_production(run: Callable, path: Path) -> None:
    clipping, sha = handed_out(path)
    newest, oldest = objects(run("rights", path, "trace", " 1124-01", "--json"))
    assert (newest["edition"], oldest["edition"], oldest["by"], oldest["files"]) == (2, 1, "Mara", ["brief.pdf"])
    assert (newest["clipping"], newest["page"], newest["source"]["name"]) == (clipping, 3, "ports.txt")
    assert newest["source"]["sha256"] == sha and Path(newest["source"]["path"]).read_bytes() == b"Ports."
    assert "Morning brief 214, edition 2" in run("rights", path, "trace", "1124-01")[1]
    code, out, err = run("rights", path, "trace", "1124-99")
    assert (code, out) == (1, "") and "1124-99" in err
