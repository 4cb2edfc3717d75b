"""How far jobs are, in figures and words."""

import time
from collections.abc import Sequence

from clipper.i18n import _, _n
from clipper.ui.jobs import Job, State


def share(jobs: Sequence[Job]) -> float | None:
    """How much of the work is done, 0 to 1; None where nobody knows."""
    known = [(job.progress.done, job.progress.total) for job in jobs if job.progress.total]
    if not known:
        return None
    return min(1.0, sum(done / total for done, total in known if total) / len(known))


def figures(job: Job) -> str:
    """ "38 of 60"; empty before anything is known."""
    if job.progress.total:
        return _("{done} of {total}").format(done=f"{job.progress.done:,}", total=f"{job.progress.total:,}")
    return f"{job.progress.done:,}" if job.progress.done else ""


def line(job: Job) -> str:
    """One line of numbers while it runs, then what became of it."""
    if job.state is State.STOPPING:
        return _("Stopping after this file…")
    if job.state is State.STOPPED:
        return job.sentence or _("Stopped")
    if job.state is State.FAILED:
        return job.sentence or _("Could not finish")
    if job.state is State.DONE:
        return job.sentence or _("Done")
    parts = [figures(job), _left(job) or job.progress.label.replace("\\", "/").rpartition("/")[2]]
    return " · ".join(part for part in parts if part) or _("Beginning…")


def _left(job: Job) -> str:
    """ "about 12 seconds left", once a tenth is done and three seconds have passed."""
    total, done = job.progress.total, job.progress.done
    passed = time.monotonic() - job.begun
    if not total or done * 10 < total or passed < 3:
        return ""
    seconds = round(passed / done * (total - done))
    if seconds < 90:
        return _n("about 1 second left", "about {n} seconds left", max(1, seconds))
    return _n("about 1 minute left", "about {n} minutes left", round(seconds / 60))
