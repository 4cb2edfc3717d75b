"""What an issue says beside its entries: play report and nil returns."""

from clipper.curate.beside import panel, play_report
from clipper.model.body import Body
from clipper.model.clipping import Clipping, Draft
from clipper.model.document import Panel, Play
from clipper.model.production import PanelState


def clipping(number: int, outlet: str, page: str = "", language: str = "en") -> Clipping:
    draft = Draft("H", Body(()), outlet=outlet, page=page, language=language)
    return Clipping(number, f"u{number}", draft, 0)


def test_the_play_report_says_where_each_title_printed_each_story() -> None:
    stories = [
        ("Strike", [clipping(1, "Gazette", "1"), clipping(2, "Hanseblatt", "3", "de"), clipping(3, "Gazette", "9")])
    ]
    report = play_report(stories, ("Gazette", "Ledger", "Hanseblatt"), {"Hanseblatt": "Hanse"})
    assert report.titles == ("Gazette", "Ledger", "Hanse")
    assert report.rows == (("Strike", (Play("1", front=True, language="en"), None, Play("3", language="de"))),)


def test_nil_returns_are_the_titles_read_in_vain_and_those_that_did_not_come() -> None:
    states = {
        "Gazette": PanelState.READ,
        "Tide": PanelState.NIL,
        "Register": PanelState.MISSING,
        "Mail": PanelState.OPEN,
    }
    assert panel(states) == Panel(2, ("Tide",), ("Register",))
    assert panel({}) == Panel()
