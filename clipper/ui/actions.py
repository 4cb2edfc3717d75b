"""Everything she can do: one table of rows, from which `bound_actions.py` makes menus, keys and tool buttons."""

from msgspec import Struct

from clipper.i18n import _

EVERYWHERE = "everywhere"
ANY_PLACE = "any place"
"""Keys that act in every place, but not in a text field."""
MENUS = ("File", "Edit", "View", "Clipping", "Mark", "Briefing", "Tools", "Help")
RULE = "-"
"""Name of a row that draws a line in its menu."""


class Row(Struct, frozen=True):
    """One thing to do: its name in the code, its words, its keys, its menu, its icon, and where its keys act."""

    name: str
    words: str = ""
    keys: tuple[str, ...] = ()
    """In Qt's portable spelling; the first is shown."""
    menu: str = ""
    """One of MENUS, or the menu inside it: "Briefing/Tone"."""
    icon: str = ""
    scope: str = EVERYWHERE
    checkable: bool = False


def table() -> tuple[Row, ...]:
    """Every row, in the order of the menus."""
    return (
        *(*_file(), *_edit(), *_view(), *_clipping(), *_cutting(), *_mark(), *_briefing(), *_tools(), *_beside()),
        *(*_report(), *_help()),
    )


def _rule(menu: str) -> Row:
    return Row(RULE, menu=menu)


def _inner(menu: str, title: str) -> str:
    """A menu inside a menu, by the title it shows."""
    return f"{menu}/{title}"


