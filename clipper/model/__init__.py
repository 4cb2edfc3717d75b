"""Nouns only: frozen values with no behaviour beyond reading themselves; imports nothing but the ground."""
