"""The licences: an outlet's terms for a list, typed in where they stand and said in one line of plain words."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clipper.curate.licence_words import MENTIONS, mention_words, reach_words, terms_words
from clipper.i18n import _
from clipper.model.rights import Reach
from clipper.ui.rights.table_pane import Change, TablePane
from clipper.ui.rights.terms import Held, Terms, set_terms
from clipper.ui.rights.typed_cells import MENU, NUMBER, Column
from clipper.ui.rights.typed_table import TypedTable

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

OUTLET, LIST, REACH, DAYS, WORDS, COPIES, NAMED, NOTICE = range(8)
NUMBERS = {DAYS: "days", WORDS: "excerpt_words", COPIES: "copies"}
NO_LIMIT = "–"


class LicencesPane(TablePane):
    """What each outlet lets be handed out, and to whom."""

    def __init__(self, desk: "Desk", change: Change, parent: QWidget | None = None) -> None:
        super().__init__(desk, change, parent)
        self.menu: QMenu | None = None
        """The menu asked for last."""
        self._build(
            TypedTable(desk, self._columns(), self._sentence),
            _("Licences"),
            (_("Add licence"), _("Add a licence (Insert)")),
            (
                "rights",
                _("No licences typed in."),
                _("Without terms every text may go out to every list. Type in what your licences say."),
            ),
            note=_("The most particular one holds."),
        )
        self.table.typed.connect(self._typed)
        self.table.menu_asked.connect(self._offer)
        self.table.removed.connect(self._remove)

    def _columns(self) -> tuple[Column, ...]:
        def number(name: str, field: str) -> Column:
            def said(one: Terms) -> str:
                value = getattr(one.licence, field)
                return "" if value is None else str(value)

            return Column(name, 64, said, NUMBER, NO_LIMIT)

        def outlet(one: Terms) -> str:
            return self._held.outlet_name(one.outlet) or _("Every outlet")

        def recipients(one: Terms) -> str:
            return self._held.list_name(one.recipients) or _("All lists")

        def named(one: Terms) -> str:
            return ", ".join(mention_words(mention) for mention in one.licence.mentions)

        return (
            Column(_("Outlet"), 168, outlet, absent=_("Outlet"), choices=self._outlets),
            Column(_("For"), 112, recipients, MENU),
            Column(_("May go out"), 112, lambda one: reach_words(one.licence.reach), MENU),
            number(_("Days"), "days"),
            number(_("Words"), "excerpt_words"),
            number(_("Copies"), "copies"),
            Column(_("Must name"), 150, named, MENU, NO_LIMIT),
            Column(_("Notice printed with it"), 0, lambda one: one.licence.notice, absent=NO_LIMIT),
        )

    def _outlets(self) -> list[str]:
        return [_("Every outlet"), *self._held.outlets.values()]

    def _sentence(self, one: Terms) -> str:
        return terms_words(one.licence, self._held.list_name(one.recipients))

    def _shown(self, held: Held) -> Sequence[Terms]:
        return held.terms

    def _fresh(self) -> Terms:
        return Terms(None, None)

    # -- what was typed ------------------------------------------------------------------------------------------

    def _typed(self, row: int, column: int, text: str) -> None:
        was: Terms = self.table.rows.rows[row]
        if column == OUTLET:
            self._outlet_typed(row, was, text)
        elif column in NUMBERS:
            self._keep(
                row, replace(was, licence=replace(was.licence, **{NUMBERS[column]: int(text) if text else None}))
            )
        else:
            self._keep(row, replace(was, licence=replace(was.licence, notice=text)))

    def _outlet_typed(self, row: int, was: Terms, text: str) -> None:
        if not text:
            return
        outlet = self._held.aliases.get(text.casefold())
        if outlet is None and text.casefold() != _("Every outlet").casefold():
            self._desk.notices.say(
                _("There is no outlet “{name}” in the register; it comes in with its first clipping.").format(name=text)
            )
            return
        begun = self.table.fresh == row
        free = None if begun else was.recipients
        self._keep(row, replace(was, outlet=outlet, recipients=free if not begun else self._free_list(outlet)))
        if begun:
            self.table.stand(row, LIST)

    def _free_list(self, outlet: int | None) -> int | None:
        """The first list the outlet has no licence for: all lists, else one of them."""
        taken = {one.recipients for one in self._held.terms if one.outlet == outlet}
        return next((one for one in (None, *(r.id for r in self._held.lists)) if one not in taken), None)

    def _keep(self, row: int, now: Terms) -> None:
        was: Terms | None = self.table.rows.rows[row]
        begun = self.table.fresh == row
        if now == was and not begun:
            return
        self.table.fresh = None
        self.table.put(row, now)
        name = _("Add licence") if begun else _("Change licence")
        self._change(name, partial(set_terms, was=None if begun else was, now=now), "")

    def _remove(self, row: int) -> None:
        was: Terms = self.table.rows.rows[row]
        outlet = self._held.outlet_name(was.outlet) or _("every outlet")
        said = _("Licence of {outlet} removed").format(outlet=outlet)
        self._change(_("Remove licence"), partial(_take_away, was=was), said)

    # -- what is chosen from a menu ------------------------------------------------------------------------------

    def _offer(self, row: int, column: int, where: QPoint) -> None:
        one: Terms = self.table.rows.rows[row]
        menu = QMenu(self)
        self.menu = menu
        if column == LIST:
            for id, name in ((None, _("All lists")), *((r.id, r.name) for r in self._held.lists)):
                self._item(menu, name, one.recipients == id, partial(self._keep, row, replace(one, recipients=id)))
        elif column == REACH:
            for reach in Reach:
                now = replace(one, licence=replace(one.licence, reach=reach))
                self._item(menu, reach_words(reach), one.licence.reach is reach, partial(self._keep, row, now))
        else:
            for mention in MENTIONS:
                held = mention in one.licence.mentions
                left = tuple(m for m in MENTIONS if (m in one.licence.mentions) != (m == mention))
                now = replace(one, licence=replace(one.licence, mentions=left))
                self._item(menu, mention_words(mention), held, partial(self._keep, row, now))
        menu.aboutToHide.connect(lambda: setattr(self, "menu", None))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _item(self, menu: QMenu, text: str, on: bool, deed: partial[None]) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: deed())
        if on and menu.activeAction() is None:
            menu.setActiveAction(action)


def _take_away(library: "Library", was: Terms) -> None:
    library.rights.set_licence(*was.key, None)
