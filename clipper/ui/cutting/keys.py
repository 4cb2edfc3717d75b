"""The actions of the cut-out: roles, order, moving, undo; each bound to a deed of the bench, allowed while it makes sense."""

from functools import partial
from typing import TYPE_CHECKING

from clipper.i18n import _
from clipper.model.cutting import RegionRole

if TYPE_CHECKING:
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.cutting.cut_out import CutOut

WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
FAR = 10
"""Points that Shift and an arrow move by."""
ON_ONE = (
    *(f"cut_as_{role.value}" for role in RegionRole),
    *(f"cut_place_{n}" for n in range(1, 10)),
    *("cut_earlier", "cut_later", "cut_delete"),
    *(f"cut_{deed}_{way}" for deed in ("move", "jump", "size") for way in WAYS),
)
"""What is done to the region chosen."""
ALWAYS = (
    "cut_next",
    "cut_previous",
    "find_columns",
    "cut_words",
    "cut_panel",
    "cut_column",
    "cut_new",
    "cut_point_next",
    "cut_point_previous",
)
MENU = ("find_columns", "cut_words", "-", "cut_undo", "cut_redo", "-", "cut_clear", "file_cutting")
"""What the panel offers beside its buttons."""
CONTEXT = (
    *(f"cut_as_{role.value}" for role in RegionRole),
    *(
        "-",
        "cut_earlier",
        "cut_later",
        "cut_words",
        "cut_delete",
        "-",
        "find_columns",
        "cut_undo",
        "cut_redo",
        "file_cutting",
    ),
)
"""What the right button offers on a page."""


def bind(bench: "Bench", out: "CutOut") -> None:
    """Bind every action of the mode."""
    bind = bench.desk.actions.bind
    for role in RegionRole:
        bind(f"cut_as_{role.value}", partial(bench.call, role))
    for n in range(1, 10):
        bind(f"cut_place_{n}", partial(bench.put, n - 1))
    for way, (across, down) in WAYS.items():
        bind(f"cut_move_{way}", partial(bench.nudge, across, down))
        bind(f"cut_jump_{way}", partial(bench.nudge, across * FAR, down * FAR))
        bind(f"cut_size_{way}", partial(bench.nudge, across, down, resize=True))
    bind("cut_earlier", lambda: _shift(bench, -1))
    bind("cut_later", lambda: _shift(bench, 1))
    bind("cut_next", lambda: _step(bench, 1))
    bind("cut_previous", lambda: _step(bench, -1))
    bind("cut_point_next", partial(out.cursor.step, 1))
    bind("cut_point_previous", partial(out.cursor.step, -1))
    bind("cut_column", out.cursor.take)
    bind("cut_new", out.cursor.new_region)
    bind("find_columns", lambda: _find(bench))
    bind("cut_panel", out.panel.rows.setFocus)
    bind("cut_words", out.toggle_words)
    bind("cut_next_doubt", lambda: out.step_doubt(1))
    bind("cut_previous_doubt", lambda: out.step_doubt(-1))
    bind("cut_delete", bench.remove)
    bind("cut_clear", bench.clear)
    bind("cut_undo", bench.undo)
    bind("cut_redo", bench.redo)
    bind("cut_go_on", out.go_on)
    bind("file_cutting", out.file)
    allow(bench, out)


def allow(bench: "Bench", out: "CutOut") -> None:
    """Allow what makes sense now."""
    actions, active = bench.desk.actions, bench.active
    enable, history = actions.enable, bench.history
    chosen = bench.regions.current is not None
    mode = _("Choose Cut out over a page first.")
    enable(ON_ONE, active and chosen, _("Choose a region first.") if active else mode)
    enable(ALWAYS, active, mode)
    enable("cut_clear", active and bool(bench.regions.all), _("Nothing is cut out yet."))
    enable("cut_undo", active and bool(history.undo_name), _("Nothing to undo in the cutting."))
    enable("cut_redo", active and bool(history.redo_name), _("Nothing to do again in the cutting."))
    for name, said, deed in (
        ("cut_undo", _("Undo in the cutting"), history.undo_name),
        ("cut_redo", _("Redo in the cutting"), history.redo_name),
    ):
        actions.rename(name, f"{said}: {deed}" if deed and active else said)
    doubts = active and out.has_doubts
    enable(("cut_next_doubt", "cut_previous_doubt"), doubts, _("No word of the cutting is doubtful."))
    enable("cut_go_on", active and out.can_go_on, _("The story does not go on elsewhere."))
    enable("file_cutting", active and out.can_file, out.why_not or mode)


def _shift(bench: "Bench", by: int) -> None:
    bench.put(max(0, bench.regions.place(bench.regions.chosen) + by))


def _step(bench: "Bench", by: int) -> None:
    bench.pointer = None
    bench.choose(bench.regions.step(by).chosen)
    bench.show_region()


def _find(bench: "Bench") -> None:
    """Find columns: of the article under the pointer, where the mouse was used last; else of the one in hand."""
    if bench.pointer is not None and bench.pointer[0].box.contains(bench.pointer[1]):
        bench.proposals.find_columns(*bench.pointer)
    else:
        bench.proposals.find_columns()
