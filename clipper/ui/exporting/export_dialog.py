"""The export dialog: style, files, what to look at before it goes out, name and folder; then what was written."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from clipper import paths
from clipper.i18n import _, _n
from clipper.ui.briefing.issue import Issue, issue_name, read_issue
from clipper.ui.desk import Place, Where
from clipper.ui.exporting.fact_list import FactList
from clipper.ui.exporting.outcome import ExportOutcome, open_outside
from clipper.ui.exporting.plan import (
    SUFFIXES,
    Fact,
    clean_name,
    facts,
    file_name,
    folder_words,
    promise,
    remedy,
    targets,
    write_all,
)
from clipper.ui.exporting.sample_pages import SamplePages
from clipper.ui.exporting.style_cards import StyleCards, styles_offered
from clipper.ui.jobs import Job, State
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.scrim import Scrim
from clipper.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDE, HIGH, SIDE = 806, 680, 24
TICKED = (".pdf", ".docx")
BESIDE = 2
"""Up to so many styles leave room for the files beside them."""


class ExportDialog(QDialog):
    """Exports one briefing; shown by `open()`. Closing it while files are written leaves the job running."""

    def __init__(self, desk: "Desk", briefing_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = briefing_id
        self._issue: Issue | None = None
        self._job: Job | None = None
        self._written: list[Path] = []
        self._warnings: list[str] = []
        self._folder = paths.default_library().parent / "Briefings"
        self._named = False
        self._pages: dict[str, int] = {}
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ground(self, "list")
        self._samples = SamplePages(desk, briefing_id, self)
        self._scrim = Scrim(parent) if parent is not None else None
        self._watch = QTimer(self)
        self._watch.setInterval(100)
        self._watch.timeout.connect(self._poll)
        self._build()
        self.resize(desk.fonts.px(WIDE), desk.fonts.px(HIGH))
        self._ask()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choices())
        self._stack.addWidget(self._writing())
        self._outcome = ExportOutcome(self._desk)
        self._stack.addWidget(self._outcome)
        column.addWidget(self._head())
        column.addWidget(Rule(self._desk))
        column.addWidget(self._stack, 1)
        column.addWidget(Rule(self._desk))
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(self._desk.fonts.px(54))
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE, 0, 12, 0)
        self._title = label("", self._desk.fonts.display(19))
        close = IconButton(self._desk, "stop", _("Close"))
        close.clicked.connect(lambda: self.done(0))
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(close)
        return head

    def _choices(self) -> QWidget:
        """Style, files and facts; where there are one or two styles, the files stand beside them."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 14, SIDE, 16)
        column.setSpacing(14)
        self.styles = StyleCards(self._desk, styles_offered())
        self.styles.chosen.connect(self._style_chosen)
        self._samples.came.connect(self.styles.show_picture)
        self._samples.counted.connect(self._counted)
        style = self._part(_("Style"), self.styles)
        files = self._part(_("Files"), self._ticks())
        self.facts = FactList(self._desk)
        self.facts.pressed.connect(self._remedy)
        before = self._part(_("Before it goes out"), self.facts)
        beside = (style, files) if len(styles_offered()) <= BESIDE else (files, before)
        alone = before if len(styles_offered()) <= BESIDE else style
        row = QHBoxLayout()
        row.setSpacing(SIDE)
        row.addLayout(beside[0], 0 if alone is before else 3)
        row.addWidget(Rule(self._desk, upright=True))
        row.addLayout(beside[1], 4)
        parts = (row, alone) if alone is before else (alone, row)
        for n, part in enumerate(parts):
            column.addLayout(part, n)
        column.addLayout(self._place())
        return page

    def _part(self, name: str, widget: QWidget) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(8)
        part.addWidget(label(name, self._desk.fonts.ui("small", 500), "muted"))
        part.addWidget(widget, 1)
        return part

    def _ticks(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.ticks = {suffix: Tick(self._desk, *promise(suffix, 0)) for suffix in SUFFIXES}
        for suffix, tick in self.ticks.items():
            tick.setChecked(suffix in TICKED)
            tick.toggled.connect(self._count)
            column.addWidget(tick)
        column.addStretch()
        return holder

    def _place(self) -> QHBoxLayout:
        desk, fonts = self._desk, self._desk.fonts
        self.name = QLineEdit()
        self.name.setFont(fonts.ui())
        self.name.setAccessibleName(_("Name of the files"))
        self.name.textEdited.connect(lambda _text: self._note_name())
        self.name.textChanged.connect(lambda _text: self._count())
        self._where = ElidedLabel(desk, "", fonts.ui("small"), "muted")
        self._where.setMaximumWidth(220)
        choose = button(desk, _("Choose…"), self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(_("Name"), fonts.ui("small", 500), "muted"))
        row.addWidget(self.name, 1)
        row.addWidget(self._where)
        row.addWidget(choose)
        return row

    def _writing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(80, 24, 80, 24)
        column.setSpacing(10)
        self._now = ElidedLabel(self._desk, "", self._desk.fonts.serif(18), "text")
        self._count_now = label("", self._desk.fonts.ui("small", tabular=True), "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        column.addStretch(2)
        column.addWidget(self._now)
        column.addWidget(self._bar)
        column.addWidget(self._count_now)
        column.addStretch(3)
        return page

    def _foot(self) -> QWidget:
        foot = ground(QWidget(), "window")
        foot.setFixedHeight(self._desk.fonts.px(58))
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(8)
        self._hint = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "warn")
        self.cancel = button(self._desk, _("Cancel"), self.reject)
        self.go = button(self._desk, "", self.export, kind="primary")
        self.go.setDefault(True)
        row.addWidget(self._hint, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        return foot

    # -- showing -------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        wanted = self._id
        self._desk.jobs.read(lambda library: read_issue(library, wanted), self._show, key="export")

    def _show(self, issue: Issue | None) -> None:
        if not isValid(self):
            return
        if issue is None:
            self.done(0)
            return
        first = self._issue is None
        self._issue = issue
        name = issue_name(issue.briefing)
        self.setWindowTitle(_("Export {name}").format(name=name))
        self._title.setText(_("Export {name}").format(name=name))
        if not self._named:
            self.name.setText(file_name(issue.briefing))
        if first:
            self.styles.choose(issue.briefing.style)
            self._samples.begin([one for one, _words, _line in styles_offered()])
        self.facts.show_facts(facts(issue.briefing, issue.findings))
        self._count()

    def _counted(self, style: str, pages: int) -> None:
        self._pages[style] = pages
        self._promise()

    def _promise(self) -> None:
        self.ticks[".pdf"].say(promise(".pdf", self._pages.get(self.styles.current, 0))[1])

    def _note_name(self) -> None:
        self._named = True

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that would be written now."""
        chosen = [suffix for suffix, tick in self.ticks.items() if tick.isChecked()]
        return targets(self._folder, clean_name(self.name.text()), chosen) if clean_name(self.name.text()) else ()

    def set_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self._folder = folder
        self._count()

    def _count(self) -> None:
        number = len(self.files)
        empty = self._issue is not None and not self._issue.order
        self.go.setText(_n("Export 1 file", "Export {n} files", number) if number else _("Export"))
        self.go.setEnabled(bool(number) and not empty and self._issue is not None)
        self._where.setText(_("in {folder}").format(folder=folder_words(self._folder)))
        there = [path.name for path in self.files if path.exists()]
        said = _n(
            "1 file of this name is there and will be replaced",
            "{n} files of this name are there and will be replaced",
            len(there),
        )
        self._hint.setText(said if there else "")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, _("Folder for the files"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.set_folder(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _style_chosen(self, style: str) -> None:
        wanted = self._id
        self._promise()
        self._desk.jobs.change(_("Choose style"), lambda library: library.briefings.change(wanted, style=style))

    def _remedy(self, fact: Fact) -> None:
        """Change the briefing as the fact's button says, or go and look at the clipping."""
        issue = self._issue
        if issue is None:
            return
        if fact.kind in {"no_outlet", "no_date", "lost_mark", "undated", "mention"} or not fact.kind:
            entries = {e.id: e.clipping for s in issue.briefing.sections for e in s.entries}
            clippings = tuple(entries[one] for one in fact.entries if one in entries)
            self.done(0)
            self._desk.show(Place(Where.ALL))
            self._desk.select(clippings)
            self._desk.open(clippings[0] if clippings else 0)
            return
        if fact.kind == "no_office":
            self._ask_office()
            return
        self._desk.jobs.change(
            fact.remedy, lambda library: remedy(library, issue.briefing.id, fact), lambda _none: self._ask()
        )

    def _ask_office(self) -> None:
        from clipper.ui.settings.office_dialog import OfficeDialog

        dialog = OfficeDialog(self._desk, self)
        dialog.settled.connect(self._ask)
        dialog.open()

    # -- writing -------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the files as a job; the dialog shows how far it is and then what was written."""
        files, issue = self.files, self._issue
        if not files or issue is None or self._job is not None:
            return
        self._written, self._warnings = [], []
        style, place = self.styles.current, self._desk.library.path
        title = _("Exporting {name}").format(name=issue_name(issue.briefing))
        self._stack.setCurrentIndex(1)
        self.go.hide()
        self._bar.setRange(0, 0)
        self._now.setText(title)
        self._job = self._desk.jobs.start(
            title,
            lambda progress: write_all(place, issue.briefing.id, files, style, progress),
            self._wrote,
            self._ended,
        )
        self._watch.start()

    def _poll(self) -> None:
        job = self._job
        if job is not None:
            self._bar.setRange(0, job.progress.total or 0)
            self._bar.setValue(job.progress.done)
            if job.progress.label and job.running:
                self._now.setText(job.progress.label)
            at, number = min(len(self._written) + 1, len(self.files)), len(self.files)
            self._count_now.setText(_("File {n} of {all}").format(n=at, all=number))

    def _wrote(self, one: tuple[Path, tuple[str, ...]]) -> None:
        path, warnings = one
        self._written.append(path)
        self._warnings.extend(word for word in warnings if word not in self._warnings)

    def _ended(self, job: Job) -> None:
        self._job = None
        said = _n("1 file written to {folder}", "{n} files written to {folder}", len(self._written))
        said = said.replace("{folder}", folder_words(self._folder))
        if job.state is State.DONE:
            job.sentence = said
        if self._written:
            self._desk.notices.say(said)
        if isValid(self):
            self._watch.stop()
            self._show_result(job)

    def _show_result(self, job: Job) -> None:
        self._outcome.show_outcome(job, self._folder, self._written, len(self.files), self._warnings)
        self._stack.setCurrentIndex(2)
        self._hint.setText("")
        self.cancel.setText(_("Close"))
        self.go.setText(_("Show in folder"))
        self.go.clicked.disconnect()
        self.go.clicked.connect(lambda _checked=False: open_outside(self._folder))
        self.go.setEnabled(bool(self._written))
        self.go.setVisible(bool(self._written))

    # -- coming and going ----------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc or Cancel: stop the writing, else close."""
        if self._job is not None:
            self._job.cancel()
            self._now.setText(_("Stopping after this file…"))
        else:
            self.done(0)

    def done(self, result: int) -> None:
        """Let go of the window behind and of the page setter; a job under way goes on."""
        self._watch.stop()
        self._samples.close_worker()
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().done(result)

    def showEvent(self, event: object) -> None:
        """Dim the window behind."""
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        if self._scrim is not None:
            self._scrim.cover()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross leaves a job under way running."""
        self.done(0)
        event.accept()
