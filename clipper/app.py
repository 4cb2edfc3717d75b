"""The desktop: finds the library, opens the window, and sees to it that nothing fails in silence."""

import gc
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from clipper.i18n import _
from clipper.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from clipper.ui.session import Session


def main(library: str | None = None) -> int:
    """Run the desktop on `library`, else on the one opened last, until its window is closed; 2 where there is no display."""
    if not has_display():
        print(_("There is no display here. Try “clipper demo”, or “clipper --help” for all commands."), file=sys.stderr)
        return 2
    app, session = begun(remembers=True)
    sys.excepthook = lambda kind, error, trace: report(session, kind, error, trace)
    session.open(Path(library)) if library else session.begin()
    return app.exec()


def begun(settings: Settings | None = None, *, remembers: bool = False) -> "tuple[QApplication, Session]":
    """The application and its session, in the order that brings the first rows soonest.

    `settings` are used instead of this machine's, which are then left alone; `remembers` keeps the window's geometry.
    """
    # from here on `ui/memory.py` says when
    gc.disable()
    # what needs no Qt comes first: once Qt is there, every import takes a way round through it
    from clipper.store import library as _library  # noqa: F401, I001
    from PySide6.QtCore import QSettings
    from clipper.ui.session import Session

    app = application()
    kept = QSettings("Clipper", "Clipper") if remembers else None
    return app, Session(app, kept=kept, settings=settings, keep=settings is None)


def has_display() -> bool:
    """Whether a window can be shown: on Linux a display must be named, unless Qt was told what to draw on."""
    if not sys.platform.startswith(("linux", "freebsd")) or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application() -> "QApplication":
    """The QApplication, named and in Fusion before any widget stands."""
    from PySide6.QtWidgets import QApplication

    # asking for the style by name afterwards would hand it back, and make all of QStyle's names on the way
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Clipper")
    app.setApplicationDisplayName("Clipper")
    app.setDesktopFileName("clipper")
    return app


def report(session: "Session", kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show an unexpected failure in the window; where there is none, let Python say it."""
    desk = session.desk
    if desk is None or issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        desk.notices.error(error)
