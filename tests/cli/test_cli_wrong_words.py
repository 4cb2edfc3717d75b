"""What is typed wrongly on the command line costs one clear sentence and the right exit code, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.store.library import Library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A library of two clippings and an empty briefing."""
    path = tmp_path / "Test.clipper"
    with Library.create(path) as library:
        library.file(
            [
                Draft("Ports brace", Body((paragraph("The ministry said the tariff stays. The ports wait."),))),
                Draft("Pilots return", Body((paragraph("The harbour opened again."),)), outlet="Post"),
            ]
        )
        library.briefings.new("Morning brief", number=1, date="2026-11-24")
    return path


def test_an_entry_that_cannot_be_made_prints_no_empty_line(run: Run, shelf: Path) -> None:
    assert run("briefing", shelf, "add", 1, 99) == (1, "", "There is no clipping 99.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--exact", "not there"), "The words “not there” do not stand in clipping 1."),
        (("--exact", "  "), "There are no words to mark."),
        (("--exact", "tariff", "--nth", 2), "The words “tariff” stand once in clipping 1, so there is no number 2."),
        (("--exact", "the", "--nth", 0), "so there is no number 0."),
    ],
)
def test_words_that_cannot_be_marked(run: Run, shelf: Path, words: tuple[object, ...], said: str) -> None:
    code, out, err = run("annotate", shelf, 1, *words)
    assert (code, out) == (1, "") and said in err


def test_a_search_may_begin_with_what_is_left_out(run: Run, shelf: Path) -> None:
    """Any text is a valid search, so “-harbour” is one and no option."""
    assert run("list", shelf, "-harbour")[1].split("\t")[0] == "1"
    assert run("list", shelf, "--limit", 1, "-tariff")[1].split("\t")[0] == "2"
    assert run("list", shelf, "-outlet:Post", "--json")[1].startswith('{"id": 1,')
    assert run("list", shelf, "--", "-outlet:Post")[1].split("\t")[0] == "1"
    for wrong in ("--limt", "--bogus=1"):
        code, out, err = run("list", shelf, wrong, 3)
        assert (code, out) == (2, "") and "No such option" in err
    assert run("list", "-h")[0] == run("list", "--help")[0] == 0


def test_an_empty_list_says_so(run: Run, shelf: Path) -> None:
    assert run("list", shelf, "submarine") == (0, "", "No clipping says that.\n")
    for words, said in (
        (("template", shelf, "list"), "There are no templates yet."),
        (("feed", shelf, "list"), "There are no feeds yet."),
        (("rights", shelf, "recipients", "list"), "There are no lists of recipients yet."),
    ):
        assert run(*words) == (0, "", f"{said}\n")
        assert run(*words, "--json")[1] == ""


def test_a_day_that_is_none_is_answered_with_how_to_write_one(run: Run, shelf: Path) -> None:
    code, out, err = run("rights", shelf, "ledger", "--from", "24.11.")
    assert (code, out) == (2, "")
    assert "“24.11.” is no day. Write it as 2026-11-30." in err and "%Y" not in err


