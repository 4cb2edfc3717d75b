"""Our side of each benchmark: does what a yardstick does with the same input and prints one JSON line."""

import json
import os
import sys
import time
from pathlib import Path

START = time.perf_counter()
sys.path.insert(0, os.environ.get("CLIPPER_YARDSTICKS", str(Path(__file__).parent / "yardsticks")))


def drafts(n: int):
    """N ready Drafts with their originals."""
    from articles import articles

    from clipper.model.body import Body, paragraph
    from clipper.model.clipping import Draft, Original, Published

    for row in articles(n):
        data = f"{row['headline']}\n\n{row['text']}\n".encode()
        body = Body(tuple(paragraph(text) for text in row["text"].split("\n\n")))
        published = Published(row["day"], row["day"])
        original = Original("article.txt", "text/plain", size=len(data), data=data)
        yield Draft(row["headline"], body, outlet=row["outlet"], published=published, language="en", original=original)


def filing(n: int, folder: Path) -> dict:
    """File N ready Drafts by groups, all safety on."""
    from clipper import limits
    from clipper.store.library import Library

    ready = list(drafts(n))
    start = time.perf_counter()
    with Library.create(folder) as library:
        batch = library.new_batch("Benchmark")
        for at in range(0, n, limits.GROUP_CLIPPINGS):
            library.file(ready[at : at + limits.GROUP_CLIPPINGS], batch=batch)
    seconds = time.perf_counter() - start
    # what window and command line do once all is filed
    with Library.open(folder) as library:
        while library.tidy():
            pass
    return {"seconds": seconds}


