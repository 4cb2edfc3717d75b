"""Plain text: encodings, dates, cleaning, paragraphs; whatever comes in, no word is lost."""

import random
import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.errors import Rejected
from clipper.importers import registry, text
from clipper.importers.cleaning import clean, human_name, line, safe_url, tame_name
from clipper.importers.dates import read_date
from clipper.importers.encoding import decode
from clipper.importers.language import language_of
from clipper.importers.paragraphs import blocks_of
from clipper.importers.runs import Run, joined
from clipper.model.body import BlockKind, SpanKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

WORDS = st.text(
    st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=12
).map(lambda w: unicodedata.normalize("NFC", w))  # fmt: skip
LINES = st.lists(WORDS, max_size=9).map(" ".join)


def read(given: str | bytes, name: str = "note.txt") -> Draft:
    data = given.encode() if isinstance(given, str) else given
    (draft,) = registry.read(Source(name, data))
    return draft


def words_of(draft: Draft) -> Counter[str]:
    fields = [
        draft.headline,
        draft.deck,
        draft.byline,
        draft.dateline,
        draft.outlet,
        draft.editors_note,
        draft.published.raw or "",
    ]
    fields += [one.text for one in draft.other_headlines]
    return Counter(re.findall(r"\w+", " ".join([*fields, draft.body.text]).casefold()))


def test_the_first_line_is_the_headline_and_the_rest_the_body() -> None:
    draft = read("Minister opens bridge\n\nThe bridge is open.\nIt links two towns.\n")
    assert draft.headline == "Minister opens bridge"
    assert [b.text for b in draft.body.blocks] == ["The bridge is open.", "It links two towns."]
    assert draft.media_type is MediaType.TEXT


def test_outlet_and_day_below_the_headline() -> None:
    draft = read("Oil falls\nHarbour Post, 2016-03-04\n\nOil fell.\n\nIt may rise.\n")
    assert (draft.headline, draft.outlet, draft.published.day) == ("Oil falls", "Harbour Post", "2016-03-04")
    assert draft.body.text == "Oil fell.\nIt may rise."


def test_a_cutting_slip_names_outlet_day_and_then_the_headline() -> None:
    draft = read(
        "Spectator\nFriday, 25 August 2006\nThe Police and the Judiciary\nBy Staff Reporter\n\nThe police said so yesterday.\n"
    )
    assert (draft.outlet, draft.published.day, draft.headline) == (
        "Spectator",
        "2006-08-25",
        "The Police and the Judiciary",
    )
    assert (draft.byline, draft.authors, draft.body.text) == ("By Staff Reporter", (), "The police said so yesterday.")


def test_deck_byline_and_date_between_headline_and_text() -> None:
    draft = read("Bridge opens\nIt links two towns\nBy Jane Roe and John Doe\n5 March 2024\n\nThe minister opened it.")
    assert (draft.headline, draft.deck) == ("Bridge opens", "It links two towns")
    assert (draft.authors, draft.published.day) == (("Jane Roe", "John Doe"), "2024-03-05")


def test_a_text_that_is_nothing_but_text_is_called_by_its_first_words() -> None:
    sentence = (
        "This is a note to nobody in particular about a meeting at the ministry which was long " + "and tedious " * 30
    )
    draft = read(sentence)
    assert draft.headline.endswith("…") and sentence.startswith(draft.headline[:-1]) and len(draft.headline) <= 111
    assert draft.body.text == sentence.strip()
    assert [c.sure for c in draft.confidence if c.field == "headline"] == [0.3]


