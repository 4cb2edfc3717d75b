"""Everything she can do: one table of rows; menus, keys and tool buttons are made from it, panes bind slots to it.

A single letter or digit works only while the keyboard is in the place it belongs to, never in a text field; where two
places overlap (words inside a reader) the narrower one wins.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from clipper.i18n import _
from clipper.ui.icons import Icons

EVERYWHERE = "everywhere"
ANY_PLACE = "any place"
"""Keys that act in every place, but not in a text field."""
MENUS = ("File", "Edit", "View", "Clipping", "Mark", "Briefing", "Help")
RULE = "-"
"""Name of a row that draws a line in its menu."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: its name in the code, its words, its keys, its menu, its icon, and where its keys act."""

    name: str
    words: str = ""
    keys: tuple[str, ...] = ()
    """In Qt's portable spelling; the first is shown."""
    menu: str = ""
    icon: str = ""
    scope: str = EVERYWHERE
    checkable: bool = False


def table() -> tuple[Row, ...]:
    """Every row, in the order of the menus (UI.md §5, as far as it exists)."""
    return (
        *(*_file(), *_edit(), *_view(), *_clipping(), *_cutting(), *_mark(), *_briefing(), *_beside()),
        *(*_report(), *_help()),
    )


def _rule(menu: str) -> Row:
    return Row(RULE, menu=menu)


def _file() -> tuple[Row, ...]:
    return (
        Row("add", _("Add files…"), ("Ctrl+N",), "File", "add"),
        Row("add_folder", _("Add a folder…"), (), "File", "folder"),
        Row("add_link", _("Add a web address…"), (), "File", "web"),
        Row("watched", _("Watched folders…"), (), "File", "eye"),
        Row("feeds", _("Feeds…"), ("Ctrl+Shift+D",), "File", "wire"),
        Row("refresh_feeds", _("Refresh feeds"), ("Ctrl+R",), "File", "job"),
        *(
            Row(f"articles_{when}", words, (), "File/Several articles in one", checkable=True)
            for when, words in (
                ("always", _("Show them before filing")),
                ("doubt", _("Show them when in doubt")),
                ("never", _("File them as found")),
            )
        ),
        _rule("File"),
        Row("new_library", _("New library…"), (), "File"),
        Row("open_library", _("Open library…"), ("Ctrl+O",), "File", "open"),
        _rule("File"),
        Row("export", _("Export briefing…"), ("Ctrl+E",), "File", "export"),
        _rule("File"),
        Row("close", _("Close"), ("Ctrl+W",), "File"),
        Row("quit", _("Quit"), ("Ctrl+Q",), "File"),
    )


def _edit() -> tuple[Row, ...]:
    return (
        Row("undo", _("Undo"), ("Ctrl+Z",), "Edit", "undo"),
        Row("redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit", "redo"),
        _rule("Edit"),
        Row("paste", _("File what was copied"), ("Ctrl+V",), "Edit", "paste"),
        Row("copy", _("Copy"), ("Ctrl+C",), "Edit", scope="words"),
        Row("copy_with_source", _("Copy with source"), ("Ctrl+Shift+C",), "Edit", "quote"),
        Row("copy_quotation", _("Copy as a quotation"), ("Ctrl+Shift+C",), "Edit", "quote", scope="words"),
        Row("choose_all", _("Choose all that match"), ("Ctrl+A",), "Edit", scope="list"),
        _rule("Edit"),
        Row("search", _("Search this folder"), ("Ctrl+F",), "Edit", "search"),
        Row("search_all", _("Search everything"), ("Ctrl+Shift+F",), "Edit", "search"),
        Row("search_from_list", _("Search"), ("/",), scope="list"),
        Row("find_in_text", _("Find in this text"), ("Ctrl+G",), "Edit"),
        Row("find_next", _("Next hit"), ("F3",), "Edit"),
        Row("find_previous", _("Previous hit"), ("Shift+F3",), "Edit"),
    )


