"""Benchmarks print a table of ratios at the end; they run one after the other."""

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep every benchmark on one worker, so that no two measure at once."""
    item.add_marker(pytest.mark.xdist_group("benchmarks"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every ratio with its ceiling, and the SHA-256 of each yardstick."""
    rows, hashes = [], {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            # the report of taking down repeats what the call noted
            for name, value in report.user_properties if getattr(report, "when", "") == "call" else ():
                if name == "ratio":
                    rows.append(value)
                elif name == "sha256":
                    hashes[value[0]] = value[1]
    if not rows:
        return
    terminalreporter.write_sep("=", "ratios (ours : yardstick, medians of alternating runs)")
    for what, ratio, ceiling, ours, theirs in rows:
        verdict = "holds" if ratio <= ceiling else "MISSED"
        terminalreporter.write_line(
            f"{what:<42} {ratio:6.2f}  ceiling {ceiling:4.2f}  {verdict:<7} ({ours:.4g} : {theirs:.4g})"
        )
    for name, digest in sorted(hashes.items()):
        terminalreporter.write_line(f"{name:<20} sha256 {digest}")
