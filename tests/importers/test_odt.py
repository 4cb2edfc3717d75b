"""OpenDocument texts: their shape, and the ways they can be broken or hostile."""

import io
import re
import zipfile

import pytest

from clipper.errors import Rejected
from clipper.importers import odt as importer
from clipper.importers import registry
from clipper.model.body import BlockKind, SpanKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source
from tests.importers.office_samples import LONG, fodt, odt


def read(data: bytes, name: str = "a.odt") -> Draft:
    (draft,) = registry.read(Source(name, data))
    return draft


@pytest.mark.parametrize("made", [odt, fodt])
def test_a_document_keeps_its_shape(made) -> None:
    draft = read(made())
    assert (draft.headline, draft.media_type, draft.authors) == ("The strike is over", MediaType.WORD, ("Jane Roe",))
    assert (draft.keywords, draft.published.day) == (("ports", "trade"), "2025-06-10")
    first = "The pilots voted on Tuesday in München, see the statement.[1]"
    assert [(b.kind, b.text) for b in draft.body.blocks] == [
        (BlockKind.PARAGRAPH, first),
        (BlockKind.HEADING, "What was agreed"),
        (BlockKind.LIST_ITEM, "More pay"),
        (BlockKind.LIST_ITEM, "from July"),
        (BlockKind.LIST_ITEM, "A committee"),
        (BlockKind.QUOTE, "It is over."),
        (BlockKind.TABLE_ROW, "Day\tShips"),
        (BlockKind.TABLE_ROW, "Monday\t14 boats"),
        (BlockKind.FIGURE, "The port on Monday"),
        (BlockKind.PARAGRAPH, "The end."),
        (BlockKind.PARAGRAPH, "[1] A note of weight."),
    ]
    spans = [(first[s.start : s.end], s.kind, s.href) for s in draft.body.blocks[0].spans]
    assert spans == [
        ("voted", SpanKind.BOLD, None),
        ("the statement", SpanKind.LINK, "https://ministry.example/a?b=1"),
    ]
    assert [(b.level, b.ordered) for b in draft.body.blocks[2:5]] == [(0, False), (1, True), (0, True)]
    assert draft.body.blocks[6].head and not draft.body.blocks[7].head
    assert draft.body.blocks[8].picture == draft.pictures[0].sha256
    assert draft.warnings == ("1 comment was left out.",)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = odt(extra={"content.xml": b"<x>" + b" " * 60_000_000})
    assert len(bomb) < 200_000
    with pytest.raises(Rejected, match="unpacks to far more"):
        importer.read(Source("a.odt", bomb))


def test_a_locked_one_says_so() -> None:
    with pytest.raises(Rejected, match="password"):
        registry.read(
            Source("a.odt", odt(extra={"META-INF/manifest.xml": b"<m:encryption-data/>", "content.xml": b"\x8f\x01"}))
        )


def test_entities_read_no_file_and_blow_up_nothing(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET-MARK")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "ha">{laughs}]>'
    for entity in ("&x;", "&l11;"):
        with zipfile.ZipFile(io.BytesIO(odt(f"<text:p>{LONG}{entity} The end.</text:p>"))) as archive:
            content = archive.read("content.xml").replace(b"?>", b"?>" + head.encode(), 1)
        try:
            drafts = registry.read(Source("a.odt", odt(extra={"content.xml": content})))
        except Rejected as refused:
            assert re.fullmatch(r"[A-Z].*\.", str(refused))
        else:
            assert "SECRET-MARK" not in repr(drafts) and len(drafts[0].body.text) < 500


def test_a_picture_elsewhere_is_not_fetched() -> None:
    draft = read(
        odt(f'<text:p>{LONG}<draw:frame><draw:image xlink:href="http://tracker.example/x.png"/></draw:frame></text:p>')
    )
    assert draft.warnings == ("1 picture could not be kept.",)


def test_deep_nesting_is_read_or_refused() -> None:
    for depth in (100, 240, 5000):
        data = odt("<text:section>" * depth + f"<text:p>{LONG}</text:p>" + "</text:section>" * depth)
        try:
            assert LONG in read(data).body.text or LONG in read(data).headline
        except Rejected as refused:
            assert re.fullmatch(r"[A-Z].*\.", str(refused)) and depth > 200


@pytest.mark.parametrize("missing", ["content.xml", "meta.xml", "Pictures/a.png", "META-INF/manifest.xml"])
def test_a_document_without_one_of_its_parts_is_read_or_refused(missing: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt())) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            if part.filename != missing:
                new.writestr(part, old.read(part))
    try:
        draft = read(out.getvalue())
    except Rejected as refused:
        assert missing == "content.xml" and "damaged" in str(refused)
    else:
        assert "The end." in draft.body.text


def test_a_spreadsheet_is_still_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(Rejected, match="PDF"):
        registry.read(Source("a.ods", out.getvalue()))
