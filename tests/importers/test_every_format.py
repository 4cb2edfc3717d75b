"""No format without a sample: every reader reads some of them, with a headline, alike twice, and with nothing of the text lost."""

import io
import re
import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.conftest import SAMPLES
from tests.importers import list_samples, office_samples, saved_page_samples
from tests.importers.test_battery import check

OWN = Path(__file__).with_name("samples")
PLAIN = {
    path.name: path.read_bytes() for folder in (SAMPLES, OWN) for path in sorted(folder.iterdir()) if path.is_file()
}
EVERY = {
    **PLAIN,
    **office_samples.OFFICE,
    **saved_page_samples.SAMPLES,
    **list_samples.SAMPLES,
}
"""All samples by their names; each is broken off at many places in the battery of its kind."""
TEXT = {name: data for name, data in EVERY.items() if name.endswith((".docx", ".eml")) and not (OWN / name).exists()}
"""What is compared word by word here; other kinds are where they are tested."""


def reader(name: str) -> str:
    return registry.reader_for(Source(name, EVERY[name])).__name__.rsplit(".", 1)[1]  # type: ignore[attr-defined]


def test_every_reader_has_a_sample() -> None:
    readers = {reader(name) for name in EVERY if not name.endswith((".py", ".md", ".json", ".toml")) or "js" in name}
    assert set(registry.MODULES) - readers == set()


@pytest.mark.parametrize("name", [name for name in EVERY if name not in office_samples.OFFICE])
def test_every_sample_has_headlines_and_is_read_alike_twice(name: str) -> None:
    if name.endswith((".toml", ".md", ".py")):
        return
    drafts = registry.read(Source(name, EVERY[name]))
    for draft in drafts:
        check(draft)
    assert drafts == registry.read(Source(name, EVERY[name]))


def bare(name: str, data: bytes) -> str:
    """The text of a document as no library of ours sees it."""
    if name.endswith(".eml"):
        body = message_from_bytes(data, policy=policy.default).get_body(("plain", "html"))
        text = body.get_content() if body is not None else ""
        return re.sub(r"(?s)<style.*?</style>|<[^>]+>|&\w+;", " ", text)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = archive.read("word/document.xml").decode()
    whole = re.sub(r"(?s)<w:instrText.*?</w:instrText>", " ", whole)
    whole = re.sub(r"</(?:w:p|w:tc)>|<(?:w:tab|w:br)[^>]*>", " ", whole)
    return re.sub(r"<[^>]+>", "", whole)


def said(drafts: tuple[Draft, ...]) -> str:
    """All that stands in some Drafts, as one text without spaces."""
    names = (
        "headline",
        "kicker",
        "deck",
        "byline",
        "dateline",
        "credit",
        "outlet",
        "editors_note",
        "url",
        "rights",
        "section",
    )
    parts = []
    for one in drafts:
        parts += [
            *(getattr(one, name) for name in names),
            one.page,
            one.edition,
            one.published.raw or "",
            one.body.text,
        ]
        parts += [
            *one.authors,
            *one.keywords,
            *(h.text for h in one.other_headlines),
            one.embargo.raw if one.embargo else "",
        ]
    return re.sub(r"\W+", " ", " ".join(parts)).casefold()


@pytest.mark.parametrize("name", TEXT)
def test_no_word_of_a_document_is_lost(name: str) -> None:
    found = set(said(registry.read(Source(name, TEXT[name]))).split())
    words = re.findall(r"\w+", bare(name, TEXT[name]).casefold())
    assert words
    assert [word for word in dict.fromkeys(words) if word not in found and len(word) > 1] == []
