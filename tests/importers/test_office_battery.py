"""Word processors' and mail programs' files, whole and broken off anywhere."""

from collections import Counter

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.office_samples import OFFICE
from tests.importers.test_battery import POINTS, check

READERS = {".rtf": "rtf", ".odt": "odt", ".fodt": "odt", ".msg": "msg", ".eml": "mail"}


def read(name: str, data: bytes) -> tuple[Draft, ...]:
    return registry.read(Source(name, data))


def words(drafts: tuple[Draft, ...]) -> Counter[str]:
    return Counter(word for draft in drafts for word in f"{draft.headline} {draft.body.text}".split())


@pytest.mark.parametrize("name", OFFICE)
def test_it_is_told_by_its_bytes_whatever_it_is_called(name: str) -> None:
    wanted = READERS[name[name.rindex(".") :]]
    for called in (name, "article", "article.doc"):
        assert registry.reader_for(Source(called, OFFICE[name])).__name__.endswith(f".{wanted}")  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", OFFICE)
def test_a_second_reading_is_the_first(name: str) -> None:
    drafts = read(name, OFFICE[name])
    for draft in drafts:
        check(draft)
    assert read(name, OFFICE[name]) == drafts


@pytest.mark.parametrize("name", OFFICE)
def test_broken_off_anywhere_it_is_read_or_refused_and_never_makes_words_up(name: str) -> None:
    data = OFFICE[name]
    whole = words(read(name, data))
    for point in range(POINTS):
        try:
            drafts = read(name, data[: len(data) * point // POINTS])
        except Rejected as refused:
            assert str(refused)[0].isupper() and str(refused).endswith(".")
            continue
        assert drafts
        for draft in drafts:
            check(draft)
        assert sum((words(drafts) - whole).values()) <= 40, (
            "what is new can only be the broken end, or the head read as text"
        )
