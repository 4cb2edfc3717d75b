"""Formats that the name of a file gives away and that no importer reads."""

from clipper.i18n import _

_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_MAILS = (".pst", ".ost")


def _kinds() -> dict[str, tuple[str, ...]]:
    """Formats in the user's words and the endings of their files."""
    return {
        _("Excel workbooks"): (".xls", ".xlsx", ".xlsm", ".xlsb", ".xlt", ".xltx"),
        _("PowerPoint presentations"): (".ppt", ".pptx", ".pptm", ".pps", ".ppsx", ".potx"),
        _("Old Word documents"): (".doc", ".dot"),
        _("OpenDocument spreadsheets"): (".ods",),
        _("OpenDocument presentations"): (".odp",),
        _("Pages documents"): (".pages",),
        _("Numbers spreadsheets"): (".numbers",),
        _("Keynote presentations"): (".key",),
        _("WordPerfect documents"): (".wpd",),
        _("Works documents"): (".wps",),
        _("Publisher documents"): (".pub",),
        _("InDesign documents"): (".indd", ".idml"),
        _("E-books"): (".epub", ".mobi", ".azw3"),
        _("Outlook files"): _MAILS,
        _("Archives"): _ARCHIVES,
    }


_LIBRARIES = (
    (b"<mods", {"mods", "modscollection"}, "MODS XML"),
    (b'xmlns:z="http://www.zotero.org', {"rdf"}, "Zotero RDF"),
    (b"pubmedarticle", {"pubmedarticleset", "pubmedarticle"}, "PubMed XML"),
    (b"<refworks", {"refworks"}, "RefWorks XML"),
    (b"schemas.openxmlformats.org/officedocument/2006/bibliography", {"sources"}, "Word bibliography"),
)
"""What stands near the beginning of references in formats that no importer reads, their outermost elements, and their names."""


def reference_refusal(data: bytes) -> str:
    """Why references in one of these formats are refused, and what to export instead; "" for everything else."""
    start = data[:8192].lower()
    for sign, roots, kind in _LIBRARIES:
        if sign in start:
            from clipper.importers.markup import root_name

            if root_name(data, sign) in roots:
                return _(
                    "References as {kind} cannot be read: export them as RIS, BibTeX or EndNote XML and import that."
                ).format(kind=kind)
    return ""


def refusal(ending: str) -> str:
    """Why a file with this ending (lower case, with the dot) is refused, and what to do; "" where it may be read."""
    kind = next((one for one, endings in _kinds().items() if ending in endings), "")
    if not kind:
        return ""
    if ending in _ARCHIVES:
        said = _("{kind} ({ending}) cannot be read: unpack it and import what is in it.")
    elif ending in _MAILS:
        said = _("{kind} ({ending}) cannot be read: save the mail as .eml and import that.")
    else:
        said = _("{kind} ({ending}) cannot be read: save it as PDF or .docx and import that.")
    return said.format(kind=kind, ending=ending)
