"""The library on screen: where things lie, and the list of clippings."""
