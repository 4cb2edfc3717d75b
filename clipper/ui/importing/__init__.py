"""From a drop to the report of what became of it."""