def _view() -> tuple[Row, ...]:
    return (
        Row("show_clippings", _("Clippings"), ("Ctrl+1",), "View", "all", checkable=True),
        Row("show_briefing", _("Briefing"), ("Ctrl+2",), "View", "briefing", checkable=True),
        Row("show_pages", _("Pages"), ("Ctrl+3",), "View", "page", checkable=True),
        Row("show_import", _("Last import"), ("Ctrl+4",), "View", "import", checkable=True),
        _rule("View"),
        Row("sidebar", _("Sidebar"), ("F9",), "View", "sidebar", checkable=True),
        Row("inspector", _("Inspector"), ("I",), "View", "inspector", "list", checkable=True),
        Row("next_pane", _("Next pane"), ("F6",), "View"),
        Row("previous_pane", _("Previous pane"), ("Shift+F6",), "View"),
        _rule("View"),
        Row("larger", _("Larger text"), ("Ctrl+=", "Ctrl++"), "View"),
        Row("smaller", _("Smaller text"), ("Ctrl+-",), "View"),
        Row("as_set", _("Text as set"), ("Ctrl+0",), "View"),
        Row("typography", _("How the text is set"), ("Ctrl+Alt+T",), "View", "type"),
        *(
            Row(name, words, (), "View/The text stands on", checkable=True)
            for name, words in (
                ("paper_window", _("The window's own paper")),
                ("paper_paper", _("White paper")),
                ("paper_sepia", _("Sepia")),
                ("paper_dark", _("Dark paper")),
            )
        ),
        *(
            Row(name, words, (), "View/Letters and lines", checkable=True)
            for name, words in (
                ("face_serif", _("Serif")),
                ("face_sans", _("Sans")),
                ("measure_narrow", _("Narrow lines")),
                ("measure_usual", _("Lines as set")),
                ("measure_wide", _("Wide lines")),
            )
        ),
        *_pages(),
        _rule("View"),
        Row("theme_system", _("Colours of the system"), (), "View", checkable=True),
        Row("theme_light", _("Light"), (), "View", "light", checkable=True),
        Row("theme_dark", _("Dark"), (), "View", "dark", checkable=True),
        _rule("View"),
        Row("jobs", _("Jobs"), ("Ctrl+J",), "View", "job"),
        Row("full_screen", _("Full screen"), ("F11",), "View", checkable=True),
    )


def _pages() -> tuple[Row, ...]:
    menu, place = "View/On the page", "page"
    return (
        Row("page_next", _("Next page"), ("PgDown",), menu, "down", place),
        Row("page_previous", _("Previous page"), ("PgUp",), menu, "up", place),
        Row("fit_width", _("Fit the width"), ("W",), menu, "", place),
        Row("fit_column", _("Fit the column"), ("Z",), menu, "column", place),
        Row("page_larger", _("Larger page"), ("Ctrl+=", "Ctrl++"), menu, "zoom_in", place),
        Row("page_smaller", _("Smaller page"), ("Ctrl+-",), menu, "zoom_out", place),
        Row("page_full_size", _("As large as on paper"), ("Ctrl+0",), menu, "", place),
        Row("turn_right", _("Turn right"), ("R",), menu, "turn", place),
        Row("turn_left", _("Turn left"), ("Shift+R",), menu, "", place),
        Row("straighten_right", _("Straighten to the right"), ("]",), menu, "", place),
        Row("straighten_left", _("Straighten to the left"), ("[",), menu, "", place),
        Row("turn_back", _("As it came"), (), menu, "", place),
        Row("page_area", _("Mark an area"), ("A",), "Mark/On the page", "region", place),
        *(
            Row(f"page_mark_{n}", words, (str(n),), "Mark/On the page", icon, place)
            for n, (words, icon) in enumerate(_roles(), 1)
        ),
        Row("page_mark_again", _("Mark as the last role"), ("H",), "Mark/On the page", "", place),
        Row("page_note", _("Comment"), ("N",), "Mark/On the page", "note", place),
        Row("page_tag", _("Tag the mark"), ("T",), "Mark/On the page", "tag", place),
        Row("page_unmark", _("Remove the mark"), ("Backspace", "Delete"), "Mark/On the page", "", place),
        Row("page_next_mark", _("Next mark"), ("Alt+Down",), "Mark/On the page", "", place),
        Row("page_previous_mark", _("Previous mark"), ("Alt+Up",), "Mark/On the page", "", place),
        Row("page_copy", _("Copy the chosen words"), ("Ctrl+C",), menu, "", place),
        Row("page_choose_all", _("Choose all words of the page"), ("Ctrl+A",), menu, "", place),
        Row("page_find", _("Find on the pages"), ("Ctrl+G",), menu, "search", place),
        Row("page_find_next", _("Next hit"), ("F3",), menu, "", place),
        Row("page_find_previous", _("Previous hit"), ("Shift+F3",), menu, "", place),
        Row("page_recognise", _("Recognise the words of the page"), ("O",), menu, "scan", place),
        Row("page_notes", _("Marks beside the pages"), ("I",), menu, "inspector", place, checkable=True),
        Row("page_thumbs", _("Small pictures of the pages"), ("F9",), menu, "sidebar", place, checkable=True),
        Row("page_view", _("Page view"), ("P",), "Clipping", "page", "list"),
    )


