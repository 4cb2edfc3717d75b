"""What browsers, mail programs and file managers put into a drag or onto the clipboard, and what is made of it."""

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from clipper.ui.importing.payload import Kind, Payload, headline, origin_line, payload

PAGE = "https://paper.example/2025/port.html"
HTML = "<p>The port reopened on Tuesday.</p>"


def mime(**formats: bytes) -> QMimeData:
    return put(QMimeData(), {kind.replace("__", "/").replace("_", "-"): data for kind, data in formats.items()})


def put(data: QMimeData, formats: dict[str, bytes]) -> QMimeData:
    for kind, value in formats.items():
        data.setData(kind, value)
    return data


def windows(name: str, index: int | None = None) -> str:
    return f'application/x-qt-windows-mime;value="{name}"' + ("" if index is None else f";index={index}")


def descriptor(*names: str) -> bytes:
    """A FILEGROUPDESCRIPTORW of these names."""
    one = b"".join(b"\x00" * 72 + name.encode("utf-16-le").ljust(520, b"\x00") for name in names)
    return struct.pack("<I", len(names)) + one


def found(data: QMimeData) -> Payload:
    made = payload(data)
    assert made is not None
    return made


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "data",
    [
        {"text/x-moz-url": f"{PAGE}\nPort reopens".encode("utf-16-le")},
        {"text/x-moz-url": f"{PAGE}\nPort reopens".encode("utf-16")},
        {windows("UniformResourceLocatorW"): f"{PAGE}\x00".encode("utf-16-le")},
        {"text/uri-list": f"{PAGE}\r\n".encode(), "text/html": b"<a>Port</a>", "text/plain": PAGE.encode()},
        {"text/plain": PAGE.encode()},
    ],
    ids=["Firefox", "Firefox with a mark", "Edge", "Chrome", "an address bar"],
)
def test_a_link_from_any_browser_is_the_page(data: dict[str, bytes]) -> None:
    made = found(put(QMimeData(), data))
    assert made.inputs == (PAGE,) and made.kinds == ((Kind.WEB, 1),)
    assert headline(made, "Inbox") == "Drop to file this page in Inbox" and origin_line(made) == PAGE


def test_links_of_firefox_stand_with_their_titles_and_only_links_count() -> None:
    data = put(QMimeData(), {"text/x-moz-url": f"{PAGE}\nPort\n{PAGE}?2\nhttp is no link".encode("utf-16-le")})
    assert found(data).inputs == (PAGE, f"{PAGE}?2")


@pytest.mark.parametrize(
    "formats",
    [
        {"chromium/x-source-url": PAGE.encode()},
        {"text/x-moz-url-priv": PAGE.encode("utf-16-le")},
        {windows("HTML Format"): f"Version:0.9\r\nStartHTML:97\r\nSourceURL:{PAGE}\r\n<html>".encode()},
    ],
    ids=["Chrome", "Firefox", "Windows"],
)
def test_a_piece_of_a_page_keeps_where_it_came_from(formats: dict[str, bytes]) -> None:
    data = QMimeData()
    data.setHtml(HTML)
    data.setText("The port reopened on Tuesday.")
    made = found(put(data, formats))
    assert made.media_type == "text/html" and HTML.encode() in made.data
    assert f'<link rel="canonical" href="{PAGE}">'.encode() in made.data
    assert headline(made, "Inbox") == "Drop to file this piece of a page in Inbox"


def test_words_of_a_text_program_stay_words() -> None:
    data = QMimeData()
    data.setHtml(HTML)
    data.setText("The port reopened on Tuesday.")
    assert found(data).text == "The port reopened on Tuesday."


def test_rich_text_alone_is_read(qtbot: QtBot) -> None:
    made = found(put(QMimeData(), {"text/rtf": rb"{\rtf1 The port reopened.}"}))
    assert made.media_type == "application/rtf" and made.name.endswith(".rtf")


def test_files_without_a_place_come_with_their_bytes() -> None:
    data = put(
        QMimeData(),
        {
            windows("FileGroupDescriptorW"): descriptor("Port.eml", "Bild.png"),
            windows("FileContents", 0): b"Subject: Port\r\n\r\nWords",
            windows("FileContents", 1): b"\x89PNG",
        },
    )
    made = found(data)
    assert [(name, kind) for name, _data, kind in made.files] == [
        ("Port.eml", "message/rfc822"),
        ("Bild.png", "image/png"),
    ]
    assert headline(made, "Inbox") == "Drop to file 2 items in Inbox" and origin_line(made) == "Port.eml, Bild.png"


@pytest.mark.parametrize(
    "formats",
    [
        {windows("FileGroupDescriptorW"): descriptor("Port.msg"), windows("FileContents", 0): b""},
        {"text/x-moz-message": "mailbox-message://1".encode("utf-16-le")},
    ],
    ids=["Outlook", "Thunderbird"],
)
def test_a_mail_program_that_hands_over_nothing_is_named_with_the_way_out(formats: dict[str, bytes]) -> None:
    made = found(put(QMimeData(), formats))
    assert (
        made.refusal == "The mail program hands over no mail. Drag it to a folder first, then drop the file from there."
    )
    assert not made.files and not made.count


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("x-special/gnome-copied-files", "copy\n{url}"),
        ("text/plain", "x-special/nautilus-clipboard\ncopy\n{url}\n"),
        ("text/plain", "{url}"),
        ("application/x-kde4-urilist", "{url}\r\n"),
    ],
)
def test_files_copied_in_a_file_manager(tmp_path: Path, kind: str, text: str) -> None:
    path = tmp_path / "port strike.txt"
    path.write_text("Words")
    made = found(put(QMimeData(), {kind: text.format(url=QUrl.fromLocalFile(str(path)).toString()).encode()}))
    assert made.inputs == (str(path),)


def test_lying_lengths_and_torn_pairs_are_no_trouble() -> None:
    for formats in (
        {windows("FileGroupDescriptorW"): b"\xff\xff\xff\xff" + b"a" * 300},
        {windows("FileGroupDescriptorW"): b"\x01"},
        {"text/x-moz-url": b"h\x00t"},
        {"x-special/gnome-copied-files": b"\xff\xfe\x00"},
    ):
        made = payload(put(QMimeData(), formats))
        assert made is None or not made.count
