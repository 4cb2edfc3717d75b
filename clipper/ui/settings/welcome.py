"""The first screen: where the library should be; nothing else is asked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from clipper import paths
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.settings import Settings
from clipper.ui.fonts import Fonts, load_fonts
from clipper.ui.icons import Icons
from clipper.ui.settings.painted_clippings import PaintedClippings
from clipper.ui.theme import Theme, chosen
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import label, set_ink
from clipper.ui.widgets.leaded import Leaded

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

COLUMN, SIDE = 460, 88
PICTURE_FROM = 920
"""In narrower windows the picture is left out (pixels)."""
ENDING = ".clipper"


def _stands(path: Path) -> bool:
    """Whether something can be seen to stand there; a name that no system allows and a place without rights show nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


class Welcome(QWidget):
    """Offers a place for a new library, an existing one, or a look round with samples.

    Shown before there is a library and so without a Desk; where one is given, its theme and fonts are followed.
    """

    created = Signal(Path)
    """An empty library was made here."""
    opened = Signal(Path)
    """This library was chosen to be opened."""
    sampled = Signal(Path)
    """A look round is asked for; where the sample library, which is never hers, may be made."""

    def __init__(
        self, desk: "Desk | None", settings: Settings, *, fonts: Fonts | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._desk = desk
        self._theme = desk.theme if desk else chosen(settings.theme)
        self.fonts = desk.fonts if desk else fonts or load_fonts()
        self._icons = desk.icons if desk else Icons(self._theme)
        ground(self, "window")
        self._build()
        self._connect()
        self._draw()
        self._weigh()
        # nothing is singled out at first; Enter makes the library that is proposed, Tab goes to its place
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        fonts = self.fonts
        self._mark = _Mark(self._icons, fonts)
        words = _("Your press, cut, marked and on the desk by seven.")
        self._sentence = Leaded(words, fonts.display(36), fonts.px(44), lambda: self._theme.text)
        meaning = _(
            "Everything lives in one folder on this computer. Copy that folder and you have copied all your work."
            " Nothing is sent anywhere."
        )
        self._said = label(meaning, fonts.ui("lead"), "soft", wrap=True)
        known = self._settings.library
        self.place = QLineEdit(short(Path(known) if known else first_place()))
        self.place.setFont(fonts.ui())
        self.place.setAccessibleName(_("Where should the library be?"))
        self.hint = label("", fonts.ui("small"), "muted", wrap=True)
        self.choose = self._button(_("Choose…"))
        self.create_button = self._button(_("Create library"), "primary")
        self.create_button.setMinimumWidth(fonts.px(150))
        self.create_button.setDefault(True)
        self.open_button = self._button(_("Open a library…"))
        self.samples = self._button(_("Look around with sample clippings"), "link")
        self.samples.setIconSize(QSize(16, 16))
        self.picture = PaintedClippings(lambda: self._theme, fonts)
        holder = QWidget()
        holder.setLayout(self._column())
        holder.setFixedWidth(fonts.px(COLUMN))
        left = QVBoxLayout()
        left.addStretch(1)
        left.addWidget(holder)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(fonts.px(SIDE), 0, 0, 0)
        row.setSpacing(fonts.px(72))
        row.addLayout(left)
        row.addWidget(self.picture, 1)

    def _column(self) -> QVBoxLayout:
        """What stands beside the picture, from the mark down."""
        field = QHBoxLayout()
        field.setSpacing(8)
        field.addWidget(self.place, 1)
        field.addWidget(self.choose)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        deeds.addWidget(self.create_button)
        deeds.addWidget(self.open_button)
        deeds.addStretch()
        link = QHBoxLayout()
        # its icon stands in line with the words above, not its frame
        self.samples.setProperty("flush", True)
        link.addWidget(self.samples)
        link.addStretch()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for piece, gap in ((self._mark, 26), (self._sentence, 15), (self._said, 28)):
            column.addWidget(piece)
            column.addSpacing(gap)
        column.addWidget(label(_("Where should the library be?"), self.fonts.ui(weight=600)))
        column.addSpacing(6)
        column.addLayout(field)
        column.addSpacing(6)
        column.addWidget(self.hint)
        column.addSpacing(21)
        column.addLayout(deeds)
        column.addSpacing(17)
        column.addLayout(link)
        return column

    def _button(self, words: str, kind: str = "") -> QPushButton:
        made = QPushButton(words)
        made.setProperty("kind", kind)
        made.setFont(self.fonts.ui(weight=500))
        made.setAutoDefault(kind == "primary")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if kind == "primary" else Qt.FocusPolicy.TabFocus)
        return made

    def _connect(self) -> None:
        self.place.textChanged.connect(lambda _text: self._weigh())
        self.place.returnPressed.connect(self.make)
        self.choose.clicked.connect(self._choose_place)
        self.create_button.clicked.connect(self.make)
        self.open_button.clicked.connect(self._choose_library)
        self.samples.clicked.connect(self._look_round)
        if self._desk is not None:
            self._desk.theme_changed.connect(self._follow)

    def use(self, theme: Theme) -> None:
        """Dress in another theme (the application's palette and sheet are set elsewhere)."""
        self._theme = theme
        self._icons.use(theme)
        self._draw()

    def _follow(self) -> None:
        if self._desk is not None:
            self._theme = self._desk.theme
        self._draw()

    def _draw(self) -> None:
        self.samples.setIcon(self._icons.icon("eye", 16, "accent", "accent"))
        self.samples.setMinimumWidth(self.samples.sizeHint().width() + 4)
        self.update()
        self.picture.update()
        self._mark.update()
        self._sentence.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the library."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.make()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows no picture."""
        super().resizeEvent(event)
        self.picture.setVisible(event.size().width() >= self.fonts.px(PICTURE_FROM))

    # -- the place -----------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The place typed, with the ending of a library."""
        text = self.place.text().strip()
        try:
            path = Path(text).expanduser() if text else Path()
        except RuntimeError:  # "~nobody": a home that is not there is a name like any other
            path = Path(text)
        return path if not path.name or path.suffix == ENDING else path.with_name(path.name + ENDING)

    def _weigh(self) -> None:
        """Say what will happen at this place."""
        text = self.place.text().strip()
        there = bool(text) and _stands(self.path)
        if there and _stands(self.path / "library.db"):
            self._say(_("A library is here already. It will be opened."))
        elif there:
            self._say(_("Something else stands here. Choose another name."), "warn")
        elif not text:
            self._say(_("Type or choose where the folder should be."), "warn")
        else:
            self._say(_("A new folder will be made here. You can move it later."))
        standing = there and _stands(self.path / "library.db")
        self.create_button.setText(_("Open library") if standing else _("Create library"))
        self.create_button.setEnabled(bool(text) and (standing or not there))

    def _look_round(self) -> None:
        self.sampled.emit(sample_place(self.path.parent if self.place.text().strip() else None))

    def wait(self, sentence: str) -> None:
        """Say what is being made, and let nothing else be begun; an empty sentence ends that."""
        waiting = bool(sentence)
        for one in (self.place, self.choose, self.create_button, self.open_button, self.samples):
            one.setEnabled(not waiting)
        if waiting:
            self._say(sentence)
        else:
            self._weigh()

    def explain(self, sentence: str) -> None:
        """Say why a library could not be opened."""
        self._say(sentence, "error")

    def _say(self, text: str, ink: str = "muted") -> None:
        self.hint.setText(text)
        set_ink(self.hint, ink)

    def make(self) -> None:
        """Make the library and say so; a library that stands there already is opened."""
        from clipper.store.library import Library

        if not self.create_button.isEnabled():
            return
        path = self.path
        if _stands(path / "library.db"):
            self.opened.emit(path)
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            Library.create(path).close()
        except ClipperError as problem:
            self._say(str(problem), "error")
            return
        except (OSError, ValueError) as problem:
            why = getattr(problem, "strerror", None) or str(problem)
            self._say(_("No folder can be made here: {why}. Choose another place.").format(why=why), "error")
            return
        self.created.emit(path)

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, _("Where should the library be?"), str(self.path))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Use this place"))
        dialog.setDefaultSuffix(ENDING.lstrip("."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(lambda folder: self.place.setText(short(Path(folder))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_library(self) -> None:
        dialog = QFileDialog(self, _("Open a library"), str(self.path.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Open library"))
        dialog.fileSelected.connect(lambda folder: self.open_library(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_library(self, path: Path) -> None:
        """Open the library in this folder, or say that there is none."""
        if _stands(path / "library.db"):
            self.opened.emit(path)
        else:
            self._say(
                _("“{name}” holds no library. Choose a folder that ends in .clipper.").format(name=path.name), "error"
            )


class _Mark(QWidget):
    """Clipper's mark and name."""

    def __init__(self, icons: Icons, fonts: Fonts) -> None:
        super().__init__()
        self._icons = icons
        self._words = fonts.display(22)
        self.setFixedHeight(fonts.px(30))
        self.setAccessibleName("Clipper")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scissors and the name."""
        painter = QPainter(self)
        self._icons.paint(painter, "cut", -1, self.height() / 2 - 13, 26, "accent")
        painter.setFont(self._words)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect().adjusted(36, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), "Clipper")


def first_place() -> Path:
    """The place proposed at first: a library at the usual place is hers, though this machine's settings were lost."""
    usual = paths.default_library()
    return usual if _stands(usual / "library.db") else proposed()


def proposed() -> Path:
    """A place for a new library: the default, or beside it where something stands there already."""
    first = paths.default_library()
    if not _stands(first):
        return first
    return next(path for n in range(2, 1000) if not _stands(path := first.with_name(f"{first.stem} {n}{first.suffix}")))


def sample_place(beside: Path | None = None) -> Path:
    """Where a sample library may be made: in this folder, or beside the library proposed; only samples are replaced."""
    first = (beside or paths.default_library().parent) / _("Clipper samples.clipper")
    names = (first if n == 1 else first.with_name(f"{first.stem} {n}{first.suffix}") for n in range(1, 1000))
    return next(one for one in names if not _stands(one) or paths.is_sample(one))


def short(path: Path) -> str:
    """A place as it is read: inside her own folder it begins with "~"."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