def _roles() -> tuple[tuple[str, str], ...]:
    """Words and icon of each role a mark can have."""
    return (
        (_("Key quote"), "quote"),
        (_("Fact"), "fact"),
        (_("Criticism"), "criticism"),
        (_("Our message"), "our_message"),
        (_("To check"), "to_check"),
    )


def _clipping() -> tuple[Row, ...]:
    place = "list"
    return (
        Row("open", _("Open"), ("Return", "Enter"), "Clipping", "", place),
        Row("original", _("Open the original"), ("Ctrl+Return",), "Clipping", "link", place),
        Row("next", _("Next clipping"), ("J",), "Clipping", "", place),
        Row("previous", _("Previous clipping"), ("K",), "Clipping", "", place),
        Row("extend_next", _("Choose the next too"), ("Shift+J",), scope=place),
        Row("extend_previous", _("Choose the previous too"), ("Shift+K",), scope=place),
        _rule("Clipping"),
        Row("keep", _("Keep"), ("Y",), "Clipping", "done", place),
        Row("archive", _("Archive"), ("E",), "Clipping", "archive", place),
        Row("star", _("Star"), ("S",), "Clipping", "starred", place),
        Row("read", _("Read or unread"), ("U",), "Clipping", "unread", place),
        _rule("Clipping"),
        Row("tags", _("Tags…"), ("T",), "Clipping", "tag", place),
        *(Row(f"tag_{n}", _("Toggle the tag with this digit"), (str(n),), scope=place) for n in range(1, 10)),
        Row("no_tags", _("Take off all tags"), ("0",), "Clipping", "", place),
        _rule("Clipping"),
        Row("group", _("Group as one story"), ("G",), "Clipping", "story", place),
        Row("ungroup", _("Ungroup"), ("Shift+G",), "Clipping", "", place),
        _rule("Clipping"),
        Row("headline", _("Edit headline"), ("F2",), "Clipping", "edit", place),
        Row("date", _("Edit date"), ("D",), "Clipping", "date", place),
        Row("outlet", _("Edit outlet"), ("O",), "Clipping", "outlet", place),
        Row("edit_text", _("Edit the text"), ("F4",), "Clipping", "edit", place),
        Row("compare", _("Compare two clippings"), ("V",), "Clipping", "column", place),
        Row("next_doubt", _("Next doubtful field"), ("F8",), "Clipping", "", place),
        Row("previous_doubt", _("Previous doubtful field"), ("Shift+F8",), "Clipping", "", place),
        Row("confirm", _("Confirm the field"), ("Shift+Return",), "Clipping", "", place),
        _rule("Clipping"),
        Row("put_back", _("Put back"), (), "Clipping", "put_back", place),
        Row("remove", _("Move to Trash"), ("Delete",), "Clipping", "trash", place),
        Row("to_trash", _("Move to Trash"), (), "Clipping", "trash", place),
        Row("trash", _("Move to Trash"), ("Shift+Delete",), "", "trash", place),
        Row("purge", _("Delete for good"), (), "Clipping", "", place),
    )


