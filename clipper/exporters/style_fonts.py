"""The font families a style may name: those that are bundled, and the TrueType fonts of this machine."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from clipper import paths
from clipper.exporters import font_files
from clipper.exporters.style_parts import Face
from clipper.i18n import _

_KINDS = {
    "": "regular", "regular": "regular", "book": "regular", "roman": "regular", "normal": "regular", "bold": "bold",
    "italic": "italic", "oblique": "italic", "bold italic": "bold_italic", "bold oblique": "bold_italic",
}  # fmt: skip
"""What fonts call their kinds, and what styles do."""
_NEXT = {"regular": (), "bold": (), "italic": (), "bold_italic": ("bold", "italic")}
_RESTRICTED, _NO_SUBSET, _BITMAPS = 0x0002, 0x0100, 0x0200
"""Bits of OS/2 fsType (OpenType 1.9): must not be embedded; not in part; not its outlines."""
_EDITABLE = (0x0000, 0x0008)
"""Levels of embedding that let a document with the font be edited."""
LARGEST = 4_000_000
"""Bytes of a font that a Word document carries along."""


class Family(Struct, frozen=True):
    """A family: its files by kind (regular, bold, italic, bold_italic), and why it cannot be used, if so."""

    name: str
    files: Mapping[str, str]
    """Under resources/fonts by name alone, others by their whole path."""
    bundled: bool = False
    refused: str = ""


def families() -> dict[str, Family]:
    """Every family that can be named, by name, the bundled ones first."""
    ours = sorted(paths.resource("fonts").glob("Clipper*.ttf"))
    found = _gathered(ours, bundled=True)
    machine = _gathered((path for path in font_files.files() if path.suffix.lower() == ".ttf"), bundled=False)
    return found | {name: machine[name] for name in sorted(machine, key=str.casefold) if name not in found}


def _gathered(files: Iterable[Path], *, bundled: bool) -> dict[str, Family]:
    kinds: dict[str, dict[str, str]] = {}
    refused: dict[str, str] = {}
    for path in files:
        try:
            name, kind, why = _told(path, path.stat().st_mtime_ns)
        except (OSError, ValueError, RuntimeError):
            continue
        if name and kind:
            kinds.setdefault(name, {}).setdefault(kind, path.name if bundled else str(path))
            refused[name] = refused.get(name) or why
    return {name: Family(name, found, bundled, refused[name]) for name, found in kinds.items() if "regular" in found}


@lru_cache(maxsize=2048)
def _told(path: Path, _changed: int) -> tuple[str, str, str]:
    """Family and kind as a font names them, and why it cannot be used."""
    face = _opened(path)
    # 1 and 2 are the family of four that word processors know (OpenType 1.9, name).
    name, kind = face.get_name(1) or "", (face.get_name(2) or "").casefold()
    tables = set(face.table_tags)
    rights = _rights(face)
    why = ""
    if "glyf" not in tables or "OS/2" not in tables:
        why = _("it is not a TrueType font")
    elif "fvar" in tables:
        why = _("it is a variable font")
    elif rights & 0x000F == _RESTRICTED or rights & (_NO_SUBSET | _BITMAPS):
        why = _("its maker does not allow it to be embedded")
    return name, _KINDS.get(kind, ""), why


def _opened(path: Path) -> Any:
    import uharfbuzz

    hb: Any = uharfbuzz
    return hb.Face(hb.Blob.from_file_path(str(path)))


def _rights(face: Any) -> int:
    data = face.reference_table("OS/2").data
    return int.from_bytes(data[8:10], "big") if len(data) >= 10 else 0


def travels(file: str) -> bool:
    """Whether a Word document may carry a font of this machine along."""
    path = Path(file)
    try:
        return path.stat().st_size <= LARGEST and _rights(_opened(path)) in _EDITABLE
    except (OSError, ValueError, RuntimeError):
        return False


def with_fonts(faces: Mapping[str, Face], wanted: Mapping[str, str]) -> tuple[dict[str, Face], list[str]]:
    """The faces with other families for some voices, and a sentence for each family that cannot be used."""
    found, said = dict(faces), []
    known = families() if wanted else {}
    for voice, name in wanted.items():
        family = known.get(name)
        if family is None or family.refused:
            why = family.refused if family else _("it is not installed on this machine")
            said.append(
                _("The font “{font}” cannot be used, because {why}; “{other}” stands in for it.").format(
                    font=name, why=why, other=faces[voice].family
                )
            )
            continue
        found |= _voiced(faces, voice, family)
    if found["sans"].file != faces["sans"].file:
        # Signs that the other family lacks.
        found["bundled"] = faces["sans"]
    return found, said


def _voiced(faces: Mapping[str, Face], voice: str, family: Family) -> dict[str, Face]:
    if voice in ("display", "light"):
        kind = "bold" if voice == "display" and "bold" in family.files else "regular"
        made = replace(faces[voice], family=family.name, file=family.files[kind], bold=kind == "bold")
        return {voice: made}
    made_faces = {}
    for kind in ("regular", "bold", "italic", "bold_italic"):
        key = voice if kind == "regular" else f"{voice}_{kind}"
        has = next((one for one in (kind, *_NEXT[kind]) if one in family.files), "regular")
        made_faces[key] = replace(faces[key], family=family.name, file=family.files[has])
    return made_faces
