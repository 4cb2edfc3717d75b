"""The reader: a Body set on the page, words chosen by mouse and keys, marks in the library and back on the page."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QFont, QGuiApplication, QImage, QPainter, QTextCursor, QTextTable
from pytestqt.qtbot import QtBot
from reading import BODY, FIRST, SECOND, Room, reading

from clipper.model.annotation import Role
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind, figure, paragraph, tidy
from clipper.model.clipping import Draft
from clipper.settings import Settings
from clipper.ui.fonts import load_fonts
from clipper.ui.reader.article import Article
from clipper.ui.reader.finding import hits
from clipper.ui.reader.looks import Setting
from clipper.ui.reader.mark_layer import Mark, layered, strips
from clipper.ui.reader.tag_field import TagField
from clipper.ui.reader.underlines import paint_underline
from clipper.ui.reader.word_button import WordButton
from clipper.ui.theme import DARK, LIGHT
from clipper.ui.widgets import faceless
from clipper.ui.widgets.characters import LONG_PARAGRAPH
from clipper.ui.widgets.chips import TagChip

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with reading(qtbot, tmp_path) as made:
        yield made


def set_whole(body: Body, dateline: str = "LONDON") -> Article:
    article = Article(body, dateline, Setting(load_fonts(), LIGHT), {})
    while not article.go_on(0.01):
        pass
    return article


def shown(article: Article, offset: int) -> str:
    """The character the document shows for an offset, whole where it takes two units."""
    at = article.places.position(offset)
    one = article.document.characterAt(at)
    return (
        (one + article.document.characterAt(at + 1)).encode("utf-16", "surrogatepass").decode("utf-16")
        if "\ud800" <= one <= "\udbff"
        else one
    )


# -- the document ------------------------------------------------------------------------------------------------


def test_every_character_of_the_text_has_its_place(qtbot: QtBot) -> None:
    article = set_whole(BODY)
    wrong = [
        (offset, character, shown(article, offset))
        for offset, character in enumerate(BODY.text)
        if character not in "\n\t" and shown(article, offset) != character
    ]
    assert wrong == []
    assert all(article.places.offset(article.places.position(offset)) == offset for offset in range(len(BODY.text) + 1))


def test_the_dateline_stands_before_the_first_paragraph_and_moves_no_offset(qtbot: QtBot) -> None:
    article = set_whole(BODY, "LONDON")
    block = article.document.findBlock(article.places.position(BODY.text.index("The ministers")))
    assert block.text() == f"LONDON:\u2002{FIRST}"
    assert shown(article, BODY.text.index("ministers")) == "m"
    assert article.places.offset(block.position() + 3) == BODY.text.index("The ministers")


def test_a_table_is_a_table_and_preformatted_lines_stay_lines(qtbot: QtBot) -> None:
    article = set_whole(BODY)
    (table,) = [frame for frame in article.document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert (table.rows(), table.columns()) == (2, 3)
    assert table.cellAt(1, 1).firstCursorPosition().block().text() == "41 😀"
    texts = article.document.toPlainText().split("\n")
    assert "x = 1" in texts and "  y = 2" in texts


def test_right_to_left_paragraphs_stand_at_the_right(qtbot: QtBot) -> None:
    article = set_whole(BODY)
    document = article.document
    document.setTextWidth(524)
    document.documentLayout().documentSize()
    start = article.places.position(BODY.text.index("توصلت"))
    line = next(strips(document, start, start + 5))
    assert line.right > 500
    latin = next(
        strips(document, article.places.position(BODY.text.index("The last")), article.places.position(len(BODY.text)))
    )
    assert latin.left < 20


def test_a_very_long_paragraph_is_broken_for_the_screen_alone(qtbot: QtBot) -> None:
    text = "word " * LONG_PARAGRAPH + "字" * (3 * LONG_PARAGRAPH)
    article = set_whole(Body((paragraph(text.strip()),)))
    assert article.document.blockCount() > 5
    assert (
        max(article.document.findBlockByNumber(n).length() for n in range(article.document.blockCount()))
        <= LONG_PARAGRAPH + 20
    )
    for offset in (0, 5, LONG_PARAGRAPH * 3 + 1, len(text) - 1, LONG_PARAGRAPH * 6):
        assert text[offset] == " " or shown(article, offset) == text[offset]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(list(BlockKind)), st.text(st.characters(codec="utf-8"), max_size=40)), max_size=7
    ),
    st.text(max_size=8),
)
def test_offsets_come_back_whatever_the_text_is(
    qtbot: QtBot, parts: list[tuple[BlockKind, str]], dateline: str
) -> None:
    blocks = []
    for kind, text in parts:
        if kind is BlockKind.FIGURE:
            blocks.append(figure(text, "someone"))
        else:
            kept = {BlockKind.TABLE_ROW: "\t", BlockKind.PREFORMATTED: "\n"}.get(kind, "")
            blocks.append(Block(kind, tidy(text, keep=kept) or "x"))
    body = Body(tuple(blocks))
    article = set_whole(body, tidy(dateline))
    text = body.text
    assert [n for n in range(len(text)) if article.places.offset(article.places.position(n)) != n] == []
    printable = [n for n, c in enumerate(text) if c.isalnum()]
    assert [n for n in printable if shown(article, n) != text[n]] == []


def test_overlapping_marks_lie_on_different_depths() -> None:
    marks = layered(
        [
            Mark(1, 0, 50, None),
            Mark(2, 10, 20, None),
            Mark(3, 15, 60, None),
            Mark(4, 55, 70, None),
            Mark(5, 80, 90, None),
        ]
    )
    depth = {mark.id: mark.depth for mark in marks}
    assert depth[1] == 0 and depth[5] == 0
    for a in marks:
        for b in marks:
            if a.id < b.id and a.start < b.end and b.start < a.end:
                assert a.depth != b.depth


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Détente, détente", "detente", ((0, 7), (9, 16))),
        ("one\ntwo", "ONE  two", ((0, 7),)),
        ("a “quoted” word", '"quoted"', ((2, 10),)),
        ("ﬁne 😀 fin", "fin", ((0, 2), (6, 9))),
        ("nothing", " ", ()),
    ],
)
def test_finding_minds_neither_capitals_nor_accents(text: str, words: str, found: tuple) -> None:
    assert hits(text, words) == found


# -- marking -----------------------------------------------------------------------------------------------------


def test_words_dragged_over_are_marked_by_a_digit(room: Room) -> None:
    room.drag_over("agreed on the outline")
    room.press(Qt.Key.Key_3)
    (mark,) = room.marks()
    assert mark.role is Role.CRITICISM and mark.anchor is not None
    assert mark.anchor.exact == "agreed on the outline"
    assert mark.anchor.start == BODY.text.index("agreed on the outline")


def test_h_marks_in_the_last_role_and_words_after_wide_characters_stay_right(room: Room) -> None:
    room.choose("Nobody signed anything")
    room.press(Qt.Key.Key_4)
    room.choose("harbour 😀 on Tuesday")
    room.press(Qt.Key.Key_H)
    assert {(m.anchor.exact, m.role) for m in room.marks() if m.anchor} == {
        ("Nobody signed anything", Role.OUR_MESSAGE),
        ("harbour 😀 on Tuesday", Role.OUR_MESSAGE),
    }


def test_a_mark_can_run_over_blocks_and_table_cells(room: Room) -> None:
    room.choose("ships\tdays\nValmora\t41 😀")
    room.press(Qt.Key.Key_2)
    (mark,) = room.marks()
    assert mark.anchor is not None and mark.anchor.exact == "ships\tdays\nValmora\t41 😀"


def test_marks_are_painted_in_fill_and_ink(room: Room) -> None:
    for theme, name in ((LIGHT, "light"), (DARK, "dark")):
        room.desk.set_settings(theme=name)
        room.choose("Nobody signed anything")
        room.press(Qt.Key.Key_3)
        room.caret(0)
        assert {theme.roles[2].fill.lower(), theme.roles[2].ink.lower()} <= colours(room, "Nobody signed anything")
    room.desk.set_settings(theme="light")


def test_of_overlapping_marks_each_keeps_its_line(room: Room) -> None:
    room.choose("Nobody signed anything")
    room.press(Qt.Key.Key_1)
    room.choose("signed anything before midnight")
    room.press(Qt.Key.Key_5)
    room.caret(0)
    room.pane.marker.activate(0)
    seen = [QColor(name) for name in colours(room, "signed anything")]
    for ink in (QColor(LIGHT.roles[0].ink), QColor(LIGHT.roles[4].ink)):
        # a line that falls between two rows of pixels is lighter than its ink
        far = [
            abs(one.red() - ink.red()) + abs(one.green() - ink.green()) + abs(one.blue() - ink.blue()) for one in seen
        ]
        assert min(far) < 130


def colours(room: Room, words: str) -> set[str]:
    """Every colour that is on the screen around words."""
    view = room.pane.page.view
    article = view.article
    assert article is not None
    start, end = (article.places.position(offset) for offset in room.span(words))
    view.show_line(start)
    picture = view.viewport().grab().toImage()
    line = next(strips(view.document(), start, end))
    y = line.baseline - view.verticalScrollBar().value()
    return {
        QColor(picture.pixel(x, row)).name()
        for x in range(round(line.left), round(line.right))
        for row in range(round(y) - 14, round(y) + 11)
    }


def test_a_digit_on_a_mark_changes_its_role_and_undo_brings_it_back(room: Room) -> None:
    room.choose("Nobody signed")
    room.press(Qt.Key.Key_1)
    room.press(Qt.Key.Key_5)
    assert [m.role for m in room.marks()] == [Role.TO_CHECK]
    room.desk.undo()
    room.settle()
    assert [m.role for m in room.marks()] == [Role.KEY_QUOTE]
    room.desk.undo()
    room.settle()
    assert room.marks() == ()
    room.qtbot.waitUntil(lambda: room.pane.marker.active == 0, timeout=3000)


def test_backspace_takes_the_mark_at_the_caret_off_and_no_other(room: Room) -> None:
    for words in ("Nobody signed", "The last words"):
        room.choose(words)
        room.press(Qt.Key.Key_1)
    room.click_on("Nobody signed")
    room.press(Qt.Key.Key_Backspace)
    assert [m.anchor.exact for m in room.marks() if m.anchor] == ["The last words"]
    room.caret(room.pane.page.view.document().findBlockByNumber(1).position())
    assert not room.desk.actions["unmark"].isEnabled()


def test_alt_arrows_go_from_mark_to_mark_and_round(room: Room) -> None:
    for words in ("harbour", "Nobody", "last words"):
        room.choose(words)
        room.press(Qt.Key.Key_1)
    by_words = {m.anchor.exact: m.id for m in room.marks() if m.anchor}
    room.caret(0)
    room.pane.marker.activate(0)
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        room.press(key, ALT)
        seen.append(room.pane.marker.active)
    order = [by_words[words] for words in ("harbour", "Nobody", "last words", "harbour", "last words")]
    assert seen == order


def test_digits_mean_roles_only_where_words_are_chosen(room: Room) -> None:
    room.caret(room.pane.page.view.document().characterCount() - 1)
    assert not room.desk.actions["mark_1"].isEnabled()
    room.choose("harbour")
    assert room.desk.actions["mark_1"].isEnabled()
    assert [button.isEnabled() for button in room.pane.head.roles] == [True] * 5


def test_a_role_button_marks_and_the_words_keep_the_keyboard(room: Room) -> None:
    room.choose("Nobody signed")
    room.qtbot.mouseClick(room.pane.head.roles[1], Qt.MouseButton.LeftButton)
    room.settle()
    assert [m.role for m in room.marks()] == [Role.FACT]


def test_two_hundred_marks_make_cards_only_for_what_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    from clipper.annotate.anchors import anchor
    from clipper.ui.reader.note_card import NoteCard

    body = Body(tuple(paragraph(f"{SECOND} ({number}) " * 6) for number in range(200)))
    with reading(qtbot, tmp_path, Draft("Long", Body((paragraph("Short."),))), Draft("Marked", body)) as room:
        text = body.text

        def mark(library) -> None:
            for number in range(200):
                start = text.index(f"({number})")
                library.annotations.add(
                    room.ids[1], anchor(text, start - 20, start), Role.FACT, comment=f"Note {number}"
                )

        room.desk.jobs.change("Mark", mark)
        room.settle()
        room.open(1)
        assert len(room.marks(1)) == 200
        assert 1 <= len(room.pane.findChildren(NoteCard)) < 30
        room.pane.page.view.verticalScrollBar().setValue(room.pane.page.view.verticalScrollBar().maximum())
        room.settle()
        last = room.marks(1)[-1]
        card = room.pane.page.side.notes.card(last.id)
        assert card is not None and card.isVisible()
        assert len([c for c in room.pane.findChildren(NoteCard) if c.isVisible()]) < 30


# -- around the words --------------------------------------------------------------------------------------------


def test_one_click_swaps_the_headline(room: Room) -> None:
    head = room.pane.page.head
    button = next(b for b in head.findChildren(WordButton) if b.text() == "Outline agreed")
    room.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    room.settle()
    draft = room.desk.library.clippings.one(room.ids[0]).draft
    assert draft.headline == "Outline agreed"
    assert [h.text for h in draft.other_headlines] == ["Ministers agree outline", "A treaty begins"]


def test_a_tag_is_typed_and_taken_off(room: Room) -> None:
    head = room.pane.page.head
    room.qtbot.mouseClick(room.pane.head.tag, Qt.MouseButton.LeftButton)
    field = head.findChild(TagField)
    assert field is not None
    room.qtbot.keyClicks(field, "Trade /  Rare earths")
    room.qtbot.keyClick(field, Qt.Key.Key_Return)
    room.settle()
    assert room.desk.library.clippings.one(room.ids[0]).tags == ("Trade/Rare earths",)
    room.qtbot.keyClick(field, Qt.Key.Key_Escape)
    chip = head.findChild(TagChip)
    assert chip is not None
    room.qtbot.keyClick(chip, Qt.Key.Key_Delete)
    room.settle()
    assert room.desk.library.clippings.one(room.ids[0]).tags == ()


def test_find_counts_goes_round_and_leaves_the_words_chosen(room: Room) -> None:
    pane = room.pane
    room.desk.actions["find_in_text"].trigger()
    room.qtbot.keyClicks(pane.page.find_bar.field, "a")
    room.qtbot.keyClicks(pane.page.find_bar.field, "greed")
    assert pane.page.find_bar.count.text() == "1 of 1"
    pane.page.find_bar.field.setText("the")
    count = len(pane.finder.places)
    assert count == len([1 for n in range(len(BODY.text)) if BODY.text[n : n + 3].lower() == "the"])
    for _turn in range(count):
        room.desk.actions["find_next"].trigger()
    assert pane.finder.current == 0
    room.desk.actions["find_previous"].trigger()
    assert pane.finder.current == count - 1
    room.qtbot.keyClick(pane.page.find_bar.field, Qt.Key.Key_Escape)
    assert pane.page.view.chosen() == (BODY.text.lower().rindex("the"), BODY.text.lower().rindex("the") + 3)
    pane.page.find_bar.open("no such words")
    assert pane.page.find_bar.count.text() == "Not here"


def test_copied_words_are_plain(room: Room) -> None:
    room.choose("What was said\n“We are closer")
    room.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "What was said\n“We are closer"


def test_nothing_chosen_says_how_to_choose(qtbot: QtBot, tmp_path: Path) -> None:
    with reading(qtbot, tmp_path) as room:
        room.desk.open(0)
        assert room.pane.empty.isVisible() and not room.pane.page.isVisible()
        assert room.pane.empty.accessibleName() == "Choose a clipping. J and K go through the list."
        room.open()
        assert room.pane.page.isVisible()


def test_a_clipping_without_text_is_shown_without_harm(room: Room) -> None:
    room.open(2)
    assert room.pane.page.view.toPlainText() == "It has no text."
    assert room.pane.page.head.accessibleName() == ""


@pytest.mark.parametrize("kind", ["line", "dots", "wave", "double", "dashes"])
@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_every_underline_runs_from_end_to_end_and_no_further(qtbot: QtBot, kind: str, ratio: float) -> None:
    picture = QImage(round(200 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_underline(painter, kind, 20.4, 160.4, 20.2, QColor("black"))
    painter.end()
    inked = {
        (round(x / ratio), round(y / ratio))
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 160
    }
    across, down = {x for x, _y in inked}, {y for _x, y in inked}
    assert 19 <= min(across) <= 23 and 155 <= max(across) <= 161 and 16 <= min(down) <= max(down) <= 24
    gaps = {b - a for a, b in pairwise(sorted(across))}
    assert max(gaps) <= {"dots": 5, "dashes": 5}.get(kind, 2)


def test_points_of_a_list_stand_at_its_items(qtbot: QtBot) -> None:
    article = set_whole(Body((paragraph("One."), Block(BlockKind.LIST_ITEM, "ports"))))
    deep = set_whole(
        Body((Block(BlockKind.LIST_ITEM, "pilots", level=1), Block(BlockKind.LIST_ITEM, "1", ordered=True)))
    )
    assert article.points == [(article.places.position(5), False)] and [hollow for _at, hollow in deep.points] == [True]


def test_the_head_of_an_arabic_clipping_hangs_on_the_right_edge(qtbot: QtBot, tmp_path: Path) -> None:
    drafts = Draft("محادثات في لندن", BODY, byline="News Desk"), Draft("Talks", BODY, byline="News Desk")
    with reading(qtbot, tmp_path, *drafts) as room:
        head = room.pane.page.head
        for number, right in ((0, True), (1, False)):
            room.open(number)
            byline = next(one for one in head.findChildren(WordButton) if one.text() == "News Desk" and one.isVisible())
            outlet = next(one for one in head.findChildren(WordButton) if one.text() == "No outlet" and one.isVisible())
            assert (byline.x() > outlet.x()) is right
            assert (byline.geometry().right() >= head.width() - 1) is right


def test_letters_that_no_face_has_are_drawn_as_boxes_and_stay_themselves(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faceless, "_faceless", lambda: re.compile("[\u0c00-\u0c7f]"))
    text = "😀 From తెలుగు, 12 it goes 😀 on with జ్ఞ\u200cా."
    assert faceless.stretches(text) == ((7, 18), (36, 42))
    assert faceless.boxed("A తెలుగు, 1 b") == "A □□□□□□, 1 b"
    article = set_whole(Body((paragraph(text, Span(2, 12, SpanKind.BOLD)),)), "జ్ఞ")
    assert article.document.toPlainText() == "జ్ఞ:\u2002" + text
    alone = set()
    for offset in range(len(text)):
        position = article.places.position(offset)
        assert article.places.offset(position) == offset
        cursor = QTextCursor(article.document)
        cursor.setPosition(position + 1)
        look = cursor.charFormat()
        if look.fontStyleStrategy() == faceless.ALONE:
            alone.add(offset)
        assert (look.fontWeight() == QFont.Weight.Bold) == (2 <= offset < 12)
    assert alone == {*range(7, 18), *range(36, 42)}


def test_an_edited_text_moves_its_marks_and_says_what_is_lost(room: Room) -> None:
    from clipper.workflows.annotating import edit_text

    for words in ("agreed on the outline", "Nobody signed anything"):
        room.choose(words)
        room.press(Qt.Key.Key_1)
    fresh = Body((paragraph("Something new stands here first. " + FIRST),))
    room.desk.jobs.change("", lambda library: edit_text(library, room.ids[0], fresh))
    room.settle()
    room.qtbot.waitUntil(
        lambda: room.pane.clipping is not None and room.pane.clipping.draft.body == fresh, timeout=3000
    )
    notes = {n.annotation.anchor.exact: n.position for n in room.pane.page.side.notes.notes if n.annotation.anchor}
    assert notes["Nobody signed anything"] is None
    place = notes["agreed on the outline"]
    article = room.pane.page.view.article
    assert place is not None and article is not None
    assert fresh.text[article.places.offset(place) :].startswith("agreed on the outline")


def test_a_lost_note_is_tied_to_the_words_chosen(room: Room) -> None:
    room.choose("Nobody signed anything")
    room.press(Qt.Key.Key_1)
    (mark,) = room.marks()
    room.desk.jobs.change("Lose", lambda library: library.annotations.settle(room.ids[0], {mark.id: None}))
    room.settle()
    column = room.pane.page.side.notes
    room.qtbot.waitUntil(lambda: column.notes[0].position is None, timeout=3000)
    card = column.card(mark.id)
    assert card is not None
    room.choose("The last words")
    card.find_asked.emit(mark.id)
    room.settle()
    (found,) = room.marks()
    assert not found.lost and found.anchor is not None and found.anchor.exact == "The last words"


class Opened(QObject):
    """Takes the place of the system's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_the_original_opens_as_a_copy_with_its_own_ending(room: Room) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")  # pyright: ignore[reportArgumentType]
    try:
        room.pane.open_original()
        room.settle()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (url,) = opened.urls
    path = Path(url.toLocalFile())
    assert path.suffix == ".txt" and path.name == "wire copy.txt"
    assert path.read_bytes() == b"LONDON: The ministers met"
    assert room.desk.library.path not in path.parents


