"""The command that reads a kept original again in another encoding."""

from pathlib import Path

import click

from clipper.cli.output import LIBRARY, each, opened, progress_line, put
from clipper.cli.unlocking import PASSWORD_FILE, unlock
from clipper.cli.unlocking import password as one_password
from clipper.model.cutting import PageFile


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
@click.option("--password", default="", help="Opens a locked PDF; seen by whoever may list what runs on this machine.")
@PASSWORD_FILE
def read_again(
    library: Path, clipping: int, encoding: str, ocr_language: str, password: str, password_file: Path | None
) -> int:
    """Read the kept original of clipping ID again: headline, text and fields anew; corrections by hand and marks stay."""
    from clipper.workflows import read_again as workflow

    given = one_password(password, password_file)
    with opened(library, write=True) as shelf:

        def anew(one: int) -> None:
            if original := shelf.clippings.one(one).draft.original:
                file = PageFile(original.sha256, original.name, original.media_type)
                unlock(shelf, [file], [given] if given else [])
            with progress_line() as progress:
                workflow.read_again(shelf, one, encoding, language=ocr_language, progress=progress)
            put(str(one))

        return each([clipping], anew)
