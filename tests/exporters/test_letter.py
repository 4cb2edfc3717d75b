"""The e-mail draft, read back as a mail program reads it."""

import email
import io
import re
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pypdfium2
import pytest

from clipper.exporters import letter
from clipper.exporters.style import load

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def draft(demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mail") / "brief.eml"
    letter.write(demo.document, load("clippings"), path)
    return path


def read(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=default)  # pyright: ignore[reportReturnType]


def test_words_html_and_the_issue_as_pdf(demo, draft: Path) -> None:
    message = read(draft)
    assert message["X-Unsent"] == "1"
    assert message["Subject"].startswith("Press clippings, Wednesday, 11 June 2025: ")
    assert demo.document.leads[0].headline in message["Subject"]
    # the hour is the desk's own, and nobody said in which zone that is
    assert message["Date"].endswith("06:40:00 -0000")
    assert message["From"].addresses[0].addr_spec == "press@tradeandports.example"
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None and page is not None
    items = [item for section in demo.document.sections for item in section.items]
    at = -1
    for item in items:
        found = plain.get_content().find(item.contents_headline, at + 1)
        assert found > at, item.contents_headline
        at = found
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    with pypdfium2.PdfDocument(io.BytesIO(attached.get_content())) as paper:
        assert len(paper) > 5


def test_the_page_asks_for_nothing_from_outside(draft: Path) -> None:
    page = read(draft).get_body(("html",))
    assert page is not None
    assert re.findall(r"<(?:img|script|link|style|iframe)\b|url\(|src=", page.get_content()) == []


def test_two_drafts_are_the_same_bytes(demo, draft: Path, tmp_path: Path) -> None:
    letter.write(demo.document, load("clippings"), tmp_path / "again.eml")
    assert (tmp_path / "again.eml").read_bytes() == draft.read_bytes()
