"""What the actions of the whole window do: bound to its ways to places, pages and dialogs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from clipper.ui.frame.menus import ARTICLES
from clipper.ui.measures import CLIPPINGS, IMPORT, PAGES

if TYPE_CHECKING:
    from clipper.ui.main_window import MainWindow


def bind(window: "MainWindow") -> None:
    """Let the actions of the whole window do what they say."""
    desk, bound = window.desk, window.desk.actions.bind
    for name in ("add", "add_folder", "add_link", "paste"):
        # the intake binds these anew when it is made, which the first of them does
        bound(name, lambda name=name: window.intake and window.desk.actions[name].trigger())
    for name, slot in (
        ("close", window.close),
        ("quit", window.close),
        ("undo", desk.undo),
        ("redo", desk.redo),
        ("search", lambda: window.search(everything=False)),
        ("search_all", lambda: window.search(everything=True)),
        ("search_from_list", lambda: window.search(everything=False)),
        ("show_clippings", lambda: _show_clippings(window)),
        ("show_briefing", window.show_briefing),
        ("show_pages", lambda: window.show_page(PAGES)),
        ("page_view", lambda: _page_view(window)),
        ("cut_out", lambda: _cut_out(window)),
        ("cut_again", lambda: _cut_again(window)),
        ("show_import", lambda: window.show_page(IMPORT)),
        ("sidebar", lambda: window.panes.toggle_side()),
        ("next_pane", lambda: window.panes.go(1)),
        ("previous_pane", lambda: window.panes.go(-1)),
        ("theme_system", lambda: desk.set_settings(theme="system")),
        ("theme_light", lambda: desk.set_settings(theme="light")),
        ("theme_dark", lambda: desk.set_settings(theme="dark")),
        ("watched", lambda: window.way_in.ask_folders()),
        ("feeds", lambda: window.way_in.ask_feeds()),
        ("refresh_feeds", lambda: window.way_in.feed_round.ask()),
        *((f"articles_{one}", lambda one=one: desk.set_settings(articles=one)) for one in ARTICLES),
        ("jobs", lambda: window.jobs.toggle()),
        ("full_screen", lambda: _full_screen(window)),
        ("open", lambda: _open(window)),
        ("new_issue", lambda: window.making.new()),
        ("new_issue_from", lambda: window.making.offer()),
        ("templates", lambda: window.making.edit()),
        ("template_of_issue", lambda: window.making.template_of_issue()),
        ("brief", lambda: window.brief(0, window.clippings.deeds.ids)),
        ("brief_section", lambda: _offer_sections(window)),
        ("export", lambda: _export(window)),
    ):
        bound(name, slot)


def _show_clippings(window: "MainWindow") -> None:
    window.show_page(CLIPPINGS)
    window.clippings.list.setFocus()


def _open(window: "MainWindow") -> None:
    window.clippings.open_now()
    window.show_page(CLIPPINGS)
    window.page(CLIPPINGS).setFocus(Qt.FocusReason.ShortcutFocusReason)


def _page_view(window: "MainWindow") -> None:
    """Show the pages of the clipping she is at."""
    window.clippings.open_now()
    window.show_page(PAGES)


def _cut_out(window: "MainWindow") -> None:
    """Cut out of the pages in sight, else of those of the clipping she is at."""
    if window.panes.page != PAGES:
        _page_view(window)
    window.pages.cutting.take_up()


def _cut_again(window: "MainWindow") -> None:
    """Open the cutting she is at again, with its regions."""
    window.clippings.open_now()
    window.pages.cutting.open_again(window.desk.open_clipping)


def _full_screen(window: "MainWindow") -> None:
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
    window.desk.actions["full_screen"].setChecked(window.isFullScreen())


def _offer_sections(window: "MainWindow") -> None:
    from clipper.ui.frame.section_menu import section_menu

    window.section_menu = section_menu(window.desk, window.clippings.deeds.ids, window.clippings.list)


def _export(window: "MainWindow") -> None:
    """Export the briefing being worked on, else the newest; the composer, once made, does it itself."""
    from clipper.ui.exporting.export_dialog import ExportDialog

    window.show_briefing()
    if window.desk.open_briefing:
        ExportDialog(window.desk, window.desk.open_briefing, window).open()
