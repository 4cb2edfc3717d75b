"""What every importer offers, and the few questions all of them ask of a source."""

import hashlib
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

from clipper.model.clipping import Draft, Original
from clipper.model.intake import Source


class Importer(Protocol):
    """One file format: bytes in, Drafts out. A module with these names is an importer."""

    @property
    def name(self) -> str:
        """The format in the user's words ("Word document")."""
        ...

    @property
    def media_types(self) -> tuple[str, ...]:
        """IANA media types a server or mail may announce it by."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of file names, lower case, with the dot."""
        ...

    def recognises(self, source: Source) -> float:
        """How sure it is that this is its format, 0 to 1, by first bytes, media type and name."""
        ...

    def read(self, source: Source) -> tuple[Draft, ...]:
        """The articles found; raises Rejected with one sentence when there are none."""
        ...


def file_name(source: Source) -> str:
    """The last part of the source's path or URL, "" if it has none."""
    return _last_part(source.url or source.name)


@lru_cache(maxsize=64)
def _last_part(given: str) -> str:
    """Asked by every importer of the same source."""
    if "://" in given:
        given = unquote(urlsplit(given).path)
    return PurePosixPath(given.replace("\\", "/").rstrip("/")).name


def suffix(source: Source) -> str:
    """The ending of the source's file name, lower case, with the dot."""
    return _ending(file_name(source))


@lru_cache(maxsize=64)
def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def media_type(source: Source) -> str:
    """The announced media type without its parameters, lower case."""
    return source.media_type.split(";")[0].strip().lower()


def announced(source: Source, media_types: tuple[str, ...], suffixes: tuple[str, ...]) -> float:
    """How far name and announced type alone speak for a format: 0.6 for the type, 0.5 for the ending, else 0."""
    if media_type(source) in media_types:
        return 0.6
    return 0.5 if suffix(source) in suffixes else 0.0


def start(source: Source, size: int = 2048) -> bytes:
    """The first bytes without byte-order mark and leading white space."""
    return source.data[: size + 64].removeprefix(b"\xef\xbb\xbf").lstrip()[:size]


def original(name: str, kind: str, data: bytes) -> Original:
    """The kept bytes of an embedded piece, with their identity."""
    return Original(name, kind, hashlib.sha256(data).hexdigest(), len(data), data)
