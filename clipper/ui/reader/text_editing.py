"""Correcting the text of the clipping that is read: opens the field over the words, and files what was typed as one step."""

from typing import TYPE_CHECKING

from clipper.annotate.editing import edited
from clipper.i18n import _, _n
from clipper.ui.reader.body_editor import BodyEditor
from clipper.ui.reader.body_lines import pictured

if TYPE_CHECKING:
    from clipper.model.clipping import Clipping
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.ui.reader.reader_pane import ReaderPane

LONGEST = 60_000
"""Characters of a paragraph; the field would lay out a longer one again at every letter."""


class TextEditing:
    """Binds the action; one clipping is edited at a time."""

    def __init__(self, desk: "Desk", pane: "ReaderPane") -> None:
        self._desk = desk
        self._pane = pane
        self._clipping = 0
        self.editor: BodyEditor | None = None
        desk.actions.bind("edit_text", self.begin)
        pane.page.arranged.connect(self._stand)
        desk.writable_changed.connect(lambda _on: self.allow(pane.clipping))
        self.allow(None)

    def allow(self, clipping: "Clipping | None") -> None:
        """Another clipping is read: what is being typed on the one before is kept."""
        if self.editor is not None and (clipping is None or clipping.id != self._clipping):
            self.keep()
        why = _("Choose a clipping first.") if self._desk.writable else _("This library is open to read only.")
        self._desk.actions.enable("edit_text", clipping is not None and self._desk.writable, why)

    def begin(self) -> None:
        """Open the field where she reads."""
        clipping, pane = self._pane.clipping, self._pane
        if clipping is None or self.editor is not None:
            return
        body = clipping.draft.body
        if max(map(len, body.text.split("\n"))) > LONGEST:
            said = _("A paragraph of this text is longer than {n} characters; it cannot be edited here.")
            self._desk.notices.say(said.format(n=f"{LONGEST:,}"))
            return
        pane.need_text()
        words = pane.page.view.chosen()
        here = words[0] if words else pane.page.view.first_in_view()
        self._clipping = clipping.id
        self.editor = BodyEditor(pane.page.desk, body, pane.page.setting(), pane.page)
        self.editor.kept.connect(self._file)
        self.editor.restored.connect(self._close)
        self._stand()
        self.editor.show()
        self.editor.raise_()
        self.editor.field.put_caret(here)
        self.editor.field.setFocus()

    def keep(self) -> None:
        """Keep what is being typed."""
        if self.editor is not None:
            self.editor.finish(keep=True)

    def _file(self, text: str) -> None:
        clipping, name = self._clipping, _("Edit text")

        def deed(library: "Library") -> int:
            from clipper.workflows.annotating import edit_text

            before = library.clippings.one(clipping).draft.body
            after = edited(before, text)
            edit_text(library, clipping, after)
            return pictured(before) - pictured(after)

        def done(gone: int) -> None:
            self._pane.refresh()
            went = _n(
                "Text edited; {n} figure or table went with its words",
                "Text edited; {n} figures or tables went with their words",
                gone,
            )
            self._desk.notices.undo_bar(went if gone > 0 else _("Text edited"))

        self._desk.jobs.change(name, deed, done)
        self._close()

    def _close(self) -> None:
        gone, self.editor = self.editor, None
        if gone is not None:
            had = gone.isAncestorOf(gone.window().focusWidget() or gone)
            gone.hide()
            gone.deleteLater()
            if had:
                self._pane.page.view.setFocus()

    def _stand(self) -> None:
        if self.editor is not None:
            self.editor.setGeometry(self._pane.page.words_box())
