"""The layer of recognised words made again from a kept original, for showing and searching its pages."""

from clipper.importers import image, pdf
from clipper.importers.pictures import frames, is_picture
from clipper.model.intake import Ocr, Source
from clipper.pages.ocr_layer import OcrLayer


def layer_of(source: Source, wish: Ocr) -> OcrLayer:
    """What is read on the pictured pages of a picture or PDF; no pages for anything else or without an engine.

    It takes seconds a page: ask in a worker process. Raises Rejected where the original cannot be opened.
    """
    if is_picture(source.data[:32]):
        return image.recognised_on(frames(source.data), wish).layer
    if pdf.recognises(source) < 0.9:
        return OcrLayer("", "")
    from clipper.pages import render

    with render.opened(source.data) as document:
        sheets, _warnings = pdf.sheets_of(document)
        return pdf.recognised_on(document, pdf.pictured(sheets), wish).layer
