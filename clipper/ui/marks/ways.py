"""The ways of marks out of the library and into it: asks for the file, does the work as a job, says what became of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from clipper.i18n import _, _n
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.jobs import Job
    from clipper.workflows.marks_in import Brought


class MarkWays:
    """Binds the actions on marks as a whole; what is chosen in the list is what is written."""

    def __init__(self, desk: "Desk", pane: QWidget) -> None:
        """`pane` says over which window the questions stand."""
        self._desk = desk
        self._pane = pane
        desk.actions.bind("export_marks", self.ask_where)
        desk.actions.bind("bring_marks", self.ask_which)
        desk.actions.bind("name_roles", self.name_roles)
        desk.selected.connect(lambda _ids: self._enable())
        desk.opened.connect(lambda _id: self._enable())
        desk.writable_changed.connect(lambda _on: self._enable())
        self._enable()

    def _enable(self) -> None:
        enable, why = self._desk.actions.enable, _("This library is open to read only.")
        enable("export_marks", bool(self._ids()), _("Choose a clipping first."))
        enable(("bring_marks", "name_roles"), self._desk.writable, why)

    def _ids(self) -> tuple[int, ...]:
        return self._desk.chosen or ((self._desk.open_clipping,) if self._desk.open_clipping else ())

    # -- out -----------------------------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ask for the file the marks of the clippings chosen are to be written to."""
        dialog = QFileDialog(self._pane.window(), _("Write the marks to a file"), str(Path.home() / _("Marks.md")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = ((_("Markdown"), "md"), (_("Table"), "csv"), (_("Web annotations"), "jsonld"))
        dialog.setNameFilters([f"{words} (*.{suffix})" for words, suffix in kinds])
        dialog.setDefaultSuffix("md")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")")))
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Write the marks"))
        ids = self._ids()
        dialog.fileSelected.connect(lambda path: self.write(ids, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, ids: tuple[int, ...], path: Path) -> None:
        """Write the marks of these clippings to a file, in a job."""
        library, language = self._desk.library.path, self._desk.settings.language

        def work(progress: Progress) -> Iterator[int]:
            from clipper.store.library import Library
            from clipper.workflows import marks_out

            with Library.open(library, write=False) as shelf:
                yield marks_out.write(shelf, ids, path, language=language, progress=progress)

        def written(number: int) -> None:
            said = _n("{n} mark written to {name}", "{n} marks written to {name}", number)
            self._desk.notices.say(said.replace("{name}", path.name))

        self._desk.jobs.start(_("Writing marks to {name}").format(name=path.name), work, written, self._ended)

    # -- in ------------------------------------------------------------------------------------------------------

    def ask_which(self) -> None:
        """Ask for the file marks are to be taken from."""
        dialog = QFileDialog(self._pane.window(), _("Take marks from a file"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Web annotations (*.jsonld *.json)"), _("All files (*)")])
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Take the marks"))
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path) -> None:
        """Take in the marks of a file: read beside the window, put on their words by the library."""

        def work(_progress: Progress) -> Iterator[tuple]:
            from clipper.errors import ClipperError
            from clipper.workflows import marks_in

            try:
                data = path.read_bytes()
            except OSError as problem:
                why = problem.strerror or str(problem)
                raise ClipperError(_("{name} cannot be read: {why}.").format(name=path.name, why=why)) from problem
            yield marks_in.read(data)

        def take(found: tuple) -> None:
            from clipper.workflows import marks_in

            self._desk.jobs.change("", lambda library: marks_in.bring_in(library, found), self._say)

        self._desk.jobs.start(_("Reading marks from {name}").format(name=path.name), work, take, self._ended)

    def _say(self, done: "Brought") -> None:
        if done.added:
            self._desk.notices.undo_bar(_n("{n} mark taken in", "{n} marks taken in", len(done.added)))
        elif not done.left_out:
            self._desk.notices.say(_("All of these marks stand here already."))
        if done.left_out:
            from clipper.ui.marks.left_out import LeftOut

            LeftOut(self._desk, done, self._pane.window()).open()

    def _ended(self, job: "Job") -> None:
        from clipper.errors import ClipperError
        from clipper.ui.jobs import State

        if job.state is State.FAILED:
            self._desk.notices.error(ClipperError(job.sentence))

    # -- roles ---------------------------------------------------------------------------------------------------

    def name_roles(self) -> None:
        """Ask what the roles are called in this library."""
        from clipper.ui.marks.role_dialog import RoleDialog

        RoleDialog(self._desk, self._pane.window()).open()
