"""The export dialog: style, files, readers, what to look at before it goes out, name and folder; then what was written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from clipper.i18n import _, _n
from clipper.ui.briefing.composer_head import style_word
from clipper.ui.briefing.issue import issue_name
from clipper.ui.exporting.choices import SIDE, Choices, foot_words
from clipper.ui.exporting.handouts import Chosen, begun, kind_of
from clipper.ui.exporting.outcome import ExportOutcome, Made, open_outside
from clipper.ui.exporting.plan import Fact, clean_name, file_name, folder_words, remedy
from clipper.ui.exporting.readers_button import ReadersButton
from clipper.ui.exporting.ready import Ready, read_ready
from clipper.ui.exporting.recording import edition_words, recorded
from clipper.ui.exporting.rights_facts import take_way
from clipper.ui.exporting.sample_pages import SamplePages
from clipper.ui.exporting.style_cards import styles_offered
from clipper.ui.exporting.writing import WritingPage, hand_out
from clipper.ui.jobs import Job, State
from clipper.ui.place import Place, Where
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.fitting import fitting
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.scrim import DimmingDialog

if TYPE_CHECKING:
    from clipper.model.template import Handout
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.workflows.handing_out import Edition, Handed, Written

WIDE, HIGH = 806, 768
_SHOWS_CLIPPING = {"no_outlet", "no_date", "no_language", "lost_mark", "undated", "mention"}


class ExportDialog(DimmingDialog):
    """Hands one briefing out; shown by `open()`. Closing it while files are written leaves the job running."""

    def __init__(self, desk: "Desk", briefing_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = briefing_id
        self._ready: Ready | None = None
        self._job: Job | None = None
        self._made = Made()
        self._handed: Handed | None = None
        self._into = Path()
        """The folder that is written into."""
        self._pages: dict[str, int] = {}
        self.chosen = Chosen()
        ground(self, "paper")
        self._samples = SamplePages(desk, briefing_id, self)
        self._watch = QTimer(self)
        self._watch.setInterval(100)
        self._watch.timeout.connect(self._poll)
        self._build()
        self.resize(fitting(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)), self))
        self._ask()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        desk = self._desk
        self.choices = Choices(desk)
        self.ticks, self.styles, self.facts, self.name = (
            self.choices.ticks, self.choices.styles, self.choices.facts, self.choices.name
        )  # fmt: skip
        self._writing = WritingPage(desk)
        self._outcome = ExportOutcome(desk)
        self._stack = QStackedWidget()
        for page in (self.choices, self._writing, self._outcome):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Rule(desk))
        column.addWidget(self._stack, 1)
        column.addWidget(Rule(desk))
        column.addWidget(self._foot())
        self.choices.ticked.connect(lambda kind, on: self._choose(self.chosen.with_kind(kind, on)))
        self.choices.named.connect(self._count)
        self.styles.chosen.connect(self._style_chosen)
        self.facts.pressed.connect(self._remedy)
        self.facts.took.connect(self._take)
        self.readers.chosen.connect(self._choose_lists)
        self.readers.edit_asked.connect(self._edit_lists)
        self._samples.came.connect(self.styles.show_picture)
        self._samples.counted.connect(self._counted)
        self._samples.empty.connect(self.styles.show_none)
        self._outcome.record_asked.connect(self._show_record)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(self._desk.fonts.px(54))
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE, 0, 12, 0)
        row.setSpacing(14)
        self._title = label("", self._desk.fonts.display(18))
        self._edition = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "muted")
        close = IconButton(self._desk, "stop", _("Close"))
        close.clicked.connect(lambda: self.done(0))
        row.addWidget(self._title)
        row.addWidget(self._edition, 1)
        row.addWidget(close)
        return head

    def _foot(self) -> QWidget:
        foot = ground(QWidget(), "window")
        foot.setFixedHeight(self._desk.fonts.px(58))
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(8)
        self.readers = ReadersButton(self._desk)
        self._hint = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "warn")
        self.cancel = button(self._desk, _("Cancel"), self.reject)
        self.go = button(self._desk, "", self.export, kind="primary")
        self.go.setDefault(True)
        row.addWidget(self.readers)
        row.addSpacing(8)
        row.addWidget(self._hint, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        return foot

    # -- showing -------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Look at the issue again, for the readers chosen now."""
        wanted, lists = self._id, self.chosen.lists if self._ready is not None else None
        self._desk.jobs.read(lambda library: read_ready(library, wanted, lists), self._show, key="export")

    def _show(self, ready: Ready | None) -> None:
        if not isValid(self) or self._job is not None or self._stack.currentWidget() is not self.choices:
            return
        if ready is None:
            self.done(0)
            return
        first, self._ready = self._ready is None, ready
        name = issue_name(ready.briefing)
        self.setWindowTitle(_("Export {name}").format(name=name))
        self._title.setText(_("Export {name}").format(name=name))
        if not self.choices.renamed:
            self.name.setText(file_name(ready.briefing))
        if first:
            self.styles.choose(ready.briefing.style)
            self.chosen = begun(ready.planned, ready.briefing.style)
            own = self.choices.own
            self._samples.begin([one for one, _words, _line in styles_offered(own)], own)
        self.facts.show_facts(ready.facts)
        self._choose(self.chosen.only(one.name for one in ready.recipients))
        if ready.printed:
            self._ask_edition()

    def _ask_edition(self) -> None:
        """Which edition it is takes the whole issue to be composed, so nothing waits for it."""
        from clipper.workflows import handing_out

        wanted = self._id
        self._desk.jobs.read(
            lambda library: handing_out.edition(library, wanted), self._show_edition, key="export edition"
        )

    def _show_edition(self, edition: "Edition") -> None:
        if isValid(self):
            self._edition.setText(edition_words(edition))

    def _counted(self, style: str, pages: int) -> None:
        self._pages[style] = pages
        self._promise()

    def _promise(self) -> None:
        """Say beside every tick what it brings."""
        styled = {}
        for one in self.chosen.handouts(self.styles.current):
            if one.style != self.styles.current and kind_of(one) in (".pdf", ".docx", ".html"):
                styled[kind_of(one)] = _("as {style}").format(style=style_word(one.style, self.choices.own))
        self.choices.show_chosen(self.chosen, self._pages.get(self.styles.current, 0), styled)

    def _choose(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self._promise()
        self.readers.show_lists(chosen.lists, self._ready.recipients if self._ready else ())
        self._count()

    def _choose_lists(self, lists: tuple[str, ...]) -> None:
        self._choose(self.chosen.with_lists(lists))
        self._ask()

    def _edit_lists(self) -> None:
        from clipper.ui.rights.rights_window import RightsWindow

        window = RightsWindow(self._desk, self)
        window.changed.connect(self._ask)
        window.open()

    @property
    def handouts(self) -> "tuple[Handout, ...]":
        """What would be handed out now."""
        return self.chosen.handouts(self.styles.current)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that would be written now."""
        name = clean_name(self.name.text())
        if not name or self._ready is None:
            return ()
        from clipper.workflows import handing_out

        return handing_out.file_names(self.handouts, self.choices.folder, name)

    def set_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self.choices.set_folder(folder)

    def _count(self) -> None:
        files, ready = self.files, self._ready
        self.go.setText(_n("Export 1 file", "Export {n} files", len(files)) if files else _("Export"))
        locked = ready is not None and any(fact.kind == "embargo" and fact.tone == "error" for fact in ready.facts)
        self.go.setEnabled(bool(files) and ready is not None and not ready.empty and not locked)
        named = bool(clean_name(self.name.text()))
        said = foot_words(files, named=named, writable=self._desk.writable, locked=locked)
        self._hint.setText(said if ready else "")

    def _style_chosen(self, style: str) -> None:
        wanted = self._id
        self._promise()
        self._count()
        self._desk.jobs.change(_("Choose style"), lambda library: library.briefings.change(wanted, style=style))

    # -- remedies ------------------------------------------------------------------------------------------------

    def _change(self, name: str, deed: "Callable[[Library], object]") -> None:
        self._desk.jobs.change(name, deed, lambda _none: self._ask() if isValid(self) else None)

    def _take(self, fact: Fact, way: str, reason: str) -> None:
        """Go the way out of what stands against an entry."""
        if way in ("complete", "shorten"):
            self._remedy(Fact("warn", "", kind="undated" if way == "complete" else way, entries=fact.entries))
            return
        words = dict(fact.ways)[way].rstrip("…")
        self._change(words, lambda library: take_way(library, fact, way, reason))

    def _remedy(self, fact: Fact) -> None:
        """Change the briefing as the fact's button says, or go and look at the clipping."""
        ready = self._ready
        if ready is None:
            return
        if fact.kind in _SHOWS_CLIPPING or not fact.kind:
            entries = {e.id: e.clipping for s in ready.briefing.sections for e in s.entries}
            clippings = tuple(entries[one] for one in fact.entries if one in entries)
            self.done(0)
            self._desk.show(Place(Where.ALL))
            self._desk.select(clippings)
            self._desk.open(clippings[0] if clippings else 0)
            return
        if fact.kind == "no_office":
            self._ask_office()
            return
        if fact.kind == "panel_open" or not fact.changes:
            self.done(0)
            if fact.kind == "panel_open":
                self._desk.actions["panel"].trigger()
            elif fact.entries:
                self._desk.show_entry(fact.entries[0], headline=fact.kind == "long_headline")
            return
        self._change(fact.remedy, lambda library: remedy(library, ready.briefing.id, fact))

    def _ask_office(self) -> None:
        from clipper.ui.settings.office_dialog import OfficeDialog

        dialog = OfficeDialog(self._desk, self)
        dialog.settled.connect(self._ask)
        dialog.open()

    # -- writing -------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the files as a job; the dialog shows how far it is and then what was written."""
        handouts, ready = self.handouts, self._ready
        if not self.files or ready is None or self._job is not None:
            return
        self._made, self._handed = Made(len(handouts)), None
        place, folder, name = self._desk.library.path, self.choices.folder, clean_name(self.name.text())
        self._into = folder
        title = _("Exporting {name}").format(name=issue_name(ready.briefing))
        self._stack.setCurrentWidget(self._writing)
        self.go.hide()
        self.readers.hide()
        self._hint.setText("")
        self._writing.say(title)
        self._job = self._desk.jobs.start(
            title,
            lambda progress: hand_out(place, ready.briefing.id, handouts, folder, name, progress),
            self._wrote,
            self._ended,
        )
        self._watch.start()

    def _poll(self) -> None:
        if self._job is not None:
            self._writing.follow(self._job, len(self._made.files), self._made.wanted)

    def _wrote(self, one: "Written | Handed") -> None:
        from clipper.workflows.handing_out import Handed

        if isinstance(one, Handed):
            self._handed = one
            return
        self._made.files.append((one.path, one.pages))
        self._made.warnings += [word for word in one.warnings if word not in self._made.warnings]

    def _ended(self, job: Job) -> None:
        """All files stand: write down that they were handed out, then show what was written."""
        self._job = None
        self._say(job)
        if isValid(self):
            self._watch.stop()
            self._show_result(job)
        handed = self._handed
        if job.state is not State.DONE or handed is None:
            return
        if not self._desk.writable:
            self._note(job, _("Not recorded: this library is open to read only."), kept=False)
            return
        self._desk.jobs.change(
            "",
            lambda library: recorded(library, handed),
            lambda words: self._note(job, words, kept=True),
            lambda error: self._note(job, _("Not recorded: {why}").format(why=error), kept=False),
        )

    def _say(self, job: Job) -> None:
        files = len(self._made.files)
        said = _n("1 file written to {folder}", "{n} files written to {folder}", files)
        said = said.replace("{folder}", folder_words(self._into))
        if job.state is State.DONE:
            job.sentence = said
        if files:
            self._desk.notices.say(said)

    def _note(self, job: Job, words: str, *, kept: bool) -> None:
        self._made.recorded, self._made.kept = words, kept
        if not kept:
            self._desk.notices.say(words)
        if isValid(self):
            self._show_result(job)

    def _show_result(self, job: Job) -> None:
        folder = self._into
        self._outcome.show_outcome(job.state, job.sentence, folder, self._made)
        if self._stack.currentWidget() is not self._outcome:
            self._stack.setCurrentWidget(self._outcome)
            self.cancel.setText(_("Close"))
            self.go.setText(_("Show in folder"))
            self.go.clicked.disconnect()
            self.go.clicked.connect(lambda _checked=False: open_outside(folder))
            self.go.setEnabled(bool(self._made.files))
            self.go.setVisible(bool(self._made.files))

    def _show_record(self) -> None:
        self.done(0)
        self._desk.actions["handed_out"].trigger()

    # -- coming and going ----------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc or Cancel: stop the writing, else close."""
        if self._job is not None:
            self._job.cancel()
            self._writing.say(_("Stopping after this file…"))
        else:
            self.done(0)

    def done(self, result: int) -> None:
        """Let go of the page setter too; a job under way goes on."""
        self._watch.stop()
        self._samples.close_worker()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross leaves a job under way running."""
        self.done(0)
        event.accept()
