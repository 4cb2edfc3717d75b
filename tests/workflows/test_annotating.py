"""Marking words and keeping the marks in place when the text is edited, through the public door."""

import pytest

from clipper.errors import ClipperError
from clipper.model.annotation import Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.workflows import annotating

TEXT = ("The port reopened. The pilots returned.", "Ships waited, and the pilots returned at last.")


@pytest.fixture
def filed(library) -> int:
    return library.file([Draft("Port reopens", Body(tuple(paragraph(text) for text in TEXT)))])[0].id


def test_the_nth_place_of_the_words_is_marked(library, filed: int) -> None:
    annotating.mark_words(library, filed, "pilots  returned", nth=2, role=Role.FACT, comment="when?")
    (note,) = library.annotations.of(filed)
    text = "\n".join(TEXT)
    assert (note.anchor.exact, note.anchor.start) == ("pilots returned", text.rindex("pilots returned"))
    assert (note.role, note.comment, note.lost) == (Role.FACT, "when?", False)


def test_words_may_run_over_a_line_end(library, filed: int) -> None:
    annotating.mark_words(library, filed, "returned. Ships waited")
    assert library.annotations.of(filed)[0].anchor.exact == "returned.\nShips waited"


@pytest.mark.parametrize(("exact", "nth"), [("nowhere", 1), ("pilots returned", 3), ("", 1), ("port", 0)])
def test_words_that_do_not_stand_so_often_are_refused(library, filed: int, exact: str, nth: int) -> None:
    with pytest.raises(ClipperError, match=r"so there is no number|do not stand in clipping|no words to mark"):
        annotating.mark_words(library, filed, exact, nth=nth)
    assert library.annotations.of(filed) == ()


@pytest.mark.parametrize("text", ["criticism", "Criticism", "3", "CRITICISM"])
def test_a_role_is_known_by_name_or_digit(text: str) -> None:
    assert annotating.role_named(text) is Role.CRITICISM
    with pytest.raises(ClipperError, match="key quote"):
        annotating.role_named(text + "x")


def test_marks_follow_an_edit_and_lost_ones_are_kept(library, filed: int) -> None:
    annotating.mark_words(library, filed, "pilots returned", nth=2)
    annotating.mark_words(library, filed, "The port reopened.", role=Role.FACT)
    new = ("A storm came and went.", "Ships waited, and then the pilots returned at last.")
    annotating.edit_text(library, filed, Body(tuple(paragraph(text) for text in new)))
    kept, lost = sorted(library.annotations.of(filed), key=lambda n: n.lost)
    assert (kept.anchor.exact, kept.anchor.start, kept.lost) == (
        "pilots returned",
        "\n".join(new).index("pilots returned"),
        False,
    )
    assert (lost.anchor.exact, lost.lost) == ("The port reopened.", True)
    library.undo()
    assert [n.lost for n in library.annotations.of(filed)] == [False, False]
    assert library.clippings.one(filed).draft.body.text == "\n".join(TEXT)


QUOTED = "“We are closer than we were,” said the envoy of the port. Nobody signed anything before midnight."


@pytest.mark.parametrize(
    ("now", "exact", "changed"),
    [
        ("We are no closer than we were", "We are closer than we were", True),
        ("We are closer, than  we were", "We are closer, than  we were", False),
        ("We are clo\u00adser than we were", "We are clo\u00adser than we were", False),
        ("Yes. We are closer than we were", "We are closer than we were", False),
    ],
)
def test_a_speakers_words_are_not_exchanged_for_others(library, now: str, exact: str, changed: bool) -> None:
    clipping = library.file([Draft("Port", Body((paragraph(QUOTED),)))])[0].id
    start = QUOTED.index("We are")
    annotating.mark(library, clipping, start, start + 26, Role.KEY_QUOTE, speaker="The envoy")
    text = QUOTED.replace("We are closer than we were", now)
    annotating.edit_text(library, clipping, Body((paragraph(text),)))
    (note,) = library.annotations.of(clipping)
    assert (note.anchor.exact, note.changed_in(text), note.lost) == (exact, changed, False)
    (said,) = [one for one in library.quotations.by("The envoy") if one.annotation]
    assert (said.text, said.changed) == (exact, changed)


def test_a_changed_quotation_keeps_its_place_and_stands_again_where_the_words_do(library) -> None:
    clipping = library.file([Draft("Port", Body((paragraph(QUOTED),)))])[0].id
    start = QUOTED.index("We are")
    annotating.mark(library, clipping, start, start + 26, Role.KEY_QUOTE, speaker="The envoy")
    annotating.mark(library, clipping, start, start + 26, Role.FACT)
    text = QUOTED.replace("closer", "nowhere closer")
    for more in ("", "A line above. "):
        annotating.edit_text(library, clipping, Body((paragraph(more + text),)))
        quoted, plain = library.annotations.of(clipping)
        assert quoted.changed_in(more + text) and quoted.anchor.start == plain.anchor.start == len(more) + start
        assert (quoted.anchor.exact, plain.anchor.exact) == (QUOTED[1:27], "We are nowhere closer than we were")
    annotating.edit_text(library, clipping, Body((paragraph(QUOTED),)))
    assert not library.annotations.of(clipping)[0].changed_in(QUOTED)
