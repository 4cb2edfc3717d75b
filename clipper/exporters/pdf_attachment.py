"""A file inside a PDF (ISO 32000-1, 7.11.4 Embedded file streams): the list of its items, for a spreadsheet."""

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc


def attach(canvas: Any, name: str, content: bytes, media_type: str, description: str, day: str) -> None:
    """Put a file into the document a canvas writes; `day` is YYYY-MM-DD, the same for the same issue."""
    document = canvas._doc
    stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
    facts = {"Size": len(content), "CheckSum": f"<{digest}>"}
    stamp = day.replace("-", "")
    if stamp.isdigit() and len(stamp) == 8:
        facts["ModDate"] = pdfdoc.PDFString(f"D:{stamp}000000Z")
    stream.dictionary["Type"] = "/EmbeddedFile"
    stream.dictionary["Subtype"] = "/" + media_type.replace("/", "#2F")
    stream.dictionary["Params"] = pdfdoc.PDFDictionary(facts)
    specification = pdfdoc.PDFDictionary(
        {
            "Type": "/Filespec",
            "F": pdfdoc.PDFString(name),
            "UF": pdfdoc.PDFString(name),
            "Desc": pdfdoc.PDFString(description),
            "EF": pdfdoc.PDFDictionary({"F": document.Reference(stream, "attached-file")}),
        }
    )
    names = pdfdoc.PDFArray([pdfdoc.PDFString(name), document.Reference(specification, "attached-specification")])
    document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": names})})