def _cutting() -> tuple[Row, ...]:
    menu, place, page = "Clipping/Cutting", "cut", "cut page"
    roles = (
        ("masthead", _("Masthead"), "M"),
        ("folio", _("Folio line"), "F"),
        ("headline", _("Headline"), "H"),
        ("deck", _("Deck"), "D"),
        ("byline", _("Byline"), "Y"),
        ("body", _("Body"), "B"),
        ("photo", _("Photo"), "P"),
        ("caption", _("Caption"), "C"),
        ("jump", _("Jump line"), "J"),
    )
    ways = (("left", _("left")), ("right", _("right")), ("up", _("up")), ("down", _("down")))
    return (
        _rule("Clipping"),
        Row("cut_out", _("Cut out of the page"), ("X",), "Clipping", "cut", "list"),
        Row("cut_again", _("Open the cutting again"), ("C",), "Clipping", "", "list"),
        *(Row(f"cut_as_{role}", words, (key,), menu, scope=place) for role, words, key in roles),
        *(Row(f"cut_place_{n}", _("Read as number {n}").format(n=n), (str(n),), scope=place) for n in range(1, 10)),
        Row("cut_earlier", _("Read earlier"), ("Ctrl+Up",), menu, "up", place),
        Row("cut_later", _("Read later"), ("Ctrl+Down",), menu, "down", place),
        Row("cut_next", _("Next region"), ("Tab",), menu, scope=page),
        Row("cut_previous", _("Previous region"), ("Shift+Tab", "Shift+Backtab"), menu, scope=page),
        *(Row(f"cut_move_{way}", _("Move {way}").format(way=said), (way,), scope=page) for way, said in ways),
        *(
            Row(f"cut_jump_{way}", _("Move 10 {way}").format(way=said), (f"Shift+{way}",), scope=page)
            for way, said in ways
        ),
        *(
            Row(f"cut_size_{way}", _("Resize {way}").format(way=said), (f"Alt+{way}",), scope=page)
            for way, said in ways
        ),
        Row("cut_point_next", _("Point at the next column"), (".",), menu, scope=page),
        Row("cut_point_previous", _("Point at the column before"), (",",), menu, scope=page),
        Row("cut_column", _("Take the column"), ("Space",), menu, scope=page),
        Row("cut_new", _("New region"), ("N",), menu, "add", page),
        Row("find_columns", _("Find columns"), ("L",), menu, "", place),
        Row("cut_panel", _("To the list of regions"), ("O",), menu, scope=page),
        Row("cut_words", _("Words of the region"), ("V",), menu, "text", place, checkable=True),
        Row("cut_next_doubt", _("Next word to check"), ("F8",), menu, scope=place),
        Row("cut_previous_doubt", _("Previous word to check"), ("Shift+F8",), menu, scope=place),
        Row("cut_delete", _("Delete region"), ("Backspace", "Delete"), menu, "remove", place),
        Row("cut_clear", _("Take all regions out"), (), menu, scope=place),
        Row("cut_undo", _("Undo in the cutting"), ("Ctrl+Z",), menu, "undo", place),
        Row("cut_redo", _("Redo in the cutting"), ("Ctrl+Shift+Z", "Ctrl+Y"), menu, "redo", place),
        Row("cut_go_on", _("Go to where the story goes on"), ("G",), menu, scope=place),
        Row("file_cutting", _("File the cutting"), ("Return", "Enter"), menu, "cut", place),
    )


