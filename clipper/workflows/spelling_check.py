"""The spelling of our own words in an issue, where this computer has a dictionary for its language."""

from collections.abc import Iterator, Sequence

from clipper.curate.entry_check import entry_name
from clipper.curate.quotes_check import own_words, source_text
from clipper.curate.spelling import Known, misspelt, words_of
from clipper.i18n import _
from clipper.model.briefing import Briefing, Entry
from clipper.model.clipping import Clipping
from clipper.model.finding import Finding
from clipper.store.library import Library
from clipper.workflows import dictionaries


def check_spelling(library: Library, issue: Briefing, entries: Sequence[tuple[Entry, Clipping]]) -> Iterator[Finding]:
    """The words of sections and entries that no dictionary knows and no clipping of the issue says, one finding a text.

    Without a dictionary for the issue's language one note says so, where there is anything to be checked.
    """
    outlets = [outlet.name for outlet in library.outlets.all()]
    sources = [text for _entry, clipping in entries for text in (source_text(clipping.draft), clipping.draft.outlet)]
    said = words_of([*sources, *outlets, issue.title])
    known = dictionaries.known_in(issue.language)
    if known is None:
        texts = [text for entry, _clipping in entries for _where, text in own_words(entry)]
        own = "\n".join([*texts, *(text for _label, text in issue.note)])
        if misspelt(own, lambda _word: False, said, issue.language):
            yield Finding(None, "no_dictionary", _missing(issue.language), note=True)
        return
    for title in [section.title for section in issue.sections if section.entries]:
        if wrong := misspelt(title, known, said, issue.language):
            words = _("The title of the section “{title}” may be misspelt: {words}. Correct it.")
            yield Finding(None, "misspelt", words.format(title=title, words=_listed(wrong)))
    for label, text in issue.note:
        if wrong := misspelt(f"{label}: {text}", known, said, issue.language):
            words = _("The cover note “{label}” may be misspelt: {words}. Correct it.")
            yield Finding(None, "misspelt", words.format(label=label, words=_listed(wrong)))
    for entry, clipping in entries:
        yield from _entry(entry, clipping, issue.language, known, said)


def _entry(entry: Entry, clipping: Clipping, language: str, known: Known, said: frozenset[str]) -> Iterator[Finding]:
    for where, text in own_words(entry):
        asked, other = known, clipping.draft.language[:2]
        if text != entry.commentary and other and other != language[:2]:
            # headline and summary may have been written in the language of the clipping
            theirs = dictionaries.known_in(other)
            if theirs is None:
                continue
            asked = dictionaries.any_of((known, theirs))
        if text.strip() and (wrong := misspelt(text, asked, said, language)):
            words = _("The {where} of “{name}” may be misspelt: {words}. Correct it.")
            name = entry_name(entry, clipping.draft)
            yield Finding(entry.id, "misspelt", words.format(where=where, name=name, words=_listed(wrong)))


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _missing(language: str) -> str:
    if not dictionaries.installed():
        return _("Spelling was not checked: Clipper's extra “spelling” is not installed.")
    said = _("Spelling was not checked: this computer has no Hunspell dictionary for the language “{language}”.")
    return said.format(language=language)
