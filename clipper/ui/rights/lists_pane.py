"""The lists of recipients: name and readers, typed in where they stand."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from clipper.i18n import _, _n
from clipper.model.rights import Recipients
from clipper.ui.rights.table_pane import Change, TablePane
from clipper.ui.rights.terms import Held, remove_list, set_list
from clipper.ui.rights.typed_cells import NUMBER, Column
from clipper.ui.rights.typed_table import TypedTable

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

NAME, READERS = 0, 1


class ListsPane(TablePane):
    """Who an issue is handed out to; a list's readers are what copies are counted by."""

    def __init__(self, desk: "Desk", change: Change, parent: QWidget | None = None) -> None:
        super().__init__(desk, change, parent)
        columns = (
            Column(_("List"), 0, lambda one: one.name, absent=_("Name of the list")),
            Column(_("Readers"), 76, lambda one: str(one.readers) if one.readers else "", NUMBER, absent="0"),
        )
        self._build(
            TypedTable(desk, columns),
            _("Recipients"),
            (_("Add list"), _("Add a list (Insert)")),
            ("our_message", _("No lists yet."), _("Until there is one, issues go to our office alone.")),
        )
        self.table.typed.connect(self._typed)
        self.table.removed.connect(self._remove)

    def _shown(self, held: Held) -> Sequence[Recipients]:
        return held.lists

    def _fresh(self) -> Recipients:
        return Recipients()

    def _typed(self, row: int, column: int, text: str) -> None:
        was: Recipients = self.table.rows.rows[row]
        if column == NAME and not text:
            return
        now = replace(was, name=text) if column == NAME else replace(was, readers=int(text or 0))
        begun = self.table.fresh == row
        self.table.fresh = None
        self.table.put(row, now)
        deed = partial(set_list, was=None if begun else was, name=now.name, readers=now.readers)
        self._change(_("Change recipients") if not begun else _("Add recipients"), deed, "")
        if begun:
            self.table.begin_soon(row, READERS)

    def _remove(self, row: int) -> None:
        was: Recipients = self.table.rows.rows[row]
        own = sum(one.recipients == was.id for one in self._held.terms)
        said = _("List “{name}” removed").format(name=was.name)
        if own:
            said = _n("List “{name}” removed with 1 licence", "List “{name}” removed with {n} licences", own)
            said = said.replace("{name}", was.name)
        self._change(_("Remove recipients"), partial(remove_list, was=was), said)
