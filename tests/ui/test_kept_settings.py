"""What this machine remembers: kept whole, and read with good sense where it was written by another hand."""

import os
import sys
from pathlib import Path

import pytest

from clipper.settings import Settings, load, save


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    place = tmp_path / "Clipper" / "settings.toml"
    settings = Settings("dark", "de", "/home/ana/Presse “Früh”.clipper", 20, 54, "sans", "sepia", "Ana", "deu", "never")
    save(settings, place)
    assert load(place) == settings


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere names are Unicode.")
def test_a_library_whose_name_is_in_an_old_encoding_is_remembered(tmp_path: Path) -> None:
    name = os.fsdecode("/home/ana/März.clipper".encode("latin-1"))
    save(Settings(library=name), tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml").library == name


def test_values_that_can_be_none_give_the_defaults_and_the_others_stay(tmp_path: Path) -> None:
    place = tmp_path / "settings.toml"
    place.write_text(
        'theme = "sunset"\nlibrary = "/home/ana/Press.clipper"\nreading_size = 400\nreading_measure = true\n'
        'author = 7\nocr_language = "deu"\nfrom_a_newer_one = 1\n',
        encoding="utf-8",
    )
    assert load(place) == Settings(library="/home/ana/Press.clipper", ocr_language="deu")


@pytest.mark.parametrize("torn", [b"", b"theme = ", b"\xff\xfe\x00"])
def test_a_torn_file_gives_the_defaults(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(torn)
    assert load(tmp_path / "settings.toml") == Settings()