def _file() -> tuple[Row, ...]:
    return (
        Row("add", _("Add files…"), ("Ctrl+N",), "File", "add"),
        Row("add_folder", _("Add a folder…"), (), "File", "folder"),
        Row("add_link", _("Add a web address…"), (), "File", "web"),
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
    paper, letters = _inner("View", _("The text stands on")), _inner("View", _("Letters and lines"))
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
        Row("paper_window", _("The window's own paper"), (), paper, checkable=True),
        Row("paper_paper", _("White paper"), (), paper, checkable=True),
        Row("paper_sepia", _("Sepia"), (), paper, checkable=True),
        Row("paper_dark", _("Dark paper"), (), paper, checkable=True),
        Row("face_serif", _("Serif"), (), letters, checkable=True),
        Row("face_sans", _("Sans"), (), letters, checkable=True),
        Row("measure_narrow", _("Narrow lines"), (), letters, checkable=True),
        Row("measure_usual", _("Lines as set"), (), letters, checkable=True),
        Row("measure_wide", _("Wide lines"), (), letters, checkable=True),
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
    place, menu, mark = "page", _inner("View", _("On the page")), _inner("Mark", _("On the page"))
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
        Row("page_area", _("Mark an area"), ("A",), mark, "region", place),
        *(Row(f"page_mark_{n}", words, (str(n),), mark, icon, place) for n, (words, icon) in enumerate(_roles(), 1)),
        Row("page_mark_again", _("Mark as the last role"), ("H",), mark, "", place),
        Row("page_note", _("Comment"), ("N",), mark, "note", place),
        Row("page_tag", _("Tag the mark"), ("T",), mark, "tag", place),
        Row("page_unmark", _("Remove the mark"), ("Backspace", "Delete"), mark, "", place),
        Row("page_next_mark", _("Next mark"), ("Alt+Down",), mark, "", place),
        Row("page_previous_mark", _("Previous mark"), ("Alt+Up",), mark, "", place),
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
        Row("extend_next", _("Choose the next too"), ("Shift+J",), "Clipping", "", place),
        Row("extend_previous", _("Choose the previous too"), ("Shift+K",), "Clipping", "", place),
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
    menu, number, place, page = _inner("Clipping", _("Cutting")), _("Read as number {n}"), "cut", "cut page"
    order, moving = _inner("Clipping", _("Reading order of the region")), _inner("Clipping", _("Move the region"))
    deeds = (("move", _("Move {way}"), ""), ("jump", _("Move 10 {way}"), "Shift+"), ("size", _("Resize {way}"), "Alt+"))
    ways = (("left", _("left")), ("right", _("right")), ("up", _("up")), ("down", _("down")))
    return (
        _rule("Clipping"),
        Row("cut_out", _("Cut out of the page"), ("X",), "Clipping", "cut", "list"),
        Row("cut_again", _("Open the cutting again"), ("C",), "Clipping", "", "list"),
        Row("cut_as_masthead", _("Masthead"), ("M",), menu, scope=place),
        Row("cut_as_folio", _("Folio line"), ("F",), menu, scope=place),
        Row("cut_as_headline", _("Headline"), ("H",), menu, scope=place),
        Row("cut_as_deck", _("Deck"), ("D",), menu, scope=place),
        Row("cut_as_byline", _("Byline"), ("Y",), menu, scope=place),
        Row("cut_as_body", _("Body"), ("B",), menu, scope=place),
        Row("cut_as_photo", _("Photo"), ("P",), menu, scope=place),
        Row("cut_as_caption", _("Caption"), ("C",), menu, scope=place),
        Row("cut_as_jump", _("Jump line"), ("J",), menu, scope=place),
        *(Row(f"cut_place_{n}", number.format(n=n), (str(n),), order, scope=place) for n in range(1, 10)),
        Row("cut_earlier", _("Read earlier"), ("Ctrl+Up",), order, "up", place),
        Row("cut_later", _("Read later"), ("Ctrl+Down",), order, "down", place),
        Row("cut_next", _("Next region"), ("Tab",), menu, scope=page),
        Row("cut_previous", _("Previous region"), ("Shift+Tab", "Shift+Backtab"), menu, scope=page),
        *(
            Row(f"cut_{deed}_{way}", words.format(way=said), (f"{held}{way}",), moving, scope=page)
            for deed, words, held in deeds
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
        *(Row(f"mark_{n}", words, (str(n),), "Mark", icon, place) for n, (words, icon) in enumerate(_roles(), 1)),
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
        Row("export_marks", _("Write the marks to a file…"), ("Ctrl+Alt+E",), "Mark", "export"),
        Row("bring_marks", _("Take marks from a file…"), ("Ctrl+Alt+I",), "Mark", "import"),
    )


def _briefing() -> tuple[Row, ...]:
    place, move, story = "outline", _inner("Briefing", _("Move")), _inner("Briefing", _("Story"))
    return (
        Row("new_issue", _("New issue"), ("Ctrl+Shift+N",), "Briefing", "briefing"),
        Row("new_issue_from", _("New issue from…"), ("Ctrl+Alt+N",), "Briefing"),
        Row("template_of_issue", _("Make a template of this issue"), (), "Briefing"),
        _rule("Briefing"),
        Row("brief", _("Add to brief"), ("B",), "Briefing", "add", "list"),
        Row("brief_section", _("Add to a section…"), ("Shift+B",), "Briefing", "section", "list"),
        _rule("Briefing"),
        *_entry_looks(place),
        _rule("Briefing"),
        Row("entry_next", _("Next entry"), ("J",), move, "", place),
        Row("entry_previous", _("Previous entry"), ("K",), move, "", place),
        Row("entry_edit", _("Edit entry"), ("Return", "Enter"), "Briefing", "edit", place),
        Row("entry_comment", _("Our comment"), ("N",), "Briefing", "note", place),
        Row("entry_headline", _("Short headline"), ("F2",), "Briefing", "", place),
        Row("entry_quotes", _("Passages and quotes"), ("Q",), "Briefing", "quote", place),
        Row("entry_up", _("Move up"), ("Alt+Up",), move, "up", place),
        Row("entry_down", _("Move down"), ("Alt+Down",), move, "down", place),
        Row("entry_section_up", _("Move to the section above"), ("Alt+Shift+Up",), move, "", place),
        Row("entry_section_down", _("Move to the section below"), ("Alt+Shift+Down",), move, "", place),
        Row("new_section", _("New section"), ("Shift+N",), "Briefing", "section", place),
        Row("entry_group", _("Group as one story"), ("G",), story, "story", place),
        Row("entry_ungroup", _("Ungroup"), ("Shift+G",), story, "", place),
        Row("also_in", _("Also in…"), ("A",), story, "", place),
        Row("entry_remove", _("Take out of the briefing"), ("Delete",), "Briefing", "remove", place),
        Row("entry_continue", _("Continue a story told before"), ("C",), story, "told", place),
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
    )


def _tools() -> tuple[Row, ...]:
    inner = _inner("Tools", _("Several articles in one"))
    return (
        Row("who_said", _("Who said what…"), ("Ctrl+Alt+Q",), "Tools", "quote"),
        Row("handed_out", _("What was handed out"), ("Ctrl+Shift+H",), "Tools", "told"),
        _rule("Tools"),
        Row("watched", _("Watched folders…"), (), "Tools", "eye"),
        Row("feeds", _("Feeds…"), ("Ctrl+Shift+D",), "Tools", "wire"),
        Row("refresh_feeds", _("Refresh feeds"), ("Ctrl+R",), "Tools", "job"),
        Row("articles_always", _("Show them before filing"), (), inner, checkable=True),
        Row("articles_doubt", _("Show them when in doubt"), (), inner, checkable=True),
        Row("articles_never", _("File them as found"), (), inner, checkable=True),
        _rule("Tools"),
        Row("templates", _("Templates…"), ("Ctrl+Shift+T",), "Tools", "section"),
        Row("styles", _("Styles…"), ("Ctrl+Shift+L",), "Tools", "style"),
        Row("name_roles", _("Names of the roles…"), ("Ctrl+Alt+R",), "Tools", "settings"),
        Row("office", _("Issuing office…"), (), "Tools", "settings"),
        Row("rights", _("Rights and recipients…"), ("Ctrl+Shift+R",), "Tools", "rights"),
    )


def _entry_looks(place: str) -> tuple[Row, ...]:
    """How an entry is shown, and how it stands towards the office."""
    show, tone = _inner("Briefing", _("Show as")), _inner("Briefing", _("Tone"))
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
    tray, panel = _inner("Briefing", _("Clipping in stop press")), _inner("Briefing", _("Title in the panel"))
    passages, versions = _inner("Briefing", _("Passage")), _inner("Briefing", _("Outlet of the story"))
    return (
        Row("tray_put", _("Put in the section chosen"), ("B", "Return", "Enter"), tray, "add", "tray"),
        Row("tray_section", _("Add to a section…"), ("Shift+B",), tray, "section", "tray"),
        Row("tray_open", _("Open clipping"), ("O",), tray, "", "tray"),
        Row("tray_drop", _("Drop with a reason…"), ("Delete", "Backspace"), tray, "remove", "tray"),
        Row("panel_open", _("Not looked at"), ("1",), panel, "eye", "panel"),
        Row("panel_read", _("Read"), ("2",), panel, "ok", "panel"),
        Row("panel_nil", _("Nothing found"), ("3",), panel, "remove", "panel"),
        Row("panel_missing", _("Not available"), ("4",), panel, "refused", "panel"),
        Row("panel_off", _("Take off the panel"), ("Delete", "Backspace"), panel, "trash", "panel"),
        Row("passage_print", _("Print the passage"), ("Space",), passages, "", "passages"),
        Row("passage_apart", _("Set apart as a quote"), ("Q",), passages, "quote", "passages"),
        Row("version_named", _("Name the outlet"), ("Space",), versions, "", "versions"),
        Row("version_speaks", _("Speaks for the story"), ("R",), versions, "starred", "versions"),
        Row("version_apart", _("Not the same story"), ("Delete", "Backspace"), versions, "split", "versions"),
    )


def _report() -> tuple[Row, ...]:
    report, look = _inner("Tools", _("Import report")), _inner("Tools", _("Articles found"))
    return (
        Row("try_again", _("Try again as…"), ("R",), report, "", "report"),
        Row("show_filed", _("Show"), ("Return", "Enter"), report, "", "report"),
        Row("file_anyway", _("File anyway, or as found"), ("F",), report, "", "report"),
        Row("attach", _("Attach as another outlet"), ("A",), report, "", "report"),
        Row("skip", _("Skip"), ("Delete", "Backspace"), report, "", "report"),
        Row("look_tick", _("In or out"), ("Space",), look, "check", "look"),
        Row("look_all", _("All in or out"), ("Ctrl+A",), look, "", "look"),
        Row("look_merge", _("Merge with the one above"), ("M",), look, "merge", "look"),
        Row("look_split", _("Split here"), ("X",), look, "split", "look"),
        Row("look_up", _("Cut one paragraph higher"), ("Alt+Up",), look, "up", "look"),
        Row("look_down", _("Cut one paragraph lower"), ("Alt+Down",), look, "down", "look"),
        Row("look_back", _("Take the last cut back"), ("Backspace",), look, "undo", "look"),
        Row("look_text", _("To the text and back"), ("O",), look, "text", "look"),
        Row("look_file", _("File all that are in"), ("Return", "Enter"), look, "", "look"),
        Row("look_one", _("File as one"), ("Shift+Return",), look, "merge", "look"),
    )


def _help() -> tuple[Row, ...]:
    return (
        Row("keys", _("Keys at a glance"), ("F1",), "Help"),
        Row("keys_too", _("Keys at a glance"), ("?",), scope=ANY_PLACE),
        Row("about", _("About Clipper"), (), "Help"),
    )
