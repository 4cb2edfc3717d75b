"""Reads a style: its file laid over those it extends, its own keys checked, and all of it made into a Style."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from clipper import limits, paths
from clipper.errors import ClipperError
from clipper.exporters import style_fonts, style_keys
from clipper.exporters.style_parts import (
    Contents,
    Cover,
    End,
    Face,
    Facsimiles,
    FrontPages,
    Items,
    Notices,
    Page,
    Response,
    Row,
    Running,
    Style,
)
from clipper.i18n import _
from clipper.model.document import Figure
from clipper.model.own_style import OwnStyle

SHIPPED = ("clippings", "executive", "facsimile", "links")
_PAPERS = ("letter",)
_ABOUT = ("extends", "title", "description", "name")
"""Keys that say what a style is, and set nothing."""
_LEAST_TEXT = 60.0
"""Millimetres of text that margins and columns must leave."""
_EDGE = 8.0
"""Millimetres that an annotation margin leaves of each of the others."""
LOGO_BYTES = 5_000_000
"""Bytes of a logo at most."""
_DEEPEST = 8
Table = dict[str, Any]


class Layer(Struct, frozen=True):
    """One file of a style: what it says, what it is called in sentences, and the pictures beside it."""

    table: Table
    file: str
    files: Mapping[str, bytes] | None = None
    """None for a shipped one, whose keys are not checked."""


def read(name: str, own: Sequence[OwnStyle] = ()) -> Style:
    """The style of this name, shipped or one of `own`. Raises ClipperError naming its file and what is wrong with it."""
    return made(layers_of(layer_named(name, own), own), name)


def named(name: str, own: Sequence[OwnStyle]) -> OwnStyle | None:
    """The own style of this name."""
    return next((one for one in own if one.key == name), None)


def layer_named(name: str, own: Sequence[OwnStyle]) -> Layer:
    """The file of a style, shipped or own. Raises ClipperError where there is none, or it is not TOML."""
    if name in SHIPPED:
        return _shipped(name)
    found = named(name, own)
    if found is None:
        known = ", ".join((*SHIPPED, *(one.key for one in own)))
        raise ClipperError(_("There is no style “{name}”; choose one of: {names}.").format(name=name, names=known))
    return own_layer(found)


def own_layer(style: OwnStyle) -> Layer:
    """The file of an own style. Raises ClipperError where it is not TOML."""
    return layer(style.toml, f"{style.key}.toml", dict(style.files))


def layer(text: str, file: str, files: Mapping[str, bytes] | None) -> Layer:
    """A style's text. Raises ClipperError where it is not TOML."""
    try:
        return Layer(tomllib.loads(text), file, files)
    except tomllib.TOMLDecodeError as problem:
        raise ClipperError(_("{file} is not written as TOML: {why}.").format(file=file, why=problem)) from problem


