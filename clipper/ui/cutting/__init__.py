"""Cut out: regions drawn on pages in reading order, read as they settle, filed as a clipping."""