def finding(folder: Path, kind: str, queries: Path) -> dict:
    """Find the first 50 and their snippets for each query of a class; p50 and p95 in ms."""
    from clipper.model.query import Query
    from clipper.store.library import Library

    with Library.open(folder, write=False) as library:
        asked = [Query(tree(text, kind, library), limit=50) for text in json.loads(queries.read_text(encoding="utf-8"))]

        def once(query: Query) -> float:
            start = time.perf_counter()
            ids = library.find(query)
            told = library.snippets(query, ids)
            seconds = time.perf_counter() - start
            assert all("\x01" in told[one] for one in ids)
            return seconds

        for query in asked[:5]:
            once(query)
        times = sorted(once(query) * 1000 for query in asked for _ in range(2))
    return {"p50_ms": times[len(times) // 2], "p95_ms": times[int(len(times) * 0.95)], "queries": len(asked)}


def tree(text: str, kind: str, library):
    """The query a user would have typed for this FTS5 text."""
    from clipper.model.query import After, And, Before, Near, Words

    words = list(text.split('"')[1::2])
    if kind == "near":
        return Near(tuple(words), 5)
    if kind == "boolean":
        return And(tuple(Words(word) for word in words))
    if kind == "phrase":
        return Words(words[0], phrase=True)
    if kind.startswith("prefix"):
        return Words(words[0], prefix=True)
    if kind == "daterange":
        low, high = library.press_span()
        return And((Words(words[0]), After(day(low + (high - low) // 3)), Before(day(low + (high - low) // 2))))
    return Words(words[0])


def day(press_time: int) -> str:
    """The day of a press time (minutes since year 1, times 2²⁰)."""
    from datetime import date

    return date.fromordinal(1 + (press_time >> 20) // 1440).isoformat()


def paper(n: int):
    """The yardsticks' articles as a Document of one section."""
    from articles import articles

    from clipper.model.document import Document, DocumentSection, Item, Paragraph, Run

    items = []
    for number, row in enumerate(articles(n, words=640)):
        blocks = tuple(Paragraph((Run(text),)) for text in row["text"].split("\n\n"))
        items.append(
            Item(
                f"item-{number}", f"0611-{number:02}", row["headline"], row["headline"], row["outlet"], day=row["day"], language="en",
                blocks=blocks, words=len(row["text"].split()),
            )
        )  # fmt: skip
    section = DocumentSection("section-1", "Press review", tuple(items))
    return Document(
        "Press review", "2025-06-11", 1, sections=(section,), words=sum(i.words for i in items), minutes=290
    )


def exporting(path: Path, n: int) -> dict:
    """Write the Document in the format of the path's ending."""
    from clipper.exporters import registry
    from clipper.exporters.style import load

    document = paper(n)
    exporter = registry.exporter_for(path)
    start = time.perf_counter()
    exporter.write(document, load("clippings"), path)
    return {"seconds": time.perf_counter() - start}


def window(folder: Path) -> dict:
    """128 rows at row 90,000 against the keyset query for the same rows, medians of 200."""
    import sqlite3
    import statistics

    from clipper.model.query import Query
    from clipper.store.library import Library

    with Library.open(folder, write=False) as library:
        ids = library.find(Query())
        assert len(ids) == 100_000
        wanted = list(ids[90_000:90_128])
        ours = []
        for _ in range(200):
            start = time.perf_counter()
            rows = library.clippings.rows(wanted)
            ours.append(time.perf_counter() - start)
        assert len(rows) == 128
    database = sqlite3.connect(f"file:{folder / 'library.db'}?mode=ro", uri=True)
    ((top,),) = database.execute("SELECT id FROM texts WHERE clipping = ?", wanted[:1])
    keyset = "SELECT t.id, t.headline, t.deck, t.outlet, c.* FROM texts t JOIN clippings c ON c.id = t.clipping WHERE t.id <= ? ORDER BY t.id DESC LIMIT 128"
    floor = []
    for _ in range(200):
        start = time.perf_counter()
        found = database.execute(keyset, (top,)).fetchall()
        floor.append(time.perf_counter() - start)
    assert len(found) == 128
    return {"seconds": statistics.median(ours), "keyset": statistics.median(floor)}


def starting(folder: Path) -> dict:
    """Open the window on a library until its first 30 rows stand painted, all imports included."""
    from clipper.app import begun
    from clipper.settings import Settings

    app, session = begun(Settings(library=str(folder), theme="light"))
    session.begin()
    window = session.window
    assert window is not None
    painted = []

    def note() -> None:
        painted.append(time.perf_counter())
        app.quit()

    window.looked.disconnect()
    window.looked.connect(note)
    app.exec()
    assert len(window.centralWidget().rows) >= 30  # pyright: ignore[reportAttributeAccessIssue]
    return {"seconds": painted[0] - START}


def live(folder: Path) -> dict:
    """The live pages of an issue of 40 pages after one edit: until the pages in view are painted, and how long the window stood still."""
    from PySide6.QtCore import QElapsedTimer, QTimer

    from clipper.app import begun
    from clipper.settings import Settings
    from clipper.store.library import Library
    from clipper.ui.place import Place, Where

    with Library.create(folder) as library:
        filed = library.file(list(drafts(52)))
        issue = library.briefings.new("Morning brief", date="2025-06-11")
        for part in range(4):
            ids = [one.id for one in filed[part * 13 : part * 13 + 13]]
            library.briefings.add_entries(issue, ids, section=f"Section {part + 1}")
        edited = library.briefings.one(issue).sections[1].entries[2].id
    app, session = begun(Settings(library=str(folder), theme="light"))
    session.begin()
    window = session.window
    assert window is not None
    window.resize(1440, 900)
    while not window.furnished:
        app.processEvents()
    longest, turn, clock = [0], QElapsedTimer(), QTimer()
    turn.start()
    clock.timeout.connect(lambda: longest.append(turn.restart()))
    clock.start(5)
    composer = window.page("briefing")

    def wait() -> float:
        """Seconds until nothing is under way for a tenth of a second, that tenth left out."""
        start = last = time.perf_counter()
        while time.perf_counter() - last < 0.1:
            app.processEvents()
            if not window.desk.idle or composer.pages.busy or composer.pages.view.waiting:
                last = time.perf_counter()
            time.sleep(0.001)
        return last - start

    wait()
    window.desk.show(Place(Where.BRIEFING, issue, ""))
    wait()
    pages = composer.pages.view.count
    took = []
    for words in ("One line of ours.", "Another line of ours.", "A third line of ours, which is longer.") * 2:
        del longest[:]
        turn.restart()
        window.desk.jobs.change(
            "Edit", lambda library, said=words: library.briefings.change_entry(edited, commentary=said)
        )
        took.append((wait(), max(longest)))
    window.close()
    took.sort()
    return {"seconds": took[len(took) // 2][0], "pages": pages, "still_ms": max(still for _took, still in took)}


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    if what == "file":
        result = filing(int(words[0]), Path(words[1]))
    elif what == "find":
        result = finding(Path(words[0]), words[1], Path(words[2]))
    elif what in {"pdf", "word"}:
        result = exporting(Path(words[0]), int(words[1]))
    elif what == "live":
        result = live(Path(words[0]))
    elif what == "start":
        result = starting(Path(words[0]))
    else:
        result = window(Path(words[0]))
    print(json.dumps({"contender": what, **result}))
