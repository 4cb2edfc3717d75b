"""Regions that were drawn on pages and not filed yet: one small file in the library's folder, for they are no clippings."""

import json
import math
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from clipper.errors import LibraryError
from clipper.i18n import _
from clipper.model.cutting import Cutting, PageFile, Piece, RegionRole

NAME = "unfiled.json"
_NUMBERS = ("x", "y", "width", "height", "angle")
_SHA256 = re.compile("[0-9a-f]{64}")
_SLACK = 1e-6
"""By so much, in fractions of the page, a sum of fractions may be wrong."""


class Unfiled:
    """The beginnings of cuttings in a library; there is no undo of keeping them."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        """`folder` is the library's."""
        self._file = folder / NAME
        self._writable = writable

    def all(self) -> tuple[Cutting, ...]:
        """What was kept, in its order; `clipping` is 0 for a new cutting. What makes no sense is left out."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return ()
        told = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        read = [Cutting(_whole(one.get("clipping")), tuple(_pieces(one.get("pieces")))) for one in told]
        return tuple(one for one in read if one.pieces)

    def keep(self, cuttings: Sequence[Cutting]) -> None:
        """Keep these and nothing else, whole or not at all; raises LibraryError where that cannot be."""
        if not self._writable:
            raise LibraryError(_("This library is open for reading only, so nothing was changed."))
        fresh = self._file.with_suffix(".new")
        try:
            if not cuttings:
                self._file.unlink(missing_ok=True)
                return
            with fresh.open("w", encoding="utf-8") as file:
                json.dump([_told(one) for one in cuttings], file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._file)
        except OSError as problem:
            raise LibraryError(
                _("The regions could not be kept ({why}). File the cutting, or check the disk.").format(
                    why=problem.strerror
                )
            ) from problem


def _told(cutting: Cutting) -> dict[str, Any]:
    pieces = [
        {
            "sha256": one.file.sha256, "name": one.file.name, "media_type": one.file.media_type, "page": one.page,
            "role": one.role.value, "source": one.source, **{name: getattr(one, name) for name in _NUMBERS},
        }
        for one in cutting.pieces
    ]  # fmt: skip
    return {"clipping": cutting.clipping, "pieces": pieces}


def _pieces(told: object) -> Iterable[Piece]:
    for one in told if isinstance(told, list) else ():
        piece = _piece(one) if isinstance(one, dict) else None
        if piece is not None:
            yield piece


def _piece(told: dict[str, Any]) -> Piece | None:
    """A piece as it was told; None where that is no rectangle of a page of a kept file."""
    numbers: list[Any] = [told.get(name) for name in _NUMBERS]
    words = [str(told.get(name, "")) for name in ("sha256", "name", "media_type")]
    if not all(type(one) in (int, float) and math.isfinite(one) for one in numbers) or not _SHA256.fullmatch(words[0]):
        return None
    x, y, width, height, angle = map(float, numbers)
    if not (width > 0 < height and min(x, y) >= 0 and max(x + width, y + height) <= 1 + _SLACK):
        return None
    role = told.get("role")
    known = RegionRole(role) if role in {each.value for each in RegionRole} else RegionRole.BODY
    file, source = PageFile(words[0], words[1], words[2]), _whole(told.get("source")) or None
    return Piece(file, _whole(told.get("page")), x, y, width, height, known, angle, source)


def _whole(told: object) -> int:
    return told if type(told) is int and 0 <= told < 2**63 else 0
