"""What the regions say: read from the words of their pages as soon as the regions have settled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clipper.model.cutting import Piece
from clipper.ui.cutting.page_reading import PageReading
from clipper.ui.cutting.regions import Regions

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.piece_texts import PieceText, WordPlace


class RegionWords(QObject):
    """Holds the last words of every region, until those of the regions as they are now have come."""

    came = Signal()

    def __init__(self, desk: "Desk", reading: PageReading, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading = reading
        self._texts: dict[int, tuple[Piece, PieceText]] = {}
        self._number = 0
        self.busy = False
        """Whether words are on their way."""

    def of(self, key: int) -> "PieceText | None":
        """What a region said when it was read last, None where it was not."""
        found = self._texts.get(key)
        return found[1] if found is not None else None

    def fresh(self, regions: Regions) -> bool:
        """Whether the words of all regions as they are now are known."""
        return all(self._texts.get(one.key, (None,))[0] == one.piece for one in regions.all) and not self.busy

    def texts(self, regions: Regions) -> "tuple[PieceText, ...]":
        """The words of the regions in their order; only where they are `fresh`."""
        return tuple(self._texts[one.key][1] for one in regions.all)

    def doubtful(self, regions: Regions) -> "list[tuple[int, WordPlace]]":
        """The words to be looked at, in reading order, each with the key of its region."""
        return [
            (one.key, word) for one in regions.all if (text := self.of(one.key)) is not None for word in text.doubtful
        ]

    def read(self, regions: Regions) -> None:
        """Read the regions whose pages are known; an answer to older regions is thrown away."""
        pages = {
            (one.piece.file.sha256, one.piece.page): words
            for one in regions.all
            if (words := self._reading.known(one.piece.file, one.piece.page)) is not None
        }
        known = [one for one in regions.all if (one.piece.file.sha256, one.piece.page) in pages]
        self._texts = {key: found for key, found in self._texts.items() if regions.get(key) is not None}
        self._number += 1
        number, self.busy = self._number, bool(known)
        if not known:
            self.came.emit()
            return

        def done(texts: "tuple[PieceText, ...]") -> None:
            if number == self._number:
                self._texts |= {one.key: (one.piece, text) for one, text in zip(known, texts, strict=True)}
                self.busy = False
                self.came.emit()

        def failed(problem: Exception) -> None:
            if number == self._number:
                self.busy = False
                self._desk.notices.error(problem)

        pieces = [one.piece for one in known]
        self._desk.jobs.read(
            lambda _library: _texts_of(pieces, pages), done, key=f"words of the regions {id(self)}", failed=failed
        )


def _texts_of(pieces: list[Piece], pages: dict) -> "tuple[PieceText, ...]":
    from clipper.workflows.piece_texts import read_pieces

    return read_pieces(pieces, pages)
