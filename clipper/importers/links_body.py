"""The text of a clipping of which only the address is known: that address, to be followed."""

from clipper.model.body import Body, Span, SpanKind, paragraph


def link_body(url: str) -> Body:
    """One paragraph with the address as a link; no text at all without an address."""
    if not url.startswith("http"):
        return Body()
    return Body((paragraph(url, Span(0, len(url), SpanKind.LINK, url)),))