def _mark() -> tuple[Row, ...]:
    place = "words"
    return (
        Row("mark_1", _("Key quote"), ("1",), "Mark", "quote", place),
        Row("mark_2", _("Fact"), ("2",), "Mark", "fact", place),
        Row("mark_3", _("Criticism"), ("3",), "Mark", "criticism", place),
        Row("mark_4", _("Our message"), ("4",), "Mark", "our_message", place),
        Row("mark_5", _("To check"), ("5",), "Mark", "to_check", place),
        Row("mark_again", _("Mark as the last role"), ("H",), "Mark", "", place),
        _rule("Mark"),
        Row("comment", _("Comment"), ("N",), "Mark", "note", place),
        Row("mark_tag", _("Tag the mark"), ("T",), "Mark", "tag", place),
        Row("accept_quotation", _("Accept the suggested quotation"), ("Q",), "Mark", "quote", place),
        Row("refuse_quotation", _("Not a quotation"), ("Shift+Q",), "Mark", "", place),
        Row("unmark", _("Remove the mark"), ("Backspace", "Delete"), "Mark", "", place),
        Row("next_mark", _("Next mark"), ("Alt+Down",), "Mark", "", place),
        Row("previous_mark", _("Previous mark"), ("Alt+Up",), "Mark", "", place),
        _rule("Mark"),
        Row("who_said", _("Who said what…"), ("Ctrl+Alt+Q",), "Mark", "quote"),
        Row("export_marks", _("Write the marks to a file…"), ("Ctrl+Alt+E",), "Mark", "export"),
        Row("bring_marks", _("Take marks from a file…"), ("Ctrl+Alt+I",), "Mark", "import"),
        Row("name_roles", _("Names of the roles…"), ("Ctrl+Alt+R",), "Mark", "settings"),
    )


def _briefing() -> tuple[Row, ...]:
    place = "outline"
    return (
        Row("new_issue", _("New issue"), ("Ctrl+Shift+N",), "Briefing", "briefing"),
        Row("new_issue_from", _("New issue from…"), ("Ctrl+Alt+N",), "Briefing"),
        Row("template_of_issue", _("Make a template of this issue"), (), "Briefing"),
        Row("templates", _("Templates…"), ("Ctrl+Shift+T",), "Briefing", "section"),
        _rule("Briefing"),
        Row("brief", _("Add to brief"), ("B",), "Briefing", "add", "list"),
        Row("brief_section", _("Add to a section…"), ("Shift+B",), "Briefing", "section", "list"),
        _rule("Briefing"),
        *_entry_looks(place),
        _rule("Briefing"),
        Row("entry_next", _("Next entry"), ("J",), "", "", place),
        Row("entry_previous", _("Previous entry"), ("K",), "", "", place),
        Row("entry_edit", _("Edit entry"), ("Return", "Enter"), "Briefing", "edit", place),
        Row("entry_comment", _("Our comment"), ("N",), "Briefing", "note", place),
        Row("entry_headline", _("Short headline"), ("F2",), "Briefing", "", place),
        Row("entry_quotes", _("Passages and quotes"), ("Q",), "Briefing", "quote", place),
        Row("entry_up", _("Move up"), ("Alt+Up",), "Briefing/Move", "up", place),
        Row("entry_down", _("Move down"), ("Alt+Down",), "Briefing/Move", "down", place),
        Row("entry_section_up", _("Move to the section above"), ("Alt+Shift+Up",), "Briefing/Move", "", place),
        Row("entry_section_down", _("Move to the section below"), ("Alt+Shift+Down",), "Briefing/Move", "", place),
        Row("new_section", _("New section"), ("Shift+N",), "Briefing", "section", place),
        Row("entry_group", _("Group as one story"), ("G",), "Briefing/Story", "story", place),
        Row("entry_ungroup", _("Ungroup"), ("Shift+G",), "Briefing/Story", "", place),
        Row("also_in", _("Also in…"), ("A",), "Briefing/Story", "", place),
        Row("entry_remove", _("Take out of the briefing"), ("Delete",), "Briefing", "remove", place),
        Row("entry_continue", _("Continue a story told before"), ("C",), "Briefing/Story", "told", place),
        Row("entry_drop", _("Drop with a reason…"), ("D",), "Briefing", "", place),
        _rule("Briefing"),
        Row("stop_press", _("Stop press"), ("S",), "Briefing", "stop_press", place),
        Row("pending", _("Clippings that fit no section"), ("W",), "Briefing", "inbox", place),
        Row("carry_over", _("Carry over from the issue before"), ("L",), "Briefing", "", place),
        Row("panel", _("Panel of titles"), ("P",), "Briefing", "outlet", place),
        Row("cover_note", _("Cover note"), ("V",), "Briefing", "text", place),
        _rule("Briefing"),
        Row("check", _("Check before print"), ("F7",), "Briefing", "check"),
        Row("set_pages", _("Set pages again"), ("F5",), "Briefing", "job"),
        Row("styles", _("Styles…"), ("Ctrl+Shift+L",), "Briefing", "style"),
        Row("office", _("Issuing office…"), (), "Briefing", "settings"),
        Row("rights", _("Rights and recipients…"), ("Ctrl+Shift+R",), "Briefing", "rights"),
        Row("handed_out", _("What was handed out"), ("Ctrl+Shift+H",), "Briefing", "told"),
    )


