"""A field that completes what is typed in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def completer(field: QLineEdit, choices: Sequence[str]) -> QCompleter:
    """Let a field complete from choices by any part of them."""
    made = QCompleter(list(choices), field)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setMaxVisibleItems(9)
    popup = made.popup()
    assert popup is not None
    popup.setProperty("kind", "popup")
    popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    field.setCompleter(made)
    return made
