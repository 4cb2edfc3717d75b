"""The issuing office of a library: one row, written whole."""

import json
from typing import Any

from clipper.i18n import _
from clipper.model.briefing import Office
from clipper.store.connection import Connection
from clipper.store.steps import Step

_NAMES = Office.__struct_fields__


def read(connection: Connection) -> Office:
    """The office as it was set, else an empty one."""
    row = connection.row(f"SELECT {', '.join(_NAMES)} FROM office WHERE id = 1")
    if row is None:
        return Office()
    known: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    known["contact"] = tuple(json.loads(known["contact"]))
    return Office(**known)


def write(connection: Connection, step: Step, office: Office) -> None:
    """Set the office."""
    values = [getattr(office, name) for name in _NAMES]
    values[_NAMES.index("contact")] = json.dumps(list(office.contact), ensure_ascii=False)
    with step(_("Change office")):
        connection.run(
            f"INSERT OR REPLACE INTO office (id, {', '.join(_NAMES)}) VALUES (1{', ?' * len(_NAMES)})", values
        )
