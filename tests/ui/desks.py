"""Libraries of made-up clippings, and waiting for a desk to have nothing under way."""

from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, MediaType, Published
from clipper.store.library import Library
from clipper.ui.desk import Desk

WORDS = [
    "The",
    "framework",
    "was",
    "agreed",
    "in",
    "London",
    "after",
    "two",
    "days",
    "of",
    "talks",
    "on",
    "rare",
    "earths",
    "and",
    "tariffs",
]


def draft(number: int) -> Draft:
    """A made-up clipping: every one of another day, from one of seven outlets."""
    day = f"20{10 + number // 336 % 16:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    words = " ".join(WORDS[(number + n) % len(WORDS)] for n in range(40))
    return Draft(
        headline=f"Headline {number} on ports and rare earths",
        body=Body((paragraph(f"{words} number{number}."),)),
        outlet=f"Outlet {number % 7}",
        media_type=tuple(MediaType)[number % len(MediaType)],
        published=Published(day, day),
        language="en",
    )


def filled(path: Path, number: int) -> Path:
    """A library of `number` clippings, closed."""
    with Library.create(path) as library:
        batch = library.new_batch("Made up")
        for start in range(0, number, 250):
            library.file([draft(n) for n in range(start, min(start + 250, number))], batch=batch)
    return path


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every job, deed, answer and joined announcement has come in."""

    def quiet() -> bool:
        return desk.idle

    qtbot.waitUntil(quiet, timeout=20_000)


def said(desk: Desk) -> Sequence[str]:
    """What the notices said, oldest first."""
    return [notice.text for notice in desk.notices.recorded]
