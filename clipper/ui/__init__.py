"""Pixels and keys: the only room that knows Qt."""
