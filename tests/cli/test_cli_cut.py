"""Cutting out on the command line: the blocks that are found, and regions filed and changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Original
from clipper.store.library import Library
from tests.newspaper_page import HEADLINE, PARAGRAPHS, newspaper


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a newspaper and a text."""
    path = tmp_path / "Test.clipper"
    page = Draft(
        "Gazette", Body((paragraph("All."),)), original=Original("np.pdf", "application/pdf", data=newspaper().data)
    )
    text = Draft("Else", Body((paragraph("Else."),)), original=Original("a.txt", "text/plain", data=b"Else."))
    with Library.create(path) as library:
        library.file([page, text])
    return path


def test_the_blocks_found_are_filed_as_a_cutting_and_cut_again(run: Callable, path: Path, tmp_path: Path) -> None:
    code, out, _err = run("cut", path, 1, "--blocks", "--page", 0, "--page", 1, "--json")
    assert code == 0
    blocks = [json.loads(line) for line in out.splitlines()]
    mine = [b for b in blocks if b["role"] not in {"masthead", "folio"} and (b["page"] or b["y"] < 0.53)]
    regions = tmp_path / "regions.json"
    regions.write_text(json.dumps(mine), encoding="utf-8")
    code, out, err = run("cut", path, 1, "--regions", regions, "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["clipping"], told["headline"], told["photos"], told["front"], told["jump"]) == (
        3,
        HEADLINE,
        1,
        True,
        None,
    )
    assert told["fold"] == "above"
    assert told["share"] == pytest.approx(0.31, abs=0.04)
    shown = json.loads(run("show", path, 3, "--json")[1])
    assert shown["text"] == "\n".join(PARAGRAPHS)
    regions.write_text(json.dumps([b for b in mine if b["page"] == 0]), encoding="utf-8")
    code, out, err = run("cut", path, 3, "--again", "--regions", regions)
    assert (code, out) == (0, "3\n")
    assert "page 7" in err
    assert json.loads(run("show", path, 3, "--json")[1])["text"] in "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("nothing", "not JSON"),
        ("[]", "no list of regions"),
        ('[{"page": 0, "x": 0.1}]', "not complete"),
        ('[{"page": 0, "x": 0.9, "y": 0.1, "width": 0.5, "height": 0.1}]', "does not lie on its page"),
        (
            '[{"page": 0, "x": 0.1, "y": 0.1, "width": 0.5, "height": 0.1, "role": "advert"}]',
            "“advert” is no role; there are masthead",
        ),
        ('[{"page": 0, "x": "a", "y": 0.1, "width": 0.5, "height": 0.1}]', "“x” is no number"),
        ('[{"page": 1e999, "x": 0.1, "y": 0.1, "width": 0.5, "height": 0.1}]', "“page” is no number"),
        ('[{"page": 0, "x": 0.1, "y": 0.1, "width": 0.5, "height": 0.1, "id": "nine"}]', "“id” is no number"),
        ('[{"page": 0, "x": 0.1, "y": 0.1, "width": 0.5, "height": 0.1, "id": 2}]', "no page to cut"),
        ('[{"page": 0, "x": 0.1, "y": 0.1, "width": 0.5, "height": 0.1, "id": 9}]', "no clipping 9"),
    ],
)
def test_regions_that_are_none_are_refused_in_a_sentence(
    run: Callable, path: Path, tmp_path: Path, told: str, said: str
) -> None:
    regions = tmp_path / "regions.json"
    regions.write_text(told, encoding="utf-8")
    code, out, err = run("cut", path, 1, "--regions", regions)
    assert (code, out) == (2, "")
    assert said in err


def test_what_has_no_page_is_refused(run: Callable, path: Path, tmp_path: Path) -> None:
    regions = tmp_path / "regions.json"
    regions.write_text('[{"x": 0.1, "y": 0.1, "width": 0.5, "height": 0.1}]', encoding="utf-8")
    assert run("cut", path, 1, "--regions", regions, "--again")[0] == 2
    code, _out, err = run("cut", path, 2, "--blocks")
    assert code == 2
    assert "neither a PDF nor a picture" in err
    assert run("cut", path, 1)[0] == 2
