"""Importing through the public door: every input ends with an outcome, in order, and originals stay untouched."""

import os
import stat
from pathlib import Path

import pytest

from clipper.model.intake import Ending
from clipper.progress import Cancelled, Progress
from clipper.workflows import import_files

STORY = "Harbour reopens after storm\n\nVALMORA (Atlantic Wire) - The port of Valmora reopened on Monday.\n\nShips followed.\n"


def run(library, *sources: str | Path, tags: tuple[str, ...] = ()) -> list:
    batch = library.new_batch("test")
    inputs = import_files.collect(sources)
    readings = import_files.groups(import_files.read(inputs, Progress()))
    return [o for group in readings for o in import_files.file(library, group, tags=tags, batch=batch)]


def test_a_folder_of_good_and_bad_ends_in_order(library, tmp_path: Path) -> None:
    folder = tmp_path / "morning"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 torn")
    (folder / "c.txt").write_bytes(b"")
    (folder / "d.txt").write_text(STORY, encoding="utf-8")
    (folder / "e.bin").write_bytes(os.urandom(64))
    outcomes = run(library, folder, folder / "missing.txt", tags=("Port",))
    assert [(Path(o.source).name, o.status) for o in outcomes] == [
        ("a.txt", Ending.FILED),
        ("b.pdf", Ending.REJECTED),
        ("c.txt", Ending.REJECTED),
        ("d.txt", Ending.DUPLICATE),
        ("e.bin", Ending.REJECTED),
        ("missing.txt", Ending.REJECTED),
    ]
    assert outcomes[3].ids == outcomes[0].ids
    for refused in outcomes:
        if refused.status is Ending.REJECTED:
            assert refused.reason and refused.reason.endswith(".") and "Traceback" not in refused.reason
    clipping = library.clippings.one(outcomes[0].ids[0])
    assert clipping.draft.headline == "Harbour reopens after storm"
    assert clipping.tags == ("Port",)
    assert library.originals.data(clipping.draft.original.sha256) == (folder / "a.txt").read_bytes()


def test_an_unreadable_file_is_named_not_fatal(library, tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.mkdir()
    (locked / "fine.txt").write_text(STORY, encoding="utf-8")
    link = locked / "broken.txt"
    link.symlink_to(tmp_path / "nowhere")
    outcomes = run(library, locked, link)
    assert [o.status for o in outcomes] == [Ending.FILED, Ending.REJECTED]
    assert stat.S_ISLNK(link.lstat().st_mode)


def test_dropped_text_is_filed_and_its_words_kept(library) -> None:
    batch = library.new_batch("paste")
    readings = tuple(import_files.read([import_files.text_input(STORY, "Pasted text")], Progress()))
    (outcome,) = import_files.file(library, readings, batch=batch)
    clipping = library.clippings.one(outcome.ids[0])
    assert outcome.source == "Pasted text"
    assert "The port of Valmora reopened on Monday." in clipping.draft.body.text
    assert library.originals.data(clipping.draft.original.sha256).decode() == STORY


def test_cancelling_keeps_what_was_read(library, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(STORY.replace("Monday", f"day {number}"), encoding="utf-8")
    progress = Progress()
    batch = library.new_batch("cancelled")
    kept = []
    with pytest.raises(Cancelled):
        for reading in import_files.read(import_files.collect(sorted(tmp_path.glob("*.txt"))), progress):
            kept += import_files.file(library, [reading], batch=batch)
            if len(kept) == 3:
                progress.cancel()
    assert [o.status for o in kept] == [Ending.FILED] * 3
    assert len(library.batch_ids(batch)) == 3


def test_a_whole_import_is_one_undo_and_can_be_taken_back(library, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(STORY.replace("Monday", f"day {number}"), encoding="utf-8")
    outcomes = run(library, *sorted(tmp_path.glob("?.txt")))
    assert library.clippings.counts()["inbox"] == 5
    library.undo()
    assert library.clippings.counts()["inbox"] == 0
    library.redo()
    batch = library.clippings.one(outcomes[0].ids[0]).batch
    assert library.take_back(batch) == 5
    assert library.clippings.counts()["trash"] == 5


def test_a_worker_loads_neither_window_nor_store_nor_command_line(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys\n"
        "from clipper.workflows import workers\n"
        "from clipper.model.intake import Source\n"
        "def main():\n"
        "    drafts, reason = workers._read(Source('a.txt', b'Head\\n\\nPARIS: Text of the story.'))\n"
        "    bad = [m for m in sys.modules if m.split('.')[0] in {'PySide6', 'click', 'sqlite_utils'} or m.startswith('clipper.store')]\n"
        "    print(len(drafts), reason, bad)\n"
        "if __name__ == '__main__':\n"
        "    main()\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert out.stdout.strip() == "1 None []"
