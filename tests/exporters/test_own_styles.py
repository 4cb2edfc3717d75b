"""Styles made in a library: found by name, laid over others, refused in one sentence, copied and carried along."""

import shutil
from pathlib import Path
from typing import Any, cast

import pytest
from issues import document, item, png
from msgspec.structs import replace
from styled import issue, own, pdf, word

from clipper import paths
from clipper.errors import ClipperError
from clipper.exporters import font_files, own_styles, registry, style, style_fonts
from clipper.exporters.light_pictures import lighter
from clipper.exporters.style_patterns import fill, problem
from clipper.model.document import Figure
from clipper.model.own_style import OwnStyle


def kept(**texts: str) -> tuple[OwnStyle, ...]:
    """Own styles by their texts, as a library hands them out; "_" in a name stands for "-"."""
    return tuple(OwnStyle(name.replace("_", "-"), text) for name, text in sorted(texts.items()))


def test_an_own_style_is_found_by_its_name_and_says_only_what_differs() -> None:
    own = kept(
        cabinet='extends = "executive"\ntitle = "Cabinet brief"\ndescription = "For Tuesdays"\n[page]\nleft = 25',
        cabinet_blue='extends = "cabinet"\n[colours]\naccent = "#1b4f72"\n[type]\nlist = { size = 11 }',
    )
    found = style.load("cabinet-blue", own)
    shipped = style.load("executive")
    assert (found.name, found.form, found.page.left, found.page.right) == ("cabinet-blue", "executive", 25, 20)
    assert found.page.text == shipped.page.text - 5 and found.rows["section"].colour == "1B4F72"
    assert (found.rows["list"].size, found.rows["list"].leading) == (11, shipped.rows["list"].leading)
    offered = own_styles.available(own)
    assert [one.name for one in offered] == [*style.names(), "cabinet", "cabinet-blue"]
    assert (offered[-2].title, offered[-2].line, offered[-2].shipped) == ("Cabinet brief", "For Tuesdays", False)
    assert offered[-1].title == "Cabinet blue"
    assert own_styles.behind("cabinet-blue", own) == own[::-1] and own_styles.behind("links", own) == ()
    with pytest.raises(ClipperError, match="cabinet-blue"):
        style.load("no such style", own)


REFUSED = (
    ('page.lefft = 20', ("page.lefft", "page.left")),
    ('page.left = 300', ("page.left", "300", "8 to 80")),
    ('page.left = "wide"', ("page.left", "“wide”", "millimetres")),
    ('page.columns = 3', ("page.columns", "1 to 2")),
    ('colours.accent = "red"', ("colours.accent", "“red”", "hexadecimal")),
    ('colours.pink = "FF00AA"', ("colours.pink", "colours.accent")),
    ('type.headline.size = 400', ("type.headline.size", "6 to 96")),
    ('type.headline.colour = "pink"', ("type.headline.colour", "accent")),
    ('type.hedline.size = 12', ("type.hedline.size", "type.headline.size")),
    ('paper = "a5"', ("paper", "a4, letter")),
    ('language = "tlh"', ("language", "en, fr, de, es, ar")),
    ('cover.shown = "yes"', ("cover.shown", "true or false")),
    ('cover.line = "{titel}"', ("cover.line", "{title}")),
    ('cover.line = "{title"', ("cover.line", "{title")),
    ('cover.windows = ["weather"]', ("cover.windows", "period")),
    ('cover.windows = [{label = "a"}]', ("cover.windows", "a label and a text")),
    ('cover.logo = "missing.png"', ("missing.png", "PNG or JPEG")),
    ('cover.logo = "../logo.png"', ("cover.logo", "beside the style")),
    ('contents.line = "{outlet}"', ("contents.line", "headline must be among them")),
    ('items.head = ["headline"]', ("items.head", "outlet, facts, headline")),
    ('items.facts = ["date", "date"]', ("items.facts", "city")),
    ('response.shown = true', ("response.shown", "no effect", "clippings")),
    ('page.left = 80\npage.right = 70', ("leave", "at least 60")),
    ('colors = 3', ("colors", "allowed is")),
    ('faces.serif.file = "/etc/passwd"', ("faces.serif.file",)),
    ('title = 3', ("title",)),
    ('page = 3', ("page",)),
    ('fonts.serif = 3', ("fonts.serif", "font family")),
    ('x = [', ("not written as TOML",)),
)  # fmt: skip


@pytest.mark.parametrize(("text", "named"), REFUSED, ids=[text for text, _named in REFUSED])
def test_what_is_wrong_is_refused_by_file_key_and_what_is_allowed(text: str, named: tuple[str, ...]) -> None:
    own = kept(bad=f'extends = "clippings"\n{text}', good='extends = "links"')
    with pytest.raises(ClipperError) as caught:
        style.load("bad", own)
    said = str(caught.value)
    assert "bad.toml" in said and "\n" not in said.partition("TOML")[0]
    assert all(word in said for word in named), said
    offered = {one.name: one for one in own_styles.available(own)}
    assert offered["bad"].problem == said and not offered["good"].problem
    assert style.load("good", own).form == "links"
    assert said in own_styles.check(own[0])


