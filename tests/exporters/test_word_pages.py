"""Page numbers of Word files: what the contents say against what LibreOffice lays out, and what leaves it no choice."""

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from issues import big_issue, item, squeezed
from machine import skip
from word_issues import mixed_issue, whole_issue
from word_reading import contents, styled, written

from clipper.exporters import style
from clipper.exporters.word_columns import parted
from clipper.exporters.word_pages import NOTE_RULE, Block, columns_count, page_count, settled
from clipper.exporters.word_stretches import Plan, Stretch, planned
from clipper.exporters.word_text import Setting
from clipper.model.document import Document, Figure, Item

pytestmark = pytest.mark.xdist_group("word pages")


ISSUES = ("demo", "long", "mixed 1", "mixed 2", "mixed 3", "mixed 15", "book 14")
STYLED = tuple((name, language) for name in style.names() for language in ("en", "ar"))


class Printed(NamedTuple):
    """An issue, its Word file, and the words of each page as LibreOffice lays it out."""

    made: Document
    path: Path
    read: list[str]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, demo) -> dict[str, Printed]:
    """Every issue of this file as a Word file, all laid out by LibreOffice in one go, with a profile of its own."""
    office = shutil.which("libreoffice")
    if office is None:
        skip("libreoffice is not installed, so this is not checked here.")
    folder = tmp_path_factory.mktemp("printed")
    files: dict[str, tuple[Document, Path]] = {}
    for issue in ISSUES:
        kind, _space, seed = issue.partition(" ")
        made = {"demo": lambda: demo.document, "long": big_issue, "mixed": lambda seed=seed: mixed_issue(int(seed))}[
            kind.replace("book", "mixed")
        ]()
        look = style.load("facsimile" if kind == "book" else "clippings")
        files[issue] = made, written(_new(folder, issue), made, look)
    for name, language in STYLED:
        made, paper = whole_issue(language), "letter" if language == "en" else "a4"
        key = f"{name} {language}"
        files[key] = made, written(_new(folder, key), made, style.for_paper(style.load(name), paper))
    numbered = {key: path.rename(folder / f"{at}.docx") for at, (key, (_made, path)) in enumerate(files.items())}
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, numbered.values())], check=True, capture_output=True, timeout=300
    )
    return {key: Printed(made, numbered[key], _pages(numbered[key])) for key, (made, _path) in files.items()}


