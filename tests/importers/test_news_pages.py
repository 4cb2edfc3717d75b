"""How right the reading of real news pages is; as a program: the same table for any folder with a truth.json."""

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from clipper.importers import web
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PAGES = SHARED / "corpora" / "news-pages"
WANTED = {"f1": 0.945, "headline": 0.96, "day": 0.88, "authors": 0.92}


def scorer() -> Callable[[list[dict], dict[str, dict]], dict[str, float]]:
    spec = importlib.util.spec_from_file_location("score", SHARED / "yardsticks" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def read_all(folder: Path) -> tuple[dict[str, Draft], float]:
    """Every page's Draft by file stem, and milliseconds a page."""
    pages = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.html"))}
    web.read(Source("first.html", next(iter(pages.values()))))
    start = time.perf_counter()
    drafts = {stem: web.read(Source(f"{stem}.html", data))[0] for stem, data in pages.items()}
    return drafts, (time.perf_counter() - start) * 1000 / len(pages)


def table(folder: Path) -> tuple[dict[str, float], dict[str, Draft]]:
    """The figures of one folder, printed, and the Drafts they were made of."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    drafts, cost = read_all(folder)
    found = {
        stem: {
            "text": draft.body.reading_text,
            "headline": draft.headline,
            "day": draft.published.day,
            "authors": list(draft.authors),
        }
        for stem, draft in drafts.items()
    }
    figures = scorer()(truth, found)
    print(f"\n{len(drafts)} pages of {folder.name}, {cost:.0f} ms a page")
    print("   ".join(f"{name} {value:.4f}" for name, value in figures.items()))
    for stem, row in found.items():
        row["text"] = f"{drafts[stem].deck}\n{row['text']}"
    whole = scorer()(truth, found)
    print(
        "   ".join(f"{name} {whole[name]:.4f}" for name in ("f1", "precision", "recall")),
        "  with the deck above the body",
    )
    return figures, drafts


def alone(folder: Path) -> dict[str, float]:
    """The figures of trafilatura alone over the same pages, printed below ours."""
    from trafilatura import bare_extraction

    found: dict[str, dict] = {}
    for path in sorted(folder.glob("*.html")):
        read = bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False, fast=True)
        row = read if isinstance(read, dict) else read.as_dict() if read else {}
        found[path.stem] = {
            "text": row.get("text") or "",
            "headline": row.get("title") or "",
            "day": row.get("date") or "",
            "authors": [name for name in (row.get("author") or "").split("; ") if name],
        }
    figures = scorer()(json.loads((folder / "truth.json").read_text(encoding="utf-8")), found)
    print("trafilatura alone")
    print("   ".join(f"{name} {value:.4f}" for name, value in figures.items()))
    return figures


def test_news_pages_are_read_right() -> None:
    figures, drafts = table(PAGES)
    assert {name: figures[name] >= least for name, least in WANTED.items()} == dict.fromkeys(WANTED, True), figures
    for stem, draft in drafts.items():
        captions = {b.caption for b in draft.body.blocks if b.kind is BlockKind.FIGURE and len(b.caption) > 40}
        told = [b.text for b in draft.body.blocks if b.kind is not BlockKind.FIGURE]
        assert not [c for c in captions if any(c in text for text in told)], f"{stem}: a caption stands in a paragraph"
        assert draft.headline not in told, f"{stem}: the headline stands in the body"
        assert draft.outlet and draft.language, stem


if __name__ == "__main__":
    asked = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    table(asked)
    alone(asked)
