"""Words recognised on scans made here: right letters, right order, upright again, ended in time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from clipper.pages.columns import columns_of
from clipper.pages.ocr import engine_name, is_blank, read_page, usable
from clipper.pages.ocr_engine import COMMAND, Engine, EngineFailed, lines_on
from clipper.pages.ocr_layer import ReadPage
from clipper.pages.ocr_lines import words_of
from tests.scans import BYLINE, HEADLINE, LEFT, RIGHT, cutting, error_rate, ocr_engine

__all__ = ["ocr_engine"]
TRUTH = " ".join((HEADLINE, BYLINE, *LEFT, *RIGHT))


def language(engine: Engine) -> str:
    return "eng" if engine.data else ""


def text_of(page: ReadPage) -> str:
    return " ".join(line.text for column in columns_of(words_of(page, 0.24)) for line in column.lines)


@pytest.mark.parametrize(("columns", "dpi", "turn", "most"), [(1, 300, 0, 0.02), (2, 180, 90, 0.02), (2, 90, 0, 0.06)])
def test_a_scan_is_read_in_order(ocr_engine: Engine, columns: int, dpi: int, turn: int, most: float) -> None:
    scan = cutting(columns, dpi).rotate(turn, expand=True)
    page = read_page(scan, ocr_engine, language(ocr_engine), chosen=True).page
    assert error_rate(text_of(page), TRUTH) <= most
    assert page.turned == turn and page.sure > 0.8
    assert (page.width, page.height) == scan.size
    first = next(word for word in page.words if word.text.startswith("Harbour"))
    across, down = first.box.middle
    # Where the word lies on the page as it is shown: on its side the headline runs up the left edge.
    assert (across < 0.3 and down > 0.7) if turn else (across < 0.3 and down < 0.3)


def test_a_page_that_leans_is_set_straight(ocr_engine: Engine) -> None:
    scan = cutting(2, 180).rotate(1.5, fillcolor=255, resample=Image.Resampling.BICUBIC)
    page = read_page(scan, ocr_engine, language(ocr_engine), chosen=True).page
    assert error_rate(text_of(page), TRUTH) <= 0.03
    sizes = {word.size for word in words_of(page, 0.36)}
    headline, body, *_byline = sorted(sizes, reverse=True)
    assert len(sizes) <= 3 and headline / body == pytest.approx(2.2, rel=0.1)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_an_engine_reads_lying_is_turned_as_a_whole(turn: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that cannot tell how a page lies gives the words of a lying line one above the other."""
    asked: list[Image.Image] = []

    def lines_of(images: list[Image.Image], *_engine: object) -> list:
        (image,) = images
        lies = (turn - 90 * len(asked)) % 360 if turn != 270 else (0 if asked else 270)
        asked.append(image)
        places = [(100 + 60 * n, 500) if lies in {0, 180} else (500, 100 + 60 * n) for n in range(12)]
        places = places[::-1] if lies in {90, 180} else places
        return [[[[f"word{n}", 0.9, x, y, x + 40, y + 40] for n, (x, y) in enumerate(places)]] * 3]

    monkeypatch.setattr("clipper.pages.ocr.lines_on", lines_of)
    page = read_page(Image.effect_noise((1000, 1000), 90), Engine("rapidocr"), "").page
    assert page.turned == turn and len(asked) == (2 if turn else 1)


