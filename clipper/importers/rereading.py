"""Reading kept bytes once more, with the encoding of their letters chosen by hand."""

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import mhtml, registry
from clipper.importers.encoding import in_encoding
from clipper.model.clipping import Draft
from clipper.model.intake import Source

_OF_LETTERS = ("text", "web")
"""Importers whose whole file is text in one encoding."""


def read_in(source: Source, encoding: str = "") -> tuple[Draft, ...]:
    """The Drafts of a source, its bytes taken to be of the named encoding; "" finds it out as at first.

    Raises Rejected where the encoding is unknown or the format has none to choose.
    """
    if not encoding:
        return registry.read(source)
    reader = registry.reader_for(source)
    if reader is mhtml:
        return mhtml.read_in(source, encoding)
    if str(getattr(reader, "__name__", "")).rsplit(".", 1)[-1] not in _OF_LETTERS:
        raise Rejected(
            _("The encoding of this kind of file ({kind}) cannot be chosen; it says so itself.").format(
                kind=reader.name
            )
        )
    marked = replace(source, data=in_encoding(source.data, encoding), charset="utf-8")
    return reader.read(marked)
