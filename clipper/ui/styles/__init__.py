"""Styles of briefings made in a library: a list of them, a form, and real pages of what the form says."""