def test_one_line_alone_is_a_headline_without_a_body() -> None:
    draft = read("Minister resigns")
    assert (draft.headline, draft.body.blocks) == ("Minister resigns", ())


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", b"\x00\x00\x00", b"\xef\xbb\xbf\n"])
def test_a_file_without_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Rejected, match=r"^[A-Z].*\.$"):
        registry.read(Source("empty.txt", data))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "mail.bin"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "a.odt"),
        (b"PK\x03\x04" + b"\0" * 40, "pages.zip"),
        (b"\x7fELF" + b"\x01" * 60, "program"),
        (b"ID3\x03\x00 sound sound sound sound", "song.mp3"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "feed.xml"),
    ],
)
def test_what_cannot_be_read_yet_is_refused_saying_what_to_do(data: bytes, name: str) -> None:
    with pytest.raises(Rejected) as refused:
        registry.read(Source(name, data))
    assert re.fullmatch(r"[A-Z].*\.", str(refused.value))


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("size", [64, 500, 9000])
def test_noise_is_no_text(seed: int, size: int) -> None:
    with pytest.raises(Rejected):
        registry.read(Source("e.bin", random.Random(seed).randbytes(size)))


def test_a_stray_control_character_does_not_make_a_text_noise() -> None:
    copy = "Порт открыт\n\nМОСКВА (ТАСС) - Порт открылся в понедельник, сообщили в министерстве.\n\x1a"
    assert registry.read(Source("copy.txt", copy.encode("cp1251")))[0].headline == "Порт открыт"


@pytest.mark.parametrize("data", [b'{"title": "a"}', b' [{"title": ["a"]}]\n', b'\xef\xbb\xbf{"a": {}}'])
def test_data_for_programs_is_no_article(data: bytes) -> None:
    with pytest.raises(Rejected, match="JSON"):
        registry.read(Source("truth.json", data))


def test_a_text_in_brackets_or_about_formats_is_read_as_text() -> None:
    for words in (
        "{Ports} are “open”, he said: a note",
        '["Ports" are open',
        '"Ports"',
        "A file begins with %PDF-1.7 or it is none.",
    ):
        assert registry.read(Source("note.txt", words.encode()))[0].headline


def test_what_a_file_is_counts_more_than_what_it_is_called() -> None:
    assert registry.reader_for(Source("a.docx", b"Just a note\n\nwith text.")).name == "text"
    assert registry.reader_for(Source("a.txt", b"From: a@b.de\nSubject: x\nDate: y\n\nHello.")).name == "mail"
    assert registry.reader_for(Source("a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)).name == "image"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
def test_encodings_found_by_their_bytes(charset: str) -> None:
    draft = read(
        "Café naïve\n\nUne journée à Genève, où l’été était déjà là et où rien n’avançait.\n".encode(charset, "ignore")
    )
    assert draft.headline == "Café naïve"
    assert "Genève, où l" in draft.body.text and "été" in draft.body.text


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        ("Привет, как дела сегодня утром".encode("cp1251"), "windows-1251", "Привет, как дела сегодня утром"),
        ("“quotes”".encode("cp1252"), "iso-8859-1", "“quotes”"),
        ("Über “uns”".encode(), "iso-8859-1", "Über “uns”"),
        (b"+ADw-b+AD4-", "utf-7", "+ADw-b+AD4-"),
        (b"plain", "no-such-charset", "plain"),
        (b"plain", "utf-16", "plain"),
        (
            b"<meta charset=shift_jis>" + "日本語の文章です".encode("shift_jis"),
            "",
            "<meta charset=shift_jis>日本語の文章です",
        ),
        ("à, é, ö, cut in a ü".encode()[:-1], "", "à, é, ö, cut in a \ufffd"),
    ],
)
def test_charset_labels_are_hints_and_bytes_the_proof(data: bytes, charset: str, expected: str) -> None:
    assert decode(data, charset)[0] == expected


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "utf-16", "cp1252", "big5", "hex", "idna", "x\x00y"]))
def test_decoding_never_raises(data: bytes, charset: str) -> None:
    assert isinstance(decode(data, charset)[0], str)


