"""Check before print: every kind of finding, when it is named and when it is not."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from clipper.model.body import Body, figure, paragraph
from clipper.model.briefing import Briefing, Office, Rendition
from clipper.model.clipping import Clipping, Draft, Original, Picture, Published, Status
from clipper.model.cutting import PageFile, Piece
from clipper.model.finding import Finding
from clipper.model.production import PanelState, PrintedItem, Production
from clipper.model.rights import Licence, Reach, Recipients
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows import annotating, dictionaries, import_files
from clipper.workflows.preflight import confirm_summaries, preflight

SAMPLES = Path(__file__).resolve().parent.parent.parent / "resources" / "samples"
WIRE = SAMPLES / "press-update-us-china-framework.txt"
TEXT = (
    "The ministers met in the old harbour on Tuesday and agreed on the outline of a treaty about rare earths.",
    "“We are closer than we were,” said the envoy, who had waited for two days in a hotel by the water.",
    "Shipping firms asked for a delay of one year, and the ports want a decision by spring at the latest.",
    "Nobody signed anything before midnight, and no paper was shown to the reporters who stood in the rain.",
)
OTHER = "Quite another story is told here of bakers, their ovens and the price of flour in the northern provinces."
SOUND = "She says “We are closer than we were” and no more."


@pytest.fixture
def issue(library) -> int:
    """An issue of two entries against which nothing stands."""
    library.set_office(Office(name="Press Office"))
    own = Draft(
        "Ministers agree outline",
        Body(tuple(paragraph(text) for text in TEXT)),
        outlet="The Star",
        language="en",
        published=Published("24 November", "2026-11-24"),
    )
    other = replace(own, headline="Bakers fear winter", body=Body((paragraph(OTHER),)), outlet="Evening Herald")
    ids = [one.id for one in library.file([own, other])]
    briefing = library.briefings.new("Brief", date="2026-11-24")
    library.briefings.add_entries(briefing, ids, section="Trade")
    assert preflight(library, briefing) == ()
    return briefing


def kinds(library: Library, briefing: int) -> list[str]:
    return [one.kind for one in preflight(library, briefing)]


def first(library: Library, briefing: int) -> int:
    return library.briefings.one(briefing).sections[0].entries[0].id


def change(library: Library, **fields: object) -> None:
    """Change the first entry."""
    library.briefings.change_entry(first(library, 1), **fields)


def again(library: Library, **fields: object) -> int:
    """File the first clipping once more, changed, and put it into the issue."""
    (made,) = library.file([replace(library.clippings.one(1).draft, original=None, **fields)])
    library.briefings.add_entries(1, [made.id])
    return made.id


def trash(library: Library) -> None:
    library.clippings.set_status([1], Status.TRASHED)


def excerpt_of(words: str) -> Callable[[Library], None]:
    """The first entry as an excerpt of these words."""

    def deed(library: Library) -> None:
        annotating.mark_words(library, 1, words)
        change(library, rendition=Rendition.EXCERPT)

    return deed


def story(library: Library) -> None:
    made = again(library, headline="Own words", body=Body((paragraph("In words of its own, a version."),)))
    library.stories.group([1, made])


def wordless(rendition: Rendition, summary: str = "") -> Callable[[Library], None]:
    """One more entry whose clipping is a scan without words."""

    def deed(library: Library) -> None:
        made = again(library, headline="Only this", body=Body())
        entries = [entry for section in library.briefings.one(1).sections for entry in section.entries]
        (entry,) = [one.id for one in entries if one.clipping == made]
        library.briefings.change_entry(entry, rendition=rendition, summary=summary)

    return deed


def printed_before(library: Library) -> None:
    earlier = library.briefings.new("Brief", date="2026-11-23", number=213)
    item = PrintedItem("1123-01", 1, library.clippings.one(1).uid, None, "Trade", "A", "The Star", Rendition.FULL)
    library.productions.record(
        Production(0, earlier, 1, 1_700_000_000, "me", "Brief", 213, "2026-11-23", items=(item,)), "uid"
    )


CASES: dict[str, tuple[Callable[[Library], object], list[str]]] = {
    "trash": (trash, ["trashed"]),
    "outlet": (lambda lib: lib.clippings.change([1], outlet=""), ["no_outlet"]),
    "date": (lambda lib: lib.clippings.change([1], published=Published()), ["no_date"]),
    "language": (lambda lib: lib.clippings.change([1], language=""), ["no_language"]),
    "headline of 121": (lambda lib: lib.clippings.change([1], headline="word " * 24 + "x"), ["long_headline"]),
    "headline of 119": (lambda lib: change(lib, short_headline="i am " * 24), []),
    "long, but short enough": (
        lambda lib: (lib.clippings.change([1], headline="word " * 30), change(lib, short_headline="Agreed")),
        [],
    ),
    "four wide lines": (lambda lib: lib.clippings.change([1], headline="WWWWW MMMMM " * 8), ["long_headline"]),
    "four wide lines where the type is small": (
        lambda lib: (
            lib.clippings.change([1], headline="WWWWW MMMMM " * 8),
            lib.briefings.change(1, style="executive"),
        ),
        [],
    ),
    "empty section": (lambda lib: lib.briefings.add_section(1, "Nothing yet"), ["empty_section"]),
    "same clipping": (lambda lib: lib.briefings.add_entries(1, [1]), ["same_clipping"]),
    "same story": (story, ["same_story"]),
    "near the same": (lambda lib: again(lib, outlet="Tribune", headline="Another"), ["near_text"]),
    "cut to a paragraph": (
        lambda lib: again(lib, outlet="Tribune", headline="Another", body=Body((paragraph(TEXT[0]),))),
        [],
    ),
    "summary proposed": (lambda lib: change(lib, rendition=Rendition.SUMMARY), ["proposed_summary"]),
    "summary of its own": (lambda lib: change(lib, rendition=Rendition.SUMMARY, summary=TEXT[0]), []),
    "no marks": (lambda lib: change(lib, rendition=Rendition.EXCERPT), ["no_marks"]),
    "marks": (excerpt_of("closer than we were"), []),
    "no text": (lambda lib: again(lib, headline="Only this", body=Body()), ["no_text"]),
    "no text to sum up": (wordless(Rendition.SUMMARY), ["no_text"]),
    "no text for an excerpt": (wordless(Rendition.EXCERPT), ["no_text"]),
    "no text, but a summary of her own": (wordless(Rendition.EXCERPT, "A photograph of the port."), ["no_marks"]),
    "quotation": (lambda lib: change(lib, commentary=SOUND), []),
    "quotation with a word changed": (
        lambda lib: change(lib, commentary=SOUND.replace("closer", "nearer")),
        ["not_verbatim"],
    ),
    "quotation in the summary": (
        lambda lib: change(lib, summary="The envoy said: “We are far apart.”"),
        ["not_verbatim"],
    ),
    "quotation in the short headline": (
        lambda lib: change(lib, short_headline="Envoy: ‘We were closer than that’"),
        ["not_verbatim"],
    ),
    "words in inverted commas": (lambda lib: change(lib, commentary="The “deal” is none."), []),
    "one word that somebody said": (lambda lib: change(lib, commentary="He called it “splendid”."), ["not_verbatim"]),
    "quotation from the headline": (
        lambda lib: change(lib, commentary="The headline says “Ministers agree outline”."),
        [],
    ),
    "no page": (lambda lib: change(lib, rendition=Rendition.FACSIMILE), ["no_facsimile"]),
    "told before": (printed_before, ["told_before"]),
    "told before, and commented on": (
        lambda lib: (printed_before(lib), change(lib, commentary="The minister asked for it.")),
        [],
    ),
    "told before, and continued": (lambda lib: (printed_before(lib), change(lib, continued=True)), []),
    "cover note": (
        lambda lib: lib.briefings.change(1, note=(("What dominates", f"The treaty: {SOUND}"),)),
        [],
    ),
    "cover note with a wrong quotation": (
        lambda lib: lib.briefings.change(1, note=(("What dominates", SOUND.replace("closer", "nearer")),)),
        ["not_verbatim"],
    ),
    "cover note misspelt": (
        lambda lib: lib.briefings.change(1, note=(("What dominates", "The minister recieved it."),)),
        ["misspelt"],
    ),
    "panel": (
        lambda lib: lib.templates.set_panel(1, {"The Star": PanelState.READ, "Le Monde": PanelState.OPEN}),
        ["panel_open"],
    ),
    "panel read": (lambda lib: lib.templates.set_panel(1, {"The Star": PanelState.NIL}), []),
    "licence": (
        lambda lib: lib.rights.set_licence(lib.outlets.all()[0].id, None, Licence(Reach.LINK)),
        ["link_only"],
    ),
    "no office": (lambda lib: lib.set_office(Office()), ["no_office"]),
    "spelling": (lambda lib: change(lib, commentary="The minister recieved it."), ["misspelt"]),
    "spelling of a section": (
        lambda lib: lib.briefings.rename_section(lib.briefings.one(1).sections[0].id, "Treade"),
        ["misspelt"],
    ),
    "a name that stands in a clipping": (
        lambda lib: (
            lib.clippings.change([2], headline="Kvothe and the flour"),
            change(lib, commentary="Kvothe knows the price."),
        ),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_is_named_where_it_is_so_and_only_there(library, issue: int, case: str) -> None:
    deed, found = CASES[case]
    deed(library)
    assert kinds(library, issue) == found


def test_an_empty_issue_is_one(library, issue: int) -> None:
    empty = library.briefings.new("Empty")
    library.briefings.add_section(empty, "Nothing yet")
    assert kinds(library, empty) == ["empty_issue"]


def only(library: Library, briefing: int) -> Finding:
    (found,) = preflight(library, briefing)
    return found


def test_a_wrong_quotation_is_shown_beside_the_nearest_passage(library, issue: int) -> None:
    change(library, commentary=SOUND.replace("closer", "nearer"))
    found = only(library, issue)
    assert found.entry == first(library, issue)
    assert "“Ministers agree outline”" in found.sentence and "We are nearer than we were" in found.sentence
    assert found.detail == "As quoted: “We are nearer than we were”\nIn the source: “We are closer than we were”"


def test_a_quotation_of_the_storys_other_version_stands_and_one_of_another_entry_is_named_so(
    library, issue: int
) -> None:
    change(library, commentary="It says “quite another story is told here” at length.")
    told = only(library, issue)
    assert "stands in “Bakers fear winter”" in told.sentence
    library.briefings.accept_quotations(told.entry, [told.quote])
    assert preflight(library, issue) == ()
    library.undo()
    assert only(library, issue) == told
    library.briefings.remove_entries([library.briefings.one(issue).sections[0].entries[1].id])
    library.stories.group([1, 2])
    assert preflight(library, issue) == ()


def test_a_lost_mark_that_is_printed_shows_both(library, issue: int) -> None:
    excerpt_of("closer than we were")(library)
    (mark,) = library.annotations.of(1)
    library.annotations.settle(1, {mark.id: None})
    found = preflight(library, issue)[-1]
    assert found.kind == "lost_mark" and "As quoted: “closer than we were”" in found.detail


def test_a_marked_passage_that_says_something_else_now_shows_both(library, issue: int) -> None:
    excerpt_of("agreed on the outline of a treaty")(library)
    (mark,) = library.annotations.of(1)
    library.annotations.settle(1, {mark.id: replace(mark.anchor, exact="agreed on the draft of a treaty")})
    found = only(library, issue)
    assert found.kind == "not_verbatim" and "In the source: “agreed on the outline of a" in found.detail
    change(library, passages=())
    assert "not_verbatim" not in kinds(library, issue)
    change(library, quotes=(mark.id,))
    assert "not_verbatim" in kinds(library, issue)


@pytest.mark.parametrize("rendition", [Rendition.EXCERPT, Rendition.FULL])
def test_an_accepted_quotation_that_was_edited_is_named_with_its_speaker(library, issue: int, rendition) -> None:
    excerpt_of("closer than we were")(library)
    change(library, rendition=rendition)
    (mark,) = library.annotations.of(1)
    body = library.clippings.one(1).draft.body
    edited = Body(tuple(replace(b, text=b.text.replace("closer than we", "nearer than we")) for b in body.blocks))
    library.annotations.change(mark.id, speaker="Ana Velde")
    assert "not_verbatim" not in kinds(library, issue)
    annotating.edit_text(library, 1, edited)
    found = only(library, issue)
    assert found.kind == "not_verbatim" and "The words of Ana Velde in “Ministers agree outline”" in found.sentence
    assert found.detail.startswith("As quoted: “closer than we were”\nIn the source: “") and "nearer" in found.detail


def test_what_stands_twice_names_both_sections_and_the_later_entry(library, issue: int) -> None:
    (later,) = library.briefings.add_entries(issue, [1], section="Ports")
    found = only(library, issue)
    assert found.entry == later and "(“Trade”, “Ports”)" in found.sentence


def test_rights_are_looked_at_for_each_list(library, issue: int) -> None:
    outlet = next(one.id for one in library.outlets.all() if one.name == "The Star")
    library.rights.set_recipients("Cabinet", 40)
    (cabinet,) = library.rights.recipients()
    library.rights.set_licence(outlet, cabinet.id, Licence(Reach.FULL, copies=20))
    assert preflight(library, issue) == ()
    assert [one.kind for one in preflight(library, issue, [Recipients(), cabinet])] == ["copies"]


@pytest.fixture
def pages(library) -> int:
    """An issue with the page of a PDF and a scan as facsimiles, and a text with a picture."""
    library.set_office(Office(name="Press Office"))
    scan = (SAMPLES / "evening-herald-cutting.png").read_bytes()
    inputs = import_files.collect([SAMPLES / "capital-observer-page-3.pdf"])
    (page, *_rest) = (
        id for one in import_files.file(library, tuple(import_files.read(inputs, Progress()))) for id in one.ids
    )
    name = hashlib.sha256(scan).hexdigest()
    sound = Draft(
        "Scan", Body((paragraph(OTHER), figure("The oven", picture=name))), outlet="The Star", language="en",
        published=Published("24 November", "2026-11-24"), pictures=(Picture(name, "image/png", 10, 10, scan),),
        original=Original("scan.png", "image/png", name, len(scan), scan),
    )  # fmt: skip
    broken = replace(sound, headline="Broken", body=Body((paragraph(TEXT[0]),)), pictures=())
    bad = b"%PDF-1.4 this is none"
    broken = replace(
        broken, original=Original("a.pdf", "application/pdf", hashlib.sha256(bad).hexdigest(), len(bad), bad)
    )
    ids = [one.id for one in library.file([sound, broken])]
    briefing = library.briefings.new("Pages")
    library.briefings.add_entries(briefing, [page, ids[0]], section="Trade", rendition=Rendition.FACSIMILE)
    library.briefings.add_entries(briefing, [ids[0]], section="Texts")
    library.briefings.add_entries(briefing, [ids[1]], section="Texts", rendition=Rendition.FACSIMILE)
    return briefing


def files(library: Library, briefing: int) -> list[tuple[str, str]]:
    """Kind and headline of what is said of files."""
    issue: Briefing = library.briefings.one(briefing)
    entries = {entry.id: entry.clipping for section in issue.sections for entry in section.entries}
    known: dict[int, Clipping] = library.clippings.many(entries.values())
    said = [one for one in preflight(library, briefing) if one.kind.startswith(("file", "picture"))]
    return [(one.kind, known[entries[one.entry]].draft.headline) for one in said if one.entry is not None]


def test_a_facsimile_is_looked_at_down_to_its_bytes(library, pages: int) -> None:
    assert files(library, pages) == [("file_undrawn", "Broken")]
    scan = next(
        one.draft.original for one in library.clippings.many([1, 2, 3]).values() if one.draft.headline == "Scan"
    )
    path = library.originals.path(scan.sha256)
    whole = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(whole[:-1] + b"x")
    assert files(library, pages) == [("file_damaged", "Scan"), ("picture_missing", "Scan"), ("file_undrawn", "Broken")]
    path.unlink()
    assert files(library, pages) == [("file_missing", "Scan"), ("picture_missing", "Scan"), ("file_undrawn", "Broken")]
    path.write_bytes(whole)
    assert files(library, pages) == [("file_undrawn", "Broken")]


def test_every_file_of_a_cutting_and_the_masthead_above_it_are_looked_at(library, pages: int) -> None:
    known = {one.draft.headline: one for one in library.clippings.many([1, 2, 3]).values()}
    held = [one.draft.original for one in known.values() if one.draft.headline != "Broken"]
    pieces = [Piece(PageFile(o.sha256, o.name, o.media_type), 0, 0.1, 0.1, 0.3, 0.3) for o in held for _twice in "ab"]
    cutting = replace(known["Scan"].draft, headline="Cut", pictures=(), body=Body((paragraph(OTHER),)))
    number = library.cuttings.file(replace(cutting, original=held[0]), pieces)
    masthead = hashlib.sha256(b"none").hexdigest()
    library.outlets.change(next(one.id for one in library.outlets.all() if one.name == "The Star"), masthead=masthead)
    briefing = library.briefings.new("Cut")
    library.briefings.add_entries(briefing, [number], section="Trade", rendition=Rendition.FACSIMILE)
    assert files(library, briefing) == [("picture_missing", "Cut")]
    library.originals.path(held[1].sha256).unlink()
    assert files(library, briefing) == [("file_missing", "Cut"), ("picture_missing", "Cut")]
    said = [one.sentence for one in preflight(library, briefing) if one.kind in ("file_missing", "picture_missing")]
    assert held[1].name in said[0] and "The Star" in said[1]
    text = library.briefings.new("Text")
    library.briefings.add_entries(text, [number], section="Trade")
    assert files(library, text) == []


@pytest.fixture
def filed(library) -> int:
    library.set_office(Office(name="Press Office"))
    readings = tuple(import_files.read(import_files.collect([WIRE]), Progress(), workers=1))
    return import_files.file(library, readings)[0].ids[0]


def test_the_sample_is_named_until_it_is_complete(library, filed: int) -> None:
    briefing = library.briefings.new("Brief")
    library.briefings.add_section(briefing, "Nothing yet")
    (entry,) = library.briefings.add_entries(briefing, [filed], section="Trade", rendition=Rendition.EXCERPT)
    found = preflight(library, briefing)
    assert [(f.kind, f.entry) for f in found] == [("empty_section", None), ("no_date", entry), ("no_marks", entry)]
    annotating.mark_words(library, filed, "productive")
    library.clippings.change([filed], published=Published("11 June", "2025-06-11"))
    assert [f.kind for f in preflight(library, briefing)] == ["empty_section"]


def test_a_summary_nobody_confirmed_is_named_until_it_is_confirmed(library, filed: int) -> None:
    library.clippings.change([filed], published=Published("11 June", "2025-06-11"))
    briefing = library.briefings.new("Brief")
    (entry,) = library.briefings.add_entries(briefing, [filed], section="Trade", rendition=Rendition.SUMMARY)
    (found,) = preflight(library, briefing)
    assert (found.kind, found.entry) == ("proposed_summary", entry)
    annotating.mark_words(library, filed, "productive")
    library.briefings.change_entry(entry, rendition=Rendition.EXCERPT, passages=())
    assert [f.kind for f in preflight(library, briefing)] == ["proposed_summary"]
    confirm_summaries(library, briefing, [entry])
    assert preflight(library, briefing) == ()
    assert library.briefings.one(briefing).sections[0].entries[0].summary


@pytest.fixture
def own_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dictionary of a language nobody has, in a folder that DICPATH names."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "qx_QX.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    (folder / "qx_QX.dic").write_text("3\nblorp/S\nžluť\nwug\n", encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(folder))
    return folder


def test_a_dictionary_of_this_computer_is_found_by_its_language(own_dictionary: Path) -> None:
    known = dictionaries.known_in("qx")
    assert known is not None
    assert [known(word) for word in ("blorp", "blorps", "žluť", "wugs", "Wug")] == [True, True, True, False, True]
    assert dictionaries.known_in("qz") is None and dictionaries.known_in("") is None


def test_without_a_dictionary_one_sentence_says_so_where_there_are_words_to_check(library, issue: int) -> None:
    library.briefings.change(issue, language="qz")
    assert preflight(library, issue) == ()
    change(library, commentary="The minister recieved it.")
    found = only(library, issue)
    assert (found.kind, found.note, found.entry) == ("no_dictionary", True, None)
    assert "“qz”" in found.sentence


def test_a_summary_in_the_clippings_language_is_checked_in_it(library, issue: int, own_dictionary: Path) -> None:
    library.clippings.change([1], language="qx")
    change(library, summary="The blorps and the wug")
    assert preflight(library, issue) == ()
    change(library, summary="The blorps and the wugs")
    assert "“wugs”" in only(library, issue).sentence
    library.clippings.change([1], language="qz")
    assert preflight(library, issue) == ()


def test_a_hundred_entries_are_looked_over_in_a_second(library) -> None:
    words = [f"w{number % 977}x{number % 13}" for number in range(70_000)]
    drafts = [
        Draft(
            f"Headline {n}",
            Body(tuple(paragraph(" ".join(words[n * 680 + p * 68 : n * 680 + p * 68 + 68])) for p in range(10))),
            outlet=f"Paper {n}", language="en", published=Published("", "2026-11-24"),
        )
        for n in range(100)
    ]  # fmt: skip
    ids = [one.id for one in library.file(drafts)]
    briefing = library.briefings.new("Brief")
    for n, entry in enumerate(library.briefings.add_entries(briefing, ids, section="All")):
        passage = " ".join(words[n * 680 : n * 680 + 12])
        said = f"The minister said “{passage}”, then “{passage} and much more than that”."
        library.briefings.change_entry(entry, commentary=said)
    began = time.process_time()
    found = preflight(library, briefing)
    assert sum(one.kind == "not_verbatim" for one in found) == 100
    assert time.process_time() - began < 1.0
