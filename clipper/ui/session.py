"""One run of the desktop: which library is open, and which window stands for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QSize
from PySide6.QtWidgets import QApplication

from clipper import paths
from clipper import settings as machine
from clipper.errors import LibraryDamaged, LibraryError, LibraryMissing, LibraryTooNew
from clipper.i18n import _, choose
from clipper.progress import Progress
from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui import theme
from clipper.ui.first_look import FirstLook
from clipper.ui.fonts import first_fonts, more_faces
from clipper.ui.main_window import MainWindow
from clipper.ui.memory import Memory
from clipper.ui.widgets.fitting import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clipper.ui.desk import Desk
    from clipper.ui.jobs import Jobs
    from clipper.ui.settings.welcome import Welcome

WELCOME = QSize(1440, 900)


class Session(QObject):
    """Opens the last library, or welcomes; another library takes the window's place."""

    def __init__(
        self, app: QApplication, *, kept: QSettings | None = None, settings: Settings | None = None, keep: bool = True
    ) -> None:
        """`kept` holds the window's geometry; `keep` False leaves the machine's settings file alone (tests)."""
        super().__init__(app)
        self.app = app
        self._memory = Memory(self)
        self.settings = settings or machine.load()
        choose(self.settings.language)
        self.fonts = first_fonts()
        self._dressed = False
        """Whether Qt wears the theme; the first look is painted without it."""
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self._kept = kept
        self._keep = keep
        self._making: Jobs | None = None
        """Makes the sample library."""

    def begin(self) -> None:
        """Open the library opened last; where there is none, ask where it should be."""
        path = self.settings.library
        if not path:
            self._greet()
            return
        try:
            self.open(Path(path))
        except LibraryError as error:
            self._greet(error)

    def open(self, path: Path) -> None:
        """Open a library in a window of its own; raises LibraryError, and the window that stands stays."""
        library = _read(path)
        colours = theme.chosen(self.settings.theme) if self._dressed else theme.first(self.settings.theme)
        try:
            first = FirstLook(library, colours, self.fonts, self.settings, self._kept)
        except LibraryError:
            library.close()
            raise
        before = self.window or self.welcome
        self.desk = self.welcome = None
        self.window = window = MainWindow(self._kept)
        window.library_asked.connect(self._replace)
        window.looked.connect(lambda: self._furnish(window, library))
        window.look(first, path)
        if before is not None:
            before.close()
            before.deleteLater()

    def _furnish(self, window: MainWindow, library: Library) -> None:
        """The first look was seen: make everything else."""
        from clipper.ui.desk import Desk

        if not window.isVisible():
            library.close()
            return
        self._dress()
        self.desk = desk = Desk(library, self.fonts, self.settings, keep=self._keep)
        if not paths.is_sample(library.path):
            # after a look round the welcome comes again, until there is a library of her own
            desk.set_settings(library=str(library.path))
        self.settings = desk.settings
        desk.settings_changed.connect(self._note)
        window.furnish(desk)

    def _dress(self) -> None:
        """Give Qt the theme and all faces, and let memory be tidied while nobody looks; once."""
        if not self._dressed:
            self._dressed = True
            more_faces()
            theme.apply(self.app, theme.chosen(self.settings.theme), self.fonts)
            self._memory.watch()

    def _note(self, settings: Settings) -> None:
        self.settings = settings

    def _replace(self, path: Path, new: bool) -> None:
        """Open another library in this window's place, or this one again."""
        desk = self.desk
        assert desk is not None
        try:
            if new:
                _make(path)
            elif path == desk.library.path:
                desk.try_writing()
                return
            self.open(path)
        except LibraryError as error:
            desk.notices.error(error)

    def _greet(self, error: LibraryError | None = None) -> None:
        from clipper.ui.settings.welcome import Welcome, short

        self._dress()
        self.welcome = welcome = Welcome(None, self.settings, fonts=self.fonts)
        welcome.setWindowTitle("Clipper")
        welcome.resize(fitting(WELCOME, welcome))
        welcome.created.connect(self._first)
        welcome.opened.connect(self._first)
        welcome.sampled.connect(self._samples)
        if isinstance(error, LibraryMissing):
            # an empty field alone would look as if all were lost
            said = _("No library is at {path} now. Connect its disk, or open it where it lies.")
            _explain(welcome, said.format(path=short(Path(self.settings.library))))
        elif error is not None:
            _explain(welcome, error)
        welcome.show()

    def _first(self, path: Path) -> None:
        try:
            self.open(path)
        except LibraryError as error:
            if self.welcome is not None:
                _explain(self.welcome, error)

    def _samples(self, path: Path) -> None:
        """Have a sample library made, marked, tagged and briefed, and open it with its lead."""
        from clipper.ui.jobs import Job, Jobs, State
        from clipper.workflows import demo

        welcome = self.welcome
        if welcome is None or self._making is not None:
            return
        made: list[demo.Samples] = []
        self._making = jobs = Jobs()

        def work(progress: Progress) -> "Iterator[demo.Samples]":
            yield demo.build(path, progress)

        def ended(job: Job) -> None:
            self._making = None
            jobs.deleteLater()
            if made and self.welcome is welcome:
                self._first(path)
                self._show_lead(made[0].lead)
            elif self.welcome is welcome:
                welcome.wait("")
                if job.state is not State.STOPPED:
                    welcome.explain(job.sentence or _("The samples could not be made. Choose another place."))

        welcome.wait(_("Making a library of samples at {path}…").format(path=path))
        jobs.start(_("Making the samples"), work, made.append, ended)

    def _show_lead(self, clipping: int) -> None:
        """Choose a clipping as soon as the window stands."""
        window = self.window
        if window is not None:
            window.begun.connect(lambda: window.clippings.list.go_to(clipping))


def _make(path: Path) -> None:
    Library.create(path).close()


def _read(path: Path) -> Library:
    """The library, for reading; one of an older Clipper is brought up to date first, which needs writing once."""
    try:
        return Library.open(path, write=False)
    except (LibraryMissing, LibraryDamaged, LibraryTooNew):
        raise
    except LibraryError:
        Library.open(path).close()
        return Library.open(path, write=False)


def _explain(welcome: "Welcome", error: LibraryError | str) -> None:
    """Say under the library's field why it cannot be opened."""
    from clipper.ui.widgets.label import set_ink

    welcome.hint.setText(str(error))
    set_ink(welcome.hint, "error")
