"""Lines for the desk above a piece of copy: envelope, slug and version, advisories; none is headline or text."""

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from clipper.importers.cleaning import line as one_line

_VERSION = (
    r"(?:(?:\d+(?:st|nd|rd|th)|urgent|new|first|second|third)?\s*-?\s*(?:ld|lead|add|insert|sub|take)s?(?:\s*-?\s*writethru)?"
    r"|writethru|abridged|correct(?:ive|ion|ed)|optional|kill|advisory|(?:update|wrapup|refile|repeat|rpt)\s*\d*)"
)
_AGENCY_SLUG = re.compile(
    r"^(?:[a-z]{1,2}\d{4}\s+)?(?:[a-z]\s+){0,3}"
    rf"(?P<slug>(?:(?:BC|AM|PM|AP|HFR)-(?:[A-Z]{{2,4}}(?:-[A-Z]{{2,4}})?--)?|[A-Z]{{2,4}}--)[A-ZÀ-Þ0-9][\w .'’&/-]*?)"
    rf"(?:,?\s+(?P<version>(?i:{_VERSION})))?(?:,\s*(?P<version2>(?i:{_VERSION})))?(?P<words>,\s*\d{{2,5}})?$"
)
_SLASH_SLUG = re.compile(
    rf"^(?P<slug>\w[\w&'’-]*(?: [\w&'’-]+){{0,2}}(?:/[\w&'’-]+(?: [\w&'’-]+){{0,2}}){{0,4}}/)"
    rf"\s*(?:\(?(?P<version>(?i:{_VERSION}))\)?)?\s*(?:=\s*\d+)?$"
)
_FRENCH_SLUG = re.compile(r"^(?P<slug>[A-ZÀ-Þ]{2,}(?:-[A-ZÀ-Þ0-9]{2,}){2,5})$")
"""AFP's keywords, joined by hyphens and nothing else."""
_KEY_SLUG = re.compile(
    rf"^(?P<slug>[A-Z0-9]{{2,}}(?:-[A-Z0-9]{{2,}})+)\s*(?:\((?P<version>(?i:{_VERSION}))\)\s*(?:=\s*\d+)?|=\s*\d+)$"
)
_CATCH = re.compile(
    r"^(?P<version>(?:add|insert|take|sub)\s+(?:\d{1,2}|[A-Z])|(?:first|second|third|fourth|\d+(?:st|nd|rd|th))\s+(?:add|take|insert)"
    r"|new\s+lead)\s*[-–—:]*\s+(?P<slug>[A-Z][\w'’]*(?:\s+[A-Z][\w'’]*){0,3})$",
    re.IGNORECASE,
)
"""The catch lines of a copy desk: "Add 2 Hotel Fire" (W. G. Bleyer, Newspaper Writing and Editing, 1913)."""
_ENVELOPE = re.compile(
    r"^(?:[Zz][Cc][Zz][Cc].{0,30}|[a-z]{2,4}\d{3,4}\s+\d\s+[a-z]{1,3}\s+\d{1,4}\s+\w{2,8}\b.{0,20}|[A-Z]{2,4}\d{3,4}\s+\d\s+[A-Z]{1,3}\s+\d{3,4}\s+.{3,20}"
    r"|[a-z]\d{4}\s*[-_]*|OTS\d{4}\s.{5,40}|RNS Number\s?:\s?\w{4,10}|(?:EQS|DGAP)-[\w-]+:\s.{5,120}Schlagwort.{3,60}|\d{2,4}[-/]\d{1,5}|[A-Z]{2,8}/\d{2,4}/\d{1,5}|\d{6}\s+(?:GMT|UTC|Z)\s+[A-Za-z]{3}\s+\d{2,4})$"
)
_TAG = re.compile(
    r"^(?:refile|repeat|rpt|urgent|eil|alert|alerte|flash|bulletin|kill|(?:bulletin|mandatory)\s+kill|(?:story\s+)?withdrawn|head(?:line)?s? to come"
    r"|(?:correct|recast)(?:s|ed|ion|ive)?|updated?(?:\s+\d+)?|(?:\d+(?:st|nd|rd|th)\s*)?(?:lead|ld|writethru|ld-writethru)"
    r"|add\s+\d+|take\s+\d+|attention|for\s+immediate\s+(?:release|use)|zur\s+sofortigen\s+veröffentlichung|pour\s+diffusion\s+immédiate|para\s+(?:su\s+)?(?:publicación|difusión)\s+inmediata"
    r"|(?:(?:press|news|media)\s+(?:release|statement)|pressemitteilung|presseaussendung|presseinformation|medienmitteilung|communiqué(?:\s+de\s+presse)?"
    r"|nota\s+de\s+(?:prensa|imprensa)|comunicado(?:\s+(?:de|à)\s+(?:prensa|imprensa))?|comunicato\s+stampa|persbericht|pressmeddelande|пресс-релиз)"
    r"(?:\s*(?:no|nr|n°|nº|n|num|№)?[.:#\s]*\d[\w/.-]{0,15})?)[\s.!=:/]*$",
    re.IGNORECASE,
)
_SAID = (
    r"adds?|updates?|updating|updated|recasts?|refiles?|corrects?|correcting|repeats?|removes?|writes|releads?|new throughout|eds?\b|fixes|clarifies"
    r"|berichtigung|korrektur|rectificati\w+|corrección|restores|deletes|drops|changes|minor edits|ajoute|actualis\w+|précis\w+|reprend|corrige\w*|mise à jour|rectifi\w+|complète"
    r"|neu\b|aktualisiert\w*|ergänzt\w*|korrigiert\w*|präzisiert\w*|berichtigt\w*|wiederholung|zusammenfassung"
    r"|añade|actualiza\w*|amplía|agrega|con más|aggiorna\w*|aggiunge|rettifica"
)
_ADVISORY = re.compile(
    r"^(?:(?:eds?|editors?)\s*:|editors?['’]?s?['’]?\s+notes?\s*(?:[:_–—]|-)|notes?\s+to\s+(?:editors|desks|subscribers)\s*[:_–—-]|attn\b|attention(?:\s+\w+){0,4}\s*(?:[:–—]|\s-)"
    r"|advisory\s*[:–—]|with\s+(?:ap\s+|afp\s+)?(?:photos?|videos?|graphics?)\b[\w ,/]{0,60}[.!]?$|ap\s+(?:photo|video|graphic|audio)s?\b|please\s+(?:kill|disregard|withdraw)\b"
    r"|achtung\s+redaktionen|redaktionelle[rn]?\s+hinweis|note\s+aux?\s+(?:rédactions?|abonnés|clients)|nota\s+(?:a|para)\s+(?:los\s+)?(?:redactores|editores|abonados|la\s+redacción)"
    r"|this\s+story\s+(?:has\s+been|is|was)\s+withdrawn\b)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"^[(\[=]+\s*(?:{_SAID}|attn\b|(?:this|the)\s+(?:\w+\.?\s+\d{{1,2}}\s+)?(?:story|article|version|item)\b|(?:corrects|fixes)\b)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:(?:media|press|news)\s+)?(?:contacts?|enquiries|inquiries)(?:\s+(?:information|person|presse|de\s+prensa|stampa|details))?\s*:|^(?:for\s+(?:more|further)\s+information,?\s*(?:please\s+)?contact"
    r"|pressekontakt|ansprechpartner(?:in)?|rückfragen(?:\s+an)?|contatti|contactos?)\s*:",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"^(?:photos?|pictures?|images?|fotos?|bild|caption|photo caption|file photo|légende|bildunterschrift|pie de foto|foto|didascalia)\s*:\s+\S",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"^\s*(?:[\w.+-]+@[\w.-]+|(?:tel|phone|e-?mail|mobile?|fax|cell|office|www|https?)\b.{0,60}|\+?[\d ()./-]{7,25}|(?:[A-ZÀ-Þ][\w'’.-]+\s?){2,4}(?:,.{3,60})?)\s*$"
)
"""Lines of a contact: a name, a number, an address."""
_HEAD_TAG = re.compile(
    r"^(?P<tag>STORY WITHDRAWN|WITHDRAWN|KILL|REFILE|REPEAT|RPT|CORRECT(?:ED|ION|IVE)|UPDATED?|WRAPUP)\b[^a-zA-Z]{0,8}?[-–—:]"
)
"""Tags before a headline; agencies write them in capitals."""
_LINES = 4
"""Lines over which one advisory may run."""


class State(StrEnum):
    """What a version asks of those who have the earlier one."""

    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    CONTINUED = "continued"
    """An addition whose beginning moved before."""


class DeskLine(Struct, frozen=True):
    """What one line, or one advisory over several, says to the desk; `end` is the line after it."""

    note: str
    end: int
    slug: str = ""
    """The same for every version of a story."""
    version: str = ""


def desk_line(lines: Sequence[str], at: int) -> DeskLine | None:
    """The line for the desk that begins at `at`, None where headline or text stands."""
    text = one_line(lines[at])
    if len(text) > 300:
        return None
    if found := slug_of(text):
        return DeskLine(text, at + 1, *found)
    if _TAG.match(text) or _ENVELOPE.match(text):
        return DeskLine(text, at + 1, version=text.strip(" .!=") if _TAG.match(text) else "")
    if text[:1] in "([=" and _IN_BRACKETS.match(text):
        return _bracketed(lines, at)
    if _CONTACT.match(text) and len(text) < 120:
        end = next((n for n in range(at + 1, min(at + 6, len(lines))) if not _REACHED.search(lines[n])), at + 1)
        return DeskLine(one_line(" ".join(lines[at:end])), end)
    if _ADVISORY.match(text) or (at and _PICTURE.match(text)):
        end = _end_of_advisory(lines, at)
        return DeskLine(one_line(" ".join(lines[at:end])), end)
    return None


def is_contact(text: str) -> bool:
    """Whether a line names whom to ask ("Media contact: …"); below the first sentence it belongs to the text."""
    return bool(_CONTACT.match(text) or _PICTURE.match(text))


def slug_of(text: str) -> tuple[str, str] | None:
    """Slug and version, each as printed, of a slug line; None where the line is none."""
    if not 3 < len(text) <= 90:
        return None
    if ("--" in text or "-" in text[2:10]) and (found := _AGENCY_SLUG.match(text)):
        version = found["version"] or found["version2"] or ""
        if version or found["words"] or "--" in found["slug"] or found["slug"].startswith("BC-"):
            return slug_key(found["slug"]), version
    for form, needed in ((_SLASH_SLUG, "/" in text), (_KEY_SLUG, "-" in text and ("(" in text or "=" in text))):
        if needed and (found := form.match(text)):
            return slug_key(found["slug"]), found["version"] or ""
    if french := _FRENCH_SLUG.match(text):
        return slug_key(french["slug"]), ""
    found = _CATCH.match(text) if len(text) < 60 else None
    if found and found["slug"].istitle():
        return slug_key(found["slug"]), found["version"]
    return None


def slug_key(text: str) -> str:
    """A slug as every version of its story has it: without white space and slash at its end, at most 120 characters."""
    return one_line(text).rstrip(" /=")[:120]


def slug_and_version(text: str) -> tuple[str, str]:
    """The slug in the slug field of a machine format, and the version that some desks write into it."""
    return slug_of(one_line(text)) or (slug_key(text), "")


def states_of(headline: str, notes: Sequence[str], versions: Sequence[str]) -> frozenset[State]:
    """What the headline's tag, the versions and the advisories of a piece of copy ask for."""
    tag = _HEAD_TAG.match(headline)
    said = [(tag["tag"] if tag else "").lower(), *(one.lower() for one in versions)]
    found: set[State] = set()
    withdrawn = r"\b(?:withdrawn|withdraws|withdrawing|(?:bulletin|mandatory|please)\s+(?:kill|disregard|withdraw))\b"
    if any("withdrawn" in one or "kill" in one for one in said) or any(
        re.search(withdrawn, one, re.IGNORECASE) and len(one) < 200 for one in notes
    ):
        found.add(State.WITHDRAWN)
    if any(one.startswith("correct") for one in said) or any(re.match(r"[(\[]?\s*correct", one, re.I) for one in notes):
        found.add(State.CORRECTED)
    if any(re.match(r"(?:add|take|insert)\b|\S+\s+(?:add|take|insert)\b", one) for one in said):
        found.add(State.CONTINUED)
    return frozenset(found)


def headlines_withdrawn(headline: str, text: str) -> tuple[str, ...]:
    """The headlines of the story that a notice takes back: behind its own tag, or between quotation marks after "headlined"."""
    tag = re.match(r"(?i)(?:story\s+)?(?:withdrawn|kill)\b[^\w\"“]{1,8}(?P<rest>\S.{3,})", headline)
    found = [tag["rest"]] if tag else []
    found += [one[1] for one in re.finditer(r"(?i)\b(?:head(?:lin)?ed|titled|entitled)\s*[:,]?\s*[\"“]([^\"”\n]{4,200})[\"”]", f"{headline}\n{text[:2000]}")]  # fmt: skip
    return tuple(dict.fromkeys(one_line(one).rstrip(" .,") for one in found))


def _bracketed(lines: Sequence[str], at: int) -> DeskLine | None:
    """An advisory in brackets, closed on its line or on one of the next."""
    for end in range(at + 1, min(at + _LINES, len(lines)) + 1):
        if not lines[end - 1].strip():
            return None
        text = one_line(" ".join(lines[at:end]))
        if re.search(r"[)\]=]+\.?$", text):
            return DeskLine(text, end)
    return None


def _end_of_advisory(lines: Sequence[str], at: int) -> int:
    """The line after an advisory that runs on over hard-wrapped lines."""
    end = at + 1
    while end < min(at + _LINES, len(lines)) and lines[end].strip():
        before = lines[end - 1].rstrip()
        if len(before) < 45 or before.endswith((".", "!", "?", ")")) or lines[end][:1].isspace():
            break
        end += 1
    return end
