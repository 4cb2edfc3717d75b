"""Marks written to Markdown, a table and Web Annotations, and taken in again where their words stand."""

import csv
import io
import json
from pathlib import Path

import pytest

from clipper.cli.main import main
from clipper.errors import ClipperError
from clipper.importers import marks_jsonld
from clipper.model.annotation import Annotation, Region, Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Published
from clipper.store.library import Library
from clipper.workflows import annotating, marks_in, marks_out

TEXT = (
    "Ministers met on Tuesday 😀 and agreed on the outline of a treaty.",
    "“We are closer than we were,” said the envoy. Nobody signed before midnight.",
)
URL = "https://press.example/treaty"


def draft(*paragraphs: str, url: str = URL) -> Draft:
    return Draft(
        "Ministers *agree* outline",
        Body(tuple(map(paragraph, paragraphs or TEXT))),
        outlet="Press Update",
        published=Published("11 June 2025", "2025-06-11"),
        url=url,
        language="en",
    )


@pytest.fixture
def shelf(tmp_path: Path):
    with Library.create(tmp_path / "Marked.clipper") as library:
        (filed,) = library.file([draft()])
        first = annotating.mark_words(
            library, filed.id, "agreed on the outline", role=Role.FACT, comment="Lead\nwith it"
        )
        library.annotations.tag([first], "Trade/Ports")
        library.annotations.tag([first], "Follow up")
        second = annotating.mark_words(library, filed.id, "We are closer than we were")
        library.annotations.change(second, speaker="The envoy")
        library.annotations.add(filed.id, Region(3, 0.125, 0.25, 0.5, 0.0625), Role.TO_CHECK, comment="=HYPERLINK(1)")
        yield library


def faces(marks: tuple[Annotation, ...]) -> list[tuple]:
    return [
        (one.anchor, one.region, one.role, one.comment, one.speaker, one.created, one.uid, one.tags) for one in marks
    ]


def written(library: Library, path: Path) -> str:
    assert marks_out.write(library, library.find(query()), path) == 3
    return path.read_text(encoding="utf-8")


def query():
    from clipper.model.query import Query

    return Query()


def test_web_annotations_say_words_place_role_tags_and_comment(shelf: Library, tmp_path: Path) -> None:
    page = json.loads(written(shelf, tmp_path / "marks.jsonld"))
    assert (page["@context"], page["type"], len(page["items"])) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
        3,
    )
    first, second, region = page["items"]
    assert first["motivation"] == "commenting" and second["motivation"] == "highlighting"
    assert [(body["purpose"], body["value"]) for body in first["body"]] == [
        ("commenting", "Lead\nwith it"), ("tagging", "Follow up"), ("tagging", "Trade/Ports"), ("classifying", "fact"),
    ]  # fmt: skip
    quote, place = first["target"]["selector"]
    text = "\n".join(TEXT)
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "agreed on the outline")
    assert text[place["start"] : place["end"]] == "agreed on the outline"
    assert first["target"]["source"]["canonical"] == URL
    assert ("identifying", "The envoy") in [(body["purpose"], body["value"]) for body in second["body"]]
    fragment = region["target"]["selector"]
    assert fragment["value"] == "page=3" and fragment["refinedBy"]["value"] == "xywh=percent:12.5,25,50,6.25"


def test_marks_come_back_as_they_were(shelf: Library, tmp_path: Path) -> None:
    data = written(shelf, tmp_path / "marks.jsonld").encode()
    (clipping,) = shelf.find(query())
    before = shelf.annotations.of(clipping)
    assert marks_in.bring_in(shelf, marks_in.read(data)) == marks_in.Brought((), 3, ())
    shelf.annotations.remove([one.id for one in before])
    assert len(marks_in.bring_in(shelf, marks_in.read(data)).added) == 3
    assert faces(shelf.annotations.of(clipping)) == faces(before)
    shelf.undo()
    assert shelf.annotations.of(clipping) == ()


def test_in_another_library_they_find_the_address_and_the_words(shelf: Library, tmp_path: Path) -> None:
    data = written(shelf, tmp_path / "marks.jsonld").encode()
    with Library.create(tmp_path / "Other.clipper") as other:
        (filed,) = other.file([draft("An editor's note came first.", TEXT[0], "The envoy said nothing.")])
        done = marks_in.bring_in(other, marks_in.read(data))
        marks = other.annotations.of(filed.id)
        assert [one.anchor.exact for one in marks if one.anchor] == ["agreed on the outline"]
        assert [one.region.page for one in marks if one.region] == [3]
        assert len(done.added) == 2
        (sentence,) = done.left_out
        assert "We are closer than we were" in sentence and "Ministers *agree* outline" in sentence


