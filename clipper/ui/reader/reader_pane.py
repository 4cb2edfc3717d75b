"""The reader pane: one clipping's words with their marks, its notes and details beside them; a frame for its parts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QVBoxLayout, QWidget

from clipper.annotate import anchors
from clipper.errors import ClipperError, LibraryBusy
from clipper.i18n import _, _n
from clipper.model.annotation import Annotation, Role
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.ui.actions import RULE
from clipper.ui.desk import Desk
from clipper.ui.reader import pictures
from clipper.ui.reader.article import SIDE, Article, Setting
from clipper.ui.reader.deeds import ReaderDeeds
from clipper.ui.reader.find_bar import FindBar
from clipper.ui.reader.finding import hits
from clipper.ui.reader.headline_block import HeadlineBlock
from clipper.ui.reader.mark_layer import Mark
from clipper.ui.reader.note_card import Note
from clipper.ui.reader.original import Copies
from clipper.ui.reader.reader_head import ReaderHead
from clipper.ui.reader.side_column import SideColumn
from clipper.ui.reader.text_view import TextView
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.store.library import Library
