"""Issues by chance in every style: they come out whole, without a missing glyph, and with contents that are right."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from any_issue import any_issue
from word_reading import contents, written

from clipper.exporters import registry, style

NAMES = style.names()[:4]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("seed", "language", "paper"), [(43, "en", "letter"), (46, "ar", "a4")])
def test_an_issue_by_chance_is_printed_whole(tmp_path: Path, name: str, seed: int, language: str, paper: str) -> None:
    made, look = any_issue(seed, language=language, most=9), style.for_paper(style.load(name), paper)
    path = tmp_path / "issue.pdf"
    registry.exporter_for(path).write(made, look, path)
    written(tmp_path, made, look)
    with pypdfium2.PdfDocument(path) as opened:
        read = "".join(page.get_textpage().get_text_range() for page in opened)
    assert "■" not in read and "\ufffd" not in read
    marks = set(re.findall(r"Q\d\dq|q\d\dQ", read))
    assert len(marks) >= sum(len(section.items) for section in made.sections)


@pytest.mark.parametrize("name", ["clippings", "facsimile"])
def test_contents_of_a_word_file_by_chance_are_right(tmp_path: Path, program, name: str) -> None:
    office = program("libreoffice")
    made = any_issue(11, most=16)
    path = written(tmp_path, made, style.for_paper(style.load(name), "letter"))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=180)
    with pikepdf.open(path.with_suffix(".pdf")) as opened:
        pages = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
        with opened.open_outline() as held:
            ends = [len(opened.pages) + 1]
            entries = [one for top in held.root for one in (top, *top.children)]
            begun = [pages[one.destination[0].objgen] for one in entries if re.search(r"Q\d\dq|q\d\dQ", one.title)]  # pyright: ignore
    numbers = list(contents(path))
    assert [first for first, _last in numbers] == begun
    for (_first, last), following in zip(numbers, [*begun[1:], *ends], strict=True):
        assert last in (following - 1, following)
