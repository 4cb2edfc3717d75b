"""Small widgets that every pane may use; none knows a clipping."""
