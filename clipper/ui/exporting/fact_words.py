"""What "Before it goes out" says of each kind of finding, and the words of its remedy."""

from clipper.i18n import _, _n


def fact_words(kind: str, number: int) -> tuple[str, str]:
    """The sentence for so many findings of a kind, and its button; both empty for a kind that is not known."""
    for words in (_facts, _words, _files, _beside, _rights):
        if kind in (known := words(number)):
            return known[kind]
    return "", ""


def _facts(n: int) -> dict[str, tuple[str, str]]:
    return {
        "no_outlet": (_n("1 entry names no outlet", "{n} entries name no outlet", n), _("Show")),
        "no_date": (_n("1 entry has no date", "{n} entries have no date", n), _("Show")),
        "no_language": (
            _n("The language of 1 entry is not known", "The language of {n} entries is not known", n),
            _("Show"),
        ),
        "no_text": (_n("1 entry has no text to print", "{n} entries have no text to print", n), _("Use headline")),
        "no_office": (_("The cover names no issuing office"), _("Set…")),
        "empty_section": (_n("1 section is empty", "{n} sections are empty", n), _("Take out")),
        "empty_issue": (_("This issue has no entries yet"), ""),
        "panel_open": (_("Titles of the panel were not looked at"), _("Panel…")),
        "withdrawn": (
            _n("1 entry was withdrawn by its agency", "{n} entries were withdrawn by their agency", n),
            _("Leave out"),
        ),
        "trashed": (_n("1 entry lies in the trash", "{n} entries lie in the trash", n), _("Leave out")),
    }


def _words(n: int) -> dict[str, tuple[str, str]]:
    return {
        "lost_mark": (_n("A mark lost its place", "{n} entries with marks that lost their place", n), _("Show")),
        "no_marks": (_n("1 excerpt has no marks", "{n} excerpts have no marks", n), _("Use summary")),
        "proposed_summary": (
            _n("1 summary is proposed, not confirmed", "{n} summaries are proposed, not confirmed", n),
            _("Confirm"),
        ),
        "not_verbatim": (
            _n("1 quotation is not word for word", "{n} quotations are not word for word", n),
            _("Show both"),
        ),
        "long_headline": (_n("1 headline is too long", "{n} headlines are too long", n), _("Write short one")),
        "misspelt": (_n("1 text may be misspelt", "{n} texts may be misspelt", n), _("Show")),
        "no_dictionary": (_("Spelling was not checked"), ""),
    }


def _files(n: int) -> dict[str, tuple[str, str]]:
    return {
        "no_facsimile": (
            _n("1 facsimile has no page to show", "{n} facsimiles have no page to show", n),
            _("Use full text"),
        ),
        "file_missing": (_n("1 original is missing", "{n} originals are missing", n), _("Use full text")),
        "file_damaged": (_n("1 original is damaged", "{n} originals are damaged", n), _("Use full text")),
        "file_undrawn": (_n("1 original cannot be drawn", "{n} originals cannot be drawn", n), _("Use full text")),
        "picture_missing": (_n("Pictures of 1 entry are gone", "Pictures of {n} entries are gone", n), _("Show")),
    }


def _beside(n: int) -> dict[str, tuple[str, str]]:
    return {
        "same_clipping": (_n("1 clipping stands twice", "{n} clippings stand twice", n), _("Leave out")),
        "same_story": (
            _n("1 entry tells a story that is told already", "{n} entries tell stories that are told already", n),
            _("Leave out"),
        ),
        "near_text": (
            _n("1 entry says nearly the same as another", "{n} entries say nearly the same as others", n),
            _("Show"),
        ),
        "told_before": (
            _n("1 entry was told before, with nothing new", "{n} entries were told before, with nothing new", n),
            _("Show"),
        ),
    }


def _rights(n: int) -> dict[str, tuple[str, str]]:
    return {
        "embargo": (_n("1 entry is under an embargo", "{n} entries are under an embargo", n), _("Leave out")),
        "expired": (_n("1 licence has ended", "{n} licences have ended", n), _("Use link")),
        "copies": (_n("1 licence covers fewer readers", "{n} licences cover fewer readers", n), _("Use link")),
        "link_only": (_n("1 entry may be a link only", "{n} entries may be links only", n), _("Use link")),
        "image_only": (_n("1 entry may be a picture only", "{n} entries may be pictures only", n), _("Use facsimile")),
        "excerpt_only": (
            _n("1 entry may be an excerpt only", "{n} entries may be excerpts only", n),
            _("Use excerpt"),
        ),
        "too_long": (
            _n("1 excerpt is too long for its licence", "{n} excerpts are too long for their licence", n),
            _("Use link"),
        ),
    }
