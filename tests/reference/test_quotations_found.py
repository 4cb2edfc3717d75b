"""Quotations against a reading by hand of 40 news pages, and against the sample clipping's own list.

`quotations.json` was written by reading the pages, before any finder was run on them: for each file the words between
marks that somebody says, with the speaker's full name where the page gives it (several names: any of them is right).
Long ones keep their first and last words. "optional" marks words that one reader would take for a quotation and the
next for a term; finding them counts neither way. The finder was made on the first 25 files; the other 15 only check it.
"""

import json
from pathlib import Path

import pytest

from clipper.annotate.quotes import quotations
from clipper.importers import registry
from clipper.model.intake import Source
from clipper.paths import resource
from tests.conftest import CORPORA

READ = json.loads((Path(__file__).parent / "quotations.json").read_text(encoding="utf-8"))
FILES = sorted(READ)
PAGES = CORPORA / "news-pages"
GAP = " ⟨…⟩ "


def bare(text: str) -> str:
    return text.strip(" ,.“”\"’'").casefold()


def says(speaker: str, wanted: str | list[str]) -> bool:
    def plain(name: str) -> str:
        return name.casefold().removeprefix("the ").removeprefix("an ").removeprefix("a ")

    return plain(speaker) in {plain(name) for name in ([wanted] if isinstance(wanted, str) else wanted)}


def same(words: str, wanted: str) -> bool:
    first, gap, last = wanted.partition(GAP)
    found = bare(words)
    return found.startswith(bare(first)) and found.endswith(bare(last)) if gap else found == bare(wanted)


def measured(files: list[str]) -> tuple[int, int, int, int]:
    """Right ones, right ones with the right speaker, wrong ones, missed ones."""
    right = speaker = wrong = missed = 0
    for name in files:
        draft = registry.read(Source(name, (PAGES / name).read_bytes()))[0]
        left = list(READ[name])
        for one in quotations(draft.body, byline=draft.byline, language=draft.language, headline=draft.headline):
            assert draft.body.text[one.start : one.end] == one.text
            hit = next((entry for entry in left if same(one.text, entry["text"])), None)
            if hit is None:
                wrong += 1
                continue
            left.remove(hit)
            if not hit.get("optional"):
                right += 1
                speaker += says(one.speaker, hit["speaker"])
        missed += sum(not entry.get("optional") for entry in left)
    return right, speaker, wrong, missed


@pytest.mark.skipif(not PAGES.is_dir(), reason="the corpora are not here")
@pytest.mark.parametrize("files", [FILES[:25], FILES[25:]], ids=["first-25", "other-15"])
def test_quotations_of_news_pages_are_found_with_their_speakers(files: list[str]) -> None:
    right, speaker, wrong, missed = measured(files)
    assert right / (right + wrong) >= 0.95, f"{wrong} of {right + wrong} are none"
    assert speaker / right >= 0.85, f"{right - speaker} of {right} have another speaker"
    assert right / (right + missed) >= 0.9, f"{missed} of {right + missed} were missed"


def test_the_sample_holds_five_quotations_and_nothing_more() -> None:
    name = "press-update-us-china-framework.txt"
    draft = registry.read(Source(name, (resource("samples") / name).read_bytes()))[0]
    found = quotations(draft.body, byline=draft.byline, language=draft.language, headline=draft.headline)
    assert [(one.text, one.speaker, one.title) for one in found] == [
        ("will be resolved", "Howard Lutnick", "US Commerce Secretary"),
        ("We’re moving as quickly as we can", "Jamieson Greer", "US Trade Representative"),
        (
            "We would very much like to find an agreement that makes sense for both countries.",
            "Jamieson Greer",
            "US Trade Representative",
        ),
        ("professional, rational, in-depth and candid", "Li Chenggang", "International Trade Representative"),
        ("productive", "Scott Bessent", "US Treasury Secretary"),
    ]
