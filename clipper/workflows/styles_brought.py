"""Brings styles that lie beside this machine's settings into a library, once: older versions kept them there."""

from pathlib import Path

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.store.library import Library

_BROUGHT = "styles brought into a library"
"""What the folder is called afterwards, beside where it was."""


def waiting(folder: Path) -> bool:
    """Whether there are styles to be brought."""
    try:
        return any(folder.glob("*.toml"))
    except OSError:
        return False


def bring(library: Library, folder: Path) -> tuple[str, ...]:
    """Keep the styles of a folder in the library, as one step; their names. The folder gets another name.

    A style the library has already stays as it is; a file that cannot be read stays where it is.
    """
    from clipper.exporters import own_styles
    from clipper.exporters.style_reading import SHIPPED

    there = {one.key for one in library.styles.all()} | set(SHIPPED)
    found = []
    for file in sorted(folder.glob("*.toml")):
        try:
            one = own_styles.from_file(file)
        except ClipperError:
            continue
        if one.key not in there:
            found.append(one)
    if found:
        with library.step(_("Bring in styles")):
            for one in found:
                library.styles.save(one)
    _put_away(folder)
    return tuple(one.key for one in found)


def _put_away(folder: Path) -> None:
    """Give the folder another name, so that its styles are not brought again; where that fails they are, to no harm."""
    names = (_BROUGHT, *(f"{_BROUGHT} {n}" for n in range(2, 100)))
    fresh = next((folder.with_name(name) for name in names if not folder.with_name(name).exists()), None)
    try:
        if fresh is not None:
            folder.rename(fresh)
    except OSError:
        return
