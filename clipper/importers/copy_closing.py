"""What agencies of many countries close their copy with: codes and stamps, notes for the desk, who wrote and who edited."""

import re
from collections.abc import Sequence

from msgspec import Struct

from clipper.importers.bylines import is_name
from clipper.importers.places import agency

_NOTEBOOK = re.compile(r"^\W{0,4}dpa-Notizblock\s*$")
"""Below it the German agency sets addresses and telephone numbers for the desk."""
_STAMP = re.compile(
    r"^(?:ISSN\s[\d\s-]{8,12}|\d{4}-\d{2}-\d{2}\s\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}-[A-Za-z]{3}-\d{2,4}\s\d{1,2}[:.]\d{2}|\d{1,2}/\d{1,2}/\d{2,4}\s\d{1,2}[:.]\d{2}"
    r"|[A-Z][a-z]{2,8} \d{1,2}, \d{4} \d{1,2}:\d{2} [A-Z]{2,4} \(\d{1,2}:\d{2} GMT\))$"
)
_CODES = re.compile(r"^\(?(?:[A-Z0-9]{2,6}(?:[-/ ][A-Z0-9]{2,6}){0,4}|[a-z0-9]{2,4}(?:/[a-z0-9]{2,4}){1,3})\)?$")
_CODE_LINES = 6
_MEDIA = re.compile(
    r"^(?:[(\[](?:con\s)?(?:fotos?|v[ií]deos?|audios?|gr[áa]ficos?|infograf[íi]as?|photos?|recursos?)[)\]][\s,]*){1,4}$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"^(?:◎\S.{0,30}\s)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
_PAIR = re.compile(r"^(?:/[A-Z]{2,4}/|[a-z]{2,4}(?: [a-z]{2,4}){1,3})$")
"""Initials of a desk without a sign between them: "mos jmi", "/HVA/"."""
_WIRE_SOURCE = re.compile(r"^SOURCE:?\s+(?P<name>[A-ZÀ-Þ].{1,80})$")
_WRITER = re.compile(
    r"^[(（\[【]?(?:autore?n?|autor(?:in|ka)?|pewarta|reporter|muhabir|haber|wartawan|laporan|kirjoittaja|szerző|автор|korespondent|redaktor(?:ka)?|記者|记者|撰文|文)\s?[:：]\s*(?P<who>[^\W\d_][^\d:：;]{2,60}?)[)）\]】]?\.?$",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"^(?:edited by|editado por|edição de)\s[A-ZÀ-Þ][^\d:;]{3,50}$|^[(（\[【]?(?:editora?|editör|editore|penyunting|redigering|redaktion|redakcja|责编|責編|编辑|編輯|责任编辑|校對|redazione)\s?[:：]\s*[^\d:：;]{2,60}?[)）\]】]?\s*\d{0,8}$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?<=[.!?…”\"»“’)。」』])\s*(?:(?P<end>Enditem|■|-0-|/\.(?=\s*$)|[（(](?:完|了|终|終|끝)[)）])|(?P<desk>/[a-z]{2,3}/(?:[A-Z]{2}/)?[a-z]{2,4}|[（(](?:编辑|編輯|责编|責編)[：:][^()（）]{2,20}[)）]\d{0,8})"
    r"|©\s?(?P<owner>[A-Z][\w-]{1,12})|(?:…|\.{3})?\s?\(?(?<=[(…])(?P<agency>[^()\d\s][^()\d]{1,20})\)?(?:\(www\.[^()\s]{3,30}\))?|[（【](?P<who>[\u4e00-\u9fff々]{2,5}(?:[、・][\u4e00-\u9fff々]{2,5}){0,3})[）】])\s*$"
)


class Closing(Struct, frozen=True):
    """What one closing line, or the end of the last sentence, says; `kept` is what goes into the note."""

    kept: str = ""
    byline: str = ""
    credit: str = ""
    outlet: str = ""
    end_mark: bool = False
    cut: int = 0
    """Where it begins, if it stands behind a sentence."""


def without_notebook(lines: Sequence[str]) -> tuple[list[str], str]:
    """The lines without the desk's notebook below a text, and the notebook."""
    for at in range(len(lines) // 3, len(lines)):
        if "Notizblock" in lines[at] and _NOTEBOOK.match(lines[at]):
            return list(lines[:at]), "\n".join(one.strip() for one in lines[at:] if one.strip())
    return list(lines), ""


def codes_below(lines: Sequence[str]) -> int:
    """How many of the last lines are a block of codes with a stamp among them ("XYZ-MC", "2025-11-03 12:30", "POL"); 0 if none."""
    count, stamped = 0, False
    for one in reversed(lines):
        text = one.strip()
        if not text or count == _CODE_LINES or not (_STAMP.match(text) or _CODES.match(text)):
            break
        stamped = stamped or bool(_STAMP.match(text))
        count += 1
    return count if stamped and count < len(lines) - 1 else 0


def closing(last: str, lines: Sequence[str]) -> Closing | None:
    """What a last line says that is no text; `lines` are those of the copy down to it."""
    if re.fullmatch(r"[a-z]{2,3}", last) and not lines[-2].strip():
        return Closing(kept=last)
    if re.fullmatch(r"[A-Z]{2,4}", last) and agency(next((one for one in reversed(lines[:-1]) if one.strip()), "")):
        return Closing(kept=last)
    if (bare := last.strip("()[]-–—=/. ")) and len(bare) <= 25 and bare[:1].isupper() and bare in _bracketed(lines):
        return Closing(kept=last)
    if re.fullmatch(r"[=_*-]{4,}", last):
        return Closing()
    if _MEDIA.match(last) or _MAIL.match(last) or _EDITOR.match(last) or (_PAIR.match(last) and _is_signed(lines)):
        return Closing(kept=last)
    if found := _WIRE_SOURCE.match(last):
        return Closing(kept=last, outlet="" if agency(found["name"]) else found["name"])
    if found := _WRITER.match(last):
        return Closing(byline=last)
    if last.startswith(("(END)", "(End)")) and (known := agency(last[5:].strip())):
        return Closing(kept=last, credit=known, end_mark=True)
    return None


def _is_signed(lines: Sequence[str]) -> bool:
    """Whether an agency stands in brackets near the top: its desk signs with bare initials."""
    return any(agency(one) for one in re.findall(r"[(/]([^()/\d]{2,25})[)/]", "\n".join(lines[:12])[:2000]))


def _bracketed(lines: Sequence[str]) -> frozenset[str]:
    """What stands in brackets or between slashes near the top of the copy: the agency, whether a list knows it or not."""
    return frozenset(
        one.strip() for one in re.findall(r"[(/]([^()/\d]{2,25})[)/]\.?\s*[-–—=:]", "\n".join(lines[:12])[:2000])
    )


def behind_sentence(last: str, lines: Sequence[str]) -> Closing | None:
    """An end mark, initials, an agency or a name in brackets right behind the last sentence."""
    found = _INLINE.search(last[-60:])
    if not found:
        return None
    cut = len(last) - len(last[-60:]) + found.start()
    known = agency(found["agency"] or found["owner"] or "")
    named = found["agency"] or found["owner"] or ""
    if not cut or (named and not known and named not in _bracketed(lines)):
        return None
    return Closing(found["desk"] or "", found["who"] or "", known, end_mark=bool(found["end"]), cut=cut)


def is_signature(last: str, lines: Sequence[str]) -> bool:
    """Whether a line is the writer's name alone, below a blank line and the text's last sentence."""
    if len(lines) < 4 or lines[-2].strip() or len(last) > 60 or not is_name(last):
        return False
    above = next((one.strip() for one in reversed(lines[:-1]) if one.strip()), "")
    return len(above.split()) > 6 and bool(re.search(r"[.!?…][\"'”’»)]*$", above))
