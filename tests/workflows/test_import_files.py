"""Importing through the public door: every input ends with an outcome, in order, and originals stay untouched."""

import os
import random
import socket
import stat
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from email.message import EmailMessage
from pathlib import Path

import pytest

from clipper import limits
from clipper.model.intake import Ending
from clipper.progress import Cancelled, Progress
from clipper.store.library import Library
from clipper.workflows import import_files, workers
from clipper.workflows.watching import files_in

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
    (folder / "e.bin").write_bytes(random.Random(1).randbytes(64))
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
    outcomes = run(library, locked)
    assert [(o.source, o.status) for o in outcomes] == [
        (str(link), Ending.REJECTED),
        (str(locked / "fine.txt"), Ending.FILED),
    ]
    assert stat.S_ISLNK(link.lstat().st_mode)


def test_a_folder_without_rights_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The folder is another user's, so that this holds for the superuser of a CI machine too."""
    with tempfile.TemporaryDirectory() as name:
        top, closed = Path(name), Path(name) / "closed"
        closed.mkdir()
        (top / "open.txt").write_text(STORY, encoding="utf-8")
        closed.chmod(0)
        top.chmod(0o755)
        user = os.geteuid()
        try:
            if user == 0:
                os.seteuid(65534)
            inputs = import_files.collect([top])
        finally:
            if user == 0:
                os.seteuid(0)
            closed.chmod(0o700)
    assert [(i.source, bool(i.reason)) for i in inputs] == [(f"{name}/closed", True), (f"{name}/open.txt", False)]
    assert "may not be opened" in (inputs[0].reason or "")


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: socket.socket(socket.AF_UNIX).bind(str(path))])
def test_a_pipe_or_socket_is_refused_and_never_waited_for(library, make: Callable[[Path], None]) -> None:
    with tempfile.TemporaryDirectory() as name:
        make(Path(name) / "pipe")
        (Path(name) / "story.txt").write_text(STORY, encoding="utf-8")
        outcomes = run(library, Path(name), "/dev/zero")
    assert [o.status for o in outcomes] == [Ending.REJECTED, Ending.FILED, Ending.REJECTED]
    assert outcomes[0].reason and "no file" in outcomes[0].reason and outcomes[2].reason == outcomes[0].reason


