"""Files of links as they come in: each link an input of its own, fetched by nobody but the guarded fetcher."""

from pathlib import Path

from clipper.progress import Progress
from clipper.workflows import import_files
from tests.importers.saved_page_samples import URL, url_file, webloc

OTHER = "https://paper.example/b"


def test_a_folder_of_link_files_becomes_its_links(tmp_path: Path) -> None:
    (tmp_path / "1.url").write_bytes(url_file())
    (tmp_path / "2.webloc").write_bytes(webloc(binary=True))
    (tmp_path / "3.txt").write_text(f"{URL}\n{OTHER}\n")
    (tmp_path / "4.txt").write_text("HARBOUR\n\nThe board voted on Thursday.\n")
    (tmp_path / "5.url").write_bytes(url_file("file:///etc/passwd"))
    found = import_files.collect([tmp_path])
    base = str(tmp_path)
    assert [(one.source, one.url) for one in found] == [
        (f"{base}/1.url!/{URL}", URL),
        (f"{base}/2.webloc!/{URL}", URL),
        (f"{base}/3.txt!/{URL}", URL),
        (f"{base}/3.txt!/{OTHER}", OTHER),
        (f"{base}/4.txt", ""),
        (f"{base}/5.url", ""),
    ]
    assert found[-1].reason and found[-2].reason is None


def test_a_long_list_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(f"https://paper.example/{'x' * 60}/{n}" for n in range(500)))
    assert len(import_files.collect([tmp_path / "a.txt"])) == 500


def test_a_link_of_a_list_can_be_tried_again_by_its_name() -> None:
    (one,) = import_files.collect([f"list.txt!/{URL}"])
    assert (one.source, one.url) == (f"list.txt!/{URL}", URL)


def test_links_to_this_machine_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("http://127.0.0.1:9/secret\nhttp://[::1]/secret\n")
    readings = list(import_files.read(import_files.collect([tmp_path / "a.txt"]), Progress(), workers=1))
    assert len(readings) == 2
    assert all(reading.reason and not reading.drafts for reading in readings)
