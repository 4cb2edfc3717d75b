"""The head of the composer: title, date, counters, style, what to check, and export."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from clipper.i18n import _, _n
from clipper.model.briefing import Briefing
from clipper.model.own_style import OwnStyle
from clipper.ui.briefing.issue import Issue, day_words
from clipper.ui.briefing.writing import TitleField
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.exporting.plan import Fact
    from clipper.workflows.preflight import Finding

HIGH = 52
MENU = 620
"""The widest line of the menu that names what to check (pixels)."""
QUOTATIONS, QUOTED = 8, 60
"""So many quotations can be confirmed in that menu, each shown with so many characters."""
COUNTED, WORDED = 900, 700
"""Narrower heads (pixels) leave the counters out, then the words on the buttons and the weekday."""


def style_word(name: str, own: Sequence[OwnStyle]) -> str:
    """A style as the user calls it, shipped or one of `own`."""
    from clipper.exporters.own_styles import title_of

    return title_of(name, own)


class ComposerHead(QWidget):
    """52 high; what is changed here is announced, the composer keeps it."""

    retitled = Signal(str)
    redated = Signal(str)
    """YYYY-MM-DD."""
    restyled = Signal(str)
    entry_asked = Signal(int)
    """An entry named by a finding."""
    headline_asked = Signal(int)
    """An entry whose short headline is to be written."""
    remedied = Signal(object)
    """The Fact whose remedy is to be carried out."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Briefing | None = None
        self._style = self._checked = ""
        head = PaneHead(desk, height=HIGH, left=18, right=12)
        ground(head, "paper")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(head)
        fonts = desk.fonts
        self.title = TitleField()
        self.title.setFont(fonts.display(18))
        self.title.setAccessibleName(_("Title of the briefing"))
        self.title.textChanged.connect(self._fit)
        self.title.editingFinished.connect(self._keep_title)
        self.number = label("", fonts.display(18))
        self.date = QPushButton()
        self.date.setProperty("kind", "words")
        self.date.setFont(fonts.ui())
        self.date.setToolTip(_("Date of the issue"))
        self.date.clicked.connect(self._pick_date)
        self.counters = ElidedLabel(desk, "", fonts.ui(weight=500, tabular=True), "soft")
        self.counters.parted = True
        self.style_button = button(desk, "", self._pick_style, icon="style")
        self.check = button(desk, "", self.show_findings, icon="warn")
        self.export = button(desk, _("Export…"), kind="primary", icon="export")
        self.export.setToolTip(desk.actions.tip("export"))
        self._findings: Sequence[Finding] = ()
        self._own: Sequence[OwnStyle] = ()
        head.row.setSpacing(8)
        name = QHBoxLayout()
        name.setSpacing(0)
        name.addWidget(self.title)
        name.addWidget(self.number)
        name.addSpacing(4)
        name.addWidget(self.date)
        head.row.addLayout(name)
        head.row.addStretch(1)
        head.row.addWidget(self.counters)
        head.row.addSpacing(8)
        for one in (self.style_button, self.check, self.export):
            head.row.addWidget(one)

    def show_issue(self, issue: Issue, *, pages: int, words: int, minutes: int, writable: bool) -> None:
        """Show title, date and counters; `pages` 0 while they are not set."""
        briefing = issue.briefing
        self._shown, self._own = briefing, issue.styles
        self.title.show_title(briefing.title)
        self._fit()
        self.title.setReadOnly(not writable)
        self.number.setText(str(briefing.number) if briefing.number else "")
        self._date_shown()
        self.date.setEnabled(writable)
        self._style = style_word(briefing.style, issue.styles)
        self.style_button.setEnabled(writable)
        self.counters.setText(counters(issue, pages, words, minutes))
        self._findings = issue.findings
        number = sum(not one.note for one in self._findings)
        self._checked = _("Check {n}").format(n=number) if number else _("Ready to print")
        self.check.setEnabled(bool(self._findings))
        self._desk.actions.enable("check", bool(self._findings), _("Nothing stands against printing it"))
        self._word_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow head says less, and cuts nothing."""
        super().resizeEvent(event)
        self._date_shown()
        self._word_buttons()
        self._fit()

    def _date_shown(self) -> None:
        said = day_words(self._shown.date) if self._shown else ""
        self.date.setText(said if self.width() >= self._desk.fonts.px(WORDED) else said.partition(" ")[2] or said)

    def _word_buttons(self) -> None:
        px, wide = self._desk.fonts.px, self.width()
        self.counters.setVisible(wide >= px(COUNTED))
        for one, said in ((self.style_button, self._style), (self.check, self._checked)):
            number = "".join(filter(str.isdigit, said)) if one is self.check else ""
            one.setText(f" {said}" if wide >= px(WORDED) else number)
            one.setAccessibleName(said)
            one.setToolTip(said)

    def _fit(self) -> None:
        wide = QFontMetrics(self.title.font()).horizontalAdvance((self.title.text() or _("Title")) + " ") + 3
        most = 420 if self.width() >= self._desk.fonts.px(COUNTED) else max(120, self.width() // 3)
        self.title.setFixedWidth(min(max(wide, 40), most))

    def _keep_title(self) -> None:
        title = " ".join(self.title.text().split())
        if self._shown is None or title == self._shown.title:
            return
        self.title.setModified(False)
        if title:
            self.retitled.emit(title)
        else:
            self.title.setText(self._shown.title)

    def _pick_date(self) -> None:
        if self._shown is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        try:
            then = date.fromisoformat(self._shown.date)
            calendar.setSelectedDate(QDate(then.year, then.month, then.day))
        except ValueError:
            pass

        def chosen(day: QDate) -> None:
            menu.close()
            self.redated.emit(day.toString(Qt.DateFormat.ISODate))

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.date.mapToGlobal(self.date.rect().bottomLeft()))
        calendar.setFocus()

    def _pick_style(self) -> None:
        from clipper.exporters.own_styles import available

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for style in available(self._own):
            action = menu.addAction(style.title)
            action.setCheckable(True)
            action.setChecked(self._shown is not None and style.name == self._shown.style)
            action.setEnabled(not style.problem)
            action.setToolTip(style.problem)
            action.triggered.connect(lambda _checked=False, one=style.name: self.restyled.emit(one))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(self._desk.actions["styles"])
        menu.addAction(self._desk.actions["office"])
        menu.popup(self.style_button.mapToGlobal(self.style_button.rect().bottomLeft()))

    def show_findings(self) -> None:
        """A line for every finding; below them what remedies several at once."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._findings[:30]:
            action = menu.addAction(self._line(one.sentence))
            press = self._press(one)
            action.setEnabled(press is not None)
            if press is not None:
                action.triggered.connect(press)
        deeds = [fact for fact in self._facts() if fact.changes]
        if deeds:
            menu.addSeparator()
        for fact in sorted(deeds, key=lambda one: one.kind == "proposed_summary"):
            action = menu.addAction(deed_words(fact))
            action.triggered.connect(lambda _checked=False, one=fact: self.remedied.emit(one))
        menu.popup(self.check.mapToGlobal(self.check.rect().bottomLeft()))

    def _line(self, sentence: str) -> str:
        """What a finding's line says: a long sentence without its middle."""
        from clipper.ui.exporting.plan import without_advice

        metrics = QFontMetrics(self.check.font())
        wide = self._desk.fonts.px(MENU)
        return metrics.elidedText(without_advice(sentence), Qt.TextElideMode.ElideMiddle, wide).replace("&", "&&")

    def _press(self, one: "Finding") -> "Callable[..., None] | None":
        """What a finding's line does."""
        action = {"no_office": "office", "panel_open": "panel"}.get(one.kind)
        if action is not None:
            return lambda *_checked: self._desk.actions[action].trigger()
        entry = one.entry
        if entry is None:
            return None
        asked = self.headline_asked if one.kind == "long_headline" else self.entry_asked
        return lambda *_checked: asked.emit(entry)

    def _facts(self) -> "tuple[Fact, ...]":
        from clipper.ui.exporting.plan import facts, right

        if self._shown is None:
            return ()
        quotations = [right(one) for one in self._findings if one.quote]
        return (*facts(self._shown, self._findings), *quotations[:QUOTATIONS])


def deed_words(fact: "Fact") -> str:
    """What a remedy for all of a kind is called in a menu."""
    if fact.kind == "right":
        words = fact.quote if len(fact.quote) <= QUOTED else f"{fact.quote[:QUOTED].rstrip()}…"
        return _("It is right: “{quote}”").format(quote=words.replace("&", "&&"))
    if fact.kind == "proposed_summary":
        return _n("Confirm the proposed summary", "Confirm {n} proposed summaries", len(fact.entries))
    return _("{remedy}: {what}").format(remedy=fact.remedy, what=fact.counted)


def counters(issue: Issue, pages: int, words: int, minutes: int) -> str:
    """ "9 entries · 14 pages · 23 min · 5,830 words"; the pages are a guess until they are set."""
    parts = [_n("1 entry", "{n} entries", len(issue.order))]
    if issue.order:
        guess = _n("about 1 page", "about {n} pages", issue.pages_guessed)
        parts.append(_n("1 page", "{n} pages", pages) if pages else guess)
        if words:
            parts += [_("{n} min").format(n=minutes), _n("1 word", "{n} words", words)]
    return " · ".join(parts)
