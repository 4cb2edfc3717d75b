"""Word files read back part by part."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from issues import STYLE
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from clipper.exporters import registry
from clipper.exporters.style import Style
from clipper.model.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(tmp_path: Path, made: Document, style: Style = STYLE, name: str = "issue") -> Path:
    path = tmp_path / f"{name}.docx"
    assert registry.exporter_for(path).write(made, style, path) == ()
    return path


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def texts(path: Path) -> Iterator[tuple[str, etree._Element]]:
    """The parts that hold paragraphs, by name."""
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if re.match(r"word/(document|header|footer|comments|footnotes)\d*\.xml$", n)]  # fmt: skip
    for name in names:
        yield name, part(path, name)


def body(path: Path) -> etree._Element:
    return part(path, "word/document.xml")


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def styled(path: Path, *names: str) -> list[str]:
    """The texts of the paragraphs of a style, by its id or with RTL behind it."""
    wanted = {name + end for name in names for end in ("", "RTL")}
    return [text_of(p) for p in body(path).iter(f"{W}p") if style_of(p) in wanted]


def style_of(p: etree._Element) -> str:
    found = p.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def contents(path: Path) -> Iterator[tuple[int, int]]:
    """First and last page of every line of the contents."""
    lines = [text_of(p) for p in body(path).iter(f"{W}p") if style_of(p).startswith(("TOC2", "ContentsLead"))]
    for line in lines:
        found = re.search(r"(?:Pages?|الصفحات|الصفحة) (\d+)(?:–(\d+))?$", line)
        assert found, line
        yield int(found[1]), int(found[2] or found[1])