def _shipped(name: str) -> Layer:
    return layer((paths.resource("styles") / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml", None)


def layers_of(top: Layer, own: Sequence[OwnStyle] = ()) -> list[Layer]:
    """The files a style is made of, the lowest first. Raises ClipperError where one is missing or extends itself."""
    found = [top]
    while (below := found[0].table.get("extends")) is not None:
        at = found[0]
        if below == "base" and at.files is None:
            found.insert(0, _shipped("base"))
        elif below in SHIPPED:
            found.insert(0, _shipped(below))
        elif isinstance(below, str) and (held := named(below, own)) is not None and len(found) < _DEEPEST:
            found.insert(0, own_layer(held))
        else:
            raise _refused(at, "extends", below, _other_styles())
    if found[0].files is not None:
        raise ClipperError(
            _("{file} must say what it extends: {names}.").format(file=found[0].file, names=_other_styles())
        )
    return found


def _other_styles() -> str:
    return _("one of {names} or another style of your own, though not one that leads back to it").format(
        names=", ".join(SHIPPED)
    )


def _refused(at: Layer, key: str, value: Any, allowed: str) -> ClipperError:
    said = _("{file}: “{key}” is {value}; allowed is {allowed}.")
    return ClipperError(said.format(file=at.file, key=key, value=_shown(value), allowed=allowed))


def _shown(value: Any) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{text[:60]}”" if isinstance(value, str) else text[:60]


# -- checking ------------------------------------------------------------------------------------------------------


def problems(at: Layer, form: str = "") -> Iterator[ClipperError]:
    """What is wrong with the keys of one file; `form` is that of the style it extends."""
    for path, value in flat(at.table):
        if path in ("title", "description", "name") and not isinstance(value, str):
            yield _refused(at, path, value, _("words on one line"))
        if path in _ABOUT:
            continue
        key = style_keys.key_of(path)
        if key is None or (path.startswith("type.") and path.split(".")[1] not in _rows()):
            yield _unknown(at, path)
        elif not style_keys.fits(key, value):
            yield _refused(at, path, value, style_keys.allowed(key))
        elif form and form not in key.forms:
            yield ClipperError(
                _("{file}: “{key}” has no effect in a style made up as “{form}”; take it out.").format(
                    file=at.file, key=path, form=form
                )
            )
        elif key.kind == "picture" and value:
            wrong = wrong_picture(at, value)
            if wrong:
                yield ClipperError(wrong)


def flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every key of a table with its path and value."""
    for key, value in table.items():
        path = f"{before}{key}"
        is_key = style_keys.key_of(path) is not None
        if isinstance(value, Mapping) and not is_key and value:
            yield from flat(value, f"{path}.")
        else:
            yield path, value


def _unknown(at: Layer, path: str) -> ClipperError:
    group, _dot, _last = path.rpartition(".")
    beside = [known for known in style_keys.known() if known.rpartition(".")[0] == group]
    if path.startswith("type."):
        row = group.removeprefix("type.")
        near_row = get_close_matches(row, _rows(), 1, 0.6)
        beside = [f"type.{row}.{part}" for part in style_keys.ROW_PARTS] if row in _rows() else [f"type.{one}.size" for one in near_row or _rows()]  # fmt: skip
    tables = [f"{name}.…" for name in _tables()]
    near = get_close_matches(path, list(style_keys.known()) if group else [*tables, "paper", "language"], 1, 0.6)
    nearest = get_close_matches(path, beside, len(beside) or 1, 0.0)
    allowed = ", ".join(nearest if group and beside else near or tables)
    return ClipperError(
        _("{file}: there is no key “{key}”; allowed is {allowed}.").format(file=at.file, key=path, allowed=allowed)
    )


@lru_cache(maxsize=1)
def _rows() -> tuple[str, ...]:
    """The rows of the type scale."""
    return tuple(_shipped("base").table["type"])


def _tables() -> list[str]:
    return [*dict.fromkeys(path.split(".")[0] for path in style_keys.known() if "." in path), "type"]


def wrong_picture(at: Layer, value: str) -> str:
    """Why a style cannot have this logo; empty where it can."""
    if _picture(at, value) is not None:
        return ""
    return _("{file}: the logo “{name}” is not a PNG or JPEG picture of at most 5 MB beside the style.").format(
        file=at.file, name=value
    )


def _picture(at: Layer, value: str) -> Figure | None:
    from PIL import Image

    data = at.files.get(value) if at.files is not None else None
    if data is None or len(data) > LOGO_BYTES:
        return None
    try:
        with Image.open(BytesIO(data)) as opened:
            wide, high, kind = opened.width, opened.height, opened.format
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if kind not in ("PNG", "JPEG") or not wide or not high or wide * high > limits.PICTURE_PIXELS:
        return None
    return Figure(data, f"image/{kind.lower()}", wide, high)


# -- making --------------------------------------------------------------------------------------------------------


def made(layers: list[Layer], name: str = "") -> Style:
    """The style of some files laid over one another. Raises ClipperError for the first thing that is wrong."""
    form = form_of(layers)
    for one in layers:
        wrong = next(problems(one, form), None) if one.files is not None else None
        if wrong is not None:
            raise wrong
    table, paper = joined(layers), _paper(layers)
    logo = _logo(layers, table)
    table["name"] = name or table.get("name", "style")
    own = [one for one in layers if one.files is not None]
    style = _style(table, paper, logo)
    return _settled(style, own) if own else style


def form_of(layers: list[Layer]) -> str:
    """How a style's pages are made up: clippings, executive, facsimile or links."""
    return next((one.table["form"] for one in reversed(layers) if "form" in one.table), "clippings")


def _paper(layers: list[Layer]) -> str:
    return next((one.table["paper"] for one in reversed(layers) if "paper" in one.table), "a4")


def joined(layers: list[Layer]) -> Table:
    """The files as one table, what a shipped one says of the style's paper laid over it."""
    table: Table = {}
    for one in layers:
        table = laid_over(table, one.table)
        table = laid_over(table, one.table.get(_paper(layers), {})) if one.files is None else table
    return table


def laid_over(below: Table, above: Mapping[str, Any]) -> Table:
    """Two tables as one, those inside them too; what stands above wins."""
    joined = dict(below)
    for key, value in above.items():
        held = joined.get(key)
        joined[key] = laid_over(held, value) if isinstance(held, dict) and isinstance(value, Mapping) else value
    return joined


def _style(table: Table, paper: str, logo: Figure | None) -> Style:
    colours = {key: str(value).lstrip("#").upper() for key, value in table["colours"].items()}
    faces = {key: Face(**face) for key, face in table["faces"].items()}
    fonts = {voice: name for voice, name in table.get("fonts", {}).items() if name}
    faces, warnings = style_fonts.with_fonts(faces, fonts)
    cover = {key: value for key, value in table.get("cover", {}).items() if key != "logo"}
    cover["windows"] = tuple(_windows(cover.get("windows", ())))
    items: Table = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.get("items", {}).items()
    }
    return Style(
        name=table["name"],
        form=table.get("form", "clippings"),
        genre=table["genre"],
        page=Page(**table["page"]),
        cover=Cover(**cover),
        contents=Contents(**{key: value for key, value in table.get("contents", {}).items() if value != ""}),
        items=Items(**items),
        colours=MappingProxyType(colours),
        faces=MappingProxyType(faces),
        rows=MappingProxyType({key: _row(row, colours) for key, row in table["type"].items()}),
        running=Running(**table.get("running", {})),
        response=Response(**table.get("response", {})),
        front_pages=FrontPages(**table.get("front_pages", {})),
        facsimile=Facsimiles(**table.get("facsimile", {})),
        end=End(**table.get("end", {})),
        papers=MappingProxyType({one: table[one] for one in _PAPERS if one in table}),
        paper=paper,
        language=table.get("language", "").replace("issue", ""),
        notices=Notices(**table.get("notices", {})),
        logo=logo,
        warnings=tuple(warnings),
    )


def _row(row: Mapping[str, Any], colours: Mapping[str, str]) -> Row:
    return Row(**{**row, "colour": colours[row.get("colour", "ink")]})


def _windows(told: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for one in told:
        yield (one, "") if isinstance(one, str) else (one["label"], one["text"])


def _logo(layers: list[Layer], table: Table) -> Figure | None:
    """The logo, from beside the file that names it."""
    name = table.get("cover", {}).get("logo", "")
    at = next((one for one in reversed(layers) if one.table.get("cover", {}).get("logo")), None)
    return _picture(at, name) if name and at is not None else None


def _settled(style: Style, own: list[Layer]) -> Style:
    """An own style with the text as wide as its margins leave, and two columns over the width of the side column."""
    page, form, running, book = style.page, style.form, style.running, style.facsimile
    if form == "clippings" and page.columns > 1:
        # In columns a text takes the side column too; tone, rights and code stand beside its head.
        page = replace(page, side=0.0, gap=0.0, facts=page.side, column_gap=page.column_gap)
        form, running = "facsimile", replace(running, opener="section")
        book = replace(book, own_page=True)
    items = style.items
    if form == "facsimile":
        head = tuple(part for part in items.head if part not in ("outlet", "facts"))
        items = replace(items, head=("outlet", "facts", *head))
    page = _with_text(_annotated(page))
    if page.text < _LEAST_TEXT:
        raise ClipperError(
            _("{file}: margins and side column leave {wide} mm for the text; it needs at least {least}.").format(
                file=own[-1].file, wide=f"{max(page.text, 0):g}", least=f"{_LEAST_TEXT:g}"
            )
        )
    if page.height - page.top - page.bottom < _LEAST_TEXT:
        raise ClipperError(_("{file}: top and bottom margin leave no room for the text.").format(file=own[-1].file))
    return replace(style, page=page, form=form, running=running, facsimile=book, items=items)


def _with_text(page: Page) -> Page:
    return replace(page, text=round(page.width - page.left - page.right - page.gap - page.side, 2))


def _annotated(page: Page) -> Page:
    """The page with its white to write in: the side column, or the outer margin where there is none.

    The text keeps its width as long as the other margins give enough.
    """
    wide = page.annotation
    if not wide:
        return page
    text = page.width - page.left - page.right - page.gap - page.side
    if not page.side:
        return replace(page, right=max(page.right, wide))
    rest = max(page.width - text - page.gap - wide, 2 * _EDGE + 1)
    left = round((rest - 1) / 2, 2)
    return replace(page, side=max(page.side, wide), left=left, right=round(rest - left, 2))