def _entry_looks(place: str) -> tuple[Row, ...]:
    """How an entry is shown, and how it stands towards the office."""
    show, tone = "Briefing/Show as", "Briefing/Tone"
    return (
        Row("as_headline", _("Headline only"), ("1",), show, "headline", place),
        Row("as_summary", _("Summary"), ("2",), show, "summary", place),
        Row("as_excerpt", _("Excerpt"), ("3",), show, "excerpt", place),
        Row("as_full", _("Full text"), ("4",), show, "full", place),
        Row("as_facsimile", _("Facsimile"), ("5",), show, "facsimile", place),
        Row("as_text_facsimile", _("Text and page"), ("6",), show, "page", place),
        Row("tone_favourable", _("Favourable"), ("+",), tone, "", place),
        Row("tone_balanced", _("Balanced"), ("=",), tone, "", place),
        Row("tone_critical", _("Critical"), ("-",), tone, "", place),
        Row("tone_none", _("No tone"), ("0",), tone, "", place),
    )


def _beside() -> tuple[Row, ...]:
    tray, panel, passages, versions = "tray", "panel", "passages", "versions"
    return (
        Row("tray_put", _("Put in the section chosen"), ("B", "Return", "Enter"), icon="add", scope=tray),
        Row("tray_section", _("Add to a section…"), ("Shift+B",), icon="section", scope=tray),
        Row("tray_open", _("Open clipping"), ("O",), scope=tray),
        Row("tray_drop", _("Drop with a reason…"), ("Delete", "Backspace"), icon="remove", scope=tray),
        Row("panel_open", _("Not looked at"), ("1",), icon="eye", scope=panel),
        Row("panel_read", _("Read"), ("2",), icon="ok", scope=panel),
        Row("panel_nil", _("Nothing found"), ("3",), icon="remove", scope=panel),
        Row("panel_missing", _("Not available"), ("4",), icon="refused", scope=panel),
        Row("panel_off", _("Take off the panel"), ("Delete", "Backspace"), icon="trash", scope=panel),
        Row("passage_print", _("Print the passage"), ("Space",), scope=passages),
        Row("passage_apart", _("Set apart as a quote"), ("Q",), icon="quote", scope=passages),
        Row("version_named", _("Name the outlet"), ("Space",), scope=versions),
        Row("version_speaks", _("Speaks for the story"), ("R",), icon="starred", scope=versions),
        Row("version_apart", _("Not the same story"), ("Delete", "Backspace"), icon="split", scope=versions),
    )


def _report() -> tuple[Row, ...]:
    place = "report"
    return (
        Row("try_again", _("Try again as…"), ("R",), scope=place),
        Row("show_filed", _("Show"), ("Return", "Enter"), scope=place),
        Row("file_anyway", _("File anyway, or as found"), ("F",), scope=place),
        Row("attach", _("Attach as another outlet"), ("A",), scope=place),
        Row("skip", _("Skip"), ("Delete", "Backspace"), scope=place),
        *_look_through(),
    )


