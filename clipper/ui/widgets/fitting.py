"""Windows that fit their screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def fitting(size: QSize, window: QWidget) -> QSize:
    """The size a window begins with: no larger than what is free of its screen."""
    return size.boundedTo(window.screen().availableGeometry().size())


def fit_frame(window: QWidget) -> None:
    """Make a window that stands smaller where the frame the system puts round it would not fit its screen."""
    if not window.isMaximized() and not window.isFullScreen():
        frame = window.frameGeometry().size() - window.size()
        window.resize(window.size().boundedTo(window.screen().availableGeometry().size() - frame))
