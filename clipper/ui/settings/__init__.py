"""The first screen and the preferences."""
