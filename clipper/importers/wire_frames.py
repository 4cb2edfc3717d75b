"""Copy in the frames of the teleprinter: header, start of text, text, end of text, one or several to a file."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers import encoding
from clipper.importers.dates import read_date
from clipper.importers.wire import read_copy
from clipper.importers.written_days import MONTHS
from clipper.model.clipping import Confidence, Draft, MediaType, Published
from clipper.model.intake import Source

SOH, STX, ETX, EOT = b"\x01", b"\x02", b"\x03", b"\x04"
_FRAME = re.compile(
    rb"\x01(?P<head>[^\x02\x03\x04]{0,600}?)\x02(?P<text>[^\x03\x04\x01]*)(?P<end>\x03(?P<tail>[^\x01\x04]{0,300})\x04?|\x04|$|(?=\x01))"
)
_QUADS = re.compile(rb"[\x05-\x08\x0e-\x1a\x1c-\x1f]+")
_AP_STAMP = re.compile(r"\b(\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2})\s?([A-Z]{3,4})\b")
_DAY_STAMP = re.compile(r"\b(\d{2})(\d{2})(\d{2})\s*(GMT|UTC|Z)?\s+([^\W\d_]{3})\.?\s+(\d{2})\b")
_HOURS = {"GMT": 0, "UTC": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2,
          "BST": 1}  # fmt: skip


class Frame(Struct, frozen=True):
    """One message: its header, its copy, what followed it, and whether it was whole."""

    head: str
    text: str
    tail: str
    whole: bool


def frames_in(data: bytes, charset: str = "") -> Iterator[Frame]:
    """The messages of a file in their order."""
    known = encoding.decode(_QUADS.sub(b" ", data), charset)[1]

    def words(piece: bytes | None) -> str:
        return _QUADS.sub(b" ", piece or b"").decode(known, "replace")

    for found in _FRAME.finditer(data):
        yield Frame(
            words(found["head"]), words(found["text"]), " ".join(words(found["tail"]).split()), found["end"] != b""
        )


def left_over(data: bytes, charset: str = "") -> str:
    """What stands between the messages, as one line."""
    rest = re.sub(rb"[\x00-\x1f\x7f]+", b" ", _FRAME.sub(b" ", data))
    return " ".join(encoding.decode(rest, charset)[0].split())


def draft_of(frame: Frame, source: Source, where: str, *, slug: str, notes: str) -> Draft:
    """The copy of a message with slug and moment from its header; `where` names the format in the user's words."""
    draft = read_copy(frame.text, source.seen_at)
    sure = list(draft.confidence)
    found: dict[str, object] = {
        "media_type": MediaType.WIRE,
        "editors_note": "\n".join(one for one in (notes, draft.editors_note, frame.tail) if one),
    }
    if slug and not draft.slug:
        found["slug"] = slug
        sure.append(Confidence("slug", 0.97, where))
    moment = moment_in(frame.tail) or moment_in(draft.editors_note)
    if moment:
        found["published"] = moment
        sure = [*(one for one in sure if one.field != "published"), Confidence("published", 0.95, where)]
    if not frame.whole:
        found["warnings"] = (*draft.warnings, _("This message breaks off: a part of the copy is missing."))
    return replace(draft, confidence=tuple(sure), **found)  # pyright: ignore[reportArgumentType]


def moment_in(text: str) -> Published | None:
    """The moment a message names at its end: "02-20-16 0423GMT" or "051610 MRZ 24"; without a zone its day alone."""
    if found := _AP_STAMP.search(text):
        month, day, year, hour, minute, zone = found.groups()
    elif found := _DAY_STAMP.search(text):
        day, hour, minute, zone, named, year = found.groups()
        month = str(MONTHS.get(named.lower(), 0)).zfill(2)
    else:
        return None
    # IPTC 7901 writes years in two digits; nothing on a wire is older than 1970.
    iso = f"{'19' if int(year) >= 70 else '20'}{year}-{month}-{day}"
    if zone in _HOURS:
        hours = _HOURS[zone]
        iso += f"T{hour}:{minute}:00{'Z' if hours == 0 else f'{hours:+03d}:00'}"
    published = read_date(iso)
    return replace(published, raw=found.group()) if published.day else None
