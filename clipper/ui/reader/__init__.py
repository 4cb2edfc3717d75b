"""The reader: one clipping set as print sets it, its marks, its notes and its details."""