def _look_through() -> tuple[Row, ...]:
    place = "look"
    return (
        Row("look_tick", _("In or out"), ("Space",), icon="check", scope=place),
        Row("look_all", _("All in or out"), ("Ctrl+A",), scope=place),
        Row("look_merge", _("Merge with the one above"), ("M",), icon="merge", scope=place),
        Row("look_split", _("Split here"), ("X",), icon="split", scope=place),
        Row("look_up", _("Cut one paragraph higher"), ("Alt+Up",), icon="up", scope=place),
        Row("look_down", _("Cut one paragraph lower"), ("Alt+Down",), icon="down", scope=place),
        Row("look_back", _("Take the last cut back"), ("Backspace",), icon="undo", scope=place),
        Row("look_text", _("To the text and back"), ("O",), icon="text", scope=place),
        Row("look_file", _("File all that are in"), ("Return", "Enter"), scope=place),
        Row("look_one", _("File as one"), ("Shift+Return",), icon="merge", scope=place),
    )


def _help() -> tuple[Row, ...]:
    return (
        Row("keys", _("Keys at a glance"), ("F1",), "Help"),
        Row("keys_too", _("Keys at a glance"), ("?",), scope=ANY_PLACE),
        Row("about", _("About Clipper"), (), "Help"),
    )


