"""Worker processes rest between two tasks, and end when nobody needed them for a while or something went wrong."""

import os
from collections.abc import Iterator

import pytest

from clipper.progress import Cancelled
from clipper.workflows.resting import Resting, resting
from clipper.workflows.workers import borrowed, pool


@pytest.fixture
def own() -> Iterator[Resting]:
    made = Resting()
    yield made
    made.dismiss()


def process() -> int:
    with borrowed() as mine:
        return mine.schedule(os.getpid).result()


def test_the_next_task_goes_to_the_process_that_rests() -> None:
    first = process()
    assert first != os.getpid()
    assert process() == first
    with pytest.raises(Cancelled), borrowed():
        raise Cancelled
    assert process() != first, "what broke off may still be at work"


def test_they_rest_for_a_while_only_and_no_more_than_two_of_a_kind(own: Resting) -> None:
    pools = [pool(1) for _ in range(3)]
    for one in pools:
        own.give("kind", one)
    assert [one.active for one in pools] == [True, True, False]
    own.dismiss(after=60.0)
    assert pools[0].active
    assert own.take("kind", lambda: pytest.fail("one rests")) is pools[1]
    pools[1].stop()
    pools[1].join()
    own.dismiss()
    assert not pools[0].active


def test_a_pool_that_has_ended_is_never_handed_out(own: Resting) -> None:
    ended, fresh = pool(1), pool(1)
    assert ended.active
    own.give("kind", ended)
    ended.stop()
    ended.join()
    assert own.take("kind", lambda: fresh) is fresh
    fresh.stop()
    fresh.join()


def test_all_of_this_process_is_one() -> None:
    assert resting() is resting()
