"""The pages of the last pane: reader, briefing, pages of an original, last import."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clipper.ui.measures import BRIEFING, CLIPPINGS, IMPORT, PAGES
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.ui.cutting.cut_out import CutOut
    from clipper.ui.desk import Desk
    from clipper.ui.reader.reader_pane import ReaderPane


class Pages(QStackedWidget):
    """One page is in sight; each is made when it is first shown."""

    said = Signal(str)
    """What the status line says of the page in sight."""

    def __init__(self, desk: "Desk", report: Callable[[], QWidget]) -> None:
        """`report` makes the page of the last import."""
        super().__init__()
        self._desk = desk
        self._makers = {CLIPPINGS: self._reader, BRIEFING: self._composer, PAGES: self._original, IMPORT: report}
        self._made: dict[str, QWidget] = {}
        self._cutting: CutOut | None = None
        self._reading: ReaderPane | None = None
        ground(self, "paper")

    def page(self, name: str) -> QWidget:
        """The widget of a page, made if it was not yet."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.addWidget(self._made[name])
        return self._made[name]

    def show_page(self, name: str) -> None:
        """Bring a page into sight."""
        page = self.page(name)
        self.setCurrentWidget(page)
        self.said.emit(getattr(page, "line", ""))

    @property
    def cutting(self) -> "CutOut":
        """The cut-out, made with the pages of an original."""
        self.page(PAGES)
        assert self._cutting is not None
        return self._cutting

    def end(self) -> None:
        """The window closes: keep what is being typed, and let the workers of the pages go."""
        if self._reading is not None:
            self._reading.keep()
        if self._cutting is not None:
            self._cutting.close()

    def _reader(self) -> QWidget:
        from clipper.ui.reader.reader_pane import ReaderPane

        self._reading = made = ReaderPane(self._desk)
        if self._desk.open_clipping:
            made.show_clipping(self._desk.open_clipping)
        return made

    def _composer(self) -> QWidget:
        from clipper.ui.briefing.composer import Composer

        made = Composer(self._desk)
        made.told.connect(lambda line: self._say(made, line))
        return made

    def _original(self) -> QWidget:
        from clipper.ui.cutting.cut_out import CutOut
        from clipper.ui.pageview.place import PagePlace

        made = PagePlace(self._desk)
        self._cutting = CutOut(self._desk, made)
        self._cutting.line_changed.connect(lambda line: self._say(made, line))
        return made

    def _say(self, page: QWidget, line: str) -> None:
        if self.currentWidget() is page:
            self.said.emit(line)
