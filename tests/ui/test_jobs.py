"""Threads: what is asked for is done elsewhere and answered here, in order, and late answers are thrown away."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desks import said, settle
from pytestqt.qtbot import QtBot

from clipper.errors import ClipperError, LibraryLocked
from clipper.model.changes import Changes
from clipper.model.clipping import Status
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.ui.desk import Desk, joined
from clipper.ui.jobs import Job, State
from clipper.ui.notices import Tone


@pytest.fixture
def desk(made_library: Callable[[int], Path], open_desk: Callable[..., Desk]) -> Desk:
    return open_desk(made_library(20))


def test_a_deed_runs_beside_the_window_and_answers_in_it(desk: Desk, qtbot: QtBot) -> None:
    here, seen = threading.get_ident(), []

    def deed(library: Library) -> int:
        seen.append(threading.get_ident())
        library.clippings.star([1], True)
        return 7

    with qtbot.waitSignal(desk.changed) as told:
        desk.jobs.change("Star", deed, lambda value: seen.append((value, threading.get_ident())))
    settle(qtbot, desk)
    assert seen[0] != here
    assert seen[1] == (7, here)
    assert told.args is not None and told.args[0].clippings == frozenset({1})
    assert desk.library.clippings.rows([1])[1].starred
    assert desk.undo_name == "Star"


def test_undo_and_redo_go_over_everything(desk: Desk, qtbot: QtBot) -> None:
    desk.jobs.change("Tag", lambda library: library.tags.put([1, 2], "Energy/Oil"))
    settle(qtbot, desk)
    desk.undo()
    settle(qtbot, desk)
    assert desk.library.tags.paths() == ()
    assert (desk.undo_name, desk.redo_name) == (None, "Tag")
    desk.redo()
    settle(qtbot, desk)
    assert desk.library.tags.paths() == ("Energy", "Energy/Oil")
    assert any("Tag" in text for text in said(desk))


def test_a_failing_deed_changes_nothing_and_is_told(desk: Desk, qtbot: QtBot) -> None:
    def deed(library: Library) -> None:
        library.clippings.star([1], True)
        raise ClipperError("The disk is full.")

    desk.jobs.change("Star", deed)
    settle(qtbot, desk)
    assert not desk.library.clippings.rows([1])[1].starred
    assert desk.notices.recorded[-1].tone is Tone.FAILED
    assert said(desk)[-1] == "The disk is full."


def test_a_bug_is_told_with_a_report(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log" / "clipper.log"
    monkeypatch.setattr("clipper.paths.log_file", lambda: log)
    desk.jobs.change("Star", lambda library: library.no_such_verb())  # pyright: ignore[reportAttributeAccessIssue]
    settle(qtbot, desk)
    notice = desk.notices.recorded[-1]
    assert notice.tone is Tone.BUG
    assert "no_such_verb" in notice.report


def test_an_answer_that_fails_is_told_too(desk: Desk, qtbot: QtBot) -> None:
    def broken(_ids: object) -> None:
        raise ClipperError("The list cannot be shown.")

    desk.jobs.read(lambda library: library.clippings.counts(), broken, key="counts")
    settle(qtbot, desk)
    assert said(desk)[-1] == "The list cannot be shown."


def test_a_newer_question_voids_the_older_one(desk: Desk, qtbot: QtBot) -> None:
    gate, answers = threading.Event(), []
    desk.jobs.read(lambda _library: gate.wait(10), lambda _done: None, key="gate")
    desk.jobs.read(lambda _library: "old", answers.append, key="list")
    desk.jobs.read(lambda _library: "new", answers.append, key="list")
    gate.set()
    settle(qtbot, desk)
    assert answers == ["new"]


def test_her_own_edits_go_before_a_jobs_next_deed(desk: Desk, qtbot: QtBot) -> None:
    gate, order = threading.Event(), []

    def work(_progress: Progress) -> Iterator[None]:
        handed = [desk.jobs.hand_over("Job", lambda _library, n=n: order.append(f"job {n}")) for n in range(3)]
        asked.set()
        for one in handed:
            one.result(10)
        yield None

    asked = threading.Event()
    desk.jobs.change("Hold", lambda _library: gate.wait(10))
    desk.jobs.start("Work", work)
    assert asked.wait(10)
    desk.jobs.change("Hers", lambda _library: order.append("hers"))
    gate.set()
    settle(qtbot, desk)
    assert order == ["hers", "job 0", "job 1", "job 2"]


def test_a_job_may_have_only_four_deeds_waiting(desk: Desk, qtbot: QtBot) -> None:
    gate, handed = threading.Event(), []

    def work(progress: Progress) -> Iterator[None]:
        for n in range(6):
            progress.step(n, 6)
            desk.jobs.hand_over("Job", lambda _library: None)
            handed.append(n)
        yield None

    desk.jobs.change("Hold", lambda _library: gate.wait(10))
    desk.jobs.start("Work", work)
    qtbot.waitUntil(lambda: len(handed) == 4, timeout=5_000)
    qtbot.wait(50)
    assert handed == [0, 1, 2, 3]
    gate.set()
    settle(qtbot, desk)
    assert handed == [0, 1, 2, 3, 4, 5]


def test_a_job_yields_in_the_window_and_ends(desk: Desk, qtbot: QtBot) -> None:
    here, items, ends = threading.get_ident(), [], []

    def work(progress: Progress) -> Iterator[int]:
        for n in range(5):
            progress.step(n, 5, f"file {n}")
            yield n

    job = desk.jobs.start("Reading", work, lambda n: items.append((n, threading.get_ident())), ends.append)
    settle(qtbot, desk)
    assert items == [(n, here) for n in range(5)]
    assert ends == [job]
    assert job.state is State.DONE
    desk.jobs.clear()
    assert desk.jobs.shown == []


def test_a_job_can_be_stopped_and_keeps_what_it_did(desk: Desk, qtbot: QtBot) -> None:
    items: list[int] = []

    def work(progress: Progress) -> Iterator[int]:
        n = 0
        while True:
            progress.step(n)
            desk.jobs.hand_over("Star", lambda library: library.clippings.star([1], True)).result(10)
            yield n
            n += 1

    job: Job = desk.jobs.start("For ever", work, items.append)
    qtbot.waitUntil(lambda: bool(items), timeout=5_000)
    job.cancel()
    assert job.state is State.STOPPING
    settle(qtbot, desk)
    assert job.state is State.STOPPED
    assert desk.library.clippings.rows([1])[1].starred


def test_a_failed_job_says_so(desk: Desk, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> Iterator[None]:
        yield None
        raise ClipperError("The folder is gone.")

    job = desk.jobs.start("Reading", work)
    settle(qtbot, desk)
    assert job.state is State.FAILED
    assert job.sentence == "The folder is gone."
    assert said(desk)[-1] == "The folder is gone."


def test_closing_finishes_what_was_asked_for(
    made_library: Callable[[int], Path], open_desk: Callable[..., Desk]
) -> None:
    path = made_library(5)
    desk = open_desk(path)
    for id in range(1, 6):
        desk.jobs.change("Archive", lambda library, id=id: library.clippings.set_status([id], Status.ARCHIVED))
    desk.close()
    with Library.open(path, write=False) as library:
        assert library.clippings.counts()["inbox"] == 0


def test_a_job_that_comes_after_the_last_deed_does_not_hold_the_closing_up(desk: Desk, qtbot: QtBot) -> None:
    """Its deed would never be done: it must not wait for an answer, and the window not for the job."""
    begun = threading.Event()
    ended: list[bool] = []

    def work(progress: Progress) -> Iterator[None]:
        (library,) = (one for one in threading.enumerate() if one.name == "library")
        begun.set()
        library.join(10)
        try:
            desk.jobs.hand_over("Late", lambda _library: None).result(20)
        finally:
            ended.append(progress.cancelled)
        yield None

    desk.jobs.start("Work", work)
    qtbot.waitUntil(begun.is_set, timeout=5_000)
    desk.close()
    assert ended == [True]


def test_a_library_open_elsewhere_is_read_only(
    made_library: Callable[[int], Path], open_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    path = made_library(3)
    with Library.open(path):
        desk = open_desk(path, begin=False)
        with qtbot.waitSignal(desk.jobs.opened, timeout=10_000) as told:
            desk.begin()
        assert told.args is not None and isinstance(told.args[0], LibraryLocked)
        assert not desk.writable
        desk.jobs.change("Star", lambda library: library.clippings.star([1], True))
        counts: list[dict[str, int]] = []
        desk.jobs.read(lambda library: library.clippings.counts(), counts.append, key="counts")
        settle(qtbot, desk)
        assert counts[0]["all"] == 3
        assert not desk.library.clippings.rows([1])[1].starred
    with qtbot.waitSignal(desk.writable_changed, timeout=10_000) as now:
        desk.try_writing()
    assert now.args == [True]


def test_announcements_join_and_many_swallows_everything() -> None:
    one = Changes("Star", clippings=frozenset({1}), tags=None)
    two = Changes("Tag", clippings=frozenset({2}), tags=frozenset({5}))
    both = joined(one, two)
    assert both.clippings == frozenset({1, 2})
    assert both.tags is None
    assert both.outlets == frozenset()
