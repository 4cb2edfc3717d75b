"""Reading an input as something else than Clipper took it for: another format, another encoding of its letters."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMainWindow, QMenu, QWidget
from shiboken6 import isValid

from clipper.i18n import _
from clipper.pages import passwords
from clipper.pages.render import locked, wrong_password
from clipper.progress import Progress
from clipper.ui.importing.batch import Deed, ReportRow, Verdict, name_of
from clipper.ui.importing.filing import Wish, file_of
from clipper.ui.importing.payload import Kind, kind_of

if TYPE_CHECKING:
    from clipper.model.clipping import Original
    from clipper.ui.desk import Desk
    from clipper.ui.jobs import Job, Jobs


def kinds() -> tuple[tuple[str, str], ...]:
    """Formats a refused file may be, and their IANA names."""
    return (
        (_("Plain text"), "text/plain"),
        (_("Web page"), "text/html"),
        (_("Mail"), "message/rfc822"),
        (_("Rich text"), "application/rtf"),
    )


def encodings() -> tuple[tuple[str, str], ...]:
    """Encodings by the writing they are met in, and their names."""
    return (
        (_("Unicode (UTF-8)"), "utf-8"),
        (_("Unicode (UTF-16)"), "utf-16-le"),
        (_("Western (Windows 1252)"), "windows-1252"),
        (_("Western, old Mac"), "mac-roman"),
        (_("Central European (Windows 1250)"), "windows-1250"),
        (_("Central European (ISO 8859-2)"), "iso-8859-2"),
        (_("Cyrillic (Windows 1251)"), "windows-1251"),
        (_("Cyrillic (KOI8-R)"), "koi8-r"),
        (_("Greek (Windows 1253)"), "windows-1253"),
        (_("Turkish (Windows 1254)"), "windows-1254"),
        (_("Hebrew (Windows 1255)"), "windows-1255"),
        (_("Arabic (Windows 1256)"), "windows-1256"),
        (_("Chinese, simplified (GB 18030)"), "gb18030"),
        (_("Chinese, traditional (Big5)"), "big5"),
        (_("Japanese (Shift JIS)"), "shift_jis"),
        (_("Korean (EUC-KR)"), "euc-kr"),
    )


def ask_password(parent: QWidget, row: ReportRow, read: Callable[[Wish], None]) -> QInputDialog:
    """Ask for the password of a locked file; `read` is called with it. It is written nowhere, and the file stays locked."""
    return _ask(parent, name_of(row.source), lambda text: read(Wish(password=text)))


def _ask(parent: QWidget | None, name: str, typed: Callable[[str], object]) -> QInputDialog:
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(_("Password"))
    dialog.setLabelText(_("Password of “{name}”").format(name=name))
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.setOkButtonText(_("Read the file"))
    dialog.textValueSelected.connect(lambda text: typed(text) if text else None)
    dialog.finished.connect(dialog.deleteLater)
    dialog.resize(420, dialog.sizeHint().height())
    dialog.open()
    return dialog


def _offer_languages(menu: QMenu, desk: "Desk", offer: Callable[[QMenu, str, Wish], None]) -> None:
    """A menu of the languages that words on scans can be read in; those there are come in a moment later."""
    from clipper.ui.reader.detail_fields import language_name
    from clipper.workflows.read_again import scan_languages

    languages = menu.addMenu(_("Words on the scan"))
    offer(languages, _("Language found out"), Wish(language=""))

    def show(codes: tuple[str, ...]) -> None:
        if isValid(languages):
            for code in codes:
                offer(languages, language_name(code), Wish(language=code))

    desk.jobs.read(lambda _library: scan_languages(), show, key="scan languages")


def again_menu(parent: QWidget, desk: "Desk", row: ReportRow, read: Callable[[ReportRow, Wish], None]) -> QMenu:
    """What an input may be read as; `read` is called with what she chooses."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(where: QMenu, words: str, wish: Wish) -> None:
        where.addAction(words).triggered.connect(lambda _checked=False: read(row, wish))

    if row.verdict is Verdict.REFUSED:
        if Deed.AGAIN in row.deeds:
            offer(menu, _("As before"), Wish())
        for words, kind in kinds():
            offer(menu, words, Wish(media_type=kind))
        menu.addSeparator()
    if kind_of(row.source) in {Kind.SCAN, Kind.PDF, Kind.OTHER}:
        _offer_languages(menu, desk, offer)
        menu.addSeparator()
    letters = menu.addMenu(_("Other letters")) if row.verdict is Verdict.REFUSED else menu
    for words, name in encodings():
        offer(letters, words, Wish(encoding=name))
    return menu


def read_kept_again(desk: "Desk", clipping: int, wish: Wish) -> None:
    """Read a clipping's kept original as wished: text and fields anew, marks in place, one undo."""

    def work(progress: Progress) -> Iterator[None]:
        return _read(desk.jobs, clipping, wish, progress)

    def done(job: "Job") -> None:
        if job.sentence in {locked(), wrong_password()}:
            desk.jobs.read(lambda library: library.clippings.one(clipping).draft.original, ask, key="locked original")
        elif not job.sentence:
            job.sentence = _("Read again")
            letters = _("Read again with other letters")
            desk.notices.undo_bar(letters if wish.encoding else _("Words on the scan read again"))

    def ask(original: "Original | None") -> None:
        """Held for this run where it opens the file: what is held now did not."""
        if original is not None:
            passwords.hold(original.sha256, "")
            _ask(_window(), original.name, lambda text: again(original.sha256, text))

    def again(sha256: str, text: str) -> None:
        passwords.hold(sha256, text)
        read_kept_again(desk, clipping, wish)

    desk.jobs.start(_("Reading the original again"), work, None, done)


def _window() -> QWidget | None:
    """The window that is looked at: a dialog may be about to close."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible()]
    return next((one for one in shown if one.isActiveWindow()), shown[0] if shown else None)


def _read(jobs: "Jobs", clipping: int, wish: Wish, progress: Progress) -> Iterator[None]:
    """On the job's thread; the library is asked and changed on its own."""
    from clipper.workflows import read_again

    def kept(library: "object") -> tuple:
        standing = library.clippings.one(clipping)  # pyright: ignore[reportAttributeAccessIssue]
        return standing, read_again.kept_bytes(library, standing)  # pyright: ignore[reportArgumentType]

    standing, data = jobs.hand_over("", kept).result()
    draft = read_again.reading(standing, data, wish.encoding, progress, language=wish.language or "")
    jobs.hand_over("", lambda library: read_again.settle(library, clipping, draft)).result()
    yield


def show_file(source: str) -> None:
    """Show the file, or the archive it lies in, where it lies."""
    path = file_of(source)
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