def test_names_that_are_no_names_cost_one_sentence_each(library, tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    given = ["", "  ", "no\x00name", "x" * 5000, str(circle), str(tmp_path / "gone.txt"), "https://[::1", "http://a b/"]
    outcomes = run(library, *given)
    assert [(o.source, o.status) for o in outcomes] == [(one, Ending.REJECTED) for one in given]
    assert all(o.reason and o.reason.endswith(".") for o in outcomes)


def test_odd_names_are_filed_under_tame_ones(library, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"two\nlines.txt", b"turned\xe2\x80\xae.txt"):
        (folder / os.fsdecode(name)).write_text(STORY + os.fsdecode(name)[:3], encoding="utf-8")
    outcomes = run(library, folder)
    assert [o.status for o in outcomes] == [Ending.FILED] * 3
    assert [o.source for o in outcomes] == [
        str(folder / os.fsdecode(n)) for n in (b"caf\xe9.txt", b"turned\xe2\x80\xae.txt", b"two\nlines.txt")
    ]
    names = [library.clippings.one(o.ids[0]).draft.original.name for o in outcomes]
    assert names == ["caf\ufffd.txt", "turned.txt", "two lines.txt"]


def test_a_folder_is_read_in_order_as_it_was_named_without_litter_and_circles(tmp_path: Path, monkeypatch) -> None:
    for name in ("b/c.txt", "b/a.txt", "a.txt", ".DS_Store", "b/._a.txt", ".hidden.txt", "Thumbs.db", "b.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "b" / "up").symlink_to(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    below = [".hidden.txt", "a.txt", "b/a.txt", "b/c.txt", "b.txt"]
    for given in ("in", "./in", "in/../in", str(tmp_path / "in")):
        assert [i.source for i in import_files.collect([given])] == [f"{given}/{name}" for name in below]
    assert [i.source for i in import_files.collect(["in/"])] == [f"in/{name}" for name in below]


def test_a_library_below_a_folder_is_named_and_never_read(library, tmp_path: Path) -> None:
    """Her Documents folder holds the library too: its lock, its README and its originals are none of the press."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(STORY, encoding="utf-8")
    with Library.create(tmp_path / "in" / "deep" / "Press.clipper"):
        inside = import_files.collect([str(tmp_path / "in")])
        itself = import_files.collect([str(tmp_path / "in" / "deep" / "Press.clipper")])
    assert [Path(one.source).name for one in inside] == ["a.txt", "Press.clipper"]
    assert "is a Clipper library" in (inside[1].reason or "") and inside[0].reason is None
    assert [one.reason for one in itself] == [inside[1].reason]
    (tmp_path / "in" / "deep" / "Press.clipper" / "library.db").write_bytes(b"no database")
    assert len(import_files.collect([str(tmp_path / "in")])) > 2
    assert [path for path, _size, _changed in files_in(str(library.path))] == []


def test_a_file_that_goes_away_after_it_was_found_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    inputs = import_files.collect([tmp_path / "a.txt"])
    (tmp_path / "a.txt").unlink()
    (reading,) = import_files.read(inputs, Progress())
    assert reading.reason and "no file of this name" in reading.reason


def test_a_file_too_large_is_refused_unread(library, tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(300 * 1024**2)
    (outcome,) = run(library, tmp_path / "big.txt")
    assert outcome.status is Ending.REJECTED and outcome.reason and "larger than 256 MB" in outcome.reason


def test_text_piped_in_is_read_in_its_own_encoding() -> None:
    (reading,) = import_files.read(
        [import_files.text_input("Café\n\nPARIS (AFP) - Le café est là.\n".encode("latin-1"))], Progress()
    )
    assert reading.drafts[0].headline == "Café" and "café" in reading.drafts[0].body.text


def test_attachments_are_seen_when_their_mail_was(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ann Lee <ann@paper.example>", "Two"
    mail.set_content("The text of the mail itself.")
    mail.add_attachment(STORY, filename="story.txt")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    os.utime(tmp_path / "a.eml", (1_700_000_000, 1_700_000_000))
    (reading,) = import_files.read(import_files.collect([tmp_path]), Progress())
    assert [d.seen_at for d in reading.drafts] == [1_700_000_000] * 2


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


def test_a_late_input_costs_itself_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY * 30_000, encoding="utf-8")
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.01)
    (reading,) = import_files.read(import_files.collect([tmp_path / "a.txt"]), Progress())
    assert reading.reason and "took longer than" in reading.reason and not reading.drafts


def test_small_inputs_read_together_stay_in_order_beside_large_and_missing_ones(tmp_path: Path) -> None:
    for number in range(70):
        filler = "Words of a long story. " * 2_000 if number % 9 == 4 else ""
        (tmp_path / f"{number:02}.txt").write_text(f"Head {number}\n\nPARIS: Text. {filler}", encoding="utf-8")
    given = [import_files.Input(str(path), path=path) for path in sorted(tmp_path.iterdir())]
    given.insert(5, import_files.Input("gone.txt", path=tmp_path / "gone.txt"))
    readings = list(import_files.read(given, Progress()))
    assert [one.source for one in readings] == [one.source for one in given]
    assert [one.drafts[0].headline for one in readings if one.drafts] == [f"Head {number}" for number in range(70)]
    assert readings[5].reason and not readings[5].drafts


def test_one_of_several_that_ends_its_worker_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.001)
    given = [import_files.text_input(STORY, f"{number}.txt") for number in range(18)]
    found = import_files.read(given, Progress(), workers=1)
    assert "took longer than" in (next(found).reason or "")
    monkeypatch.setattr(limits, "WALL_SECONDS", 25.0)
    assert next(found).drafts, "the second was only in the way of the first"
    found.close()  # pyright: ignore[reportAttributeAccessIssue]


def test_an_input_that_ends_as_the_waiting_does_is_not_called_late() -> None:
    class JustDone(Future):
        """Done between the end of the waiting and the next look at it."""

        def result(self, timeout: float | None = None):
            if not self.done():
                self.set_result(((), "said"))
                raise TimeoutError
            return super().result(timeout)

    with workers.Readers(1) as readers:
        assert readers.result(JustDone(), Progress()) == ((), "said")


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


def test_a_worker_reaches_neither_network_nor_other_programs() -> None:
    """In a process of its own, because the doors cannot be opened again."""
    import subprocess
    import sys

    script = (
        "import os, socket, subprocess, sys\n"
        "from clipper.workflows import workers\n"
        "kept = os.dup(1)\n"
        "workers.begin()\n"
        "shut = 0\n"
        "for deed in (lambda: socket.socket(socket.AF_INET), lambda: socket.socket(socket.AF_INET6),\n"
        "             lambda: socket.create_connection(('127.0.0.1', 9)), lambda: socket.getaddrinfo('paper.example', 80),\n"
        "             lambda: subprocess.run(['true']), lambda: os.system('true')):\n"
        "    try:\n"
        "        deed()\n"
        "    except PermissionError as problem:\n"
        "        shut += 'a reader of files' in str(problem)\n"
        "os.write(kept, str(shut).encode())\n"
    )
    root = Path(__file__).parent.parent.parent
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    assert out.stdout == "6"
