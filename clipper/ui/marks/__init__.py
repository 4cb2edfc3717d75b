"""What is done with many marks at once: written to a file, taken from one, and what their roles are called."""
