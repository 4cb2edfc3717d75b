"""The briefing styles made on this machine: TOML files in a folder of the user's configuration."""

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clipper import paths
from clipper.errors import ClipperError
from clipper.exporters import style_keys, style_reading
from clipper.exporters.style import load
from clipper.exporters.style_parts import Style
from clipper.exporters.style_reading import SHIPPED, own_file
from clipper.i18n import _

_TITLE = 60
"""Characters of a style's title at most."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A style as it is offered: its name, its words, one line of what it is for, and what is wrong with it, if so."""

    name: str
    title: str
    line: str
    shipped: bool = False
    problem: str = ""


def names() -> tuple[str, ...]:
    """The names of the own styles, in the order of their file names."""
    try:
        found = sorted(file.stem for file in paths.styles_folder().glob("*.toml") if file.is_file())
    except OSError:
        return ()
    return tuple(name for name in found if name not in SHIPPED and not name.startswith("."))


def available() -> tuple[Offered, ...]:
    """Every style, the shipped ones first; one that is broken says why, and the others are there all the same."""
    return (*shipped(), *(_offered(name) for name in names()))


def shipped() -> tuple[Offered, ...]:
    """The four that come with Clipper."""
    told = {
        "clippings": (_("Clippings pack"), _("Every item in full")),
        "executive": (_("Executive summary"), _("Two pages, comments first")),
        "facsimile": (_("Facsimile book"), _("As printed, one per page")),
        "links": (_("Links only"), _("For e-mail and phone")),
    }
    return tuple(Offered(name, *told[name], shipped=True) for name in SHIPPED)


def _offered(name: str) -> Offered:
    title, line = spoken(name), ""
    try:
        top = style_reading.read_layer(own_file(name))
        said = top.table.get("title"), top.table.get("description")
        title = said[0].strip() or title if isinstance(said[0], str) else title
        line = said[1].strip() if isinstance(said[1], str) else ""
        style_reading.made(style_reading.layers_of(top), name)
    except ClipperError as problem:
        return Offered(name, title, line, problem=str(problem))
    return Offered(name, title, line)


def spoken(name: str) -> str:
    """A style's name in words, for one that gives itself no title."""
    return re.sub(r"[-_]+", " ", name).strip().capitalize() or name


def title_of(name: str) -> str:
    """A style as the user calls it; an own one is not checked for it."""
    found = next((one.title for one in shipped() if one.name == name), "")
    if found:
        return found
    try:
        said = style_reading.read_layer(own_file(name)).table.get("title") if name in names() else ""
    except ClipperError:
        said = ""
    return said.strip() if isinstance(said, str) and said.strip() else spoken(name)


def read(name: str) -> Style:
    """An own style. Raises ClipperError naming its file, the key and what is allowed."""
    return style_reading.read(name)


def check(file: Path) -> tuple[str, ...]:
    """Everything that is wrong with a style's file, one sentence each; what its fonts lack is said too."""
    try:
        top = style_reading.read_layer(file)
        layers = style_reading.layers_of(top)
        found = tuple(str(problem) for problem in style_reading.problems(top, style_reading.form_of(layers)))
        return found or style_reading.made(layers, file.stem).warnings
    except ClipperError as problem:
        return (str(problem),)


def settings(name: str) -> dict[str, Any]:
    """What every key of a style is set to, by its path, as its files say it; empty where they say nothing.

    Of the type scale the rows that its form shows are told. Raises ClipperError where there is no such style, or it is
    broken.
    """
    load(name)
    return _told(style_reading.layers_of(style_reading.layer_named(name)))


def inherited(name: str) -> dict[str, Any]:
    """What an own style would say under every key if its file named nothing but what it extends, and its paper.

    Raises ClipperError where what it extends is broken.
    """
    top = style_reading.layer_named(name)
    kept = {key: top.table[key] for key in ("extends", "paper") if key in top.table}
    found = _told(style_reading.layers_of(replace(top, table=kept)))
    if "paper" in kept:
        found["paper"] = settings(kept["extends"])["paper"]
    return found


