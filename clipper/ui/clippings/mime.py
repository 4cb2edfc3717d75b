"""What clippings look like while they are dragged or copied: a JSON list of their ids."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

CLIPPINGS = "application/x-clipper-clippings"
ENTRIES = "application/x-clipper-entries"
"""Entries of a briefing, dragged out of its outline."""


def pack(ids: Sequence[int]) -> QMimeData:
    """Clippings as mime data."""
    data = QMimeData()
    data.setData(CLIPPINGS, json.dumps(list(ids)).encode())
    return data


def ids_in(data: QMimeData, kind: str = CLIPPINGS) -> tuple[int, ...]:
    """The ids that mime data carries; none where it is foreign or broken."""
    if not data.hasFormat(kind):
        return ()
    try:
        found = json.loads(bytes(data.data(kind).data()))
    except ValueError:
        return ()
    return tuple(one for one in found if isinstance(one, int)) if isinstance(found, list) else ()
