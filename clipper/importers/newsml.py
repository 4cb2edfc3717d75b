"""NewsML: messages, packages and items of agencies in XML (IPTC NewsML-G2 2.x, and NewsML 1.x)."""

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.markup import name_of, root_name, tree_of
from clipper.importers.newsml_g2 import drafts_of_g2
from clipper.importers.newsml_one import drafts_of_one
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "NewsML"
media_types = ("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml", "application/vnd.iptc.g2.packageitem+xml",
               "application/vnd.iptc.newsml+xml")  # fmt: skip
suffixes = (".newsml", ".newsmlg2")

_G2 = {"newsmessage", "newsitem", "packageitem"}


def recognises(source: Source) -> float:
    """By the name of the root element."""
    return (
        0.97
        if root_name(source.data, b"newsml", b"newsitem", b"newsmessage", b"packageitem") in _G2 | {"newsml"}
        else 0.0
    )


def read(source: Source) -> tuple[Draft, ...]:
    """Every text item in the order of its package; raises Rejected where there is none."""
    root, whole = tree_of(source.data, source.charset)
    found = drafts_of_one(root, source, whole) if name_of(root) == "newsml" else drafts_of_g2(root, source, whole)
    if not found:
        raise Rejected(_("There is no article in this NewsML file. Nothing was filed."))
    return found
