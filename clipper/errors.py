"""What can go wrong through the world's fault, each said in one plain sentence for the user."""


class ClipperError(Exception):
    """The world's fault: the message says in one sentence what is so and what to do."""


class Rejected(ClipperError):
    """An input that cannot be filed; it costs this input only."""


class LibraryError(ClipperError):
    """A library that cannot be opened or written as asked."""


class LibraryMissing(LibraryError):
    """No library stands at the given place."""


class LibraryLocked(LibraryError):
    """Another Clipper writes in this library; reading is offered.

    `host` and `pid` name the other process (pid 0 where the lock file could not be read).
    """

    def __init__(self, message: str, host: str = "", pid: int = 0) -> None:
        super().__init__(message)
        self.host = host
        self.pid = pid


class LibraryDamaged(LibraryError):
    """The library's database is zero-length, foreign or damaged."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer Clipper."""


class LibraryBusy(LibraryError):
    """The library is being written this very moment; ask again in 50 ms."""
