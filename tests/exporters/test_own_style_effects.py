"""Every key a style may set changes the exported PDF and Word file, and says there what it should."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from issues import png
from styled import Export, issue, own, pdf, word

from clipper import paths
from clipper.exporters import style_keys

pytestmark = pytest.mark.xdist_group("own style")


class Case(NamedTuple):
    """What a style says, and what then stands in both files (`gone`: what no longer does)."""

    key: str
    text: str
    said: str = ""
    gone: str = ""
    extends: str = "clippings"
    only: str = ""
    """The one format in which it shows."""


ALL = "Morning brief, Wednesday, 11 June 2025, No. 118"
CASES = (
    Case("paper", 'paper = "letter"'),
    *(Case(f"page.{side}", f"page.{side} = 31") for side in ("top", "right", "bottom", "left", "head", "foot")),
    Case("page.side", "page.side = 20"),
    Case("page.gap", "page.gap = 12"),
    Case("page.annotation", "page.annotation = 50"),
    Case("page.annotation", "page.annotation = 60", extends="links"),
    Case("page.first_top", "page.first_top = 40", extends="executive"),
    Case("page.columns", "page.columns = 2"),
    Case("page.columns", "page.columns = 1", extends="facsimile"),
    Case("page.column_gap", "page.column_gap = 14", extends="facsimile"),
    *(Case(f"fonts.{voice}", f'fonts.{voice} = "Clipper Sans"') for voice in ("serif", "display", "light")),
    Case("fonts.sans", 'fonts.sans = "Clipper Serif"'),
    *(Case(f"colours.{name}", f'colours."{name}" = "123456"') for name in style_keys.COLOURS if name not in ("paper", "hairline")),
    Case("colours.hairline", 'colours.hairline = "123456"', extends="executive"),
    Case("colours.paper", 'colours.paper = "C0FFEE"', extends="facsimile"),
    Case("cover.shown", "cover.shown = false", gone="In this issue"),
    Case("cover.shown", "cover.shown = true", "Duty officer", extends="facsimile"),
    Case("cover.shown", "cover.shown = true\ncover.leads = 0", "Issue No. 118", extends="executive"),
    Case("cover.shown", "cover.shown = true", "Issue No. 118", extends="links"),
    Case("cover.logo", 'cover.logo = "logo.png"', gone="PO Republic"),
    Case("cover.logo", 'cover.logo = "logo.png"', extends="executive"),
    Case("cover.logo_height", 'cover.logo = "logo.png"\ncover.logo_height = 30'),
    Case("cover.line", 'cover.line = "For {distribution}, {date:plain}"', "For Minister, 11 June 2025", "Morning edition, as"),
    Case("cover.windows", 'cover.windows = ["issue", {label = "Read by", text = "{distribution}"}, {label = "a", text = "b"}, {label = "c", text = "{notice}"}, "media"]', "Read by Minister", "10 June to"),
    Case("cover.leads", "cover.leads = 0", gone="In this issue"),
    Case("contents.shown", "contents.shown = false", gone="Contents Ports"),
    Case("contents.shown", "contents.shown = false", gone="(Norderhaven) Page", extends="facsimile"),
    Case("contents.title", 'contents.title = "In these pages"', "In these pages Ports", "Contents Ports"),
    Case("contents.depth", 'contents.depth = "sections"', "Ports and shipping Pages 3–4"),
    Case("contents.depth", 'contents.depth = "sections"', "Trade talks Page", extends="facsimile"),
    Case("contents.line", 'contents.line = "{outlet}: {headline} ({date}, {byline})"', "The Harbour Gazette: A brief from the port (11 June"),
    Case("contents.page", 'contents.page = "p. {first}"', "p. 3"),
    Case("contents.pages", 'contents.pages = "pp. {first}–{last}"\ncontents.depth = "sections"', "pp. 3–4"),
    Case("contents.lines", 'contents.lines = 1\ntype.contents_line.size = 24\ntype.contents_lead.size = 24\ntype.contents_line.leading = 28'),
    Case("contents.number", "contents.number = 50\ntype.contents_line.size = 18"),
    Case("items.head", 'items.head = ["headline", "deck", "outlet", "facts"]', "four days The deal puts off the new rota.", gone="At sea"),
    Case("items.head", 'items.head = ["outlet", "facts", "headline"]', gone="The deal puts off", extends="facsimile"),
    Case("items.facts", 'items.facts = ["page", "byline"]', "Page 3 · Jette Brockmann", gone="Norderhaven · Wednesday"),
    Case("items.facts", 'items.facts = ["page", "outlet"]', "page 3, The Harbour Gazette", extends="executive"),
    Case("items.facts", 'items.facts = ["date"]', "Wednesday, 11 June 2025", extends="links"),
    Case("items.new_page", "items.new_page = false\npage.top = 20\ntype.headline.size = 14\ntype.headline.leading = 18", "port / The Harbour Gazette Page 3"),
    Case("items.brief_words", "items.brief_words = 0"),
    Case("items.brief_gap", "items.brief_gap = 60"),
    Case("items.long_headline", "items.long_headline = 20"),
    Case("front_pages.shown", "front_pages.shown = false", gone="Front pages this morning", extends="facsimile"),
    Case("front_pages.most", "front_pages.most = 1", extends="facsimile", only="word"),
    Case("response.shown", "response.shown = false", gone="Discuss", extends="executive"),
    Case("response.lines", "response.lines = 1", extends="executive"),
    Case("end.play", "end.play = false", gone="Play report"),
    Case("running.head", 'running.head = "office"'),
    Case("running.head", 'running.head = "none"', gone="Gazette · Wednesday, 11"),
    Case("running.head", 'running.head = "section"', extends="links"),
    Case("running.left", 'running.left = "{office}: {section}"', "Press Office: Ports and shipping"),
    Case("running.right", 'running.right = "{item}, {issue}"', "The Harbour Gazette · Wednesday, 11 June 2025, No. 118"),
    Case("running.foot", 'running.foot = "as_at"', "11 June 2025 · as at 06:40"),
    Case("running.foot_left", 'running.foot_left = "{title}, {date}, {issue}"', ALL),
    Case("running.foot_right", 'running.foot_right = "[{page}/{pages}]"', "/5]"),
    Case("language", 'language = "de"', "Inhalt Ports", "Contents Ports"),
    Case("language", 'language = "ar"', "المحتويات"),
    Case("notices.page", 'notices.page = "Burn after reading"', "Burn after reading", "For internal use"),
    Case("notices.cover", 'notices.cover = "Made in the night."', "Made in the night.", "What this is."),
    *(Case("notices.end", 'notices.end = "No warranty."', "No warranty.", extends=form) for form in ("clippings", "executive", "facsimile", "links")),
)  # fmt: skip


@lru_cache(maxsize=8)
def plain(extends: str, folder: Path) -> tuple[Export, Export]:
    look = own("", folder, extends)
    return pdf(issue(), look, folder), word(issue(), look, folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("styles")
    (made / "logo.png").write_bytes(png(300, 120))
    return made


def test_there_is_a_case_for_every_key() -> None:
    assert {case.key for case in CASES} == set(style_keys.known())


def test_the_readme_names_every_key() -> None:
    readme = paths.resource("styles").parent.parent / "README.md"
    told = readme.read_text(encoding="utf-8")
    for path in style_keys.known():
        part = path.partition(".")[2]
        assert f"`{path}`" in told or f"`.{part}`" in told or f'`."{part}"`' in told, path


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.extends}: {case.text.splitlines()[0][:50]}")
def test_a_key_changes_both_files(case: Case, folder: Path) -> None:
    before = plain(case.extends, folder)
    look = own(case.text, folder, case.extends)
    assert look.warnings == ()
    for name, write, old in (("pdf", pdf, before[0]), ("word", word, before[1])):
        if case.only and name != case.only:
            continue
        now = write(issue(), look, folder)
        assert now != old, name
        if case.said:
            assert case.said in _read(now.text), (name, now.text)
        if case.gone:
            assert case.gone in _read(old.text) and case.gone not in _read(now.text), name


def _read(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u00ad", "").replace("\ufffe", "")
