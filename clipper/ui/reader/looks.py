"""The forms of blocks and the inks of letters in an article; each is made once and used for every block that looks so."""

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from clipper.model.body import Span, SpanKind
from clipper.ui.fonts import Fonts
from clipper.ui.reader.faces import CUT, inked, plain, reading
from clipper.ui.theme import Theme
from clipper.ui.widgets.characters import right_to_left
from clipper.ui.widgets.faceless import ALONE


class Setting(Struct, frozen=True):
    """How an article is set: its size, its measure and its inks."""

    fonts: Fonts
    theme: Theme
    size: int = 17
    """The text's size as chosen, in pixels of the pictures."""
    measure: int = 508
    """Width of the column in pixels of this screen."""
    face: str = "serif"
    """serif or sans."""

    def font(self, larger: float = 0, weight: int = 400) -> QFont:
        """The face of running text, `larger` pixels above the size chosen."""
        return (plain if self.face == "sans" else reading)(self.fonts, self.size + larger, weight)

    @property
    def leading(self) -> int:
        """From line to line: 28 on 17."""
        return self.scaled(28)

    @property
    def pixels(self) -> int:
        """Height of the text's letters on this screen."""
        return round(self.size * self.fonts.scale * CUT)

    def scaled(self, measure: float) -> int:
        """A measure drawn for a text of 17 at this size."""
        return self.fonts.px(measure * self.size / 17)


class Looks:
    """What Qt is handed for each kind of block; nothing given out may be changed, only copied."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._forms: dict[tuple[bool, int, int, int, int], QTextBlockFormat] = {}
        self._inks: dict[tuple[str, str, bool, float], QTextCharFormat] = {}

    def form(
        self, text: str = "", *, above: int = 0, below: int = 12, left: int = 0, leading: int = 28
    ) -> QTextBlockFormat:
        """A block's form; distances are those of a text of 17."""
        key = right_to_left(text), above, below, left, leading
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = self._form(*key)
        return found

    def _form(self, rtl: bool, above: int, below: int, left: int, leading: int) -> QTextBlockFormat:
        form, scaled = QTextBlockFormat(), self._setting.scaled
        form.setLineHeight(scaled(leading), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        form.setTopMargin(scaled(above))
        form.setBottomMargin(scaled(below))
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        if left:
            form.setRightMargin(scaled(left)) if rtl else form.setLeftMargin(scaled(left))
        return form

    def after_list(self) -> QTextBlockFormat:
        """The room under the last item of a list, to be merged into its form: that under a paragraph."""
        form = QTextBlockFormat()
        form.setBottomMargin(self._setting.scaled(12))
        return form

    def ink(self, colour: str = "", *, bold: bool = False, larger: float = 0) -> QTextCharFormat:
        """The press's face."""
        key = "press", colour, bold, larger
        found = self._inks.get(key)
        if found is None:
            font = self._setting.font(larger, 700 if bold else 400)
            found = self._inks[key] = inked(font, self._colour(colour))
        return found

    def plain(self, size: float, colour: str = "", *, bold: bool = False) -> QTextCharFormat:
        """The system's face, for captions and tables; `size` is that of a text of 17."""
        key = "system", colour, bold, size
        found = self._inks.get(key)
        if found is None:
            fonts = self._setting.fonts
            font = fonts.ui(weight=600 if bold else 400)
            font.setPointSizeF(fonts.points * size / 13 * self._setting.size / 17)
            found = self._inks[key] = inked(font, self._colour(colour))
        return found

    def typewriter(self) -> QTextCharFormat:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self._setting.fonts.points * self._setting.size / 17)
        return inked(font)

    def capitals(self) -> QTextCharFormat:
        """The dateline's: the words in semibold capitals that run into the first paragraph."""
        font = self._setting.font(-self._setting.size * 2 / 17, 600)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
        return inked(font)

    def dressed(self, base: QTextCharFormat, spans: tuple[Span, ...], *, faceless: bool = False) -> QTextCharFormat:
        """An ink as it looks under these spans (bold, italic, a link), and for letters that no face has."""
        if not spans and not faceless:
            return base
        look = QTextCharFormat(base)
        if faceless:
            look.setFontStyleStrategy(ALONE)
        for span in spans:
            if span.kind is SpanKind.BOLD:
                look.setFontWeight(QFont.Weight.Bold)
            elif span.kind is SpanKind.ITALIC:
                look.setFontItalic(True)
            elif span.href:
                look.setAnchor(True)
                look.setAnchorHref(span.href)
                look.setToolTip(span.href)
                look.setForeground(QBrush(QColor(self._setting.theme.accent)))
        return look

    def table(self, columns: int) -> QTextTableFormat:
        """A table over the whole measure."""
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(5)
        form.setTopMargin(self._setting.scaled(8))
        form.setBottomMargin(self._setting.scaled(12))
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, self._setting.measure))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.VariableLength, 0)] * columns)
        return form

    def cell(self, *, head: bool) -> QTextTableCellFormat:
        """A cell with a rule at its foot."""
        theme, look = self._setting.theme, QTextTableCellFormat()
        look.setPadding(5)
        look.setBottomBorder(1)
        look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBottomBorderBrush(QBrush(QColor(theme.muted if head else theme.hairline)))
        return look

    def _colour(self, token: str) -> QColor | None:
        """A token's colour; None leaves the ink to the palette."""
        return QColor(str(getattr(self._setting.theme, token))) if token else None
