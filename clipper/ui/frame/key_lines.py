"""Which keys share a line of the sheet of keys, and what the line says."""

from clipper.i18n import _

Line = tuple[tuple[str, ...], str]
"""Names of the rows in the table of actions, and what is said of them together; "" as the first is called."""


def together() -> tuple[Line, ...]:
    """Every line of several keys."""
    return (*_window(), *_clippings(), *_briefing(), *_pages(), *_cutting())


def _window() -> tuple[Line, ...]:
    return (
        (("undo", "redo"), _("Undo · redo")),
        (("search", "search_all"), _("Search this folder · everything")),
        (("find_next", "find_previous"), _("Next · previous hit")),
        (("show_clippings", "show_briefing", "show_pages", "show_import"), _("Clippings · briefing · pages · import")),
        (("next_pane", "previous_pane"), _("Next · previous pane")),
        (("larger", "smaller", "as_set"), _("Larger · smaller · as set")),
        (("close", "quit"), _("Close · quit")),
        (("keys", "keys_too"), ""),
    )


def _clippings() -> tuple[Line, ...]:
    return (
        (("open", "original"), _("Open · its original")),
        (("next", "previous"), _("Next · previous clipping")),
        (("extend_next", "extend_previous"), _("Choose the next · previous too")),
        (("headline", "date", "outlet"), _("Edit headline · date · outlet")),
        (("next_doubt", "previous_doubt"), _("Next · previous doubtful field")),
        (("remove", "trash"), _("Out of this place · to Trash")),
        (tuple(f"mark_{n}" for n in range(1, 6)), _("Mark as one of the five roles")),
        (("next_mark", "previous_mark"), _("Next · previous mark")),
        (("export_marks", "bring_marks"), _("Marks to a file · from a file")),
        (("look_up", "look_down"), _("Cut one paragraph higher · lower")),
        (tuple(f"tag_{n}" for n in range(1, 10)), _("Toggle the tag with this digit")),
    )


def _briefing() -> tuple[Line, ...]:
    return (
        (("brief", "brief_section"), _("Add to brief · to a section")),
        (
            ("as_headline", "as_summary", "as_excerpt", "as_full", "as_facsimile", "as_text_facsimile"),
            _("Headline only … text and page"),
        ),
        (("tone_favourable", "tone_balanced", "tone_critical"), _("Favourable · balanced · critical")),
        (("entry_group", "entry_ungroup"), _("Group as one story · ungroup")),
        (("panel", "cover_note"), _("Panel of titles · cover note")),
        (("entry_next", "entry_previous"), _("Next · previous entry")),
        (("entry_up", "entry_down"), _("Move up · down")),
        (("entry_section_up", "entry_section_down"), _("Section above · below")),
        (("new_issue", "new_issue_from"), _("New issue · from a template")),
        (("entry_continue", "entry_drop"), _("Told before: continue · drop")),
        (("stop_press", "pending"), _("Stop press · in no section")),
        (("tray_put", "tray_section"), _("Put in · in a section…")),
        (("panel_open", "panel_read", "panel_nil", "panel_missing"), _("Not looked at … not available")),
    )


def _pages() -> tuple[Line, ...]:
    return (
        (("page_next", "page_previous"), _("Next · previous page")),
        (("fit_width", "fit_column"), _("Fit the width · the column")),
        (("page_larger", "page_smaller", "page_full_size"), _("Larger · smaller · as on paper")),
        (("turn_right", "turn_left"), _("Turn right · left")),
        (("straighten_right", "straighten_left"), _("Straighten")),
        (tuple(f"page_mark_{n}" for n in range(1, 6)), _("Mark as one of the five roles")),
        (("page_next_mark", "page_previous_mark"), _("Next · previous mark")),
        (("page_find_next", "page_find_previous"), _("Next · previous hit")),
    )


def _cutting() -> tuple[Line, ...]:
    return (
        (("cut_out", "cut_again"), _("Cut out · open its cutting again")),
        (("cut_as_masthead", "cut_as_folio", "cut_as_headline"), _("Masthead · folio line · headline")),
        (("cut_as_deck", "cut_as_byline", "cut_as_body"), _("Deck · byline · body")),
        (("cut_as_photo", "cut_as_caption", "cut_as_jump"), _("Photo · caption · jump line")),
        (tuple(f"cut_place_{n}" for n in range(1, 10)), _("Place in the order")),
        (("cut_earlier", "cut_later"), _("Read earlier · later")),
        (("cut_next", "cut_previous"), _("Next · previous region")),
        (("cut_point_next", "cut_point_previous"), _("Point at the next · previous column")),
        (("cut_column", "cut_new"), _("Take the column · a new region")),
        (_ways("move"), _("Move by 1")),
        (_ways("jump"), _("Move by 10")),
        (_ways("size"), _("Resize")),
        (("cut_next_doubt", "cut_previous_doubt"), _("Next · previous word to check")),
        (("cut_panel", "cut_words"), _("List of regions · their words")),
        (("cut_undo", "cut_redo"), _("Undo · redo in the cutting")),
        (("cut_delete", "file_cutting"), _("Delete region · file the cutting")),
    )


def _ways(deed: str) -> tuple[str, ...]:
    return tuple(f"cut_{deed}_{way}" for way in ("left", "right", "up", "down"))
