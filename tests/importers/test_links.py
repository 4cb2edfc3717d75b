"""Files of links: what they hold, and what is no link to follow."""

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.importers.links import links_of
from clipper.model.intake import Source
from tests.importers.saved_page_samples import URL, url_file, webloc

OTHER = "http://paper.example/a?b=1&c=2"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.url", url_file()),
        ("a.URL", url_file().replace(b"\r\n", b"\n")),
        ("a.url", ("\ufeff" + url_file().decode()).encode("utf-16")),
        ("a.webloc", webloc()),
        ("a.webloc", webloc(binary=True)),
        ("a.desktop", f"[Desktop Entry]\nType=Link\nName=Mole\nURL={URL}\n".encode()),
    ],
)
def test_a_link_file_holds_its_link(name: str, data: bytes) -> None:
    assert links_of(Source(name, data)) == (URL,)


def test_a_list_holds_each_link_once_in_its_order() -> None:
    text = f"# for Monday\n{OTHER}\r\n\n  <{URL}>  \n{OTHER}\n{URL},\n"
    assert links_of(Source("list.txt", text.encode())) == (OTHER, URL)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("note.txt", f"{URL}\nRead this before seven."),
        ("note.txt", f"See {URL}"),
        ("note.txt", "HARBOUR\n\nThe board voted."),
        ("note.txt", "# only a comment\n"),
        ("page.html", URL),
        ("note.txt", "https://\n"),
    ],
)
def test_a_text_with_links_in_it_stays_a_text(name: str, text: str) -> None:
    assert links_of(Source(name, text.encode())) is None


@pytest.mark.parametrize(
    "data",
    [
        url_file("file:///etc/passwd"),
        url_file("javascript:alert(1)"),
        url_file(r"\\host\share"),
        b"[InternetShortcut]\r\n",
        b"",
        b"\x00\xff",
    ],
)
def test_a_link_that_leads_elsewhere_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Rejected, match="no web address"):
        links_of(Source("a.url", data))


def test_a_property_list_with_entities_or_loops_is_refused() -> None:
    bomb = b"<?xml version='1.0'?><!DOCTYPE p [<!ENTITY a 'https://a.example/'><!ENTITY b '&a;&a;'>]><plist><dict><key>URL</key><string>&b;</string></dict></plist>"
    for data in (bomb, b"bplist00" + b"\xff" * 64, webloc("file:///etc/passwd"), webloc(binary=True)[:-8]):
        with pytest.raises(Rejected):
            links_of(Source("a.webloc", data))


def test_a_link_file_broken_off_anywhere_gives_a_sentence_or_a_link() -> None:
    for name, data in (("a.url", url_file()), ("a.webloc", webloc()), ("a.webloc", webloc(binary=True))):
        for point in range(50):
            try:
                found = links_of(Source(name, data[: len(data) * point // 50]))
            except Rejected as refused:
                assert str(refused).endswith(".")
            else:
                assert found
                assert URL.startswith(found[0])


def test_a_list_too_long_is_refused() -> None:
    with pytest.raises(Rejected, match="5,000"):
        links_of(Source("a.txt", "\n".join(f"https://a.example/{n}" for n in range(5_001)).encode()))


def test_a_link_inside_a_mail_or_an_archive_names_its_address() -> None:
    with pytest.raises(Rejected, match=URL):
        registry.read(Source("a.url", url_file()))
