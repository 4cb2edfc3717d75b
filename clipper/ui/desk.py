"""The Desk: what every pane is handed, so that no pane needs to know another."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from clipper import settings as machine
from clipper.errors import ClipperError, LibraryError
from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.changes import Changes, Ids
from clipper.model.query import Node
from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.bound_actions import Actions
from clipper.ui.fonts import Fonts
from clipper.ui.icons import Icons
from clipper.ui.jobs import Jobs
from clipper.ui.notices import Notices
from clipper.ui.place import Place, Where
from clipper.ui.theme import Theme, apply, chosen

JOIN_MS = 250
"""Announcements that come closer together than this are joined into one."""


class Desk(QObject):
    """The library, this machine's settings, the looks, the jobs, the notices; and who looks at what."""

    changed = Signal(object)
    """Changes, joined to at most four a second."""
    selected = Signal(object)
    """Tuple of the clippings chosen."""
    opened = Signal(int)
    """The clipping to be read, 0 for none."""
    place_changed = Signal(object)
    """The Place now shown."""
    place_asked = Signal(object)
    """A Place that some pane asks to be shown."""
    page_asked = Signal(str)
    """The page of the window to be shown: "clippings", "briefing" or "import"."""
    briefing_opened = Signal(int)
    """The briefing to be worked on, 0 for none."""
    entry_asked = Signal(int, bool)
    """An entry of that briefing to be looked at, and whether to write its short headline."""
    batch_opened = Signal(int)
    """The import to be looked at."""
    searched = Signal(str)
    """The words now searched for; empty for none."""
    theme_changed = Signal()
    settings_changed = Signal(object)
    """The Settings as they are now."""
    roles_renamed = Signal()
    """The roles of marks are called otherwise now."""
    undo_changed = Signal()
    writable_changed = Signal(bool)

    def __init__(
        self, library: Library, fonts: Fonts, settings: Settings | None = None, *, write: bool = True, keep: bool = True
    ) -> None:
        """Work with a library that is open for reading; the library thread opens it for writing after `begin`.

        `keep` False leaves this machine's settings file alone.
        """
        super().__init__()
        self.settings = settings or machine.load()
        self.fonts = fonts
        self.library = library
        self.writable = write
        self.theme: Theme = chosen(self.settings.theme)
        self.icons = Icons(self.theme)
        self.actions = Actions(self.icons, parent=self)
        self.jobs = Jobs()
        self.notices = Notices(self)
        self.chosen: tuple[int, ...] = ()
        self.open_clipping = 0
        self.open_briefing = 0
        self.place = Place(Where.INBOX)
        self.query_text = ""
        self.sought: Node | None = None
        """What the words searched for mean; None while nothing is searched for."""
        self.role_names: dict[Role, str] = {}
        """What this library calls those roles that do not keep the name they came with."""
        self.reading_pages: QObject | None = None
        """Whom the page's keys belong to now: the page view, or the pages beside a text."""
        self.undo_name: str | None = None
        self.redo_name: str | None = None
        self._write = write
        self._keep = keep
        self._joined: Changes | None = None
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JOIN_MS)
        self._timer.timeout.connect(self._tell)
        self.jobs.announced.connect(self._announced)
        self.jobs.undo_changed.connect(self._undo_changed)
        self.jobs.failed.connect(self.notices.error)
        self.jobs.opened.connect(self._library_opened)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme)

    def begin(self) -> None:
        """Start the library's threads; called after the first paint."""
        self.jobs.open(self.library.path, write=self._write)

    @property
    def keeps(self) -> bool:
        """Whether this machine's settings file is written."""
        return self._keep

    @property
    def idle(self) -> bool:
        """Whether nothing is under way: no job, no deed, no answer, no announcement waiting to be joined."""
        return self.jobs.idle and self._joined is None

    def look_again(self) -> None:
        """The library was changed elsewhere, nobody knows where in it: have everything read anew."""
        self._announced(Changes("", None, None, None, None, None))

    def try_writing(self) -> None:
        """Ask once more for the writer's place in a library that was open elsewhere."""
        self.jobs.close()
        self._write = True
        self.begin()

    def close(self) -> None:
        """End the threads and let go of the library; nobody is asked to show anything after that."""
        self._closed = True
        self.jobs.close()
        self.library.close()

    # -- who looks at what ---------------------------------------------------------------------------------------

    def select(self, ids: tuple[int, ...]) -> None:
        """Choose these clippings."""
        if ids != self.chosen and not self._closed:
            self.chosen = ids
            self.selected.emit(ids)

    def open(self, clipping: int) -> None:
        """Show this clipping in the reader (0: none)."""
        if clipping != self.open_clipping and not self._closed:
            self.open_clipping = clipping
            self.opened.emit(clipping)

    def show(self, place: Place) -> None:
        """Ask for a place; a briefing opens in the composer, everything else in the list."""
        self.place_asked.emit(place)

    def show_page(self, name: str) -> None:
        """Ask for a page of the window: clippings, briefing or import."""
        self.page_asked.emit(name)

    def show_entry(self, entry: int, *, headline: bool = False) -> None:
        """Ask for an entry of the briefing being worked on; with `headline`, for writing its short headline."""
        self.show_page("briefing")
        self.entry_asked.emit(entry, headline)

    def open_issue(self, briefing: int) -> None:
        """Work on this briefing from now on (0: none)."""
        if briefing != self.open_briefing:
            self.open_briefing = briefing
            self.briefing_opened.emit(briefing)

    # -- the machine's choices -----------------------------------------------------------------------------------

    def set_settings(self, **fields: str | int) -> None:
        """Change choices of this machine and keep them."""
        self.settings = replace(self.settings, **fields)
        if self._keep:
            try:
                machine.save(self.settings)
            except OSError as error:
                self.notices.error(ClipperError(_("Your settings could not be kept: {why}").format(why=error.strerror)))
        self.settings_changed.emit(self.settings)
        if "theme" in fields:
            self._wear(chosen(self.settings.theme))

    def _system_theme(self) -> None:
        if self.settings.theme == "system":
            self._wear(chosen("system"))

    def _wear(self, theme: Theme) -> None:
        if theme is self.theme:
            return
        self.theme = theme
        self.icons.use(theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, theme, self.fonts)
        self.actions.draw_icons()
        self.theme_changed.emit()

    # -- change --------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step of this session."""
        self.jobs.change("", lambda library: library.undo(), self._say_undone)

    def redo(self) -> None:
        """Do again what was just taken back."""
        self.jobs.change("", lambda library: library.redo(), self._say_redone)

    def _say_undone(self, name: str | None) -> None:
        self.notices.say(_("Undone: {step}").format(step=name) if name else _("Nothing to undo"))

    def _say_redone(self, name: str | None) -> None:
        self.notices.say(_("Done again: {step}").format(step=name) if name else _("Nothing to redo"))

    def _undo_changed(self, undo_name: str | None, redo_name: str | None) -> None:
        self.undo_name, self.redo_name = undo_name, redo_name
        self.undo_changed.emit()

    def _library_opened(self, error: LibraryError | None) -> None:
        self.writable = error is None
        self.writable_changed.emit(self.writable)

    def _announced(self, changes: Changes) -> None:
        self._joined = changes if self._joined is None else joined(self._joined, changes)
        if not self._timer.isActive():
            self._tell()

    def _tell(self) -> None:
        changes, self._joined = self._joined, None
        if changes is not None and not self._closed:
            self._timer.start()
            self.changed.emit(changes)


def joined(first: Changes, then: Changes) -> Changes:
    """Two announcements as one; "many" swallows everything."""

    def both(a: Ids, b: Ids) -> Ids:
        return None if a is None or b is None else a | b

    return Changes(
        then.name,
        clippings=both(first.clippings, then.clippings),
        tags=both(first.tags, then.tags),
        annotations=both(first.annotations, then.annotations),
        outlets=both(first.outlets, then.outlets),
        briefings=both(first.briefings, then.briefings),
    )