def test_what_other_programs_write_is_understood() -> None:
    found = marks_jsonld.marks(
        json.dumps(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "type": "AnnotationCollection",
                "first": {
                    "type": "AnnotationPage",
                    "items": [
                        {"type": ["Annotation"], "bodyValue": "as said", "target": URL + "#xywh=1,2,3,4"},
                        {
                            "@type": "oa:Annotation",
                            "body": [
                                {"type": "TextualBody", "value": "a tag", "purpose": "tagging"},
                                {"type": "TextualBody", "value": "looked at\u0000 it"},
                            ],
                            "creator": "https://people.example/ana",
                            "created": "2025-06-11T06:00:00+02:00",
                            "target": [
                                {
                                    "source": URL,
                                    "selector": {
                                        "type": "FragmentSelector",
                                        "value": "p1",
                                        "refinedBy": {"type": "TextQuoteSelector", "exact": "closer"},
                                    },
                                }
                            ],
                        },
                    ],
                },
            }
        ).encode("utf-16")
    )
    assert [(one.comment, one.tags, one.created, one.sources) for one in found] == [
        ("as said", (), None, (URL + "#xywh=1,2,3,4",)),
        ("looked at it", ("a tag",), 1_749_614_400, (URL,)),
    ]
    assert found[0].target is None and found[1].target is not None


@pytest.mark.parametrize(
    "data", [b"", b"\xff\x00{", b"[" * 5_000, b'{"type": "Annotation"', b"{}", b'{"items": [7, null]}', b"NaN"]
)
def test_what_is_no_annotation_is_said(data: bytes) -> None:
    with pytest.raises(ClipperError):
        marks_jsonld.marks(data)


@pytest.mark.parametrize(
    "target", [None, 7, [], {"selector": 7}, {"selector": [None, {"exact": 7}]}, {"source": [URL]}]
)
def test_an_odd_annotation_is_left_out_with_a_sentence(shelf: Library, target: object) -> None:
    data = json.dumps({"type": "Annotation", "target": target, "body": [None, 7, "x"], "created": "soon"}).encode()
    done = marks_in.bring_in(shelf, marks_in.read(data))
    assert done.added == () and len(done.left_out) == 1


def test_a_role_is_called_by_the_offices_own_name_everywhere(shelf: Library, tmp_path: Path) -> None:
    shelf.annotations.rename_role(Role.FACT, "  Zahlen \n")
    assert shelf.annotations.labels() == {Role.FACT: "Zahlen"}
    assert "**Zahlen**" in written(shelf, tmp_path / "marks.md")
    assert ",Zahlen," in written(shelf, tmp_path / "marks.csv")
    data = written(shelf, tmp_path / "marks.jsonld").encode()
    assert '"Zahlen"' in data.decode() and marks_in.read(data)[0].role is Role.FACT
    shelf.undo()
    assert shelf.annotations.labels() == {}


def test_the_table_holds_no_formula_and_the_page_no_markup(shelf: Library, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(shelf, tmp_path / "marks.csv").removeprefix("\ufeff"))))
    assert [row["words"] for row in rows[:2]] == ["agreed on the outline", "We are closer than we were"]
    assert rows[0]["tags"] == "Follow up; Trade/Ports" and rows[2]["comment"] == "'=HYPERLINK(1)"
    page = written(shelf, tmp_path / "marks.md")
    assert "## Ministers \\*agree\\* outline" in page and "> agreed on the outline" in page and "Lead\nwith it" in page


def test_the_command_writes_and_takes_in(shelf: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(shelf.path)
    shelf.close()
    assert main(["annotations", path, 'outlet:"Press Update"', "--to", str(tmp_path / "out.jsonld")]) == 0
    assert main(["annotations", path, "zebra", "--to", str(tmp_path / "none.md")]) == 2
    assert not (tmp_path / "none.md").exists()
    assert main(["annotations", path, "--to", str(tmp_path / "out.txt")]) == 2
    assert main(["annotations", path]) == 2
    capsys.readouterr()
    assert main(["annotations", path, "--from", str(tmp_path / "out.jsonld"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"added": [], "standing": 3, "left_out": 0}
