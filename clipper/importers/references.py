"""References: RIS, BibTeX, CSL-JSON, EndNote XML, and tags as PubMed, RefWorks and EndNote write them, each record an article of which the abstract is known."""

import json
import re
from collections.abc import Iterator

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import bibtex, csl, encoding, endnote, ris, tagged
from clipper.importers.base import file_name, media_type, original, suffix
from clipper.importers.cleaning import tame_name
from clipper.importers.reference_draft import Reference, draft_of
from clipper.model.clipping import Draft, Original
from clipper.model.intake import Source

name = "references"
media_types = (
    "application/x-research-info-systems",
    "application/x-bibtex",
    "application/vnd.citationstyles.csl+json",
    "text/x-bibtex",
    "application/x-endnote+xml",
    "application/nbib",
    "application/x-endnote-refer",
)
suffixes = (".ris", ".bib", ".bibtex", ".biblatex", ".csljson", ".nbib", ".enw")

_HEAD = 4096
_RIS, _BIBTEX, _CSL, _ENDNOTE = "RIS", "BibTeX", "CSL-JSON", "EndNote XML"
_TAGGED = (b"PMID", b"RT ", b"%0 ")
_LIKELY = re.compile(rb"(?:\A|[\r\n])[ \t\xef\xbb\xbf]*(?:TY[ \t]{1,3}-|@[A-Za-z]{3,15}\s*[{(])")


def recognises(source: Source) -> float:
    """By the line that begins a record."""
    kind = _kind(source)
    if not kind:
        return 0.0
    return 0.96 if suffix(source) in suffixes or media_type(source) in media_types or kind != _BIBTEX else 0.92


def _kind(source: Source) -> str:
    """The format, "" where it is none of these."""
    head = source.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in {b"[", b"{"}:
        return _CSL if csl.is_csl(source.data) else ""
    if head[:1] == b"<" or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        if endnote.is_endnote(source.data):
            return _ENDNOTE
    elif head.startswith(_TAGGED) and (
        kind := tagged.kind_of(encoding.decode(source.data[: 4 * _HEAD], source.charset)[0])
    ):
        return kind
    # Most texts are told apart by what is quickly looked for.
    start = source.data[:_HEAD]
    if b"TY" not in start and b"@" not in start and b"\x00" not in start:
        return ""
    if not _LIKELY.search(source.data[:_HEAD].replace(b"\x00", b"")):
        return ""
    text = encoding.decode(source.data[: 4 * _HEAD], source.charset)[0]
    return _RIS if ris.is_ris(text) else _BIBTEX if bibtex.is_bibtex(text) else ""


def read(source: Source) -> tuple[Draft, ...]:
    """A Draft for every record, with this record alone as its original; raises Rejected where there is none."""
    kind = _kind(source)
    drafts: list[Draft] = []
    lost: list[str] = []
    for raw, one in _records(source, kind):
        if one is None or not any((one.headline, one.abstract, one.url, one.outlet, one.notes)):
            lost.append(" ".join(raw.split())[:60])
        else:
            drafts.append(draft_of(one, kind, source, _original(source, kind, raw)))
    if not drafts:
        raise Rejected(_("There is no reference in this file that can be read. Nothing was filed."))
    if lost:
        told = _("{n} records could not be read: {names}").format(n=len(lost), names="; ".join(lost[:5]))
        drafts[0] = _warned(drafts[0], told if told.endswith(".") else f"{told}.")
    return tuple(drafts)


def _warned(draft: Draft, sentence: str) -> Draft:
    from msgspec.structs import replace

    return replace(draft, warnings=(*draft.warnings, sentence))


def _records(source: Source, kind: str) -> Iterator[tuple[str, Reference | None]]:
    if kind == _CSL:
        try:
            yield from (
                (json.dumps([one], ensure_ascii=False, indent=1), csl.reference(one))
                for one in csl.items(source.data, source.charset)
            )
        except (ValueError, RecursionError):
            return
        return
    if kind == _ENDNOTE:
        yield from endnote.records(source.data, source.charset)
        return
    text = encoding.decode(source.data, source.charset)[0]
    if kind in tagged.FORMATS:
        yield from tagged.records(text, kind)
        return
    yield from ris.records(text) if kind == _RIS else bibtex.records(text)


def _original(source: Source, kind: str, raw: str) -> Original | None:
    """The record by itself; None (the whole file) where its encoding is only guessed, and might have to be corrected."""
    if not raw or not encoding.decoded(source.data, source.charset)[2]:
        return None
    types = {_RIS: media_types[0], _BIBTEX: media_types[1], _CSL: media_types[2], _ENDNOTE: "application/x-endnote+xml",
             tagged.PUBMED.name: "application/nbib", tagged.ENDNOTE.name: "application/x-endnote-refer", tagged.REFWORKS.name: "text/plain"}  # fmt: skip
    return original(tame_name(file_name(source), "reference"), types[kind], raw.encode("utf-8", "replace"))
