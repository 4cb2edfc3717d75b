"""Watched folders: a file is told once, when it has come to rest; nothing is told of what lay there before."""

import os
from pathlib import Path

import pytest

from clipper.workflows.watching import Folder, Watch, Watched, load, save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Wire"
    made.mkdir()
    return made


def watch(folder: Path) -> Watch:
    return Watch(Watched((Folder(str(folder), "Wire"),)))


def told(one: Watch, now: float) -> list[str]:
    return [Path(path).name for arrived in one.look(now)[0] for path in arrived.files]


def test_a_file_is_told_once_when_it_has_rested(folder: Path) -> None:
    one = watch(folder)
    (folder / "a.txt").write_text("Words")
    assert told(one, 0) == [] and one.unsettled
    assert told(one, 1.9) == []
    assert told(one, 2.1) == ["a.txt"] and not one.unsettled
    assert told(one, 9) == []


def test_a_file_that_still_grows_is_waited_for(folder: Path) -> None:
    one = watch(folder)
    (folder / "a.txt").write_text("Words")
    told(one, 0)
    (folder / "a.txt").write_text("Words and more")
    assert told(one, 2.5) == []
    assert told(one, 4.6) == ["a.txt"]


def test_a_file_that_changes_later_is_told_again(folder: Path) -> None:
    one = watch(folder)
    (folder / "a.txt").write_text("Words")
    told(one, 0)
    assert told(one, 3) == ["a.txt"]
    os.utime(folder / "a.txt", (1, 1))
    told(one, 10)
    assert told(one, 13) == ["a.txt"]


def test_unfinished_hidden_and_empty_files_and_links_are_passed_over(folder: Path) -> None:
    one = watch(folder)
    for name in ("a.txt.part", "b.crdownload", ".c.txt", "~$d.docx", "Thumbs.db"):
        (folder / name).write_text("Words")
    (folder / "empty.txt").write_text("")
    (folder / "sub").mkdir()
    (folder / "sub" / "e.txt").write_text("Words")
    (folder / "round").symlink_to(folder)
    told(one, 0)
    assert told(one, 3) == ["e.txt"]


def test_what_lay_in_a_new_folder_counts_as_seen_unless_she_wants_it(folder: Path, tmp_path: Path) -> None:
    (folder / "old.txt").write_text("Words")
    one = Watch(Watched())
    one.change((Folder(str(folder)),), paused=False)
    (folder / "new.txt").write_text("Words")
    told(one, 0)
    assert told(one, 3) == ["new.txt"]
    other = Watch(Watched())
    other.change((Folder(str(folder)),), paused=False, with_old=True)
    told(other, 0)
    assert told(other, 3) == ["new.txt", "old.txt"]


def test_a_pause_and_a_folder_that_is_off_tell_nothing_and_lose_nothing(folder: Path) -> None:
    one = watch(folder)
    (folder / "a.txt").write_text("Words")
    one.change(one.watched.folders, paused=True)
    assert told(one, 0) == [] and told(one, 5) == []
    one.change((Folder(str(folder), on=False),), paused=False)
    assert told(one, 6) == [] and told(one, 9) == []
    one.change((Folder(str(folder)),), paused=False)
    told(one, 10)
    assert told(one, 13) == ["a.txt"]


def test_a_folder_that_is_gone_is_said_once_until_it_comes_back(folder: Path) -> None:
    one = watch(folder)
    folder.rmdir()
    assert [sentence for _folder, sentence in one.look(0)[1]] == [
        "This watched folder is not there. Connect its disk, or stop watching it."
    ]
    assert one.look(1)[1] == ()
    folder.mkdir()
    one.look(2)
    folder.rmdir()
    assert len(one.look(3)[1]) == 1


def test_folders_and_files_seen_are_remembered_by_library(folder: Path, tmp_path: Path) -> None:
    one, place = watch(folder), tmp_path / "settings" / "watched.json"
    (folder / "a.txt").write_text("Words")
    told(one, 0)
    told(one, 3)
    save(tmp_path / "Press.clipper", one.kept(), place)
    again = Watch(load(tmp_path / "Press.clipper", place))
    assert again.watched.folders == (Folder(str(folder), "Wire"),)
    assert told(again, 0) == [] and told(again, 3) == []
    assert load(tmp_path / "Other.clipper", place) == Watched()
    place.write_text("{ broken")
    assert load(tmp_path / "Press.clipper", place) == Watched()


def test_files_of_a_folder_no_longer_watched_are_forgotten(folder: Path) -> None:
    one = watch(folder)
    (folder / "a.txt").write_text("Words")
    told(one, 0)
    told(one, 3)
    assert len(one.kept().seen) == 1
    one.change((), paused=False)
    assert one.kept().seen == ()
