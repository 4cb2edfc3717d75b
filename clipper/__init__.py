"""Clipper, a desktop press-clipping manager: a clipping travels from file to Draft to Clipping to Document to file."""
