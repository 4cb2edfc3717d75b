"""Tidying: what is let go of is freed soon; what has stood for long is looked at only while nobody works here."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from clipper.ui.memory import Memory


class Ring:
    """Refers to itself, so that counting references alone never frees it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def memory(qapp: QApplication) -> Iterator[Memory]:
    parent, was = QObject(), gc.isenabled()
    yield Memory(parent)
    gc.unfreeze()
    if was:
        gc.enable()


def full(memory: Memory) -> None:
    """Make young things until the old ones are looked at too, as an hour of work does."""
    for _turn in range(2 + 12 * 12):
        kept = [[] for _n in range(800)]
        memory.tidy()
        del kept


def test_what_is_let_go_of_is_freed_and_what_has_stood_waits_until_nobody_looks(memory: Memory) -> None:
    old = Ring()
    was_old = weakref.ref(old)
    memory.tidy()
    young = Ring()
    was_young = weakref.ref(young)
    del old, young
    full(memory)
    assert was_young() is None
    assert was_old() is not None and gc.get_freeze_count() > 1000
    memory.tidy_all()
    assert was_old() is None