def test_links_lead_to_the_web_alone(room: Room) -> None:
    opened = Opened()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, opened, "take")  # pyright: ignore[reportArgumentType]
    try:
        for address in ("https://example.org/treaty", "file:///etc/passwd", "javascript:alert(1)"):
            room.pane.page.view.link_pressed.emit(address)
    finally:
        for scheme in ("https", "file"):
            QDesktopServices.unsetUrlHandler(scheme)
    assert [url.toString() for url in opened.urls] == ["https://example.org/treaty"]


def test_a_reader_without_room_lays_its_column_over_the_words(room: Room) -> None:
    room.pane.resize(560, 700)
    assert not room.pane.page.side.isVisible()
    room.desk.actions["inspector"].trigger()
    assert room.pane.page.side.isVisible() and room.pane.page.narrow
    room.pane.resize(1150, 700)
    side = room.pane.page.side
    assert side.notes.isVisible() and side.details.isVisible() and not side.tabs.isVisible()
    assert side.geometry().left() >= room.pane.page.view.viewport().geometry().right() - 8


def test_settings_keep_the_size_of_type(room: Room) -> None:
    room.desk.actions["larger"].trigger()
    assert room.desk.settings == Settings(theme="light", reading_size=18)
    room.desk.actions["as_set"].trigger()
    assert room.desk.settings.reading_size == 17
