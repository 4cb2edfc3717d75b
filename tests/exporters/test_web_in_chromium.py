"""The single-file page in real Chromium: at phone and desktop width, light and dark, nothing runs off, links land, all is in the file."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Chromium
from issues import png
from machine import skip
from msgspec.structs import replace
from PIL import Image
from press import issue

from clipper.exporters import registry
from clipper.exporters.style import load
from clipper.model.document import Document, Figure, Paragraph, Run, Table

pytestmark = pytest.mark.xdist_group("chromium")

WIDTHS = {"phone": (390, 844), "desktop": (1440, 900)}
LONG = "https://example.com/" + "an-address-without-any-place-to-break-it/" * 6
LANDS = """(async () => {
    document.documentElement.style.scrollBehavior = 'auto';
    const lost = [], settled = () => new Promise(done => setTimeout(done, 15));
    for (const link of document.querySelectorAll('a[href^="#"]')) {
        const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (!target) { lost.push(link.hash + ' leads nowhere'); continue; }
        link.click();
        await settled();
        const top = target.getBoundingClientRect().top;
        const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
        if (!(top > -2 && top < (end ? innerHeight : innerHeight / 2))) lost.push(link.hash + ' lands at ' + top);
    }
    return lost;
})()"""
RUNS_OFF = """[...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && getComputedStyle(one).position !== 'absolute' && (box.right > innerWidth + 1 || box.left < -1)
        && !one.closest('[data-scrolls], table, pre');
}).map(one => one.tagName + '.' + one.className).slice(0, 5)"""
CONTRAST = """(() => {
    const parse = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = one => { for (; one; one = one.parentElement) {
        const found = parse(getComputedStyle(one).backgroundColor); if (found.length < 4 || found[3] > 0.9) return found; }
        return [255, 255, 255]; };
    let least = 21, where = '';
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const one = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || !one.getClientRects().length) continue;
        const [a, b] = [light(parse(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < least) { least = ratio; where = one.tagName + '.' + one.className + ' ' + walk.currentNode.data.slice(0, 40); }
    }
    return [least, where];
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all pages."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        skip("Chromium is not installed here, so the single-file page is not looked at in a browser.")
    assert program is not None
    with Chromium(program, tmp_path_factory.mktemp("profile")) as started:
        yield started


def pages() -> dict[str, Document]:
    """An issue in many scripts, the same read from the right, and one of what is hard to fit."""
    usual = issue()
    first = usual.sections[0].items[0]
    wide = Table(tuple(tuple(f"column {n} of row {row}" for n in range(9)) for row in range(4)), heads=1)
    picture = Figure(png(2400, 300), "image/png", 2400, 300, "A very wide picture.", alt="Wide")
    tall = Figure(png(300, 2400), "image/png", 300, 2400, alt="Tall")
    unbroken = Paragraph((Run("Donaudampfschifffahrtsgesellschaftskapitän" * 4 + " "), Run(LONG, href=LONG)))
    hard = replace(
        first, key="hard", headline="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 3,
        url=LONG, blocks=(unbroken, wide, picture, tall),
    )  # fmt: skip
    section = replace(usual.sections[0], key="section-9", title="W" * 60, items=(hard,))
    return {
        "usual": usual,
        "mirrored": issue("ar"),
        "hard": replace(usual, sections=(*usual.sections, section)),
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as they are exported."""
    folder = tmp_path_factory.mktemp("web")
    for name, document in pages().items():
        path = folder / f"{name}.html"
        registry.exporter_for(path).write(document, load("clippings"), path)
    return {path.stem: path for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["usual", "mirrored", "hard"])
def test_a_page_fits_its_screen_and_every_link_lands(
    browser: Chromium, files: dict[str, Path], name: str, width: str, dark: bool, tmp_path: Path
) -> None:
    across, down = WIDTHS[width]
    browser.show(files[name], across, down, phone=width == "phone", dark=dark)
    assert browser.run("innerWidth") == across
    assert browser.run("document.documentElement.scrollWidth") <= across
    assert browser.run("document.body.scrollWidth") <= across
    assert browser.run(RUNS_OFF) == []
    assert browser.run("document.querySelectorAll('a[href^=\"#\"]').length") >= len(pages()[name].sections)
    assert browser.run(LANDS) == []
    assert browser.run("[...document.images].filter(one => !one.complete || !one.naturalWidth).length") == 0
    least, where = browser.run(CONTRAST)
    assert least >= 4.5, where
    asked = {address for address in browser.requested if not address.startswith("data:")}
    assert {address.partition("#")[0] for address in asked} == {files[name].as_uri()}
    with Image.open(io.BytesIO(browser.picture())) as shown:
        ground = shown.convert("L").getpixel((2, down - 2))
        assert isinstance(ground, int)
        assert (ground < 96) == dark


def test_every_letter_is_drawn_in_a_font_the_file_carries(browser: Chromium, files: dict[str, Path]) -> None:
    browser.show(files["usual"], 1440, 900)
    fonts = "[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family.replaceAll('\"', ''))"
    assert {"Clipper Serif", "Clipper Sans", "Noto Naskh Arabic"} <= set(browser.run(fonts))
