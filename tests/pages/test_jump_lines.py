"""Jump lines in the languages of the press, and sentences that only speak of a page."""

import pytest

from clipper.pages.jump_lines import Jump, jump_in


@pytest.mark.parametrize(
    ("line", "page", "onward"),
    [
        ("Continued on page 7", "7", True),
        ("CONTINUED ON A12 ▶", "A12", True),
        ("STRIKE, Continued on Page 4, col. 3", "4", True),
        ("Cont’d on p. 6", "6", True),
        ("Turn to page 22", "22", True),
        ("See HARBOUR, Page 3", "3", True),
        ("HARBOUR, Page 3", "3", True),
        ("Fortsetzung auf Seite 2", "2", True),
        ("Weiter auf S. 14", "14", True),
        ("Lire la suite page 5", "5", True),
        ("Suite en page 4", "4", True),
        ("Sigue en la página 8", "8", True),
        ("Pasa a la página 31", "31", True),
        ("Segue a pagina 9", "9", True),
        ("Continua na página 10", "10", True),
        ("Vervolg op pagina 6", "6", True),
        ("Fortsätter på sidan 12", "12", True),
        ("Продолжение на стр. 3", "3", True),
        ("تتمة الصفحة 5", "5", True),
        ("Continued from page 1", "1", False),
        ("From page 1", "1", False),
        ("Fortsetzung von Seite 1", "1", False),
        ("Suite de la page 1", "1", False),
        ("Viene de la página 1", "1", False),
        ("Segue dalla pagina 1", "1", False),
        ("Продолжение со стр. 1", "1", False),
    ],
)
def test_a_jump_line_says_where(line: str, page: str, onward: bool) -> None:
    assert jump_in(line) == Jump(page, onward)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "He continued on his way.",
        "The contract runs to 40 pages and was signed on page 7 by both ministers.",
        "The talks continued on 7 June in the harbour office",
        "Page 7",
        "See you in 5 minutes",
        "Sigue en pie la huelga de los 40 prácticos",
        "from 12 to 14 per cent",
        "Die Gespräche werden auf Seite der Reeder weiter geführt.",
    ],
)
def test_what_only_speaks_of_a_page_is_none(line: str) -> None:
    found = jump_in(line)
    assert found is None, found
