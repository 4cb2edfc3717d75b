"""Own styles in a library: kept whole with their pictures, undone, and brought in from beside the settings once."""

from pathlib import Path

import pytest

from clipper.errors import ClipperError
from clipper.model.own_style import OwnStyle
from clipper.store.library import Library
from clipper.workflows.styles_brought import bring, waiting

LOGO = ("logo.png", b"\x89PNG one")


def test_a_style_is_kept_whole_and_undone_whole(tmp_path: Path) -> None:
    with Library.create(tmp_path / "Press.clipper") as library:
        first = OwnStyle("cabinet", 'extends = "links"\n', (LOGO, ("old.png", b"two")))
        library.styles.save(first)
        assert library.styles.all() == (first,)
        then = OwnStyle("cabinet", 'extends = "clippings"\n', (("logo.png", b"three"),))
        library.styles.save(then)
        library.styles.save(OwnStyle("blue", ""))
        assert library.styles.all() == (OwnStyle("blue", ""), then)
        library.undo()
        library.undo()
        assert library.styles.all() == (first,)
        library.styles.remove("cabinet")
        assert library.styles.all() == ()
        library.undo()
        assert library.styles.all() == (first,)
        with pytest.raises(ClipperError, match="no style"):
            library.styles.remove("blue")
    with Library.open(tmp_path / "Press.clipper", write=False) as library:
        assert library.styles.all() == (first,)


def test_styles_from_beside_the_settings_are_brought_once(tmp_path: Path) -> None:
    folder = tmp_path / "styles"
    assert not waiting(folder)
    folder.mkdir()
    (folder / "Cabinet Brief.toml").write_text('extends = "links"\ncover.logo = "logo.png"\n', encoding="utf-8")
    (folder / "mine.toml").write_text('extends = "links"\n', encoding="utf-8")
    (folder / "links.toml").write_text('extends = "clippings"\n', encoding="utf-8")
    (folder / "torn.toml").write_bytes(b"\xff\xfe\x00")
    (folder / LOGO[0]).write_bytes(LOGO[1])
    with Library.create(tmp_path / "Press.clipper") as library:
        mine = OwnStyle("mine", 'extends = "executive"\n')
        library.styles.save(mine)
        assert waiting(folder) and bring(library, folder) == ("Cabinet Brief",)
        brought, kept = library.styles.all()
        assert brought.files == (LOGO,) and "logo.png" in brought.toml and kept == mine
        assert not waiting(folder) and bring(library, folder) == ()
        library.undo()
        assert library.styles.all() == (mine,)
    [away] = [one for one in tmp_path.iterdir() if one.name.startswith("styles")]
    assert {file.name for file in away.iterdir()} >= {"torn.toml", "logo.png", "Cabinet Brief.toml"}
