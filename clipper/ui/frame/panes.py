"""Three panes side by side: sidebar, list, and the page; which of them show, and how wide, is kept for each page."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from clipper.ui.measures import BRIEFING, CLIPPINGS, LIST, NARROW, SHOWN, SIDEBAR, beside

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Panes(QSplitter):
    """Sidebar and list can be put away by dragging their edge or by F9; the page always stays."""

    def __init__(self, desk: "Desk", sidebar: QWidget, clippings: QWidget, pages: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._desk = desk
        self._parts = (sidebar, clippings, pages)
        self.page = CLIPPINGS
        self._shown = {page: list(shown) for page, shown in SHOWN.items()}
        self._narrow = False
        """The sidebar is away because the window is narrow."""
        self._fits = True
        px = desk.fonts.px
        self._widths = {page: [*beside(desk.fonts, None, page)[:2], 0] for page in SHOWN}
        self.setHandleWidth(1)
        for n, part in enumerate(self._parts):
            self.addWidget(part)
            self.setStretchFactor(n, int(n == 2))
            self.setCollapsible(n, n < 2)
        for part, (least, _usual, most) in ((sidebar, SIDEBAR), (clippings, LIST)):
            part.setMinimumWidth(px(least))
            part.setMaximumWidth(px(most))
        self.splitterMoved.connect(self._moved)

    def show_page(self, page: str) -> None:
        """Show the panes that belong beside this page, as wide as they were."""
        self._note()
        self.page = page
        self._apply()

    def toggle_side(self) -> None:
        """Put the sidebar away or bring it back; beside a briefing it is the list that comes and goes."""
        self._note()
        n = 1 if self.page == BRIEFING else 0
        shown = self._shown[self.page]
        shown[n] = not (shown[n] and self._parts[n].width() > 0 and self._parts[n].isVisible())
        widths = self._widths[self.page]
        widths[n] = widths[n] or self._desk.fonts.px((SIDEBAR, LIST)[n][1])
        self._narrow = False
        self._apply()

    def fit(self, width: int) -> None:
        """Hide the sidebar in a narrow window, and bring it back in a wide one."""
        fits = width >= self._desk.fonts.px(NARROW)
        if fits != self._fits:
            self._fits, self._narrow = fits, not fits
            self._apply()

    def go(self, by: int) -> None:
        """Give the keyboard to the next pane, or the one before; a page of several panes is gone through pane by pane."""
        parts = [part for part in self._parts if part.isVisible() and part.width() > 0]
        shown = [pane for part in parts for pane in _panes_in(part)]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(shown) if focus and (pane is focus or pane.isAncestorOf(focus))), -by)
        for step in range(1, len(shown) + 1):
            field = _first_field(shown[(here + by * step) % len(shown)])
            if field is not None:
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _apply(self) -> None:
        shown = self._shown[self.page]
        self._parts[0].setVisible(shown[0] and not self._narrow)
        self._parts[1].setVisible(shown[1])
        side, middle, _page = self._widths[self.page]
        side = side if shown[0] and not self._narrow else 0
        middle = middle if shown[1] else 0
        self.setSizes([side, middle, max(1, self.width() - side - middle - 2)])
        n = 1 if self.page == BRIEFING else 0
        self._desk.actions["sidebar"].setChecked(self._parts[n].isVisibleTo(self))

    def _note(self) -> None:
        """Remember the widths of the page shown now."""
        if not self.isVisible():
            return
        for n, width in enumerate(self.sizes()[:2]):
            if self._shown[self.page][n] and self._parts[n].isVisible():
                self._widths[self.page][n] = width

    def _moved(self) -> None:
        self._note()
        n = 1 if self.page == BRIEFING else 0
        self._desk.actions["sidebar"].setChecked(self._parts[n].isVisible() and self.sizes()[n] > 0)

    # -- from one day to the next --------------------------------------------------------------------------------

    def keep(self, kept: QSettings) -> None:
        """Remember widths and what is shown."""
        self._note()
        for page in SHOWN:
            kept.setValue(f"panes/{page}", [*self._widths[page][:2], *map(int, self._shown[page])])

    def restore(self, kept: QSettings) -> None:
        """Take up widths and what was shown."""
        for page in SHOWN:
            side, middle, *shown = beside(self._desk.fonts, kept, page)
            self._widths[page] = [side, middle, 0]
            self._shown[page] = [bool(one) for one in shown]


def _panes_in(part: QWidget) -> Sequence[QWidget]:
    """The pane itself, or what stands side by side on the page it shows."""
    page = part.currentWidget() if isinstance(part, QStackedWidget) else part
    beside: Callable[[], Sequence[QWidget]] | None = getattr(page, "panes", None)
    return beside() if beside else [page] if page is not None else []


def _first_field(pane: QWidget) -> QWidget | None:
    """What takes the keyboard in a pane: itself where it does, else the first of its fields; None where there is none."""
    if pane.focusProxy() is not None or pane.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        return pane
    field = pane.nextInFocusChain()
    while field is not None and pane.isAncestorOf(field):
        if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isEnabled() and field.isVisibleTo(pane):
            return field
        field = field.nextInFocusChain()
    return None
