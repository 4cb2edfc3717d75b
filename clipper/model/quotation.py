"""Quotation: words of somebody that a text gives between marks, with who said them."""

from msgspec import Struct

from clipper.model.annotation import Anchor


class Quotation(Struct, frozen=True):
    """One passage between a pair of marks, without them; `confidence` is 0 to 1.

    A quotation that is interrupted ("…," she said, "…") or runs over paragraphs is several, each with the same speaker.
    """

    anchor: Anchor
    speaker: str
    """The full name where the text gives it, else the words for the speaker ("spokesperson for the ministry")."""
    title: str = ""
    """Office or trade as the text gives it ("US Trade Representative")."""
    confidence: float = 1.0

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.anchor.exact

    @property
    def start(self) -> int:
        """Code-point offset of the first word in `Body.text`."""
        return self.anchor.start

    @property
    def end(self) -> int:
        """Code-point offset after the last word."""
        return self.anchor.start + len(self.anchor.exact)


class Said(Struct, frozen=True):
    """Words of a speaker in one clipping of a library, found by machine or marked by a person."""

    clipping: int
    text: str
    start: int
    speaker: str
    title: str
    headline: str
    outlet: str
    day: str
    """Day of publication, else of filing (YYYY-MM-DD)."""
    annotation: int = 0
    """The mark it is accepted as; 0 where it was only found."""
    lost: bool = False
    """The words no longer stand in the clipping's text."""
    changed: bool = False
    """They were accepted, and other words stand in their place by now; `text` is what was accepted."""
