"""Buttons: an icon alone, words, or a key cap; all follow the theme and show a focus ring only by key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from clipper.ui.widgets.painting import fill, follow, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class IconButton(QToolButton):
    """A borderless button of one icon (and words, if given), 30 high."""

    def __init__(
        self,
        desk: "Desk",
        icon: str,
        tip: str,
        *,
        words: str = "",
        size: int = 18,
        height: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._icon = icon
        self._size = size
        self.ink = "soft"
        self.setIconSize(QSize(size, size))
        self.setToolTip(tip)
        self.setAccessibleName(words or tip)
        self.setFixedHeight(desk.fonts.px(height))
        if words:
            self.setText(f" {words}")
            self.setFont(desk.fonts.ui(weight=500))
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        else:
            self.setFixedWidth(desk.fonts.px(height))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._draw()
        desk.theme_changed.connect(self._draw)

    def set_icon(self, name: str, ink: str = "soft") -> None:
        """Show another icon."""
        self._icon, self.ink = name, ink
        self._draw()

    def follow_action(self, action: QAction, *, checks: bool = True) -> None:
        """Do what the action does; be enabled, checked (if `checks`) and explained as it is."""
        self.clicked.connect(action.trigger)
        self.setCheckable(checks and action.isCheckable())

        def take() -> None:
            self.setEnabled(action.isEnabled())
            self.setChecked(action.isChecked())
            self.setToolTip(action.toolTip())

        action.changed.connect(take)
        if checks:
            action.toggled.connect(self.setChecked)
        take()

    def _draw(self) -> None:
        self.setIcon(self._desk.icons.icon(self._icon, self._size, self.ink))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        _show_ring(self, event.reason() in BY_KEY)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        _show_ring(self, False)
        super().focusOutEvent(event)


def _show_ring(widget: QWidget, on: bool) -> None:
    if widget.property("keyed") != on:
        widget.setProperty("keyed", on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(
    desk: "Desk",
    words: str,
    slot: Callable[[], object] | None = None,
    *,
    kind: str = "",
    icon: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A push button; `kind` is primary, quiet, link, small or danger. The words name the consequence."""
    made = QPushButton(f" {words}" if icon else words, parent)
    made.setProperty("kind", kind)
    made.setFont(desk.fonts.ui("small" if kind in {"small", "link"} else "base", 500))
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon:
        ink = {"primary": "on_accent", "link": "accent", "danger": "error"}.get(kind, "soft")

        def draw() -> None:
            made.setIcon(desk.icons.icon(icon, 16, ink, ink))

        made.setIconSize(QSize(16, 16))
        draw()
        _while_alive(made, desk, draw)
    if slot is not None:
        made.clicked.connect(lambda _checked=False: slot())
    return made


class _Keeper(QObject):
    """Lives inside a widget, so that the theme's signal lets go of it when the widget goes."""

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self._call = call

    def on_theme(self) -> None:
        """Draw again."""
        self._call()


def _while_alive(widget: QWidget, desk: "Desk", call: Callable[[], None]) -> None:
    keeper = _Keeper(widget, call)
    desk.theme_changed.connect(keeper.on_theme)


class KeyCap(QWidget):
    """A key as it is printed on a keyboard: 12 px words in a rounded edge."""

    def __init__(self, desk: "Desk", key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = key
        self._font = desk.fonts.ui("caption")
        metrics = QFontMetrics(self._font)
        self.setFixedSize(max(20, metrics.horizontalAdvance(key) + 11), max(desk.fonts.px(20), metrics.height() + 4))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(key)
        follow(desk, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        theme = self._desk.theme
        painter = QPainter(self)
        fill(painter, self.rect(), theme.window, 4, theme.line)
        words(painter, self.rect(), self._key, self._font, theme.muted, Qt.AlignmentFlag.AlignHCenter)