@pytest.mark.parametrize("extends", ['extends = "nothing"', 'extends = "bad"', 'extends = "base"', "", 'extends = "../x"', "extends = 3"])  # fmt: skip
def test_a_style_must_extend_one_that_is_there_and_not_itself(extends: str) -> None:
    with pytest.raises(ClipperError, match=r"bad\.toml.*clippings"):
        style.load("bad", kept(bad=extends))


def test_everything_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    [bad] = kept(bad='extends = "clippings"\npage.left = 1\npage.rite = 2\nlanguage = "xx"')
    assert len(own_styles.check(bad)) == 3
    with pytest.raises(ClipperError, match=r"none\.toml cannot be read"):
        own_styles.from_file(tmp_path / "none.toml")


def test_a_copy_extends_a_shipped_style_and_repeats_an_own_one() -> None:
    first = own_styles.copied("clippings", "  Münchner   Pack ", ())
    assert first.key == "munchner-pack" and own_styles.title_of(first.key, (first,)) == "Münchner Pack"
    assert style.load(first.key, (first,)).page == style.load("clippings").page
    changed = replace(first, toml=first.toml + "\n[page]\nleft = 30\n", files=(("logo.png", png(20, 8)),))
    again = own_styles.copied(first.key, "Münchner Pack 2", (changed,))
    assert style.load(again.key, (changed, again)).page.left == 30 and again.key != first.key
    assert again.files == changed.files
    with pytest.raises(ClipperError, match="already"):
        own_styles.copied("links", "clippings PACK", ())
    with pytest.raises(ClipperError, match="needs a name"):
        own_styles.copied("links", " ", ())


def test_a_style_goes_from_one_library_to_another_as_a_file_with_its_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(200, 80))
    (tmp_path / "big.png").write_bytes(png(200, 80) + bytes(5_000_000))
    made, name = own_styles.with_logo(OwnStyle("cabinet", 'extends = "links"\n'), tmp_path / "logo.png")
    made = replace(made, toml=f'{made.toml}cover.logo = "{name}"\n')
    found = own_styles.from_file(own_styles.to_folder(made, tmp_path))
    assert found == made and own_styles.checked(found, ()) == made
    logo = style.load("cabinet", (found,)).logo
    assert logo is not None and (logo.width, logo.height) == (200, 80)
    with pytest.raises(ClipperError, match="already"):
        own_styles.checked(found, (made,))
    with pytest.raises(ClipperError, match="already"):
        own_styles.checked(replace(found, key="links"), ())
    with pytest.raises(ClipperError, match=r"big\.png"):
        own_styles.with_logo(made, tmp_path / "big.png")


def test_letter_paper_comes_with_its_margins_and_gives_way_to_ones_own(tmp_path: Path) -> None:
    letter = own('paper = "letter"', tmp_path)
    assert letter.page == style.for_paper(style.load("clippings"), "letter").page and letter.paper == "letter"
    assert style.for_paper(letter, "letter") is letter
    wide = own('paper = "letter"\npage.left = 40', tmp_path)
    assert (wide.page.left, wide.page.right, wide.page.width) == (40, 26.9, 215.9)
    assert wide.page.text == letter.page.text - 13


def test_the_annotation_margin_of_a_style_is_that_of_the_look(tmp_path: Path) -> None:
    page = own("page.annotation = 45", tmp_path).page
    assert (page.left, page.text, page.gap, page.side, page.right) == (18, 122, 6, 45, 19)
    narrow = own("page.annotation = 70", tmp_path).page
    assert (narrow.left, narrow.side, narrow.right) == (8, 70, 9)
    assert own("page.annotation = 45", tmp_path, "links").page.right == 45


def _machine_font(folder: Path, name: str, *, rights: int) -> None:
    """A font of this machine: a bundled one under another name of the same length, with rights of its own."""
    data = bytearray((paths.resource("fonts") / "ClipperSans-Regular.ttf").read_bytes())
    while (at := data.find("Clipper Sans".encode("utf-16-be"))) >= 0:
        data[at : at + 24] = name.encode("utf-16-be")
    for table in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        if data[table : table + 4] == b"OS/2":
            at = int.from_bytes(data[table + 8 : table + 12], "big")
            data[at + 8 : at + 10] = rights.to_bytes(2, "big")
    (folder / f"{name}.ttf").write_bytes(data)


@pytest.fixture
def machine_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two fonts in the user's own folder: one that may be embedded, and one that may not."""
    monkeypatch.setenv("HOME", str(tmp_path))
    fonts = next((one for one in font_files.folders() if tmp_path in one.parents), None)
    if fonts is None:
        pytest.skip("this system keeps fonts where the environment cannot say")
    fonts.mkdir(parents=True)
    _machine_font(fonts, "Harbour Sans", rights=0)
    _machine_font(fonts, "Customs Sans", rights=2)
    font_files.files.cache_clear()
    yield fonts
    font_files.files.cache_clear()
    shutil.rmtree(fonts)


