"""Regions that are not filed yet: kept in the library's folder whole, and read again with whatever else stands in the file."""

import json

import pytest
from msgspec.structs import replace

from clipper.errors import LibraryError
from clipper.model.cutting import Cutting, PageFile, Piece, RegionRole
from clipper.store.library import Library

FILE = PageFile("ab" * 32, "paper – 東京.pdf", "application/pdf")
HEAD = Piece(FILE, 2, 0.1, 0.1, 1 / 3, 0.9, RegionRole.HEADLINE, angle=-1.5, source=7)


def test_regions_are_kept_as_they_are_and_another_time_those_alone(library: Library) -> None:
    assert library.unfiled.all() == ()
    begun = (Cutting(0, (HEAD, replace(HEAD, y=0.0, source=None))), Cutting(12, (HEAD,)))
    library.unfiled.keep(begun)
    assert library.unfiled.all() == begun
    with Library.open(library.path, write=False) as reader:
        assert reader.unfiled.all() == begun
        with pytest.raises(LibraryError):
            reader.unfiled.keep(())
    library.unfiled.keep(begun[1:])
    assert library.unfiled.all() == begun[1:]
    library.unfiled.keep(())
    assert library.unfiled.all() == () and not list(library.path.glob("unfiled*"))


def test_what_makes_no_sense_is_left_out(library: Library) -> None:
    library.unfiled.keep((Cutting(3, (HEAD,)),))
    file = library.path / "unfiled.json"
    (whole,) = json.loads(file.read_text(encoding="utf-8"))
    piece = whole["pieces"][0]
    odd = [
        *({**piece, name: value} for name in ("x", "height", "angle") for value in (None, "1", float("nan"), True)),
        *({**piece, "x": 0.9}, {**piece, "width": 0}, {**piece, "y": -0.1}),
        *({**piece, "sha256": value} for value in ("../../etc", None, 5)),
        *(None, 5, [], {}),
    ]
    file.write_text(
        json.dumps([{"clipping": -1, "pieces": [*odd, {**piece, "role": "poem", "page": -4}]}, 5, {}, whole])
    )
    first, second = library.unfiled.all()
    assert first == Cutting(0, (replace(HEAD, role=RegionRole.BODY, page=0),)) and second == Cutting(3, (HEAD,))
    for text in ("", "{", "[" * 5000, "null", '{"a": 1}'):
        file.write_text(text)
        assert library.unfiled.all() == ()
