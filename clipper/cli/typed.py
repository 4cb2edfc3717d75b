"""What is typed on the command line: a command before its library, a search that may begin with a dash, a day."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from clipper.i18n import _


class Searching(click.Command):
    """A command with a search at its end: a word such as “-harbour” belongs to the search and is no option.

    Options begin with two dashes here, but for -h.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the words of the search behind "--", where nothing is taken for an option."""
        options, words = list[str](), list[str]()
        waiting = list(args)
        while waiting:
            one = waiting.pop(0)
            if one == "--":
                words += waiting
                break
            if one != "-h" and not one.startswith("--"):
                words.append(one)
                continue
            options.append(one)
            if waiting and self._takes_value(one):
                options.append(waiting.pop(0))
        return super().parse_args(ctx, [*options, "--", *words])

    def _takes_value(self, option: str) -> bool:
        named = (one for one in self.params if isinstance(one, click.Option) and option in one.opts)
        return any(not one.is_flag for one in named)


class Listed(click.Group):
    """Commands whose help lists each with its whole first sentence, on as many lines as that needs."""

    group_class = type

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does."""
        rows = [
            (name, command.get_short_help_str(limit=1000))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None and not command.hidden
        ]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)


class Commands(Listed):
    """The commands; a library named in the place of one is answered with the order they come in."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was named; a usage error where there is none."""
        named = args[0]
        if self.get_command(ctx, named) is None and Path(named).is_dir():
            said = _("“{folder}” is a folder and no command. The command comes first: clipper list {folder}")
            ctx.fail(said.format(folder=named))
        return super().resolve_command(ctx, args)


class Day(click.DateTime):
    """A day, written as 2026-11-30."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How a day is written, for the help."""
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day; a usage error that shows how one is written."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(_("“{text}” is no day. Write it as 2026-11-30.").format(text=value), param, ctx)
