"""The one style sheet of the window, built from the tokens of a theme; only for what a palette cannot say."""

from typing import TYPE_CHECKING

from clipper import paths

if TYPE_CHECKING:
    from clipper.ui.theme import Theme


def sheet(t: "Theme", menu: int = 5) -> str:
    """The sheet: bars, buttons, fields, splitters and thin scroll bars; everything else is left to Fusion.

    `menu` is the room above and below a word of the menu bar, in pixels: it makes the bar 30 high in any face.
    """
    return _bars(t, menu) + _buttons(t) + _views(t) + _fields(t) + _choices(t) + _words(t)


def _bars(t: "Theme", menu: int) -> str:
    return f"""
QMenuBar {{ background: {t.window}; color: {t.soft}; padding: 1px 6px 3px 6px; border: none; }}
QMenuBar::item {{ background: transparent; padding: {menu}px 9px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {t.press}; color: {t.text}; }}
QMenu {{ selection-background-color: {t.selection}; selection-color: {t.text}; }}
QStatusBar {{ background: {t.window}; color: {t.muted}; border-top: 1px solid {t.hairline}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {t.hairline}; }}
QToolTip {{ background: {t.bar}; color: {t.on_bar}; border: none; padding: 4px 7px; }}
QWidget[ground="window"] {{ background: {t.window}; }}
QWidget[ground="panel"] {{ background: {t.panel}; }}
QWidget[ground="list"] {{ background: {t.list}; }}
QWidget[ground="paper"] {{ background: {t.paper}; }}
QWidget[ground="desk"] {{ background: {t.desk}; }}
QWidget[ground="raised"] {{ background: {t.raised}; }}
"""


def _buttons(t: "Theme") -> str:
    return f"""
QToolButton {{ background: transparent; color: {t.soft}; border: none; border-radius: 6px;
  padding: 5px; font-weight: 500; }}
QToolButton:hover {{ background: {t.press}; }}
QToolButton:pressed {{ background: {t.line}; }}
QToolButton:checked {{ background: {t.selection}; }}
QToolButton:focus[keyed="true"] {{ border: 2px solid {t.accent}; padding: 3px; }}
QToolButton:disabled {{ color: {t.faint}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line}; border-radius: 6px;
  padding: 1px 13px; min-height: 26px; font-weight: 500; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.press}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0px 12px; }}
QPushButton:disabled {{ color: {t.faint}; border-color: {t.hairline}; }}
QPushButton[kind="small"] {{ min-height: 20px; padding: 1px 9px; }}
QPushButton[kind="small"]:focus {{ padding: 0px 8px; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent}; border-color: {t.text}; }}
QPushButton[kind="primary"]:pressed {{ background: {t.soft}; color: {t.paper}; border-color: {t.soft}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; padding: 0px 12px; }}
QPushButton[kind="primary"]:disabled {{ background: {t.press}; color: {t.faint}; border-color: {t.press}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[kind="quiet"]:pressed {{ background: {t.press}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {t.accent}; }}
QPushButton[kind="link"] {{ background: transparent; border-color: transparent; color: {t.accent};
  padding: 1px 5px; min-height: 20px; }}
QPushButton[kind="link"]:hover {{ background: {t.hover}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {t.accent}; padding: 0px 4px; }}
QPushButton[strong="true"] {{ font-weight: 600; }}
QPushButton[flush="true"] {{ padding: 1px 5px 1px 0px; text-align: left; }}
QPushButton[flush="true"]:focus {{ padding: 0px 4px 0px 0px; }}
QPushButton[kind="words"] {{ background: transparent; border-color: transparent; color: {t.muted};
  font-weight: 400; padding: 1px 5px; }}
QPushButton[kind="words"]:hover {{ background: {t.hover}; color: {t.text}; }}
QPushButton[kind="words"]:focus {{ border: 2px solid {t.accent}; padding: 0px 4px; }}
QPushButton[kind="danger"] {{ color: {t.error}; }}
QPushButton[kind="bar"] {{ background: transparent; border: 2px solid transparent; color: {t.bar_accent};
  padding: 1px 5px; min-height: 20px; }}
QPushButton[kind="bar"]:focus {{ border-color: {t.bar_accent}; }}
"""


