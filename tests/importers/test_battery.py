"""The battery every importer must pass: all of them over all samples, whole and broken off."""

import os
import unicodedata

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.body import BlockKind, SpanKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.conftest import SAMPLES

FILES = sorted(p for p in SAMPLES.iterdir() if p.is_file() and p.suffix not in {".py", ".md", ".json", ".toml"})
POINTS = int(os.environ.get("CLIPPER_POINTS", "12"))
"""Places at which every sample is broken off; `CLIPPER_POINTS=50` in the environment breaks it off at more."""
KINDS = {"text", "web", "pdf", "word", "mail", "image"}


def check(draft: Draft) -> None:
    """What holds for every Draft, whatever it was read from."""
    assert draft.headline.strip() and draft.headline == " ".join(draft.headline.split())
    body = draft.body
    assert unicodedata.is_normalized("NFC", body.text)
    for block in body.blocks:
        allowed = {BlockKind.TABLE_ROW: "\t", BlockKind.PREFORMATTED: "\n"}.get(block.kind, "")
        assert not [c for c in block.text if unicodedata.category(c) in {"Cc", "Cs"} and c not in allowed], block
        for span in block.spans:
            assert 0 <= span.start < span.end <= len(block.text)
            assert span.kind is not SpanKind.LINK or (span.href or "").startswith(("http://", "https://", "mailto:"))
        assert block.picture is None or block.picture in {p.sha256 for p in draft.pictures}
    assert draft.published.day is None or len(draft.published.day) == 10
    assert draft.language == "" or len(draft.language) == 2
    assert all(0 <= one.sure <= 1 and one.source and hasattr(draft, one.field) for one in draft.confidence)
    assert all(p.data and p.width > 0 and p.height > 0 for p in draft.pictures)
    assert draft.original is None or (draft.original.data is not None and "/" not in draft.original.name)


def test_there_is_a_sample_for_every_importer() -> None:
    found = {registry.reader_for(Source(p.name, p.read_bytes())).__name__.rsplit(".", 1)[1] for p in FILES}  # type: ignore[attr-defined]
    assert found == KINDS


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_sample_is_read_alike_twice(path) -> None:
    source = Source(path.name, path.read_bytes())
    drafts = registry.read(source)
    for draft in drafts:
        check(draft)
    assert registry.read(source) == drafts


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_sample_broken_off_anywhere_is_read_or_refused(path) -> None:
    data = path.read_bytes()
    for point in range(POINTS):
        try:
            drafts = registry.read(Source(path.name, data[: len(data) * point // POINTS]))
        except Rejected as refused:
            assert str(refused)[0].isupper() and str(refused).endswith(".")
        else:
            assert drafts
            for draft in drafts:
                check(draft)


@pytest.mark.parametrize("importer", registry.importers(), ids=lambda i: i.name)
def test_an_importer_given_what_is_not_its_own_refuses_or_reads(importer) -> None:
    for data in (
        b"",
        b"\x00",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"<html>",
        b"\x89PNG\r\n\x1a\n",
        b"From: x\n\n",
        "é".encode() * 99,
    ):
        try:
            for draft in importer.read(Source("x", data)):
                check(draft)
        except Rejected as refused:
            assert str(refused).endswith(".")
