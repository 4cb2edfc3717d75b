"""A template of briefings as it is written down in a TOML file, read with a plain word about what is wrong in it."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.briefing import Rendition
from clipper.model.query import Order
from clipper.model.template import Handout, Template, TemplateSection

FORMATS = ("pdf", "docx", "html", "eml", "md", "csv", "zip")
"""Endings a handout can have."""


class _WrongError(Exception):
    """What is wrong in a template, in a few words."""


def read(file: Path) -> Template:
    """The template written in a TOML file; ClipperError naming what is wrong with it."""
    try:
        return _template(tomllib.loads(file.read_text(encoding="utf-8")))
    except UnicodeDecodeError:
        why = _("it is not written in UTF-8")
    except (OSError, tomllib.TOMLDecodeError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
    except _WrongError as problem:
        why = str(problem)
    raise ClipperError(
        _("{file} is no template ({why}). The README shows how one is written.").format(file=file, why=why)
    )


def _template(told: dict[str, Any]) -> Template:
    sections = tuple(_section(one) for one in _tables("section", told.pop("section", [])))
    handouts = tuple(_handout(one) for one in _tables("handout", told.pop("handout", [])))
    given = _checked(Template, told, {"id", "uid", "sections", "handouts"})
    if not given.get("name", "").strip():
        raise _WrongError(_("it has no name"))
    return Template(0, "", **({"title": given["name"]} | given), sections=sections, handouts=handouts)


def _section(told: dict[str, Any]) -> TemplateSection:
    given = _checked(TemplateSection, told)
    if not given.get("title", "").strip():
        raise _WrongError(_("a section has no title"))
    return TemplateSection(**given)


def _handout(told: dict[str, Any]) -> Handout:
    given = _checked(Handout, told)
    if "format" not in given:
        raise _WrongError(_("a handout has no format"))
    return Handout(**{"recipients": "", **given})


def _tables(name: str, told: object) -> list[dict[str, Any]]:
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise _WrongError(_("“{key}” is no list of tables: write [[{key}]]").format(key=name))
    return told


def _checked(kind: type[Struct], told: Mapping[str, object], besides: set[str] | None = None) -> dict[str, Any]:
    """The keys and values of a table, each allowed and of its kind."""
    known = [name for name in kind.__struct_fields__ if name not in (besides or ())]
    for key in told:
        if key not in known:
            raise _WrongError(_("“{key}” is no key; the keys are {keys}").format(key=key, keys=", ".join(known)))
    return {key: _CHECKS.get(key, _text)(key, value) for key, value in told.items()}


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError(_("“{key}” is no text: write it in quotation marks").format(key=key))
    return value


def _number(key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _WrongError(_("“{key}” is no number from 0 on").format(key=key))
    return value


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(_("“{key}” is neither true nor false").format(key=key))
    return value


def _names(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _WrongError(_("“{key}” is no list of names").format(key=key))
    return tuple(value)


def _words(key: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _WrongError(_("“{key}” is no table: write [{key}]").format(key=key))
    return {word: _text(word, said) for word, said in value.items()}


def _rendition(key: str, value: object) -> Rendition:
    if value not in list(Rendition):
        raise _WrongError(
            _("“{value}” is no rendition; there are {all}").format(value=value, all=", ".join(map(str, Rendition)))
        )
    return Rendition(value)


def _depth(key: str, value: object) -> Rendition | None:
    return _rendition(key, value) if value else None


def _order(key: str, value: object) -> Order:
    if value not in list(Order):
        raise _WrongError(
            _("“{value}” is no order; there are {all}").format(value=value, all=", ".join(map(str, Order)))
        )
    return Order(value)


def _format(key: str, value: object) -> str:
    if value not in FORMATS:
        raise _WrongError(_("“{value}” is no format; there are {all}").format(value=value, all=", ".join(FORMATS)))
    return str(value)


_CHECKS: Mapping[str, Callable[[str, object], object]] = {
    "most": _number,
    "pages": _number,
    "past_days": _number,
    "next_number": _number,
    "image_only": _flag,
    "panel": _names,
    "wording": _words,
    "rendition": _rendition,
    "depth": _depth,
    "order": _order,
    "format": _format,
}
"""How the value of a key is looked at; any other is a text."""
