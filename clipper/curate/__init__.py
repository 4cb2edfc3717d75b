"""Choosing, ordering, grouping and composing many clippings."""
