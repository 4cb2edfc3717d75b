"""What is being imported is remembered by library, whole or not at all, and read with good sense."""

import os
from pathlib import Path

import pytest

from clipper.workflows.unfinished import Begun, note, unfinished

MORNING, LIBRARY = (
    Begun("“Morning”", (os.fsdecode(b"/press/M\xe4rz.txt"), "https://example.org/a"), ("Trade",), True),
    Path("/a.clipper"),
)


def test_each_library_has_its_own_and_they_go_when_all_has_ended(tmp_path: Path) -> None:
    file, other = tmp_path / "kept" / "unfinished.json", Path("/b.clipper")
    note(LIBRARY, (MORNING, Begun("Noon", ("/press",))), file)
    note(other, (MORNING,), file)
    assert unfinished(LIBRARY, file) == (MORNING, Begun("Noon", ("/press",)))
    note(LIBRARY, (), file)
    assert (unfinished(LIBRARY, file), unfinished(other, file)) == ((), (MORNING,))


@pytest.mark.parametrize("torn", ["", "[]", '{"/a.clipper": 7}', '{"/a.clipper": [{"name": 1}]}'])
def test_what_cannot_be_read_is_nothing(tmp_path: Path, torn: str) -> None:
    (tmp_path / "unfinished.json").write_text(torn, encoding="utf-8")
    assert unfinished(LIBRARY, tmp_path / "unfinished.json") == ()


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    note(LIBRARY, (MORNING,), tmp_path / "file" / "unfinished.json")
    assert unfinished(LIBRARY, tmp_path / "file" / "unfinished.json") == ()
