"""Every face of the window: the system's own for names and controls, the press's for text and headlines."""

from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from clipper import paths

STEPS = {"micro": 10, "caption": 11, "small": 12, "base": 13, "lead": 14, "title": 15}
"""Pixels of the steps of the interface's type at the size the pictures were drawn in."""
_BASE = STEPS["base"]
SERIF = "Clipper Serif"
DISPLAY = "Clipper Display"
_FIRST_FACES = ("ClipperDisplay-Regular",)
_OWN_FACES = ("ClipperSans-Regular", "ClipperSans-Bold")
"""For a platform without a face of its own."""
_PRESS_FACES = (
    "ClipperSerif-Regular",
    "ClipperSerif-Bold",
    "ClipperSerif-Italic",
    "ClipperSerif-BoldItalic",
    "ClipperSans-Italic",
)
_SCRIPT_FACES = (
    ("\u0590", "\u05ff", ("NotoSerifHebrew-Regular", "NotoSerifHebrew-Bold")),
    ("\u0600", "\u08ff", ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold")),
    ("\u0900", "\u097f", ("NotoSansDevanagari-Regular",)),
    ("\u0e00", "\u0e7f", ("NotoSansThai-Regular",)),
)
"""Faces of other scripts, with the first and the last letter of each."""
_FALLBACKS = ("Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Sans Devanagari", "Noto Sans Thai")


class Fonts(NamedTuple):
    """The faces of the window, all sizes relative to the system's own font (13 px in the pictures = 1.0)."""

    family: str
    points: float
    """Size of the system's font."""
    pixels: float
    """The same on the screen."""
    press: float = 0.0
    """Points in which the press's faces are set at 13; 0: as the system's font."""

    @property
    def scale(self) -> float:
        """How much larger than in the pictures everything is set."""
        return self.pixels / _BASE

    def px(self, measure: float) -> int:
        """A measure of the pictures (a row's height) at this size of type; never smaller than drawn."""
        return round(measure * max(1.0, self.scale))

    def ui(self, step: str = "base", weight: int = 400, *, tabular: bool = False) -> QFont:
        """The system's face for names of things and controls; `step` is one of STEPS."""
        font = _sized([self.family], self.points * STEPS[step] / _BASE, weight)
        if step == "caption" and weight >= 600:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def serif(self, size: float = 15, weight: int = 400, *, italic: bool = False) -> QFont:
        """The press's face for text; `size` in pixels of the pictures."""
        font = _sized([SERIF, *_FALLBACKS], self._press(size), weight)
        font.setItalic(italic)
        return font

    def display(self, size: float = 27) -> QFont:
        """The press's face for headlines on a page of their own."""
        return _sized([DISPLAY, *_FALLBACKS], self._press(size), 400)

    def card(self, size: float = 15, text: str = "") -> QFont:
        """The press's face for headlines in lists: 15/600 (the display face is cut at that weight).

        A `text` in another script than Latin, Greek or Cyrillic gets the bold cut of that script's face.
        """
        letter = next((character for character in text if character.isalpha()), "a")
        if _other_script(letter):
            for first, last, faces in _SCRIPT_FACES:
                if first <= letter <= last:
                    _register(faces)
            return _sized([*_FALLBACKS, SERIF], self._press(size), 700)
        return _sized([DISPLAY, *_FALLBACKS], self._press(size), 600)

    def _press(self, size: float) -> float:
        return (self.press or self.points) * size / _BASE


def _other_script(letter: str) -> bool:
    return "\u0530" <= letter < "\u1e00" or letter > "\u2300"


def _sized(families: list[str], points: float, weight: int) -> QFont:
    font = QFont(families)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    if points > 10.5:
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def load_fonts() -> Fonts:
    """Register all bundled faces and measure the system's own; a platform without a face gets Clipper Sans."""
    more_faces()
    return first_fonts()


def more_faces() -> None:
    """Register the bundled faces that the first rows of a window can do without."""
    _register(_PRESS_FACES)
    for _first, _last, faces in _SCRIPT_FACES:
        _register(faces)


@cache
def first_fonts() -> Fonts:
    """The same fonts with the faces of the list alone; the others follow with `more_faces`."""
    own = QGuiApplication.platformName() in {"offscreen", "minimal"}
    _register(_FIRST_FACES)
    if own:
        _register(_OWN_FACES)
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen else 96.0
    if own:
        # its letters are small for their size
        return Fonts("Clipper Sans", 14 * 72 / dots, _BASE, _BASE * 72 / dots)
    points = system.pointSizeF() if system.pointSizeF() > 0 else system.pixelSize() * 72 / dots
    return Fonts(system.family(), points, points * dots / 72)


@cache
def _register(names: tuple[str, ...]) -> None:
    """Let Qt know these faces; once."""
    for name in names:
        QFontDatabase.addApplicationFont(str(paths.resource("fonts") / f"{name}.ttf"))
