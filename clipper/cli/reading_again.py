"""The command that reads a kept original again in another encoding."""

from pathlib import Path

import click

from clipper.cli.output import LIBRARY, each, opened, progress_line, put


@click.command("read-again")
@LIBRARY
@click.argument("clipping", metavar="ID", type=int)
@click.option(
    "--encoding",
    default="",
    metavar="NAME",
    help="How its letters are encoded (windows-1251, koi8-r, …); found out if not given.",
)
@click.option("--ocr-language", default="", metavar="NAME", help="Language of the words on a scan (de, deu+fra).")
@click.option("--password", default="", help="Opens a locked PDF.")
def read_again(library: Path, clipping: int, encoding: str, ocr_language: str, password: str) -> int:
    """Read the kept original of clipping ID again: headline, text and fields anew; corrections by hand and marks stay."""
    from clipper.pages.passwords import hold
    from clipper.workflows import read_again as workflow

    with opened(library, write=True) as shelf, progress_line() as progress:

        def anew(one: int) -> None:
            if password and (original := shelf.clippings.one(one).draft.original):
                hold(original.sha256, password)
            workflow.read_again(shelf, one, encoding, language=ocr_language, progress=progress)
            put(str(one))

        return each([clipping], anew)
