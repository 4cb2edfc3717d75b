"""Real input that nobody here made: what the bare libraries find text in is read, all else is refused in a sentence."""

import io
import json
import re
import zipfile
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.conftest import CORPORA
from tests.importers.test_battery import check

ENOUGH = 20
"""Characters of text from which on a file must be read."""
EXCEPTIONS: dict[str, str] = {}
"""Files that the bare library finds text in and Clipper refuses, each with its reason."""
END = re.compile(r"(?i)\s*(?:^|\s)reuters?[\s.]*$")


def files(folder: str, *suffixes: str) -> list[Path]:
    return sorted(p for p in (CORPORA / folder).glob("*") if p.suffix in suffixes)


def read(path: Path) -> tuple[Draft, ...] | str:
    try:
        drafts = registry.read(Source(path.name, path.read_bytes()))
    except Rejected as refused:
        return str(refused)
    for draft in drafts:
        check(draft)
    return drafts


def must_agree(path: Path, bare: str) -> None:
    """Read if the bare library finds text, else read or refused in a sentence."""
    found = read(path)
    if isinstance(found, str):
        assert re.fullmatch(r"[A-Z].*\.", found)
        assert len(bare.strip()) < ENOUGH or path.name in EXCEPTIONS, f"refused: {found}"
    else:
        assert path.name not in EXCEPTIONS, "this one is read by now: take it off the list"


def bare_docx(data: bytes) -> str:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([p.text for p in document.paragraphs] + cells)
    except (PackageNotFoundError, LxmlError, zipfile.BadZipFile, KeyError, ValueError):
        return ""


def bare_mail(data: bytes) -> str:
    try:
        body = message_from_bytes(data, policy=policy.default).get_body(("plain", "html"))
        return str(body.get_content()) if body else ""
    except (LookupError, ValueError, AttributeError):
        return ""


def bare_pdf(data: bytes) -> str:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return "".join(document[n].get_textpage().get_text_range() for n in range(min(3, len(document))))
    except pypdfium2.PdfiumError:
        return ""


@pytest.mark.parametrize("path", files("docx", ".docx"), ids=lambda p: p.name[-40:])
def test_word_documents(path: Path) -> None:
    must_agree(path, bare_docx(path.read_bytes()))


@pytest.mark.parametrize("path", files("mail", ".eml", ".msg"), ids=lambda p: p.name[-40:])
def test_mails(path: Path) -> None:
    must_agree(path, bare_mail(path.read_bytes()) if path.suffix == ".eml" else "")


@pytest.mark.parametrize("path", files("pdf", ".pdf")[::5], ids=lambda p: p.name[-40:])
def test_pdf_files(path: Path) -> None:
    must_agree(path, bare_pdf(path.read_bytes()))


@pytest.mark.parametrize(
    "path", files("images", ".png", ".jpg", ".gif", ".webp", ".tif", ".bmp")[::4], ids=lambda p: p.name
)
def test_images(path: Path) -> None:
    found = read(path)
    assert not isinstance(found, str) or re.fullmatch(r"[A-Z].*\.", found)


def fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def words(*texts: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts)))


def test_wire_stories() -> None:
    truth = json.loads((CORPORA / "wire" / "truth.json").read_text(encoding="utf-8"))
    right = Counter()
    for row in truth:
        path = CORPORA / "wire" / f"{row['id']}.txt"
        found = read(path)
        assert not isinstance(found, str)
        (draft,) = found
        right["headline"] += fold(draft.headline) == fold(row["title"])
        right["dateline"] += fold(draft.dateline) == fold(row["dateline"])
        right["byline"] += fold(draft.byline) == fold(row["author"])
        assert not END.search(draft.body.text), f"{path.name}: end mark in the body"
        copy = END.sub("", path.read_text(encoding="utf-8").rstrip())
        assert words(draft.headline, draft.byline, draft.dateline, draft.body.text) == words(copy), path.name
    shares = {name: right[name] / len(truth) for name in ("headline", "dateline", "byline")}
    assert (
        len(truth) == 288 and shares["headline"] >= 0.995 and shares["dateline"] >= 0.99 and shares["byline"] >= 0.97
    ), shares