def _new(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir()
    return made


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as opened:
        return [squeezed(opened[at].get_textpage().get_text_range()) for at in range(len(opened))]


def _told(one: Item) -> str:
    """What stands in an item's head: the key in the code of a made item, the code of another's."""
    return one.key if one.code.endswith(one.key) and one.key.startswith("q") else one.code


@pytest.mark.parametrize("issue", ISSUES)
def test_every_number_of_the_contents_is_the_page_on_which_its_item_stands(
    printed: dict[str, Printed], issue: str
) -> None:
    made, path, read = printed[issue]
    numbers = list(contents(path))
    items = [one for section in made.sections for one in section.items]
    heads = styled(path, "Heading2", "Heading2Long")
    assert len(numbers) == len(items) == len(heads)
    begun = [next(at for at, page in enumerate(read, 1) if at > 2 and squeezed(_told(one)) in page) for one in items]
    assert [first for first, _last in numbers] == begun
    for (_first, last), following in zip(numbers, [*begun[1:], len(read) + 1], strict=True):
        assert last in (following - 1, following)
    assert f"2of{len(read)}" in read[1]


@pytest.mark.parametrize(("name", "language"), STYLED)
def test_every_style_opens_in_libreoffice_with_all_its_entries(
    printed: dict[str, Printed], name: str, language: str
) -> None:
    made, path, read = printed[f"{name} {language}"]
    items = [one for section in made.sections for one in section.items]
    assert len(styled(path, "Heading2", "Heading2Long", "Mounted")) == len(items)
    latin = [one for one in items if not one.rtl]
    places = [next(at for at, page in enumerate(read) if squeezed(one.outlet) in page) for one in latin]
    assert places == sorted(places)
    if name == "clippings":
        # Each footnote names its own item: LibreOffice 7.4 mixes them up if it may.
        noted = [one.code for one in latin if not isinstance(one.blocks[0], Figure)]
        assert all(squeezed("".join(read)).count(squeezed(code)) >= 2 for code in noted if language == "en")
    if name in ("clippings", "facsimile"):
        firsts = [first for first, _last in contents(path)]
        turned = ["".join(reversed(one.code.split("-"))) for one in items]
        for one, first, back in zip(items, firsts, turned, strict=True):
            page = read[first - 1].replace("-", "")
            assert one.code.replace("-", "") in page or back in page, one.code


def test_a_text_that_may_or_may_not_fit_is_given_a_break() -> None:
    line = Block(1, 10.0, place=0)
    full = [line] * 10
    assert settled(full, 200.0) == (1, [])
    assert settled(full, 60.0) == (2, [])
    near = [*[line] * 9, Block(1, 10.0, place=9)]
    assert settled(near, 100.2) == (2, [9])
    tables = [*[line] * 8, *[Block(1, 10.0)] * 2]
    assert settled(tables, 100.2) == (2, [7])
    assert settled([Block(10, 10.0, fewest=10, most=11, place=0)], 105.0) == (1, [])


def test_footnotes_take_their_room_from_the_page_that_calls_them() -> None:
    called = Block(2, 10.0, note=13.0)
    assert page_count([called] + [Block(1, 10.0)] * 8, 100.0 + 13.0 + NOTE_RULE)[0] == 1
    assert page_count([called] + [Block(1, 10.0)] * 8, 100.0 + 12.0 + NOTE_RULE)[0] == 2
    assert page_count([Block(1, 10.0)] * 9 + [Block(1, 10.0, note=13.0)], 100.0)[0] == 2


def test_the_edge_of_a_box_needs_room_on_the_page_of_its_last_lines() -> None:
    box = [Block(3, 10.0, place=0), Block(2, 10.0, place=1, pad_below=7.5)]
    assert page_count(box, 58.0)[0] == 1 and page_count(box, 57.0)[0] == 2
    assert settled(box, 80.0) == (1, [])
    # one program lets the edge hang, another asks for room for it twice: a break leaves no choice
    assert settled(box, 58.0) == (2, [1]) == settled(box, 62.0)


def test_a_table_does_not_begin_at_the_foot_of_a_page() -> None:
    row = Block(1, 16.0, whole=True)
    rows = [row._replace(table=9), *[row] * 9]
    text = [Block(1, 10.0, place=n) for n in range(12)]
    assert settled([*text, *rows], 400.0) == (1, [])
    assert settled([*text, *rows], 200.0) == (2, [12])
    heading = [*text[:-1], text[-1]._replace(keep=True)]
    assert settled([*heading, *rows], 200.0) == (2, [11])
    assert settled([*text, *rows], 250.0) == (2, [])
    assert settled(rows, 100.0)[0] == 2


def test_the_second_column_begins_with_a_paragraph_where_that_leaves_both_nearly_even() -> None:
    text = [Block(4, 10.0, place=n) for n in range(7)]
    assert parted(text, 400.0) == (4, 160.0)
    assert parted(text, 150.0) == (0, 0.0)
    assert parted([text[0], text[1]._replace(lines=60)], 900.0) == (0, 0.0)
    assert parted([*text[:3], text[3]._replace(keep=True), *text[4:]], 400.0) == (5, 200.0)
    assert parted([*text, Block(1, 16.0)], 400.0) == (0, 0.0)


def laid(*blocks: Block, head: float = 100.0) -> Plan:
    """Blocks laid out below a head on pages of 700 points."""
    xml = ['<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>' for _block in blocks]
    return planned(Setting(item(), xml, list(blocks)), head, 700.0)


def test_a_table_stands_below_its_words_where_it_surely_fits_and_begins_a_page_else() -> None:
    row, text = Block(1, 16.0, whole=True), [Block(4, 10.0, place=n) for n in range(4)]
    table = [row._replace(table=4), *[row] * 9]
    assert laid(*text, *table).stretches == [Stretch(0), Stretch(4, tabular=True)]
    long = [row._replace(table=4), *[row] * 33]
    plan = laid(*text, *long, Block(3, 10.0, place=6))
    assert plan.stretches == [Stretch(0), Stretch(4, tabular=True, fresh=True), Stretch(6)] and plan.pages == 2
    # right below the head it is parted between pages
    assert laid(*[row._replace(table=0), *[row] * 59]).stretches == [Stretch(0, tabular=True)]


def test_a_short_heading_stands_across_the_page_with_its_table_and_a_long_one_lets_it_go() -> None:
    row, text = Block(1, 16.0, whole=True), Block(4, 10.0, place=0)
    table = [row._replace(table=2), *[row] * 9]
    heading = Block(2, 10.0, keep=True, place=1)
    assert laid(text, heading, *table).stretches == [Stretch(0), Stretch(1, tabular=True)]
    assert laid(text, heading._replace(lines=9), *table).stretches == [Stretch(0), Stretch(2, tabular=True)]


def test_words_over_several_pages_end_with_a_page_of_which_the_end_is_known_where_a_table_follows() -> None:
    row, text = Block(1, 16.0, whole=True), [Block(6, 10.0, place=n) for n in range(24)]
    plan = laid(*text, row._replace(table=24), *[row] * 5)
    begun = [one for one in plan.stretches if one.fresh]
    assert plan.pages == 2 and len(begun) == 1 and not begun[0].tabular
    assert plan.stretches[-1] == Stretch(24, tabular=True)


def test_columns_end_evenly() -> None:
    assert columns_count([Block(10, 10.0)], 100.0) == (1, pytest.approx(50.0, abs=0.2))
    assert columns_count([Block(1, 10.0)] * 25, 100.0, 100.0)[0] == 2
