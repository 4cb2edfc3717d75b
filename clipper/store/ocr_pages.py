"""What OCR read on the pages of kept files: remembered and not journaled, for it can be read again at any time."""

import zlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from clipper.model.clipping import RecognisedPage
from clipper.store.connection import Connection


def keep(connection: Connection, pages: Iterable[tuple[str, RecognisedPage]]) -> None:
    """Keep what was read on pages of files (SHA-256, hexadecimal), within the change that is open."""
    connection.run_many(
        """INSERT INTO ocr_pages (sha256, page, language, engine, layer) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (sha256, page) DO UPDATE SET language = excluded.language, engine = excluded.engine,
           layer = excluded.layer""",
        [(bytes.fromhex(name), p.page, p.language, p.engine, zlib.compress(p.layer.encode(), 6)) for name, p in pages],
    )


class OcrPages:
    """The pages of a library whose words were recognised."""

    def __init__(self, connection: Connection, aside: Callable[[], AbstractContextManager[None]]) -> None:
        """`aside` opens a change that is remembered and not undone."""
        self._connection = connection
        self._aside = aside

    def of(self, sha256: str, page: int) -> str | None:
        """What was remembered of a page (from 0) of a kept file (SHA-256, hexadecimal); None where nothing was."""
        found = self._connection.value(
            "SELECT layer FROM ocr_pages WHERE sha256 = ? AND page = ?", (bytes.fromhex(sha256), page)
        )
        try:
            return None if found is None else zlib.decompress(found).decode()
        except (zlib.error, UnicodeDecodeError):
            return None

    def pages(self, sha256: str) -> tuple[int, ...]:
        """The pages of a kept file of which something is remembered, in their order."""
        return tuple(
            self._connection.column(
                "SELECT page FROM ocr_pages WHERE sha256 = ? ORDER BY page", (bytes.fromhex(sha256),)
            )
        )

    def remember(self, sha256: str, page: int, language: str, engine: str, layer: str) -> None:
        """Keep what an engine read on a page, instead of what was kept of it before."""
        with self._aside():
            keep(self._connection, [(sha256, RecognisedPage(page, language, engine, layer))])

    def forget(self, sha256: str) -> None:
        """Drop what is remembered of a file, so that it is read again."""
        with self._aside():
            self._connection.run("DELETE FROM ocr_pages WHERE sha256 = ?", (bytes.fromhex(sha256),))
