"""The tokens keep UI.md's promise: every word stands out from every surface it may stand on."""

from itertools import product

import pytest
from PySide6.QtGui import QColor

from clipper import paths
from clipper.model.annotation import Role
from clipper.ui.actions import table
from clipper.ui.fonts import Fonts
from clipper.ui.icons import KINDS, Icons
from clipper.ui.theme import DARK, LIGHT, ON_TAG, SEPIA, TAG_COLOURS, Theme, palette

THEMES = (LIGHT, DARK, SEPIA)
SURFACES = (
    *("window", "panel", "list", "paper", "raised", "field", "desk"),
    *("hover", "press", "selection", "idle", "accent_soft"),
)
INKS = ("text", "soft", "muted", "accent", "ok", "warn", "error")
WORDS, SHAPES = 4.5, 3.0
"""Least contrast (WCAG 2) of words, and of shapes that must be seen."""


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", INKS)
def test_words_stand_out_from_every_surface(theme: Theme, ink: str) -> None:
    poor = {
        surface: round(contrast(getattr(theme, ink), getattr(theme, surface)), 2)
        for surface in SURFACES
        if contrast(getattr(theme, ink), getattr(theme, surface)) < WORDS
    }
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_stand_out_from_soft_grounds_marks_and_bars(theme: Theme) -> None:
    pairs = [(getattr(theme, tone), getattr(theme, f"{tone}_soft")) for tone in ("ok", "warn", "error", "accent")]
    pairs += [(ink, role.fill) for role in theme.roles for ink in (theme.text, role.ink)]
    pairs += [(theme.on_accent, theme.accent), (theme.on_bar, theme.bar)]
    pairs += [(theme.bar_accent, theme.bar), (theme.bar_key, theme.bar)]
    assert [pair for pair in pairs if contrast(*pair) < WORDS] == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_shapes_stand_out(theme: Theme) -> None:
    edges = [(theme.faint, getattr(theme, surface)) for surface in ("paper", "list", "field")]
    rings = [(theme.accent, getattr(theme, surface)) for surface in SURFACES]
    assert [pair for pair in edges + rings if contrast(*pair) < SHAPES] == []


def test_white_digits_stand_out_from_tag_colours() -> None:
    assert len(TAG_COLOURS) == 9
    assert [colour for colour in TAG_COLOURS if contrast(ON_TAG, colour) < WORDS] == []


def test_the_values_written_down_are_the_values_computed() -> None:
    """The figures of UI.md §2, spot by spot, over the surfaces it names."""
    named = [name for name in SURFACES if name != "accent_soft"]
    least = {
        (theme.name, ink): min(contrast(getattr(theme, ink), getattr(theme, surface)) for surface in named)
        for theme, ink in product((LIGHT, DARK), ("text", "muted", "accent", "warn"))
    }
    assert least["light", "text"] == pytest.approx(12.4, abs=0.3)
    assert least["light", "muted"] == pytest.approx(4.8, abs=0.2)
    assert least["dark", "text"] == pytest.approx(9.0, abs=0.3)
    assert least["dark", "muted"] == pytest.approx(4.8, abs=0.2)


def test_every_role_has_its_look() -> None:
    for theme in THEMES:
        looks = [theme.role(role) for role in Role]
        assert len({look.fill for look in looks}) == len({look.underline for look in looks}) == 5


def test_the_palette_follows_the_theme(fonts: Fonts) -> None:
    assert palette(DARK).window().color() == QColor(DARK.window)
    assert palette(LIGHT).placeholderText().color() == QColor(LIGHT.muted)


def test_every_icon_that_is_named_can_be_drawn(fonts: Fonts) -> None:
    icons = Icons(LIGHT)
    named = {row.icon for row in table() if row.icon} | set(KINDS.values()) | {look.glyph for look in LIGHT.roles}
    for name in named:
        image = icons.pixmap(name, 16, "text").toImage()
        pixels = (image.pixelColor(x, y) for x, y in product(range(16), range(16)))
        inked = [colour for colour in pixels if colour.alpha() > 80]
        assert inked, f"{name} is empty"
        assert all(abs(colour.red() - QColor(LIGHT.text).red()) < 40 for colour in inked), f"{name} has another colour"


def test_icons_change_with_the_theme(fonts: Fonts) -> None:
    icons = Icons(LIGHT)
    before = icons.pixmap("inbox").toImage()
    icons.use(DARK)
    assert icons.pixmap("inbox").toImage() != before


def test_the_icons_keep_their_licence() -> None:
    assert "MIT License" in (paths.resource("icons") / "LICENSE").read_text(encoding="utf-8")


def test_sizes_follow_the_system_font(fonts: Fonts) -> None:
    larger = Fonts("Clipper Sans", 18.0, 24.0)
    assert larger.px(84) > fonts.px(84) == 84
    assert larger.ui().pointSizeF() == pytest.approx(18.0)
    assert larger.ui("small").pointSizeF() < larger.ui("title").pointSizeF()


def test_other_scripts_get_their_own_bold_face(fonts: Fonts) -> None:
    assert fonts.card(text="Ports brace").families()[0] == "Clipper Display"
    assert fonts.card(text="Рамочная сделка").families()[0] == "Clipper Display"
    assert fonts.card(text="اتفاق إطاري").families()[0] == "Noto Naskh Arabic"
