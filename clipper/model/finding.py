"""Finding: one thing to look at before a briefing goes out."""

from msgspec import Struct


class Finding(Struct, frozen=True):
    """What an editor would want to know before the issue is printed; `kind` names the remedy offered."""

    entry: int | None
    kind: str
    """Of the issue: empty_issue, empty_section, no_office, panel_open. Of an entry's facts: no_outlet, no_date, no_language,
    no_text, trashed, withdrawn, long_headline. Of its words: no_marks, lost_mark, proposed_summary, not_verbatim, misspelt. Of its files:
    no_facsimile, file_missing, file_damaged, file_undrawn, picture_missing. Beside others: same_clipping, same_story,
    near_text, told_before. Else a `Problem` of rights, or, as a note, no_dictionary."""
    sentence: str
    """Names the entry and says what to do."""
    detail: str = ""
    """What can be looked at besides: the words quoted and, in a line of its own, what stands in the source."""
    quote: str = ""
    """A quotation that is right all the same can be confirmed: as `Briefings.accept_quotations` takes it."""
    note: bool = False
    """Worth knowing; nothing stands against the issue."""