def as_written(name: str) -> dict[str, Any]:
    """As `settings`, for a style that may be broken: a value that is not allowed gives way to what is inherited.

    Raises ClipperError where the file cannot be read, or what it extends is broken.
    """
    layers = style_reading.layers_of(style_reading.layer_named(name))
    if name in SHIPPED:
        return settings(name)
    table, found = style_reading.joined(layers), inherited(name)
    for key in style_keys.shown(style_reading.form_of(layers)):
        said = key.read(table)
        if said is not None and style_keys.fits(key, said):
            found[key.path] = said
    return found


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


# -- keeping -------------------------------------------------------------------------------------------------------


def text_of(name: str) -> str:
    """The text of an own style's file. Raises ClipperError where it cannot be read."""
    try:
        return own_file(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        why = getattr(problem, "strerror", "") or str(problem)
        raise ClipperError(_("{file} cannot be read: {why}.").format(file=f"{name}.toml", why=why)) from problem


def keep(name: str, text: str) -> None:
    """Write an own style's file, whole or not at all. Raises ClipperError where the folder cannot be written."""
    file = own_file(name)
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(file)
    except OSError as problem:
        fresh.unlink(missing_ok=True)
        why = problem.strerror or str(problem)
        raise ClipperError(_("The style could not be kept in {file}: {why}.").format(file=file, why=why)) from problem


def remove(name: str) -> None:
    """Delete an own style's file; its logo stays. Raises ClipperError where the system refuses."""
    try:
        own_file(name).unlink(missing_ok=True)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(_("{file} could not be deleted: {why}.").format(file=own_file(name), why=why)) from problem


def keep_picture(name: str, file: Path) -> str:
    """Copy a picture beside an own style as its logo; the name it has there.

    Raises ClipperError where it is no PNG or JPEG of at most 5 MB, or cannot be copied.
    """
    wrong = style_reading.wrong_picture(style_reading.Layer({}, own_file(name).name, file.parent), file.name)
    if wrong:
        raise ClipperError(wrong)
    try:
        data = file.read_bytes()
        ending = "png" if data[:4] == b"\x89PNG" else "jpg"
        kept = f"{name}-{hashlib.sha256(data).hexdigest()[:8]}.{ending}"
        paths.styles_folder().mkdir(parents=True, exist_ok=True)
        (paths.styles_folder() / kept).write_bytes(data)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(_("The logo could not be kept beside the style: {why}.").format(why=why)) from problem
    return kept


def copy(source: str, title: str) -> str:
    """Make a style of one's own from another; its name. Raises ClipperError where the title is none, or is taken.

    A copy of a shipped style extends it; one of an own style says the same as that.
    """
    import tomlkit

    title = checked_title(title)
    name = _free_name(title)
    if source in SHIPPED:
        text = tomlkit.dumps({"extends": source, "title": title})
    else:
        made = tomlkit.parse(text_of(source))
        made["title"] = title
        text = tomlkit.dumps(made)
    keep(name, text)
    return name


def checked_title(title: str, *, beside: str = "") -> str:
    """The title on one line. Raises ClipperError where it is empty, too long, or that of a style other than `beside`."""
    title = " ".join(title.split())
    if not title or len(title) > _TITLE:
        raise ClipperError(_("A style needs a name of at most {n} characters.").format(n=_TITLE))
    taken = {one.casefold() for one in (*(s.title for s in shipped()), *(title_of(n) for n in names() if n != beside))}
    if title.casefold() in taken:
        raise ClipperError(_("There is a style “{title}” already; choose another name.").format(title=title))
    return title


def _free_name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:40] or "style"
    taken = {*SHIPPED, "base", "words", *(one.casefold() for one in names())}
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if one not in taken)