@given(st.text(max_size=300))
def test_cleaned_text_is_nfc_without_controls_and_stays_so(given_text: str) -> None:
    cleaned = clean(given_text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(st.lists(WORDS, min_size=1, max_size=20), st.sampled_from([" ", "\n", "\r\n", "\u2028", "\u00a0", "\t"]))
def test_cleaning_loses_no_word(words: list[str], between: str) -> None:
    expected = [w for word in words if (w := line(word))]
    assert line(between.join(words)).split() == expected


@given(st.text(max_size=200))
def test_tamed_names_are_names(given_name: str) -> None:
    name = tame_name(given_name)
    assert name and len(name) <= 120 and name == tame_name(name)
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e]', name) and name not in {".", ".."}


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\con\\a.txt", "a.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("", "attachment"),
        ("a\0b.pdf", "ab.pdf"),
    ],
)
def test_path_like_names_lose_their_path(given_name: str, expected: str) -> None:
    assert tame_name(given_name) == expected


def test_file_names_become_headlines_and_only_safe_addresses_links() -> None:
    assert human_name("scans/evening_herald-cutting.png") == "Evening herald cutting"
    assert safe_url(" https://a.example/x ") == "https://a.example/x"
    assert not any(
        map(safe_url, ("javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "/relative", "data:text/html,x"))
    )


@pytest.mark.parametrize(
    ("written", "languages", "day", "zone"),
    [
        ("2023-12-23", (), "2023-12-23", None),
        ("2023-12-23T06:10:00+01:00", (), "2023-12-23", "+01:00"),
        ("2023-12-23T05:10:00Z", (), "2023-12-23", "Z"),
        ("20231223T061000+0100", (), "2023-12-23", "+01:00"),
        ("Friday, 25 August 2006", (), "2006-08-25", None),
        ("March 5, 2024", (), "2024-03-05", None),
        ("05.03.2024", (), "2024-03-05", None),
        ("mardi 5 mars 2024 à 14h30", ("fr",), "2024-03-05", None),
        ("2024年3月5日", ("zh",), "2024-03-05", None),
        ("Tue, 5 Mar 2024 10:00:00 -0500", (), "2024-03-05", "-05:00"),
        ("Feb 26", (), None, None),
        ("yesterday at 10:00", (), None, None),
        ("31 February 2024", (), None, None),
        ("30 June 3609", (), None, None),
    ],
)
def test_dates_as_the_press_writes_them(
    written: str, languages: tuple[str, ...], day: str | None, zone: str | None
) -> None:
    found = read_date(written, languages)
    assert (found.raw, found.day, found.zone) == (written, day, zone)
    assert (found.at is None) == (zone is None)


def test_an_ambiguous_date_is_read_in_the_order_asked_for() -> None:
    assert read_date("05/03/2024").day == "2024-03-05"
    assert read_date("05/03/2024", order="MDY").day == "2024-05-03"
    assert read_date("03/25/2024").day == "2024-03-25"
    assert read_date("2023-12-23T06:10:00+01:00").at == 1703308200


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_no_date_crashes_the_reading_of_dates(given_text: str) -> None:
    found = read_date(given_text)
    assert found.day is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.day)


def test_languages_are_named_where_there_are_words_to_judge_by() -> None:
    assert language_of("Das ist ein schöner Tag für alle heute") == "de"
    assert language_of("中国和美国就战略贸易框架达成一致意见") == "zh"
    assert language_of("Harbour") == ""


def test_hard_wrapped_lines_become_paragraphs_and_tables_keep_their_lines() -> None:
    wrapped = (
        "    The U.S. Agriculture Department said cumulative sugar imports\n"
        "from individual countries during the quota year, which began in\n"
        "January, were as follows, in short tons --\n"
        "            CUMULATIVE     QUOTA\n"
        " ARGENTINA        nil          39,130\n"
        " AUSTRALIA        nil          75,530\n"
        "    A second paragraph begins with an indent and is computer-\n"
        "generated by nobody.\n"
    )
    blocks = blocks_of(wrapped.split("\n"))
    assert [b.kind for b in blocks] == [BlockKind.PARAGRAPH, BlockKind.PREFORMATTED, BlockKind.PARAGRAPH]
    assert blocks[0].text.startswith("The U.S.") and blocks[0].text.endswith("in short tons --")
    assert blocks[1].text.split("\n")[1] == "ARGENTINA        nil          39,130"
    assert blocks[2].text.endswith("computer-generated by nobody.")


def test_bullets_quotes_and_subheads_are_told_apart() -> None:
    blocks = blocks_of(
        ["First of all, text.", "", "* one", "* two", "", "> quoted", "> words", "", "TIP-INS", "", "Last text."]
    )
    kinds = [(b.kind, b.text) for b in blocks]
    assert kinds[1:3] == [(BlockKind.LIST_ITEM, "one"), (BlockKind.LIST_ITEM, "two")]
    assert kinds[3:] == [
        (BlockKind.QUOTE, "quoted"), (BlockKind.QUOTE, "words"), (BlockKind.HEADING, "TIP-INS"), (BlockKind.PARAGRAPH, "Last text."),
    ] or kinds[3] == (BlockKind.QUOTE, "quoted words")  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=25))
