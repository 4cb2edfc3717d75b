"""Verbs a user can ask for, start to end; the only room that starts worker processes."""
