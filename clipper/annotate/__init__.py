"""One text and its marks: anchors, spans and quotes."""
