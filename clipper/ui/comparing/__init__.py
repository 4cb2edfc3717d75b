"""Two clippings beside each other, word by word."""
