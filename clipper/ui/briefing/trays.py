"""The trays of an issue: what the one before printed, what fits no section, what arrived after the intake was frozen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.briefing import Briefing
from clipper.ui.briefing.around import Around, clock
from clipper.ui.briefing.issue import issue_name
from clipper.ui.briefing.tray import Tray
from clipper.ui.briefing.tray_list import tray_row
from clipper.ui.place import Place, Where

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

RULE = "-"
CONTEXT = ("tray_put", "tray_section", RULE, "tray_open", RULE, "tray_drop")


class Trays(QWidget):
    """Stands at the outline's foot; empty trays take no room."""

    put = Signal(list)
    """Clippings to be put into the section chosen."""
    settled = Signal()
    """A change made here stands in the library."""
    left = Signal()
    """The keyboard goes back to the outline."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._briefing: Briefing | None = None
        self._around = Around()
        self.earlier = Tray(desk, "told", _("Carry over"), on_demand=True)
        self.pending = Tray(desk, "inbox", _("Clippings that fit no section"))
        self.late = Tray(desk, "stop_press", _("Stop press"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 10)
        column.setSpacing(6)
        self._all = (self.earlier, self.pending, self.late)
        for tray in self._all:
            column.addWidget(tray)
            tray.hide()
            desk.actions.place(tray.list, "tray")
            tray.put.connect(self._carry if tray is self.earlier else self.put)
            tray.dropped.connect(self._drop)
            tray.left.connect(self.left)
            tray.opened.connect(lambda this=tray: self._alone(this))
            tray.menu_asked.connect(self._menu)
        self.hide()
        self._bind()

    def _bind(self) -> None:
        bind = self._desk.actions.bind
        bind("stop_press", self.late.enter)
        bind("pending", self.pending.enter)
        bind("carry_over", self.earlier.enter)
        bind("tray_put", lambda: self._in_hand(lambda tray: tray.put.emit(tray.list.chosen())))
        bind("tray_drop", lambda: self._in_hand(Tray.ask))
        bind("tray_section", lambda: self._in_hand(self._offer_sections))
        bind("tray_open", lambda: self._in_hand(self._open_clipping))

    def show_around(self, around: Around, issue: Briefing | None) -> None:
        """Show what waits for this issue."""
        self._briefing, self._around = issue, around
        language, late, pending = self._desk.settings.language, around.late, around.pending
        arrived = _n("Stop press: 1 arrived since {time}", "Stop press: {n} arrived since {time}", late.number)
        arrived = arrived.replace("{time}", clock(issue.frozen_at if issue else None))
        self.late.say(
            arrived,
            _n("Not in this issue until you drag it in", "Not in this issue until you drag them in", late.number),
            [tray_row(row, late=True, language=language) for row in late.rows],
            around.reasons,
        )
        self.pending.say(
            _n("1 clipping fits no section", "{n} clippings fit no section", pending.number),
            _n("Came in for this issue: drag it in", "Came in for this issue: drag them in", pending.number),
            [tray_row(row, late=False, language=language) for row in pending.rows],
            around.reasons,
        )
        before = around.earlier
        named = issue_name(around.earlier_issue) if around.earlier_issue else ""
        of_it = _n("{name}: 1 entry left", "{name}: {n} entries left", before.number)
        self.earlier.say(
            of_it.replace("{name}", named),
            _("Each goes to the section of the same title"),
            [tray_row(row, late=False, language=language) for row in before.rows],
        )
        self.setVisible(bool(late.rows or pending.rows or before.rows))
        self._desk.actions.enable("carry_over", bool(before.rows), _("No earlier issue has anything more."))
        why = _("Nothing waits.")
        self._desk.actions.enable("stop_press", bool(late.rows), why)
        self._desk.actions.enable("pending", bool(pending.rows), why)
        self._desk.actions.enable(
            ("tray_put", "tray_section", "tray_drop"), self._desk.writable, _("This library is open to read only.")
        )

    def say_target(self, section: str) -> None:
        """Name the section into which clippings would be put."""
        for tray in self._all:
            tray.say_target(section)

    # -- doing ---------------------------------------------------------------------------------------------------

    def _alone(self, opened: Tray) -> None:
        """One list is open at a time."""
        for tray in self._all:
            if tray is not opened:
                tray.close_list()

    def _carry(self, clippings: list[int]) -> None:
        """Put entries of the issue before into this one as they were, as one step."""
        issue, earlier = self._briefing, self._around.earlier_issue
        if issue is None or earlier is None:
            return
        wanted = [e.id for section in earlier.sections for e in section.entries if e.clipping in set(clippings)]

        def deed(library: "Library") -> int:
            from clipper.workflows import new_issue

            return len(new_issue.carry_over(library, issue.id, earlier, wanted))

        def done(number: int) -> None:
            said = _n("1 entry carried over from {name}", "{n} entries carried over from {name}", number)
            self._desk.notices.undo_bar(said.replace("{name}", issue_name(earlier)))
            self.settled.emit()

        self._desk.jobs.change(_("Carry over"), deed, done)

    def _in_hand(self, deed: Callable[[Tray], object]) -> None:
        """Do something with the tray whose list is open."""
        tray = next((one for one in self._all if one.open), None)
        if tray is not None and tray.list.chosen():
            deed(tray)

    def _drop(self, clippings: list[int], reason: str) -> None:
        issue = self._briefing
        if issue is None:
            return
        said = _n("1 clipping dropped from {title}", "{n} clippings dropped from {title}", len(clippings))

        def done(_none: object) -> None:
            self._desk.notices.undo_bar(said.replace("{title}", issue.title))
            self.settled.emit()

        self._desk.jobs.change(
            _("Drop from briefing"), lambda library: library.templates.drop(issue.id, clippings, reason), done
        )

    def _offer_sections(self, tray: Tray) -> None:
        from clipper.ui.frame.section_menu import section_menu

        section_menu(self._desk, tray.list.chosen(), tray.list)

    def _open_clipping(self, tray: Tray) -> None:
        clipping = tray.list.current
        self._desk.show(Place(Where.ALL))
        self._desk.select((clipping,))
        self._desk.open(clipping)

    def _menu(self, where: QPoint) -> None:
        self._desk.actions.menu(CONTEXT, self).popup(where)
