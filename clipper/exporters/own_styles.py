"""The briefing styles made in a library, as they are offered, checked, copied and given a logo: values in, values out."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.exporters import style_keys, style_reading
from clipper.exporters.style import load
from clipper.exporters.style_parts import Style
from clipper.exporters.style_reading import SHIPPED
from clipper.i18n import _
from clipper.model.own_style import OwnStyle

_TITLE = 60
"""Characters of a style's title at most."""
_TEXT_BYTES = 1_000_000
"""Bytes of a style's file at most."""
Own = Sequence[OwnStyle]


class Offered(Struct, frozen=True):
    """A style as it is offered: its name, its words, one line of what it is for, and what is wrong with it, if so."""

    name: str
    title: str
    line: str
    shipped: bool = False
    problem: str = ""


def available(own: Own) -> tuple[Offered, ...]:
    """Every style, the shipped ones first; one that is broken says why, and the others are there all the same."""
    return (*shipped(), *(_offered(one, own) for one in own))


def shipped() -> tuple[Offered, ...]:
    """The four that come with Clipper."""
    told = {
        "clippings": (_("Clippings pack"), _("Every item in full")),
        "executive": (_("Executive summary"), _("Two pages, comments first")),
        "facsimile": (_("Facsimile book"), _("As printed, one per page")),
        "links": (_("Links only"), _("For e-mail and phone")),
    }
    return tuple(Offered(name, *told[name], shipped=True) for name in SHIPPED)


def _offered(one: OwnStyle, own: Own) -> Offered:
    title, line = spoken(one.key), ""
    try:
        top = style_reading.own_layer(one)
        said = top.table.get("title"), top.table.get("description")
        title = said[0].strip() or title if isinstance(said[0], str) else title
        line = said[1].strip() if isinstance(said[1], str) else ""
        style_reading.made(style_reading.layers_of(top, own), one.key)
    except ClipperError as problem:
        return Offered(one.key, title, line, problem=str(problem))
    return Offered(one.key, title, line)


def spoken(name: str) -> str:
    """A style's name in words, for one that gives itself no title."""
    return re.sub(r"[-_]+", " ", name).strip().capitalize() or name


def title_of(name: str, own: Own) -> str:
    """A style as the user calls it; an own one is not checked for it."""
    found = next((one.title for one in shipped() if one.name == name), "")
    if found:
        return found
    held = style_reading.named(name, own)
    try:
        said = style_reading.own_layer(held).table.get("title") if held is not None else ""
    except ClipperError:
        said = ""
    return said.strip() if isinstance(said, str) and said.strip() else spoken(name)


def behind(name: str, own: Own) -> tuple[OwnStyle, ...]:
    """What of the own styles it takes to read one of them: itself and those it extends; none for a shipped style."""
    found: list[OwnStyle] = []
    held = style_reading.named(name, own)
    while held is not None and held not in found:
        found.append(held)
        try:
            held = style_reading.named(str(style_reading.own_layer(held).table.get("extends", "")), own)
        except ClipperError:
            break
    return tuple(found)


def check(style: OwnStyle, own: Own = ()) -> tuple[str, ...]:
    """Everything that is wrong with an own style, one sentence each; what its fonts lack is said too."""
    try:
        top = style_reading.own_layer(style)
        layers = style_reading.layers_of(top, own)
        found = tuple(str(problem) for problem in style_reading.problems(top, style_reading.form_of(layers)))
        return found or style_reading.made(layers, style.key).warnings
    except ClipperError as problem:
        return (str(problem),)


def settings(name: str, own: Own = ()) -> dict[str, Any]:
    """What every key of a style is set to, by its path, as its files say it; empty where they say nothing.

    Of the type scale the rows that its form shows are told. Raises ClipperError where there is no such style, or it is
    broken.
    """
    load(name, own)
    return _told(style_reading.layers_of(style_reading.layer_named(name, own), own))


def inherited(name: str, own: Own) -> dict[str, Any]:
    """What an own style would say under every key if its file named nothing but what it extends, and its paper.

    Raises ClipperError where what it extends is broken.
    """
    top = style_reading.layer_named(name, own)
    kept = {key: top.table[key] for key in ("extends", "paper") if key in top.table}
    found = _told(style_reading.layers_of(replace(top, table=kept), own))
    if "paper" in kept:
        found["paper"] = settings(kept["extends"], own)["paper"]
    return found


def as_written(name: str, own: Own) -> dict[str, Any]:
    """As `settings`, for a style that may be broken: a value that is not allowed gives way to what is inherited.

    Raises ClipperError where its text is not TOML, or what it extends is broken.
    """
    layers = style_reading.layers_of(style_reading.layer_named(name, own), own)
    if name in SHIPPED:
        return settings(name)
    table, found = style_reading.joined(layers), inherited(name, own)
    for key in style_keys.shown(style_reading.form_of(layers)):
        said = key.read(table)
        if said is not None and style_keys.fits(key, said):
            found[key.path] = said
    return found


def written_in(name: str, own: Own) -> frozenset[str]:
    """The paths of the keys that an own style's file names itself; none of a shipped one, or of one that is no TOML."""
    held = style_reading.named(name, own)
    if held is None:
        return frozenset()
    return frozenset(path for path, _value in style_reading.flat(style_reading.own_layer(held).table))


def _told(layers: list[style_reading.Layer]) -> dict[str, Any]:
    form, table = style_reading.form_of(layers), style_reading.joined(layers)
    style = style_reading.made(layers)
    found: dict[str, Any] = {}
    for key in style_keys.shown(form):
        said = key.read(table)
        found[key.path] = said if said is not None else _standing(key, style)
    return found