def _fields(t: "Theme") -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit[kind="field"] {{ background: {t.field}; color: {t.text};
  border: 1px solid {t.line}; border-radius: 6px; padding: 1px 8px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; placeholder-text-color: {t.muted}; }}
QLineEdit {{ min-height: 26px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit[kind="field"]:focus {{ border: 2px solid {t.accent};
  padding: 0px 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {t.faint}; border-color: {t.hairline}; }}
QLineEdit[kind="search"] {{ border-radius: 8px; min-height: 30px; padding: 1px 64px 1px 30px; }}
QLineEdit[kind="search"]:focus {{ padding: 0px 63px 0px 29px; }}
QLineEdit[kind="inline"] {{ min-height: 20px; border-radius: 4px; padding: 0px 4px; }}
QLineEdit[kind="inline"]:focus {{ padding: 0px 3px; }}
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus {{ background: transparent; border: none; padding: 0px; }}
"""


def _choices(t: "Theme") -> str:
    """Boxes to choose, to count and to date in: as high as fields, with an arrow for both themes alike."""
    arrows = paths.resource("themes")
    down, up = (f'image: url("{(arrows / name).as_posix()}")' for name in ("down.svg", "up.svg"))
    return f"""
QComboBox, QAbstractSpinBox {{ background: {t.field}; color: {t.text}; border: 1px solid {t.line}; border-radius: 6px;
  padding: 1px 8px; min-height: 26px; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QComboBox {{ background: {t.raised}; }}
QComboBox:hover {{ background: {t.hover}; }}
QAbstractSpinBox {{ min-height: 22px; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {t.accent}; padding: 0px 7px; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {t.faint}; border-color: {t.hairline}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; background: transparent; width: 26px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ {down}; width: 10px; height: 7px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ border: none; background: transparent; width: 22px;
  subcontrol-position: top right; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ border: none; background: transparent; width: 22px;
  subcontrol-position: bottom right; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ {up}; width: 8px; height: 6px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ {down}; width: 8px; height: 6px; }}
QSpinBox::up-arrow:off, QSpinBox::down-arrow:off, QDoubleSpinBox::up-arrow:off,
QDoubleSpinBox::down-arrow:off {{ image: none; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0px; padding: 0px; border: none; background: transparent; }}
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {{ padding: 0px; border: none; }}
"""


def _views(t: "Theme") -> str:
    return f"""
QAbstractScrollArea {{ border: none; outline: none; }}
ClippingList, SidebarTree, OutlineView {{ border: none; outline: none; background: transparent;
  selection-background-color: transparent; selection-color: {t.text}; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.line};
  selection-background-color: {t.selection}; selection-color: {t.text}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.window}; }}
QToolButton#qt_calendar_prevmonth, QToolButton#qt_calendar_nextmonth {{ qproperty-icon: none; min-width: 22px; }}
QToolButton#qt_calendar_prevmonth {{ qproperty-text: "‹"; }}
QToolButton#qt_calendar_nextmonth {{ qproperty-text: "›"; }}
QAbstractItemView[kind="popup"] {{ background: {t.raised}; border: 1px solid {t.line};
  selection-background-color: {t.selection}; selection-color: {t.text}; }}
QAbstractItemView[kind="popup"]::item {{ min-height: 24px; padding: 0px 6px; border-radius: 4px; }}
QAbstractItemView[kind="popup"]::item:selected {{ background: {t.selection}; color: {t.text}; }}
QScrollBar:vertical {{ background: transparent; width: 9px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 0; }}
QScrollBar::handle {{ background: {t.press}; border-radius: 2px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _words(t: "Theme") -> str:
    inks = ("text", "soft", "muted", "faint", "accent", "ok", "warn", "error", "on_accent", "on_bar", "bar_key")
    return "".join(f'QLabel[ink="{ink}"] {{ color: {getattr(t, ink)}; }}\n' for ink in inks)
