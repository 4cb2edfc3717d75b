"""`clipper quotes`: who said what, on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clipper.cli.main import cli
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Published
from clipper.store.library import Library


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    path = tmp_path / "Press.clipper"
    day = Published("2025-06-11", "2025-06-11")
    body = Body((paragraph("“We leave,” said Ann Lee, the harbour director. Otto Kern called it “a mess”."),))
    with Library.create(path) as library:
        library.file([Draft("Strike", body, outlet="Harbour Post", published=day, language="en")])
    return path


def quotes(shelf: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["quotes", str(shelf), *words], standalone_mode=False)


def test_speakers_then_what_one_of_them_said(shelf: Path) -> None:
    assert quotes(shelf).stdout.splitlines() == ["1\tAnn Lee", "1\tOtto Kern"]
    assert json.loads(quotes(shelf, "--json").stdout.splitlines()[0]) == {"speaker": "Ann Lee", "quotations": 1}
    assert quotes(shelf, "--all").stdout.splitlines()[1] == "Otto Kern\t2025-06-11\t1\tHarbour Post\ta mess"
    assert quotes(shelf, "otto", "KERN").stdout == "2025-06-11\t1\tHarbour Post\ta mess\n"
    assert json.loads(quotes(shelf, "Ann Lee", "--json").stdout) == {
        "clipping": 1,
        "text": "We leave",
        "speaker": "Ann Lee",
        "title": "harbour director",
        "outlet": "Harbour Post",
        "headline": "Strike",
        "day": "2025-06-11",
        "start": 1,
        "annotation": None,
        "stands": True,
    }


def test_an_unknown_speaker_is_said_and_a_library_open_elsewhere_is_read_only(shelf: Path) -> None:
    assert "Nobody called Jane is quoted here" in str(quotes(shelf, "Jane").exception)
    with Library.open(shelf) as holder:
        holder.file([Draft("New", Body((paragraph("“I stay,” said Ann Lee."),)), language="en")])
        run = quotes(shelf)
        assert run.stdout.splitlines() == ["1\tAnn Lee", "1\tOtto Kern"]
        assert "1 clipping was not searched yet" in run.stderr