def test_a_font_of_this_machine_is_embedded_in_both_files(machine_fonts: Path, tmp_path: Path) -> None:
    look = own('fonts.serif = "Harbour Sans"', tmp_path)
    assert look.warnings == () and look.faces["serif"].file == str(machine_fonts / "Harbour Sans.ttf")
    drawn = pdf(issue(), look, tmp_path)
    assert any("HarbourSans" in str(one) for one in drawn.looks) and "harbour master" in drawn.text
    written = word(issue(), look, tmp_path)
    assert any("Harbour Sans" in str(one) for one in written.looks)
    import zipfile

    with zipfile.ZipFile(tmp_path / "issue.docx") as archive:
        assert "word/fonts/HarbourSans.odttf" in archive.namelist()


@pytest.mark.parametrize(("font", "why"), [("Customs Sans", "embedded"), ("Gone Sans", "not installed")])
def test_a_font_that_cannot_be_had_is_said_and_falls_back(
    machine_fonts: Path, tmp_path: Path, font: str, why: str
) -> None:
    look = own(f'fonts.sans = "{font}"', tmp_path)
    assert look.faces["sans"] == style.load("clippings").faces["sans"]
    assert len(look.warnings) == 1 and font in look.warnings[0] and why in look.warnings[0]
    for ending in (".pdf", ".docx"):
        path = tmp_path / f"issue{ending}"
        assert look.warnings[0] in registry.exporter_for(path).write(issue(), look, path)


def test_bundled_families_can_be_named_and_scripts_keep_their_faces() -> None:
    known = style_fonts.families()
    assert {"Clipper Serif", "Clipper Sans", "Clipper Display", "Clipper Display Light"} <= set(known)
    found, said = style_fonts.with_fonts(style.load("clippings").faces, {"display": "Clipper Sans"})
    assert not said and found["display"].file == "ClipperSans-Bold.ttf" and found["naskh"].family == "Noto Naskh Arabic"


def test_a_logo_stands_on_the_web_page_and_cannot_come_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(200, 80))
    (tmp_path / "fake.png").write_text("no picture")
    look = own('cover.logo = "logo.png"\ncover.windows = [{label = "For", text = "{distribution}"}]\nitems.head = ["headline", "outlet", "facts"]\nnotices.end = "No warranty."', tmp_path)  # fmt: skip
    path = tmp_path / "issue.html"
    registry.exporter_for(path).write(issue(), look, path)
    page = path.read_text(encoding="utf-8")
    assert '<img class="logo" src="data:image/png' in page and "<dt>For</dt><dd>Minister</dd>" in page
    assert page.index("<h3>A brief from the port</h3>") < page.index(
        'class="outlet"', page.index("A brief from the port</h3>")
    )
    assert "No warranty." in page
    with pytest.raises(ClipperError, match=r"fake\.png"):
        own('cover.logo = "fake.png"', tmp_path)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{edition}, {as_at}", "late, as at six"), ("No. {number}, {as_at}", "as at six"), ("{title} ({number})", "Brief"),
        ("{title} ({number}) {as_at}", "Brief as at six"), ("{title} ({as_at}, {number})", "Brief (as at six)"),
        ("plain", "plain"), ("{number}", ""), ("{number} copies", ""), ("[{title}]", "[Brief]"), ("", ""),
    ],
)  # fmt: skip
def test_an_empty_field_takes_its_sign_along(pattern: str, said: str) -> None:
    assert fill(pattern, {"edition": "late", "as_at": "as at six", "title": "Brief", "number": ""}) == said


def test_pictures_made_lighter_stand_as_large_on_paper(tmp_path: Path) -> None:
    scan = Figure(png(2000, 2800, "L"), "image/png", 2000, 2800, facsimile=True, dpi=250)
    made = document(item("k1", "A page", blocks=(scan, Figure(b"no picture", "image/png", 2000, 10))))
    light = lighter(made)
    shown, odd = light.sections[0].items[0].blocks
    assert (
        isinstance(shown, Figure)
        and (shown.width, shown.dpi) == (900, 112.5)
        and odd == made.sections[0].items[0].blocks[1]
    )
    look = style.load("facsimile")
    shown_as = [pdf(one, look, tmp_path).looks for one in (made, light)]
    sizes = [[part[1] for page in cast(Any, looks) for part in page[1] if part[0] == 3] for looks in shown_as]
    assert sizes[0] == sizes[1] != []


def test_fields_that_are_not_known_are_found() -> None:
    assert (
        problem("{title} {x}", ("title",)) == "{x}"
        and problem("a } b", ()) == "}"
        and not problem("{date:iso}", ("date:iso",))
    )
