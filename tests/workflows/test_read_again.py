"""Reading a kept original again in another encoding: fields and text anew, corrections and marks kept, one undo."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from clipper.cli.main import cli
from clipper.errors import ClipperError
from clipper.importers import mhtml, rereading
from clipper.model.annotation import Role
from clipper.model.intake import Source
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows import annotating, import_files, read_again

HEAD = "Совет порта проголосовал"
SAID = (
    "Совет порта проголосовал в четверг за восстановление северного мола, который разрушили зимние штормы.",
    "Работы начнутся в апреле, сообщил совет, а рыболовный флот до осени перейдёт в южную гавань.",
    "Для плана ещё нужно согласие округа, инженеры которого напрасно просили о втором обследовании дна.",
)
HTML = (
    f"<html><head><title>{HEAD}</title></head><body><article><h1>{HEAD}</h1>"
    f"{''.join(f'<p>{text}</p>' for text in SAID)}</article></body></html>"
)


def filed(library: Library, path: Path, data: bytes) -> int:
    """The one clipping made of the bytes."""
    path.write_bytes(data)
    readings = list(import_files.read(import_files.collect([path]), Progress(), workers=1))
    (outcome,) = import_files.file(library, readings)
    return outcome.ids[0]


def test_wrong_letters_become_right_and_one_undo_takes_it_back(library: Library, tmp_path: Path) -> None:
    data = HTML.replace("<head>", "<head><meta charset='iso-8859-1'>").encode("cp1251")
    one = filed(library, tmp_path / "mole.html", data)
    before = library.clippings.one(one)
    assert before.draft.headline == HEAD.encode("cp1251").decode("cp1252")
    library.clippings.change([one], section="Coast")
    wrong = before.draft.body.blocks[1].text
    mark = annotating.mark_words(library, one, wrong[:31], role=Role.FACT)
    marked = library.clippings.one(one)

    read_again.read_again(library, one, "windows-1251")

    now = library.clippings.one(one)
    assert now.draft.headline == HEAD
    assert now.draft.body.reading_text == "\n".join(SAID)
    assert now.draft.section == "Coast", "a correction by hand stays"
    assert {c.field for c in now.draft.confidence if c.source == "corrected by hand"} == {"section"}
    (found,) = library.annotations.of(one)
    assert found.id == mark and not found.lost and found.anchor
    assert found.anchor.exact == SAID[1][:31]

    library.undo()
    assert library.clippings.one(one) == marked
    assert library.annotations.of(one)[0].anchor != found.anchor


def test_a_mark_stays_on_its_words_where_letters_become_fewer_bytes(library: Library, tmp_path: Path) -> None:
    text = "\n\n".join(("Überblick", "Die Größe der Mole überzeugt den Rat.", "Zwölf Jäger übten dort."))
    two = filed(library, tmp_path / "zwei.txt", b"\xef\xbb\xbf" + text.encode())
    read_again.read_again(library, two, "cp1252")
    assert "GrÃ¶ÃŸe" in library.clippings.one(two).draft.body.text
    annotating.mark_words(library, two, "GrÃ¶ÃŸe der Mole Ã¼berzeugt")
    read_again.read_again(library, two, "utf-8")
    (found,) = library.annotations.of(two)
    assert found.anchor and not found.lost
    assert found.anchor.exact == "Größe der Mole überzeugt"


def test_a_warning_that_the_encoding_was_guessed_goes(library: Library, tmp_path: Path) -> None:
    one = filed(library, tmp_path / "mole.html", HTML.encode("koi8-r"))
    assert any("another encoding" in warning for warning in library.clippings.one(one).draft.warnings)
    read_again.read_again(library, one, "koi8-r")
    assert library.clippings.one(one).draft.warnings == ()
    assert library.clippings.one(one).draft.headline == HEAD


def test_without_a_name_the_encoding_is_found_as_at_first(library: Library, tmp_path: Path) -> None:
    one = filed(library, tmp_path / "mole.html", HTML.encode())
    before = library.clippings.one(one)
    read_again.read_again(library, one)
    assert library.clippings.one(one).draft == before.draft


def test_plain_text_and_saved_pages_can_be_read_so_too() -> None:
    text = f"{HEAD}\n\n{SAID[0]}\n"
    (draft,) = rereading.read_in(Source("a.txt", text.encode("cp866")), "cp866")
    assert draft.headline == HEAD
    head = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html; charset=iso-8859-1\nContent-Location: https://a.example/x\n\n"
    source = Source("a.mht", head + HTML.encode("cp1251"))
    assert mhtml.read(source)[0].headline != HEAD
    assert rereading.read_in(source, "cp1251")[0].headline == HEAD


def test_what_cannot_be_done_is_said(library: Library, tmp_path: Path) -> None:
    one = filed(library, tmp_path / "mole.html", HTML.encode())
    before = library.clippings.one(one)
    with pytest.raises(ClipperError, match="no encoding “klingon”"):
        read_again.read_again(library, one, "klingon")
    with pytest.raises(ClipperError, match="no clipping 999"):
        read_again.read_again(library, 999)
    assert library.clippings.one(one) == before


def test_the_command_line_reads_again(tmp_path: Path) -> None:
    with Library.create(tmp_path / "L.clipper") as library:
        data = HTML.replace("<head>", "<head><meta charset='iso-8859-1'>").encode("cp1251")
        one = filed(library, tmp_path / "mole.html", data)
    ran = CliRunner().invoke(
        cli, ["read-again", str(tmp_path / "L.clipper"), str(one), "--encoding", "cp1251"], standalone_mode=False
    )
    assert ran.exception is None and ran.output.strip() == str(one)
    with Library.open(tmp_path / "L.clipper") as library:
        assert library.clippings.one(one).draft.headline == HEAD
