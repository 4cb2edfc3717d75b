"""Sets a clipping's words on the page: the first screen at once, the rest between two strokes of the window's clock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from clipper.i18n import _
from clipper.ui.reader import pictures
from clipper.ui.reader.article import Article

if TYPE_CHECKING:
    from clipper.model.clipping import Clipping
    from clipper.ui.desk import Desk
    from clipper.ui.reader.page import Page
    from clipper.ui.reader.reading_places import ReadingPlaces, Spot

AT_ONCE, FIRST = 0.03, 5_000
"""Seconds of setting, and characters set, before an article is shown; the rest is set behind it."""
PIECE = 0.03
"""Seconds of setting between two strokes."""


class Typesetter(QObject):
    """Knows which words are being set; what belongs to them is put there by those who listen."""

    shown = Signal()
    """Other words are on the page, as far as they are set."""
    stands = Signal()
    """The last line of a long text stands now."""
    placed = Signal()
    """The view is where she was, as far as the words stand."""

    def __init__(self, desk: "Desk", page: "Page", places: "ReadingPlaces") -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._places = places
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._set_more)

    def stop(self) -> None:
        """Set no more of what is on the page."""
        self._more.stop()

    def set_words(self, clipping: "Clipping", spot: "Spot") -> None:
        """Set the words of a clipping, and bring the view to a spot in them."""
        draft, page = clipping.draft, self._page
        sizes = {one.sha256: (one.width, one.height) for one in draft.pictures}
        page.head.fit(page.setting().measure)
        absence = (
            _("No text was found in it. Ctrl+Enter opens the original.") if draft.original else _("It has no text.")
        )
        article = Article(draft.body, draft.dateline, page.setting(), sizes, page.head.height(), absence)
        article.go_on(AT_ONCE, FIRST)
        page.side.notes.wait()
        page.show_article(article)
        for sha256, (width, height) in article.pictures.items():
            self._ask_for_picture(sha256, width, height)
        self.shown.emit()
        self._places.go(spot)
        self.placed.emit()
        if not article.whole:
            self._more.start()

    def _set_more(self) -> None:
        """Set another piece of a long article."""
        article = self._page.view.article
        self._places.before_more()
        whole = article is None or article.whole or article.go_on(PIECE)
        self._places.follow()
        if whole:
            self._more.stop()
            if article is not None:
                self.stands.emit()

    def _ask_for_picture(self, sha256: str, width: int, height: int) -> None:
        view = self._page.view
        article, ratio = view.article, view.devicePixelRatioF()

        def show(image: QImage) -> None:
            if article is view.article and not image.isNull():
                view.show_picture(sha256, image)

        self._desk.jobs.read(
            lambda library: pictures.picture(library, sha256, width, height, ratio), show, key=f"picture-{sha256}"
        )