@pytest.mark.parametrize("wrong", [True, False])
def test_a_large_page_is_read_turned_only_where_its_surest_words_are(
    wrong: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shapes of a drawing may say that a page stands on its head: the place of its surest words is asked first."""
    asked: list[tuple[int, int]] = []
    upright = [[[f"planters{n}", 0.9, 100 + 200 * n, 60 * row, 250 + 200 * n, 60 * row + 40] for n in range(3)] for row in range(8)]  # fmt: skip
    shapes = [[["oo", 0.2, 1000, 900 + 2 * n, 1040, 940 + 2 * n]] for n in range(300)]

    def lines_of(images: list[Image.Image], *_engine: object) -> list:
        asked.append((sum(one.width for one in images), len(asked)))
        sure = 0.9 if len(asked) == 1 or not wrong else 0.3
        read = [[[word[0], sure, *word[2:]] for word in line] for line in upright]
        return [read + (shapes if len(asked) != 2 else [])] + [[]] * (len(images) - 1)

    monkeypatch.setattr("clipper.pages.ocr.lines_on", lines_of)
    monkeypatch.setattr("clipper.pages.ocr.orientation_of", lambda *_asked: (180, 4.0, "Latin"))
    engine = Engine("tesseract", "5", ("eng", "osd"))
    page = read_page(Image.effect_noise((1600, 1400), 90), engine, "eng", chosen=True).page
    assert asked[0][0] == 1600 and asked[1][0] == 800
    assert len(asked) == (2 if wrong else 3)
    assert page.turned == 0 and len(page.words) == 324


def test_an_engine_that_is_late_or_works_too_long_is_ended(ocr_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    since, page = time.monotonic(), cutting(2, 300).resize((4000, 3000))
    with pytest.raises(EngineFailed) as problem:
        lines_on([page], ocr_engine, language(ocr_engine), 0.15)
    assert problem.value.late and time.monotonic() - since < 5
    if sys.platform == "linux":
        monkeypatch.setattr("clipper.limits.OCR_CPU_SECONDS", 1)
        with pytest.raises(EngineFailed) as problem:
            lines_on([page, page], ocr_engine, language(ocr_engine), 60)
        assert problem.value.late


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_the_engine_dies_with_whoever_asked(ocr_engine: Engine) -> None:
    asking = (
        "from clipper.pages.ocr_engine import engine, lines_on; from tests.scans import cutting; found = engine(); scan = cutting(2, 300);"
        "print(flush=True); lines_on([scan.resize((5000, 4000))], found, 'eng' if found.data else '', 60)"
    )
    asker = subprocess.Popen([sys.executable, "-c", asking], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join((".", "tests"))})  # fmt: skip
    assert asker.stdout and asker.stdout.readline()
    until = time.monotonic() + 20
    while len(family := _below(asker.pid)) < (2 if ocr_engine.name == "tesseract" else 1) and time.monotonic() < until:
        time.sleep(0.02)
    assert family
    asker.send_signal(signal.SIGKILL)
    asker.wait()
    asker.stdout.close()
    since = time.monotonic()
    while any(map(_lives, family)) and time.monotonic() - since < 5:
        time.sleep(0.02)
    assert time.monotonic() - since < 0.5


def _below(pid: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    try:
        children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return children + [one for child in children for one in _below(child)]


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_the_child_takes_nothing_from_python_s_surroundings() -> None:
    assert COMMAND[0] == sys.executable and "-E" in COMMAND and Path(COMMAND[-1]).is_absolute()


def test_a_blank_or_tiny_picture_is_not_read() -> None:
    assert is_blank(Image.new("RGB", (500, 500), "white")) and is_blank(Image.effect_noise((40, 40), 90))
    assert not is_blank(cutting(1, 72))
    nobody = Engine("none")
    page = read_page(Image.new("1", (500, 300)), nobody, "").page
    assert page == ReadPage(0, 500, 300)


def test_languages_are_known_by_both_their_names() -> None:
    assert [engine_name(one) for one in ("de", "DE+fr", "deu", "script/Latin")] == [
        "deu",
        "deu+fra",
        "deu",
        "script/Latin",
    ]
    engine = Engine("tesseract", "5", ("deu", "eng", "osd"))
    assert engine.languages == ("deu", "eng")
    assert [usable(one, engine) for one in ("de+fr", "fr", "", "../../etc", "osd")] == ["deu", "", "", "", ""]