class Actions(QObject):
    """The QActions of the table; a row that no pane has bound cannot be triggered and stands in no menu."""

    def __init__(self, icons: Icons, rows: Iterable[Row] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows) if rows is not None else table()
        self._icons = icons
        self._actions: dict[str, QAction] = {}
        self.bound: set[str] = set()
        """Names of the rows that do something."""
        self._drawn: dict[str, str] = {row.name: row.icon for row in self.rows if row.icon}
        """Which icon each action has now."""
        self._places: dict[QObject, tuple[str, ...]] = {}
        self._keys: dict[tuple[str, str], str] = {}
        for row in self.rows:
            if row.name != RULE:
                self._actions[row.name] = self._made(row)
                for key in row.keys:
                    self._keys.setdefault((row.scope, _spelt(key)), row.name)

    def _made(self, row: Row) -> QAction:
        action = QAction(row.words, self)
        action.setObjectName(row.name)
        action.setCheckable(row.checkable)
        action.setEnabled(False)
        action.setVisible(False)
        if row.scope == EVERYWHERE:
            action.setShortcuts([QKeySequence(key) for key in row.keys])
        elif row.keys:
            action.setText(f"{row.words}\t{_shown(row.keys[0])}")
        return action

    def __getitem__(self, name: str) -> QAction:
        """The QAction called `name`."""
        return self._actions[name]

    def words(self, name: str) -> str:
        """What the action is called, without its key."""
        return self[name].text().partition("\t")[0]

    def key(self, name: str) -> str:
        """The key as it is written for people on this machine; empty where there is none."""
        row = next(one for one in self.rows if one.name == name)
        return _shown(row.keys[0]) if row.keys else ""

    def bind(self, name: str, slot: Callable[[], object]) -> QAction:
        """Let `slot` do what the row says, and enable it; a second binding takes the first one's place."""
        action = self[name]
        if name in self.bound:
            action.triggered.disconnect()
        self.bound.add(name)
        action.triggered.connect(lambda _checked=False: slot())
        action.setEnabled(True)
        action.setVisible(True)
        return action

    def enable(self, names: str | Iterable[str], on: bool, reason: str = "") -> None:
        """Allow or forbid bound actions; `reason` is the tool tip while they are forbidden."""
        for name in [names] if isinstance(names, str) else names:
            action = self[name]
            action.setEnabled(on and name in self.bound)
            action.setToolTip(self.tip(name) if on or not reason else reason)

    def tip(self, name: str) -> str:
        """The words with the key, for tool tips."""
        key = self.key(name)
        return f"{self.words(name)} ({key})" if key else self.words(name)

    def rename(self, name: str, words: str, icon: str = "") -> None:
        """Call an action otherwise for now ("Undo: Tag clippings"), with another `icon` if given."""
        key = self[name].text().partition("\t")[2]
        self[name].setText(f"{words}\t{key}" if key else words)
        if icon and self._drawn.get(name) != icon:
            self._drawn[name] = icon
            if not self[name].icon().isNull():
                self[name].setIcon(self._icons.icon(icon, 16))

    def draw_icons(self) -> None:
        """Give every action its icon in the theme of now; the window's first rows do not wait for it."""
        for name, icon in self._drawn.items():
            self[name].setIcon(self._icons.icon(icon, 16))

    def everywhere(self) -> list[QAction]:
        """The actions whose keys act in the whole window."""
        return [self[row.name] for row in self.rows if row.scope == EVERYWHERE and row.name != RULE]

    def choose_one(self, names: Iterable[str]) -> None:
        """Let exactly one of these checkable actions be checked at a time."""
        group = QActionGroup(self)
        for name in names:
            group.addAction(self[name])

    # -- menus ---------------------------------------------------------------------------------------------------

    def fill(self, menu: QMenu, place: str) -> None:
        """Put the rows of one menu of the menu bar into `menu`; those of "place/part" into a menu inside it."""
        inner: dict[str, QMenu] = {}
        for row in self.rows:
            if row.menu.startswith(f"{place}/"):
                if row.menu not in inner:
                    inner[row.menu] = _inner_menu(menu, row.menu.partition("/")[2])
                inner[row.menu].addAction(self[row.name])
            elif row.menu == place:
                if row.name == RULE:
                    menu.addSeparator()
                else:
                    menu.addAction(self[row.name])
        menu.setSeparatorsCollapsible(True)

    def menu(self, names: Iterable[str], parent: QWidget) -> QMenu:
        """A context menu of the named rows (RULE draws a line), in the order given."""
        made = QMenu(parent)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.setSeparatorsCollapsible(True)
        for name in names:
            if name == RULE:
                made.addSeparator()
            else:
                made.addAction(self[name])
        return made

    # -- keys of a place -----------------------------------------------------------------------------------------

    def place(self, widget: QWidget, *scopes: str) -> None:
        """Let the keys of `scopes`, narrowest first, act while the keyboard is in `widget`."""
        self._places[widget] = (*scopes, ANY_PLACE)
        widget.installEventFilter(self)
        widget.destroyed.connect(lambda gone=None, held=widget: self._places.pop(held, None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn a key pressed in a place into the action it means there."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or watched not in self._places:
            return False
        if not isinstance(event, QKeyEvent) or _writing(watched):
            return False
        action = self._meant(self._places[watched], event)
        if action is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            action.trigger()
        return True

    def _meant(self, scopes: tuple[str, ...], event: QKeyEvent) -> QAction | None:
        pressed = _pressed(event)
        for scope in scopes:
            name = self._keys.get((scope, pressed))
            if name is not None and self[name].isEnabled():
                return self[name]
        return None


def _inner_menu(menu: QMenu, name: str) -> QMenu:
    """A menu inside a menu, in sight as soon as one of its actions can do something."""
    titles = {
        "Show as": _("Show as"),
        "Tone": _("Tone"),
        "Move": _("Move"),
        "Story": _("Story"),
        "The text stands on": _("The text stands on"),
        "Letters and lines": _("Letters and lines"),
        "Several articles in one": _("Several articles in one"),
        "Cutting": _("Cutting"),
        "On the page": _("On the page"),
    }
    inner = menu.addMenu(titles.get(name, name))
    menu.aboutToShow.connect(
        lambda: inner.menuAction().setVisible(any(action.isVisible() for action in inner.actions()))
    )
    return inner


def _spelt(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _shown(key: str) -> str:
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", _("Enter"))


def _pressed(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if not Qt.Key.Key_A <= key <= Qt.Key.Key_Z and event.text() and event.text().isprintable() and event.text() != " ":
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _writing(place: QObject) -> bool:
    """Whether the keyboard is in a text field that lies in the place."""
    focus = QApplication.focusWidget()
    if focus is None or (focus is place and not isinstance(focus, QLineEdit | QPlainTextEdit)):
        return False
    if isinstance(focus, QTextEdit | QPlainTextEdit):
        return not focus.isReadOnly()
    return isinstance(focus, QLineEdit | QAbstractSpinBox) or (isinstance(focus, QComboBox) and focus.isEditable())
