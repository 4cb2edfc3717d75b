"""One file a format, a Document in, bytes out; never reads a library."""