def _standing(key: style_keys.Key, style: Style) -> Any:
    """What a key amounts to where no file names it: what the exporters take it for."""
    if key.path in ("paper", "language"):
        return getattr(style, key.path) or "issue"
    part, _dot, name = key.path.partition(".")
    if part == "fonts":
        return style.faces[name].family
    held = getattr(getattr(style, part, None), name, "")
    return list(held) if isinstance(held, tuple) else held


def toml_value(value: Any) -> str:
    """A value as TOML writes it."""
    import tomlkit

    return tomlkit.item(value).as_string()


# -- making --------------------------------------------------------------------------------------------------------


def from_file(file: Path) -> OwnStyle:
    """The style of a TOML file with the logo beside it, by the file's name. Raises ClipperError where it cannot be read."""
    try:
        data = file.read_bytes()
        if len(data) > _TEXT_BYTES:
            raise ClipperError(_("{file} is too large for a style.").format(file=file.name))
        found = OwnStyle(file.stem, data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as problem:
        why = getattr(problem, "strerror", "") or str(problem)
        raise ClipperError(_("{file} cannot be read: {why}.").format(file=file.name, why=why)) from problem
    cover = style_reading.own_layer(found).table.get("cover")
    logo = cover.get("logo") if isinstance(cover, dict) else None
    if not isinstance(logo, str) or Path(logo).name != logo or not file.with_name(logo).is_file():
        return found
    return replace(found, files=((logo, _logo(file.with_name(logo))),))


def _logo(file: Path) -> bytes:
    """The content of a logo, or nothing where it is too large for one."""
    try:
        return file.read_bytes() if file.stat().st_size <= style_reading.LOGO_BYTES else b""
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(_("{file} cannot be read: {why}.").format(file=file.name, why=why)) from problem


def to_folder(style: OwnStyle, folder: Path) -> Path:
    """Write an own style as a TOML file into a folder, its pictures beside it; the file.

    Raises ClipperError where the folder cannot be written.
    """
    file = folder / f"{style.key}.toml"
    try:
        for name, data in (*style.files, (file.name, style.toml.encode())):
            (folder / Path(name).name).write_bytes(data)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(
            _("The style could not be written to {file}: {why}.").format(file=file, why=why)
        ) from problem
    return file


def checked(style: OwnStyle, own: Own) -> OwnStyle:
    """A style that is to be added, with a key of its own. Raises ClipperError where something is wrong with it."""
    if style.key in SHIPPED or style_reading.named(style.key, own) is not None:
        said = _("There is a style “{title}” already; give the file another name.")
        raise ClipperError(said.format(title=title_of(style.key, own)))
    style_reading.made(style_reading.layers_of(style_reading.own_layer(style), own), style.key)
    return style


def needed(name: str, own: Own) -> OwnStyle:
    """The own style of this name. Raises ClipperError where there is none."""
    found = style_reading.named(name, own)
    if found is None:
        raise ClipperError(_("There is no style “{name}” in this library.").format(name=name))
    return found


def with_logo(style: OwnStyle, file: Path) -> tuple[OwnStyle, str]:
    """An own style with a picture beside it to be its logo, and the name it has there; its text is as before.

    Raises ClipperError where it is no PNG or JPEG of at most 5 MB, or cannot be read.
    """
    data = _logo(file)
    wrong = style_reading.wrong_picture(style_reading.Layer({}, file.name, {file.name: data}), file.name)
    if wrong:
        raise ClipperError(wrong)
    ending = "png" if data[:4] == b"\x89PNG" else "jpg"
    kept = f"{style.key}-{hashlib.sha256(data).hexdigest()[:8]}.{ending}"
    return replace(style, files=((kept, data),)), kept


def copied(source: str, title: str, own: Own) -> OwnStyle:
    """A style of one's own made from another. Raises ClipperError where the title is none, or is taken.

    A copy of a shipped style extends it; one of an own style says the same as that.
    """
    import tomlkit

    title = checked_title(title, own)
    key = free_key(title, own)
    held = style_reading.named(source, own)
    if held is None:
        return OwnStyle(key, tomlkit.dumps({"extends": source, "title": title}))
    return replace(retitled(held, title), key=key)


def retitled(style: OwnStyle, title: str) -> OwnStyle:
    """The own style under another title. Raises ClipperError where its text is not TOML."""
    import tomlkit

    style_reading.own_layer(style)
    made = tomlkit.parse(style.toml)
    made["title"] = title
    return replace(style, toml=tomlkit.dumps(made))


def checked_title(title: str, own: Own, *, beside: str = "") -> str:
    """The title on one line. Raises ClipperError where it is empty, too long, or that of a style other than `beside`."""
    title = " ".join(title.split())
    if not title or len(title) > _TITLE:
        raise ClipperError(_("A style needs a name of at most {n} characters.").format(n=_TITLE))
    others = (title_of(one.key, own) for one in own if one.key != beside)
    taken = {one.casefold() for one in (*(s.title for s in shipped()), *others)}
    if title.casefold() in taken:
        raise ClipperError(_("There is a style “{title}” already; choose another name.").format(title=title))
    return title


def free_key(title: str, own: Own) -> str:
    """A key for a style of this title that no other has."""
    name = _plain(title)
    taken = {*SHIPPED, "base", "words", *(one.key.casefold() for one in own)}
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if one not in taken)


def _plain(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:40] or "style"
