"""How agencies, papers and press offices of many countries set their copy, each form with what a desk editor takes from it."""

import textwrap
from collections.abc import Callable

import pytest

from clipper.importers import registry
from clipper.importers.copy_days import day_line
from clipper.importers.datelines import find_dateline
from clipper.model.clipping import Draft
from clipper.model.intake import Source

A = "The harbour authority said on Monday that the port would reopen before the end of the week."
B = "Shipping companies had asked for a date, the authority added in a short statement to reporters."
D = "Der Hafen soll noch vor dem Ende der Woche wieder öffnen, teilte die Behörde am Montag mit."


def read(text: str) -> Draft:
    (draft,) = registry.read(Source("copy.txt", text.encode()))
    return draft


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("MOSCOW, June 11. /TASS/. The", "MOSCOW, June 11", "TASS"),
        ("МОСКВА, 11 июн — РИА Новости. Порт", "МОСКВА, 11 июн", "РИА Новости"),
        ("Москва. 11 июня. INTERFAX.RU - Порт", "Москва. 11 июня", "Интерфакс"),
        ("TOKYO, June 11, Kyodo - The", "TOKYO, June 11", "Kyodo"),
        ("SYDNEY, June 11 AAP - The", "SYDNEY, June 11", "AAP"),
        ("Kochi (Kerala), Jun 11 (PTI) The", "Kochi (Kerala), Jun 11", "PTI"),
        ("New Delhi [India], June 11 (ANI): The", "New Delhi [India], June 11", "ANI"),
        ("Lagos, June 11, 2025 (NAN) The", "Lagos, June 11, 2025", "NAN"),
        ("Tehran, IRNA – The", "Tehran", "IRNA"),
        ("LONDON, June 11, 2025 /PRNewswire/ -- The", "LONDON, June 11, 2025", "PRNewswire"),
        ("LONDON--(BUSINESS WIRE)--The", "LONDON", "Business Wire"),
        (
            "MILLBROOK, NY / ACCESSWIRE / June 11, 2025 / The",
            "MILLBROOK, NY / ACCESSWIRE / June 11, 2025",
            "ACCESSWIRE",
        ),
        ("[MILLBROOK, New York, 11 June 2025] – The", "MILLBROOK, New York, 11 June 2025", ""),
        ("(London) June 11, 2025 — The", "(London) June 11, 2025", ""),
        ("June 11 (Reuters) - The", "June 11", "Reuters"),
        ("11 June 2025, Geneva – The authority said on Monday that it would", "11 June 2025, Geneva", ""),
        ("NEW YORK / GENEVA / NAIROBI, 11 June 2025 – The", "NEW YORK / GENEVA / NAIROBI, 11 June 2025", ""),
        ("MILLBROOK, N.Y.–The authority said on Monday that it would", "MILLBROOK, N.Y.", ""),
        ("LONDON (Reuters) \u2012 The", "LONDON", "Reuters"),
        ("LONDON,\u00a0June\u00a011\u00a0(Reuters)\u00a0\u2212 The", "LONDON, June 11", "Reuters"),
        ("Valencia (España), 11 jun (EFE).- El", "Valencia (España), 11 jun", "EFE"),
        ("Veracruz, Ver.- El puerto reabrirá antes del final de la semana", "Veracruz, Ver", ""),
        ("Gdańsk, 11.06.2025 (PAP) - Port", "Gdańsk, 11.06.2025", "PAP"),
        ("Hamburg (ots) - Der", "Hamburg", "ots"),
        (f"Hamburg. {D}", "Hamburg", ""),
        ("Hamburg, den 11. Juni 2025. Der", "Hamburg, den 11. Juni 2025", ""),
        ("hma. HAMBURG, 11. Juni. Der", "HAMBURG, 11. Juni", ""),
        ("(Belga) Le port rouvrira", "", "Belga"),
        ("新华社北京6月11日电（记者李伟）港口管理局周一表示", "北京6月11日", "新华社"),
        ("【東京共同】港湾局は月曜日", "東京", "共同"),
        ("(서울=연합뉴스) 홍길동 기자 = 항만 당국은", "서울", "연합뉴스"),
        ("القاهرة 11 يونيو (رويترز) - قالت هيئة الميناء", "القاهرة 11 يونيو", "رويترز"),
    ],
)
def test_more_datelines(line: str, dateline: str, agency: str) -> None:
    found = find_dateline(line, line)
    assert found is not None and (found.text, found.agency) == (dateline, agency)
    assert not line[found.end :].startswith((" ", "-", "–", "—", ":", "(", "/"))


@pytest.mark.parametrize(
    "line",
    [
        "Theresa May 11 years ago said that the port would reopen",
        "Apple (AAPL) said on Monday that it would use the port",
        "Harbour Holdings (NYSE: HBR) - the owner of the port - said",
        "Jane Okoro - the harbour chief since 2012 - said on Monday",
        "KNOCKED OUT 3 - the harbour team lost again",
        "“We are ready” - that was all the harbour chief had to say",
    ],
)
def test_names_and_quotations_are_no_datelines(line: str) -> None:
    assert find_dateline(line, line) is None


