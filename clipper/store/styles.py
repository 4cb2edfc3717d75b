"""The styles of briefings made in a library: each the text of its file and the pictures beside it."""

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.own_style import OwnStyle
from clipper.store.connection import Connection
from clipper.store.steps import Step


class Styles:
    """The own styles of a library; what their texts say is not looked at here."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def all(self) -> tuple[OwnStyle, ...]:
        """Every own style, by key."""
        files: dict[int, list[tuple[str, bytes]]] = {}
        for style, name, data in self._connection.rows("SELECT style, name, data FROM style_files ORDER BY name"):
            files.setdefault(style, []).append((name, data))
        rows = self._connection.rows("SELECT id, key, toml FROM styles ORDER BY key")
        return tuple(OwnStyle(key, toml, tuple(files.get(id, ()))) for id, key, toml in rows)

    def save(self, style: OwnStyle) -> None:
        """Keep a style whole: a new one, or in the place of the one with its key; pictures it has no more go.

        Raises ClipperError where its key is empty.
        """
        if not style.key:
            raise ClipperError(_("A style needs a name."))
        with self._step(_("Change style")):
            id = self._connection.value("SELECT id FROM styles WHERE key = ?", (style.key,))
            if id is None:
                id = self._connection.insert("INSERT INTO styles (key, toml) VALUES (?, ?)", (style.key, style.toml))
            else:
                self._connection.run("UPDATE styles SET toml = ? WHERE id = ?", (style.toml, id))
            self._keep_files(id, dict(style.files))

    def remove(self, key: str) -> None:
        """Remove a style and its pictures. Raises ClipperError where there is none."""
        self._known(key)
        with self._step(_("Remove style")):
            self._connection.run("DELETE FROM styles WHERE key = ?", (key,))

    def _known(self, key: str) -> None:
        if self._connection.value("SELECT 1 FROM styles WHERE key = ?", (key,)) is None:
            raise ClipperError(_("There is no style “{name}” in this library.").format(name=key))

    def _keep_files(self, style: int, wanted: dict[str, bytes]) -> None:
        for id, name, data in self._connection.rows("SELECT id, name, data FROM style_files WHERE style = ?", (style,)):
            if wanted.get(name) == data:
                del wanted[name]
            else:
                self._connection.run("DELETE FROM style_files WHERE id = ?", (id,))
        for name, data in wanted.items():
            self._connection.insert("INSERT INTO style_files (style, name, data) VALUES (?, ?, ?)", (style, name, data))
