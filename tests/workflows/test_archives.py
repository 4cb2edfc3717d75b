"""Archives through the public door: each file in them an input of its own, and a bad one costs only itself."""

import gzip
from pathlib import Path

from clipper.model.intake import Ending
from clipper.progress import Progress
from clipper.workflows import import_files
from tests.importers.list_samples import RSS091, STORY, tarred, zipped, zipped_of


def run(library, *sources: str | Path) -> list:
    inputs = import_files.collect(sources)
    readings = import_files.groups(import_files.read(inputs, Progress()))
    return [o for group in readings for o in import_files.file(library, group)]


def story(name: str) -> bytes:
    return STORY.format(name).encode()


def test_every_file_of_an_archive_is_filed_under_its_way_inside(library, tmp_path: Path) -> None:
    inner = zipped_of({"deep/c.txt": story("Quay"), "d.tar.gz": gzip.compress(tarred({"e.txt": story("Mole")}))})
    files = {
        "b.txt": story("Valmora"), "a/inner.rss": RSS091, "a/torn.pdf": b"%PDF-1.4 torn", "inner.zip": inner, "../../up.txt": story("Pier"),
        "__MACOSX/._b.txt": b"x", "empty.txt": b"", "link.url": b"[InternetShortcut]\nURL=file:///etc/passwd\n", "broken.zip": b"PK\x03\x04 no",
    }  # fmt: skip
    (tmp_path / "all.zip").write_bytes(zipped_of(files))
    outcomes = run(library, tmp_path / "all.zip")
    top = f"{tmp_path / 'all.zip'}!/"
    assert [(o.source.removeprefix(top), o.status.value) for o in outcomes] == [
        ("a/inner.rss", "filed"), ("a/torn.pdf", "rejected"), ("b.txt", "filed"), ("broken.zip", "rejected"), ("empty.txt", "rejected"),
        ("inner.zip!/d.tar.gz!/e.txt", "filed"), ("inner.zip!/deep/c.txt", "filed"), ("link.url", "rejected"), ("up.txt", "filed"),
    ]  # fmt: skip
    for one in outcomes:
        assert one.status is Ending.FILED or (one.reason or "").endswith(".")
    kept = library.clippings.one(outcomes[6].ids[0]).draft
    assert kept.headline == "Quay reopens after storm" and kept.original.name == "c.txt"
    assert library.originals.data(kept.original.sha256) == story("Quay")
    assert not (tmp_path.parent / "up.txt").exists()


def test_a_file_inside_an_archive_can_be_named_alone(library, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(a__txt=story("Valmora"), b__zip=zipped(c__txt=story("Quay"), d__txt=story("Mole"))))
    assert [o.source for o in run(library, f"{path}!/b.zip!/c.txt")] == [f"{path}!/b.zip!/c.txt"]
    assert len(run(library, f"{path}!/b.zip")) == 2
    assert [o.status for o in run(library, f"{path}!/none.txt")] == [Ending.REJECTED]


def test_a_locked_an_empty_and_a_broken_archive_are_one_refusal_each(library, tmp_path: Path) -> None:
    locked = bytearray(zipped(a__txt=b"word"))
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    folder = tmp_path / "morning"
    folder.mkdir()
    (folder / "a.zip").write_bytes(bytes(locked))
    (folder / "b.zip").write_bytes(zipped_of({"folder/": b""}))
    (folder / "c.zip").write_bytes(zipped(a__txt=b"word" * 99)[:-30])
    (folder / "d.zip").write_bytes(zipped_of({"word/document.xml": b"<x/>"}))
    (folder / "e.gz").write_bytes(gzip.compress(story("Valmora")))
    outcomes = run(library, folder)
    assert [Path(o.source).name for o in outcomes] == ["a.zip", "b.zip", "c.zip", "d.zip", "e"]
    assert [o.status for o in outcomes] == [Ending.REJECTED] * 4 + [Ending.FILED]
    assert "password" in outcomes[0].reason and "no file" in outcomes[1].reason and "damaged" in outcomes[2].reason


def test_many_archives_stay_closed_until_they_are_asked(library, tmp_path: Path) -> None:
    folder = tmp_path / "morning"
    folder.mkdir()
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
    for number in range(40):
        (folder / f"{number:02}.zip").write_bytes(zipped(a__txt=story(f"Town {number}")))
    inputs = import_files.collect([folder])
    open_now = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
    assert len(inputs) == 40 and open_now < before + 8
    assert inputs[-1].inside is not None and b"Town 39" in inputs[-1].inside()