@pytest.mark.parametrize(
    ("below", "authors", "outlet", "day"),
    [
        ("By Jane Okoro in Lagos and Tom Reed in London", ("Jane Okoro", "Tom Reed"), "", None),
        ("By Jane Okoro\nStaff Writer", ("Jane Okoro",), "", None),
        ("By Jane Okoro\njane.okoro@example.com", ("Jane Okoro",), "", None),
        ("By Jane Okoro jokoro@example.com", ("Jane Okoro",), "", None),
        ("By Jane Okoro\nThe Millbrook Herald", ("Jane Okoro",), "The Millbrook Herald", None),
        ("By Jane Okoro for The Millbrook Herald", ("Jane Okoro",), "", None),
        ("By Jane Okoro, The Millbrook Herald, June 11, 2025", ("Jane Okoro",), "The Millbrook Herald", "2025-06-11"),
        ("By Jane Okoro | June 11, 2025", ("Jane Okoro",), "", "2025-06-11"),
        ("By Robert Hayes Jr. and Ann Lee", ("Robert Hayes Jr.", "Ann Lee"), "", None),
        ("Words by Jane Okoro, pictures by Tom Reed", ("Jane Okoro", "Tom Reed"), "", None),
        ("From Jane Okoro, Lagos", ("Jane Okoro",), "", None),
        ("Jane Okoro\nTransport Correspondent", ("Jane Okoro",), "", None),
        ("Jane Okoro and Tom Reed in London\n\n11 JUNE 2025", ("Jane Okoro", "Tom Reed"), "", "2025-06-11"),
        ("by Xinhua writers Li Wei and Zhang Min", ("Li Wei", "Zhang Min"), "", None),
        ("De notre correspondante à Marseille, Hélène Vasseur", ("Hélène Vasseur",), "", None),
        ("Par Hélène Vasseur avec AFP\nPublié le 11 juin 2025 à 10h30", ("Hélène Vasseur",), "", "2025-06-11"),
        ("dal nostro inviato Marco Bianchi", ("Marco Bianchi",), "", None),
        ("Von unserem Korrespondenten Hans Meier, Hamburg", ("Hans Meier",), "", None),
        ("Redacción / Agencias\n11 de junio de 2025", (), "", "2025-06-11"),
        ("*By Jane Okoro*", ("Jane Okoro",), "", None),
        ("Source: The Millbrook Herald\nDate: 11 June 2025\nAuthor: Jane Okoro", ("Jane Okoro",), "The Millbrook Herald", "2025-06-11"),
        ("June 11, 2025 · 3 min read", (), "", "2025-06-11"),
        ("Publié le 11/06/2025 à 10:30, mis à jour le 12/06/2025 à 08:00", (), "", "2025-06-11"),
        ("Stand: 11.06.2025 10:30 Uhr", (), "", "2025-06-11"),
        ("Updated June 12, 2025 at 8:15 a.m. EDT | Published June 11, 2025 at 6:00 p.m. EDT", (), "", "2025-06-11"),
    ],
)  # fmt: skip
def test_lines_between_headline_and_text(below: str, authors: tuple[str, ...], outlet: str, day: str | None) -> None:
    draft = read(f"Port to reopen\n\n{below}\n\n{A}\n\n{B}\n")
    assert (draft.headline, draft.body.text) == ("Port to reopen", f"{A}\n{B}")
    assert (draft.authors, draft.outlet, draft.published.day) == (authors, outlet, day)


@pytest.mark.parametrize(
    ("foot", "credit"),
    [
        ("\n\nPTI ABC XY", "PTI"),
        ("\n\n==Kyodo", "Kyodo"),
        ("\n\n//Petra// AA", "Petra"),
        ("\n\nEnditem/ls", ""),
        ("\n\n(Schluss) ham/mei", ""),
        ("\n\n*** END ***", ""),
        ("\n\n<END>", ""),
        (" — Reuters", "Reuters"),
        (" (ANSA).", "ANSA"),
        (" EFE\n\nabc/def", "EFE"),
        (" (end) abc.xyz", ""),
        ("\n\n-- SPA\n10:30 LOCAL TIME 07:30 GMT", "SPA"),
    ],
)
def test_signs_at_the_end(foot: str, credit: str) -> None:
    draft = read(f"Port to reopen\n\nLONDON: {A}\n\n{B}{foot}\n")
    assert (draft.body.text, draft.credit) == (f"{A}\n{B}", credit)


@pytest.mark.parametrize("last", ["“We are ready,” he told Reuters.", "Who owns it? The AP.", "This is the end."])
def test_a_last_sentence_is_text(last: str) -> None:
    assert read(f"Port to reopen\n\nLONDON: {A}\n\n{last}\n").body.text == f"{A}\n{last}"


