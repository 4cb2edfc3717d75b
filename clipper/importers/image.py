"""Images and scans: filed with the picture as body and with what its makers wrote into it (Exif, IPTC-IIM)."""

import re
import warnings
from typing import TYPE_CHECKING

from clipper.i18n import _
from clipper.importers.base import file_name
from clipper.importers.bylines import person_case
from clipper.importers.cleaning import human_name, line
from clipper.importers.dates import read_date
from clipper.importers.encoding import decode
from clipper.importers.pictures import BROKEN, frames, is_picture, opened
from clipper.model.body import Block, Body, figure
from clipper.model.clipping import Confidence, Draft, MediaType, Published
from clipper.model.intake import Source

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

name = "image"
media_types = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp", "image/avif")
suffixes = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".ppm", ".pgm", ".pbm", ".avif")

_IPTC = {"object": (2, 5), "keywords": (2, 25), "note": (2, 40), "day": (2, 55), "time": (2, 60), "author": (2, 80), "city": (2, 90),
         "country": (2, 101), "headline": (2, 105), "credit": (2, 110), "source": (2, 115), "rights": (2, 116), "caption": (2, 120)}  # fmt: skip
"""Data sets of IPTC-IIM 4.2 by number."""
_DESCRIPTION, _ARTIST, _COPYRIGHT, _TAKEN, _TAKEN_ZONE = 0x010E, 0x013B, 0x8298, 0x9003, 0x9011
_EXIF = 0x8769
_CAMERA_WORDS = re.compile(
    r"(?i)^(?:olympus digital camera|sony dsc|dcim|digital camera|default|untitled|lead technologies.*|created with.*|screenshot)$"
)


def recognises(source: Source) -> float:
    """By the first bytes alone."""
    return 0.95 if is_picture(source.data[:32]) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """One Draft whose body is the picture; raises Rejected if it cannot be decoded."""
    with warnings.catch_warnings():
        # Pillow remarks on odd data; the picture is read or refused all the same.
        warnings.simplefilter("ignore")
        told = _told(opened(source.data))
        pictures = frames(source.data)
    caption, credit = told.get("caption", ""), told.get("credit", "") or told.get("author", "")
    blocks: list[Block] = [figure(caption, credit, pictures[0].sha256)]
    blocks += [figure(picture=one.sha256) for one in pictures[1:]]
    headline, sure, where = _headline(source, told)
    published, dated = _published(told)
    confidence = [Confidence("headline", sure, where)]
    confidence += [Confidence("published", dated, _("the picture’s own data"))] if published.day else []
    return (
        Draft(
            headline=headline,
            body=Body(tuple(blocks)),
            media_type=MediaType.SCAN,
            byline=told.get("author", ""),
            authors=tuple(
                person_case(one) for one in (line(a) for a in re.split(r"[;/]", told.get("author", ""))) if one
            ),
            dateline=", ".join(one for one in (told.get("city", ""), told.get("country", "")) if one),
            credit=told.get("credit", "") or told.get("source", ""),
            outlet=told.get("source", ""),
            published=published,
            rights=told.get("rights", ""),
            editors_note=told.get("note", ""),
            keywords=tuple(k for k in told.get("keywords", "").split("\n") if k),
            pictures=pictures,
            confidence=tuple(confidence),
        ),
    )


def _headline(source: Source, told: dict[str, str]) -> tuple[str, float, str]:
    for field, sure in (("headline", 0.9), ("object", 0.6)):
        if told.get(field):
            return told[field], sure, _("the picture’s own data")
    return human_name(file_name(source)) or _("Picture"), 0.3, _("the file’s name")


def _published(told: dict[str, str]) -> tuple[Published, float]:
    """IPTC names the day the content was made; Exif only the moment the camera was used."""
    if told.get("day"):
        found = read_date(f"{told['day']}T{told['time']}" if told.get("time") else told["day"])
        if found.day:
            return found, 0.7
    found = read_date(told.get("taken", ""))
    return (found, 0.4) if found.day else (Published(), 0.0)


def _told(image: "ImageFile") -> dict[str, str]:
    """What stands in the picture's data, by our own names, cleaned."""
    told = _iptc(image)
    try:
        exif = image.getexif()
        inner = exif.get_ifd(_EXIF)
    except BROKEN:
        return told
    told.setdefault("caption", _words(exif.get(_DESCRIPTION)))
    told.setdefault("author", _words(exif.get(_ARTIST)))
    told.setdefault("rights", _words(exif.get(_COPYRIGHT)))
    taken = re.match(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)", _words(inner.get(_TAKEN)))
    if taken:
        zone = re.match(r"[+-]\d\d:\d\d", _words(inner.get(_TAKEN_ZONE)))
        told["taken"] = "-".join(taken.groups()[:3]) + f"T{taken[4]}" + (zone.group() if zone else "")
    return {key: value for key, value in told.items() if value}


def _iptc(image: "ImageFile") -> dict[str, str]:
    from PIL import IptcImagePlugin

    try:
        info = IptcImagePlugin.getiptcinfo(image) or {}
    except BROKEN:
        return {}
    charset = "utf-8" if info.get((1, 90)) == b"\x1b%G" else ""
    told: dict[str, str] = {}
    for key, number in _IPTC.items():
        value = info.get(number)
        values = value if isinstance(value, list) else [value] if value else []
        words = [_words(one, charset) for one in values if isinstance(one, bytes)]
        told[key] = ("\n" if key == "keywords" else "; ").join(w for w in words if w)
    return {key: value for key, value in told.items() if value}


def _words(value: object, charset: str = "") -> str:
    """A text as cameras and desks store it: bytes, Latin-1 for UTF-8, or padded with zeros."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return line(value)
    if not isinstance(value, bytes):
        return ""
    words = line(decode(value.strip(b"\x00 "), charset)[0])
    return "" if _CAMERA_WORDS.match(words) else words[:5000]
