"""Styles of briefings made on this machine: a list of them, a form, and real pages of what the form says."""
