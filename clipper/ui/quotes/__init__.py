"""Quotations in the window: offered beside the text, and the board of who said what; no pane knows another."""
