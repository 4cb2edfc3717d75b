"""Images and scans: the words recognised on them, the picture, and what its makers wrote into it (Exif, IPTC-IIM)."""

import re
import warnings
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import file_name
from clipper.importers.bylines import person_case
from clipper.importers.cleaning import human_name, line
from clipper.importers.dates import read_date
from clipper.importers.encoding import decode
from clipper.importers.ocr_pages import Recognised, as_recognised, recognised, scale_of, sheet_of
from clipper.importers.pdf import draft_of_sheets
from clipper.importers.pictures import BROKEN, frames, is_picture, opened, resolution
from clipper.model.body import Block, Body, figure
from clipper.model.clipping import Confidence, Draft, Headline, MediaType, Picture, Published
from clipper.model.intake import Ocr, Source

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

name = "image"
media_types = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp", "image/avif")
suffixes = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".ppm", ".pgm", ".pbm", ".avif")

_IPTC = {"object": (2, 5), "keywords": (2, 25), "note": (2, 40), "day": (2, 55), "time": (2, 60), "author": (2, 80), "city": (2, 90),
         "country": (2, 101), "headline": (2, 105), "credit": (2, 110), "source": (2, 115), "rights": (2, 116), "caption": (2, 120)}  # fmt: skip
"""Data sets of IPTC-IIM 4.2 by number."""
_DESCRIPTION, _ARTIST, _COPYRIGHT, _TAKEN, _TAKEN_ZONE = 0x010E, 0x013B, 0x8298, 0x9003, 0x9011
_EXIF = 0x8769
_FEWEST_DOTS = 40_000
"""A smaller picture is a sign or a portrait, no page."""
_OF_ARTICLE = (
    "deck",
    "byline",
    "authors",
    "dateline",
    "credit",
    "outlet",
    "edition",
    "section",
    "page",
    "embargo",
    "language",
    "seen_at",
)
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
        dpi = _resolutions(source.data, len(pictures))
    caption, credit = told.get("caption", ""), told.get("credit", "") or told.get("author", "")
    blocks: list[Block] = [figure(caption, credit, pictures[0].sha256)]
    blocks += [figure(picture=one.sha256) for one in pictures[1:]]
    headline, sure, where = _headline(source, told)
    published, dated = _published(told)
    confidence = [Confidence("headline", sure, where)]
    confidence += [Confidence("published", dated, _("the picture’s own data"))] if published.day else []
    draft = Draft(
        headline=headline,
        body=Body(tuple(blocks)),
        media_type=MediaType.SCAN,
        byline=told.get("author", ""),
        authors=tuple(person_case(one) for one in (line(a) for a in re.split(r"[;/]", told.get("author", ""))) if one),
        dateline=", ".join(one for one in (told.get("city", ""), told.get("country", "")) if one),
        credit=told.get("credit", "") or told.get("source", ""),
        outlet=told.get("source", ""),
        published=published,
        rights=told.get("rights", ""),
        editors_note=told.get("note", ""),
        keywords=tuple(k for k in told.get("keywords", "").split("\n") if k),
        pictures=pictures,
        confidence=tuple(confidence),
    )
    return (_with_words(draft, source, told, dpi),)


def _resolutions(data: bytes, count: int) -> tuple[float, ...]:
    """The dots an inch of every frame of a file, 0 where unknown; none where its frames are not those that were kept."""
    image = opened(data)
    if count == 1:
        return (resolution(image),)
    found = []
    for page in range(min(int(getattr(image, "n_frames", 1)), 50)):
        try:
            image.seek(page)
        except BROKEN:
            break
        found.append(resolution(image))
    return tuple(found) if len(found) == count else ()


def _with_words(draft: Draft, source: Source, told: dict[str, str], dpi: tuple[float, ...]) -> Draft:
    """The picture with the words that are recognised on it, where that is wished: fields its makers wrote stay theirs."""
    if source.ocr is None:
        return draft
    found = recognised_on(draft.pictures, source.ocr, dpi)
    read = [page for page in found.layer.pages if page.words]
    if not read:
        return replace(draft, warnings=found.warnings)
    scale = scale_of(read)
    sheets = [sheet_of(page, scale) for page in read]
    article = as_recognised(draft_of_sheets(source, sheets, {}, list(found.warnings)), found.layer)
    figures, words = draft.body.blocks, article.body.blocks
    # A picture with a caption is one of the press; any other is the page that the words stand on.
    blocks = (*figures, *words) if told.get("caption") else (*words, *figures)
    kept = found.kept(range(len(dpi)))
    return _joined(replace(draft, body=Body(blocks), warnings=article.warnings, recognised=kept), article, told)


def _joined(draft: Draft, article: Draft, told: dict[str, str]) -> Draft:
    """The picture's Draft with the fields of the article on it, where its own data said nothing."""
    named = bool(told.get("headline") or told.get("object"))
    empty = [field for field in _OF_ARTICLE if not getattr(draft, field)]
    empty += [] if named else ["headline"]
    empty += ["published"] if article.published.day and not told.get("day") else []
    fresh = {field: getattr(article, field) for field in empty}
    other = (Headline(article.headline, "print"),) if named and article.headline != draft.headline else ()
    kept = [one for one in draft.confidence if one.field not in empty]
    kept += [one for one in article.confidence if one.field in empty]
    return replace(draft, **fresh, other_headlines=other, confidence=tuple(kept))


def recognised_on(pictures: tuple[Picture, ...], wish: Ocr, dpi: tuple[float, ...] = ()) -> Recognised:
    """What is read on these pictures (with their dots an inch), those that are large enough to be pages."""
    large = [(n, partial(_drawn, one)) for n, one in enumerate(pictures) if one.width * one.height >= _FEWEST_DOTS]
    scales = [72.0 / one if one else 0.0 for one in dpi] or [0.0] * len(pictures)
    return recognised(large, wish, lambda number, _image: scales[number]) if large else Recognised()


def _drawn(one: Picture) -> "Image":
    assert one.data is not None
    image = opened(one.data)
    try:
        image.load()
    except BROKEN as problem:
        raise Rejected(_("This picture is damaged.")) from problem
    return image


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
