"""Any number of article texts from the real sentences in ../corpora, always the same for the same N and seed."""

import argparse
import json
import random
import re
from datetime import date, timedelta
from pathlib import Path

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
OUTLETS = [f"{a} {b}" for a in ("Harbour", "Northern", "Capital", "Prairie", "Evening", "Daily", "Coastal", "Valley", "Union", "Morning")
           for b in ("Post", "Courier", "Gazette", "Observer", "Herald", "Ledger", "Mail", "Tribune", "Star", "Echo")]


SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"


def _own_pool() -> tuple[list[str], list[str]]:
    """Sentences of the project's own samples, repeated until there are enough, where the corpora are not there."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    texts += [" ".join(re.findall(r"<p>(.*?)</p>", path.read_text(encoding="utf-8"))) for path in sorted(SAMPLES.glob("*.html"))]
    sentences = [s.strip() for text in texts for s in re.split(r"(?<=[.!?])\s+|\n+", text) if 40 < len(s.strip()) < 400]
    heads = [text.strip().split("\n")[0][:90] for text in texts if text.strip()]
    return heads, sentences * (1 + 600 // max(1, len(sentences)))


def _pool() -> tuple[list[str], list[str]]:
    if not CORPORA.is_dir():
        return _own_pool()
    pages = json.loads((CORPORA / "news-pages/truth.json").read_text(encoding="utf-8"))
    heads = [row["title"] for row in pages]
    texts = [row["text"] for row in pages]
    for row in json.loads((CORPORA / "wire/truth.json").read_text(encoding="utf-8")):
        heads.append(row["title"].capitalize())
        texts.append(re.sub(r"\s+", " ", (CORPORA / f"wire/{row['id']}.txt").read_text(encoding="utf-8").split("\n", 1)[1]))
    sentences = [s.strip() for text in texts for s in re.split(r"(?<=[.!?])\s+|\n+", text) if 40 < len(s.strip()) < 400]
    return heads, sentences


def articles(n: int, words: int = 300, seed: int = 1):
    """Yield n dicts with headline, outlet, day (ISO), text (paragraphs parted by blank lines)."""
    heads, sentences = _pool()
    rng = random.Random(seed)
    names = ["".join(rng.choice("bcdfglmnprstv") + rng.choice("aeiou") for _ in range(3)).title() for _ in range(20_000)]
    first = date(2016, 1, 1)
    for i in range(n):
        topic = rng.randrange(0, len(sentences) - 200)
        size, paragraphs = 0, []
        while size < words:
            picked = [sentences[topic + rng.randrange(200)] if rng.random() < 0.8 else rng.choice(sentences) for _ in range(rng.randint(2, 4))]
            if rng.random() < 0.3:
                picked.append(f"{rng.choice(names)} {rng.choice(names)} put the figure at {rng.randrange(10**6)}.")
            paragraphs.append(" ".join(picked))
            size += len(paragraphs[-1].split())
        yield {"headline": f"{rng.choice(heads)} {rng.choice(names)}", "outlet": rng.choice(OUTLETS),
               "day": (first + timedelta(days=rng.randrange(3970))).isoformat(), "text": "\n\n".join(paragraphs)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("n", type=int)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
    words = 0
    for number, row in enumerate(articles(args.n)):
        words += len(row["text"].split())
        if args.out:
            (args.out / f"{number:07}.txt").write_text(f"{row['headline']}\n{row['outlet']}, {row['day']}\n\n{row['text']}\n", encoding="utf-8")
    print(json.dumps({"articles": args.n, "words": words}))