def test_no_word_of_a_text_is_lost(lines: list[str]) -> None:
    given_text = "\n".join(lines)
    if not re.search(r"\w", given_text):
        return
    draft = read(given_text)
    kept = words_of(draft)
    wanted = Counter(re.findall(r"\w+", clean(given_text).casefold()))
    ends = {"ends", "end", "more", "reuter", "reuters", "fin", "ende", "xxx", "mehr", "suite", "sigue"}
    assert {word for word, n in (wanted - kept).items() if n and word not in ends} == set()
    assert draft.headline.strip()


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        drafts = text.read(Source("x.txt", data))
    except Rejected as refused:
        assert str(refused)
    else:
        assert drafts[0].headline and unicodedata.is_normalized("NFC", drafts[0].body.text)


RUNS = st.builds(
    Run, st.text("ab \n\u0301", max_size=8), st.booleans(), st.booleans(), st.sampled_from(["", "https://a.example"])
)


@given(st.lists(RUNS, max_size=8))
def test_spans_lie_inside_their_text(runs: list[Run]) -> None:
    joined_text, spans = joined(runs)
    assert joined_text == " ".join(joined_text.split()) and unicodedata.is_normalized("NFC", joined_text)
    for span in spans:
        assert 0 <= span.start < span.end <= len(joined_text)
        assert joined_text[span.start : span.end].strip() == joined_text[span.start : span.end]


def test_spans_of_one_format_that_touch_are_one() -> None:
    text_, spans = joined(
        [
            Run("A "),
            Run("bold ", bold=True),
            Run("word", bold=True),
            Run(" and a "),
            Run("link", href="https://a.example"),
        ]
    )
    assert text_ == "A bold word and a link"
    assert [(text_[s.start : s.end], s.kind, s.href) for s in spans] == [
        ("bold word", SpanKind.BOLD, None), ("link", SpanKind.LINK, "https://a.example"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("notes.xlsx", b"PK..", "Excel workbooks"), ("old.XLS", b"a,b\n1,2\n", "Excel workbooks"), ("talk.ppt", b"Slide one", "PowerPoint"),
        ("talk.pptx", b"PK\x03\x04" + b"\0" * 40, "PowerPoint"),
        ("letter.pages", b"Just a note.", "Pages"), ("all.zip", b"Just a note.", "Archives"),
        ("sheet.numbers", b"Just a note.", "Numbers"), ("table.xls", b"<table><tr><td>1</table>", "Excel"),
    ],
)  # fmt: skip
def test_a_format_that_only_the_name_tells_is_refused_by_its_name(name: str, data: bytes, kind: str) -> None:
    with pytest.raises(Rejected, match=rf"^{kind}.*\.$"):
        registry.read(Source(name, data))


def test_bytes_that_are_sure_are_read_under_any_name() -> None:
    assert registry.reader_for(Source("a.xls", b"<!doctype html><html><p>Ports</p>")).name == "Web page"
    assert registry.reader_for(Source("a.zip", b"From: a@b.de\nSubject: x\nDate: y\n\nHello.")).name == "mail"
    assert registry.reader_for(Source("a.pages", b"%PDF-1.7\n")).name == "PDF"
    assert registry.reader_for(Source("a.csv", b"Just a note.")).name == "text"
