"""The original as it came: a PDF's pages, painted in a worker process, or a scan; where there is none, a sentence."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from clipper.i18n import _
from clipper.model.clipping import Clipping, MediaType, Original
from clipper.ui.briefing.page_press import PagePress
from clipper.ui.briefing.pages_pane import PageView, Sheet, sheets
from clipper.ui.desk import Desk
from clipper.ui.reader import pictures
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.store.library import Library

PDF = "application/pdf"


class OriginalView(QWidget):
    """Shows one clipping's page; nothing is read before it is in sight."""

    original_asked = Signal()
    """Open the original in the system's own program."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clipping: Clipping | None = None
        self._shown = ""
        self._number = 0
        self._path = ""
        ground(self, "desk")
        self._press = PagePress(self)
        self.pages = PageView(desk, self._fetch)
        self.pages.set_fit("width")
        self.pages.setAccessibleName(_("The original's pages"))
        self.empty = EmptyState(desk, "page", "")
        self.empty.pressed.connect(self.original_asked)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.pages)
        self.setFocusProxy(self.pages)

    def show_clipping(self, clipping: Clipping | None) -> None:
        """Show the page this clipping was cut from."""
        self._clipping = clipping
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        clipping = self._clipping
        kept = clipping.draft.original if clipping is not None else None
        if kept is not None and kept.sha256 == self._shown:
            return
        self._number += 1
        self._path = ""
        self._shown = kept.sha256 if kept is not None else ""
        self.pages.show_sheets((), self._number)
        if kept is not None and kept.media_type.partition(";")[0] == PDF:
            self._say(_("Opening the page…"), "")
            self._desk.jobs.read(partial(_place, kept), partial(self._open, self._number), key="original page")
        elif (size := self._scan(kept)) is not None:
            self.pages.show_sheets([Sheet(*size)], self._number)
            self._stack.setCurrentWidget(self.pages)
        elif clipping is not None:
            web = clipping.draft.media_type is MediaType.WEB
            hint = _("Its text came from a web page.") if web else _("Its text came without one.")
            offer = (_("Open the saved page") if web else _("Open the original")) if kept is not None else ""
            self._say(_("This clipping has no page."), hint, offer)

    def _say(self, sentence: str, hint: str, offer: str = "") -> None:
        self.empty.say("page", sentence, hint, offer)
        self._stack.setCurrentWidget(self.empty)

    def _scan(self, kept: Original | None) -> tuple[float, float] | None:
        """The size of an original that is a picture itself."""
        known = self._clipping.draft.pictures if self._clipping is not None else ()
        return next(((one.width, one.height) for one in known if kept is not None and one.sha256 == kept.sha256), None)

    # -- the pages -----------------------------------------------------------------------------------------------

    def _open(self, number: int, path: str) -> None:
        def came(sizes: tuple[tuple[float, float], ...]) -> None:
            if number == self._number:
                self.pages.show_sheets(sheets(sizes, {}), number)
                self._stack.setCurrentWidget(self.pages)

        def failed(_problem: Exception) -> None:
            if number == self._number:
                said = _("Its text stands in the other view. The original may open in another program.")
                self._say(_("The page cannot be shown."), said, _("Open the original"))

        if number == self._number:
            self._path = path
            self._press.sizes(path, came, failed)

    def _fetch(self, page: int, width: int) -> None:
        number, sha256 = self._number, self._shown

        def show(image: QImage) -> None:
            image.setDevicePixelRatio(1)
            self.pages.picture(number, page, width, image)

        if self._path:
            self._press.picture(self._path, page, width, show)
        elif (size := self._scan(self._clipping.draft.original if self._clipping else None)) is not None:
            high = max(1, round(width * size[1] / max(1.0, size[0])))
            self._desk.jobs.read(
                lambda library: pictures.picture(library, sha256, width, high, 1.0), show, key="original scan"
            )

    # -- coming and going ----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Read now what was not worth reading unseen; learn when the window closes."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes: so does the worker."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.close_worker()
        return False

    def close_worker(self) -> None:
        """End the worker process."""
        self._press.close()


def _place(kept: Original, library: "Library") -> str:
    """Where the kept file lies."""
    return str(library.originals.path(kept.sha256))