@pytest.mark.parametrize(
    ("text", "headline", "day"),
    [
        ("The Millbrook Herald, 11 June 2025, p. 4\n\nPort to reopen\n\n", "Port to reopen", "2025-06-11"),
        ("FOR IMMEDIATE RELEASE\n\nContact: Jane Okoro, press@example.org\n\nPORT TO REOPEN\n\nMILLBROOK, N.Y., June 11, 2025 – ", "PORT TO REOPEN",
         "2025-06-11"),
        ("Pressemitteilung Nr. 45/2025\n\nPort to reopen\n\nHamburg, 11.06.2025 – ", "Port to reopen", "2025-06-11"),
        ("PORT-GRÈVE-SOCIAL\n\nPort to reopen\n\nMARSEILLE, 11 juin 2025 (AFP) - ", "Port to reopen", "2025-06-11"),
        ("TRANSPORT\n\nPort to reopen\n\nBy Jane Okoro\nJune 11, 2025\n\n", "Port to reopen", "2025-06-11"),
        ("https://www.example.com/port\n\nPort to reopen\n11 June 2025\n\n", "Port to reopen", "2025-06-11"),
        ("Headline: Port to reopen\nSource: The Millbrook Herald\nDate: 11 June 2025\n\n", "Port to reopen", "2025-06-11"),
        ("Port to reopen\n==============\n\n", "Port to reopen", None),
        ("Port to reopen\n2025-06-11T10:30:00Z\n\n", "Port to reopen", "2025-06-11"),
        ("By the sea, a port reopens\n\n", "By the sea, a port reopens", None),
        ("Source: port to reopen\n\n", "Source: port to reopen", None),
        ("June 11, 2025: A day to remember\n\n", "June 11, 2025: A day to remember", None),
    ],
)  # fmt: skip
def test_what_stands_above_the_text(text: str, headline: str, day: str | None) -> None:
    draft = read(f"{text}{A}\n\n{B}\n")
    assert (draft.headline, draft.published.day, draft.body.text) == (headline, day, f"{A}\n{B}")
    assert not draft.other_headlines


WRAPPED: list[Callable[[str], str]] = [
    lambda text: "\n".join(textwrap.fill(one, 60) for one in text.split("\n")),
    lambda text: "\n".join(
        textwrap.fill(one, 72, initial_indent="    " if len(one) > 72 else "") for one in text.split("\n")
    ),
    lambda text: text.replace("\n", "\r\r\n"),
    lambda text: text.replace("\n\n", "\n\n\n"),
]


@pytest.mark.parametrize("form", WRAPPED)
@pytest.mark.parametrize(
    "above",
    [
        "Port to reopen\n11 June 2025\n\n",
        "Port to reopen\n\nON THE POLISH-BELARUSIAN BORDER, June 11, 2025 (Reuters) - ",
        "Strike ends\nTrade in the harbour resumes after nine days as unions accept an improved offer\n\nLONDON, June 11 (Reuters) - ",
        "",
    ],
)
def test_copy_set_to_a_width_is_read_alike(above: str, form: Callable[[str], str]) -> None:
    plain, set_so = read(f"{above}{A}\n\n{B}\n"), read(form(f"{above}{A}\n\n{B}\n"))
    assert set_so.body.text == plain.body.text == f"{A}\n{B}"
    assert (set_so.headline, set_so.dateline, set_so.published.day) == (
        plain.headline,
        plain.dateline,
        plain.published.day,
    )


@pytest.mark.parametrize(
    "text", ["The deal of 11 June 2025 was a good one", "https://example.com/2025-06-11", "Is 11 June 2025 the day?"]
)
def test_sentences_are_no_lines_of_days(text: str) -> None:
    assert day_line(text) is None


FIRST = (
    f"Strike ends\n\nKARACHI: {A}\n\n{B}\n",
    f"Strike ends\n\nMumbai, Jun 11 (PTI) {A}\n\n{B} PTI ABC XY\n",
    f"Strike ends\n\nBy JANE OKORO\nAssociated Press\n\nPORTLAND, Ore. (AP) — {A}\n\n{B}\n",
    f"Strike ends\n\nJakarta (ANTARA) - {A}\n\n{B}\n\nCopyright © ANTARA 2025\n",
    f"Strike ends\n\nBy Jane Okoro\n\n{A}\n\n{B}\n",
)
SECOND = (
    f"URGENT\nPort to reopen\n\nParis, June 11, 2025 (AFP) - {A}\n\n{B}\n",
    f"Will the port reopen?\n\nLONDON, June 11 (Reuters) - {A}\n\n{B}\n",
    f"Port to reopen\n\nMOSCOW, June 11. /TASS/. {A}\n\n{B}\n",
)


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("first", FIRST)
def test_a_dump_is_parted_before_the_head_of_its_second_story(first: str, second: str) -> None:
    drafts = registry.read(Source("dump.txt", f"{first}\n\n{second}".encode()))
    assert [one.headline for one in drafts] == ["Strike ends", read(second).headline]
    assert [one.body.text for one in drafts] == [f"{A}\n{B}"] * 2