def test_an_address_of_another_kind_is_no_missing_file(run: Run, shelf: Path) -> None:
    code, out, err = run("import", shelf, "ftp://paper.example/story")
    assert code == 1 and out.startswith("rejected")
    assert "Clipper fetches http and https addresses only." in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 'x'\nsection = 3", "“section” is no list"),
        ("name = 'x'\npanel = 3", "“panel” is no list"),
        ("name = 'x'\n[[section]]\ntitle = 'y'\nrendition = 'nope'", "“nope” is no rendition"),
        ("name = 'x'\n[[section]]\ntitle = 'y'\norder = 'nope'", "“nope” is no order"),
        ("name = 'x'\n[[section]]\nquery = 'y'", "a section has no title"),
        ("name = 'x'\n[[section]]\ntitle = 'y'\nmost = 'z'", "“most” is no number"),
        ("name = 'x'\n[[handout]]\nrecipients = 'y'\nformat = 'gif'", "“gif” is no format"),
        ("name = 'x'\npannel = ['y']", "“pannel” is no key"),
        ("title = 'y'", "it has no name"),
        ("name = \n", "line 1"),
    ],
)
def test_what_is_wrong_in_a_template_is_named_in_plain_words(
    run: Run, shelf: Path, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "morning.toml"
    file.write_text(text, encoding="utf-8")
    code, out, err = run("template", shelf, "keep", file)
    assert (code, out) == (2, "")
    assert f"{file} is no template (" in err and said in err
    assert not any(word in err for word in ("__init__", "object", "Rendition", "argument"))


def test_a_template_that_is_no_text_is_refused(run: Run, shelf: Path, tmp_path: Path) -> None:
    file = tmp_path / "morning.toml"
    file.write_bytes(b"name = '\xff'")
    code, _out, err = run("template", shelf, "keep", file)
    assert code == 2 and "is no template (it is not written in UTF-8)" in err


def test_an_issue_from_a_template_says_what_fits_no_section_and_when_nothing_came(
    run: Run, shelf: Path, tmp_path: Path
) -> None:
    file = tmp_path / "morning.toml"
    file.write_text("name = 'Morning'\n[[section]]\ntitle = 'Trade'\nquery = 'tariff'", encoding="utf-8")
    assert run("template", shelf, "keep", file)[0] == 0
    code, out, err = run("template", shelf, "issue", "Morning")
    assert (code, out) == (0, "2\n") and err == "2 fits no section: Pilots return\n"
    code, out, err = run("template", shelf, "issue", "Morning")
    assert (code, out) == (0, "3\n") and "Nothing was filed since the last issue" in err


def test_an_empty_issue_is_handed_out_and_recorded(run: Run, shelf: Path, tmp_path: Path) -> None:
    code, out, _err = run("hand-out", shelf, "1", tmp_path / "out", "--format", "pdf")
    assert code == 0 and Path(out.strip()).read_bytes().startswith(b"%PDF")
    with Library.open(shelf, write=False) as library:
        assert len(library.productions.all()) == 1


def test_a_style_that_is_not_there_stops_a_hand_out_as_the_template_says(run: Run, shelf: Path, tmp_path: Path) -> None:
    code, out, err = run("hand-out", shelf, "1", tmp_path / "out", "--style", "nope")
    assert (code, out) == (2, "") and "There is no style “nope”" in err


def test_initials_are_four_at_most(run: Run, shelf: Path) -> None:
    code, out, err = run("office", shelf, "--initials", "TOOLONG")
    assert (code, out) == (2, "") and "at most 4 letters" in err
    assert run("office", shelf)[1] == ""


def test_marks_taken_from_a_file_are_counted_in_words(run: Run, shelf: Path, tmp_path: Path) -> None:
    assert run("annotate", shelf, 1, "--exact", "tariff")[0] == 0
    file = tmp_path / "marks.jsonld"
    assert run("annotations", shelf, "--to", file)[0] == 0
    assert run("annotations", shelf, "--from", file) == (
        0,
        "0\t1\t0\n",
        "0 marks taken in, 1 stood already, 0 left out.\n",
    )


def test_what_a_licence_holds_back_is_said_once_for_a_list(run: Run, shelf: Path, tmp_path: Path) -> None:
    for words in (
        ("rights", shelf, "recipients", "add", "Cabinet", "--readers", 2),
        ("rights", shelf, "licence", "set", "--outlet", "Post", "--as", "link"),
        ("briefing", shelf, "add", 1, 2),
    ):
        assert run(*words)[0] == 0
    formats = ("--format", "md", "--format", "csv", "--format", "html")
    code, out, err = run("hand-out", shelf, "1", tmp_path / "out", "--for", "Cabinet", *formats)
    assert code == 0 and len(out.splitlines()) == 3
    (line,) = err.splitlines()
    assert line.startswith("Cabinet: Post: link only.")


def test_a_library_before_the_command_is_answered_with_the_right_order(run: Run, shelf: Path) -> None:
    for words in ((shelf,), (shelf, "list")):
        code, out, err = run(*words)
        assert (code, out) == (2, "") and f"The command comes first: clipper list {shelf}" in err
    assert "No such command 'lits'" in run("lits", shelf)[2]


@pytest.mark.parametrize("asked", [(), ("briefing", "x"), ("feed", "x"), ("rights", "x"), ("rights", "x", "licence"), ("style", "x"), ("template", "x")])  # fmt: skip
def test_help_says_what_each_command_does_in_whole_sentences(run: Run, asked: tuple[str, ...]) -> None:
    code, out, _err = run(*asked, "--help")
    listed = " ".join(out.partition("Commands:")[2].split())
    assert code == 0 and listed.endswith(".") and "..." not in listed
